"""What an address says of itself."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

_NONE = urlsplit("")


def parts_of(url: str) -> SplitResult:
    """The parts of an address, all empty where it is none: a page may write anything for one."""
    try:
        return urlsplit(url)
    except ValueError:
        return _NONE


def host_of(url: str) -> str:
    """The host of an address, if it is one."""
    return parts_of(url).hostname or ""


def site_of(url: str) -> str:
    """The host of an address as readers know it."""
    return host_of(url).removeprefix("www.")


def absolute(base: str, address: str) -> str:
    """The address made whole by that of the page that names it; nothing for one that is none, as of an odd host."""
    try:
        whole = urljoin(base, address) if address else ""
        urlsplit(whole)
    except ValueError:
        return ""
    return whole


def abroad(url: str, home: str) -> bool:
    """Whether an address is whole and its host is of another site than `home`."""
    host = host_of(url)
    return bool(host) and _site(host) != _site(home)


def _site(host: str) -> tuple[str, ...]:
    """The labels that name a site: two, or three where the last but one is as short as "co"."""
    labels = tuple(host.lower().removeprefix("www.").split("."))
    return labels[-3:] if len(labels) > 2 and len(labels[-2]) < 4 else labels[-2:]
