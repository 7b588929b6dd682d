"""Where the article of a scrape begins and ends, and which lines between are not of it."""

from __future__ import annotations

from pathlib import Path

from reformat.document.nodes import Code, Embed, Figure, Heading, Table
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.captioned import says_whose
from reformat.stages.clean.counted import (
    TYPED,
    with_announced,
    with_bullets,
    with_counted,
    with_ingredients,
    with_items,
    with_parts,
)
from reformat.stages.clean.features import features
from reformat.stages.clean.listed import take_lists
from reformat.stages.clean.neighbours import ask_neighbours, take_rest
from reformat.stages.clean.resumed import asks, resumed, with_closing
from reformat.stages.clean.sight import BESIDE, OUTSIDE, Page, Sight, Verdict
from reformat.stages.clean.signed import set_off, to_signature
from reformat.stages.clean.tabular import whole_runs, with_ending, with_figures, with_rows
from reformat.stages.trees import likelihoods

FILE = Path(__file__).with_name("model.json")
"""Trees that tell how likely a line is of the article."""

BEFORE = "It stands before the article among the labels of the page"
AFTER = "It stands after the article among what the page adds to it"
BETWEEN = "Its shape and its neighbours say that it is no part of the text around it"
SURE, LEAST = 0.5, 0.2
"""Likelihood from which a line is always kept, and below which it never is."""
SENTENCE = 0.45
"""Likelihood from which a whole sentence between two lines of the article is kept."""
NEXT = 0.3
"""Likelihood from which a whole sentence right next to one of the article is kept."""
NEAR = 0.15
"""The same in a short scrape or where no empty line parts them, and for any line alone between two of the article."""
PARTED = 0.05
"""The same for a short line that empty lines part from a list above it and from text of the article below."""
TRUSTED = 0.75
"""Likelihood from which running text stays below a label that ends articles: pages show one comment in the middle."""
STRAY, STRAYS = 3, 0.1
"""Lines between the article and what strays behind it at least, and the share of it that all strays are at most."""
LINKED = 0.3
"""What a line that is a link and no sentence is as likely as any other; only Markdown tells of links."""
SMALL = 12
"""Lines up to which a scrape is taken whole: somebody has cut the article out already."""
SHORT, DEAR = 50, 1.5
"""Lines up to which somebody has left most of the page out, and how much a lost line weighs there, to one kept."""
LISTS = 0.25
"""Share of a scrape's unruled text below which the running text can't be all of the article: it is made of lists."""

PLAIN = lazy(r"(?<![니시])다\.[”’\"'」』)\]]*$")
"""A Korean sentence in the plain form of reports."""
SOFT = lazy(r"(?<![세시])요[.!?~…]*[”’\"'」』)\]]*$")
"""One in the soft form of talk that asks nothing of its reader."""
LEAST_OWN = 2
"""Sentences of a form from which the article is written in it."""
SOON = 12
"""Lines after the last one of the article within which it may go on."""

MENU = 0.4
"""Share of lines that rules know from which a scrape without running text is a page of links."""

ENTRY = lazy(r"[▲△◇◆■·:：].*[▲△◇◆■·:：,，]|[^\d\W]{2}[,，、] ?[^\d\W]{2}")
"""What a line of names, posts or results looks like."""


def frame(page: Page, rules: Rules) -> Page:
    """The page with the lines outside the article condemned, each as surely as the measures say."""
    if rules.kept(OUTSIDE) or _cut_out(page):
        return ask_neighbours(page, rules)
    chances = [c * (LINKED if _leads(s) else 1) for s, c in zip(page, likelihoods(features(page), FILE), strict=True)]
    stays, again = _chosen(page, chances)
    core = [i for i, stay in enumerate(stays) if stay]
    if not core or _is_menu(page, stays):
        core = [len(page)]
    if _made_of_lists(page, stays):
        return ask_neighbours(page, rules)
    first, last = _with_lead_pictures(page, core[0]), _with_shows(page, core[-1])
    out: list[Sight] = []
    for i, (sight, stay, chance) in enumerate(zip(page, stays, chances, strict=True)):
        inside = first <= i <= last
        kept = stay or _with_picture(page, i) or (sight.stays and sight.sentence and chance >= SENTENCE)
        kept = kept and not (out and out[-1].rule == BESIDE and sight.figure)
        if inside and (kept or isinstance(sight.block, Figure | Table | Code | Embed)):
            out.append(sight)
            continue
        rule, because = (OUTSIDE, BEFORE) if i < first else (OUTSIDE, AFTER) if i > last else (BESIDE, BETWEEN)
        verdict = None if rules.kept(rule) else Verdict(rule, because, round(1 - chance, 2))
        out.append(sight.judged(verdict))
    rest = take_rest(take_lists(tuple(out), rules), rules)
    return tuple(
        line if line.stays and (more or (chance >= TRUSTED and line.body)) else after
        for line, after, chance, more in zip(out, rest, chances, again, strict=True)
    )


def _chosen(page: Page, chances: list[float]) -> tuple[list[bool], list[bool]]:
    """Which lines stay, by their likelihood and by what stands around each; and with which the article goes on."""
    least = least_likely(page, chances)
    stays = [
        s.stays and ((chance >= least and not asks(s)) or s.role == "article")
        for s, chance in zip(page, chances, strict=True)
    ]
    again = resumed(page, stays, chances)
    stays = [stay or more for stay, more in zip(stays, again, strict=True)]
    likely = [s.free and chance >= NEAR and not asks(s) for s, chance in zip(page, chances, strict=True)]
    stays = with_bullets(page, _with_next(page, stays, chances, likely), likely)
    stays = to_signature(page, stays, chances)
    stays = with_ingredients(page, stays)
    stays = with_announced(page, with_counted(page, with_figures(page, whole_runs(page, _with_plain(page, stays)))))
    stays = with_rows(page, stays, chances)
    stays = with_closing(page, with_items(page, _without_strays(page, stays)), chances)
    stays = with_parts(page, stays)
    stays = with_ending(page, stays)
    return stays, again


def least_likely(page: Page, chances: list[float]) -> float:
    """The likelihood from which lines are kept, so that the choice as a whole is expected to agree best.

    What is expected of a choice is its F1: where most of a page is in doubt, more of it is kept than where it is clear.
    Of a short scrape it is a measure in which what is lost weighs more.
    """
    dear = DEAR if len(page) < SHORT else 1
    free = sorted(((c, s.size) for c, s in zip(chances, page, strict=True) if s.free and s.size), reverse=True)
    whole = sum(chance * size for chance, size in free)
    best, least, hits, kept = 0.0, SURE, 0.0, 0
    for chance, size in free:
        hits, kept = hits + chance * size, kept + size
        if chance < LEAST or (1 + dear) * hits / (kept + dear * whole) <= best:
            break
        best, least = (1 + dear) * hits / (kept + dear * whole), chance
    return min(least, SURE)


def _with_next(page: Page, stays: list[bool], chances: list[float], free: list[bool]) -> list[bool]:
    """What stays, with sentences right beside it and lines alone in it: to lose one is worse than to keep one more."""
    out = list(stays)
    for step in (1, -1):
        last = 0 if step == 1 else len(page) - 1
        for i in range(len(page))[::step][1:]:
            parted = page[max(i, i - step)].stamp.blank_before and len(page) >= SHORT
            close = chances[i] >= NEXT or not parted
            pair = page[i].sentence and page[last].sentence
            out[i] = out[i] or (free[i] and close and pair and out[last])
            last = last if _pictured(page[i]) else i
    for i, line, text in [*zip(range(len(page)), page, page[1:], strict=False)][::-1]:
        marked = text.stamp.role.startswith("marker") and text.stamp.role != line.stamp.role
        entry = marked or TYPED.match(text.words.full) is not None
        said = text.body or entry or ENTRY.search(text.words.full) is not None
        heads = line.stays and said and out[i + 1] and set_off(line)
        named = line.stays and not line.sentence and line.role == "" and text.role == "article"  # by a rule
        alike = i and set_off(page[i - 1]) and page[i - 1].stamp.role == line.stamp.role
        out[i] = out[i] or named or (heads and not alike)
    for i in range(len(page) - 2, -1, -1):  # a recipe's lead over the head of its ingredients
        out[i] = out[i] or (free[i] and page[i].sentence and chances[i] >= NEXT and out[i + 1] and set_off(page[i + 1]))
    for i in _parted(page):
        out[i] = out[i] or (out[i + 1] and page[i + 1].body and chances[i] >= PARTED)
    unruled = [i for i, s in enumerate(page) if s.stays and not _pictured(s)]
    for before, i, after in zip(unruled, unruled[1:], unruled[2:], strict=False):
        out[i] = out[i] or (free[i] and out[before] and out[after])
    return out


def _parted(page: Page) -> list[int]:
    """Short lines with empty lines around them right below a line that has none before it: headings below a list."""
    blank = [s.stamp.blank_before > 0 for s in page]
    return [
        i
        for i in range(1, len(page) - 1)
        if blank[i]
        and blank[i + 1]
        and not blank[i - 1]
        and page[i].stays
        and not page[i].role
        and not page[i].sentence
    ]


def _leads(sight: Sight) -> bool:
    return sight.stamp.link_density > 0.8 and not sight.sentence and not isinstance(sight.block, Heading)


def _with_plain(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, with the sentences in it and soon after it that end as Korean articles' own do: in the plain form.

    Pages address their reader in a polite form; what leads to other articles has no whole sentences. Where the article
    itself speaks softly, as a blog does, such sentences count in it and right after it.
    """
    for form, end, soon in ((PLAIN, "다.", SOON), (SOFT, "요.", 1)):
        formed = [s.sentence and form.search(s.words.full) is not None for s in page]
        own = [i for i, stay in enumerate(stays) if stay and formed[i]]
        if sum(max(1, page[i].words.full.count(end)) for i in own) >= LEAST_OWN:
            return _with_formed(page, stays, formed, own[0], soon)
    return stays


def _with_formed(page: Page, stays: list[bool], formed: list[bool], first: int, soon: int) -> list[bool]:
    out, last, end = list(stays), first, max(i for i, stay in enumerate(stays) if stay)
    for i in range(first + 1, len(page)):
        last = i if out[i] else last
        if i > end and i - last > soon:
            break
        if formed[i] and page[i].free:
            run = range(last + 1, i)
            clear = i > end and all(page[at].stays for at in run)
            for at in (*(run if clear else ()), i - 1, i):
                out[at] = out[at] or page[at].stays
            last = i
    return out


def _without_strays(page: Page, stays: list[bool]) -> list[bool]:
    """What stays, without the few lines that say no sentence far behind all else: headlines of other articles."""
    sizes = [s.size if stay else 0 for s, stay in zip(page, stays, strict=True)]
    ruled = [stay and s.role == "article" for s, stay in zip(page, stays, strict=True)]
    last = end = max((i for i, stay in enumerate(stays) if stay and page[i].sentence), default=len(page))
    for i in range(last + 1, len(page)):
        if stays[i] and i - end > STRAY:
            few = sum(sizes[i:]) <= STRAYS * sum(sizes)
            return stays[:i] + ruled[i:] if few else stays
        end = i if stays[i] else end
    return stays


def _cut_out(page: Page) -> bool:
    """Whether the scrape is short and holds running text: nothing speaks of a page around it."""
    return len(page) <= SMALL and any(s.sentence for s in page)


def _made_of_lists(page: Page, stays: list[bool]) -> bool:
    """Whether next to nothing stays of much text that no rule speaks of: names of the promoted, results, a programme.

    A page of labels and links is another thing: there the rules know many of its lines.
    """
    kept = sum(s.size for s, stay in zip(page, stays, strict=True) if stay)
    free = sum(s.size for s in page if s.stays)
    return not _bodies(page, stays) and kept < LISTS * free and not _labelled(page)


def _is_menu(page: Page, stays: list[bool]) -> bool:
    """Whether these are the labels and links of a page and nothing else."""
    return _labelled(page) and not any(s.sentence for s, stay in zip(page, stays, strict=True) if stay)


def _labelled(page: Page) -> bool:
    """Whether rules know many of the lines, and the others are no entries of a list that is an article."""
    free = [s for s in page if s.stays]
    entries = [s for s in free if s.stamp.role.startswith("marker") or ENTRY.search(s.words.full)]
    few = len(entries) < LISTS * len(free) and sum(s.size for s in entries) < LISTS * sum(s.size for s in free)
    return len(page) - len(free) >= MENU * len(page) and few


def _bodies(page: Page, stays: list[bool]) -> bool:
    return any(s.body for s, stay in zip(page, stays, strict=True) if stay)


def _pictured(sight: Sight) -> bool:
    """Whether it is a picture, or the caption or credit of one by a mark of its own."""
    marked = sight.stamp.role == "caption" or sight.role in ("caption", "credit")
    return sight.stays and (marked or isinstance(sight.block, Figure))


def _with_picture(page: Page, at: int) -> bool:
    """Whether a line is a caption, or a credit right beside one: far from any, it is that of something not there."""
    beside = any(_pictured(s) for s in page[max(0, at - 1) : at + 2] if s is not page[at])
    return _pictured(page[at]) and (page[at].role != "credit" or beside)


def _with_lead_pictures(page: Page, first: int) -> int:
    """The article's first line, or that of the captions right before it."""
    while first and (_pictured(page[first - 1]) or not page[first - 1].stays):
        if not _pictured(page[first - 1]) and not any(_pictured(s) for s in page[max(0, first - 3) : first - 1]):
            break
        first -= 1
    return first


def _with_shows(page: Page, last: int) -> int:
    """The article's last line, or that of the tables and captions right behind it, with which reports end."""
    while last + 1 < len(page) and page[last + 1].stays and _closes(page[last + 1]):
        last += 1
    return last


def _closes(sight: Sight) -> bool:
    """Whether it is a table, or a caption that says whose the picture is."""
    return isinstance(sight.block, Table) or (sight.role == "caption" and says_whose(sight.words.full))
