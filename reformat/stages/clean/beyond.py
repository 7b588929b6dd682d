"""What stands behind the end of a Korean article and says no sentence: labels, buttons and headlines of the page.

Every house words its labels anew, so that no list of them is whole. Behind the last sentence of a report a short line
without a predicate is the page's where a line that rules know stands before it, or where it names a thing of a page.
Lists, days, signatures and whatever a notice tells behind its text are the article's.
"""

from __future__ import annotations

from reformat.document.nodes import Heading, List, Paragraph
from reformat.language.scripts import HANGUL_WORD
from reformat.patterns import lazy
from reformat.readers.metadata.hangul import KOREAN
from reformat.rules import Rules
from reformat.stages.clean.pressed import OF_PAGES, PRESSED, are_tips, is_button, is_mere, lines_of
from reformat.stages.clean.sight import Page, Sight, Verdict

RULE = "clean.beyond"
BECAUSE = "A short line without a sentence behind the end of the article: a label or a headline of the page"

LONGEST = 40
"""Characters of such a line at most."""

LEAST = 2
"""Sentences of an article in Korean at least."""

END = 12
"""Characters of a sentence that tell its language."""

_ENDS = lazy(r"[.?!…。:：”’\"'」』)\]》〉>~]$")
"""How lines end that are sentences, quotations, notes or heads of something."""

_TOLD = lazy(
    r"[:：=~∼※▲△▶▷◇◆○●■□①-⑳☎]|^[-–·•*]|^\d{1,2}[.)]|\d[:.-]\d|\d{2,}[-.]\d|\d(?:월|일|시|원|분|명|개|점)(?![가-힣]{2})"
    r"|(?:은|는)\s.*\d|(?:모임|연대|협회|조합|위원회|일동|드림|올림|배상|위원장|대표|재단|연합|연맹|학교|학교장|본부|단체|총장|센터)$"
    r"|(?:대표|교수|위원|소장|연구원|작가|시인|변호사|의원|회장|원장|기자|장관|지음|옮김|펴냄)$|^[가-힣]{2,4}\s(?:글|사진|그림)$"
)
"""What an article tells behind its text: entries, days, figures, who signs it, what somebody is."""

_FACT = lazy(r"[:：=]\s?\S|(?<![니시])다\.?$|^\d{1,2}[.)]\s|[“”\"]")
"""Facts, sentences of a report, steps and quotations."""

_BUTTON = lazy(
    r"(?!.*[:：월]|\d{1,2}[.)])[^▲△▶▷◇◆○●■□①-⑳“”\"‘’]{4,24}(?:확인|신청|시작|예약|비교|상담|조회|참여|응모|다운로드)하기"
)
"""A button of an advertisement, whatever figures it holds."""


def drop_beyond(page: Page, rules: Rules) -> Page:
    """The page without such lines; of what is no Korean article, all."""
    last = next((at for at in range(len(page) - 1, -1, -1) if _ends_article(page[at])), -1)
    behind = any(sight.stays for sight in page[last + 1 :])
    if not behind or last < 0 or rules.kept(RULE) or not _korean(page[: last + 1]):
        return page
    known, gone = False, set()
    for at in range(last + 1, len(page)):
        sight = page[at]
        if not sight.stays:
            known = known or sight.verdict is not None and not sight.verdict.rule.startswith("clean.")
            continue
        text = sight.words.full
        if _several(sight):  # none else is behind the end
            gone.add(at)
            continue
        if (_own(sight, text) or (text[0] in "[(" and not known)) and not _BUTTON.fullmatch(text):
            if not known:
                return page
            continue
        if known and " " in text or OF_PAGES.search(text) or PRESSED.search(text):
            gone.add(at)
    verdict = Verdict(RULE, BECAUSE, 0.7)
    return tuple(sight.judged(verdict) if at in gone else sight for at, sight in enumerate(page))


def _korean(page: Page) -> bool:
    """Whether this is running text in Korean."""
    said = (sight.words.full[-END:] for sight in page if sight.stays and sight.sentence)
    return sum(HANGUL_WORD.search(text) is not None for text in said) >= LEAST


def _ends_article(sight: Sight) -> bool:
    """Whether a block is of the article beyond doubt: a sentence, or what is no line of text."""
    if not sight.stays:
        return False
    if _several(sight):
        return not _of_the_page(sight)
    plain = isinstance(sight.block, Paragraph | Heading)
    return sight.sentence or bool(sight.role) or sight.stamp.role in ("caption", "credit") or not plain


def _several(sight: Sight) -> bool:
    """Whether a block holds several lines."""
    return isinstance(sight.block, List) or (isinstance(sight.block, Paragraph) and len(lines_of(sight)) > 1)


def _of_the_page(sight: Sight) -> bool:
    """Whether of a block's short lines most are buttons, figures or speak of things of pages, and none tells a fact."""
    lines = lines_of(sight)
    if sight.role or sight.stamp.role or any(len(text) > LONGEST or _FACT.search(text) for text in lines):
        return False
    said = [text for text in lines if OF_PAGES.search(text) or is_button(text) or is_mere(text)]
    return 2 * len(said) > len(lines) and not are_tips(lines)


def _own(sight: Sight, text: str) -> bool:
    """Whether a line may be the article's: too long, no Korean, an entry, a day, a signature or a name."""
    if len(text) > LONGEST or not HANGUL_WORD.search(text) or _ENDS.search(text) or _TOLD.search(text):
        return True
    return KOREAN.fullmatch(text) is not None or sight.stamp.role.startswith("marker")
