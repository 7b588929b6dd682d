"""What in an inbox is an article."""

import os
from pathlib import Path

import pytest

from reformat.watch.folder import Inbox, companion, lacks_folder, left_alone, mark_of


@pytest.mark.parametrize(
    "name",
    [".hidden", ".~lock.a.odt#", "~$a.doc", "a.html~", "#a.txt#", "a.part", "a.html.crdownload", "a.PART", ".a.swp",
     "a.swx", "a.tmp", "reformat.toml", "Thumbs.db", ".DS_Store", "a.html.download", ".a.html.Xy12z"],
)  # fmt: skip
def test_names_that_are_left_alone(name):
    assert left_alone(name)


@pytest.mark.parametrize(
    "name",
    [
        "a.html",
        "기사 — 최종본.html",
        "part.txt",
        "a.partly.html",
        "a",
        "ü.TXT",
        "tmp.html",
        "#tag of a day.html",
        "~a.html",
    ],
)
def test_names_that_are_articles(name):
    assert not left_alone(name)


def tree(root: Path, *names: str) -> Path:
    for name in names:
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(name)
    return root


def test_scan_finds_articles_in_all_inboxes_and_nowhere_else(tmp_path):
    root = tree(
        tmp_path / "in",
        "a.html", "large/b.txt", "large/deep/c.txt", "done/d.html", "failed/e.html", "large/done/f.html",
        "a_files/g.html", ".reformat/h.json", "out/i.html", ".git/j.txt",
    )  # fmt: skip
    outside = tree(tmp_path / "elsewhere", "k.html")
    (root / "link").symlink_to(outside)
    (root / "l.html").symlink_to(outside / "k.html")
    found = Inbox(root, frozenset({root / "out"})).scan()
    assert {os.path.relpath(p, root) for p, _ in found} == {"a.html", "large/b.txt", "large/deep/c.txt"}


@pytest.mark.parametrize(
    ("changed", "about"),
    [
        ("a.html", "a.html"), ("a_files/x/y.png", "a.html"), ("a_files", "a.html"), ("sub", "sub"),
        ("sub/b.txt", "sub/b.txt"), ("done/a.html", None), ("sub/failed/a.html", None), (".reformat/x", None),
        ("out/x", None), ("out", None), ("a.part", None), ("nobody_files/x.png", None),
    ],
)  # fmt: skip
def test_which_article_a_change_concerns(tmp_path, changed, about):
    tree(tmp_path, "a.html", "a_files/x/y.png", "sub/b.txt")
    inbox = Inbox(tmp_path, frozenset({tmp_path / "out"}))
    assert inbox.concerns(tmp_path / changed) == (tmp_path / about if about else None)


def test_a_page_is_marked_with_its_folder(tmp_path):
    tree(tmp_path, "a.html", "a_files/x.png")
    before = mark_of(tmp_path / "a.html")
    (tmp_path / "a_files" / "y.png").write_text("more")
    assert before != mark_of(tmp_path / "a.html")


def test_links_and_folders_have_no_mark(tmp_path):
    tree(tmp_path, "a.html")
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")
    assert mark_of(tmp_path / "b.html") is None is mark_of(tmp_path) is mark_of(tmp_path / "none")


@pytest.mark.parametrize(
    ("name", "markup", "lacks"),
    [
        ("a.html", '<img src="a_files/x.png">', True),
        ("a b.html", "<img src='./a%20b_files/x.png'>", True),
        ("기사.html", '<img src="./%EA%B8%B0%EC%82%AC_files/x.png">', True),
        ("기사.html", '<img src="./기사_files/x.png">', True),
        ("a.html", '<img src="b_files/x.png">', False),
        ("a.html", "<p>a_files</p>", False),
        ("a.txt", '"a_files/x.png"', False),
    ],
)
def test_a_page_without_its_folder(tmp_path, name, markup, lacks):
    assert lacks_folder(os.fspath(tmp_path / name), markup.encode()) is lacks


def test_a_page_with_its_folder(tmp_path):
    (tmp_path / "a.html").touch()
    assert mark_of(tmp_path / "a.html").folder is None
    (tmp_path / "a_files").mkdir()
    assert mark_of(tmp_path / "a.html").folder and companion(tmp_path / "a.html") == tmp_path / "a_files"


def test_scan_says_where_folders_of_pictures_lie(tmp_path):
    root = tree(tmp_path, "a.html", "b.html", "b_files/x.png", "sub/c.html")
    seen = {os.path.relpath(place, root): pictures for place, pictures in Inbox(root).scan()}
    assert seen == {"a.html": True, "b.html": True, "sub/c.html": False}
