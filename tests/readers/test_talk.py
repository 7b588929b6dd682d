"""Articles copied out of talks: the article is read, and nobody's messages around it."""

from __future__ import annotations

import time

import pytest

from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from reformat.readers.talk import talk
from tests.prepared import prepared

ARTICLE = (
    "돌담을 쌓는 겨울 학교",
    "섬마을 아이들이 겨울마다 돌담을 쌓는다. 바람에 무너진 자리를 메우는 일이다.",
    "올해는 열두 아이가 사흘 동안 마흔 걸음을 쌓았다. 돌은 밭에서 나온 것이다.",
    "할아버지들은 돌 고르는 법을 가르쳤다. 큰 돌은 아래에, 모난 돌은 안쪽에 놓는다.",
)
HEADS = {
    "[{who}] [오후 3:{m:02}] ": "섬모임 님과 카카오톡 대화",
    "2026년 11월 2일 오후 3:{m:02}, {who} : ": "2026년 11월 2일 월요일",
    "[02.11.26, 15:{m:02}:03] {who}: ": "",
    "02/11/2026, 15:{m:02} - {who}: ": "",
    "{who}, [02.11.2026 15:{m:02}]\n": "",
}


@pytest.mark.parametrize(("head", "title"), HEADS.items())
def test_the_article_is_read_and_not_the_talk(head: str, title: str) -> None:
    sent = [("홍길동", "이것 좀 보세요"), ("홍길동", "\n".join(ARTICLE)), ("성춘향", "저도 가 볼래요")]
    lines = [title, *(head.format(who=who, m=m) + words for m, (who, words) in enumerate(sent, 10))]
    article = prepared(Source.text("\n".join(lines))).article
    said = [article.metadata.title, *(text_of(b) for b in leaves((*article.deck, *article.blocks)))]
    assert said == list(ARTICLE)


@pytest.mark.parametrize(
    "text",
    ["[오후 3:10] 막이 올랐다.\n[오후 3:40] 막이 내렸다.", "[홍길동] [오후 3:12] 좋아요\n[성춘향] [오후 3:13] 네"],
)
def test_what_holds_no_article_stays(text: str) -> None:
    lines = text.split("\n")
    assert talk(lines) == (lines, [])


def test_messages_without_end_cost_their_number() -> None:
    spent = []
    for times in (2_000, 4_000):
        lines = ["[홍길동] [오후 3:12] 안녕", *ARTICLE, "[성춘향] [오후 3:13] 네", "2026년 11월 2일, " * 3] * times
        start = time.process_time()
        talk(lines)
        spent.append(time.process_time() - start)
    assert spent[1] < 3 * spent[0] + 0.1
