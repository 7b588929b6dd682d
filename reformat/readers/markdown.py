"""Markdown: CommonMark with tables, footnotes and definition lists, and metadata from its front matter."""

from __future__ import annotations

import re
from dataclasses import replace

from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.patterns import lazy
from reformat.readers.decode import decode
from reformat.readers.front_matter import front_metadata, split_front_matter
from reformat.readers.html import HtmlReader
from reformat.readers.labelled import RULE as RECORD
from reformat.readers.labelled import record
from reformat.readers.markdown_dialects import plain
from reformat.readers.markdown_page import as_lines, page_like, whole_links, without_depth
from reformat.readers.metadata.known import with_known
from reformat.readers.reader import ArticleReader
from reformat.rules import Rules

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")
NEWLINE = lazy(r"\r\n?")
_FRONT = lazy(rb"(?:\xef\xbb\xbf)?(?:---|\+\+\+)[ \t]*\r?\n(?:[^\n]{0,400}\n){0,40}?[\"']?title[\"']?\s*[:=]", re.I)
"""Front matter that names a title: what follows is a generator's page, whatever its file is called."""
_TITLED = lazy(r'<p>(<img [^<>]*?) title="([^"<>]*)" /></p>')
"""A picture by itself with a title, which is how Markdown says a caption."""


class MarkdownReader(ArticleReader):
    """Renders Markdown and lets the HTML reader make the blocks; all of it is the article, except of a scraped page."""

    media = "markdown"

    def claims(self, source: Source, head: bytes) -> bool:
        """By the file's name, since the bytes look like any text, or by front matter."""
        return source.name.lower().endswith(SUFFIXES) or (not source.media and _FRONT.match(head) is not None)

    def read(self, source: Source, rules: Rules) -> Draft:
        """Blocks of the rendered text; front matter goes into the metadata unless the caller knows better."""
        text = whole_links(NEWLINE.sub("\n", decode(source.content(), source.encoding, source.name).text))
        kept = record(text)
        if kept.media != "markdown" or rules.kept(RECORD):
            return read_markdown(source, text, rules)
        known = replace(source, metadata=with_known(kept.metadata, source.metadata))
        draft = read_markdown(known, kept.body, rules)
        said = "\n".join([draft.source_text, *(change.before for change in kept.changes)])
        return Draft(draft.article, (*kept.changes, *draft.ledger), said)


def read_markdown(source: Source, text: str, rules: Rules, *, scraped: bool = False) -> Draft:
    """The draft of a Markdown text; of a page that was `scraped`, the lines among which the article is to be found."""
    # Heavy parser, only for those who have Markdown.
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    front, body = split_front_matter(text)
    marked_up = source.name.lower().endswith((".html", ".htm"))
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    menus = source.whole_page and page_like(body)
    body = without_depth(body) if menus else body
    known_marks = body if scraped else plain(body, modules=source.name.lower().endswith(".mdx"))
    page = body if marked_up else parser.use(footnote_plugin).use(deflist_plugin).render(known_marks)
    page = _TITLED.sub(r"<figure>\1><figcaption>\2</figcaption></figure>", page)
    known = with_known(front_metadata(front), source.metadata)
    html = replace(source, data=page.encode(), encoding="utf-8", media="html", metadata=known, whole_page=False)
    draft = HtmlReader().read(html, rules)
    return as_lines(draft, menus=menus) if scraped or menus else draft
