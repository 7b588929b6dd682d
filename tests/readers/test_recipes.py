"""A recipe's ingredients and steps are the article's, wherever its page puts them and however short their lines are."""

from __future__ import annotations

import json

from reformat.document.nodes import Article, Heading, List
from reformat.document.source import Source
from reformat.document.walk import leaves, plain, text_of
from tests.prepared import prepared
from tests.readers.pages import page

STEPS = (
    "Soak the barley in cold water overnight, and pour the water away in the morning before anybody is up.",
    "Boil it with the leek for an hour, until a grain that is pressed between two fingers gives way at once.",
    "Stir in the cream, take the pot from the fire and let it stand under a cloth while the table is laid.",
)
MAKINGS = ("200 g barley", "2 leeks", "salt", "100 ml cream")
ITEMS = "".join(f"<li>{one}</li>" for one in MAKINGS)
TICKED = "".join(f"<li><label><input type=checkbox><span>{one}</span></label></li>" for one in MAKINGS)
ORDERED = f"<ol>{''.join(f'<li>{one}</li>' for one in STEPS)}</ol>"
MORE = (
    "<div class='cards'>"
    + "".join(f"<a href='/{n}'><h3>Another soup for a cold evening, number {n}</h3></a>" for n in range(2))
    + "</div>"
)


def read(body: str, data: object = None) -> Article:
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    source = Source.bytes(page(f"<main><h1>Barley soup</h1>{body}</main>", head).encode(), name="p.html", media="html")
    return prepared(source).article


def listed(article: Article) -> list[list[str]]:
    return [[" ".join(map(text_of, item.blocks)) for item in b.items] for b in article.blocks if isinstance(b, List)]


def test_ingredients_in_a_column_beside_the_steps_are_a_list_under_their_heading() -> None:
    column = f"<div class='left'><h2>You need</h2><ul class='recipe-ingredients'>{ITEMS}</ul></div>"
    article = read(f"<div class='cols'>{column}<div class='right'><h2>Do this</h2>{ORDERED}</div></div>")
    assert listed(article) == [list(MAKINGS), list(STEPS)]
    assert [plain(b.inlines) for b in leaves(article.blocks) if isinstance(b, Heading)] == ["You need", "Do this"]


def test_boxes_to_tick_in_a_form_are_the_article_s_where_the_data_list_what_they_say() -> None:
    data = {"@type": "Recipe", "name": "Barley soup", "recipeIngredient": MAKINGS, "recipeInstructions": STEPS}
    form = f"<form class='c3'><fieldset><legend>4 portions</legend><ul>{TICKED}</ul></fieldset></form>"
    assert listed(read(f"<div class='c1'>{form}</div><div class='c2'>{ORDERED}</div>{MORE}", data)) == [
        list(MAKINGS),
        list(STEPS),
    ]


def test_an_aside_of_ingredients_is_no_sidebar() -> None:
    article = read(f"<article><aside class='sidebar ingredients'><ul>{ITEMS}</ul></aside>{ORDERED}</article>")
    assert listed(article) == [list(MAKINGS), list(STEPS)]


def test_a_heading_alone_tells_in_any_language() -> None:
    for heading in ("Zutaten für 4 Portionen", "Ingrédients", "Składniki", "材料(4人分)"):
        article = read(f"<div class='a'><h3>{heading}</h3><ul>{ITEMS}</ul></div><div class='b'>{MORE}{ORDERED}</div>")
        assert listed(article) == [list(MAKINGS), list(STEPS)], heading


def test_lines_that_the_data_say_otherwise_stand_in_the_row_of_those_that_they_list() -> None:
    data = {"@type": "Recipe", "recipeIngredient": [*MAKINGS[:3], "cream (100 ml)"], "recipeInstructions": list(STEPS)}
    rows = "".join(f"<div class='x7'><div>{one}</div></div>" for one in MAKINGS)
    article = read(f"<div class='x1'>{rows}</div><div class='x2'>{MORE}{ORDERED}</div>", data)
    assert listed(article) == [list(MAKINGS), list(STEPS)]


def test_recipes_by_their_ingredients_stay_a_menu() -> None:
    links = "".join(f"<li><a href='/{one}'>{one}</a></li>" for one in MAKINGS)
    text = "".join(f"<p>{one}</p>" for one in STEPS)
    article = read(f"<div class='t'>{text}</div><div class='browse-by-ingredient'><ul>{links}</ul></div>")
    assert listed(article) == []


def test_a_step_kept_twice_for_small_screens_is_read_once() -> None:
    box = f"<div class='ingredients {{}}'><ul>{ITEMS}</ul></div>"
    article = read(f"<div>{box.format('small')}{ORDERED}{box.format('hidden')}</div>")
    assert listed(article) == [list(MAKINGS), list(STEPS)]


def test_what_readers_say_of_a_recipe_is_not_the_recipe() -> None:
    said = "".join(
        f"<li><p>We made it for nine guests on a Sunday, and number {n} of them asked for it.</p></li>" for n in "123"
    )
    talk = f"<div id='reviews'><h2>Reviews</h2><ul>{said}</ul></div>"
    article = read(f"<div class='ingredients'><ul>{ITEMS}</ul></div><div class='steps'>{ORDERED}</div>{talk}")
    assert listed(article) == [list(MAKINGS), list(STEPS)]


def test_how_to_fill_in_a_form_is_no_step() -> None:
    form = "<form><div class='instructions'><p>Press the button to send us a picture of it.</p></div></form>"
    article = read(f"<div class='ingredients'><ul>{ITEMS}</ul></div><div class='steps'>{ORDERED}</div>{form}")
    assert "Press the button" not in " ".join(map(text_of, article.blocks))


def test_the_switches_of_a_recipe_card_go() -> None:
    scale = "<span class='recipe-scale'><span>Scale</span> <button>1x</button><button>2x</button></span>"
    units = "<div class='card-unit-conversion-container'><a href='#'>Cups</a> – <a href='#'>Grams</a></div>"
    article = read(f"<div class='ingredients'>{scale}<ul>{ITEMS}</ul>{units}</div><div class='steps'>{ORDERED}</div>")
    assert [text_of(block) for block in article.blocks if not isinstance(block, List)] == []
