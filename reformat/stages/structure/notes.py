"""Footnotes and endnotes, tied to the marks in the text that lead to them, and back."""

from __future__ import annotations

from itertools import takewhile

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import (
    AnyBlock,
    AnyInline,
    Blocks,
    Figure,
    Inlines,
    Link,
    List,
    Note,
    NoteRef,
    Paragraph,
    Raised,
    Strong,
    Table,
)
from reformat.document.note_marks import MARK, RETURN, note_targets, tokens
from reformat.document.walk import map_inlines, map_runs, plain, rebuild, text_of
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.structure.boxes import deep_inside, path
from reformat.stages.structure.marked_notes import tie_marked
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import part, trim

BACK = Reason("note.back-link", "The way back from a note to its mark; the note itself now has one")

_LABEL = lazy(r"^(?:\[?\d{1,3}[\].)]?|[*†‡]+|[a-z](?=[\s.)])[.)]?)\s*")


def tie_notes(draft: Draft, rules: Rules) -> Draft:
    """The draft with notes as such: by the links of a page, or by equal marks in a text and at its end."""
    changes: list[Change] = []
    article, many = draft.article, len(draft.article.deck)
    whole = _linked((*article.deck, *article.blocks), changes)
    deck, blocks = whole[:many], whole[many:]
    if not any(isinstance(b, Note) for b in blocks):
        blocks = tie_marked(blocks)
    return draft.with_article(replace(article, deck=deck, blocks=blocks), *changes)


def _linked(blocks: Blocks, changes: list[Change]) -> Blocks:
    """Notes that a mark in the text links to: items of a list or paragraphs that carry the link's target."""
    wanted = note_targets(blocks)
    if not wanted:
        return blocks
    out: list[AnyBlock] = []
    made: set[str] = set()
    at = 0
    while at < len(blocks):
        taken = _boxed(blocks, at, wanted)
        for piece in _noted(blocks[at], wanted, changes) if taken is None else (taken,):
            if isinstance(piece, Note):
                made.add(piece.name)
            out.append(piece)
        at += 1 if taken is None else 1 + len(taken.blocks)
    return _referred(tuple(out), {t: t for t in wanted if t in made}) if made else blocks


def _boxed(blocks: Blocks, at: int, wanted: dict[str, str]) -> Note | None:
    """The note of a mark that stands by itself in a box with the note's paragraphs; None if none stands there."""
    mark = blocks[at]
    name = _target(mark, wanted) if isinstance(mark, Paragraph) and MARK.match(text_of(mark)) else ""
    if not name:
        return None
    body = tuple(takewhile(lambda one: deep_inside(one, path(mark)) and not _target(one, wanted), blocks[at + 1 :]))
    return (
        Note(name=name, label=text_of(mark).strip(), blocks=body, span=mark.span, origin=mark.origin) if body else None
    )


def _noted(block: AnyBlock, wanted: dict[str, str], changes: list[Change]) -> Blocks:
    match block:
        case List() if any(_target(b, wanted) for item in block.items for b in item.blocks[:1]):
            return tuple(
                Note(name=name, blocks=tuple(_without_back(b, changes) for b in item.blocks), span=item.blocks[0].span)
                if (name := next((t for b in item.blocks[:1] if (t := _target(b, wanted))), ""))
                else replace(block, items=(item,))
                for item in block.items
                if item.blocks
            )
        case Paragraph() if name := _target(block, wanted):
            return (_as_note(name, _without_back(block, changes)),)
        case _:
            return (block,)


def _as_note(name: str, block: AnyBlock) -> Note:
    """A paragraph as a note, the mark it begins with as the note's label."""
    if isinstance(block, Paragraph) and (match := _LABEL.match(plain(block.inlines))):
        body = replace(block, inlines=part(block.inlines, match.end(), len(plain(block.inlines))))
        return Note(name=name, label=match[0].strip(), blocks=(body,), span=block.span, origin=block.origin)
    return Note(name=name, blocks=(block,), span=block.span, origin=block.origin)


def _target(block: AnyBlock, wanted: dict[str, str]) -> str:
    """The link target that this very block carries (its own tokens come first in the stamp)."""
    return next((token for token in tokens(block) if token in wanted), "")


def _without_back(block: AnyBlock, changes: list[Change]) -> AnyBlock:
    if not isinstance(block, Paragraph):
        return block

    def keep(inline: AnyInline) -> bool:
        inner = inline.inlines if isinstance(inline, Raised | Strong) else (inline,)
        back = all(isinstance(i, Link) and i.url.startswith("#") and RETURN.match(plain(i.inlines)) for i in inner)
        if back and block.origin == "source":
            changes.append(BACK.rewrote(plain((inline,)).strip(), span=block.span))
        return not back

    return replace(block, inlines=trim(tuple(i for i in block.inlines if keep(i))))


def _referred(blocks: Blocks, names: dict[str, str]) -> Blocks:
    """The links to notes as references."""

    def reference(inline: AnyInline) -> Inlines | None:
        match inline:
            case Link(inner, url) if url[1:].lower() in names and url.startswith("#") and MARK.match(plain(inner)):
                return (NoteRef(url[1:].lower(), plain(inner)),)
            case Raised(inner) if (one := _only_reference(map_inlines(inner, reference))) is not None:
                return (one,)
            case _:
                return (inline,) if isinstance(inline, Link) else None

    def change(block: AnyBlock) -> Blocks:
        held = isinstance(block, Paragraph | Figure | Table)
        return (map_runs(block, lambda run: map_inlines(run, reference)) if held else block,)

    return rebuild(blocks, change)


def _only_reference(inlines: Inlines) -> NoteRef | None:
    """The reference that is all of a run but for the brackets around it, which are its mark's."""
    found = [inline for inline in inlines if isinstance(inline, NoteRef)]
    around = "".join(plain((inline,)) for inline in inlines if not isinstance(inline, NoteRef))
    if len(found) != 1 or around.strip() not in ("", "[]", "()"):
        return None
    return NoteRef(found[0].note, plain(inlines).strip())
