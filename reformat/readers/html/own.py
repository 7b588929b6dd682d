"""A large-print page that we wrote, read again: what it adds for its readers is not the article's, and kinds come back.

Our writers say with classes of their own (`rf-figure`, `rf-embed` …) what HTML has no element for: a picture that is
not here, a film as a labelled link, a table's sentence on its shape. If nobody knew them, a page that goes through us
a second time would have them all as paragraphs, and our "nobody has described it" as its author's words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from bs4.element import Tag
from msgspec.structs import replace

from reformat.document.addresses import site_of
from reformat.document.nodes import Alt, AltOrigin, AnyBlock, Embed, Figure, Image, Paragraph
from reformat.patterns import lazy
from reformat.readers.html.context import Context, value
from reformat.readers.html.described import told
from reformat.readers.html.figures import figure_of
from reformat.readers.html.inside import elements, first, strings, words

RULE = "html.own-words"
BECAUSE = "Words that our own page has for its readers, and none of the article"

MOVED = "What our own page says of a part of the article; the part says it now"

Read = Callable[[Any, Any], list[AnyBlock]]

_TOLD = lazy(r"\s*[(（][^()（）]*[)）]$")
"""What our page says behind a machine's description."""
_LENGTH = lazy(r"(?:\d+:)?\d+:\d\d")


def own(tag: Tag, names: str, context: Context, read: Read) -> list[AnyBlock] | None:
    """The blocks of an element that our page names, or None for any other."""
    made = next((_KINDS[name] for name in names.split() if name in _KINDS), None)
    return made(tag, context, read) if made is not None else None


def _left(tag: Tag, context: Context, _: Read) -> list[AnyBlock]:
    """Nothing: all words of the element are our page's."""
    context.leave(tag, tag.get_text(" "), RULE, BECAUSE)
    return []


def _named(tag: Tag, name: str) -> Tag | None:
    """The first element inside another that has a class."""
    return next((one for one in elements(tag) if name in value(one, "class").split()), None)


def _figure(tag: Tag, context: Context, _: Read) -> list[AnyBlock]:
    """The figure, with its picture here or at its address, and its alternative text with who wrote it."""
    details = first(tag, ("details",))
    if details is not None and (label := first(details, ("summary",))) is not None:
        label.extract()  # the ledger has it with the description that it stands over
    shown = first(tag, ("img",))
    made = figure_of(shown, context) if shown is not None else None
    long = made.alt.long if made is not None else ""
    if details is not None and not long:
        long = told(details, context.part(details), context)
    made = made or Figure(image=_elsewhere(tag, context), stamp=context.stamp(context.part(tag)))
    alt = replace(_alt(tag, shown, made, context), long=long)
    said = (_named(tag, name) for name in ("rf-caption", "rf-credit"))
    caption, credit = (context.lines.read(one.contents) if one is not None else () for one in said)
    for line in ("rf-absent", "rf-described"):
        if (ours := _named(tag, line)) is not None:
            context.leave(ours, _beside(ours, _named(ours, "rf-title")), RULE, BECAUSE)
    return [replace(made, alt=alt, caption=caption, credit=credit, span=context.span(context.part(tag)))]


def _beside(tag: Tag, kept: Tag | None) -> str:
    """The words of an element but those of one in it."""
    return " ".join(one for one in strings(tag) if kept is None or kept not in one.parents)


def _elsewhere(tag: Tag, context: Context) -> Image | None:
    """The picture that is not here, by the address at which our page says it is."""
    absent = _named(tag, "rf-absent")
    link = first(absent, ("a",)) if absent is not None else None
    url = context.lines.address(link.get("href")) if link is not None else ""
    return Image(url=url) if url else None


def _alt(tag: Tag, shown: Tag | None, made: Figure, context: Context) -> Alt:
    """The alternative text as it was: none where our page says that nobody wrote one."""
    described = _named(tag, "rf-described")
    place = shown or (_named(described, "rf-title") if described is not None else None) or tag
    text = made.alt.text if shown is not None else words(place) if place is not tag else ""
    said = value(place, "data-alt")
    if said == "decorative":
        return Alt(decorative=True, origin="person")
    if said == "none":
        context.note(context.part(place), RULE, text, BECAUSE)
        return Alt()
    if said == "machine" and (match := _TOLD.search(text)) is not None:
        context.note(context.part(place), RULE, match[0].strip(), BECAUSE)
        text = text[: match.start()]
    origin: AltOrigin = said if said in get_args(AltOrigin) else "author"  # type: ignore[assignment]
    if origin != "author" and text:
        context.note(context.part(place), RULE, text, MOVED, "move")
    return Alt(text, origin) if text else Alt()


def _table(tag: Tag, context: Context, read: Read) -> list[AnyBlock]:
    """The table without the sentence on its shape and the switch to its other form."""
    for name in ("rf-summary", "rf-switch"):
        if (one := _named(tag, name)) is not None:
            _left(one, context, read)
            one.extract()
    table = first(tag, ("table",))
    return read([table], context.part(tag)) if table is not None else []


def _embed(tag: Tag, context: Context, _: Read) -> list[AnyBlock]:
    """What plays elsewhere, by the link that stands for it."""
    link = first(tag, ("a",))
    url = context.lines.address(link.get("href")) if link is not None else ""
    title = _named(tag, "rf-title")
    facts = _beside(tag, title)
    context.leave(tag, facts, RULE, BECAUSE)
    length = _LENGTH.search(facts)
    part = context.part(tag)
    return [
        Embed(
            url=url,
            kind=value(tag, "data-kind") or "other",
            title=words(title) if title is not None else "",
            provider=site_of(url),
            duration=length[0] if length else "",
            span=context.span(part),
            stamp=context.stamp(part),
        )
    ]


def _played(tag: Tag, context: Context, read: Read) -> list[AnyBlock]:
    """The same with the words that are said in it."""
    line = _named(tag, "rf-embed")
    if line is None:
        return read(tag.contents, context.part(tag))
    (made,) = _embed(line.extract(), context, read)
    if (label := _named(tag, "rf-label")) is not None:
        _left(label.extract(), context, read)
    held = [one for one in tag.contents if isinstance(one, Tag)]
    post = len(held) == 1 and held[0].name == "blockquote"
    blocks = read(held[0].contents if post else held, context.part(tag))
    return [replace(made, transcript=tuple(blocks)) if isinstance(made, Embed) else made]


def _talk(tag: Tag, context: Context, read: Read) -> list[AnyBlock]:
    """A paragraph with who says it."""
    speaker = _named(tag, "rf-speaker")
    name = words(speaker.extract()) if speaker is not None else ""
    context.note(context.part(tag), RULE, name, MOVED, "move")
    return [
        replace(block, speaker=name) if isinstance(block, Paragraph) and not at else block
        for at, block in enumerate(read(tag.contents, context.part(tag)))
    ]


_KINDS: dict[str, Callable[[Tag, Context, Read], list[AnyBlock]]] = {
    "rf-figure": _figure, "rf-data": _table, "rf-transcript": _played, "rf-embed": _embed,
    "rf-talk": _talk,
    **dict.fromkeys(("rf-section", "rf-back", "rf-label"), _left),
}  # fmt: skip
"""What our page's classes are read as."""
