# ruff: noqa: E501 - lines of articles are as long as articles have them
"""Readers' posts below a label go however much they say; labels between parts of an article, and boards, take nothing."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.html import HtmlReader
from reformat.readers.text import TextReader
from reformat.rules import Rules
from reformat.stages.clean import clean
from reformat.stages.clean.judge import judge
from reformat.stages.clean.sight import Memory, Page, look, rule_set
from reformat.stages.clean.threads import find_thread

RULES = Rules.load()
NEWS = [
    "The ferry between Larkhaven and the outer islands will run on Sundays again from May, the harbour board said on Tuesday.",
    "It had stopped in the autumn, when the older of the two boats failed its inspection and no crew could be found for the other.",
]
POSTS = [
    "I took that ferry every week for thirty years and nobody asked any of us whether we wanted the Sunday boat to stop, so forgive me for not clapping now that it comes back.",
    "The board forgets to say who pays for the second crew, and last time it was the school bus that went instead, which is still not back on the road two winters later.",
    "Good news for the hotels, certainly, but those of us who live out here would rather have the Friday boat, because that is when the doctor comes over from the mainland.",
    "They could at least have told the shops before they told the newspapers, since half of what we sell comes across on that boat and has to be ordered a week before.",
]
WHO = ("Osk_1", "marram", "T. Bellwether", "saltpan88")


def scrape(signed: str, label: str = "Comments (4)") -> str:
    posts = [line for who, post in zip(WHO, POSTS, strict=True) for line in (signed.format(who), post)]
    return "\n\n".join(("Sunday ferry returns", *NEWS, label, "Sort by", *posts, "Terms of use"))


def article(text: str) -> list[str]:
    return [text_of(b) for b in clean(TextReader().read(Source.text(text), RULES), RULES).article.blocks]


def seen(lines: list[str]) -> Page:
    """Lines as the stage sees them."""
    draft = TextReader().read(Source.text("\n\n".join(lines)), RULES)
    return judge(look(draft.article.blocks, memory := Memory()), rule_set(draft, RULES), memory)


def taken(lines: list[str]) -> bool:
    """Whether posts are found among lines."""
    draft = TextReader().read(Source.text("\n\n".join(lines)), RULES)
    page = seen(lines)
    return find_thread(page, RULES, rule_set(draft, RULES)) < len(page)


def posts(sign: str = "{} wrote:") -> list[str]:
    return [line for who, post in zip(WHO, POSTS, strict=True) for line in (sign.format(who), post)]


@pytest.mark.parametrize(
    "signed", ["{} wrote:", "By {} on 5/3/2021 4:07 PM, Rating: 3", "{} 12pts", "{} · Report abuse"]
)
def test_posts_that_say_more_than_the_article_go(signed: str) -> None:
    said = article(scrape(signed))
    assert [line for line in NEWS if line not in said] == []
    assert [line for line in POSTS if line in said] == []


def test_a_label_heads_posts_below_an_article_alone() -> None:
    assert taken([*NEWS, "Comments", *posts()])
    assert not taken([NEWS[0], "Comments", *posts()])
    assert not taken([*NEWS, "Comments", *posts(), "Comments", *POSTS])
    assert not taken([*NEWS, "Comments", *POSTS])
    assert not taken([*NEWS, *posts()])


def test_the_posts_of_a_board_are_the_article() -> None:
    assert not taken(["Viewed 12k times", *NEWS, "Comments", *posts()])


def test_a_label_that_counts_at_the_end_alone_is_known_among_posts() -> None:
    news = [
        "Die Fähre von Larkhafen zu den äußeren Inseln fährt von Mai an wieder sonntags, wie der Hafenrat am Dienstag mitteilte.",
        "Im Herbst war sie eingestellt worden, weil das ältere der beiden Boote durch die Prüfung gefallen war und niemand fuhr.",
    ]
    said = [
        "Ich habe dieses Boot dreißig Jahre lang jede Woche genommen, und niemand hat uns Leute hier je gefragt."
    ] * 4
    answers = [line for who, post in zip(WHO, said, strict=True) for line in ("Antworten", who, post)]
    assert taken([*news, *news, "4 Kommentare", *answers])
    assert not taken([*news, *news, "4 Kommentare", *answers, *news])


def test_an_article_below_a_label_in_its_head_stays() -> None:
    long = [f"{post} {NEWS[1]} {NEWS[0]} {POSTS[0]} {POSTS[1]}" for post in POSTS]
    assert not taken([*NEWS, "Comments", *long, *(f"Ferry news of {i} May" for i in range(1, 9))])


@pytest.mark.parametrize("line", ["Comments", "{} comments", "{}x comments on the ferry"])
def test_thousands_of_labels_cost_no_square(line: str) -> None:
    def looks(count: int) -> int:
        asked = 0

        class Counted(tuple):  # type: ignore[type-arg]
            def __getitem__(self, at):  # type: ignore[no-untyped-def]
                nonlocal asked
                asked += 1
                return super().__getitem__(at)

        lines = [*NEWS, *(part for i in range(count) for part in (line.format(i), POSTS[i % 4]))]
        draft = TextReader().read(Source.text("\n\n".join(lines)), RULES)
        find_thread(Counted(seen(lines)), RULES, rule_set(draft, RULES))
        return asked

    assert looks(400) <= 2.2 * looks(200)


def test_a_count_of_comments_among_the_paragraphs_ends_no_article() -> None:
    row = [f"<p>{line}</p>" for line in (*NEWS, *POSTS)]
    count = "<div><p>Comments (14)</p><p><a href='#c'>Join the conversation</a></p></div>"
    page = f"<article><h1>Sunday ferry returns</h1>{''.join(row[:4])}{count}{''.join(row[4:])}</article>"
    draft = HtmlReader().read(Source.html(f"<html lang=en><body>{page}</body></html>"), RULES)
    assert [text_of(b) for b in clean(draft, RULES).article.blocks] == [*NEWS, *POSTS]


def test_a_label_of_comments_in_a_text_without_a_page_around_it_takes_no_sentences() -> None:
    said = [*NEWS, *POSTS]
    assert article("\n\n".join([*said[:4], "Show comments", *said[4:]])) == said


def test_a_heading_that_counts_comments_in_a_box_among_the_paragraphs_ends_no_article() -> None:
    row = [f"<p>{line}</p>" for line in (*NEWS, *POSTS)]
    count = "<div><h3>14 comments</h3></div>"
    page = f"<article><h1>Sunday ferry returns</h1>{''.join(row[:4])}{count}{''.join(row[4:])}</article>"
    draft = HtmlReader().read(Source.html(f"<html lang=en><body>{page}</body></html>"), RULES)
    assert [text_of(b) for b in clean(draft, RULES).article.blocks] == [*NEWS, *POSTS]
