"""Where the article stands on the page: the element that holds its paragraphs, however they are wrapped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, islice

from reformat.patterns import lazy
from reformat.readers.html.alike import RUNNING, continued, headed_list
from reformat.readers.html.apart import article_of, separate
from reformat.readers.html.called import THIRD, box_in_body, called_body, headed_box, says_body
from reformat.readers.html.page import INLINE, Page, Part
from reformat.readers.html.recipes import NO_RECIPE, Recipe
from reformat.readers.html.signals import HEADINGS, TOOLS
from reformat.readers.html.signs import TELLING, condemned, headed, weak

DENSE = lazy("[぀-ヿ一-鿿가-힣]")
"""Letters of scripts that say more with one."""
_ASCII = bytes(range(128))
_SKIN = 0.4
"""An element that holds more than this share of all paragraphs is no debris, whatever its class says."""

_NEVER = (
    ".foot", ".comment", ".relat", ".recommend", ".cookie", ".consent", ".newsletter", ".sidebar", ".side-bar",
    ".next-post", ".nextpost", ".next-article", ".nextarticle", ".next-stor", ".nextstor", ".modal", ".popup",
)  # fmt: skip
"""Class tokens that hold whatever stands under them."""


_KINDS = {
    "p": 1.0,
    "blockquote": 0.9,
    "dd": 0.6,
    "li": 0.4,
    "pre": 0.5,
    "td": 0.7,
    "th": 0.0,
    "figcaption": 0.0,
    "caption": 0.0,
    "summary": 0.3,
}
_LEAST = {"p": 30, "blockquote": 30}
_SHARES = (1.0, 0.7, 0.7 * 0.7, 0.7 * 0.7 * 0.7)
"""What a paragraph counts for in the element that holds it, and in those around that."""
SCANTY, VERSE = 150, 20
"""What a page without running text weighs at most, and characters of its lines that count then."""
ANY, NAMED = 0.04, 0.25
"""Share of a body's text that has to stand beside it for more to be taken: of any; in a dense script of a named one."""
PIECE = 75
"""Latin letters of a paragraph that is no label."""
SHORTEST = 8
"""Characters of the shortest paragraph, whatever the script."""


class Weights:
    """How much running text stands where: gives every part its `weight`, debris excepted."""

    def __init__(self, page: Page, recipe: Recipe = NO_RECIPE) -> None:
        self.page, self.recipe = page, recipe
        self.scale = _scale(page.source_text)
        self.out: set[int] = set()
        self.void: set[str] = set()
        self.loose: set[str] = set()
        self.measure(_LEAST, 80)
        if self.total < SCANTY / self.scale:  # verse, say, with a box for each line
            self.measure({"td": 80, "li": 80, "dd": 80}, VERSE)

    def measure(self, least: dict[str, int], otherwise: int) -> None:
        """Weigh all parts; `least`: from how many characters an element is a paragraph."""
        self.out = set()
        worth = self._paragraph
        parts = self.page.parts
        self._worth = [worth(p, least.get(p.tag, otherwise)) if p.run >= SHORTEST else 0.0 for p in parts]
        self.sum()
        self.condemn()
        self.total = self.page.body.weight if self.page.body is not None else 0.0

    def paragraph(self, part: Part) -> float:
        """What this element's own running text counts for."""
        return self._worth[part.index]

    def _paragraph(self, part: Part, least: int) -> float:
        tag, length = part.tag, part.run
        if tag in INLINE or tag in HEADINGS or tag in TOOLS:
            return 0.0
        if part.index in self.recipe.inside:
            return length * _KINDS["td"]
        if length < least / self.scale or part.run_links > 0.5 * length:
            return 0.0
        return length * _KINDS.get(tag, 0.8)

    def sum(self) -> None:
        """Add the paragraphs up, from the leaves to the body."""
        parts, out = self.page.parts, self.out
        for part, worth in zip(parts, self._worth, strict=True):
            part.weight = worth
        for part in reversed(parts):
            if part.weight:
                if part.index in out:
                    part.weight = 0.0
                elif part.parent is not None:
                    part.parent.weight += part.weight

    def condemn(self) -> None:
        """Take out what tag, role and class tokens give away, unless most of the page's text stands in it.

        A class token that on this page stands over much running text is void: page builders call everything a widget.
        Where each of its boxes is running text or none at all, it is loose: it says nothing of those without links.
        """
        body = self.page.body
        if body is None:
            return
        most, least, tops = _SKIN * body.weight, 300 / self.scale, headed(self.page)
        found: list[tuple[Part, str]] = []
        running: dict[str, float] = {}
        end, over, own = 0, 0, self.recipe.around
        for part in self.page.parts:
            told = part.attrs or part.names or part.tag in TELLING  # of nearly half of them nothing is
            if not told or part.index < end or part.index in own:
                continue
            sign = "talk" if self.recipe.reviewed(part.names) else condemned(part, tops, body.weight, most, least)
            if sign and part is not body:
                found.append((part, sign))
                end = part.end if part.weight else end
            elif part.weight > 150 and part.index >= over and (token := weak(part)):
                running["." + token] = running.get("." + token, 0.0) + part.weight
                over = part.end
        self.void = _void(found, 0.25 * body.weight)
        self.loose = {sign for sign, weight in running.items() if weight > 0.25 * body.weight}
        self.out = {part.index for part, sign in found if sign not in self.void}
        if self.out:
            self.sum()


def _void(found: list[tuple[Part, str]], most: float) -> set[str]:
    """The class tokens under which more running text stands than debris can have."""
    held: dict[str, float] = {}
    for part, sign in found:
        held[sign] = held.get(sign, 0.0) + part.weight
    names = ((sign, weight) for sign, weight in held.items() if sign.startswith("."))
    return {sign for sign, weight in names if weight > most and not sign.startswith(_NEVER)}


def _scale(text: str) -> float:
    """2.5 for text in scripts that say more with a character, else 1."""
    sample = text[:20_000]
    beyond = sample.encode("utf-8", "ignore").translate(None, _ASCII).decode()  # in C, since most is ASCII
    enough = 0.25 * len(sample)
    return 2.5 if len(beyond) > enough and len(DENSE.findall(beyond)) > enough else 1.0


def find(page: Page, weights: Weights, known: str = "", title: Part | None = None) -> Part | None:
    """The element that holds the article's paragraphs, or None if no running text stands on the page.

    `title`: the heading that shows the article's title, if the page's data told which. `known`: the article's text as
    the page's own data gives it; paragraphs that stand in it count more.
    """
    if page.body is None:
        return None
    if page.body.weight <= 0:
        return headed_box(page, weights.out, weights.scale)
    scores = _score(page, weights, known)
    if (own := article_of(title, page)) is not None:
        scores = {index: score for index, score in scores.items() if page.parts[index].within(own)} or scores
    if not scores:
        return None
    for index in scores:
        scores[index] *= _near(page.parts[index], title)
    best = max(scores.values())
    top = next(page.parts[i] for i in sorted(scores) if scores[i] == best)
    while top.tag in ("ul", "ol", "dl", "tr", "tbody", "p", "blockquote") and top.parent is not None:
        top = top.parent
    top = box_in_body(top, page, weights.paragraph, weights.scale)
    root = _narrow(_widen(top, weights, own), weights, top)
    if weights.total < SCANTY:
        return called_body(page, page.body, 0.0) or headed_box(page, weights.out, weights.scale) or root
    loose = root.tag == "body" and weights.scale > 1.0
    return (called_body(page, root, THIRD) if loose else None) or root


def _near(part: Part, title: Part | None) -> float:
    """More for what stands in the same box as the headline, however far up that box is."""
    near = islice(title.around, 6) if title is not None else ()
    return 1.25 if any(above.tag != "body" and part.within(above) for above in near) else 1.0


def _score(page: Page, weights: Weights, known: str) -> dict[int, float]:
    """Each container's score: the paragraphs in it, less with each level between."""
    scores: dict[int, float] = {}
    end, parts = 0, page.parts
    for part in parts:
        end = part.end if part.index >= end and part.index in weights.out else end
        worth = weights.paragraph(part)
        if not worth or part.index < end:
            continue
        if known:
            worth *= 3.0 if _among(part, known) else 0.3
        holders = _holders(part) if part.tag in ("p", "li", "blockquote", "pre", "dd") else part.upward
        for holder, share in zip(holders, _SHARES, strict=False):
            scores[holder.index] = scores.get(holder.index, 0.0) + worth * share
    for index in scores:
        part = parts[index]
        if part.tag == "article" or says_body(part):
            scores[index] *= 1.3
    return scores


def _holders(part: Part) -> Iterator[Part]:
    """What a paragraph stands in, but for boxes without a name that wrap it alone."""
    return dropwhile(lambda box: box.tag == "div" and not box.names and box.text == part.text, part.around)


def _among(part: Part, known: str) -> bool:
    words = "".join((part.node.text(deep=True) or "").split())
    return len(words) >= 12 and words[:60] in known


def _widen(part: Part, weights: Weights, own: Part | None) -> Part:
    """The highest ancestor all of whose further text is mostly running text: more of the same article.

    `own`: the box that holds this article, beside those of others. In a dense script short lines count where a report
    goes on among them.
    """
    best, above, below = part, part.parent, part
    gained = text = doubtful = 0.0
    told = weights.scale == 1.0
    while above is not None and (above.tag != "body" or _tables(above)) and not separate(above):
        bare = weights.paragraph(above)  # what stands right in it, in inline elements too
        text, gained = text + bare, gained + bare
        for child in above.children:
            if child is below or child.index in weights.out or (bare and child.tag in INLINE and not child.weight):
                continue
            text += child.text
            if child.weight > RUNNING * child.text and child.link_density < 0.3 and not separate(child):
                gained += child.text
                doubtful += 0.0 if told or _reads(child, weights) else child.text
        least = (ANY if told or not says_body(part) else NAMED) * part.text
        sure = gained if told else gained - doubtful
        if (sure >= least and sure >= 0.5 * text) or continued(part, below, above, weights.page):
            best = above
        if above is own or (above.tag == "article" and above.weight > 0.5 * weights.total):
            break
        below, above = above, above.parent
    return best


def _reads(part: Part, weights: Weights) -> bool:
    """Whether a piece of text in a part is as long as a paragraph."""
    inside = weights.page.parts[part.index : part.end]
    return any(weights.paragraph(one) * weights.scale > PIECE for one in inside)


def _tables(body: Part) -> bool:
    """Whether a page is nothing but tables one below the other, as letters are made."""
    return body.tag == "body" and all(child.tag in ("table", "center", "img") for child in body.children if child.text)


_WHOLE = frozenset(("p", "blockquote", "ul", "ol", "table", "li", "pre"))
"""What is a piece of an article, and not the box of one."""


def _narrow(part: Part, weights: Weights, found: Part) -> Part:
    """Go down while one child holds all of it; from what was widened, no further than lists of the article's make."""
    while True:
        kids = [c for c in part.children if c.weight > 0 and c.index not in weights.out]
        if len(kids) != 1 or kids[0].weight < 0.98 * part.weight or _held(kids[0]).tag in _WHOLE:
            return part
        if (
            part is not found
            and found.within(part)
            and any(headed_list(c) for c in part.children if c.text and c is not kids[0] and c.index not in weights.out)
        ):
            return part
        part = kids[0]


def _held(part: Part) -> Part:
    """What a box without a name is the wrapping of: the one element that is all of it."""
    while part.tag not in _WHOLE and not part.names and not part.own and len(kids := part.children) == 1:
        part = kids[0]
    return part
