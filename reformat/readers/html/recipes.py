"""The ingredients and steps of a recipe: an article's heart, though lines as short as these look like labels and menus.

Told by the page's own data, by the names of elements (microdata, microformats and what builders call them) or by the
heading above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from reformat.language.scripts import bare
from reformat.readers.html.around import above_all, outermost
from reformat.readers.html.page import INLINE, Page, Part
from reformat.readers.html.recipe_names import FACTS, INGREDIENTS, LINE, NONE, REVIEWS, STEPS, TELLING
from reformat.readers.html.signals import HEADINGS, TOOLS, debris, hidden, talks
from reformat.readers.metadata.linked import Linked

CHOSEN = "html.recipe"
"""What blocks of a recipe are stamped with: the page itself calls them its ingredients or steps."""

LONGEST = 6000
"""Characters of a box of ingredients or steps at most."""

ITEM, BRIEF, TEXT = 400, 120, 40
"""Characters of an ingredient at most; of one at most that nothing but a heading tells; of a box of steps at least."""

LINKED = 0.6
"""Share of links from which a box called so leads to other recipes, unless the page's data say what stands there."""

HEADING = 40
"""Characters of a heading over ingredients at most."""

NEXT = 2
"""How many boxes behind their heading the ingredients begin at most: for how many people they are may stand between."""

ROW = 3
"""Lines side by side that are a list."""

OTHER = 0.4
"""What else may stand in a box around an article and its recipe, as a share of both."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The outermost boxes of ingredients and steps, all parts in them, and all parts that they stand in.

    `told`: there are lines enough for a recipe, whose page is no list of others then.
    """

    boxes: tuple[Part, ...] = ()
    inside: frozenset[int] = frozenset()
    around: frozenset[int] = frozenset()
    told: bool = False

    def reviewed(self, names: str) -> bool:
        """Whether an element is called what the boxes are where readers speak of a recipe."""
        return self.told and REVIEWS.search(names) is not None


NO_RECIPE = Recipe()


def find_recipe(page: Page, linked: Linked) -> Recipe:
    """The recipe of a page, as far as it shows one."""
    said = _said(linked)
    if not said and not _may_be(page):
        return NO_RECIPE
    found = [*_by_words(page, said), *_by_name(page, said), *_by_heading(page)]
    if not found:
        return NO_RECIPE
    asked = _forms(page, found)
    steps = (p for p in _called(page, STEPS) if p.text >= TEXT and p.link_density < LINKED / 2)
    found = _shown([*found, *(p for p in steps if _forms(page, [p]) <= asked)])
    boxes = _whole(_outermost(found))
    facts = _facts(page, boxes)
    inside = frozenset(at for box in (*boxes, *facts) for at in range(box.index, box.end))
    told = sum(1 for at in inside if page.parts[at].own) >= ROW
    own = (*found, *boxes, *facts)
    return Recipe(boxes, inside, above_all(own) | {box.index for box in own}, told)


def _may_be(page: Page) -> bool:
    """Whether a name or a word on a page speaks of ingredients; most pages go no further."""
    if "ingred" in " ".join([part.names for part in page.parts]):
        return True
    low = page.source_text.lower()
    return any(word in low for word in TELLING)


def _forms(page: Page, boxes: Iterable[Part]) -> set[int]:
    """Index of each form around these, which tells how to fill it in where it holds no ingredients."""
    return {at for at in above_all(boxes) if page.parts[at].tag == "form"}


def _facts(page: Page, boxes: tuple[Part, ...]) -> list[Part]:
    """What else a recipe says in the smallest box around its ingredients and steps."""
    card = next((one for one in boxes[0].upward if boxes[-1].end <= one.end), None) if boxes else None
    if card is None or card.tag == "body":
        return []
    found = (part for part in _called(page, FACTS) if part.within(card) and part.link_density < LINKED)
    return [part for part in found if not _of_others(part, card)]


def _of_others(part: Part, card: Part) -> bool:
    """Whether it stands in a box inside the recipe's that is called debris: a card of a related one, say."""
    inside = takewhile(lambda above: above is not card, part.around)
    return any(above.names and debris(above.names) for above in inside)


def _said(linked: Linked) -> frozenset[str]:
    """The ingredients and steps that the page's data list, by their letters."""
    return frozenset(letters for text in linked.recipe() if len(letters := bare(text)) > 1)


def _by_words(page: Page, said: frozenset[str]) -> list[Part]:
    """The elements that say what the data list, ingredients and steps alike; links only what no other one says."""
    may = (p for p in page.parts[1:] if p.text > 1 and p.tag not in TOOLS and p.tag not in HEADINGS) if said else ()
    found = [(_letters(part), _line(part)) for part in outermost(may, lambda part: _letters(part) in said)]
    plain = {text for text, part in found if part.link_density < LINKED}
    return [part for text, part in found if part.link_density < LINKED or text not in plain]


def _by_name(page: Page, said: frozenset[str]) -> Iterator[Part]:
    """The boxes called ingredients, with more than one line and no list of recipes by their ingredients."""
    for part in _called(page, INGREDIENTS):
        lines = [one for one in page.parts[part.index : part.end] if 0 < one.run <= ITEM]
        told = part.link_density < LINKED or any(_letters(one) in said for one in lines)
        if told and (len(lines) > 1 or part.tag in ("li", "p") or "itemprop" in part.attrs):
            yield part


def _called(page: Page, pattern: re.Pattern[str]) -> Iterator[Part]:
    """The outermost elements with such a name or property that hold no headline and no page's worth of text."""
    return map(_line, outermost(page.parts[1:], lambda part: _fits(part) and _has_name(part, pattern)))


def _fits(part: Part) -> bool:
    return 1 < part.text <= LONGEST and bool(part.attrs or part.names) and part.tag not in TOOLS and part.tag != "a"


def _has_name(part: Part, pattern: re.Pattern[str]) -> bool:
    names = f"{part.names} {(part.attrs.get('itemprop') or '').lower()}"
    if pattern.search(names) is None or NONE.search(names) is not None or part.tag in HEADINGS:
        return False
    return part.node.css_first("h1") is None


def _by_heading(page: Page) -> Iterator[Part]:
    """The lists right behind a heading, or a line, that says so."""
    for part in page.parts:
        if not 2 <= part.text <= HEADING or not (part.tag in HEADINGS or part.own == part.text):
            continue
        if (INGREDIENTS.search if part.tag in HEADINGS else LINE.fullmatch)(_letters(part)) is None:
            continue
        holder = part
        while (above := holder.parent) is not None and above.text <= part.text + 2 and above.tag != "body":
            holder = above
        behind = (one for one in (above.children if above is not None else ()) if one.index >= holder.end and one.text)
        below = takewhile(lambda one: one.tag not in HEADINGS, islice(behind, NEXT))
        yield from filter(_lists, below)


def _lists(box: Part) -> bool:
    """Whether a box is a list or table, holds one or is many brief lines, and leads nowhere."""
    if box.tag in HEADINGS or box.text > LONGEST or box.link_density >= LINKED:
        return False
    if box.tag in ("ul", "ol", "table", "dl") or box.node.css_first("li, tr") is not None:
        return True
    lines = [one.run for one in box.children if one.text]
    return len(lines) >= 2 * ROW and all(0 < line <= BRIEF for line in lines)


def _letters(part: Part) -> str:
    return bare(part.node.text(deep=True) or "")


def _line(part: Part) -> Part:
    """The block that an element in a line stands in, where it says no more."""
    while part.tag in INLINE and part.parent is not None and part.parent.text == part.text:
        part = part.parent
    return part


def _shown(found: list[Part]) -> list[Part]:
    """Those that readers see, and not what readers say; where none is seen, those in tabs that a script opens."""
    told = [(part, _state(part)) for part in found]
    seen = [part for part, state in told if not state]
    return seen or [part for part, state in told if state == "hidden"]


def _state(part: Part) -> str:
    """Why an element is not seen as the article's: it stands in a control or in talk, or is hidden."""
    around = [above for above in part.upward if above.parent is not None]
    if any(above.tag in TOOLS or (above.names and talks(above.names)) for above in around):
        return "talk"
    return "hidden" if any(map(hidden, around)) else ""


def _outermost(found: Iterable[Part]) -> tuple[Part, ...]:
    """Those that stand in no other, in document order."""
    boxes: list[Part] = []
    for part in sorted(found, key=lambda one: (one.index, -one.end)):
        if not boxes or part.index >= boxes[-1].end:
            boxes.append(part)
    return tuple(boxes)


def _whole(boxes: tuple[Part, ...]) -> tuple[Part, ...]:
    """The boxes that hold little but these, lines that the data say otherwise and headings included."""
    told: dict[int, tuple[Part, int]] = {}
    for box in boxes:
        for above in takewhile(lambda one: one.tag != "body" and one.text <= LONGEST, box.around):
            told[above.index] = above, told.get(above.index, (above, 0))[1] + box.text
    most = (above for above, said in told.values() if said > (1 - OTHER) * above.text or _row(above, boxes))
    return _outermost([*boxes, *(one for one in most if one.node.css_first("h1") is None)])


def _row(above: Part, boxes: tuple[Part, ...]) -> bool:
    """Whether a third of the lines straight in a box are among these: the data say the others otherwise."""
    lines = [child for child in above.children if child.text]
    return 3 * sum(box.parent is above for box in boxes) >= max(len(lines), 3 * ROW)
