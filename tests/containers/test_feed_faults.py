"""Feeds with faults: entries that share a name, markup that breaks off, roots that stand late, encodings of all sorts."""

from __future__ import annotations

import json
from itertools import product

import pytest

from reformat.document.source import Source
from reformat.errors import Unsupported
from reformat.pipeline import expand
from tests.prepared import KIT, prepared

HOME = "https://harbour.example/"
TEXT = "The harbour master counted forty boats on the first evening, and nobody could say where the last one had gone."


def rss(*items: str, before: str = '<?xml version="1.0"?>', home: str = HOME) -> str:
    told = "".join(f"<item>{item}</item>" for item in items)
    return f'{before}<rss version="2.0"><channel><title>Harbour</title><link>{home}</link>{told}</channel></rss>'


def item(title: str = "Log", *, guid: str = "", link: str = "", date: str = "", text: str = TEXT) -> str:
    told = {"title": title, "guid": guid, "link": link, "pubDate": date, "description": text}
    return "".join(f"<{name}>{value}</{name}>" for name, value in told.items() if value)


def of(feed: str | bytes) -> list[Source]:
    data = feed if isinstance(feed, bytes) else feed.encode()
    return list(expand(Source.bytes(data, name="feed.xml"), KIT))


def identities(feed: str) -> list[str]:
    """What tells the articles apart at the end of the journey, where all have one title."""
    return [one.identity(prepared(one).article.metadata.url) for one in of(feed)]


@pytest.mark.parametrize(
    "shape",
    [
        {"guid": "the same"},
        {"link": HOME},
        {"link": HOME + "log"},
        {},
        {"guid": "the same", "link": HOME + "log"},
    ],
)
def test_entries_of_one_name_and_title_are_all_kept(shape: dict[str, str]) -> None:
    feed = rss(*(item(text=f"{TEXT} Page {n}.", **shape) for n in range(3)))
    assert len(set(identities(feed))) == 3


def test_an_address_that_many_ids_share_is_no_entrys() -> None:
    feed = rss(*(item(guid=f"g{n}", link=HOME + "log") for n in range(2)))
    assert HOME + "log" not in identities(feed) and len(set(identities(feed))) == 2


def test_of_the_versions_of_an_entry_the_newest_keeps_its_name() -> None:
    dates = ("Sun, 01 Feb 2026 10:00:00 GMT", "Tue, 03 Feb 2026 10:00:00 GMT", "Mon, 02 Feb 2026 10:00:00 GMT")
    found = of(rss(*(item(guid="7", link=HOME + "7", date=date) for date in dates)))
    assert [one.member for one in found] == [f"{HOME}7#1", "7", f"{HOME}7#3"]
    assert [one.metadata.url == HOME + "7" for one in found] == [False, True, False]
    alone = of(rss(item(guid="7", link=HOME + "7", date=dates[1])))
    assert alone[0].metadata.url == found[1].metadata.url, "and the same from a feed without the others"


def test_items_of_a_json_feed_keep_apart_too() -> None:
    items = [{"id": "1", "title": "Log", "content_text": f"{TEXT} {n}"} for n in range(2)]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "H", "home_page_url": HOME, "items": [*items, None]}
    *articles, none = of(json.dumps(feed))
    assert len({prepared(one).article.metadata.url for one in articles}) == 2
    assert none.fault is not None


def test_a_json_feed_is_known_by_a_version_that_stands_last() -> None:
    feed = {"description": "x" * 9000, "items": [{"id": 1, "content_text": TEXT}]}
    assert len(of(json.dumps(feed | {"version": "https://jsonfeed.org/version/1"}))) == 1


def test_an_entry_that_breaks_the_markup_takes_no_other_along() -> None:
    broken = rss(
        item("One"), "<title>Two</title><description>Left open", item("Three"), "<title>4</title><p>", item("5")
    )
    found = of(broken)
    assert [one.metadata.title for one in found if one.fault is None] == ["One", "Three", "5"]
    assert len(found) == 5


def test_addresses_are_relative_to_the_feeds_own() -> None:
    (one,) = of(rss(item(link="/log/1", text='&lt;p&gt;See &lt;a href="/tide"&gt;the table&lt;/a&gt;.&lt;/p&gt;')))
    assert (one.metadata.url, one.base_url) == (HOME + "log/1", HOME + "log/1")


@pytest.mark.parametrize(
    "before", ['<?xml version="1.0"?><!-- ' + "made by hand " * 900 + "-->", "<!-- a --><!-- b -->"]
)
def test_a_root_behind_long_comments_is_found(before: str) -> None:
    (one,) = of(rss(item("Late"), before=before))
    assert one.metadata.title == "Late"


def test_a_page_that_speaks_of_feeds_is_none() -> None:
    page = f"<?xml version='1.0'?><!-- <rss > --><html><body><pre><rss version='2'></pre><p>{TEXT}</p></body></html>"
    (one,) = of(page)
    assert one.name == "feed.xml", "and so is read as what it is"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-16", "utf-16"), *product(("utf-8-sig", "utf-16", "cp949", "utf-8"), ("utf-8", "euc-kr", ""))],
)
def test_encodings_told_rightly_and_wrongly(encoding: str, told: str) -> None:
    before = f'<?xml version="1.0" encoding="{told}"?>' if told else '<?xml version="1.0"?>'
    text = "여객선이 잔잔한 바다를 건너 새 부두에 닿았고, 승객 마흔 명이 정오 전에 뭍에 올랐다고 항만이 밝혔다."
    (one,) = of(rss(item("여객선", text=text), before=before).encode(encoding))
    assert one.metadata.title == "여객선" and "마흔 명" in one.content().decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_wherever_they_are_declared(encoding: str) -> None:
    before = "<?xml version='1.0'?><!--" + "x" * 3000 + '--><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(Unsupported, match="entities"):
        of(rss(item(text="&b;"), before=before).encode(encoding))


def test_an_entry_may_speak_of_entities() -> None:
    (one,) = of(rss(item(text=f"<![CDATA[<p>Write &lt;!ENTITY here. <!ENTITY too. {TEXT}</p>]]>")))
    assert "ENTITY" in one.content().decode()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("told", ["utf-16", "utf-8", ""])
def test_wide_feeds_without_a_mark(encoding: str, told: str) -> None:
    before = f'<?xml version="1.0" encoding="{told}"?>' if told else '<?xml version="1.0"?>'
    (one,) = of(rss(item("여객선", text="여객선이 새 부두에 닿았다. " * 9), before=before).encode(encoding))
    assert one.metadata.title == "여객선" and "새 부두" in one.content().decode()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The &lt;dialog&gt; of the harbour", "The <dialog> of the harbour"),
        (
            "&lt;p&gt;The &amp;lt;dialog&amp;gt; of &lt;em&gt;the harbour&lt;/em&gt;&lt;/p&gt;",
            "The <dialog> of the harbour",
        ),
        ("The &amp;lt;b&amp;gt;harbour&amp;lt;/b&amp;gt; &amp;amp; its master", "The harbour & its master"),
        ("The &lt;b&gt;harbour&lt;/b&gt; &lt;script&gt;go()&lt;/script&gt;", "The harbour"),
    ],
)
def test_titles_keep_what_is_no_tag(written: str, read: str) -> None:
    assert of(rss(item(written)))[0].metadata.title == read


def test_an_entry_tells_its_own_publisher_and_address_in_any_case() -> None:
    told = "<dc:publisher xmlns:dc='http://purl.org/dc/elements/1.1/'>The Pilots</dc:publisher>"
    (one,) = of(rss(item(link="HTTPS://harbour.example/log") + told))
    assert one.metadata.publisher == "The Pilots" and one.metadata.url.lower() == HOME + "log"


def blog_entry(title: str, kind: str = "", new: str = "", more: str = "") -> str:
    told = (
        ""
        if not kind
        else f'<category scheme="http://schemas.google.com/g/2005#kind" term="http://x.example/kind#{kind}"/>'
    )
    told += f"<blogger:type>{new}</blogger:type>" if new else ""
    return f"<entry><id>{title}</id><title>{title}</title>{told}{more}<content type='text'>{TEXT}</content></entry>"


def test_an_export_of_a_blog_gives_what_readers_see() -> None:
    draft = "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>"
    entries = [
        blog_entry("A look", "template"),
        blog_entry("A switch", "settings"),
        blog_entry("A post", "post", more="<category scheme='http://x.example/ns' term='boats'/>"),
        blog_entry("A draft", "post", more=draft),
        blog_entry("An answer", "comment"),
        blog_entry("A new post", new="POST", more="<blogger:status>LIVE</blogger:status>"),
        blog_entry("A new draft", new="POST", more="<blogger:status>DRAFT</blogger:status>"),
        blog_entry("A new answer", new="COMMENT"),
        blog_entry("A film", "video"),
    ]
    spaces = "xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'"
    found = of(f"<?xml version='1.0'?><feed {spaces}><title>Harbour</title>{''.join(entries)}</feed>")
    assert [one.metadata.title for one in found] == ["A post", "A new post", "A film"]
    assert found[0].metadata.tags == ("boats",), "and no word of what kind it is"


def test_relative_addresses_go_by_where_the_feed_lies() -> None:
    head = '<link rel="self" href="https://harbour.example/news/feed.atom"/><link href="/news/"/>'
    entry = (
        f'<entry><id>urn:1</id><title>Log</title><link href="log.html"/><content type="text">{TEXT}</content></entry>'
    )
    (one,) = of(f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>H</title>{head}{entry}</feed>")
    assert one.metadata.url == HOME + "news/log.html"
