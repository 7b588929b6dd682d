"""Names of authors out of what pages print as bylines: no "By", no "기자", no addresses, one name each."""

# ruff: noqa: E501 (patterns, each on its line)
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.readers.metadata.bywords import BEFORE, LABELS, UPPER, WEEKDAYS
from reformat.readers.metadata.hangul import (
    DEPARTMENT,
    KOREAN,
    KOREAN_PLACE,
    OFFICE,
    OFFICES,
    OUTLET,
    PLACED,
    TITLE,
    reporter,
    wrote,
)
from reformat.readers.metadata.houses import house
from reformat.readers.metadata.kanji import japanese
from reformat.readers.metadata.working import GLUED, WORKING_AS, WORKS_AS

EMAIL = lazy(r"(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_UNSEEN = lazy("[\u00ad\u200b-\u200d\u2060\ufeff]")
_URL = lazy(
    r"^(?:https?:|www\.|//|/|@\w+$)|^\S+\.(?:com|net|org|de|html?)(?:/\S*)?$|^\S+\s(?-i:by|von|par|por|door|av|af)$",
    re.I,
)
_LEAD = lazy(
    r"^(?:(?:written|posted|published|reported|submitted|story|words|(?:original )?recipes?|rezept|recette|receta|ricetta|receita|recept|opskrift|oppskrift|przepis|(?:guest\s+)?(?:article|post|column|blog)|review(?:ed)?|insights|geschrieben|verfasst|eine? (?:bericht|text|porträt|kolumne|artikel|(?:gast)?beitrag|(?:gast)?kommentar|analyse|essay|reportage|interview)|écrit|publié|escrito|publicado|scritto)\s+)?"
    rf"(?:(?:{BEFORE})\s+|"
    r"(?-i:Na|Od)\s(?=(?-i:[A-Z])\w+\s(?-i:[A-Z]))|(?:by|from|von|par|por|di|door|deur|vum|av|af|oleh|przez|eftir|kirjoittanut|от|від|από|bởi|nga|بواسطة|توسط|द्वारा|автор(?:ы)?|autor(?:in|es|a|ka)?|auteurs?|autore|auteure|authors?|writer|text|tekst|글(?:\s?[·ㆍ/,&]\s?사진)?|글쓴이|작성자|기자명|본[사지]기자|as told to|담당부서|담당자|취재|作者|文|(?:本[报報]|特[约約]|[实實][习習])?[记記]者|通[讯訊][员員]|撰文)\s*[:：|·]?\s+|(?:story|texto?|testo|texte|words)\s*:\s*|(?:글(?:\s?[·ㆍ/,&]\s?사진)?|글쓴이|작성자|취재|作者|著者|執筆|ライター|(?:取材|構成|撮影|写真)?・?文(?:・(?:写真|撮影|構成))?|[记記]者|撰文|编译|編譯|采写|撰稿)\s*[:：=＝/／・]\s*|(?:論説|編集|専門|客員論説)委員\s|特派員\s|(?-i:[Ττ]ης|[Ττ]ου|[Ττ]ων)\s(?=[Α-ΩΆ-Ώ])|(?-i:[一-鿿]){2,8}\s?[／/]\s?[记記]者\s?(?=(?-i:[一-鿿]){2})|(?-i:[一-鿿]){2,6}[记記]者\s(?=(?-i:[一-鿿]){2,4}(?:\s|$))|(?:本[报報])?[记記]者(?=(?-i:[一-鿿]){2})"
    rf"|(?:{LABELS})\s*[:：]\s*|(?-i:De)\s(?=(?-i:[{UPPER}]\w+\s[{UPPER}]\w+,))|(?:editor|에디터)\s(?=(?-i:[가-힣])))",
    re.I,
)
_SPLIT = lazy(
    r"\s*(?:[;|·ㆍ⋅‧∙・]|(?<=기자)\s?(?=(?-i:[가-힣]){2,4}\s(?:(?-i:[가-힣]){1,8})?기자)|\s/|/\s|(?<=(?-i:[가-힣]){3})/(?=(?-i:[가-힣]))|(?<=(?-i:[a-zà-ÿ])),(?=(?-i:[A-ZÀ-Þ][\w'’.-]*\s[A-ZÀ-Þ]))|,\s(?:(?:and|und|et|y|e|og|och|en|&)\s)?|\s(?:and|und|et|y|e|och|og|i|и|&|ve|ja|en)\s|\s&amp;\s|\s通[讯訊][员員]\s|、|(?<=[一-鿿])[&＆](?=[一-鿿])|(?<=[一-鿿]{2})，(?=(?-i:[一-鿿ァ-ヶーA-Za-z]{2,12})\]?$))\s*",
    re.I,
)
_ROLE = lazy(
    r"^(?:.*\b(?:reporter|editor|correspondent|staff|writer|redakt(?:eur(?:in)?|ion|ørin?|oren)|journalist(?:in|e)|reporterin|giornalista|periodista|jornalista|rédact(?:eur|rice)|redactora?|redacteur|toimittaja|contributor|columnist|journalist|producer|director|senior|chief|professor|expert|analyst|manager|redaktör|inviat[oa]|corrispondente|envoyée?|enviad[oa]|korrespondent|engineer|founder|ceo|cto|researcher|scientist|lecturer|strategist|consultant|specialist|dziennikar(?:z|ka)|novinář(?:ka)?|újságíró|журналист(?:ка)?|журналіст(?:ка)?|корреспондент|кореспондент(?:ка)?|muhabiri?|wartawan|jurnalis|δημοσιογράφος)\b.*)$",
    re.I,
)
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
LONGEST = 2000
"""Characters of the longest byline: that of a hundred people. What is longer names nobody."""
_AFTER = lazy(
    r"\s*(?:\([^()]*\)?$"
    r"|(?<=기자)(?:의|님의?)?\s(?:구독|다른\s?기사|기사\s?(?:모음|더\s?보기|보기)|기자\s?페이지|페이지|프로필|응원|팔로우|보기).*"
    r"|(?<=기자)\s(?:공동\s?)?(?:취재|보도|작성)$|\s외\s?\d{1,2}\s?[명인]$|\s(?:and|&|\+)\s?\d{1,2}\s(?:others?|more)$"
    r"|(?<=[가-힣])\s(?:댓글|조회|추천|읽음|공감)수?\s?[:：]?\s?\d.*"
    r"|(?:^|(?<=\s))(?:기사\s?)?(?:최종|최초)?\s?(?:입력|수정|등록|승인|송고|게시|작성|발행|업데이트)(?:시간|일시|일|날짜)?(?:\s*[:.|]?\s*\d.*)?$"
    r"|\s(?:整合|综合|整理|编译|(?:综合|綜合)?(?:报道|報導))|\s*(?:责任编辑|責任編輯|责编|编辑|編輯|校对|审核|来源|來源)\s?[:：].*|\s*,?\s*(?:최종\s?)?(?:변경|수정|편집)(?:자|일)?\s*[:：].*|\s사진\s*[=:]?\s*[가-힣]{2,4}(?:\s기자)?$|\s(?:foto|photo|pictures?|bild|bilder|fotos|photos|video|фото|φωτο|zdjęcia|fotó|fotoğraf|사진|写真|撮影|图|圖|[攝摄]影)\s*[:=＝：／/].*|\s?[／/]\s?[一-鿿]{2,6}(?:報導|報道|报道|專電)|\s?(?:发布|發布|發佈|更新)(?:时间|時間|日期).*"
    r"|\s(?:with|avec|mit|con|com)\s+(?:additional|reporting|contribut|agenc|agenz|agentur|material|(?-i:[A-Z]{2,5}\b)).*"
    rf"|(?:19|20)\d{{2}}\s?[./년年-].*|\b{_MONTHS}[a-z]*\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b.*|\b\d{{1,2}}[\s-]+{_MONTHS}.*"
    r"|\b\d{1,2}[./]\s?\d{1,2}[./].*|\b\d{1,2}\.?\s+[^\W\d_]{3,12}\.?,?\s+(?:19|20)\d{2}\b.*|\d{1,2}:\d{2}.*"
    r"|\b(?:last\s+)?(?:updated|published|posted|modified)\b.*|\b(?:publicado|actualizado|pubblicato|aggiornato|publié|mise? à jour|veröffentlicht|aktualisiert"
    r"|publicerad|uppdaterad|publisert|oppdatert|publiceret|opdateret|gepubliceerd|bijgewerkt|opublikowano|aktualizacja|yayın|güncelleme|опубликовано|обновлено)\b.*"
    r"|\s(?-i:le|am|el|il|op|den|em|på|dnia|vom)(?:\s(?:\w+\.?,?\s)?\d.*)?|\s(?-i:Le|Am|El|Il|Op|Em|Den|På)\s?:.*"
    rf"|(?<!\d)\d+\s*(?:min|minutes?)\b.*|[|•]\s.*|·\s(?!.*기자)(?!(?:{KOREAN.pattern})(?:\s?[·,]|$)).*|\s(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s\d.*|,\s+in\s.*|\s(?:at|in|aus|en|à)\s(?-i:[A-ZÀ-Þ]).*|\s(?:on|at)(?:\s(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b.*)?|\s(?:follow|view profile|contact|bio)$"
    rf"|,\s(?:{WEEKDAYS})\b.*|\s(?:{WEEKDAYS}),?\s\d.*|\s@\w.*|\sspecial to\s.*|\s조회\s?:?\s?\d.*|\s[–—-]\s(?:photos?|fotos?|bilder)\s.*|\s(?-i:For|FOR THE|Do|Da)\s.*|\s(?:and|und|et|och|og)$|(?<=[^\W\d_]{{4}})\.|\s\.)$",
    re.I,
)
_BEFORE = lazy(
    r"^(?:(?:기사\s?)?(?:입력|등록|승인|송고|게시|작성)\s?[:.|]?\s*)?(?:19|20)\d\d\s?[./년-]\s?\d{1,2}\s?[./월-]\s?\d{1,2}\s?[.일]?\s*"
    r"(?:\([월화수목금토일]\)\s*)?(?:(?:오전|오후)?\s?\d{1,2}:\d{2}(?::\d{2})?)?\s*[|·,]?\s*(?=[^\d\W])"
)
"""A Korean date before the name."""
_OTHERS = lazy(
    r"^(?:(?:medically|clinically|technically|expert|fact)[\s-]+)?(?:reviewed|checked|edited|translated|updated|illustrat\w+|photo\w*|pictures?|images?|video|graphics?|additional reporting|with reporting|foto\w*|fot\.|kuvat?|zdjęcia|fotók?|φωτο\w*|фото\w*|写真|撮影|bilder|bild|image|übersetzung)"
    r"(?:\s*(?:by|von|par|por|di|credit)\b|\s*[:=＝／])|^[([]?\s*(?:사진|그래픽|영상|번역|감수)\s*[=:]|^(?:사진(?:\s?기자)?|편집|번역|옮긴이|그림|삽화|일러스트|감수)\s|^(?:责任编辑|責任編輯|责编|编辑|編輯|校对|审核|編集)\s?[:：]|^(?:colaboração|especial) para\b|^(?:photos?|fotos?)\s(?=(?-i:[A-ZÀ-Þ]))",
    re.I,
)
"""What is said of those who had another hand in it than writing it."""
_PICTURED = lazy(r"\((?:foto|photo|bild|imag|vídeo|video|illustr|사진)[^()]*\)$", re.I)
_NOBODY = lazy(
    rf"(?:{LABELS}|by|von|par|por|di|av|af|door|από|від|от|oleh|przez|bởi|nga|(?:oluşturulma|güncelleme) tarihi|"
    r"admin(?:istrator)?|(?:author |twitter |linkedin |full )?profile|webmaster|editor(?:s|ial)?|staff|newsroom|guest|staff reports?|staff writers?|our correspondent|unknown|none|null|n/a|red|(?:(?:all|more|other|view|see|read) )+(?:articles|posts|stories)\b.*|more from .*|yazarın (?:tüm|diğer) yazıları|(?:alle|weitere|mehr) (?:artikel|beiträge)\b.*|(?:voir )?tous (?:ses|les) articles\b.*|(?:ver )?tod[oa]s (?:los artículos|as matérias|os artigos)\b.*|(?:leggi )?tutti gli articoli\b.*|wszystkie (?:artykuły|teksty)\b.*|(?:все|усі|всички) (?:статьи|материалы|статті|матеріали|статии)\b.*|alla artiklar\b.*|kaikki artikkelit\b.*|agenturen|agencies|agences|agencias|agenzie|follow(?: (?:us|me|him|her|them|on|the author)\b.*)?|(?:e-?mail|contact|message|about|meet) (?:the|this|our) (?:authors?|writers?|reporters?)|(?:(?:view|read|see|show|leave|post|add|write|join|all|no|an?|the|\d+) ){1,3}(?:comments?|conversation|discussion)|authors?|twitter|facebook|instagram|linkedin|filed under|name(?: \*)?|mehr(?: erfahren| lesen)?|(?:read )?more|lire la suite|default|user\d*|(?-i:(?=.*[a-z]\d[a-z])[a-z\d]{16,})"
    r"|(?:site|user|web) ?admin|未知|佚名|匿名|本站|本网|网络|網路|(?:网络)?整理|发布于|发表于|原创|转载|我(?:已|要)[一-鿿]{1,6}|입력|수정|등록|승인|게시|작성|송고|업데이트|최종|기사|기자|기자명|구독(?:하기)?|다른\s?기사.*|공유(?:하기)?|(?:조회|추천|읽음|공감|댓글)수?\s?[:：]?\s?[\d,.]*|(?:최고\s?|사이트\s?|홈페이지\s?)?관리자|운영자|이웃추가|팔로우|이메일|이벤트|추천수|공지글|오[전후](?:\s?\d.*)?|(?:일\s)?\d{1,2}시(?:\s?\d{1,2}분)?|이전글|구독자|유튜브|전체글|기고문|안내문|문의처|제보하)\.?",
    re.I,
)
"""What stands where a name should, and names nobody."""
_SENTENCE = lazy(r"[，。；！？]|\s[>›»]\s")
"""Signs in Chinese and Japanese that stand in sentences, and those of trails: in no name."""
_CAPITALS = lazy(
    r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){1,2}(?=\s(?!(?:Ma?c|D[ei]|L[ea]|Van)[A-ZÀ-Þ]|[JS]r\b)[A-ZÀ-Þ][a-zà-ÿ])"
)
"""A name in capitals, before what its bearer works as."""
_TRIM = " \t·ㅣ|｜,;:/()[]<>〈〉（）【】=-–—▶»«"

NAME = lazy(
    rf"[가-힣]{{2,4}}|[{UPPER}][\w'’.-]+(?:\s(?:(?:van|von|de[rn]?|di|da|do|d[ao]s|del|della|la|le|el|al|bin|ibn|ten|ter|af|av|y|i|'t)\s)*[{UPPER}][\w'’.-]*){{1,3}}"
)
"""A person's name and nothing else."""

_SURNAMES = lazy(r"\S\s\S+\s[iy]\s[^\s,]+$")
"""Two surnames joined as Catalans and Spaniards do; another person would have a first name too."""

_COMMA = lazy(rf",\s|\s(?:and|und|et|y|e|och|og|&)\s(?={NAME.pattern},\s)")
"""What parts people that have their roles behind them."""

_SMALL = frozenset(["dpa", "afp", "epd", "sid", "ots", "ritzau"])
"""Agencies that write themselves small."""
_BROADCASTER = lazy(
    r"(?!(?:AFP|APA?|DPA|SDA|EFE|ANSA|SID|KNA|EPD|UPI|PTI|AAP|NTB|TT|ATS|PAP|ANP|CTK|ČTK|RIA)$)[A-ZÄÖÜ]{2,5}"
)
"""What a reporter's house is called in capitals behind the name; agencies are authors of their own."""


def named(saying: str) -> bool:
    """Whether this is a name alone: no sentence, no label, nobody's name."""
    text = _name(saying)
    return bool(text) and len(text.split()) < 6 and text[:1].upper() == text[:1] and not _LABEL.match(text)


_LABEL = lazy(r"(?:more|view|see|read|all|follow|about|contact|subscribe|posts|articles|share|profile|bio)\b", re.I)
"""Words that links in bylines begin with."""


_CHINESE = lazy(
    r"[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱郭何马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万段雷钱錢汤尹黎易常武乔贺賀赖賴龚龔文][一-鿿]{1,2}"
)
"""A Chinese name by its surname and length, where nothing else says that it is one."""


def alone(saying: str) -> bool:
    """Whether this names a person and says nothing else: a name, or one with its place or office in Korean."""
    return korean(saying) or japanese(saying) or latin(saying) or bool(OFFICE.fullmatch(saying) or PLACED.match(saying))


def korean(saying: str) -> bool:
    """Whether this is a Korean name by its surname and length, and nothing that pages say."""
    said = house(saying) or nobody(saying) or OFFICES.fullmatch(saying) is not None
    return KOREAN.fullmatch(saying) is not None and not said


def in_role(saying: str) -> bool:
    """Whether this is what somebody works as, and no name."""
    return bool(_ROLE.fullmatch(saying) or OFFICES.fullmatch(saying))


_PLACED_AGENCY = lazy(
    rf"((?:The )?Associated Press|Reuters|Agence France-Presse|AFP|dpa|EFE|Europa Press|ANSA|Lusa)(?:\s[{UPPER}]\w+)?"
)
"""An agency, and the place it writes from."""


def in_office(saying: str) -> bool:
    """Whether this is a Korean name with the office that its bearer holds behind it."""
    return OFFICE.fullmatch(saying) is not None


def latin(saying: str) -> bool:
    """Whether this looks like a name in Latin letters, and is no role."""
    return bool(
        NAME.fullmatch(saying)
        and saying[0] < "가"
        and not _ROLE.fullmatch(WORKS_AS.sub("", WORKING_AS.sub("", saying)))
    )


def unlabelled(saying: str) -> str:
    """A byline without the words before the name."""
    return _LEAD.sub("", saying)


def another_hand(saying: str) -> bool:
    """Whether this is said of who took the pictures, edited or translated."""
    return _OTHERS.search(saying) is not None


def nobody(saying: str) -> bool:
    """Whether this stands where a name should, and names nobody."""
    return _NOBODY.fullmatch(saying) is not None


def undated(saying: str) -> str:
    """A byline without the date and the reading time behind it."""
    return _AFTER.sub("", _BEFORE.sub("", saying)).strip(_TRIM)


class People(NamedTuple):
    """Names, and the addresses that stood among them."""

    names: tuple[str, ...]
    contacts: tuple[str, ...]


def people(sayings: Iterable[str], *, split: bool = True) -> People:
    """The names in these bylines, each once, in order. `split`: a saying may hold several names."""
    names: dict[str, str] = {}
    contacts: dict[str, None] = {}
    for saying in sayings:
        contacts.update(dict.fromkeys(EMAIL.findall(saying)))
        for name in _named_in(saying, split=split):
            names.setdefault(bare(name), name)
    if len(names) > 1 and (persons := _persons(list(names.values()))):
        return People(tuple(persons), tuple(contacts))
    return People(tuple(names.values()), tuple(contacts))


@lru_cache(maxsize=64)
def _named_in(saying: str, *, split: bool) -> tuple[str, ...]:
    """The names in one saying. Kept, since each byline of a page is asked several times."""
    if len(saying) > LONGEST or _PICTURED.search(saying):
        return ()
    text = wrote(" ".join(_UNSEEN.sub("", EMAIL.sub(" ", saying)).split()))
    text = _AFTER.sub("", _LEAD.sub("", _BEFORE.sub("", text)))
    text = _LEAD.sub("", KOREAN_PLACE.sub("", text))
    return tuple(name for piece in (_pieces(text) if split else [text]) if (name := _name(piece)))


def _persons(names: list[str]) -> list[str]:
    """The names without roles and, beside a name with capitals, without what begins small."""
    named = any(map(NAME.fullmatch, names))
    if any(map(korean, names)):
        names = [one for one in names if not DEPARTMENT.fullmatch(one)]
    return [one for one in names if not _ROLE.fullmatch(one) and (one in _SMALL or not (named and one[:1].islower()))]


def surnames(text: str) -> bool:
    """Whether this is one person with two surnames joined by a word."""
    return _SURNAMES.search(text) is not None and NAME.fullmatch(text) is not None


def _pieces(text: str) -> list[str]:
    if surnames(text):
        return [text]
    named = [p for p in _COMMA.split(text) if not _ROLE.fullmatch(p)]
    pieces = [p for piece in _SPLIT.split(", ".join(named) or text) if (p := piece.strip(_TRIM))]
    pieces = [name for piece in pieces for name in _several(piece)]
    if len(pieces) == 1:
        return [] if _OTHERS.search(pieces[0]) else pieces
    if len(pieces) == 2 and re.fullmatch(
        r"(?:Jr|Sr|I{1,3}|Ph\.?D|M\.?D|R\.?D|CPA|CFP|Esq|MBA|MPH|PMP|PSP|CISSP|LCSW|DVM|DDS|J\.?D)\.?(?:\W.*)?",
        pieces[1],
        re.I,
    ):
        return [text]
    if any(NAME.fullmatch(p) and not house(p) for p in pieces):
        pieces = [p for p in pieces if not _BROADCASTER.fullmatch(p) and not house(p)]
    if any(re.fullmatch("[가-힣]{2,4}", p) for p in pieces):
        pieces = [p for p in pieces if not OFFICES.fullmatch(p)]
    if (office := next((at for at, p in enumerate(pieces) if in_office(p)), None)) is not None:
        pieces = [p for at, p in enumerate(pieces) if at <= office or in_office(p) or korean(p)]
    kept = [p for p in pieces if not _ROLE.fullmatch(p) and not _OTHERS.search(p)]
    return kept or [p for p in pieces if not _OTHERS.search(p)]


def _several(piece: str) -> list[str]:
    """The names that a space alone parts, in Korean and Chinese; else the piece."""
    words = TITLE.sub("", piece).split()
    return words if words[1:] and (all(map(korean, words)) or all(map(_CHINESE.fullmatch, words))) else [piece]


def _name(piece: str) -> str:
    text = _LEAD.sub("", piece.strip(_TRIM))
    text = GLUED.sub("", _AFTER.sub("", text)).strip(_TRIM)
    text = capitals[0] if (capitals := _CAPITALS.match(text)) else text
    whole = text
    while (shorter := TITLE.sub("", text)) != text and shorter.strip():
        text = shorter.strip()
    if agency := _PLACED_AGENCY.fullmatch(text):
        return agency[1]
    text = OUTLET.sub("", text.strip(_TRIM))
    text = PLACED.sub("", KOREAN_PLACE.sub("", text))
    for works in (WORKS_AS, WORKING_AS):
        if NAME.fullmatch(person := works.sub("", text)):
            text = person
    if in_office := OFFICE.fullmatch(text):
        text = in_office[1]
    text = reporter(text, titled=whole != text) if "가" <= text[:1] <= "힣" else text
    if not text or len(text) > 60 or _URL.search(text) or not re.search(r"[^\W\d_]", text) or _NOBODY.fullmatch(text):
        return ""
    return "" if _SENTENCE.search(text) else text
