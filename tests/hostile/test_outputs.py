"""Nothing that a hostile page brings runs, sends or asks for anything in what we write: seen in Chromium and in the markup."""

from __future__ import annotations

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
