"""What a page declares of the language and direction of its parts, as far as the words bear it out."""

from __future__ import annotations

import re

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, AnyInline, Heading, Inlines, Language, Paragraph
from reformat.document.walk import map_inlines, map_runs, plain
from reformat.language.detection import detect
from reformat.language.scripts import direction_of, primary, script_for, scripts_in
from reformat.patterns import lazy

_TAG = lazy(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*", re.I)
_NONE = frozenset({"und", "zxx", "mul", "mis", "xx", "xxx"})
_BACKWARDS = frozenset({"Arab", "Hebr"})

ENOUGH = 60
"""Characters from which what detection says outweighs what the page declares."""

SURE = 0.8
"""Confidence from which it does."""


def family(script: str) -> frozenset[str]:
    """Scripts that a language of this script mixes as a matter of course."""
    return {"Hang": frozenset({"Hang", "Hani"}), "Kana": frozenset({"Kana", "Hani"})}.get(script, frozenset({script}))


def same(one: str, other: str) -> bool:
    """Whether two tags name one language for a voice (Norwegian goes by three)."""
    norwegian = {"no", "nb", "nn", "da"}
    one, other = primary(one), primary(other)
    return one == other or {one, other} <= norwegian


def plausible(declared: str, text: str, language: str) -> bool:
    """Whether a text can be in the language that the page declares for it, and that is another than the article's."""
    if not _TAG.fullmatch(declared) or primary(declared) in _NONE or same(declared, language):
        return False
    letters = scripts_in(text)
    if not letters or sum(letters[s] for s in family(script_for(declared))) * 2 < letters.total():
        return False
    if len(text) < ENOUGH:
        return letters.total() > 3 and not text.isupper()  # a lone acronym is no passage
    found, sure = detect(text)
    return not found or sure < SURE or not same(found, language)


def settled(block: AnyBlock, language: str) -> AnyBlock:
    """The block with what it declares where that is plausible and changes something, else without."""
    match block:
        case Paragraph() | Heading():
            text = plain(block.inlines) if block.language or block.direction else ""
            tag = block.language if block.language and plausible(block.language, text, language) else ""
            turn = _turn(block.direction, text, tag or language, language)
            inlines = unwrapped(block.inlines, language)
            if inlines is block.inlines and (tag, turn) == (block.language, block.direction):
                return block
            return replace(block, language=tag, direction=turn, inlines=inlines)
        case _:
            return map_runs(block, lambda run: unwrapped(run, language))


def _turn(direction: str, text: str, own: str, language: str) -> str:
    """The direction of a block where it is another than the article's: as declared if its letters run that way."""
    if direction:
        letters = scripts_in(text)
        backwards = sum(letters[script] for script in _BACKWARDS) * 2 >= max(letters.total(), 1)
        direction = direction if backwards == (direction == "rtl") else ""
    direction = direction or direction_of(own)
    return direction if direction != direction_of(language) else ""


def unwrapped(inlines: Inlines, language: str) -> Inlines:
    """The run without marks of a language that its words do not bear out; the very same where there are none."""

    def borne_out(inline: AnyInline) -> Inlines | None:
        if not isinstance(inline, Language):
            return None
        declared = inline.language
        kept = plausible(declared, plain(inline.inlines), language) if declared else bool(inline.direction)
        inner = unwrapped(inline.inlines, declared if kept and declared else language)
        return (replace(inline, inlines=inner),) if kept else inner

    return map_inlines(inlines, borne_out)
