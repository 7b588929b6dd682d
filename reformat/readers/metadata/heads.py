"""What a page says of its article in meta elements, link elements and its title."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reformat.patterns import lazy
from reformat.readers.metadata.linked import tidy

_DUBLIN = lazy(r"^(dc|dcterms?):")
"""Dublin Core's names are written with a colon and with a point."""

_UNNAMED = lazy(
    r"(?:(?:html |new |my )?(?:document|untitled(?:[ -]?(?:document|page|post))?|(?:web )?page|(?:no )?title|index"
    r"|default|test)(?:[ -]?\d{1,3})?(?:\.html?)?|null|undefined|none|nan|(?:react|vite|(?:create )?next) app"
    r"|제목(?:\s?없음)?|무제|새 문서|無題(?:ドキュメント)?|タイトルなし|无标题(?:文档)?|無標題(?:文件)?"
    r"|unbenanntes? dokument|ohne titel|(?:document )?sans (?:titre|nom)|(?:documento )?sin título)",
    re.I,
)
"""What editors and frameworks write into the title of a page that nobody named."""

READERS = lazy(
    r"(?:^|[\s_-])(?<!no-)(?<!has-)(?<!with-)(?:comment|comments|commentlist|disqus|respond|reviews)(?=$|[\s_-])(?!-(?:open|closed))"
)
"""Class tokens of places where readers speak."""

HIGHEST = 40
"""How many elements around one are asked for their names."""


class Heads:
    """The meta elements of a page by lower-case name or property, all values in order; its links and title."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._said: dict[str, list[str]] = {}
        for node in tree.css("meta[content], meta[value]"):  # some that save pages write one for the other
            attrs = node.attributes
            value = tidy(attrs.get("content") or attrs.get("value") or "")
            key = attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or attrs.get("http-equiv") or ""
            if key == attrs.get("itemprop") == "datePublished" and _of_readers(node):
                continue
            for one in key.lower().split() if value else ():
                self._said.setdefault(_DUBLIN.sub(r"\1.", one), []).append(value)
        title = tree.css_first("head > title") or tree.css_first("title")
        named = tidy(title.text(deep=True)) if title is not None else ""
        self.title = "" if _UNNAMED.fullmatch(named) else named
        canonical = tree.css_first("link[rel=canonical]")
        self.canonical = (canonical.attributes.get("href") or "").strip() if canonical is not None else ""
        base = tree.css_first("base[href]")
        self.base = (base.attributes.get("href") or "").strip() if base is not None else ""
        root = tree.root
        attrs = root.attributes if root is not None else {}
        self.language = (attrs.get("lang") or attrs.get("xml:lang") or "").strip()
        self.direction = (attrs.get("dir") or "").strip().lower()

    @property
    def address(self) -> str:
        """Where the page says that it stands."""
        return self.canonical or self.first("og:url")

    def all(self, *keys: str) -> list[str]:
        """All values under the first of these names that has any."""
        return next((self._said[key] for key in keys if key in self._said), [])

    def first(self, *keys: str) -> str:
        """The first value under the first of these names that has one."""
        return next(iter(self.all(*keys)), "")


def _of_readers(node: LexborNode) -> bool:
    """Whether an element stands among what readers say."""
    around = node.parent
    for _ in range(HIGHEST):
        if around is None or around.tag in ("body", "html"):
            break
        names = f"{around.attributes.get('class') or ''} {around.id or ''}"
        if around.attributes.get("itemprop") == "comment" or READERS.search(names):
            return True
        around = around.parent
    return False
