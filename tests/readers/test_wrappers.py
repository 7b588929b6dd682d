"""Pages whose elements show what stands in templates of theirs, as servers and savers of pages write them."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from tests.prepared import text_from
from tests.readers.pages import SENTENCES, TITLE, page, paragraphs

STORY = f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"


def read(body: str) -> str:
    return text_from(Source.text(page(body), name="page.html", media="html"))


@pytest.mark.parametrize(
    "body",
    [
        f'<story-view><template shadowrootmode="open"><style>p {{ color: red }}</style>{STORY}</template></story-view>',
        f"<x-app><TEMPLATE shadowroot=open><x-page><template shadowrootmode=closed>{STORY}</template></x-page></TEMPLATE></x-app>",
        f'<x-page><template shadowrootmode="open"><header><slot></slot></header></template>{STORY}</x-page>',
    ],
)
def test_what_an_element_shows_is_read(body: str) -> None:
    assert read(body).split("\n") == list(SENTENCES)


def test_a_template_that_a_script_would_fill_is_not() -> None:
    spare = f"<template><article>{paragraphs()}</article><template shadowrootmode=open>Spare</template></template>"
    assert read(f"<main>{STORY}{spare}</main>").split("\n") == list(SENTENCES)
