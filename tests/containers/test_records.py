"""Records of articles under the names that crawlers, blogs and spreadsheets give their fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reformat.batch.sources import gather
from reformat.document.source import Source
from reformat.errors import ReformatError
from reformat.pipeline import Kit, expand

KIT = Kit.of()
TEXT = "The ferryman took no fare from anyone who brought him news of the far bank."


def of(held: Any, name: str = "a.json") -> list[Source]:
    return list(expand(Source.bytes(json.dumps(held).encode(), name=name), KIT))


@pytest.mark.parametrize(
    ("record", "media"),
    [
        ({"headline": "Fare", "articleBody": TEXT, "author": {"@type": "Person", "name": "Ada Quill"}}, "text"),
        ({"title": "Fare", "article_body": TEXT, "byline": "Ada Quill"}, "text"),
        ({"markdown": f"{TEXT} *Always.*", "metadata": {"title": "Fare", "author": "Ada Quill"}}, "markdown"),
        ({"page_content": TEXT, "metadata": {"title": "Fare", "authors": ["Ada Quill"]}}, "text"),
        ({"id": "x/1", "fields": {"headline": "Fare", "body": f"<p>{TEXT}</p>", "byline": "Ada Quill"}}, "html"),
        ({"title": "Fare", "content": {"content": f"<p>{TEXT}</p>"}, "author": "Ada Quill"}, "html"),
    ],
)
def test_the_body_under_its_many_names(record: dict[str, Any], media: str) -> None:
    for name, held in (
        ("a.json", record),
        ("b.json", [record]),
        ("c.json", {"total": 1, "answer": {"hits": [record]}}),
    ):
        (source,) = of(held, name)
        assert (source.media, source.metadata.title, source.metadata.authors) == (media, "Fare", ("Ada Quill",))
        assert TEXT in source.content().decode()


def test_of_a_blogs_export_what_readers_see() -> None:
    posts = [
        {"title": state, "html": f"<p>{TEXT}</p>", "status": state} for state in ("draft", "published", "scheduled")
    ]
    export = {"db": [{"meta": {"version": "5"}, "data": {"tags": [{"name": "x" * 5000}], "posts": posts}}]}
    assert [one.metadata.title for one in of(export)] == ["published"]


@pytest.mark.parametrize(("mark", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv")])
def test_a_table_with_a_column_of_bodies(mark: str, name: str) -> None:
    whole = f'"{TEXT} He said ""no"".\n\nAnd {"on " * 60_000}"'
    rows = [("Title", "Article body", "Date"), ("Fare", whole, "2026-03-05"), ("Bare", "", ""), ("Last", TEXT, "")]
    data = "\ufeff" + "\r\n".join(mark.join(row) for row in rows)
    first, bare, last = expand(Source.bytes(data.encode(), name=name), KIT)
    assert (first.metadata.title, first.metadata.published) == ("Fare", "2026-03-05")
    assert first.content().decode().startswith(f'{TEXT} He said "no".\n\nAnd on')
    assert isinstance(bare.fault, ReformatError) and f"{name}:2 has no body" in bare.fault.message
    assert last.metadata.title == "Last"


def test_folders_are_searched_for_values_that_are_articles(tmp_path: Path) -> None:
    held = {
        "numbers.csv": "year,boats\n1931,12\n", "crawl.csv": f"title,text\nFare,{TEXT}\n", "package.json": '{"name": "x"}',
        "crawl.json": json.dumps([{"text": TEXT}]), "feed.json": '{"version": "https://jsonfeed.org/version/1", "items": []}',
        "feed.rdf": "<rdf:RDF>",
    }  # fmt: skip
    for name, text in held.items():
        (tmp_path / name).write_text(text)
    aside: list[str] = []
    taken = [Path(one.name).name for one in gather([str(tmp_path)], aside.append)]
    assert taken == ["crawl.csv", "crawl.json", "feed.json", "feed.rdf"]
    assert [Path(one).name for one in aside] == ["numbers.csv", "package.json"]
