"""What comes out of pages as publishers in forty-four languages build them, and of scrapes of them, by number.

floor.toml holds how many lines of the articles are lost, how many of the pages' are kept, and so on. Fewer is welcome;
who raises one says so in the changelog, with the reason. `python -m tests.world.test_world` prints each line.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from reformat.document.nodes import AnyBlock, Figure, Heading, Paragraph
from reformat.document.source import Source
from reformat.document.walk import leaves, plain, text_of
from tests.prepared import prepared
from tests.world.marked import PAGES, bare, joined, lines_of, shown, without_marks

FLOOR = tomllib.loads(Path(__file__).with_name("floor.toml").read_text("utf-8"))
FORMS: dict[str, tuple[str, Callable[[str], str]]] = {
    "page": ("html", without_marks),
    "joined": ("text", joined),
    "shown": ("text", shown),
}
SHORTEST = 16
"""Letters from which debris is looked for inside lines too, and not only as a whole one."""


def faults(name: str, form: str) -> list[tuple[str, str]]:
    """What is wrong with the article of a page in one form, each with its line."""
    media, make = FORMS[form]
    lines = lines_of(PAGES[name])
    draft = prepared(Source.text(make(PAGES[name]), name=name, media=media))
    blocks = list(leaves((*draft.article.deck, *draft.article.blocks)))
    said = [plain(b.caption) + plain(b.credit) if isinstance(b, Figure) else spoken(b) + text_of(b) for b in blocks]
    whole = "".join(map(bare, said))
    rest = whole
    for line in sorted((line for line in lines if line.kind not in ("", "data")), key=lambda line: -len(line.words)):
        rest = rest.replace(bare(line.words), "\0")
    alone = {bare(one) for text in said for one in text.split("\n")}
    wanted = {bare(line.words) for line in lines if line.kind in ("text", "heading", "caption")}
    headings = {bare(plain(b.inlines)) for b in blocks if isinstance(b, Heading)}
    out: dict[tuple[str, str], None] = {}
    for kind, words in lines:
        letters = bare(words)
        if kind in ("text", "heading") and letters not in whole:
            out["lost", words] = None
        elif kind == "heading" and not any(letters.endswith(known) for known in headings):
            out["no heading", words] = None
        elif kind in ("", "data") and len(letters) > 2 and letters not in wanted:
            if letters in rest if len(letters) >= SHORTEST else letters in alone:
                out["kept", words] = None
        elif kind == "title" and letters != bare(draft.article.metadata.title):
            out["title", words] = None
    return list(out)


def spoken(block: AnyBlock) -> str:
    """Who says a paragraph of an interview, as its writers set it before the words."""
    return f"{block.speaker}: " if isinstance(block, Paragraph) and block.speaker else ""


@pytest.mark.parametrize("form", FORMS)
def test_no_more_goes_wrong_than_did(form: str) -> None:
    found = Counter(kind for name in PAGES for kind, _ in faults(name, form))
    assert {kind: many for kind, many in found.items() if many > FLOOR["margin"] * FLOOR[form][kind] + 1} == {}


def test_of_a_page_every_line_of_the_article_stays() -> None:
    lost = {name: words for name in PAGES for kind, words in faults(name, "page") if kind == "lost"}
    assert len(lost) <= FLOOR["page"]["lost"] + 1, lost


if __name__ == "__main__":
    for form in FORMS:
        every = [(name, *fault) for name in PAGES for fault in faults(name, form)]
        for name, kind, words in every:
            print(form, name, kind, " ".join(words.split())[:120], sep="\t")
        print(form, dict(Counter(kind for _, kind, _ in every)))
