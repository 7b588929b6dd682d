"""Addresses and encodings that are none: a page may write anything where either is looked for, and is read all the same."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from reformat.document.conservation import balance
from reformat.document.source import Source
from reformat.pipeline import Kit, expand, prepare, write
from reformat.speech.script import script
from reformat.writers.writer import Item

KIT = Kit.of()
SAID = "The mill at the quay, shut since the flood, grinds again from Monday on, and the baker buys it all. "
NONE = (
    "http://[::1",
    "//[",
    "http://\u2100.example/",
    "http://a:99999999/",
    "http:\\\\[x",
    "mailto:[",
    "https://[.x/[",
)


def page(url: str) -> str:
    linked = {"@type": "NewsArticle", "@id": url, "url": url, "mainEntityOfPage": url, "author": {"url": url}}
    return (
        f"<base href='{url}'><link rel=canonical href='{url}'><meta property=og:url content='{url}'>"
        f"<script type='application/ld+json'>{json.dumps(linked)}</script><article><h1>The mill grinds</h1>"
        f"<p class=byline><a rel=author href='{url}'>Ada Moor</a><p>{SAID * 3}<a href='{url}'>the quay</a>"
        f"<p>{SAID * 3}<figure><img src='{url}' srcset='{url} 2x' alt=mill><figcaption>The mill</figcaption></figure>"
        f"<iframe src='{url}'></iframe><video src='{url}' poster='{url}'></video><p>{url}<p><a href='{url}'>{url}</a>"
        f"<blockquote cite='{url}'>{SAID}</blockquote></article>"
    )


def feed(url: str) -> bytes:
    entry = f"<title>The mill</title><link>{url}</link><guid>{url}</guid><enclosure url='{url}' type='image/png'/>"
    return f"<rss version='2.0'><channel><link>{url}</link><item xml:base='{url}'>{entry}<description><![CDATA[{page(url)}]]></description></item></channel></rss>".encode()  # fmt: skip


FORMS: dict[str, Callable[[str], Source]] = {
    "page": lambda url: Source.html(page(url)),
    "page from there": lambda url: Source.html(page(url), base_url=url),
    "fragment": lambda url: Source.html(page(url), whole_page=False),
    "text": lambda url: Source.text(f"The mill grinds\n\n{SAID * 3}\n\n{url}\n\n{SAID} [the quay]({url}) <{url}>\n"),
    "Markdown": lambda url: Source.bytes(
        f"---\nurl: {url}\n---\n\n# Mill\n\n{SAID * 3}\n\n[a]({url}) ![b]({url})\n".encode(), name="a.md"
    ),
    "feed": lambda url: Source.bytes(feed(url), name="feed.xml"),
    "record": lambda url: Source.bytes(json.dumps({"url": url, "html": page(url)}).encode() + b"\n", name="a.jsonl"),
    "letter": lambda url: Source.bytes(
        f"MIME-Version: 1.0\nSnapshot-Content-Location: {url}\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        f"Content-Type: text/html\nContent-Location: {url}\n\n{page(url)}\n--x--\n".encode(),
        name="a.mhtml",
    ),
}


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("url", NONE)
def test_an_address_that_is_none_takes_no_article_along(form: str, url: str) -> None:
    for source in expand(FORMS[form](url), KIT):
        draft = prepare(source, KIT)
        assert balance(draft).holds and SAID.strip() in " ".join(draft.source_text.split())
        script(draft.article, KIT.settings)
        assert list(write([Item(draft.article, identity="x")], ("html", "epub", "text"), KIT))


CODECS = ("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7", "hex", "zlib", "rot13")


@pytest.mark.parametrize("codec", [*CODECS, "utf-16", "x" * 5000])
@pytest.mark.parametrize("where", ["meta", "caller", "letter"])
def test_an_encoding_that_no_page_has_is_not_believed(codec: str, where: str) -> None:
    body = f"<meta charset='{codec if where == 'meta' else ''}'><article><h1>The mill</h1><p>{SAID * 3}<p>\\ud800 {SAID * 3}"
    data = body.encode() + b"\xe9t\xe9 \xff</article>"
    if where == "letter":
        data = (
            f'Subject: =?{codec}?Q?=ff?=\nMIME-Version: 1.0\nContent-Type: text/html; charset="{codec}"\n\n'.encode()
            + data
        )
    source = Source.bytes(
        data, name="a.eml" if where == "letter" else "a.html", encoding=codec if where == "caller" else ""
    )
    drafts = [prepare(inner, KIT) for inner in expand(source, KIT)]
    assert all(SAID.strip() in " ".join(draft.source_text.split()) for draft in drafts) and drafts
