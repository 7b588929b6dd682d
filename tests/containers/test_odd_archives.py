"""Archives that no tool should make and some do: what can be read comes out, each rest is told by itself."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reformat.document.source import Source
from reformat.errors import NoArticle, TooLarge, Undecodable, Unsupported
from reformat.pipeline import DEEPEST, Kit, expand
from reformat.readers import archive
from reformat.readers.archive import ArchiveReader
from reformat.readers.reader import TIMES
from reformat.settings.tree import Limits, Settings
from tests.prepared import KIT, prepared

RSS = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title></channel></rss>'


def page(title: str) -> bytes:
    lines = "".join(
        f"<p>The {n}th boat of the {title} came home before the storm had reached it.</p>" for n in range(4)
    )
    return f"<html><title>{title}</title><article><h1>{title}</h1>{lines}</article></html>".encode()


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in members:
            z.writestr(name, data)
    return out.getvalue()


def tarred(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as t:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))
    return out.getvalue()


def of(data: bytes, name: str = "x.zip") -> list[Source]:
    return list(expand(Source.bytes(data, name=name), KIT))


def small(bound: int) -> Kit:
    """A kit under which so many bytes may come out of a small archive."""
    return replace(KIT, settings=Settings(limits=Limits(container_bytes=bound)))


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_what_comes_out_of_all_archives_of_one_source_is_bounded_with_one_word(depth: int) -> None:
    nested = zipped(*((f"{n}.html", page(f"Boat {n}") + b" " * 50_000) for n in range(30)))
    for _ in range(depth - 1):
        nested = zipped(*((f"{n}.zip", nested) for n in range(30)))
    found = list(expand(Source.bytes(nested, name="x.zip"), small(1_000_000)))
    *pages, last = found
    assert 0 < len(pages) * 50_000 <= max(1_000_000, TIMES * len(nested)) and all(one.fault is None for one in pages)
    assert last.name == "x.zip" and str(last.fault).startswith("x.zip unpacks to more than ")


def test_an_archive_that_is_right_gives_all_of_many_times_its_size() -> None:
    many = [(f"{n}.html", page(f"Boat {n}") * 20) for n in range(40)]
    data = zipped(*many)
    assert sum(len(one) for _, one in many) > 10 * len(data)
    assert len(list(expand(Source.bytes(data, name="x.zip"), small(len(data))))) == 40


def test_an_archive_on_disk_may_be_larger_than_what_is_held_in_memory(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zipped(("a.html", page("Boat")), ("noise.bin", random.Random(1).randbytes(9000))))
    kit = small(5_000)
    assert [one.fault for one in expand(Source.path(tmp_path / "x.zip"), kit)] == [None]
    (tmp_path / "x.xml").write_bytes(RSS + b" " * 9000)
    with pytest.raises(TooLarge, match="has 9,") as told:
        list(expand(Source.path(tmp_path / "x.xml"), kit))
    assert "limits.container-bytes" in told.value.hint


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_the_pictures_of_a_page_are_bounded_together(
    pack: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MEMBER_LIMIT", 10_000)
    shows = b"".join(b'<img src="%d.png">' % n for n in range(5))
    (found,) = of(pack(("a.html", page("Boat") + shows), *((f"{n}.png", b"p" * 4_000) for n in range(5))))
    assert found.resolve is not None
    assert [found.resolve(f"{n}.png") is not None for n in range(5)] == [True, True, False, False, False]


def marked(data: bytes, local: int, central: int, value: int) -> bytes:
    """A ZIP whose first member has another byte at these places of its two headers."""
    changed = bytearray(data)
    changed[changed.find(b"PK\x03\x04") + local] = value
    changed[changed.find(b"PK\x01\x02") + central] = value
    return bytes(changed)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("make", [zipped, tarred])
def test_two_members_of_one_name_are_two_articles(make: Callable[..., bytes]) -> None:
    names = ("a.html", "a.html", "a (2).html", "a.html")
    found = of(make(*((name, page(str(n))) for n, name in enumerate(names))), "x")
    assert len({one.member for one in found}) == len(found) == len(names)
    assert len({one.content() for one in found}) == len(names)


def test_a_member_that_is_listed_over_and_over_is_there_once() -> None:
    data = zipped(("a.html", page("Quay")))
    at, end = data.find(b"PK\x01\x02"), data.rfind(b"PK\x05\x06")
    listed = data[at:end] * 1000
    counts = struct.pack("<HHII", 1000, 1000, len(listed), at)
    assert len(of(data[:at] + listed + data[end : end + 8] + counts + data[end + 20 :])) == 1


def test_names_that_differ_by_their_composition_or_case_are_two_articles() -> None:
    composed = "등대.html"
    names = (composed, unicodedata.normalize("NFD", composed), "Port.html", "port.html")
    assert len({one.member for one in of(zipped(*((name, page(name)) for name in names)))}) == 4


def test_folders_parted_by_backslashes_are_folders() -> None:
    shown = page("Quay").replace(b"</article>", b'<img src="q_files/p.png" alt="A quay"></article>')
    (only,) = of(zipped(("a\\q.html", shown), ("a\\q_files\\p.png", b"PNG"), ("a\\q_files\\frame.html", page("Ad"))))
    assert only.member == "a/q.html"
    assert only.resolve is not None and only.resolve("q_files/p.png") == b"PNG"


@pytest.mark.parametrize(("local", "central", "value", "told"), [(6, 8, 1, "password"), (8, 10, 99, "packed in a way")])
def test_what_is_locked_or_packed_in_another_way_is_said_to_be(local: int, central: int, value: int, told: str) -> None:
    locked, whole = of(marked(zipped(("a.html", page("A")), ("b.html", page("B"))), local, central, value))
    assert isinstance(locked.fault, Unsupported) and told in locked.fault.message and "folder" in locked.fault.hint
    assert whole.content() == page("B")


def test_a_page_goes_on_without_a_picture_that_is_broken() -> None:
    shown = page("Quay").replace(b"</article>", b'<img src="q_files/p.png" alt="A quay"></article>')
    data = marked(zipped(("q_files/p.png", b"PNG"), ("q.html", shown)), 14, 16, 0xEE)
    (only,) = of(data)
    assert only.content() == shown
    assert only.resolve is None or only.resolve("q_files/p.png") is None


def test_a_container_in_a_container_fails_alone() -> None:
    members = [("b.rss", RSS), ("c.zip", b"PK\x03\x04broken"), ("d.html.gz", b"\x1f\x8bbroken"), ("e.jsonl", b"no\n")]
    found = of(zipped(("a.html", page("A")), *members, ("z.html", page("Z"))))
    assert [one.fault is None for one in found] == [True, False, False, False, False, True]
    assert isinstance(found[1].fault, NoArticle) and isinstance(found[2].fault, Undecodable)
    assert [one.member for one in found] == ["a.html", "b.rss", "c.zip", "d.html.gz", "e.jsonl#1", "z.html"]


def test_pages_of_two_inner_archives_keep_apart() -> None:
    inner = [zipped(("page.html", page(str(n)))) for n in range(2)]
    found = of(zipped(("1.zip", inner[0]), ("2.zip", inner[1])))
    assert [one.member for one in found] == ["1.zip#page.html", "2.zip#page.html"]


def test_an_archive_that_holds_itself_over_and_over_ends() -> None:
    data = zipped(("p.html", page("0")))
    for n in range(1, 7):
        data = zipped((f"{n}.html", page(str(n))), ("n.zip", data))
    found = of(data)
    assert [one.fault is None for one in found] == [True] * DEEPEST + [False]
    assert found[-1].fault is not None and "too deep" in found[-1].fault.message


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_each_way_of_packing_is_opened(ending: str, pack: Callable[[bytes], bytes]) -> None:
    (alone,) = of(pack(page("A")), f"a.html.{ending}")
    assert (alone.name, alone.content()) == ("a.html", page("A"))
    (member,) = of(pack(tarred(("b.html", page("B")))), f"b.tar.{ending}")
    assert (member.member, member.content()) == ("b.html", page("B"))


@pytest.mark.parametrize(
    ("start", "kind"), [(b"Rar!\x1a\x07", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"ALZ\x01", "ALZ"), (b"EGGA", "EGG")]
)
def test_archives_that_cannot_be_opened_are_named(start: bytes, kind: str) -> None:
    from reformat.readers.decode import decode

    with pytest.raises(Undecodable, match=f"{kind} archive") as caught:
        decode(start + b"and so on, in letters", name="x")
    assert caught.value.hint.startswith("unpack")


@pytest.mark.parametrize("first", ["[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("name", ["letter.zip", "letter"])
def test_an_office_document_by_another_name_is_no_archive(first: str, name: str) -> None:
    with pytest.raises(Undecodable, match="office document"):
        prepared(Source.bytes(zipped((first, b"<Types/>"), ("word/document.xml", page("A"))), name=name))


def test_a_tar_that_breaks_off_gives_what_was_read() -> None:
    whole = tarred(*((f"{n}.html", page(str(n))) for n in range(3)))
    first, second, *lost = of(whole[: whole.index(b"2.html") + 700], "x.tar")
    assert (first.content(), second.content()) == (page("0"), page("1"))
    assert lost and all(isinstance(one.fault, Undecodable) for one in lost)


def test_a_tar_goes_on_behind_a_header_that_is_broken_which_is_told() -> None:
    whole = bytearray(tarred(*((f"{n}.html", page(str(n))) for n in range(3))))
    whole[whole.index(b"1.html")] = ord("x")
    first, third, end = of(bytes(whole), "x.tar")
    assert (first.content(), third.content()) == (page("0"), page("2"))
    assert isinstance(end.fault, Undecodable)


def test_tars_set_one_after_another_are_all_read_and_what_is_behind_them_is_nothing() -> None:
    one, other = tarred(("a.html", page("a"))), tarred(("b.html", page("b")))
    assert [found.fault for found in of(one + other + b"#" * 900, "x.tar")] == [None, None]


def test_links_in_a_zip_are_no_articles() -> None:
    link = zipfile.ZipInfo("b.html")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as box:
        box.writestr("a.html", page("a"))
        box.writestr(link, "a.html")
    assert [one.member for one in of(held.getvalue())] == ["a.html"]


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, None])
def test_a_tar_without_its_mark_is_opened_or_called_broken(form: int | None) -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.USTAR_FORMAT) as box:
        told = tarfile.TarInfo("log.txt")
        told.size = 9
        box.addfile(told, io.BytesIO(b"The ferry"))
    data = bytearray(held.getvalue())
    data[257:265] = bytes(8)  # as tar wrote it before 1988
    data[148:156] = b"%06o\0 " % (sum(data[:148]) + 8 * 32 + sum(data[156:512])) if form else b"abcdefgh"
    source = Source.bytes(bytes(data), name="box.tar")
    if form:
        (page,) = ArchiveReader().expand(source)
        assert page.content() == b"The ferry"
        return
    with pytest.raises(Undecodable, match="broken") as fault:
        list(ArchiveReader().expand(source))
    assert "\n" not in fault.value.message


def test_folders_of_a_tar_are_a_pages_parts_only_where_the_page_is() -> None:
    names = ("court_files/a.html", "a_files/frame.html", "a.html", "x_files/a_files/b.html", "x_files/c.html")
    found = of(tarred(*((name, page(name)) for name in names)), "x.tar")
    assert [one.member for one in found] == ["court_files/a.html", "a.html", "x_files/a_files/b.html", "x_files/c.html"]
    assert all(page(str(one.member)) == one.content() for one in found)
