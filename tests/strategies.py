"""Articles made at random, for laws that must hold on every one."""

from __future__ import annotations

from hypothesis import strategies as st

from reformat.document.nodes import (
    Alt,
    AnyBlock,
    Article,
    Break,
    Cell,
    Code,
    Embed,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inlines,
    Item,
    Language,
    LineBreak,
    Link,
    List,
    Literally,
    Metadata,
    Note,
    Paragraph,
    Quote,
    Raised,
    Row,
    Ruby,
    Strong,
    Table,
    Text,
)

WORDS = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=32, max_codepoint=126),
        st.sampled_from("가나다라마바사아자차카타파하은는이가을를에서했다 .,!?“”‘’「」…·▲■①漢字日本語éßñмир"),
    ),
    min_size=1,
    max_size=40,
).map(lambda t: " ".join(t.split()) or "말")

LANGUAGES = st.sampled_from(["ko", "en", "ja", "zh", "de", "fr", "es"])


def _wrapped(inner: st.SearchStrategy[Inlines]) -> st.SearchStrategy:
    return st.one_of(
        st.builds(Emphasis, inner),
        st.builds(Strong, inner),
        st.builds(Link, inner, st.sampled_from(["https://example.org/a", "#p1", "mailto:a@example.org"])),
        st.builds(Language, inner, LANGUAGES),
        st.builds(Raised, inner),
    )


_leaf = st.one_of(
    st.builds(Text, WORDS), st.builds(Ruby, WORDS, WORDS), st.builds(Literally, WORDS), st.builds(LineBreak)
)
INLINES: st.SearchStrategy[Inlines] = st.tuples(st.builds(Text, WORDS)) | st.lists(
    st.one_of(_leaf, _wrapped(st.tuples(st.builds(Text, WORDS)))), min_size=1, max_size=4
).map(lambda run: (Text("글 "), *run))

PARAGRAPHS = st.builds(Paragraph, INLINES)
FIGURES = st.builds(
    Figure,
    image=st.none() | st.builds(Image, url=st.just("https://example.org/a.jpg")),
    caption=INLINES | st.just(()),
    credit=INLINES | st.just(()),
    alt=st.just(Alt()) | st.builds(Alt, text=WORDS, origin=st.sampled_from(["author", "person", "machine"])),
).filter(lambda f: f.image is not None or f.caption)
CELLS = st.builds(Cell, INLINES)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Table,
        st.lists(st.builds(Row, st.tuples(*[CELLS] * width)), min_size=1, max_size=4).map(tuple),
        caption=INLINES | st.just(()),
    )
)


def _blocks(inner: st.SearchStrategy[AnyBlock], most: int = 3) -> st.SearchStrategy[tuple[AnyBlock, ...]]:
    return st.lists(inner, min_size=1, max_size=most).map(tuple)


BLOCKS: st.SearchStrategy[AnyBlock] = st.one_of(
    PARAGRAPHS,
    PARAGRAPHS,
    st.builds(Heading, st.integers(2, 4), INLINES),
    st.builds(List, _blocks(PARAGRAPHS).map(lambda ps: tuple(Item((p,)) for p in ps)), ordered=st.booleans()),
    st.builds(Quote, _blocks(PARAGRAPHS), attribution=INLINES | st.just(())),
    FIGURES,
    TABLES,
    st.builds(Code, WORDS),
    st.builds(Embed, st.just("https://example.org/v"), kind=st.just("video"), title=WORDS),
    st.builds(Note, st.sampled_from(["n1", "n2"]), _blocks(PARAGRAPHS), label=st.just("1")),
    st.just(Break()),
)

METADATA = st.builds(
    Metadata,
    title=WORDS,
    authors=st.lists(WORDS, max_size=2).map(tuple),
    language=LANGUAGES,
    published=st.sampled_from(["", "2026-01-02", "2026-01-02T03:04:05+09:00"]),
)


def articles() -> st.SearchStrategy[Article]:
    """Any article: every kind of block, in any order, in any language."""
    return st.builds(
        Article, METADATA, _blocks(PARAGRAPHS, 1) | st.just(()), st.lists(BLOCKS, min_size=1, max_size=8).map(tuple)
    )
