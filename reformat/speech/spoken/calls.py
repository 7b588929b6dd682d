"""Numbers that are called or typed and not counted, for every language: telephones, addresses of machines."""

from __future__ import annotations

import re
from collections.abc import Callable

from reformat.patterns import lazy
from reformat.speech.spoken.piece import Rule

_TELEPHONE = lazy(
    r"\+\d{10,14}(?!\d)|(?:\+\d{1,3}[-.\s]?)?[(（](?:0\d{1,3}|[1-9]\d\d)[)）][-.\s]?\d{3,4}[-.\s]\d{4}(?![\d-])"
    r"|(?<![\d.,-])(?:\+\d{1,3}[-.\s]|1-)?\d{3}(?:\.\d{3}\.|\.\d{3}-|-\d{3}[-.])\d{4}(?![\d-]|[.,]\d)"
    r"|(?:(?<=f[oó]n[oe][:\s])|(?<=f[oó]n[oe]:\s)|(?<=[Tt]el\.\s)|(?<=[Tt]el[.:]\s)|(?<=[Tt]el\.:\s))"
    r"[1-9]\d\d(?:[ .]\d{3}){2}(?![ .,]?\d)"
)
"""+821012345678, (415) 555-0100, 415.555.0100: the ways of writing that any language borrows; Tel. 555 014 233."""
_MACHINE = lazy(r"(?<![\d.])(?=\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d))(?:\d{1,2}\.){0,3}\d{3}(?!\d)(?:\.\d{1,3}){0,3}")
"""192.168.0.1: four parts, one of three figures."""
_BYTE = 255
_BOOK = lazy(r"(?<![\d-])97[89][-–\s]?\d[\d-]{8,13}[\dX](?![\d-])")
"""An ISBN of thirteen figures."""
_BOOK_FIGURES = 13
_HASH = lazy(r"(?<![^\W_])(?=(?:[0-9a-f]*[a-f]\d){2})[0-9a-f]{8,128}(?![^\W_])")
"""509aa4a846c6cb52: figures and letters that a machine made, read one by one."""


def call_rules(digits: Callable[[str], str], plus: str, point: str, pause: str) -> tuple[Rule, ...]:
    """The rules in the words of one language, whose figures `digits` says one by one."""

    def telephone(match: re.Match[str]) -> str:
        said = pause.join(digits(part) for part in re.split(r"\D+", match[0]) if part)
        return f"{plus}{said}" if match[0][0] == "+" else said

    def machine(match: re.Match[str]) -> str | None:
        parts = match[0].split(".")
        if max(map(int, parts)) > _BYTE or all(len(part) == 3 for part in parts[1:]):  # 1.234.567.890
            return None
        return point.join(map(digits, parts))

    def book(match: re.Match[str]) -> str | None:
        if sum(map(str.isdecimal, match[0])) + match[0].count("X") != _BOOK_FIGURES:
            return None
        said = pause.join(digits(part) for part in re.split(r"\D+", match[0]) if part)
        return f"{said} X" if match[0][-1] == "X" else said

    def made(match: re.Match[str]) -> str:
        return " ".join(digits(one) if one.isdecimal() else one for one in match[0])

    books = Rule("isbn", "0", _BOOK, book), Rule("hash", "0bcdef", _HASH, made)
    return *books, Rule("telephone", "0+(（", _TELEPHONE, telephone), Rule("machine", "0", _MACHINE, machine)
