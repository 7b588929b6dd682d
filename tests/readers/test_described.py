"""A chart's long description goes with the chart, wherever the page keeps it, and its words stand nowhere twice."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Figure
from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from tests.prepared import prepared
from tests.readers.pages import TITLE, page, paragraphs

WORDS = ("In 1990 forty boats came in a week.", "In 2020 it was nine.")
TOLD = "".join(f"<p>{line}</p>" for line in WORDS)
CHART = '<img src="/boats.png" alt="A falling line of boats a week"'

SHAPES = {
    "longdesc": f'{CHART} longdesc="#told"><div id="told">{TOLD}</div>',
    "aria-details": f'<figure>{CHART} aria-details="told"></figure><details id="told">{TOLD}</details>',
    "aria-describedby, far below": f'{CHART} aria-describedby="told">{paragraphs()}<div id="told">{TOLD}</div>',
    "details in the figure": f"<figure>{CHART}><details>{TOLD}</details><figcaption>Boats a week</figcaption></figure>",
    "hidden from view": f'{CHART} aria-describedby="told"><div id="told" style="display:none">{TOLD}</div>',
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_description_is_the_pictures(shape: str) -> None:
    markup = page(
        f'<main><article><h1>{TITLE}</h1><div class="article-body">{paragraphs()}{SHAPES[shape]}</div></article></main>'
    )
    draft = prepared(Source.html(markup))
    [figure] = [block for block in leaves(draft.article.blocks) if isinstance(block, Figure)]
    assert figure.alt.long.replace("\n", " ") == " ".join(WORDS)
    assert figure.alt.origin == "author"
    assert not any(WORDS[0] in text_of(block) for block in draft.article.blocks)
    assert any(change.rule == "html.long-description" for change in draft.ledger)


def test_a_caption_named_as_the_description_stays_the_caption() -> None:
    inner = f'<figure>{CHART} aria-describedby="c1"><figcaption id="c1">Boats a week since 1990, after the register</figcaption></figure>'
    markup = page(
        f'<main><article><h1>{TITLE}</h1><div class="article-body">{paragraphs()}{inner}</div></article></main>'
    )
    [figure] = [b for b in leaves(prepared(Source.html(markup)).article.blocks) if isinstance(b, Figure)]
    assert figure.alt.long == ""
    assert figure.caption
