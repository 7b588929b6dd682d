"""What stands around the names in bylines of many languages, as patterns: labels, roles, days, what names nobody."""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.readers.metadata.bywords import BEFORE, LABELS, UPPER, WEEKDAYS
from reformat.readers.metadata.hangul import KOREAN

LEAD = lazy(
    r"^(?:(?:written|posted|published|reported|submitted|story|words|(?:original )?recipes?|rezept|recette|receta"
    r"|ricetta|receita|recept|opskrift|oppskrift|przepis|(?:guest\s+)?(?:article|post|column|blog)|review(?:ed)?"
    r"|insights|geschrieben|verfasst|eine? (?:bericht|text|porträt|kolumne|artikel|(?:gast)?beitrag|(?:gast)?kommentar"
    r"|analyse|essay|reportage|interview)|écrit|publié|escrito|publicado|scritto)\s+)?"
    rf"(?:(?:{BEFORE})\s+|"
    r"(?-i:Na|Od)\s(?=(?-i:[A-Z])\w+\s(?-i:[A-Z]))|(?:by|from|von|par|por|di|door|deur|vum|av|af|oleh|przez|eftir"
    r"|kirjoittanut|от|від|από|bởi|nga|بواسطة|توسط|द्वारा|автор(?:ы)?|autor(?:in|es|a|ka)?|auteurs?|autore|auteure"
    r"|authors?|writer|text|tekst|글(?:\s?[·ㆍ/,&]\s?사진)?|글쓴이|작성자|기자명|본[사지]기자|as told to|담당부서"
    r"|담당자|취재|송고|作者|文|(?:本[报報]|特[约約]|[实實][习習])?[记記]者|通[讯訊][员員]|撰文)\s*[:：|·]?\s+"
    r"|(?:story|texto?|testo|texte|words)\s*:\s*"
    r"|(?:글(?:\s?[·ㆍ/,&]\s?사진)?|글쓴이|작성자|취재|作者|著者|執筆|ライター"
    r"|(?:取材|構成|撮影|写真)?・?文(?:・(?:写真|撮影|構成))?|[记記]者|撰文|编译|編譯|采写|撰稿)\s*[:：=＝/／・]\s*"
    r"|(?:論説|編集|専門|客員論説)委員\s|特派員\s|(?-i:[Ττ]ης|[Ττ]ου|[Ττ]ων)\s(?=[Α-ΩΆ-Ώ])"
    r"|(?-i:[一-鿿]){2,8}\s?[／/]\s?[记記]者\s?(?=(?-i:[一-鿿]){2})"
    r"|(?-i:[一-鿿]){2,6}[记記]者\s(?=(?-i:[一-鿿]){2,4}(?:\s|$))|(?:本[报報])?[记記]者(?=(?-i:[一-鿿]){2})"
    rf"|(?:{LABELS})\s*[:：]\s*|(?-i:De)\s(?=(?-i:[{UPPER}]\w+\s[{UPPER}]\w+,))|(?:editor|에디터)\s(?=(?-i:[가-힣])))",
    re.I,
)
"""What stands before a name: by, written by, the label of a field."""
SPLIT = lazy(
    r"\s*(?:[;|·ㆍ⋅‧∙・]|(?<=기자)\s?(?=(?-i:[가-힣]){2,4}\s(?:(?-i:[가-힣]){1,8})?기자)|\s/|/\s"
    r"|(?<=(?-i:[가-힣]){3})/(?=(?-i:[가-힣]))|(?<=(?-i:[a-zà-ÿ])),(?=(?-i:[A-ZÀ-Þ][\w'’.-]*\s[A-ZÀ-Þ]))"
    r"|,\s(?:(?:and|und|et|y|e|og|och|en|&)\s)?|\s(?:and|und|et|y|e|och|og|i|и|&|ve|ja|en)\s|\s&amp;\s"
    r"|\s通[讯訊][员員]\s|、|(?<=[一-鿿])[&＆](?=[一-鿿])"
    r"|(?<=[一-鿿]{2})，(?=(?-i:[一-鿿ァ-ヶーA-Za-z]{2,12})\]?$))\s*",
    re.I,
)
"""What parts one name from the next."""
ROLE = lazy(
    r"^(?:.*\b(?:reporter|editor|correspondent|staff|writer|redakt(?:eur(?:in)?|ion|ørin?|oren)|journalist(?:in|e)"
    r"|reporterin|giornalista|periodista|jornalista|rédact(?:eur|rice)|redactora?|redacteur|toimittaja|contributor"
    r"|columnist|journalist|special (?:for|to)|writers|producer|director|senior|chief|professor"
    r"|expert|analyst|manager|redaktör|inviat[oa]"
    r"|corrispondente|envoyée?|enviad[oa]|korrespondent|engineer|founder|ceo|cto|researcher|scientist|lecturer"
    r"|strategist|consultant|specialist|dziennikar(?:z|ka)|novinář(?:ka)?|újságíró|журналист(?:ка)?|журналіст(?:ка)?"
    r"|корреспондент|кореспондент(?:ка)?|muhabiri?|wartawan|jurnalis|δημοσιογράφος)\b.*)$",
    re.I,
)
"""What somebody works as, alone."""
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
AFTER = lazy(
    r"\s*(?:\([^()]*\)?$"
    r"|(?<=기자)(?:의|님의?)?\s(?:구독|다른\s?기사|기사\s?(?:모음|더\s?보기|보기)|기자\s?페이지|페이지|프로필|응원"
    r"|팔로우|보기).*"
    r"|(?<=기자)\s(?:공동\s?)?(?:취재|보도|작성)$|\s외\s?\d{1,2}\s?[명인]$|\s(?:and|&|\+)\s?\d{1,2}\s(?:others?|more)$"
    r"|(?<=[가-힣])\s(?:댓글|조회|추천|읽음|공감)수?\s?[:：]?\s?\d.*"
    r"|(?:^|(?<=\s))(?:기사\s?)?(?:최종|최초)?\s?(?:입력|수정|등록|승인|송고|게시|작성|발행|업데이트)(?:시간|일시|일"
    r"|날짜)?(?:\s*[:.|]?\s*\d.*)?$"
    r"|\s(?:整合|综合|整理|编译|(?:综合|綜合)?(?:报道|報導))"
    r"|\s*(?:责任编辑|責任編輯|责编|编辑|編輯|校对|审核|来源|來源)\s?[:：].*"
    r"|\s*,?\s*(?:최종\s?)?(?:변경|수정|편집)(?:자|일)?\s*[:：].*|\s사진\s*[=:]?\s*[가-힣]{2,4}(?:\s기자)?$"
    r"|\s(?:foto|photo|pictures?|bild|bilder|fotos|photos|video|фото|φωτο|zdjęcia|fotó|fotoğraf|사진|写真|撮影|图|圖"
    r"|[攝摄]影)\s*[:=＝：／/].*|\s?[／/]\s?[一-鿿]{2,6}(?:報導|報道|报道|專電)"
    r"|\s?(?:发布|發布|發佈|更新)(?:时间|時間|日期).*"
    r"|\s(?:with|avec|mit|con|com)\s+(?:additional|reporting|contribut|agenc|agenz|agentur|material"
    r"|(?-i:[A-Z]{2,5}\b)).*"
    rf"|(?:19|20)\d{{2}}\s?[./년年-].*|\b{_MONTHS}[a-z]*\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b.*"
    rf"|\b\d{{1,2}}[\s-]+{_MONTHS}.*"
    r"|\b\d{1,2}[./]\s?\d{1,2}[./].*|\b\d{1,2}\.?\s+[^\W\d_]{3,12}\.?,?\s+(?:19|20)\d{2}\b.*|\d{1,2}:\d{2}.*"
    r"|\b(?:last\s+)?(?:updated|published|posted|modified)\b.*"
    r"|\b(?:publicado|actualizado|pubblicato|aggiornato|publié|mise? à jour|veröffentlicht|aktualisiert"
    r"|publicerad|uppdaterad|publisert|oppdatert|publiceret|opdateret|gepubliceerd|bijgewerkt|opublikowano"
    r"|aktualizacja|yayın|güncelleme|опубликовано|обновлено)\b.*"
    r"|\s(?-i:le|am|el|il|op|den|em|på|dnia|vom)(?:\s(?:\w+\.?,?\s)?\d.*)?|\s(?-i:Le|Am|El|Il|Op|Em|Den|På)\s?:.*"
    rf"|(?<!\d)\d+\s*(?:min|minutes?)\b.*|[|•]\s.*|·\s(?!.*기자)(?!(?:{KOREAN.pattern})(?:\s?[·,]|$)).*"
    rf"|\s(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s\d.*|,\s+in\s.*|\s(?:at|in|aus|en|à)\s(?-i:[A-ZÀ-Þ]).*"
    rf"|\s(?:on|at)(?:\s(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b.*)?|\s(?:follow|view profile|contact|bio)$"
    rf"|,\s(?:{WEEKDAYS})\b.*|\s(?:{WEEKDAYS}),?\s\d.*|\s@\w.*|\sspecial to\s.*|\s조회\s?:?\s?\d.*"
    rf"|\s[–—-]\s(?:photos?|fotos?|bilder)\s.*|\s(?-i:For|FOR THE|Do|Da)\s.*|\s(?:and|und|et|och|og)$"
    rf"|(?<=[^\W\d_]{{4}})\.|\s\.)$",
    re.I,
)
"""What stands behind a name: a day, a time to read, where it was written, a link to what else there is."""
DATED = lazy(
    r"^(?:(?:기사\s?)?(?:입력|등록|승인|송고|게시|작성)\s?[:.|]?\s*)?(?:19"
    r"|20)\d\d\s?[./년-]\s?\d{1,2}\s?[./월-]\s?\d{1,2}\s?[.일]?\s*"
    r"(?:\([월화수목금토일]\)\s*)?(?:(?:오전|오후)?\s?\d{1,2}:\d{2}(?::\d{2})?)?\s*[|·,]?\s*(?=[^\d\W])"
)
"""A Korean date before the name."""
OTHERS = lazy(
    r"^(?:(?:medically|clinically|technically|expert|fact)[\s-]+)?(?:reviewed|checked|edited|translated|updated"
    r"|illustrat\w+|photo\w*|pictures?|images?|video|graphics?|additional reporting|with reporting|foto\w*|fot\."
    r"|kuvat?|zdjęcia|fotók?|φωτο\w*|фото\w*|写真|撮影|bilder|bild|image|übersetzung)"
    r"(?:\s*(?:by|von|par|por|di|credit)\b|\s*[:=＝／])|^[([]?\s*(?:사진|그래픽|영상|번역|감수)\s*[=:]"
    r"|^(?:사진(?:\s?기자)?|편집|번역|옮긴이|그림|삽화|일러스트|감수)\s"
    r"|^(?:责任编辑|責任編輯|责编|编辑|編輯|校对|审核|編集)\s?[:：]|^(?:colaboração|especial) para\b"
    r"|^(?:photos?|fotos?)\s(?=(?-i:[A-ZÀ-Þ]))",
    re.I,
)
"""What is said of those who had another hand in it than writing it."""
PICTURED = lazy(r"\((?:foto|photo|bild|imag|vídeo|video|illustr|사진)[^()]*\)$", re.I)
NOBODY = lazy(
    rf"(?:{LABELS}|by|von|par|por|di|av|af|door|από|від|от|oleh|przez|bởi|nga|(?:oluşturulma|güncelleme) tarihi|"
    r"admin(?:istrator)?|(?:author |twitter |linkedin |full )?profile|webmaster|editor(?:s|ial)?|staff|newsroom|guest"
    r"|staff reports?|staff writers?|our correspondent|unknown|none|null|n/a|red"
    r"|(?:(?:all|more|other|view|see|read) )+(?:articles|posts|stories)\b.*|more from .*"
    r"|yazarın (?:tüm|diğer) yazıları|(?:alle|weitere|mehr) (?:artikel|beiträge)\b.*"
    r"|(?:voir )?tous (?:ses|les) articles\b.*|(?:ver )?tod[oa]s (?:los artículos|as matérias|os artigos)\b.*"
    r"|(?:leggi )?tutti gli articoli\b.*|wszystkie (?:artykuły|teksty)\b.*"
    r"|(?:все|усі|всички) (?:статьи|материалы|статті|матеріали|статии)\b.*|alla artiklar\b.*|kaikki artikkelit\b.*"
    r"|agenturen|agencies|agences|agencias|agenzie|follow(?: (?:us|me|him|her|them|on|the author)\b.*)?"
    r"|(?:e-?mail|contact|message|about|meet) (?:the|this|our) (?:authors?|writers?|reporters?)"
    r"|(?:(?:view|read|see|show|leave|post|add|write|join|all|no|an?|the|\d+) ){1,3}(?:comments?|conversation"
    r"|discussion)|authors?|rss(?: feeds?)?|archives?|am|twitter|facebook|instagram|linkedin|filed under|name(?: \*)?"
    r"|mehr(?: erfahren| lesen)?"
    r"|(?:read )?more|lire la suite|default|user\d*|(?-i:(?=.*[a-z]\d[a-z])[a-z\d]{16,})"
    r"|(?:site|user|web) ?admin|未知|佚名|匿名|本站|本网|网络|網路|(?:网络)?整理|发布于|发表于|原创|转载"
    r"|我(?:已|要)[一-鿿]{1,6}|입력|수정|등록|승인|게시|작성|송고|업데이트|최종|기사|기자|기자명|구독(?:하기)?"
    r"|다른\s?기사.*|공유(?:하기)?|(?:조회|추천|읽음|공감|댓글)수?\s?[:：]?\s?[\d,.]*"
    r"|(?:최고\s?|사이트\s?|홈페이지\s?)?관리자|운영자|이웃추가|팔로우|이메일|이벤트|추천수|공지글"
    r"|오[전후](?:\s?\d.*)?|(?:일\s)?\d{1,2}시(?:\s?\d{1,2}분)?|이전글|구독자|유튜브|전체글|기고문|안내문|문의처|게시[글물판]"
    r"|제보하|프로필|더\s?보기|(?:보낸|받는)\s?(?:사람|이))\.?",
    re.I,
)
"""What stands where a name should, and names nobody."""
