"""Two inputs of one run that are, or seem to be, one article: nothing goes without a word."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from msgspec.structs import replace

from reformat.batch import Plan, gather, run
from reformat.events import Event, Warned
from reformat.settings.tree import Settings

TEXT = "The pilot boat went out twice before dawn, and came back each time with nobody on board but its own crew."


def page(number: int, head: str = "") -> str:
    lines = "".join(f"<p>{TEXT} Sheet {number}.</p>" for _ in range(3))
    return f"<html><head>{head}<title>Log</title></head><article><h1>Log</h1>{lines}</article></html>"


def convert(inputs: Path, out: Path) -> tuple[int, list[Warned]]:
    """How many articles stand in the output, and what was said."""
    events: list[Event] = []
    settings = Settings()
    settings = replace(settings, output=replace(settings.output, to=("text",), folder=str(out)))
    assert all(one.error is None for one in run(gather([str(inputs)]), Plan(settings, listen=events.append)))
    return len(list(out.glob("*/article.txt"))), [e for e in events if isinstance(e, Warned)]


def test_a_result_that_takes_anothers_place_in_one_run_is_told(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for number in range(2):
        (inputs / f"{number}.html").write_text(page(number, '<link rel="canonical" href="https://x.example/log">'))
    for _ in range(2):  # in each run once, and not because of the run before
        made, told = convert(inputs, tmp_path / "out")
        assert made == 1
        assert [(one.code, one.source[-6:], "0.html" in one.message) for one in told] == [
            ("same-article", "1.html", True)
        ]


def test_an_article_that_comes_again_in_another_run_is_no_matter_of_words(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "a.html").write_text(page(1))
    assert [convert(inputs, tmp_path / "out") for _ in range(2)] == [(1, [])] * 2


def test_names_that_differ_by_their_composition_alone_are_two_articles(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for number, name in enumerate(("등대.html", unicodedata.normalize("NFD", "등대.html"))):
        (inputs / name).write_text(page(number))
    files = len(list(inputs.iterdir()))  # a Mac knows one of them
    assert convert(inputs, tmp_path / "out") == (files, [])
