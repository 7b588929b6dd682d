"""Links that say where they go and lead there: no tracking, no dead places within the page, no lone "here"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

from msgspec.structs import replace

from reformat.document.addresses import parts_of, site_of
from reformat.document.draft import Draft
from reformat.document.identity import identify
from reformat.document.links import VAGUE
from reformat.document.nodes import Article, Inlines, Link, Text
from reformat.document.walk import cut, leaves, map_inlines, map_runs, over, plain
from reformat.language.messages import Messages
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.structure.tongue import words_for

TRACKING = lazy(
    r"^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|igshid|igsh|mc_[ce]id|_hsenc|_hsmi|vero_id|oly_\w+_id"
    r"|ncid|cmpid|spm|ref_src|ref_url|mkt_tok|trk|icid|ito|s_cid|smid|_ga|_gl|wt\.\w+|xtor|at_(?:medium|campaign|custom\d))$",
    re.I,
)
"""Parameters that follow the reader and change nothing of what is shown."""


_NOWHERE = lazy(r"(?:javascript|data|vbscript|about|file|blob):", re.I)


def settle_links(draft: Draft, rules: Rules) -> Draft:
    """The draft with honest links; addresses are no text, so nothing of this touches the sum."""
    words = cache(partial(words_for, draft.article))

    def settle(link: Link) -> Inlines:
        url = bare(link.url)
        if not url or not plain(link.inlines).strip():
            return link.inlines
        label = link.label or _label(plain(link.inlines), url, words())
        return _edged(replace(link, url=url, label=label))

    article = _over(draft.article, settle)
    return draft.with_article(_anchored(article))


def _edged(link: Link) -> Inlines:
    """The link with the white space at its ends outside of it, so that only words are underlined and named."""
    text = plain(link.inlines)
    start, end = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    if (start, end) == (0, len(text)):
        return (link,)
    before = (Text(text[:start]),) if start else ()
    after = (Text(text[end:]),) if end < len(text) else ()
    return (*before, replace(link, inlines=cut(link.inlines, start, end)), *after)


def _over(article: Article, change: Callable[[Link], Inlines]) -> Article:
    """The article with each link replaced by what `change` gives for it."""

    def run(inlines: Inlines) -> Inlines:
        return map_inlines(inlines, lambda inline: change(inline) if isinstance(inline, Link) else None)

    return over(article, lambda block: (map_runs(block, run),))


def bare(url: str) -> str:
    """The address without tracking; "" for one that leads nowhere or runs something."""
    url = beyond(url.strip())
    if not url or url == "#" or _NOWHERE.match(url):
        return ""
    if url.lower().startswith(("mailto:", "tel:", "sms:")):
        scheme, _, rest = url.partition(":")
        kept = rest.partition("?")[0].strip()
        shown = kept if scheme.lower() == "mailto" else re.sub(r"[\s()]", "", kept)
        return f"{scheme.lower()}:{shown}" if kept else ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if "=" not in parts.query:
        return url
    kept_pairs = [pair for pair in parts.query.split("&") if not TRACKING.match(pair.partition("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept_pairs)))


def beyond(url: str) -> str:
    """The address that a mail filter or a network's counter stands in front of, else the same."""
    if match := _GUARDED.match(url):
        return match["url"]
    match = _FORWARD.match(url)
    if match is None:
        return url
    said = parse_qs(parts_of(url).query)
    found = next((said[key][0] for key in ("url", "u", "q", "z") if said.get(key)), "")
    return found if found.startswith(("http://", "https://")) else url


def _label(text: str, url: str, words: Messages) -> str:
    """For a text that says nothing by itself: the text and where it goes, so that what is seen is also what is said."""
    if not VAGUE.fullmatch(text) or not url.lower().startswith(("http://", "https://")):
        return ""
    host = site_of(url)
    return words.get("figure.link-goes", text=text.strip(), host=host) if host else ""


_GUARDED = lazy(
    r"https?://(?:protect\.checkpoint\.com/v2/|urldefense\.com/v3/).*?___?(?P<url>https?://.+?)__(?:[_;].*)?$"
)
_FORWARD = lazy(
    r"https?://(?:www\.google\.[a-z.]+/url\?|[\w.]*safelinks\.protection\.outlook\.com/|lm?\.facebook\.com/l\.php\?"
    r"|l\.instagram\.com/\?|t\.umblr\.com/redirect\?|www\.youtube\.com/redirect\?|out\.reddit\.com/)"
)


def _anchored(article: Article) -> Article:
    """Links within the page lead to the block that carries their target, by the id it will have; others are undone.

    A block's id is made of its kind and words, so that it is known before the end. Notes have their own references.
    """
    wanted: set[str] = set()

    def collect(link: Link) -> Inlines:
        if link.url.startswith("#"):
            wanted.add(unquote(link.url[1:]).lower())
        return (link,)

    _over(article, collect)
    if not wanted:
        return article
    places: dict[str, str] = {}
    known = identify(article)
    for block in leaves(known.deck + known.blocks):
        tokens = (*block.stamp.anchors, *block.stamp.classes) if block.stamp is not None else ()
        for token in wanted.intersection(tokens):
            places.setdefault(token, block.id)

    def lead(link: Link) -> Inlines:
        if not link.url.startswith("#"):
            return (link,)
        place = places.get(unquote(link.url[1:]).lower())
        return (replace(link, url=f"#{place}"),) if place else link.inlines

    return _over(article, lead)
