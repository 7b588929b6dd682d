"""Ours beside the peers before the outside validators: bench/check_peers.py [PAGES…] [--pandoc PATH].

Makes a book of each page (the samples, if none is named) in four ways: reformat; pandoc and Calibre's ebook-convert as
a user calls them, with the language given, where they are installed; ebooklib as its own sample code goes, pictures
added. Then ../shared/checks looks at all of them, and a table in Markdown is printed: the sum of findings over the
books. A pass is no proof: see docs/validators.md.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ebooklib import epub
from lxml import html

from bench.check_corpus import CHECKS, ROOT

Maker = Callable[[Path, Path], None]


def ours(page: Path, place: Path) -> None:
    """What `reformat PAGE` makes, read-along and all."""
    call = [
        sys.executable,
        "-m",
        "reformat",
        str(page),
        "-o",
        str(place.parent / "made"),
        "--to",
        "epub,audio",
        "--quiet",
    ]
    subprocess.run(call, check=True)
    made = next((place.parent / "made").glob("*/article.epub"))
    shutil.move(made, place)
    shutil.rmtree(place.parent / "made")


def ebooklib(page: Path, place: Path) -> None:
    """As the sample code of ebooklib: one chapter, a table of contents, NCX and nav."""
    tree = html.fromstring(page.read_bytes())
    book, language = epub.EpubBook(), tree.get("lang") or "en"
    book.set_identifier(page.stem)
    book.set_title(tree.findtext(".//title") or page.stem)
    book.set_language(language)
    chapter = epub.EpubHtml(title=page.stem, file_name="chap_01.xhtml", lang=language)
    body = tree.find(".//body")
    chapter.content = html.tostring(tree if body is None else body, encoding="unicode")
    book.add_item(chapter)
    for name in {i.get("src", "") for i in tree.iter("img")}:
        if (page.parent / name).is_file():
            kind = f"image/{Path(name).suffix[1:]}"
            book.add_item(epub.EpubItem(file_name=name, media_type=kind, content=(page.parent / name).read_bytes()))
    book.toc = (epub.Link("chap_01.xhtml", page.stem, "chap_01"),)
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    book.spine = ["nav", chapter]
    epub.write_epub(str(place), book, {})


def pandoc(program: str) -> Maker:
    """Pandoc's defaults, the language given."""

    def make(page: Path, place: Path) -> None:
        language = html.fromstring(page.read_bytes()).get("lang") or "en"
        call = [program, "-f", "html", "-t", "epub3", page.name, "-o", str(place), "-M", f"lang={language}"]
        subprocess.run(call, cwd=page.parent, check=True, capture_output=True)

    return make


def calibre(program: str) -> Maker:
    """Calibre's defaults for EPUB 3, the language given."""

    def make(page: Path, place: Path) -> None:
        language = html.fromstring(page.read_bytes()).get("lang") or "en"
        call = [program, page.name, str(place), "--epub-version", "3", "--language", language]
        subprocess.run(call, cwd=page.parent, check=True, capture_output=True)

    return make


def main() -> int:
    """Make, check, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path, default=sorted((ROOT / "samples").glob("*.html")))
    parser.add_argument("--pandoc", default=shutil.which("pandoc"), help="pandoc, where it isn't on the path")
    asked = parser.parse_args()
    makers: dict[str, Maker] = {"reformat": ours, "ebooklib": ebooklib}
    makers |= {"pandoc": pandoc(str(Path(asked.pandoc).resolve()))} if asked.pandoc else {}
    makers |= {"Calibre": calibre(found)} if (found := shutil.which("ebook-convert")) else {}
    with tempfile.TemporaryDirectory() as scratch:
        for name, make in makers.items():
            for page in asked.pages:
                place = Path(scratch) / name / f"{page.stem}.epub"
                place.parent.mkdir(exist_ok=True)
                make(page.resolve(), place)
        out = Path(scratch) / "found.json"
        call = [sys.executable, str(CHECKS), "--only", "epubcheck,ace,axe", "--json", str(out), scratch]
        subprocess.run(call, check=False, stdout=subprocess.DEVNULL)
        rows = json.loads(out.read_text("utf-8"))["results"]
    counted = Counter((Path(r["file"]).parent.name, r["tool"], r["severity"]) for r in rows)
    print(
        "| books of | EPUBCheck errors / warnings | Ace errors / warnings | axe errors / warnings |\n|---|---|---|---|"
    )
    for name in makers:
        cells = (f"{counted[name, t, 'error']} / {counted[name, t, 'warning']}" for t in ("epubcheck", "ace", "axe"))
        print(f"| {name} | {' | '.join(cells)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
