"""Texts in markup languages that are not read (reStructuredText, AsciiDoc, TeX …): which, and what reads them."""

from __future__ import annotations

import re

from reformat.errors import Unsupported
from reformat.patterns import lazy

FEWEST = 2
"""Signs of its language that a text has from which its file's ending is believed."""

_ASCIIDOC = (
    "AsciiDoc",
    r"^=+ \S|^(?:image|include|video)::|^:[\w-]+:|^\[[\w\",= .#-]+\]$|^(?:-{4}|={4}|\.{4}|_{4})$|https?://\S+\[",
)
_TEX = ("TeX", r"\\(?:documentclass|usepackage|begin|end|title|author|section|chapter|subsection|maketitle|input)\b")
_LANGUAGES = {
    "rst": ("reStructuredText", r"^\.\. [\w|\[-]|^([=\-~^\"'`#*+])\1{3,}$|^:[\w -]+: |`[^`\n]+ <[^>\n]+>`_|:\w+:`"),
    **dict.fromkeys(("adoc", "asciidoc", "asc"), _ASCIIDOC),
    "org": ("Org", r"^#\+\w+:|^\*+ \S|\[\[[^\]\n]+\]\["),
    **dict.fromkeys(("tex", "latex", "ltx"), _TEX),
    "textile": ("Textile", r"^(?:h[1-6]|p|bq|pre)[^\s.]{0,20}\. |^\*+ |\"[^\"\n]+\":https?://"),
    **dict.fromkeys(("wiki", "mediawiki"), ("a wiki's markup", r"^=+ ?[^=\n]+ ?=+$|\[\[|'''|^\{\||^[*#:]+ ")),
}
_SIGNS = {sign: lazy(sign, re.M) for _, sign in _LANGUAGES.values()}


def refuse_markup(text: str, name: str) -> None:
    """Raises Unsupported for a text whose name and signs say that it is in one of these languages."""
    ending = name.lower().rpartition(".")[2]
    language, sign = _LANGUAGES.get(ending, ("", ""))
    if not language or len(_SIGNS[sign].findall(text)) < FEWEST:
        return
    tool = "asciidoctor" if language == "AsciiDoc" else "pandoc -o page.html"
    hint = f"make HTML of it first, as `{tool} {name.rpartition('/')[2]}` does"
    raise Unsupported(f"{name} is in {language}, which is not read", hint=hint, where=name)
