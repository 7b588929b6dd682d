"""What every language shares: links, mail addresses, pictures in type, marks that are only a pause."""

from __future__ import annotations

import re

from reformat.language.messages import messages
from reformat.speech.spoken.piece import Grammar, Rule

URL = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”‘’«»「」가-힣ㄱ-ㅣ一-鿿ぁ-ヿ]*[^\s<>\"“”‘’«»「」()\[\].,;:!?…가-힣ㄱ-ㅣ一-鿿ぁ-ヿ]"
    r"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|net|org|kr|jp|cn|de|fr|es|uk|eu|io|gov|edu|info|me|tv|app|dev)"
    r"(?:/[^\s<>\"“”‘’()가-힣]*[\w/=])?(?![\w-])",
    re.IGNORECASE,
)
EMAIL = re.compile(r"[A-Za-z0-9][\w.+%-]{0,63}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?![\w-])", re.ASCII)


def link_rules(language: str) -> tuple[Rule, ...]:
    """Links and mail addresses are named, not spelled out."""
    says = messages(language)
    link, mail = f" {says.get('speech.link')}", f" {says.get('speech.email')}"
    return (
        Rule("email", "a0", EMAIL, lambda m: mail),
        Rule("link", "a0", URL, lambda m: link),
    )


def plain_grammar(language: str) -> Grammar:
    """The grammar of a language we have no numbers for."""
    return Grammar(re.compile(r"[^\s]"), link_rules(language))
