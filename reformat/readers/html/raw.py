"""Where an element ends whose text holds no tags: a script, a style, a title, a field of text."""

from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.readers.html.standard import RAW

SPACE = r"[\t\n\f\r ]"
"""What the standard calls white space, for a pattern."""
_END = {name: lazy(rf"</{name}(?={SPACE}|[/>])", re.I) for name in RAW}
_SCRIPT = lazy(rf"<!--|-->|<(/?)script(?={SPACE}|[/>])", re.I)


def raw_end(name: str, markup: str, at: int) -> int:
    """Where an element ends that no other one can stand in."""
    if name == "script":
        return _script_end(markup, at)
    found = _END[name].search(markup, at)
    return found.start() if found else len(markup)


def _script_end(markup: str, at: int) -> int:
    """Where a script ends: a comment in it may hold a script of its own, with its end tag."""
    comment = inner = False
    while (found := _SCRIPT.search(markup, at)) is not None:
        at = found.end()
        if found[0] == "<!--":
            comment, at = True, at - 2
        elif found[0] == "-->":
            comment = inner = False
        elif found[1] and not inner:
            return found.start()
        else:
            inner = comment and not found[1]
    return len(markup)
