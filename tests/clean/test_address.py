"""What a page says to its readers goes from a report in the plain form; the article's own polite sentences stay."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from reformat.pipeline import Kit, prepare

KIT = Kit.of()
PLAIN = (
    "염전의 창고는 나무로 지었다. 못을 쓰지 않아 녹슬 것이 없다.",
    "창고 안에서는 소금이 석 달 동안 간수를 뺀다. 그 물로 두부를 굳힌다.",
    "올해는 비가 잦아 거둔 양이 지난해의 절반이다.",
    "염부는 하늘을 보고 다음 날 일을 정한다고 했다.",
)
SPOKEN = ("소금이 오려면 바람이 있어야 합니다.", "우리는 바람을 기다립니다.", "비가 오면 모두 쉽니다.")


def said(*lines: str) -> str:
    return "\n".join(map(text_of, leaves(prepare(Source.text("\n\n".join(lines)), KIT).article.blocks)))


@pytest.mark.parametrize("at", [2, 4])
@pytest.mark.parametrize(
    "words",
    [
        "회원이 되면 이 기사를 저장할 수 있습니다.",
        "쿠키를 허용하셔야 화면이 온전히 보입니다.",
        "글이 좋았다면 후원해 주세요.",
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
    ],
)
def test_what_is_the_article_s_own_stays(words: str) -> None:
    assert words in said(*PLAIN[:2], words, *PLAIN[2:])


def test_an_article_in_the_polite_form_keeps_what_it_says() -> None:
    words = "이 기사를 읽은 분들이 소금을 보내 주셨습니다."
    assert words in said(*SPOKEN, words, *PLAIN[:2])
