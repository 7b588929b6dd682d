"""The headline of a scrape: found among labels, crumbs, doubled lines and decks; none rather than a wrong one."""

import pytest

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.readers.metadata.written import written
from tests.prepared import prepared

BODY = """
The old ferry pier at Ossery will carry a footbridge, the harbour council decided on Tuesday evening after two years.
Engineers had told the council that the wooden piles of the pier could carry a light bridge for twenty years or more.
Residents asked for benches along the footbridge, for a shelter against the wind, and for a sign with the pier's history.
"""
KOREAN = "항구 의회는 화요일 저녁 옛 나루터에 보행교를 놓기로 했다고 밝혔다.\n기술자들은 나무 말뚝이 스무 해는 더 버틸 수 있다고 의회에 설명했다.\n"
TITLE = "Harbour council puts a footbridge on the old ferry pier"

MENU = "Menu\nTown\nSport\nWeather\nCulture\nLetters\nSelect page\n"


def known(text: str) -> Metadata:
    return prepared(Source.text(text)).article.metadata


@pytest.mark.parametrize(
    "front",
    [
        f"{TITLE}\n",
        f"Home\nTown\n{TITLE}\nBy Ada Quill\n4 March 2026\n",
        f"Home / Town / {TITLE}\n{TITLE}\n",
        f"Town\n\n{TITLE}\n\n{TITLE}\n\nBy Ada Quill\n",
        f"{TITLE}\nA crossing for walkers that the town has asked for since the storm\nShare\n",
        f"Menu\nLetters to the editor about the town and its roads\n{TITLE}\nA crossing for walkers at last\n",
        f"{TITLE}\n“We have waited for this crossing since the storm took the old one”\nBy Ada Quill\n",
        f"Menu\nSport\nWeather\n{TITLE}\nEngineers say the piles will hold for twenty years\nShare\n",
        f"{MENU}{TITLE}\nShare\n4 March 2026\n",
        f"\n\n\nTown\n\n\n\n{TITLE}\n\n\n\nEngineers say that the wooden piles of the pier will hold it for twenty years.\n",
    ],
)
def test_found(front: str) -> None:
    assert known(front + BODY).title == TITLE


def test_the_kind_of_a_piece_stands_before_its_headline() -> None:
    front = "항구신문\n영어로 읽는 사설\n[사설] 나루터에 다리를 놓자\n입력 2026.03.04 20:07\n"
    assert known(front + KOREAN * 2).title == "[사설] 나루터에 다리를 놓자"


def test_a_line_alone_above_a_letter_is_its_title() -> None:
    letter = (
        "교훈: 스스로, 함께\n제2026-118호\n담당: 보건교사 (☎ 000-740-5555)\n독감 예방 안내\n학부모님 안녕하십니까?\n"
        "날씨가 추워지면서 독감 환자가 늘고 있습니다. 지난주 우리 학교 결석생 23명 가운데 14명이 독감이었습니다.\n"
        "아래 내용을 살피시어 가정에서도 지도해 주시기 바랍니다.\n1. 38도 이상 열이 나면 등교하지 않습니다.\n"
        "2. 병원에서 독감 진단을 받으면 담임교사에게 알립니다.\n3. 열이 내린 뒤 24시간이 지나면 등교합니다.\n"
        "※ 예방접종은 보건소에서 무료로 받을 수 있습니다(12월 31일까지).\n2026년 11월 23일\n물 빛 초 등 학 교 장\n"
        "---------- 절 취 선 ----------\n독감 예방접종 희망 조사서\n( )학년 ( )반 ( )번 이름 ( )\n희망함 ( ) 희망하지 않음 ( )\n"
    )
    assert known(f"물빛초등학교 가정통신문\n{letter}").title == "물빛초등학교 가정통신문"


@pytest.mark.parametrize(
    "front",
    [
        "",
        "Town\nShare\n",
        "A woman stands on the pier. Ada Quill\nA woman stands on the pier. Ada Quill\n",
        "1. Menu of the day\n",
        f"{MENU}What is a footbridge?\n",
        f"{MENU}Harbour·Posted on Mar 4, 2026\n",
        f"{MENU}◇ Footbridge on the old ferry pier\n",
        f"{MENU}More about the harbour council and the ferry pier of Ossery »\nBy Ada Quill\n4 March 2026\n",
        f"{MENU}The town has asked for these three things at the meeting on the new footbridge:\n",
    ],
)
def test_none_rather_than_a_wrong_one(front: str) -> None:
    assert known(front + BODY).title == ""


def test_line_before_it_is_no_part_of_a_korean_one() -> None:
    front = "홈\n지역\n항구 의회, 옛 나루터에 보행교 놓는다\n홍길동 기자\n입력 2026.03.04 09:30\n"
    found = known(front + KOREAN)
    assert (found.title, found.authors) == ("항구 의회, 옛 나루터에 보행교 놓는다", ("홍길동",))
    assert found.published.startswith("2026-03-04T09:30")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 4 March 2026", "2026-03-04"),
        ("March 4, 2026", "2026-03-04"),
        ("March 4, 2026 09:30", "2026-03-04T09:30:00"),
    ],
)
def test_dates_of_scrapes_in_any_form(line: str, published: str) -> None:
    assert known(f"{TITLE}\n{line}\n{BODY}").published == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("입력 2026.03.04 오후 3:20", "2026-03-04T15:20:00+09:00"),
        ("입력 2026-03-04 09:30", "2026-03-04T09:30:00+09:00"),
        ("등록 2026년 3월 4일 오전 9시 30분", "2026-03-04T09:30:00+09:00"),
    ],
)
def test_dates_of_korean_scrapes(line: str, published: str) -> None:
    assert known(f"항구 의회, 옛 나루터에 보행교 놓는다\n{line}\n{KOREAN}").published == published


def test_short_years() -> None:
    assert (written("26.03.04 09:30"), written("'26. 3. 4. 오후 3:20")) == (
        "2026-03-04T09:30:00",
        "2026-03-04T15:20:00",
    )


def test_the_language_tells_where_a_year_of_two_digits_stands() -> None:
    assert written("12.01.26 10:15", "de") == "2026-01-12T10:15:00"
    assert (written("3/4/26", "en"), written("3/4/26", "en-GB")) == ("2026-03-04", "2026-04-03")
    assert written("26/01/12 09:10", "ja") == "2026-01-12T09:10:00+09:00"


@pytest.mark.parametrize(
    "front",
    [
        f"Town\n{TITLE}\nBy Ada Quill and Bert Cask\n4 March 2026\nUpdated 5 March 2026\n",
        f"Home\n{TITLE}\nBY ADA QUILL\nPublished 09:30, 4 March 2026\n",
        f"{TITLE}\nAda Quill\n4 mars 2026\n",
    ],
)
def test_who_and_when_around_the_headline(front: str) -> None:
    found = known(front + BODY)
    assert found.authors[0].casefold() == "ada quill"
    assert found.published[:10] == "2026-03-04"


def test_lines_of_the_article_are_no_signature() -> None:
    said = (
        "On 4 March 2026 the council will meet again to choose a builder, and the harbour office will print the plans."
    )
    draft = prepared(Source.text(f"{TITLE}\n{BODY}{said}\n"))
    assert draft.article.metadata.published == ""
    assert said in draft.article.blocks[-1].inlines[0].text  # type: ignore[union-attr]


@pytest.mark.parametrize("title", ["Shared tools", "강변 길의 봄"])
def test_the_first_line_over_running_text_is_the_title_however_short(title: str) -> None:
    assert known(f"{title}\n\n{BODY}").title == title


def test_the_kicker_goes_where_the_headline_stands_without_it_as_well() -> None:
    assert known(f"{MENU}Town : {TITLE}\nBy Ada Quill\n4 March 2026\n{BODY}More\n{TITLE}\n").title == TITLE
    assert known(f"{MENU}Town: {TITLE}\nBy Ada Quill\n4 March 2026\n{BODY}").title == f"Town: {TITLE}"


@pytest.mark.parametrize(
    "line", ["By A. D. Quill View In Digital Edition", "CommentsShareSubscribe", "Your video will play in 00:25"]
)
def test_bylines_buttons_and_times_are_no_headline(line: str) -> None:
    assert known(f"{MENU}{line}\n{BODY}").title != line


def test_a_page_whose_every_line_speaks_against_a_headline_is_read() -> None:
    """Found by generated scrapes: the line above the best was asked for its score though it had none."""
    assert not known(
        "0\n" * 10 + "সবাই সম্মত হলেন।\n0\n0 000000 그렇게 말했다고 전했다. 000000 and so on, they said."
    ).authors
