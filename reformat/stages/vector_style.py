"""The style sheet of a drawing, as far as it draws: rules that any viewer can read, with nothing that loads or runs."""

from __future__ import annotations

import re

from reformat.patterns import lazy

_COMMENT = lazy(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_AT = lazy(r"@[^{};]*+(?:;|\{(?:[^{}]|\{[^{}]*+\})*+\}|\Z)")
"""What is for other media, or loads: such blocks go whole, since their rules do not hold always."""
_STEP = lazy(r"\s*[>+~]\s*|\s+")
_ONE = lazy(
    r"(?:\*|[A-Za-z_][\w-]*+)?+"
    r"(?:[.#]-?[A-Za-z_][\w-]*+|\[[A-Za-z_][\w-]*+(?:=[A-Za-z_][\w-]*+|=\"[\w.-]*+\"|='[\w.-]*+')?+\]|::?[A-Za-z-]++(?:\([\w+-]++\))?+)*+"
)
_NAME = lazy(r"-{0,2}[A-Za-z_][\w-]*")
_VALUE = lazy(r"(?:[\w\s#%.,()+*/!-]|\"[^\"\\\n]*+\"|'[^'\\\n]*+')+")
_REFERENCE = lazy(r"url\(\s*['\"]?(?!\s*['\"]?#)", re.I)
_LOADING = lazy(
    r"@import|expression\s*\(|javascript:|behavior\s*:|-moz-binding|\\"
    r"|(?<![\w-])(?:-webkit-)?(?:image-set|image|cross-fade|src)\s*\(",
    re.I,
)


def loads(words: str) -> bool:
    """Whether a style, or any attribute, brings in something from elsewhere, or runs."""
    return bool(_REFERENCE.search(words) or _LOADING.search(words))


def rules(sheet: str) -> str:
    """The rules of a style sheet that draw."""
    plain = _AT.sub(" ", _COMMENT.sub(" ", sheet))
    kept = []
    for part in plain.split("}")[:-1]:
        who, _, what = part.partition("{")
        if "{" not in what and _selects(who) and (drawn := declarations(what)):
            kept.append(f"{' '.join(who.split())}{{{drawn}}}")
    return "".join(kept)


def _selects(who: str) -> bool:
    parts = [word for one in who.split(",") for word in _STEP.split(one.strip())]
    return all(word and _ONE.fullmatch(word) for word in parts)


def declarations(style: str) -> str:
    """The declarations of a rule, or of a style attribute, that draw."""
    return ";".join(one.strip() for one in _COMMENT.sub(" ", style).split(";") if _draws(one))


def _draws(declaration: str) -> bool:
    name, _, value = declaration.partition(":")
    known = _NAME.fullmatch(name.strip()) and _VALUE.fullmatch(value.strip())
    return bool(known) and value.count("(") == value.count(")") and not loads(declaration)
