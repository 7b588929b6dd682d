"""Whole pages that scrapers write as Markdown: the article is found among menus and lists of links, whatever the suffix."""

from __future__ import annotations

import pytest

from reformat.document.draft import Draft
from reformat.document.nodes import Figure, Heading, List
from reformat.document.source import Source
from reformat.document.walk import plain, text_of
from reformat.readers.markdown_page import page_like
from tests.prepared import prepared

MENU = "".join(f"* [{name}](https://quay.example/{name.lower()})\n" for name in ("Home", "News", "Sport", "Weather"))
ARTICLE = """# The bell that came back

By Ada Quill

![The bell on the quay](https://quay.example/bell.jpg)

The bell of the north pier was gone for eleven years. Last week a diver found it under four metres of mud.

It weighs 84 kilos, and nobody in the harbour office knows how it came there, though several people say they do.

## What happens now

The council will hang it again in spring. Until then it stands in the library, where children may strike it:

* once a day,
* never at noon.

The brass band has asked for a second bell in the same key, and the council is thinking it over.
"""
FOOT = """
### Most read

1. [Ferry sails at six](https://quay.example/1)
2. [Pier three gets a rail](https://quay.example/2)

[Facebook](https://facebook.com/quay)[X](https://x.com/quay)[Email](mailto:a@quay.example)

[Privacy Policy](https://quay.example/privacy) | [Contact](https://quay.example/contact)
"""


def read(text: str, name: str) -> Draft:
    return prepared(Source.bytes(text.encode(), name=name))


@pytest.mark.parametrize("name", ["page.md", "page.txt"])
def test_the_article_of_a_scraped_page(name: str) -> None:
    draft = read(f"[Skip to content](#main)\n\n{MENU}\n{ARTICLE}{FOOT}", name)
    article = draft.article
    assert article.metadata.title == "The bell that came back"
    assert article.metadata.authors == ("Ada Quill",)
    text = " ".join(text_of(b) for b in article.blocks)
    assert "gone for eleven years" in text and "a second bell" in text
    assert not any(word in text for word in ("Weather", "Most read", "Ferry sails", "Facebook", "Privacy"))
    assert [plain(b.inlines) for b in article.blocks if isinstance(b, Heading)] == ["What happens now"]
    assert [b.alt.text for b in article.blocks if isinstance(b, Figure)] == ["The bell on the quay"]
    assert [len(b.items) for b in article.blocks if isinstance(b, List)] == [2]


def test_an_article_by_itself_is_taken_whole() -> None:
    assert not page_like(ARTICLE)
    draft = read(ARTICLE + "\n[The first part](https://quay.example/0)\n", "page.md")
    assert "The first part" in " ".join(text_of(b) for b in draft.article.blocks)


@pytest.mark.parametrize(
    "line", ["[![build](b.svg)](c)\n", "* [a](b) and [c](d)\n", "See [a](b).\n", "[a]: b\n", "# Head\n", "a | b\n"]
)
def test_lines_with_words_beside_their_links_make_no_page(line: str) -> None:
    assert not page_like(line * 20)


SIGNED = """Skip to content

Sections The Pier Gazette

Subscribe

# Council weighs a footbridge

By Nell Arden

March 3, 2026

![The old pier at low tide](/pier.jpg)

The harbour council met on Tuesday evening to decide how the [old ferry pier](/pier) should be used after the winter.

## What the engineers say

Members heard from three engineers, who said the wooden piles could carry a light footbridge for twenty years.

Related articles

© 2026 The Pier Gazette. All rights reserved.
"""


def test_a_scrape_with_signs_of_markdown_and_few_links_is_read_as_such() -> None:
    article = read(SIGNED, "scrape.txt").article
    said = [text_of(block) for block in article.blocks]
    assert article.metadata.title == "Council weighs a footbridge"
    assert [plain(b.inlines) for b in article.blocks if isinstance(b, Heading)] == ["What the engineers say"]
    assert any(isinstance(block, Figure) and block.alt.text == "The old pier at low tide" for block in article.blocks)
    assert not any(sign in line for line in said for sign in ("#", "](", "Subscribe", "Related"))


def test_signs_in_plain_text_are_no_markdown() -> None:
    text = SIGNED.replace("## What", "What").replace("# Council", "Council")
    article = read(text, "scrape.txt").article
    assert "[old ferry pier](/pier)" in "\n".join(text_of(block) for block in article.blocks)


@pytest.mark.parametrize(
    ("text", "title", "heads"),
    [
        ("# The bell\n\nIt rings.\n\n## Now\n\nIt hangs.\n", "The bell", ["Now"]),
        ("[![build](b.svg)](https://c.example)\n\n# The bell\n\nIt rings.\n", "The bell", []),
        ("---\ntitle: Quay notes\n---\n# The bell\n\nIt rings.\n", "Quay notes", ["The bell"]),
        ("# The bell\n\nIt rings.\n\n# Now\n\nIt hangs.\n", "", ["The bell", "Now"]),
        ("It rings.\n\n# The bell\n\nIt hangs.\n", "", ["The bell"]),
    ],
)
def test_the_only_first_heading_is_the_title_where_nothing_else_tells_it(
    text: str, title: str, heads: list[str]
) -> None:
    article = read(text, "notes.md").article
    assert article.metadata.title == title
    assert [plain(b.inlines) for b in article.blocks if isinstance(b, Heading)] == heads


def test_lists_of_a_text_without_menus_stay_lists() -> None:
    text = "## Insulate a sash\n\nIt loses heat in **three** ways.\n\n### Seal it\n\n1. Take off the covers.\n2. Push in wool:\n   - loosely\n   - and dry\n3. Check the weights.\n"
    found = [b for b in read(text, "article.txt").article.blocks if isinstance(b, List)]
    assert [(b.ordered, len(b.items)) for b in found] == [(True, 3)]
    assert any(isinstance(b, List) for b in found[0].items[1].blocks)
