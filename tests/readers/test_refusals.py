"""Pages that are no articles are refused and named; short articles, also those about such pages, are not."""

from __future__ import annotations

import re

import pytest

from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.errors import NoArticle
from tests.prepared import prepared
from tests.readers.pages import page

BRIEF = (
    "The footbridge at the mill is closed until Friday. Inspectors found a crack in the northern post on Tuesday. "
    "Walkers should use the road bridge, four hundred metres downstream."
)
NOTHING = "a page that says that nothing stands at its address"
PAGES = {
    "not found": (
        "en",
        NOTHING,
        "<h1>404</h1><h2>Page not found</h2><p>Sorry, the page you want does not exist or was moved.</p>",
    ),
    "not found, with other stories": (
        "en",
        NOTHING,
        "<h1>Oops!</h1><p>We can’t find the page that you’re looking for. It may have been removed.</p>"
        "<p>Try searching, or have a look at our most popular stories.</p><h3><a href='/1'>A bridge of ropes</a></h3>",
    ),
    "German": (
        "de",
        NOTHING,
        "<h1>Seite nicht gefunden</h1><p>Die gewünschte Seite existiert nicht mehr oder wurde verschoben.</p>",
    ),
    "Korean": (
        "ko",
        NOTHING,
        "<h1>페이지를 찾을 수 없습니다</h1><p>찾으시는 기사가 삭제되었거나 주소가 변경되었습니다.</p>",
    ),
    "Japanese": ("ja", NOTHING, "<h1>ページが見つかりません</h1><p>お探しの記事は、公開が終わり削除されました。</p>"),
    "log-in": (
        "en",
        "a page that asks readers to log in or to register first",
        "<h1>Log in to continue</h1><p>Please enter your e-mail address and your password to read on.</p>"
        "<p>Forgot your password? Let us send a new one.</p>",
    ),
    "consent": (
        "de",
        "a notice that asks for consent to cookies in place of the article",
        "<h1>Weiterlesen mit Werbung</h1><p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Näheres steht in der "
        "Datenschutzerklärung.</p>",
    ),
    "robots": (
        "en",
        "a notice that the site would not show its page to a program, or not in this country",
        "<h1>harbour.example</h1><p>harbour.example needs to review the security of your connection first.</p>",
    ),
    "paywall": (
        "en",
        "an offer to subscribe in place of the article",
        "<h1>Council delays its vote</h1><div><p>Unlimited digital access for $2 a week. Cancel anytime.</p></div>",
    ),
}


def flat(markup: str) -> str:
    body = markup.partition("<main>")[2].partition("</main>")[0]
    return re.sub(r"\n+", "\n", re.sub(r"<[^>]+>", "\n", body)).strip()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_without_an_article_is_refused_and_named(name: str) -> None:
    language, what, body = PAGES[name]
    with pytest.raises(NoArticle, match=re.escape(what)) as refusal:
        prepared(Source.text(page(f"<main>{body}</main>", lang=language), name="page.html", media="html"))
    assert refusal.value.hint


@pytest.mark.parametrize("name", [name for name in PAGES if name != "robots"])
def test_its_scrape_is_refused_too(name: str) -> None:
    language, what, body = PAGES[name]
    with pytest.raises(NoArticle, match=re.escape(what)):
        prepared(Source.text(flat(page(f"<main>{body}</main>", lang=language)), name="page.txt", media="text"))


@pytest.mark.parametrize(
    ("data", "form"), [('{"error": {"code": 404}}', "JSON"), ("<?xml version='1.0'?><Error>Denied</Error>", "XML")]
)
def test_data_is_no_text(data: str, form: str) -> None:
    with pytest.raises(NoArticle, match=f"this is data in {form}"):
        prepared(Source.text(data, name="answer.txt", media="text"))


FORMS = {
    "quay.srt": (
        "".join(
            f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\nThe mill grinds, and the baker next door buys it all {n}.\n\n"
            for n in range(1, 6)
        ),
        "the captions of a video with their times",
    ),
    "quay.css": (".quay { color: red }\n.boat > p { margin: 0 }\n", "a style sheet"),
    "quay.js": ("function moor(boat) {\n  return boat.rope;\n}\n", "a program"),
    "quay": ("#!/bin/sh\ncd /quay && ls\n", "a program"),
    "quay.txt": ("boat,length,year\nAnna,12,1931\nBrunhild,9,1950\nCarl,14,1922\n", "a table of values"),
    "quay.ini": ("[quay]\nlength = 120\n", "a file of settings"),
    "moor.txt": (
        "2026-01-02 10:00:00 INFO moored\n2026-01-02 10:00:01 ERROR rope\n2026-01-02 10:00:02 INFO off\n",
        "a log",
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_what_programs_read_is_no_text(name: str) -> None:
    text, form = FORMS[name]
    with pytest.raises(NoArticle, match=f"this is {form}, not a text"):
        prepared(Source.bytes(text.encode(), name=name))


@pytest.mark.parametrize("name", ["quay", "quay.txt", "quay.log", "quay.csv", "quay.py"])
def test_sentences_are_a_text_whatever_the_files_name(name: str) -> None:
    said = (
        "The mill at the quay, shut since the flood, grinds again from Monday on, and the baker next door buys it all."
    )
    assert prepared(Source.bytes(f"The mill grinds again\n\n{said}\n\n{said[:-1]} every day.\n".encode(), name=name))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Footbridge closed", BRIEF),
        ("Correction: ferry timetable", "The last ferry leaves at 22.40, not at 20.40, as we said on Monday."),
        (
            "Page not found: a short history",
            "The number of the error was agreed on by a few people in Geneva. There never was a room with it.",
        ),
        (
            "Three shops fined over cookies",
            "Three shops must pay because they set cookies before visitors had agreed, the office said on Friday.",
        ),
        (
            "How to choose a password",
            "Take four words that have nothing to do with one another. If a site asks you for a code too, say yes.",
        ),
    ],
)
@pytest.mark.parametrize("media", ["html", "text"])
def test_short_articles_are_not(title: str, text: str, media: str) -> None:
    markup = page(f"<main><article><h1>{title}</h1><p>{text}</p></article></main>")
    source = Source.text(markup if media == "html" else flat(markup), name="brief", media=media)
    assert text in "\n".join(text_of(block) for block in prepared(source).article.blocks)


def test_a_list_of_articles_each_cut_off_is_none() -> None:
    lead = "The {} keeps his lamp by the door, and when the last boat has gone he takes it down to the…"
    names = ("miller", "baker", "pilot", "smith", "tailor", "cooper")
    entries = "\n".join(
        f"What the {name} does at night\n3 November 2025\n{lead.format(name)}\nRead more" for name in names
    )
    with pytest.raises(NoArticle, match="list of articles"):
        prepared(Source.text(f"Harbour Post\nHome\nNews\n{entries}\nNext page", name="section.txt"))


def test_an_article_in_which_some_sentences_break_off_is_one() -> None:
    broken = "He looked at the lamp, and at the stairs, and then at the door that nobody had opened…\n"
    whole = "The boat came in at nine, as it always did, and nobody was on it but the dog of the pilot.\n"
    text = f"The lamp by the door\n{(whole + broken) * 4}{whole * 2}"
    assert "dog of the pilot" in text_of(prepared(Source.text(text, name="lamp.txt")).article.blocks[0])


def test_a_dated_headline_over_a_few_words_and_the_leads_of_others_is_an_article() -> None:
    lead = "The {} keeps his lamp by the door, and when the last boat has gone he takes it down to the…"
    names = ("miller", "baker", "pilot", "smith", "tailor", "cooper")
    others = "".join(f"<h3><a href='/{n}'>What the {n} does at night</a></h3><p>{lead.format(n)}</p>" for n in names)
    head = '<title>The dog of the pilot</title><meta property="article:published_time" content="2025-11-03T10:00:00Z">'
    said = "<p>The dog of the pilot was drawn by Ann Bell, who has lived at the quay for years.</p>"
    markup = page(f"<main><h1>The dog of the pilot</h1><div>{said}{others}</div></main>", head)
    article = prepared(Source.text(markup, name="dog.html", media="html")).article
    assert [text_of(block) for block in article.blocks] == [said[3:-4]]
    with pytest.raises(NoArticle):
        prepared(Source.text(markup.replace(head, "<title>Nights</title>"), name="dog.html", media="html"))
