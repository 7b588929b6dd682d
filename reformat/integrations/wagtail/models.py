"""Which document is which page's edition."""

from __future__ import annotations

from django.db import models
from wagtail.documents import get_document_model_string
from wagtail.models import Page


class Edition(models.Model):
    """One format of one page, as a document of the site."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="accessible_editions")
    format = models.CharField(max_length=20)
    document = models.ForeignKey(get_document_model_string(), on_delete=models.CASCADE, related_name="+")
    source_hash = models.CharField(max_length=64)

    class Meta:
        """One edition a format and page."""

        unique_together = ("page", "format")
        ordering = ("format",)

    def __str__(self) -> str:
        """For the admin."""
        return f"{self.page} ({self.format})"
