"""Quotations with who said them, and pull quotes out: they say a sentence of the text a second time."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Heading, Inlines, Paragraph, Quote, Text
from reformat.document.walk import plain, text_of
from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.sight import ends_sentence
from reformat.stages.structure.boxes import path
from reformat.stages.structure.markers import unsigned
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import lines, part, reach

PULL = Reason("quote.pull-quote", "A pull quote: it says a sentence of the article a second time", 0.9)
DASH = Reason("quote.dash", "A dash before who said it; the quotation's attribution now says so")

SHORTEST = 12
"""Letters that a pull quote has at least; shorter ones may repeat by chance."""

MOST = 300
"""Quotations of one article that are held against its text, so that the time stays in bounds."""

APART, LONGEST = 50.0, 300
"""Reach of a sentence set apart that nothing marks as a pull quote at least, and its characters at most."""

NEAR = 5
"""How many blocks before or behind it the paragraph stands that says the same."""

NAME = 160.0
"""Reach of an attribution."""

_AROUND = " \n“”„‟\"'‘’«»「」『』"
_DASH = lazy(r"^(?:[—–―‐]|--?)\s*(?=\w)")
_NAMED = lazy(r"\W+[^\W\d_a-zß-ÿа-яё]")
_WHOLE = lazy(r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|»[^«»]+«|\"[^\"]+\"|「[^「」]+」|『[^『』]+』|‘[^‘’]+’")
_SENTENCES = lazy(r"(?<=[.!?])[”\"’]?\s+(?=[“\"‘]?[A-ZÀ-Þ])")
"""Where one sentence of a pull quote ends and the next begins: the article may have said who speaks between them."""
_WORD = lazy(r"\w+")

FEWEST = 5
"""Words that a shortened sentence has at least, to be known in the longer one."""

_PULL = lazy(r"(?:^|[_-])(?:pull-?quote|pq|blockquote-pull|quote-highlight|highlight-quote)(?:$|[_-]|\d)")


def settle_quotes(draft: Draft, rules: Rules) -> Draft:
    """The draft with attributions in their place and pull quotes in the ledger."""
    changes: list[Change] = []
    blocks = _attributed(draft.article.blocks, changes)
    if not rules.kept(PULL.rule):
        blocks = _without_pulls(blocks, changes)
    return draft.with_blocks(blocks, *changes)


def _attributed(blocks: Blocks, changes: list[Change]) -> Blocks:
    """Quotations that draw in the line with a dash, inside at their end or right below."""
    out: list[AnyBlock] = []
    credits = _in_its_box(blocks)
    for at, block in enumerate(blocks):
        above = out[-1] if out else None
        if at in credits and isinstance(above, Quote) and not above.attribution and isinstance(block, Paragraph):
            out[-1] = replace(above, attribution=unsigned(block.inlines, _DASH, DASH, block, changes))
        elif isinstance(block, Quote) and block.attribution:
            out.append(replace(block, attribution=unsigned(block.attribution, _DASH, DASH, block, changes)))
        elif isinstance(block, Quote):
            out.append(_from_inside(block, changes))
        elif (
            isinstance(above, Quote)
            and not above.attribution
            and isinstance(block, Paragraph)
            and _names(block.inlines)
        ):
            out[-1] = replace(above, attribution=unsigned(block.inlines, _DASH, DASH, block, changes))
        elif isinstance(above, Paragraph) and isinstance(block, Paragraph) and _signs(block.inlines) and _said(above):
            who = unsigned(block.inlines, _DASH, DASH, block, changes)
            out[-1] = Quote(blocks=(above,), attribution=who, span=above.span, stamp=above.stamp, origin=above.origin)
        else:
            out.append(block)
    return tuple(out)


def _in_its_box(blocks: Blocks) -> frozenset[int]:
    """Places of the short lines right below a quotation that stand with it, and with nothing else, in a box."""
    quotes = [at for at, block in enumerate(blocks[:-1]) if isinstance(block, Quote) and not block.attribution]
    if not quotes:
        return frozenset()
    held = Counter(path(block).rpartition(" > ")[0] for block in blocks)
    found = set()
    for at in quotes:
        box, below = path(blocks[at]).rpartition(" > ")[0], blocks[at + 1]
        short = isinstance(below, Paragraph) and reach(text := plain(below.inlines)) <= NAME and not ends_sentence(text)
        if box and short and path(below) == box and held[box] == 1:
            found.add(at + 1)
    return frozenset(found)


def _names(inlines: Inlines) -> bool:
    text = plain(inlines).strip()
    return _DASH.match(text) is not None and reach(text) <= NAME


def _signs(inlines: Inlines) -> bool:
    """Whether a line says in few words who said what stands above it: a sentence behind a dash is speech itself."""
    text = plain(inlines).strip()
    return _names(inlines) and reach(text) <= NAME / 2 and text[-1] not in ".!?…" and _NAMED.match(text) is not None


def _said(paragraph: Paragraph) -> bool:
    """Whether a paragraph is one quotation from its first letter to its last."""
    text = plain(paragraph.inlines).strip()
    return not paragraph.speaker and len(text) >= SHORTEST and _WHOLE.fullmatch(text) is not None


def _from_inside(quote: Quote, changes: list[Change]) -> Quote:
    last = quote.blocks[-1] if quote.blocks else None
    if not isinstance(last, Paragraph):
        return quote
    rows = lines(last.inlines)
    if not rows or not _names(rows[-1]) or (len(rows) == 1 and len(quote.blocks) == 1):
        return quote
    attribution = unsigned(rows[-1], _DASH, DASH, quote, changes)
    rest = quote.blocks[:-1]
    if len(rows) > 1:
        end = plain(last.inlines).rstrip().rfind("\n")
        rest = (*rest, replace(last, inlines=part(last.inlines, 0, end)))
    return replace(quote, blocks=rest, attribution=attribution)


def _without_pulls(blocks: Blocks, changes: list[Change]) -> Blocks:
    """The blocks without quotations, marked paragraphs and sentences apart whose words stand in another paragraph."""
    apart = _set_apart(blocks)
    suspects = [i for i, b in enumerate(blocks) if i in apart or _may_pull(b)][:MOST]
    if not suspects:
        return blocks
    spoken = "\0".join(bare(text_of(b)) for i, b in enumerate(blocks) if isinstance(b, Paragraph) and i not in suspects)
    gone = set()
    for place in suspects:
        block = blocks[place]
        text = text_of(block) if not isinstance(block, Quote) else " ".join(map(text_of, block.blocks))
        said = _SENTENCES.split(text)
        marked = _called_pull(block)
        if said and all(
            _spoken(sentence, spoken) or (marked and _shortened(sentence, blocks, place)) for sentence in said
        ):
            changes.append(PULL.removed(block))
            gone.add(place)
    return tuple(b for i, b in enumerate(blocks) if i not in gone) if gone else blocks


def _spoken(sentence: str, spoken: str) -> bool:
    words = bare(sentence)
    return len(words) >= SHORTEST and words in spoken


def _shortened(sentence: str, blocks: Blocks, place: int) -> bool:
    """Whether another paragraph has all words of a sentence in their order, and few others between them."""
    words = _WORD.findall(sentence.casefold())
    if len(words) < FEWEST:
        return False
    others = (b for at, b in enumerate(blocks) if at != place and isinstance(b, Paragraph) and not _called_pull(b))
    return any(_holds(_WORD.findall(plain(other.inlines).casefold()), words) for other in others)


def _holds(text: list[str], words: list[str]) -> bool:
    most = len(words) + len(words) // 2 + 1
    for start, word in enumerate(text):
        if word == words[0]:
            at = 0
            for said in text[start : start + most]:
                at += said == words[at]
                if at == len(words):
                    return True
    return False


def _set_apart(blocks: Blocks) -> frozenset[int]:
    """The lines by themselves, under no heading, that are letter for letter a sentence or two of a paragraph close by.

    Most paragraphs are one text: those are looked at without a call, since every page is asked.
    """
    texts = [
        (b.inlines[0].text if len(b.inlines) == 1 and isinstance(b.inlines[0], Text) else plain(b.inlines))
        if isinstance(b, Paragraph) and b.span is not None and not b.span.line
        else ""
        for b in blocks
    ]
    found = []
    for at, text in enumerate(texts):
        if len(text) > LONGEST or 2.5 * len(text) < APART or (at and isinstance(blocks[at - 1], Heading)):
            continue
        said = text.strip(_AROUND)
        for other in texts[max(0, at - NEAR) : at + NEAR + 1]:
            if len(other) > len(text) + SHORTEST and said in other and reach(said) >= APART:
                found.append(at)
                break
    return frozenset(found)


def _may_pull(block: AnyBlock) -> bool:
    return isinstance(block, Quote) or (isinstance(block, Paragraph) and _called_pull(block))


def _called_pull(block: AnyBlock) -> bool:
    """Whether class names call a block a pull quote."""
    classes = block.stamp.classes[:4] if block.stamp is not None else ()
    return any(map(_PULL.search, classes))
