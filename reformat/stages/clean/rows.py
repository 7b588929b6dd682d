"""Rows of labels: what a scraper or a careless template writes into one line falls apart into the labels it is made of.

"기자명 … 입력 … 댓글 0" or "Share Print Comments (3)" is no label that a rule could know, since each page makes its own
row; but every piece of it is one. Parted, each piece meets its own rule, and a date in the row reaches the metadata.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from reformat.document.draft import Draft
from reformat.document.nodes import AnyBlock, Blocks, LineBreak, Paragraph, Text
from reformat.document.walk import cut, plain
from reformat.patterns import lazy
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.people import NAME
from reformat.rules import RuleSet
from reformat.rules.match import AROUND, Words
from reformat.rules.schema import Where
from reformat.stages.clean.judge import judge
from reformat.stages.clean.sight import Memory, Sight, is_scrape, look

LONGEST, MOST = 400, 60
"""Characters and words of a line that may be a row; what is longer is text."""

WIDEST, LABEL = 10, 4
"""Words of a date or a byline with its name at most, and of a label; rules on longer debris speak of whole lines."""

WORD = lazy(r"\S+")
_NUMBERED = lazy(r"\(?\d{1,2}[.)]")

DATED = lazy(
    r"(?:기사\s?)?(?:입력|등록|승인|작성|발행|게시|송고|최초\s?입력|수정|최종\s?수정|업데이트)(?:일시|일)?"
    r"|(?:last )?(?:published|posted|updated|modified)(?: on| at)?|veröffentlicht|aktualisiert|erstellt|stand"
    r"|(?:publié|modifié|mis à jour)(?: le)?|publicado|actualizado|pubblicato|aggiornato"
    r"|公開|配信|更新|最終更新|掲載|发布|發佈|发布时间|更新时间|发表时间",
    re.I,
)
"""Labels that scrapers leave on the line above their date."""

_BY = lazy(r"(?:(?:written|words|text) )?(?:by|von|par|por|di|av|af|door)", re.I)
_AND = lazy(r"and|&|und|et|y|e|og|och|en|,")
"""What stands before a name and between two, on lines of their own where each name is a link."""

_PERIOD = lazy(r"[\d)][.일)]?\s?[~∼〜～]\s?\d")
"""From one day to another: what an article tells, and no two dates of its own."""

_GLUED = lazy(
    r"(?:기자|[가-힣])(?:승인|입력|등록|수정)\s?(?:19|20)\d\d[.-]|\d\d:\d\d(?:댓글|기사|수정|조회|공유|프린트|글씨)"
)
"""A day that a label is written onto, as a scraper leaves it that puts nothing between a page's strings."""
_JOINT = lazy(
    r"\s+|(?<=[가-힣])(?=(?:기사)?(?:승인|입력|등록|수정)\s?(?:19|20)\d\d)|(?<=\d)(?=댓글|기사|수정|조회|공유|프린트|글씨|지면)"
    r"|(?<=[가-힣\d])(?=기사\s?(?:공유|스크랩|저장|듣기)|공유하기|프린트|인쇄|스크랩|메일|이메일|글씨|글자|폰트|바로가기|URL|페이스북|트위터|카카오|네이버|밴드|닫기|가나다라마|댓글|좋아요|구독)"
)
"""Where words of a page's tools begin."""

SHORT = 40
"""Characters of a line that holds a date and nothing else, at most."""

Piece = tuple[int, int]
"""Where a piece of a line begins and ends, as offsets into its plain text."""


def part_rows(draft: Draft, rules: RuleSet, memory: Memory) -> Draft:
    """The draft with each line that is nothing but labels in a row parted into them; of a page, those at its ends.

    In a scrape a date is drawn to the label above it, which says whether it is the first or the last one.
    """
    blocks: list[AnyBlock] = []
    scrape = is_scrape(draft)
    if scrape:
        draft = _with_labels(draft)
    for sight in look(draft.article.blocks, memory):
        where: Where = "edge" if scrape else sight.where  # where a scrape's article begins is not known yet
        blocks += _parted(sight, where, rules, memory) if where != "any" else (sight.block,)
    if len(blocks) == len(draft.article.blocks):
        return draft
    return draft.with_blocks(tuple(blocks))


def _with_labels(draft: Draft) -> Draft:
    """The draft with each date on the line of its label."""
    blocks: list[AnyBlock] = []
    for block in draft.article.blocks:
        label = blocks[-1] if blocks else None
        if isinstance(block, Paragraph) and isinstance(label, Paragraph) and _belong(label, block):
            blocks[-1] = replace(label, inlines=(*label.inlines, Text(" "), *block.inlines))
        else:
            blocks.append(block)
    if len(blocks) == len(draft.article.blocks):
        return draft
    return draft.with_blocks(tuple(blocks))


def _belong(above: Paragraph, below: Paragraph) -> bool:
    """Whether a label and its date, or the parts of a byline, stand on two lines."""
    said, told = plain(above.inlines).strip(" :：|"), plain(below.inlines)
    if len(told) > SHORT or len(said) > 2 * SHORT:
        return False
    if DATED.fullmatch(said):
        return bool(iso(told))
    if _BY.fullmatch(said):
        return NAME.fullmatch(told) is not None
    first, _, names = said.partition(" ")
    if not names or not _BY.fullmatch(first):
        return False
    return _AND.fullmatch(told) is not None if NAME.fullmatch(names) else _joined(names) and bool(NAME.fullmatch(told))


def _joined(names: str) -> bool:
    """Whether a byline ends in the word that joins a further name to it."""
    return _AND.fullmatch(names.rpartition(" ")[2]) is not None


def _parted(sight: Sight, where: Where, rules: RuleSet, memory: Memory) -> Blocks:
    block = sight.block
    if (
        not isinstance(block, Paragraph)
        or sight.body
        or len(sight.words.full) > LONGEST
        or LineBreak in map(type, block.inlines)
    ):
        return (block,)
    text = plain(block.inlines)
    words = [match.span() for match in WORD.finditer(text)]
    if not 1 < len(words) <= MOST or not any(map(str.isalpha, text)) or _PERIOD.search(text):
        return (block,)
    (told,) = judge((sight,), rules, memory)
    if told.verdict or told.role:  # a rule takes it whole as it stands
        return (block,)
    if _NUMBERED.fullmatch(text[slice(*words[0])]):  # a heading that counts on
        return (block,)
    pieces = _pieces(text, words, where, rules) or _unglued(text, where, rules)
    return tuple(replace(block, inlines=cut(block.inlines, start, end)) for start, end in pieces) or (block,)


def _unglued(text: str, where: Where, rules: RuleSet) -> list[Piece]:
    """The labels of a Korean line that were written onto each other, if a day stands behind a name or a label there."""
    if not _GLUED.search(text):
        return []
    ends = [0, *(match.start() for match in _JOINT.finditer(text)), len(text)]
    words = [(start, end) for start, end in zip(ends, ends[1:], strict=False) if text[start:end].strip()]
    return _pieces(text, words, where, rules)


def _pieces(text: str, words: list[Piece], where: Where, rules: RuleSet) -> list[Piece]:
    """The labels that a line is made of from its first word to its last, the longest first; none if a word is left."""
    stuck: set[int] = set()
    whole = len(words)

    def label(first: int, last: int) -> bool:
        piece = Words.of(text[words[first][0] : words[last - 1][1]])
        if not piece.full.strip(AROUND) or rules.move.find(piece, (), where):
            return True
        return last - first < min(whole, LABEL + 1) and rules.remove.find(piece, (), where) is not None

    def rest(first: int) -> list[Piece] | None:
        if first == whole:
            return []
        if first in stuck:
            return None
        for last in range(min(whole, first + WIDEST), first, -1):
            if label(first, last) and (more := rest(last)) is not None:
                return [(words[first][0], words[last - 1][1]), *more]
        stuck.add(first)
        return None

    dated = any(map(str.isdigit, text[words[max(0, whole - 3)][0] :]))
    ends = any(label(first, whole) for first in range(whole - 1, max(0, whole - (WIDEST if dated else 2)) - 1, -1))
    found = (ends and rest(0)) or []  # asked from the end first: most lines of an article do not end in a label
    return found if sum(bool(text[start:end].strip(AROUND)) for start, end in found) > 1 else []  # a bullet is no label
