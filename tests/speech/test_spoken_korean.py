"""Korean readings, case by case and kind by kind."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from reformat.speech.spoken import spoken

KINDS = tomllib.loads(Path(__file__).with_name("korean_readings.toml").read_text("utf-8"))


def heard(text: str) -> str:
    """What the ear can tell apart: spaces and a full stop at the end are not heard."""
    return re.sub(r"\s", "", text).rstrip(".;")


@pytest.mark.parametrize("kind", KINDS)
def test_a_person_would_read_it_so(kind: str) -> None:
    wrong = {}
    for printed, reading in KINDS[kind]["readings"].items():
        said = spoken(printed, "ko")
        if heard(said) != heard(reading):
            wrong[printed] = (said, reading)
    assert not wrong, f"{KINDS[kind]['because']} {wrong}"


def test_there_are_enough_cases_and_each_kind_has_its_reason() -> None:
    assert sum(len(kind["readings"]) for kind in KINDS.values()) >= 600
    assert all(kind["because"].endswith(".") for kind in KINDS.values())
