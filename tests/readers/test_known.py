"""What a caller knows of an article: its dates are dates, however they are written, or are refused."""

from __future__ import annotations

import pytest

import reformat
from reformat.document.nodes import Metadata
from reformat.readers.metadata.known import dated

BODY = "<p>The bell buoy off the point has been silent since the swell of last week tore its clapper away.</p>" * 3


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("2026-03-05T10:20:00+09:00", "2026-03-05T10:20:00+09:00"),
        ("2026-03-05", "2026-03-05"),
        ("2026-03", "2026-03"),
        ("2026/3/5", "2026-03-05"),
        ("5 March 2026", "2026-03-05"),
        ("2026년 3월 5일 오후 3:10", "2026-03-05T15:10:00"),
        ("Thu, 05 Mar 2026 10:00:00 +0900", "2026-03-05T10:00:00+09:00"),
        ("1772675400", "2026-03-05T01:50:00+00:00"),
    ],
)
def test_a_callers_date_is_read_as_a_pages_is(given: str, read: str) -> None:
    assert dated(Metadata(published=given)).published == read
    known = reformat.Metadata(title="The buoy", published=given)
    done = reformat.convert(BODY, whole_page=False, metadata=known)
    assert done.article.metadata.published == read and f'datetime="{read}' in done.html or read == "2026-03"


@pytest.mark.parametrize("given", ["tomorrow", "32.13.2026", "March"])
@pytest.mark.parametrize("name", ["published", "modified"])
def test_what_is_no_date_is_refused_and_not_dropped(name: str, given: str) -> None:
    with pytest.raises(reformat.SettingsError, match=name):
        reformat.convert(BODY, metadata=reformat.Metadata(**{name: given}))


def test_a_record_whose_date_is_none_has_none() -> None:
    line = '{"title": "The buoy", "published": "some day", "text": "%s"}' % (
        "The buoy is silent, and ships go wide of it. " * 9
    )
    (done,) = reformat.convert_each([reformat.Source.bytes(line.encode(), name="a.jsonl")])
    assert done.article.metadata.published == ""
