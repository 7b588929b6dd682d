"""How the service runs: where, for whom, and within what bounds. All of it is the operator's word."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from reformat.errors import SettingsError
from reformat.jobs.crew import Bounds
from reformat.jobs.packed import WORK
from reformat.jobs.retention import Keep
from reformat.jobs.runner import Policy
from reformat.settings.tree import Settings

ANY = "*"
"""In a list of hosts: any that is public."""


@dataclass(frozen=True, slots=True)
class Config:
    """`queue` jobs may wait; a body has `body_bytes` and comes within `body_seconds`; convert answers in `at_once`.

    `fetch_from` and `call` name the hosts whose addresses callers may have fetched, and called as webhooks: none by
    default, `*` is any public one; a host that is named may be private, since the operator vouches for it.
    """

    spool: Path
    settings: Settings = Settings()
    host: str = "127.0.0.1"
    port: int = 8000
    queue: int = 200
    body_bytes: int = 20_000_000
    body_seconds: float = 30.0
    at_once_bytes: int = 2_000_000
    at_once: float = 60.0
    grace: float = 20.0
    fetch_from: frozenset[str] = frozenset()
    call: frozenset[str] = frozenset()
    bounds: Bounds = Bounds()
    policy: Policy = Policy()
    keep: Keep = Keep()
    work: str = WORK

    @property
    def keys(self) -> Path:
        """The file of the keys."""
        return self.spool / "keys.json"


def check_binding(host: str, has_keys: bool) -> None:
    """Refuse to be reachable from elsewhere while nobody needs a key. Raises SettingsError."""
    if has_keys or host == "localhost":
        return
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise SettingsError(
            f"without an API key the service does not listen on {host}", hint="reformat serve --add-key NAME makes one"
        )
