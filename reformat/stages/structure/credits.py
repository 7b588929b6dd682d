"""Part the credit of a picture from its caption: who made it or gave it, in the words of the source."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reformat.document.nodes import Inlines, Text
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.stages.structure.runs import part, reach

_WHAT = "사진|영상|그래픽|자료|출처|이미지|일러스트|삽화|그림|도표|캡처|캡쳐|화면"
_HOW = "제공|출처|촬영|자료|캡처|캡쳐|편집|합성"
_AGENCY = (
    "연합뉴스(?:TV)?|뉴시스|뉴스1|게티이미지(?:뱅크|코리아)?|셔터스톡|로이터|픽사베이|언스플래시|클립아트코리아|AP|AFP|EPA|UPI"
    "|Reuters|Getty [Ii]mages|Shutterstock|iStock(?:photo)?|Unsplash|Pexels|Pixabay|Alamy|IMAGO|dpa|ANP|TASS|Xinhua"
    "|신화|타스|교도"
)

_KOREAN = (
    # [사진=홍길동 기자], (사진 제공: 어느 회사), 〈그래픽 = 홍길동〉
    rf"[\[(〈<（【]\s*(?:{_WHAT})\s*(?:{_HOW})?\s*[=:：|ㅣ│/]?\s*[^\])〉>）】]{{1,60}}[\])〉>）】]",
    # 사진 제공=어느 회사, 영상 출처=어느 회사, 사진=홍길동 기자
    rf"(?:{_WHAT})\s*(?:{_HOW})?\s*[=:：|ㅣ│]\s*[^=\n]{{1,50}}",
    rf"(?:{_WHAT})\s*(?:{_HOW})\s+[^=.\n]{{1,25}}",
    rf"/\s*(?:{_WHAT})\s*(?:{_HOW})?\s*[=:：]?\s*[^=.\n]{{1,40}}",
    r"[\[(]촬영\s[가-힣]{2,4}(?:\s기자)?[\])]",
    # 2026.3.4 어느통신 홍길동, 2026.3.4/어느통신
    r"(?<=[.다]\s)20\d\d\.\s?\d\d?\.\s?\d\d?\.?\s?[/ ]\s?[^\s.]{2,12}(?:\s[가-힣]{2,4}(?:\s기자)?)?",
    # 어느신문DB, 어느신문 자료사진
    r"[\[(（]?[가-힣A-Za-z0-9]{2,12}\s?(?:DB|자료\s?사진)[.)\]）]{0,2}",
    # 홍길동 기자 제공, 어느 회사 제공
    r"^[^\s.,/()\[\]]{2,20}\s제공",
    r"(?:(?<=[.!?。…”’\])]\s)|(?=[\[(（]))[\[(（]?[^\s.,/()\[\]]{2,20}(?:\s[^\s.,/()\[\]]{1,12}){0,2}\s제공[\])）]?",
    rf"[/=｜|ㅣ│]\s*(?:{_AGENCY})(?:[·/,]\s*[^\s.,/]{{2,20}})?",
    rf"[\[(（]\s*(?:{_AGENCY})(?:[^\])）]{{0,30}})[\])）]",
    rf"(?:(?:{_AGENCY})(?:[·=/]\s?)?)+(?:\s?(?:제공|자료사진))?",
    r"(?<=[.!?”’)\]]\s)(?:[가-힣]{2,4}\s?=\s?)?[가-힣]{2,4}\s?(?:[가-힣]{2,6}\s?)?기자(?:\s?[\w.+-]+@[\w.-]+)?",
    r"[/=]\s*[가-힣]{2,4}\s?(?:사진|인턴|선임)?\s?기자(?:\s?[\w.+-]+@[\w.-]+)?",
    r"[가-힣]{2,4}\s?(?:사진|인턴|선임)?\s?기자\s?(?:[\w.+-]+@[\w.-]+|제공)",
    r"[\w.+-]+@[\w.-]+\.[a-z]{2,}",
    r"(?<=[.다]\s)/\s?[가-힣A-Za-z0-9·]{2,14}(?:\s제공)?",
)

_PHOTO = "摄影?|供图|图|资料图片?|(?:视频|网络)?截图|制图|绘图?"
_CHINESE = (
    # （张三摄）, （视觉中国）, （新华社发 李四摄）
    rf"[（(【][^（）()【】。]{{0,30}}(?:{_PHOTO}|视觉中国|图源[^（）()。]{{0,14}})\s?[）)】]",
    # 新华社记者 张三 摄, 本报记者王五 供图
    rf"[\w·]{{0,10}}(?:记者|通讯员)[\s:：]?[一-鿿]{{2,4}}(?:[\s、/][一-鿿]{{2,4}})*\s?[/／]?\s?(?:{_PHOTO})",
    r"(?<=[。\s])[一-鿿·]{2,12}(?:\s[一-鿿]{2,4})?\s?[/／]?\s?(?:摄影?|供图)",
    r"(?:视觉中国|东方IC|图虫(?:创意)?|IC photo)\s?(?:资料图?|供图|图)?",
    r"图(?:源|片来源)?\s?[/／:：]\s?[^\s。]{2,20}|资料图片?",
)
"""Credits as Chinese papers write them."""

_WESTERN = (
    r"[\[(|]?\s*(?:Photo|Photograph|Image|Picture|Illustration|Graphic|Video|Credit|Source|Courtesy|Foto|Bild|Imagen|Crédits?"
    r"|Crédit photo|Fonte|Quelle|Bildquelle|Bildnachweis|Fuente|Imago|Zdjęcie|Źródło|Kuva|Bron|Kilde|Källa|Zdroj"
    r"|Fotó|Fotoğraf|Kaynak|Sumber|Фото|Источник|Джерело|Φωτογραφία|Πηγή|صورة|المصدر|צילום|写真|画像|提供|出典|图片|图源|摄影|图片来源)"
    r"(?:graph|s)?\s*(?:by|courtesy(?:\s+of)?|[Cc]redits?|[Cc]ourtesy|via|from|de|von|提供|来源)?\s*[:=：/]\s*[^\n]{1,80}",
    r"[\[(]?[Ff]ot(?:o|ky)?\.\s+[A-ZÀ-Ž][^.\n]{2,60}[\])]?",
    r"[\[(]\s*(?:(?:File\s+)?(?:Photo|Image|Illustration|Graphic|Foto|Picture)s?(?:graph)?\s+(?:[Bb]y|[Cc]ourtesy|via|from|de|von|di|par)\b"
    r"|Courtesy\b|[Cc]redit\b|©|Foto\b|AP\b|Reuters\b|via\b)[^\])\n]{1,80}[\])]",
    r"(?:Photo(?:graph)?|Image|Illustration|Graphic|Foto|Picture|Video)s?\s+(?:[Bb]y|[Cc]ourtesy(?:\s+of)?)\s+[A-ZÀ-Þ][^.\n]{2,60}\.?",
    r"(?:Courtesy|Photo courtesy|Image courtesy)(?:\s+of)?\s+[A-ZÀ-Þ][^.\n]{2,60}\.?",
    r"(?:©|ⓒ|\(c\)|Copyright)\s*[^.\n]{2,60}\.?",
    rf"[\[(]?(?:[A-ZÀ-Þ][\w'’.-]+\s){{0,3}}[A-ZÀ-Þ][\w'’.-]+\s?/\s?(?:{_AGENCY}|[A-Z]{{2,5}})"
    r"(?:\s?(?:/|via)\s?[\w .]{2,40})?[\])]?\.?",
    rf"(?:(?:[A-ZÀ-Þ][\w'’-]+|[A-Z]\.)\s){{0,3}}[A-ZÀ-Þ][\w'’-]+—(?:{_AGENCY})",
    rf"[\[(](?:{_AGENCY})(?:\s?(?:Photo|Images?|/)[^\])\n]{{0,50}})?[\])]",
    rf"(?:{_AGENCY})(?:/|\svia\s|\sPhoto)[^.\n]{{0,50}}",
    # Ann Bell | The Harbour Post | Getty Images: nothing but names
    rf"^[A-ZÀ-Þ][\w'’.&-]*(?:\s[\w'’.&-]+){{0,3}}(?:\s\|\s[A-ZÀ-Þ][^|.\n]{{1,40}})?\s\|\s(?:{_AGENCY}|Bloomberg|NurPhoto)\b[^|.\n]{{0,30}}",
    # Ann Bell/Harbour Post/Wharf Press via Getty Images
    rf"^[A-ZÀ-Þ][\w'’.& -]{{1,40}}/[A-ZÀ-Þ][\w'’.&/ -]{{1,60}}\svia\s(?:{_AGENCY})",
    r"[＝=](?:[^＝=。\s]{1,20})",
    r"(?:Getty Images|Shutterstock|Unsplash|iStock(?:photo)?|Adobe Stock|Wikimedia Commons)\.?",
)

_DESK = (
    r"(?P<desk>(?:\s*(?:19|20)\d\d\.\s?\d\d?\.\s?\d\d?\.?)?(?:\s*[\w.+-]+@[\w.-]+)?(?:\.?\s*\*?\s?재판매[^.\n]{0,30})?)"
)
"""What an agency's desk writes behind the credit: the day, its address, what nobody may do with the picture."""

_END = lazy(
    rf"(?:^|(?<=[\s.!?。…”’」』)\]，,;–—-])|(?=[/=＝\[(（〈<【|ㅣ│©ⓒ]))"
    rf"(?:{'|'.join(_KOREAN + _CHINESE + _WESTERN)}){_DESK}\s*$"
)

_SIGNED = lazy(rf"[=:：/©ⓒ|\[(（<〈]|{_AGENCY}|\bby\b|ourtesy|摄|供图|视觉中国|资料图")

_REPORTER = lazy(r"[다음함임][.”’\"]\s[가-힣]{2,4}\s(?:사진|인턴|선임|객원)?기자$")

LONGEST = 140.0
"""Reach of a credit at most."""

TAIL = 300
"""Characters at the end of a caption that are looked at."""


class Parted(NamedTuple):
    """A caption's two parts; either may be empty."""

    caption: Inlines
    credit: Inlines


def part_credit(caption: Inlines) -> Parted:
    """The caption without the credit at its end, and the credit, word for word."""
    text = plain(caption)
    match = _at_end(text)
    if match is None:
        return Parted(caption, ())
    start = match.start() + max(len(text) - TAIL, 0)
    if _whole_sentence(match[0]) and start == 0:
        return Parted(caption, ())
    return Parted(part(caption, 0, start), part(caption, start, len(text)))


def _whole_sentence(text: str) -> bool:
    """Whether what looks like a credit is rather a sentence of its own."""
    return bool(re.search(r"다\.\s*$", text)) or len(text.split()) > 12


_OPENING = lazy(r"[(\[（［]?\s*(?:Image|Photo|Picture|Pic|Credit|Foto|Bild|사진)?\s*[:=：]?\s*$", re.I)


def with_bracket(caption: Inlines, credit: Inlines) -> Parted:
    """Both parts with the bracket or label that opens the credit taken out of the caption, where markup cut it off."""
    text = plain(caption)
    match = _OPENING.search(text)
    opens = match is not None and match[0].strip() and not any(c.isalnum() for c in text[: match.start()][-1:])
    if match is None or not opens:
        return Parted(caption, credit)
    apart = (Text(" "),) if match[0][-1:].isalpha() and plain(credit)[:1].isalnum() else ()
    return Parted(part(caption, 0, match.start()), (*part(caption, match.start(), len(text)), *apart, *credit))


def ends_in_credit(text: str) -> bool:
    """Whether a line that nothing else tells is a caption ends as only captions do: in a credit with its signs."""
    match = _at_end(text) if _SIGNED.search(text[-TAIL:]) else None  # of most sentences that tells the quicker
    return match is not None and _SIGNED.search(match[0]) is not None and not _whole_sentence(match[0])


def ends_in_reporter(text: str) -> bool:
    """Whether a sentence has a Korean reporter's name behind it: right below a picture, whoever took it."""
    return _REPORTER.search(text[-TAIL:]) is not None


@lru_cache(maxsize=512)
def _at_end(text: str) -> re.Match[str] | None:
    match = _END.search(text[-TAIL:])
    return match if match is not None and reach(match[0].removesuffix(match["desk"])) <= LONGEST else None
