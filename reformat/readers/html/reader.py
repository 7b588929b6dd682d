"""The reader of HTML pages and of bodies that a CMS hands over."""

from __future__ import annotations

import re

from msgspec.structs import replace as with_fields

from reformat.document.addresses import absolute, host_of
from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.patterns import lazy
from reformat.readers.decode import decode
from reformat.readers.html.layout import lay_out
from reformat.readers.html.page import Page
from reformat.readers.html.reading import read_layout
from reformat.readers.html.saved import saved_from, with_frames
from reformat.readers.letter_head import RULE as LETTER
from reformat.readers.letter_head import without_head
from reformat.readers.metadata import read_metadata
from reformat.readers.metadata.heads import Heads
from reformat.readers.metadata.linked import Linked
from reformat.readers.reader import ArticleReader
from reformat.rules import Rules

_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".jsp")
_MARKUP = lazy(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|section|main)\b", re.I)


class HtmlReader(ArticleReader):
    """Reads one HTML page, or the body alone where the source says that it is no whole page."""

    media = "html"

    def claims(self, source: Source, head: bytes) -> bool:
        """Whether name or content says HTML."""
        if source.media:
            return source.media == "html"
        if source.name.lower().endswith((".txt", ".text", ".json", ".md")):
            return False
        return (
            source.name.lower().split("?")[0].endswith(_NAMES) or _MARKUP.search(head.replace(b"\0", b"")) is not None
        )

    def read(self, source: Source, rules: Rules) -> Draft:
        """The page's blocks: the article's stamped, all else skipped."""
        decoded = decode(source.content(), source.encoding, source.name)
        place = saved_from(decoded.text) if source.whole_page else ""
        page = Page(with_frames(decoded.text, source) if place else decoded.text, framed=source.whole_page)
        heads = Heads(page.tree)
        scripts = (text for kind, text in page.scripts if kind.startswith("application/ld+json"))
        about = (source.base_url, heads.canonical, *(heads.first(key) for key in ("og:url", "og:title")))
        linked = Linked(scripts, about)
        host = host_of(source.base_url or heads.address or place)
        titled = bool(source.metadata.title)
        layout, visible = lay_out(page, heads, linked, rules.for_site(host), whole=source.whole_page, titled=titled)
        metadata = read_metadata(heads, linked, visible, source.metadata, source.base_url)
        if place and not metadata.url:
            metadata = with_fields(metadata, url=place, origins={**metadata.origins, "url": "source"})
        base = source.base_url or metadata.url
        draft = read_layout(page, layout, metadata, (heads.base and absolute(base, heads.base)) or base, linked)
        page.close()
        passed_on = "letter" in source.metadata.origins.values() and not rules.kept(LETTER)
        return without_head(draft) if passed_on else draft
