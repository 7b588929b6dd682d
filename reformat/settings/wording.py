"""What is wrong with a value, in the words of who writes settings and not of a programming language."""

from __future__ import annotations

import re

from reformat.settings.tree import TAG

_KINDS = {"int": "a whole number", "float": "a number", "str": "text", "bool": "true or false", "array": "a list",
          "object": "a table", "null": "nothing"}  # fmt: skip
_BOUNDS = {"<=": "of at most", ">=": "of at least", ">": "above"}


def in_words(message: str) -> str:
    """A word of msgspec on a value: "Expected `int` >= 16" is "expected a whole number of at least 16"."""
    message = message.replace(f"`str` matching regex {TAG!r}", "a language tag such as ko or en-GB")
    words = re.sub(r"`(\w+)(?: \| null)?`", lambda kind: _KINDS.get(kind[1], kind[0]), message)
    words = re.sub(r"[<>]=|>", lambda sign: _BOUNDS[sign[0]], words).replace("Invalid enum value", "there is no")
    words = words.replace("Object contains unknown field", "there is no setting")
    words = words.replace("a list of length of at least 1", "at least one")
    return words[:1].lower() + words[1:]
