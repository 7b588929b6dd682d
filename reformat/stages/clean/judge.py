"""The rules' word on each block: debris, metadata, or a role that the next stage should know."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace as with_changed
from itertools import groupby

from reformat.document.nodes import Figure, LineBreak, List, Paragraph, Quote
from reformat.document.walk import text_of
from reformat.patterns import lazy
from reformat.rules import RuleSet
from reformat.rules.match import Words, match_of
from reformat.rules.schema import FIELDS, Move, Remove
from reformat.stages.clean.sight import LONG, Memory, Page, Sight, Verdict, ends_sentence, is_plain
from reformat.stages.clean.sign_off import reports

PICTURED = ("caption", "credit")
"""Roles of blocks whose names are those of photographers, and whose rights are theirs."""


_MEASURE = lazy(
    r"(?:(?:[^\W\d]+\s){0,2}[^\W\d]+\s?:?\s)?(?:[\d½¼¾⅓⅔.,/–-]+\s?(?!x\b)[^\W\d]{1,8}\.?\s?){1,2}|[\d½¼¾⅓⅔]{1,3}\.?"
)
"""A number with its unit, and a label before it at most."""

_FACT = lazy(r"[가-힣][^:：]{0,12}[:：]\s?\S")
"""A fact with its label, in Korean."""

LONGEST_PLEA, MOST_SENTENCES = 240, 4
"""Characters and sentences of a block at most whose sentences are judged one by one."""

SIGNS = tuple("▶►☞✔")
"""Signs before pleas and before heads of parts alike."""

_TOLD = lazy(r"(?<![니시])다\.[”’\"']*$")
"""A Korean sentence in the plain form of reports."""

PRICES = ("ko.quotes-of-shares",)
"""Rules on what a share costs."""

DASHES = ("―", "—", "–", "─")
"""What stands before whose words those above are."""

LONGEST_NAME = 48
"""Weight of such a line at most."""

LINKED = 0.5
"""Share of links in a line at least that leads elsewhere."""

SENTENCE_END = lazy(r"(?<=[.!?…])\s+(?=\S)")


def judge(page: Page, rules: RuleSet, memory: Memory) -> Page:
    """Every block with the verdict or the role that the rules give it."""
    out = []
    for sight in page:
        if sight.stamp.role == "heading":  # the page's contents list it
            out.append(with_changed(sight, role="article"))
            continue
        key = (id(sight.block), sight.where)
        if (judged := memory.judged.get(key)) is None:
            judged = memory.judged[key] = _said(sight, rules, memory) if is_plain(sight.block) else sight
        out.append(judged)
    return _with_rows(tuple(out))


def _with_rows(page: Page) -> Page:
    """The page with a line kept that begins with the sign of two others which stay, where each has text right below.

    A sign such as ▶ stands before a house's pleas below an article; over its parts it heads them, the last one too,
    and between two sentences of a report it stands before facts, each with its label. Prices of several shares right
    below the text are a list of it, that of one is a box.
    """
    if len(page) < 2:
        return page
    page = _with_last(page)
    firsts = {line.words.full[:1] for line in page}  # most pages have none of these signs
    kept: set[int] = set()
    if not firsts.isdisjoint(SIGNS):
        kept |= _signed_rows(page)
    if any([line.verdict is not None and line.verdict.rule in PRICES for line in page]):
        kept |= _prices(page)
    poets = set() if firsts.isdisjoint(DASHES) else {i for i in range(1, len(page)) if _of_verse(page[i], page[i - 1])}
    if not kept and not poets:
        return page
    page = tuple(with_changed(line, verdict=None) if at in kept else line for at, line in enumerate(page))
    return tuple(with_changed(line, role="article") if at in poets else line for at, line in enumerate(page))


def _with_last(page: Page) -> Page:
    """The page with the article's last paragraph as such, where it ends with the sign of who reports: "(ab/AFP)".

    A picture's caption may end so too; it stands at a picture, above the text or between its paragraphs.
    """
    free = [at for at, line in enumerate(page) if line.stays]
    said = [at for at in free if page[at].role == "caption" and page[at].stamp.role not in PICTURED]
    signed = [at for at in said if page[at].size >= LONG and reports(page[at].words.full)]
    if not signed:
        return page
    places = {at: place for place, at in enumerate(free)}
    first = next((place for place, at in enumerate(free) if page[at].body and not page[at].role), len(free))
    last = set()
    for at in signed:
        place = places[at]
        above, below = free[max(place - 1, 0) : place], free[place + 1 : place + 2]
        pictured = any(isinstance(page[i].block, Figure) for i in (*above, *below))
        if place > first and not pictured and not any(page[i].body for i in below):
            last.add(at)
    return tuple(with_changed(line, role="") if at in last else line for at, line in enumerate(page)) if last else page


def _signed_rows(page: Page) -> set[int]:
    """Places of the lines behind a sign that are heads of parts, or facts between two sentences."""
    heads = [at for at, line in enumerate(page[:-1]) if _signed(line) and page[at + 1].stays and page[at + 1].sentence]
    signs = Counter(page[at].words.full[0] for at in heads if page[at].stays)
    kept = {at for at in heads if signs[page[at].words.full[0]] > 1 and not page[at].stays and not page[at].to}
    for at in heads:
        first = next((i + 1 for i in range(at, -1, -1) if not _of_list(page[i], page[at])), 0)
        if at - first >= 1 and first and page[first - 1].stays and _TOLD.search(page[at + 1].words.full):
            kept |= set(range(first, at + 1))
    return kept


def _prices(page: Page) -> set[int]:
    """Places of the prices of several shares right below the text."""
    kept: set[int] = set()
    for prices, run in groupby(range(len(page)), lambda at: page[at].rule in PRICES):
        rows = list(run)
        if prices and len(rows) > 1 and rows[0] and page[rows[0] - 1].stays:
            kept |= set(rows)
    return kept


def _of_verse(line: Sight, above: Sight) -> bool:
    """Whether a dash and a name stand in the box of the verse or the quotation above: whose it is."""
    if not line.free or line.words.full[:1] not in DASHES or line.size > LONGEST_NAME:
        return False
    verse = isinstance(above.block, Paragraph) and LineBreak in map(type, above.block.inlines)
    return above.stays and line.box == above.box and (verse or isinstance(above.block, Quote))


def _of_list(line: Sight, last: Sight) -> bool:
    """Whether a line is a fact behind the sign that another one has."""
    text = line.words.full
    return text[:1] == last.words.full[:1] and not line.to and _FACT.match(text[1:].lstrip()) is not None


def _signed(line: Sight) -> bool:
    """Whether a sign stands before a line that is no sentence and leads nowhere."""
    return line.words.full[:1] in SIGNS and not line.sentence and line.stamp.link_density < LINKED


def _said(sight: Sight, rules: RuleSet, memory: Memory) -> Sight:
    key = (sight.words.full, sight.stamp.classes, sight.where, sight.stamp.role in PICTURED)
    if key not in memory.said:
        told = _judge(sight, rules)
        memory.said[key] = (told.verdict, told.role)
    verdict, role = memory.said[key]
    return with_changed(sight, verdict=verdict, role=role) if verdict or role else sight


def _judge(sight: Sight, rules: RuleSet) -> Sight:
    """One block: what moves goes first, since a byline or a copyright line may hold a debris word."""
    classes = sight.stamp.classes
    if rules.kept.find(sight.words, classes, sight.where) or _measured(sight):
        return with_changed(sight, role="article")
    move = rules.move.find(sight.words, classes, sight.where)
    if move and not (move.to in ("authors", "rights") and sight.stamp.role in PICTURED):
        return sight.judged(moved(move, sight.words))
    if isinstance(sight.block, List) and _facts(sight.block, rules):
        return with_changed(sight, role="article")
    if remove := rules.remove.find(sight.words, classes, sight.where):
        return sight.judged(removed(remove))
    if isinstance(sight.block, List) and (verdict := _all_items(sight.block, rules)):
        return sight.judged(verdict)
    if verdict := _all_sentences(sight.words.full, rules):
        return sight.judged(verdict)
    if mark := rules.mark.find(sight.words, classes, sight.where):
        return with_changed(sight, role=mark.role)
    return sight


def _facts(block: List, rules: RuleSet) -> bool:
    """Whether a list tells facts, each under a label of its own, of which rules know few: an address, an admission."""
    said = [" ".join(map(text_of, item.blocks)) for item in block.items]
    told = [text for text in said if _FACT.match(text)]
    if len(told) < 2 or len(told) < len(said):
        return False
    return 2 * sum(rules.remove.find(Words.of(text), (), "edge") is not None for text in said) < len(said)


def _measured(sight: Sight) -> bool:
    """Whether a line of a recipe says how much or how long: elsewhere it would be how long the page takes to read."""
    return bool(sight.stamp.rule) and _MEASURE.fullmatch(sight.words.full) is not None


def removed(rule: Remove) -> Verdict:
    """The verdict of a rule on debris."""
    return Verdict(rule.id, rule.because, rule.confidence, takes=rule.takes)


def moved(rule: Move, words: Words) -> Verdict:
    """The verdict of a rule on metadata, with the value that it found, and those of groups named as other fields."""
    match = match_of(rule, words)
    groups = {name: found for name, found in match.groupdict().items() if found} if match else {}
    value = next((found for name, found in groups.items() if name.startswith("value")), words.full)
    more = tuple((field, groups[field]) for field in FIELDS if field in groups)
    return Verdict(rule.id, rule.because, rule.confidence, to=rule.to, value=value, more=more)


def _all_sentences(text: str, rules: RuleSet) -> Verdict | None:
    """The verdict on a short block whose every sentence is debris by itself: a plea and the words of its button.

    The last one is asked first: in a plea it is the button, in the article mostly the shorter.
    """
    if len(text) > LONGEST_PLEA:
        return None
    said = SENTENCE_END.split(text)
    if not 1 < len(said) <= MOST_SENTENCES:
        return None
    found = None
    for sentence in reversed(said):
        found = rules.remove.find(Words.of(sentence))
        if found is None:
            return None
    return with_changed(removed(found), takes="") if found else None


def _all_items(block: List, rules: RuleSet) -> Verdict | None:
    """The verdict on a list whose every item is debris by itself, and most of them wherever they stand.

    Where the first item is a label for other articles, the others are their headlines if none is a sentence.
    """
    said = [" ".join(map(text_of, item.blocks)) for item in block.items]
    first = rules.remove.find(Words.of(said[0])) if len(said) > 1 else None
    if first is not None and first.takes == "run" and not any(map(ends_sentence, said[1:])):
        return with_changed(removed(first), takes="")
    found = [rules.remove.find(Words.of(text), (), "edge") for text in said]
    sure = [rule for rule in found if rule is not None and rule.where == "any"]
    return removed(sure[0]) if all(found) and 2 * len(sure) > len(found) else None
