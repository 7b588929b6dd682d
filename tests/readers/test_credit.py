"""A line of a page that credits somebody is told by its shape: names, and beside them only what stands beside names."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.readers.metadata.credit import credited, signed
from reformat.readers.metadata.people import people
from tests.prepared import prepared
from tests.readers.pages import TITLE, page, paragraphs


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Quill, special to the Harbour News", ("Ada Quill",)),
        ("ADA QUILL Harbour News Staff", ("ADA QUILL",)),
        ("Words by Ada Quill. Photographs by Finn Oder.", ("Ada Quill",)),
        ("A post by our harbour lead Ada Quill", ("Ada Quill",)),
        ("By Ada Quill of the Harbour News", ("Ada Quill",)),
        ("By Ada Quill, Finn Oder, and Mia Kant | Bay Wire", ("Ada Quill", "Finn Oder", "Mia Kant")),
        ("Ada Quill @adaq | aq@harbour.example", ("Ada Quill",)),
        ("05.03.2026, 07:00 Uhr • Mia Kant", ("Mia Kant",)),
        ("Mia Kant, Husum", ("Mia Kant",)),
        ("MIA KANT UND FINN ODER", ("MIA KANT", "FINN ODER")),
        ("Jan van der Berg 5 maart 2026", ("Jan van der Berg",)),
        ("Elin Falk/TT", ("Elin Falk", "TT")),
        ("Can Yurt/İZMİR, (DHA)", ("Can Yurt", "DHA")),
        ("Por Rita Sousa, g7 Porto", ("Rita Sousa",)),
        ("Της Ελένης Νικολάου", ("Ελένης Νικολάου",)),
        ("Олена Гнатюк — Вівторок, 3 березня 2026, 06:00", ("Олена Гнатюк",)),
        ("물빛신문 | 고은별 인턴기자 | 2026.03.04 06:00", ("고은별",)),
        ("Reuters", ("Reuters",)),
        ("Cádiz | 19.03.2026 | 06:00", ()),
        ("Sevilla, Los Gallardos", ()),
        ("Foto: REUTERS/Ada Quill", ()),
        ("Posted in Harbour News on 5 March 2026", ()),
        ("Mehr zum Thema", ()),
        ("3 min read", ()),
        ("이메일", ()),
    ],
)
def test_a_credit_holds_names_and_what_stands_beside_names(line: str, names: tuple[str, ...]) -> None:
    assert credited(line) == names


def test_reporters_stand_one_behind_the_other_in_korean() -> None:
    assert people(["최바위 한나무 기자"]).names == ("최바위", "한나무")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(jk/rt)", ("jk", "rt")),
        ("kd/dpa", ("kd", "dpa")),
        ("/ritzau/", ("ritzau",)),
        ("(s.c.)", ("s.c.",)),
        ("J. M.", ("J. M.",)),
        ("Źródło: PAP", ("PAP",)),
        ("（王立）", ("王立",)),
        ("Reporting by Ada Quill in Rye and Finn Oder in Hove; Editing by Mia Kant", ("Ada Quill", "Finn Oder")),
        ("(end)", ()),
        ("（完）", ()),
        ("mehr/weniger", ()),
        ("Source: the harbour council", ()),
    ],
)
def test_a_signature_is_an_agency_initials_or_reporters_without_their_editors(
    line: str, names: tuple[str, ...]
) -> None:
    assert signed(line) == names


def read(above: str, below: str = "") -> Metadata:
    markup = page(f"<main><h1>{TITLE}</h1>{above}{paragraphs()}{below}</main>")
    return prepared(Source.text(markup, name="page.html", media="html")).article.metadata


@pytest.mark.parametrize(
    "below",
    [
        "<p>Reach Ada Quill at aq@harbour.example.</p>",
        "<p>Ada Quill</p>",
        "<p>Ada Quill</p><div><a href='/t/pier'>Pier</a> <a href='/t/ferry'>Ferry</a></div>",
        "<h3>About the author</h3><p>Ada Quill writes about the waterfront and lives there with two dogs.</p>",
        "<p><em>Ada Quill is director of the Ferry Trust.</em></p>",
        "<p>Text: Ada Quill Foto: Finn Oder</p>",
    ],
)
def test_who_wrote_it_is_told_below_the_text(below: str) -> None:
    assert read("<p>4 March 2026</p>", below).authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "above",
    [
        "<div>Rye Harbour, North Island</div><div>4 March 2026</div>",
        "<div>Local News</div><div>4 March 2026</div><div>Sign Up</div>",
        "<div>Kreis Nordfriesland · 04.03.2026</div>",
        "<div>Новости Приморья</div><div>4 марта 2026</div>",
    ],
)
def test_places_sections_and_buttons_beside_the_date_are_nobody(above: str) -> None:
    assert read(above).authors == ()


def test_what_the_menu_says_as_well_is_nobody() -> None:
    body = f"<main><h1>{TITLE}</h1><p>Radio Bremen</p><p>4 March 2026</p>{paragraphs()}</main>"
    menu = "<nav><a href='/s/1'>Radio Bremen</a><a href='/s/2'>Sport</a></nav>"
    assert prepared(Source.html(page(menu + body))).article.metadata.authors == ()


def test_an_agency_is_named_where_its_report_begins() -> None:
    first = "<p>RYE (AP) — The council voted to open the pier again after nine years, and islanders cheered.</p>"
    assert read(f"<p>4 March 2026</p>{first}").authors == ("AP",)


def test_a_name_without_capitals_stands_right_beside_the_date() -> None:
    assert read("<div>ليلى حداد</div><div>4 مارس 2026</div>").authors == ("ليلى حداد",)
    assert read("<div><a href='/world'>أخبار العالم</a></div><div>4 مارس 2026</div>").authors == ()


@pytest.mark.parametrize(
    "byline",
    [
        "<div>Ada Quill</div><div>VP of Harbours</div>",
        "<div>By</div><div>Ada Quill</div>",
        "<span>लेखक</span><span>, </span><span>Ada Quill</span>",
        "By Ada Quill<br>em Rye",
    ],
)
def test_a_marked_byline_is_read_line_by_line(byline: str) -> None:
    assert read(f"<div class='byline'>{byline}</div><p>4 March 2026</p>").authors == ("Ada Quill",)
