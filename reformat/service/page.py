"""The page to drop an article on: words from the catalogue, markup and script from the two files beside this one."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path

from reformat.language.messages import messages, own
from reformat.language.scripts import direction_of

HERE = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "connect-src 'self'; media-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language",
}
SCRIPT_WORDS = (
    "waiting", "queued", "running", "done", "failed", "listen", "download", "choose-first", "speaking",
    "no-server",
)  # fmt: skip


def page(accept: str, needs_key: bool) -> str:
    """The page in the reader's language as the browser names it."""
    return _page(_language(accept), needs_key)


@cache
def _page(language: str, needs_key: bool) -> str:
    words = messages(language)
    markup = (HERE / "page.html").read_text("utf-8")
    markup = re.sub(r"\{\{([\w.-]+)\}\}", lambda m: html.escape(words.get(f"service.{m[1]}")), markup)
    said = json.dumps({word: words.get(f"service.{word}") for word in SCRIPT_WORDS}, ensure_ascii=False)
    script = (HERE / "page.js").read_text("utf-8").replace("/*WORDS*/ {}", said.replace("<", "\\u003c"))
    hidden = "" if needs_key else " hidden"
    markup = markup.replace("[[language]]", words.language).replace("[[direction]]", direction_of(words.language))
    return markup.replace("[[hidden]]", hidden).replace("[[script]]", script)


def _language(accept: str) -> str:
    """The first language of Accept-Language that we speak, by its weight."""
    asked: list[tuple[float, int, str]] = []
    for part in accept[:500].split(","):
        tag, _, weight = part.strip().partition(";q=")
        if known := own(tag):
            asked.append((-_number(weight), len(asked), known))
    return min(asked)[2] if asked else "en"


def _number(weight: str) -> float:
    try:
        return float(weight or 1)
    except ValueError:
        return 0.0
