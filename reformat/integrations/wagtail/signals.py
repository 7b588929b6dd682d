"""From Wagtail's signals to tasks: publish converts, unpublish removes, and a lost edition takes its document along."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.documents import get_document_model
from wagtail.signals import page_published, page_unpublished

from reformat.integrations.wagtail.models import Edition
from reformat.integrations.wagtail.settings import choice_for
from reformat.integrations.wagtail.tasks import convert_page


def connect() -> None:
    """Listen; the ids keep a second call from listening twice."""
    page_published.connect(published, dispatch_uid="reformat.published")
    page_unpublished.connect(unpublished, dispatch_uid="reformat.unpublished")
    post_delete.connect(forgotten, sender=Edition, dispatch_uid="reformat.forgotten")


def published(sender: Any, instance: Any, **rest: Any) -> None:
    """Convert the page once its transaction is committed: before that, a worker would not see it."""
    if choice_for(instance) is not None:
        transaction.on_commit(lambda: convert_page.enqueue(instance.pk))


def unpublished(sender: Any, instance: Any, **rest: Any) -> None:
    """What is no longer public has no public editions."""
    Edition.objects.filter(page_id=instance.pk).delete()


def forgotten(sender: Any, instance: Any, **rest: Any) -> None:
    """The document goes with its edition, and its file with it."""
    for document in get_document_model().objects.filter(pk=instance.document_id):
        document.delete()
