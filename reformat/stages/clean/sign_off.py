"""Who reports, in brackets behind an article's last stop: the writer's initials, an agency, a name."""

from __future__ import annotations

import re

from reformat.patterns import CLOSED, lazy

TAIL = 48
"""Letters at the end of a text in which it is signed."""

_SIGN = r"(?:[^\W\d_A-ZÀ-ÞА-Я]{1,5}|[A-ZÀ-ÞА-Я]{2,8})"
_INITIALS = lazy(rf"[.!?…]{CLOSED}\s?\({_SIGN}(?:[/,;+& -]{{1,2}}{_SIGN}){{0,4}}\)$")
"""As papers with cased letters sign: "(kl)", "(ap/kl)", "(АП)"."""
_UNSPACED = lazy(r"。(?:[（(][^（）()。]{1,20}[）)]|【[^【】。]{1,20}】)$")
"""As Japanese and Chinese papers do."""
_REPORTS = lazy(
    rf"[.!?…。]{CLOSED}\s?[(（](?!.*(?:[fp]h?oto|bild|ima?ge|写真|撮影|提供|[图圖摄攝]))[^()（）:：=＝©/|]{{2,40}}[)）]$",
    re.I,
)
"""One of them or a name, and no word for a picture; a name with its agency is a photographer's."""


def is_signed(text: str) -> bool:
    """Whether a text ends with a stop and its writer's sign, so that it ends as a sentence does."""
    if text[-1:] not in (")", "）", "】"):
        return False
    tail = text[-TAIL:]
    return (_UNSPACED if "。" in tail else _INITIALS).search(tail) is not None


def reports(text: str) -> bool:
    """Whether a text ends with who reports it, which a picture's caption may do as well."""
    return is_signed(text) or (text[-1:] in (")", "）") and _REPORTS.search(text[-TAIL:]) is not None)
