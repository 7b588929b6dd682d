"""Which parts of the page are the article's, and in what role."""

# ruff: noqa: E501 (a table of selectors)
from __future__ import annotations

from dataclasses import dataclass

from reformat.document.addresses import host_of
from reformat.readers.html.bylines import bylines
from reformat.readers.html.colophon import beside_data
from reformat.readers.html.datelines import datelines, far_date
from reformat.readers.html.elements import elements_in
from reformat.readers.html.find import Weights, find
from reformat.readers.html.front import Front, find_front
from reformat.readers.html.fronts import beside_list, indexed
from reformat.readers.html.headline import shown_title, told_headline, words
from reformat.readers.html.noted import apart, around, noted
from reformat.readers.html.page import Page, Part
from reformat.readers.html.reason import Reason
from reformat.readers.html.recipe_place import outside, with_recipe
from reformat.readers.html.recipes import find_recipe
from reformat.readers.html.scripted import as_markup, body_in, prose
from reformat.readers.html.shed import CONTROL, controls, shed
from reformat.readers.html.standfirst import descriptions, standfirst
from reformat.readers.metadata import Visible
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.heads import Heads
from reformat.readers.metadata.linked import Linked
from reformat.rules import RuleFile


@dataclass(frozen=True, slots=True)
class Layout:
    """Which parts of the page are what: `kept` with their roles in document order, `out` inside them, and why.

    `why`: the id of the reason where there is no article; `scripted`: the body's markup where a script alone holds it;
    `recipe`: the parts that are a recipe's ingredients and steps.
    Roles: body, deck, figure, and title, byline, date, whose words go into the metadata.
    """

    kept: tuple[tuple[Part, str], ...] = ()
    out: dict[int, Reason] | None = None
    why: str = ""
    scripted: str = ""
    recipe: frozenset[int] = frozenset()

    @property
    def reasons(self) -> dict[int, Reason]:
        """What is left out, by index."""
        return self.out or {}


TOLD = frozenset(["title", "byline", "date"])
"""Roles of parts whose words go into the metadata; all others are read, so menus and the like have none of them."""


def lay_out(
    page: Page, heads: Heads, linked: Linked, site: RuleFile, *, whole: bool, titled: bool = False
) -> tuple[Layout, Visible]:
    """The layout of a page, and what it shows of its metadata; a rule of its site knows better than any guess.

    A body by itself, no `whole` page, is the article; its only h1 is the title where it begins with one and is not
    `titled` yet.
    """
    body = page.body
    if body is None:
        return Layout(), Visible()
    if not whole:
        return _alone(page, body, titled=titled)
    recipe = find_recipe(page, linked)
    weights = Weights(page, recipe)
    cited = heads.first("citation_title", "dc.title", "dcterms.title")
    said = [linked.text("headline"), heads.first("og:title"), heads.title, *([cited] if cited else ())]
    told = told_headline(page, len(page.parts), said)
    root = _root(page, weights, site, linked, told)
    shown = sum(one.weight for one in (root, *outside(recipe, root))) if root is not None else 0.0
    about = descriptions(heads, linked)
    scripted = script_body(page, linked, shown, weights, about)
    why = _why(page) if root is None else ""
    chosen_or_told = site.select.article or recipe.told
    if root is not None and not chosen_or_told and indexed(page, weights, root, told, heads, linked):
        root = beside_list(page, weights, root, told, heads)
        why = "html.index"
    if root is None:
        return Layout(why=why, scripted=scripted), Visible()
    front = find_front(page, weights, root, said)
    front.decks = standfirst(page, weights, front, root, about)
    visible = beside_data(_visible(page, site, front, root, said), page, front, root, heads, linked)
    notes = noted(page, root)
    bodies = [root, *outside(recipe, root)]
    out = _left_out(page, weights, bodies, notes, heads) | _ruled_out(page, site, root)
    kept = tuple(pair for pair in _in_order(bodies, front, apart(notes, root)) if not pair[0].shut or pair[1] in TOLD)
    if scripted:
        kept = tuple(pair for pair in kept if pair[0] is not root)
    return Layout(kept, _with_front(page, out, front, bodies), scripted=scripted, recipe=recipe.inside), visible


def _root(page: Page, weights: Weights, site: RuleFile, linked: Linked, told: Part | None) -> Part | None:
    """The element of the article: what the site's rules point at, or what holds its paragraphs and its recipe."""
    root = chosen(page, site.select.article)
    if root is None or root.shut:
        root = find(page, weights, "".join(linked.body().split()), told)
    recipe = weights.recipe
    return with_recipe(page, root, recipe, weights.out) if root is not None and recipe.boxes else root


def _left_out(page: Page, weights: Weights, bodies: list[Part], notes: list[Part], heads: Heads) -> dict[int, Reason]:
    """What the DOM itself gives away inside the article's elements as no part of it."""
    home = host_of(heads.address)
    found = (shed(page, weights, body, home, around(notes, body)) for body in bodies)
    return {index: reason for out in found for index, reason in out.items()}


def _ruled_out(page: Page, site: RuleFile, root: Part) -> dict[int, Reason]:
    """What the rules of its site take out of an article."""
    reason = Reason("html.site-rule", f"The rules of {site.host} take it out", 0.95)
    found = (part for selector in site.select.remove for part in page.select(selector))
    return {part.index: reason for part in found if part.within(root) and part is not root}


def _alone(page: Page, body: Part, *, titled: bool) -> tuple[Layout, Visible]:
    """The layout of a body that somebody hands over."""
    tops = [part for part in page.parts if part.tag == "h1" and part.text]
    if titled or len(tops) != 1 or any(part.own for part in page.parts[: tops[0].index]):
        return Layout(((body, "body"),)), Visible()
    kept = Reason("html.title", "Shown as the article's title, kept in its metadata", 0.95)
    return Layout(((body, "body"),), {tops[0].index: kept}), Visible(title=words(tops[0]))


def _visible(page: Page, site: RuleFile, front: Front, root: Part, said: list[str]) -> Visible:
    """What the page shows of its metadata; its site's rules are put into the front first."""
    by_rule = _by_rule(page, site, front)
    dates = datelines(page, front, root)
    return Visible(
        by_rule=by_rule,
        publisher=site.publisher,
        section=words(section) if (section := chosen(page, site.select.section)) is not None else "",
        title=shown_title(page, front.title, said) if front.title is not None else "",
        bylines=bylines(page, front, root),
        dates=dates,
        far_date="" if any(iso(text) for text in dates) else far_date(page, front),
    )


def chosen(page: Page, selectors: tuple[str, ...]) -> Part | None:
    """The first part that one of these selectors finds and that says anything, the best selector first."""
    return next((part for selector in selectors for part in page.select(selector) if part.text), None)


def _by_rule(page: Page, site: RuleFile, front: Front) -> frozenset[str]:
    """Put what the site's rules point at into the front; the fields that a rule gave."""
    given = set()
    if (title := chosen(page, site.select.title)) is not None:
        front.title = title
        given.add("title")
    for field, selectors, parts in (
        ("deck", site.select.deck, front.decks),
        ("byline", site.select.byline, front.bylines),
        ("date", site.select.date, front.dates),
    ):
        if (part := chosen(page, selectors)) is not None:
            parts[:] = [part]
            given.add(field)
    if chosen(page, site.select.section) is not None:
        given.add("section")
    return frozenset(given)


def script_body(page: Page, linked: Linked, shown: float, weights: Weights, about: list[str]) -> str:
    """The body's markup from the page's data, where the page itself shows no more than a part of it."""
    said = linked.body()
    if prose(said) and shown < 0.4 * prose(said):
        return as_markup(said)
    if shown >= 300 / weights.scale:
        return ""
    scripts = [text for kind, text in page.scripts if "ld+json" not in kind]
    if elements := elements_in(scripts):
        return elements
    found = body_in(scripts, about)
    return as_markup(found) if prose(found) > 3 * shown else ""


def _why(page: Page) -> str:
    """Why a page without running text has none."""
    body = page.body
    if body is None or not body.text:
        return "html.scripted" if any(len(text) > 200 for _, text in page.scripts) or page.scripted else "html.empty"
    if body.text < 400 and page.scripted:
        return "html.scripted"
    return "html.index" if body.links > 0.5 * body.text and len(body.node.css("a[href]")) > 20 else "html.links"


def _in_order(bodies: list[Part], front: Front, notes: list[Part]) -> tuple[tuple[Part, str], ...]:
    """The kept parts outside one another, in document order."""
    kept = [(body, "body") for body in bodies]
    groups = {"deck": front.decks, "figure": front.figures, **front.told}

    def free(part: Part) -> bool:
        return not any(part.within(other) or other.within(part) for other, _ in kept)

    for role, parts in groups.items():
        for part in parts:
            kept += [(part, role)] if free(part) else []
    kept += [(note, "body") for note in notes if free(note)]  # none stands in another, and there may be thousands
    return tuple(sorted(kept, key=lambda pair: pair[0].index))


def _with_front(page: Page, out: dict[int, Reason], front: Front, bodies: list[Part]) -> dict[int, Reason]:
    """Parts of the front that stand inside the body go into the metadata from there; a lead picture has no buttons."""
    out |= {part.index: CONTROL for figure in front.figures for part in controls(page, figure)}
    for role, parts in front.told.items():
        for part in parts:
            if any(part.within(body) and part is not body for body in bodies):
                out[part.index] = Reason(f"html.{role}", f"Shown as the article's {role}, kept in its metadata", 0.95)
    return out
