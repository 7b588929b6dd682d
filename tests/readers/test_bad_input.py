"""Broken, deep and huge pages end in an article or a clear refusal, in time and memory that follow their size."""

import pytest

from reformat.document.conservation import balance
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.errors import ReformatError
from reformat.readers.html import HtmlReader
from reformat.readers.html.nesting import DEEPEST, shallow
from reformat.rules import Rules
from tests.readers.pages import PLAIN, SENTENCES, paragraphs

RULES = Rules.load()


@pytest.mark.parametrize(
    "tag", ["div", "blockquote", "ul><li", "span", "b", "table><tr><td", "section", "p", "em", "custom-box"]
)
def test_a_hundred_thousand_levels(tag: str) -> None:
    markup = f"<html><body>{f'<{tag}>' * 100_000}{paragraphs()}"
    draft = HtmlReader().read(Source.html(markup), RULES)
    assert balance(draft).holds
    assert SENTENCES[0] in draft.source_text


def test_flattening_drops_tags_and_no_text() -> None:
    markup = "<div>a" * 24_000 + "</div>" * 24_000
    flattened = shallow(markup)
    assert flattened.count("a") == 24_000
    assert flattened.count("<div>") == flattened.count("</div>") <= DEEPEST


def test_formatting_left_open_does_not_multiply() -> None:
    markup = "".join(f"<p><font size={n}><b class=c{n}>{SENTENCES[n % 5]}" for n in range(8_000))
    draft = HtmlReader().read(Source.html(f"<html><body>{markup}"), RULES)
    assert balance(draft).holds


@pytest.mark.parametrize("end", range(0, len(PLAIN), 97))
def test_cut_off_anywhere(end: int) -> None:
    try:
        draft = HtmlReader().read(Source.html(PLAIN[:end]), RULES)
    except ReformatError as error:
        assert error.hint
    else:
        assert balance(draft).holds


def test_a_million_characters_in_one_paragraph() -> None:
    text = " ".join(SENTENCES) * 2_000
    draft = HtmlReader().read(Source.html(f"<html><body><p>{text}</p></body></html>"), RULES)
    assert [text_of(b) for b in draft.article.blocks] == [text]


def test_unreadable_json_and_odd_attributes() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":</script><script type="application/ld+json">[[[[{}]]]]</script>'
    markup = PLAIN.replace(
        "</head>", head + '<meta property="og:title"><link rel="canonical" href="http://[bad"></head>'
    )
    draft = HtmlReader().read(Source.html(markup, base_url="http://[also"), RULES)
    assert balance(draft).holds
