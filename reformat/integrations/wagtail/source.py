"""A Wagtail page as a source: its body rendered as visitors see it, and what the page knows of itself."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from wagtail.rich_text import RichText, expand_db_html

import reformat
from reformat.integrations.wagtail.settings import Choice


def source_of(page: Any, choice: Choice) -> reformat.Source:
    """The page's article. A page with a method `reformat_source` knows best."""
    own = getattr(page, "reformat_source", None)
    if own is not None:
        source: reformat.Source = own()
        return source
    deck = f"<p>{_markup(getattr(page, choice.deck))}</p>" if choice.deck else ""
    return reformat.Source.html(
        deck + _markup(getattr(page, choice.body)),
        whole_page=False,
        base_url=page.full_url or "",
        metadata=_metadata(page, choice),
        resolve=media,
    )


def _markup(value: Any) -> str:
    """A field as HTML: rich text, a stream of blocks, or markup as it stands."""
    if hasattr(value, "render_as_block"):
        return str(value.render_as_block())
    return str(expand_db_html(value.source if isinstance(value, RichText) else str(value)))


def _metadata(page: Any, choice: Choice) -> reformat.Metadata:
    authors = getattr(page, choice.authors) if choice.authors else ""
    names = (authors,) if isinstance(authors, str) else tuple(str(a) for a in authors)
    return reformat.Metadata(
        title=page.title,
        authors=tuple(name for name in names if name),
        section=str(getattr(page, choice.section)) if choice.section else "",
        published=page.first_published_at.isoformat() if page.first_published_at else "",
        modified=page.last_published_at.isoformat() if page.last_published_at else "",
        publisher=choice.publisher or getattr(settings, "WAGTAIL_SITE_NAME", ""),
        language=page.locale.language_code if page.locale_id else settings.LANGUAGE_CODE,
        url=page.full_url or "",
    )


def media(address: str) -> bytes | None:
    """A picture of the site by its address below MEDIA_URL, from whatever storage holds it."""
    path = unquote(urlsplit(address).path)
    base = urlsplit(settings.MEDIA_URL).path
    name = path.removeprefix(base) if base and path.startswith(base) else ""
    if not name or ".." in name.split("/") or not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        data: bytes = file.read()
    return data
