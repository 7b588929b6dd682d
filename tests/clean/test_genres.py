"""Articles of many genres (genres.txt), whose lines are short: results, rulings, letters, tickers, recipes, notices.

Each line of the file says first what it is: T the title, B a byline or date, S a deck, P a paragraph, L an entry, H a
heading, Q a question, D debris; C and X, captions and signatures, may stay or go.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reformat.document.draft import Draft
from reformat.document.nodes import Heading
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.pipeline import Kit, prepare

Lines = list[tuple[str, str]]


def _articles() -> Iterator[tuple[str, Lines]]:
    for article in Path(__file__).with_name("genres.txt").read_text("utf-8").removeprefix("@").split("\n@"):
        name, *lines = article.strip().split("\n")
        yield name, [(line[0], line[2:]) for line in lines]


ARTICLES = dict(_articles())
BOLD = {"H": "<p><strong>{}</strong></p>"}


def _page(lines: Lines, paragraph: str, marked: dict[str, str]) -> str:
    said = {kind: [html.escape(words) for one, words in lines if one == kind] for kind in "TBD"}
    body = "\n".join(marked.get(k, paragraph).format(html.escape(words)) for k, words in lines if k not in "TBD")
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{said['T'][0]}</title></head><body><nav><a href=/>Home</a></nav>"
        f"<main><h1>{said['T'][0]}</h1><div class=info>{'<br>'.join(said['B'])}</div><div class=cont>{body}</div>"
        f"<div>{''.join(f'<div>{words}</div>' for words in said['D'])}</div></main></body></html>"
    )


def _read(text: str, media: str) -> Draft:
    return prepare(Source.bytes(text.encode(), name="a", media=media), Kit.of())


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _lost(draft: Draft, lines: Lines) -> list[str]:
    article = draft.article
    told = _letters(" ".join(map(text_of, (*article.deck, *article.blocks))))
    parts = [(words, re.split(r"[◇▲①-⑳■]|^\(\w\)|^[\dQA]\.", words)) for kind, words in lines if kind in "SPLHQ"]
    return [words for words, pieces in parts if not all(_letters(piece) in told for piece in pieces)]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize("name", ARTICLES)
def test_a_scrape_of_any_genre_loses_nothing(name: str, gap: str) -> None:
    lines = ARTICLES[name]
    draft = _read(gap.join(words for _, words in lines), "text")
    assert _lost(draft, lines) == []
    assert _letters(lines[0][1]) in _letters(draft.article.metadata.title)


@pytest.mark.parametrize("paragraph", ["<p>{}</p>", "{}<br><br>", "<div><span>{}</span></div>"])
@pytest.mark.parametrize("name", ARTICLES)
def test_a_page_of_any_genre_loses_nothing(name: str, paragraph: str) -> None:
    draft = _read(_page(ARTICLES[name], paragraph, {}), "html")
    assert _lost(draft, ARTICLES[name]) == []


@pytest.mark.parametrize("name", ARTICLES)
def test_lines_in_bold_over_short_ones_are_headings(name: str) -> None:
    draft = _read(_page(ARTICLES[name], "<p>{}</p>", BOLD), "html")
    found = {_letters(text_of(block)) for block in draft.article.blocks if isinstance(block, Heading)}
    meant = [words for kind, words in ARTICLES[name] if kind == "H"]
    missed = [words for words in meant if not {_letters(words), _letters(words).lstrip("0123456789")} & found]
    assert len(missed) <= 1
