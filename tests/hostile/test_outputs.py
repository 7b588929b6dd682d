"""Nothing that a hostile page brings runs, sends or asks for anything in what we write: seen in Chromium and in the markup."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import html as parser

import reformat
from reformat.document import codec
from reformat.document.nodes import Article, Embed, Figure, Heading, Image, Link, Metadata, Paragraph, Text

SENTENCE = "The ferry carries a bell where its horn was, and the harbour sleeps through it until the morning. "
SVG = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIG9ubG9hZD0iYWxlcnQoMSkiPjxzY3JpcHQ+YWxlcnQoMSk8L3NjcmlwdD48cmVjdCB3aWR0aD0iOSIgaGVpZ2h0PSI5Ii8+PC9zdmc+"
VECTORS = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    f'<figure><img src="{SVG}" alt="A drawing of a bell"><figcaption>A bell</figcaption></figure>',
    '<svg onload="alert(1)"><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<a href="javascript:alert(1)">bell</a> <a href=" java\nscript:alert(1)">horn</a> <a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x">old</a><a href="https://h.example/" target="_blank" onclick="alert(1)">out</a>',
    '<iframe src="https://evil.example/frame"></iframe><object data="https://evil.example/o"></object><embed src="https://evil.example/e">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css">',
    '<form action="https://evil.example/post"><input autofocus onfocus="alert(1)"><button>Send</button></form>',
    '<p style="background:url(https://evil.example/b.png);width:expression(alert(1))">styled words that are part of the text.</p>',
    "<style>@import url(https://evil.example/i.css); body { background: url(https://evil.example/b2.png) }</style>",
    '<video src="https://evil.example/v.mp4" autoplay poster="https://evil.example/p.png"></video><audio src="https://evil.example/a.mp3" autoplay></audio>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">noscript words</p></noscript>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<template><img src=x onerror=alert(1)></template><textarea></textarea><img src=x onerror=alert(1)>",
    '<p lang=\'"><script>alert(1)</script>\' dir="rtl onmouseover=alert(1)" id="a\'b&quot;c">a paragraph whose language is a trick.</p>',
    "<p>text with ]]&gt; and &lt;script&gt;alert(1)&lt;/script&gt; as words, and a sign &#0; &#x1b; &#xFFFE;.</p>",
    '<table><tr><th onclick="alert(1)">Head</th><td colspan="99999999">cell</td></tr><tr><td>one</td><td>two</td></tr></table>',
    '<img src="https://evil.example/pixel.gif" alt="A bell on its frame" srcset="https://evil.example/2x.png 2x">',
    f'<picture><source srcset="{SVG} 2x, https://evil.example/s.png 1x"><img srcset="data:text/html,<script>alert(1)</script> 1x" alt="A bell"></picture>',
    '<svg><use href="https://evil.example/u.svg#x"/><use xlink:href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/><image href="https://evil.example/im.png"/></svg>',
    '<svg><foreignObject><iframe src="https://evil.example/fo"></iframe><body onload=alert(1)><p>words in a drawing</p></foreignObject></svg>',
    '<svg><animate attributeName="href" values="javascript:alert(1)"/><set attributeName="onmouseover" to="alert(1)"/><a><text>y</text></a></svg>',
    '<noscript><meta http-equiv="refresh" content="0;url=https://evil.example/n"></noscript><base href="javascript:alert(1)//">',
    '<link rel="preload" as="script" href="https://evil.example/pre.js"><link rel="dns-prefetch" href="//evil.example"><link rel="modulepreload" href="https://evil.example/m.js">',
    '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe><iframe src="javascript:alert(1)"></iframe><frameset onload="alert(1)"><frame src="https://evil.example/f">',
    '<button formaction="javascript:alert(1)">Press</button><input type="image" src="https://evil.example/i.png" formaction="https://evil.example/fa">',
    '<a href="https://h.example/" ping="https://evil.example/ping" download="x.exe" referrerpolicy="unsafe-url" target="_top">pinged</a>',
    '<math><maction actiontype="statusline#https://evil.example/ma" xlink:href="javascript:alert(1)">x<mtext>y</mtext></maction></math><math href="javascript:alert(1)"><mi>z</mi></math>',
    '<a href="java&#x09;script:alert(1)">tab</a><a href="&#106;&#97;&#118;&#97;&#115;cript&colon;alert(1)">entities</a><a href="\x01javascript:alert(1)">control</a>'
    '<a href="JaVaScRiPt&#0;:alert(1)">case</a><a href="java\u2028script:alert(1)">line</a><a href="\u00a0javascript:alert(1)">space</a><a href="ｊａｖａｓｃｒｉｐｔ:alert(1)">wide</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">page</a><a href="blob:https://evil.example/1">blob</a><a href="file:///etc/passwd">file</a><a href="//evil.example/x">same scheme</a>',
    "<style>@import 'https://evil.example/i2.css'; @font-face { font-family: x; src: url(//evil.example/f.woff) } p::before { content: url(https://evil.example/c.png) }</style>",
    "<p style=\"behavior:url(#default#time2);-moz-binding:url(https://evil.example/x.xml#y);background:image-set('https://evil.example/is.png' 1x)\">styled twice.</p>",
    '<details open ontoggle="alert(1)"><summary>Opened</summary>words inside</details><marquee onstart="alert(1)">moving words</marquee><dialog open oncancel="alert(1)">said</dialog>',
    '<audio src=x onerror="alert(1)"></audio><video><source onerror="alert(1)" src="https://evil.example/s.mp4"><track src="https://evil.example/t.vtt" default></video>',
    '<blockquote cite="javascript:alert(1)"><p>Quoted words with a source that is a trick.</p></blockquote><q cite="javascript:alert(1)">said</q>',
    '<portal src="https://evil.example/portal"></portal><fencedframe></fencedframe><applet code="x" archive="https://evil.example/a.jar"></applet><isindex action="javascript:alert(1)">',
    '<div id="main" name="cookie"><a id="rf-data" name="body"></a><form id="test" name="getElementById"><input name="attributes"></form></div><img name="documentElement" alt="clobbered">',
    '<p is="x-evil" slot="x" part="y" popover popovertarget="x" contenteditable autofocus onfocus=alert(1) tabindex=1>a paragraph with odd attributes.</p>',
    "<!--[if IE]><script>alert(1)</script><![endif]--><?xml-stylesheet href='https://evil.example/x.xsl'?><![CDATA[<script>alert(1)</script>]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
]


def page(inner: str) -> str:
    tricks = '"><script>alert(1)</script>'
    data = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": f"Bell {tricks}",
            "author": {"name": f"Ada {tricks}"},
            "url": "javascript:alert(1)",
            "articleSection": tricks,
        }
    )
    body = "".join(f"<p>{SENTENCE * 2}</p>{part}" for part in inner.split("\x01"))
    return f"""<!DOCTYPE html><html lang='en" onload="alert(1)'><head><title>Bell {tricks}</title>
<meta property="og:title" content='{tricks}'><meta name="author" content='{tricks}'><link rel="canonical" href="javascript:alert(1)">
<script type="application/ld+json">{data.replace("</", "<" + chr(92) + "/")}</script></head>
<body onload="alert(1)"><article><h1>Bell &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</h1>{body}</article></body></html>"""


ALL = page("\x01".join(VECTORS))
DATA = Article(
    Metadata(title="<script>alert(1)</script>", authors=('"><img src=x onerror=alert(1)>',), language='en" onload="x', url="javascript:alert(1)", section="<b>", published='"><script>'),
    blocks=(
        Heading(2, (Text("<script>alert(1)</script>"),), id='x" onclick="alert(1)'),
        Paragraph((Text(SENTENCE), Link((Text("go"),), "javascript:alert(1)"), Link((Text("there"),), 'https://a.example/"onclick="x')), language='"><script>'),
        Figure(image=Image(url="https://evil.example/p.png"), caption=(Text("<svg onload=alert(1)>"),)),
        Embed("javascript:alert(1)", kind="video", title="<iframe src=https://evil.example>"),
    ),
)  # fmt: skip
BAD = "javascript:alert(1)"
NODES = json.dumps({
    "schema": 1,
    "metadata": {"title": "Bell", "url": "data:text/html,<script>alert(1)</script>", "language": "x-<svg onload=alert(1)>", "rights": "<b>", "image": BAD},
    "blocks": [
        {"type": "paragraph", "id": "main", "inlines": [{"type": "text", "text": SENTENCE}, {"type": "link", "url": "data:text/html,x", "inlines": [{"type": "text", "text": "go"}]},
            {"type": "link", "url": "JAVASCRIPT:alert(1)", "label": '"onfocus=alert(1) autofocus "', "inlines": [{"type": "text", "text": "go"}]},
            {"type": "language", "language": '"><script>', "direction": 'rtl" onclick="alert(1)', "inlines": [{"type": "text", "text": "ga"}]},
            {"type": "ruby", "base": "<script>alert(1)</script>", "reading": "<img src=x onerror=alert(1)>"}, {"type": "noteref", "note": '"><script>', "text": "<i>"}]},
        {"type": "figure", "id": "x\" onload=\"alert(1)", "image": {"url": "https://evil.example/p.png", "asset": "/etc/passwd", "media_type": "image/svg+xml", "candidates": ["https://evil.example/q.png"]}, "alt": {"text": "\"><script>alert(1)</script>", "long": "<iframe src=https://evil.example>"}},
        {"type": "figure", "image": {"url": SVG}, "alt": {"text": "a drawing"}},
        {"type": "embed", "url": BAD, "kind": "video", "title": "<script>", "provider": "\"><b>"},
        {"type": "code", "text": "</code></pre><script>alert(1)</script>", "syntax": "\" onload=\"alert(1)"},
        {"type": "quote", "cite": BAD, "blocks": [{"type": "paragraph", "inlines": [{"type": "text", "text": SENTENCE}]}]},
        {"type": "note", "name": "\"><script>", "label": "<b>", "blocks": []},
        {"type": "table", "summary": "<script>", "rows": [{"cells": [{"inlines": [], "scope": "\" onclick=\"alert(1)", "id": "</td>"}]}]},
    ],
})  # fmt: skip
WXR = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>x</title><item><title><![CDATA[<img src=x onerror=alert(1)>]]></title><link>javascript:alert(1)</link><dc:creator><![CDATA["><script>alert(1)</script>]]></dc:creator>
<content:encoded><![CDATA[{SENTENCE * 2}

[caption id="x" onload="alert(1)"]<img src="https://evil.example/c.png" onerror="alert(1)"> words[/caption]

{"".join(f"<p>{SENTENCE}</p>{v}" for v in VECTORS if "]]" not in v)}]]></content:encoded><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item></channel></rss>"""


def mhtml() -> bytes:
    """A saved page whose parts are tricks: their addresses, their types, a frame, a style."""
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload='alert(1)'><script>alert(1)</script><rect width='9' height='9'/></svg>"
    parts = [("text/html; charset=utf-8", "javascript:alert(1)", ALL.encode() + b"<figure><img src='cid:pic' alt='A bell'></figure>"), ("image/svg+xml", "cid:pic", drawing),
             ("text/html", "https://evil.example/frame", b"<script>alert(1)</script>"), ("text/css", "https://evil.example/x.css", b"@import url(https://evil.example/y.css)")]  # fmt: skip
    out = b"MIME-Version: 1.0\nSnapshot-Content-Location: javascript:alert(1)\nContent-Type: multipart/related; boundary=xx\n\n"
    for kind, place, body in parts:
        name = f"Content-ID: <{place[4:]}>" if place.startswith("cid:") else f"Content-Location: {place}"
        out += (
            f"--xx\nContent-Type: {kind}\n{name}\nContent-Transfer-Encoding: base64\n\n".encode()
            + base64.encodebytes(body)
        )
    return out + b"--xx--\n"


FEED = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>x</title><item>
<title>&lt;script&gt;alert(1)&lt;/script&gt;</title><link>javascript:alert(1)</link><author>"&gt;&lt;img src=x onerror=alert(1)&gt;</author>
<content:encoded><![CDATA[{"".join(f"<p>{SENTENCE * 2}</p>{v}" for v in VECTORS if "]]" not in v)}]]></content:encoded></item></channel></rss>"""
MD = f"""---
title: "<script>alert(1)</script>"
author: "\\"><img src=x onerror=alert(1)>"
url: "javascript:alert(1)"
lang: "en\\" onload=\\"x"
---

# Bell <img src=x onerror=alert(1)>

{SENTENCE}[go](javascript:alert(1)) [to](data:text/html,x) ![pixel](https://evil.example/p.png)

{SENTENCE}<script>alert(1)</script>

<iframe src="https://evil.example/f"></iframe>

{SENTENCE}
"""
CASES: dict[str, Any] = {
    "page": lambda: reformat.Source.html(ALL, base_url="https://paper.example/a"),
    "fragment": lambda: reformat.Source.html("".join(VECTORS) + f"<p>{SENTENCE}</p>", whole_page=False),
    "scrape": lambda: reformat.Source.text("\n\n".join([f"{SENTENCE * 2}{v}" for v in VECTORS])),
    "data": lambda: DATA,
    "article.json": lambda: reformat.Source.bytes(codec.encode(DATA), name="article.json"),
    "feed": lambda: reformat.Source.bytes(FEED.encode(), name="feed.xml"),
    "nodes": lambda: reformat.Source.bytes(NODES.encode(), name="article.json"),
    "WordPress": lambda: reformat.Source.bytes(WXR.encode(), name="export.xml"),
    "saved page": lambda: reformat.Source.bytes(mhtml(), name="page.mhtml"),
    "front matter": lambda: reformat.Source.bytes(MD.encode(), name="note.md"),
}


@pytest.fixture(scope="module", params=sorted(CASES))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page and the book's documents of one hostile source, unpacked."""
    result = reformat.convert(CASES[request.param](), to=("html", "epub"))
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "article.html").write_text(result.html, "utf-8")
    (folder / "fragment.html").write_text(f"<!DOCTYPE html><title>x</title>{result.html_fragment}", "utf-8")
    with zipfile.ZipFile(io.BytesIO(result.epub)) as book:
        book.extractall(folder / "book")
    return folder


def documents(folder: Path) -> list[Path]:
    return [folder / "article.html", folder / "fragment.html", *sorted((folder / "book").rglob("*.xhtml"))]


def test_no_document_holds_anything_active(made: Path) -> None:
    for path in documents(made):
        root = parser.document_fromstring(path.read_bytes())
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            tag = element.tag.rpartition("}")[2].rpartition(":")[2]
            assert tag not in (
                "iframe",
                "object",
                "embed",
                "form",
                "base",
                "frame",
                "frameset",
                "animate",
                "set",
                "use",
            ), (path, tag)
            for name, value in element.attrib.items():
                assert not str(name).lower().startswith("on"), (path.name, tag, name)
                if str(name).rpartition(":")[2] in ("href", "src", "action", "poster", "data", "srcset"):
                    assert re.match(
                        r"(https?:|mailto:|tel:|#|data:(image/(png|jpeg|gif|webp|svg)|audio/)|[\w./-]+(#|$))", value
                    ), (path.name, tag, value[:80])
                    assert tag in ("a", "link") or not value.startswith("http"), (path.name, tag, value[:80])
            if tag == "meta":
                assert (element.get("http-equiv") or "").lower() != "refresh"
        if path.suffix == ".xhtml" or path.name == "fragment.html":
            assert root.find(".//script") is None


def test_pictures_of_the_book_hold_no_script(made: Path) -> None:
    for path in (made / "book").rglob("*.svg"):
        assert b"script" not in path.read_bytes() and b"onload" not in path.read_bytes()


def test_nothing_runs_and_nothing_is_asked_for(made: Path, browser: Any) -> None:
    asked: list[str] = []
    ran: list[str] = []
    for path in documents(made):
        tab = browser.new_page()
        tab.on("request", lambda r: asked.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
        tab.on("dialog", lambda d: (ran.append(d.message), d.dismiss()))
        tab.goto(path.as_uri())
        tab.wait_for_timeout(150)
        assert tab.url == path.as_uri()
        tab.close()
    assert asked == [] and ran == []
