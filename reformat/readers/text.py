"""Scraped plain text: one block a line, with the empty lines before it and the mark it begins with; nothing lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformat.document.draft import Draft
from reformat.document.nodes import Article, Paragraph, Span, Stamp, Text
from reformat.document.source import Source
from reformat.errors import NoArticle
from reformat.readers.decode import decode
from reformat.rules import Rules

NEWLINE = re.compile(r"\r\n|\r|\n")
MARKERS = "■□▪▫◾◆◇◈●○◎◉•∙‣◦▲△▴▼▽▶▷►▸☞★☆※❏❍✔✓➤➢◤◢❚"
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
        """One paragraph a line. Raises Undecodable for what is empty or binary, NoArticle for white space alone.

        The stamp's tag is "line", so that the article is looked for among the lines; "p" where the whole text is
        the article (`whole_page` False).
        """
        text = decode(source.content(), source.encoding, source.name).text.translate(UNPRINTED)
        blocks = tuple(_lines(text, "line" if source.whole_page else "p"))
        if not blocks:
            hint = "check that the scraper saved the article"
            raise NoArticle(f"{source.name} holds nothing but white space", hint=hint, where=source.name)
        return Draft(Article(metadata=source.metadata, blocks=blocks), source_text=text)


def _lines(text: str, tag: str) -> Iterator[Paragraph]:
    """A stamped paragraph for each line that holds something to see."""
    blank = 0
    for number, line in enumerate(NEWLINE.split(text), 1):
        words = " ".join(line.split())
        if not words:
            blank += 1
            continue
        stamp = Stamp(tag=tag, role=_role(words), blank_before=blank)
        yield Paragraph(inlines=(Text(words),), span=Span(line=number, end_line=number), stamp=stamp)
        blank = 0


def _role(words: str) -> str:
    """The mark a line begins with, as a role for the stages."""
    return f"marker:{words[0]}" if words[0] in MARKERS else ""
