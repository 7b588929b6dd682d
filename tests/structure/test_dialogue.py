"""What people say in turn stays an interview, whatever sign stands before it; a list of things stays a list."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.nodes import Heading, List, Paragraph
from reformat.document.walk import plain
from reformat.rules import Rules
from reformat.stages.structure import structure
from tests.structure.made import LONG_EN, draft, inlines, lines, para, structured


def made(*texts: str) -> Draft:
    return structured(para(LONG_EN), *map(para, texts), language="en", title="Riverside paths")


@pytest.mark.parametrize(
    "said",
    [
        ("- When did you start?", "- Last spring.", "- Is there money?", "- Not yet."),
        ("— When did it start?", "— Last spring, after the meeting.", "— And the money?", "— We have asked for more."),
        ("– It was great fun.", "– And now we go on."),
        ("- 언제 시작했나?", "- 작년 봄에 시작했습니다.", "- 예산은 충분한가?", "- 아직 모자랍니다."),
    ],
)
def test_lines_said_in_turn_are_no_list(said: tuple[str, ...]) -> None:
    blocks = made(*said).article.blocks
    assert [plain(block.inlines) for block in blocks[1:] if isinstance(block, Paragraph)] == list(said)


@pytest.mark.parametrize(
    "said",
    [
        ("Q. When did you start?", "- A. Last spring.", "Q. Is there money?", "- A. Not yet."),
        ("- Q: When did you start?", "- A: Last spring.", "- Q: Is there money?", "- A: Not yet."),
    ],
)
def test_a_dash_before_a_speaker_is_no_bullet(said: tuple[str, ...]) -> None:
    blocks = made(*said).article.blocks[1:]
    assert [block.speaker for block in blocks if isinstance(block, Paragraph)] == ["Q", "A", "Q", "A"]
    assert [plain(block.inlines) for block in blocks if isinstance(block, Paragraph)][1] == "Last spring."


@pytest.mark.parametrize(
    "items",
    [
        ("- New ramps", "- Handrails on both sides", "- Benches"),
        ("— new ramps;", "— handrails on both sides;", "— benches."),
        ("- What is built?", "- Who pays?", "- When does it end?"),
    ],
)
def test_a_list_behind_dashes_is_one(items: tuple[str, ...]) -> None:
    [found] = [block for block in made(*items).article.blocks if isinstance(block, List)]
    assert len(found.items) == 3


def test_lines_of_a_scrape_too() -> None:
    done = structure(draft(*lines(LONG_EN, "- When?", "- In spring.", "- Who pays?", "- The county.")), Rules())
    assert not any(isinstance(block, List) for block in done.article.blocks)


@pytest.mark.parametrize("marks", ["[]", "◀▶"])
def test_a_broadcast_script_says_who_talks(marks: str) -> None:
    opens, shuts = marks
    said = (
        f"{opens} 앵커 {shuts}",
        "비가 옵니다.",
        f"{opens}한가람/학부모{shuts} “또 젖었어요.”",
        f"{opens}사진/가나시{shuts} 교실",
    )
    blocks = made(*said).article.blocks[1:]
    assert [block.speaker for block in blocks if isinstance(block, Paragraph)] == ["앵커", "한가람/학부모", ""]


def test_a_name_on_a_line_of_its_own_speaks_what_stands_below() -> None:
    names, words = ("Ada Quill:", "Ben Marsh:"), ("We begin in May.", "Not before June.", "In May.", "We shall see.")
    turns = [line for at, said in enumerate(words) for line in (names[at % 2], said)]
    spoken = [(b.speaker, plain(b.inlines)) for b in made(*turns).article.blocks[1:] if isinstance(b, Paragraph)]
    assert spoken == [(names[at % 2][:-1], said) for at, said in enumerate(words)]


def test_a_talk_on_the_radio_says_who_talks() -> None:
    turns = (
        "◆ 한가람> 밤새 눈이 왔습니까?",
        "◇ 유도현> 네, 고갯길에만.",
        "◆ 한가람> 몇 분이 나갔습니까?",
        "◇ 유도현> 열한 명입니다.",
    )
    spoken = [b.speaker for b in made(*turns).article.blocks[1:] if isinstance(b, Paragraph)]
    assert spoken == ["한가람", "유도현"] * 2


ASKED = {
    "in quotation marks": (
        "- 언제 시작했나.", "“작년 봄에 시작했습니다.”", "-예산은 충분한가.", "“아직 모자랍니다.”"
    ),
    "behind a sign": ("-- 언제 시작했나.", "▲ 작년 봄에 시작했습니다.", "-- 예산은 충분한가.", "▲ 아직 모자랍니다."),
    "on the next line": ("-언제 시작했나.\n“작년 봄에 시작했습니다.”", "- 예산은 충분한가.\n“아직 모자랍니다.”"),
}  # fmt: skip


@pytest.mark.parametrize("form", ASKED)
def test_questions_behind_dashes_are_headings(form: str) -> None:
    blocks = made(*ASKED[form]).article.blocks[1:]
    assert [(type(b), plain(b.inlines).strip("“”")) for b in blocks if isinstance(b, Heading | Paragraph)] == [
        (Heading, "언제 시작했나."), (Paragraph, "작년 봄에 시작했습니다."),
        (Heading, "예산은 충분한가."), (Paragraph, "아직 모자랍니다."),
    ]  # fmt: skip


def test_one_quotation_behind_a_dash_is_no_interview() -> None:
    assert not any(isinstance(b, Heading) for b in made("- 시장은 이렇게 말했다.", "“곧 시작합니다.”").article.blocks)


def test_sentences_behind_dashes_below_a_colon_are_a_list() -> None:
    said = ("The plan has three parts:", "– It mends the roof.", "– It moves the gate.", "– It cuts the rents.")
    [found] = [block for block in made(*said).article.blocks if isinstance(block, List)]
    assert len(found.items) == 3


@pytest.mark.parametrize("sign", ["", "• "])
def test_facts_that_every_section_has_are_said_by_nobody(sign: str) -> None:
    boats = (("Length: 7 m", "Sail: red", "Built: Larkhaven, 1931"), ("Length: 9 m", "Sail: tan", "Built: Moor, 1928"))
    texts = [f"{sign}{fact}" for facts in boats for fact in (*facts, LONG_EN)]
    speakers = [block.speaker for block in made(*texts).article.blocks if isinstance(block, Paragraph)]
    assert not any(speakers)


def test_a_question_that_is_a_heading_keeps_its_letter() -> None:
    """Nothing in the tree would say that it is one; the answers below say who talks."""
    asked = Heading(level=2, inlines=inlines("Q: When did you start?"))
    done = structure(
        draft(para(LONG_EN), asked, para("A: Last spring."), asked, para("A: Not yet."), language="en", title="Paths"),
        Rules(),
    )
    assert [plain(b.inlines) for b in done.article.blocks if isinstance(b, Heading)] == ["Q: When did you start?"] * 2
    assert [b.speaker for b in done.article.blocks[1:] if isinstance(b, Paragraph)] == ["A", "A"]
    assert balance(done).holds
