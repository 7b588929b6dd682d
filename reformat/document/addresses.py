"""What an address says of itself."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host of an address, if it is one."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
