"""The links in a run of text, and which words of one say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformat.document.nodes import Inlines, Link
from reformat.patterns import lazy

VAGUE = lazy(
    r"[\[<(“\"'▶☞→\s]*(?:여기(?:를)?(?: ?클릭|서)?|이곳|링크|바로\s*가기|클릭|자세히(?: 보기)?|더\s*보기|원문(?: 보기)?"
    r"|(?:click |tap )?here|this(?: (?:link|page|article|story|site))?|link|(?:read |learn |see )?more|details"
    r"|こちら|ここ|リンク|詳しくは|詳細|これ|点击(?:这里)?|这里|此处|链接|更多"
    r"|hier(?: klicken)?|mehr|(?:cliquez )?ici|(?:en savoir )?plus|aquí|(?:leer )?más|qui|aqui)[\]>)”\"'→»\s.]*",
    re.I,
)
"""Link texts that say nothing out of their sentence."""


def links(inlines: Inlines) -> Iterator[Link]:
    """Each link of a run in order, those inside stress, languages and the like too."""
    for inline in inlines:
        if isinstance(inline, Link):
            yield inline
        elif hasattr(inline, "inlines"):
            yield from links(inline.inlines)
