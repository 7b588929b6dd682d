"""The Django app: it listens for pages that are published and unpublished."""

from __future__ import annotations

from django.apps import AppConfig


class ReformatConfig(AppConfig):
    """Name, label and start of the app."""

    name = "reformat.integrations.wagtail"
    label = "reformat_wagtail"
    verbose_name = "Accessible editions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect to Wagtail's signals once all apps are loaded."""
        from reformat.integrations.wagtail import signals

        signals.connect()
