"""The standfirst where no name tells of it: the first running text between the headline and the body."""

from __future__ import annotations

from dataclasses import replace

from reformat.language.scripts import bare
from reformat.patterns import CLOSED, lazy
from reformat.readers.html.find import Weights
from reformat.readers.html.front import Front, spoken
from reformat.readers.html.headline import words
from reformat.readers.html.page import INLINE, Page, Part
from reformat.readers.html.signals import CAPTION, HEADINGS, WEAK, debris, hidden
from reformat.readers.metadata.heads import Heads
from reformat.readers.metadata.linked import Linked

FAR = 120
"""How many elements after the headline a standfirst may stand."""

NEXT = 8
"""How many elements after the headline a heading may stand that is one, whatever its words."""

SHORTEST, LONGEST = 40, 1200
"""Characters of a standfirst; a denser script says as much with fewer."""

BRIEF = 20
"""The same of one whose words the body says again."""

TOLD = 40
"""Letters by which a line is known as what the page's data give as the description."""

FEW = 3
"""Words of two letters at least of a line that nothing but its place shows to be one."""

_TITLE = lazy(r"(?<!sub)(?<!sub[-_])(?:headline|title)")
"""Names of headings that say the headline again, or another article's."""

_WORD = lazy(r"[가-힣]{2,}")
_POLITE = lazy(r"(?:니다|세요|시오|[나까어해져]요|다면)[.?!~]*$")
_ASKS = lazy(r"(?:(?:세요|시오|바랍니다)[.?!~]*|(?:요약|번역|생성|음성).*니다[.?!~]*)(?:\s?[가-힣\s]{2,8})?$")
"""A favour asked of the reader, or what a machine made of the text, as the page says below a Korean headline."""
_OWN = lazy(r"[\"“”\[]|편집자|필자")
"""What an editor's notes and quotations have."""
_SOFT, _PLAIN = lazy(r"(?:니다|요)\."), lazy(r"(?<!니)다\.")
_SENTENCE = lazy(rf"""[.!?…。！？؟।]{CLOSED}$""")


def descriptions(heads: Heads, linked: Linked) -> list[str]:
    """What the page's data say that the article is about."""
    return [linked.text("description"), heads.first("og:description"), heads.first("description")]


def standfirst(page: Page, weights: Weights, front: Front, root: Part, said: list[str]) -> list[Part]:
    """The standfirst, best first; `said` are descriptions that the page's data gives.

    A line that says what the description says is one; else what names tell; else the first that is running text, or a
    heading right below the headline. A box of key points may stand there as well.
    """
    decks = [part for part in front.decks if not _is_page_s(words(part), root)]
    if len(decks) < len(front.decks):
        front = replace(front, decks=decks)
    title = front.title
    if title is None or title.end > root.index:
        return front.decks[:1]
    best = _best(page, weights, front, root, said)
    points = [part for part in front.decks if _points(part) and not any(part.within(one) for one in best)]
    return [*best, *points[:1]]


def _is_page_s(text: str, root: Part) -> bool:
    """Whether a line asks its reader, or speaks politely over a body in the plain form of reports and quotes nobody."""
    if _ASKS.search(text):
        return True
    polite = _POLITE.search(text) and len(text) <= 2 * SHORTEST and not _OWN.search(text)
    return bool(polite) and 2 * len(_SOFT.findall(said := words(root))) < len(_PLAIN.findall(said))


def _best(page: Page, weights: Weights, front: Front, root: Part, said: list[str]) -> list[Part]:
    """The standfirst, or none."""
    title = front.title
    if title is None:
        return []
    known = {bare(text)[:TOLD] for text in said}
    lines = [part for part in _lines(page, weights, title, root) if not _taken(part, front)]
    told = next((part for part in lines if bare(words(part))[:TOLD] in known), None)
    if told is not None:
        return [told]
    speaking = [part for part in lines if _speaks(part, weights, title)]
    return front.decks[:1] or speaking[:1] or _echoed(page, weights, front, root)


def _echoed(page: Page, weights: Weights, front: Front, root: Part) -> list[Part]:
    """A line between headline and body whose words the body says again, as Korean papers set below the headline."""
    if weights.scale == 1.0 or front.title is None:
        return []
    lines = [part for part in _lines(page, weights, front.title, root, BRIEF) if not _taken(part, front)]
    lists = [part for part in page.parts[front.title.end : root.index] if part.tag in ("ul", "ol") and not part.links]
    if listed := [part for part in lists if not _taken(part, front) and _alone_between(page, part, front)]:
        return listed[:1]
    said = words(root) if lines else ""
    over = max((part.index for part in front.dates), default=0)
    return [
        part
        for part in lines
        if not spoken(part, weights)
        and (_echoes(words(part), said, 3 if part.index < over else 2) or _alone_between(page, part, front))
    ][:1]


def _alone_between(page: Page, part: Part, front: Front) -> bool:
    """Whether a Korean line of a few words is all that stands between the headline and who wrote it, or when."""
    title, below = front.title, min((one.index for one in (*front.bylines, *front.dates) if one.text), default=0)
    if title is None or not title.end <= part.index < below:
        return False
    text = words(part)
    between = sum(one.own for one in page.parts[title.end : below] if not one.within(part) and one is not part)
    return between == 0 and len(_WORD.findall(text)) >= FEW and not _POLITE.search(text)


def _echoes(line: str, said: str, share: int) -> bool:
    """Whether this share of a line's words and two at least are said again; one that ends as pages speak is a page's.

    A line between the headline and the date is held to a third of its words, any other to half of them.
    """
    stems = [word[:2] for word in _WORD.findall(line)]
    return not _POLITE.search(line) and sum(stem in said for stem in stems) >= max(2, len(stems) / share)


def _points(part: Part) -> bool:
    """Whether a part is a label and a list without links."""
    lists = [one for one in part.children if one.tag in ("ul", "ol") and one.end - one.index > 2]
    return len(lists) == 1 and not part.links and 0 < part.text - lists[0].text <= SHORTEST


def _lines(page: Page, weights: Weights, title: Part, root: Part, least: float = SHORTEST) -> list[Part]:
    """The elements between headline and body that hold one run of text each, of a standfirst's length."""
    found: list[Part] = []
    end = 0
    for part in page.parts[title.end : min(root.index, title.end + FAR)]:
        if part.index < end or root.within(part):
            continue
        if part.tag in _APART or _beside(part, weights):
            end = part.end
        elif part.tag not in INLINE and part.run and _sized(part, weights, least):
            found.append(part)
            end = part.end
    return found


_APART = frozenset(["figure", "nav", "form", "aside", "footer", "ul", "ol", "button"])


def _beside(part: Part, weights: Weights) -> bool:
    if hidden(part) or (part.names and CAPTION.search(part.names)):
        return True
    return part.index in weights.out and not WEAK.match(debris(part.names))


def _sized(part: Part, weights: Weights, least: float) -> bool:
    run, scale = part.run, weights.scale
    whole = run >= 0.8 * part.text and part.link_density < 0.3
    return whole and least / scale <= run <= LONGEST


def _taken(part: Part, front: Front) -> bool:
    others = (*front.figures, *front.bylines, *front.dates)
    return any(part.within(other) or other.within(part) for other in others)


def _speaks(part: Part, weights: Weights, title: Part) -> bool:
    """Whether a line is running text, or a heading that stands right below the headline."""
    if part.tag in HEADINGS:
        return part.index - title.end < NEXT and not _TITLE.search(part.names)
    if spoken(part, weights) or _ASKS.search(words(part)):
        return False
    return part.text >= 1.5 * SHORTEST / weights.scale and _SENTENCE.search(words(part)) is not None
