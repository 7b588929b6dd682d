"""Which grammar reads which language; each is built once, when it is first needed."""

from __future__ import annotations

from functools import cache

from reformat.speech.spoken.piece import Grammar


def grammar_for(language: str) -> Grammar:
    """The grammar for a BCP 47 tag; the plain one (links, emoji, signs) for languages without their own."""
    return _grammar(language.lower().replace("_", "-").partition("-")[0])


@cache
def _grammar(primary: str) -> Grammar:
    if primary == "ko":
        from reformat.speech.spoken.ko.grammar import korean

        return korean()
    if primary in ("en", "de", "fr", "es"):
        from reformat.speech.spoken.western import western

        return western(primary)
    if primary in ("ja", "zh"):
        from reformat.speech.spoken.eastern import eastern

        return eastern(primary)
    from reformat.speech.spoken.common import plain_grammar

    return plain_grammar(primary)
