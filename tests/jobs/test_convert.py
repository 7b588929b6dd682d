"""The real work of a job: where its articles lie in the result."""

import io
import zipfile

import pytest

from reformat.errors import NoArticle
from reformat.jobs.asking import asked
from reformat.jobs.convert import work
from reformat.jobs.order import Order, Status
from reformat.jobs.packed import contents
from reformat.jobs.spool import Spool
from reformat.settings import load_settings

PAGE = (
    "<html><body><article><h1>{0}</h1>" + "<p>The mill of {0} turns again after a long winter.</p>" * 8 + "</article>"
)


def archive(*pages: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as out:
        for number, page in enumerate(pages):
            out.writestr(f"{number}.html", page)
    return held.getvalue()


def do(root, name: str, body: bytes):
    """The articles made of a source, and the folder they lie in."""
    spool = Spool(root / "spool")
    settings = load_settings(root, overrides={"output": {"to": ["html"]}})
    job = spool.take(spool.submit(Order(name, settings=asked(settings)), [body]).id)
    out = root / "out"
    made = work(job.folder, out, lambda progress: None)
    return contents(Status(0.0, contents=made.contents)).articles, out


@pytest.mark.parametrize(
    ("name", "body"), [("a.html", PAGE.format("Ash").encode()), ("a.zip", archive(PAGE.format("Ash")))]
)
def test_the_folder_of_an_article_alone_is_the_result(tmp_path, name, body):
    (article,), out = do(tmp_path, name, body)
    assert article.folder == "" and {p.name for p in out.iterdir()} == set(article.files)


def test_articles_of_an_archive_have_a_folder_each(tmp_path):
    articles, out = do(tmp_path, "a.zip", archive(PAGE.format("Ash"), "<p></p>", PAGE.format("Oak")))
    assert [a.title for a in articles] == ["Ash", "Oak"]
    assert {p.name for p in out.iterdir()} == {a.folder for a in articles}
    assert all({p.name for p in (out / a.folder).iterdir()} == set(a.files) for a in articles)


def test_of_nothing_comes_nothing(tmp_path):
    with pytest.raises(NoArticle):
        do(tmp_path, "a.html", b"<p></p>")
    assert not (tmp_path / "out").exists()
