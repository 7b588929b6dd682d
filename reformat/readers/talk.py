"""An article that somebody sent in a talk and copied out with it: who wrote when is no part of it, nor other messages.

KakaoTalk, Band, WhatsApp and Telegram set the sender and the time before each message, in its line or over it. What is
long enough to be an article is read; the short messages around it are nobody's business.
"""

from __future__ import annotations

from reformat.document.draft import Change
from reformat.document.nodes import Span
from reformat.patterns import lazy

RULE = "text.talk"
SEARCHED = 12
"""Lines at the top of a talk among which its first message stands."""
LINES, LETTERS = 3, 160
"""Lines or letters from which a message is an article."""

_TIME = r"(?:(?:오전|오후|AM|PM|am|pm)\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DAY = r"(?:\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\.?|20\d\d년\s\d{1,2}월\s\d{1,2}일)"
_MESSAGE = lazy(
    rf"\[[^\[\]]{{1,30}}\]\s\[{_TIME}\](?:\s|$)"
    rf"|\[{_DAY},?\s{_TIME}\]\s[^:]{{1,40}}:\s"
    rf"|{_DAY},?\s{_TIME}\s?(?:,|\s-)\s[^:]{{1,40}}?\s?:\s"
    rf"|[^,\[\]]{{1,40}},\s\[{_DAY},?\s{_TIME}\]:?(?:\s|$)"
)
_ABOUT = lazy(
    rf"-{{3,}}\s?20\d\d년\s.{{4,24}}\s?-{{3,}}|.{{1,40}}\s카카오톡\s대화|저장한\s날짜\s?:.{{4,40}}"
    rf"|{_DAY}(?:\s.요일)?|20\d\d년 \d{{1,2}}월 \d{{1,2}}일 .요일"
)
_BECAUSE = "Who sent it and when, or another message of the same talk"


def talk(lines: list[str]) -> tuple[list[str], list[Change]]:
    """The lines with those of the talk's other messages empty, and entries for what went; a text as it is."""
    starts = [at for at, line in enumerate(lines) if _MESSAGE.match(line)]
    if not starts or starts[0] > SEARCHED or not all(not line or _ABOUT.fullmatch(line) for line in lines[: starts[0]]):
        return lines, []
    runs = list(zip(starts, [*starts[1:], len(lines)], strict=True))
    if not any(_article(lines[start:end]) for start, end in runs):
        return lines, []
    out = [*[""] * starts[0], *lines[starts[0] :]]
    changes = [_gone(at, line) for at, line in enumerate(lines[: starts[0]]) if line]
    for start, end in runs:
        kept = _article(lines[start:end])
        for at in range(start, end):
            line, head = lines[at], _MESSAGE.match(lines[at])
            gone = head[0] if head and kept else "" if kept and not _ABOUT.fullmatch(line) else line
            out[at] = line[len(gone) :]
            changes += [_gone(at, gone)] if gone else []
    return out, changes


def _article(lines: list[str]) -> bool:
    """Whether a message is long enough to be what somebody wanted read."""
    head = _MESSAGE.match(lines[0])
    said = [line for line in (lines[0][head.end() :] if head else lines[0], *lines[1:]) if line]
    return len(said) >= LINES or sum(map(len, said)) >= LETTERS


def _gone(at: int, words: str) -> Change:
    return Change("read", RULE, "remove", words, _BECAUSE, span=Span(line=at + 1, end_line=at + 1))
