"""What custom elements show: a page may write their shadow trees as templates, and browsers show those in their place.

Source: HTML, "declarative shadow roots"; SingleFile and other savers of pages write every open shadow tree so.
"""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.readers.html.raw import SPACE

_TEMPLATE = lazy(rf"<(/?)template(?={SPACE}|[/>])([^>]*)>", re.I)
_ROOT = lazy(rf"{SPACE}shadowroot(?:mode)?{SPACE}*=", re.I)


def unshadowed(markup: str) -> str:
    """The page with its shadow trees where they are shown, before what their elements hold besides."""
    if "shadowroot" not in markup:
        return markup
    opened: list[bool] = []

    def turned(tag: re.Match[str]) -> str:
        if tag[1]:
            return "</div>" if opened and opened.pop() else tag[0]
        opened.append(_ROOT.search(tag[2]) is not None)
        return "<div>" if opened[-1] else tag[0]

    return _TEMPLATE.sub(turned, markup)
