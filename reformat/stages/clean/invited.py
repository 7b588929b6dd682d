"""Lone lines of a Korean page that invite its reader elsewhere, between an article's paragraphs or above its headline.

Each page words them anew; their form tells them: a button in brackets or behind a sign of something that plays, a
favour asked as a label with a headline behind it, or a headline behind the kind of news that stands on its own.
"""

from __future__ import annotations

from dataclasses import replace as with_changed

from reformat.document.nodes import Heading, Paragraph
from reformat.language.scripts import HANGUL_WORD
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.pressed import OF_PAGES, is_button
from reformat.stages.clean.sight import Page, Sight, Verdict

RULE = "clean.invited"
VERDICT = Verdict(RULE, "A line by itself that invites to something else of the page", 0.7)

LONGEST = 64
"""Characters of such a line at most."""
BUTTON = 24
"""The same of a button's words."""

_PLAYS = lazy(r"^[🎧🔊🔉🔈📢🎬📺🎥🔎🔍👉📻🎙️▶▷►☞\s]+(?=\S)")
_BRACKETED = lazy(r"^[(（<〈\[]\s?(?P<words>[^()（）<>〈〉\[\]]{3,24})\s?[)）>〉\]]$")
_PRESSED = lazy(r"(?:듣기|보기|읽기|열기|닫기|하기|누르기)$")
_OF_PAGES = lazy(r"프로필|혜택|결과|원문|전문|지도|퀴즈|자동|전체 ?화면")
_LABEL = lazy(
    r"^[^\w\[(<〈【]*(?:[\[(<〈【]\s?(?P<framed>[^\[\]()<>〈〉【】]{4,24}?)\s?[\])>〉】]\s?[:：]?|(?P<bare>[^:：.?!]{4,20}?)\s?[:：▶☞→])\s?\S.{3,}"
)
_ASKS = lazy(
    r"(?:[보하주오가누]세요|[으]?세요|보시죠|볼까요|[싶]다면|궁금하(?:다면|면)|(?:하|보|알아보|읽으|들으)(?:시)?려면)[.!?~]?$"
)
"""How what is offered to a reader ends."""
_KIND = lazy(
    r"^[^\w\[(<〈【]*[\[(<〈【]\s?(?:(?:긴급\s?)?(?:속보|단독|특보|생중계|라이브|LIVE)(?:\s?[가-힣]{1,4})?"
    r"|이벤트|투표|설문|퀴즈|공지|모집|광고|AD|PR|특가|할인|혜택|무료|경품|응모|구독|체험)\s?[\])>〉】]\s?\S.{3,}"
)
"""News that stands on its own, and what a page offers."""
_FACT = lazy(r"^[\[(<〈【]\s?[^\[\]()<>〈〉【】]{2,12}\s?[\])>〉】]\s?\S")
"""A label in brackets before its fact, as notices have several: those of such an article are its own."""


def drop_invited(page: Page, rules: Rules) -> Page:
    """The page without such lines between its running text, and without those above it that can't be its headline."""
    bodies = [at for at, sight in enumerate(page) if sight.body]
    if rules.kept(RULE) or not bodies or HANGUL_WORD.search(page[bodies[0]].words.full) is None:
        return page
    text = [at for at in bodies if page[at].stays]
    free = [at for at in range(max(text, default=0)) if _is_free(page[at])]
    if any(at > text[0] and _is_fact(page[at].words.full) for at in free):
        return page
    gone = {at for at in free if invites(said := page[at].words.full) and (at > text[0] or not _KIND.match(said))}
    return tuple(with_changed(s, verdict=VERDICT) if at in gone else s for at, s in enumerate(page)) if gone else page


def _is_free(sight: Sight) -> bool:
    """Whether nothing is known of a line that is no sentence."""
    lone = isinstance(sight.block, Paragraph | Heading) and sight.free and not sight.sentence
    return lone and sight.stamp.role in ("", "bold-line") and len(sight.words.full) <= LONGEST


def _is_fact(text: str) -> bool:
    return _FACT.match(text) is not None and not invites(text)


def invites(text: str) -> bool:
    """Whether a line has the form of one that leads elsewhere."""
    if _KIND.match(text):
        return True
    label = _LABEL.match(text)
    if label is not None and _ASKS.search(label["framed"] or label["bare"]):
        return True
    framed = _BRACKETED.match(text)
    words = framed["words"] if framed is not None else _PLAYS.sub("", text)
    if is_button(text) and (OF_PAGES.search(text) or _OF_PAGES.search(text)):
        return True
    return len(words) < len(text) and len(words) <= BUTTON and _PRESSED.search(words) is not None
