"""What a page says twice: a caption cut off beside the whole one."""

from __future__ import annotations

from reformat.document.nodes import Paragraph
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.pipeline import Kit, prepare
from tests.readers.pages import TITLE, page, paragraphs

KIT = Kit.of()
CAPTION = (
    "The pilot climbs the ladder of the ore boat off the north mole on Tuesday evening, with the lamp in his teeth."
)


def said(markup: str) -> list[str]:
    whole = page(f"<article><h1>{TITLE}</h1><div class='article-body'>{markup}{paragraphs()}</div></article>")
    blocks = prepare(Source.text(whole, name="pilot", media="html"), KIT).article.blocks
    return [text_of(block) for block in blocks if isinstance(block, Paragraph)]


def test_a_caption_cut_off_beside_the_whole_one_goes() -> None:
    cut = f"{CAPTION[:80]}... more"
    figure = f'<figure><img src="/pilot.jpg" alt="" width="800"><figcaption>{CAPTION}</figcaption></figure>'
    assert cut not in said(f"{figure}<p>{cut}</p>")


def test_what_breaks_off_and_stands_nowhere_else_stays() -> None:
    broken = (
        "He climbed the ladder of the ore boat off the north mole, looked into the wheelhouse, and there was nobody..."
    )
    assert broken in said(f"<p>{broken}</p>")
