"""Articles with little running text: short ones, stories in pictures, lists, tables; labels around weigh as much."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from reformat.errors import NoArticle
from tests.prepared import prepared, text_from

TEXT = (
    "<p>나루터의 낡은 종이 스무 해 만에 다시 울렸다. 뱃사공의 손자가 녹을 닦았다.</p>"
    "<p>종은 안개가 짙은 날에만 친다. 세 번 울리면 배가 뜨지 않는다는 뜻이다.</p>"
    "<p>마을 사람들은 종소리를 듣고서야 그물을 걷었다.</p>"
)
AROUND = (
    "<div class=w1><p>곧 이어서 다른 영상을 보여 드립니다</p><p>화면을 넓게 보는 방법</p></div>",
    "<div class=w2><p>현장의 목소리를 끝까지 듣겠습니다.</p></div>",
)


def shown(body: str) -> str:
    head = "" if "<h1>" in body else "<h1>나루터의 종</h1>"
    page = f"<html lang=ko><head><title>나루터의 종</title></head><body>{head}{body}</body></html>"
    return text_from(Source.html(page))


def test_a_short_article_is_its_own_box() -> None:
    said = shown(f"{AROUND[0]}<div class=t>{TEXT}</div>{AROUND[1]}")
    assert "손자가 녹을 닦았다" in said
    assert "영상을 보여" not in said
    assert "현장의 목소리" not in said


def test_lines_beside_a_named_body_do_not_widen_it() -> None:
    inner = f"{AROUND[0]}<div class=article-body>{TEXT}</div>{AROUND[1]}"
    said = shown(f"<div class=v><p>소식을 더 빨리 받는 방법</p>{inner}</div>")
    assert "그물을 걷었다" in said
    assert "화면을 넓게" not in said


def test_more_of_the_article_beside_a_named_body_stays() -> None:
    before = "<p>나루터가 있던 자리에는 지금 다리가 놓여 있다. 그래도 종은 남았고 사람들은 그 소리를 기억한다.</p>"
    said = shown(f"<div class=v><div class=x>{before * 2}</div><div class=article-body>{TEXT}</div></div>")
    assert "다리가 놓여" in said


def test_a_story_in_pictures_is_what_the_markup_calls_the_body() -> None:
    pictures = "".join(
        f'<figure><img src="{n}.jpg"><figcaption>{words}</figcaption></figure>'
        for n, words in enumerate(("종을 닦는 손자.", "안개 낀 나루터.", "그물을 걷는 사람들."))
    )
    said = shown(f"<div itemprop=articleBody>{pictures}</div><div>간편결제로 응원하는 방법</div><h4>다른 화보</h4>")
    assert "안개 낀 나루터" in said
    assert "응원하는" not in said


def test_an_entry_of_a_notice_that_tells_days_is_no_dateline() -> None:
    lines = "<p>1. 쉬는 동안: 2026. 3. 2. ~ 3. 20.</p><p>○ 여는 날: 2026. 3. 21.</p>"
    said = shown(f"<div class=t><p>나루터의 배를 고치느라 잠시 쉬니 다리로 건너 주시기 바랍니다.</p>{lines}</div>")
    assert "쉬는 동안" in said
    assert "여는 날" in said


def test_a_short_line_whose_words_the_body_says_again_is_the_standfirst() -> None:
    line = "스무 해 만에 다시 울린 나루터"
    page = f"<html lang=ko><title>뱃사공의 손자</title><body><div class=v><h1>뱃사공의 손자</h1><div>{{}}</div><div class=t>{TEXT}</div></div></body></html>"
    deck = prepared(Source.html(page.format(line))).article.deck
    assert line in str(deck)
    label = "기사 글자를 크게"
    assert prepared(Source.html(page.format(label))).article.deck == ()


TOLLS = (
    "A cart with one horse",
    "A cart with two horses",
    "A flock of up to twenty sheep",
    "A person on foot",
    "A raft",
)
LISTED = {
    "list": "<ul>" + "".join(f"<li>{toll} pays {n} pence each way.</li>" for n, toll in enumerate(TOLLS)) * 2 + "</ul>",
    "table": "<table>" + "".join(f"<tr><td>{toll}</td><td>{n} pence</td></tr>" for n, toll in enumerate(TOLLS)) * 2,
    "captions": "".join(f"<figure><img src=c{n}.jpg><figcaption>{toll} at the toll bar.</figcaption></figure>"
                        for n, toll in enumerate(TOLLS)) * 2,
}  # fmt: skip


@pytest.mark.parametrize("kind", LISTED)
@pytest.mark.parametrize("box", ["article", "main"])
def test_what_the_markup_calls_the_article_may_be_a_list_a_table_or_captions(kind: str, box: str) -> None:
    menu = "<nav><ul><li><a href=/a>Town</a></li><li><a href=/b>Sport</a></li></ul></nav><p>All of today's reports.</p>"
    said = shown(f"{menu}<{box}><h1>What the bridge costs</h1>{LISTED[kind]}</{box}>")
    assert all(toll in said for toll in TOLLS)
    assert "today's reports" not in said


def test_lists_beside_one_short_paragraph_are_not_lost() -> None:
    said = shown(f"<main><h1>What the bridge costs</h1><div><p>Paid at the hut.</p></div>{LISTED['list']}</main>")
    assert all(toll in said for toll in TOLLS)


@pytest.mark.parametrize(
    "inner",
    [
        "".join(f"<li><a href=/{n}>{toll} pays more from next week on</a></li>" for n, toll in enumerate(TOLLS * 2)),
        "".join(f"<li>{toll}, as you said when you signed up</li>" for toll in TOLLS * 2) + "<input type=password>",
        "<li>Name</li><li>Street</li><li>Town</li>",
    ],
)
def test_links_a_door_and_labels_are_no_article_whatever_stands_around_them(inner: str) -> None:
    with pytest.raises(NoArticle):
        shown(f"<article><h1>What the bridge costs</h1><ul>{inner}</ul></article>")
