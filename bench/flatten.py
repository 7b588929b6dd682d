"""Flattens saved pages as scrapers do, so that a model sees each page in more than one form.

One form is the whole body or the article's surroundings, whichever a corpus' own text is not; the other breaks lines
at links and drops the empty ones, as hasty scrapers do. What varies is drawn from a fixed seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Container, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

TALL = {"p", "h1", "h2", "h3", "h4", "blockquote", "ul", "ol", "table", "figure"}
BLOCK = TALL | {
    "address", "article", "aside", "body", "button", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "footer",
    "form", "h5", "h6", "header", "hr", "label", "li", "main", "nav", "option", "pre", "section", "select", "summary", "tbody",
    "td", "th", "thead", "tr",
}  # fmt: skip
SPACED = {"p", "ul", "ol", "blockquote"}
UNSEEN = {"script", "style", "template", "noscript", "svg", "iframe", "head", "title", "textarea"}
FOUND = 0.9
"""Share of the expected text that an element has to hold to be the article's surroundings."""


def forms(html: str, expected: str, kind: str, seed: str) -> Iterator[str]:
    """Further flattened forms of a page whose text the corpus has as `kind` (page or region)."""
    chance = random.Random(seed)  # noqa: S311
    tree = LexborHTMLParser(html)
    other = "region" if kind == "page" else "page"
    for form, hasty in ((other, False), (chance.choice(("page", "region")), True)):
        node = tree.body if form == "page" else surroundings(tree, expected, chance.choice((0, 1, 1, 2, 3)))
        if node is not None:
            text = flatten(node, chance.random() < 0.7, hasty and chance.random() < 0.4)
            yield re.sub(r"\n+", "\n", text) if hasty and chance.random() < 0.7 else text


def copied(html: str) -> str:
    """A page as somebody copies it where headings stand close to their text: an empty line after paragraphs alone."""
    body = LexborHTMLParser(html).body
    return re.sub(r"\n{3,}", "\n\n", flatten(body, False, False, SPACED)) if body is not None else ""


def flatten(root: LexborNode, alternatives: bool, links: bool, tall: Container[str] = TALL) -> str:
    """The text of an element, a line for each block, and empty ones around `tall` ones.

    With alternative texts, with links on lines of their own.
    """
    out: list[str] = []
    waiting: list[LexborNode | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            out.append(node)
            continue
        tag = node.tag or ""
        if tag == "-text":
            out.append((node.text_content or "").replace("\n", " "))
        elif tag == "br":
            out.append("\n")
        elif tag == "img" and alternatives:
            out.append(f"\n{' '.join((node.attributes.get('alt') or '').split())}\n")
        elif tag and tag not in UNSEEN and not tag.startswith(("-", "!")):
            gap = "\n\n" if tag in tall else "\n" if tag in BLOCK or (links and tag in ("a", "span")) else ""
            waiting += [gap, *reversed(list(node.iter(include_text=True))), gap]
    text = re.sub(r"[^\S\n]*\n[^\S\n]*", "\n", re.sub(r"[^\S\n]+", " ", "".join(out)))
    return re.sub(r"\n{4,}", "\n\n\n", text).strip()


def surroundings(tree: LexborHTMLParser, expected: str, up: int) -> LexborNode | None:
    """The smallest element that holds the expected text, or the one so many levels above it."""
    parts = [p for p in map(flat, expected.split("\n")) if len(p) >= 25] or [flat(expected)]
    if tree.body is None or not (whole := _held(tree.body, parts)):
        return None
    path = [tree.body]
    while best := next((c for c in path[-1].iter() if _held(c, parts) >= FOUND * whole), None):
        path.append(best)
    return path[max(0, len(path) - 1 - up)]


def _held(node: LexborNode, parts: list[str]) -> int:
    text = flat(node.text(deep=True))
    return sum(len(part) for part in parts if part in text)


def flat(text: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]+", "", text)
