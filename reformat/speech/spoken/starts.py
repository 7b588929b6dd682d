"""With which characters a pattern of the tables can begin, so that it is tried only where one of them stands."""

from __future__ import annotations

import re

from reformat.patterns import lazy

ANY = "a0#"
"""Kinds of characters that stand for all: where a pattern's beginning is not plain to see."""
_CLASS = lazy(r"\[(-?[^\]\\^-]+)\]")
_FIGURE = lazy(r"\d(?![?*]|\{0)")
_PLAIN = lazy(r"([^\\()\[\]|?*+.^$\w]|[^\W\d_])|\\(\W)")
_OPTIONAL = lazy(r"[?*]|\{0")


def starts(pattern: str) -> str:
    """The first characters of all alternatives; ANY if one of them is no plain character."""
    found = {_first(one) for one in _alternatives(pattern)}
    return ANY if None in found else "".join(sorted("".join(one for one in found if one)))


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of the outermost level."""
    out, depth, begin, at = [], 0, 0, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            at = pattern.index("]", at + 1)
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and not depth:
            out.append(pattern[begin:at])
            begin = at + 1
        at += 1
    return [*out, pattern[begin:]]


def _first(pattern: str) -> str | None:
    """The characters that one alternative can begin with, or None."""
    while pattern.startswith("("):
        end = _closing(pattern)
        inner, rest = pattern[1:end], pattern[end + 1 :]
        if inner.startswith(("?<=", "?<!", "?!", "?=")) or _looks_only(inner):
            pattern = rest
            continue
        if not inner.startswith("?:") or _OPTIONAL.match(rest):
            return None
        found = starts(inner[2:])
        return None if found == ANY else found
    if kind := _CLASS.match(pattern):
        return None if _OPTIONAL.match(pattern, kind.end()) else kind[1]
    if _FIGURE.match(pattern):
        return "0"  # the kind of all figures
    plain = _PLAIN.match(pattern)
    return (plain[1] or plain[2]) if plain and not _OPTIONAL.match(pattern, plain.end()) else None


def _looks_only(inner: str) -> bool:
    """Whether a group only looks around: (?:(?<=a)|(?<=b))."""
    return inner.startswith("?:") and all(one.startswith("(?<") for one in _alternatives(inner[2:]))


def _closing(pattern: str) -> int:
    depth = 0
    for match in re.finditer(r"\\.|\[[^\]]*\]|[()]", pattern):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if not depth:
            return match.start()
    return len(pattern)
