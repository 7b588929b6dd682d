"""Particles that change with the sound before them: 은 and 는, 으로 and 로."""

from __future__ import annotations

from reformat.language.scripts import coda

_OTHER = dict(zip("은는이가을를과와", "는은가이를을와과", strict=True))
_RIEUL = 8
"""Place of ㄹ among the final consonants, behind which 로 is said."""


def fitted(particle: str, last: str) -> str | None:
    """The particle as it is said behind this character; None where nobody knows how that sounds."""
    tail = own if (own := coda(last)) >= 0 else _tail(last)
    if tail is None:
        return None
    if particle in ("으로", "로"):
        return "로" if tail in (0, _RIEUL) else "으로"
    return particle if (tail != 0) == (particle in "은이을과") else _OTHER[particle]


def _tail(last: str) -> int | None:
    """The final consonant of a letter's or a figure's name, by its place."""
    if last.isascii() and last.isupper():
        return {"L": _RIEUL, "R": _RIEUL, "M": 16, "N": 4}.get(last, 0)
    if last.isascii() and last.islower():
        return {"a": 0, "i": 0, "o": 0, "u": 0, "y": 0, "l": _RIEUL, "m": 16, "n": 4}.get(last)
    if last.isdecimal():
        return {"0": 21, "1": _RIEUL, "3": 16, "6": 1, "7": _RIEUL, "8": _RIEUL}.get(last, 0)
    return 0 if last == "%" else None
