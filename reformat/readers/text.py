"""Scraped plain text: a block for each line, or for the lines that hard wrapping made of one; nothing lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

from reformat.document.draft import Draft
from reformat.document.nodes import Article, Paragraph, Span, Stamp, Text
from reformat.document.source import Source
from reformat.errors import NoArticle
from reformat.readers.decode import decode
from reformat.readers.markdown_page import marked, page_like
from reformat.rules import Rules

NEWLINE = re.compile(r"\r\n|\r|\n")
MARKERS = "■□▪▫◾◆◇◈●○◎◉•∙‣◦▲△▴▼▽▶▷►▸☞★☆※❏❍✔✓➤➢◤◢❚"
NARROWEST, WIDEST, FEWEST = 50, 100, 3
"""Widths at which text is wrapped hard, and the lines broken within a sentence that it takes to tell."""
WORDS = "AIOY"
"""Large first letters that are words by themselves."""
DOUBLE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")
"""Letters two columns wide."""
ENDS = (".", "!", "?", "。", "…", "”", '"', "»", ":")
UNPRINTED = dict.fromkeys([*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)], None)
"""Control characters, which no markup may hold; white space among them stays."""


class TextReader:
    """Reads what a scraper leaves when it flattens a page: any text that no other reader claims."""

    media = "text"
    container = False

    def claims(self, source: Source, head: bytes) -> bool:
        """By the file's name, else anything; bytes that are no text are refused where they are decoded."""
        return True

    def expand(self, source: Source) -> Iterator[Source]:
        """A text is one article."""
        yield source

    def read(self, source: Source, rules: Rules) -> Draft:
        """One paragraph a line, wrapped lines joined.

        Raises Undecodable for what is empty or binary, NoArticle for white space alone.

        The stamp's tag is "line", so that the article is looked for among the lines; "p" where the whole text is
        the article (`whole_page` False).
        """
        text = decode(source.content(), source.encoding, source.name).text.translate(UNPRINTED)
        if (data := _data(text)) and source.whole_page:
            hint = "give it the page, or a source that docs/integrator.md names"
            raise NoArticle(f"no article found: this is data in {data}, not a text", hint=hint, where=source.name)
        if source.whole_page and (page_like(text) or marked(text)):
            from reformat.readers.markdown import read_markdown  # seldom wanted

            return read_markdown(source, text, rules, scraped=True)
        blocks = tuple(_lines(text, "line" if source.whole_page else "p"))
        if not blocks:
            hint = "check that the scraper saved the article"
            raise NoArticle(f"{source.name} holds nothing but white space", hint=hint, where=source.name)
        return Draft(Article(metadata=source.metadata, blocks=blocks), source_text=text)


def _data(text: str) -> str:
    """The name of the form in which programs hand data to each other, if the text is in one."""
    head = text.lstrip()
    if head.startswith("<?xml"):
        return "XML"
    if not head.startswith(("{", "[{", '["')):
        return ""
    try:
        json.loads(text)
    except ValueError:
        return ""
    except RecursionError:  # a thousand brackets open at once are no text either
        pass
    return "JSON"


def _lines(text: str, tag: str) -> Iterator[Paragraph]:
    """A stamped paragraph for each line that holds something to see, and for each run of hard-wrapped ones."""
    lines = [" ".join(line.split()) for line in NEWLINE.split(text)]
    width = _width(lines)
    blank = number = 0
    while number < len(lines):
        start, words = number, lines[number]
        number += 1
        if not words:
            blank += 1
            continue
        if len(words) == 1 and number < len(lines) and _initial(words, lines[number]):
            words += (" " if words in WORDS else "") + lines[number]
            number += 1
        while width and number < len(lines) and _full(lines[number - 1], lines[number], width):
            words = f"{words} {lines[number]}"
            number += 1
        stamp = Stamp(tag=tag, role=_role(words), blank_before=blank)
        yield Paragraph(inlines=(Text(words),), span=Span(line=start + 1, end_line=number), stamp=stamp)
        blank = 0


def _width(lines: list[str]) -> int:
    """The width at which a program has wrapped the text hard; 0 where each line is a paragraph, as in a scrape."""
    spaced = [line for line in lines if " " in line]
    if max(map(len, spaced), default=0) > WIDEST:
        return 0
    width = max(map(_columns, spaced), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    long = [(a, b) for a, b in pairwise(lines) if b and 4 * _columns(a) >= 3 * width]
    broken = sum(_full(a, b, width) and not a.endswith(ENDS) for a, b in long)
    return width if broken >= FEWEST and 2 * broken >= len(long) else 0


def _full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have found room on this one; marks without a word go on nothing."""
    return any(map(str.isalpha, following)) and _columns(line) + 1 + _columns(following.split(" ", 1)[0]) > width


def _initial(line: str, following: str) -> bool:
    """Whether a line is the large first letter of the next one's first word, or that word itself."""
    return line.isascii() and line.isupper() and following[:1].islower()


def _columns(line: str) -> int:
    """How wide a line is on a terminal."""
    return len(line) if line.isascii() else len(line) + len(DOUBLE.findall(line))


def _role(words: str) -> str:
    """The mark a line begins with, as a role for the stages."""
    return f"marker:{words[0]}" if words[0] in MARKERS else ""
