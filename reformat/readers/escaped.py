"""Texts that were written down for a program and never read back: their escapes are letters again.

A scraper that stored strings leaves "caf\\u00e9\\n", one that took markup for text "caf&eacute;", a mail program
"caf=C3=A9". Only a text that is so throughout is read back: in any other a backslash, an ampersand or a sign of equality
is the author's.
"""

from __future__ import annotations

import json
import quopri
import re
from html import unescape

FEWEST = 3
"""Escapes from which a text is taken for one of that form."""

LONGEST = 77
"""Letters of a line at most in what mail programs encode."""

_STRING = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\"'\\/bfnrt])")
_PAIRS = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[0-9a-fA-F]{4}")
_PLAIN = {"n": "\n", "t": "\t", "r": "", "b": "", "f": "\n"}
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_MARKUP = re.compile(r"&(?:lt|gt|amp);")
_OCTET = re.compile(r"=[0-9A-F]{2}")


def unescaped(text: str) -> str:
    """The text as it was before a program escaped it; the very same one if none did."""
    if "\\" in text:
        text = _from_string(text)
    if "=" in text:
        text = _from_mail(text)
    return _from_markup(text) if "&" in text else text


def _from_string(text: str) -> str:
    """Read back as a string of JSON or of a program: it has its lines as signs, and no others."""
    found = _STRING.findall(text)
    if len(found) < FEWEST or text.count("\\") != len(found) + found.count("\\\\"):
        return text
    if text.count("\\n") <= text.strip().count("\n") and not _PAIRS.search(text):
        return text
    text = _STRING.sub(_read, _PAIRS.sub(lambda pair: json.loads(f'"{pair[0]}"'), text))
    return text.strip()[1:-1] if re.fullmatch(r'\s*".*"\s*', text, re.S) else text


def _read(escape: re.Match[str]) -> str:
    sign = escape[0][1]
    return chr(int(escape[0][2:], 16)) if sign in "xu" else _PLAIN.get(sign, sign)


def _from_mail(text: str) -> str:
    """Read back from quoted-printable, which breaks its lines behind a sign of equality."""
    lines = text.splitlines()
    soft = sum(line.endswith("=") for line in lines)
    octets = len(_OCTET.findall(text))
    if soft + octets < FEWEST or not octets or text.count("=") != soft + octets or max(map(len, lines)) > LONGEST:
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
