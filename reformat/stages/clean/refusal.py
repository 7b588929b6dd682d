"""Pages that are no articles and say so themselves: nothing found here, log in first, agree first, are you a robot."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from reformat.document.draft import Draft
from reformat.document.nodes import Figure, Paragraph, Text
from reformat.document.walk import text_of
from reformat.errors import NoArticle
from reformat.rules import RuleSet
from reformat.rules.match import Words
from reformat.rules.schema import Refuse
from reformat.stages.clean.sight import ends_sentence

MOST = 1000
"""Characters of what stays of such a page at most: articles on error pages say more, and something else."""

BRIEF = 600
"""The same where the headline alone says it."""

CUT_OFF = ("…", "...", "[…]", "[...]", "(...)", "(…)")
"""How the first words of another article end where a page shows no more of it."""

LEADS, CUT_SHARE, LEAD = 4, 0.6, 40
"""Paragraphs that break off from which a page may be a list of articles; their share of all; characters of one."""

DATA = ("meta", "json-ld")
"""Origins of a date that the page's own data gives."""

LISTED = "no article found: this is a list of articles with the first words of each"
LISTED_HINT = "give the page of one article"

EMPTY = "no article found: this is a page of links, labels and notices without running text"
EMPTY_HINT = "check that this is the page of an article"


def refuse(draft: Draft, rules: RuleSet) -> Draft:
    """The draft as it is. Raises NoArticle where half of what it says is that there is none, or where nothing stays."""
    _refuse_leads(draft)
    lines: list[str] = []
    whole = 0
    for block in (*draft.article.deck, *draft.article.blocks):
        said = "" if isinstance(block, Figure) else text_of(block)
        if (whole := whole + len(said)) > MOST:
            return draft
        lines += filter(None, map(str.strip, said.split("\n")))
    title = rules.refuse.find(Words.of(draft.article.metadata.title)) if whole <= BRIEF else None
    longest = max(lines, key=len, default="")
    if longest and title is None and rules.refuse.find(Words.of(longest)) is None:
        return draft  # all articles
    if (rule := _told(lines, title, rules)) is not None:
        raise refusal(rule)
    if not lines and not any(isinstance(block, Figure) for block in draft.article.blocks):
        _refuse_empty(draft, rules)
    return draft


def _refuse_leads(draft: Draft) -> None:
    """Refuse a page most of whose paragraphs break off, as those of a section, an archive or a search do.

    Where as many stand whole in one run, an article is there as well; and where the page's data dates the headline that
    it shows, the article may be a picture or a few words above the first words of others.
    """
    origins = draft.article.metadata.origins
    if origins.get("title") == "headline" and origins.get("published") in DATA:
        return
    said = [b for b in draft.article.blocks if isinstance(b, Paragraph)]
    lasts = [b.inlines[-1] if b.inlines else None for b in said]
    cut = [isinstance(last, Text) and last.text.endswith(CUT_OFF) for last in lasts]
    if sum(cut) < LEADS:
        return
    long = [len(text_of(b)) >= LEAD for b in said]
    if sum(cut) < CUT_SHARE * sum(long):
        return
    broken = [ends for ends, size in zip(cut, long, strict=True) if size]
    if max((len(list(run)) for ends, run in groupby(broken) if not ends), default=0) < LEADS:
        raise NoArticle(LISTED, hint=LISTED_HINT)


def _told(lines: list[str], title: Refuse | None, rules: RuleSet) -> Refuse | None:
    """What the page is, if its headline and something else say so, or half of all that it says."""
    told: Counter[Refuse] = Counter()
    other = 0
    for line in lines:
        if (rule := rules.refuse.find(Words.of(line))) is not None:
            told[rule] += len(line)
        elif ends_sentence(line):
            other += len(line)
    if title is not None and (told or not lines):
        return title
    return told.most_common(1)[0][0] if told and told.total() >= other else None


def _refuse_empty(draft: Draft, rules: RuleSet) -> None:
    """Refuse a page of which all is gone, by what it said; one that held nothing from the start is none."""
    gone = [Words.of(change.before) for change in draft.ledger if change.stage == "clean"]
    rule = next((rule for words in gone if (rule := rules.refuse.find(words)) is not None), None)
    if gone:
        raise refusal(rule) if rule is not None else NoArticle(EMPTY, hint=EMPTY_HINT)


def refusal(rule: Refuse) -> NoArticle:
    """What a rule says of a page, as the error."""
    return NoArticle(f"no article found: this is {rule.because}", hint=f"{rule.hint} (rule {rule.id})")
