"""What a page needs on paper that WeasyPrint's style sheets cannot do: whole Korean words, and tables as lists."""

from __future__ import annotations

from collections.abc import Iterator

from reformat.patterns import lazy
from reformat.settings.tree import Page
from reformat.writers.markup.tree import Element, element, put

SHEETS = {"A4": 210, "B5": 176}
"""Widths in millimetres."""

MARGINS, POINT, MOST = 32, 72 / 25.4, 32
"""Left and right margin together in millimetres, points in one, and the largest print in points (print.css)."""

WORD = lazy(r"\S*[\uac00-\ud7a3]\S*[\uac00-\ud7a3]\S*")
"""A word with two Korean syllables: between them WeasyPrint, which knows no `keep-all`, would end a line."""

AS_IT_STANDS = frozenset({"code", "pre", "script", "style", "title", "nobr"})


def line(page: Page) -> float:
    """The width of a printed line in points."""
    return (SHEETS[page.paper] - MARGINS) * POINT


def room(page: Page) -> float:
    """The width of a printed line in em."""
    return line(page) / min(max(page.print_size, page.size * 0.75), MOST)


def for_paper(root: Element, page: Page) -> Element:
    """The tree made fit for the paper of the settings."""
    for wide in list(root.iterfind(".//div[@class]")):
        table = wide.find(".//table")
        if "rf-listed" in wide.get("class", "").split() and table is not None:
            wide[:] = list(_lines(table))
    _keep(root, False, int(room(page) * 0.8))
    return root


def _lines(table: Element) -> Iterator[Element]:
    """The linear form: its caption, then row after row, each cell after the name of its column."""
    for caption in table.iterfind("caption"):
        yield _renamed(caption, "p", "rf-label")
    labelled = table.find(".//td[@data-label]") is not None
    for row in table.iterfind("tbody/tr" if labelled else ".//tr"):
        cells = [_cell(cell) for cell in row if len(cell) or (cell.text or "").strip()]
        yield element("div", {"class": "rf-line"}, *cells)


def _cell(cell: Element) -> Element:
    label = cell.get("data-label")
    return element("p", None, element("strong", None, f"{label}: ") if label else None, _renamed(cell, "span"))


def _renamed(old: Element, tag: str, kind: str = "") -> Element:
    made = element(
        tag, {"class": kind, "id": old.get("id", "")} | {k: v for k, v in old.items() if k in ("lang", "dir")}
    )
    inner = element("strong") if old.tag == "th" else made
    inner.text = old.text
    inner.extend(list(old))
    if inner is not made:
        made.append(inner)
    return made


def _keep(parent: Element, korean: bool, longest: int) -> None:
    """Put each Korean word that has room in a line into an element that does not break."""
    language = parent.get("lang")
    korean = language.partition("-")[0] == "ko" if language else korean
    if parent.tag in AS_IT_STANDS:
        return
    pieces: list[Element | str] = [parent.text or ""]
    for child in parent:
        pieces += [child, child.tail or ""]
    parent[:], parent.text = [], None
    for piece in pieces:
        if isinstance(piece, str):
            for part in _words(piece, longest) if korean else (piece,):
                put(parent, part)
        else:
            _keep(piece, korean, longest)
            piece.tail = None
            parent.append(piece)


def _words(text: str, longest: int) -> Iterator[Element | str]:
    at = 0
    for word in WORD.finditer(text):
        if len(word[0]) <= longest:
            yield text[at : word.start()]
            yield element("nobr", None, word[0])
            at = word.end()
    yield text[at:]
