"""Pictures with their captions, credits and alternative texts, and what is no picture of the article."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.nodes import Alt, Emphasis, Figure, Image, Stamp, Text
from reformat.document.source import Source
from reformat.document.walk import plain
from reformat.rules import Rules
from reformat.stages.structure import structure
from reformat.stages.structure.credits import part_credit
from tests.prepared import prepared
from tests.structure.made import LONG, draft, inlines, line, para, shape

RULES = Rules()


def figure(
    url: str = "https://example.org/a.jpg",
    *,
    caption: str = "",
    credit: str = "",
    alt: str = "",
    classes: tuple[str, ...] = (),
    width: int = 0,
    height: int = 0,
    candidates: tuple[str, ...] = (),
) -> Figure:
    return Figure(
        image=Image(url=url, width=width, height=height, candidates=candidates),
        caption=inlines(caption) if caption else (),
        credit=inlines(credit) if credit else (),
        alt=Alt(alt, "author") if alt else Alt(),
        stamp=Stamp(tag="img", classes=classes),
    )


def made(*blocks: object, title: str = "강변 산책로 정비", authors: tuple[str, ...] = ()) -> Draft:
    given = draft(*blocks, title=title)  # type: ignore[arg-type]
    metadata = replace(given.article.metadata, authors=authors)
    done = structure(replace(given, article=replace(given.article, metadata=metadata)), RULES)
    assert balance(done).holds, str(balance(done))
    return done


def only(done: Draft) -> Figure:
    (found,) = [b for b in done.article.blocks if isinstance(b, Figure)]
    return found


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("새로 고친 길. 사진 제공=강변시", "새로 고친 길.", "사진 제공=강변시"),
        ("새로 고친 길. 영상 출처=강변방송", "새로 고친 길.", "영상 출처=강변방송"),
        ("새로 고친 길 [사진=김하나 기자]", "새로 고친 길", "[사진=김하나 기자]"),
        ("새로 고친 길 (사진=강변시)", "새로 고친 길", "(사진=강변시)"),
        ("새로 고친 길을 걷고 있다. /연합뉴스", "새로 고친 길을 걷고 있다.", "/연합뉴스"),
        ("새로 고친 길을 걷고 있다. 뉴시스", "새로 고친 길을 걷고 있다.", "뉴시스"),
        ("새로 고친 길. © 강변시", "새로 고친 길.", "© 강변시"),
        ("새로 고친 길. 강변시 제공", "새로 고친 길.", "강변시 제공"),
        ("새로 고친 길. 강변일보DB", "새로 고친 길.", "강변일보DB"),
        ("새로 고친 길. 강변=홍길동 기자 gildong@example.com", "새로 고친 길.", "강변=홍길동 기자 gildong@example.com"),
        ("새 길을 걷는다. 김하나 기자", "새 길을 걷는다.", "김하나 기자"),
        ("새 길을 걷는다. 김하나 선임기자 hana@example.org", "새 길을 걷는다.", "김하나 선임기자 hana@example.org"),
        ("길을 취재하는 김하나 기자", "길을 취재하는 김하나 기자", ""),
        ("A new path. Photo: Ann Lee", "A new path.", "Photo: Ann Lee"),
        ("A new path. (AP Photo/Ann Lee)", "A new path.", "(AP Photo/Ann Lee)"),
        ("A new path. Ann Lee/Getty Images", "A new path.", "Ann Lee/Getty Images"),
        ("Ann Lee | The Harbour Post | Getty Images", "", "Ann Lee | The Harbour Post | Getty Images"),
        ("ANN/Getty images", "", "ANN/Getty images"),
        ("Ann Lee/Portfoto/Wharf Press via Getty Images", "", "Ann Lee/Portfoto/Wharf Press via Getty Images"),
        ("Ein neuer Weg. Foto: dpa", "Ein neuer Weg.", "Foto: dpa"),
        ("新しい散歩道＝強変新聞", "新しい散歩道", "＝強変新聞"),
        ("사진은 지난봄에 고친 길의 모습이다.", "사진은 지난봄에 고친 길의 모습이다.", ""),
        ("시민에게 무료로 자전거 제공", "시민에게 무료로 자전거 제공", ""),
        ("The path, photographed in May, is open.", "The path, photographed in May, is open.", ""),
    ],
)
def test_the_credit_is_parted_word_for_word(text: str, caption: str, credit: str) -> None:
    parted = part_credit((Text(text),))
    assert (plain(parted.caption), plain(parted.credit)) == (caption, credit)


def test_a_caption_of_a_scrape_is_a_figure_without_a_picture() -> None:
    found = only(made(line("새로 고친 길. 사진 제공=강변시", role="caption"), line(LONG, 3)))
    assert found.image is None
    assert shape((found,)) == ["figure 새로 고친 길. | 사진 제공=강변시"]


@pytest.mark.parametrize(
    "below",
    [
        para("새로 고친 길", role="caption"),
        para("▲ 새로 고친 길"),
        para(Emphasis((Text("새로 고친 길"),))),
    ],
)
def test_a_caption_below_its_picture(below: object) -> None:
    assert plain(only(made(para(LONG), figure(), below, para(LONG))).caption) == "새로 고친 길"


def test_a_caption_above_its_picture_and_a_credit_below() -> None:
    done = made(para(LONG), para("새로 고친 길", role="caption"), figure(), para("사진=김하나", role="credit"))
    assert shape((only(done),)) == ["figure 새로 고친 길 | 사진=김하나"]


def test_running_text_below_a_picture_is_no_caption() -> None:
    done = made(figure(), para(LONG))
    assert only(done).caption == ()
    assert shape(done.article.blocks)[1] == f"paragraph {LONG}"


def test_a_caption_that_stands_twice_below() -> None:
    done = made(figure(caption="새로 고친 길에서 쉬는 주민들"), para("새로 고친 길에서 쉬는 주민들"), para(LONG))
    assert [c.rule for c in done.ledger] == ["caption.twice"]


@pytest.mark.parametrize(
    "again",
    [
        "새로 고친 길에서 쉬는 주민들",
        "사진=김하나 새로 고친 길에서 쉬는 주민들",
        "사진 설명: 새로 고친 길에서 쉬는 주민들",
    ],
)
def test_a_caption_that_stands_once_more_above_or_below(again: str) -> None:
    whole = figure(caption="새로 고친 길에서 쉬는 주민들", credit="사진=김하나")
    for blocks in ((para(LONG), para(again), whole), (whole, para(again), para(LONG))):
        assert [c.rule for c in made(*blocks).ledger] == ["caption.twice"]


def test_a_bracket_that_markup_cut_off_goes_with_its_credit() -> None:
    found = only(made(para(LONG), figure(caption="A new path (Image:", credit="Ann Lee)")))
    assert shape((found,)) == ["figure A new path | (Image:Ann Lee)"]


@pytest.mark.parametrize(
    ("picture", "rule"),
    [
        (figure("https://t.example.org/pixel.gif"), "figure.tracking-pixel"),
        (figure(width=1, height=1), "figure.tracking-pixel"),
        (figure("https://example.org/img/icon_share.png"), "figure.icon"),
        (figure("https://example.org/design/whiteCameraIcon.png"), "figure.icon"),
        (figure("https://example.org/world-icon/world-icon-thumbStandard.jpg"), "figure.icon"),
        (figure("https://example.org/theme/loading-search.gif"), "figure.icon"),
        (figure("https://example.org/variant/1/print.jpg"), "figure.icon"),
        (figure("https://example.org/i/next_page.jpg"), "figure.icon"),
        (figure("https://example.org/i/quote-open.png"), "figure.icon"),
        (figure("https://example.org/2024/01/post-divider-300x20.png"), "figure.icon"),
        (figure("https://example.org/wp-content/themes/river/i/mark.png"), "figure.icon"),
        (figure("https://logo.example.org/small/7.png"), "figure.icon"),
        (figure("https://example.org/m/tracking/track?s=1"), "figure.tracking-pixel"),
        (figure("https://www.google-analytics.com/__utm.gif?utmwv=1"), "figure.tracking-pixel"),
        (figure(width=24, height=24), "figure.icon"),
        (figure(classes=("wp-smiley",)), "figure.icon"),
        (figure("https://ad.example.org/banners/1.jpg"), "figure.advertisement"),
        (figure(classes=("reporter-photo",)), "figure.portrait"),
        (figure("https://secure.gravatar.com/avatar/0"), "figure.portrait"),
        (Figure(), "figure.empty"),
    ],
)
def test_what_is_no_picture_of_the_article(picture: Figure, rule: str) -> None:
    done = made(para(LONG), picture, para(LONG))
    assert [c.rule for c in done.ledger] == [rule]
    assert not any(isinstance(b, Figure) for b in done.article.blocks)


@pytest.mark.parametrize("alt", ["Ann Lee", "Headshot of Ann Lee", "ann lee's photo"])
def test_a_picture_that_shows_who_wrote_the_article_never_takes_the_next_caption(alt: str) -> None:
    done = made(figure(alt=alt), figure("https://example.org/b.jpg", caption="A new path"), authors=("Ann Lee",))
    assert [c.rule for c in done.ledger] == ["figure.portrait"]
    assert shape((only(done),)) == ["figure A new path | "]


def test_a_file_named_after_the_writer_is_a_portrait_and_one_named_after_what_it_shows_is_none() -> None:
    portrait = figure("https://example.org/i/small_Ann-Lee-200.jpg")
    done = made(para(LONG), portrait, para(LONG), authors=("Ann Lee",))
    assert [c.rule for c in done.ledger] == ["figure.portrait"]
    for name in ("lee-river.jpg", "ann-lee-opens-a-new-path.jpg"):
        assert only(made(para(LONG), figure(f"https://example.org/i/{name}"), authors=("Ann Lee",)))


def test_a_picture_that_says_more_than_the_writer_s_name_stays() -> None:
    done = made(para(LONG), figure(alt="Ann Lee walks along the new path by the river"), authors=("Ann Lee",))
    assert only(done).alt.text == "Ann Lee walks along the new path by the river"


@pytest.mark.parametrize("alt", ["Hans-Peter-Meier-Platz", "mother-in-law", "Ann Lee, the mayor"])
def test_an_alternative_text_that_only_looks_like_a_file_or_a_credit_stays(alt: str) -> None:
    assert only(made(para(LONG), figure(alt=alt))).alt.text == alt


def test_one_alternative_text_at_three_pictures_tells_none_of_them() -> None:
    pictures = [figure(f"https://example.org/{name}.jpg", alt="A walk along the river") for name in "abc"]
    done = made(*(block for picture in pictures for block in (para(LONG), picture)))
    assert [b.alt.open for b in done.article.blocks if isinstance(b, Figure)] == [True] * 3
    assert {c.rule for c in done.ledger} >= {"alt.repeated"}


@pytest.mark.parametrize("label", ["Legende: ", "Image caption, ", "Image caption ", "사진설명 = "])
def test_a_label_that_says_caption_is_not_heard_before_the_caption(label: str) -> None:
    assert shape((only(made(para(LONG), figure(caption=f"{label}A new path"))),)) == ["figure A new path | "]


def test_a_caption_without_its_picture_goes_where_the_picture_stands_with_it() -> None:
    done = made(figure(caption="A new path"), para(LONG), Figure(caption=inlines("A new path")))
    assert only(done).image is not None
    assert [c.rule for c in done.ledger] == ["caption.twice"]


def test_signs_escaped_twice_are_spoken_as_signs() -> None:
    done = made(para(LONG), figure(alt="The walkers&#039; path &amp; the mill"))
    assert only(done).alt.text == "The walkers' path & the mill"


def test_a_small_picture_with_a_caption_stays() -> None:
    assert only(made(para(LONG), figure(width=40, height=40, caption="새 표지판"))).image is not None


def test_the_same_picture_twice_in_two_sizes() -> None:
    small = figure("https://example.org/path-150x100.jpg?x=1")
    large = figure("https://example.org/path.jpg", caption="새로 고친 길")
    done = made(small, para(LONG), large)
    assert shape((only(done),)) == ["figure 새로 고친 길 | "]
    assert [c.rule for c in done.ledger] == ["figure.again"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/240311120030-river-horizontal-gallery.jpg", "a/240311120030-river-topics.jpg"),
        ("a/240311120030-02-river-super-169.jpg", "a/240311120030-02-river-large-169.jpg"),
        ("big/1710154830-AX2.jpg", "preview/1710154830-AX2.jpg"),
    ],
)
def test_forms_of_one_file_are_one_picture(one: str, other: str) -> None:
    first = figure(f"https://example.org/{one}", alt="A barge on the river")
    again = figure(f"https://example.org/{other}", caption="A barge on the river")
    assert shape((only(made(para(LONG), first, para(LONG), again)),)) == ["figure A barge on the river | "]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("240311120030-river.jpg", "240311120030-harbour.jpg"),
        ("a1b2c3d4e5f6a7b8c9d0a.jpg", "a1b2c3d4e5f6a7b8c9d0b.jpg"),
        ("river-large.jpg", "river-small.jpg"),
    ],
)
def test_files_of_another_name_are_other_pictures(one: str, other: str) -> None:
    done = made(para(LONG), figure(f"https://example.org/{one}"), para(LONG), figure(f"https://example.org/{other}"))
    assert sum(isinstance(b, Figure) for b in done.article.blocks) == 2


def test_pictures_told_apart_by_their_query_alone_all_stay() -> None:
    done = made(figure("https://cdn.example.org/thumb/?f=1"), para(LONG), figure("https://cdn.example.org/thumb/?f=2"))
    assert sum(isinstance(b, Figure) for b in done.article.blocks) == 2


def test_lazy_pictures_behind_one_placeholder_all_stay() -> None:
    blank = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    lazy = [figure(blank, candidates=(f"https://example.org/{n}.jpg",)) for n in range(3)]
    done = made(lazy[0], para(LONG), lazy[1], para(LONG + " 끝."), lazy[2])
    assert sum(isinstance(b, Figure) for b in done.article.blocks) == 3


@pytest.mark.parametrize(
    ("alt", "caption", "rule"),
    [
        ("IMG_2031.jpg", "", "alt.file-name"),
        ("DSC_0042", "", "alt.file-name"),
        ("JPEG - 98.4 ko", "", "alt.file-name"),
        ("River path - board.png", "", "alt.file-name"),
        ("20260106091533", "", "alt.file-name"),
        ("image", "", "alt.generic"),
        ("기사 이미지", "", "alt.generic"),
        ("사진 1", "", "alt.generic"),
        ("Featured image", "", "alt.generic"),
        ("Image for post", "", "alt.generic"),
        ("river-path-repair-board", "", "alt.file-name"),
        ("Path_2026_old", "", "alt.file-name"),
        ("(Credit: Ann Lee)", "", "alt.repeats-credit"),
        ("강변 산책로 정비 3", "", "alt.repeats-title"),
        ("새 길을 걷는다. 김하나 기자 hana@example.org", "새 길을 걷는다.", "alt.repeats-caption"),
        (
            "River path - the new board tells walkers how far it is...",
            "The new board tells walkers how far it is to the mill.",
            "alt.repeats-caption",
        ),
        ("새로 고친 길에서 쉬는 주민들", "새로 고친 길에서 쉬는 주민들", "alt.repeats-caption"),
        ("새로 고친 길에서 쉬는 주민들", "새로 고친 길에서 쉬는 주민들. 사진=강변시", "alt.repeats-caption"),
        ("강변 산책로 정비", "", "alt.repeats-title"),
    ],
)
def test_alternative_text_that_says_nothing(alt: str, caption: str, rule: str) -> None:
    done = made(para(LONG), figure(alt=alt, caption=caption))
    assert [c.rule for c in done.ledger] == [rule]
    assert only(done).alt == Alt()


def test_alternative_text_that_says_something_is_the_authors() -> None:
    words = "휠체어를 탄 노인이 강가의 평평한 길을 지난다"
    found = only(made(para(LONG), figure(alt=words, caption="새로 고친 길")))
    assert found.alt == Alt(words, "author")


def test_an_announcing_prefix_goes() -> None:
    done = made(para(LONG), figure(alt="Image of two trees by a river"))
    assert only(done).alt.text == "two trees by a river"
    assert [c.before for c in done.ledger] == ["Image of"]


def test_a_headline_set_as_a_picture_is_flagged() -> None:
    assert only(made(para(LONG), figure(alt="강변 산책로 정비", width=900, height=120))).alt.text_in_picture


def test_a_caption_that_goes_on_behind_the_alternative_text_is_no_credit() -> None:
    found = only(
        made(
            para(LONG),
            figure(alt="교실 세 칸을 터서 만든 책방", caption="▲ 교실 세 칸을 터서 만든 책방. 칠판은 남겼다."),
        )
    )
    assert (plain(found.caption), found.credit) == ("교실 세 칸을 터서 만든 책방. 칠판은 남겼다.", ())


def test_signs_alone_are_no_caption_and_no_copy_of_one() -> None:
    """A full stop below a picture says nothing, and what parts two scenes is not its second copy."""
    markup = (
        "<html><title>A gate</title><h1>A gate</h1><article><p>The gate opened on Monday, after nineteen years of work.</p>"
        '<figure><img src="a.jpg" alt=""><figcaption>. <span class="credit">Photo: Ada Lund</span></figcaption></figure>'
        "<p>* * *</p><p>The keepers came one by one, and the mayor shook hands with each of them.</p></article></html>"
    )
    done = prepared(Source.bytes(markup.encode(), name="p.html", media="html"))
    shown = next(block for block in done.article.blocks if isinstance(block, Figure))
    assert not shown.caption
    assert "Ada Lund" in plain(shown.credit)
    assert not any(change.rule == "caption.twice" for change in done.ledger)
    assert balance(done).holds


def test_a_credit_before_what_the_alternative_text_says_is_parted() -> None:
    alt = "Two men mend a net on the pier at night."
    picture = figure(caption=f"© Photo by Ada Poe {alt}", alt=alt)
    done = structure(draft(picture), RULES).article.blocks[0]
    assert isinstance(done, Figure)
    assert plain(done.caption) == alt
    assert plain(done.credit) == "© Photo by Ada Poe"
