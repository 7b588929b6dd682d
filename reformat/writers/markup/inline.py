"""Runs of inlines into elements, each spoken sentence in a span of its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reformat.document.nodes import (
    AnyInline,
    Emphasis,
    Inlines,
    Language,
    LineBreak,
    Link,
    Literally,
    NoteRef,
    Raised,
    Ruby,
    Strong,
    Text,
)
from reformat.document.walk import plain
from reformat.writers.markup.desk import Desk
from reformat.writers.markup.sentences import Sentence
from reformat.writers.markup.tree import Element, address, element, put


def fill(parent: Element, inlines: Inlines, passage: str, desk: Desk) -> Element:
    """Put a passage's run into its element."""
    sentences = desk.sentences(passage)
    if sentences:
        _Weaver(desk, sentences).weave(parent, inlines, 0)
        for sentence in sentences:  # one that lies within a ruby, code or mark has no span: its passage stands for it
            desk.lit.setdefault(sentence.id, parent.get("id", ""))
    else:
        plainly(parent, inlines, desk)
    return parent


def plainly(parent: Element, inlines: Inlines, desk: Desk) -> None:
    """Put a run into an element without sentences."""
    words = ""  # of texts that follow one another: the tree would copy what it has for each of them
    for inline in inlines:
        if isinstance(inline, Text):
            words += inline.text
            continue
        if words:
            put(parent, words)
            words = ""
        host = opened(inline, desk)
        parent.append(host)
        plainly(host, inside(inline), desk)
    if words:
        put(parent, words)


class _Weaver:
    """Lays the spans of sentences and the elements of inlines over each other. A span goes around whole inlines;
    where a sentence ends inside a link or emphasis, the span is split and its first part carries the id.
    """

    def __init__(self, desk: Desk, sentences: tuple[Sentence, ...]) -> None:
        self._desk = desk
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._edges = sorted({edge for s in sentences for edge in (s.start, s.end)})

    def weave(self, parent: Element, inlines: Inlines, at: int) -> None:
        """Put a run that starts at offset `at` of the passage into an element."""
        host, current = parent, None
        for inline in inlines:
            length = len(plain((inline,)))
            for start, end, sentence in self._parts(inline, at, at + length):
                if sentence is not current and _blank(inline, start - at, end - at):
                    sentence = None  # a span begins with words, not with the space before them
                if sentence is not current or sentence is None:
                    host, current = self._span(parent, sentence), sentence
                self._one(host, inline, start, end, at)
            if self._divided(inline, at, at + length):
                self.weave(self._append(parent, inline), inside(inline), at)
                host, current = parent, None
            at += length

    def _divided(self, inline: AnyInline, start: int, end: int) -> bool:
        """Whether a sentence begins or ends inside an inline that holds others."""
        return bool(inside(inline)) and bool(self._between(start, end))

    def _parts(self, inline: AnyInline, start: int, end: int) -> list[tuple[int, int, Sentence | None]]:
        """The stretches of an inline by the sentence they belong to; none for one that must be divided further in."""
        if self._divided(inline, start, end):
            return []
        if not isinstance(inline, Text):
            return [(start, end, self._at(start))]
        edges = [start, *self._between(start, end), end] if start < end else []
        return [(low, high, self._at(low)) for low, high in zip(edges, edges[1:], strict=False)]

    def _between(self, start: int, end: int) -> list[int]:
        """Where sentences begin and end inside a stretch."""
        return self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]

    def _at(self, offset: int) -> Sentence | None:
        number = bisect_right(self._starts, offset) - 1
        return self._sentences[number] if number >= 0 and offset < self._sentences[number].end else None

    def _span(self, parent: Element, sentence: Sentence | None) -> Element:
        if sentence is None:
            return parent
        first = sentence.id not in self._desk.lit
        span = element(
            "span", {"class": "rf-said"} if first else {"class": "rf-said", "data-of": self._desk.lit[sentence.id]}
        )
        if first:
            self._desk.lit[sentence.id] = self._desk.take(sentence.id)
            span.set("id", self._desk.lit[sentence.id])
        parent.append(span)
        return span

    def _one(self, host: Element, inline: AnyInline, start: int, end: int, at: int) -> None:
        if isinstance(inline, Text):
            put(host, inline.text[start - at : end - at])
        else:
            plainly(self._append(host, inline), inside(inline), self._desk)

    def _append(self, host: Element, inline: AnyInline) -> Element:
        made = opened(inline, self._desk)
        host.append(made)
        return made


def _blank(inline: AnyInline, start: int, end: int) -> bool:
    return isinstance(inline, Text) and not inline.text[start:end].strip()


def inside(inline: AnyInline) -> Inlines:
    """The inlines that an inline holds."""
    match inline:
        case Emphasis(inlines) | Strong(inlines) | Link(inlines) | Language(inlines) | Raised(inlines):
            return inlines
        case _:
            return ()


SIMPLE: dict[type[AnyInline], str] = {
    Emphasis: "em",
    Strong: "strong",
    LineBreak: "br",
}


def opened(inline: AnyInline, desk: Desk) -> Element:
    """The element of an inline, still without the inlines that it holds."""
    match inline:
        case Link():
            return _link(inline, desk)
        case Language():
            return element("span", desk.form.lang(inline.language, inline.direction))
        case Raised():
            return element("sub" if inline.low else "sup")
        case Ruby():
            rp = (element("rp", None, "("), element("rt", None, inline.reading), element("rp", None, ")"))
            return element("ruby", None, inline.base, *rp)
        case NoteRef():
            return _reference(inline, desk)
        case Literally(text):
            return element("code", desk.form.code(text), text)
        case Text(text):
            return element("span", None, text)
        case _:
            return element(SIMPLE[type(inline)])


def _link(link: Link, desk: Desk) -> Element:
    """A link, or a span where its target is not one to offer; `#part` targets are looked at when the tree is whole."""
    target = address(link.url)
    if not target or not plain(link.inlines).strip():
        return element("span")
    label = {"aria-label": link.label} if link.label else {}
    if target.startswith("#"):
        return element("a", {"href": f"#{desk.form.prefix}{target[1:]}"} | label)
    number = {} if desk.form.book else {"data-note": str(desk.number_of(target))}
    return element("a", {"href": target} | label | number)


def _reference(reference: NoteRef, desk: Desk) -> Element:
    note = desk.note(reference.note)
    if not note:
        return element("sup", None, reference.text)
    marked = {"href": f"#{note}", "id": desk.refer(reference.note, reference.text)} | desk.form.semantics(
        "noteref", "doc-noteref"
    )
    return element("sup", None, element("a", marked, reference.text))
