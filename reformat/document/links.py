"""The links in a run of text."""

from __future__ import annotations

from collections.abc import Iterator

from reformat.document.nodes import Inlines, Link


def links(inlines: Inlines) -> Iterator[Link]:
    """Each link of a run in order, those inside stress, languages and the like too."""
    for inline in inlines:
        if isinstance(inline, Link):
            yield inline
        elif hasattr(inline, "inlines"):
            yield from links(inline.inlines)
