"""Takes debris out of the article and moves what is metadata to its place; each change goes into the ledger.

The page of the stage: doubled captions first, since they make two blocks look alike; then the rules' word on each
block; then what its neighbours say, and in a scrape where the article begins and ends; then the headline. What is
gone changes what is next to what, so it is looked at again until nothing more goes: cleaning twice is cleaning once.
Of a whole page, what is left is then weighed by all that its markup and its words tell together.

    a block         sight: as the cleaner sees it, and sign_off: who signs; settle: verdicts into the ledger; metadata
    lines parted    rows, unbroken, charts; cuts and lines: parts and edge lines; doubled, copies: the same twice
    rules           judge: their word; deck: on standfirsts; refusal: no article at all
    neighbours      neighbours, boxed, lone_boxes, leads (channels), address, contents, threads, beyond
    Korean          islands (pressed): rows of short lines with a button; invited: lone lines that lead elsewhere;
                    unsaid: rows that take up no word of the article
    a scrape        frame: begin and end, by features (terms), counted, tabular, resumed, signed; captioned:
                    words of pictures; listed: headlines under a label; over: its standfirst
    headline, names title (headlined); signature, authored, standfirst and dateline: who; dated: when
    a page          weigh, by measures, cues and linked
"""

from __future__ import annotations

from reformat.document.draft import Draft
from reformat.rules import Rules, RuleSet
from reformat.stages.clean.address import drop_address
from reformat.stages.clean.authored import by_form, find_authors
from reformat.stages.clean.beyond import drop_beyond
from reformat.stages.clean.captioned import with_captions, with_shown
from reformat.stages.clean.charts import gather_charts, gather_rows
from reformat.stages.clean.contents import drop_contents
from reformat.stages.clean.copies import drop_copies
from reformat.stages.clean.cuts import cut_ends
from reformat.stages.clean.dated import find_dates
from reformat.stages.clean.dateline import read_dateline
from reformat.stages.clean.deck import judge_deck
from reformat.stages.clean.doubled import part_doubles
from reformat.stages.clean.frame import frame
from reformat.stages.clean.invited import drop_invited
from reformat.stages.clean.islands import drop_islands
from reformat.stages.clean.judge import judge
from reformat.stages.clean.leads import drop_leads
from reformat.stages.clean.lines import cut_lines
from reformat.stages.clean.lone_boxes import drop_boxes, drop_heads
from reformat.stages.clean.neighbours import ask_neighbours, drop_menus, keep_own, without_rest
from reformat.stages.clean.over import keep_deck
from reformat.stages.clean.refusal import refuse
from reformat.stages.clean.rows import part_rows
from reformat.stages.clean.settle import located, settle
from reformat.stages.clean.sight import Memory, is_scrape, look, placed_anew, rule_set
from reformat.stages.clean.signature import drop_signed, find_signature
from reformat.stages.clean.threads import find_thread
from reformat.stages.clean.title import find_title
from reformat.stages.clean.unbroken import with_lines
from reformat.stages.clean.unsaid import drop_unsaid
from reformat.stages.clean.weigh import asks, weigh

__all__ = ["clean"]

MOST_ROUNDS = 8


def clean(draft: Draft, rules: Rules) -> Draft:
    """The draft without debris: removed, moved and doubled words in the ledger, captions and credits stamped.

    Raises NoArticle where nothing stays, or only what says that this is no article.
    """
    found = rule_set(draft, rules)
    memory = Memory()
    draft = gather_rows(with_lines(draft, found), memory) if is_scrape(draft) else draft
    return read_dateline(refuse(_cleaned(part_rows(draft, found, memory), rules, found, memory), found))


def _cleaned(draft: Draft, rules: Rules, found: RuleSet, memory: Memory) -> Draft:
    """The draft after all looks: in a scrape the article is found first, a whole page's blocks are weighed last."""
    if is_scrape(draft):
        draft = located(_round(gather_charts(draft, found, memory), rules, found, memory, scrape=True))
        return drop_copies(_settled(draft, rules, found, memory), rules)
    draft = drop_copies(_settled(judge_deck(draft, found, memory), rules, found, memory), rules)
    if not asks(draft, rules):
        return draft
    page = weigh(judge(look(draft.article.blocks, memory), found, memory), draft)
    after = settle(draft, drop_heads(keep_own(page), rules))
    return draft if after is draft else _settled(after, rules, found, memory)


def _settled(draft: Draft, rules: Rules, found: RuleSet, memory: Memory) -> Draft:
    """The draft looked at until nothing more goes."""
    for _ in range(MOST_ROUNDS):
        after = _round(draft, rules, found, memory, scrape=False)
        if after is draft:
            break
        draft = after
    return draft


def _round(draft: Draft, rules: Rules, found: RuleSet, memory: Memory, scrape: bool) -> Draft:
    """One look at every block; the very same draft if nothing is to be done."""
    draft = part_doubles(draft, rules, memory)
    draft = cut_lines(cut_ends(draft, found, memory), found, memory)
    known = draft.article.metadata
    page = judge(look(draft.article.blocks, memory), found, memory)
    if not scrape:
        page = drop_unsaid(drop_invited(drop_islands(page, rules, found), rules), rules)
        page = drop_address(drop_menus(page, rules), rules)
        page = without_rest(page, find_thread(page, rules, found))
        page = ask_neighbours(drop_boxes(drop_leads(page, known, rules, found), rules), rules)
        page = by_form(find_title(page, known, rules, found), rules, known.authors)
        page = drop_signed(page, known, rules)
        return settle(draft, drop_beyond(page, rules))
    page = drop_islands(judge(placed_anew(page), found, memory), rules, found)
    page = with_shown(with_captions(drop_invited(page, rules)))
    page = drop_unsaid(page, rules)
    page = drop_address(drop_menus(page, rules), rules)
    thread = find_thread(page, rules, found)
    page = drop_contents(without_rest(frame(page, rules), thread), rules)
    page = drop_beyond(find_title(page, known, rules, found), rules)
    page = find_authors(find_signature(page, known, rules), rules)
    return settle(draft, keep_deck(find_dates(page, draft, rules)))
