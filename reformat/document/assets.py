"""Picture bytes by their hash, outside the tree: each picture once, however many articles show it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

from reformat.patterns import lazy

_NAME = lazy("[0-9a-f]{64}")


class Assets(Protocol):
    """A store of bytes named by their sha256 (hex)."""

    def put(self, data: bytes) -> str:
        """Keep these bytes; the name they have from now on."""

    def get(self, asset: str) -> bytes:
        """The bytes of that name."""

    def __contains__(self, asset: str) -> bool:
        """Whether there are bytes of that name; an article that was handed over may claim any."""


class MemoryAssets:
    """A store for one article or a few."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        """Keep these bytes; the name they have from now on."""
        asset = hashlib.sha256(data).hexdigest()
        self._held.setdefault(asset, data)
        return asset

    def get(self, asset: str) -> bytes:
        """The bytes of that name."""
        return self._held[asset]

    def __contains__(self, asset: str) -> bool:
        return asset in self._held


class FolderAssets:
    """A store for many articles: bounded memory, one file per picture in a folder of the caller's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keep these bytes; the name they have from now on."""
        asset = hashlib.sha256(data).hexdigest()
        place = self._folder / asset
        if not place.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        return asset

    def get(self, asset: str) -> bytes:
        """The bytes of that name."""
        if asset not in self:
            raise KeyError(asset)
        return (self._folder / asset).read_bytes()

    def __contains__(self, asset: str) -> bool:
        return _NAME.fullmatch(asset) is not None and (self._folder / asset).is_file()
