"""What a block's neighbours say: headlines under a label for other articles, all that follows the comments' label."""

from __future__ import annotations

from dataclasses import replace as with_changed
from itertools import groupby

from reformat.document.nodes import Figure, Heading, Link, List, Paragraph, Table
from reformat.document.note_marks import MARK
from reformat.document.walk import text_of
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.boxed import take_boxes
from reformat.stages.clean.sight import WIDE, Page, Sight, Verdict, weight
from reformat.stages.clean.terms import terms_of, vocabulary

LONE = "clean.lone-credit"
LONE_BECAUSE = "The credit of a picture that is not there, beside the text"
RUN = "clean.run"
RUN_BECAUSE = "A headline or label in the list under a label for other articles"
REST = "clean.rest"
REST_BECAUSE = "It stands under a label after which nothing more of the article comes, such as that of comments"
MENU = "clean.menu"
MENU_BECAUSE = "Sections named one after another are the page's menu, and none of them is the article's"
SECTIONS, BRIEF = 3, 20
"""Labels in a row that are a menu, all but one names of sections at least; weight of another label at most."""
MOST = 0.6
"""Share of the running text that has to stand before such a label: pages also show one above the article."""
LABEL = 24
"""Weight up to which such a label says nothing else, and one line below it is what it speaks of."""
SHORT = 140
"""Weight up to which a line may be a headline of a list."""
ROWS = 0.15
"""Share of links in a table right under its label, such as prices of shares: each row is a link with figures behind."""
HEADING = (".label", ".page-tools")
"""Rules for words that are a heading too where text stands below them."""
LAST = 20
"""Weight up to which the last line of a list may head what comes next, whatever it says; of no Korean one any."""
SHARED = 0.25
"""Share of a longer one's words that the article says, from which it may."""
_BAR, _DIGIT = lazy(r"\s*[|ㅣ│｜]\s*"), lazy(r"\d")


def drop_menus(page: Page, rules: Rules) -> Page:
    """The page with sections that stand in a row condemned as its menu: they say nothing of the article.

    Other short labels may stand among them; of those, only the sections are condemned here.
    """
    if rules.kept(MENU):
        return page
    gone = Verdict(MENU, MENU_BECAUSE, 0.9)
    if any(s.where == "head" and s.stamp.tag == "line" for s in page):
        page = tuple(s.judged(gone) if s.where == "head" and _barred(s) else s for s in page)
    if not any(s.to == "section" for s in page):
        return page
    out: list[Sight] = []
    for labels, run in groupby(page, _label):
        row = tuple(run)
        named = [s for s in row if labels and s.to == "section"]
        if (len(row) >= SECTIONS and len(named) >= SECTIONS - 1) or any(map(_menu, named)):
            row = tuple(with_changed(s, verdict=gone) if s.to == "section" else s for s in row)
        out += row
    return tuple(out)


def _barred(sight: Sight) -> bool:
    """Whether a line of a scrape is a row of Korean labels with bars between them, and names no day."""
    text = sight.words.full
    labels = _BAR.split(text) if sight.stamp.tag == "line" and WIDE.search(text) and not _DIGIT.search(text) else ()
    return len(labels) > SECTIONS and all(
        label and weight(label) <= BRIEF and label[-1] not in ".!?" for label in labels
    )


def _label(sight: Sight) -> bool:
    """Whether a line may stand in a menu; a section with its part says where the article stands."""
    if " " in sight.words.full and not _menu(sight):
        return False
    return sight.to == "section" or sight.size <= BRIEF


def _menu(sight: Sight) -> bool:
    """Whether one line names sections in a row, with nothing between them that would make it a path."""
    return sight.words.full.count(" ") >= SECTIONS and not any(sign in sight.words.full for sign in ">›»/|")


def ask_neighbours(page: Page, rules: Rules) -> Page:
    """The page with what labels take condemned with them, and credits after the text that no picture is near."""
    out = list(page)
    if not rules.kept(LONE):
        out = [s.judged(Verdict(LONE, LONE_BECAUSE, 0.8)) if _alone(page, i) else s for i, s in enumerate(page)]
    for i, sight in enumerate(page) if not rules.kept(RUN) else ():
        if _takes_run(sight):
            for j in _run(page, i):
                out[j] = out[j].judged(Verdict(RUN, RUN_BECAUSE, _confidence(page, j)))
    return take_rest(keep_own(take_boxes(tuple(out), rules)), rules, framed=False)


def take_rest(page: Page, rules: Rules, *, framed: bool = True) -> Page:
    """The page with all that stands under a label of the kind that ends an article condemned with it.

    `framed`: a page of a scrape is around the article, and so its readers' comments may be there.
    """
    return page if rules.kept(REST) else without_rest(page, _end(page, framed))


def without_rest(page: Page, label: int) -> Page:
    """The page without this label and what stands below it, but what a rule protects."""
    gone = Verdict(REST, REST_BECAUSE, 0.8)
    return (*page[:label], *(s if s.role == "article" else s.judged(gone) for s in page[label:]))


def _end(page: Page, framed: bool) -> int:
    """Where the first label stands that takes the rest of the page; behind the last block where there is none."""
    running = [s.size if s.body and s.stays else 0 for s in page]
    before, least = 0, MOST * sum(running)
    for i, sight in enumerate(page):
        if sight.takes == "rest" and before and before >= least and not _goes_on(page, i, framed):
            return i
        before += running[i]
    return len(page)


def _goes_on(page: Page, label: int, framed: bool) -> bool:
    """Whether the text goes on below a label: sentences beside the last one above it, and the label not among them.

    So it is where a link to the comments stands among the paragraphs, or a box that counts them. In a thread each post
    has a line that signs it; below a line of a scrape only sentences may stand, below a heading beside them none.
    """
    row = next(s.box for s in reversed(page[:label]) if s.body and s.stays)
    if isinstance(page[label].block, Heading) and page[label].box in ("", row):
        return False
    below = [s.body for s in page[label + 1 :] if s.stays and s.box == row]
    if not row:
        return not framed and any(below) and all(below)
    return any(below) and 2 * sum(below) >= len(below)


def _takes_run(sight: Sight) -> bool:
    """Whether a label takes the links close below: by its rule, or since it goes, is no link and ends in a colon."""
    if sight.stays or sight.takes == "run":
        return not sight.stays
    bare = not sight.to and sight.size <= LABEL and sight.stamp.link_density < MOST
    return bare and text_of(sight.block).rstrip().endswith((":", "："))


def keep_own(page: Page) -> Page:
    """The page with the labels kept that head a list or a text which stays, and the numbers of notes."""
    out = list(page)
    for at in [at for at, one in enumerate(page) if not one.stays]:
        below = page[at + 1] if at + 1 < len(page) else None
        heads = below is not None and (_heads(page[at], below) or _heads_text(page[at], below))
        if _numbers(page[at]) or heads or (at and _headed(page[at - 1], page[at])):
            out[at] = with_changed(page[at], verdict=None)
    return tuple(out)


def _headed(heading: Sight, below: Sight) -> bool:
    """Whether a list without links stands in the box of the heading that stays right above it."""
    marked = isinstance(heading.block, Heading) and heading.stays and isinstance(below.block, List)
    return marked and not below.to and heading.box == below.box and below.stamp.link_density < ROWS


def _heads_text(label: Sight, below: Sight) -> bool:
    """Whether a page marks a word of its tools, such as a time or "FAQ", as the heading of text in the same box."""
    named = isinstance(label.block, Heading) and label.where == "any" and label.rule.endswith(HEADING)
    return named and below.stays and below.body and label.box == below.box


def _numbers(sight: Sight) -> bool:
    """Whether a line is the number of a note by itself: a link back into the text, from where one leads to it."""
    if not sight.stamp.anchors or not isinstance(sight.block, Paragraph) or not MARK.match(sight.words.full):
        return False
    return any(isinstance(one, Link) and one.url.startswith("#") for one in sight.block.inlines)


def _heads(label: Sight, below: Sight) -> bool:
    """Whether a list stays that stands right below a label in the same box: without it nobody hears what it lists."""
    if not below.stays or not isinstance(below.block, List) or label.block.span is None or below.block.span is None:
        return False
    return label.box == below.box and label.takes == "run"


def _alone(page: Page, at: int) -> bool:
    """Whether a credit stands after the text, or in a scrape before it, with no picture or caption before it."""
    sight = page[at]
    beside = sight.where == "tail" or (sight.where == "head" and sight.stamp.tag == "line")
    if sight.role != "credit" or not beside or not sight.stays:
        return False
    before = next((s for s in reversed(page[:at]) if s.stays), None)
    return before is None or not (
        isinstance(before.block, Figure) or before.role == "caption" or before.stamp.role == "caption"
    )


def _confidence(page: Page, at: int) -> float:
    return 0.9 if page[at].stamp.link_density > 0.6 or page[at].where == "tail" else 0.5


def _run(page: Page, label: int) -> list[int]:
    """The blocks that go with a label: headlines and labels up to the next running text.

    Between two parts of the body the last of several stays, since it may be the next part's heading; a single one is
    what the label speaks of. Where markup tells of links, only links go.
    """
    run: list[int] = []
    inside = page[label].where == "any"
    for i in range(label + 1, len(page)):
        if not headline(page[i]) or _takes_run(page[i]) or (inside and isinstance(page[i].block, Heading)):
            break
        if run and heads_items(page, i):
            break
        run.append(i)
    marked = [i for i in run if page[i].stamp.tag != "line"]
    if marked:
        return [i for i in run if page[i].stamp.link_density > (0.5 if i > label + 1 else _least_linked(page[i]))]
    return run[:-1] if inside and len(run) > 1 and may_head(page, run[-1]) else run


def heads_items(page: Page, at: int) -> bool:
    """Whether entries with signs begin right below a line without one: their heading, and the article's."""
    below = [sight.stamp.role.startswith("marker") for sight in page[at : at + 2]]
    return below == [False, True]


def _least_linked(sight: Sight) -> float:
    """Share of links beyond which a block right under a label goes: rows of a table are figures behind each link."""
    return ROWS if isinstance(sight.block, Table) else 0.5


def headline(sight: Sight) -> bool:
    """Whether a block may be a headline in a list."""
    return not sight.sentence and 0 < sight.size <= SHORT and sight.stamp.role != "caption" and sight.role == ""


def may_head(page: Page, at: int) -> bool:
    """Whether a list's last line may be the heading of the text below: it is short, or says the article's words."""
    if page[at].size <= LAST or not WIDE.search(page[at].words.full):
        return True
    mine = set(terms_of(page[at].words.full))
    bodies = [sight for sight in page if sight.stays and sight.body]
    said = vocabulary([terms_of(sight.words.full) for sight in bodies], [True] * len(bodies))
    return sum(1 for term in mine if said[term]) >= SHARED * len(mine)
