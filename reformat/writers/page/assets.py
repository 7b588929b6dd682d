"""The page's head, style and scripts, and the policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from reformat.document.nodes import Article
from reformat.settings.tree import Page
from reformat.speech.track import Track
from reformat.writers.markup.desk import Desk
from reformat.writers.markup.tree import Element, address, element
from reformat.writers.page.listen import timing
from reformat.writers.paper import line

HERE = Path(__file__).parent


class Assembly:
    """Puts the parts of a page together that aren't the article."""

    def __init__(self, page: Page, desk: Desk) -> None:
        self._page, self._form = page, desk.form
        self._style = _style(page.size, page.paper, page.print_size)

    def theme(self) -> dict[str, str]:
        """The attribute that fixes a theme, where one was chosen."""
        return {} if self._page.theme == "auto" else {"data-theme": self._page.theme}

    def head(self, article: Article) -> Element:
        """Encoding, policy, title, style."""
        known = article.metadata
        title = known.title or self._form.say.get("reading.untitled")
        title = f"{title} – {known.publisher}" if known.publisher else title
        canonical = address(known.url)
        return element(
            "head",
            None,
            element("meta", {"charset": "utf-8"}),
            *(
                element("meta", {"http-equiv": "Content-Security-Policy", "content": policy})
                for policy in self._policies()
            ),
            element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            element("title", None, title),
            *(element("meta", {"name": "author", "content": author}) for author in known.authors),
            element("link", {"rel": "canonical", "href": canonical}) if canonical.startswith("http") else None,
            element("style", None, self._style),
        )

    def scripts(self, desk: Desk, track: Track | None) -> Iterator[Element]:
        """The scripts with their words, at the end, since the page is whole without them."""
        names = self._names(track is not None and bool(track.sections))
        if not names:
            return
        told = {
            "panel": desk.form.say.table["panel"],
            "player": {"listen": desk.form.say.get("reading.listen"), **desk.form.say.table["player"]},
            "lang": desk.form.ours().get("lang", ""),
            "size": self._page.size,
            "print": self._page.print_size,
            "line": round(line(self._page)),
            "track": timing(track, desk) if track else [],
        }
        data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        yield element("script", {"type": "application/json", "id": "rf-data"}, data)
        for name in names:
            yield element("script", None, _text(name))

    def _names(self, narrated: bool = True) -> list[str]:
        player = ["player.js"] if narrated and self._page.audio != "none" else []
        return (["panel.js"] if self._page.panel else []) + player

    def _policies(self) -> tuple[str, str]:
        """Two policies that hold together: only our style and scripts and what is embedded; no bases, no forms.

        In two, since the Nu checker looks at the last alone, and takes every data: address for a breach of img-src.
        """
        scripts = " ".join(dict.fromkeys(f"'{_digest(_text(name))}'" for name in self._names())) or "'none'"
        sound = "data: 'self' file:" if self._page.audio == "beside" else "data:"
        style = f"'{_digest(self._style)}'"
        inside = f"default-src 'none'; script-src {scripts}; style-src {style}; img-src data:; media-src {sound}"
        return inside, "base-uri 'none'; form-action 'none'"


@cache
def _text(name: str) -> str:
    return HERE.joinpath(name).read_text("utf-8")


@lru_cache(maxsize=64)
def _digest(text: str) -> str:
    """What a content security policy calls an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _style(size: int, paper: str, print_size: int) -> str:
    foot = f"@bottom-center {{ content: counter(page); font: {print_size}pt sans-serif; }}"
    sheet = f"@page {{ size: {paper}; margin: 18mm 16mm 22mm; {foot} }}\n"
    chosen = f":root {{ --size: {size}; --print: {print_size}; }}\n"
    narrow = f"@media (max-width: 45rem) {{\n{linear('.rf-wide')}}}\n"
    printed = _text("print.css").replace("18pt", f"{print_size}pt", 1) + f"@media print {{\n{linear('.rf-listed')}}}\n"
    return _text("page.css") + linear(ASKED) + narrow + chosen + sheet + printed


ASKED = ":is(.rf-wide:has(.rf-linear:checked), .rf-tight .rf-wide)"
"""Tables that the reader wants as lists by the switch, or that letters large in their window leave no room for."""


def linear(tables: str) -> str:
    """The linear form of the tables of a selector: one row after the other, each cell under its column's name.

    It needs no script, and is of the same words.
    """
    return _text("linear.css").replace("LINEAR", tables)
