"""`{% accessible_editions page %}`: links to listen, to large print and to the EPUB, as far as they are there."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from reformat.language.messages import messages

register = template.Library()
LABELS = {"audio": "reading.listen", "html": "cms.html", "epub": "service.epub"}


@register.inclusion_tag("reformat/editions.html")
def accessible_editions(page: Any) -> dict[str, Any]:
    """What the template shows: a list of links named in the site's language."""
    words = messages(get_language() or "en")
    found = {edition.format: edition for edition in page.accessible_editions.select_related("document")}
    links = [
        {"url": found[form].document.url, "label": words.get(label), "format": form}
        for form, label in LABELS.items()
        if form in found
    ]
    return {"links": links, "label": words.get("cms.editions")}
