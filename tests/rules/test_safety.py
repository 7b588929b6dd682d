"""Patterns that may take for ever are refused, honest ones are not; none is found out by running it for ever."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reformat.rules.safety import check_pattern

REFUSED = [
    "(a+)+b",
    "(a|a)*b",
    "(a|ab|b)*c",
    r"(\w+\s?)*!",
    "(a?a?)+x",
    "(?:.*)*x",
    r"(\s*·\s*\w{2,4})*",
    ".*.*.*.*.*x",
    "(",
    "[z-a]",
    "a{2,1}",
]
ALLOWED = [
    "가나다",
    r"(?:·\s?\w{2,4})*",
    "(?:share|tweet|mail)+",
    r"\w+@\w+(\.\w+)+",
    "(,[^,]+)*",
    r".*a.*b",
    r"\d{1,3}\s?/\s?\d{1,3}",
]


@pytest.mark.parametrize("pattern", REFUSED)
def test_refused(pattern: str) -> None:
    assert check_pattern(pattern)


@pytest.mark.parametrize("pattern", ALLOWED)
def test_allowed(pattern: str) -> None:
    assert not check_pattern(pattern)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab()|*+?.[]{}2,\\w", max_size=14))
def test_any_string_gets_an_answer(pattern: str) -> None:
    problem = check_pattern(pattern)
    if not problem:
        assert re.compile(pattern)
