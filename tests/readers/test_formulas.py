"""Formulas stand in their line as a person would type them, and what they were made of is in the ledger."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Paragraph
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from tests.prepared import prepared
from tests.readers.pages import TITLE, page, paragraphs


def lines(inner: str) -> list[str]:
    markup = page(f"<main><h1>{TITLE}</h1><div class='article-body'>{paragraphs()}{inner}{paragraphs()}</div></main>")
    draft = prepared(Source.text(markup, name="page.html", media="html"))
    return [plain(b.inlines) for b in leaves(draft.article.blocks) if isinstance(b, Paragraph)]


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msub><mi>y</mi><mn>1</mn></msub>", "x² + y₁"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac><mo>=</mo><mi>m</mi>", "(a + b)/2 = m"),
        ("<msqrt><mi>x</mi><mo>-</mo><mn>1</mn></msqrt>", "√(x - 1)"),
        ("<msup><mi>e</mi><mrow><mi>i</mi><mo>&#x2062;</mo><mi>t</mi></mrow></msup>", "e^it"),
        ("<semantics><mi>r</mi><annotation encoding='application/x-tex'>\\rho</annotation></semantics>", "r"),
        ("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>", "1 , 2"),
    ],
)
@pytest.mark.parametrize("wrap", ["<math>{}</math>", "<x-formula><x-assist><math>{}</math></x-assist></x-formula>"])
def test_a_formula_stands_in_its_line(inner: str, said: str, wrap: str) -> None:
    found = lines(f"<p>The load on the pier is {wrap.format(inner)} at the highest tide that the gauge has shown.</p>")
    assert f"The load on the pier is {said} at the highest tide that the gauge has shown." in found


def test_a_formula_on_a_line_of_its_own() -> None:
    assert "a = b" in lines("<div><math><mi>a</mi><mo>=</mo><mi>b</mi></math></div>")


def test_deep_nesting_gives_its_text() -> None:
    deep = "<mrow>" * 300 + "<mi>z</mi>" + "</mrow>" * 300
    assert any(
        "z" in line for line in lines(f"<p>The load is <math>{deep}</math> and no more than that, says the log.</p>")
    )
