"""A body that a script alone holds: of several texts the one that the page's data speak of."""

import json
from time import process_time

from reformat.readers.html.scripted import body_in
from tests.readers.pages import SENTENCES, TITLE, page
from tests.readers.test_find import body_text, located

WEATHER = "".join(
    f"<p>On day {n} the wind will turn, and rain will come over the hills from the west.</p>" for n in range(9)
)


def curled(sentences: tuple[str, ...]) -> str:
    return "".join(f"<p>{sentence} {{/p}}" for sentence in sentences)


def found(body: str) -> str:
    data = json.dumps({"story": {"richText": body}, "forecast": {"richText": WEATHER}})
    head = f'<meta name="description" content="{SENTENCES[0]} {SENTENCES[1]}">'
    script = f'<script type="application/json">{data}</script>'
    return body_text(located(page(f"<div id='app'><h1>{TITLE}</h1></div>{script}", head)))


def test_the_text_that_the_description_begins_is_the_article_and_no_longer_one() -> None:
    text = found("".join(f"<p>{sentence}</p>" for sentence in SENTENCES))
    assert all(sentence in text for sentence in SENTENCES)
    assert "wind will turn" not in text


def test_ends_of_elements_in_curly_brackets_are_read_as_such() -> None:
    text = found(curled(SENTENCES))
    assert all(sentence in text for sentence in SENTENCES)
    assert "{" not in text


def test_a_long_attribute_in_it_is_no_text() -> None:
    box = f"<x-embed data-file='{'%3Cdiv%3E' * 300}' class=\"a\">"
    assert all(sentence in found(curled(SENTENCES) + box) for sentence in SENTENCES)


def test_open_brackets_cost_no_more_than_their_number() -> None:
    def spent(number: int) -> float:
        script = json.dumps("a <b " * number)
        start = process_time()
        body_in([script] * 5, SENTENCES)
        return process_time() - start

    assert spent(40_000) < 4 * max(spent(20_000), 0.05)
