"""Section, publisher, tags and deck out of what a page's data says, each with where it came from."""

import json

import pytest

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.readers.html import HtmlReader
from reformat.readers.metadata.rights import holder
from reformat.rules import Rules
from tests.readers.pages import TITLE, page, paragraphs


def known(*nodes: dict[str, object], head: str = "") -> Metadata:
    data = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    body = f"<main><article><h1>{TITLE}</h1>{paragraphs()}</article></main>"
    source = Source.html(page(body, data + head), base_url="https://h.example/1")
    return HtmlReader().read(source, Rules.load()).article.metadata


def crumbs(*names: str) -> dict[str, object]:
    steps = [{"@type": "ListItem", "position": at, "item": {"name": name}} for at, name in enumerate(names, 1)]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def article(**fields: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": TITLE, **fields}


def test_section_from_the_crumbs_where_nothing_else_tells_it() -> None:
    assert known(article(), crumbs("Home", "Town", "Quays", TITLE)).section == "Quays"
    assert known(article(), crumbs("Home", f"{TITLE} | Quays")).section == ""
    assert known(article(articleSection="Piers"), crumbs("Home", "Quays")).section == "Piers"


@pytest.mark.parametrize("told", ["7", '{"domainName":"pier"}', "Article", "Uncategorized", "미분류", "默认"])
def test_what_a_system_calls_no_section_is_none(told: str) -> None:
    assert known(article(articleSection=told)).section == ""
    assert known(article(articleSection=told), crumbs("Home", "Quays", TITLE)).section == "Quays"


def test_publisher_is_a_name() -> None:
    head = '<meta property="og:site_name" content="https://www.harbour.example"><meta name="twitter:site" content="@harbour">'
    found = known(article(), head=head)
    assert (found.publisher, found.origins["publisher"]) == ("harbour.example", "og")
    assert known(article(publisher={"name": "Harbour News"}), head=head).publisher == "Harbour News"


def test_an_account_is_the_last_to_name_the_publisher() -> None:
    account = '<meta name="twitter:site" content="@hrbrnws">'
    found = known(article(), head=f"<title>{TITLE} | Tideline Daily</title>{account}")
    assert found.publisher != "hrbrnws"


def test_tags_are_read_once_more() -> None:
    assert known(article(keywords=["Rope &amp; sail", "Piers", "Piers"])).tags == ("Rope & sail", "Piers")


def test_second_headline_is_no_deck() -> None:
    assert known(article(alternativeHeadline="Council weighs the footbridge on a pier")).subtitle == ""
    assert known(article(alternativeHeadline="Engineers trust old piles")).subtitle == "Engineers trust old piles"


def test_every_field_says_where_it_came_from() -> None:
    head = '<meta name="author" content="Ada Quill"><meta name="copyright" content="Harbour Ltd">'
    found = known(article(datePublished="2026-03-04", keywords="Piers"), head=head)
    told = {name for name in Metadata.__struct_fields__ if name != "origins" and getattr(found, name)}
    assert told == set(found.origins)


def test_tags_with_other_commas_or_none_and_without_the_title() -> None:
    def tags(words: str) -> tuple[str, ...]:
        return known(article(headline=TITLE), head=f'<meta name="keywords" content="{words}">').tags

    assert tags("渔港；码头；灯塔") == ("渔港", "码头", "灯塔")
    assert tags("渔港 码头 灯塔 木桩") == ("渔港", "码头", "灯塔", "木桩")
    assert tags(f"pier,{TITLE} - Harbour News,bridge") == ("pier", "bridge")
    assert tags("&lt;meta name=,pier") == ("pier",)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright © 2014~2019 Harbour Press All rights reserved", "Harbour Press"),
        ("Copyright © 1998 - 2019 Harbour. All Rights Reserved", "Harbour"),
        ("Copyright © 2018 All rights reserved", ""),
        ("Copyright © 1997-2019 by www.harbour.example. All rights reserved", ""),
    ],
)
def test_who_holds_the_rights(line: str, name: str) -> None:
    assert holder(line) == name


def test_a_change_on_a_day_before_the_publication_is_none() -> None:
    told = known(article(datePublished="2026-03-05T09:00:00Z", dateModified="2026-03-04T18:00:00Z"))
    assert (told.published[:10], told.modified) == ("2026-03-05", "")
    same = known(article(datePublished="2026-03-05T09:00:00Z", dateModified="2026-03-05T08:00:00+09:00"))
    assert same.modified[:10] == "2026-03-05"
