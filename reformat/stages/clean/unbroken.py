"""A scrape without lines: a program joined all strings of a page by a space, or by nothing.

Where one string ended is told by what pages write around an article: who wrote it and when, who holds the rights,
rows of labels; and by a stop without a space behind it, where nothing was written between two paragraphs. What stands
before the first and behind the last sentence is parted there, so that rules may speak of it; the text stays as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from reformat.document.draft import Draft
from reformat.document.nodes import Paragraph, Text
from reformat.document.walk import cut, plain
from reformat.patterns import lazy
from reformat.rules import RuleSet
from reformat.rules.match import Words
from reformat.stages.clean.rows import WORD, Piece

MOST, FEWEST = 3, 200
"""Lines of a text that has none, and letters of the one that holds it."""

FAR = 600
"""Letters before the end of the first sentence at most, and behind the last one."""

MOST_BEHIND = 2_400
"""Letters behind the text in which single strings are looked for."""

LABEL = 4
"""Words of a label at most."""

MOST_NAMES = 3
"""Words at most that no rule knows and that stand in a row of labels: the house's name."""

SURE = 0.9
"""How sure a rule must be of a label; those that take what looks like one speak of whole lines."""

_SENTENCE = lazy(r"(?<=[다요음함됨임])[.!?][”’\"')\]]*")
_GLUED = lazy(r"(?<=[다요][.!?])(?=[가-힣“‘▲■◆▶△□[(<ⓒ©A-Z])")
_DATE = (
    r"(?:(?:기사\s?)?(?:최초\s?)?(?:입력|등록|승인|작성|발행|송고|게재)\s?(?:일시|시간)?\s?[:：]?\s?)?"
    r"20\d\d\s?[.\-/년]\s?\d{1,2}\s?[.\-/월]\s?\d{1,2}(?:일|\.)?(?:\s?\(?[월화수목금토일]\)?(?=\s))?"
    r"(?:\s?(?:오전|오후)?\s?\d{1,2}:\d\d(?::\d\d)?)?"
)
_CHANGED = r"(?:최종\s?)?(?:수정|업데이트)\s?(?:일시|시간)?\s?[:：]?\s?" + _DATE
_BY = (
    r"(?:(?<![가-힣])[가-힣]{2,4}|[가-힣]{3})(?<!다)\s(?:[가-힣]{1,4})?(?:기자|특파원|통신원)(?!명|[가는의를와도]\s|\s?\])"
    r"(?:\s?[\w.+\-]{1,40}@(?:[a-z\d\-]{1,30}\.){1,3}[a-z]{2,4})?"
)
_RIGHTS = (
    r"(?P<rights>[<(\[ⓒ©]?\s?(?:저작권자(?![가-힣])|(?i:copyrights?)\s?[ⓒ©(]).{0,80}?(?:금지|(?i:reserved))[.>\])]{0,2}"
    r"(?:\s?무단[^.]{0,40}금지[.>\])]{0,2})?)"
)
_HEAD = lazy(f"{_CHANGED}|{_DATE}|{_BY}")
_TAIL = lazy(f"{_RIGHTS}|{_CHANGED}|{_BY}(?![가-힣])|{_BY}(?=다른\\s?기사|구독)")
_BUTTON = lazy(r"(?<=[하보내]기)(?=[가-힣A-Z])|(?:(?<=요약봇)|(?<=본 뉴스)|(?<=본 기사)|(?<=관련기사))(?=[가-힣])")
"""Where buttons stand one right behind the other."""


def with_lines(draft: Draft, rules: RuleSet) -> Draft:
    """The draft with a line for each string that can be told, where a text has no lines; any other as it is."""
    blocks = draft.article.blocks
    if len(blocks) > MOST:
        return draft
    out = [part for block in blocks for part in (_parted(block, rules) if isinstance(block, Paragraph) else (block,))]
    return draft if len(out) == len(blocks) else draft.with_blocks(tuple(out))


def _parted(block: Paragraph, rules: RuleSet) -> tuple[Paragraph, ...]:
    text = plain(block.inlines)
    if len(text) < FEWEST or len(block.inlines) != 1 or not isinstance(block.inlines[0], Text):
        return (block,)
    ends = [m.end() for m in _SENTENCE.finditer(text)]
    if len(ends) < 2:
        return (block,)
    return tuple(replace(block, inlines=cut(block.inlines, *piece)) for piece in _pieces(text, ends, rules))


def _pieces(text: str, ends: list[int], rules: RuleSet) -> Iterator[Piece]:
    """Where the strings of a text without lines begin and end: its head, its paragraphs, its tail."""
    first = ends[0] if ends[0] <= FAR else 0
    signs = [m.span() for m in _HEAD.finditer(text, 0, first)]
    begin = 0
    for start, end in signs:
        labels = _labels(text, begin, start, rules)
        yield from _trimmed(text, [*labels, (labels[-1][1] if labels else begin, start), (start, end)])
        begin = end
    labels = _labels(text, begin, first, rules) if signs else []
    yield from labels
    begin = labels[-1][1] if labels else begin
    last = _tail(text, ends)
    borders = [begin, *(m.start() for m in _GLUED.finditer(text, begin, last)), last]
    yield from _trimmed(text, list(zip(borders, borders[1:], strict=False)))
    yield from _trimmed(text, _strings(text, last, rules))


def _tail(text: str, ends: list[int]) -> int:
    """Where the text ends: before the line that signs it or keeps its rights, or behind its last sentence."""
    for sign in _TAIL.finditer(text, max(ends[0], len(text) // 3)):
        last = ends[bisect_right(ends, sign.start()) - 1]
        owned = sign.lastgroup == "rights" and sign.start() - last <= FAR
        if owned or ("@" in sign[0] or sign.start() + FAR >= len(text)) and not text[last : sign.start()].strip():
            return last
    return ends[-1] if ends[-1] + FAR >= len(text) else len(text)


def _strings(text: str, start: int, rules: RuleSet) -> list[Piece]:
    """What stands behind the text: its signs one by one, notices and labels that rules know, what lies between."""
    out: list[Piece] = []
    whole, text = text, text[: start + MOST_BEHIND]
    for sign in _TAIL.finditer(text, start):
        out += [(start, sign.start()), sign.span()]
        start = sign.end()
    while start < len(text):
        labels = _labels(text, start, len(text), rules)
        start = labels[-1][1] if labels else start
        end = _next_label(text, start, rules)
        out += [*labels, (start, end)]
        start = end
    return [*out, (len(text), len(whole))]


def _next_label(text: str, start: int, rules: RuleSet) -> int:
    """Where the next label of two words and more begins behind a place, or where the text ends."""
    words = [m.span() for m in WORD.finditer(text, start)]
    for at in range(1, len(words)):
        if _label(text, words[at : at + LABEL], rules) > 1:
            return words[at][0]
    return len(text)


def _labels(text: str, start: int, end: int, rules: RuleSet) -> list[Piece]:
    """The row of labels that stands at a place, with the house's name that may stand in it."""
    words = [m.span() for m in WORD.finditer(text, start, end)]
    borders = [m.start() for m in _BUTTON.finditer(text, start, end)]
    words = [(a, b) for word in words for a, b in _split(word, borders)]
    out: list[Piece] = []
    at = 0
    while at < len(words):
        names = next(
            (n for n in range(MOST_NAMES + 1) if _row(text, words[at + n : at + n + 2 * LABEL], rules, 2 if n else 1)),
            None,
        )
        if names is None:
            break
        out += words[at : at + names]
        at += names
        length = _label(text, words[at : at + LABEL], rules)
        out.append((words[at][0], words[at + length - 1][1]))
        at += length
    return out


def _row(text: str, words: list[Piece], rules: RuleSet, labels: int) -> bool:
    """Whether as many labels as wanted stand here, one right behind the other."""
    at = 0
    for _ in range(labels):
        length = _label(text, words[at : at + LABEL], rules)
        if not length:
            return False
        at += length
    return True


def _split(word: Piece, borders: list[int]) -> list[Piece]:
    """The parts of a word in which buttons were written one right behind the other."""
    cuts = [word[0], *(border for border in borders if word[0] < border < word[1]), word[1]]
    return list(zip(cuts, cuts[1:], strict=False))


def _label(text: str, words: list[Piece], rules: RuleSet) -> int:
    """How many of these words are a label that rules know; 0: none."""
    return next((last for last in range(len(words), 0, -1) if _known(text[words[0][0] : words[last - 1][1]], rules)), 0)


def _known(piece: str, rules: RuleSet) -> bool:
    """Whether rules know a string surely."""
    words = Words.of(piece)
    rule = rules.remove.find(words, (), "edge") or rules.move.find(words, (), "edge")
    return rule is not None and rule.confidence >= SURE


def _trimmed(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    for start, end in pieces:
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            yield start, end
