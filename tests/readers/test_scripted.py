"""A body that a script alone holds: of several texts the one that the page's data speak of."""

import json
from time import process_time

from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.html.scripted import body_in
from tests.prepared import prepared
from tests.readers.pages import KOREAN, SENTENCES, TITLE, page
from tests.readers.test_find import body_text, located

WEATHER = "".join(
    f"<p>On day {n} the wind will turn, and rain will come over the hills from the west.</p>" for n in range(9)
)


KOREAN_MORE = (
    "등대지기는 안개가 짙은 밤마다 종을 쳐서 배들에게 길을 알려 왔다고 말했다.",
    "군청은 낡은 종을 고치는 데 드는 돈을 내년 예산에 넣기로 했다.",
    "섬 주민들은 종소리가 다시 들리면 밤바다가 덜 무서울 것이라며 반겼다.",
    "공사는 봄에 시작해 여름 손님이 오기 전에 끝난다.",
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


def test_its_language_tells_the_rules_where_the_page_says_nothing_else() -> None:
    body = "\n\n".join((*KOREAN, *KOREAN_MORE, "한누리 기자 nuri@harbour.example"))
    data = json.dumps({"@type": "NewsArticle", "headline": "점자 자료실의 설계가 나왔다", "articleBody": body})
    markup = f'<html><head><script type="application/ld+json">{data}</script></head><body></body></html>'
    article = prepared(Source.text(markup, name="page.html", media="html")).article
    assert [text_of(block) for block in article.blocks] == [*KOREAN, *KOREAN_MORE]


def test_open_brackets_cost_no_more_than_their_number() -> None:
    def spent(number: int) -> float:
        script = json.dumps("a <b " * number)
        start = process_time()
        body_in([script] * 5, SENTENCES)
        return process_time() - start

    assert spent(40_000) < 4 * max(spent(20_000), 0.05)
