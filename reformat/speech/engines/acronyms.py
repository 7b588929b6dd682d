"""Words of capitals that nobody says as a word, spelled: espeak-ng says "imf" and "etf", and "who" for the WHO.

Only for what such an engine is given, never shown. Korean ones are spelled in what is spoken, for every engine.
"""

from __future__ import annotations

from reformat.patterns import lazy
from reformat.speech.spoken.capitals import is_word

SPELLING = ("en", "de", "fr", "es")
"""Languages in which this is known to hold."""

_CAPITALS = lazy(r"(?<![^\W\d_])[A-Z]{2,5}(?![^\W\d_])")


def spelled(text: str) -> str:
    """The text with stops between the letters of such words."""
    if not any(letter.islower() for letter in text):
        return text  # a heading in capitals
    return _CAPITALS.sub(lambda found: found[0] if is_word(found[0], korean=False) else ".".join(found[0]), text)
