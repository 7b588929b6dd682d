"""Text that a page folds up, and what opens it."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Heading, Paragraph
from reformat.document.source import Source
from reformat.document.walk import leaves, text_of
from tests.prepared import prepared

ABOVE = (
    "<p>The oven has stood in the yard since the flood, and each Saturday somebody lights it before dawn.</p>"
    "<p>Whoever brings dough may bake. The list hangs on the door, and it is full until the end of March.</p>"
)
ANSWER = "<p>Yes, from Friday noon on. Wood lies ready in the shed behind the oven, and it costs nothing.</p>"


def read(markup: str) -> list[tuple[type, str]]:
    page = f"<html><body><article><h1>The oven in the yard</h1>{ABOVE}{markup}</article></body></html>"
    article = prepared(Source.text(page, name="oven", media="html")).article
    return [(type(block), text_of(block)) for block in leaves(article.blocks)]


@pytest.mark.parametrize(
    "markup",
    [
        '<button aria-expanded="false" aria-controls="a1">May I light it?</button><div id="a1">{}</div>',
        '<button aria-expanded="false">May I light it?</button><div hidden>{}</div>',
        '<h3><button aria-expanded="false">May I light it?<i>+</i></button></h3><div class="panel">{}</div>',
        '<div class="item"><div role="button" aria-controls="a1"><a>May I light it?</a></div><div id="a1">{}</div></div>',
        '<div class="accordion-item"><button class="accordion-trigger">May I light it?</button><div>{}</div></div>',
        "<details><summary>May I light it?</summary>{}</details>",
    ],
)
def test_what_opens_a_box_of_text_is_the_heading_above_it(markup: str) -> None:
    said = read(markup.format(ANSWER))
    assert [(kind, text.rstrip("+")) for kind, text in said[-2:]] == [
        (Heading, "May I light it?"),
        (Paragraph, "Yes, from Friday noon on. Wood lies ready in the shed behind the oven, and it costs nothing."),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        '<button aria-expanded="false">All other ovens</button><ul><li><a href="/1">Ovens in the north of the county</a></li></ul>',
        '<button aria-expanded="false" aria-controls="c">Show what others say</button><div id="c" class="comments">{}</div>',
        "<button>Copy the address</button>{}",
        '<button aria-haspopup="dialog"><img src="/o.jpg" alt=""><span>Look at it in full</span></button>{}',
    ],
)
def test_other_buttons_are_controls(markup: str) -> None:
    assert not any(kind is Heading for kind, _ in read(markup.format(ANSWER)))
