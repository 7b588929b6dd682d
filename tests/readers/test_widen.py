"""The article's box is the one around all of its text, also where a part of it stands in an inline element."""

from __future__ import annotations

from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.prepared import prepared

FIRST = (
    "The lock at Ostrand opened again on Monday, and its keepers had waited nineteen years for the gate to be hung. "
    "The first barge came at night. Nobody had thought that it would hold; it held through three winters and a flood."
)
REST = "".join(
    f"<p>In the month number {n} the lock let so many boats through that the keepers lost count of them, and wrote down "
    "the names of captains instead of figures, each in a book of its own.</p>"
    for n in range(5)
)


def test_a_first_part_in_a_span_is_the_article_s_as_well() -> None:
    body = f'<div class="maindiv"><span id="para1">{FIRST}<br></span><div class="ad"></div><span id="para2">{REST}</span></div>'
    markup = f"<html lang=en><title>A gate</title><body><form><div><h1>A gate</h1>{body}</div></form></body></html>"
    article = prepared(Source.bytes(markup.encode(), name="p.html", media="html")).article
    assert text_of(article.blocks[0]) == FIRST
    assert len(article.blocks) == 6


def test_the_next_articles_that_a_page_loads_below_are_no_part_of_it_wherever_they_stand() -> None:
    one = "<article id='m{0}'><header><h1>{1}</h1></header><div class='c'>{2}</div></article>"
    more = "".join(one.format(n, f"Another gate, number {n}", REST) for n in range(1, 4))
    first = one.format(0, "A gate", f"<p>{FIRST}</p>{REST}")
    markup = f"<html lang=en><title>A gate</title><body><div><div>{first}</div><div>{more}</div></div></body></html>"
    article = prepared(Source.bytes(markup.encode(), name="p.html", media="html")).article
    assert len(article.blocks) == 6
    assert article.metadata.title == "A gate"
