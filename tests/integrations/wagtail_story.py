"""The life of a page on a real Wagtail site, told to test_wagtail.py chapter by chapter."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import django

# The site's own migrations are made anew for each story, beside its database.
(Path(os.environ["PAPER_FOLDER"]) / "paper_migrations").mkdir()
(Path(os.environ["PAPER_FOLDER"]) / "paper_migrations" / "__init__.py").touch()
sys.path.append(os.environ["PAPER_FOLDER"])
django.setup()

from django.core.files.storage import default_storage  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from wagtail.documents import get_document_model  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from reformat.integrations.wagtail.models import Edition  # noqa: E402
from tests.integrations.paper.models import ArticlePage, PlainPage  # noqa: E402

BODY = "<p>밤배가 뱃고동 대신 종을 단다. 항구의 잠을 깨우지 않으려는 것이다.</p><h2>종을 고른 까닭</h2><p>종소리는 멀리 가지 않는다.</p>"


def ok(chapter: str) -> None:
    print(f"ok: {chapter}")


def editions(page: Page) -> dict[str, Edition]:
    return {e.format: e for e in Edition.objects.filter(page=page)}


def data(edition: Edition) -> bytes:
    with edition.document.file.open("rb") as file:
        return file.read()


def tables() -> None:
    from django.db import connection

    call_command("makemigrations", "paper", verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("makemigrations", "reformat_wagtail", check=True, dry_run=True, verbosity=0)
    assert "reformat_wagtail_edition" in connection.introspection.table_names()
    ok("migrations are complete")


def story() -> None:
    home = Site.objects.get(is_default_site=True).root_page
    page = home.add_child(
        instance=ArticlePage(title="밤배의 종", slug="night-bell", body=BODY, byline="한바다", live=False)
    )
    assert not editions(page)
    page.save_revision().publish()
    made = editions(page)
    assert set(made) == {"html", "epub", "audio"}
    ok("publishing makes three editions")

    text = data(made["html"]).decode()
    assert "종소리는 멀리 가지 않는다." in text and "한바다" in text and "등대신문" in text
    with zipfile.ZipFile(io.BytesIO(data(made["epub"]))) as book:
        assert book.read("mimetype") == b"application/epub+zip"
    assert data(made["audio"])[:3] == b"ID3" and made["audio"].document.file.name.endswith(".mp3")
    ok("the editions open")

    shown = Client().get("/night-bell/").content.decode()
    assert "큰 글자로 읽기" in shown and "듣기" in shown
    for edition in made.values():
        assert edition.document.url in shown
        assert Client().get(edition.document.url).status_code == 200
    ok("the page links them in its language")

    ids = {e.pk for e in made.values()}
    files = {e.document.file.name for e in made.values()}
    from reformat.integrations.wagtail.tasks import convert_page

    convert_page.enqueue(page.pk)
    assert {e.pk for e in editions(page).values()} == ids
    ok("publishing again without a change makes nothing")

    page = ArticlePage.objects.get(pk=page.pk)
    page.body = BODY + "<p>내일 첫 종이 울린다.</p>"
    page.save_revision().publish()
    new = editions(page)
    assert "내일 첫 종이 울린다." in data(new["html"]).decode()
    assert {e.pk for e in new.values()}.isdisjoint(ids) and get_document_model().objects.count() == 3
    assert not any(default_storage.exists(f) for f in files - {e.document.file.name for e in new.values()})
    ok("a changed page replaces its editions")

    plain = home.add_child(instance=PlainPage(title="다른 글", slug="plain", body=BODY, live=False))
    plain.save_revision().publish()
    assert not editions(plain)
    ok("another page type takes no part")

    names = [e.document.file.name for e in new.values()]
    page.unpublish()
    assert not editions(page) and get_document_model().objects.count() == 0
    assert not any(default_storage.exists(n) for n in names)
    ok("unpublishing removes editions and files")

    page.save_revision().publish()
    assert len(editions(page)) == 3
    ArticlePage.objects.get(pk=page.pk).delete()
    assert Edition.objects.count() == 0 and get_document_model().objects.count() == 0
    ok("deleting removes editions and files")

    late = home.add_child(instance=ArticlePage(title="되돌린 글", slug="late", body=BODY, live=False))
    try:
        with transaction.atomic():
            late.save_revision().publish()
            raise RuntimeError("rolled back")
    except RuntimeError:
        assert not editions(late)
    ok("a page rolled back is never converted")


tables()
story()
