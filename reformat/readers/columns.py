"""Korean text out of narrow columns, as PDF, scanned papers and terminals give it: its lines are put together again.

Letters of a printed line are not of one width, so no count of letters tells where it was broken; but a line that ends
in the middle of a sentence, and is about as long as all the others that do, was broken there. Korean type is broken at
any letter, and whether a space stood there is told by the letters: no word begins with a particle or an ending.
"""

from __future__ import annotations

from reformat.language.scripts import HANGUL
from reformat.patterns import lazy

NARROWEST, WIDEST = 11, 64
"""Letters of a column."""

FEWEST, SHARE = 3, 0.4
"""Lines broken within a sentence, and their share of the long ones, from which a text stands in columns."""

LONG, WIDER, SHORT = 0.75, 1.15, 0.35
"""Share of the column's width from which a line is long, up to which it is one of the column, and no label."""

EVEN = 0.7
"""Share of the lines that end no sentence which are long: in verse and lists they are of any length."""

WHOLE = 2
"""Lines wider than the column that end a sentence, from which paragraphs stand whole in their lines."""

HEAD = 3
"""Lines at the top that end no sentence and are of any length: the headline, the byline."""

TOLD = 2
"""Sentences of such a text at least."""

SENTENCES = 8
"""Lines for each sentence at most; lists of headlines have none."""

_ENDED = lazy(r"[.!?…:][”’\"')\]]*$|[다요]$")
_WITHIN = lazy(r"[은을를는의며]\s|[었았였겠됐]다|다[.,”\"]|습?니다|에서\s|으로\s|까지\s|부터\s")
"""How a line begins that was broken within a word: no word does."""
_STOP = lazy(r"[다요음함임]\s?[.!?]")
_OPENS = lazy(r"(?:19|20)\d\d[.\-/]\s?\d|[□■○●◎◇◆△▲▶▷※·•\-–ㅇ*#<〈《\[【①-⑳]|\d{1,2}[.)]\s|[가-하]\.\s|Q[.:]|A[.:]")
_BEHIND = lazy(
    r"(?:[은는이가을를의에로와과도만씨고며지던한된할될해하게기라자서야나]|에는|에도|처럼|보다|이?라고|이[다라]|입니다)"
    r"(?=[\s.,)”\"]|$)"
    r"|(?:다|요|며|고|면|지만|으며|니다|습니다)?[.,”\"]|[었았했됐였겠]|습니|니다|려고|면서|는다|지만|으로|에서|에게|까지|부터"
    r"|들[은이을의과]|하[는고며여기면자지]|한다|해[서야]|되[는고며어기면]|된다|돼|적[인으이]"
)
"""What stands behind a word or a part of it, and begins none: particles and endings."""
_BEFORE = lazy(
    r"(?:[은는을를에의며와과로고게도만]|에서|[다요까][.,!?]?|[,.!?”’)\]%]|지난|모든|이런|그런|[가-힣]한|[된할될인던]"
    r"|[가-힣]{2}[이가]|적인|적으로|에게|보다|처럼|부터|까지|[는은]데|[아어해]서|지만|위해|대해|통해|따라|가장|이미|처음|모두|각각|다시|아직|특히|함께|많이)$"
)
"""How a word ends that nothing but a space stands behind."""
_NEXT = lazy(r"것|수 [있없]|[있없못않]|위[해한에]|때[문는]|[등중][ ,]")
"""How a word begins that nothing is written onto."""
_OBJECT = frozenset("을를")
_ALONE = frozenset(
    "이그저한두세네몇각것수등및더덜못안잘꼭또왜내제새첫개명년월일시분원집물불말밤낮봄산강길눈비돈책배차손발몸씨군구장곳때뒤앞옆속"
)
"""Letters that are words by themselves."""


def folded(raw: list[str], lines: list[str], *, wrapped: bool = False) -> dict[int, str]:
    """Number of each line that goes on with the one before it, and what stands between them: a space or nothing.

    `raw` are the lines as they came, `lines` the same with single spaces; empty where the text has no columns.
    `wrapped`: its lines are known to be of one width; then it only tells words that were broken.
    """
    width = _width(lines)
    within = width and any(map(_WITHIN.match, lines))
    if not width or (wrapped and not within):
        return {}
    words = unbroken(lines) if within else frozenset()
    spaced = _spaced(lines)
    found: dict[int, str] = {}
    for at in range(1, len(lines)):
        before, line = lines[at - 1], lines[at]
        if not before or not line or not LONG * width <= len(before) <= WIDER * width:
            continue
        if _OPENS.match(line) and not _WITHIN.match(line):
            continue
        full = spaced or (wrapped and len(before) + len(line.split(" ", 1)[0]) >= width)
        if _ENDED.search(before) and not full and not _WITHIN.match(line):
            continue
        whole = raw[at - 1][-1:].isspace() or not within
        found[at] = " " if whole else gap(before.rpartition(" ")[2], line, words)
    return found


def _spaced(lines: list[str]) -> bool:
    """Whether empty lines part the paragraphs: most lines that end a sentence stand before one."""
    ends = [not after for line, after in zip(lines, lines[1:], strict=False) if _ENDED.search(line)]
    return 2 * sum(ends) > len(ends)


def _width(lines: list[str]) -> int:
    """Letters of a full line; 0 in a text that has no columns."""
    sizes = sorted(filter(None, map(len, lines)))
    width = sizes[9 * len(sizes) // 10 - 1] if len(sizes) > 2 * FEWEST else 0
    if not NARROWEST <= width <= WIDEST or not any(map(HANGUL.search, lines)):
        return 0
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if b]
    open_ = [(a, b) for a, b in pairs if len(a) > SHORT * width and not _ENDED.search(a)]
    broken = [a for a, b in open_ if LONG * width <= len(a) <= WIDER * width and not _OPENS.match(b)]
    long = [line for line in lines if len(line) >= LONG * width]
    stops = sum(len(_STOP.findall(line)) for line in lines)
    if len([line for line in lines if len(line) > WIDER * width and _ENDED.search(line)]) >= WHOLE:
        return 0
    fewest = FEWEST - _spaced(lines)
    if stops < TOLD or len(broken) < fewest or len(broken) < SHARE * len(long) or stops * SENTENCES < len(long):
        return 0
    return width if len(broken) >= EVEN * (len(open_) - HEAD) else 0


def gap(last: str, line: str, words: frozenset[str]) -> str:
    """What stood between the last word of a line and the next line: a space or nothing.

    `words` are those within the lines, which were not broken.
    """
    first = line.split(" ", 1)[0]
    if last + first in words:
        return ""
    if (len(first) > 1 and first in words and last in words) or _NEXT.match(line) or last[-1:] in _OBJECT:
        return " "
    if len(last) == 1 and HANGUL.match(last) and last not in _ALONE:
        return ""
    if _BEHIND.match(line):
        return ""
    return " " if _BEFORE.search(last) or last in words or (len(first) > 1 and first in words) else ""


def unbroken(lines: list[str]) -> frozenset[str]:
    """The words within these lines, without those at the ends."""
    return frozenset(word for line in lines for word in line.split()[1:-1])
