"""Every rule's own proof: its examples are taken, its keeps are left alone by every rule of its file."""

from __future__ import annotations

import pytest

from reformat.rules.load import HOME, built_in, every_name, read_file
from reformat.rules.schema import Mark, Rule
from reformat.rules.trial import takes_text

RULES = [(name, rule) for name in every_name() for rule in built_in(name).rules]
PROOFS = [pytest.param(rule, text, id=f"{rule.id}: {text[:40]}") for _, rule in RULES for text in rule.examples]
KEEPS = [pytest.param(name, rule, text, id=f"{rule.id}: {text[:40]}") for name, rule in RULES for text in rule.keeps]


@pytest.mark.parametrize("name", every_name())
def test_a_file_of_ours_is_what_a_user_may_write(name: str) -> None:
    assert read_file(HOME / f"{name}.toml") == built_in(name)


@pytest.mark.parametrize(("rule", "text"), PROOFS)
def test_an_example_is_taken(rule: Rule, text: str) -> None:
    assert takes_text(rule, text)


@pytest.mark.parametrize(("name", "rule", "text"), KEEPS)
def test_a_keep_stays(name: str, rule: Rule, text: str) -> None:
    taken = [r.id for r in built_in(name).rules if not isinstance(r, Mark) and takes_text(r, text)]
    assert not taken


@pytest.mark.parametrize("rule", [rule for _, rule in RULES], ids=lambda r: r.id)
def test_a_rule_has_reason_and_proof(rule: Rule) -> None:
    assert rule.because
    assert rule.because[-1] != "."
    assert rule.examples
    assert rule.keeps


def test_ids_are_one_rule_each() -> None:
    ids = [rule.id for _, rule in RULES]
    assert len(ids) == len(set(ids))
