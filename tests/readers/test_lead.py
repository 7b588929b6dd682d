"""The lead picture is found with its caption, wherever the page sets the two; a portrait or an icon is none."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.nodes import Figure
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from reformat.readers.html import HtmlReader
from reformat.rules import Rules
from reformat.stages.clean import clean
from reformat.stages.locate import locate
from reformat.stages.structure import structure
from tests.readers.pages import TITLE, page, paragraphs

CAPTION = "The old ferry pier on a grey morning in March, seen from the lighthouse."
PICTURE = '<img src="/pictures/pier.jpg" width="1200">'
BODY = f'<div class="article-body">{paragraphs()}</div>'

SHAPES = {
    "caption by name": f'<div class="top-media">{PICTURE}<div class="img-caption">{CAPTION}</div></div>',
    "box called a widget": f'<div class="lead-widget image">{PICTURE}<p class="caption">{CAPTION}</p></div>',
    "box called a picture": f'<div class="story__picture">{PICTURE}<p>{CAPTION}</p></div>',
    "name and note in a box called a picture": f'<div class="box photo-group"><figure>{PICTURE}</figure><div class="txt">'
    f"<strong>{CAPTION}</strong><p>[Photo: Harbour school]</p></div></div>",
    "rows of a table called a picture": f'<table class="photoCenter"><tr><td>{PICTURE}</td></tr><tr><td>{CAPTION}</td></tr>'
    "<tr><td>© Ada Kim</td></tr></table>",
    "said by the alternative text": f'<div class="top">{PICTURE[:-1]} alt="{CAPTION}"><p>{CAPTION}</p></div>',
    "with a credit": f'<div class="top"><span>Photo: Ada Kim</span>{PICTURE}<div>{CAPTION}</div></div>',
    "caption in the next box": f'<div>{PICTURE}</div><div class="row"><p class="image-caption">{CAPTION}</p></div>',
    "caption folded away": f'<div>{PICTURE[:-1]} alt="{CAPTION}"><button>Open</button></div>'
    f'<div style="display:none"><span>{CAPTION}</span></div>',
    "figure without figcaption": f'<figure>{PICTURE}<div class="caption-text"><span>{CAPTION}</span></div></figure>',
    "figure of words that nothing names": f'<figure>{PICTURE}<div class="x3f"><div>1/7</div><div>{CAPTION}</div></div></figure>',
    "figure with a paragraph": f"<figure><div>{PICTURE}</div><p>{CAPTION}</p></figure>",
    "figure with two captions": f"<figure>{PICTURE}<figcaption>{CAPTION}</figcaption><figcaption>{CAPTION}</figcaption></figure>",
    "sentence behind a figure": f"<figure>{PICTURE}</figure><div>{CAPTION}</div>",
    "element of the site's own": '<div class="media"><press-image-v2 data-src="/pictures/pier.jpg"></press-image-v2>'
    f'<div class="img-caption">{CAPTION}</div></div>',
    "zoom sign beside it": f'<figure>{PICTURE}<img src="/static/zoom-in.3f.svg" alt="Enlarge">'
    f"<figcaption><small>{CAPTION}</small></figcaption></figure>",
}

APART = ("caption folded away", "with a credit", "sentence behind a figure")
"""Shapes that only the place in front of the body makes sure; inside it such a line may be running text."""


def figures(markup: str) -> list[Figure]:
    rules = Rules.load()
    draft = structure(clean(locate(HtmlReader().read(Source.html(markup), rules), rules), rules), rules)
    assert balance(draft).holds, balance(draft)
    return [block for block in leaves(draft.article.blocks) if isinstance(block, Figure)]


@pytest.mark.parametrize("shape", SHAPES)
def test_before_the_body_picture_and_caption_are_one_figure(shape: str) -> None:
    whole(f"<h1>{TITLE}</h1>{SHAPES[shape]}{BODY}")


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape not in APART])
def test_at_the_bodys_top_picture_and_caption_are_one_figure(shape: str) -> None:
    whole(BODY.replace("<p>", f"{SHAPES[shape]}<p>", 1))


def whole(inner: str) -> None:
    """Fail unless the one figure in this article has the picture and the caption."""
    found = figures(page(f"<main><article>{inner}</article></main>"))
    assert [plain(figure.caption) for figure in found] == [CAPTION]
    assert found[0].image is not None
    assert found[0].image.url.endswith("pier.jpg")


@pytest.mark.parametrize(
    "beside",
    [
        f'<div class="author-image"><img src="/people/kim.jpg"><span>Ada Kim writes for this paper, {"and more " * 3}</span></div>',
        '<div class="site-logo"><img src="/logo.png" alt="Harbour News of the whole coast"></div>',
        '<div class="top"><img src="/t.gif" width="1" height="1"><p>Photo: nobody at all was here</p></div>',
    ],
)
def test_a_portrait_a_logo_and_a_pixel_are_no_lead_picture(beside: str) -> None:
    assert figures(page(f"<main><article><h1>{TITLE}</h1>{beside}{BODY}</article></main>")) == []
