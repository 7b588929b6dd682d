"""However a page hides its nesting, the tree stays shallow, and the text stays whole."""

from __future__ import annotations

import random
import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from reformat.readers.html.nesting import CROWD, DEEPEST, MANY, parse, shallow
from reformat.readers.html.standard import names
from tests.hostile.test_bounds import ARTICLE, SENTENCE, cpu
from tests.readers.pages import PLAIN

DEEP = 3 * DEEPEST
"""What a tree may have: a table brings two elements that no tag names, and formatting left open comes again."""

UNITS: dict[str, tuple[str, str]] = {
    "comment in an attribute": ('<p title="<!--">', "<div>"),
    "comment in a bare attribute": ("<p title=<!-->", "<div>"),
    "script in an attribute": ("<p title='<script>'>", "<div>"),
    "quote in a name": ("<p a\"b='>", "<div>"),
    "no quote": ('<p a="b"c"d>', "<div>"),
    "style in text": ("<textarea><style></textarea>", "<div>"),
    "comment in a title": ("<title><!--</title>", "<ul><li>"),
    "comment in xmp": ("<xmp><!--</xmp>", "<blockquote>"),
    "comment in noframes": ("<noframes><!--</noframes>", "<section>"),
    "script in noscript": ("<noscript><p title='</noscript><script>'></noscript>", "<div>"),
    "comment in a script": ("<script><!--<script></script><!--</script>", "<div>"),
    "empty comments": ("<!--><!--->", "<div><!--->"),
    "comment with a mark": ("<!-- --!><!-- --!>", "<div>"),
    "bogus comment": ("<?php <div ?><!x></ x>", "<div></>"),
    "section outside": ("<![CDATA[<!--><p>", "<div>"),
    "section in a drawing": ("<svg><![CDATA[<!--]]>", "<g><![CDATA[</g>]]>"),
    "style in a drawing": ("<svg><style>", "<g>"),
    "style after a drawing": ("<svg><p><style><!--</style>", "<div>"),
    "title in a drawing": ("<svg><title><!--</title>", "<svg><foreignObject><div>"),
    "style in a template": ("<template><col><style></template>", "<div>"),
    "names all other": ("", "<x-{}>"),
    "unclosed formatting": ("", "<p><b class=c{}>x</p>"),
    "formatting around blocks": ("", "<b class=c{}><div>x</b>"),
    "links around blocks": ("", "<a href={}><div>"),
    "tables": ("", "<table><tr><td>"),
    "fostered": ("", "<table><div>"),
    "fostered formatting": ("", "<table><b>x<tr>"),
    "drawings": ("", "<svg><foreignObject>"),
    "drawing of voids": ("<svg>", "<area>"),
    "formulas": ("", "<math><annotation-xml encoding='text/html'>"),
    "selections": ("", "<div><select></div></select>"),
    "options": ("<select>", "<optgroup><option><x>"),
    "templates": ("", "<template><tr>"),
    "frames": ("", "<frameset>"),
    "forms": ("", "<form><table><td><form></form></td></table></form>"),
    "buttons": ("", "<p><button>"),
    "paragraphs ended by tables": ("<!doctype html>", "<p><table></table><x>"),
    "cells outside": ("", "<td><div></td>"),
    "objects": ("", "<object><b>x</object><i class={}>"),
    "ruby": ("", "<rt><rp><q>"),
}
"""A beginning, and what comes after it over and over."""


def shape(name: str, count: int) -> str:
    begin, again = UNITS[name]
    return f"{ARTICLE}{begin}{''.join(again.replace('{}', str(n)) for n in range(count))}{SENTENCE}"


def depth(tree: LexborHTMLParser) -> tuple[int, int]:
    """How deep the tree is, and how many nodes it has."""
    node = tree.root
    assert node is not None
    top, level, deepest, nodes = node.mem_id, 0, 0, 0
    while True:
        nodes, deepest = nodes + 1, max(deepest, level)
        if node.child is not None:
            node, level = node.child, level + 1
            continue
        while node.mem_id != top and node.next is None:
            node, level = node.parent, level - 1  # type: ignore[assignment]
        if node.mem_id == top:
            return deepest, nodes
        node = node.next


@pytest.mark.parametrize("name", sorted(UNITS))
def test_no_tree_is_deep(name: str) -> None:
    markup = shape(name, 12_000)
    deepest, nodes = depth(parse(markup))
    assert deepest <= DEEP
    assert nodes <= 12 * markup.count("<") + 100


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(UNITS))
def test_five_times_the_levels_take_five_times_the_work(name: str) -> None:
    some, many = (cpu(shape(name, count)) for count in (20_000, 100_000))
    assert many <= 2 * 5 * some + 1.0, (some, many)


PIECES = [
    *(f"<{name}>" for name in sorted(names("a b nobr p div ul li dd section h1 form button select option table tr td caption col"))),
    *(f"</{name}>" for name in sorted(names("a b p div ul li section h1 form button select table tr td svg template object title x"))),
    *(f"<{name}>" for name in sorted(names("template svg math foreignObject desc mi g object ruby rt input br frameset x noscript"))),
    "<title>", "<style>", "<script>", "<textarea>", "<xmp>", "</style>", "</script>", "</textarea>", "</xmp>", "</foreignObject>",
    "<!--", "-->", "<![CDATA[", "]]>", "<?", "x", "<p title='", "'", '"', "<g/>", "<style/>", "<script><!--", "<b class={}>", "<a href={}>",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_of_any_tags_is_deep(seed: int) -> None:
    pick = random.Random(seed)
    unit = "".join(pick.choices(PIECES, k=pick.randint(2, 8)))
    markup = "".join(unit.replace("{}", str(n)) for n in range(DEEP + 200))
    deepest, nodes = depth(LexborHTMLParser(shallow(markup)))
    assert deepest <= DEEP, unit
    assert nodes <= 12 * (markup.count("<") + markup.count("x")) + 100, unit


def test_a_page_of_ordinary_depth_stays_as_it_is() -> None:
    for page in (
        PLAIN,
        PLAIN.replace("<body>", "<body><svg><title>a</title><path d=x/><g><a/></g></svg><ul><li>a<li>b</ul>"),
    ):
        assert LexborHTMLParser(shallow(page)).html == LexborHTMLParser(page).html
    assert shallow(PLAIN) == PLAIN


def test_many_tags_side_by_side_are_all_kept() -> None:
    rows = f"<table>{'<tr><td>1<td>2' * MANY}</table>{'<p>a<p>b' * MANY}<ul>{'<li>x' * MANY}</ul>"
    assert parse(rows).html == LexborHTMLParser(rows).html


def test_an_element_has_no_crowd_of_attributes() -> None:
    def markup(number: int) -> str:
        crowd = " ".join(f'a{n}="<>"' if n % 2 else f"a{n}" for n in range(number))
        return f"<p {crowd} title='last'>{SENTENCE}</p><p class=b>{SENTENCE}</p>"

    assert markup(200).count("last") == parse(markup(200)).html.count("last")  # type: ignore[union-attr]
    start = time.process_time()
    crowded, plain = parse(markup(300_000)).css("p")
    assert len(crowded.attributes) <= CROWD + 1 and crowded.text() == plain.text() == SENTENCE
    assert plain.attributes == {"class": "b"} and time.process_time() - start < 5
