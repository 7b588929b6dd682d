"""Whether a pattern can be trusted with any page, since Python's `re` backtracks and has no limit of its own.

Two walls. By its shape: inside an open repetition only what can be read in one way, so that no time is exponential.
By trial: the pattern is run on growing strings made of its own characters, and refused as soon as one step takes
too long; each step is little longer than the one before, so the trial itself is bounded.
"""

from __future__ import annotations

import re
import time
import warnings
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

OPEN = 24
"""A repetition of at most this many is closed: it can't grow with the block."""
SECONDS = 0.05
"""CPU time that one string of the trial may take; an honest pattern takes a thousandth of it."""
LENGTHS = (4, 8, 12, 16, 20, 24, 28, 32, 48, 64, 96, 128, 160, 200, 300, 400)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
SAMPLES = {op.CATEGORY_SPACE: " ", op.CATEGORY_DIGIT: "1", op.CATEGORY_WORD: "a"}


def check_pattern(pattern: str) -> str:
    """What is wrong with a pattern, in words; empty if nothing is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            regex = re.compile(pattern, re.IGNORECASE)
            tree = parser.parse(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError, FutureWarning, DeprecationWarning) as error:
        return f"not a regular expression: {error}"
    if _ambiguous(tree):
        return "a repetition inside a repetition may take for ever on some page"
    slow = _trial(regex, _characters(tree))
    return f"takes too long on {slow[:12]!r}…" if slow else ""


def _parts(code: Any, value: Any) -> list[Any]:
    """The patterns inside one node of the parse tree."""
    match code:
        case op.BRANCH:
            return list(value[1])
        case op.SUBPATTERN:
            return [value[3]]
        case op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT:
            return [value[2]]
        case op.ASSERT | op.ASSERT_NOT:
            return [value[1]]
        case op.ATOMIC_GROUP:
            return [value]
        case op.GROUPREF_EXISTS:
            return [part for part in value[1:] if part is not None]
        case _:
            return []


def _ambiguous(tree: Any) -> bool:
    """Whether some open repetition holds what can be read in more than one way."""
    for code, value in tree:
        if code in REPEATS and value[1] > OPEN and not (_fixed(value[2]) or _parted(value[2])):
            return True
        if any(_ambiguous(part) for part in _parts(code, value)):
            return True
    return False


def _fixed(tree: Any) -> bool:
    """Whether this can be read in one way only: no variable repetition, branches told apart by their first letter."""
    for code, value in tree:
        if code in REPEATS and value[0] != value[1]:
            return False
        if code is op.BRANCH:
            first = [branch[0] if len(branch) else None for branch in value[1]]
            marks = [item[1] for item in first if item is not None and item[0] is op.LITERAL]
            if len(set(marks)) != len(value[1]):
                return False
        if code in (op.GROUPREF, op.GROUPREF_EXISTS, op.ASSERT, op.ASSERT_NOT):
            return False
        if not all(map(_fixed, _parts(code, value))):
            return False
    return True


def _parted(tree: Any) -> bool:
    """Whether every round begins with a fixed character that nothing variable in it can hold."""
    items = _flat(tree)
    if not items or items[0][0] is not op.LITERAL:
        return False
    mark = chr(items[0][1])
    if any(code not in (op.LITERAL, op.NOT_LITERAL, op.IN, *REPEATS) for code, _ in items[1:]):
        return False
    inner = [value[2] for code, value in items[1:] if code in REPEATS]
    return all(_fixed(part) and not _may_hold(part, mark) for part in inner)


def _flat(tree: Any) -> list[Any]:
    """The nodes of a pattern, with groups opened."""
    out: list[Any] = []
    for code, value in tree:
        out += _flat(value[3]) if code is op.SUBPATTERN else [(code, value)]
    return out


def _may_hold(tree: Any, mark: str) -> bool:
    """Whether a part can take this character."""
    for code, value in _flat(tree):
        match code:
            case op.LITERAL:
                held = chr(value) == mark
            case op.NOT_LITERAL:
                held = chr(value) != mark
            case op.IN:
                held = _in_class(value, mark)
            case _:
                held = True
        if held:
            return True
    return False


def _in_class(items: Any, mark: str) -> bool:
    """Whether a character class, as the parser gives it, holds this character."""
    names = {op.CATEGORY_SPACE: r"\s", op.CATEGORY_DIGIT: r"\d", op.CATEGORY_WORD: r"\w"}
    hit = False
    for code, value in items:
        if code is op.LITERAL:
            hit |= chr(value) == mark
        elif code is op.RANGE:
            hit |= value[0] <= ord(mark) <= value[1]
        elif code is op.CATEGORY:
            hit |= value not in names or re.fullmatch(names[value], mark) is not None
    return hit != bool(items and items[0][0] is op.NEGATE)


def _characters(tree: Any) -> list[str]:
    """Characters that the pattern speaks of, a few of each kind, in its order."""
    found: dict[str, None] = {}
    for code, value in tree:
        if code in (op.LITERAL, op.NOT_LITERAL):
            found[chr(value) if code is op.LITERAL else "a"] = None
        elif code is op.ANY:
            found["a"] = None
        elif code is op.IN:
            found.update(dict.fromkeys(_class_characters(value)))
        for part in _parts(code, value):
            found.update(dict.fromkeys(_characters(part)))
    return list(found)[:MOST_CHARACTERS]


MOST_CHARACTERS = 16


def _class_characters(items: Any) -> list[str]:
    out = []
    for code, value in items:
        if code is op.LITERAL:
            out.append(chr(value))
        elif code is op.RANGE:
            out.append(chr(value[0]))
        elif code is op.CATEGORY:
            out.append(SAMPLES.get(value, "a"))
    return out


def _trial(regex: re.Pattern[str], characters: list[str]) -> str:
    """The first string that takes too long, or none."""
    units = [*characters, *(a + b for a, b in zip(characters, characters[1:], strict=False)), "".join(characters)]
    for unit in filter(None, units):
        for length in LENGTHS:
            text = (unit * length)[:length] + "\x00"
            start = time.thread_time()
            regex.fullmatch(text)
            if time.thread_time() - start > SECONDS:
                return text
    return ""
