"""Tables of articles (CSV, TSV) as crawlers and spreadsheets save them: a row an article, named by the first row."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator

from reformat.document.source import Source
from reformat.errors import Undecodable
from reformat.readers.decode import decode
from reformat.readers.records import BODIES, key

ENDINGS = (".csv", ".tsv")
_MARKS = ",;\t"
_COLUMNS = frozenset(key(name) for name, _ in BODIES)


def is_sheet(name: str, head: bytes) -> bool:
    """Whether this is a table with a column of bodies; any other holds values, and no article."""
    if not name.lower().endswith(ENDINGS):
        return False
    try:
        first = decode(head).text.lstrip("\r\n").partition("\n")[0]
    except Undecodable:
        return False
    return any(key(column) in _COLUMNS for column in next(csv.reader([first], delimiter=_mark(first)), ()))


def rows(source: Source) -> Iterator[bytes]:
    """The rows as records in JSON. Raises Undecodable for a broken table."""
    text = decode(source.content(), source.encoding, source.name).text.lstrip("\r\n")
    csv.field_size_limit(sys.maxsize)  # else no article may be longer than 131,072 characters
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=_mark(text.partition("\n")[0])):
            yield json.dumps({column: cell for column, cell in row.items() if isinstance(column, str)}).encode()
    except csv.Error as error:
        hint = "save it again from a spreadsheet"
        raise Undecodable(f"{source.name} is a broken table: {error}", hint=hint, where=source.name) from error


def _mark(first: str) -> str:
    """What parts the cells: what stands most often in the first row."""
    return max(_MARKS, key=first.count)
