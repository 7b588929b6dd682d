"""What fuzzing found stays found: every case runs again; and a short random walk over each target."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS

CASES = sorted(p for p in (Path(__file__).parent / "cases").iterdir() if p.is_file())

TAGS = ["p", "div", "article", "h1", "h2", "ul", "li", "table", "tr", "td", "th", "figure", "figcaption", "img", "a", "br", "script",
        "style", "template", "noscript", "svg", "math", "blockquote", "pre", "iframe", "form", "button", "ruby", "rt", "sup", "dl", "dt", "dd",
        "picture", "source", "video", "main", "section", "span", "b", "select", "option", "textarea", "title", "frameset", "p/", "!--"]  # fmt: skip
ATTRIBUTES = ["class=caption", "class='share btn'", "id=a", "href='#a'", "href='javascript:x'", "src=a.png", "alt=''", "alt='사진'", "title=x",
              "style='display:none'", "hidden", "colspan=0", "rowspan=99999", "colspan=-1", "lang=ko", "lang='<'", "dir=rtl", "onclick=x",
              "srcset='a 1x, b 2x'", "data-src=b.png", "epub:type=x", "role=button", "aria-hidden=true", "xml:lang=en"]  # fmt: skip
WORDS = ["글이 있다. ", "“말했다.”", "▲하나 ▲둘", "A. b ", "&nbsp;", "&#0;", "&#xD800;", "\x00", "\x0b", "\ufffe", "공유하기", "사진=등대", "1,784억", "\u202e", "]]>", "<!--", "--", "<![CDATA["]  # fmt: skip


def _markup() -> st.SearchStrategy[bytes]:
    opening = st.builds(
        lambda t, a: f"<{t} {' '.join(a)}>", st.sampled_from(TAGS), st.lists(st.sampled_from(ATTRIBUTES), max_size=3)
    )
    closing = st.sampled_from(TAGS).map(lambda t: f"</{t}>")
    parts = st.lists(st.one_of(opening, closing, st.sampled_from(WORDS), st.text(max_size=8)), max_size=40)
    return parts.map(lambda p: "".join(p).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_a_case_found_earlier_ends_well(case: Path) -> None:
    TARGETS[case.name.partition("-")[0]](case.read_bytes())


@pytest.mark.parametrize("target", ["page", "fragment", "feed", "markdown", "checked"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_markup())
def test_markup_of_any_shape_ends_well(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", sorted(TARGETS))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300))
def test_any_bytes_end_well(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", ["scrape", "speech"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=20), st.just("\n")), max_size=40))
def test_text_of_any_shape_ends_well(target: str, parts: list[str]) -> None:
    TARGETS[target]("".join(parts).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("start", range(0, 120, 10))
def test_pages_made_worse_end_well(start: int) -> None:
    for seed in range(start, start + 10):
        TARGETS["page"](mutated(seed))


@pytest.mark.long
def test_many_pages_made_worse_end_well() -> None:
    for seed in range(1_000, 5_000):
        TARGETS["page"](mutated(seed))
