"""The labelled pages of npm's @postlight/parser 2.2.2: some 160 pages of as many sites, 2016 to 2022, a fifth Japanese.

For each site somebody wrote the selectors of its article and of what is debris in it, and a test with the title, the
authors and the date. The expected text is what the selectors take, so it is approximate: a standfirst, a list or a
caption that they pass by is missing. Node.js reads the selectors, which are JavaScript.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from flatten import BLOCK
from soupsieve import SelectorSyntaxError

from reformat.readers.decode import decode

NAME = "@postlight/parser@2.2.2"
SHORTEST = 150
"""Characters of an expected text below which the page is left out: a post of one line, a film."""
UNSEEN = {"script", "style", "noscript", "iframe", "svg", "figcaption", "button", "form", "template"}
DUMP = r"""
const fs = require('fs'), vm = require('vm'), root = process.argv[1], out = {};
for (const site of fs.readdirSync(root)) {
  const path = `${root}/${site}/index.js`;
  if (!fs.existsSync(path)) continue;
  const source = fs.readFileSync(path, 'utf8').replace(/^(import .*|export default .*|export \{.*)$/mg, '');
  const made = { exports: {} };
  vm.runInNewContext(source.replace(/export const \w+ *=/g, 'module.exports ='), { module: made });
  const { selectors = [], clean = [] } = made.exports.content || {};
  out[site] = { selectors, clean, dated: Boolean(made.exports.date_published) };
}
console.log(JSON.stringify(out));
"""


def pages(package: Path) -> Iterator[tuple[dict[str, Any], bytes, list[str]]]:
    """What is known of each page, its bytes and its expected paragraphs."""
    base = package / "src" / "extractors" / "custom"
    command = ["node", "-e", DUMP, str(base)]
    sites = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
    for site, marks in sites.items():
        for fixture, test in opened(base / site / "index.test.js"):
            page = package / "fixtures" / fixture
            if not page.exists():
                continue
            parts = expected(decode(page.read_bytes()).text, marks)
            if sum(map(len, parts)) >= SHORTEST:
                name = re.sub(r"\W+", "-", f"parser-{site}-{page.stem[-6:]}")
                yield {"id": name, "site": site} | told(test, marks["dated"]), page.read_bytes(), parts


def opened(path: Path) -> Iterator[tuple[str, str]]:
    """Each page that a site's tests open, with the part of them that tells about it."""
    source = path.read_text("utf-8") if path.exists() else ""
    parts = {}
    for part in re.split(r"(?=\bbeforeAll\()", source):
        if found := re.search(r"fixtures/([^'\"`]+\.html)", part):
            parts.setdefault(found.group(1), part)
    yield from parts.items()


def told(test: str, dated: bool) -> dict[str, Any]:
    """The URL, the title, the authors and the date that a test states."""

    def stated(name: str) -> str | None:
        found = re.search(rf"equal\(\s*{name},\s*([`'\"])((?:\\.|(?!\1).)+)\1", test, re.DOTALL)
        return re.sub(r"\\(.)", r"\1", found.group(2)) if found else None

    url = re.search(r"[`'\"](https?://[^`'\"]+)", test)
    authors = re.split(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+", stated("author") or "")
    facts = {
        "url": url.group(1) if url else "",
        "title": stated("title"),
        "authors": [re.sub(r"^by\s+", "", name.strip(), flags=re.IGNORECASE) for name in authors if name.strip()],
        "published": stated("date_published") if dated else None,
    }
    return {name: value for name, value in facts.items() if value}


def expected(html: str, marks: dict[str, Any]) -> list[str]:
    """The paragraphs that a site's selectors take from a page: those of the first entry that finds all it names."""
    soup = BeautifulSoup(html, "lxml")
    for entry in marks["selectors"]:
        groups = [chosen(soup, one) for one in ([entry] if isinstance(entry, str) else entry)]
        if not all(groups):
            continue
        nodes = groups[0][:1] if isinstance(entry, str) else [node for group in groups for node in group]
        for node in nodes:
            for debris in [one for selector in marks["clean"] for one in chosen(node, selector)]:
                debris.extract()
        outer = [node for node in nodes if not any(above in nodes for above in node.parents)]
        return [part for node in outer for part in paragraphs(node)]
    return []


def chosen(node: Tag, selector: str) -> list[Tag]:
    """What a selector finds; nothing where it is of jQuery's own, or a pair with an attribute."""
    try:
        return list(node.select(selector))
    except (SelectorSyntaxError, NotImplementedError, TypeError):
        return []


def paragraphs(node: Tag) -> list[str]:
    """The text of an element, parted at blocks and at double line breaks."""
    parts = [""]

    def walk(parent: Tag) -> None:
        for child in parent.children:
            if isinstance(child, Tag) and child.name not in UNSEEN:
                block = child.name in BLOCK
                parts.extend([""] * block)
                if child.name == "br":
                    parts[-1] += "\0"
                walk(child)
                parts.extend([""] * block)
            elif type(child) is NavigableString:
                parts[-1] += child

    walk(node)
    split = [one for part in parts for one in re.split(r"(?:\s*\0\s*){2,}", part)]
    return [text for one in split if (text := " ".join(one.replace("\0", " ").split()))]
