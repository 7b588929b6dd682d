"""Korean sentences that a scraper tore once at a link or a bold word: particles and endings tell that more follows."""

from __future__ import annotations

from reformat.language.scripts import coda
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
_SAID = lazy(r"[다요][.”’\"']*$")
"""The end of a Korean sentence."""
_TOPIC = lazy(r"[가-힣][은는이가]\s.*[가-힣]$")
"""A Korean clause with its subject, and without an end."""
_OPENS = lazy(r"[가-힣](?:[은는이가을를에]|에서|에는|으로|부터|까지)\s.*[가-힣\d]$")
"""The same with any particle inside it."""
_MORE = lazy(
    r"[가-힣](?:[는를의에]|[될된던할]|(?<![북남무제권극시기유상하])한|으며|이며|면서|지만|려고|도록|으로|에서|에게|에는|까지|부터|마다|처럼)$"
)
"""A particle or an ending behind which a sentence goes on: of the headlines that have a clause few have one."""
_HANGUL = lazy(r"(?!\d{1,2}[.)]\s)[‘“'\"]?[^\W\d_]*[가-힣]|\d")
_CLOSED_MORE = tuple("은을")
"""Particles of which the same is true where the syllable before them is closed."""
_ADVERBIAL = lazy(r"[가-힣\d%](?:[에를는]|에서|에게|에는|에도|으로|까지|부터|처럼|보다)$|[가-힣\d]{2}[가의로도만와과]$")
"""A particle at the end of a word that few labels of a page have."""
_BEGUN = lazy(r"[다요]\.[”\"’']?\s+\S.*[은는이가을를에로]\s.*[가-힣\d]$|[가-힣)],$")
"""A sentence that has ended and another one that has begun, or a comma at the end."""
_OWNED = lazy(r"[ⓒ©]|제공$|출처|\[사진|사진[=/]")
"""Whose picture a caption is of."""
_LABEL = lazy(r".*(?:광고|구독|보기|기사|뉴스|영상|사진|공유|댓글|추천|이벤트|투표|후원|제보|앱|기자|닫기|재생)")
"""What stands between two parts of an article and is none of it."""
_BOUND = frozenset(("수", "것", "때", "뿐", "줄", "데", "바", "채", "만큼", "대로", "등", "중"))
"""Nouns that mean nothing by themselves: a clause stands before them."""
_COUNTS = frozenset(
    ("두", "세", "네", "다섯", "여섯", "스무", "몇", "각", "모든", "어느", "무슨", "어떤", "약", "총", "이른바")
)
"""Words that stand before a noun alone."""
WORDS = 2
"""Words of a piece at most that its place between the ends of a sentence tells."""


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
    for at in range(1, len(lines) - 1):
        if not 0 < len(lines[at]) <= LABEL or len(lines[at - 1]) < OPEN:
            continue  # most lines, at no price
        if at not in found and at + 1 not in found and _in_three(*lines[at - 1 : at + 2]):
            found |= {at: " ", at + 1: " "}
    return found


def _in_three(before: str, piece: str, after: str) -> bool:
    """Whether three lines are a sentence whose words in the middle the page set apart, as by their weight.

    The first breaks off where more must follow, or the piece does; neither headlines nor labels do so.
    """
    if piece.count(" ") >= WORDS or not _SAID.search(after):
        return False
    if _ENDED.search(before) or _ENDED.search(piece) or len(after) < OPEN or not _OPENS.search(before.rstrip(",")):
        return False
    if _LABEL.match(piece) or not _HANGUL.match(piece) or _OWNED.search(before):
        return False
    if piece in _BOUND or _breaks_off(before) or _BEGUN.search(before):
        return True
    return _ADVERBIAL.search(piece) is not None or _breaks_off(piece)


def _breaks_off(line: str) -> bool:
    """Whether a line ends where no headline does: with a particle or an ending that more follows."""
    if line.rpartition(" ")[2] in _COUNTS:
        return True
    closed = line.endswith(_CLOSED_MORE) and len(line) > 1 and coda(line[-2]) > 0
    return closed or _MORE.search(line) is not None


def _agrees(sound: str, particle: str) -> bool:
    """Whether this form of a particle stands behind a syllable that ends as this one does."""
    return coda(sound) >= 0 and (coda(sound) > 0) == (particle in "은을과")
