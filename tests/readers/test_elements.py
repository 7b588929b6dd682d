"""A body that stands in a script alone as a list of typed elements."""

from __future__ import annotations

import json

import pytest

from reformat.document.nodes import AnyBlock, Figure, Heading, List, Paragraph, Quote
from reformat.document.source import Source
from reformat.document.walk import plain
from reformat.errors import NoArticle
from tests.prepared import prepared
from tests.readers.pages import KOREAN, SENTENCES


def blocks(*elements: object) -> tuple[AnyBlock, ...]:
    data = json.dumps({"type": "story", "content_elements": elements, "related": {"basic": []}}, ensure_ascii=False)
    script = f"<script>window.Fusion={{}};Fusion.globalContent={data};Fusion.more=1</script>"
    page = f"<html><head><title>The pier</title></head><body><div id='app'></div>{script}</body></html>"
    return prepared(Source.text(page, name="page.html", media="html")).article.blocks


def text(said: str) -> dict[str, str]:
    return {"type": "text", "content": said}


def test_elements_of_all_kinds_become_blocks_and_leads_elsewhere_none() -> None:
    made = blocks(
        {"type": "image", "url": "https://h.example/a.jpg", "caption": "The pier", "alt_text": "A pier in the fog"},
        *map(text, SENTENCES),
        {"type": "header", "level": 3, "content": "Money"},
        {"type": "list", "list_type": "unordered", "items": [text("Two boats"), text("One crane")]},
        {"type": "quote", "content_elements": [text("We wait.")]},
        {"type": "interstitial_link", "content": "Another pier", "url": "/2"},
        {"type": "raw_html", "content": "<p>The end is near the sea.</p>"},
        {"type": "text", "content": 7},
        "no element",
        {"type": ["odd"]},
    )
    assert [type(b) for b in made] == [Figure, *(Paragraph for _ in SENTENCES), Heading, List, Quote, Paragraph]
    assert not any("Another pier" in plain(b.inlines) for b in made if isinstance(b, Paragraph))


def test_a_short_article_in_a_dense_script_is_enough() -> None:
    assert [plain(b.inlines) for b in blocks(*map(text, KOREAN)) if isinstance(b, Paragraph)] == list(KOREAN)


@pytest.mark.parametrize("rest", ["[1, 2", "[" * 100_000, '[{"type": "text"}]', "[]"])
def test_a_broken_list_is_no_article_and_no_crash(rest: str) -> None:
    page = f'<html><body><script>x={{"content_elements": {rest}</script></body></html>'
    with pytest.raises(NoArticle):
        prepared(Source.text(page, name="page.html", media="html"))


@pytest.mark.parametrize(
    "head", [{"type": "subheading", "text": "Money"}, {"text": "Money", "blockType": "H2"}], ids=["before", "after"]
)
def test_a_piece_that_the_data_calls_a_heading_is_one(head: dict[str, str]) -> None:
    said = [{"type": "paragraph", "text": one} for one in SENTENCES]
    data = json.dumps({"props": {"body": [*said[:2], head, *said[2:]]}, "nav": [{"text": "Ports"}]})
    page = f'<html><body><div id="app"></div><script id="__NEXT_DATA__" type="application/json">{data}</script></body></html>'
    made = prepared(Source.text(page, name="page.html", media="html")).article.blocks
    assert [(type(b), plain(b.inlines)) for b in made if isinstance(b, Heading | Paragraph)][:4] == [
        (Paragraph, SENTENCES[0]),
        (Paragraph, SENTENCES[1]),
        (Heading, "Money"),
        (Paragraph, SENTENCES[2]),
    ]
