"""The large-print page: one file that needs no network, no script and no style to be read."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from reformat.document.assets import Assets
from reformat.document.nodes import Article, Image
from reformat.settings.tree import Settings
from reformat.speech.track import Track
from reformat.writers.markup.desk import Desk
from reformat.writers.markup.form import Form
from reformat.writers.markup.tree import Element, as_fragment, as_html, element
from reformat.writers.markup.whole import colophon, content, masthead, settle
from reformat.writers.names import named
from reformat.writers.page.assets import Assembly
from reformat.writers.page.listen import embedded, listen
from reformat.writers.paper import room
from reformat.writers.writer import Artifact, Content, Item

SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/svg+xml", "image/avif"})
"""Kinds of pictures that browsers show."""


class HtmlWriter:
    """Writes article.html with everything in it; sound beside it only where the settings say so."""

    format = "html"
    suffix = ".html"

    def write(self, items: Sequence[Item], assets: Assets, settings: Settings) -> Iterator[Artifact]:
        """One page for each article."""
        for name, item in named(items, "article.html"):
            yield Artifact(name, page(item.article, item.track, assets, settings))


def page(article: Article, track: Track | None, assets: Assets, settings: Settings) -> Content:
    """The whole page of one article."""
    if track is None or settings.page.audio != "embed":
        return as_html(tree(article, track, assets, settings))
    mark = secrets.token_hex(16)  # no text of an article can hold it
    return partial(embedded, as_html(tree(article, track, assets, settings, mark)), mark, track)


def tree(article: Article, track: Track | None, assets: Assets, settings: Settings, mark: str = "") -> Element:
    """The page as elements, for the paper writer to work on; the mark stands for embedded sound."""
    form = Form.of(article, picture=_embedded(assets) if settings.pictures.embed else _nowhere)
    desk = Desk(form, (*article.deck, *article.blocks), track, room(settings.page))
    told = element("article", {"aria-labelledby": "title"}, *masthead(article, desk))
    content(told, article, desk)
    heard = listen(track, desk, settings.page.audio, mark) if track else None
    main = element("main", {"id": "main", "tabindex": "-1"}, heard, told)
    foot = element("footer", {"class": "rf-end"}, *colophon(article, desk), *_about(article, desk))
    assembly = Assembly(settings.page, desk)
    body = element("body", None, _skip(desk), _banner(article, desk), main, foot, *assembly.scripts(desk, track))
    head = assembly.head(article)
    return settle(element("html", form.root() | assembly.theme(), head, body))


def fragment(article: Article, assets: Assets, settings: Settings) -> str:
    """The article for a page of somebody else's: no head, no title, headings from h2, every class and id ours."""
    form = Form.of(article, picture=_embedded(assets) if settings.pictures.embed else _nowhere, prefix="rf-")
    desk = Desk(form, (*article.deck, *article.blocks))
    root = content(element("div", {"class": "rf-article"} | form.root()), article, desk)
    return as_fragment(settle(root))


def _nowhere(image: Image) -> str:
    return ""


def _embedded(assets: Assets) -> Callable[[Image], str]:
    """Gives a picture as a data: address."""

    def address(image: Image) -> str:
        if not image.asset or image.media_type not in SHOWN:
            return ""
        return f"data:{image.media_type};base64,{base64.b64encode(assets.get(image.asset)).decode()}"

    return address


def _skip(desk: Desk) -> Element:
    return element("a", {"href": "#main", "class": "rf-skip"} | desk.form.ours(), desk.form.say.get("reading.skip"))


def _banner(article: Article, desk: Desk) -> Element:
    """Who publishes it and that this is the large-print form."""
    words = element("span", desk.form.ours(), desk.form.say.get("reading.banner"))
    publisher = f"{article.metadata.publisher} · " if article.metadata.publisher else ""
    return element("header", {"class": "rf-banner"}, element("p", None, publisher, words))


def _about(article: Article, desk: Desk) -> Iterator[Element]:
    """How the page was made, and the addresses of its links for those who read it on paper."""
    say, ours = desk.form.say, desk.form.ours()
    yield element("p", {"class": "rf-made"} | ours, say.get("reading.made"))
    if desk.addresses:
        items = (element("li", None, url) for url in desk.addresses)
        title = element("p", ours, say.get("reading.addresses"))
        yield element(
            "section",
            {"class": "rf-addresses", "aria-label": say.get("reading.addresses")},
            title,
            element("ol", None, *items),
        )
