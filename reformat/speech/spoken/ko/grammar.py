"""The Korean grammar: all rules in the order in which they are tried."""

from __future__ import annotations

import re

from reformat.language.messages import messages
from reformat.patterns import lazy
from reformat.speech.spoken.common import EMAIL, URL, closing_rules, link_rules
from reformat.speech.spoken.ko.acronyms import ACRONYM_RULES
from reformat.speech.spoken.ko.asides import ASIDE_RULES
from reformat.speech.spoken.ko.calls import CALL_RULES, PHONE_RULES
from reformat.speech.spoken.ko.dates import DATE_RULES
from reformat.speech.spoken.ko.foreign import first_hangul, foreign_rules
from reformat.speech.spoken.ko.hanja import HANJA_RULES
from reformat.speech.spoken.ko.kana import KANA_RULES
from reformat.speech.spoken.ko.numbers import MONEY_RULES, NUMBER_RULES, RANGE_RULES
from reformat.speech.spoken.ko.particles import fitted
from reformat.speech.spoken.ko.symbols import EARLY_SYMBOLS, SYMBOL_RULES
from reformat.speech.spoken.ko.trades import TRADE_FIGURES, TRADE_SIGNS
from reformat.speech.spoken.piece import Grammar, Reader, Rule

_PARTICLE = r"[)）\]]?(?P<particle>은|는|이|가|을|를|과|와|으로|로)(?=[\s,.]|$)"


def korean() -> Grammar:
    """Dates before calls before plain numbers: the most particular reading wins."""
    letters = (*LINK_RULES, *link_rules("ko"), *foreign_rules(), *KANA_RULES, *HANJA_RULES)
    words = (*letters, *ASIDE_RULES, *EARLY_SYMBOLS, *TRADE_SIGNS, *MONEY_RULES, *ACRONYM_RULES)
    figures = (*PHONE_RULES, *TRADE_FIGURES, *DATE_RULES, *RANGE_RULES, *CALL_RULES, *NUMBER_RULES)
    rules = (*words, *figures, *SYMBOL_RULES, *closing_rules("ko"))
    spot = r"[^가-힣ㄱ-ㅣ\s.,?!A-Za-z]|(?<![\w.,])\.(?=\d)|(?<![A-Za-z])[A-Za-z]"
    return Grammar(re.compile(rf"{spot}|[{first_hangul()}](?=[가-힣]{{0,4}}[ \-]?\d)"), rules)


def _read(name: str) -> Reader:
    said = messages("ko").get(name)
    return lambda match: f" {said}{fitted(match['particle'], said[-1])}"


LINK_RULES = tuple(
    Rule(kind, "a0", lazy(rf"(?:{pattern.pattern}){_PARTICLE}", pattern.flags), _read(f"speech.{kind}"))
    for kind, pattern in (("email", EMAIL), ("link", URL))
)
