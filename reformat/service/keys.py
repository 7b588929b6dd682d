"""API keys: random, shown once, stored as hashes. A key's name owns its jobs; nobody else sees them."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import secrets
from pathlib import Path

import msgspec

from reformat.document.typed import typed
from reformat.jobs.disk import replace_file

SECRET = "whsec_"  # noqa: S105 (a prefix)
LOCAL = "local"
"""Who asks where no key is needed."""


class Key(msgspec.Struct, frozen=True):
    """What is kept of a key: whose it is, the hash of it, and the secret that signs its webhooks.

    The key is 256 random bits, so a plain SHA-256 is as hard to undo as it needs to be.
    """

    name: str
    hash: str
    webhook_secret: str


class Keys:
    """The keys of a file, read anew where it has changed."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._changed = -1
        self._keys: tuple[Key, ...] = ()

    def all(self) -> tuple[Key, ...]:
        """Every key."""
        changed = self._place.stat().st_mtime_ns if self._place.exists() else 0
        if changed != self._changed:
            data = self._place.read_bytes() if changed else b"[]"
            self._keys, self._changed = msgspec.json.decode(data, type=typed(tuple[Key, ...])), changed
        return self._keys

    def owner(self, token: str) -> Key | None:
        """Whose token this is."""
        digest = _hash(token)
        found = None
        for key in self.all():  # all of them, so that time tells nothing
            if hmac.compare_digest(key.hash, digest):
                found = key
        return found

    def named(self, name: str) -> Key | None:
        """The key of a name."""
        return next((key for key in self.all() if key.name == name), None)

    def add(self, name: str) -> tuple[str, Key]:
        """A new key for a name: the token, which is not kept, and what is."""
        token = f"rk_{secrets.token_urlsafe(32)}"
        key = Key(name, _hash(token), new_secret())
        self._write((*(k for k in self.all() if k.name != name), key))
        return token, key

    def remove(self, name: str) -> bool:
        """Take a name's key away; whether there was one."""
        kept = tuple(k for k in self.all() if k.name != name)
        gone = len(kept) < len(self.all())
        self._write(kept)
        return gone

    def _write(self, keys: tuple[Key, ...]) -> None:
        self._place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(self._place, msgspec.json.encode(keys))  # mkstemp: for its owner's eyes alone
        self._changed = -1


def new_secret() -> str:
    """A secret for signing webhooks, in the form of Standard Webhooks: a prefix, and random bytes in base64."""
    return SECRET + base64.b64encode(secrets.token_bytes(32)).decode()


def signing_bytes(secret: str) -> bytes:
    """What signs under a secret: its bytes in base64 behind the prefix, in either alphabet; else it as it stands."""
    with contextlib.suppress(ValueError):
        if secret.startswith(SECRET):
            plain = secret.removeprefix(SECRET).strip().translate(str.maketrans("-_", "+/")).rstrip("=")
            return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    return secret.encode()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogateescape")).hexdigest()
