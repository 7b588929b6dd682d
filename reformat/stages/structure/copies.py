"""Each picture once, however often galleries and previews show it."""

from __future__ import annotations

import re

from reformat.document.draft import Change
from reformat.document.nodes import AnyBlock, Blocks, Figure, Image
from reformat.document.walk import plain
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import same_words

AGAIN = Reason("figure.again", "The same picture stands a second time, as galleries and previews show them", 0.9)
TWICE = Reason("caption.twice", "The caption stands once more beside the picture that has it", 0.95)

_QUERY = re.compile(r"(\.(?:jpe?g|png|gif|webp|avif))[?#].*$", re.I)
_SIZE = re.compile(r"[-_]\d{2,4}x\d{2,4}(?=\.\w+$)|@\dx(?=\.\w+$)", re.I)


def each_once(blocks: Blocks, changes: list[Change]) -> Blocks:
    """Each picture once: the one with a caption stays, else the first; a caption alone goes if a picture has it."""
    bound = {same_words(plain(b.caption)) for b in blocks if isinstance(b, Figure) and b.image is not None} - {""}
    places: dict[str, int] = {}
    out: list[AnyBlock | None] = []
    for block in blocks:
        if isinstance(block, Figure) and block.image is None and same_words(plain(block.caption)) in bound:
            changes.append(TWICE.removed(block))
            continue
        key = _key(block.image) if isinstance(block, Figure) and block.image is not None else ""
        if not key or key not in places:
            if key:
                places[key] = len(out)
            out.append(block)
            continue
        place = places[key]
        first, second = out[place], block
        if not isinstance(first, Figure) or not isinstance(second, Figure):
            continue
        ours, theirs = same_words(plain(first.caption)), same_words(plain(second.caption))
        if ours and theirs and ours != theirs:
            out.append(second)
            continue
        gone = first if theirs and not ours else second
        changes.append(AGAIN.removed(gone, context=gone.image.url[:200] if gone.image else ""))
        if gone is first:
            out[place], places[key] = None, len(out)
            out.append(second)
    return tuple(block for block in out if block is not None)


def _key(image: Image) -> str:
    """What two addresses of one picture share: no size in the name, no query after a file's name."""
    url = next((a for a in (*image.candidates, image.url) if a and not a.startswith("data:")), image.url)
    if url.startswith("data:"):
        return url if len(url) > 400 else ""
    return _SIZE.sub("", _QUERY.sub(r"\1", url))
