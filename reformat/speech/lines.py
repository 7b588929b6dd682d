"""An article taken apart into lines to be said: where each stands, its language, its announcement, its pause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reformat.document.nodes import (
    AnyBlock,
    Article,
    Blocks,
    Embed,
    Figure,
    Heading,
    List,
    Note,
    Quote,
    Table,
)
from reformat.document.numbering import labels
from reformat.document.walk import Passage, passages, plain
from reformat.errors import SettingsError
from reformat.language.messages import messages, own
from reformat.language.sentences import sentences
from reformat.settings.tree import Settings
from reformat.speech.runs import Markup
from reformat.speech.spoken import Fixed, spoken
from reformat.speech.tables import table_lines
from reformat.speech.talk import question, speaker
from reformat.speech.track import UtteranceKind

ANNOUNCED = (
    "byline", "deck", "caption", "description", "credit", "table", "columns", "quote", "attribution", "list", "item",
    "note", "code", "embed",
)  # fmt: skip
"""What may be announced; what hangs on one of them (the end of a quote, a note's mark) goes with it."""


@dataclass(frozen=True, slots=True)
class Message:
    """An announcement by its key in [speech] of the catalogue, said in the language of the line it goes with.

    Where the catalogue lacks the language it stays unsaid: that language's voice would make nonsense of English words.
    Who talks is said all the same, since the name is the article's.
    """

    key: str
    values: tuple[tuple[str, str], ...] = ()

    def around(self, words: str, language: str) -> str:
        """The announcement with the line's words in it, or these alone."""
        if not own(language):
            return f"{self.values[0][1]}. {words}" if self.key == "speaker" else words
        return messages(language).get(f"speech.{self.key}", text=words, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes one utterance. `announce` are messages around it, innermost first; `reading` stands in for `text`
    where the two differ beforehand (table rows); `fixed` readings are settled by the markup.
    """

    kind: UtteranceKind
    block: str
    start: int
    end: int
    language: str
    text: str
    pause: str
    announce: tuple[Message, ...] = ()
    reading: str = ""
    fixed: tuple[Fixed, ...] = ()


def chosen(names: Iterable[str], known: Iterable[str], key: str) -> frozenset[str]:
    """Names that a setting lists, if each is one of the known ones. Raises SettingsError."""
    wrong = sorted(set(names) - set(known))
    if wrong:
        raise SettingsError(f"{key}: no kind {wrong[0]!r}", hint=f"one of {', '.join(known)}")
    return frozenset(names)


def lines(article: Article, settings: Settings) -> Iterator[Line]:
    """Title, byline, deck and blocks, in reading order."""
    language = article.metadata.language or settings.language or "ko"
    teller = _Teller(language, settings)
    yield from teller.front(article)
    yield from teller.deck(article.deck)
    yield from teller.blocks(article.blocks)


class _Teller:
    """Walks one article; knows its language, what is announced and how."""

    def __init__(self, language: str, settings: Settings) -> None:
        self._language = language
        self._aloud, self._captions = settings.speech.announce, settings.speech.captions
        self._unannounced = chosen(settings.speech.unannounced, ANNOUNCED, "speech.unannounced")

    def front(self, article: Article) -> Iterator[Line]:
        """The title and who wrote it."""
        title, names = article.metadata.title, ", ".join(article.metadata.authors)
        if title.strip():
            yield Line("title", "title", 0, len(title), self._language, title, "title")
        if names.strip():
            line = Line("byline", "byline", 0, len(names), self._language, names, "byline")
            yield self._announced(line, Message("byline"))

    def deck(self, deck: Blocks) -> Iterator[Line]:
        """The deck, line by line."""
        said = [line for passage in passages(deck) for line in self._whole(passage, "deck", "deck")]
        yield from self._first(said, Message("deck"))

    def blocks(self, blocks: Blocks) -> Iterator[Line]:
        """Blocks in reading order."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: AnyBlock) -> Iterator[Line]:
        match block:
            case Heading():
                yield from self._passages(block, "heading")
            case List():
                yield from self._list(block)
            case Quote():
                yield from self._quote(block)
            case Figure():
                yield from self._figure(block) if self._captions else ()
            case Table():
                yield from self._table(block)
            case Note():
                said = list(self._as(self.blocks(block.blocks), "note"))
                yield from self._first(said, Message("note", (("label", block.label),)))
            case Embed():
                yield from self._embed(block)
            case _:
                yield from self._passages(block, "")

    def _passages(self, block: AnyBlock, kind: str) -> Iterator[Line]:
        for passage in passages((block,)):
            if passage.role == "code":
                said = list(self._sentences(passage, "code", "code"))
                yield from self._first(said, Message("code"))
            elif kind == "heading":
                for line in self._whole(passage, "heading", "heading"):
                    asks = question(line.text, line.language) if not line.fixed else ()
                    yield replace(line, fixed=asks) if asks else line
            elif passage.role != "skipped":
                said = list(self._sentences(passage, "sentence", "paragraph"))
                name = speaker(block, said[0].language) if said else ""
                yield from self._named(said, name) if name else said

    def _named(self, said: list[Line], name: str) -> list[Line]:
        """The lines with who talks before the first: a word of the article, which no setting leaves out."""
        message = Message("speaker", (("name", name),))
        return [replace(said[0], announce=(*said[0].announce, message)), *said[1:]]

    def _sentences(self, passage: Passage, kind: UtteranceKind, last: str) -> Iterator[Line]:
        """A passage sentence by sentence; the pause after the last is the passage's."""
        language = passage.block.language or self._language
        markup = Markup(passage.inlines)
        spans = list(_parted(passage.text, language, markup))
        for number, (start, end) in enumerate(spans, 1):
            yield self._line(passage, kind, start, end, last if number == len(spans) else kind, markup)

    def _whole(self, passage: Passage, kind: UtteranceKind, pause: str) -> Iterator[Line]:
        """A passage that is one utterance whatever its marks."""
        text = passage.text
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        if start < end:
            yield self._line(passage, kind, start, end, pause, Markup(passage.inlines))

    def _line(self, passage: Passage, kind: UtteranceKind, start: int, end: int, pause: str, markup: Markup) -> Line:
        language = markup.language(start, end) or passage.block.language or self._language
        fixed = tuple(
            Fixed(one.start - start, one.end - start, self._mark(one, language), one.rule)
            for one in markup.fixed(start, end)
        )
        return Line(kind, passage.id, start, end, language, passage.text[start:end], pause, fixed=fixed)

    def _mark(self, one: Fixed, language: str) -> str:
        """A note's mark is named; a ruby's reading stands for both."""
        if one.rule != "note-ref" or not self._announces(one.rule) or not own(language):
            return one.spoken
        return f", {spoken(messages(language).get('speech.note-ref', label=one.spoken), language)},"

    def _list(self, block: List) -> Iterator[Line]:
        if block.flow:
            for item in block.items:
                yield from self._flow(item.blocks)
            return
        said: list[Line] = []
        for label, item in zip(labels(block), block.items, strict=True):
            term = Passage(f"{item.id}.term", "term", plain(item.term), item.term, block)
            one = list(self._whole(term, "item", "sentence"))
            one += self._as(self.blocks(item.blocks), "item")
            called = Message("item" if label.isdecimal() else "item-letter", (("number", label.upper()),))
            said += self._first(one, called) if block.ordered else one
        count = Message("list", (("count", str(len(block.items))),))
        yield from self._first(said, count) if len(block.items) > 1 else said  # a list of one is a sentence with a mark

    def _flow(self, blocks: Blocks) -> Iterator[Line]:
        """Items that are one sentence: no announcement, short pauses."""
        for line in self._as(self.blocks(blocks), "item"):
            ended = line.text.endswith((".", "?", "!", "。"))
            yield replace(line, pause="sentence" if ended else "flow")

    def _quote(self, block: Quote) -> Iterator[Line]:
        said = list(self._as(self.blocks(block.blocks), "quote"))
        said = list(self._first(said, Message("quote")))
        if said:
            said[-1] = self._announced(said[-1], Message("quote-end"))
        yield from said
        for passage in passages((block,)):
            if passage.role == "attribution":
                yield from self._first(list(self._whole(passage, "quote", "quote")), Message("attribution"))

    def _figure(self, block: Figure) -> Iterator[Line]:
        for passage in passages((block,)):
            kind: UtteranceKind = "description" if passage.role == "alt" else "caption"
            if passage.role == "alt" and block.alt.origin == "caption":
                continue
            key = {"alt": "description", "credit": "credit"}.get(passage.role, "caption")
            if passage.role == "alt" and block.alt.origin == "machine":
                key = "description-machine"
            yield from self._first(list(self._sentences(passage, kind, kind)), Message(key))

    def _table(self, block: Table) -> Iterator[Line]:
        for passage in passages((block,)):
            if passage.role == "table-caption":
                yield from self._first(list(self._sentences(passage, "caption", "caption")), Message("table"))
        language = block.language or self._language
        for row in table_lines(block):
            line = Line("row", row.id, 0, 0, language, row.text, "row", reading=row.reading)
            yield self._announced(line, Message("columns")) if row.heads else line

    def _embed(self, block: Embed) -> Iterator[Line]:
        """What plays elsewhere, by its title; one without a title by what it is, as the page labels it."""
        language = block.language or self._language
        if block.title.strip():
            said = list(self._whole(Passage(block.id, "embed", block.title, (), block), "embed", "embed"))
            yield from self._first(said, Message(f"embed-{block.kind}"))
        elif self._announces("embed") and own(language):
            label = messages(language).get(f"reading.embed-{block.kind}")
            facts = ", ".join(filter(None, (block.provider, block.duration)))
            yield Line("embed", block.id, 0, 0, language, f"{label} ({facts})" if facts else label, "embed")
        yield from self.blocks(block.transcript)

    def _as(self, said: Iterable[Line], kind: UtteranceKind) -> Iterator[Line]:
        """Plain sentences within a container are of its kind; what announces itself keeps its own."""
        for line in said:
            last = kind if line.pause == "paragraph" else line.pause
            yield replace(line, kind=kind, pause=last) if line.kind == "sentence" else line

    def _announced(self, line: Line, message: Message) -> Line:
        return replace(line, announce=(*line.announce, message)) if self._announces(message.key) else line

    def _announces(self, key: str) -> bool:
        return self._aloud and key.partition("-")[0] not in self._unannounced

    def _first(self, said: list[Line], message: Message) -> list[Line]:
        """The lines with what is announced before the first."""
        return [self._announced(said[0], message), *said[1:]] if said else []


def _parted(text: str, language: str, markup: Markup) -> Iterator[tuple[int, int]]:
    """Sentences, with the edges of longer runs of another language as boundaries of their own."""
    edges = [0, len(text)]
    for run in markup.runs:
        if len(sentences(text[run.start : run.end], run.language)) > 1:
            edges += [run.start, run.end]
    edges = sorted(set(edges))
    for low, high in zip(edges, edges[1:], strict=False):
        for start, end in sentences(text[low:high], markup.language(low, high) or language):
            yield low + start, low + end
