"""Scraped plain text: a block for each line, or for the lines that hard wrapping made of one; nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import Article, Cell, Code, Metadata, Paragraph, Quote, Row, Span, Stamp, Table, Text
from reformat.document.source import Source
from reformat.errors import NoArticle
from reformat.patterns import lazy
from reformat.readers.columns import folded
from reformat.readers.decode import decode
from reformat.readers.dumped import RULE as DUMPED
from reformat.readers.dumped import undumped
from reformat.readers.escaped import as_markup, tagged, unescaped
from reformat.readers.labelled import RULE as RECORD
from reformat.readers.labelled import Record, record
from reformat.readers.letter_head import RULE as LETTER
from reformat.readers.letter_head import letter_head
from reformat.readers.listing import listing, programs
from reformat.readers.machine import machine_form
from reformat.readers.markdown_page import marked, page_like, whole_links
from reformat.readers.markups import refuse_markup
from reformat.readers.metadata.known import with_known
from reformat.readers.quoted import RULE as QUOTED
from reformat.readers.quoted import quotation, quotations, sent_on
from reformat.readers.reader import ArticleReader
from reformat.readers.ruled import ruled, tables
from reformat.readers.talk import RULE as TALK
from reformat.readers.talk import talk
from reformat.readers.torn import tears
from reformat.readers.wrapped import HEAD, HYPHEN, Wrapping, dehyphenated, headless
from reformat.rules import Rules

NEWLINE = lazy(r"\r\n|\r|\n")
MARKERS = "■□▪▫◾◆◇◈●○◎◉•∙‣◦▲△▴▼▽▶▷►▸☞★☆※❏❍✔✓➤➢◤◢❚"
TAB = 4
"""Columns of a tab at a line's beginning."""
WORDS = "AIOY"
"""Large first letters that are words by themselves."""
UNPRINTED = dict.fromkeys([*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)], "")
UNPRINTED |= dict.fromkeys([0x85, 0x2028, 0x2029], "\n")
"""Control characters, which no markup may hold: white space stays, and what ends a line or paragraph ends it."""

ROWS, COLUMNS, CELL = 2, 2, 120
"""Rows and columns at least, and characters of a cell at most."""


class TextReader(ArticleReader):
    """Reads what a scraper leaves when it flattens a page: any text that no other reader claims."""

    media = "text"

    def claims(self, source: Source, head: bytes) -> bool:
        """By the file's name, else anything; bytes that are no text are refused where they are decoded."""
        return True

    def read(self, source: Source, rules: Rules) -> Draft:
        """One paragraph a line, wrapped lines joined.

        Raises Undecodable for what is empty or binary, NoArticle for white space alone.

        The stamp's tag is "line", so that the article is looked for among the lines; "p" where the whole text is
        the article (`whole_page` False).
        """
        text = unescaped(decode(source.content(), source.encoding, source.name).text).translate(UNPRINTED)
        bare, signs = sent_on(text) if not rules.kept(QUOTED) else (text, ())
        kept = record(bare) if not rules.kept(RECORD) else Record(bare)
        if kept.changes:
            source = replace(source, metadata=with_known(kept.metadata, source.metadata))
        draft = _read(source, kept.body, rules, written=kept.media == "markdown")
        if not (parted := (*signs, *kept.changes)):
            return draft
        said = "\n".join([draft.source_text, *(change.before for change in parted)])
        return Draft(draft.article, (*parted, *draft.ledger), said)


def _read(source: Source, text: str, rules: Rules, *, written: bool = False) -> Draft:
    """The draft of a text in the form that its own marks tell: Markdown, tags that were left in it, or plain lines.

    `written`: a record says that it is Markdown.
    """
    refuse_markup(text, source.member or source.name)
    if source.whole_page and (form := machine_form(text, source.member or source.name)):
        hint = "give it the page, or a file of articles (docs/librarian.md says which)"
        raise NoArticle(f"no article found: this is {form}, not a text to be read", hint=hint, where=source.name)
    linked = whole_links(text)
    if source.whole_page and (written or page_like(linked) or marked(linked)):
        from reformat.readers.markdown import read_markdown  # seldom wanted

        return read_markdown(source, linked, rules, scraped=True)
    if tagged(text):
        return read_tagged(source, text, rules)
    lines, said = talk(NEWLINE.split(text)) if not rules.kept(TALK) else (NEWLINE.split(text), [])
    head, changes = letter_head(lines) if not rules.kept(LETTER) else (Metadata(), [])
    blocks = tuple(_paragraphs(lines, "line" if source.whole_page else "p", rules, changes))
    if not blocks:
        hint = "check that the scraper saved the article"
        raise NoArticle(f"{source.name} holds nothing but white space", hint=hint, where=source.name)
    return Draft(
        Article(metadata=with_known(head, source.metadata), blocks=blocks), (*said, *changes), source_text=text
    )


def read_tagged(source: Source, text: str, rules: Rules) -> Draft:
    """The draft of a text with tags left in it: their paragraphs, lists and pictures, a block for each line besides."""
    from reformat.readers.html.reader import HtmlReader  # seldom wanted
    from reformat.readers.markdown_page import as_lines

    page = replace(source, data=as_markup(text).encode(), encoding="utf-8", media="html", whole_page=False)
    draft = HtmlReader().read(page, rules)
    return as_lines(draft, menus=False) if source.whole_page else draft


def _paragraphs(
    raw: list[str], tag: str, rules: Rules, changes: list[Change]
) -> Iterator[Paragraph | Table | Quote | Code]:
    """A stamped paragraph for each line to see and each run of wrapped ones, a table for rows, quotations of letters.

    Lines that `changes` speak of are no part of it; what joining changes is added there.
    """
    wrapping, lines, torn = _joints(raw, rules, changes)
    quoted = quotations(lines) if not rules.kept(QUOTED) else {}
    text, margin = "\n".join(raw), min((_indent(line) for line in raw if line.strip()), default=0)
    drawn, coded = "\t" in text or tables(text), programs(text)
    blank = number = 0
    while number < len(lines):
        start, words = number, lines[number]
        if start in quoted:
            number = quoted[start]
            quote, signs = quotation(lines[start:number], start, blank, tag)
            changes.append(signs)
            yield quote
            blank = 0
            continue
        number += 1
        if not words:
            blank += 1
            continue
        table = _table(raw, start, blank, changes) if drawn else None
        if apart := table or (listing(raw, start, blank) if coded else None):
            yield apart
            number, blank = apart.span.end_line if apart.span else number, 0
            continue
        if len(words) == 1 and number < len(lines) and _initial(words, lines[number]):
            words += (" " if words in WORDS else "") + lines[number]
            number += 1
        words, number = _gathered(wrapping, lines, torn, words, number, changes)
        stamp = Stamp(tag=tag, role=_role(words), blank_before=blank, indent=_indent(raw[start]) - margin)
        yield Paragraph(inlines=(Text(words),), span=Span(line=start + 1, end_line=number), stamp=stamp)
        blank = 0


def _indent(line: str) -> int:
    """How far a line is set in."""
    if not line[:1].isspace():
        return 0
    line = line.expandtabs(TAB)
    return len(line) - len(line.lstrip())


def _joints(raw: list[str], rules: Rules, changes: list[Change]) -> tuple[Wrapping, list[str], dict[int, str]]:
    """How the text is wrapped, its lines, and what stands between those that columns or links have torn."""
    wrapping = Wrapping.of(raw, mends=not rules.kept(HYPHEN))
    lines = _cleared(wrapping, rules, changes)
    if torn := folded(raw, lines, wrapped=bool(wrapping.width)):
        return replace(wrapping, width=0), lines, torn
    return wrapping, lines, tears(raw, lines) if not wrapping.width else {}


def _cleared(wrapping: Wrapping, rules: Rules, changes: list[Change]) -> list[str]:
    """The lines without those that `changes` speak of, pages' heads and the numbers of links; added there."""
    lines, raw = list(wrapping.lines), wrapping.raw
    if not rules.kept(HEAD):
        changes += [headless(at + 1, lines[at]) for at in sorted(wrapping.furniture)]
    bare, entries = undumped(raw, lines) if not rules.kept(DUMPED) else ({}, [])
    for change in (*changes, *entries):
        if change.span is not None:
            at = change.span.line - 1
            lines[at] = bare.get(at, "")
            raw[at] = raw[at] if lines[at] else ""
    changes += entries
    return lines


def _table(raw: list[str], start: int, blank: int, changes: list[Change]) -> Table | None:
    """The table that begins with this line; what is drawn in it is added to the changes."""
    if "\t" in raw[start] and (table := tabbed(raw, start, blank)) is not None:
        return table
    found = ruled(raw, start, blank)
    changes += found[1] if found is not None else ()
    return found[0] if found is not None else None


def _gathered(
    wrapping: Wrapping, lines: list[str], torn: dict[int, str], words: str, number: int, changes: list[Change]
) -> tuple[str, int]:
    """The words with all torn or wrapped lines from `number` on that they go on in, and the number of the next one."""
    while number in torn:
        words += torn[number] + lines[number]
        number += 1
    while number < len(lines):
        at = wrapping.bridges.get(number, number)
        on = wrapping.width and lines[number] and wrapping.goes_on(wrapping.lines[number - 1], wrapping.lines[number])
        if number not in wrapping.bridges and not on:
            break
        words, broken = wrapping.joined(words, lines[at], gap=wrapping.raw[number - 1][-1:].isspace())
        if broken:
            changes.append(dehyphenated(number, words))
        number = at + 1
    return words, number


def _initial(line: str, following: str) -> bool:
    """Whether a line is the large first letter of the next one's first word, or that word itself."""
    return line.isascii() and line.isupper() and following[:1].islower()


def _role(words: str) -> str:
    """The mark a line begins with, as a role for the stages."""
    return f"marker:{words[0]}" if words[0] in MARKERS else ""


def tabbed(lines: list[str], start: int, blank: int) -> Table | None:
    """The table whose first row is this line, if rows of as many cells follow. `blank`: the empty lines before it."""
    rows: list[list[str]] = []
    for at in range(start, len(lines)):
        cells = [" ".join(cell.split()) for cell in lines[at].split("\t")]
        if len(cells) < COLUMNS or (rows and len(cells) != len(rows[0])) or not _filled(cells):
            break
        rows.append(cells)
    if len(rows) < ROWS:
        return None
    return Table(
        rows=tuple(Row(tuple(Cell((Text(cell),) if cell else ()) for cell in row)) for row in rows),
        span=Span(line=start + 1, end_line=start + len(rows)),
        stamp=Stamp(tag="line", blank_before=blank),
    )


def _filled(cells: list[str]) -> bool:
    """Whether these are cells of a row of data: short, two that say something, and no more of them empty than do."""
    said = [cell for cell in cells if cell]
    return 2 * len(said) >= len(cells) and len(said) >= COLUMNS and max(map(len, said)) <= CELL
