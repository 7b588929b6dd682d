r"""Texts that were written down for a program and never read back: their escapes are letters again, their tags markup.

A scraper that stored strings leaves "caf\u00e9\n", one that took markup for text "caf&eacute;", a mail program
"caf=C3=A9". Only a text that is so throughout is read back: in any other a backslash, an ampersand or a sign of
equality is the author's.
"""

from __future__ import annotations

import json
import quopri
import re
from html import unescape

from reformat.patterns import lazy

FEWEST = 3
"""Escapes from which a text is taken for one of that form."""

LONGEST = 77
"""Letters of a line at most in what mail programs encode."""

_STRING = lazy(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\"'\\/bfnrt])")
_PAIR = lazy(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
"""A letter beyond the first plane, which strings hold in two halves."""
_PLAIN = {"n": "\n", "t": "\t", "r": "", "b": "", "f": "\n"}
_ENTITY = lazy(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_MARKUP = lazy(r"&(?:lt|gt|amp);")
_TAG = lazy(
    r"</?(?:p|div|span|br|b|i|em|strong|a|ul|ol|li|h[1-6]|blockquote|figure|img)(?:\s[^<>\n]{0,600})?\s?/?>", re.I
)
_CLOSED = lazy(r"</(?:p|div|li|h[1-6])>|<br\s?/?>", re.I)
_SOFT = lazy(r"=\r?$", re.M)
_OCTET = lazy(r"=[0-9A-F]{2}")


def unescaped(text: str) -> str:
    """The text as it was before a program escaped it; the very same one if none did."""
    if "\\" in text:
        text = _from_string(text)
    if "=" in text:
        text = _from_mail(text)
    if '""' in text:
        text = _from_table(text)
    return _from_markup(text) if "&" in text else text


def _from_string(text: str) -> str:
    """Read back as a string of JSON or of a program: it has its lines as signs, and no others."""
    found = _STRING.findall(text)
    if len(found) < FEWEST or text.count("\\") != len(found) + found.count("\\\\"):
        return text
    if text.count("\\n") <= text.strip().count("\n"):
        return text
    return _bare(_STRING.sub(_read, _PAIR.sub(lambda pair: json.loads(f'"{pair[0]}"'), text)))


def _bare(text: str) -> str:
    """Without the marks of quotation around the whole."""
    inner = text.strip()
    return inner[1:-1] if len(inner) > 2 and inner[0] == inner[-1] == '"' else text


def _from_table(text: str) -> str:
    """Read back from a cell of a table of values, whose own marks of quotation stand twice."""
    inner = text.strip()
    whole = len(inner) > 2 and inner[0] == inner[-1] == '"'
    inner = inner[1:-1]
    if not whole or '""' not in inner or '"' in inner.replace('""', ""):
        return text
    return inner.replace('""', '"')


def tagged(text: str) -> bool:
    """Whether tags of a page were left in a text: they end its lines, and hold nothing back."""
    if "<" not in text or len(_TAG.findall(text)) < FEWEST:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    return 2 * len([line for line in lines if _CLOSED.search(line)]) >= len(lines)


def as_markup(text: str) -> str:
    """A text with tags left in it as markup: what else looks like one is text, and each line a block."""
    parts, at = [], 0
    for tag in _TAG.finditer(text):
        parts += [_lined(text[at : tag.start()]), tag[0]]
        at = tag.end()
    return "".join([*parts, _lined(text[at:])])


def _lined(text: str) -> str:
    return re.sub(r"\n\s*\n", "<br><br>", text.replace("<", "&lt;").replace(">", "&gt;"))


def _read(escape: re.Match[str]) -> str:
    sign = escape[0][1]
    if sign not in "xu":
        return _PLAIN.get(sign, sign)
    code = int(escape[0][2:], 16)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def _from_mail(text: str) -> str:
    """Read back from quoted-printable, which breaks its lines behind a sign of equality."""
    octets, soft = len(_OCTET.findall(text)), len(_SOFT.findall(text))
    if soft + octets < FEWEST or not octets or text.count("=") != soft + octets:
        return text
    if max(map(len, text.splitlines())) > LONGEST:
        return text
    try:
        return quopri.decodestring(text.encode()).decode()
    except UnicodeDecodeError:
        return text


def _from_markup(text: str) -> str:
    """Read back what stands in a text as entities of markup, if every ampersand begins one and not all are of code."""
    found = _ENTITY.findall(text)
    if len(found) != text.count("&") or "<" in text or len(_MARKUP.findall(text)) == len(found) - found.count("&amp;"):
        return text
    return unescape(text)
