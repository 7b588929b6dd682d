"""Which lines a page sets in the middle, as it does with the words below its pictures."""

from __future__ import annotations

from functools import cached_property

from reformat.patterns import lazy
from reformat.readers.html.page import Page, Part

_ALIGNED = lazy(r"text-align\s*:\s*(?P<where>\w+)")


class Middles:
    """What is set in the middle on one page, by its own word or that of the boxes around it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._known: dict[int, bool] = {}

    @cached_property
    def any(self) -> bool:
        """Whether anything on the page is; most pages leave it to their style sheets."""
        return self.page.tree.css_first("center, [align=center i], [style*=center]") is not None

    def centred(self, part: Part, root: int) -> bool:
        """Whether an element's lines are, by what is said from the part `root` on."""
        asked: list[int] = []
        told: bool | None = None
        above: Part | None = part
        while above is not None and above.index >= root and told is None:
            asked.append(above.index)
            told = self._known.get(above.index)
            if told is None and (above.attrs or above.tag == "center"):
                style = _ALIGNED.search(above.attrs.get("style") or "")
                where = style["where"] if style is not None else (above.attrs.get("align") or "").lower()
                told = where == "center" if where else True if above.tag == "center" else None
            above = above.parent
        self._known.update(dict.fromkeys(asked, bool(told)))
        return bool(told)
