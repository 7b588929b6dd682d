"""The laws of reading and cleaning: nothing is lost, twice is once, the ledger replays."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reformat.document.conservation import article_letters, balance, letters
from reformat.document.draft import Draft
from reformat.document.nodes import Article, Stamp
from reformat.document.source import Source
from reformat.errors import NoArticle, SourceError
from reformat.pipeline import Kit, prepare
from reformat.readers.text import TextReader
from reformat.rules import Rules
from reformat.rules.load import built_in, every_name
from reformat.stages.clean import clean
from tests.clean.scrapes import CASES
from tests.strategies import WORDS

RULES = Rules.load()
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
LABELS = [text for name in every_name() for rule in built_in(name).rules for text in (*rule.examples, *rule.keeps)]
SENTENCE = st.builds(lambda a, b: f"{a} {b} 그렇게 말했다고 전했다. {b} and so on, they said.", WORDS, WORDS)
LINE = st.one_of(WORDS, st.sampled_from(LABELS), SENTENCE, SENTENCE.map(lambda s: s + s), st.just(""))
SCRAPE = st.lists(LINE, min_size=1, max_size=50).map("\n".join)


def read(text: str) -> Draft:
    return TextReader().read(Source.text(text), RULES)


def holds_everywhere(text: str) -> None:
    """Conservation after reading and after cleaning; cleaning twice is cleaning once; the ledger replays."""
    before = read(text)
    assert balance(before).holds, balance(before)
    after = clean(before, RULES)
    assert balance(after).holds, balance(after)
    assert clean(after, RULES) == after
    assert after.ledger[: len(before.ledger)] == before.ledger
    new = after.ledger[len(before.ledger) :]
    gone: Counter[str] = letters("\n".join(c.before for c in new))
    came: Counter[str] = letters("\n".join(c.after for c in new))
    assert article_letters(before.article) - gone + came == article_letters(after.article)


@settings(max_examples=120, deadline=None)
@given(SCRAPE)
def test_generated_scrapes(text: str) -> None:
    try:
        holds_everywhere(text)
    except SourceError:
        return


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(LINE, st.floats(0, 1)), max_size=30))
def test_blocks_of_a_page(lines: list[tuple[str, float]]) -> None:
    """Blocks as HTML gives them: with tags, link density and classes, no lines."""
    try:
        draft = read("\n".join(text for text, _ in lines) or "말")
    except SourceError:
        return
    densities = (density for text, density in lines if text.strip())
    blocks = tuple(
        replace(b, stamp=Stamp(tag="p", link_density=d)) for b, d in zip(draft.article.blocks, densities, strict=False)
    )
    draft = replace(draft, article=Article(blocks=blocks), source_text="\n".join(t for t, _ in lines))
    try:
        after = clean(draft, RULES)
    except NoArticle:  # labels and notices alone
        return
    # Cleaning neither loses nor adds, whatever the books said before it.
    assert balance(after) == balance(draft)
    assert clean(after, RULES) == after


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_scrapes_of_our_own(case: object) -> None:
    holds_everywhere(case.text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_samples(path: Path) -> None:
    holds_everywhere(path.read_text("utf-8"))


def test_seed(seed: Path) -> None:
    holds_everywhere(seed.read_text("utf-8"))


@pytest.mark.long
def test_corpus(shared: Path) -> None:
    """Every flattened page of the corpus."""
    for line in (shared / "corpus/text/manifest.jsonl").read_text("utf-8").splitlines():
        text = (shared / "corpus/text" / f"{json.loads(line)['id']}.txt").read_text("utf-8")
        if text.strip():
            holds_everywhere(text)


def test_what_a_script_alone_says_is_nowhere_counted() -> None:
    said = "The lamp over the quay is lit by hand, and the one who lights it walks there before dusk."
    for times in (6, 7, 40):  # the same paragraph again looks like a caption's copy
        body = f"<p>{said}</p>" * times
        page = f'<title>A lamp</title><div id="app"></div><script>let a = {{"body": "{body}"}}</script>'
        draft = prepare(Source.bytes(page.encode(), name="lamp.html"), Kit.of())
        assert balance(draft).holds, str(balance(draft))
