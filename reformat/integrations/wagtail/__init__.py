"""Wagtail: a published page gets its EPUB, large-print page and narration as documents; unpublishing removes them.

Add "reformat.integrations.wagtail" to INSTALLED_APPS and say in REFORMAT_PAGES which page types take part:

    REFORMAT_PAGES = {"news.ArticlePage": {"body": "body", "authors": "byline", "formats": ("html", "epub", "audio")}}

The work is a django-tasks task, enqueued once the publishing transaction is committed.
"""
