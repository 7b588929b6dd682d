"""Words of another script inside an utterance: said by that script's voice, not spelled out letter by letter.

Letters of the Latin alphabet are no guests: every voice reads them, and names and terms are mostly written so.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from unicodedata import category

from reformat.language.scripts import SCRIPTS, primary, script_for, script_of, scripts_in
from reformat.speech.track import Utterance

_HOME = {"ja": {"Hani"}, "ko": {"Hani", "Kana"}, "zh": {"Kana"}}
"""Scripts that a language's voice reads beside its own."""
_TONGUES = {script: language for language, script in reversed(SCRIPTS.items())}
"""The language that a word of each script is said in: the first that the table has for it."""


def tongues(utterances: Iterable[Utterance]) -> tuple[str, ...]:
    """The languages of all guests, in the order in which they are first met."""
    return tuple(
        dict.fromkeys(
            language
            for one in utterances
            if not one.spoken.isascii()
            for language, _ in stretches(one.spoken, one.language)
            if language != one.language
        )
    )


def stretches(text: str, language: str) -> list[tuple[str, str]]:
    """The text in its order, each stretch with the language that it is said in."""
    home = {"Latn", script_for(language), *_HOME.get(primary(language), ())}
    if not scripts_in(text).keys() - home:
        return [(language, text)]
    said = _said_in(text, language, home)
    return [
        (tongue, "".join(letter for _, letter in run)) for tongue, run in groupby(zip(said, text, strict=True), _first)
    ]


def _first(pair: tuple[str, str]) -> str:
    return pair[0]


def _said_in(text: str, language: str, home: set[str]) -> list[str]:
    """The language of each character: signs are the utterance's, vowel signs and spaces between guests the guests'."""
    said: list[str] = []
    for letter in text:
        if script := script_of(letter):
            said.append(language if script in home else _TONGUES.get(script, language))
        else:
            inside = said and category(letter) in ("Mn", "Mc", "Zs")
            said.append(said[-1] if inside else language)
    for at in range(len(text) - 2, -1, -1):  # a space behind the guest's last word
        if text[at].isspace() and said[at] != said[at + 1]:
            said[at] = language
    return said
