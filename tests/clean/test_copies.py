"""What a page says twice: a caption cut off beside the whole one, the text once more for small screens."""

from __future__ import annotations

from reformat.document.nodes import Paragraph
from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.prepared import prepared
from tests.readers.pages import TITLE, page, paragraphs

CAPTION = (
    "The pilot climbs the ladder of the ore boat off the north mole on Tuesday evening, with the lamp in his teeth."
)


def said(markup: str) -> list[str]:
    whole = page(f"<article><h1>{TITLE}</h1><div class='article-body'>{markup}{paragraphs()}</div></article>")
    blocks = prepared(Source.text(whole, name="pilot", media="html")).article.blocks
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


BODY = [
    "The lock at Ostrand opened again on Monday, after nineteen years of work on its gate by three crews in turn.",
    "The first barge came at night, and the keepers stood by with lanterns in both hands until it was through.",
    "Nobody had thought that it would hold, and it held through three winters and a flood that took the mill.",
    "The mayor shook hands with each of them, and somebody began to sing an old song of boats on the quay.",
]


def told(*lines: str) -> list[str]:
    made = prepared(Source.text("\n\n".join(("The lock is open", *lines)), name="lock"))
    return [text_of(block) for block in made.article.blocks if isinstance(block, Paragraph)]


def test_a_text_that_stands_twice_is_said_once() -> None:
    assert told(*BODY, *BODY) == BODY


def test_a_refrain_stays() -> None:
    verses = [
        f"{n} boats went out to the bar that morning, and one came home." for n in ("Ten", "Nine", "Eight", "Seven")
    ]
    song = [line for verse in verses for line in (verse, BODY[3])]
    assert told(*song) == song


def test_the_same_words_in_another_order_stay() -> None:
    other = [BODY[2], BODY[0], BODY[3], BODY[1]]
    assert told(*BODY, *other) == [*BODY, *other]
