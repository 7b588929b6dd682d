"""What a page says to its readers goes from a report in the plain form; the article's own polite sentences stay."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.prepared import prepared, text_from

PLAIN = (
    "염전의 창고는 나무로 지었다. 못을 쓰지 않아 녹슬 것이 없다.",
    "창고 안에서는 소금이 석 달 동안 간수를 뺀다. 그 물로 두부를 굳힌다.",
    "올해는 비가 잦아 거둔 양이 지난해의 절반이다.",
    "염부는 하늘을 보고 다음 날 일을 정한다고 했다.",
)
SPOKEN = ("소금이 오려면 바람이 있어야 합니다.", "우리는 바람을 기다립니다.", "비가 오면 모두 쉽니다.")


def said(*lines: str) -> str:
    return text_from(Source.text("\n\n".join(lines)))


@pytest.mark.parametrize("at", [2, 4])
@pytest.mark.parametrize(
    "words",
    [
        "회원이 되면 이 기사를 저장할 수 있습니다.",
        "쿠키를 허용하셔야 화면이 온전히 보입니다.",
        "글이 좋았다면 후원해 주세요.",
        "이 소식을 기사로 받아 보고 싶으신가요? 구독하기",
        "댓글 창은 회원에게만 열립니다",
        "가나 앱 설치하고 포인트 받기 설치",
    ],
)
def test_what_speaks_to_the_reader_goes(words: str, at: int) -> None:
    assert words not in said(*PLAIN[:at], words, *PLAIN[at:])


@pytest.mark.parametrize(
    "words",
    [
        "“이 기사를 오려 두었습니다.”",
        "이 연재는 다음 달에 이어집니다.",
        "물을 아껴 써 주십시오.",
        "마음이 힘들면 상담전화로 도움을 받을 수 있습니다.",
        "소금 창고 열기",
        "2. 카카오톡 채널 추가하기",
        "이 마을은 무엇으로 삽니까",
        "소금을 알린 영상은 석 달 동안 만 번 넘게 재생됐습니다.",
        "염전의 등록증은 군청에서 로그인 없이 발급받을 수 있습니다.",
        "후원은 모두 아이들의 급식에 쓰입니다.",
    ],
)
def test_what_is_the_article_s_own_stays(words: str) -> None:
    assert words in said(*PLAIN[:2], words, *PLAIN[2:])


def test_an_article_in_the_polite_form_keeps_what_it_says() -> None:
    words = "이 기사를 읽은 분들이 소금을 보내 주셨습니다."
    assert words in said(*SPOKEN, words, *PLAIN[:2])


JAPANESE = (
    "塩田の蔵は木で建てられた。釘を使わないので錆びるものがない。",
    "蔵の中では塩が三か月のあいだ苦汁を落とす。その水で豆腐を固める。",
    "今年は雨が多く、取れた量は去年の半分だった。",
    "塩田の主人は空を見て翌日の仕事を決めるという。",
)


@pytest.mark.parametrize("at", [2, 4])
@pytest.mark.parametrize(
    "words",
    [
        "この記事を読んだら、コメントもお寄せください。",
        "会員になると紙面もご覧いただけます",
        "編集部からのメルマガも配信しています。登録はこちら",
        "ほかの写真を見る（5枚）",
        "アプリで速報を受け取る",
    ],
)
def test_a_japanese_page_speaks_politely_where_the_report_does_not(words: str, at: int) -> None:
    assert words not in said(*JAPANESE[:at], words, *JAPANESE[at:])


@pytest.mark.parametrize(
    "words",
    [
        "「この記事を切り抜いてください」と主人は頼んだ。",
        "塩は水を引いて作ります。",
        "この連載は来月も続きます。",
        "塩の蔵を開ける",
    ],
)
def test_what_a_japanese_report_says_itself_stays(words: str) -> None:
    assert words in said(*JAPANESE[:2], words, *JAPANESE[2:])


def test_a_bold_line_heads_its_section_though_it_names_what_pages_have() -> None:
    head = "가짜 뉴스 가려 읽기"
    body = "".join(f"<p>{line} {PLAIN[0]}</p>" for line in PLAIN[:2])
    page = f"<article><h1>염전</h1>{body}<p><b>{head}</b></p>{body.replace('나무로', '흙으로')}</article>"
    blocks = prepared(Source.html(f"<html lang=ko><body>{page}</body></html>")).article.blocks
    assert head in map(text_of, blocks)


@pytest.mark.parametrize(
    "words",
    [
        "공감 하나가 다음 글을 쓰게 합니다 :)",
        "그만 받고 싶으시면 수신거부를 눌러 주세요.",
        "오늘의 소금, 간이 맞으셨나요?",
        "친구에게 이 편지를 전해 주세요.",
    ],
)
def test_favours_asked_behind_a_soft_spoken_article_go(words: str) -> None:
    assert words not in said(*SPOKEN, words)


@pytest.mark.parametrize(
    "words",
    [
        "저는 그 말에 깊이 공감했어요.",
        "소금을 좋아하신다면 이 염전을 추천합니다.",
        "마지막으로 아래의 단추를 누르세요.",
        "댓글을 읽다가 저도 울었어요.",
        "다음 소금은 사월에 나온다고 알려 드립니다.",
        "언제든 관리소로 말씀해 주세요.",
    ],
)
def test_what_a_notice_asks_at_its_end_stays(words: str) -> None:
    assert words in said(*SPOKEN, words)
