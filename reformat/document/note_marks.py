"""Marks of notes in a page's text, and which of its elements they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformat.document.nodes import (
    AnyBlock,
    Blocks,
    Emphasis,
    Figure,
    Inlines,
    Language,
    Link,
    Paragraph,
    Raised,
    Strong,
    Table,
)
from reformat.document.walk import leaves, plain
from reformat.patterns import lazy

MARK = lazy(r"^\s*[\[(]?\s?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶]{1,3})\s?[\])]?\s*$")
"""What a note's mark is."""

RETURN = lazy(
    r"^[\s↩↑^⤴⬆︎️]*$|^\s*[↩↑^⤴⬆][︎️]?\s*\d{1,2}$"
    r"|^\[?(?:(?:jump |go )?(?:back|up|return)(?: to (?:text|content|article))?|돌아가기|본문으로|위로"
    r"|zurück|nach oben|retour|volver|torna|戻る|返回)\]?$",
    re.I,
)
"""What a note's link back to its mark says."""


def note_targets(blocks: Blocks) -> dict[str, str]:
    """The names of elements that marks of notes in the text link to, each with its mark.

    What a link leads back to stands above it: there is the mark, and here the note.
    """
    named = [(leaf, tokens(leaf)) for leaf in leaves(blocks)]
    returning: set[str] = set()
    passed: set[str] = set()
    for leaf, names in named:
        if _returns(leaf, passed):
            returning.update(names)
        passed.update(names)
    found: dict[str, str] = {}
    above: set[str] = set()
    for leaf, names in named:
        above.update(names)
        found |= {target: mark for target, mark in _marks(leaf, returning) if target not in above}
    return found


def tokens(block: AnyBlock) -> tuple[str, ...]:
    """The names by which a link may reach a block: those of anchors in it, then its class names and id."""
    return (*block.stamp.anchors, *block.stamp.classes[:4]) if block.stamp is not None else ()


def _marks(leaf: AnyBlock, returning: set[str]) -> Iterator[tuple[str, str]]:
    """Targets and marks of links that look like a note's mark: raised, in brackets, or with a way back from there."""
    runs = (leaf.inlines,) if isinstance(leaf, Paragraph) else _runs(leaf)
    for run in runs:
        for link, raised in _links(run, raised=False):
            text = plain(link.inlines).strip()
            if link.url.startswith("#") and MARK.match(text):
                target = link.url[1:].lower()
                if raised or text[:1] in "[(*†‡" or target in returning:
                    yield target, text


def _runs(leaf: AnyBlock) -> tuple[Inlines, ...]:
    """Where marks of notes stand outside paragraphs: in captions and in the cells of tables."""
    match leaf:
        case Figure(caption=caption) if caption:
            return (caption,)
        case Table():
            return (leaf.caption, *[cell.inlines for row in leaf.rows for cell in row.cells if len(cell.inlines) > 1])
        case _:
            return ()


def _returns(block: AnyBlock, above: set[str]) -> bool:
    """Whether a paragraph has a link back into the page, or begins with a mark that leads to a place `above`."""
    if not isinstance(block, Paragraph):
        return False
    links = [link for link, _ in _links(block.inlines, raised=False) if link.url.startswith("#")]
    if any(RETURN.match(plain(link.inlines).strip()) for link in links):
        return True
    mark = plain(links[0].inlines) if links else ""
    leads = bool(mark.strip()) and MARK.match(mark) is not None and links[0].url[1:].lower() in above
    return leads and plain(block.inlines).lstrip().startswith(mark.strip())


def _links(inlines: Inlines, *, raised: bool) -> Iterator[tuple[Link, bool]]:
    for inline in inlines:
        match inline:
            case Link():
                yield inline, raised or any(isinstance(i, Raised) for i in inline.inlines)
            case Raised():
                yield from _links(inline.inlines, raised=True)
            case Emphasis() | Strong() | Language():
                yield from _links(inline.inlines, raised=raised)
            case _:
                continue
