"""From settings to what a job is asked, with a digest of everything else that its result depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from reformat.settings.tree import Settings
from reformat.version import VERSION


def asked(settings: Settings) -> dict[str, Any]:
    """The settings as an order holds them: all but the places of output and cache, which change no byte of a result."""
    tree: dict[str, Any] = msgspec.to_builtins(settings)
    tree["output"].pop("folder", None)
    return tree


def basis(settings: Settings) -> str:
    """A digest of our version and of the rule and lexicon files that the settings name."""
    digest = hashlib.sha256(VERSION.encode())
    for name in (*settings.rules.folders, *settings.speech.lexicons):
        for place in _files(Path(name)):
            digest.update(str(place).encode(errors="surrogateescape") + b"\0" + place.read_bytes())
    return digest.hexdigest()[:16]


def _files(place: Path) -> Iterator[Path]:
    if place.is_dir():
        yield from (p for p in sorted(place.rglob("*")) if p.is_file())
    elif place.is_file():
        yield place
