"""Previews of other pages that a writer set among the text: a labelled link to each, in place of a card."""

from __future__ import annotations

from bs4.element import Tag

from reformat.document.addresses import site_of
from reformat.document.nodes import AnyBlock, Embed
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.readers.html.context import Context, value
from reformat.readers.html.embeds import kind_of
from reformat.readers.html.inlines import SKIP
from reformat.readers.html.inside import elements, first, inside, strings

_CARD = lazy(
    r"(?:^|\s)(?:(?:kg-)?bookmark-card|bookmark source|onebox|se-(?:section|module)-oglink|is-type-wp-embed"
    r"|opengraph(?:-?card)?|og-?(?:link|card)|link-?(?:preview|card)|url-?preview|preview-?card|embed-?card|digest-post-embed)(?:$|\s)"
)
"""Class tokens by which editors and page builders call such a card."""

_TITLE = lazy(r"(?:^|[\s_-])(?:title|tit|headline)(?:$|\s)")
"""Class tokens of the title in it."""

_FILM = lazy(r"(?:^|[\s_-])video(?:$|[\s_-])")
"""Class tokens of a box around a film."""

_HEADLINE = ("h2", "h3", "h4", "h5", "h6")

LONGEST = 600
"""Characters of a card; what holds more is a box of text."""

BECAUSE = "What a preview says of the page behind its link, beside that page's title"


def preview(tag: Tag, names: str, context: Context) -> list[AnyBlock] | None:
    """The embed of a card that shows another page; None for anything else. Its other words go into the ledger.

    `names`: the element's class and id tokens.
    """
    if not _called(tag, names) or (part := context.part(tag)).text > LONGEST:
        return None
    links = (context.lines.address(one.get("href")) for one in (tag, *inside(tag, ("a",))))
    url = next(filter(None, links), "")
    title = next((one for one in elements(tag) if one.name != SKIP and _is_title(one)), None) or first(tag, _HEADLINE)
    title = title or next((one for one in inside(tag, ("a", "strong", "b")) if one.get_text().strip()), None)
    if not url or title is None or not (words := plain(context.lines.read(title.contents)).strip()):
        return None
    for string in strings(tag):
        if all(above is not title for above in string.parents):
            context.leave(tag, str(string), "html.preview", BECAUSE)
    for inner in inside(tag, (SKIP,)):
        context.drop(inner)
    span, stamp = context.span(part), context.stamp(part)
    return [Embed(url=url, kind=kind_of(url), title=words, provider=site_of(url), span=span, stamp=stamp)]


def _called(tag: Tag, names: str) -> bool:
    """Whether an element, or the link that is all of a figure, is called a card, or is one that leads to a film."""
    if tag.name != "figure" and _FILM.search(names) and _leads_to_film(tag):
        return True
    if tag.name == "figure":
        kid = next((node for node in tag.contents if isinstance(node, Tag)), None)
        names = f"{names} {value(kid, 'class').lower()}" if kid is not None and kid.name == "a" else names
        names = f"{names} {value(tag, 'data-ke-type')}"
    return bool(names) and _CARD.search(names) is not None


def _is_title(tag: Tag) -> bool:
    return (
        bool(names := value(tag, "class")) and _TITLE.search(names.lower()) is not None and bool(tag.get_text().strip())
    )


def _leads_to_film(tag: Tag) -> bool:
    """Whether a picture and a headline in it lead to the same film."""
    headline = first(tag, _HEADLINE)
    link = first(headline, ("a",)) if headline is not None else None
    url = value(link, "href") if link is not None else ""
    if (
        headline is None
        or link is None
        or kind_of(url) != "video"
        or link.get_text().strip() != headline.get_text().strip()
    ):
        return False
    return any(value(one, "href") == url and first(one, ("img",)) is not None for one in inside(tag, ("a",)))
