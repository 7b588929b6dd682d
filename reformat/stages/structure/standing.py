"""How likely a line of a flattened page is a heading: its shape, its neighbours' shapes, the empty lines around it.

A logistic model over measures that know no phrase, no site and no language; the weights were fitted on flattened
news pages and blogs with marked headings, by folds of whole pages (docs/scores.md says how well). Text in dense
scripts, for which no such pages were at hand, is judged by rules in `headings`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log, log1p

from reformat.document.nodes import AnyBlock, Blocks, Figure, List, Paragraph
from reformat.document.walk import text_of
from reformat.stages.structure.markers import marker
from reformat.stages.structure.runs import dense, reach, same_words

LIKELY = 0.4
"""Likelihood from which a line is taken as a heading."""

FAIRLY = 0.15
"""The same for a line by itself between paragraphs that were wrapped hard."""

LONGEST = 260.0
"""Reach beyond which a line is never one."""

SHORT = log1p(75.0)
BIAS = -15.212
WEIGHTS = {
    "length": 3.927, "length squared": -0.697, "words": 0.691, "ends a sentence": -2.569, "ends with a comma": -8.141,
    "ends with a colon": -1.969, "ends with a question": 0.286, "begins with a number": 1.655,
    "begins with a capital": 0.232, "share of capitals": 0.944, "all capitals": 0.045, "odd signs": 0.051,
    "a date": -1.079, "a quotation mark": -0.278, "length before": 0.426, "before ends a sentence": 0.852,
    "list before": 0.723, "figure before": 0.680, "label before": 0.803, "length after": 0.399,
    "after ends a sentence": 0.586, "list after": 1.723, "figure after": -0.781, "length two after": 0.170,
    "length two before": 0.160, "after ends with a colon": 1.047, "empty lines before": 0.246,
    "empty lines after": 0.323, "more empty lines than usual": 0.526, "copies": 0.495, "first": 2.285, "last": 0.789,
    "near the top": 0.384, "labels around": -0.120,
}  # fmt: skip
"""Weight of each measure in the log of the odds."""

_END = re.compile(r"[.。!！…?？][”’\"'»」』)\]]*$")
_QUESTION = re.compile(r"[?？][”’\"'»」』)\]]*$")
_ODD = re.compile(r"https?:|www\.|@|[|•›→#©]")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}:\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """What is measured of one block once, for itself and for its neighbours."""

    text: str
    size: float
    end: bool
    block: AnyBlock | None
    blank: int

    @property
    def label(self) -> bool:
        """Whether it is a short line that ends no sentence."""
        return isinstance(self.block, Paragraph) and self.size < SHORT and not self.end


NOTHING = Line("", 0.0, False, None, 0)


def likelihoods(blocks: Blocks) -> dict[int, float]:
    """For each paragraph short enough, by its place, the likelihood 0 to 1 that it is a heading."""
    lines = [_line(block) for block in blocks]
    copies = Counter(same_words(line.text) for line in lines)
    blanks = sorted(line.blank for line in lines)
    usual = blanks[len(blanks) // 2] if blanks else 0
    return {
        place: _likelihood(dict(_measures(lines, place, copies[same_words(line.text)], usual)))
        for place, line in enumerate(lines)
        if isinstance(line.block, Paragraph) and len(line.text) <= LONGEST >= reach(line.text)
    }


def between_wrapped(blocks: Blocks, place: int) -> bool:
    """Whether a line stands by itself between paragraphs that lie over several lines of the source."""
    around = [block.span for block in blocks[max(0, place - 1) : place + 2] if block.span is not None]
    several = [span.end_line > span.line for span in around]
    return several == [True, False, True]


def _line(block: AnyBlock) -> Line:
    text = text_of(block)
    end = _END.search(text[-20:]) is not None
    return Line(text, log1p(reach(text)), end, block, block.stamp.blank_before if block.stamp else 0)


def _likelihood(measures: dict[str, float]) -> float:
    return 1.0 / (1.0 + exp(-BIAS - sum(WEIGHTS[name] * value for name, value in measures.items())))


def _measures(lines: list[Line], place: int, copies: int, usual: int) -> Iterator[tuple[str, float]]:
    line = lines[place]
    yield from _own(line)
    yield from _beside(lines, place)
    yield "copies", log(copies)
    yield "empty lines before", min(line.blank, 6)
    yield "more empty lines than usual", line.blank > usual
    yield "first", place == 0
    yield "last", place == len(lines) - 1
    yield "near the top", place < 3
    yield "labels around", sum(other.label for other in lines[max(0, place - 4) : place + 5]) - line.label


def _own(line: Line) -> Iterator[tuple[str, float]]:
    text = line.text
    words = _WORD.findall(text)
    found = marker(text)
    question = _QUESTION.search(text) is not None
    yield "length", line.size
    yield "length squared", line.size**2
    yield "words", log1p(len(words))
    yield "ends a sentence", line.end and not question
    yield "ends with a comma", text.endswith((",", "，", ";", "；", "、"))
    yield "ends with a colon", text.endswith((":", "："))
    yield "ends with a question", question
    yield "begins with a number", found is not None and found.order > 0
    yield "begins with a capital", text[:1].isupper() or dense(text)
    yield "share of capitals", sum(word[0].isupper() for word in words) / max(len(words), 1)
    yield "all capitals", text.isupper()
    yield "odd signs", _ODD.search(text) is not None
    yield "a date", _DATE.search(text) is not None
    yield "a quotation mark", any(mark in text for mark in '“”„«»「」"')


def _beside(lines: list[Line], place: int) -> Iterator[tuple[str, float]]:
    two_before, before, after, two_after = (
        lines[at] if 0 <= at < len(lines) else NOTHING for at in (place - 2, place - 1, place + 1, place + 2)
    )
    yield "length before", before.size
    yield "before ends a sentence", before.end
    yield "list before", isinstance(before.block, List)
    yield "figure before", isinstance(before.block, Figure)
    yield "label before", before.label
    yield "length after", after.size
    yield "after ends a sentence", after.end
    yield "list after", isinstance(after.block, List)
    yield "figure after", isinstance(after.block, Figure)
    yield "length two after", two_after.size
    yield "length two before", two_before.size
    yield "after ends with a colon", after.text.endswith((":", "："))
    yield "empty lines after", min(after.blank, 6)
