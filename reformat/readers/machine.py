"""Texts that programs read and no person: data, tables of values, settings, style sheets, programs, logs, captions.

They lie among the articles of a folder. A file's name alone decides nothing: what runs in sentences is an article.
"""

from __future__ import annotations

import json
from collections import Counter

from reformat.patterns import lazy

SAMPLE, FEWEST, SHARE = 400, 3, 0.9
"""Lines looked at; lines from which a form can be told, and how many of them have it."""

CUES = 5
"""Lines at most for each line of times from which a text is a list of captions (SubRip, WebVTT)."""

PROSE = 0.4
"""Share of a text in lines that are sentences from which it is an article, whatever its name; comments are fewer."""

NAMES = {
    "a style sheet": ("css", "scss", "less"),
    "a program": tuple("js mjs ts jsx tsx py php sh bat ps1 c h cpp java go sql".split()),  # noqa: SIM905 (one line)
    "a table of values": ("csv", "tsv"),
    "a file of settings": ("ini", "cfg", "conf", "toml", "yaml", "yml", "properties", "env"),
}
_BY_ENDING = {ending: kind for kind, endings in NAMES.items() for ending in endings}
_SENTENCE = lazy(r"[^{}<>#*/\s][^{}<>]*[.!?…。！？।۔][\"'”’)」』]*")
_DENSE = lazy(r"[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7a3]")
_JSON = lazy(r"""\{|\[\s*[\[{"]""")
_XML = lazy(r"<\?xml\b|<!DOCTYPE\s+(?!html\b)[\w:.-]+[^<>\[]*\[|<!(?:ENTITY|ELEMENT|ATTLIST)\s")
"""How a document of XML begins, or what it declares."""
_ROOTS = {
    "<key>URL</key>": "a shortcut, which holds an address alone",
    "<urlset": "a list of a site's addresses",
    "<sitemapindex": "a list of a site's addresses",
    "<opml": "a list of feeds",
}
"""What some of them hold."""
REACH = 4_000
_INDEX = lazy(r"CDX [A-Za-z ]{5,40}\n|[\w,.-]+\)/\S* \d{14} ")
"""How the index of a web archive begins, or a line of it."""
_VALUES = lazy(r"[,;\t](?! )")
_STAMPED = lazy(r"\W?(?:\d{4}[-/.]\d\d[-/.]\d\d[T ]\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )")
_TOLD = lazy(r"\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b|\[\d+\]:")


def machine_form(text: str, name: str = "") -> str:
    """What a text is that only programs read; empty for what a person may have written to be read."""
    head = text.lstrip()
    if _XML.match(head):
        return next((kind for root, kind in _ROOTS.items() if root in head[:REACH]), "data in XML")
    if _JSON.match(head) and _is_json(text):
        return "data in JSON"
    if head.startswith(("#!/", "<?php")):
        return "a program"
    if _INDEX.match(head):
        return "the index of a web archive"
    lines = [line.strip() for line in head[: 200 * SAMPLE].splitlines()[:SAMPLE] if line.strip()]
    if sum("-->" in line and line[:1].isdigit() for line in lines) >= max(FEWEST, len(lines) / CUES):
        return "the captions of a video with their times"
    prose = sum(len(line) for line in lines if _is_sentence(line))
    if (kind := _BY_ENDING.get(name.lower().rpartition(".")[2], "")) and prose < PROSE * sum(map(len, lines)):
        return kind
    if len(lines) < FEWEST or prose:
        return ""
    values, times = Counter(len(_VALUES.findall(line)) for line in lines).most_common(1)[0]
    if values and times >= SHARE * len(lines):
        return "a table of values"
    logged = sum(_STAMPED.match(line) is not None for line in lines) >= SHARE * len(lines)
    return "a log" if logged and any(map(_TOLD.search, lines)) else ""


def _is_sentence(line: str) -> bool:
    """Whether a line runs as people write."""
    long = line.count(" ") >= 7 or len(_DENSE.findall(line)) >= 15
    return long and _SENTENCE.fullmatch(line) is not None and _STAMPED.match(line) is None


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    except RecursionError:  # a thousand brackets open at once are no text either
        pass
    return True
