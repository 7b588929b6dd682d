"""When the article was published and when it was changed, out of several that say so."""

# ruff: noqa: E501 (tables of names)
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from reformat.patterns import lazy
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.heads import Heads
from reformat.readers.metadata.linked import Linked
from reformat.readers.metadata.shown import Visible
from reformat.readers.metadata.written import written

_PUBLISHED = (
    "article:published_time", "og:published_time", "published_time", "article:published", "article:published:time", "datepublished", "date_published",
    "parsely-pub-date", "sailthru.date", "pubdate", "pub_date", "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued", "dc.date.published",
    "dcterms.issued", "dcterms.created", "dcterms.available", "dcterms.date", "dc.date", "dc.date.created", "citation_publication_date", "citation_date", "citation_online_date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published", "article.created", "originalpublicationdate", "rnews:datepublished", "bt:pubdate", "published",
    "release_date", "og:regdate", "dd:published_time", "dable:published_time", "og:article:published_time", "article_date_original", "date", "datecreated",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "date_modified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "last-modified-date",
    "article:updated_time", "article.updated", "og:article:modified_time", "revised", "updated", "dd:modified_time",
)  # fmt: skip

CHANGED = lazy(
    r"(?:last\s+)?(?:updated?|modified|revised|reviewed|changed)\b|aktualisiert|geändert|zuletzt|\bstand(?=:)"
    r"|mis(?:e)? à jour|modifié|actualizado|actualización|modificado|atualizad[oa]|aggiornat[oa]|(?:laatste )?update\b"
    r"|bijgewerkt|gewijzigd"
    r"|uppdaterad|oppdatert|opdateret|päivitetty|aktualizac\w+|zaktualizowano|(?:son )?güncellen?me|güncellendi"
    r"|actualizat|aktualizirano|ažurirano|ενημερ(?:ώθηκε|ωση)|τελευταία ενημέρωση|به‌روزرسانی|बदलाव|अपडेट"
    r"|обновлен[оа]?|оновлено|изменено|diperbarui|cập nhật|수정|업데이트|최종|更新|修改|修正|تحديث",
    re.I,
)
"""What stands before the date of a change."""

FIRST = lazy(
    r"(?:first\s+)?(?:published|posted|created|issued)\b|erstellt|creado|creato|opprettet|oprettet|skapad"
    r"|veröffentlicht|erschienen|publié|publicado|pubblicato|gepubliceerd|publicerad|publisert|udgivet|julkaistu"
    r"|publikacj\w+|opublikowano|publicat\b|objavljeno|yayın\w*|giriş|تاريخ النشر|تاریخ انتشار|प्रकाशित|опубликован\w*"
    r"|опубліковано"
    r"|입력|등록|게재|승인|公開|掲載|投稿|发布|發布|发表|發表",
    re.I,
)
"""What stands before the date of publication."""

EVENT = lazy(
    r"[^\w(\[]{0,4}(?:일\s?시|기\s?간|행사일|개최일|때|언제|日\s?時|会期|(?:time|date) of (?:the )?event|when)\s?[:：]"
    r"|(?:\d{1,2}|[가-하])[.)]\s?[가-힣]|[○◯□◦▪●-]\s?(?!입력|등록|수정|승인|작성|게재|최종)[가-힣]"
    r"|(?!입력|등록|게시|작성).{0,60}\d[일.]?\s?(?:\([월화수목금토일]\)\s?)?[~∼～〜]\s?\d",
    re.I,
)
"""What stands before the day of something that the article tells of; a Korean entry with its number or sign; days from
one to another."""

OPEN = lazy(
    r"\b(?:ab|bis|seit|from|until|since|starting|à partir du|jusqu['’]au|depuis|desde|hasta|a partire dal|fino al"
    r"|vanaf|tot)\s(?:dem\s)?\d",
    re.I,
)
"""What stands before a day from which on something holds, or to which."""

_HOST = lazy(r"^[a-z]+://[^/]*")
_PATH = lazy(r"/(?:((?:19|20)\d\d)([/-])([01]?\d)\2([0-3]?\d)|((?:19|20)\d\d)([01]\d)([0-3]\d))(?=[/+_.-]|$)")
"""A day in an address."""


class Dates(NamedTuple):
    """Each date with where it came from; empty where none is known."""

    published: tuple[str, str] = ("", "")
    modified: tuple[str, str] = ("", "")


def choose_dates(heads: Heads, linked: Linked, visible: Visible, *, language: str, address: str) -> Dates:
    """A rule's date; JSON-LD; meta elements; what is visible; the address; last the change, where nothing else is known.

    A publication that the data sets to the very time of the change yields to an earlier one that the page shows. Where
    the data has a time of Greenwich and the page shows the time at the place, or the day before or after, that is the one.
    A change on a day before the publication is none: readers would be told that it changed before it was there.
    """

    def read(text: str) -> str:
        return written(text, language)

    shown, changed = shown_dates(visible.dates, read)
    modified = _first([(linked.text("dateModified"), "json-ld"), *((heads.first(k), "meta") for k in _MODIFIED)], read)
    told = [*((linked.text(key), "json-ld") for key in ("datePublished", "dateCreated", "uploadDate"))]
    told += ((heads.first(key), "meta") for key in _PUBLISHED)
    published = _first(told, read)
    if shown and "date" in visible.by_rule:
        published = (shown, "site-rule")
    elif shown and (
        not published[0] or _overwritten(published[0], modified[0], shown) or local_day(published[0], shown)
    ):
        published = (shown, "visible")
    modified = modified if modified[0] else (changed, "visible" if changed else "")
    if not published[0]:
        published = _first([(visible.far_date, "visible"), (_in_path(address), "address")], read)
    published = published if published[0] else modified
    return Dates(published, modified if modified[0][:10] >= published[0][:10] else ("", ""))


def _first(told: list[tuple[str, str]], read: Callable[[str], str]) -> tuple[str, str]:
    """The first of these texts that is a date, and its origin."""
    return next(((found, origin) for text, origin in told if text and (found := read(text))), ("", ""))


def shown_dates(texts: tuple[str, ...], read: Callable[[str], str]) -> tuple[str, str]:
    """The dates that the page shows for its publication and for its change."""
    pieces = [(changed, found) for text in texts for changed, piece in _labelled(text) if (found := read(piece))]
    first = [found for changed, found in pieces if not changed]
    later = [found for changed, found in pieces if changed]
    after = first[1] if len(first) > 1 and first[1][:10] > first[0][:10] else ""
    return next(iter(first), ""), next(iter(later), after)


def _labelled(text: str) -> Iterator[tuple[bool, str]]:
    """The pieces of a date line, each with whether its label says that it is a change."""
    marks = sorted(
        [(m.start(), True) for m in CHANGED.finditer(text)] + [(m.start(), False) for m in FIRST.finditer(text)]
    )
    starts = [(0, False), *marks] if not marks or marks[0][0] > 0 else marks
    for (start, changed), (end, _) in zip(starts, [*starts[1:], (len(text), False)], strict=True):
        yield changed, text[start:end]


def _overwritten(published: str, modified: str, shown: str) -> bool:
    """Whether the data's time of publication is that of the last change, and the page shows an earlier day of that year."""
    if published != modified or len(published) < 19:
        return False
    days = (date.fromisoformat(published[:10]) - date.fromisoformat(shown[:10])).days
    turned = f"{shown[:5]}{shown[8:10]}-{shown[5:7]}"  # the same day, written the other way round
    return 0 < days < 366 and turned != published[:10]


def local_day(published: str, shown: str) -> bool:
    """Whether what is shown is the same moment at another place than Greenwich, or its day there."""
    if not published.endswith("+00:00") or not shown:
        return False
    moment = datetime.fromisoformat(published)
    if len(shown) > 10:
        there = datetime.fromisoformat(shown)
        return there.tzinfo is not None and there == moment and there.utcoffset() != moment.utcoffset()
    day = date.fromisoformat(shown)
    west = day == moment.date() - timedelta(days=1) and moment.hour < 8
    east = day == moment.date() + timedelta(days=1) and moment.hour >= 14
    return west or east


def _in_path(address: str) -> str:
    """The day in the address's path."""
    match = _PATH.search(_HOST.sub("", address).partition("?")[0])
    if match is None:
        return ""
    return iso("-".join(part for part in (match.group(1, 3, 4) if match[1] else match.group(5, 6, 7)) if part))
