"""The service's upload page in a real browser: by keyboard alone, in seven languages, with axe."""

import re

import pytest

from reformat.jobs.crew import Bounds
from reformat.jobs.packed import WORK
from reformat.service.page import SCRIPT_WORDS, page
from reformat.settings.tree import Settings, Speech
from tests.service.house import House

ARTICLE = "작은 마을의 새 다리\n\n" + "\n\n".join(
    f"마을 사람들이 {n}번째로 모여 다리를 놓는 일을 이야기했다. 모두가 돌과 나무를 날랐고, 아이들은 물을 길어 왔다."
    for n in range(1, 6)
)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    settings = Settings(speech=Speech(engine="silent"))
    house = House(tmp_path_factory.mktemp("page"), work=WORK, settings=settings, bounds=Bounds(seconds=60))
    yield house
    house.close()


@pytest.fixture
def tab(browser, house):
    context = browser.new_context(locale="ko-KR")
    tab = context.new_page()
    tab.set_default_timeout(30_000)
    tab.asked = []
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.goto(house.url)
    yield tab
    context.close()


def faults(tab, axe):
    tab.evaluate(axe)
    found = tab.evaluate("axe.run({runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})")
    return [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]]


def focused(tab):
    return tab.evaluate(
        "document.activeElement.id || document.activeElement.value || document.activeElement.textContent"
    )


def test_an_article_becomes_files_by_keyboard_alone(tab, axe, house):
    assert tab.locator("html").get_attribute("lang") == "ko"
    assert not faults(tab, axe)
    order = []
    for _ in range(3):
        tab.keyboard.press("Tab")
        order.append(focused(tab))
        if order[-1] == "text":
            break
    assert order == ["file", "text"]
    tab.keyboard.insert_text(ARTICLE)
    boxes = []
    for _ in range(3):
        tab.keyboard.press("Tab")
        boxes.append(focused(tab))
    assert boxes == ["html", "epub", "audio"]
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#result:not([hidden])")
    assert focused(tab) == "result-title"
    names = tab.locator("#files a").all_text_contents()
    assert any("article.html" in n for n in names) and any("article.epub" in n for n in names)
    assert tab.locator("audio").get_attribute("aria-label") == "기사 듣기"
    assert tab.locator("#status").text_content().startswith("다 되었습니다.")
    assert not faults(tab, axe)
    heard = "a => new Promise(r => a.readyState ? r(a.duration) : a.addEventListener('loadedmetadata', () => r(a.duration)))"
    assert tab.locator("audio").evaluate(heard) > 1
    assert all(url.startswith((house.url, "blob:")) for url in tab.asked)


def test_a_failure_is_told_in_the_status(tab):
    tab.set_input_files(
        "#file", {"name": "empty.html", "mimeType": "text/html", "buffer": b"<html><body></body></html>"}
    )
    tab.click("button")
    tab.wait_for_selector("#status:has-text('하지 못했습니다')")


def test_nothing_chosen_leads_to_the_first_field(tab):
    tab.focus("button")
    tab.keyboard.press("Enter")
    assert focused(tab) == "file" and "고르" in tab.locator("#status").text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_narrow_and_large_and_in_both_colours(browser, house, axe, scheme):
    context = browser.new_context(locale="en-GB", color_scheme=scheme, viewport={"width": 320, "height": 480})
    tab = context.new_page()
    tab.goto(house.url)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert not faults(tab, axe)
    context.close()


@pytest.mark.parametrize("language", ["ko", "en", "ja", "zh", "de", "fr", "es"])
def test_the_page_speaks_the_readers_language(language):
    made = page(f"xx, {language};q=0.9, en;q=0.1", needs_key=True)
    assert f'lang="{language}"' in made and "{{" not in made and "[[" not in made
    assert all(f'"{word}":' in made for word in SCRIPT_WORDS)
    assert ("hidden" in page(language, False)) and not re.search(r'id="key-part" hidden', made)


@pytest.mark.parametrize("accept", ["", "*", "tlh", ";q=", "en;q=x", "<script>", "a" * 10_000])
def test_any_accept_language_gives_a_page(accept):
    assert '<html lang="en" dir="ltr">' in page(accept, needs_key=False)
