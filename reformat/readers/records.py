"""Records of articles as crawlers, blogs and sheets keep them: which field is the body, and what the others say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.errors import Undecodable
from reformat.patterns import lazy
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.known import DATES, with_known

BODIES = (
    ("html", "html"), ("raw_html", "html"), ("body_html", "html"), ("content_html", "html"),
    ("article_body_html", "html"), ("markdown", "markdown"), ("markdown_content", "markdown"), ("text", "text"),
    ("main_text", "text"), ("content", "text"), ("content_text", "text"), ("body", "text"), ("body_text", "text"),
    ("full_text", "text"), ("article_body", "text"), ("page_content", "text"), ("article", "text"),
    ("본문", "text"), ("내용", "text"), ("기사본문", "text"), ("本文", "text"), ("正文", "text"), ("内容", "text"),
)  # fmt: skip
"""Names under which the body is kept, with what it is; the first that is there counts. Case and `_` don't count."""

NAMES = {
    "title": ("title", "headline", "제목", "기사제목", "タイトル", "題名", "标题", "標題"),
    "url": (
        "url",
        "link",
        "page_url",
        "canonical_url",
        "source_url",
        "url_source",
        "permalink",
        "main_entity_of_page",
        "주소",
        "링크",
    ),
    "published": (
        "published",
        "date",
        "date_publish",
        "publish_date",
        "date_published",
        "published_at",
        "published_time",
        "날짜",
        "작성일",
        "등록일",
        "일자",
        "公開日",
        "发布时间",
        "publish_up",
        "created",
        "created_at",
    ),
    "modified": ("modified", "date_modify", "date_modified", "updated_at", "changed"),
    "language": ("language", "lang", "in_language", "langcode"),
    "section": ("section", "category", "article_section", "분류"),
    "publisher": ("publisher", "site_name", "press", "언론사", "source_domain"),
}
"""Names under which the rest is kept."""

AUTHORS = (
    "authors",
    "author",
    "byline",
    "reporter",
    "writer",
    "기자",
    "기자명",
    "글쓴이",
    "작성자",
    "기고자",
    "著者",
    "作者",
)
HIDDEN = frozenset({"draft", "scheduled", "private", "pending", "trash"})
"""What a blog says of articles that its readers do not see."""


def key(name: Any) -> str:
    """A field's name without what makes no difference: `articleBody`, `article_body` and `Article body` are one."""
    return re.sub(r"[\s_-]", "", str(name)).lower()


_KEYS = tuple((key(name), media) for name, media in BODIES)
_BODY = lazy(rb'"(?:blocks|%s)"\s*:' % rb"|".join(name.replace("_", "_?").encode() for name, _ in BODIES), re.I)


def bodied(octets: bytes) -> bool:
    """Whether a field of these bytes of JSON is called as bodies are."""
    return _BODY.search(octets) is not None


def has_body(record: Any) -> bool:
    """Whether this is the record of an article."""
    return isinstance(record, dict) and ("blocks" in record or _body(_fields(record)) is not None)


def is_hidden(record: Mapping[str, Any]) -> bool:
    """Whether a blog holds this article back from its readers."""
    inner = record.get("attributes")
    told = inner if isinstance(inner, dict) else record
    return (told.get("status") in HIDDEN or told.get("status") is False) and "blocks" not in record


def credited(records: Iterable[Any], tables: Mapping[str, Any]) -> Iterator[Any]:
    """The records with their authors' names, which Ghost keeps in tables beside those of its posts."""
    users, wrote = tables.get("users"), tables.get("posts_authors")
    if not isinstance(users, list) or not isinstance(wrote, list):
        yield from records
        return
    names = {one.get("id"): one.get("name") for one in users if isinstance(one, dict)}
    for record in records:
        ids = [
            one.get("author_id") for one in wrote if isinstance(one, dict) and one.get("post_id") == record.get("id")
        ]
        found = [name for one in ids if (name := names.get(one))]
        yield {**record, "authors": found} if found else record


def opened(source: Source, record: Mapping[str, Any], name: str, member: str) -> Source:
    """The article's source of a record. Raises Undecodable for one without a body."""
    fields = _fields(record)
    if (found := _body(fields)) is None:
        hint = "a record needs a field for it: html, markdown, text, content, body, article_body, 본문 …"
        raise Undecodable(f"{name} has no body", hint=hint, where=name)
    body, media = found
    known = with_known(told(fields, shown=isinstance(record.get("title"), dict)), source.metadata)
    return replace(
        source,
        name=name,
        member=member,
        data=body.encode(errors="surrogatepass"),
        encoding="utf-8",
        media="html" if media == "text" and body.lstrip()[:1] == "<" else media,
        metadata=known,
        base_url=known.url or source.base_url,
    )


def _fields(record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields by their bare names; what a crawler, a database or JSON:API keeps apart stands beside them."""
    parts = (record.get("metadata"), record.get("fields"), record.get("attributes"), record)
    return {key(name): value for part in parts if isinstance(part, dict) for name, value in part.items()}


def _body(fields: Mapping[str, Any]) -> tuple[str, str] | None:
    for name, media in _KEYS:
        body = _plain(fields.get(name))
        if isinstance(body, str) and body.strip():
            return body, media
    return None


def told(fields: Mapping[str, Any], *, shown: bool = False) -> Metadata:
    """Plain values that are kept beside the page; `shown`: as markup shows them (WordPress' interface)."""
    found: dict[str, Any] = {}
    for name, names in NAMES.items():
        value = next((value for one in names if isinstance(value := _plain(fields.get(key(one))), str)), None)
        if value is not None:
            value = " ".join((unescape(value) if shown else value).split())
            found[name] = iso(value) if name in DATES else value
    authors = next((value for one in AUTHORS if (value := fields.get(one))), None)
    several = authors if isinstance(authors, list) else [authors]
    names = tuple(name for one in several if isinstance(name := _plain(one), str) and name)
    if names:
        found["authors"] = names
    return Metadata(**found, origins=dict.fromkeys(found, "record"))


def _plain(value: Any) -> Any:
    """A value, or what stands for it where it has fields of its own: as WordPress shows it, a page, a person's name."""
    if not isinstance(value, dict):
        return value
    told = (value.get(name) for name in ("rendered", "processed", "content", "name", "value"))
    return next(filter(None, told), None)
