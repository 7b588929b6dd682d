"""The page as a browser shows it and as assistive technology hears it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reformat.document.identity import identify
from reformat.document.nodes import AnyBlock, Article, Item, List, Metadata, Row, Table
from tests.writers.newsroom import article, cell, heads, said, track

GOLDEN = Path(__file__).with_name("accessibility-tree.txt")
THEMES = ["light", "dark", "yellow", "sepia"]

LOOK = Path(__file__).with_name("look.js").read_text("utf-8")
"""Functions that measure a page: sizes, contrast, lines, targets."""


def opened(browser: Any, address: str, **context: Any) -> Any:
    """A tab with the page; nothing may go to the network, and no script may fail."""
    tab = browser.new_context(**context).new_page()
    tab.set_default_timeout(5000)
    tab.wrong = []
    tab.on("pageerror", lambda error: tab.wrong.append(str(error)))
    tab.on("console", lambda message: tab.wrong.append(message.text) if message.type in ("error", "warning") else None)
    tab.on("request", lambda r: tab.wrong.append(r.url) if r.url.startswith(("http", "ws")) else None)
    tab.goto(address)
    tab.evaluate(LOOK)
    return tab


def remembered(tab: Any, holds: Callable[[], bool]) -> bool:
    """Whether something holds of the page opened anew.

    Chromium stores behind the page's back what the page keeps, and on a machine with a slow disk seconds later.
    """
    for _ in range(40):
        tab.reload()
        if holds():
            return True
        tab.wait_for_timeout(500)
    return False


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_has_seven_to_one_contrast_and_24_pixels(browser: Any, page_file: Any, theme: str) -> None:
    tab = opened(browser, page_file(narrated=True, theme=theme), viewport={"width": 1200, "height": 900})
    tab.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    tab.evaluate("document.querySelector('.rf-said').classList.add('rf-lit')")
    assert tab.evaluate("look.faint(7)") == []
    assert tab.evaluate("look.edgeless(3)") == []
    assert tab.evaluate("look.small(24)") == []
    assert tab.wrong == []


@pytest.mark.parametrize(("size", "narrated"), [(24, True), (64, True), (24, False)])
def test_at_320_pixels_nothing_scrolls_sideways(browser: Any, page_file: Any, size: int, narrated: bool) -> None:
    tab = opened(browser, page_file(narrated=narrated, size=size), viewport={"width": 320, "height": 800})
    tab.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert tab.evaluate("[document.documentElement.scrollWidth, look.wide()]") == [320, []]


def test_lists_ten_deep_fit_a_narrow_screen(browser: Any, page_file: Any) -> None:
    deep: tuple[AnyBlock, ...] = (said("Kittiwakes nest underneath"),)
    for _ in range(10):
        deep = (List(items=(Item(blocks=(said("Kittiwakes nest underneath"), *deep)),)),)
    told = identify(Article(metadata=Metadata(title="Nests", language="en"), blocks=deep))
    tab = opened(browser, page_file(told), viewport={"width": 320, "height": 800})
    assert tab.evaluate("[document.documentElement.scrollWidth, look.wide()]") == [320, []]


def test_the_readers_own_spacing_loses_nothing(browser: Any, page_file: Any) -> None:
    tab = opened(browser, page_file(), viewport={"width": 320, "height": 800})
    spacing = "line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important"
    tab.evaluate(f"look.restyle('* {{{spacing}}} p {{margin-bottom:2em!important}}')")
    assert tab.evaluate("[document.documentElement.scrollWidth, look.cut()]") == [320, []]


@pytest.mark.parametrize(
    ("language", "sentence", "most"),
    [
        ("ko", "강가에 새로 문을 연 도서관에는 손끝으로 읽는 책이 많다. ", 35),
        ("en", "The city opened a new library by the river, and its readers filled the hall by noon. ", 70),
    ],
)
def test_lines_are_short(browser: Any, page_file: Any, language: str, sentence: str, most: int) -> None:
    told = identify(Article(Metadata(title="t", language=language), blocks=(said(sentence * 12),)))
    tab = opened(browser, page_file(told), viewport={"width": 1600, "height": 900})
    assert most - 20 < tab.evaluate("look.longest('article p')") <= most


def test_without_script_or_style_all_words_are_there(browser: Any, page_file: Any) -> None:
    with_all = opened(browser, page_file(narrated=True)).evaluate("look.words('article')")
    tab = opened(browser, page_file(narrated=True), java_script_enabled=False)
    assert tab.locator("article h1").is_visible()
    assert tab.locator("audio").count() == len(track(article()).sections)
    tab.goto(page_file(narrated=True, panel=False))
    bare = opened(browser, page_file(narrated=True))
    bare.evaluate("for (const s of document.querySelectorAll('style')) s.remove()")
    assert bare.evaluate("look.words('article')") == with_all


def test_all_by_keyboard_with_a_visible_focus(browser: Any, page_file: Any) -> None:
    tab = opened(browser, page_file(narrated=True), viewport={"width": 1000, "height": 900})
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "rf-skip"
    assert tab.evaluate("look.focus()") == ""
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.goto(tab.url.partition("#")[0])
    tab.evaluate(LOOK)
    reached, wanted = set(), set(tab.evaluate("look.stops()"))
    for _ in range(len(wanted) + 3):
        tab.keyboard.press("Tab")
        reached.add(tab.evaluate("look.name(document.activeElement)"))
        assert tab.evaluate("look.focus()") == ""
    assert wanted <= reached
    assert tab.evaluate("look.targets(44)") == []


def test_the_panel_changes_the_page_and_remembers(browser: Any, page_file: Any) -> None:
    tab = opened(browser, page_file(), viewport={"width": 1000, "height": 900})
    tab.locator("#rf-panel > summary").press("Enter")
    for _ in range(12):
        tab.get_by_role("button", name="크게").press("Enter")
    tab.get_by_role("radio", name="검은 바탕에 노란 글자").check()
    tab.get_by_role("radio", name="아주 넓게").check()
    tab.get_by_role("textbox", name="내 컴퓨터의 글꼴 이름").fill("Nanum Gothic")
    tab.keyboard.press("Tab")

    def state() -> list[Any]:
        return tab.evaluate(
            "((s, b) => [s.fontSize, s.color, b.backgroundColor, s.fontFamily.includes('Nanum Gothic')])"
            "(getComputedStyle(document.querySelector('article p')), getComputedStyle(document.documentElement))"
        )

    chosen = ["64px", "rgb(255, 255, 0)", "rgb(0, 0, 0)", True]
    assert state() == chosen
    assert remembered(tab, lambda: state() == chosen)
    tab.locator("#rf-panel > summary").click()
    tab.get_by_role("button", name="처음 설정으로").click()
    assert state()[0] == "24px"
    assert tab.wrong == []


@pytest.mark.parametrize("audio", ["embed", "beside"])
def test_the_player_plays_and_lights_what_it_says(browser: Any, page_file: Any, audio: str) -> None:
    tab = opened(browser, page_file(narrated=True, audio=audio), viewport={"width": 1000, "height": 900})

    def lights(words: str) -> None:
        tab.locator(".rf-lit", has_text=words).first.wait_for()

    tab.get_by_role("button", name="재생").press("Enter")
    lights("강가에 새로")
    lights("김하늘")
    tab.get_by_role("button", name="멈춤").press("Enter")
    tab.get_by_role("button", name="재생").wait_for()
    tab.keyboard.press("Alt+Shift+L")
    lights("도서관이 문을 열었다.")
    tab.keyboard.press("Alt+Shift+L")
    tab.keyboard.press("Alt+Shift+J")
    lights("도서관이 문을 열었다.")
    tab.keyboard.press("Alt+Shift+O")
    lights("책과 Library")
    tab.keyboard.press("Alt+Shift+K")
    tab.get_by_role("button", name="멈춤").wait_for()
    tab.locator("#rf-listen summary").press("Enter")
    tab.get_by_label("빠르기").select_option("3")
    assert tab.evaluate("[...document.querySelectorAll('audio')].find(a => !a.paused).playbackRate") == 3
    assert tab.wrong == []


def test_shortcuts_can_be_turned_off(browser: Any, page_file: Any) -> None:
    tab = opened(browser, page_file(narrated=True))
    tab.locator("#rf-listen summary").click()
    tab.get_by_label("단축키 쓰기").uncheck()
    tab.keyboard.press("Alt+Shift+L")
    assert tab.locator(".rf-lit").count() == 0
    assert remembered(tab, lambda: not tab.get_by_label("단축키 쓰기").is_checked())
    tab.keyboard.press("Alt+Shift+L")
    assert tab.locator(".rf-lit").count() == 0


def test_a_wide_table_is_also_a_list_of_the_same_words(browser: Any, page_file: Any) -> None:
    tab = opened(browser, page_file(), viewport={"width": 1200, "height": 900})
    before = tab.locator(".rf-wide table").aria_snapshot()
    assert tab.evaluate("look.display('.rf-wide td')") == "table-cell"
    tab.get_by_label("표를 목록으로 보기").check()
    assert tab.evaluate("look.display('.rf-wide td')") == "block"
    assert tab.evaluate("look.before('.rf-wide td[data-label]')").startswith("권수: ")
    assert tab.locator(".rf-wide table").aria_snapshot() == before


def numbers(columns: int) -> Article:
    """An article with a table of so many columns of numbers."""
    rows = (heads(*(f"{n}월" for n in range(columns))), Row(tuple(cell("1,234,567") for _ in range(columns))))
    return identify(Article(Metadata(title="표", language="ko"), blocks=(said("앞글."), Table(rows=rows))))


def test_a_wide_table_goes_on_into_the_margin_but_not_out_of_the_window(browser: Any, page_file: Any) -> None:
    tab = opened(browser, page_file(numbers(6)), viewport={"width": 1280, "height": 900})
    table, text = (tab.locator(at).bounding_box() for at in (".rf-scroll", "article > p"))
    assert table["width"] > text["width"] and table["x"] == text["x"]
    assert tab.evaluate("document.documentElement.scrollWidth") == 1280


@pytest.mark.parametrize("panel", [True, False])
@pytest.mark.parametrize(
    ("columns", "chosen", "shown"),
    [
        (3, {}, "table-cell"),
        (9, {}, "block"),
        (3, {"paper": "B5", "print_size": 32}, "block"),
        (3, {"size": 64}, "block"),
    ],
)
def test_paper_too_narrow_for_a_table_gets_it_as_a_list(
    browser: Any, page_file: Any, columns: int, chosen: dict[str, Any], shown: str, panel: bool
) -> None:
    address = page_file(numbers(columns), panel=panel, **chosen)
    tab = opened(browser, address, viewport={"width": 2560, "height": 900})
    assert tab.evaluate("look.display('.rf-wide td')") == "table-cell"
    tab.emulate_media(media="print")
    assert tab.evaluate("look.display('.rf-wide td')") == shown


def test_no_word_of_a_table_is_broken_on_paper(browser: Any, page_file: Any) -> None:
    columns = tuple(f"{season} 울린 횟수" for season in ("봄에", "여름에", "가을에", "겨울에", "모두"))
    numbers = (cell(word) for word in ("1,200", "1,340", "1,120", "980", "4,640"))
    rows = (heads("해", *columns), Row((cell("2024년", True, scope="row"), *numbers)))
    told = identify(Article(Metadata(title="종", language="ko"), blocks=(said("앞글."), Table(rows=rows))))
    tab = opened(browser, page_file(told), viewport={"width": 2560, "height": 900})
    tab.emulate_media(media="print")
    tab.evaluate("document.body.style.width = '672px'")  # A4 between its margins
    assert tab.evaluate("look.display('.rf-wide td')") == "table-cell"
    lines = "e => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects().length }"
    assert [one.evaluate(lines) for one in tab.locator(".rf-scroll tbody :is(th, td)").all()] == [1] * 6
    assert tab.evaluate("document.querySelector('.rf-scroll table').offsetWidth") <= 672


def test_letters_made_larger_in_the_panel_leave_less_room_on_paper(browser: Any, page_file: Any) -> None:
    tab = opened(browser, page_file(numbers(3)), viewport={"width": 2560, "height": 900})
    tab.emulate_media(media="print")
    assert tab.evaluate("look.display('.rf-wide td')") == "table-cell"
    tab.evaluate("for (let i = 0; i < 10; i++) document.querySelectorAll('.rf-panel button')[1].click()")
    assert tab.evaluate("look.display('.rf-wide td')") == "block"


@pytest.mark.parametrize(("context", "narrated"), [
    ({}, True),
    ({"color_scheme": "dark"}, True),
    ({"forced_colors": "active"}, True),
    ({"viewport": {"width": 320, "height": 800}}, True),
    ({"java_script_enabled": True, "device_scale_factor": 2}, False),
])  # fmt: skip
def test_axe_finds_nothing(browser: Any, page_file: Any, axe: str, context: dict[str, Any], narrated: bool) -> None:
    tab = opened(browser, page_file(narrated=narrated), **context)
    tab.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    tab.evaluate(axe + "; undefined")
    tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = tab.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags}}).then(r => r.violations.map(v => v.id))", tags
    )
    assert found == []


def test_forced_colours_keep_marks_visible(browser: Any, page_file: Any) -> None:
    tab = opened(browser, page_file(narrated=True), forced_colors="active")
    tab.keyboard.press("Alt+Shift+L")
    tab.locator(".rf-lit").first.wait_for()
    style = tab.evaluate("(s => s.outlineStyle + s.outlineWidth)(getComputedStyle(document.querySelector('.rf-lit')))")
    assert style == "solid4px"


@pytest.mark.parametrize("paper", ["A4", "B5"])
def test_it_prints_large_on_real_paper(browser: Any, page_file: Any, tmp_path: Path, paper: str) -> None:
    tab = opened(browser, page_file(narrated=True, theme="dark", paper=paper, print_size=20))
    tab.emulate_media(media="print")
    assert tab.evaluate("parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)") == pytest.approx(
        20 / 0.75, abs=0.01
    )
    assert tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate("look.after('a[data-note]')").endswith("[1]")
    for gone in (".rf-skip", ".rf-panel", ".rf-listen", ".rf-switch"):
        assert not tab.locator(gone).first.is_visible()
    assert tab.locator(".rf-addresses li").first.inner_text() == "https://example.org/%EA%B8%80?q=1"
    place = tmp_path / "page.pdf"
    tab.pdf(path=str(place), prefer_css_page_size=True)
    assert place.read_bytes().startswith(b"%PDF")


def test_what_a_screen_reader_gets(browser: Any, page_file: Any, request: pytest.FixtureRequest) -> None:
    """Headings, landmarks, figures, lists, tables, language runs; renewed with --update-golden where there is one."""
    tab = opened(browser, page_file(narrated=True), viewport={"width": 1000, "height": 900})
    heard = tab.locator("body").aria_snapshot() + "\nlanguages:\n" + "\n".join(tab.evaluate("look.languages()")) + "\n"
    if request.config.getoption("--update-golden", default=False) or not GOLDEN.exists():
        GOLDEN.write_text(heard, "utf-8")
    assert heard == GOLDEN.read_text("utf-8")
