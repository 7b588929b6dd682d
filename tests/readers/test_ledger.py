"""Every entry of a page's ledger says where its words stood."""

from __future__ import annotations

from reformat.document.source import Source
from tests.prepared import prepared
from tests.readers.pages import TITLE, page, paragraphs


def test_every_entry_has_a_place() -> None:
    ruby = "<p>The word <ruby>港<rt>みなと</rt></ruby> stands on the pier, and x is <math><mi>x</mi></math> there.</p>"
    body = f"Loose words<main title='A tooltip'>More loose words<article><h1>{TITLE}</h1>{paragraphs()}{ruby}</article></main>"
    ledger = prepared(Source.text(page(body), name="page.html", media="html")).ledger
    assert {"Loose words", "More loose words", "A tooltip"} <= {change.before for change in ledger}
    assert [change for change in ledger if change.before and change.span is None] == []
