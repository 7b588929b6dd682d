"""Gives each article of a Pelican site an accessible EPUB, a large-print page and narration (see README.md)."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pelican import signals

import reformat

log = logging.getLogger(__name__)
LINKED = {"html": "article.html", "epub": "article.epub", "audio": "audio/narration.mp3"}


def register() -> None:
    """Called by Pelican when it loads the plugin."""
    signals.article_generator_finalized.connect(convert_articles)


def convert_articles(generator: Any) -> None:
    """Convert what the site publishes, and leave the addresses in `article.reformat` for the theme."""
    settings = generator.settings
    formats = tuple(settings.get("REFORMAT_FORMATS", ("html", "epub")))
    for article in generator.articles:
        try:
            article.reformat = _convert(article, formats, settings)
        except reformat.ReformatError as error:
            log.warning("reformat: %s: %s (%s)", article.source_path, error.message, error.hint)
            article.reformat = {}


def _convert(article: Any, formats: tuple[str, ...], settings: Mapping[str, Any]) -> dict[str, str]:
    """One article's files below the output folder; the address of each format."""
    folder = Path(settings["OUTPUT_PATH"]) / settings.get("REFORMAT_PATH", "accessible")
    result = reformat.convert(_source(article, settings), to=formats, settings=settings.get("REFORMAT_SETTINGS", {}))
    saved = result.save(folder)
    home = Path(saved.folder).relative_to(settings["OUTPUT_PATH"]).as_posix()
    return {form: f"{home}/{LINKED[form]}" for form in result.formats if form in LINKED}


def _source(article: Any, settings: Mapping[str, Any]) -> reformat.Source:
    """The article's body with what Pelican knows of it."""
    known = reformat.Metadata(
        title=article.title,
        authors=tuple(str(author) for author in getattr(article, "authors", ())),
        published=article.date.isoformat(),
        modified=article.modified.isoformat() if getattr(article, "modified", None) else "",
        section=str(getattr(article, "category", "") or ""),
        tags=tuple(str(tag) for tag in getattr(article, "tags", ())),
        language=article.lang or "",
        publisher=settings.get("SITENAME", ""),
        url=f"{settings.get('SITEURL', '')}/{article.url}",
    )
    content = Path(settings["PATH"])

    def resolve(address: str) -> bytes | None:
        """A picture of the site, by its address in the built site or in the content folder."""
        path = unquote(urlsplit(address).path).lstrip("/")
        for base in (content, Path(settings["OUTPUT_PATH"])):
            place = (base / path).resolve()
            if place.is_relative_to(base.resolve()) and place.is_file():
                return place.read_bytes()
        return None

    return reformat.Source.html(article.content, whole_page=False, base_url=known.url, metadata=known, resolve=resolve)
