"""Formulas in one line: MathML as a person would type it, x² and (a + b)/2, and not as one letter after the other."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from reformat.patterns import lazy

DEEPEST = 40
"""Elements nested deeper give their text alone."""

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_UNSAID = frozenset(["annotation", "annotation-xml", "mphantom", "maligngroup", "malignmark", "none", "mprescripts"])
_SPACED = frozenset("=<>≤≥≠≈≡∼∝+−-±∓·×÷→←↔⇒⇔∈∉⊂⊆∪∩∧∨")
_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064")
"""Function application, invisible times, separator and plus: what nobody types."""

_TEX = lazy(
    r"<script\b[^<>]{0,200}\btype=[\"']?math/tex(?:;[^<>\"']{0,30})?[\"']?[^<>]{0,200}>(?P<tex>[^<]{1,2000})</script>",
    re.I,
)
_DRAWN = lazy(r"class=\"(?:MathJax|MathJax_(?:CHTML|SVG)[^\"]*|mjx-chtml[^\"]*)\"")


def unscripted(markup: str) -> str:
    """The page with the formulas shown that it keeps in scripts of their own and has not drawn yet."""
    if "math/tex" not in markup or _DRAWN.search(markup):
        return markup
    return _TEX.sub(lambda script: f"<span>{escape(script['tex'].strip(), quote=False)}</span>", markup)


def formula(node: Any, depth: int = 0) -> str:
    """The words of a MathML element in one line."""
    tag = node.tag or ""
    if tag in _UNSAID:
        return ""
    parts = [formula(child, depth + 1) for child in _elements(node)] if depth < DEEPEST else []
    if not parts:
        return _leaf(node, tag)
    if tag in ("mtable", "mtr", "mlabeledtr"):
        return (" ; " if tag == "mtable" else " , ").join(filter(None, parts))
    made = _scripted(tag, parts)
    return made if made is not None else " ".join("".join(parts).split())


def _elements(node: Any) -> list[Any]:
    found, child = [], node.child
    while child is not None:
        if child.is_element_node:
            found.append(child)
        child = child.next
    return found


def _leaf(node: Any, tag: str) -> str:
    text = " ".join((node.text(deep=True) or "").translate(_INVISIBLE).split())
    return f" {text} " if tag == "mo" and text in _SPACED else text


def _scripted(tag: str, parts: list[str]) -> str | None:
    """A fraction, a root, or a base with what stands above and below it; None for what is a row and no more."""
    match tag, parts:
        case "mfrac", [above, below]:
            return f"{_whole(above)}/{_whole(below)}"
        case "msqrt", _:
            return f"√{_whole(''.join(parts))}"
        case "mroot", [base, index]:
            return f"{_raised(index)}√{_whole(base)}"
        case (("msup" | "mover"), [base, above]):
            return f"{_whole(base)}{_raised(above)}"
        case (("msub" | "munder"), [base, below]):
            return f"{_whole(base)}{_lowered(below)}"
        case (("msubsup" | "munderover"), [base, below, above]):
            return f"{_whole(base)}{_lowered(below)}{_raised(above)}"
        case _:
            return None


def _whole(text: str) -> str:
    """A part that needs brackets to be read as one, in them."""
    text = text.strip()
    bracketed = text[:1] == "(" and text.find(")") == len(text) - 1
    return text if bracketed or len(text) < 2 or text.isalnum() else f"({text})"


def _raised(text: str) -> str:
    return _small(text, _RAISED) or f"^{_whole(text)} "


def _lowered(text: str) -> str:
    return _small(text, _LOWERED) or f"_{_whole(text)} "


def _small(text: str, table: dict[int, int]) -> str:
    """The text in small figures above or below the line, or nothing where one of its characters has none."""
    close = "".join(text.split())
    return close.translate(table) if all(ord(sign) in table for sign in close) else ""
