"""Web archives (WARC): each HTML answer an article. Needs the extra `warc`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.errors import DependencyMissing, NoArticle, Undecodable
from reformat.readers.archive import MEMBER_LIMIT
from reformat.rules import Rules


class WarcReader:
    """Reads record by record, compressed or not."""

    media = "warc"
    container = True

    def claims(self, source: Source, head: bytes) -> bool:
        """By name or by the first record's mark."""
        return source.name.lower().endswith((".warc", ".warc.gz")) or head.startswith(b"WARC/")

    def expand(self, source: Source) -> Iterator[Source]:
        """One source an HTML answer with status 200."""
        try:
            from warcio.archiveiterator import ArchiveIterator
            from warcio.exceptions import ArchiveLoadFailed
        except ImportError as error:
            raise DependencyMissing(f"{source.name} is a web archive", hint="pip install 'reformat[warc]'") from error
        number = 0
        opened = (
            source.read_from.open("rb") if source.data is None and source.read_from else io.BytesIO(source.content())
        )
        with opened as file:
            try:
                for record in ArchiveIterator(file):
                    if record.rec_type != "response" or record.http_headers is None:
                        continue
                    kind = record.http_headers.get_header("Content-Type", "")
                    if record.http_headers.get_statuscode() != "200" or "html" not in kind:
                        continue
                    number += 1
                    url = record.rec_headers.get_header("WARC-Target-URI") or ""
                    charset = kind.partition("charset=")[2].partition(";")[0].strip("\"' ")
                    data = record.content_stream().read(MEMBER_LIMIT)
                    yield replace(source, name=f"{source.name}#{url or number}", member=url or str(number), data=data,
                                  encoding=charset, media="html", base_url=url)  # fmt: skip
            except ArchiveLoadFailed as error:
                raise Undecodable(
                    f"{source.name} is a broken web archive: {error}", hint="make it again", where=source.name
                ) from error
        if not number:
            raise NoArticle(
                f"{source.name}: no HTML answer in this web archive",
                hint="give the pages themselves",
                where=source.name,
            )

    def read(self, source: Source, rules: Rules) -> Draft:
        """A web archive itself is no article."""
        raise NoArticle(
            f"{source.name} is a web archive, not an article",
            hint="convert takes its pages one by one",
            where=source.name,
        )
