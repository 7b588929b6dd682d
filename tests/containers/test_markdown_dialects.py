"""What stands in Markdown beside Markdown: marks go, and the words between them stay; code is left as it is."""

from __future__ import annotations

import time

import pytest

from reformat.conversion import convert
from reformat.document.source import Source
from reformat.readers.front_matter import front_metadata, split_front_matter
from reformat.readers.markdown_dialects import plain
from tests.prepared import prepared


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{{% notice tip %}}\nTake the early boat.\n{{% /notice %}}", "\nTake the early boat.\n"),
        ('See [it]({{< ref "boats.md" >}}).', "See [it](boats.md)."),
        ('{{< figure src="a.png" caption="The pier" >}}', '<figure><img src="a.png" alt=""><figcaption>The pier'),
        ("{% include image.html src='a.png' alt='A pier' %}", '<figure><img src="a.png" alt="A pier">'),
        ("[it]({{ site.url }}/a) ![b]({{ '/b.png' | relative_url }}) {{ c }}", "[it](/a) ![b](/b.png) {{ c }}"),
        ("{{< youtube abc >}}", '<iframe src="https://www.youtube.com/watch?v=abc"></iframe>'),
        ("{% highlight sh %}\npull {{< x >}}\n{% endhighlight %}", "```sh\npull {{< x >}}\n```"),
        ("a {% comment %}b{% endcomment %} c", "a  c"),
        ("# Boats {#boats .unnumbered}", "# Boats"),
        ("[two words]{.smallcaps} and `x`{.py}", "two words and `x`"),
        ("line\n{: .note}", "line\n"),
        (":::tip Mind the tide\nIt is fast.\n:::", "\n**Mind the tide**\n\nIt is fast.\n"),
        ("See [[Log|the log]], [[Log]].", "See the log, Log."),
        ("![[pier.png|300]] ![[A note#part]]", "![](<pier.png>) A note"),
        ("> [!note] Mind the tide\n> Fast.", "> **Mind the tide**\n> \n> Fast."),
        ("> [!WARNING]\n> Fast.", "> **Warning**\n> \n> Fast."),
        ("==marked== words ^a1", "<mark>marked</mark> words"),
        ("[[_TOC_]]\n", "\n"),
        ("$$\nE = m\n$$ and $a_b$", "E = m"),
    ],
)
def test_marks(written: str, meant: str) -> None:
    assert meant in plain(written)


@pytest.mark.parametrize(
    "text",
    [
        "It cost $5 and $6, or $7.",
        "if a == b: c == d",
        "An array [1] and {braces} and 2^3 and [sic].",
        "```\n[[x]] {{< y >}} ==z==\n```\n",
        "`[[x]] ::: $a_b$` and ``{{< y >}}``",
        "10:30:45 and ::1",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    "head",
    [
        '{\n"title": "Boats", "author": ["Ann Reed"], "date": "2026-02-01"\n}\n\n',
        "% Boats\n% Ann Reed\n% 2026-02-01\n\n",
        "Title: Boats\nAuthor: Ann Reed\nDate: 2026-02-01\n\n",
        "+++\ntitle = 'Boats'\ndate = 2026-02-01\n[params]\nauthor = 'Ann Reed'\n+++\n",
        "---\n제목: Boats\n작성자: Ann Reed\n작성일: 2026-02-01\nsource: The Quay\n---\n",
        "Title: Boats\nSlug: of-boats\nAuthor: Ann Reed\nSummary:\n    Forty of them,\n    so it is said.\nDate: 2026-02-01\n\n",
    ],
)
def test_rarer_front_matter(head: str) -> None:
    front, body = split_front_matter(f"{head}The text.\n")
    found = front_metadata(front)
    assert (found.title, found.authors, found.published, body) == ("Boats", ("Ann Reed",), "2026-02-01", "The text.\n")


def test_the_pairs_below_a_headline_are_no_text() -> None:
    front, body = split_front_matter("# Boats\n\nAuthor: Ann Reed\nDate: May 2, 2026\nMood: calm\n\nThe text.\n")
    assert (front_metadata(front).authors, body) == (("Ann Reed",), "# Boats\n\nThe text.\n")
    verse = "# Boats\n\nNote: they sail.\nTake: two.\n\nThe text.\n"
    assert split_front_matter(verse) == ("", verse)


@pytest.mark.parametrize("text", ["Title: he said\n\nMore.", "{ not json }\n\nx", "% 5 of all\nwent", '{"a": [}', "{}"])
def test_what_is_no_front_matter(text: str) -> None:
    front, body = split_front_matter(text)
    assert not front_metadata(front).title and body in (text, "")


def test_front_matter_nested_deep_is_none() -> None:
    front, _ = split_front_matter('{"title":' + "[" * 900 + "]" * 900 + "}\n\nText")
    assert not front_metadata(front).title


def test_modules_of_mdx_are_no_text() -> None:
    said = "The boats came back at dawn with all that the sea had left them, and nobody asked what it had been."
    source = Source.bytes(f"import Box from './box'\n\n# Boats\n\n{said}\n\n{{/* no */}}\n".encode(), name="a.mdx")
    assert convert(source, ("text",)).text.strip() == said


@pytest.mark.parametrize(
    "part", ["{{< a ", "{% comment %}", "{/*", "$=", "![[a", "[[", "::: a ", ":::", "> [!", "[a]{.b", "%%\n", "`"]
)
def test_marks_cost_what_they_are_long(part: str) -> None:
    times = []
    for number in (5_000, 20_000):
        begun = time.process_time()
        plain(part * number + " }} %} ]] */} endcomment {", modules=True)
        times.append(time.process_time() - begun)
    assert times[1] < 12 * times[0] + 0.1


CLIPPED = (
    "The ferry came back to the quay on Monday, after two winters in the yard. Nobody had thought that it would.\n"
)
CLIPS = {
    "Readwise": "# The Ferry\n\n![rw-book-cover](https://quay.example/c.png)\n\n## Metadata\n- Author: [[Ada Quill]]\n- Full Title: The Ferry\n"
    "- URL: https://quay.example/ferry\n\n## Full Document\n",
    "MarkDownload": "---\ntitle: The Ferry\nauthor: Ada Quill\nurl: https://quay.example/ferry\n---\n\n> ## Excerpt\n> The ferry came back to the quay.\n\n---\n",
    "Jina": "Title: The Ferry\n\nURL Source: https://quay.example/ferry\n\nAuthor: Ada Quill\n\nMarkdown Content:\n",
}


@pytest.mark.parametrize("program", CLIPS)
def test_what_clippers_write_before_a_page(program: str) -> None:
    text = f'{CLIPS[program]}{CLIPPED}\n## Two winters\n\n{CLIPPED}\n![The quay](https://quay.example/q.png "The quay at noon")\n'
    article = prepared(Source.bytes(text.encode(), name="clip.md")).article
    told = article.metadata
    assert (told.title, told.authors, told.url) == ("The Ferry", ("Ada Quill",), "https://quay.example/ferry")
    assert [type(block).__name__ for block in article.blocks] == ["Paragraph", "Heading", "Paragraph", "Figure"]
    assert "at noon" in str(article.blocks[-1]), "a picture's title is what stands below it"


@pytest.mark.parametrize("name", ["a.txt", "a", "a.qmd", "a.html"])
def test_front_matter_says_that_it_is_markdown(name: str) -> None:
    text = f"---\ntitle: The Ferry\nauthor: Ada Quill\n---\n\n{CLIPPED}\n<p>{CLIPPED}</p>\n"
    article = prepared(Source.bytes(text.encode(), name=name)).article
    assert (article.metadata.title, article.metadata.authors) == ("The Ferry", ("Ada Quill",))
    assert "---" not in str(article.blocks)
