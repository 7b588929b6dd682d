"""Where the article stands on the page: the element that holds its paragraphs, however they are wrapped."""

from __future__ import annotations

import re

from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import BESIDE, BODY, DEBRIS, HEADINGS, INLINE, ROLES, TOOLS, hidden

_DENSE = re.compile("[぀-ヿ一-鿿가-힣]")
_SKIN = 0.4
"""An element that holds more than this share of all paragraphs is no debris, whatever its class says."""

_KINDS = {"p": 1.0, "blockquote": 0.9, "dd": 0.6, "li": 0.4, "pre": 0.5, "td": 0.7, "th": 0.0, "figcaption": 0.0, "caption": 0.0, "summary": 0.3}
_LEAST = {"p": 30, "blockquote": 30}


class Weights:
    """How much running text stands where: gives every part its `weight`, debris excepted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.scale = _scale(page.source_text)
        self.runs = [0] * len(page.parts)
        self.run_links = [0] * len(page.parts)
        self.out: set[int] = set()
        self._run_lengths()
        self.sum()
        self.condemn()

    def _run_lengths(self) -> None:
        """Length of the text that runs in each block element itself, inline elements within it included."""
        for part in reversed(self.page.parts):
            index = part.index
            self.runs[index] += part.own
            if part.tag == "a":
                self.run_links[index] = self.runs[index]
            if part.tag in INLINE and part.parent is not None:
                above = part.parent.index
                self.runs[above] += self.runs[index]
                self.run_links[above] += self.run_links[index]

    def paragraph(self, part: Part) -> float:
        """What this element's own running text counts for."""
        length = self.runs[part.index]
        tag = part.tag
        if length < 20 or tag in INLINE or tag in HEADINGS or tag in TOOLS:
            return 0.0
        least = _LEAST.get(tag, 80) / self.scale
        if length < least or self.run_links[part.index] > 0.5 * length:
            return 0.0
        return length * _KINDS.get(tag, 0.8)

    def sum(self) -> None:
        """Add the paragraphs up, from the leaves to the body."""
        parts, out = self.page.parts, self.out
        for part in parts:
            part.weight = 0.0
        for part in reversed(parts):
            if part.index in out:
                part.weight = 0.0
                continue
            part.weight += self.paragraph(part)
            if part.parent is not None:
                part.parent.weight += part.weight

    def condemn(self) -> None:
        """Take out what tag, role and class tokens give away, unless most of the page's text stands in it."""
        body = self.page.body
        if body is None:
            return
        most = _SKIN * body.weight
        index, parts = 0, self.page.parts
        while index < len(parts):
            part = parts[index]
            if part.weight <= most and index and beside(part):
                self.out.add(index)
                index = part.end
            else:
                index += 1
        if self.out:
            self.sum()


def beside(part: Part) -> bool:
    """Whether tag, role, visibility or class tokens put this element beside the article."""
    tag = part.tag
    if tag in TOOLS or tag in BESIDE:
        return True
    if not part.attrs:
        return False
    if part.attrs.get("role") in ROLES or hidden(part):
        return True
    return bool(part.names) and tag not in HEADINGS and DEBRIS.search(part.names) is not None


def _scale(text: str) -> float:
    """2.5 for text in scripts that say more with a character, else 1."""
    sample = text[:20_000]
    return 2.5 if len(_DENSE.findall(sample)) > 0.25 * max(len(sample), 1) else 1.0


def find(page: Page, weights: Weights, known: str = "") -> Part | None:
    """The element that holds the article's paragraphs, or None if no running text stands on the page.

    `known`: the article's text as the page's own data gives it; paragraphs that stand in it count more.
    """
    if page.body is None or page.body.weight <= 0:
        return None
    scores = _score(page, weights, known)
    if not scores:
        return None
    best = max(scores.values())
    top = next(page.parts[i] for i in sorted(scores) if scores[i] == best)
    return _narrow(_widen(top, weights), weights)


def _score(page: Page, weights: Weights, known: str) -> dict[int, float]:
    """Each container's score: the paragraphs in it, less with each level between."""
    scores: dict[int, float] = {}
    index, parts = 0, page.parts
    while index < len(parts):
        part = parts[index]
        if index in weights.out:
            index = part.end
            continue
        index += 1
        worth = weights.paragraph(part)
        if not worth:
            continue
        if known:
            worth *= 3.0 if _among(part, known) else 0.3
        holder = part if part.tag not in ("p", "li", "blockquote", "pre", "dd") else part.parent
        share = 1.0
        for _ in range(4):
            if holder is None or holder.tag == "html":
                break
            scores[holder.index] = scores.get(holder.index, 0.0) + worth * share
            share *= 0.7
            holder = holder.parent
    for index in scores:
        part = parts[index]
        if part.tag == "article" or part.attrs.get("itemprop") == "articleBody" or (part.names and BODY.search(part.names)):
            scores[index] *= 1.3
    return scores


def _among(part: Part, known: str) -> bool:
    words = "".join((part.node.text(deep=True) or "").split())
    return len(words) >= 12 and words[:60] in known


def _widen(part: Part, weights: Weights) -> Part:
    """Climb while what stands beside is more of the same article: its paragraphs, or parts of the same make."""
    while (above := part.parent) is not None and above.tag != "html":
        more = above.weight - part.weight
        if more < 0.05 * part.weight or _separate(above):
            if not _only_wrapped(part, above):
                break
        elif not _alike(part, above, weights, more):
            break
        part = above
    return part


def _only_wrapped(part: Part, above: Part) -> bool:
    """Whether `above` adds nothing, and the climb may look further up for free."""
    return False


def _separate(above: Part) -> bool:
    """Whether several articles stand side by side in `above`."""
    return sum(1 for child in above.children if child.tag == "article" and child.weight > 0) > 1


def _alike(part: Part, above: Part, weights: Weights, more: float) -> bool:
    beside_it = [c for c in above.children if c is not part and c.weight > 0 and c.index not in weights.out]
    plain = sum(c.weight for c in beside_it if c.tag in ("p", "blockquote") or not c.children)
    same = sum(c.weight for c in beside_it if c.tag == part.tag and _kin(c, part))
    return plain + same >= 0.5 * more


def _kin(one: Part, other: Part) -> bool:
    mine, theirs = set(one.names.split()), set(other.names.split())
    return mine == theirs or len(mine & theirs) >= max(1, min(len(mine), len(theirs)) // 2)


def _narrow(part: Part, weights: Weights) -> Part:
    """Go down while one child holds all of it."""
    while True:
        kids = [c for c in part.children if c.weight > 0 and c.index not in weights.out]
        if len(kids) != 1 or kids[0].weight < 0.98 * part.weight or kids[0].tag in ("p", "blockquote", "ul", "ol", "table", "li", "pre"):
            return part
        if kids[0].weight < weights.paragraph(kids[0]) + 1 and kids[0].tag in INLINE:
            return part
        part = kids[0]
