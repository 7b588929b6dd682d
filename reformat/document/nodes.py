"""The article as a tree two kinds deep: blocks hold inlines, and a few blocks hold blocks.

Frozen msgspec structs: JSON in and out, validation and the published schema follow from these definitions
(ADR 0001). Closed unions are taken apart with `match`. Readers make the blocks and stamp them with what the
markup said; stages decide; `identify` gives the ids at the end of the pipeline.
"""

from __future__ import annotations

from typing import Literal

from reformat.document.metadata import Frozen as Frozen
from reformat.document.metadata import Metadata as Metadata

Origin = Literal["source", "metadata", "generated"]
"""Where a block's words come from. Only `source` counts in the law of conservation."""

AltOrigin = Literal["author", "caption", "sidecar", "person", "machine", "none"]
"""Who wrote an alternative text; `none`: nobody has, and the picture is open."""


class Span(Frozen, frozen=True):
    """A place in the source: `line` (first is 1) to `end_line` of a text, or the CSS `path` of an element."""

    line: int = 0
    end_line: int = 0
    path: str = ""


class Stamp(Frozen, frozen=True):
    """What the source's markup said of a block, for the stages to judge by; gone from a finished article.

    `classes` holds class and id tokens of the element and of its ancestors up to the article's root, lower case,
    innermost first, without an id that numbers the element; `link_density` is the share of characters inside links
    (0 to 1); `rule` is the id of a site rule that chose or condemned it; `role` is a word the reader gives:
    "caption", "credit", "byline", "deck", "bold-line", "marker:▲" and so on; `blank_before` counts empty lines
    before a line of scraped text; `anchors` are names inside it that a link of the page leads to; `centred`: the
    page sets it in the middle of the line; `indent` counts the spaces before a line of scraped text.
    """

    tag: str = ""
    classes: tuple[str, ...] = ()
    link_density: float = 0.0
    rule: str = ""
    role: str = ""
    blank_before: int = 0
    anchors: tuple[str, ...] = ()
    centred: bool = False
    indent: int = 0


class Inline(Frozen, frozen=True, tag_field="type", tag=str.lower):
    """Base of what runs inside a block."""


class Text(Inline, frozen=True):
    """Plain characters, white space already folded."""

    text: str


class Emphasis(Inline, frozen=True):
    """Stressed text (em, i)."""

    inlines: tuple[AnyInline, ...]


class Strong(Inline, frozen=True):
    """Important text (strong, b)."""

    inlines: tuple[AnyInline, ...]


class Link(Inline, frozen=True):
    """A link: absolute `url` or `#id` within the article; `label` only where the text alone would mislead."""

    inlines: tuple[AnyInline, ...]
    url: str
    label: str = ""


class Language(Inline, frozen=True):
    """A run in another language (BCP 47) than its surroundings, or of another direction (`rtl`, `ltr`)."""

    inlines: tuple[AnyInline, ...]
    language: str
    direction: str = ""


class Raised(Inline, frozen=True):
    """Superscript, or with `low` subscript."""

    inlines: tuple[AnyInline, ...]
    low: bool = False


class Ruby(Inline, frozen=True):
    """A base text with its reading."""

    base: str
    reading: str


class Literally(Inline, frozen=True):
    """Code, a key or program output inside a line."""

    text: str


class NoteRef(Inline, frozen=True):
    """The mark in the text that leads to a Note: `note` is the note's `name`, `text` the mark as printed."""

    note: str
    text: str


class LineBreak(Inline, frozen=True):
    """A break that means something (verse, addresses)."""


AnyInline = Text | Emphasis | Strong | Link | Language | Raised | Ruby | Literally | NoteRef | LineBreak
Inlines = tuple[AnyInline, ...]


class Block(Frozen, frozen=True, kw_only=True, tag_field="type", tag=str.lower):
    """Base of all blocks: `id` (given last), place, stamp, `marks` (rules that touched it), origin, language."""

    id: str = ""
    span: Span | None = None
    stamp: Stamp | None = None
    marks: tuple[str, ...] = ()
    origin: Origin = "source"
    language: str = ""
    direction: str = ""


class Heading(Block, frozen=True):
    """A section's heading; `level` 2 to 6, since the title is the one h1; as read, 1 for one of the body."""

    level: int
    inlines: Inlines


class Paragraph(Block, frozen=True):
    """A paragraph; `verse`: its line breaks are the author's lines. `speaker`: who talks in an interview or script."""

    inlines: Inlines
    verse: bool = False
    speaker: str = ""


class Item(Frozen, frozen=True):
    """One item of a list; `term` is what a definition list defines; `marker` as the source wrote it (▲, ①, 가.)."""

    blocks: tuple[AnyBlock, ...]
    term: Inlines = ()
    marker: str = ""
    id: str = ""


class List(Block, frozen=True):
    """A list; `flow`: its items go on in the sentence of the paragraph before it (an inline ▲ enumeration)."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    flow: bool = False
    definitions: bool = False


class Quote(Block, frozen=True):
    """A block quotation, with who said it and where it is from."""

    blocks: tuple[AnyBlock, ...]
    attribution: Inlines = ()
    cite: str = ""


class Alt(Frozen, frozen=True, omit_defaults=False):
    """A picture's alternative text, and who wrote it. `decorative`: nothing to say, on a rule's or a person's word."""

    text: str = ""
    origin: AltOrigin = "none"
    decorative: bool = False
    long: str = ""
    text_in_picture: bool = False

    @property
    def open(self) -> bool:
        """Whether the picture still needs somebody to describe it."""
        return not self.text and not self.decorative


class Image(Frozen, frozen=True):
    """A picture: its `url` in the source, and once its bytes are there `asset` (their sha256) with size and type.

    `original` is the sha256 of the file as it came, before scaling: what descriptions follow it by. `candidates` are
    further addresses from srcset, data-src and the like, best first. `missing` says why no bytes.
    """

    url: str = ""
    asset: str = ""
    original: str = ""
    media_type: str = ""
    width: int = 0
    height: int = 0
    candidates: tuple[str, ...] = ()
    missing: str = ""


class Figure(Block, frozen=True, omit_defaults=False):
    """A picture with caption and credit. `image` None: the source names a picture by its caption alone."""

    image: Image | None = None
    caption: Inlines = ()
    credit: Inlines = ()
    alt: Alt = Alt()


class Cell(Frozen, frozen=True):
    """A table cell; `scope` (col, row, colgroup, rowgroup) only where `header`."""

    inlines: Inlines = ()
    header: bool = False
    scope: str = ""
    columns: int = 1
    rows: int = 1
    id: str = ""


class Row(Frozen, frozen=True):
    """A table row; `id` is what narration lights up."""

    cells: tuple[Cell, ...]
    id: str = ""


class Table(Block, frozen=True):
    """A data table; `summary` is our one sentence on its shape."""

    rows: tuple[Row, ...]
    caption: Inlines = ()
    summary: str = ""


class Code(Block, frozen=True):
    """Program text or preformatted lines, kept as they stand."""

    text: str
    syntax: str = ""


class Note(Block, frozen=True):
    """A footnote or endnote: `name` is what NoteRefs name, `label` its mark."""

    name: str
    blocks: tuple[AnyBlock, ...]
    label: str = ""


class Embed(Block, frozen=True):
    """Something that plays or shows elsewhere: a labelled link. `kind`: video, audio, post, map, document, other."""

    url: str
    kind: str = "other"
    title: str = ""
    provider: str = ""
    duration: str = ""
    transcript: tuple[AnyBlock, ...] = ()


class Break(Block, frozen=True):
    """A turn of theme without a heading."""


class Skipped(Block, frozen=True):
    """A part outside the article as the reader saw it: its whole text, until `locate` moves it to the ledger."""

    text: str


AnyBlock = Heading | Paragraph | List | Quote | Figure | Table | Code | Note | Embed | Break | Skipped
Blocks = tuple[AnyBlock, ...]


SCHEMA = 1
"""Number of the article.json schema; raised when a reader of the old one would misread the new."""


class Article(Frozen, frozen=True, omit_defaults=False):
    """One article: what is known about it, its deck (standfirst), and its blocks in reading order."""

    metadata: Metadata = Metadata()
    deck: Blocks = ()
    blocks: Blocks = ()
    schema: int = SCHEMA
