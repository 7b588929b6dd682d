"""Dates in the forms of many languages; published is not modified; what the page shows settles which day it was."""

import json

import pytest

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.html import HtmlReader
from reformat.readers.metadata.dates import iso
from reformat.rules import Rules
from tests.readers.pages import SENTENCES, page, paragraphs


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-03-04T09:30:00+09:00", "2026-03-04T09:30:00+09:00"),
        ("20260304", "2026-03-04"),
        ("4 მარტი, 2026 • 14:30", "2026-03-04T14:30:00"),
        ("4 மார்ச் 2026", "2026-03-04"),
        ("4 جويلية 2026", "2026-07-04"),
        ("2026. 3. 4. 오후 3:20", "2026-03-04T15:20:00"),
        ("입력 2026.03.04 09:30", "2026-03-04T09:30:00"),
        ("2026年3月4日 14時05分", "2026-03-04T14:05:00"),
        ("March 4th, 2026 at 11:24 a.m. EDT", "2026-03-04T11:24:00-04:00"),
        ("Published 4 March 2026", "2026-03-04"),
        ("4. März 2026, 17:20 Uhr", "2026-03-04T17:20:00"),
        ("4 mars 2026 à 14h05", "2026-03-04T14:05:00"),
        ("4 de marzo de 2026", "2026-03-04"),
        ("4 de março de 2026 às 14h30", "2026-03-04T14:30:00"),
        ("4 marzo 2026", "2026-03-04"),
        ("4 maart 2026", "2026-03-04"),
        ("4 mrt. 2026", "2026-03-04"),
        ("4 maj 2026 kl 10.23", "2026-05-04T10:23:00"),
        ("4. desember 2026", "2026-12-04"),
        ("4 marca 2026", "2026-03-04"),
        ("4 Mart 2026", "2026-03-04"),
        ("4 марта 2026, 17:46", "2026-03-04T17:46:00"),
        ("2026년 3월 4일 수요일 09:30", "2026-03-04T09:30:00"),
        ("令和8年3月4日", "2026-03-04"),
        ("平成31年4月1日", "2019-04-01"),
        ("中華民國115年3月4日", "2026-03-04"),
        ("4 มีนาคม 2569", "2026-03-04"),
        ("4 มี.ค. 2569 09:30", "2026-03-04T09:30:00"),
        ("4 במרץ 2026", "2026-03-04"),
        ("4 मार्च 2026", "2026-03-04"),
        ("4 آذار 2026", "2026-03-04"),
        ("4 mars 2026 à 9 h 30", "2026-03-04T09:30:00"),
        ("4-Mar-2026", "2026-03-04"),
        ("4. 3. 2026", "2026-03-04"),
        ("4 ožujka 2026", "2026-03-04"),
        ("Mi, 04 März 2026 09:30:00 +0100", "2026-03-04T09:30:00+01:00"),
        ("2026-03-04T09:30:00+09", "2026-03-04T09:30:00+09:00"),
        ("2026-03-04 09:30 (UTC+9)", "2026-03-04T09:30:00+09:00"),
        ("Wed, 04 Mar 2026 09:30:00 GMT+2", "2026-03-04T09:30:00+02:00"),
        ("Wed, 04 Mar 2026 09:30:00 -0000", "2026-03-04T09:30:00+00:00"),
        ("Wed, 04 Mar 2026 24:00:00 +0000", "2026-03-05T00:00:00+00:00"),
        ("2026.03.04 25:30", "2026-03-05T01:30:00"),
        ("2026.03.04 44:30", ""),
        ("2026 m. kovo 4 d.", "2026-03-04"),
        ("4 березня 2026", "2026-03-04"),
        ("4. března 2026", "2026-03-04"),
        ("4. maaliskuuta 2026", "2026-03-04"),
        ("2026. március 4.", "2026-03-04"),
        ("ngày 4 tháng 3, 2026", "2026-03-04"),
        ("4 مارس 2026", "2026-03-04"),
        ("Wed Mar 04 09:30:00 CET 2026", "2026-03-04T09:30:00+01:00"),
        ("Wed Mar 04 2026 09:30:00 GMT+0200 (EET)", "2026-03-04T09:30:00+02:00"),
        ("Wed, 04 Mar 2026 09:30:00 +0100", "2026-03-04T09:30:00+01:00"),
        ("04.03.2026 09:30", "2026-03-04T09:30:00"),
        ("1772616600", "2026-03-04T09:30:00+00:00"),
        ("Mar 04. 2026", "2026-03-04"),
        ("۱۳ اسفند ۱۴۰۴ - ۰۹:۳۰", "2026-03-04T09:30:00"),
        ("۱۴۰۴/۱۲/۱۳ ۰۹:۳۰", "2026-03-04T09:30:00"),
        ("4.März 2026", "2026-03-04"),
        ("04.Mrz.2026", "2026-03-04"),
        ("4. Jänner 2026", "2026-01-04"),
        ("3.Kapitel 2026", ""),
        ("3 hours ago", ""),
        ("March 2026", ""),
        ("31.02.2026", ""),
    ],
)
def test_forms(text: str, date: str) -> None:
    assert iso(text) == date


def test_order_of_numbers_is_the_languages() -> None:
    assert (iso("4/3/2026"), iso("4/3/2026", month_first=True)) == ("2026-03-04", "2026-04-03")
    assert iso("16/3/2026", month_first=True) == "2026-03-16"


def known(
    dateline: str = "", head: str = "", lang: str = "en-GB", url: str = "https://h.example/1", below: str = ""
) -> Metadata:
    body = f"<h1>Council weighs a footbridge on the pier</h1>{dateline}<div class='text'>{paragraphs()}</div>{below}"
    source = Source.html(page(f"<main><article>{body}</article></main>", head, lang), base_url=url)
    return HtmlReader().read(source, Rules.load()).article.metadata


def meta(published: str, modified: str = "") -> str:
    changed = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    return f'<meta property="article:published_time" content="{published}">{changed}'


@pytest.mark.parametrize(
    "dateline",
    [
        "<p class='date'>Published: 09:30, 4 March 2026 | Updated: 10:45, 5 March 2026</p>",
        "<p class='date'>Published 4 March 2026. Last updated on 5 March 2026</p>",
        "<p><span>Veröffentlicht am 04.03.2026</span> <span>Aktualisiert am 05.03.2026</span></p>",
        "<p class='date'>입력 2026.03.04 수정 2026.03.05</p>",
        "<p class='date'>04.03.2026</p><p class='date'>Stand: 05.03.2026, 10:45 Uhr</p>",
        "<p><time datetime='2026-03-04'>4 March</time> Updated <time datetime='2026-03-05'>5 March</time></p>",
        "<p>Aktualisiert am 05.03.2026, 10:00 Uhr, von der Redaktion. Erstellt am 04.03.2026, 09:30 Uhr</p>",
        "<p class='date'>Aktualizacja: 05.03.2026 Publikacja: 04.03.2026</p>",
        "<p>Laatste update: 5 maart 2026 om 09:12</p><p>Gepubliceerd: 4 maart 2026 om 17:01</p>",
    ],
)
def test_published_and_modified_by_their_labels(dateline: str) -> None:
    found = known(dateline)
    assert ((found.published or "")[:10], (found.modified or "")[:10]) == ("2026-03-04", "2026-03-05")


def test_change_stands_for_publication_only_where_nothing_else_is_known() -> None:
    updated = "<p class='date'>Updated 5 March 2026</p>"
    assert known(updated).published == "2026-03-05"
    assert known(updated, url="https://h.example/2026/03/04/pier").published == "2026-03-04"
    assert known(updated, meta("2026-03-04T08:00:00Z")).published == "2026-03-04T08:00:00+00:00"


def test_publication_overwritten_by_the_change() -> None:
    same = "2026-06-05T10:00:00Z"
    found = known("<p class='date'>4 March 2026</p>", meta(same, same))
    assert (found.published, found.origins["published"]) == ("2026-03-04", "visible")
    assert known("<p class='date'>4 March 2019</p>", meta(same, same)).published == "2026-06-05T10:00:00+00:00"


def test_day_at_the_place_goes_before_the_day_at_greenwich() -> None:
    assert known("<p class='date'>4 March 2026</p>", meta("2026-03-05T02:41:00+00:00")).published == "2026-03-04"
    evening = "<p><time datetime='2026-03-05T02:41:00Z'>March 4, 2026</time></p>"
    assert known(evening).published == "2026-03-04"
    # a day that no place on earth had then is some other date of the page
    assert known("<p class='date'>4 March 2026</p>", meta("2026-03-05T18:00:00+00:00")).published[:10] == "2026-03-05"


def test_the_day_in_the_pages_head_is_not_the_articles() -> None:
    menu = "<nav><a href='/a'>Money</a><a href='/b'>Life</a></nav>"
    body = f"<h1>Council weighs a footbridge</h1><p class='when'>4 March 2026</p><div class='text'>{paragraphs()}</div>"
    markup = page(f"<p class='date'>Friday, 6 March 2026</p>{menu}<main><article>{body}</article></main>")
    assert HtmlReader().read(Source.html(markup), Rules.load()).article.metadata.published == "2026-03-04"


def test_a_list_of_days_and_what_happened_is_no_date_of_the_article() -> None:
    days = ["17 May 1905, the ferry is founded", "1907. 7. the pier burns down", "26 October 1909, the new pier opens"]
    rows = "".join(f"<li>{day}</li>" for day in days)
    markup = page(f"<main><article><h1>Council weighs a footbridge</h1><ul>{rows}</ul>{paragraphs()}</article></main>")
    draft = HtmlReader().read(Source.html(markup), Rules.load())
    assert not draft.article.metadata.published
    assert all(day in " ".join(map(text_of, draft.article.blocks)) for day in days)


def test_what_stands_around_a_headline_inside_the_body_is_seen() -> None:
    picture = f"<figure><img src='/p.jpg'></figure><div class='lead'><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></div>"
    head = "<h1>Council weighs a footbridge</h1><ul><li>On 4 March 2026</li><li>By Ada Quill</li></ul>"
    markup = page(f"<main><div class='text'>{picture}{head}{paragraphs()}</div></main>")
    found = HtmlReader().read(Source.html(markup), Rules.load()).article.metadata
    assert (found.published, found.authors) == ("2026-03-04", ("Ada Quill",))


def test_address_is_the_last_resort() -> None:
    found = known(url="https://h.example/town/2026/03/04/pier")
    assert (found.published, found.origins["published"]) == ("2026-03-04", "address")
    assert known(url="https://h.example/town/2026/13/44/pier").published == ""


def test_date_in_a_quoted_post_is_not_the_articles() -> None:
    quoted = f"<blockquote><p>{'A long post about ropes and sails. ' * 3}</p><a>October 31, 2021</a></blockquote>"
    assert known(below=quoted).published == ""


def test_time_of_the_data_keeps_its_zone() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "x", "datePublished": "2026-03-04T09:30:00-05:00"})
    found = known("", f'<script type="application/ld+json">{data}</script>')
    assert (found.published, found.origins["published"]) == ("2026-03-04T09:30:00-05:00", "json-ld")


@pytest.mark.parametrize(
    "dateline",
    [
        "<div class='if_date'>작성일 26-03-04 13:40</div>",
        "<div><span>26.03.04 11:40</span> l <span>최종 업데이트 26.03.05 15:12</span></div>",
    ],
)
def test_two_digits_for_the_year(dateline: str) -> None:
    assert (known(dateline, lang="ko").published or "")[:10] == "2026-03-04"


def test_same_moment_in_the_zone_of_the_place() -> None:
    shown = "<p><time datetime='2026-03-04T00:10:00+01:00'>4 March 2026</time></p>"
    assert known(shown, meta("2026-03-03T23:10:00Z")).published == "2026-03-04T00:10:00+01:00"


def test_data_of_several_articles() -> None:
    other = {
        "@type": "NewsArticle",
        "headline": "Tolls rise",
        "url": "https://h.example/2",
        "datePublished": "2026-01-01",
    }
    own = {"@type": "NewsArticle", "headline": "The pier", "url": "https://h.example/1/", "datePublished": "2026-03-04"}
    both = f'<script type="application/ld+json">{json.dumps([{**other, "author": "Cora Dene"}, own])}</script>'
    assert known("", both).published == "2026-03-04"
    assert known("", both, url="https://h.example/3").published == "2026-01-01"


def test_the_only_day_that_a_page_tells_in_a_line_of_its_own_is_the_articles() -> None:
    far = "<ul>" + "<li><a href='/t'>Town</a></li>" * 60 + "</ul>"
    foot = f"{far}<div class='who'><p>Ada Quill</p><p>4 March 2026</p></div>"
    other = "<div class='next'><p>The bridge last year</p><p>9 May 2025</p></div>"
    body = f"<main><h1>The pier</h1>{paragraphs()}</main>"
    told = [HtmlReader().read(Source.html(page(body + end)), Rules.load()).article for end in (foot, foot + other)]
    assert [article.metadata.published for article in told] == ["2026-03-04", ""]


def test_the_time_shown_is_that_of_the_place_where_the_data_has_greenwichs() -> None:
    shown = "<time datetime='2026-03-04T09:11:23+09:00'>2026년 3월 4일</time>"
    assert known(shown, meta("2026-03-04T00:11:23+00:00")).published == "2026-03-04T09:11:23+09:00"
    assert known(shown, meta("2026-03-04T01:00:00+00:00")).published == "2026-03-04T01:00:00+00:00"


def test_the_days_in_a_box_of_facts_are_its_subjects() -> None:
    facts = "<tr><th>First lit</th><td><time datetime='1871-05-04'>4 May 1871</time></td></tr><tr><th>Dark since</th><td>12 June 1989</td></tr>"
    wiki = (
        f"<main><h1>Gannet Point Light</h1><div><table class='infobox vcard'>{facts}</table>{paragraphs()}</div></main>"
    )
    assert HtmlReader().read(Source.html(page(wiki)), Rules.load()).article.metadata.published == ""


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-04 (수) 09:12", "2026-03-04T09:12:00"),
        ("2026/03/04 [09:12]", "2026-03-04T09:12:00"),
        ("2026年3月4日 午後2時30分", "2026-03-04T14:30:00"),
        ("2026年3月4日 週三 上午9:12", "2026-03-04T09:12:00"),
        ("2026年3月4日 下午2:30", "2026-03-04T14:30:00"),
    ],
)
def test_the_time_behind_the_day_of_the_week(text: str, moment: str) -> None:
    assert iso(text) == moment
