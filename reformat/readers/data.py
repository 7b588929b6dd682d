"""Reads article.json, ours or a CMS's: an article handed over as data, with nothing to find in it."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.codec import decode as decode_article
from reformat.document.conservation import words_of
from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.errors import DocumentError, NoArticle
from reformat.patterns import lazy
from reformat.readers.decode import decode
from reformat.readers.metadata.known import with_known
from reformat.readers.reader import ArticleReader
from reformat.rules import Rules

_OURS = lazy(r'"(?:blocks|schema|metadata)"\s*:')


class JsonReader(ArticleReader):
    """Reads an article of the published schema. Its own text is the source that conservation is held against."""

    media = "json"

    def claims(self, source: Source, head: bytes) -> bool:
        """A JSON object with the keys of an article."""
        if source.media:
            return source.media == "json"
        text = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
        return text.startswith("{") and (source.name.lower().endswith(".json") or _OURS.search(text) is not None)

    def read(self, source: Source, rules: Rules) -> Draft:
        """The article as it was handed over, under the caller's metadata. Raises DocumentError for a broken one."""
        del rules
        text = decode(source.content(), source.encoding, source.name).text
        if _OURS.search(text) is None:
            hint = "give the page, or records with a field for the text: html, text, content, body …"
            raise NoArticle(f"{source.name} is JSON without an article", hint=hint, where=source.name)
        try:
            article = decode_article(text.encode())
        except DocumentError as error:
            raise DocumentError(f"{source.name}: {error.message}", hint=error.hint, where=source.name) from error
        article = replace(article, metadata=with_known(article.metadata, source.metadata))
        return Draft(article, source_text=f"{words_of(article.deck)}\n{words_of(article.blocks)}")
