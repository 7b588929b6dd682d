"""Captions of a scrape, where no picture is left: what stands above a credit or before one, and what a sign points at.

A report's paragraph tells what happened; a caption shows what is there, in no sentence or in one that goes on, and says
whose the picture is behind its stop.
"""

from __future__ import annotations

from dataclasses import replace as with_changed
from itertools import pairwise

from reformat.patterns import lazy
from reformat.stages.clean.doubled import BECAUSE, RULE
from reformat.stages.clean.sight import Page, Sight, Verdict

LONGEST_CAPTION = 240
"""Weight of a line above a credit at most that is a caption."""

TWICE = Verdict(RULE, BECAUSE, 0.9)

CREDITED = lazy(r"제공|출처|촬영|캡처|갈무리|자료|[=:：©ⓒ]")
"""What a line says that credits a picture, and not a text."""

_NAMED = lazy(r"[가-힣]\. ?[^\s.\d]{2,16}(?: [^\s.\d]{2,10}){0,2}$")
"""A name of few words behind the stop of a Korean line, without one of its own."""

REPORTED = lazy(r"(?:[라다자냐]|[”’\"'])고\s\S{0,6}[했혔였었렸]다\.$")
"""How a sentence ends that tells what somebody said: below another one it is the text, whatever credit follows."""


POINTERS = tuple("▲△▼▽")
"""Signs that point at a picture."""

_ONE = r"(?:[^.!?…“”\"]|\.(?=\d)){5,200}?"
_GOES_ON = r"[고아어여져려해와워라러쳐켜혀]\s?있(?:다|습니다)"
_NO_SENTENCE = r"[가-힣](?<![다요까죠것등음함됨임중나가니지네군냐자라])"
_NAMES = rf"(?:[^.!?…“”\"]{{3,40}}{_NO_SENTENCE}\. )"
"""What is there, with a stop behind it, before a sentence on it."""
_SHOWN = lazy(rf"{_ONE}(?:{_GOES_ON}|{_NO_SENTENCE})\.?|{_NAMES}{_ONE}다\.")
"""What a picture shows: no sentence, or one of what goes on."""
_SEEN = lazy(
    rf"(?!.*[가-힣][은는]\s)(?=.{{18}})[^.!?…“”\"]{{0,40}}[가-힣](?:이|가)\s(?=.*(?:에서|에|앞에서)\s)(?=.*[을를]\s){_ONE}고\s있다\."
)
"""Somebody who does something somewhere as one looks: reports say what it is about first."""

_LONE = lazy(
    rf"(?=.{{10}}){_ONE}(?:모습|장면|전경|조감도|투시도|예상도|단면도|배치도|위치도|포스터|현판|외관|내부|현장|일대|사진)\."
)
"""The same with a picture's noun and a stop at its end: no paragraph and no heading ends so."""

_OWNED = lazy(
    rf"(?:[▲△▼▽]\s?)?{_NAMES}?{_ONE}(?:{_GOES_ON}|{_NO_SENTENCE})(?:\.\s?|\s?(?=[\[(<〈/|ⓒ©]))(?P<whose>[^.!?…]{{2,40}}"
    r"|[^.!?…]{0,24}[\w.+-]+@[\w.-]+\W?|\d{4}\.\s?\d\d?\.\s?\d\d?\.?\s?/[^.]{2,16})"
)
"""What a picture shows, and behind its stop or a sign whose it is."""

_WHOSE = lazy(
    r"[\[(<〈/|]\s?(?:글[·ㆍ/]?)?(?:사진|그래픽|영상)\s[^.]{2,20}"
    r"|[\[(<〈/|]?\s?(?:(?:사진|자료|그래픽|영상|일러스트|이미지|삽화)(?:\s?(?:제공|출처))?\s?[=:|/]|[ⓒ©]|\(c\))\s?\S.*"
    r"|[\[(<〈/|]?\s?[가-힣A-Za-z\d·\s]{2,24}(?:제공|캡처|갈무리|DB|자료\s?사진|공동취재(?:단)?)\s?[\])>〉]?"
    r"|[\[(<〈/]?\s?(?:게티\S{0,8}|AP|AFP|EPA|로이터|신화|[가-힣A-Z\d]{1,8}(?:뉴스1?|뉴시스|일보|신문|통신|방송))\s?[\])>〉]?|자료\s?사진"
    r"|\d{4}\.\s?\d\d?\.\s?\d\d?\.?\s?/\s?\S{2,12}"
)
"""How a credit is worded; a reporter's name alone also signs a report."""

_TAKEN = lazy(
    r"[^。]{4,80}(?:。\s?|\s|[=＝、（(])(?:[^。\s、=＝]{0,8}[记記]者\s?)?[^。\s、=＝（）()]{2,8}\s?(?:[摄攝]影?|撮影)[)）]?"
)
"""The same in Chinese or Japanese, and who took it."""

CLOSING = 3
"""Lines from the last one of running text within which a caption may stand."""
AROUND = 3
"""Lines around one behind a pointer among which no other such line is: several are a list."""


def with_captions(page: Page) -> Page:
    """The lines of a scrape, the one right above a picture's credit marked as its caption.

    A name alone is none: below a headline it is the house. What stands twice there is one caption. A line that says
    what is shown and who took it is one itself, as is, below the button that makes a picture larger, what ends with a
    name behind its stop.
    """
    own = {at for at, line in enumerate(page) if line.role == "credit" and _TAKEN.fullmatch(line.words.full)}
    own |= {at for at, (label, line) in enumerate(pairwise(page), 1) if _enlarged(label) and _credits(line)}
    out = [with_changed(line, role="caption") if at in own else line for at, line in enumerate(page)]
    for at in range(2, len(page)):
        credit, above, first = page[at], page[at - 1], page[at - 2]
        twice = above.words.full == first.words.full
        if (
            out[at].role != "credit"
            or not CREDITED.search(credit.words.full)
            or (credit.stamp.blank_before and not twice)
        ):
            continue
        if REPORTED.search(above.words.full) and first.stays and first.body:
            continue
        if above.free and not above.stamp.role and above.size <= LONGEST_CAPTION:
            out[at - 1] = with_changed(above, role="caption")
            out[at - 2] = first.judged(TWICE) if twice else first
    return tuple(out)


def _enlarged(label: Sight) -> bool:
    """Whether a line is a button of a picture."""
    return label.verdict is not None and label.verdict.rule.endswith((".photo-viewer", ".enlarge"))


def _credits(line: Sight) -> bool:
    """Whether a line that nothing is known of says whose the picture is, behind the stop of what it shows."""
    free = line.free and not line.stamp.role and not line.sentence
    return free and line.size <= LONGEST_CAPTION and _NAMED.search(line.words.full) is not None


def with_shown(page: Page) -> Page:
    """The lines of a scrape with those marked as captions that show something, before or right below its last text."""
    last = max((at for at, line in enumerate(page) if line.stays and line.body), default=-1)
    shown = {at for at in range(min(last + CLOSING, len(page)) if last >= 0 else 0) if _shows(page, at)}
    return tuple(with_changed(line, role="caption") if at in shown else line for at, line in enumerate(page))


def _shows(page: Page, at: int) -> bool:
    """Whether a line that nothing is known of is a caption by its words alone."""
    line, text = page[at], page[at].words.full
    if not line.free or line.stamp.role == "caption" or line.size > LONGEST_CAPTION:
        return False
    if text.startswith(POINTERS):
        near = [one for one in page[max(0, at - AROUND) : at + AROUND + 1] if one is not line and one.stays]
        alone = not any(one.words.full.startswith(text[0]) for one in near)
        return alone and text.endswith(".") and _SHOWN.fullmatch(text[1:].strip()) is not None
    if says_whose(text):
        return True
    return line.where == "any" and not line.stamp.role and any(one.fullmatch(text) for one in (_LONE, _SEEN))


def says_whose(text: str) -> bool:
    """Whether a line in Korean, Chinese or Japanese says what a picture shows and whose it is."""
    owned = _OWNED.fullmatch(text)
    return (owned is not None and _WHOSE.fullmatch(owned["whose"]) is not None) or _TAKEN.fullmatch(text) is not None
