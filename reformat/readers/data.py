"""Articles handed over as data: article.json, from a CMS or from `--to json`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from reformat.document import codec
from reformat.document.conservation import words_of
from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.readers.markdown import with_known
from reformat.rules import Rules


class JsonReader:
    """Takes the tree as it stands: whoever hands over data has structured it, so nothing is searched for."""

    media = "json"
    container = False

    def claims(self, source: Source, head: bytes) -> bool:
        """By name, or by the first key of an object that has blocks."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return source.name.lower().endswith(".json") or (start.startswith(b"{") and b'"blocks"' in head)

    def expand(self, source: Source) -> Iterator[Source]:
        """A file of data is one article."""
        yield source

    def read(self, source: Source, rules: Rules) -> Draft:
        """The article, the caller's metadata over its own. Raises DocumentError with the place of the mistake."""
        article = codec.decode(source.content())
        article = replace(article, metadata=with_known(article.metadata, source.metadata))
        return Draft(article, source_text=words_of(article.deck) + "\n" + words_of(article.blocks))
