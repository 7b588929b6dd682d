"""Runs of text and inline elements into the model's inlines, white space folded as a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any
from urllib.parse import urljoin

from bs4.element import NavigableString, PreformattedString, Tag

from reformat.document.draft import Change
from reformat.document.nodes import (
    AnyInline,
    Emphasis,
    Inlines,
    Language,
    LineBreak,
    Link,
    Literally,
    Raised,
    Ruby,
    Span,
    Strong,
    Text,
)
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.readers.html.formulas import formula

_SPACE = lazy(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
"""All white space that is not one space already."""
_PERMALINK = lazy("[¶⚓🔗]\ufe0f?|\u200b")
"""Signs of links from a heading, a caption or a term to itself; what else leads elsewhere in the page says more."""
_SPACES = ("\n", "  ", "\t", "\r", "\f")
"""Of these stands one in every text that has such."""
_SOFT = "\u00ad"
SKIP = "reformat-skip"
"""Name of the element that stands where a part was left out."""

FORMULA = "math"
"""The element of a formula, whose words are made of all that stands in it."""

_BOLD = frozenset(["b", "strong"])
_STYLED = frozenset(["span", "font", "u", "big"])
_LIGHT = lazy(r"font-weight\s*:\s*(?:normal|[1-4]00)\b", re.I)
"""What editors write into a b element around all that was pasted."""
_HEAVY = lazy(r"font-weight\s*:\s*(?:bold|[6-9]00)\b", re.I)
_STRESS = frozenset(["em", "i", "dfn", "var", "cite"])
_LITERAL = frozenset(["code", "kbd", "samp", "tt"])
_STRUCK = frozenset(["del", "s", "strike"])
_SAID = lazy(
    r"^[\u2600-\u27bf\u2b50-\u2bff\U0001f000-\U0001faff][\u200d\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]{0,8}$"
    r"|\d(?:[.,]\d{1,2})?(?: ?/ ?| (?:out )?of | von | sur | de | su | z | из | av )?\d*\s?"
    r"(?:stars?|stern\w*|étoiles?|estrellas?|estrelas?|stelle|gwiazd\w*|зв[её]зд\w*|별점?|개의 별|つ星|星)",
    re.I,
)
"""What the alternative text of a sign in a line says for the sentence: an emoji, a rating."""
_WHOLE = lazy(r"https?://[\w.-]+(?:/[^\s;?#\[\]]*(?:\?[^\s#\[\]]+)?)?", re.A)
"""Most addresses: absolute, and nothing in them that joining to a base would write otherwise."""
_DANGER = lazy(r"^\s*(?:javascript|vbscript|data):", re.I)


class Lines:
    """Makes inlines of soup nodes; `base` makes addresses absolute, `note` takes what the model has no place for,
    `drop` the placeholder of a part that was left out; `use` gives an attribute's words and takes them as said.
    """

    def __init__(
        self, base: str, note: Callable[[Change], None], drop: Callable[[Tag], None], use: Callable[[Tag, str], str]
    ) -> None:
        self._base, self._note, self._drop, self._use = base, note, drop, use
        self._spaced = True

    def read(self, nodes: Iterable[Any]) -> Inlines:
        """The inlines of one run, without white space at its ends."""
        self._spaced = True
        return trimmed(joined(self._many(nodes)))

    def _many(self, nodes: Iterable[Any]) -> list[AnyInline]:
        out: list[AnyInline] = []
        for node in nodes:
            if isinstance(node, Tag):
                out += self._element(node)
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                out += self._text(node)
        return out

    def _text(self, raw: str) -> list[AnyInline]:
        text = _SPACE.sub(" ", raw) if any(map(raw.__contains__, _SPACES)) else str(raw)
        if _SOFT in text:  # searches and some screen readers stumble over it
            text = text.replace(_SOFT, "")
        if self._spaced and text.startswith(" "):
            text = text[1:]
        if not text:
            return []
        self._spaced = text.endswith(" ")
        return [Text(text)]

    def _element(self, tag: Tag) -> list[AnyInline]:
        name = tag.name
        if name == SKIP:
            self._drop(tag)
            return []
        if name == "br":
            self._spaced = True
            return [LineBreak()]
        if name == FORMULA:
            return self._formula(tag)
        if name == "ruby" and tag.find(["rt", "rtc"]):
            return self._ruby(tag)
        if name in _STRUCK and _in_words(tag):
            because = "The page strikes these words out, and a voice would read them as if they stood"
            self._drop_within(tag)
            text = tag.get_text()
            self._note(Change("read", "html.struck", "remove", text, because, span=_place(tag)))
            return self._text(" ") if text.strip() != text else []
        if name == "img":
            said = _SAID.search(str(tag.get("alt") or "")) or drawn_formula(tag)
            shown = self._text(self._use(tag, "alt")) if said else []
            return shown + self._many(tag.contents)  # words, where it is a picture of the site's own making
        if name in _LITERAL:
            self._drop_within(tag)
            text = _SPACE.sub(" ", literal(tag))
            self._spaced = text.endswith(" ")
            return [Literally(text)] if text.strip() else self._text(text)
        return self._language(tag, self._wrapped(tag, tuple(joined(self._many(tag.contents)))))

    def _wrapped(self, tag: Tag, inner: Inlines) -> list[AnyInline]:
        name = tag.name
        if not plain(inner).strip():
            return list(inner)
        if name in _BOLD:
            return list(inner) if _LIGHT.search(str(tag.get("style") or "")) else [Strong(inner)]
        if name in _STYLED and emboldened(str(tag.get("style") or "")):
            return [Strong(inner)]
        if name in _STRESS:
            return [Emphasis(inner)]
        if name in ("sup", "sub"):
            return [Raised(inner, low=name == "sub")]
        if name == "a" and (url := self.address(tag.get("href"))):
            if url.startswith("#") and _PERMALINK.fullmatch(sign := plain(inner).strip()):
                because = "A sign that links a place to itself, for its address to be copied"
                self._note(Change("read", "html.permalink", "remove", sign, because, span=_place(tag)))
                return []
            return [Link(inner, url)]
        return list(inner)

    def _language(self, tag: Tag, inner: list[AnyInline]) -> list[AnyInline]:
        if not tag.attrs:
            return inner
        language, direction = str(tag.get("lang") or ""), str(tag.get("dir") or "")
        if inner and (language or direction in ("rtl", "ltr")):
            return [Language(tuple(inner), language, direction if direction in ("rtl", "ltr") else "")]
        return inner

    def _drop_within(self, tag: Tag) -> None:
        for placeholder in tag.find_all(SKIP):
            self._drop(placeholder)

    def _ruby(self, tag: Tag) -> list[AnyInline]:
        self._drop_within(tag)
        base, reading, marks = "", "", ""
        for node in tag.descendants:
            if text := "".join(_letters(node).split()):
                above = {parent.name for parent in node.parents}
                if "rp" in above:
                    marks += text
                elif "rt" in above or "rtc" in above:
                    reading += text
                else:
                    base += text
        if marks != "()":
            because = "A reading over its word is written with parentheses"
            self._note(Change("read", "html.ruby", "rewrite", marks, because, span=_place(tag), after="()"))
        self._spaced = False
        return [Ruby(base, reading)]

    def _formula(self, tag: Tag) -> list[AnyInline]:
        """The formula in one line; what it was made of is in the ledger."""
        part = getattr(tag, "part", None)
        if part is None:
            return self._many(tag.contents)
        made, raw = formula(part.node), " ".join((part.node.text(deep=True, separator=" ") or "").split())
        because = "A formula is written in one line, and not as the letters that it is made of"
        self._note(Change("read", "html.math", "rewrite", raw, because, span=_place(tag), after=made))
        return self._text(made) if made else []

    def address(self, href: Any) -> str:
        """The absolute address, or nothing for an address that runs code or leads nowhere."""
        text = str(href or "").strip()
        if not text or text == "#" or _DANGER.match(text):
            return ""
        if text.startswith("#") or _WHOLE.fullmatch(text):
            return text
        try:
            whole = urljoin(self._base, text) if self._base else text
            page, _, place = whole.partition("#")
            return f"#{place}" if place and page == self._base.partition("#")[0] else whole
        except ValueError:
            return ""


def emboldened(style: str) -> bool:
    """Whether a style attribute sets its words in bold."""
    return "weight" in style and _HEAVY.search(style) is not None


_DRAWN = lazy(r"(?:^|\s)(?:latex|tex|math|mwe-math\S*)(?:$|\s)|/latex(?:\.php|_images)|latex\.codecogs|/mathtex", re.I)
"""Classes and addresses of pictures that draw a formula in a line, with its source as their text."""


def drawn_formula(tag: Tag) -> bool:
    """Whether a picture is a formula in a line, which its alternative text says."""
    if not tag.get("alt"):
        return False
    return _DRAWN.search(f"{tag.get('class') or ''}\n{tag.get('src') or ''}") is not None


def _in_words(tag: Tag) -> bool:
    """Whether a line or sentence goes on around an element; a whole line struck out is an item done, say."""
    return any(map(_has_words, chain(tag.next_siblings, tag.previous_siblings)))


def _has_words(node: Any) -> bool:
    return bool((node.get_text() if isinstance(node, Tag) else _letters(node)).strip())


def _place(tag: Tag) -> Span | None:
    part = getattr(tag, "part", None)
    return Span(path=part.path()) if part is not None else None


def joined(inlines: Iterable[AnyInline]) -> list[AnyInline]:
    """The same with neighbouring texts made one."""
    out: list[AnyInline] = []
    for inline in inlines:
        if isinstance(inline, Text) and out and isinstance(last := out[-1], Text):
            out[-1] = Text(last.text + inline.text)
        else:
            out.append(inline)
    return out


def trimmed(inlines: Iterable[AnyInline]) -> Inlines:
    """The same without white space and line breaks at both ends, and without space before a line break."""
    out = list(inlines)
    if len(out) == 1 and isinstance(only := out[0], Text):  # most runs
        return (Text(said),) if (said := only.text.strip()) else ()
    while out and not plain((out[0],)).strip():
        out.pop(0)
    while out and not plain((out[-1],)).strip():
        out.pop()
    if out and isinstance(last := out[-1], Text) and last.text[-1].isspace():
        out[-1] = Text(last.text.rstrip())
    if out and isinstance(first := out[0], Text) and first.text[0].isspace():
        out[0] = Text(first.text.lstrip())
    for at in range(len(out) - 1):
        here = out[at]
        if isinstance(here, Text) and isinstance(out[at + 1], LineBreak):
            out[at] = Text(here.text.rstrip(" "))
    return tuple(out)


def parted(inlines: Inlines) -> list[Inlines]:
    """A run cut at double line breaks, also at those with white space between."""
    if not any(isinstance(inline, LineBreak) for inline in inlines):
        return [inlines]
    pieces: list[list[Any]] = [[]]
    breaks = 0
    for inline in inlines:
        if isinstance(inline, LineBreak):
            breaks += 1
        elif plain((inline,)).strip():
            if breaks > 1:
                pieces.append([])
            elif breaks == 1:
                pieces[-1].append(LineBreak())
            breaks = 0
            pieces[-1].append(inline)
        elif not breaks:
            pieces[-1].append(inline)
    return [trimmed(piece) for piece in pieces]


def literal(tag: Tag) -> str:
    """The text of an element whose words are taken as they stand, with formulas in it letter for letter."""
    return "".join(map(_letters, tag.descendants))


def _letters(node: Any) -> str:
    """What a node itself adds to the text around it; a break is the end of a line."""
    if isinstance(node, Tag):
        return "\n" if node.name == "br" else ""
    return str(node) if isinstance(node, NavigableString) and not isinstance(node, PreformattedString) else ""
