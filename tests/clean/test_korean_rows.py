"""What the others of its row say of a line: the last head of a part, the last text between counters, heads in brackets."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Break, Figure, Heading
from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.clean.test_korean_forms import TITLE, kept, read, said, scrape
from tests.readers.pages import KOREAN, paragraphs


def heads(body: str) -> list[str]:
    return [text_of(block) for block in read(body).article.blocks if isinstance(block, Heading)]


def test_the_last_of_several_heads_with_an_arrow_stays() -> None:
    parts = ["▶ 21시 물이 빠지다", "▶ 20시 문을 열다", "▶ 19시 첫 신호 접수"]
    body = "".join(f"<div><b>{head}</b></div><div>{text}</div>" for head, text in zip(parts, KOREAN, strict=False))
    assert heads(f"<p>{KOREAN[3]}</p>{body}") == [part[2:] for part in parts]
    alone = f"{paragraphs(KOREAN)}<div><b>{parts[2]}</b></div><div>등불을 기다립니다.</div>"
    assert "접수" not in said(read(alone))


def test_text_behind_the_last_counter_is_kept_up_to_who_made_it() -> None:
    cards = [line for n, text in enumerate(KOREAN, 1) for line in (f"{n}/4", text)]
    last = "등불 값은 마을 가게에 가서 물어보자."
    draft = scrape(*cards[:-1], last, "글 홍길동 그림 성춘향", "공유하기", "닫기", "이전", "다음")
    assert last in said(draft)
    assert draft.article.metadata.authors == ("홍길동",)


def test_short_lines_in_brackets_are_heads_where_several_stand_over_text() -> None:
    parts = ["[쟁점]", "[법원 판단]", "[남은 일]"]
    body = "".join(f"<div>{head}</div><div>{text}</div>" for head, text in zip(parts, KOREAN, strict=False))
    assert heads(body) == parts


@pytest.mark.parametrize("lines", [("[박수]", "[박수]"), ("[웃음]", ""), ("[홍길동/목수]", "[성춘향/화가]")])
def test_other_lines_in_brackets_are_none(lines: tuple[str, str]) -> None:
    body = "".join(f"<div>{line}</div><div>{text}</div>" for line, text in zip(lines, KOREAN, strict=False))
    assert not heads(body + paragraphs(KOREAN[2:]))


def test_two_kinds_in_brackets_below_each_other_are_no_headlines() -> None:
    draft = scrape(
        "홍길동 기자", "인쇄하기", "[물음] 우물물은 밤에 더 차가운가", "[답] 그렇지 않다", *KOREAN, "공유하기"
    )
    assert draft.article.metadata.title == "시립도서관, 점자 자료실 설계 첫 공개"


def test_a_line_that_ends_in_whose_picture_it_is_is_a_caption() -> None:
    draft = scrape("가게 문에 나무 문패가 걸려 있다. /사진=홍길동 기자", "", *KOREAN)
    assert "문패" not in "".join(text_of(block) for block in draft.article.deck)
    assert any(isinstance(block, Figure) and block.caption for block in draft.article.blocks)


def test_a_star_alone_between_paragraphs_is_a_break() -> None:
    blocks = read(f"{paragraphs(KOREAN[:2])}<p>*</p>{paragraphs(KOREAN[2:])}").article.blocks
    assert isinstance(blocks[2], Break)


def test_an_author_who_is_known_signs_with_an_address() -> None:
    assert "minsu" not in said(
        read(f"{paragraphs(KOREAN)}<p>Hong Gil-dong minsu@a.example</p>", head="<p class='byline'>By Hong Gil-dong</p>")
    )
    assert "minsu" in said(
        read(f"{paragraphs(KOREAN)}<p>Lee Mong minsu@a.example</p>", head="<p class='byline'>By Hong Gil-dong</p>")
    )


def test_a_button_beside_a_name_is_no_part_of_it() -> None:
    head = "<div class='reporter'><a href='/r/1'>홍길동 기자</a><button>기자구독</button></div>"
    assert read(paragraphs(KOREAN), head=head).article.metadata.authors == ("홍길동",)


def test_a_caption_with_a_day_and_a_house_is_no_dateline() -> None:
    shown = "시민들이 새로 놓인 징검다리를 건너고 있다."
    box = f"<div class='pics'><div><img src='a.jpg' alt=''><p class='desc'>{shown} 2026.5.7 가나통신 홍길동</p></div></div>"
    figure = next(b for b in read(paragraphs(KOREAN), head=box).article.blocks if isinstance(b, Figure))
    assert "".join(i.text for i in figure.caption) == shown  # type: ignore[union-attr]


def test_a_table_between_paragraphs_stays_whatever_its_name() -> None:
    rows = "".join(f"<tr><td>{town}</td><td>{low}</td><td>9</td></tr>" for town, low in (("가나", "-3"), ("다라", "2")))
    table = f"<table class='weather'>{rows}</table>"
    assert "다라" in said(read(paragraphs(KOREAN[:2]) + table + paragraphs(KOREAN[2:])))
    linked = table.replace("가나", "<a href='/w/1'>가나</a>")
    assert "다라" not in said(read(paragraphs(KOREAN[:2]) + linked + paragraphs(KOREAN[2:])))


def test_heads_over_heads_of_a_list_stay_at_its_beginning() -> None:
    posts = (
        "■ 가나도",
        "◇ 3급 승진",
        "△ 해양국장 홍길동",
        "△ 교육원장 성춘향",
        "■ 다라은행",
        "◇ 본부장",
        "△ 남부본부 이몽룡",
    )
    draft = scrape("공유하기", "글자크기", *posts, "좋아요 0", "나빠요 0", "이 기사를 공유하기")
    assert "가나도" in said(draft)
    assert "3급 승진" in said(draft)


def test_hours_that_stand_over_text_each_are_heads() -> None:
    hours = ("오전 11시 15분", "오전 10시 40분", "오전 9시 5분", "오전 8시 52분")
    lines = [line for hour, text in zip(hours, KOREAN, strict=True) for line in ("", hour, text)]
    blocks = scrape("새로고침", *lines).article.blocks
    assert [text_of(block) for block in blocks if isinstance(block, Heading)] == list(hours)


def test_what_a_scraper_wrote_onto_each_other_falls_apart() -> None:
    row = "홍길동 기자승인 2026.05.07 14:03댓글 0기사공유하기프린트메일보내기글씨키우기가나다라마"
    draft = kept(Source.text("\n".join((TITLE, row, *KOREAN)), name="a.txt", media="text"))
    assert said(draft) == "\n".join(KOREAN)
    assert draft.article.metadata.authors == ("홍길동",)


def test_buttons_above_the_text_are_no_deck() -> None:
    draft = scrape("이전 회 보기", "다음 회 보기", *KOREAN)
    assert not draft.article.deck
    assert "보기" not in said(draft)


def test_a_box_on_who_answers_for_a_release_goes() -> None:
    row = "<table><tr><td>담당 부서</td><td>등대과</td><td>책임자</td><td>과장 홍길동 (000-000-0000)</td></tr></table>"
    assert "등대과" not in said(read(paragraphs(KOREAN) + row))


def test_a_list_of_facts_stays_though_a_rule_knows_one_of_them() -> None:
    facts = "<ul><li>주소: 가나도 다라군 마바리</li><li>입장료: 없음</li><li>먹을 곳: 우물집 국수</li></ul>"
    imprint = "<ul><li>주소: 가나도 다라군</li><li>등록번호: 가나 아00000</li><li>발행인: 홍길동</li></ul>"
    assert "우물집" in said(read(paragraphs(KOREAN) + facts))
    assert "등록번호" not in said(read(paragraphs(KOREAN) + imprint))


def test_facts_with_arrows_between_two_sentences_stay() -> None:
    facts = ("▶ 계약 상대: 가나상사", "▶ 계약 기간: 두 해", "▶ 공급 지역: 다라도")
    body = "".join(f"<p>{line}</p>" for line in (*KOREAN, *facts, "회사는 허가를 마쳤다고 했다."))
    assert all(fact[2:] in said(read(body)) for fact in facts)
    pleas = "".join(
        f"<p>{line}</p>" for line in (*KOREAN, "▶ 카카오톡: 가나제보", "▶ 유튜브: 가나뉴스", "제보를 기다립니다.")
    )
    assert "가나제보" not in said(read(pleas))


def test_the_points_of_both_sides_stay_under_their_head() -> None:
    score = ("◇ 7일 전적", "가나 25 22 25 25 - 3", "다라 20 25 18 21 - 1")
    draft = scrape(
        "공감", "글자크기", *KOREAN, *score, "하이라이트 영상 보기", "공유하기", "새 감독 정해졌다", "순서표 나왔다"
    )
    assert all(line.lstrip("◇ ") in said(draft) for line in score)
    assert "새 감독" not in said(draft)


def test_parts_under_black_brackets_stay_whole() -> None:
    parts = (
        "【쟁점】",
        "[1] 당직의 대가가 임금인지 여부",
        "【요지】",
        KOREAN[0],
        "【참조】",
        "가나법 제2조, 가나법 시행령 제6조",
    )
    draft = scrape("조회 902", "공유하기", "글자크기", *parts, "첨부파일 : 글.pdf", "목록으로", "이전글", "다음글")
    assert all(part in said(draft) for part in parts)
    assert sum(isinstance(block, Heading) for block in draft.article.blocks) == 3


def test_a_deck_of_several_lines_stays_whole() -> None:
    deck = ("예순두 해 동안 섬 주민 삼천 명 머리 깎아", '"손이 떨려 이제는 면도를 못 하겠어요"')
    draft = scrape("요약beta", "공유", "댓글", "글자크기조정", "인쇄", "홍길동 기자", "기자 페이지", *deck, "", *KOREAN)
    told = "".join(text_of(block) for block in draft.article.deck)
    assert all(line in told for line in deck)


def test_whom_a_notice_calls_until_when_is_its_matter() -> None:
    call = "참가하실 분은 25일까지 댓글로 이름을 남겨 주세요."
    polite = (
        "회원 여러분, 산행을 떠납니다.",
        "바람이 세니 겉옷을 챙기시고 무릎이 약한 분은 희방사 길로 함께 걷겠습니다.",
    )
    plea = "이 글이 좋았다면 댓글을 남겨 주세요."
    draft = scrape("조회 96", "URL 복사", *polite, call, plea, "좋아요 7", "댓글 4", "등록순", "최신순", "답글쓰기")
    assert call in said(draft)
    assert plea not in said(draft)


def test_a_reader_who_wrote_to_the_paper_is_its_author() -> None:
    draft = scrape("조회수 7", "공유하기", *KOREAN, "", "홍길동·가나도 다라시 마바동", "", "목록", "수정", "삭제")
    assert draft.article.metadata.authors == ("홍길동",)


def test_the_price_of_one_share_is_a_box_and_those_of_several_a_list() -> None:
    rows = ("가나전자 84,300 +3.10%", "다라조선 41,950 +5.40%", "마바통신 12,080 -0.70%")
    body = "".join(f"<p>{line}</p>" for line in (*KOREAN[:2], *rows, *KOREAN[2:]))
    assert all(row in said(read(body)) for row in rows)
    assert "84,300" not in said(read(paragraphs(KOREAN[:2]) + f"<div>{rows[0]}</div>" + paragraphs(KOREAN[2:])))


def test_whose_verse_it_is_stays_below_it() -> None:
    poem = "<div class='poem'><p>간밤에 누가 다녀갔나<br>배추 잎마다 흰 발자국<br>손을 얹는다</p><p>― 홍길동 (1961~ )</p></div>"
    assert "1961" in said(read(poem + paragraphs(KOREAN)))


def test_the_last_item_and_where_the_funeral_is_stay() -> None:
    life = ("■ 걸어온 길", "- 1958년 첫 나무를 심다", "- 1962년 산림 공무원", "- 1989년 나무병원 열어", "- 2011년 훈장")
    funeral = "빈소는 가나의료원, 발인은 16일 오전 8시다. 063-000-0000"
    draft = scrape(
        "공유하기", "글자크기", "인쇄", *KOREAN, *life, funeral, "홍길동 기자 hong@a.example", "댓글을 남겨주세요"
    )
    assert "2011년" in said(draft)
    assert funeral in said(draft)
