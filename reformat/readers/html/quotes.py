"""Whom a quotation is from: the element that says so, with the few words that lead to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from bs4.element import Tag
from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Inlines, Quote
from reformat.patterns import lazy
from reformat.readers.html.context import Context, value
from reformat.readers.html.inside import elements, first, words
from reformat.readers.html.page import Part

_CITED = lazy(r"(?:^|[\s_-])(?:cite|citation|attribution|quote[_-]?(?:author|source|by|name))(?:$|\s)")
"""Class tokens of who said a quotation."""

_PULLED = lazy(r"(?:^|[\s_-])(?:pull-?quote|quote-pull|pulled-quote)s?(?:$|[\s_-])")
"""Class tokens of a sentence set large beside or within the text."""

PULLED = 600
"""Characters of a quotation that is set so; what holds more is a box of text."""

LEAD = 12
"""Characters of the words or the dash before the name of a quotation's source; with more it is named in a sentence."""

UNLINKED = 0.15
"""Share of its characters in links from which it leads elsewhere."""

_OTHER = "blockquote, h1, h2, ul, ol, table, form, img, video, iframe"

LONGEST = 200
"""Characters of what says whom a quotation is from."""


def source_of(quote: Tag) -> Tag | None:
    """The element that says whom a quotation is from, with the few words that lead to it in its own line."""
    source = first(quote, ("footer", "cite"))
    if source is None:
        source = next((one for one in elements(quote) if _sources(one)), None)
    if source is None or source.find_parent("blockquote") is not quote or len(words(source)) >= LONGEST:
        return None
    line = source.find_parent(["p", "div", "li"])
    if source.name != "cite" or line is None or line.find_parent("blockquote") is not quote:
        return source
    beside = " ".join(line.get_text().replace(source.get_text(), "", 1).split())
    return None if len(beside) > LEAD else line if beside else source


def pulled(part: Part) -> bool:
    """Whether an element's names call it a quotation set large, and what it holds is no more than one."""
    if "quote" not in part.names or _PULLED.search(part.names) is None or not 0 < part.text <= PULLED:
        return False
    return part.link_density <= UNLINKED and part.node.css_first(_OTHER) is None


def quotation(tag: Tag, context: Context, read: Callable[[Any, Any], list[AnyBlock]]) -> list[AnyBlock]:
    """The quotation of a blockquote element, with whom it is from."""
    part = context.part(tag)
    source = source_of(tag)
    attribution = context.lines.read(source.extract().contents) if source is not None else ()
    blocks = tuple(read(tag.contents, part))
    if not blocks and not attribution:
        return []
    place, span, stamp = context.lines.address(tag.get("cite")), context.span(part), context.stamp(part)
    return [Quote(blocks=blocks, attribution=attribution, cite=place, span=span, stamp=stamp)]


def cite(nodes: Iterable[Any], out: list[AnyBlock], read: Callable[[list[Any]], Inlines]) -> bool:
    """Whether these nodes say whom the quotation before them, the last of `out`, is from: it knows from now on."""
    quote = out[-1] if out else None
    said = [node for node in nodes if node.get_text().strip()] if isinstance(quote, Quote) else []
    if not isinstance(quote, Quote) or quote.attribution or len(said) != 1 or not isinstance(one := said[0], Tag):
        return False
    if not _sources(one) or len(words(one)) >= LONGEST:
        return False
    out[-1] = replace(quote, attribution=read(said))
    return True


def _sources(tag: Tag) -> bool:
    return tag.name == "cite" or _CITED.search(value(tag, "class").lower()) is not None
