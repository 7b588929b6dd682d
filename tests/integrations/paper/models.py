"""Two page types: one takes part, the other does not."""

from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page


class ArticlePage(Page):
    body = RichTextField()
    byline = models.CharField(max_length=100, blank=True)


class PlainPage(Page):
    body = RichTextField()
