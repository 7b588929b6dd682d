"""The book: what is in the package is told truly, and nothing of it depends on when or where it was made."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace as alter
from datetime import datetime

import pytest
from lxml import etree
from msgspec.structs import replace

from reformat.document.identity import identify
from reformat.document.nodes import Alt, Article, Figure
from reformat.settings.tree import Book, Settings
from reformat.writers.epub import EpubWriter
from reformat.writers.writer import Item
from tests.writers.newsroom import ASSETS, FIGURES, PICTURE, TABLES, article, png, said, track

N = {
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "s": "http://www.w3.org/ns/SMIL",
}


def written(*items: Item, **book: str) -> bytes:
    return next(EpubWriter().write(items, ASSETS, Settings(book=Book(**book)))).data


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def part(book: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(book.read(f"EPUB/{name}"))


def stated(data: bytes, name: str) -> list[str]:
    package = part(opened(data), "content.opf")
    return [
        m.text for m in package.iterfind("o:metadata/o:meta", N) if m.get("property") == name and not m.get("refines")
    ]


def one(narrated: bool = False, told: Article | None = None) -> Item:
    told = told or article()
    return Item(told, track(told) if narrated else None, "https://example.org/news/1")


def test_the_archive_is_as_epub_wants_it_and_free_of_the_clock() -> None:
    book = opened(written(one(narrated=True)))
    entries = book.infolist()
    assert (entries[0].filename, entries[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert all(e.filename.isascii() for e in entries)
    stored = {e.filename.rpartition(".")[2] for e in entries[1:] if e.compress_type == zipfile.ZIP_STORED}
    assert stored == {"mp3", "png"}
    assert written(one(narrated=True)) == written(one(narrated=True))


def test_the_manifest_names_what_is_there_once() -> None:
    book = opened(written(one(narrated=True)))
    hrefs = [i.get("href") for i in part(book, "content.opf").iterfind("o:manifest/o:item", N)]
    inside = [n.removeprefix("EPUB/") for n in book.namelist() if n.startswith("EPUB/")]
    assert sorted(hrefs) == sorted(n for n in inside if n != "content.opf")
    assert len([n for n in inside if n.startswith("images/")]) == 1


def test_language_identifier_and_date_are_the_articles() -> None:
    package = part(opened(written(one())), "content.opf")
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == "ko"
    assert package.findtext("o:metadata/dc:language", None, N) == "ko"
    assert stated(written(one()), "dcterms:modified") == ["2024-05-18T01:00:00Z"]
    assert package.findtext("o:metadata/dc:identifier", "", N).startswith("urn:uuid:")
    other = part(opened(written(Item(article(), None, "y"))), "content.opf")
    same = part(opened(written(one(told=article(title="다른 제목")))), "content.opf")
    identifiers = [p.findtext("o:metadata/dc:identifier", None, N) for p in (package, other, same)]
    assert identifiers[0] == identifiers[2] != identifiers[1]


def test_a_book_without_dates_takes_the_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    told = article()
    undated = replace(told, metadata=replace(told.metadata, published="", modified="yesterday"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    fixed = stated(written(one(told=undated)), "dcterms:modified")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert stated(written(one(told=undated)), "dcterms:modified") == ["1970-01-02T00:00:00Z"] != fixed


DESCRIBED = Figure(image=FIGURES[0].image, alt=Alt("집", "author"))  # type: ignore[union-attr]
OPEN = Figure(image=FIGURES[0].image)  # type: ignore[union-attr]
NOT_THERE = FIGURES[2]
DECORATION = FIGURES[5]


@pytest.mark.parametrize(
    ("figures", "modes", "sufficient", "alternative"),
    [
        ((), ["textual"], ["textual"], False),
        ((DESCRIBED,), ["textual", "visual"], ["textual", "textual,visual"], True),
        ((DESCRIBED, OPEN), ["textual", "visual"], ["textual,visual"], False),
        ((NOT_THERE,), ["textual"], ["textual"], False),
        ((DECORATION,), ["textual"], ["textual"], False),
    ],
)
def test_metadata_are_true_of_the_pictures(
    figures: tuple[Figure, ...], modes: list[str], sufficient: list[str], alternative: bool
) -> None:
    told = identify(replace(article(), blocks=(said("가나다."), *figures)))
    data = written(one(told=told))
    assert stated(data, "schema:accessMode") == modes
    assert stated(data, "schema:accessModeSufficient") == sufficient
    assert ("alternativeText" in stated(data, "schema:accessibilityFeature")) is alternative
    assert "synchronizedAudioText" not in stated(data, "schema:accessibilityFeature")
    assert stated(data, "schema:accessibilityHazard") == ["none"]


def test_narration_makes_it_auditory_unless_a_picture_is_open() -> None:
    closed = identify(replace(article(), blocks=(said("가나다."), DESCRIBED)))
    assert stated(written(one(True, closed)), "schema:accessModeSufficient")[-1] == "auditory"
    still_open = identify(replace(article(), blocks=(said("가나다."), OPEN)))
    data = written(one(True, still_open))
    assert "auditory" in stated(data, "schema:accessMode")
    assert "auditory" not in stated(data, "schema:accessModeSufficient")


@pytest.mark.parametrize("kind", ["sentence", "caption", "description", "row"])
def test_a_book_whose_narration_leaves_words_out_says_so(kind: str) -> None:
    told = identify(replace(article("en"), blocks=(said("One."), FIGURES[0], *TABLES)))
    whole = track(told)
    less = tuple(alter(s, cues=tuple(c for c in s.cues if c.utterance.kind != kind)) for s in whole.sections)
    for sound, sufficient in ((whole, True), (alter(whole, sections=less), False)):
        data = written(Item(told, sound, "https://example.org/news/1"))
        assert ("auditory" in stated(data, "schema:accessModeSufficient")) is sufficient
        (words,) = stated(data, "schema:accessibilitySummary")
        assert ("Some parts are not read aloud." in words) is not sufficient
    both = written(Item(told, whole, "https://example.org/news/1"), one(told=told), collection="Two")
    assert "Some parts are not read aloud." in stated(both, "schema:accessibilitySummary")[0]


def test_the_summary_names_what_is_missing_in_the_books_language() -> None:
    [words] = stated(written(one(narrated=True)), "schema:accessibilitySummary")
    for said_so in (
        "그림 1개에는 설명이 없습니다",
        "그림 2개는 파일이 없어",
        "그림 1개의 설명은 기계가",
        "silent-ko",
        "사람이 확인하지",
    ):
        assert said_so in words
    [english] = stated(written(one(told=article("en"))), "schema:accessibilitySummary")
    assert "without a description: 1" in english


def test_conformance_is_claimed_by_a_person_for_a_clean_book_alone() -> None:
    clean = identify(replace(article(), blocks=(said("가나다."), DESCRIBED)))
    still_open = identify(replace(article(), blocks=(said("가나다."), OPEN)))
    claimed = written(one(told=clean), certifier="박검증", certifier_report="https://example.org/report")
    assert stated(claimed, "dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert "박검증" in stated(claimed, "schema:accessibilitySummary")[0]
    assert stated(written(one(told=clean)), "dcterms:conformsTo") == []
    assert stated(written(one(told=still_open), certifier="박검증"), "dcterms:conformsTo") == []


def test_a_moving_picture_makes_the_hazard_unknown() -> None:
    frame = b"\x21\xf9\x04\x00\x00\x00\x00\x00"
    moving = ASSETS.put(b"GIF89a" + frame + frame)
    image = replace(DESCRIBED.image, asset=moving, media_type="image/gif")
    told = identify(replace(article(), blocks=(replace(DESCRIBED, image=image),)))
    assert stated(written(one(told=told)), "schema:accessibilityHazard") == ["unknown"]


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("he", "rtl"), ("ko", "")])
def test_a_book_turns_its_pages_as_its_language_is_read(language: str, direction: str) -> None:
    book = opened(written(one(told=article(language))))
    spine = part(book, "content.opf").find("{*}spine")
    assert spine is not None and (spine.get("page-progression-direction") or "").replace("ltr", "") == direction
    for name in ("nav.xhtml", "article.xhtml"):
        assert (part(book, name).get("dir") or "") == direction


def test_semantics_are_written_with_the_prefix_that_reading_systems_look_for() -> None:
    book = opened(written(one(narrated=True)))
    for name in ("EPUB/nav.xhtml", "EPUB/article.xhtml"):
        text = book.read(name).decode()
        assert ' epub:type="' in text and "ns0" not in text
        assert text.count("http://www.idpf.org/2007/ops") == 1


def test_contents_lead_to_title_and_headings_and_landmarks_into_the_spine() -> None:
    book = opened(written(one()))
    nav = part(book, "nav.xhtml")
    toc = nav.find(".//x:nav[@role='doc-toc']", N)
    targets = [a.get("href") for a in toc.iterfind(".//x:a", N)]
    ids = {e.get("id") for e in part(book, "article.xhtml").iter()}
    assert len(targets) == 3 and all(t.partition("#")[2] in ids for t in targets)
    assert len(toc.findall("x:ol/x:li/x:ol/x:li/x:ol/x:li", N)) == 1
    landmark = nav.find(".//x:nav[@hidden]//x:a", N)
    assert landmark.get("{http://www.idpf.org/2007/ops}type") == "bodymatter"
    assert [p.get("src") for p in part(book, "toc.ncx").iterfind(".//{*}content")] == targets


def seconds(clock: str) -> float:
    return float(clock.removesuffix("s"))


def test_overlays_follow_the_text_and_the_sound() -> None:
    data = written(one(narrated=True))
    book = opened(data)
    smil, page = part(book, "article.smil"), part(book, "article.xhtml")
    order = {e.get("id"): n for n, e in enumerate(page.iter()) if e.get("id")}
    pars = list(smil.iterfind(".//s:par", N))
    assert len(pars) == len(track(article()).cues)
    places = [order[p.find("s:text", N).get("src").partition("#")[2]] for p in pars]
    assert places == sorted(places)
    clips = [
        (p.find("s:audio", N).get("src"), *(seconds(p.find("s:audio", N).get(k)) for k in ("clipBegin", "clipEnd")))
        for p in pars
    ]
    for (file, _, end), (next_file, begin, _) in zip(clips, clips[1:], strict=False):
        assert file != next_file or end == begin  # a gap would be skipped, or sought past
    total = sum(end - begin for _, begin, end in clips)
    package = part(book, "content.opf")
    durations = [
        (m.get("refines"), seconds(m.text)) for m in package.iterfind(".//o:meta[@property='media:duration']", N)
    ]
    assert all(abs(value - total) < 0.05 for _, value in durations)
    assert {refines for refines, _ in durations} == {"#part-article.smil", None}
    assert {s.get("{http://www.idpf.org/2007/ops}type") for s in smil.iterfind(".//s:seq", N)} >= {
        "figure",
        "table",
        "footnote",
        "list",
    }


def test_the_highlight_is_readable_on_any_ground() -> None:
    css = opened(written(one(narrated=True))).read("EPUB/book.css").decode()
    [lit] = stated(written(one(narrated=True)), "media:active-class")
    rule = re.search(rf"\.{lit}[^{{]*{{([^}}]*)}}", css)
    assert rule
    ground, ink = re.search(r"background-color: #(\w{6})", rule[1]), re.search(r"[; ]color: #(\w{3})", rule[1])
    assert ground and ink and contrast(ground[1], ink[1] * 2) >= 7


def contrast(one_colour: str, other: str) -> float:
    """WCAG 2.2, definition of contrast ratio."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        r, g, b = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((luminance(one_colour), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_a_collection_is_one_book_in_sections() -> None:
    told = [article(title=f"기사 {n}") for n in range(4)]
    items = [
        Item(t, track(t) if n == 1 else None, f"x{n}", section)
        for n, (t, section) in enumerate(zip(told, "가나가나", strict=True))
    ]
    data = written(*items, collection="주간 모음")
    book = opened(data)
    package = part(book, "content.opf")
    assert package.findtext("o:metadata/dc:title", None, N) == "주간 모음"
    spine = [i.get("idref") for i in package.iterfind("o:spine/o:itemref", N)]
    assert spine == ["part-nav.xhtml", *(f"part-a{n:04d}.xhtml" for n in range(1, 5))]
    toc = part(book, "nav.xhtml").find(".//x:nav[@role='doc-toc']/x:ol", N)
    assert [li.findtext("x:span", None, N) for li in toc] == ["가", "나"]
    titles = [a.text for a in toc.iterfind("x:li/x:ol/x:li/x:a", N)]
    assert titles == ["기사 0", "기사 2", "기사 1", "기사 3"]
    turns = [a.get("href") for a in part(book, "a0002.xhtml").iterfind(".//x:nav//x:a", N)]
    assert turns == ["a0001.xhtml", "a0003.xhtml", "nav.xhtml"]
    assert len([n for n in book.namelist() if "/images/" in n]) == 1
    assert book.read(next(n for n in book.namelist() if "/images/" in n)) == png() == ASSETS.get(PICTURE)
    assert "a0003.smil" in {i.get("href") for i in package.iterfind("o:manifest/o:item", N)}


def test_an_unusual_date_stops_no_book() -> None:
    for when in ("0001-01-01T00:00:00+14:00", "2024-13-45", "어제", "9999-12-31T23:59:59-12:00"):
        told = article()
        odd = replace(told, metadata=replace(told.metadata, published=when, modified=""))
        [modified] = stated(written(one(told=odd)), "dcterms:modified")
        assert datetime.fromisoformat(modified)


def test_no_room_for_a_book_is_one_plain_word(monkeypatch: pytest.MonkeyPatch) -> None:
    from reformat.errors import WriteError
    from reformat.writers import epub

    class Full(io.BytesIO):
        """Without room for the first thing written; what the archive writes when it is thrown away finds some."""

        room = False

        @property
        def _file(self) -> io.BytesIO:
            return self

        def write(self, data: object) -> int:
            if not self.room:
                self.room = True
                raise OSError(28, "No space left on device")
            return len(data)  # type: ignore[arg-type]

        def close(self) -> None:
            pass

    monkeypatch.setattr(epub.tempfile, "SpooledTemporaryFile", lambda max_size: Full())
    with pytest.raises(WriteError, match="no room to make the book: No space left") as caught:
        written(Item(article(), None, "x"))
    assert "TMPDIR" in caught.value.hint
