"""Listings: program text as it stands, with its language, without the numbers of its lines; and verse set in pre."""

from __future__ import annotations

from bs4.element import Tag

from reformat.document.nodes import AnyBlock, AnyInline, Code, LineBreak, Paragraph, Text
from reformat.patterns import lazy
from reformat.readers.html.context import Context, value
from reformat.readers.html.inlines import SKIP, literal
from reformat.readers.html.inside import elements, first, inside
from reformat.readers.html.tables import own_cells, own_rows

_LANGUAGE = lazy(
    r"(?:^|\s)(?:lang(?:uage)?-|sourcecode |highlight-(?:source-|text-)?|brush:\s*)(?P<name>[a-z][\w+#.-]{0,19})"
)
_NAMED = lazy(r"[a-z][\w+#.-]{0,19}")
VERSE = lazy(r"(?:^|[\s_-])(?:verse|poem|poetry|lyrics?|stanza|시구|가사)(?:$|[\s_-]|block)")
"""Class tokens of verse."""
_CODE = lazy(r"(?:^|[\s_-])(?:code|hljs|lntd|blob)(?:$|[\s_-])")
_NUMBERS = lazy(r"\s*\d{1,5}(?:\s+\d{1,5})*\s*")

NUMBERS = "The numbers of a listing's lines"
STANZA = lazy(r"\n[ \t]*\n")


def listing(tag: Tag, context: Context) -> list[AnyBlock]:
    """The listing of a pre element."""
    for skip in inside(tag, (SKIP,)):
        context.drop(skip)
    own = [child for child in tag.contents if isinstance(child, Tag)]
    beside = [child for child in own if child.name in ("a", "div")] if any(c.name == "code" for c in own) else []
    for child in beside:
        context.leave(child.extract(), child.get_text(), "html.control", "A control beside a listing")
    text = literal(tag).strip("\n")
    if not text.strip():
        return []
    around = value(tag.parent, "class") if tag.parent is not None else ""
    if VERSE.search(f"{value(tag, 'class')} {around}".lower()):
        return _stanzas(text, tag, context)
    return [_code(text, tag, context)]


def lined(tag: Tag, names: str, context: Context) -> list[AnyBlock]:
    """Verse or a listing whose lines are an element each: docutils' line blocks, Quill's code; nothing for others."""
    code = "ql-code-block-container" in names
    if not code and "line-block" not in names.split():
        return []
    rows = [one for one in elements(tag) if {"line", "ql-code-block"} & set(value(one, "class").split())]
    whole = "".join("".join(map(literal, rows)).split()) == "".join(literal(tag).split())
    if not rows or not whole or first(tag, (SKIP, "a", "img")) is not None:
        return []
    text = "\n".join(map(literal, rows))
    return [_code(text, tag, context)] if code else _stanzas(text, tag, context)


def numbered(table: Tag, context: Context) -> list[AnyBlock]:
    """The listing of a table whose rows are a number and a line of code; nothing for any other table."""
    top = first(table, ("tr",))
    if top is None or not _numbers_code(own_cells(top)):
        return []
    rows = [own_cells(row) for row in own_rows(table)]
    if not all(map(_numbers_code, rows)):
        return []
    for cells in rows:
        context.leave(cells[0], cells[0].get_text(), "html.line-numbers", NUMBERS)
        for skip in inside(cells[1], (SKIP,)):
            context.drop(skip)
    lines = [literal(cells[1]).strip("\r\n") for cells in rows]
    return [_code("\n".join(lines).rstrip("\n"), table, context)]


def _numbers_code(cells: list[Tag]) -> bool:
    """Whether a row holds numbers, or nothing, and code beside them."""
    if len(cells) != 2 or not _CODE.search(value(cells[1], "class").lower()):
        return False
    said = cells[0].get_text()
    return not said.strip() or _NUMBERS.fullmatch(said) is not None


def _code(text: str, tag: Tag, context: Context) -> Code:
    part = context.part(tag)
    return Code(text=text, syntax=_language(tag), span=context.span(part), stamp=context.stamp(part))


def _language(tag: Tag) -> str:
    """The programming language by the class names of the listing, of what it holds and of the two boxes around it."""
    near = [*inside(tag, ("code",))[:1], tag, tag.parent, tag.parent.parent if tag.parent is not None else None]
    told = (
        value(one, name)
        for one in near
        if one is not None
        for name in ("data-ke-language", "data-language", "data-lang")
    )
    names = (value(one, "class").lower() for one in near if one is not None)
    said = next((found["name"] for one in names if (found := _LANGUAGE.search(one))), "")
    return said or next((name for name in told if _NAMED.fullmatch(name)), "")


def _stanzas(text: str, tag: Tag, context: Context) -> list[AnyBlock]:
    """Verse, a paragraph for each stanza."""
    part = context.part(tag)
    made: list[AnyBlock] = []
    for stanza in STANZA.split(text):
        lines = [" ".join(line.split()) for line in stanza.split("\n") if line.strip()]
        inlines: list[AnyInline] = []
        for line in lines:
            inlines += [LineBreak(), Text(line)] if inlines else [Text(line)]
        if inlines:
            made.append(
                Paragraph(inlines=tuple(inlines), verse=True, span=context.span(part), stamp=context.stamp(part))
            )
    return made
