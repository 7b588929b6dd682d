"""What an address says of itself."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def host_of(url: str) -> str:
    """The host of an address, if it is one."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def absolute(base: str, address: str) -> str:
    """The address made whole by that of the page that names it; nothing for one that is none, as of an odd host."""
    try:
        whole = urljoin(base, address) if address else ""
        urlsplit(whole)
    except ValueError:
        return ""
    return whole
