"""Pictures bound to their captions and credits, in figure elements and in the boxes that pages use instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from bs4.element import NavigableString, Tag
from msgspec.structs import replace

from reformat.document.nodes import Alt, AnyBlock, Figure, Inlines, Item, Paragraph
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.readers.html.context import Context, says, stands_in, value
from reformat.readers.html.described import long_description, told
from reformat.readers.html.inlines import SKIP
from reformat.readers.html.inside import above, elements, first, inside, strings, words
from reformat.readers.html.page import RUNNING
from reformat.readers.html.pictures import TAGS, icon, picture
from reformat.readers.html.running import apart
from reformat.readers.html.signals import captioning, crediting

_ONE = ("img", "amp-img")
_OTHER = ("table", "blockquote", "pre", "iframe", "video", "figure")
"""What else a figure element may hold."""

PICTURED = lazy(
    r"(?:^|[\s_-])(?:image|img|photo|picture|pic|thumbnail|figure|graphic|visual|bild|foto)s?(?:$|[\s_-]|box|block|wrap|area|group|center)|caption"
)
"""Class tokens of boxes that hold a picture and what belongs to it."""

_UNSAID = lazy(r"\s*+(?:(?=\S*(?:[\d_]|\.(?:jpe?g|png|gif|webp|avif|svg)\s*$))[\w.-]+)?\s*", re.I)
"""An alternative text of no words, or of what looks like a file's name."""
_TOOLTIP = lazy(r"^(?:click|tap|zoom|enlarge|open|view|klick|cliquez|haga clic)\b|클릭|확대|원본|크게", re.I)
"""What a title says that tells what a click does."""

_ACTS = ("a", "button", "input", "select", "noscript", SKIP)
"""What leads elsewhere or does something, and what is no text of the page."""

_PHRASE = lazy(r"\w\W+\w+\W+\w+\W+\w|(?:\S*[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3]){8}")
"""Four words or more, or as much in a script that says it in fewer letters."""

AGAIN = "Words in a figure that are neither its caption nor its credit, or say it again"

_MAKERS = ("copyrightHolder", "creditText")
"""What microdata calls the words that say whose a picture is."""

LITTLE = 400
"""Characters beside the picture of a figure up to which they are its caption, though nothing calls them so."""

WORDS = 200
"""Characters beside the picture of such a box up to which they are its caption."""


def pictured(blocks: list[AnyBlock], names: str, most: int = WORDS) -> list[AnyBlock]:
    """The blocks of a box whose `names` speak of a picture; few words beside its one picture are stamped a caption.

    `most`: how many characters are few.
    """
    said = [one for one in blocks if not isinstance(one, Figure)]
    lines = [one for one in said if isinstance(one, Paragraph) and one.stamp is not None]
    alone = len(blocks) - len(said) == 1 and 0 < len(said) == len(lines)
    if not alone or not PICTURED.search(names) or sum(len(plain(one.inlines)) for one in lines) > most:
        return blocks
    return [
        replace(one, stamp=replace(one.stamp, role="credit" if one.stamp.role == "credit" else "caption"))
        if isinstance(one, Paragraph) and one.stamp is not None and one.stamp.link_density < 0.3
        else one
        for one in blocks
    ]


def figure_of(tag: Tag, context: Context) -> Figure | None:
    """The figure of one picture element, or None for icons and pixels."""
    image = tag if tag.name in _ONE else first(tag, _ONE)
    if not isinstance(image, Tag) or icon(image):
        return None
    shown = picture(tag, context.lines.address)
    if shown is None and not value(image, "alt").strip():
        return None
    text = (_titled(image, context) if _UNSAID.fullmatch(value(image, "alt")) else "") or context.use(image, "alt")
    part = context.part(image)
    long = long_description(image, context)
    return Figure(
        image=shown,
        alt=Alt(text, "author", long=long) if text.strip() else Alt(long=long),
        span=context.span(part),
        stamp=context.stamp(part),
    )


def _titled(image: Tag, context: Context) -> str:
    """The words of a title attribute where no alternative text is, or no more than a file's name."""
    title = value(image, "title").strip()
    return context.use(image, "title") if title.count(" ") > 1 and not _TOOLTIP.search(title) else ""


def read_figure(tag: Tag, context: Context) -> list[AnyBlock] | None:
    """The blocks of a figure element that shows pictures; None if it shows something else."""
    pictures = [one for one in inside(tag, TAGS) if above(one, "picture") is None]
    if all(map(_icon, pictures)) or first(tag, (*_OTHER, "p")) and not _only_caption(tag):
        return None
    beside = first(tag, ("details",))
    if beside is not None and first(beside, TAGS) is not None:
        beside = None  # it holds pictures itself and tells of none
    long = told(beside, context.part(beside), context) if beside is not None else ""
    captions = _captions(tag)
    taken = _marks(captions)
    inlines, credit = caption_of(captions, context)
    blocks: list[AnyBlock] = [made for one in pictures if (made := figure_of(one, context))]
    if long and blocks and isinstance(last := blocks[-1], Figure):
        blocks[-1] = replace(last, alt=replace(last.alt, long=long))
    if says(inlines + credit):
        part = context.part(tag)
        # The last picture that is one: a pixel or an icon after it has no caption.
        last = blocks.pop() if blocks else Figure(span=context.span(part), stamp=context.stamp(part))
        blocks.append(replace(last, caption=inlines, credit=credit))
    blocks += [
        s for one in inside(tag, (SKIP,)) if not _within(one, taken) and (s := context.skipped(context.part(one)))
    ]
    _rest(tag, taken, context)
    return blocks


def _icon(tag: Tag) -> bool:
    image = tag if tag.name in _ONE else first(tag, _ONE)
    return image is not None and icon(image)


def _captions(figure: Tag) -> list[Any]:
    """The caption elements of a figure, each once: its figcaptions, else what is named so, else what says a little."""
    found = inside(figure, ("figcaption",)) or [one for one in elements(figure) if _named(one)]
    outer = _outermost(found or _unnamed(figure))
    return list({words(one, " "): one for one in reversed(outer)}.values())[::-1]


def _unnamed(figure: Tag) -> list[Any]:
    """The elements that hold no picture, no link and no button, and say more than a label, if all say little."""
    lines = _outermost([one for one in elements(figure) if _speaks(one) and first(one, TAGS) is None])
    lines = [one for one in lines if one.name not in _ACTS and first(one, _ACTS) is None]
    said = [words(one, " ") for one in lines]
    if sum(map(len, said)) > LITTLE:
        return []
    return [one for one, text in zip(lines, said, strict=True) if _PHRASE.search(text)]


def _speaks(tag: Tag) -> bool:
    """Whether an element holds words itself, and not only in others."""
    return any(isinstance(node, NavigableString) and node.strip() for node in tag.contents)


def _named(tag: Tag) -> bool:
    names = f"{value(tag, 'class')} {value(tag, 'id')}".lower()
    named = captioning(names) or _credit(tag) and tag.name not in TAGS
    return bool(named) and first(tag, TAGS) is None


def _outermost(found: list[Any]) -> list[Any]:
    """Those of the elements that stand in none of the others."""
    marks = _marks(found)
    return [one for one in found if not _within(one, marks)]


def _marks(found: list[Any]) -> frozenset[int]:
    """By what to know elements again: two that say the same are equal, and to compare them takes all that they hold."""
    return frozenset(map(id, found))


def _within(node: Any, places: frozenset[int]) -> bool:
    """Whether a node stands inside one of these elements."""
    return any(id(above) in places for above in node.parents)


def _only_caption(tag: Tag) -> bool:
    """Whether a figure's paragraphs are all of its caption or its long description, and its other blocks of that."""
    if any(not stands_in(one, ("details",), tag) for one in inside(tag, _OTHER)):
        return False
    loose = [p for p in inside(tag, ("p",)) if not stands_in(p, ("figcaption", "details"), tag)]
    return not loose or first(tag, ("figcaption",)) is None and _marks(loose) <= _marks(_unnamed(tag))


def caption_of(captions: list[Any], context: Context) -> tuple[Inlines, Inlines]:
    """Caption and credit of a figure, the credit where an element of its own holds it."""
    credits: list[Any] = []
    for caption in captions:
        credits += _outermost([one for one in elements(caption) if _credit(one)])
    taken, around = _marks(credits), _marks([above for one in credits for above in one.parents])
    words: list[Any] = []
    for caption in captions:
        words += apart(_without(caption, taken, around))
        words.append(NavigableString(" "))
    inlines = context.lines.read(words)
    credit = context.lines.read([node for one in credits for node in _maker(one, plain(inlines), context)])
    if not says(inlines) and all(one.name in ("small", "cite") and not _by_name(one) for one in credits):
        return (credit, ()) if says(credit) else ((), ())  # small print is a credit only beside a caption
    return (inlines, credit) if says(inlines) or says(credit) else ((), ())


def _maker(credit: Any, caption: str, context: Context) -> list[Any]:
    """The nodes of a credit, without the label that the caption ends in already, for screen readers alone."""
    nodes = apart(credit.contents)
    label = nodes[0].get_text().strip() if nodes and isinstance(nodes[0], Tag) else ""
    if label and len(nodes) > 1 and caption.rstrip().endswith(label):
        context.leave(nodes[0], label, "html.figure-words", AGAIN)
        nodes = nodes[1:]
    return [*nodes, NavigableString(" ")]


def _credit(tag: Tag) -> bool:
    return tag.name in ("small", "cite") or _by_name(tag) or value(tag, "itemprop") in _MAKERS


def _by_name(tag: Tag) -> bool:
    classes = value(tag, "class").lower()
    return bool(classes) and crediting(classes)


def _without(tag: Tag, taken: frozenset[int], around: frozenset[int]) -> list[Any]:
    """The nodes of a caption but those `taken` for its credit; those `around` them are taken apart."""
    out: list[Any] = []
    for node in tag.contents:
        if id(node) in taken:
            out.append(NavigableString(" "))
        elif isinstance(node, Tag) and id(node) in around:
            out += _without(node, taken, around)
        else:
            block = isinstance(node, Tag) and node.name not in RUNNING and node.name != SKIP
            out += [NavigableString(" "), node, NavigableString(" ")] if block else [node]
    return out


def _rest(tag: Tag, taken: frozenset[int], context: Context) -> None:
    """Words in a figure outside picture and caption go into the ledger."""
    for string in strings(tag):
        if string.strip() and not _within(string, taken):
            context.leave(
                tag,
                str(string),
                "html.figure-words",
                AGAIN,
            )


def gallery(items: Sequence[Item]) -> bool:
    """Whether a list is a row of pictures, each with nothing but its caption and credit."""
    blocks = [block for item in items for block in item.blocks]
    lines = [b for b in blocks if not isinstance(b, Figure)]
    captions = all(isinstance(b, Paragraph) and b.stamp and b.stamp.role in ("caption", "credit") for b in lines)
    return captions and len(lines) < len(blocks)


def framed(tag: Tag, context: Context, read: Callable[[Any, Any], list[AnyBlock]]) -> list[AnyBlock]:
    """The pictures of a definition list whose terms are nothing but pictures, each with its caption."""
    terms = inside(tag, ("dt",))
    if not terms or any(first(term, TAGS) is None or term.get_text().strip() for term in terms):
        return []
    out: list[AnyBlock] = []
    for child in inside(tag, ("dt", "dd")):
        for block in read(child.contents, context.part(child)) if child.parent is not None else ():
            told = isinstance(block, Paragraph) and block.stamp is not None and child.name == "dd"
            out.append(replace(block, stamp=replace(block.stamp, role="caption")) if told and block.stamp else block)
    return out
