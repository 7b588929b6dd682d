"""Whole pages that a scraper wrote as Markdown: their blocks as lines, among which the article is still to be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reformat.document.draft import Draft
from reformat.document.nodes import AnyBlock, Blocks, Heading, Inlines, LineBreak, Link, List, Paragraph, Stamp
from reformat.document.walk import plain
from reformat.patterns import lazy

_LINKS = lazy(
    r"\s*(?:[-*+]\s+|\d{1,3}[.)]\s+|#{1,6}\s+)?"
    r"(?:!?\[(?:[^\[\]\n]|\[[^\[\]\n]*+\](?:\([^()\n]*+\))?)*+\]\([^()\n]*+\)[\s|·,]*+)+$"
)
"""A line of links or pictures and nothing else."""

_TORN_ADDRESS = lazy(r"(?<=\w[-/?&=])\n[ \t]*+(?=(?:[^\s()\[\]<>]{1,400}\n[ \t]*+){0,6}[^\s()\[\]<>]{1,400}\))")
"""A line's end inside an address: the next lines hold the rest of it, up to the bracket."""
_TORN_WORDS = lazy(r"(?<=[^\s\])])[ \t]*+\n[ \t]*+(?=(?:[^\[\]()\n]{1,120}\n){0,2}[^\[\]()\n]{0,120}\]\()")
"""A line's end inside the words of a link."""

_DEEP_LINKS = lazy(r"^[ \t]{4,}(?=(?:[*+-] +|#{1,6} +)?!?\[.{0,600}\]\()", re.M)
"""How far a line of links is set in."""

FEWEST, SHARE = 6, 0.15
"""Such lines at least, and their share of all: an article by itself has fewer."""

LOOSE = 3
"""Characters between links at most that are a row of labels."""

_HEADING = lazy(r"^#{1,6} +\S.*$", re.M)
_WITHIN = lazy(r"!?\[[^\[\]\n]{1,300}\]\([^()\n]{1,600}\)|\*\*\w[^*\n]{0,200}\*\*")
"""A link, a picture or strong words inside a line."""

_DEEPER = lazy(r"^#{2,6} +\S.*\n[ \t]*$", re.M)
"""A heading below the first level, with an empty line behind it, which no listing has and no talk."""

HEADINGS = 2
"""Headings from which a text with marks inside its lines too is Markdown."""


def whole_links(text: str) -> str:
    """The text with links and pictures in one line each, which converters wrap in their words and at hyphens."""
    if "](" not in text:
        return text
    return _TORN_WORDS.sub(" ", _TORN_ADDRESS.sub("", text))


def without_depth(text: str) -> str:
    """A page's text with its lists of links at the margin, since what is set in far enough is read as a program."""
    return _DEEP_LINKS.sub("", text)


def page_like(text: str) -> bool:
    """Whether a text is Markdown with the menus and lists of links of a whole page; badges are pictures, no menu."""
    lines = [line for line in text.splitlines() if line.strip()]
    links = [line for line in lines if "![" not in line and _LINKS.match(line)]
    return len(links) >= FEWEST and len(links) >= SHARE * len(lines)


def marked(text: str) -> bool:
    """Whether a text is Markdown by its signs: headings of a lower level, or links or strong words in its lines too."""
    if len(_HEADING.findall(text)) < HEADINGS:
        return False
    return _WITHIN.search(text) is not None or len(_DEEPER.findall(text)) >= HEADINGS


def as_lines(draft: Draft, *, menus: bool) -> Draft:
    """The draft with its paragraphs and headings stamped as the lines of a scrape; all else as it is.

    `menus`: lists may be menus, so that each of their items is a line too.
    """
    return draft.with_blocks(tuple(_lined(draft.article.blocks, "", menus)))


def _lined(blocks: Blocks, role: str, menus: bool) -> Iterator[AnyBlock]:
    for block in blocks:
        match block:
            case List() if menus and not block.definitions:
                for item in block.items:
                    yield from _lined(item.blocks, "item", menus)
            case Paragraph():
                for run in _labels(block.inlines):
                    yield replace(block, inlines=run, stamp=_stamp(block, role))
            case Heading():
                yield replace(block, stamp=_stamp(block, role))
            case _:
                yield block


def _stamp(block: Paragraph | Heading, role: str) -> Stamp:
    was = block.stamp or Stamp()
    return replace(was, tag="line", role=role or was.role)


def _labels(inlines: Inlines) -> list[Inlines]:
    """Each link of a row of links by itself; any other run whole."""
    links = [inline for inline in inlines if isinstance(inline, Link)]
    between = plain(tuple(i for i in inlines if not isinstance(i, Link | LineBreak)))
    if len(links) < 2 or len(between.strip()) > LOOSE * len(links):
        return [inlines]
    out: list[list[object]] = [[]]
    for inline in inlines:
        if isinstance(inline, Link) and any(isinstance(i, Link) for i in out[-1]):
            out.append([])
        out[-1].append(inline)
    return [tuple(run) for run in out]  # type: ignore[arg-type]
