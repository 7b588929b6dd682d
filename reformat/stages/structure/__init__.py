"""Make the article's own order explicit: deck, headings, lists, figures, tables, quotations, notes, links.

One verb a module; each takes a draft and gives the next one, and everything that leaves the text stands in the ledger.
What the verbs stand on:

    figures         noise: no pictures; captions and boxes: which line is whose; credits, copies, alts
    headings        standing, series, counted: how likely, and in a row; placed; labels: what heads nothing; levels
    lists           markers: signs before lines; outlines: nested lists
    lines           stanzas: verse of a scrape; marked_notes: notes that nothing links
    all             runs: runs of inlines; reason: entries of the ledger; tongue: our own words

and the verbs: teasers, decks, echoes, notes, speakers, interviews, makings (recipes), enumerations, verse, quotes,
tables (table_captions), embeds, links.
"""

from __future__ import annotations

from reformat.document.draft import Draft
from reformat.rules import Rules
from reformat.stages.structure.decks import part_deck
from reformat.stages.structure.echoes import drop_echoes
from reformat.stages.structure.embeds import label_embeds
from reformat.stages.structure.enumerations import list_enumerations
from reformat.stages.structure.figures import bind_figures
from reformat.stages.structure.headings import find_headings
from reformat.stages.structure.interviews import find_questions
from reformat.stages.structure.links import settle_links
from reformat.stages.structure.lists import gather_lists
from reformat.stages.structure.makings import gather_makings
from reformat.stages.structure.notes import tie_notes
from reformat.stages.structure.quotes import settle_quotes
from reformat.stages.structure.speakers import name_speakers
from reformat.stages.structure.tables import order_tables
from reformat.stages.structure.teasers import drop_teasers
from reformat.stages.structure.verse import settle_lines

__all__ = ["structure"]

VERBS = (
    drop_teasers,
    part_deck,
    bind_figures,
    drop_echoes,
    tie_notes,
    name_speakers,
    find_questions,
    gather_makings,
    gather_lists,
    list_enumerations,
    settle_lines,
    settle_quotes,
    order_tables,
    label_embeds,
    find_headings,
    settle_links,
)
"""In this order: each stands on what those before it have settled."""


def structure(draft: Draft, rules: Rules) -> Draft:
    """The draft in the order that a reader moves by."""
    for verb in VERBS:
        draft = verb(draft, rules)
    return draft
