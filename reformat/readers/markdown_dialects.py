"""What site generators and note-takers write into Markdown beside Markdown, as plain Markdown and HTML.

Shortcodes of Hugo and Jekyll, attributes of Pandoc and kramdown, fenced divisions, links, embeds and callouts of
Obsidian and GitHub. Marks are markup, and go; what stands between them is the author's, and stays. Code is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from reformat.patterns import lazy

CODE = lazy(r"(^ {0,3}(```|~~~).*?(?:^ {0,3}\2[`~]*[ \t]*$|\Z)|(?<!`)(`+)(?!`)[^`\n]*\3(?!`))", re.M | re.S)
"""Fenced blocks, and spans within a line."""

_ARGUMENTS = r"((?:[^\"'{}%>]|\"[^\"\n]*\"|'[^'\n]*'|%(?![}])|>(?!\}))*+)"
_HUGO = lazy(rf"\{{\{{[<%]\s*+(/?[\w-]++){_ARGUMENTS}[%>]\}}\}}")
_LIQUID = lazy(rf"\{{%-?\s*+([\w-]++){_ARGUMENTS}-?%\}}")
_COMMENT = lazy(
    r"\{%-?\s*comment\s*-?%\}(?:(?!\{%-?\s*comment).)*?\{%-?\s*endcomment\s*-?%\}"
    r"|^%%[^\n]*?%%|^%%\n(?:(?!^%%).)*?\n%%$|\{/\*(?:(?!\{/\*).)*?\*/\}",
    re.M | re.S,
)
_HIGHLIGHT = lazy(r"^\{%-?\s*(?:end)?highlight\b([^%\n]*)%\}[ \t]*$", re.M)
_NAMED = lazy(r"(?<![\w-])([\w-]++)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
_FIRST = lazy(r"\"([^\"]*)\"|'([^']*)'|(?<!\S)([^\s\"'=]+)(?!\S)")
_OUTPUT = lazy(r"(?<=[(\"'])\{\{-?\s*+(?:\"([^\"{}\n]*)\"|'([^'{}\n]*)')?[^{}\n]*\}\}")
"""What Jekyll writes at the beginning of an address: a literal, or where the site lies."""
_PICTURE = lazy(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$", re.I)

_ATTRIBUTES = r"\{:?(?:\s*+(?:[#.][\w:.-]++|[\w-]++=(?:\"[^\"\n]*+\"|[\w%.-]++)))++\s*+\}"
_SPAN = lazy(rf"(?<!\])\[([^\[\]\n]++)\]{_ATTRIBUTES}")
_ATTACHED = lazy(rf"(?<=[)\]`]){_ATTRIBUTES}|(?<=\S)[ \t]+{_ATTRIBUTES}[ \t]*$|^[ \t]*\{{:[^{{}}\n]*+\}}[ \t]*$", re.M)
_DIVISION = lazy(
    r"^[ \t]*+:{3,}+[ \t]*+"
    r"(?:\{([^{}\n]*+)\}|[\w-]++(?:[ \t]++([^\s:{}](?:[^\n:{}]*[^\s:{}])?))?)?[ \t]*+:*+[ \t]*+$",
    re.M,
)

_EMBED = lazy(r"!\[\[([^\[\]|\n#^]++)[^\[\]\n]*+\]\]")
_LINK = lazy(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_CALLOUT = lazy(r"^((?:[ \t]*>)+[ \t]*)\[!(\w+)\][+-]?[ \t]*([^\n]*)$", re.M)
_PLACE = lazy(r"(?<=\S)[ \t]+\^[\w-]+[ \t]*$", re.M)
_MARKED = lazy(r"(?<![=\w])==(?=\S)([^=\n]+)(?<=\S)==(?![=\w])")
_CONTENTS = lazy(r"^[ \t]*(?:\[\[?_?toc_?\]\]?|\[\[_TOC_\]\]|\$\{toc\}|@\[toc\])[ \t]*$", re.M | re.I)
_PLAYER = lazy(r"^@\[(youtube|vimeo)\]\(([\w-]+)\)[ \t]*$", re.M)
_FORMULA = lazy(
    r"^\$\$[ \t]*(?:\n([^$]*)\n)?\$\$[ \t]*$|\$\$([^$\n]+)\$\$"
    r"|(?<![\w$\\])\$(?=\S)(?=[^$\n]*[\\^_={])([^$\n]++)(?<=\S)\$(?![\d$])",
    re.M,
)
_MODULES = lazy(r"^(?:import\s[^\n]*['\"];?|export\s(?:const|let|default|function)\b[^\n]*)$", re.M)

_PLAYERS = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}
_REFERENCES = ("ref", "relref", "link", "post_url")


def plain(text: str, *, modules: bool = False) -> str:
    """The text with its dialect's marks as Markdown or HTML; `modules`: it may import and export, as MDX does."""
    text = _HIGHLIGHT.sub(lambda found: f"```{found[1].strip()}", text) if "highlight" in text else text
    parts, at = [], 0
    for code in CODE.finditer(text):
        parts += [_plain(text[at : code.start()], modules), code[0]]
        at = code.end()
    return "".join([*parts, _plain(text[at:], modules)])


def _plain(text: str, modules: bool) -> str:
    if modules:
        text = _MODULES.sub("", text)
    for sign, pattern, change in _CHANGES:
        if sign in text:
            text = pattern.sub(change, text)
    return text


def _shortcode(found: re.Match[str]) -> str:
    """A figure, a player, a reference's address, or nothing."""
    name, words = found[1].lower(), found[2] or ""
    told = {key: one or two or three for key, one, two, three in _NAMED.findall(words)}
    first = next(("".join(one) for one in _FIRST.findall(_NAMED.sub("", words))), "")
    if name in _REFERENCES:
        return first
    if name in _PLAYERS:
        number = told.get("id") or first
        return f'\n\n<iframe src="{_PLAYERS[name]}{escape(number)}"></iframe>\n\n' if number else ""
    if (place := told.get("src") or told.get("url") or told.get("image") or "") and _PICTURE.search(place):
        said = told.get("caption") or told.get("title") or ""
        below = f"<figcaption>{escape(said)}</figcaption>" if said else ""
        return f'\n\n<figure><img src="{escape(place)}" alt="{escape(told.get("alt", ""))}">{below}</figure>\n\n'
    return ""


def _embedded(found: re.Match[str]) -> str:
    """A picture, or the name of the note that stands there."""
    name = found[1].strip()
    return f"![](<{name}>)" if _PICTURE.search(name) else name


def _callout(found: re.Match[str]) -> str:
    """The title that the author gave it, else what kind it is."""
    return f"{found[1]}**{found[3].strip() or found[2].capitalize()}**\n{found[1]}"


def _titled(found: re.Match[str]) -> str:
    return f"\n**{found[2]}**\n" if found[2] else ""


_CHANGES: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("*/}", _COMMENT, ""),
    ("%%", _COMMENT, ""),
    ("endcomment", _COMMENT, ""),
    ("{{", _HUGO, _shortcode),
    ("{{", _OUTPUT, lambda found: found[1] or found[2] or ""),
    ("{%", _LIQUID, _shortcode),
    ("toc", _CONTENTS, ""),
    ("TOC", _CONTENTS, ""),
    ("]{", _SPAN, r"\1"),
    ("{", _ATTACHED, ""),
    (":::", _DIVISION, _titled),
    ("![[", _EMBED, _embedded),
    ("[[", _LINK, lambda found: (found[2] or found[1]).strip()),
    ("[!", _CALLOUT, _callout),
    ("^", _PLACE, ""),
    ("==", _MARKED, r"<mark>\1</mark>"),
    ("@[", _PLAYER, lambda found: f'<iframe src="{_PLAYERS[found[1]]}{found[2]}"></iframe>'),
    ("$", _FORMULA, lambda found: next(filter(None, found.groups()), "")),
)
"""A sign without which nothing is to do, what is looked for, and what comes in its place."""
