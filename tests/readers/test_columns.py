"""Korean text in columns whose letters are not of one width: sentences are whole again, verse and lists stay."""

from __future__ import annotations

import time

import pytest

from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from reformat.readers.columns import folded, gap
from tests.prepared import prepared

COLUMN = """물레방아가 다시 돈다
강은결 기자
윗마을 물레방아가 서른 해
만에 다시 돈다. 마을 사람들이
이끼를 걷어 내고 굴대를 갈았
다. 물은 옛 보에서 끌어온다.
방앗간 주인은 첫날 빻은 쌀가
루로 떡을 쪄서 이웃에 돌렸다.
아이들은 물이 떨어지는 소리
를 들으며 떡을 먹었다.
소리가 돌아온 마을
밤이면 물소리가 윗마을까지 들
린다. 노인들은 그 소리에 잠이
잘 온다고 말한다."""


def told(text: str) -> list[str]:
    article = prepared(Source.text(text)).article
    return [article.metadata.title, *(text_of(block) for block in leaves((*article.deck, *article.blocks)))]


def test_a_sentence_broken_at_any_letter_is_whole() -> None:
    said = " ".join(told(COLUMN))
    for words in (
        "굴대를 갈았다.",
        "빻은 쌀가루로 떡을",
        "떨어지는 소리를 들으며",
        "까지 들린다.",
    ):
        assert words in said


def test_verse_and_lists_keep_their_lines() -> None:
    verse = [
        "달이 뜨면",
        "강은 제 몸을 접어",
        "둥근 것을 하나 품는다",
        "아무도 모르게",
        "물고기가 그 빛을 삼키고",
        "새벽까지",
        "뱉지 않는다",
    ]
    names = [f"{n}등 홍길동 (가나초등학교 {n}학년)" for n in range(1, 12)]
    menu = [
        "새 다리 내년 봄 착공",
        "군의회 추경 통과",
        "읍내 산부인과 다시 열어",
        "감자 축제 취소",
        "장날 바뀐다",
        "수영장 새 단장",
        "분수 멈췄다",
    ]
    for lines in (verse, names, menu):
        assert folded(lines, lines) == {}


@pytest.mark.parametrize(
    ("last", "line", "between"),
    [
        ("쌀가", "루로 떡을", ""),
        ("소리", "를 들으며", ""),
        ("갈았", "다. 물은", ""),
        ("물은", "옛 보에서", " "),
        ("갈", "수 있다", " "),
    ],
)
def test_particles_and_endings_begin_no_word(last: str, line: str, between: str) -> None:
    assert gap(last, line, frozenset()) == between


@pytest.mark.parametrize(
    "part", ["물레방아가 다시 돈\n다. 그 소리\n", "가나다라마바사아자차카타파하\n", "을 \n", "다.\n"]
)
def test_lines_without_end_cost_their_number(part: str) -> None:
    spent = []
    for times in (2_000, 4_000):
        lines = (part * times).split("\n")
        start = time.process_time()
        folded(lines, lines)
        spent.append(time.process_time() - start)
    assert spent[1] < 3 * spent[0] + 0.1
