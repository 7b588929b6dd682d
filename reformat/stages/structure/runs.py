"""Cutting and trimming runs of inlines, so that emphasis and links survive wherever a text is parted."""

from __future__ import annotations

from collections.abc import Iterator

from reformat.document.nodes import (
    AnyBlock,
    AnyInline,
    Emphasis,
    Figure,
    Inlines,
    Language,
    LineBreak,
    Link,
    Strong,
    Text,
)
from reformat.document.walk import cut, map_inlines, parted, plain
from reformat.patterns import lazy

_BEYOND = lazy("[\u1100-\u1fff\u2071-\U0010ffff]")
"""All that may be a letter of a dense script, curly quotes and dashes left out: most texts have none."""


def trim(inlines: Inlines) -> Inlines:
    """The run without white space and breaks at its two ends."""
    text = plain(inlines)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return cut(inlines, start, end) if (start, end) != (0, len(text)) else inlines


def part(inlines: Inlines, start: int, end: int) -> Inlines:
    """The run between two offsets of its plain text, trimmed."""
    return trim(cut(inlines, start, end))


def lines(inlines: Inlines) -> list[Inlines]:
    """The run parted at its line breaks, empty lines left out."""
    out = map(trim, parted(inlines, list(_line_spans(plain(inlines)))))
    return [line for line in out if plain(line).strip()]


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for piece in text.split("\n"):
        yield at, at + len(piece)
        at += len(piece) + 1


def without_breaks(inlines: Inlines) -> Inlines:
    """The run with each line break as a space."""
    return trim(map_inlines(inlines, lambda inline: (Text(" "),) if isinstance(inline, LineBreak) else None))


def bold_only(inlines: Inlines) -> bool:
    """Whether all words of the run stand in bold."""
    found = False
    for inline in inlines:
        match inline:
            case Strong():
                found = found or bool(plain(inline.inlines).strip())
            case Emphasis(inner) | Link(inner) | Language(inner) if bold_only(inner):
                found = True
            case LineBreak():
                continue
            case _ if not plain((inline,)).strip():
                continue
            case _:
                return False
    return found


def unbold(inlines: Inlines) -> Inlines:
    """The run without its outer Strong, for places that are bold by themselves."""
    out: list[AnyInline] = []
    for inline in inlines:
        if isinstance(inline, Strong):
            out.extend(unbold(inline.inlines))
        else:
            out.append(inline)
    return tuple(out)


def dense(text: str) -> bool:
    """Whether the text is mostly in a script that says much with few characters (Hangul, kana, Han)."""
    if text.isascii() or _BEYOND.search(text) is None:
        return False
    letters = list(filter(str.isalpha, text))
    return 3 * sum(map("ᄀ".__le__, letters)) > len(letters)


def reach(text: str) -> float:
    """Length of a text as Latin letters would have it: a dense script's characters count two and a half."""
    return len(text) * (2.5 if dense(text) else 1.0)


def scraped(block: AnyBlock) -> bool:
    """Whether a block comes from a flattened page, where nothing but words and lines is known of it."""
    return block.span is None or block.span.line > 0


def role_of(block: AnyBlock) -> str:
    """The role that the reader or the cleaner stamped on a block."""
    return block.stamp.role if block.stamp is not None else ""


def pictured(block: AnyBlock) -> bool:
    """Whether a block is a picture, or what stands below one."""
    return isinstance(block, Figure) or role_of(block) in ("caption", "credit")


def slanted_only(inlines: Inlines) -> bool:
    """Whether all words of the run are stressed, as captions often are."""
    said = [i for i in inlines if plain((i,)).strip()]
    return bool(said) and all(isinstance(i, Emphasis) for i in said)
