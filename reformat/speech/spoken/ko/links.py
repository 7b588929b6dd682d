"""Links and addresses with the particle behind them, which goes with what is heard: …@example.com은 as 이메일은."""

from __future__ import annotations

from reformat.language.messages import messages
from reformat.patterns import lazy
from reformat.speech.spoken.common import EMAIL, URL
from reformat.speech.spoken.ko.particles import fitted
from reformat.speech.spoken.piece import Reader, Rule

_PARTICLE = r"[)）\]]?(?P<particle>은|는|이|가|을|를|과|와|으로|로)(?=[\s,.]|$)"


def _read(name: str) -> Reader:
    said = messages("ko").get(name)
    return lambda match: f" {said}{fitted(match['particle'], said[-1])}"


LINK_RULES = tuple(
    Rule(kind, "a0", lazy(rf"(?:{pattern.pattern}){_PARTICLE}", pattern.flags), _read(f"speech.{kind}"))
    for kind, pattern in (("email", EMAIL), ("link", URL))
)
