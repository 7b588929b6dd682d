"""Stops that number something: the items of a list, the ordinals of a language that writes them with a stop."""

from __future__ import annotations

import re

from reformat.patterns import lazy

LIST_MARK = lazy(
    r"\s*(?:[•⁃‣▪●◦*#·-]{1,6}\s?)?[(\[]?(?:[A-Z]?\d{1,3}|[A-Za-z]|[가나다라마바사아자차카타파하]|[IVXivx]{1,5}"
    r"|(?:step|art\.?|article|sec\.?|section|chapter|part|fig\.?|figure|table|tabl?\.|box|rule|exhibit|appendix|note|item|option"
    r"|schritt|artikel|kapitel|abb\.|tabelle|anlage|teil|top|étape|chapitre|annexe|tableau|partie|paso|capítulo|anexo|tabla|parte"
    r"|그림|표|사진|붙임|첨부|단계|부록|별표|별지|보기|문제|질문|각주)\s?\d{1,3}|tip|n\.?b|p\.?s)$",
    re.IGNORECASE,
)
"""What numbers an item at its head, by itself or behind the word for it: 1. Read; Step 1. Read."""
_COUNTED = lazy(r"\s[•⁃#(]?(\d{1,2})$")
_FIRST = lazy(r"\s*[•⁃‣▪●◦*#(\[-]{0,6}\s?\d{1,2}[.)]")
"""The number at the head of a list in one line."""
_ROMAN_ORDINAL = lazy(r"(?:^|\s|[a-zß-ÿ]\s)[IVX]{1,5}$")
_NAMED = lazy(r"\b(?!(?:Der|Die|Das|Dem|Den|Des|Im|Am|Zum|Zur|Vom|Beim)\b)[A-ZÀ-Þ][a-zß-ÿ]+\s[IVX]{1,5}$")
"""Friedrich II. is a king, im II. Quartal a quarter."""


def numbers_item(text: str, begin: int, at: int) -> bool:
    """Whether what is before `at` numbers an item: 1. Read; 1.) Read; the next in the line, 1. Read 2. Write."""
    if at - begin < 16 and LIST_MARK.match(text[begin:at]):
        return True
    if not text[at - 1 : at].isdigit():
        return False
    number = _COUNTED.search(text, max(begin, at - 4), at)
    if number is None or not _FIRST.match(text, begin):
        return False
    return re.search(rf"\b{int(number[1]) - 1}[.)]", text[max(begin, at - 200) : at]) is not None


def is_ordinal(text: str, begin: int, at: int) -> bool:
    """Whether a Roman numeral with its stop is an ordinal, and no king's: im II. Quartal."""
    before = max(begin, at - 24)
    return bool(_ROMAN_ORDINAL.search(text, before, at)) and not _NAMED.search(text, before, at)
