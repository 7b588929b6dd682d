"""Pages made to be costly end in an article or a clear refusal, and the work follows their size."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from reformat.document.conservation import balance
from reformat.document.nodes import Cell, Row, Table, Text
from reformat.document.source import Source
from reformat.errors import ReformatError
from reformat.pipeline import Kit, prepare, write
from reformat.speech.script import script
from reformat.writers.markup.grid import grid
from reformat.writers.writer import Item
from tests.quality.counting import calls

KIT = Kit.of()
SENTENCE = "The ferry carries a bell where its horn was, and the harbour sleeps through it until the morning. "
ARTICLE = f"<article><h1>A bell for the ferry</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 3}</p>"

SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "levels": (lambda n: ARTICLE + "<div>" * n + SENTENCE, 100_000),
    "quotations": (lambda n: ARTICLE + "<blockquote>" * n + SENTENCE, 100_000),
    "lists": (lambda n: ARTICLE + "<ul><li>" * n + SENTENCE, 50_000),
    "one paragraph": (lambda n: f"{ARTICLE}<p>{SENTENCE * n}</p>", 10_000),
    "one word": (lambda n: f"{ARTICLE}<p>{'a' * n}</p>", 1_000_000),
    "rows": (lambda n: f"{ARTICLE}<table>{'<tr><td>1<td>2<td>3' * n}</table>", 10_000),
    "spans": (lambda n: f"{ARTICLE}<table>{'<tr><td rowspan=65534 colspan=1000>x' * n}</table>", 2_000),
    "attributes": (lambda n: f"{ARTICLE}<p {' '.join(f'a{i}=1' for i in range(n))}>{SENTENCE}</p>", 20_000),
    "one long attribute": (lambda n: f"{ARTICLE}<p class='{'ad ' * n}'>{SENTENCE}</p>", 300_000),
    "short tags": (lambda n: ARTICLE + "<b></b><i>x</i>" * n, 20_000),
    "open formatting": (lambda n: ARTICLE + "".join(f"<p><b class=c{i}>x" for i in range(n)), 8_000),
    "breaks": (lambda n: ARTICLE + "line<br>" * n, 20_000),
    "entities": (lambda n: f"{ARTICLE}<p>{'&amp;&lt;&#x1F600;&nosuch;' * n}</p>", 40_000),
    "cut entities": (lambda n: f"{ARTICLE}<p>{'&' * n}</p>", 500_000),
    "NULs": (lambda n: f"{ARTICLE}<p>{'a' + chr(0) * 9}</p>" * n, 2_000),
    "open comments": (lambda n: ARTICLE + "<!--" * n, 200_000),
    "open tags": (lambda n: ARTICLE + "<p " * n, 200_000),
    "open templates": (lambda n: ARTICLE + "<template shadowrootmode=x " * n, 100_000),
    "translated": (lambda n: ARTICLE + "<font style='vertical-align: inherit;'" * n, 100_000),
    "chance in a name": (lambda n: f"{ARTICLE}<p class='{'a1' * n} ad'>{SENTENCE}</p>", 200_000),
    "lines of one make": (
        lambda n: (
            f"<nav><a href=/>Home</a></nav>{ARTICLE}<div class=k>one</div><p>{SENTENCE}</p><div class=k>two</div><p>{SENTENCE}</p>"
            + "<div class=k>Item of it</div>" * n
        ),
        8_000,
    ),
    "links": (lambda n: f"{ARTICLE}<p>{'<a href=/x>link</a> ' * n}</p>", 10_000),
    "emphasis": (lambda n: f"{ARTICLE}<p>{'<em>one</em> sentence of it. ' * n}</p>", 10_000),
    "languages": (lambda n: f"{ARTICLE}<p>{'<i lang=fr>Un mot. Deux mots.</i> One more. ' * n}</p>", 8_000),
    "quotation marks": (lambda n: f"{ARTICLE}<p>{'“‘(「' * n}</p>", 50_000),
    "options": (lambda n: f"{ARTICLE}<select>{'<option>one' * n}</select>", 80_000),
    "bullets on lines": (lambda n: f"{ARTICLE}<p>{'■ one of them<br>' * n}</p>", 10_000),
    "headings at the end": (lambda n: ARTICLE + "".join(f"<h2>Harbour {i}</h2>" for i in range(n)), 10_000),
    "columns": (lambda n: f"{ARTICLE}<table><tr>{'<th>head' * n}{'<tr>' + '<td>1' * n}</table>", 4_000),
    "subjects": (lambda n: f"<meta name=keywords content='{', '.join(f'k{i}' for i in range(n))}'>{ARTICLE}", 10_000),
    "captions": (lambda n: f"{ARTICLE}<figure><img src=a.png>{'<figcaption>one</figcaption>' * n}</figure>", 8_000),
    "credits": (lambda n: f"{ARTICLE}<figure><img src=a.png><figcaption>{'<small>one</small>' * n}</figure>", 8_000),
    "notes beside the article": (
        lambda n: (
            f"{ARTICLE}<p>{''.join(f'x<sup><a href=#n{i}>[1]</a></sup> ' for i in range(n))}</article>"
            + "".join(f"<div><p id=n{i}>It was told. <a href=#r>back</a></div>" for i in range(n))
        ),
        3_000,
    ),
    "players": (lambda n: f"{ARTICLE}{'<iframe src=https://www.youtube.com/embed/a></iframe>' * n}", 8_000),
    "names of authors": (
        lambda n: f"{ARTICLE}<ul class=authors>{'<li><span class=name>Ada Moor</span>, Editor' * n}</ul>",
        3_000,
    ),
    "words for screen readers": (
        lambda n: f"{ARTICLE}<p>{'<span aria-hidden=true>★</span><span class=sr-only>star</span> ' * n}</p>",
        4_000,
    ),
    "explanations": (lambda n: f"{ARTICLE}<dl>{'<dt>bell<dd>rings<dd>sings' * n}</dl>", 8_000),
    "struck words": (lambda n: f"{ARTICLE}<p>{'one <del>word</del> ' * n}</p>", 8_000),
    "pictures in a cell": (
        lambda n: (
            f"{ARTICLE}<table><caption>c</caption><tr><th>a<th>b<tr><td>x<td>{'<img src=a.png alt=yes>' * n}</table>"
        ),
        8_000,
    ),
    "figures": (lambda n: ARTICLE + "<figure><img src=a.png><figcaption>one</figcaption></figure>" * n, 2_000),
}
"""A page of each shape with so many of its parts, and how many there are at full size."""


def journey(markup: str | bytes) -> None:
    """The whole way to a page, a book and what is to be said, or a refusal that says why."""
    data = markup.encode("utf-8", "replace") if isinstance(markup, str) else markup
    try:
        draft = prepare(Source.bytes(data, name="hostile.html", media="html"), KIT)
        script(draft.article, KIT.settings)
        list(write([Item(draft.article, identity="x")], ("html", "epub"), KIT))
    except ReformatError as error:
        assert error.message and error.hint
    else:
        assert balance(draft).holds, str(balance(draft))


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_a_tenth_ends_well(shape: str) -> None:
    make, full = SHAPES[shape]
    journey(make(full // 10))


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_twice_the_page_is_at_most_twice_the_calls(shape: str) -> None:
    make, full = SHAPES[shape]
    journey(make(full // 40))  # once, so that what is compiled and loaded counts for neither
    one, two = (calls(lambda n=n: journey(make(n))) for n in (full // 40, full // 20))  # type: ignore[misc]
    assert two <= 2.2 * one + 20_000


@pytest.mark.long
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_full_size_takes_no_more_than_its_share(shape: str) -> None:
    make, full = SHAPES[shape]
    small, large = (cpu(make(n)) for n in (full // 8, full))
    assert large <= 3 * 8 * small + 1.0, (small, large)


def cpu(markup: str) -> float:
    """CPU seconds of this process: only ever held against another size in the same run."""
    start = time.process_time()
    journey(markup)
    return time.process_time() - start


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 10_000,
        b"\xff\xfe" + ARTICLE.encode("utf-16-le")[:-1],
        ARTICLE.encode() + "한국어 문장이 여기 있다. ".encode("cp949") * 20 + "또 다른 문장이다. ".encode() * 20,
        b'<meta charset="utf-7">+ADw-script+AD4-alert(1)+ADw-/script+AD4-' + ARTICLE.encode(),
        b'<meta charset="no-such-charset">' + ARTICLE.encode(),
        b"\xef\xbb\xbf" * 50 + ARTICLE.encode(),
        bytes(range(256)) * 200,
        ARTICLE.encode().replace(b"e", b"e\x00"),
        b"<script>" + b"document.write('x');" * 10_000 + b"</script>",
    ],
    ids=["nothing", "NULs", "half a UTF-16", "two encodings", "UTF-7", "no encoding", "marks", "all bytes", "NULs between", "script only"],
)  # fmt: skip
def test_bytes_of_no_one_encoding_end_well(data: bytes) -> None:
    journey(data)


TEXTS: dict[str, Callable[[int], str]] = {
    "wrapped": lambda n: f"{SENTENCE[:62]}\n" * n,
    "in columns of spaces": lambda n: "a  b  c\n" * n + "x" * (20 * n),
    "a line of dashes": lambda n: "-" * (20 * n) + "x",
    "program": lambda n: "x = call(y)\n\n" * (n // 2),
    "links of a terminal": lambda n: "[1]a " * (2 * n) + "".join(f"\n{k}. http://a/" for k in range(n // 2)),
    "without a line": lambda n: "다리가 열렸다.강이 넓다. " * (2 * n),
}
"""What costs most in plain text: the calls are few, what each of them looks at counts."""


@pytest.mark.long
@pytest.mark.parametrize("shape", sorted(TEXTS))
def test_a_text_takes_no_more_than_its_share(shape: str) -> None:
    def spent(lines: int) -> float:
        text = f"A bell\n\n{TEXTS[shape](lines)}\n\n{SENTENCE}\n\n{SENTENCE}\n"
        start = time.process_time()
        prepare(Source.text(text), KIT)
        return time.process_time() - start

    spent(100)
    small, large = spent(2_000), spent(16_000)
    assert large <= 3 * 8 * small + 1.0, (small, large)


def test_a_cell_is_named_by_the_nearest_headers_alone() -> None:
    rows = [Row((Cell((Text(f"head {n}"),), header=True), Cell((Text("x"),), header=True))) for n in range(40)]
    laid = grid(Table((*rows, Row((Cell((Text("1"),)), Cell((Text("2"),)))))))
    assert laid.head == 40
    assert laid.labels(laid.rows[-1][0]).split("head ")[1:] == [f"{n} " for n in range(32, 39)] + ["39"]
