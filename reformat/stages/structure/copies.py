"""Each picture once, however often galleries and previews show it."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from reformat.document.draft import Change
from reformat.document.nodes import AnyBlock, Blocks, Figure, Image, Paragraph
from reformat.document.walk import plain
from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.stages.structure.captions import LABELLED, POINTER
from reformat.stages.structure.reason import Reason

AGAIN = Reason("figure.again", "The same picture stands a second time, as galleries and previews show them", 0.9)
TWICE = Reason("caption.twice", "The caption stands once more beside the picture that has it", 0.95)

_QUERY = lazy(r"(\.(?:jpe?g|png|gif|webp|avif))[?#].*$", re.I)
THUMB = 120
"""Width in pixels of a picture at most that is another one's thumbnail, where both have the same words."""

_CLONES = frozenset(["swiper-slide-duplicate", "slick-cloned", "cloned", "splide__slide--clone"])
_SIZE = lazy(r"[-_]\d{2,4}x\d{2,4}(?=\.\w+$)|@\dx(?=\.\w+$)", re.I)

_RENDITION = lazy(
    r"(?:[-_](?:horizontal|vertical|gallery|topics?|super|ex|x?large|medium|small|thumb(?:nail)?|preview|square|wide|crop"
    r"|hero|full|big|orig(?:inal)?|teaser?|story|body|main|promo)(?:[-_]\d{2,4})?)+$",
    re.I,
)
"""How names of files end that are one picture in several forms."""

NUMBERED = 10
"""Figures in the name of a file that no other picture has."""


def each_once(blocks: Blocks, changes: list[Change]) -> Blocks:
    """Each picture once: the one with a caption stays, else the first; a caption alone goes if a picture has it."""
    bound = {bare(plain(b.caption)) for b in blocks if isinstance(b, Figure) and b.image is not None} - {""}
    shown: dict[str, int] = {}
    offered: dict[str, int] = {}
    named: dict[str, int] = {}
    out: list[AnyBlock | None] = []
    for block in blocks:
        if isinstance(block, Figure) and block.image is None and bare(plain(block.caption)) in bound:
            changes.append(TWICE.removed(block))
            continue
        if not isinstance(block, Figure) or not (keys := _keys(block.image)):
            out.append(block)
            continue
        if _thumbnail(block, out):
            changes.append(AGAIN.removed(block, context=keys[0][:200]))
            continue
        name = _name(keys[0])
        place = next((at for key in keys if (at := shown.get(key)) is not None), offered.get(keys[0], named.get(name)))
        first = out[place] if place is not None else None
        if isinstance(first, Figure) and _one(first, block):
            told = bool(block.alt.text) and not first.alt.text and not plain(first.caption)
            if not (plain(block.caption) and not plain(first.caption)) and not _cloned(first) and not told:
                changes.append(AGAIN.removed(block, context=keys[0][:200]))
                continue
            changes.append(AGAIN.removed(first, context=keys[0][:200]))
            out[place or 0] = None
            keys += _keys(first.image)
            images = (block.image, first.image) if told else (first.image, block.image)
            block = replace(block, image=max(images, key=_offers))
        shown[keys[0]] = len(out)
        named |= {name: len(out)} if name else {}
        offered |= dict.fromkeys(keys, len(out))
        out.append(block)
    return tuple(block for block in out if block is not None)


def said_once(blocks: Blocks, changes: list[Change]) -> Blocks:
    """The blocks without the paragraphs that say the caption of the picture right below them."""
    again = {
        at
        for at, (above, below) in enumerate(pairwise(blocks))
        if isinstance(above, Paragraph) and isinstance(below, Figure) and says_again(below, plain(above.inlines))
    }
    changes += [TWICE.removed(blocks[at], context=plain(getattr(blocks[at + 1], "caption", ()))[:80]) for at in again]
    return tuple(block for at, block in enumerate(blocks) if at not in again) if again else blocks


def says_again(figure: Figure, text: str) -> bool:
    """Whether a text is the figure's caption, with its credit behind or before it or without, label or not."""
    caption, credit = bare(plain(figure.caption)), bare(plain(figure.credit))
    if not caption:
        return False
    label = POINTER.match(text) or LABELLED.match(text)
    said = {bare(text), bare(text[label.end() :] if label else text)}
    return not said.isdisjoint((caption, caption + credit, credit + caption))


def _one(first: Figure, second: Figure) -> bool:
    """Whether two figures of one picture are one: they do not say different things of it."""
    ours, theirs = bare(plain(first.caption)), bare(plain(second.caption))
    return not (ours and theirs and ours != theirs)


def _thumbnail(block: Figure, before: list[AnyBlock | None]) -> bool:
    """Whether a small picture without a caption has the words of one before it: it brings that one up."""
    image, alt = block.image, block.alt.text
    if image is None or not 0 < image.width <= THUMB or not alt or plain(block.caption):
        return False
    larger = (b for b in before if isinstance(b, Figure) and b.image is not None and not 0 < b.image.width <= THUMB)
    return any(one.alt.text == alt for one in larger)


def _offers(image: Image | None) -> int:
    return len(image.candidates) if image is not None else -1


def _cloned(figure: Figure) -> bool:
    """Whether a slider's script set a copy of its last picture before the first."""
    return figure.stamp is not None and not _CLONES.isdisjoint(figure.stamp.classes)


def _name(url: str) -> str:
    """A file's name without what tells its form, where it has a number that no other picture has; else ""."""
    name = _RENDITION.sub("", url.rpartition("/")[2].rpartition(".")[0])
    return name if sum(map(str.isdigit, name)) >= NUMBERED else ""


def _keys(image: Image | None) -> list[str]:
    """What addresses of one picture share, the shown one first: no size in the name, no query after a file's name.

    Two pictures that only offer the same one, and show others, share what stands there until they are loaded.
    """
    found = [image.url, *image.candidates] if image is not None else []
    keys = [_SIZE.sub("", _QUERY.sub(r"\1", url)) for url in found if not url.startswith("data:")]
    return list(dict.fromkeys(keys)) or [url for url in found if len(url) > 400]
