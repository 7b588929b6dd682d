"""The headline is what readers see as one: without the site's name, the kicker, an anchor's sign; voted by who wrote it."""

import json

import pytest

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.readers.html import HtmlReader
from reformat.readers.metadata.titles import unsuffixed
from reformat.rules import Rules
from tests.readers.pages import page, paragraphs

LONG = "Council weighs a footbridge on the old ferry pier"


def known(body: str, head: str = "", url: str = "https://www.harbour-news.example/town/1") -> Metadata:
    source = Source.html(page(f"<main><article>{body}{paragraphs()}</article></main>", head), base_url=url)
    return HtmlReader().read(source, Rules.load()).article.metadata


def data(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


@pytest.mark.parametrize("title", ["영화 <새벽 배> 관객 백만", "강가의 연극 <책 & 숲> 무대에", "<Dawn> opens at last"])
def test_a_works_title_in_angle_brackets_stays_and_tags_go(title: str) -> None:
    written = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    head = f"<title>{written}</title>{og(written)}{data(headline=title)}"
    assert known(f"<h1>{written}</h1>", head).title == title
    marked = "Seals <em>back</em> at the old &lt;b&gt;pier&lt;/b&gt;<br/>"
    assert known("", data(headline=marked)).title == "Seals back at the old pier"


@pytest.mark.parametrize(
    "written",
    [
        f"{LONG} | Harbour News",
        f"{LONG} - harbour-news.example",
        f"{LONG}ㅣHarbour News",
        f"Harbour News: {LONG}",
        f"{LONG} – Harbour News",
        f"{LONG}-Quays｜Harbour News",
    ],
)
def test_no_name_of_the_site_or_section(written: str) -> None:
    site = '<meta property="og:site_name" content="Harbour News"><meta property="article:section" content="Quays">'
    assert known("", f"<title>{written}</title>{site}").title == LONG


def test_a_word_that_begins_the_headline_is_no_site_name() -> None:
    site = '<meta property="og:site_name" content="Harbour">'
    assert known("", f"<title>Harbour seals come back</title>{site}").title == "Harbour seals come back"


def test_kicker_is_no_part_of_the_headline() -> None:
    shown = f"<h1><span>Old quays</span> <span>-</span> <span>{LONG}</span></h1>"
    assert known(shown, og(f"Ferry pier: {LONG}")).title == LONG
    assert known(f"<h1>Quays: {LONG}</h1>", og(f"Quays: {LONG}")).title == f"Quays: {LONG}"


def test_the_first_half_of_a_headline_is_no_kicker_where_others_have_it_too() -> None:
    whole = f"Man rents out snow – {LONG}"
    assert known(f"<h1>{whole}</h1>", og(whole) + f"<title>Winter | {whole} | Harbour News</title>").title == whole


def test_a_title_cut_off_with_dots_gives_way_to_the_whole_one() -> None:
    assert known(f"<h1>{LONG}</h1>", data(headline=f"{LONG[:30]}...") + og(f"{LONG[:30]}…")).title == LONG


def test_a_kicker_with_an_element_of_its_own_beside_the_headlines_words() -> None:
    assert known(f"<h1><span class='article__kicker'>AT LAST</span>{LONG}</h1>", og(LONG)).title == LONG


def test_the_headline_below_the_sites_name() -> None:
    body = f"<h1>The Lower Bay Gazette</h1><h4>News since 1911</h4><h2>{LONG}</h2>"
    assert known(body, f"<title>The Lower Bay Gazette: {LONG}</title>").title == LONG


@pytest.mark.parametrize("word", ["News", "harbour.example", "March 4, 2026"])
def test_section_host_and_date_are_no_headlines(word: str) -> None:
    assert known(f"<h1>{word}</h1><h2>{LONG}</h2>", f"<title>{LONG} today</title>").title == LONG


def test_one_word_is_a_headline_where_the_data_says_so() -> None:
    assert known("<h1>Footbridge</h1>", "<title>Footbridge | Harbour News</title>").title == "Footbridge"


def test_a_part_that_begins_like_the_title_is_not_the_headline() -> None:
    body = "<h1>Everything about footbridges, explained</h1><h2>What is a footbridge?</h2>"
    assert known(body, "<title>What is a footbridge? - a guide</title>").title.startswith("Everything")


def test_two_hands_outvote_one() -> None:
    assert known("<h1>A pier, again</h1>", data(headline=LONG) + og(LONG)).title == LONG
    assert known(f"<h1>{LONG}</h1>", data(headline=LONG) + og("Shared otherwise than shown")).title == LONG


def test_live_blog_is_named_by_itself_and_not_by_an_update() -> None:
    update = data(headline="The last of many updates", datePublished="2026-03-04", author="Ada Quill", articleBody="x")
    update = update.replace("NewsArticle", "BlogPosting")
    live = data(headline=LONG, datePublished="2026-03-04").replace("NewsArticle", "LiveBlogPosting")
    assert known("", update + live).title == LONG


def test_signs_of_anchors_and_entities_written_twice() -> None:
    assert known("<h1>Rope &amp;amp; sail <a href='#x'>¶</a></h1>").title == "Rope & sail"


def test_several_names_in_one_property_and_dublin_core_with_a_colon() -> None:
    head = f'<meta property="x:title dc:title" content="{LONG}"><meta property="dc:creator" content="Ada Quill">'
    found = known("", head)
    assert (found.title, found.authors) == (LONG, ("Ada Quill",))


def whole(body: str, title: str = "", head: str = "") -> str:
    """The title of a page without any heading of ours, in Korean or English."""
    markup = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    source = Source.html(markup, base_url="https://www.harbour-news.example/1")
    return HtmlReader().read(source, Rules.load()).article.metadata.title


KICKED = "<h2><span class='{}'>Old quays</span> <span>{}</span></h2>"


def test_a_kicker_in_the_heading_goes_or_gets_its_colon_back() -> None:
    assert known(KICKED.format("topline", LONG)).title == LONG
    assert known(KICKED.format("a", LONG), data(headline=LONG) + og(f"Old quays: {LONG}")).title == LONG
    assert known(KICKED.format("topline", LONG), og(f"Old quays: {LONG}")).title == f"Old quays: {LONG}"
    assert known(KICKED.format("a", LONG)).title == f"Old quays {LONG}"


@pytest.mark.parametrize("room", ["보도자료", "공지사항", "News", "Press releases", "Pressemitteilung", "お知らせ"])
def test_the_name_of_a_board_is_no_headline(room: str) -> None:
    body = f"<div><h2>{room}</h2><h3>{LONG}</h3><p>2026-03-04</p><div>{paragraphs()}</div></div>"
    assert whole(body, f"{room} - Harbour Office") == LONG


def test_boards_behind_the_title_go() -> None:
    body = f"<h1>{LONG} > Notices</h1><p>2026-03-04</p>{paragraphs()}"
    assert whole(body, f"{LONG} > Notices > Town | Harbour") == LONG


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"<font size=5><b>{LONG}</b></font><br><font size=2>By Ada Quill<br>March 4, 2026</font>", f"Harbour: {LONG}"),
        (f"<font size=5><b>{LONG}</b></font><br><font size=2>March 4, 2026</font>", "::: Harbour :::"),
        (f"<p class='cat'>Town</p><p class='tit'><strong>{LONG}</strong></p>", "Harbour"),
        (f"<div class='subject'>{LONG}</div><div>2026.03.04</div>", "Harbour"),
    ],
)
def test_headline_that_no_heading_marks(line: str, title: str) -> None:
    menu = "<td><a href=1>News</a><br><a href=2>Sports</a></td>"
    assert whole(f"<table><tr>{menu}<td>{line}<font size=3>{paragraphs()}</font></td></tr></table>", title) == LONG


@pytest.mark.parametrize(
    "unnamed", ["Document", "Untitled document", "index.html", "React App", "제목 없음", "無題ドキュメント"]
)
def test_what_an_editor_calls_an_unnamed_page_is_no_title(unnamed: str) -> None:
    body = f"<div><p><strong>{LONG}</strong></p><p>2026-03-04</p>{paragraphs()}</div>"
    assert whole(body, unnamed) == LONG


def test_a_bold_line_without_a_date_below_is_no_headline() -> None:
    assert whole(f"<div><b>Read this before all else</b>{paragraphs()}</div>", LONG) == LONG


def test_the_only_heading_is_the_blogs_name_and_the_headline_a_bold_line() -> None:
    headline = "A walk with a guide - seven things to pack"
    head = f"<title>{headline} :: Ridge Notes</title>{og(headline)}"
    top = f"<div class='article_header'><strong class='title_post'>{headline}</strong><span>Hills</span></div>"
    body = f"<header><h1><a href='/'>Ridge Notes</a></h1></header><main>{top}<div>{paragraphs()}</div></main>"
    source = Source.html(page(body, head), base_url="https://ridge.example/1")
    assert HtmlReader().read(source, Rules.load()).article.metadata.title == headline


@pytest.mark.parametrize(
    "rows",
    [
        f'<tr><th colspan="4">{LONG}</th></tr><tr><th>Writer</th><td>Town desk</td><th>Views</th><td>87</td></tr>',
        f"<tr><th>제목</th><td>{LONG}</td></tr><tr><th>작성일</th><td>2026-03-04</td></tr>",
    ],
)
def test_the_headline_of_an_offices_board_stands_in_its_table(rows: str) -> None:
    board = f'<table>{rows}<tr><td colspan="4"><div>{paragraphs()}</div></td></tr></table>'
    assert whole(f"<h1>Harbour</h1><h3>Press releases</h3>{board}", "Press releases | News | Harbour") == LONG


@pytest.mark.parametrize("behind", ["_渔港新闻_渔港网", "-社会频道-渔港网", "__2019年第2号公报_渔港门户"])
def test_channels_and_houses_behind_a_chinese_title_without_spaces(behind: str) -> None:
    found = known("<p>正文在这里。</p>", f"<title>旧码头将改建为人行桥并设长椅{behind}</title>")
    assert found.title == "旧码头将改建为人行桥并设长椅"


def test_a_line_that_says_the_title_goes_before_a_heading_of_the_frame() -> None:
    body = "<div><h3>Harbour today, Tuesday</h3></div><div class='n'><div class='bt'>Council weighs a footbridge</div>"
    told = "Council weighs a footbridge"
    assert whole(f"{body}<div class='text'>{paragraphs()}</div></div>", f"{told} - Harbour News", og(told)) == told


def test_a_badge_behind_the_headline_is_none_of_it() -> None:
    title = "Council weighs a footbridge on the pier"
    assert (
        known(f"<main><h1>{title} <span>Members</span></h1>{paragraphs()}</main>", og(f"{title} | Town")).title == title
    )


def test_the_house_behind_a_wide_colon_is_no_part_of_a_japanese_title() -> None:
    assert (
        unsuffixed("港の古い桟橋、三年ぶりに春から再び開く　：灯台新聞", (), "")
        == "港の古い桟橋、三年ぶりに春から再び開く"
    )
    assert unsuffixed("灯台：百年の光", (), "") == "灯台：百年の光"


@pytest.mark.parametrize("beside", ["Main menu", "Added to your basket", "Harbour Photography"])
def test_a_heading_that_shares_no_words_with_the_titles_of_the_data_is_no_headline(beside: str) -> None:
    body = f"<div><h2>{beside}</h2></div><div>{paragraphs()}</div>"
    assert whole(body, f"{LONG} | Harbour News", og(LONG)) == LONG
