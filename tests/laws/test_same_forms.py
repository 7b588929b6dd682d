"""One article in five writings has the same headings, lists, quotations, figures and tables in each.

A page, Markdown, WordPress' blocks in an export, AMP and a page in an envelope say the same in other markup; whoever moves
by headings, figures and tables must find the same ones, whichever of them was at hand.
"""

from __future__ import annotations

import base64
import quopri
import re
from collections.abc import Callable
from html import escape

import pytest

from reformat.document.conservation import balance
from reformat.document.nodes import AnyBlock, Article, Code, Figure, Heading, List, Quote, Table
from reformat.document.source import Source
from reformat.document.walk import plain, text_of
from reformat.pipeline import Kit, expand, prepare

KIT = Kit.of()
TITLE = "How the mill on the Ossery was brought back to work"
HOST = "https://mill.example"
LONG = (
    "For eleven years the wheel had stood still, and the reeds had grown up through its paddles. Then a carpenter of the "
    "village asked whether anybody would help him to lift it out of the water, and nearly everybody came."
)
MORE = (
    "Nobody was paid, and the wood came from a barn that a storm had taken down the winter before. What was missing was "
    "bought with the money that a fair on the green had brought in, one cake and one song at a time."
)
Part = tuple[str, object]
PARTS: list[Part] = [
    ("p", LONG),
    ("h2", "A wheel out of the water"),
    ("p", MORE),
    ("figure", ("wheel.jpg", "Nine people lift a wooden wheel", "The wheel is lifted out of the race.")),
    ("p", LONG.replace("eleven", "a dozen or so")),
    ("ul", ["new paddles of larch", "two iron hoops", "a bearing of oak"]),
    ("h3", "What it grinds"),
    ("p", MORE.replace("Nobody", "At first nobody")),
    ("table", [["Grain", "Sacks", "Price"], ["Rye", "40", "12"], ["Oats", "25", "9"]]),
    ("quote", "I had only wanted to know whether it still turns, and then it did not stop for three days."),
    ("h2", "How it goes on"),
    ("p", LONG.replace("eleven", "many")),
    ("ol", ["open the gate by a hand", "wait for the stone", "pour the grain"]),
    ("pre", "gate = 3\nstone = 2"),
    ("hr", ""),
    (
        "p",
        'Whoever wants to help finds the <a href="https://mill.example/help">list of what is <b>missing</b></a> there.',
    ),
    ("nest", ["wood: larch or oak", "iron: hoops"]),
    ("figure", ("stone.jpg", "A millstone leans on a wall", "")),
    ("p", MORE.replace("a fair", "another fair")),
]


def items(kind: str, rows: object) -> str:
    assert isinstance(rows, list)
    return f"<{kind}>{''.join(f'<li>{row}</li>' for row in rows)}</{kind}>"


def grid(rows: object) -> str:
    assert isinstance(rows, list)
    head, *body = rows
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
    return (
        f"<table><thead><tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr></thead><tbody>{cells}</tbody></table>"
    )


def element(part: Part, image: str = '<img src="{}" alt="{}" width="800" height="500">') -> str:
    match part:
        case "figure", (str() as file, str() as alt, str() as caption):
            below = f"<figcaption>{caption}</figcaption>" if caption else ""
            return f"<figure>{image.format(f'{HOST}/i/{file}', alt)}{below}</figure>"
        case "hr", _:
            return "<hr>"
        case "nest", [one, other]:
            (name, what), (also, more) = (row.split(": ") for row in (one, other))
            return f"<ul><li>{name}<ul><li>{what}</li></ul></li><li>{also}<ul><li>{more}</li></ul></li></ul>"
        case ("ul" | "ol") as kind, rows:
            return items(kind, rows)
        case "table", rows:
            return grid(rows)
        case "quote", words:
            return f"<blockquote><p>{words}</p></blockquote>"
        case "pre", words:
            return f"<pre><code>{escape(str(words))}</code></pre>"
        case kind, words:
            return f"<{kind}>{words}</{kind}>"


def whole(body: str, more: str = "", html: str = "") -> str:
    return (
        f'<!doctype html><html {html} lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{more}</head><body>'
        f'<header><a href="/">Mill news</a></header><main><article><h1>{TITLE}</h1>{body}</article></main>'
        "<footer>© Mill news</footer></body></html>"
    )


def page() -> bytes:
    return whole("".join(map(element, PARTS))).encode()


def amp() -> bytes:
    image = '<amp-img src="{}" alt="{}" width="800" height="500" layout="responsive"></amp-img>'
    more = '<script async src="https://cdn.ampproject.org/v0.js"></script><style amp-custom>p{margin:0}</style>'
    return whole("".join(element(part, image) for part in PARTS), more, "⚡").encode()


def envelope() -> bytes:
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {HOST}/a\r\nMIME-Version: 1.0\r\n"
    kind = 'Content-Type: multipart/related; type="text/html"; boundary="edge"\r\n\r\n'
    main = "--edge\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    main += f"Content-Location: {HOST}/a\r\n\r\n{quopri.encodestring(page()).decode()}\r\n"
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\nnone").decode()
    shown = f"--edge\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {HOST}/i/x.png\r\n"
    return f"{head}{kind}{main}{shown}\r\n{picture}\r\n--edge--\r\n".encode()


BLOCKS = {
    "p": "paragraph", "h2": "heading", "h3": "heading", "ul": "list", "ol": "list", "figure": "image", "table": "table",
    "quote": "quote", "pre": "code", "hr": "separator", "nest": "list",
}  # fmt: skip


def gutenberg() -> bytes:
    def block(part: Part) -> str:
        name, inner = BLOCKS[part[0]], element(part)
        if name == "list":
            inner = inner.replace("<li>", "<!-- wp:list-item --><li>").replace("</li>", "</li><!-- /wp:list-item -->")
        elif name == "table":
            inner = f'<figure class="wp-block-table">{inner}</figure>'
        elif name == "image":
            inner = inner.replace("<figure>", '<figure class="wp-block-image size-large">').replace(
                "<figcaption>", '<figcaption class="wp-element-caption">'
            )
        return f"<!-- wp:{name} -->\n{inner}\n<!-- /wp:{name} -->"

    body = "\n\n".join(map(block, PARTS))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Mill news</title><language>en</language><item>'
        f"<title>{TITLE}</title><content:encoded><![CDATA[{body}]]></content:encoded><wp:status>publish</wp:status>"
        "<wp:post_type>post</wp:post_type><wp:post_id>7</wp:post_id></item></channel></rss>"
    ).encode()


def markdown() -> bytes:
    def lines(part: Part) -> str:
        match part:
            case "figure", (file, alt, caption):
                return f"![{alt}]({HOST}/i/{file})" + (f"\n*{caption}*" if caption else "")
            case "hr", _:
                return "---"
            case "nest", list() as rows:
                return "\n".join("- {}\n    - {}".format(*row.split(": ")) for row in rows)
            case "p", str() as words:
                bold = words.replace("<b>", "**").replace("</b>", "**")
                return re.sub(r'<a href="([^"]+)">(.*?)</a>', r"[\2](\1)", bold)
            case "ul", list() as rows:
                return "\n".join(f"- {row}" for row in rows)
            case "ol", list() as rows:
                return "\n".join(f"{number}. {row}" for number, row in enumerate(rows, 1))
            case "table", [head, *body]:
                rule = "|".join("---" for _ in head)
                return "\n".join([" | ".join(head), rule, *(" | ".join(row) for row in body)])
            case "quote", words:
                return f"> {words}"
            case "pre", words:
                return f"```\n{words}\n```"
            case kind, words:
                return f"{'#' * int(kind[1])} {words}" if kind[0] == "h" else str(words)

    return f"# {TITLE}\n\n{chr(10).join(f'{lines(part)}{chr(10)}' for part in PARTS)}".encode()


FORMS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a page": ("a.html", page),
    "Markdown": ("a.md", markdown),
    "WordPress' blocks": ("a.xml", gutenberg),
    "AMP": ("a.amp.html", amp),
    "an envelope": ("a.mhtml", envelope),
}


def told(block: AnyBlock) -> str:
    match block:
        case Heading(level=level):
            return f"heading {level} {text_of(block)}"
        case List(ordered=ordered):
            return f"list {ordered} {[' / '.join(map(told, one.blocks)) for one in block.items]}"
        case Figure(image=image, alt=alt):
            url = image.url if image is not None else ""
            return f"figure {url} {alt.text} | {plain(block.caption)}"
        case Table():
            return f"table {[[(cell.header, plain(cell.inlines)) for cell in row.cells] for row in block.rows]}"
        case Quote():
            return f"quote {text_of(block)}"
        case Code(text=text):
            return f"code {text.strip()}"
        case _:
            return f"{type(block).__name__} {getattr(block, 'inlines', '')}"


def read(name: str) -> Article:
    file, made = FORMS[name]
    (source,) = expand(Source.bytes(made(), name=file), KIT)
    draft = prepare(source, KIT)
    assert balance(draft).holds
    return draft.article


@pytest.mark.parametrize("name", FORMS)
def test_the_same_article_in_another_writing(name: str) -> None:
    found = read(name)
    assert found.metadata.title == TITLE
    assert list(map(told, found.blocks)) == list(map(told, read("a page").blocks))


def test_the_page_has_each_of_them() -> None:
    kinds = [told(block).split()[0] for block in read("a page").blocks]
    assert set(kinds) == {"heading", "list", "figure", "table", "quote", "code", "Paragraph", "Break"}
