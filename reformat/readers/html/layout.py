"""Which parts of the page are the article's, and in what role."""

from __future__ import annotations

from dataclasses import dataclass

from reformat.readers.html.find import Weights, find
from reformat.readers.html.front import Front, find_front, told_headline, words
from reformat.readers.html.page import Page, Part
from reformat.readers.html.shed import Reason, shed
from reformat.readers.metadata import Visible
from reformat.readers.metadata.heads import Heads
from reformat.readers.metadata.linked import Linked


@dataclass(frozen=True, slots=True)
class Layout:
    """Which parts of the page are what: `kept` with their roles in document order, `out` inside them, and why.

    Roles: body, deck, figure, and title, byline, date, whose words go into the metadata.
    """

    kept: tuple[tuple[Part, str], ...] = ()
    out: dict[int, Reason] | None = None

    @property
    def reasons(self) -> dict[int, Reason]:
        """What is left out, by index."""
        return self.out or {}


def lay_out(page: Page, heads: Heads, linked: Linked, *, whole: bool) -> tuple[Layout, Visible]:
    """The layout of a page, and what it shows of its metadata."""
    body = page.body
    if body is None:
        return Layout(), Visible()
    if not whole:
        return Layout(((body, "body"),)), Visible()
    weights = Weights(page)
    said = [linked.text("headline"), heads.first("og:title"), heads.title]
    root = find(page, weights, "".join(linked.body().split()), told_headline(page, len(page.parts), said))
    if root is None:
        return Layout(), Visible()
    front = find_front(page, weights, root, said)
    visible = Visible(
        title=words(front.title) if front.title is not None else "",
        bylines=tuple(words(part) for part in front.bylines[:4]),
        dates=tuple(part.attrs.get("datetime") or words(part) for part in front.dates[:4]),
    )
    out = shed(page, weights, root)
    return Layout(_in_order(root, front), _with_front(out, front, root)), visible


def _in_order(root: Part, front: Front) -> tuple[tuple[Part, str], ...]:
    """The kept parts outside one another, in document order."""
    kept = [(root, "body")]
    groups = [("deck", front.decks[:1]), ("figure", front.figures), ("title", [front.title] if front.title else []), ("byline", front.bylines), ("date", front.dates)]
    for role, parts in groups:
        for part in parts:
            if not any(part.within(other) or other.within(part) for other, _ in kept):
                kept.append((part, role))
    return tuple(sorted(kept, key=lambda pair: pair[0].index))


def _with_front(out: dict[int, Reason], front: Front, root: Part) -> dict[int, Reason]:
    """Parts of the front that stand inside the body go into the metadata from there."""
    for role, parts in (("title", [front.title] if front.title else []), ("byline", front.bylines), ("date", front.dates)):
        for part in parts:
            if part.within(root) and part is not root:
                out[part.index] = Reason(f"html.{role}", f"Shown as the article's {role}, kept in its metadata", 0.95)
    return out
