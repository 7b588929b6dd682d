"""What comes of a source: its draft, with its books in balance."""

from __future__ import annotations

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from reformat.pipeline import Kit, prepare

KIT = Kit.of()


def prepared(source: Source) -> Draft:
    """The draft of a source, by the settings that nobody has changed."""
    draft = prepare(source, KIT)
    assert balance(draft).holds, str(balance(draft))
    return draft


def text_from(source: Source) -> str:
    """The text of its article, a line for each paragraph, item and heading."""
    return "\n".join(map(text_of, leaves(prepared(source).article.blocks)))
