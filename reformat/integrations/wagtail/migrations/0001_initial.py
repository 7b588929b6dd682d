"""The table of editions."""

import django.db.models.deletion
from django.db import migrations, models
from wagtail.documents import get_document_model_string


class Migration(migrations.Migration):
    """First version."""

    initial = True
    dependencies = [
        ("wagtailcore", "0001_squashed_0016_change_page_url_path_to_text_field"),
        migrations.swappable_dependency(get_document_model_string()),
    ]
    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("format", models.CharField(max_length=20)),
                ("source_hash", models.CharField(max_length=64)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=get_document_model_string()
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accessible_editions",
                        to="wagtailcore.page",
                    ),
                ),
            ],
            options={"ordering": ("format",), "unique_together": {("page", "format")}},
        ),
    ]
