"""Forms of Korean pages and scrapes that strangers wrote: tables at the end, labels inside lists, boxes of a machine."""

from __future__ import annotations

from reformat.document.draft import Draft
from reformat.document.nodes import Figure, Heading, List, Paragraph, Table
from reformat.document.source import Source
from reformat.document.walk import plain, text_of
from tests.prepared import prepared
from tests.readers.pages import KOREAN, page, paragraphs

TITLE = "시립도서관, 점자 자료실 설계 첫 공개"


def read(body: str, head: str = "") -> Draft:
    markup = page(f"<main><article><h1>{TITLE}</h1>{head}<div class='view'>{body}</div></article></main>", lang="ko")
    return kept(Source.html(markup))


def scrape(*lines: str) -> Draft:
    return kept(Source.text("\n".join((TITLE, "2026.05.07 10:20", *lines)), name="a.txt", media="text"))


def kept(source: Source) -> Draft:
    return prepared(source)


def said(draft: Draft) -> str:
    return "\n".join(text_of(block) for block in draft.article.blocks)


def test_a_list_goes_whole_whose_first_item_is_the_label_of_other_articles() -> None:
    other = "<ul><li>많이 본 뉴스</li><li>느티나무 아래 새 의자</li><li>우물터에 켜진 등불</li></ul>"
    own = "<ul><li>손잡이 높이</li><li>느티나무 아래 새 의자</li></ul>"
    assert "느티나무" not in said(read(paragraphs(KOREAN) + other))
    assert "느티나무" in said(read(paragraphs(KOREAN[:2]) + own + paragraphs(KOREAN[2:])))


def test_a_summary_that_a_machine_made_goes_with_its_label() -> None:
    box = "<div class='three'><b>AI 요약</b><p>복도가 넓어진다.</p><p>손잡이가 양쪽에 달린다.</p></div>"
    editors = "<div class='three'><b>달라지는 점</b><p>복도가 넓어진다.</p><p>손잡이가 양쪽에 달린다.</p></div>"
    assert "복도가 넓어진다" not in said(read(box + paragraphs(KOREAN)))
    assert "복도가 넓어진다" in said(read(editors + paragraphs(KOREAN)))
    assert all(sentence in said(read(f"<p>AI 요약</p>{paragraphs(KOREAN)}")) for sentence in KOREAN)


def test_prices_of_shares_go_with_the_label_above_them() -> None:
    rows = "".join(f"<tr><td><a href='/s/{n}'>{n}전자</a></td><td>1{n}00</td><td>+{n}%</td></tr>" for n in "가나다")
    body = "{}<div><strong>{}</strong><table>{}</table></div>{}"
    between = paragraphs(KOREAN[:2]), paragraphs(KOREAN[2:])
    assert "가전자" not in said(read(body.format(between[0], "관련 종목", rows, between[1])))
    assert "가전자" in said(read(body.format(between[0], "낙찰받은 회사", rows, between[1])))


def test_a_line_below_the_headline_and_above_who_wrote_it_is_the_deck() -> None:
    head = "<p>주민 설명회에서 나온 물음들</p><p class='by'>문가람 기자</p>"
    draft = read(paragraphs(KOREAN), head)
    assert [text_of(block) for block in draft.article.deck] == ["주민 설명회에서 나온 물음들"]
    assert draft.article.metadata.authors == ("문가람",)


def test_hits_beside_the_day_are_nobody() -> None:
    head = "<div class='info'><span class='nickname'>느린거북</span><span class='post_author'>2026-05-07 10:20 조회 4,120</span></div>"
    assert read(paragraphs(KOREAN), head).article.metadata.authors == ("느린거북",)


def test_a_reporters_name_behind_a_line_below_a_picture_makes_it_the_caption() -> None:
    line = "건축가가 점자 자료실 모형을 가리키고 있다. 문가람 기자"
    shown = "<p><img src='/a.jpg' width='600' height='400'></p>"
    draft = read(f"{paragraphs(KOREAN[:2])}{shown}<p>{line}</p>{paragraphs(KOREAN[2:])}")
    figure = next(block for block in draft.article.blocks if isinstance(block, Figure))
    assert (plain(figure.caption), plain(figure.credit)) == (
        "건축가가 점자 자료실 모형을 가리키고 있다.",
        "문가람 기자",
    )


def test_standings_at_the_end_of_a_scrape_stay() -> None:
    table = ("◇ 여자부 순위", "순위\t팀\t승점", "1\t가나\t20", "2\t다라\t18")
    blocks = scrape(*KOREAN, *table, "문가람 기자 moon@example.com", "무단 전재 및 재배포 금지").article.blocks
    assert [type(block) for block in blocks[-2:]] == [Heading, Table]


def test_what_somebody_said_is_no_caption_of_the_credit_below_it() -> None:
    draft = scrape(*KOREAN[:3], '그는 "손끝으로 읽는 지도도 만들겠다"고 했다.', "사진제공｜가나시립도서관")
    assert not any(isinstance(block, Figure) for block in draft.article.blocks)
    assert "손끝으로 읽는 지도" in said(draft)


def test_a_short_line_over_the_first_caption_is_the_deck() -> None:
    draft = scrape("복도 넓히고…손잡이는 양쪽에", "점자 자료실 모형", "[가나시 제공. 재판매 및 DB 금지]", *KOREAN)
    assert [text_of(block) for block in draft.article.deck] == ["복도 넓히고…손잡이는 양쪽에"]


def test_the_last_point_of_a_list_does_not_go_on_in_the_byline() -> None:
    points = (
        "▲ 가는 길: 가나역에서 내려 3번 버스로 도서관 앞까지",
        "▲ 여는 시간: 오전 9시~오후 6시(11~2월은 오후 5시)",
        "▲ 입장료: 어른 4,000원, 어린이와 청소년 2,000원",
        "▲ 문의: 가나시립도서관 총무팀 061-000-0000",
    )
    draft = scrape(*KOREAN[:2], "■ 가는 길", *points, "글·사진 문가람 기자 moon@example.com")
    found = next(block for block in draft.article.blocks if isinstance(block, List))
    assert text_of(found).endswith("061-000-0000")
    assert draft.article.metadata.authors == ("문가람",)


def test_a_guest_of_a_board_wrote_it() -> None:
    assert scrape("느린거북(211.36)", *KOREAN).article.metadata.authors == ("느린거북",)
    assert all(isinstance(block, Paragraph) for block in scrape("느린거북(211.36)", *KOREAN).article.blocks)


def test_a_sign_over_the_only_entry_of_a_list_sets_off_a_heading() -> None:
    posts = ("◇ 과장급 전보", "▲ 교량과장 방주원", "▲ 하천과장 어진솔", "◇ 파견", "▲ 국무조정실 홍이레")
    blocks = scrape(*posts).article.blocks
    assert [text_of(block) for block in blocks if isinstance(block, Heading)] == ["과장급 전보", "파견"]


def test_a_short_list_of_posts_keeps_its_title_and_its_first_heading() -> None:
    text = "[인사] 가나안전처\n2026.05.07 10:20\n◇ 과장급 전보\n▲ 교량과장 방주원\n▲ 하천과장 어진솔\n◇ 파견\n▲ 국무조정실 홍이레"
    article = kept(Source.text(text, name="a.txt", media="text")).article
    assert article.metadata.title == "[인사] 가나안전처"
    assert [text_of(block) for block in article.blocks if isinstance(block, Heading)] == ["과장급 전보", "파견"]


def test_a_byline_that_stands_twice_is_no_caption() -> None:
    line = "<p>문가람 기자 moon@example.com</p>"
    assert "문가람" not in said(read(paragraphs(KOREAN) + line + line))


def test_a_label_goes_with_the_links_below_it_in_one_paragraph() -> None:
    links = "<a href='/n/1'>느티나무 아래 새 의자</a><br><a href='/n/2'>우물터에 켜진 등불</a>"
    rights = "- Copyrights ⓒ 가나누리, 무단 전재 및 재배포 금지 -"
    assert "느티나무" not in said(
        read(f"{'<br><br>'.join(KOREAN)}<br><br>{rights}<br><br>[가나누리 인기기사]<br>{links}")
    )


def test_what_an_article_names_at_its_end_stays() -> None:
    draft = scrape(
        *KOREAN, "<참고 자료>", "- doi.org/10.5555/hats.2026", "문가람 기자 moon@example.com", "관련기사", "느티나무"
    )
    assert "10.5555/hats.2026" in said(draft)
    assert "느티나무" not in said(draft)


def test_a_recipe_keeps_its_lead_and_the_heads_of_its_lists() -> None:
    lines = (
        "조회 8,211 스크랩 340",
        "봄 쑥은 어린잎만 뜯어야 향이 좋아요. 손질까지 10분이면 됩니다.",
        "[재료]",
        "- 쑥 두 줌",
        "- 쌀가루 3컵",
        "- 소금 조금",
        "[만드는 법]",
        "1. 쑥을 씻어 물기를 뺀다.",
        "2. 쌀가루에 버무린다.",
        "3. 김이 오른 찜기에 15분 찐다.",
        "이 레시피가 마음에 드셨나요?",
        "리뷰 쓰기",
        "스크랩",
        "댓글 등록",
    )
    article = kept(Source.text("\n".join(("10분 쑥버무리", *lines)), name="a.txt", media="text")).article
    assert article.metadata.title == "10분 쑥버무리"
    assert [type(block) for block in article.blocks] == [Paragraph, Heading, List, Heading, List]
