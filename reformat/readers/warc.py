"""Web archives (WARC): each HTML answer an article. Needs the extra `warc`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.errors import DependencyMissing, NoArticle, Undecodable, install
from reformat.readers.archive import BROKEN, MEMBER_LIMIT, unpacks_to_too_much
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
            from warcio.statusandheaders import StatusAndHeadersParserException
        except ImportError as error:
            raise DependencyMissing(f"{source.name} is a web archive", hint=install("warc")) from error
        number = 0
        opened = (
            source.read_from.open("rb") if source.data is None and source.read_from else io.BytesIO(source.content())
        )
        with opened as file:
            try:
                for record in ArchiveIterator(file):
                    if _is_page(record):
                        number += 1
                        yield _page(source, record, number)
            except (ArchiveLoadFailed, StatusAndHeadersParserException, AttributeError, LookupError, *BROKEN) as error:
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


def _is_page(record: Any) -> bool:
    """Whether a record is a server's answer with a page in it."""
    headers = record.http_headers
    return (
        record.rec_type == "response"
        and headers is not None
        and headers.get_statuscode() == "200"
        and "html" in headers.get_header("Content-Type", "")
    )


def _page(source: Source, record: Any, number: int) -> Source:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    kind = record.http_headers.get_header("Content-Type", "")
    charset = kind.partition("charset=")[2].partition(";")[0].strip("\"' ")
    name, member = f"{source.name}#{url or number}", url or str(number)
    data = record.content_stream().read(MEMBER_LIMIT + 1)
    if len(data) > MEMBER_LIMIT:
        return source.broken(unpacks_to_too_much(name), name=name, member=member)
    if record.raw_stream.limit > 0:
        fault = Undecodable(f"{name} ends in the middle of a page", hint="fetch the archive again", where=name)
        return source.broken(fault, name=name, member=member)
    return replace(source, name=name, member=member, data=data, encoding=charset, media="html", base_url=url)
