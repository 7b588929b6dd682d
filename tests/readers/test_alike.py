"""Boxes of one make hold one article, however short the first of them is."""

from tests.readers.pages import SENTENCES, TITLE, page, paragraphs
from tests.readers.test_find import body_text, located

PICTURE = "<div class='inset'><img src='/tide.jpg' width='190'><h6 class='credit'>Ida Poe</h6></div>"


def test_a_short_first_box_of_the_body_is_the_articles_too() -> None:
    first = f"<div class='articleBody'><p>{SENTENCES[0]}</p></div>"
    rest = f"<div class='articleBody'>{paragraphs(SENTENCES * 5)}</div>"
    found = body_text(located(page(f"<div class='story'><h1>{TITLE}</h1>{first}{PICTURE}{rest}</div>")))
    assert found.startswith(SENTENCES[0])
    assert found.count(SENTENCES[0]) == 6
