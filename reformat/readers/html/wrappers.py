"""What programs put around a page's own elements, taken off before the page is parsed.

Servers and savers of pages write shadow trees as templates (HTML, "declarative shadow roots"; SingleFile does so with
every open one), React sends what comes late in a hidden box that a script puts in its place, and Google's translator
puts every text into two elements.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reformat.patterns import lazy
from reformat.readers.html.raw import SPACE

_TEMPLATE = lazy(rf"<(/?)template(?={SPACE}|[/>])([^<>]*)>", re.I)
_ROOT = lazy(rf"{SPACE}shadowroot(?:mode)?{SPACE}*=", re.I)
_FONT = lazy(rf"<(/?)font(?={SPACE}|[/>])([^<>]*)>", re.I)
_INHERITS = lazy(r"vertical-align: ?inherit")
_LATE = lazy(r'<div (?:hidden(?:="")? id="S:\w+"|id="S:\w+" hidden(?:="")?)>')


def unwrapped(markup: str) -> str:
    """The page as it is shown: shadow trees stand before what their elements hold besides."""
    if "shadowroot" in markup:
        markup = _turned(_TEMPLATE, _ROOT.search, ("<div>", "</div>"), markup)
    if "inherit;" in markup:
        markup = _turned(_FONT, _INHERITS.search, ("", ""), markup)
    return _LATE.sub("<div>", markup) if 'id="S:' in markup else markup


def _turned(tags: re.Pattern[str], told: Callable[[str], object], into: tuple[str, str], markup: str) -> str:
    """The markup with elements of one kind turned into others, each with its end, whose attributes tell that."""
    opened: list[bool] = []

    def turned(tag: re.Match[str]) -> str:
        if tag[1]:
            return into[1] if opened and opened.pop() else tag[0]
        opened.append(bool(told(tag[2])))
        return into[0] if opened[-1] else tag[0]

    return tags.sub(turned, markup)
