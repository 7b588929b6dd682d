"""What feeds say of their entries: everybody, at the place's own time, in the entry's own language; beginnings are refused."""

import json

import pytest

from reformat.document.nodes import Embed, Figure
from reformat.document.source import Source
from reformat.document.walk import plain
from reformat.errors import NoArticle, Undecodable
from reformat.pipeline import Kit
from reformat.readers.feed import FeedReader
from reformat.readers.front_matter import front_metadata, split_front_matter
from reformat.readers.jsonfeed import JsonFeedReader
from reformat.readers.mhtml import MhtmlReader
from reformat.settings.tree import Settings
from tests.prepared import prepared

SPACES = " ".join(
    f'xmlns:{name}="{at}"'
    for name, at in {
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "media": "http://search.yahoo.com/mrss/",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "wp": "http://wordpress.org/export/1.2/",
    }.items()
)
BODY = "<content:encoded><![CDATA[<p>The pier has a new plank, and the old one burns well.</p>]]></content:encoded>"


def rss(item: str, channel: str = "") -> list[Source]:
    feed = f'<rss version="2.0" {SPACES}><channel><title>Quays</title>{channel}<item>{item}</item></channel></rss>'
    return list(FeedReader().expand(Source.bytes(feed.encode(), name="f.xml")))


def atom(entry: str, head: str = "") -> list[Source]:
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom" {head}<entry>{entry}</entry></feed>'
    return list(FeedReader().expand(Source.bytes(feed.encode(), name="a.xml")))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Wed, 04 Mar 2026 09:30:00 +0900", "2026-03-04T09:30:00+09:00"),
        ("Wed, 04 Mar 2026 09:30:00 KST", "2026-03-04T09:30:00+09:00"),
        ("Wed, 04 Mar 2026 09:30:00 EST", "2026-03-04T09:30:00-05:00"),
        ("Wednesday, 4 Mar 2026 09:30 CET", "2026-03-04T09:30:00+01:00"),
        ("4 Mar 2026 09:30:00 Z", "2026-03-04T09:30:00+00:00"),
        ("2026-03-04 09:30:00", "2026-03-04T09:30:00"),
        ("2026년 3월 4일 09:30", "2026-03-04T09:30:00"),
    ],
)
def test_dates_keep_their_zones(written: str, date: str) -> None:
    (entry,) = rss(f"<title>T</title><pubDate>{written}</pubDate>{BODY}")
    assert entry.metadata.published == date


def test_no_date_is_none() -> None:
    (entry,) = rss(f"<title>T</title><pubDate>0000-00-00 00:00:00</pubDate>{BODY}")
    assert not entry.metadata.published


def test_the_whole_body_under_a_portals_own_name() -> None:
    whole = '<p:full-text xmlns:p="urn:portal">The pier has a new plank.\n\nThe old one burns well.</p:full-text>'
    (entry,) = rss(f"<title>T</title><description>The pier has a new plank.</description>{whole}")
    assert entry.content() == b"<p>The pier has a new plank.</p><p>The old one burns well.</p>"


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("<dc:creator>Ada Quill</dc:creator><dc:creator>Bert Cask</dc:creator>", ("Ada Quill", "Bert Cask")),
        ("<dc:creator>Ada Quill and Bert Cask</dc:creator>", ("Ada Quill", "Bert Cask")),
        ("<author>ada@quays.example (Ada Quill)</author>", ("Ada Quill",)),
        ("<author>홍길동 기자</author>", ("홍길동",)),
        ("<itunes:author>Ada Quill</itunes:author>", ("Ada Quill",)),
        ('<media:credit role="author">Ada Quill</media:credit>', ("Ada Quill",)),
        ('<media:credit role="photographer">Cora Dene</media:credit>', ()),
        ("<author>ada@quays.example</author>", ()),
    ],
)
def test_authors(written: str, authors: tuple[str, ...]) -> None:
    (entry,) = rss(f"<title>T</title>{written}{BODY}", "<managingEditor>ed@quays.example (Ed)</managingEditor>")
    assert entry.metadata.authors == authors


def test_everything_else_that_rss_says() -> None:
    (entry,) = rss(
        "<title>Rope &amp;amp; sail</title><link>https://q.example/1</link><description>In short.</description>"
        "<dcterms:modified>2026-03-05T01:02:03Z</dcterms:modified><dc:date>2026-03-04</dc:date><dc:language>de</dc:language>"
        '<category>Quays</category><category domain="x">Ropes</category><dc:rights>CC0</dc:rights>'
        f'<media:content url="https://q.example/p.jpg" medium="image"/><itunes:subtitle>Under it</itunes:subtitle>{BODY}',
        "<language>en-gb</language><copyright>Quays Ltd</copyright>",
    )
    known = entry.metadata
    assert (known.title, known.subtitle, known.description) == ("Rope & sail", "Under it", "In short.")
    assert (known.language, known.rights, known.tags) == ("de", "CC0", ("Quays", "Ropes"))
    assert (known.image, known.publisher, known.url) == ("https://q.example/p.jpg", "Quays", "https://q.example/1")


def test_description_of_a_picture_is_not_the_body() -> None:
    (entry,) = rss(
        "<title>T</title><description>The body itself, long enough to be one.</description>"
        '<media:content url="https://q.example/p.jpg"><media:description>A pier.</media:description></media:content>'
    )
    assert entry.content() == b"<p>The body itself, long enough to be one.</p>"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_description_of_a_picture_is_the_pictures(order: tuple[int, int]) -> None:
    told = "A pier of old planks, with gulls on each of them and a boy who counts the gulls on the planks."
    parts = (
        "<description>The body of it is short.</description>",
        f'<media:content url="https://q.example/p.jpg" medium="image"><media:description>{told} &amp; "so"</media:description></media:content>',
    )
    (entry,) = rss("<title>T</title>" + "".join(parts[n] for n in order))
    (paragraph, figure) = prepared(entry).article.blocks
    assert isinstance(figure, Figure) and figure.alt.text == f'{told} & "so"'
    assert plain(paragraph.inlines) == "The body of it is short."  # type: ignore[union-attr]
    assert entry.metadata.description == ""


def test_the_keeper_of_the_machines_is_no_publisher() -> None:
    (entry,) = rss(f"<title>T</title>{BODY}", "<webMaster>keeper@quays.example</webMaster>")
    assert entry.metadata.publisher == "Quays"


def test_an_entry_that_stands_twice_is_one_article() -> None:
    item = f"<title>T</title><guid>1</guid><link>https://q.example/1</link>{BODY}"
    later = item.replace("burns well", "burns badly")
    assert [one.content() for one in rss(f"{item}</item><item>{item}</item><item>{later}")] == [
        rss(one)[0].content() for one in (item, later)
    ]


def test_body_escaped_twice() -> None:
    (entry,) = rss("<title>T</title><description>&amp;lt;p&amp;gt;Words.&amp;lt;/p&amp;gt;</description>")
    assert entry.content() == b"<p>Words.</p>"


@pytest.mark.parametrize(
    "beginning",
    [
        "The pier has a new […]",
        "The pier has a new plank and …",
        "The pier has a new plank... &lt;a href='x'&gt;Read more&lt;/a&gt;",
        "다리에 새 널이 놓였다... 더보기",
    ],
)
def test_beginnings_are_refused_and_named(beginning: str) -> None:
    (entry,) = rss(f"<title>T</title><link>https://q.example/1</link><description>{beginning}</description>")
    with pytest.raises(NoArticle, match="only the beginning") as refused:
        entry.content()
    assert "https://q.example/1" in refused.value.hint


def test_rdf() -> None:
    feed = (
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {SPACES}>'
        "<channel><title>Quays</title><dc:publisher>Quay House</dc:publisher><dc:language>ja</dc:language></channel>"
        "<item><title>T</title><link>https://q.example/1</link><dc:creator>Ada Quill</dc:creator>"
        f"<dc:date>2026-03-04T09:30+09:00</dc:date><dc:subject>Ropes</dc:subject>{BODY}</item></rdf:RDF>"
    )
    (entry,) = FeedReader().expand(Source.bytes(feed.encode(), name="r.xml"))
    known = entry.metadata
    assert (known.published, known.authors, known.tags) == ("2026-03-04T09:30:00+09:00", ("Ada Quill",), ("Ropes",))
    assert (known.publisher, known.language) == ("Quay House", "ja")


def test_atom_goes_by_its_own_bases_languages_and_authors() -> None:
    xhtml = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ein <a href="2">Wort</a>.</p></div></content>'
    head = (
        'xml:lang="ko" xml:base="https://q.example/feed/"><title>Quays</title><author><name>Desk Crew</name></author>'
    )
    (entry,) = atom(
        '<title type="html">A &lt;b&gt;bold&lt;/b&gt; word</title><id>urn:1</id><link href="1.html"/>'
        f'<updated>2026-03-04T09:30:00+09:00</updated><category term="r" label="Ropes"/>{xhtml}',
        head.replace(">", '><link rel="self" href="x"/>', 1),
    )
    known = entry.metadata
    assert (known.title, known.authors, known.tags) == ("A bold word", ("Desk Crew",), ("Ropes",))
    assert (known.url, entry.base_url) == ("https://q.example/feed/1.html", "https://q.example/feed/")
    assert known.published == known.modified == "2026-03-04T09:30:00+09:00"
    assert entry.content() == b'<p>Ein <a href="2">Wort</a>.</p>'


def test_entry_from_elsewhere_and_body_elsewhere() -> None:
    (taken,) = atom("<title>T</title><source><title>Other House</title></source><content>Some words.</content>", ">")
    assert taken.metadata.publisher == "Other House"
    (apart,) = atom('<title>T</title><link href="https://q.example/1"/><content src="https://q.example/1"/>', ">")
    with pytest.raises(NoArticle, match="only the beginning"):
        apart.content()


def test_wordpress_names_people_sections_and_the_local_time() -> None:
    (post,) = rss(
        f"<title>T</title><dc:creator>ada</dc:creator>{BODY}<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
        "<wp:post_date>2026-03-04 09:30:00</wp:post_date><wp:post_date_gmt>2026-03-04 00:30:00</wp:post_date_gmt>"
        '<category domain="category" nicename="q">Quays</category><category domain="post_tag" nicename="r">Ropes</category>',
        "<wp:author><wp:author_login><![CDATA[ada]]></wp:author_login>"
        "<wp:author_display_name><![CDATA[Ada Quill]]></wp:author_display_name></wp:author>",
    )
    known = post.metadata
    assert (known.authors, known.published) == (("Ada Quill",), "2026-03-04T09:30:00+09:00")
    assert (known.section, known.tags) == ("Quays", ("Ropes",))


def test_broken_feed_gives_what_can_be_read() -> None:
    item = "<item><title>A & b</title><description>&lt;p&gt;Words &amp; more</description></item>"
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel>{item}<item><title>Cut off"
    entry, bare, end = FeedReader().expand(Source.bytes(feed.encode(), name="f.xml"))
    assert (entry.metadata.title, entry.content()) == ("A & b", b"<p>Words & more")
    assert [str(bare.fault), str(end.fault)] == [
        "f.xml#2: the feed holds only the headline of this entry",
        "f.xml is cut off behind entry 2",
    ]


def test_an_episode_is_a_player_with_its_title_and_length() -> None:
    sound = (
        '<enclosure url="https://q.example/1.mp3?a=1&amp;b=2" type="audio/mpeg"/><itunes:duration>754</itunes:duration>'
    )
    (source,) = rss(f"<title>Walk &amp; 'three'</title><description>Words of it.</description>{sound}")
    (embed,) = [b for b in prepared(source).article.blocks if isinstance(b, Embed)]
    assert (embed.url, embed.title, embed.duration) == ("https://q.example/1.mp3?a=1&b=2", "Walk & 'three'", "12:34")


@pytest.mark.parametrize("end", ["</rss>", "</rss>\n<!-- made by hand -->\n"])
def test_a_whole_feed_is_not_called_cut_off(end: str) -> None:
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><item><description>Words.</description></item></channel>{end}"
    (entry,) = FeedReader().expand(Source.bytes(feed.encode(), name="f.xml"))
    assert entry.fault is None


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Quays", "language": "en-gb", "authors": [{"name": "Desk Crew"}],
        "items": [
            {"id": "1", "url": "https://q.example/1", "title": "T", "content_html": "<p>Words.</p>", "summary": "In short.",
             "date_published": "2026-03-04T09:30:00+09:00", "authors": [{"name": "Ada Quill"}, {"name": "Bert Cask"}],
             "tags": ["Quays"], "image": "https://q.example/p.jpg"},
            {"id": "2", "content_text": "One < two.\n\nThree."},
            {"id": "3", "title": "No body"},
        ],
    }  # fmt: skip
    source = Source.bytes(json.dumps(feed).encode(), name="f.json")
    assert Kit.of(Settings()).registry.reader(source).media == "jsonfeed"
    first, second, third = JsonFeedReader().expand(source)
    assert str(third.fault) == "f.json#3: the feed holds only the headline of this item"
    known = first.metadata
    assert (known.authors, known.published) == (("Ada Quill", "Bert Cask"), "2026-03-04T09:30:00+09:00")
    assert (known.publisher, known.language, known.tags, known.description) == (
        "Quays",
        "en-GB",
        ("Quays",),
        "In short.",
    )
    assert second.content() == b"<p>One &lt; two.</p><p>Three.</p>"
    assert second.metadata.authors == ("Desk Crew",)
    with pytest.raises(NoArticle):
        list(JsonFeedReader().expand(Source.bytes(b'{"version": "https://jsonfeed.org/version/1", "items": []}')))
    with pytest.raises(Undecodable):
        list(JsonFeedReader().expand(Source.bytes(b'{"version": "https://jsonfeed.org/version/1", "items": 3}')))


FRONT = """---
title: "Pier: a story"
subtitle: >
  folded
  words
date: 2026-03-04 09:30:00 +0900
lastmod: 2026-03-05
author:
  - name: Ada Quill
    email: ada@q.example
  - Bert Cask
tags: [quays, "ropes, long", 'sails']
lang: en_gb   # a comment
description: plain words
  that go on
cover:
  src: a.jpg
---
# Body
---
more
"""


@pytest.mark.parametrize("text", [FRONT, FRONT.replace("\n", "\r\n"), f"\ufeff{FRONT}"])
def test_front_matter_in_yaml(text: str) -> None:
    front, body = split_front_matter(text)
    known = front_metadata(front)
    assert (known.title, known.subtitle, known.description) == (
        "Pier: a story",
        "folded words",
        "plain words that go on",
    )
    assert (known.published, known.modified) == ("2026-03-04T09:30:00+09:00", "2026-03-05")
    assert (known.authors, known.tags) == (("Ada Quill", "Bert Cask"), ("quays", "ropes, long", "sails"))
    assert (known.language, known.image) == ("en-GB", "a.jpg")
    assert body.split() == ["#", "Body", "---", "more"]


def test_front_matter_in_toml_and_lines_that_are_none() -> None:
    front, body = split_front_matter(
        '+++\ntitle = "Pier"\ndate = 2026-03-04T09:30:00+09:00\nauthors = ["Ada Quill"]\n+++\nWords'
    )
    known = front_metadata(front)
    assert (known.title, known.published, known.authors, body) == (
        "Pier",
        "2026-03-04T09:30:00+09:00",
        ("Ada Quill",),
        "Words",
    )
    prose = "---\nA rule stands above, and one below.\n---\nMore"
    assert split_front_matter(prose) == ("", prose)


def test_letter_and_saved_page() -> None:
    def opened(sender: str) -> Source:
        head = f"From: {sender}\nSubject: Planks\nDate: Wed, 04 Mar 2026 09:30:00 +0900\nContent-Type: text/html\n\n<p>Words.</p>"
        (page,) = MhtmlReader().expand(Source.bytes(head.encode(), name="x.eml"))
        return page

    letter = opened("Ada Quill <ada@q.example>").metadata
    assert (letter.title, letter.authors, letter.contacts) == ("Planks", ("Ada Quill",), ("ada@q.example",))
    assert letter.published == "2026-03-04T09:30:00+09:00"
    assert opened("<Saved by Blink>").metadata.title == ""


def test_an_entry_whose_content_is_empty_takes_no_other_along() -> None:
    entry = "<id>a</id><title>one</title><content type='html'></content></entry>"
    whole = "<entry><id>b</id><title>two</title><content type='html'>Words of it.</content>"
    bare, full = atom(f"{entry}{whole}")
    assert str(bare.fault) == "a.xml#1: the feed holds only the headline of this entry"
    assert b"Words of it." in full.content()


def test_what_an_item_of_a_json_feed_brings_to_be_heard() -> None:
    item = {
        "id": "1", "url": "/walks/1", "title": "Walk", "content_html": "<p>Words of it, enough of them for one.</p>",
        "attachments": [
            {"url": "https://q.example/1.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 754},
            {"url": "https://q.example/1.pdf", "mime_type": "application/pdf"},
            "no attachment",
        ],
    }  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "home_page_url": "https://q.example/", "items": [item]}
    (source,) = JsonFeedReader().expand(Source.bytes(json.dumps(feed).encode(), name="f.json"))
    assert source.metadata.url == "https://q.example/walks/1"
    (embed,) = [b for b in prepared(source).article.blocks if isinstance(b, Embed)]
    assert (embed.url, embed.duration) == ("https://q.example/1.mp3", "12:34")
