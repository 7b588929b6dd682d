"""Formulas for the ear: powers (10⁻⁷, mc²), small figures (CO₂), comparisons (p < 0.05), decimals without a nought."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from reformat.patterns import lazy
from reformat.speech.spoken.piece import Rule

RAISED = "⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
_POWER = lazy(r"(?P<sign>[⁺⁻])?(?P<figures>[⁰¹²³⁴-⁹]+)")
_CARET = lazy(r"\^(?P<sign>-)?(?P<figures>\d{1,2})(?!\d)")
_BASE = lazy(r"(?:(?<![A-Za-z])[A-Za-z]{1,2}|[\d)])$")
"""What is raised; behind a longer word or a stop the figure is a note's."""
_SMALL = lazy(r"[₀-₉]+")
_COMPARED = lazy(r"(?P<than>[<>≤≥])\s?(?=[\d.−-]|[A-Za-z](?![A-Za-z>]))")
_OPERAND = lazy(r"[A-Za-z\d)%²³]\s?$")
_CLOSED = lazy(r"[^<]{0,60}>")
_BARE_POINT = lazy(r"(?:(?<![^\s(（\u2e80-\u9fff])|(?<=\d/))\.(?P<figures>\d{1,4})(?![A-Za-zß-ÿ\d.]|,\d)")


def formula_rules(
    words: Mapping[str, str], number: Callable[[str], str], digits: Callable[[str], str]
) -> tuple[Rule, ...]:
    """The rules in the words of one language: square, cube, power and minus, below, above, most and least, point."""

    def power(match: re.Match[str]) -> str:
        text, start = match.string, match.start()
        figures = unicodedata.normalize("NFKC", match["figures"])
        if not _BASE.search(text, max(0, start - 3), start):
            return f" {number(figures)} "
        if not match["sign"] and figures in ("2", "3"):
            said = words["square" if figures == "2" else "cube"]
        else:
            minus = words["minus"] if match["sign"] in ("⁻", "-") else ""
            said = words["power"].format(n=f"{minus}{number(figures)}")
        return f"{said} " if text[match.end() : match.end() + 1].isalnum() else said

    def small(match: re.Match[str]) -> str:
        gap = " " if "0" <= match.string[match.end() : match.end() + 1] < "\u2e80" else ""
        return f" {number(unicodedata.normalize('NFKC', match[0]))}{gap}"

    def compared(match: re.Match[str]) -> str | None:
        text, start, than = match.string, match.start(), match["than"]
        bracket = not _OPERAND.search(text, max(0, start - 2), start) or _CLOSED.match(text, match.end())
        return None if than in "<>" and bracket else words[than]

    def bare_point(match: re.Match[str]) -> str:
        return f"{words['point']}{digits(match['figures'])}"

    return (
        Rule("power", RAISED, _POWER, power),
        Rule("caret", "^", _CARET, power),
        Rule("small", "₀₁₂₃₄₅₆₇₈₉", _SMALL, small),
        Rule("compared", "<>≤≥", _COMPARED, compared),
        Rule("bare-point", ".", _BARE_POINT, bare_point),
    )
