"""Bylines on pages of many languages: labels, lines, lists, houses beside the writer, and who a closing line names."""

import pytest

from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.html import HtmlReader
from reformat.readers.metadata.people import people
from reformat.rules import Rules
from reformat.stages.locate import locate
from tests.readers.pages import KOREAN, page, paragraphs
from tests.readers.test_people import data, known


@pytest.mark.parametrize(
    ("saying", "names"),
    [
        ("Автор: Вера Орлова", ("Вера Орлова",)),
        ("Szerző: Quill Ada", ("Quill Ada",)),
        ("Piše: Ada Quill", ("Ada Quill",)),
        ("oprac. Ada Quill", ("Ada Quill",)),
        ("كتب: ليلى حداد", ("ليلى حداد",)),
        ("نویسنده: مریم احمدی", ("مریم احمدی",)),
        ("โดย ณัฐพล ใจดี", ("ณัฐพล ใจดี",)),
        ("रिपोर्ट: सीमा राठौड़", ("सीमा राठौड़",)),
        ("De notre correspondante à Brest, Ada Quill", ("Ada Quill",)),
        ("Von unserer Redakteurin Ada Quill", ("Ada Quill",)),
        ("A cura di Ada Quill", ("Ada Quill",)),
        ("Opinion by Ada Quill", ("Ada Quill",)),
        ("Words by Ada Quill, photography by Bert Cask", ("Ada Quill",)),
        ("De Ada Quill, Vineri, 4 martie 2026", ("Ada Quill",)),
        ("By ADA QUILL / Tideline Wire", ("ADA QUILL",)),
        ("Ada Quill Special to the Courier", ("Ada Quill",)),
        ("Por Ada Quill @adaquill", ("Ada Quill",)),
        ("Ada Quill - Kabar Laut", ("Ada Quill",)),
        ("Ada Quill (Fotografia)", ()),
        ("By Ada Quill in Palma de Mallorca", ("Ada Quill",)),
        ("By Ada Quill in Port Ossery and Bert Cask in Skerry", ("Ada Quill", "Bert Cask")),
        ("Von Ada Quill, Skerry", ("Ada Quill",)),
        ("Von Ada Quill und Bert Cask, Skerry", ("Ada Quill", "Bert Cask")),
        ("Ada Quill, Reuters", ("Ada Quill", "Reuters")),
        ("Ada Quill, Bert Cask", ("Ada Quill", "Bert Cask")),
        ("Ada Quill, Special for The Tideline", ("Ada Quill",)),
        ("Ada Quill | Archive | RSS", ("Ada Quill",)),
        ("am", ()),
        ("By Ada Quill, Staff Writer and Bert Cask, Contributing Writer", ("Ada Quill", "Bert Cask")),
        ("앵커 성춘향 기자 홍길동 입력 2026.03.04", ("홍길동",)),
        ("홍길동 기자, 세종=성춘향 기자", ("홍길동", "성춘향")),
        ("홍길동 기자 조회 : 12", ("홍길동",)),
        ("Ein Bericht von Ada Quill", ("Ada Quill",)),
        ("Europa Press Cádiz", ("Europa Press",)),
        ("文・白石 光", ("白石 光",)),
        ("海声网记者 全小雨", ("全小雨",)),
    ],
)
def test_names_out_of_a_byline(saying: str, names: tuple[str, ...]) -> None:
    assert people([saying]).names == names


@pytest.mark.parametrize(
    "row",
    [
        "<p>By Ada Quill<br>Tideline Courier staff</p><p>4 March 2026</p>",
        "<p>Ada Quill<br>Port Ossery - 4 March 2026</p>",
        "<div>Ada Quill <span>4 March 2026</span></div>",
        "<div><span>Ada Quill</span><span>3 hours ago</span></div>",
        "<address>Ada Quill</address>",
        "<p>Ada Quill, The Harbour Post</p><p>4 March 2026</p>",
        "<ul><li>Ada Quill</li><li>The Tideline</li></ul><p>4 March 2026</p>",
        "<ul class='authors'><li>Ada Quill (Text)</li><li>Bert Cask (Foto)</li></ul><p>4 March 2026</p>",
        "<div class='author-card'><div><p class='author-card__name'>Ada Quill</p><p>Head of Care, Clinic Works</p></div></div>",
        "<p>Ada Quill, dziennikarka „Fali”</p><p>04.03.2026</p>",
        "<p>Ada Quill Journalist</p><p>4. marts 2026</p>",
        "<div><time>04.03.2026</time><span>3 Min.</span></div><div>Ada Quill</div>",
        "<div class='post__author-name'>Ada Quill</div><div class='post__author-title'>Staff Researcher</div>",
        "<div><a href='/@ada'>Ada Quill</a><span>·</span><span>4 March 2026</span></div>",
        "<p>Haber: Ada Quill</p><p>04.03.2026 - 17:01 | Son Güncellenme: 05.03.2026 - 09:12</p>",
        "<ul class='authors'><li><a href='/people/a'>Ada Quill</a><p>Professor of Tides, Ossery University</p></li></ul>",
    ],
)
def test_the_writer_among_lines_and_houses(row: str) -> None:
    assert known(row).authors == ("Ada Quill",)


@pytest.mark.parametrize("name", ["Вера Орлова", "Μαρία Παππά", "Šárka Dvořáková", "Łucja Żak"])
def test_a_name_in_any_capitals_in_the_row_of_the_date(name: str) -> None:
    assert known(f"<div><span>{name}</span> • <span>04.03.2026</span></div>").authors == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "<p><em>Ada Quill is a freelance writer who lives on the north island.</em></p>",
        "<p>— Ada Quill</p>",
    ],
)
def test_who_a_closing_line_says_wrote_it(line: str) -> None:
    assert known("", after=f"<div>{line}</div>").authors[:1] == ("Ada Quill",)


def test_a_name_set_apart_that_ends_the_text() -> None:
    line = "<p style='text-align:right'><strong>Ada Quill</strong></p>"
    markup = page(f"<main><h1>Council weighs a footbridge</h1><div class='text'>{paragraphs()}{line}</div></main>")
    assert HtmlReader().read(Source.html(markup), Rules.load()).article.metadata.authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "row",
    [
        "<div>취재 홍길동 / 사진 성춘향</div><div>2026.03.04</div>",
        "<div>by 홍길동</div><div>Mar 04. 2026</div>",
        "<div>등록일 2026.03.04 <span>작성자 홍길동</span> <span>조회 11</span></div>",
    ],
)
def test_a_korean_name_behind_its_task(row: str) -> None:
    assert known(row).authors == ("홍길동",)


def test_what_stands_at_the_end_with_capitals_is_nobody() -> None:
    line = "<h3>Recent Posts</h3><p><strong>Winter Opening Hours</strong></p>"
    markup = page(f"<main><h1>Council weighs a footbridge</h1><div class='text'>{paragraphs()}{line}</div></main>")
    assert HtmlReader().read(Source.html(markup), Rules.load()).article.metadata.authors == ()


def test_a_desk_in_the_data_gives_way_to_the_page() -> None:
    desk = data({"@type": "Organization", "name": "Tideline Wire"})
    assert known("<p>By Ada Quill</p>", desk).authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "line",
    [
        "자세한 날씨는 기상캐스터 연결해 알아봅니다. 은가비 캐스터!",
        "김하늘 기자, 지금 물이 얼마나 찼습니까?",
        "현장에 김하늘 기자가 나가 있습니다.",
    ],
)
def test_what_an_anchor_says_to_a_reporter_stays(line: str) -> None:
    lines = [line, "네, 물은 지금 둑 위 오십 센티미터까지 찼고 비는 내일 새벽까지 이어진다고 합니다."]
    body = "".join(f"<p>{one}</p>" for one in [*lines, *KOREAN])
    draft = HtmlReader().read(Source.html(page(f"<article><h1>둑이 넘친 마을</h1>{body}</article>")), Rules.load())
    text = "\n".join(text_of(block) for block in locate(draft, Rules.load()).article.blocks)
    assert line in text


def test_what_an_author_says_to_the_readers_is_no_name() -> None:
    said = (
        '<div class="author-note"><b>작가의 말</b> <p>비 오는 날에 썼습니다. 다음 화는 금요일에 올라옵니다.</p></div>'
    )
    assert known("", after=said).authors == ()


def test_a_login_in_the_data_gives_way_to_the_name_that_the_page_shows() -> None:
    head = data(author={"@type": "Person", "name": "aquill"})
    assert known("<p class='byline'>By Ada Quill</p>", head).authors == ("Ada Quill",)
    assert known("<p class='byline'>By the harbour's own</p>", head).authors == ("aquill",)


def test_where_and_when_an_event_is_signs_and_dates_nothing() -> None:
    facts = "<dl><dt>Date</dt><dd>6 November 2025</dd><dt>Venue</dt><dd>Weir Theatre, Old Brewery</dd></dl>"
    found = known(facts)
    assert (found.authors, found.published) == ((), "")


def test_a_paper_and_its_portal_in_the_data_give_way_to_the_reporter_that_the_page_shows() -> None:
    meta = '<meta property="og:article:author" content="가나마당 | 네이버">'
    head = "<h1>시립도서관, 점자 자료실 설계 첫 공개</h1><em class='End_journalist_name__1'>홍길동 기자</em>"
    markup = page(
        f"<main><article>{head}<div class='view'>{paragraphs(KOREAN)}</div></article></main>", meta, lang="ko"
    )
    assert HtmlReader().read(Source.html(markup), Rules()).article.metadata.authors == ("홍길동",)
