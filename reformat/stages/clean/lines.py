"""Lines at the edges of a block that breaks its lines itself: byline, rights and pleas after the last sentence."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, LineBreak, Link, Metadata, Paragraph
from reformat.document.walk import cut, plain, text_of
from reformat.rules import RuleSet
from reformat.rules.match import Words
from reformat.rules.schema import Where
from reformat.stages.clean.judge import moved, removed
from reformat.stages.clean.settle import entry, told
from reformat.stages.clean.sight import LONG, Memory, Verdict, ends_sentence, weight

Lines = list[tuple[int, int]]
"""Where each line of a block begins and ends, as offsets into its plain text."""


def cut_lines(draft: Draft, rules: RuleSet, memory: Memory) -> Draft:
    """The draft with the edge lines that rules condemn in the ledger, and what they name in the metadata."""
    blocks: list[AnyBlock] = []
    changes: list[Change] = []
    metadata = draft.article.metadata
    for block, where in _broken(draft.article.blocks):
        if where is None or not isinstance(block, Paragraph) or (id(block), where) in memory.cut:
            blocks.append(block)
            continue
        rest, found = _cut(block, rules, where)
        if not found:
            memory.cut[id(block), where] = block
        blocks += rest
        changes += [entry(text, block.span, verdict) for text, verdict in found]
        metadata = _told(metadata, found)
    if not changes:
        return draft
    return draft.with_article(replace(draft.article, blocks=tuple(blocks), metadata=metadata), *changes)


def _broken(blocks: Blocks) -> Iterator[tuple[AnyBlock, Where | None]]:
    """Each block, with its part of the article where it is a paragraph of several lines."""
    broken = [isinstance(b, Paragraph) and LineBreak in map(type, b.inlines) for b in blocks]
    core = [i for i, b in enumerate(blocks) if _body(b)] if any(broken) else []
    for i, block in enumerate(blocks):
        where: Where = "any" if not core else "tail" if i >= core[-1] else "head" if i <= core[0] else "any"
        yield block, where if broken[i] and core and block.origin == "source" else None


def _body(block: AnyBlock) -> bool:
    """Whether some line of a paragraph reads as running text."""
    lines = text_of(block).split("\n") if isinstance(block, Paragraph) else []
    return any(weight(line) >= LONG and ends_sentence(line) for line in lines)


def _cut(block: Paragraph, rules: RuleSet, where: Where) -> tuple[Blocks, list[tuple[str, Verdict]]]:
    """What stays of a paragraph, and the lines that go with the verdict on each."""
    text = plain(block.inlines)
    lines = [(start, end) for start, end in _lines(text) if text[start:end].strip()]
    verdicts = [_verdict(text[start:end], rules, where) for start, end in lines]
    first, last = 0, len(lines)
    while last and verdicts[last - 1]:
        last -= 1
    while first < last and verdicts[first]:
        first += 1
    mostly = 2 * sum(v is not None for v in verdicts) >= len(lines)
    heads = verdicts[0] is not None and verdicts[0].takes == "run" and _leads(block)
    if where == "tail" and (mostly or heads) and not _says(text, lines, verdicts):
        first, last = 0, 0
    main = next((v for v in verdicts if v), None)
    gone = [(text[start:end], verdicts[i] or main) for i, (start, end) in enumerate(lines) if not first <= i < last]
    found = [(words, verdict) for words, verdict in gone if verdict is not None]
    if not found:
        return (block,), []
    if first == last:
        return (), found
    return (replace(block, inlines=cut(block.inlines, lines[first][0], lines[last - 1][1])),), found


def _lines(text: str) -> Lines:
    out, at = [], 0
    for line in text.split("\n"):
        out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def _leads(block: Paragraph) -> bool:
    """Whether a paragraph's lines are links, all but the first."""
    rest = block.inlines[next(at for at, one in enumerate(block.inlines) if isinstance(one, LineBreak)) :]
    return all(isinstance(one, Link | LineBreak) or not plain((one,)).strip() for one in rest)


def _says(text: str, lines: Lines, verdicts: list[Verdict | None]) -> bool:
    """Whether some line that no rule condemns is a sentence."""
    free = [text[a:b].strip() for (a, b), verdict in zip(lines, verdicts, strict=True) if verdict is None]
    return any(ends_sentence(line) for line in free)


def _verdict(line: str, rules: RuleSet, where: Where) -> Verdict | None:
    """The rules' word on one line; a rule that the user keeps protects it.

    Rules for the edges of an article mean whole blocks: inside one, an address or a number may be its very matter.
    """
    words = Words.of(line)
    if rules.kept.find(words, (), where):
        return None
    if move := rules.move.find(words, (), where):
        return moved(move, words)
    remove = rules.remove.find(words, (), where)
    return removed(remove) if remove and remove.where != "edge" else None


def _told(metadata: Metadata, found: list[tuple[str, Verdict]]) -> Metadata:
    for _, verdict in found:
        metadata = told(metadata, verdict)
    return metadata
