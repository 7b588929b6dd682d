"""What letters quote of others: lines behind ">", as mail programs set them."""

from __future__ import annotations

from collections.abc import Sequence

from reformat.document.draft import Change
from reformat.document.nodes import AnyBlock, Paragraph, Quote, Span, Stamp, Text
from reformat.patterns import lazy

RULE = "text.quote-mark"
BECAUSE = "The sign of a quoted line; a block quotation now says so"

LEAST, LONG = 2, 30
"""Lines of a quotation at least, and characters of one of them: an arrow stands before labels, and alone."""

SENT_ON, MOSTLY = 8, 0.8
"""Quoted lines, and their share of a letter, from which it is sent on for what it quotes."""

DEEPEST = 8
"""Quotations in one another that are told apart; what is quoted deeper stands in the innermost."""

_ENDS = lazy(r"[^.][.?!。]$")
"""The end of a sentence; headlines that are cut off end in several points."""

_SIGN, _SIGNS = lazy(r">\s?"), lazy(r"(?:>\s?)+")


def sent_on(text: str) -> tuple[str, tuple[Change, ...]]:
    """The text that a letter quotes whole, beside a line or two of its own, and its signs' entry; else as it is."""
    lines = text.splitlines() if "\n>" in text else []
    quoted = [line for line in lines if line.startswith(">")]
    if len(quoted) < SENT_ON or sum(map(len, quoted)) < MOSTLY * sum(map(len, lines)):
        return text, ()
    span = Span(line=1, end_line=len(lines))
    signs = Change("read", RULE, "rewrite", ">" * len(quoted), "The sign of a quoted line in a letter", span=span)
    return "\n".join(line[1:].removeprefix(" ") if line.startswith(">") else line for line in lines), (signs,)


def quotations(lines: Sequence[str]) -> dict[int, int]:
    """Where quotations begin, and the numbers of the lines behind them; none in a text that only has arrows."""
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        start = at
        while at < len(lines) and lines[at].startswith(">"):
            at += 1
        if at > start:
            found[start] = at
        at += 1
    return found if any(_says(lines[start:end]) for start, end in found.items()) else {}


def _says(run: Sequence[str]) -> bool:
    """Whether lines are text that somebody wrote, and no list of headlines."""
    return len(run) >= LEAST and max(map(len, run)) >= LONG and any(map(_ENDS.search, run))


def quotation(lines: Sequence[str], start: int, blank: int, tag: str) -> tuple[Quote, Change]:
    """The quotation that lines make, `start` being the first one's number, and what their signs leave in the ledger."""
    span = Span(line=start + 1, end_line=start + len(lines))
    stamp = Stamp(tag=tag, blank_before=blank)
    signs = "".join(signs[0] for line in lines if (signs := _SIGNS.match(line)))
    change = Change("read", RULE, "rewrite", " ".join(signs.split()), BECAUSE, span=span, confidence=0.9)
    return Quote(blocks=tuple(_blocks(lines, span)), span=span, stamp=stamp), change


def _blocks(lines: Sequence[str], span: Span, depth: int = 1) -> list[AnyBlock]:
    """The paragraphs of quoted lines, and the quotations in them."""
    bare = [(_SIGN if depth < DEEPEST else _SIGNS).sub("", line, count=1) for line in lines]
    out: list[AnyBlock] = []
    run: list[str] = []
    at = 0
    while at <= len(bare):
        line = bare[at] if at < len(bare) else ""
        if run and (not line or line.startswith(">")):
            out.append(Paragraph(inlines=(Text(" ".join(run)),), span=span))
            run = []
        if line.startswith(">"):
            end = at
            while end < len(bare) and bare[end].startswith(">"):
                end += 1
            out.append(Quote(blocks=tuple(_blocks(bare[at:end], span, depth + 1)), span=span))
            at = end
            continue
        run += [line] if line else []
        at += 1
    return out
