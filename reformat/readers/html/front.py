"""What stands in front of the body: headline, standfirst, byline, date and the lead picture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reformat.patterns import lazy
from reformat.readers.html.find import Weights
from reformat.readers.html.headline import FAR, headline, words
from reformat.readers.html.lead import lead_picture
from reformat.readers.html.page import INLINE, Page, Part
from reformat.readers.html.pictured import captions
from reformat.readers.html.signals import BYLINE, DATE, DECK, HEADINGS, captioning
from reformat.readers.metadata.bywords import AGO, BEFORE, LABELS, UPPER
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.korean_bylines import bylined
from reformat.readers.metadata.people import people
from reformat.readers.metadata.published import CHANGED, EVENT, FIRST, OPEN
from reformat.readers.metadata.written import written

SHORT = 320
"""How long a paragraph before the byline is at most: a deck that nothing marks."""

NEAR = 30
"""How many elements before the headline are looked at for a byline or a date."""

EVENTS, ENTRY = 6, 14
"""Entries of a list that are looked at, and the characters beyond which one holds more than a day."""

_APART = "picture, figure, video, time"
"""What no standfirst holds, but a box around it that bears its name."""

_META = lazy(r"(?:^|[\s_-])(?:post|entry|node|article)[_-]{1,2}meta(?:$|[\s_-])")
"""Class tokens of boxes that hold byline and date, beside tags and buttons."""

_ARTICLE = lazy(r"(?:^|[\s_-])(?:article|story|post)(?:$|[\s_-])")
"""Names of boxes that hold one article from headline to end."""

SHORT_DATE = 40
"""Characters of a date in such a line."""

_ENTRY_OF = lazy(r"(?:^|[\s_-])live-?(?:blog|ticker)?[_-]{0,2}(?:entry|update|post|event|item)(?:$|[\s_-])")
"""Names of the entries of a live report."""

SHORTEST, BRIEF = 25, 14
"""Letters of a line that a name calls the standfirst at least, and in a denser script where it is several words."""
_LISTED = lazy(r"(?:^|[\s_-])(?:categor(?:y|ies)|tags?)(?:$|[\s_-])")
"""Class tokens of lists that stand in a standfirst's box and are none."""

_POSTAL = lazy(r"\d{4}")
_STAMP = lazy(
    r"(?<![\d.])\d\d([.-])\s?\d{1,2}\1\s?\d{1,2}\.?\s{1,2}\d{1,2}:\d\d|^\d{1,2}([/.])\d{1,2}\2\d\d(?:,?\s\d{1,2}:\d\d.*)?$"
)
"""A day with two digits for the year, and the time or nothing else."""

SPEAKS = lazy(
    r"[가-힣]{2,4}\s?(?:[가-힣]+\s)?(?:기자|특파원|논설위원|통신원|인턴기자|화백|기상캐스터)(?![가-힣])|^본[사지]기자\s[가-힣]{2,4}$"
    r"|^(?:[가-힣A-Za-z]{2,10}\s)?(?:디지털|온라인|인터넷|속보|이슈|편집|콘텐츠)[가-힣]{0,6}(?:팀|부|국)$"
    r"|^(?:작성자|글쓴이|담당부서|담당자)\s*[:：]?\s*[가-힣]{2,}"
    r"|^(?:글(?:\s?[·/]\s?사진)?|취재|[Ee]ditor|에디터)(?:\s*[=:|]\s*|\s+)[가-힣]{2,4}(?:\s(?:기자|작가))?(?:\s(?:[·|/]\s)?(?:사진|그림|삽화|일러스트|그래픽|디자인)\s.*)?$"
    r"|^(?:Submitted|Guest post) by\s\S+|^Eine?\s\w+\s[Vv]on\s[A-ZÀ-Þ]|^(?:Story|Texto|Testo|Texte|Words)\s?:\s[A-ZÀ-Þ]"
    r"|^(?:(?:[Ww]ritten|[Pp]osted|[Gg]eschrieben|[Ee]scrito|[Ss]critto|[Éé]crit)\s)?"
    rf"(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|[Aa]v|[Aa]f|[Dd]oor|[Dd]i)\s*:?\s+(?:[{UPPER}][^\s]+(?:\s|$)|[가-힣]{{2,4}}$)"
    r"|^[一-鿿]{0,6}[记記]者[\s:：]\s?[一-鿿]{2,4}(?:\s[一-鿿]{2,4})*$|^(?:(?:取材|構成)・)?文(?:・写真)?\s?[・／/:：=＝]\s?[一-鿿]|^[一-鿿々ぁ-んァ-ヶ]{3,6}記者$|^(?:著者|執筆|ライター|编译|采写)\s?[:：／/＝]\s?\S|^(?:論説|編集|専門)委員\s\S{2,6}$"
    rf"|^(?:Του|Της)\s(?:[{UPPER}]\w+\s?){{2,3}}$|^(?i:{LABELS})\s?[:：]\s*\S.{{1,60}}$|^(?i:{BEFORE})\s+\S.{{1,60}}$|^De\s(?:[{UPPER}]\w+\s?){{2,3}},.*\d{{4}}"
)
"""Words of bylines."""

_SHOT = lazy(r"\S\s\S+\s(?:글\s?[·ㆍ/]\s?)?(?:사진|영상|그래픽)\s?[=:|/]\s?$")
"""Words before whoever took a picture: its caption."""

_SAYS = lazy(r"[다요까죠]\s?[.?!]|[가-힣]\s?[!?]$")
"""A Korean sentence, as anchors say one to a reporter: no byline."""

_DIGIT = lazy(r"\d")

_SENTENCE = lazy(r"。$|\D{30}$(?<=[^\W\d_]{4}\.)")
"""The end of a sentence that says more than a day."""

_AT = lazy(
    r"(?i:venue|location|where|place|cost|price|admission|tickets?|ort|veranstaltungsort|eintritt|lieu|tarif|lugar|luogo|local"
    r"|plaats|locatie|sted|plats|miejsce|místo|място|место|місце|yer|tempat|会場|場所|장소|地点|地點)\s?[:：]?"
)
"""What stands before the place or the price of an event."""

_TODAY = lazy(
    r"(?:星期|周)[一二三四五六日天]\W*$|[월화수목금토일]요일\W*$|\d\s?일?\s?\([월화수목금토일]\)(?!\W*\d)|[日月火水木金土]曜日?\W*$"
)
"""How a line ends that tells what day it is today, over the menus."""

_AGO = lazy(rf"(?:{AGO})", re.I)


TIMES = ("time", "relative-time", "time-ago")
"""Elements of a moment; a script writes into the latter two how long ago it was."""


@dataclass(slots=True)
class Front:
    """The parts of the front: at most one title; decks, bylines, dates and figures in order."""

    title: Part | None = None
    decks: list[Part] = field(default_factory=list)
    bylines: list[Part] = field(default_factory=list)
    dates: list[Part] = field(default_factory=list)
    figures: list[Part] = field(default_factory=list)

    @property
    def told(self) -> dict[str, list[Part]]:
        """The parts whose words go into the metadata, by their roles."""
        return {"title": [self.title] if self.title else [], "byline": self.bylines, "date": self.dates}


def find_front(page: Page, weights: Weights, root: Part, said: list[str]) -> Front:
    """The front of the article whose body is `root`; `said` are titles that the page's data gives it."""
    front = Front(title=headline(page, weights, root, said))
    at = min(front.title.index, root.index) if front.title is not None else max(root.index - FAR, 0)
    near = max(at - NEAR, 0)
    behind_menu = max((p.end for p in page.parts[near:at] if p.tag == "nav" and p.end <= at), default=near)
    _before(page, weights, front, behind_menu, root)
    _inside(page, weights, front, root)
    if front.title is not None and any(one.index > at and iso(words(one)) for one in (*front.dates, *front.bylines)):
        front.dates = [one for one in front.dates if one.index > at or not _TODAY.search(words(one))]
    return front


def _before(page: Page, weights: Weights, front: Front, start: int, root: Part) -> None:
    """Sort out what stands around the headline and before the body."""
    end, title = start, front.title
    above = _box(title, root)
    for part in page.parts[start : root.index]:
        index = part.index
        if index < end:
            continue
        if index > above and not front.figures and not root.within(part) and (title is None or not title.within(part)):
            found = lead_picture(page, part, root.index)
            front.figures += found if part.text or above < 0 or title is None or index > title.index else []
        if part in front.figures:
            end = part.end
        elif root.within(part) or (title is not None and (title.within(part) or part.within(title))):
            continue
        elif (
            sort(part, weights, front, after=title is None or index > title.index)
            or part.tag in ("nav", "form", "aside", "button")
            or of_facts(part)
            or (index in weights.out and not DECK.search(part.names) and not _META.search(part.names))
        ):
            end = part.end


def _box(title: Part | None, root: Part) -> int:
    """Behind which element a lead picture may stand: with its caption in the article's box, also above the headline."""
    if title is None or title.within(root):
        return -1
    box = next(filter(root.within, title.around), None)
    own = box is not None and (box.tag in ("article", "main") or _ARTICLE.search(box.names) is not None)
    return box.index if box is not None and own else title.index


def of_facts(part: Part) -> bool:
    """Whether this is a table of facts about its subject, with days and names of its own: a wiki's, or an event's."""
    if part.tag == "dl":
        return any(child.tag == "dt" and _AT.fullmatch(words(child)) is not None for child in part.children)
    return part.tag == "table" and "infobox" in part.names


def _whole(part: Part) -> bool:
    """Whether a part is one piece of text and not a box of several, of a picture or of who wrote when."""
    if part.tag in HEADINGS:
        return True
    parted = any(c.weight and c.tag in ("div", "section") for c in part.children)
    return not parted and part.node.css_first(_APART) is None


def sort(part: Part, weights: Weights, front: Front, *, after: bool) -> bool:
    """Put a part in front of the body where it belongs; whether it does. `after`: it follows the headline."""
    names, length = part.names, part.text
    if length and (role := spoken(part, weights)):
        (front.dates if role == "date" else front.bylines).append(part)
        return True
    if 0 < length <= SHORT_DATE and _timed(part):
        front.dates.append(part)
        return True
    named = after and length and names and DECK.search(names) and not _LISTED.search(names)
    least = SHORTEST if weights.scale == 1.0 or " " not in words(part).strip() else BRIEF
    if named and least / weights.scale <= length < 900 and part.link_density < 0.5 and _whole(part):
        front.decks.append(part)
        return True
    return False


def _timed(part: Part) -> bool:
    """Whether a part says nothing but what a time element in it says."""
    time = part.node.css_first("time")
    return time is not None and (time.text(deep=True) or "").split() == words(part).split()


def spoken(part: Part, weights: Weights) -> str:
    """Whether a short part in front of the body is a "byline" or a "date", by its names, its tag or its words."""
    heads = part.tag in HEADINGS and part.tag < "h4"
    if part.text > 160 or heads or part.tag == "figcaption" or captioning(part.names):
        return ""
    return _by_markup(part) or _by_words(part, weights)


def _by_markup(part: Part) -> str:
    """What attributes, names and tag of a part say that it is; a name for dates needs a date."""
    said = part.attrs
    if "author" in (said.get("itemprop"), said.get("rel")):
        return "byline"
    if part.tag == "address" and "location" not in part.names and not _POSTAL.search(words(part)):
        return "byline"
    dated = bool(part.names) and DATE.search(part.names) is not None and written(words(part)) != ""
    if part.names and BYLINE.search(part.names) and not dated:
        return "date" if _only_dated(words(part)) else "byline"
    timed = part.tag in TIMES and not lasting(part)
    return "date" if timed or dated or said.get("itemprop") in ("datePublished", "dateModified") else ""


def _by_words(part: Part, weights: Weights) -> str:
    """What the words of a part say that it is, where it is one line, maybe with an icon before it."""
    inner = {child.tag for child in part.children} - INLINE - {"br"}
    if weights.paragraph(part) > 120 or inner - {"img"} or (inner and part.text > SHORT_DATE):
        return ""
    text = words(part)
    said = SPEAKS.search(text)
    shown = said is not None and (captions(part, text[: said.start()]) or _SHOT.search(text[: said.start()]))
    if said and not text.startswith(("ⓒ", "©", "▲", "△", "[", "(")) and not shown:
        sentence = (len(text) > 60 and text.endswith((".", "!", "?", ":"))) or _SAYS.search(text)
        if not sentence:
            return "byline"
    if weights.scale != 1.0 and bylined(text) and not captions(part, text):
        return "byline"
    short = len(text) < 70 or _in_row(text)
    says = _SENTENCE.search(text) or captions(part, text if _SAYS.search(text) else _DIGIT.split(text, 1)[0])
    dated = (short and not says) or CHANGED.match(text) or FIRST.match(text)
    if not dated or EVENT.match(text) or OPEN.search(text) or in_chronicle(part):
        return ""
    return "date" if (iso(text) or _STAMP.search(text) or _AGO.fullmatch(text)) else ""


def lasting(part: Part) -> bool:
    """Whether a time element says how long something takes, and not when it was."""
    return (part.attrs.get("datetime") or "").strip().upper().startswith("P")


def _only_dated(text: str) -> bool:
    """Whether a byline tells a day first, and then nobody: boards put the name before it, and the hits behind."""
    return text[:1].isdigit() and bool(iso(text)) and not people([text]).names


def _in_row(text: str) -> bool:
    """Whether a bar parts a date from what else a blog tells of its post in one line."""
    return any(len(piece) < SHORT_DATE and iso(piece) for piece in text.split(" | ")[:3] if piece != text)


def in_chronicle(part: Part) -> bool:
    """Whether a part is an entry of a list whose entries begin with days and go on: they tell what happened when."""
    entries = part.parent.children if part.tag == "li" and part.parent is not None else ()
    told = (words(entry) for entry in entries[:EVENTS])
    return sum(text[:1].isdigit() and len(text) > ENTRY for text in told) > 1


def _in_entry(part: Part, root: Part) -> bool:
    """Whether a day or a name stands in an entry of a live report, and is that entry's."""
    above = part.parent
    while above is not None and above is not root:
        if above.attrs.get("itemprop") == "liveBlogUpdate" or (above.names and _ENTRY_OF.search(above.names)):
            return True
        above = above.parent
    return False


def _inside(page: Page, weights: Weights, front: Front, root: Part) -> None:
    """Bylines and dates at the top of the body or around a headline in it, behind one short paragraph at most."""
    index, passed = root.index + 1, 0
    headline = front.title.index if front.title is not None and front.title.within(root) else 0
    index = max(index, headline - NEAR)
    while index < root.end and passed < 2:
        part = page.parts[index]
        known = part in front.bylines or part in front.dates or part in front.decks
        role = spoken(part, weights) if part.text and not known else ""
        role = "" if role and _in_entry(part, root) else role
        if role:
            (front.dates if role == "date" else front.bylines).append(part)
        length = weights.paragraph(part)
        if length and not known and not role and index > headline:
            passed += 1 if length < SHORT / weights.scale and not passed else 2
        apart = (part.tag in ("figure", "blockquote", "ul", "ol") and passed) or of_facts(part)
        index = part.end if known or role or length or apart or (captioning(part.names) and part.text) else index + 1
