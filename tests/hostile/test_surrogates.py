"""Halves of surrogate pairs, as JSON holds them where a text was cut inside an emoji, wherever they come from."""

from __future__ import annotations

import json

import pytest

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.pipeline import Kit, expand, prepare, write
from reformat.writers.writer import Item

KIT = Kit.of()
TEXT = "The gulls followed the trawler as far as the second buoy, where the water turns from green to a cold blue."
BODY = "".join(f"<p>{TEXT} {n}.</p>" for n in range(4))
LINKED = {
    "@type": "NewsArticle",
    "headline": "Gulls \ud83d",
    "author": {"name": "Ann \udc00 Reed"},
    "keywords": ["\ud800"],
    "image": "https://x.example/\ud83d.png",
    "video": {"@type": "VideoObject", "name": "Buoy \ud83d", "embedUrl": "https://www.youtube.com/embed/a"},
}
SOURCES = {
    "linked data": Source.html(
        f'<script type="application/ld+json">{json.dumps(LINKED)}</script><article>{BODY}'
        '<iframe src="https://www.youtube.com/embed/a"></iframe></article>'
    ),
    "a caller's metadata": Source.html(BODY, metadata=Metadata(title="Gulls \udc00", authors=("\ud800",))),
    "a scrape's metadata": Source.text(f"{TEXT}\ud800", metadata=Metadata(title="\udc00")),
    "a record": Source.bytes(json.dumps({"title": "\ud83d", "text": f"{TEXT} \udc00"}).encode(), name="x.jsonl"),
    "an address": Source.html(BODY, whole_page=False, base_url="https://x.example/\udc00"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_no_output_is_stopped_by_half_a_pair(name: str) -> None:
    (source,) = expand(SOURCES[name], KIT)
    article = prepare(source, KIT).article
    for file in write([Item(article, identity="x")], ("html", "epub", "text", "json"), KIT):
        assert file.data


def test_whole_pairs_stay() -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": "Gulls \U0001f426 and \ud83d"})
    page = Source.html(f'<script type="application/ld+json">{linked}</script><article>{BODY}</article>')
    assert prepare(page, KIT).article.metadata.title == "Gulls \U0001f426 and �"
