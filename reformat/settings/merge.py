"""Tables of settings laid one upon the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Both tables as one; where both say something, the one above wins, table by table."""
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        result[key] = merged(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return result


def nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    """Dotted keys (`speech.engine`) as tables within tables; underscores are hyphens; None is left out."""
    result: dict[str, Any] = {}
    for key, value in flat.items():
        if value is None:
            continue
        *sections, name = key.replace("_", "-").split(".")
        table: dict[str, Any] = {name: nested(value) if isinstance(value, Mapping) and not sections else value}
        for section in reversed(sections):
            table = {section: table}
        result = merged(result, table)
    return result
