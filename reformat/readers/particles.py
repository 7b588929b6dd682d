"""Korean sentences that a scraper tore once at a link or a bold word: the particle behind it begins the next line."""

from __future__ import annotations

from reformat.patterns import STOPPED, lazy

LABEL, OPEN = 24, 12
"""Characters of a piece at most that stands between the ends of a sentence, and of its first part at least."""

BEGINS = tuple("은는을를과와")
"""How a line begins that such a particle does."""

_ENDED = lazy(STOPPED)
_PARTICLE = lazy(r"(?:은|는|을|를|의|와|과|에|에서|에게|에는|으로|로|까지|부터|처럼|보다|이다|입니다)[\s.,]")
_LEANS = lazy(r"[가-힣](?:[은는이가을를의와과에]|에서|으로)$|[가-힣][한된할될인던]$")
"""A particle or an ending at the end: more must follow."""
_AGREEING = lazy(r"[은는을를과와]\s")
"""A particle that is no word of its own where it agrees with what stands before it."""
_QUOTING = lazy(r"[‘'“\"「『《〈][^‘’'“”\"]{2,20}[’'”\"」』》〉]")
"""Words in quotes by themselves: a name that the page set apart."""
_SAID = lazy(r"다[.”’\"']*$")
"""The end of a Korean sentence."""
_TOPIC = lazy(r"[가-힣][은는이가]\s.*[가-힣]$")
"""A Korean clause with its subject, and without an end."""


def by_particles(lines: list[str]) -> dict[int, str]:
    """Lines that begin with a Korean particle and end the sentence of an open line, and words in quotes before such.

    A particle agrees with the sound that it stands behind, and few lines of a whole text begin as one by chance.
    """
    found: dict[int, str] = {}
    for at in range(1, len(lines)):
        before, line = lines[at - 1], lines[at]
        if not before or line[:1] not in BEGINS or not _AGREEING.match(line) or not _ENDED.search(line):
            continue
        if _agrees(before[-1], line[0]):
            found[at] = ""
            if at > 1 and len(before) <= LABEL and len(lines[at - 2]) >= OPEN and _LEANS.search(lines[at - 2]):
                found[at - 1] = " "
    for at in range(1, len(lines) - 1) if found else ():
        before, piece, after = lines[at - 1 : at + 2]
        if before and _QUOTING.fullmatch(piece) and _TOPIC.search(before) and not _ENDED.search(before):
            found |= {at: " ", at + 1: "" if _PARTICLE.match(after) else " "} if _SAID.search(after) else {}
    return found


def _agrees(sound: str, particle: str) -> bool:
    """Whether this form of a particle stands behind a syllable that ends as this one does."""
    if not "가" <= sound <= "힣":
        return False
    return ((ord(sound) - ord("가")) % 28 > 0) == (particle in "은을과")
