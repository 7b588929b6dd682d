"""How likely a line of a flattened page is a heading: its shape, its neighbours' shapes, how the page sets its lines.

Trees over measures that know no phrase, no site and no language; they were fitted on news pages, blogs and manuals
with marked headings, flattened in several ways (`bench/fit_headings.py`; docs/scores.md says how well). Text in dense
scripts, for which few such pages were at hand, is judged by rules in `headings` as well.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import inf, log1p
from pathlib import Path

from reformat.document.nodes import AnyBlock, Blocks, Figure, Heading, List, Paragraph
from reformat.document.walk import text_of
from reformat.language.scripts import HANGUL, bare
from reformat.patterns import CLOSED, lazy
from reformat.stages import trees
from reformat.stages.structure.markers import marker
from reformat.stages.structure.runs import dense, reach

FILE = Path(__file__).with_name("standing.json")

LIKELY = 0.4
"""Likelihood from which a line is taken as a heading."""

SURELY = 0.6
"""The same for one in Korean, which rules judge below that."""

EVENLY = 0.5
"""The same for one in Chinese or Japanese."""

FAIRLY = 0.15
"""The same for a line by itself between paragraphs that were wrapped hard."""

LONGEST = 260.0
"""Reach beyond which a line is never one."""

SHORT, RUNNING, LONG = log1p(75.0), log1p(75.0), log1p(140.0)
"""Reach (by its logarithm) of a label at most, of a whole sentence of text at least, and of any line of text."""

FAR = 20
"""Blocks beyond which it does not matter how far the next label stands."""

_END = lazy(rf"[.。!！…?？؟।۔]{CLOSED}$")
_QUESTION = lazy(rf"[?？؟]{CLOSED}$")
_NUMBER = lazy(r"\(?(?:\d{1,3}|[IVX]{1,4}|[A-Za-z가-하])[.):]\s")
_WORD = lazy(r"[^\W\d_]+")
_QUOTES = ("“", '"', "‘", "'", "«", "„", "「")
_KINDS = (Paragraph, List, Figure, Heading)


@dataclass(frozen=True, slots=True)
class Line:
    """What is measured of one block once, for itself and for its neighbours."""

    text: str
    words: frozenset[str]
    size: float = 0.0
    end: bool = False
    question: bool = False
    kind: int = 0
    blank: int = 0

    @property
    def label(self) -> bool:
        """Whether it is a short line that ends no sentence."""
        return self.kind == 1 and self.size < SHORT and not self.end

    @property
    def running(self) -> bool:
        """Whether it is running text."""
        return self.kind == 1 and (self.size >= LONG or (self.end and self.size >= RUNNING))


NOTHING = Line("", frozenset())


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page sets its lines: what each is held against."""

    blank: int
    size: float
    labels: float
    running: float
    known: Counter[str]
    copies: Counter[str]
    shapes: Counter[tuple[bool, ...]]


def likelihoods(blocks: Blocks) -> dict[int, float]:
    """For each paragraph short enough, by its place, the likelihood 0 to 1 that it is a heading."""
    rows = measures(blocks)
    return dict(zip(rows, trees.likelihoods(list(rows.values()), FILE), strict=True))


def measures(blocks: Blocks) -> dict[int, list[float]]:
    """For each paragraph short enough, by its place, what the trees ask for; bench/fit_headings.py learns from it."""
    lines = [_line(block) for block in blocks]
    asked = [at for at, line in enumerate(lines) if line.kind == 1 and len(line.text) <= LONGEST >= reach(line.text)]
    if not asked:
        return {}
    before, after, runs = _labels_before(lines), _labels_before(lines[::-1])[::-1], _runs(lines)
    shapes = [_shape(lines, at, after[at]) for at in range(len(lines))]
    setting = _setting(lines, Counter(shapes[at] for at in asked))
    return {
        at: [
            *_own(lines[at]),
            *_beside(lines, at),
            *_set(lines, at, setting),
            *map(float, (before[at], after[at], runs[at + 1] if at + 1 < len(lines) else 0)),
            log1p(setting.shapes[shapes[at]]),
            *_shared(lines, at, setting),
        ]
        for at in asked
    }


def needed(text: str, blocks: Blocks, place: int, *, ends: bool) -> float:
    """Likelihood from which a line of a scrape is a heading; none is enough for a dense one that `ends` a sentence."""
    if dense(text):
        return inf if ends else SURELY if HANGUL.search(text) else EVENLY
    return FAIRLY if between_wrapped(blocks, place) else LIKELY


def between_wrapped(blocks: Blocks, place: int) -> bool:
    """Whether a line stands by itself between paragraphs that lie over several lines of the source."""
    around = [block.span for block in blocks[max(0, place - 1) : place + 2] if block.span is not None]
    several = [span.end_line > span.line for span in around]
    return several == [True, False, True]


def _line(block: AnyBlock) -> Line:
    text = text_of(block)
    kind = next((number for number, kind in enumerate(_KINDS, 1) if isinstance(block, kind)), len(_KINDS) + 1)
    words = frozenset(word.lower() for word in _WORD.findall(text) if len(word) > 3)
    blank = block.stamp.blank_before if block.stamp else 0
    last = text[-20:]
    end = _END.search(last) is not None
    return Line(text, words, log1p(reach(text)), end, end and _QUESTION.search(last) is not None, kind, blank)


def _setting(lines: list[Line], shapes: Counter[tuple[bool, ...]]) -> Setting:
    blanks = sorted(line.blank for line in lines)
    sizes = sorted(line.size for line in lines if line.running)
    return Setting(
        blanks[len(blanks) // 2],
        sizes[len(sizes) // 2] if sizes else 0.0,
        sum(line.label for line in lines) / len(lines),
        len(sizes) / len(lines),
        Counter(word for line in lines for word in line.words),
        Counter(bare(line.text) for line in lines),
        shapes,
    )


def _labels_before(lines: list[Line]) -> list[int]:
    """For each line how many blocks up the last label stands."""
    out, last = [], -FAR
    for at, line in enumerate(lines):
        out.append(min(at - last, FAR))
        last = at if line.label else last
    return out


def _runs(lines: list[Line]) -> list[int]:
    """For each line how many blocks of running text and figures follow one another from it on, ten at most."""
    out, run = [], 0
    for line in reversed(lines):
        run = min(run + 1, 10) if line.running or line.kind == 3 else 0
        out.append(run)
    return out[::-1]


def _shape(lines: list[Line], at: int, after: int) -> tuple[bool, ...]:
    """The make of a line, which the headings of one text share."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else NOTHING
    numbered = _NUMBER.match(line.text) is not None
    return line.label or line.question, numbered, line.question, line.blank > 0, below.blank > 0, after > 1


def _own(line: Line) -> list[float]:
    text, words = line.text, _WORD.findall(line.text)
    found = marker(text)
    return [
        line.size,
        log1p(len(words)),
        float(line.end and not line.question),
        float(text.endswith((":", "："))),
        float(line.question),
        float(found.order > 0 if found else 0),
        float(_NUMBER.match(text) is not None),
        float(text[:1].islower()),
        sum(word[0].isupper() for word in words) / max(len(words), 1),
        float(trees.DATE.search(text) is not None),
        sum(map(str.isdigit, text)) / max(len(text), 1),
        float(dense(text)),
        float("(" in text),
        float("," in text),
    ]


def _beside(lines: list[Line], at: int) -> list[float]:
    above, before, after, below, last = (
        lines[at + step] if 0 <= at + step < len(lines) else NOTHING for step in (-2, -1, 1, 2, 3)
    )
    return [
        before.size,
        float(before.end),
        float(before.label),
        above.size,
        float(above.end),
        after.size,
        float(after.end),
        float(after.kind),
        below.size,
        last.size,
        float(after.text.endswith((":", "："))),
        float(after.text[:1].islower()),
        float(after.text.startswith(_QUOTES)),
    ]


def _set(lines: list[Line], at: int, page: Setting) -> list[float]:
    line, below = lines[at], lines[at + 1].blank if at + 1 < len(lines) else 0
    return [
        float(min(line.blank, 4)),
        float(min(below, 4)),
        float(line.blank - page.blank),
        float(below - page.blank),
        log1p(page.copies[bare(line.text)] - 1),
        float(min(at, 10)),
        at / len(lines),
        page.labels,
        page.running,
        log1p(len(lines)),
        page.size,
    ]


def _shared(lines: list[Line], at: int, page: Setting) -> list[float]:
    """How many of its longer words the text right below has, how many any other line, and how many there are."""
    mine = lines[at].words
    many = max(len(mine), 1)
    follow = frozenset[str]().union(*(line.words for line in lines[at + 1 : at + 3]))
    return [len(mine & follow) / many, sum(page.known[word] > 1 for word in mine) / many, float(len(mine))]
