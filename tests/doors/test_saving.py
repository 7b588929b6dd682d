"""Names that every file system takes, and folders that are there whole or not at all."""

from __future__ import annotations

import json
import multiprocessing
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformat.document.nodes import Article, Figure, Image, Metadata
from reformat.document.slugs import DEVICES, LONGEST
from reformat.errors import WriteError
from reformat.saving import DIGITS, Shelf, mark, slug, swap
from reformat.saving.names import marked, stem
from reformat.saving.parcel import pack
from reformat.saving.scratch import PREFIX, scratch, sweep
from reformat.writers.writer import Artifact


@given(st.text())
def test_a_slug_is_legal_everywhere(title: str) -> None:
    name = slug(title)
    assert name and len(name.encode()) <= LONGEST
    assert not set(name) & set('<>:"/\\|?* .\0') and not any(unicodedata.category(c)[0] == "C" for c in name)
    assert name not in DEVICES and name == name.strip("-")
    assert unicodedata.normalize("NFC", name) == name or len(title) > 40
    assert len(marked(name, title).encode()) <= LONGEST


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Night ferry: trades its horn!", "night-ferry-trades-its-horn"),
        ("[대담] 옛 방앗간 2층에…‘들썩’", "대담-옛-방앗간-2층에-들썩"),
        (unicodedata.normalize("NFD", "한글 제목"), "한글-제목"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-article"),
        ("…!?", "article"),
        ("", "article"),
        ("a\u200bb \u202etxt.exe", "ab-txt-exe"),
    ],
)
def test_slugs(title: str, name: str) -> None:
    assert slug(title) == name


@given(st.text())
def test_a_stem_is_legal_everywhere(name: str) -> None:
    found = stem(name)
    assert found and len(found.encode(errors="surrogatepass")) <= LONGEST + 8
    assert not set(found) & set('<>:"/\\|?*\0') and found == found.strip(" .")


def files(identity: str, text: str = "x", *, broken: bool = False) -> Iterator[Artifact]:
    yield Artifact("article.html", text.encode())
    yield Artifact("audio/01.mp3", b"sound")
    if broken:
        raise WriteError("no more")
    yield Artifact("report.json", json.dumps({"identity": mark(identity, DIGITS)}).encode())


def titled(title: str, *urls: str) -> Article:
    return Article(Metadata(title=title), blocks=tuple(Figure(image=Image(url=url)) for url in urls))


def test_the_same_article_replaces_its_folder_whole(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    first = shelf.save(files("a"), titled("The mill"), "a")
    (first.folder / "audio" / "stale.mp3").write_bytes(b"old")
    second = shelf.save(files("a", "new"), titled("The mill"), "a")
    assert second.folder == first.folder
    assert (first.folder / "article.html").read_text() == "new"
    assert not (first.folder / "audio" / "stale.mp3").exists()
    assert os.listdir(tmp_path) == ["the-mill"]


def test_another_article_of_the_title_gets_a_mark_and_keeps_it(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.save(files("a"), titled("The mill"), "a")
    other = shelf.save(files("b"), titled("The mill"), "b")
    assert other.folder.name == f"the-mill-{mark('b')}"
    assert shelf.save(files("b"), titled("The mill"), "b").folder == other.folder


@pytest.mark.parametrize(
    ("source", "member", "name"),
    [("box/긁은 글 7.txt", "", "긁은-글-7"), ("week.zip", "mon/a b.html", "a-b"), ("", "", "article")],
)
def test_an_article_without_a_title_is_called_by_its_file(tmp_path: Path, source: str, member: str, name: str) -> None:
    with scratch(tmp_path) as new:
        parcel = pack(new, files("a"), titled(""), "a", source=source, member=member)
        assert Shelf(tmp_path).put(parcel).folder.name == name


def test_a_folder_that_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "the-mill").mkdir()
    (tmp_path / "the-mill" / "diary.txt").write_text("mine")
    saved = Shelf(tmp_path).save(files("a"), titled("The mill"), "a")
    assert saved.folder.name != "the-mill"
    assert (tmp_path / "the-mill" / "diary.txt").read_text() == "mine"


def test_what_a_person_described_is_never_lost(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    place = shelf.save(files("a"), titled("The mill", "one.png"), "a").folder / "descriptions.toml"
    written = place.read_text().replace('text = ""', 'text = "A wheel in the water"') + "\n# still to do: the others\n"
    place.write_text(written)
    shelf.save(files("a"), titled("The mill", "one.png", "two.png"), "a")
    assert place.read_text().startswith(written)
    assert "two.png" in place.read_text()


def test_a_failure_on_the_way_leaves_the_old_and_nothing_else(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.save(files("a", "old"), titled("The mill"), "a")
    with pytest.raises(WriteError):
        shelf.save(files("a", "new", broken=True), titled("The mill"), "a")
    assert os.listdir(tmp_path) == ["the-mill"]
    assert (tmp_path / "the-mill" / "article.html").read_text() == "old"


def test_a_plug_in_cannot_write_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="outside"):
        Shelf(tmp_path / "out").save([Artifact("../../escaped", b"")], titled("x"), "x")
    assert not (tmp_path / "escaped").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WriteError):
        Shelf(tmp_path / "out").save(files("a"), titled("x"), "a")


def test_a_file_in_the_way_is_a_write_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("I am a file")
    with pytest.raises(WriteError):
        Shelf(tmp_path / "out").save(files("a"), titled("x"), "a")


def test_what_the_dead_left_is_swept_and_what_the_living_make_is_not(tmp_path: Path) -> None:
    child = multiprocessing.get_context("spawn").Process(target=_die_inside, args=(str(tmp_path),))
    child.start()
    child.join()
    assert [p.name.startswith(PREFIX) for p in tmp_path.iterdir()] == [True]
    with scratch(tmp_path) as mine:
        Shelf(tmp_path).sweep()
        assert list(tmp_path.iterdir()) == [mine]
    assert not list(tmp_path.iterdir())


def _die_inside(folder: str) -> None:
    with scratch(Path(folder)):
        os._exit(9)


def test_many_processes_at_once_give_each_article_a_folder(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        pool.starmap(_save, [(str(tmp_path), f"{n % 6}") for n in range(24)])
    assert len(os.listdir(tmp_path)) == 6, "one for each identity, and nothing besides"
    assert all((p / "report.json").is_file() and (p / "audio" / "01.mp3").is_file() for p in tmp_path.iterdir())


def _save(folder: str, identity: str) -> None:
    Shelf(Path(folder)).save(files(identity), titled("The mill"), identity)


def test_an_output_folder_may_be_named_from_the_folder_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    into = Path("..") / "out"
    into.mkdir()
    assert pack(into, [Artifact("audio/a.txt", b"x")], Article(Metadata()), "a").files == ("audio/a.txt",)
    with pytest.raises(WriteError, match="outside"):
        pack(into, [Artifact("../a.txt", b"x")], Article(Metadata()), "b")


def test_what_stood_aside_when_a_run_was_killed_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system can't exchange two folders, there is a moment in which neither stands in its place."""
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    place, new = tmp_path / "mill", tmp_path / "new"
    place.mkdir(), new.mkdir()
    (place / "descriptions.toml").write_text("ours")
    rename = Path.rename

    def killed(self: Path, target: Path) -> Path:
        if self in (new, tmp_path / ".reformat-old-mill"):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        swap.put(new, place)
    monkeypatch.undo()
    assert not place.exists()
    Shelf(tmp_path).sweep()
    assert (place / "descriptions.toml").read_text() == "ours"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mill", "new"]


def test_an_interrupt_between_two_renames_leaves_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    place, new = tmp_path / "mill", tmp_path / "new"
    place.mkdir(), new.mkdir()
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if self == new:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        swap.put(new, place)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mill", "new"]


def test_what_a_dead_run_of_our_own_number_left_goes(tmp_path: Path) -> None:
    """In a container that is started again a run has the very process id of the one that was killed."""
    with scratch(tmp_path) as ours:
        dead = tmp_path / f"{ours.name.rpartition('-')[0]}-{'0' * 24}"
        dead.mkdir()
        (tmp_path / f"{ours.name.rpartition('-')[0]}-{'1' * 24}").write_text("a single file")
        sweep(tmp_path)
        assert list(tmp_path.iterdir()) == [ours]
