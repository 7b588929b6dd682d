"""Lines below pictures that nothing but their place, their setting or a credit's words makes captions."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Figure, Heading, Paragraph
from reformat.document.source import Source
from reformat.document.walk import plain
from reformat.stages.structure.credits import ends_in_credit, part_credit
from tests.prepared import prepared
from tests.structure.made import LONG_EN, inlines

TEXT = (
    "渔港的居民昨天在旧码头边的小礼堂里开会，讨论冬天过后怎样使用已经停航多年的渡船码头。",
    "三位工程师对与会者说，木桩还很结实，再承受一座轻便的人行桥二十年没有什么问题。",
    "居民们希望在桥上安放长椅、挡风的棚子和一块讲述码头历史的牌子，经费要到春天才能决定。",
    "主持会议的老船长感谢大家冒雪前来，并答应在一个星期之内把会议记录印出来分给每一户人家。",
)


def shown(body: str) -> list[tuple[str, str]]:
    """Captions, headings and paragraphs of a page with this body."""
    draft = prepared(
        Source.html(f"<html lang='zh'><body><h1>旧码头</h1><div class='article-body'>{body}</div></body></html>")
    )
    return [
        (type(b).__name__, plain(b.caption if isinstance(b, Figure) else b.inlines))
        for b in draft.article.blocks
        if isinstance(b, Figure | Heading | Paragraph)
    ]


def picture(n: int) -> str:
    return f"<p align='center'><img src='/p{n}.jpg' width='600' height='400'></p>"


@pytest.mark.parametrize("line", ["<p align='center'>{}</p>", "<div style='text-align:center'><b>{}</b></div>"])
def test_a_line_in_the_middle_below_a_picture_is_its_caption(line: str) -> None:
    body = f"<p>{TEXT[0]}</p>{picture(1)}{line.format('旧码头的木桩')}<p>{TEXT[1]}</p><p>{TEXT[2]}</p>"
    assert ("Figure", "旧码头的木桩") in shown(body)


def test_it_is_none_where_all_the_text_stands_in_the_middle() -> None:
    body = "".join(f"<p align='center'>{t}</p>" for t in (TEXT[0], "好看的桥。", *TEXT[1:]))
    body = body.replace("<p align='center'>好看", f"{picture(1)}<p align='center'>好看")
    assert ("Paragraph", "好看的桥。") in shown(body)


def test_brief_sentences_that_stand_only_below_pictures_are_their_captions() -> None:
    body = "".join(
        f"<p>{t}</p><img src='/{n}.jpg' width='600'><p>旧码头的第{n}根木桩。</p>" for n, t in enumerate(TEXT)
    )
    assert [kind for kind, text in shown(body) if text.startswith("旧码头的第")] == ["Figure"] * 4


def test_brief_sentences_that_stand_elsewhere_too_are_text() -> None:
    brief = "<p>没有人说话。</p><p>雪还在下。</p><p>灯灭了。</p><p>船没有来。</p>"
    body = "".join(f"<p>{t}</p><img src='/{n}.jpg' width='600'><p>门开了{n}次。</p>" for n, t in enumerate(TEXT[:2]))
    assert [kind for kind, text in shown(body + brief + TEXT[3]) if text.startswith("门开了")] == ["Paragraph"] * 2


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("旧码头的木桩。（林小海摄）", "（林小海摄）"),
        ("旧码头的木桩 渔港日报记者 林小海 摄", "渔港日报记者 林小海 摄"),
        ("旧码头的木桩。 林家供图", "林家供图"),
        ("旧码头的木桩。视觉中国 资料", "视觉中国 资料"),
    ],
)
def test_chinese_credits(text: str, credit: str) -> None:
    assert plain(part_credit(inlines(text)).credit) == credit
    assert ends_in_credit(text)


@pytest.mark.parametrize("text", ["他年轻时爱好摄影。", "书里没有一张图。", "记者问他喜欢什么。"])
def test_sentences_about_pictures_are_no_credits(text: str) -> None:
    assert not ends_in_credit(text)


def test_what_a_dash_says_in_chinese_is_no_question() -> None:
    said = "".join(
        f"<p>{t}</p><p>——{q}</p><p>“{t}”</p>"
        for t, q in zip(TEXT, ("桥会修好的。", "没有人反对。", "船长点头。"), strict=False)
    )
    assert [kind for kind, text in shown(said) if text.startswith("——")] == ["Paragraph"] * 3


def test_who_is_quoted_behind_a_dash_is_no_heading() -> None:
    body = f"<p>{TEXT[0]}</p><p>“{TEXT[1]}”</p><p>——林小海：《码头旧事》</p><p>{TEXT[2]}</p><p>{TEXT[3]}</p>"
    assert ("Heading", "——林小海：《码头旧事》") not in shown(body)


def test_a_line_between_two_pictures_of_one_paragraph_is_no_caption() -> None:
    """A list that breaks its lines in one paragraph, a picture below each entry: the last entry is one too."""
    entries = "".join(
        f"{n}. {name}<br><img src=/i{n}.jpg width=400 height=300><br>" for n, name in enumerate("旧新大", 1)
    )
    body = f"<p>{TEXT[0]}</p><p>{entries}4. 海边的灯塔</p><p>{TEXT[1]}</p>"
    assert [text for kind, text in shown(body) if kind == "Paragraph" and "灯塔" in text] == ["4. 海边的灯塔"]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("The ferry in its new paint. Image Credits: Quay Works", "The ferry in its new paint."),
        ("The ferry in its new paint (Photo Courtesy of Ann Bell)", "The ferry in its new paint"),
    ],
)
def test_the_label_of_a_credit_is_a_part_of_it(text: str, caption: str) -> None:
    assert plain(part_credit(inlines(text)).caption).strip() == caption


def test_a_caption_that_is_all_credit_joins_the_credit_beside_it() -> None:
    figure = (
        "<figure><img src=/f.jpg width=800 height=500><figcaption>/Getty Images/iStockphoto"
        " <span class=credit>Photo by Ann Bell</span></figcaption></figure>"
    )
    draft = prepared(
        Source.html(f"<html lang=en><body><article><h1>Quay</h1>{figure}<p>{LONG_EN}</p></article></html>")
    )
    [found] = [b for b in draft.article.blocks if isinstance(b, Figure)]
    assert (plain(found.caption), plain(found.credit)) == ("", "Photo by Ann Bell /Getty Images/iStockphoto")


def test_a_name_that_a_dash_joins_to_an_agency_is_one_credit() -> None:
    said = "The sun sets over the quay in March."
    parted = part_credit(inlines(f"{said} Ann Bell—Getty Images"))
    assert (plain(parted.caption).strip(), plain(parted.credit)) == (said, "Ann Bell—Getty Images")
