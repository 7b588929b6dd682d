"""What markup calls a heading and what is one: misused and unclosed elements, and a standfirst set as a heading."""

from __future__ import annotations

from reformat.document.nodes import Article, Heading, Paragraph
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from tests.prepared import prepared
from tests.readers.pages import SENTENCES, TITLE, page, paragraphs

LONG = "The council hears that the piles are sound and puts off a decision on money until the county has answered its letter"


def article(inner: str) -> Article:
    markup = page(f'<main><h1>{TITLE}</h1><div class="article-body">{inner}</div></main>')
    return prepared(Source.text(markup, name="page.html", media="html")).article


def headings(made: Article) -> list[str]:
    return [plain(b.inlines) for b in made.blocks if isinstance(b, Heading)]


def test_paragraphs_inside_a_heading_element_are_text() -> None:
    made = article(f"{paragraphs(SENTENCES[:2])}<h2>The money<p>{SENTENCES[2]}</p><p>{SENTENCES[3]}</p></h2>")
    assert headings(made) == ["The money"]
    assert SENTENCES[3] in [plain(b.inlines) for b in leaves(made.blocks) if isinstance(b, Paragraph)]


def test_a_heading_around_one_paragraph_is_a_heading() -> None:
    assert headings(article(f"{paragraphs(SENTENCES[:2])}<h2><p>The money</p></h2>{paragraphs(SENTENCES[2:])}")) == [
        "The money"
    ]


def test_a_heading_as_long_as_a_sentence_before_all_text_is_the_deck() -> None:
    made = article(f"<h2>{LONG}</h2>{paragraphs(SENTENCES[:3])}<h3>The money</h3>{paragraphs(SENTENCES[3:])}")
    assert [plain(b.inlines) for b in made.deck if isinstance(b, Paragraph)] == [LONG]
    assert [(b.level, plain(b.inlines)) for b in made.blocks if isinstance(b, Heading)] == [(2, "The money")]


def test_a_short_heading_before_all_text_stays_a_heading() -> None:
    assert headings(article(f"<h2>The money</h2>{paragraphs()}")) == ["The money"]
