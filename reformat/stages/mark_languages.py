"""Say which language the article and its parts are in, so that a voice or a braille table changes where it must.

A sentence or a phrase in another language is marked; names, brands, terms and lone acronyms are not (WCAG 3.1.2
exempts them, and a voice that flips at each of them is worse than none).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from reformat.document.draft import Draft
from reformat.document.nodes import (
    AnyBlock,
    AnyInline,
    Article,
    Blocks,
    Figure,
    Heading,
    Inlines,
    Language,
    Metadata,
    Paragraph,
    Quote,
    Raised,
    Text,
)
from reformat.document.walk import map_inlines, over, passages, plain
from reformat.language.detection import FAR, detect, document_language, may_differ
from reformat.language.scripts import direction_of, script_for, script_of, scripts_in
from reformat.patterns import lazy
from reformat.stages.declared import family, same, settled

if TYPE_CHECKING:
    from reformat.rules import Rules

ENOUGH_LETTERS = {"Latn": 16, "Hani": 6, "Kana": 4, "Hang": 8}
"""Letters that a run of a foreign script needs to be a phrase and no name; 9 for all other scripts."""

SURE = 0.55
"""Confidence that a phrase in the letters of the article's own script must reach."""

WHOLE, CITED = 0.7, 0.8
"""Confidence that a whole block in another language must reach, and a quotation in the letters of the article's."""

LATIN_WORDS = 4
"""Words that a run of Latin letters needs, one of them a function word, to be a phrase."""

QUOTED = lazy(r"[“\"„«‘『「](?P<inner>[^”\"“»’』」]{16,400})[”\"“»’』」]")


def mark_languages(draft: Draft, rules: Rules) -> Draft:
    """The draft with the article's language and direction settled and passages in other languages marked."""
    article = draft.article
    metadata = _with_language(article)
    language = metadata.language
    if not language:
        return draft.with_article(replace(article, metadata=metadata))

    def mark(block: AnyBlock) -> Blocks:
        return (_mark(settled(block, language), language),)

    return draft.with_article(over(replace(article, metadata=metadata), mark))


def _with_language(article: Article) -> Metadata:
    known = article.metadata
    words = "\n".join(p.text for p in passages(article.deck + article.blocks) if p.role != "code")
    language = document_language(words or known.title, known.language)
    origins = known.origins
    if language and language != known.language:
        origins = {**origins, "language": "detected"}
    direction = known.direction or (direction_of(language) if language else "")
    return replace(known, language=language, direction="rtl" if direction == "rtl" else "", origins=origins)


def _mark(block: AnyBlock, language: str) -> AnyBlock:
    match block:
        case Paragraph() | Heading():
            if block.language:
                return block
            if other := _whole(plain(block.inlines), language):
                return replace(block, language=other, direction=block.direction or _turn(other, language))
            inlines = _parts(block.inlines, language)
            return block if inlines is block.inlines else replace(block, inlines=inlines)
        case Figure() if block.caption:
            return replace(block, caption=_parts(block.caption, language))
        case Quote() if block.attribution:
            return replace(block, attribution=_parts(block.attribution, language))
        case _:
            return block


def _whole(text: str, language: str) -> str:
    """The language of a whole block if it is plainly another than the article's, and not a quotation in a sentence."""
    if len(text) < 12 or not may_differ(text, language, WHOLE):
        return ""
    found, sure = detect(text)
    if not found or same(found, language) or sure < WHOLE or not _is_phrase(text, found):
        return ""
    if same(language, "ja") and same(found, "zh") and not _is_chinese(text):
        return ""
    if not _native(found, language):
        letters = scripts_in(text)
        own = sum(letters[script] for script in family(script_for(language)) - family(script_for(found)))
        return found if own * 20 <= sum(letters.values()) else ""
    frame = detect(QUOTED.sub(" ", text)).language
    return found if len(text) >= 60 and sure >= 0.75 and not same(frame or found, language) else ""


def _is_chinese(text: str) -> bool:
    """Whether Han letters stand there that Japanese does not write: a statute's citation has hardly any kana either."""
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return not scripts_in(text)["Kana"]
    return False


def _turn(other: str, language: str) -> str:
    return direction_of(other) if direction_of(other) != direction_of(language) else ""


def _native(one: str, other: str) -> bool:
    """Whether both languages are written in Latin letters, so that script alone tells nothing."""
    return script_for(one) == script_for(other)


def _parts(inlines: Inlines, language: str) -> Inlines:
    """The same run with passages in other languages marked; the very same where there are none."""

    def part(inline: AnyInline) -> Inlines | None:
        if isinstance(inline, Text):
            runs = _foreign(inline.text, language)
            return _split(inline.text, runs, language) if runs else None
        return (inline,) if isinstance(inline, Language | Raised) else None

    return map_inlines(inlines, part)


class _Run(NamedTuple):
    start: int
    end: int
    language: str


def _split(text: str, runs: list[_Run], language: str) -> Inlines:
    out: list[AnyInline] = []
    at = 0
    for start, end, other in runs:
        if start > at:
            out.append(Text(text[at:start]))
        out.append(Language((Text(text[start:end]),), other, _turn(other, language)))
        at = end
    if at < len(text):
        out.append(Text(text[at:]))
    return tuple(out)


def _foreign(text: str, language: str) -> list[_Run]:
    """Runs of another script that are phrases, or quoted phrases of another language in the same script."""
    own = script_for(language)
    runs = list(_by_script(text, own, language))
    if own == "Latn":
        runs += [q for q in _quoted(text, language) if not any(r.start < q.end and q.start < r.end for r in runs)]
    return sorted(runs)


def _by_script(text: str, own: str, language: str) -> Iterator[_Run]:
    if own == "Latn" and (text.isascii() or FAR.search(text) is None):
        return
    letters = scripts_in(text)
    home = family(own)
    if own == "Hang" and letters["Kana"]:
        home -= {"Hani"}  # beside kana it is no hanja, and a run without kana is no phrase
    foreign = letters.keys() - home
    if not foreign or sum(letters[s] for s in foreign) < min(ENOUGH_LETTERS.get(s, 9) for s in foreign):
        return
    at = 0
    while at < len(text):
        if not (script := script_of(text[at])) or script in home:
            at += 1
            continue
        end = last = at
        while end < len(text) and (script_of(text[end]) or script) not in home:
            if script_of(text[end]):
                last = end + 1
            end += 1
        last = _closing(text, at, last)
        if scripts_in(text[at:last]).keys() - family(own) and (found := _phrase(text[at:last], language)):
            yield _Run(at, last, found)
        at = end


def _closing(text: str, start: int, end: int) -> int:
    """Take the sentence mark and closing quote that belong to the run along, where it opened the quote."""
    if end < len(text) and text[end] in ".!?。！？":
        end += 1
    return end


def _phrase(run: str, language: str) -> str:
    found = detect(run)
    if not found.language or same(found.language, language) or not _is_phrase(run, found.language):
        return ""
    return found.language if found.confidence >= SURE or script_for(found.language) != "Latn" else ""


def _is_phrase(run: str, language: str) -> bool:
    script = script_for(language)
    letters = scripts_in(run)
    number = sum(letters.values())
    if script == "Latn":
        words = re.findall(r"[^\W\d_]+", run)
        small = sum(word[0].islower() for word in words)
        return number >= ENOUGH_LETTERS["Latn"] and len(words) >= LATIN_WORDS and small * 5 >= 2 * len(words)
    return number >= ENOUGH_LETTERS.get(script, 9)


def _quoted(text: str, language: str) -> Iterator[_Run]:
    for match in QUOTED.finditer(text):
        inner = match["inner"]
        if not may_differ(inner, language, CITED):
            continue
        found, sure = detect(inner)
        if found and not same(found, language) and sure >= CITED and _is_phrase(inner, found):
            yield _Run(match.start("inner"), match.end("inner"), found)
