"""Bylines give names: one each, without roles, places, addresses, dates and labels; agencies are authors too."""

import json

import pytest

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.readers.html import HtmlReader
from reformat.readers.metadata.people import people
from reformat.rules import Rules
from tests.prepared import prepared
from tests.readers.pages import KOREAN, page, paragraphs


@pytest.mark.parametrize(
    ("saying", "names"),
    [
        ("By Ada Quill and Bert Cask", ("Ada Quill", "Bert Cask")),
        ("Written by ADA QUILL", ("ADA QUILL",)),
        ("Von Ada Quill, dpa", ("Ada Quill", "dpa")),
        ("Von: Ada Quill und Bert Cask", ("Ada Quill", "Bert Cask")),
        ("Par Ada Quill et Bert Cask", ("Ada Quill", "Bert Cask")),
        ("Por Ada Quill y Bert Cask", ("Ada Quill", "Bert Cask")),
        ("di Ada Quill e Bert Cask", ("Ada Quill", "Bert Cask")),
        ("Autor: Ada Quill", ("Ada Quill",)),
        ("Av Ada Quill og Bert Cask", ("Ada Quill", "Bert Cask")),
        ("作者：全小雨", ("全小雨",)),
        ("記者：全小雨", ("全小雨",)),
        ("홍길동 기자 gildong@harbour.example", ("홍길동",)),
        ("홍길동 기자 외 1명", ("홍길동",)),
        ("By Ada Quill\u200b", ("Ada Quill",)),
        ("Ada Quill | Twitter Profile", ("Ada Quill",)),
        ("By Ada Quill and 3 others", ("Ada Quill",)),
        ("홍길동·성춘향 기자", ("홍길동", "성춘향")),
        ("홍길동 한빛대 국문학과 명예교수", ("홍길동",)),
        ("부산/홍길동", ("홍길동",)),
        ("글=홍길동 기자", ("홍길동",)),
        ("By Ada Quill | Reviewed by Bert Cask", ("Ada Quill",)),
        ("By Ada Quill, Fact-checked by Bert Cask", ("Ada Quill",)),
        ("Ada Quill Follow", ("Ada Quill",)),
        ("By Ada Quill, Twitter", ("Ada Quill",)),
        ("By ADA G. McQUILL Jr.", ("ADA G. McQUILL Jr.",)),
        ("By Ada Quill, Filed Under", ("Ada Quill",)),
        ("By Ada Quill, Senior Reporter", ("Ada Quill",)),
        ("Ada Quill CPP, PSP", ("Ada Quill CPP, PSP",)),
        ("Von Ada Quill, HRF", ("Ada Quill",)),
        ("Ada Quill Reporter", ("Ada Quill",)),
        ("Submitted by a.quill on Tue, 05/09/2023 - 14:30", ("a.quill",)),
        ("홍길동·성춘향 기자 입력 2026. 3. 4. 14:03 수정 2026. 3. 5. 09:20", ("홍길동", "성춘향")),
        ("2026년 03월 04일 (수) 10:20 홍길동 기자 (gildong@harbour.example)", ("홍길동",)),
        ("글·사진 홍길동", ("홍길동",)),
        ("Ada Quill 2026年03月04日 08時00分", ("Ada Quill",)),
        ("Ada Quill2026-03-04 22:33:06 UTC", ("Ada Quill",)),
        ("Ada Quill5 minute Read", ("Ada Quill",)),
        ("Ada QuillLifestyle Writer", ("Ada Quill",)),
        ("Ada McQuill", ("Ada McQuill",)),
        ("Ada Quill,Bert Cask,Cora-Lee Dunn", ("Ada Quill", "Bert Cask", "Cora-Lee Dunn")),
        ("Mar 1st 2026", ()),
        ("View all 12 comments", ()),
        ("Email the author", ()),
        ("Follow on Twitter", ()),
        ("글 홍길동 사진 성춘향", ("홍길동",)),
        ("작성자 홍길동", ("홍길동",)),
        ("홍수정", ("홍수정",)),
        ("本报记者　全小雨", ("全小雨",)),
        ("（记者 全小雨）", ("全小雨",)),
        ("文/全小雨", ("全小雨",)),
        ("송고시간", ()),
        ("Story: Ada Quill", ("Ada Quill",)),
        ("Ein Gastbeitrag von Ada Quill", ("Ada Quill",)),
        ("Recueilli par Ada Quill.", ("Ada Quill",)),
        ("Από Ада Квилл", ("Ада Квилл",)),
        ("Od Ada Quill", ("Ada Quill",)),
        ("ავტორი: თამარ ქვილი", ("თამარ ქვილი",)),
        ("Writer: Ada Quill", ("Ada Quill",)),
        ("Door onze correspondent Ada Quill", ("Ada Quill",)),
        ("Текст: Ада Квилл. Фото: Борис Каск", ("Ада Квилл",)),
        ("文／全小雨　攝影／陳小雪", ("全小雨",)),
        ("Tous ses articles", ()),
        ("Yazarın Tüm Yazıları", ()),
        ("Staff Report", ()),
        ("ㅣ 홍길동 기자", ("홍길동",)),
        ("Harbour-Redakteurin Ada Quill", ("Ada Quill",)),
        ("Ada Quill Dziennikarka Harbour News", ("Ada Quill",)),
        ("Por Ada Quill, Bert Cask — Porto", ("Ada Quill", "Bert Cask")),
        ("[물빛신문=홍길동 기자] 2026-03-04", ("홍길동",)),
        ("편집국 홍길동 기자 · 사회부 성춘향 기자", ("홍길동", "성춘향")),
        ("홍길동 / 소설가", ("홍길동",)),
        ("By Ada Quill, Bert Cask, and Cora Dene", ("Ada Quill", "Bert Cask", "Cora Dene")),
        ("By Ada Quill with additional reporting by Bert Cask", ("Ada Quill",)),
        ("Par Ada Quill avec AFP", ("Ada Quill",)),
        ("As told to Ada Quill", ("Ada Quill",)),
        ("文：早瀬 凪　写真：井上 陸", ("早瀬 凪",)),
        ("Ada Quill Monday", ("Ada Quill",)),
        ("Ruby Friday", ("Ruby Friday",)),
        ("adaquillr3qkx2m0c", ()),
        ("Guest post by Dr. Ada Quill | March 4, 2026 | 5 min read", ("Dr. Ada Quill",)),
        ("Af: Ada Quill 4. mar. 2026 kl. 06.30", ("Ada Quill",)),
        ("Ada Quill 4 Μαΐου 2026, 12:35", ("Ada Quill",)),
        ("Tekst: Ada Quill Foto: Bert Cask", ("Ada Quill",)),
        ("di Ada Quill, inviata a Genova", ("Ada Quill",)),
        ("Ada Quill Publicado Sábado, 1 junio 2026", ("Ada Quill",)),
        ("（记者全小雨、白明）", ("全小雨", "白明")),
        ("Foto: Bert Cask", ()),
        ("admin", ()),
        ("입력", ()),
        ("온라인뉴스팀", ("온라인뉴스팀",)),
        ("https://social.example/harbour", ()),
        ("Recipe by Mara Quillon", ("Mara Quillon",)),
        ("Recipe by", ()),
        ("boats.example.com/mara", ()),
    ],
)
def test_names_out_of_a_byline(saying: str, names: tuple[str, ...]) -> None:
    assert people([saying]).names == names


def test_addresses_are_parted_from_names() -> None:
    assert people(["홍길동 기자 gildong@harbour.example"]).contacts == ("gildong@harbour.example",)


def known(byline: str, head: str = "", after: str = "") -> Metadata:
    body = f"<h1>Council weighs a footbridge on the pier</h1>{byline}<div class='text'>{paragraphs()}</div>{after}"
    source = Source.html(page(f"<main><article>{body}</article></main>", head), base_url="https://h.example/1")
    return HtmlReader().read(source, Rules.load()).article.metadata


def data(author: object, **more: object) -> str:
    node = {"@type": "NewsArticle", "headline": "x", "author": author, **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    "byline",
    [
        "<div><span>By</span><span>Ada Quill</span><span>and</span><span>Bert Cask</span></div>",
        "<p class='byline'><a href='/author/ada'>Ada Quill</a> <a href='/author/bert'>Bert Cask</a> Harbour desk</p>",
        "<div class='byline'>AQ <a rel='author' href='/ada'>Ada Quill</a> and Bert Cask <a href='/pdf'>Print view</a></div>",
        "<ul class='meta'><li>Von: <span><a href='/people/a'>Ada Quill</a>, </span><span><a href='/people/b'>Bert Cask</a></span></li></ul>",
    ],
)
def test_several_people_in_spans_and_links(byline: str) -> None:
    assert known(byline).authors == ("Ada Quill", "Bert Cask")


def test_byline_that_shows_more_people_than_the_data() -> None:
    byline = "<p class='byline'>By <a href='/author/ada'>Ada Quill</a>, <a href='/author/bert'>Bert Cask</a></p>"
    found = known(byline, data({"@type": "Person", "name": "Ada Quill"}))
    assert (found.authors, found.origins["authors"]) == (("Ada Quill", "Bert Cask"), "byline")


def test_data_goes_before_a_byline_that_names_others() -> None:
    found = known("<p class='byline'>By Cora Dene</p>", data([{"name": "Ada Quill"}, "Bert Cask"]))
    assert (found.authors, found.origins["authors"]) == (("Ada Quill", "Bert Cask"), "json-ld")


def test_people_in_the_byline_go_before_a_house_in_the_data() -> None:
    desk = data({"@type": "NewsMediaOrganization", "name": "Tideline Desk"})
    assert known("<p class='byline'>By Ada Quill and Bert Cask</p>", desk).authors == ("Ada Quill", "Bert Cask")
    assert known("<p class='byline'>By our desk</p>", desk).authors == ("Tideline Desk",)


def test_author_by_reference_in_a_graph() -> None:
    graph = {"@graph": [{"@type": "Article", "headline": "x", "author": {"@id": "#a"}},
                        {"@type": "Person", "@id": "#a", "name": "Ada Quill"}]}  # fmt: skip
    assert known("", f'<script type="application/ld+json">{json.dumps(graph)}</script>').authors == ("Ada Quill",)


def test_publisher_is_author_only_where_nobody_else_is_named() -> None:
    house = data({"@type": "Organization", "name": "Harbour News"}, publisher={"name": "Harbour News"})
    assert known("<p class='byline'>By Ada Quill Harbour News</p>", house).authors == ("Ada Quill",)
    assert known('<meta name="articleAuthor" content="Quay Agency">', house).authors == ("Quay Agency",)
    assert known("<p>Red, Agenturen</p>", house).authors == ("Harbour News",)


def test_a_portal_s_page_names_the_reporter_and_the_paper() -> None:
    head = '<meta property="og:site_name" content="물빛뉴스 | 포털"><meta property="og:article:author" content="물빛뉴스 | 포털">'
    made = known('<div class="byline"><em class="journalist_name">윤서린 기자</em></div>', head)
    assert (made.authors, made.publisher) == (("윤서린",), "물빛뉴스")


def test_a_newsroom_in_the_data_gives_way_to_the_reporter_below_the_text() -> None:
    head = '<meta name="author" content="물빛경제">'
    body = "".join(f"<p>{sentence}</p>" for sentence in KOREAN)
    markup = page(
        f"<main><h1>점자 자료실 설계</h1><div class='news_view'>{body}<p>[윤서린 기자]</p></div></main>",
        head,
        lang="ko",
    )
    article = prepared(Source.html(markup)).article
    assert article.metadata.authors == ("윤서린",)


def test_an_author_that_the_caller_names_stays_even_if_it_is_a_newsroom() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in KOREAN)
    markup = page(
        f"<main><h1>점자 자료실 설계</h1><div class='news_view'>{body}<p>[윤서린 기자]</p></div></main>", lang="ko"
    )
    given = Metadata(authors=("물빛경제",), origins={"authors": "caller"})
    assert prepared(Source.html(markup, metadata=given)).article.metadata.authors == ("물빛경제",)


def test_time_to_read_is_no_author_and_an_address_no_name() -> None:
    head = '<meta name="twitter:data1" content="4 minutes"><meta name="author" content="ada@harbour.example">'
    found = known("<p class='byline'>By Ada Quill</p>", head)
    assert (found.authors, found.contacts) == (("Ada Quill",), ("ada@harbour.example",))


def test_signature_below_the_body() -> None:
    assert known("", after="<section><h3>Written by Ada Quill</h3></section>").authors == ("Ada Quill",)


def test_credit_of_a_picture_is_no_byline() -> None:
    assert known("<p class='author'>Photo: Bert Cask</p>").authors == ()


FIRM = '<meta name="author" content="Redazione">'


@pytest.mark.parametrize(
    "row",
    [
        "<div><span>Ada Quill</span><span>4 March 2026</span></div>",
        "<div><time datetime='2026-03-04'>4 March 2026</time><div><a href='/people/ada'>Ada Quill</a></div></div>",
        "<div><span class='date'>2026-03-04</span><b class='nickname'>Ada Quill</b></div>",
        "<div class='meta'><span class='autor'>Ada Quill</span><span class='data'>4 March 2026, 7:15</span></div>",
        "<div class='entry-meta'><span class='author'>Ada Quill</span> <time>4 March 2026</time></div>",
        "<div><span class='username'><a href='/@ada'>Ada Quill</a></span> · <span>2026-03-04</span></div>",
        "<p>Ada Quill, 4 March 2026</p>",
        "<p>4 March 2026 - Ada Quill</p>",
        "<p>Ada Quill, Contributor</p><p>4 March 2026</p>",
        "<div><p>Ada Quill</p><p>Senior Correspondent</p><p>4 March 2026</p></div>",
        "<div class='author'><a href='/team/ada'>Ada Quill</a><p>Head of the harbour desk</p></div><p>4 March 2026</p>",
        "<p><em>March 4, 2026 by Ada Quill, 12 comments</em></p>",
        "<div><span><a href='/reporter/1'>Ada Quill</a></span> <time datetime='2026-03-04'>4 March</time></div>",
        "<p>Ada Quill</p><p>Last updated: 5 March 2026 | Published: 4 March 2026</p>",
        "<div>4 March 2026 | Ada Quill, Redakteurin | 3 Min.</div>",
        "<p>4 March 2026 | Ada Quill, Senior Editor | 3 min read</p>",
        "<div><a href='/contributors/ada'>Ada Quill</a> · <time>4 March 2026</time></div>",
        "<dl><dt>Author</dt><dd>Ada Quill</dd><dt>Day</dt><dd>2026-03-04</dd></dl>",
        "<footer class='node__meta'><div>Submitted by <b>Ada Quill</b> on <i>Wed, 03/04/2026</i></div></footer>",
    ],
)
def test_a_name_in_the_row_of_the_date(row: str) -> None:
    assert known(row).authors == ("Ada Quill",)
    assert known(row, FIRM).authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "row",
    [
        "<div><span>Old Ferry</span><time datetime='2026-03-04'>4 March 2026</time></div>",
        "<div><a href='/home-improvement'>Home Improvement</a><time>4 March 2026</time></div>",
        "<p>4 March 2026 | Product Updates</p>",
        "<p>4 de marzo de 2026 · Medio Ambiente</p>",
        "<div><a href='/c/quays'>Quay Stories</a> | <time>4 March 2026</time></div>",
        "<div><span>Press Release</span> <time>4 March 2026</time> <span>Port Ossery</span></div>",
        "<div><span>사회</span> <span>2026.03.04 10:33</span> <span>조회수 12</span></div>",
        "<div><b class='location'>New Harbour</b><time>4 March 2026</time></div>",
        "<div><nav><a href='/'>Start</a><a href='/q'>Quays</a></nav><time>4 March 2026</time></div>",
    ],
)
def test_what_else_stands_there_with_capitals_is_nobody(row: str) -> None:
    assert known(row).authors == ()
    assert known(row, FIRM).authors == ("Redazione",)


def test_all_authors_that_stand_together() -> None:
    box = "<p>4 March</p><p><a href='/author/a'>Ada Quill</a><i>, </i><a href='/author/b'>Bert Cask</a></p>"
    elsewhere = "<aside><a href='/author/c'>Cora Dene</a></aside>"
    assert known("", after=box + elsewhere).authors == ("Ada Quill", "Bert Cask")


@pytest.mark.parametrize(
    "line", ["Posted by Ada at March 4, 2026 11:15 AM", "（记者 全小雨）", "(dpa)", "홍길동기자 gd@harbour.example"]
)
def test_who_signs_below_the_text(line: str) -> None:
    assert len(known("", after=f"<span>{line}</span>").authors) == 1


def test_a_house_with_its_place_is_no_person() -> None:
    site = '<meta property="og:site_name" content="Harbour News">'
    assert known("<p class='byline'>Por Ada Quill e Bert Cask, Harbour News — Porto</p>", site).authors == (
        "Ada Quill",
        "Bert Cask",
    )


def test_the_hosts_name_gives_way_to_people_but_stands_where_none_are_named() -> None:
    head = '<meta name="author" content="Quayside"><link rel="canonical" href="https://www.quayside.example/1">'
    assert known("<p class='byline'>By Ada Quill and Bert Cask</p>", head).authors == ("Ada Quill", "Bert Cask")
    assert known("", head).authors == ("Quayside",)


def test_office_behind_a_korean_name_and_department_behind_its_label() -> None:
    rows = (
        "<ul><li>홍길동 한빛대 명예교수</li><li>승인 2026.03.04</li></ul>",
        "<dl><dt>담당부서</dt><dd>항만과</dd></dl>",
    )
    assert [known(row).authors for row in rows] == [("홍길동",), ("항만과",)]


def test_the_sites_name_in_the_title_is_no_person() -> None:
    row = "<p>Kabar Laut - 2026-03-04</p><div class='credit'><a rel='author' href='/a'>Ada Quill</a></div>"
    assert known(row, "<title>Council weighs a footbridge on the pier - Kabar Laut</title>").authors == ("Ada Quill",)


def test_a_label_inside_the_line_of_the_date() -> None:
    assert known("<div>2026-03-04 09:30　来源：海声网　作者：全小雨　编辑：钱多</div>").authors == ("全小雨",)


@pytest.mark.parametrize(
    ("lead", "name"),
    [("中海社3月4日电 (记者 全小雨)", "全小雨"), ("（中海社記者全小雨澎湖4日電）", "全小雨")],
)
def test_a_chinese_dateline(lead: str, name: str) -> None:
    body = "".join(
        f"<p>{lead if not at else ''}港务委员会在周二的会议上决定重新开放旧渡轮码头，委员都投了赞成票。</p>"
        for at in range(4)
    )
    markup = page(f"<main><h1>渡轮重回海岛两岸</h1><div class='text'>{body}</div></main>", lang="zh")
    assert prepared(Source.html(markup)).article.metadata.authors == (name,)


@pytest.mark.parametrize(
    "row",
    [
        "<div><strong>홍길동</strong><em>기자</em><a href='/more'>다른기사 보기</a> <span>2026.03.04 10:33</span></div>",
        "<div class='writer'><span>홍길동</span><button>구독하기</button></div><p>2026-03-04</p>",
        "<p>2026-03-04 10:33 홍길동</p>",
        "<div class='profile'><p>홍길동 정치부 기자</p><p>구독자 31</p></div><div>2026.03.04</div>",
    ],
)
def test_a_korean_name_among_labels(row: str) -> None:
    assert known(row).authors == ("홍길동",)


@pytest.mark.parametrize(
    ("saying", "names"),
    [
        ("段小雨 廖全", ("段小雨", "廖全")),
        ("王小明 李小红 编辑：张三", ("王小明", "李小红")),
        ("山田 太郎", ("山田 太郎",)),
        ("未知 责任编辑：张三", ()),
        ("记者通过电话联系了渔港，尚未收到回应。", ()),
        ("홍길동 나무 칼럼니스트", ("홍길동",)),
        ("홍길동 문학평론가", ("홍길동",)),
    ],
)
def test_chinese_names_in_a_row_editors_and_what_korean_columnists_write_about(
    saying: str, names: tuple[str, ...]
) -> None:
    assert people([saying]).names == names


@pytest.mark.parametrize(
    ("saying", "names"),
    [
        ("강릉 홍길동 기자", ("홍길동",)),
        ("강릉·속초 홍길동 기자", ("홍길동",)),
        ("(강릉)홍길동 기자", ("홍길동",)),
        ("홍길동 강릉취재본부 기자", ("홍길동",)),
        ("인턴기자 홍길동", ("홍길동",)),
        ("디지털콘텐츠부 홍길동", ("홍길동",)),
        ("홍길동 논설고문", ("홍길동",)),
        ("홍길동·성춘향 이몽룡 기자", ("홍길동", "성춘향", "이몽룡")),
        ("홍길동 기자 a@harbour.example 성춘향 기자 b@harbour.example", ("홍길동", "성춘향")),
        ("By 홍길동 · 성춘향", ("홍길동", "성춘향")),
        ("홍길동 기자 / 편집 성춘향 기자", ("홍길동",)),
        ("글 존 베이커 · 번역 홍길동", ("존 베이커",)),
        ("홍길동 한빛대 교수·사회학", ("홍길동",)),
        ("<홍길동 변호사·법무법인 한빛>", ("홍길동",)),
        ("오늘의 항구", ("오늘의 항구",)),
        ("존 베이커 특파원", ("존 베이커",)),
    ],
)
def test_korean_reporters_among_places_and_desks(saying: str, names: tuple[str, ...]) -> None:
    assert people([saying]).names == names


def test_an_office_yields_to_who_works_there() -> None:
    assert people(["시장진흥과", "홍길동"]).names == ("홍길동",)
    assert people(["시장진흥과"]).names == ("시장진흥과",)


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("<p>白石光</p><p>2026年3月4日 9時12分</p>", ("白石光",)),
        ("<p>文＝白石光　写真＝矢野海</p><p>2026.03.04</p>", ("白石光",)),
        ("<p>取材・文／白石光　撮影／矢野海</p><p>2026年3月4日</p>", ("白石光",)),
        ("<p>2026年3月4日 午後2時30分</p><p>白石光、矢野海</p>", ("白石光", "矢野海")),
        ("<p>論説委員　白石光</p><p>2026年3月4日</p>", ("白石光",)),
        ("<p>白石光記者</p><p>2026年3月4日</p>", ("白石光",)),
        ("<p>[白石光，潮風ニュース]</p><p>2026年3月4日</p>", ("白石光",)),
        ("<p>白石町</p><p>2026年3月4日</p>", ()),
        ("<p>記者全小雨／台北報導</p><p>2026/03/04</p>", ("全小雨",)),
        ("<p>文/全小雨 图/李青</p><p>2026-03-04</p>", ("全小雨",)),
        ("<p>编译：全小雨</p><p>2026-03-04</p>", ("全小雨",)),
        ("<p>Por: María José García y López</p><p>04/03/2026</p>", ("María José García y López",)),
        ("<p>Interview: Ada Quill</p><p>Fotos: Bert Cask</p><p>4 March 2026</p>", ("Ada Quill",)),
        ("<p>4. März 2026, 9:12 Uhr Quelle: dpa</p>", ("dpa",)),
    ],
)
def test_who_wrote_in_other_tongues(row: str, names: tuple[str, ...]) -> None:
    body = f"<main><article><h1>An old pier</h1>{row}<div class='text'>{paragraphs()}</div></article></main>"
    assert HtmlReader().read(Source.html(page(body)), Rules.load()).article.metadata.authors == names


@pytest.mark.parametrize(
    "saying",
    [
        "Rédigé par Anne Modèle le 15 octobre 2026",
        "von Anne Modèle am 1. November 2026",
        "Por Anne Modèle el lunes 3 de marzo de 2026",
        "Di Anne Modèle il 3 marzo 2026",
        "Door Anne Modèle op 3 november 2026",
        "Av Anne Modèle den 3. mars 2026",
    ],
)
def test_the_word_before_the_day_is_no_name(saying: str) -> None:
    assert people([saying]).names == ("Anne Modèle",)


def test_the_house_before_a_chinese_reporter_is_no_part_of_the_name() -> None:
    assert people(["例文新聞網／ 記者王小明／台南即時報導"]).names == ("王小明",)
