"""A recipe's lines are lists that are read a line at a time, and its steps are numbered by the list alone."""

from __future__ import annotations

from reformat.document.draft import Draft
from reformat.document.nodes import List
from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.prepared import prepared
from tests.readers.pages import page
from tests.readers.test_recipes import MAKINGS, STEPS

AMOUNTS = (("200 g", "barley"), ("2", "leeks"), ("100 ml", "cream"))


def read(body: str) -> Draft:
    markup = page(f"<main><h1>Barley soup</h1><div class='recipe-card'>{body}</div></main>")
    return prepared(Source.bytes(markup.encode(), name="p.html", media="html"))


def lists(draft: Draft) -> list[tuple[bool, list[str]]]:
    found = [b for b in draft.article.blocks if isinstance(b, List)]
    return [(b.ordered, [" ".join(map(text_of, item.blocks)) for item in b.items]) for b in found]


def test_an_amount_and_what_it_measures_are_one_line() -> None:
    items = "".join(f"<li><div>{much}</div><div>{what}</div></li>" for much, what in AMOUNTS)
    rows = "".join(f"<div class='row'><div>{what}</div><div>{much}</div></div>" for much, what in AMOUNTS)
    steps = f"<div class='steps'>{''.join(f'<p>{one}</p>' for one in STEPS)}</div>"
    assert lists(read(f"<ul class='ingredients'>{items}</ul>{steps}")) == [
        (False, ["200 g barley", "2 leeks", "100 ml cream"])
    ]
    assert lists(read(f"<div class='ingredients'>{rows}</div>{steps}")) == [
        (False, ["barley 200 g", "leeks 2", "cream 100 ml"])
    ]


def test_steps_that_say_their_numbers_are_a_list_in_order_without_them() -> None:
    makings = f"<ul class='ingredients'>{''.join(f'<li>{one}</li>' for one in MAKINGS)}</ul>"
    for made in (
        "<li><span>Step {0}</span>{1}</li>",
        "<li><b>{0}</b>{1}</li>",
        "<li><div>{0}</div><p>{1}</p></li>",
        "<li><dl><dt>{0}</dt><dd>{1}</dd></dl></li>",
    ):
        items = "".join(made.format(n, one) for n, one in enumerate(STEPS, 1))
        draft = read(f"{makings}<ul class='instructions'>{items}</ul>")
        assert lists(draft)[-1] == (True, list(STEPS)), made
        assert sum(change.rule == "list.marker" for change in draft.ledger) == len(STEPS)


def test_how_long_a_recipe_takes_is_no_reading_time() -> None:
    facts = "<div class='prep-time'><b>Before</b> <div>20 min</div></div><div class='servings'>4 portions</div>"
    makings = f"<ul class='ingredients'>{''.join(f'<li>{one}</li>' for one in MAKINGS)}</ul>"
    steps = f"<div class='steps'>{''.join(f'<p>{one}</p>' for one in STEPS)}</div>"
    said = [text_of(block) for block in read(makings + facts + steps).article.blocks]
    assert "20 min" in said
    assert "4 portions" in said


def test_a_picture_that_a_browser_saved_as_text_is_not_read_out() -> None:
    copy = "<noscript>&lt;img src='soup.jpg' alt='A soup'&gt;</noscript>"
    said = " ".join(text_of(block) for block in read(f"<p>{STEPS[0]}</p>{copy}<p>{STEPS[1]}</p>").article.blocks)
    assert "<img" not in said
    assert STEPS[1] in said


def test_spans_that_meet_in_a_line_of_a_recipe_are_words_apart() -> None:
    items = "".join(f"<li><span class='a'>{much}</span><span>{what}</span></li>" for much, what in AMOUNTS)
    steps = f"<div class='steps'>{''.join(f'<p>{one}</p>' for one in STEPS)}</div>"
    assert lists(read(f"<ul class='ingredients'>{items}</ul>{steps}")) == [
        (False, ["200 g barley", "2 leeks", "100 ml cream"])
    ]


def test_a_list_kept_once_more_for_small_screens_is_read_once() -> None:
    box = f"<div class='ingredients'><h2>You need</h2><ul>{''.join(f'<li>{one}</li>' for one in MAKINGS)}</ul></div>"
    draft = read(f"{box}<ol class='steps'>{''.join(f'<li>{one}</li>' for one in STEPS)}</ol>{box}")
    assert lists(draft) == [(False, list(MAKINGS)), (True, list(STEPS))]
    assert [c.before for c in draft.ledger if c.rule == "list.again"][0] == "You need"
