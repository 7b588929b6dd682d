"""Blocks into elements."""

from __future__ import annotations

from collections.abc import Iterable

from reformat.document.nodes import (
    AnyBlock,
    Block,
    Blocks,
    Break,
    Code,
    Embed,
    Figure,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Skipped,
    Table,
    Text,
)
from reformat.document.numbering import numbers
from reformat.document.walk import plain, text_of
from reformat.patterns import lazy
from reformat.writers.markup.desk import Desk
from reformat.writers.markup.figure import figure
from reformat.writers.markup.inline import fill
from reformat.writers.markup.table import table
from reformat.writers.markup.tree import Element, address, element, put

MARKERS = (
    (lazy(r"[①-⑳㉑-㊿]"), "rf-circled", ""),
    (lazy(r"[가나다라마바사아자차카타파하][.)]"), "rf-hangul", ""),
    (lazy(r"[a-z][.)]"), "", "a"),
    (lazy(r"[A-Z][.)]"), "", "A"),
)
"""What an ordered list's own markers look like, and the class or type that numbers it the same way."""


def blocks(parent: Element, held: Blocks, desk: Desk) -> Element:
    """Put blocks into their parent."""
    for block in held:
        made = one(block, desk)
        if made is not None:
            parent.append(made)
    return parent


def one(block: AnyBlock, desk: Desk) -> Element | None:
    """The element of one block; none for what is no part of the article."""
    match block:
        case Heading():
            return _heading(block, desk)
        case Paragraph():
            return _paragraph(block, desk)
        case Figure():
            return figure(block, desk)
        case Table():
            return table(block, desk)
        case Break():
            return element("hr")
        case Code():
            code = element("code", desk.id(block.id))
            kind = desk.form.code(block.text, block.direction) | _marked(block, desk)
            return element("pre", kind, fill(code, (Text(block.text),), block.id, desk))
        case _:
            return _holder(block, desk)


def _holder(block: List | Quote | Note | Embed | Skipped, desk: Desk) -> Element | None:
    """The element of a block that holds blocks."""
    match block:
        case List():
            return _definitions(block, desk) if block.definitions else _list(block, desk)
        case Quote():
            return _quote(block, desk)
        case Note():
            return _note(block, desk)
        case Embed():
            return _embed(block, desk)
        case Skipped():
            return None


def _marked(block: Block, desk: Desk) -> dict[str, str]:
    return desk.form.lang(block.language, block.direction)


def _heading(block: Heading, desk: Desk) -> Element:
    """A heading, never more than one level below the one before."""
    desk.level = min(max(block.level, 2), desk.level + 1, 6)
    return fill(element(f"h{desk.level}", desk.id(block.id) | _marked(block, desk)), block.inlines, block.id, desk)


def _paragraph(block: Paragraph, desk: Desk) -> Element:
    named = bool(block.speaker) and not plain(block.inlines).lstrip().startswith(block.speaker)
    kind = {"class": "rf-verse"} if block.verse else {"class": "rf-talk"} if named else {}
    made = element("p", desk.id(block.id) | kind | _marked(block, desk))
    if named:
        made.append(element("strong", {"class": "rf-speaker"}, block.speaker))
        put(made, " ")
    return fill(made, block.inlines, block.id, desk)


def _list(block: List, desk: Desk) -> Element:
    kind, number = _numbering(block) if block.ordered else ("", "")
    attributes = {"class": " ".join(filter(None, ("rf-flow" if block.flow else "", kind))), "type": number}
    items = [_item(item, desk) for item in block.items]
    if block.ordered:
        counted = numbers(block)
        attributes["start"] = str(counted[0]) if counted and counted[0] != 1 else ""
        for item, own, before in zip(items[1:], counted[1:], counted, strict=False):
            if own != before + 1:
                item.set("value", str(own))
    return element("ol" if block.ordered else "ul", desk.id(block.id) | attributes | _marked(block, desk), *items)


def _numbering(block: List) -> tuple[str, str]:
    first = block.items[0].marker.strip() if block.items else ""
    return next(((kind, number) for form, kind, number in MARKERS if form.fullmatch(first)), ("", ""))


def _item(item: Item, desk: Desk) -> Element:
    """A list item; one that is a single plain paragraph holds its words directly."""
    match item.blocks:
        case (Paragraph(verse=False, speaker="") as only,):
            made = element("li", desk.id(only.id) | _marked(only, desk))
            return fill(made, only.inlines, only.id, desk)
        case _:
            return blocks(element("li", desk.id(item.id)), item.blocks, desk)


def _definitions(block: List, desk: Desk) -> Element:
    made = element("dl", desk.id(block.id) | _marked(block, desk))
    for at, item in enumerate(block.items):
        if item.term:
            term = f"{item.id}.term"
            made.append(fill(element("dt", desk.id(term)), item.term, term, desk))
        elif not at:
            made.append(element("dt", None, "–"))
        more = at + 1 < len(block.items)  # several terms may have one explanation, below the last of them
        if item.blocks or not item.term or not more:
            made.append(blocks(element("dd", desk.id(item.id)), item.blocks, desk))
    return made


def _quote(block: Quote, desk: Desk) -> Element:
    cite = address(block.cite)
    inner = blocks(element("blockquote", {"cite": cite if cite.startswith("http") else ""}), block.blocks, desk)
    made = element("div", desk.id(block.id) | {"class": "rf-quote"} | _marked(block, desk), inner)
    if block.attribution:
        name = f"{block.id}.attribution"
        made.append(fill(element("p", desk.id(name) | {"class": "rf-attribution"}), block.attribution, name, desk))
    return made


def _note(block: Note, desk: Desk) -> Element:
    """A note with its mark, its text, and links back to each place that refers to it."""
    kind = desk.form.semantics("footnote", "doc-footnote")
    mark = desk.mark(block.name)
    named = {"class": "rf-note", "aria-label": block.label or mark}
    made = element("aside", desk.id(block.id) | kind | named | _marked(block, desk))
    if block.label:
        name = f"{block.id}.label"
        made.append(fill(element("p", desk.id(name) | {"class": "rf-label"}), (Text(block.label),), name, desk))
    elif mark and not text_of(block).lstrip().startswith(mark):
        made.append(element("p", {"class": "rf-label"}, mark))  # a list numbered its notes, where we have none
    blocks(made, block.blocks, desk)
    references = desk.references(block.name)
    if references:
        made.append(element("p", {"class": "rf-back"} | desk.form.ours(), *_backlinks(references, desk)))
    return made


def _backlinks(references: Iterable[str], desk: Desk) -> Iterable[Element | str]:
    kind = desk.form.semantics("backlink", "doc-backlink")
    for number, reference in enumerate(references, 1):
        words = desk.form.say.get("reading.back")
        yield element("a", {"href": f"#{reference}"} | kind, words if number == 1 else f"{words} {number}")
        yield " "


def _embed(block: Embed, desk: Desk) -> Element:
    """What plays elsewhere: a labelled link, and its transcript where there is one."""
    say, target = desk.form.say, address(block.url)
    spoken = desk.id(block.id) if not block.title.strip() and desk.sentences(block.id) else {}
    kind = element("span", desk.form.ours() | spoken, say.get(f"reading.embed-{block.kind}"))
    if spoken:  # without a title its kind is said
        desk.light(block.id, spoken["id"])
    number = {"data-note": str(desk.number_of(target))} if target and not desk.form.book else {}
    link = element("a", {"href": target} | number, kind) if target else element("span", None, kind)
    if block.title:
        put(link, ": ")
        named = desk.id(block.id) | {"class": "rf-title"}
        link.append(fill(element("span", named), (Text(block.title),), block.id, desk))
    line = element("p", {"class": "rf-embed", "data-kind": block.kind} | _marked(block, desk), link)
    facts = ", ".join(filter(None, (block.provider, block.duration)))
    if facts:
        put(line, f" ({facts})")
    if not block.transcript:
        return line
    if block.kind == "post":  # its own words
        return element("div", {"class": "rf-transcript"}, line, blocks(element("blockquote"), block.transcript, desk))
    label = element("p", {"class": "rf-label"} | desk.form.ours(), say.get("reading.transcript"))
    return blocks(element("div", {"class": "rf-transcript"}, line, label), block.transcript, desk)
