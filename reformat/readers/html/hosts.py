"""Whether an address leads to another site."""

from __future__ import annotations

from reformat.document.addresses import host_of


def abroad(url: str, home: str) -> bool:
    """Whether an address is whole and its host is of another site than `home`."""
    host = host_of(url)
    return bool(host) and _site(host) != _site(home)


def _site(host: str) -> tuple[str, ...]:
    """The labels that name a site: two, or three where the last but one is as short as "co"."""
    labels = tuple(host.lower().removeprefix("www.").split("."))
    return labels[-3:] if len(labels) > 2 and len(labels[-2]) < 4 else labels[-2:]
