"""Pleas and rows of labels between the paragraphs: judged sentence by sentence, and by what they link."""

import pytest

from tests.clean.test_weigh import cleaned, paragraphs, said
from tests.readers.pages import SENTENCES, TITLE, page

HEAD = '<link rel="canonical" href="https://harbour.example/pier/footbridge">'


@pytest.mark.parametrize(
    ("block", "goes"),
    [
        ("<p>Liked this column? <a href='/give'>Donate now</a></p>", True),
        ("<p>Spotted an odd mistake? Let us know.</p>", True),
        ("<p>Spotted an odd mistake? The pilot had not.</p>", False),
        ("<p>Tags: <a href='/t/odd'>odd hats</a>, <a href='/t/sea'>sea</a></p>", True),
        ("<p>Topics: <a href='/t/odd'>odd hats</a> <a href='/t/sea'>sea</a></p>", True),
        ("<p>Website: <a href='/odd'>The odd hat</a></p>", False),
        ("<p>Topics: <a href='/t/odd'>odd hats</a> and what they mean to a pilot at sea.</p>", False),
        ("<p>#odd #hats #sea</p>", True),
        ("<p>The odd tag #sea was used nine times.</p>", False),
        ("<ul><li>Facebook</li><li>WhatsApp</li><li>X</li><li>Copy link</li></ul>", True),
        ("<ul><li>Odd hats</li><li>X</li><li>Video</li></ul>", False),
    ],
)
def test_a_plea_goes_where_each_of_its_sentences_would(block: str, goes: bool) -> None:
    body = f"{paragraphs(SENTENCES[:3])}{block}{paragraphs(SENTENCES[3:])}"
    draft = cleaned(page(f'<main><h1>{TITLE}</h1><div class="story-text">{body}</div></main>', HEAD))
    kept = " ".join(said(draft))
    words = ("odd", "Odd", "column", "WhatsApp")
    assert goes != any(word in kept for word in words)
    assert all(sentence in kept for sentence in SENTENCES)


def test_a_sentence_among_labels_keeps_its_block() -> None:
    line = "Spotted a mistake? So asked a sign over the odd hats, and nobody did."
    body = f"{paragraphs(SENTENCES[:3])}<p>{line}</p>{paragraphs(SENTENCES[3:])}"
    draft = cleaned(page(f'<main><h1>{TITLE}</h1><div class="story-text">{body}</div></main>', HEAD))
    assert "odd hats" in " ".join(said(draft))
