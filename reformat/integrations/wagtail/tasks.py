"""The work: a page into its editions."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.documents import get_document_model
from wagtail.models import Page

import reformat
from reformat.document.codec import encode
from reformat.integrations.wagtail.models import Edition
from reformat.integrations.wagtail.settings import Choice, choice_for
from reformat.integrations.wagtail.source import source_of

log = logging.getLogger(__name__)
FILES = {"html": "article.html", "epub": "article.epub", "audio": "audio/narration.mp3"}
LABELS = {"html": "large print", "epub": "EPUB", "audio": "narration"}


@task()
def convert_page(page_id: int) -> int:
    """Make the editions of a page that is live; how many were made anew. A page that is gone by now is none."""
    page = Page.objects.filter(pk=page_id, live=True).first()
    choice = choice_for(page) if page is not None else None
    if page is None or choice is None:
        return 0
    result = reformat.convert(source_of(page.specific, choice), to=choice.formats, settings=choice.settings)
    for problem in result.problems:
        log.warning("reformat: page %s: %s (%s)", page_id, problem.message, problem.hint)
    digest = hashlib.sha256(encode(result.article) + repr(choice).encode()).hexdigest()
    held = {e.format: e.source_hash for e in Edition.objects.filter(page=page)}
    if held == dict.fromkeys(result.formats, digest):
        return 0
    return _replace(page, choice, {f.name: f.data for f in result.files()}, result.formats, digest)


def _replace(page: Any, choice: Choice, files: dict[str, bytes], formats: tuple[str, ...], digest: str) -> int:
    """New documents in the place of the old, all or none."""
    documents = get_document_model()
    made = [(form, FILES[form]) for form in formats if FILES[form] in files]
    with transaction.atomic():
        Edition.objects.filter(page=page).delete()
        for form, name in made:
            content = ContentFile(files[name], name=f"{page.slug}.{name.rpartition('.')[2]}")
            document = documents.objects.create(title=f"{page.title} ({_(LABELS[form])})", file=content)
            Edition.objects.create(page=page, format=form, document=document, source_hash=digest)
    return len(made)
