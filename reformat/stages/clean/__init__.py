"""Takes debris out of the article and moves what is metadata to its place; each change goes into the ledger.

The page of the stage: doubled captions first, since they make two blocks look alike; then the rules' word on each
block; then what its neighbours say, and in a scrape where the article begins and ends; then the headline.
"""

from __future__ import annotations

from reformat.document.draft import Draft
from reformat.rules import Rules
from reformat.stages.clean.doubled import part_doubles
from reformat.stages.clean.frame import frame, keep_deck
from reformat.stages.clean.judge import judge
from reformat.stages.clean.neighbours import ask_neighbours
from reformat.stages.clean.settle import settle
from reformat.stages.clean.sight import is_scrape, look, rule_set
from reformat.stages.clean.title import find_title

__all__ = ["clean"]


def clean(draft: Draft, rules: Rules) -> Draft:
    """The draft without debris: removed, moved and doubled words in the ledger, captions and credits stamped."""
    found = rule_set(draft, rules)
    draft = part_doubles(draft, rules)
    page = judge(look(draft.article.blocks), found, draft.article.metadata)
    page = frame(page, rules) if is_scrape(draft) else ask_neighbours(page, rules)
    page = keep_deck(find_title(page, draft.article.metadata, rules))
    return settle(draft, page)
