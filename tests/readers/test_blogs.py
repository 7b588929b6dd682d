"""Blogs and small sites: the site's name over the headline, rows of date and sections, and what readers say below."""

import pytest

from reformat.document.draft import Draft
from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.html import HtmlReader
from reformat.rules import Rules
from reformat.stages.locate import locate
from tests.readers.pages import SENTENCES, paragraphs
from tests.readers.test_people import data

HEADLINE = "Der alte Fährsteg bekommt Bänke"


def read(body: str, title: str = "", head: str = "") -> Draft:
    markup = f"<html lang=de><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return HtmlReader().read(Source.html(markup), Rules.load())


def known(body: str, title: str = "", head: str = "") -> Metadata:
    return read(body, title, head).article.metadata


def body_text(draft: Draft) -> str:
    return "\n".join(map(text_of, locate(draft, Rules.load()).article.blocks))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (f"Kaiblog » {HEADLINE}", "Kaiblog"),
        (f"{HEADLINE} | Verein der Freunde des Hafens", "Verein der Freunde des Hafens"),
        (f"News - {HEADLINE} - Hafenseite", "kai.example News-Archiv"),
    ],
)
def test_the_headline_stands_below_the_sites_name_where_the_title_alone_tells(title: str, name: str) -> None:
    top = f"<div id=top><h1><a href=/>{name}</a></h1><p>Neues vom Wasser</p></div>"
    assert known(f"{top}<div id=main><h3>{HEADLINE}</h3>{paragraphs()}</div>", title).title == HEADLINE


def test_the_first_section_is_no_headline_though_the_title_names_it() -> None:
    body = f"<h1>Bänke für den Steg</h1><p>Von Ada Quill</p><h2>Hafen</h2>{paragraphs()}"
    assert known(body, "Bänke für den Steg | Hafen und Meer | Kaiblatt").title == "Bänke für den Steg"


def test_a_heading_for_screen_readers_alone_is_no_headline() -> None:
    body = f'<h1 class="aural">Amt für Häfen und Stege</h1><main><h1>{HEADLINE}</h1>{paragraphs()}</main>'
    assert known(body, f"AHS | {HEADLINE}").title == HEADLINE


COMMENT = (
    '<div id="comments"><ol><li class="comment"><div class="comment-author vcard">Bert Cask</div>'
    "<time datetime=2019-05-06>6. Mai 2019</time><p>Das wurde wirklich Zeit, mein Dank an alle.</p></li></ol>"
    '<form><p class="comment-form-author"><label>Name</label><input name=author></p></form></div>'
)


def test_who_comments_is_no_author_and_when_no_date() -> None:
    told = known(f"<main><h1>{HEADLINE}</h1>{paragraphs()}</main>{COMMENT}")
    assert (told.authors, told.published) == ((), "")


def test_the_day_of_a_customers_review_is_not_the_pages() -> None:
    review = '<div class="product-reviews"><div itemprop=review><meta itemprop=datePublished content="2019-05-06"></div></div>'
    assert known(f"<main><h1>{HEADLINE}</h1>{paragraphs()}</main>{review}").published == ""
    marked = '<meta itemprop=datePublished content="2019-05-06">'
    assert (
        known(f'<main class="has-comments"><h1>{HEADLINE}</h1>{marked}{paragraphs()}</main>').published == "2019-05-06"
    )


@pytest.mark.parametrize(
    ("row", "author"),
    [
        (
            "January 13, 2026 at 08:45 AM | categories: <a href=/c/py>Harbours</a>, <a href=/c/hg>Piers</a> | View Comments",
            (),
        ),
        (
            "Dienstag | 13. Januar 2026 | 08:45 VON Ada Quill IN <a href=/c/h>Fähren und Stege</a> | 0 COMMENTS",
            ("Ada Quill",),
        ),
    ],
)
def test_a_row_of_date_and_sections(row: str, author: tuple[str, ...]) -> None:
    told = known(f"<h2>{HEADLINE}</h2><small>{row}</small><div>{paragraphs()}</div>")
    assert (told.published, told.authors) == ("2026-01-13T08:45:00", author)


@pytest.mark.parametrize("line", ["Sonntags, ab 05.03.2026", "Open until 5 March 2026", "Ouvert jusqu'au 5 mars 2026"])
def test_a_day_on_which_something_begins_or_ends_is_no_date_of_the_page(line: str) -> None:
    assert known(f"<main><h1>{HEADLINE}</h1><p>{line}</p>{paragraphs()}</main>").published == ""


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ('{ "@type": "Person", "name": "Ada Quill" }', "Ada Quill"),
        ({"@type": "Person", "name": "Ada O&#039;Quill"}, "Ada O'Quill"),
    ],
)
def test_names_in_the_data_that_are_written_twice(author: object, name: str) -> None:
    assert known(f"<main><h1>{HEADLINE}</h1>{paragraphs()}</main>", head=data(author=author)).authors == (name,)


def test_related_posts_go_though_they_are_longer_than_the_post() -> None:
    others = "".join(
        f"<li><article><h3><a href=/{n}>Nr. {n}</a></h3><p>{s}</p></article></li>" for n, s in enumerate(SENTENCES)
    )
    post = f"<h1>{HEADLINE}</h1>" + "".join(f"<p>Steg: {s}</p>" for s in SENTENCES[:3])
    text = body_text(
        read(f'<div id=page><div class=wrap>{post}<div id="related_posts"><ul>{others}</ul></div></div></div>')
    )
    assert SENTENCES[2] in text
    assert SENTENCES[4] not in text


def test_the_first_of_the_articles_one_below_another_stands_alone() -> None:
    boxes = "".join(
        f"<article class=list__item><h2>{head}</h2><time>{day}. März 2026</time><div class=text>{''.join(f'<p>{word} {s}</p>' for s in SENTENCES)}</div></article>"
        for head, day, word in (
            (HEADLINE, 3, "Steg:"),
            ("Neue Pumpen im Dock", 2, "Pumpe:"),
            ("Ein Sturm im Mai", 1, "Sturm:"),
        )
    )
    text = body_text(read(f"<main><div class=list>{boxes}</div></main>", HEADLINE))
    assert "Steg:" in text
    assert "Pumpe:" not in text
    assert "Sturm:" not in text


def test_a_page_builders_box_of_text_is_text() -> None:
    box = '<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>{}</p></div></div>'
    body = "".join(box.format(s) for s in (*SENTENCES[:2], "Leiser Steg.", *SENTENCES[2:]))
    assert "Leiser Steg." in body_text(read(f"<main><h1>{HEADLINE}</h1>{body}</main>"))


@pytest.mark.parametrize(
    "said",
    [
        "This entry was posted in Harbours on March 5, 2026 by Ada. Bookmark the permalink.",
        "Dieser Beitrag wurde am Donnerstag, 5. März 2026 um 10:11 Uhr veröffentlicht und unter Häfen abgelegt.",
        "Cette entrée a été publiée dans Ports le 5 mars 2026 par ada. Lire le permalien.",
        "Questa voce è stata pubblicata in Porti il 5 marzo 2026 da ada.",
    ],
)
def test_the_sentence_that_ends_a_post_tells_its_day(said: str) -> None:
    body = f"<h2>{HEADLINE}</h2>{paragraphs()}<p class=postmetadata>{said}</p><p>Bert, 3. Mai 2026</p>"
    assert known(f"<div>{body}</div>").published[:10] == "2026-03-05"


def test_the_day_behind_the_permalink_is_anothers() -> None:
    said = "This entry was posted in Harbours and tagged piers. Bookmark the permalink. Bert on May 3, 2026 at 9:00"
    assert known(f"<div><h2>{HEADLINE}</h2>{paragraphs()}<p>{said}</p></div>").published == ""


def test_a_day_that_the_page_calls_the_first_goes_before_a_later_one_for_machines() -> None:
    time = '<div class=time><time datetime="2026-03-09T10:18:46Z">Publié le 5 mars 2026</time></div>'
    assert known(f"<main><h1>{HEADLINE}</h1>{time}{paragraphs()}</main>").published == "2026-03-05"


@pytest.mark.parametrize("deep", ["[" * 900 + '"Ada Quill"' + "]" * 900, '{"name":' * 900 + '"Ada Quill"' + "}" * 900])
def test_names_nested_without_end_are_nobodys(deep: str) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {deep}}}</script>'
    assert known(f"<main><h1>{HEADLINE}</h1>{paragraphs()}</main>", head=head).authors == ()


def test_a_line_that_says_the_title_behind_the_sites_name_is_the_headline() -> None:
    body = f"<div class=blog_headline>{HEADLINE} am Siel</div><div>{paragraphs()}</div>"
    assert (
        known(f"<div id=main>{body}</div>", f"Hafenfraktion am Wall - {HEADLINE} am Siel").title
        == f"{HEADLINE} am Siel"
    )


def test_a_date_with_an_icon_below_the_headline_and_none_of_a_list_beside() -> None:
    row = "<div class=post_detail_item><img src=cal.png alt=''>&nbsp;27 Sep 2026</div>"
    others = '<ul><li><a href="/2">Ein Kran zieht um, und alle sehen zu</a><span class="post-date">09/09/2026</span></li></ul>'
    assert known(f"<div><h3>{HEADLINE}</h3>{row}{paragraphs()}</div>{others}").published == "2026-09-27"
    assert known(f"<div><h3>{HEADLINE}</h3>{paragraphs()}</div>{others}").published == ""


def test_a_row_below_the_post_tells_who_and_when() -> None:
    row = "<div class=asset-meta>Von Ada am 03.05.2026, 11:51 | 0 Meinungen | <a href=/h>Häfen</a></div>"
    assert known(f"<div><h1>{HEADLINE}</h1>{paragraphs()}</div><p>1.2.2026</p>{row}").published == "2026-05-03T11:51:00"
