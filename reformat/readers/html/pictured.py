"""Captions that end in a name or a day: below a picture such a line is no byline and no date of the article."""

from __future__ import annotations

from reformat.patterns import lazy
from reformat.readers.html.page import Part

FIRST_WORDS = 12
"""Characters before a reporter's name beyond which a line below a picture says more than who reports."""

_SHOWS = lazy(r"(?=(?:[^가-힣]*[가-힣]){4})\S+\s+\S+")
"""A few words in Korean."""
_OF_HOUSES = lazy(
    r"(?:[팀부국실=]|신문|일보|뉴스|닷컴|경제|방송|저널|입력|등록|승인|수정|작성|게재|발행|송고)\s*[:：|]?\s*$"
)
"""How the name of a house or a desk ends, or a label of dates."""


def captions(part: Part, before: str) -> bool:
    """Whether what stands before a name or a day says what a picture shows, and the part is that picture's caption."""
    korean = _SHOWS.match(before) is not None and _OF_HOUSES.search(before) is None
    return (korean or len(before) > FIRST_WORDS) and _pictured(part)


def _pictured(part: Part) -> bool:
    """Whether a part is all that is said in a box with a picture, or right below one that stands alone."""
    box = part
    while box.parent is not None and box.parent.text == part.text:
        box = box.parent
    if box is not part and (box.tag == "img" or box.node.css_first("img") is not None):
        return True
    return any(one.text == 0 and (one.tag == "img" or one.node.css_first("img") is not None) for one in box.beside[:1])
