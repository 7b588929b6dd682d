"""The work that an article costs, in calls of functions by stage, stays under the ceilings of floor.toml."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from reformat.document.source import Source
from reformat.events import Staged
from reformat.pipeline import Kit, prepare, write
from reformat.speech.script import script
from reformat.writers.writer import Item
from tests.conftest import ROOT
from tests.quality.counting import Counter, calls

FLOOR: dict[str, Any] = tomllib.loads(Path(__file__).with_name("floor.toml").read_text("utf-8"))
T = TypeVar("T")


def counts(name: str) -> dict[str, int]:
    """Calls by stage and by format of a sample, once everything is loaded and every cache is warm."""
    kit, source = Kit.of(), Source.path(ROOT / "samples" / name)
    item = Item(prepare(source, kit).article, identity="floor")
    prepare(source, kit)  # re keeps 512 patterns, and each of these makes it forget some of the others': all go twice
    found = stages(source, kit)
    for form in ("html", "epub"):
        list(write([item], [form], kit))
        found[form] = calls(lambda form=form: list(write([item], [form], kit)))  # type: ignore[misc]
    script(item.article, kit.settings)
    found["script"] = calls(lambda: script(item.article, kit.settings))
    return found


def stages(source: Source, kit: Kit) -> dict[str, int]:
    """Calls by stage: what was counted when the stage told that it was done, less what was counted before."""
    counter = Counter()
    marks: list[tuple[str, int]] = []

    def listen(event: object) -> None:
        if isinstance(event, Staged):
            marks.append((event.stage, counter.count))

    with counter:
        prepare(source, kit, listen)
    starts = [0, *(count for _, count in marks)]
    return {stage: count - start for (stage, count), start in zip(marks, starts, strict=False)}


@pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="counted under 3.11; pathlib of 3.12 calls itself more often"
)
@pytest.mark.parametrize("name", sorted(FLOOR["calls"]))
def test_no_stage_works_harder_than_it_did(name: str) -> None:
    found, most = counts(name), FLOOR["calls"][name]
    assert set(found) == set(most)
    assert {stage: n for stage, n in found.items() if n > most[stage] * FLOOR["margin"]} == {}


def test_counting_hardly_differs_from_run_to_run() -> None:
    kit, source = Kit.of(), Source.path(ROOT / "samples" / "english-page.html")
    work: Callable[[], object] = lambda: prepare(source, kit)  # noqa: E731
    work()
    first, second = calls(work), calls(work)
    assert first > 1000 and abs(first - second) < 0.01 * first
