"""What walks through whole pages, heading by heading and link by link, showed to be wrong; mended by kind."""

from __future__ import annotations

import pytest

from reformat.document.nodes import (
    Alt,
    AnyBlock,
    Article,
    Figure,
    Heading,
    Image,
    Link,
    Paragraph,
    Span,
    Stamp,
    Strong,
    Text,
)
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from reformat.stages.structure.links import bare
from tests.prepared import prepared
from tests.readers.pages import TITLE, page, paragraphs
from tests.structure.made import LONG_EN, inlines, para, structured


def made(*blocks: AnyBlock) -> Article:
    return structured(*blocks, language="en", title="Riverside paths").article


@pytest.mark.parametrize("inner", [(Link((Text("Cost"),), "#cost"),), (Text("Cost"), Link((Text("¶"),), "#cost"))])
def test_a_heading_does_not_link_to_itself(inner: tuple[Text | Link, ...]) -> None:
    stamp = Stamp(tag="h2", classes=("cost",))
    article = made(para(LONG_EN), Heading(level=2, inlines=inner, stamp=stamp, span=Span(path="h2")), para(LONG_EN))
    [heading] = [block for block in article.blocks if isinstance(block, Heading)]
    assert heading.inlines == (Text("Cost"),)


def test_a_numbered_row_of_headings_is_whole() -> None:
    rows: list[AnyBlock] = []
    for number, text in enumerate((LONG_EN, "Wait.", LONG_EN, "Rest."), 1):
        rows += [para(Strong((Text(f"Step {number}"),)), tag="div", classes=("step",)), para(text)]
    article = made(para(LONG_EN), *rows)
    assert [plain(b.inlines) for b in article.blocks if isinstance(b, Heading)] == [f"Step {n}" for n in range(1, 5)]


@pytest.mark.parametrize(
    ("alt", "caption"),
    [
        ("imago images 0845114767", "Ferry at the pier"),
        ("The old ferry at the pir on a grey morning in March", "The old ferry at the pier on a grey morning in March"),
    ],
)
def test_an_alternative_text_that_says_nothing_more_is_open(alt: str, caption: str) -> None:
    image = Image(url="https://example.org/a.jpg")
    article = made(para(LONG_EN), Figure(image=image, caption=inlines(caption), alt=Alt(alt, "author")), para(LONG_EN))
    [figure] = [block for block in article.blocks if isinstance(block, Figure)]
    assert figure.alt.open


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/url?q=https%3A%2F%2Fpier.example%2Fa&sa=D",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fpier.example%2Fa&h=1",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fpier.example%2Fa&data=1",
        "https://protect.checkpoint.com/v2/r01/___https://pier.example/a___.YXAz",
        "https://urldefense.com/v3/__https://pier.example/a__;!!abc$",
    ],
)
def test_a_link_leads_past_filters_and_counters(address: str) -> None:
    assert bare(address) == "https://pier.example/a"


def read(inner: str) -> Article:
    markup = page(
        f'<main><article><h1>{TITLE}</h1><div class="article-body">{paragraphs()}{inner}</div></article></main>'
    )
    return prepared(Source.html(markup)).article


def test_a_caption_without_its_figure_element_is_one_run() -> None:
    inner = '<div><img src="/pier.jpg" width="600"></div><figcaption>At the pier <span class="credit">(<i>Image:</i><div>Kim)</div></span></figcaption>'
    [figure] = [block for block in leaves(read(inner).blocks) if isinstance(block, Figure)]
    assert plain(figure.caption) == "At the pier"
    assert plain(figure.credit).replace(" ", "") == "(Image:Kim)"


def test_words_with_a_captions_name_and_no_picture_are_words() -> None:
    blocks = read(f'<div class="legend">Depth in metres</div>{paragraphs()[:90]}').blocks
    assert not any(isinstance(block, Figure) for block in blocks)
    assert any(isinstance(b, Paragraph) and plain(b.inlines) == "Depth in metres" for b in blocks)


def test_a_picture_that_may_be_shared_is_a_picture() -> None:
    inner = '<div class="group"><img class="img-share" width="640" src="/pier.jpg"><p class="imageCaption">The pier at noon</p></div>'
    [figure] = [block for block in leaves(read(inner).blocks) if isinstance(block, Figure)]
    assert figure.image is not None
    assert plain(figure.caption) == "The pier at noon"
