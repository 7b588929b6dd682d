"""Which block is the headline: moved into the metadata, and gone from the text where it stands again."""

# ruff: noqa: E501 (a table of weights)
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace as with_changed
from math import inf, log1p

from reformat.document.nodes import Heading, Metadata
from reformat.language.scripts import HANGUL
from reformat.patterns import lazy
from reformat.readers.metadata.bywords import SECTIONS
from reformat.readers.metadata.dates import iso
from reformat.rules import Rules, RuleSet
from reformat.rules.match import Words, squeeze
from reformat.stages.clean.doubled import HOUSE
from reformat.stages.clean.frame import SHORT
from reformat.stages.clean.headlined import KIND, SIGNS_OFF, housed, is_entry, labelled, strange
from reformat.stages.clean.pressed import is_button
from reformat.stages.clean.sight import DATED, WIDE, Page, Sight, Verdict
from reformat.stages.clean.standfirst import BY, FAR, signed
from reformat.stages.clean.terms import terms_of, vocabulary

RULE = "clean.title"
AGAIN = "clean.title-again"
BECAUSE = "The headline: the article's title"
AGAIN_BECAUSE = "The headline stands again"
ENDS = "?!”’\"'"
"""Signs at the end of a sentence that headlines have too."""
NUMBERED = lazy(r"\d+[.)]")
SAYS_MORE = lazy(r"[.!?。]\s+\S.*[.!?。][”’\"'»]*$|[.!?] (?:[^.!?]{2,30} / [^.!?]{2,30}|[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{3,30})$")
"""Several sentences, or one and the credit of a picture: text or a caption, and no headline where it is long."""
MARKS = tuple("◇◆■□▲△▶●○★☆※")
"""Signs before the headings of parts, in Korean."""
ARROWS = "»›→"
"""Signs at the end of a line that leads elsewhere, where they close no quotation."""
STAMPED = 45
"""Weight up to which a line with a date is nothing but when the article came out, and where."""
LONG_SAID = 60
"""Weight from which it is."""
CLOCK = lazy(r"\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?$", re.I)
"""A time at the end of a line."""
GLUED = lazy(r"\w*[a-zß-ÿа-яёа-џα-ώ]{3}[A-ZÀ-ÞА-ЯЁЀ-ЏΑ-Ω]\w*")
"""Labels of buttons without a space between them."""
KICKER = lazy(r"[^:|]{2,24}?\s?[:|]\s+(?=.{12})")
"""A word or two before a headline, in its line."""
CRUMBS = lazy(r"\s[>›»〉/]\s.*\s[>›»〉/]\s")
"""The way to a page, from its front page on."""
MOST = 5
"""Empty lines beyond this are all the same."""
WORD = 9
"""Weight of a word in scripts that set no space between words, as of a long one in others."""
SHORTEST, BRIEFEST, LONGEST = 12, 8, 260
"""Weights between which a block may be a headline; the second is that of one with its kind before it."""
REACH = 60
"""Blocks before the article's first running text in which a headline is looked for."""
NAME = 2
"""Words of Latin letters up to which a line alone may be a name."""
AHEAD = 10
"""Blocks below a headline among which the first date or byline is looked for."""
ABOVE = 3
"""Blocks above a headline among which they may stand as well."""
LEAD = 3
"""Blocks at the beginning of the running text whose words headlines take."""
WEIGHTS = {
    "size": 0.73, "long": -3.07, "short": -1.05, "words": 1.04, "sentence": -3.02, "shared": 1.09, "unruled": -0.77, "again": 0.2, "in a crumb": 2.88, "byline": 0.74,
    "label above": 0.93, "capitals": 0.5, "numbered": -2.38, "first": 0.4, "gap after": 0.51, "gap before": 0.29, "above standfirst": 3.0, "before dates": 1.5,
    "labelled": 2.0, "strange": -4.0, "below another": -0.56, "said above": -0.63, "said below": 0.72, "in the lead": 2.65, "marked": 4.0, "glued": -3.0,
}  # fmt: skip
"""What speaks for a line and against it: fitted to scrapes with known headlines, and tried on sites left out; set by hand
are six: right above a sentence that bylines and dates follow, before the first of those, a Markdown heading, and what
kind of piece it is in brackets before it, as Korean papers write; words glued to one that the text never says, as buttons in a row are; and a kind of piece, or a plea, of which the text says nothing."""
ENOUGH = 6.5
"""Score from which a block is taken for the headline; below it the article has none that we know."""
ENOUGH_OUTSIDE = 5.0
"""The same for a line outside the article, which loses nothing of its text by it."""
ENOUGH_INSIDE = 9.0
"""The same for a line that stays, far from the top and without a date or a byline around: a heading of the text rather."""
PARTS = lazy(r"\s+|(?<=[가-힣])[·/](?=[가-힣])")
"""What stands between the words of a menu."""
ABOUT = 0.8
"""Scores that differ by no more are the same: the upper of two lines is the headline, the lower its deck."""
TOP = 6
"""Lines at the top of a scrape, where one that stays is likely its headline."""


def find_title(page: Page, known: Metadata, rules: Rules, found: RuleSet) -> Page:
    """The page with its headline marked for the metadata, and each copy of it before the text for the ledger."""
    if rules.kept(RULE):
        return page
    title, out = known.title, list(page)
    first = next((i for i, s in enumerate(page) if s.stays and ((s.body and s.where != "head") or is_entry(s))), None)
    if first is None:
        first = next((i + 1 for i, s in enumerate(page) if s.stays and s.sentence), len(page))
    if not title and (at := _headline(page, first, found)) is not None:
        title = _bare(page[at].words.full, page)
        out[at] = with_changed(page[at], verdict=Verdict(RULE, BECAUSE, 0.9, to="title", value=title))
    if title and not rules.kept(AGAIN):
        for i, sight in enumerate(out[:first]):
            if sight.stays and len(sight.words.full) <= LONGEST and _same(sight.words.full, title):
                out[i] = sight.judged(Verdict(AGAIN, AGAIN_BECAUSE, 0.95))
    return tuple(out)


def _bare(title: str, page: Page) -> str:
    """The headline without the kicker before it or the house behind it, where it stands without them as well."""
    kicker = KICKER.match(title)
    rests = [title[kicker.end() :]] if kicker else []
    rests += [title.partition(" < ")[0]]
    rests += [title[: end.start()] for end in HOUSE.finditer(title) if end.end() == len(title) < 2 * end.start()]
    return next((rest for rest in rests if any(_same(s.words.full, rest) for s in page)), title)


def _same(text: str, title: str) -> bool:
    return squeeze(text) == squeeze(title)


def _headline(page: Page, first: int, found: RuleSet) -> int | None:
    """The likeliest headline before the standfirst or the first running text, if one is likely at all."""
    opening = next((i for i in reversed(range(first)) if page[i].stays and page[i].body), first)
    terms = [terms_of(s.words.full) for s in page]
    spoken = vocabulary(terms, [s.stays and s.body for s in page])
    candidates = [i for i in range(max(0, first - REACH), opening) if _may_be(page[i], i) and not _menu(page[i], found)]
    if not candidates:
        return None
    usual = sorted(min(s.stamp.blank_before, MOST) for s in page)[len(page) // 2]
    copies = Counter(s.words.squeezed for s in page)
    dated = next((i for i, sight in enumerate(page) if _dated(sight)), len(page))
    nearest = max((i for i in candidates if i < dated), default=-1)
    lead = {term for told in terms[first : first + LEAD] for term in told}
    scores = {}
    for i in candidates:
        told = _measures(page, i, first, usual) | {"shared": _shared(terms[i], spoken)}
        told |= {
            "again": copies[page[i].words.squeezed] > 1,
            "first": i == candidates[0],
            "above standfirst": opening < first and i == candidates[-1],
            "before dates": i < dated < min(i + AHEAD, first),
            "below another": i - 1 in candidates,
            "said above": max((_alike(terms[i], terms[j]) for j in candidates if j < i), default=0.0),
            "said below": max((_alike(terms[i], terms[j]) for j in candidates if j > i), default=0.0),
            "in the lead": len(set(terms[i]) & lead) / max(len(set(terms[i])), 1),
            "labelled": labelled(page, i, i == nearest, told["shared"]),
            "strange": told["shared"] == 0 and i != nearest and strange(page[i]),
            "glued": any(one.casefold() not in spoken for one in GLUED.findall(page[i].words.full)),
        }
        scores[i] = sum(WEIGHTS[name] * value for name, value in told.items())
    ranked = sorted(scores, key=lambda i: (-scores[i], i))
    best = ranked[0]
    if not any(s.stays for i, s in enumerate(page) if i != best):
        return None
    above = best - 1 if scores.get(best - 1, -inf) >= scores[best] - ABOUT else best
    if not page[best].stays and not page[above].stays:
        best = above
    if scores[best] >= _enough(page, best):
        return best
    return candidates[0] if _opens(page, candidates[0]) else None


def _enough(page: Page, at: int) -> float:
    """The score that a line needs in its place; the article's first line has nothing of it above."""
    if not page[at].stays:
        return ENOUGH_OUTSIDE
    span, opens = page[at].block.span, not any(s.stays for s in page[:at])
    far = span is not None and span.line > TOP
    return ENOUGH_INSIDE if far and not opens and not _signed(page, at) else ENOUGH


def _opens(page: Page, at: int) -> bool:
    """Whether a line is the first of the source, says no sentence, and running text comes soon: a text with its title.

    So is one that alone stands before the article: no page has a frame of one line. Of a short scrape nobody has taken
    more than the article and little around it.
    """
    if at or len(page) < 2 or NUMBERED.match(page[0].words.full):
        return False
    if len(page) < SHORT and any(s.stays and s.sentence for s in page[1:AHEAD]) and _says(page[0]):
        return True
    if page[0].sentence:
        return False
    kind = page[0].words.full[:1] in tuple("[［【<〈")
    below = next((s for s in page[1 : ABOVE + 2] if not (_ruled(s) and (kind or not _dated(s)))), page[1])
    return below.stays and (not page[0].stays or any(s.body for s in page[1:AHEAD]))


def _says(first: Sight) -> bool:
    """Whether a first line may be a headline: a question or no sentence, and more than a name."""
    text = first.words.full
    named = len(text.split()) <= NAME or text.startswith("[")
    return not (named and not WIDE.search(text)) and (not first.sentence or text.endswith("?"))


def _signed(page: Page, at: int) -> bool:
    """Whether a line around this one tells who wrote the article, or when."""
    near = page[max(0, at - ABOVE) : at + FAR]
    return any(map(_dated, near)) or signed((s.words.full, s.size) for s in near)


def _may_be(sight: Sight, at: int) -> bool:
    """Whether nothing in the shape of a block says that it is no headline."""
    text, quotes = sight.words.full, "«" in sight.words.full
    least = BRIEFEST if KIND.match(text) else SHORTEST
    if (
        not least <= sight.size <= LONGEST
        or is_button(text)
        or _ruled(sight)
        or sight.role
        or sight.stamp.role.startswith("marker")
    ):
        return False
    # a headline that a crumb or a picture's description says before it looks like a doubled caption; the first line is one
    if sight.stamp.role == "caption" and (sight.stamp.tag != "line" or at == 0):
        return False
    if text.endswith((":", "：")) or text.startswith(MARKS) or (text[0] in "([（" and text[-1] in ")]）"):
        return False
    if not quotes and (text[-1] in ARROWS or CRUMBS.search(text)):
        return False
    if (
        BY.match(text)
        or SIGNS_OFF.search(text)
        or GLUED.fullmatch(text)
        or (sight.size > LONG_SAID and SAYS_MORE.search(text))
    ):
        return False
    return sight.size > STAMPED or not (CLOCK.search(text) or iso(text))


def _menu(sight: Sight, found: RuleSet) -> bool:
    """Whether half of a line's words are labels of a page or sections each: a menu in a row."""
    parts = PARTS.split(sight.words.full)
    known = [part for part in parts if (bare := squeeze(part)) in SECTIONS or bare in found.remove.labels]
    if len(parts) < 4 or not known or sight.sentence:
        return False
    return 2 * (len(known) + sum(_is_label(part, found) for part in parts if part not in known)) >= len(parts)


def _is_label(word: str, found: RuleSet) -> bool:
    """Whether a rule in Korean takes a word alone."""
    words = Words.of(word) if HANGUL.match(word) else None
    return words is not None and any(rules.find(words, (), "head") is not None for rules in (found.move, found.remove))


def _shared(terms: Iterable[str], spoken: dict[str, int]) -> float:
    """How much of what a line says the running text says too, 0 to 1; few words say little."""
    said = set(terms)
    if not said:
        return 0.0
    known = sum(1 for t in said if spoken.get(t, 0))
    return known / len(said) * min(1.0, len(said) / 4)


def _alike(one: Iterable[str], other: Iterable[str]) -> float:
    """How much of what the shorter of two lines says the other says too, 0 to 1; two words say nothing."""
    mine, theirs = set(one), set(other)
    return len(mine & theirs) / max(min(len(mine), len(theirs)), 1) if len(mine) > 2 else 0.0


def _measures(page: Page, at: int, first: int, usual: int) -> dict[str, float]:
    """What can be measured of a line in its place; `usual`: the empty lines that stand between any two."""
    sight, text = page[at], page[at].words.full
    words = text.split()
    above = page[at - 1] if at else None
    below = page[at + 1] if at + 1 < len(page) else None
    crumb = len(sight.words.squeezed) > 10 and any(
        other.words.squeezed.endswith(sight.words.squeezed) and other.words.squeezed != sight.words.squeezed
        for other in page[max(0, at - 8) : at]
    )
    crumb = crumb or any(housed(other.words.full, text, page) for other in page[:at])
    return {
        "size": log1p(sight.size),
        "long": sight.size > 110,
        "short": sight.size < 25,
        "words": log1p(max(len(words), sight.size / WORD)),
        "sentence": sight.sentence
        and (last := text.rstrip("”’\"'»)")[-1:]) not in "?!"
        and (text[-1] not in ENDS or last == "."),
        "unruled": sum(s.size >= SHORTEST and not _ruled(s) and not s.stays for s in page[at + 1 : first]) / 10,
        "in a crumb": crumb,
        "byline": any(map(_dated, page[at + 1 : min(at + 5, first)])),
        "label above": above is not None and above.size < 25,
        "capitals": sum(word[:1].isupper() for word in words) / max(len(words), 1),
        "numbered": NUMBERED.match(text) is not None,
        "marked": isinstance(sight.block, Heading),
        "gap before": min(sight.stamp.blank_before, MOST) - usual,
        "gap after": min(below.stamp.blank_before, MOST) - usual if below is not None else 0,
    }


def _dated(sight: Sight) -> bool:
    """Whether a line tells who wrote the article, or when."""
    return sight.to in DATED


def _ruled(sight: Sight) -> bool:
    """Whether a rule, and not the cleaner's own look, has condemned a block."""
    return not sight.stays and not sight.rule.startswith("clean.")
