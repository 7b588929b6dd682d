"""Pages in the shapes that publishers give them, with marks that say what is what; and the forms that scrapers make of them.

The pages (pages/*.html) are ours, words and facts. `data-is` on an element says what its words are: `text` and `heading`
of the article, `caption`, `title`, `data` (author, date, section: never in the text) or `either` (nobody minds). All other
words are debris. Text that stands straight among line breaks has an element <x> for its mark. Readers get the pages without
the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from selectolax.lexbor import LexborHTMLParser, LexborNode

PAGES = {file.stem: file.read_text("utf-8") for file in sorted(Path(__file__).with_name("pages").glob("*.html"))}
UNSEEN = ["script", "style", "template", "noscript", "title"]
PARTS = ["li", "td", "th", "dt", "dd", "p"]
"""Elements whose words are a line each where an element around them is marked as text."""
RUNNING = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "svg",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
BROKEN = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "label",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin a line of their own in a browser."""
MARK = re.compile(r' data-is="\w+"|</?x\b[^>]*>')
UNPRINTED = re.compile("[\\s\u00ad\u200b-\u200f\ufeff]+")


class Line(NamedTuple):
    """Words of a page and what they are: "" for debris."""

    kind: str
    words: str


def bare(text: str) -> str:
    """Words without white space and what nobody sees, to hold one form against the other."""
    return UNPRINTED.sub("", text)


def without_marks(markup: str) -> str:
    """The page as its readers get it."""
    return MARK.sub("", markup)


def lines_of(markup: str) -> list[Line]:
    """All words of a page in their order, and what they are."""
    soup = BeautifulSoup(markup, "html.parser")
    for tag in soup(UNSEEN):
        tag.decompose()
    return [line for line in _walk(soup.body or soup) if bare(line.words)]


def _walk(top: Tag) -> Iterator[Line]:
    run: list[str] = []
    for node in top.children:
        if isinstance(node, NavigableString):
            run += [] if isinstance(node, Comment) else [str(node)]
        elif isinstance(node, Tag) and node.name in RUNNING and not node.get("data-is") and _runs(node):
            run.append(f" {node.get_text(' ')} ")
        elif isinstance(node, Tag):
            yield Line("", " ".join("".join(run).split()))
            run = []
            yield from _marked(node) if node.get("data-is") else _walk(node)
    yield Line("", " ".join("".join(run).split()))


def _runs(tag: Tag) -> bool:
    return all(inner.name in RUNNING and not inner.get("data-is") for inner in tag.find_all(True))


def _marked(tag: Tag) -> Iterator[Line]:
    kind = str(tag["data-is"])
    parts = [part for part in tag.find_all(PARTS) if part.find(PARTS) is None]
    if kind == "text" and parts:
        yield from (Line(str(part.get("data-is") or kind), part.get_text()) for part in parts)
    else:
        yield Line(kind, tag.get_text())


def joined(markup: str) -> str:
    """What BeautifulSoup's get_text gives with a line for each string, as hasty scrapers take it."""
    soup = BeautifulSoup(without_marks(markup), "html.parser")
    for tag in soup([*UNSEEN, "head"]):
        tag.decompose()
    return "\n".join(line for line in map(str.strip, soup.get_text("\n").split("\n")) if line)


def shown(markup: str) -> str:
    """What a browser's innerText gives: a line for each block, and what runs in a line with nothing between."""
    tree = LexborHTMLParser(without_marks(markup))
    tree.strip_tags([*UNSEEN, "head", "svg", "iframe"])
    out: list[str] = []
    waiting: list[LexborNode | str] = [tree.body] if tree.body is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            out.append(node)
        elif node.tag == "-text":
            out.append((node.text_content or "").replace("\n", " "))
        elif node.tag == "br":
            out.append("\n")
        elif node.tag and not node.tag.startswith(("-", "!")):
            gap = "\n\n" if node.tag in ("p", "h1", "h2", "h3", "h4") else "\n" if node.tag in BROKEN else ""
            waiting += [gap, *reversed(list(node.iter(include_text=True))), gap]
    text = re.sub(r"[^\S\n]*\n[^\S\n]*", "\n", re.sub(r"[^\S\n]+", " ", "".join(out)))
    return re.sub(r"\n{4,}", "\n\n\n", text).strip()
