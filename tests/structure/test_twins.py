"""A page that holds its text twice says it once; a refrain and a report that comes back to a point stay."""

from __future__ import annotations

from reformat.document.conservation import balance
from reformat.document.nodes import Paragraph
from reformat.document.walk import plain
from reformat.rules import Rules
from reformat.stages.structure.twins import drop_twin
from tests.structure.made import draft, para

RULES = Rules()
BODY = [
    "The lock at Ostrand opened again on Monday, after nineteen years of work on its gate.",
    "The first barge came at night, and the keepers stood by with lanterns in both hands.",
    "Nobody had thought that it would hold, and it held through three winters and a flood.",
    "The mayor shook hands with each of them, and somebody began to sing an old song of boats.",
]


def said(*texts: str) -> list[str]:
    made = draft(*(para(text) for text in texts))
    done = drop_twin(made, RULES)
    assert balance(done).holds
    return [plain(block.inlines) for block in done.article.blocks if isinstance(block, Paragraph)]


def test_the_second_copy_goes_and_what_stands_between_stays() -> None:
    assert said(*BODY, "For small screens", *BODY) == [*BODY, "For small screens"]
    assert said(*BODY, *BODY, *BODY[:2]) == [*BODY, *BODY[:2]]


def test_a_refrain_stays() -> None:
    verses = [
        f"{n} boats went out to the bar that morning, and one came home." for n in ("Ten", "Nine", "Eight", "Seven")
    ]
    song = [line for verse in verses for line in (verse, BODY[3])]
    assert said(*song) == song


def test_a_part_that_comes_back_in_a_long_report_stays() -> None:
    report = [
        *BODY[:3],
        *(
            f"In the month number {n} the lock let so many boats through that the keepers lost count."
            for n in range(20)
        ),
    ]
    assert said(*report, *BODY[:3]) == [*report, *BODY[:3]]


def test_the_same_words_in_another_order_stay() -> None:
    assert said(*BODY, *reversed(BODY)) == [*BODY, *reversed(BODY)]
