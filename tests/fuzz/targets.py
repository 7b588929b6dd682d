"""What is fuzzed: each target takes bytes, and may only end well or in a ReformatError; the laws hold on what comes out."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

from hypothesis import HealthCheck, given, settings
from lxml import etree

from reformat.check import check_book, check_page
from reformat.check.book import open_book
from reformat.check.page import Page
from reformat.document import codec
from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.nodes import Article
from reformat.document.source import Source
from reformat.errors import ReformatError
from reformat.language.sentences import sentences
from reformat.pipeline import Kit, expand, prepare, write
from reformat.settings.tree import Limits, Settings
from reformat.speech.script import script
from reformat.writers.writer import Item
from tests.strategies import articles

SETTINGS = Settings(limits=Limits(source_bytes=1_000_000, container_bytes=1_000_000))
OF_THE_WORDS = ("table.headers",)
"""Errors that only the article's author can mend: no stage invents the heads of a table."""

MOST = 3
"""Articles of one container that are followed to the end."""


@cache
def kit() -> Kit:
    """One kit for the whole run: loading rules is not what is fuzzed."""
    return Kit.of(SETTINGS)


def _written(draft: Draft) -> None:
    """The laws on a finished article: the books balance, and every file is well-formed."""
    assert balance(draft).holds, str(balance(draft))
    article = draft.article
    assert codec.decode(codec.encode(article)) == article
    script(article, SETTINGS)
    for artifact in write([Item(article, identity="fuzz")], ("html", "epub", "text"), kit()):
        if artifact.name.endswith(".epub"):
            open_book(artifact.name, io.BytesIO(artifact.data))


def _converted(source: Source) -> None:
    try:
        for number, inner in enumerate(expand(source, kit())):
            if number >= MOST:
                break
            _written(prepare(inner, kit()))
    except ReformatError as error:
        assert error.message


def page(data: bytes) -> None:
    """Any bytes as an HTML page."""
    _converted(Source.bytes(data, name="fuzz.html", media="html"))


def fragment(data: bytes) -> None:
    """Any bytes as an article's body from a CMS."""
    _converted(Source.bytes(data, name="fuzz.html", media="html", whole_page=False))


def scrape(data: bytes) -> None:
    """Any bytes as scraped text."""
    _converted(Source.bytes(data, name="fuzz.txt", media="text"))


def anything(data: bytes) -> None:
    """Any bytes of a kind still to be found out."""
    _converted(Source.bytes(data, name="fuzz"))


def feed(data: bytes) -> None:
    """A feed with these bytes inside."""
    _converted(
        Source.bytes(
            b'<?xml version="1.0"?><rss version="2.0"><channel><item>' + data + b"</item></channel></rss>",
            name="fuzz.xml",
        )
    )


def mail(data: bytes) -> None:
    """A page saved as MHTML."""
    _converted(
        Source.bytes(
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n" + data, name="fuzz.mhtml"
        )
    )


def archive(data: bytes) -> None:
    """A broken ZIP or TAR."""
    _converted(Source.bytes(data, name="fuzz.zip", media="archive"))


def markdown(data: bytes) -> None:
    """Markdown."""
    _converted(Source.bytes(data, name="fuzz.md"))


def tree(data: bytes) -> None:
    """An article handed over as data."""
    _converted(Source.bytes(data, name="fuzz.json", media="json"))


def speech(data: bytes) -> None:
    """Sentences and their readings."""
    text = data.decode("utf-8", "replace")
    for start, end in sentences(text, "ko"):
        assert 0 <= start < end <= len(text)


def checked(data: bytes) -> None:
    """Somebody's HTML under our rules."""
    try:
        check_page(Page.parse("fuzz.html", data))
    except ReformatError as error:
        assert error.message


def opened(data: bytes) -> None:
    """Somebody's EPUB under our rules."""
    try:
        open_book("fuzz.epub", io.BytesIO(data))
    except ReformatError as error:
        assert error.message
    except etree.XMLSyntaxError as error:
        raise AssertionError("an XML error got out") from error


@settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles())
def _any_article(article: Article) -> None:
    """Any article that the model allows, handed over as data, becomes a book that our own rules find no error in."""
    try:
        draft = prepare(Source.bytes(codec.encode(article), name="fuzz.json", media="json"), kit())
    except ReformatError as error:
        assert error.message
        return
    for artifact in write([Item(draft.article, identity="fuzz")], ("html", "epub", "text", "json"), kit()):
        if artifact.name.endswith(".epub"):
            found = check_book(open_book(artifact.name, io.BytesIO(artifact.data)))
            assert not [f for f in found if f.level == "error" and f.rule not in OF_THE_WORDS], found


def writers(data: bytes) -> None:
    """An article made of these bytes."""
    _any_article.hypothesis.fuzz_one_input(data)  # type: ignore[attr-defined]


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        page,
        fragment,
        scrape,
        anything,
        feed,
        mail,
        archive,
        markdown,
        tree,
        speech,
        checked,
        opened,
        writers,
    )
}
