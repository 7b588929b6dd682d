"""Who may ask, and for what: keys, the browser's same-origin rule, addresses that may be fetched or called."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.requests import Request

from reformat.service.config import ANY, Config
from reformat.service.keys import LOCAL, Keys
from reformat.service.problems import Refusal

AT_HOME = frozenset({"localhost", "127.0.0.1", "::1"})


def owner(request: Request, keys: Keys) -> str:
    """Whose request this is. Raises Refusal (401, 403)."""
    if keys.all():
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        found = keys.owner(token.strip()) if scheme.lower() == "bearer" and token else None
        if found is None:
            wrong = scheme.lower() == "bearer" and token.strip()
            message = "this API key is not known" if wrong else "an API key is needed"
            hint = "reformat serve --add-key makes one" if wrong else "send it as Authorization: Bearer KEY"
            raise Refusal(401, "key", message, hint)
        return found.name
    _from_here(request)
    return LOCAL


def _from_here(request: Request) -> None:
    """Without keys, other people's web pages must not reach us through the browser of whoever sits here."""
    host = _host(f"//{request.headers.get('host', '')}")
    origin = request.headers.get("origin")
    if host not in AT_HOME:
        raise Refusal(403, "host", "without an API key only this machine's own names are answered", "use 127.0.0.1")
    if origin and _host(origin) not in AT_HOME:
        raise Refusal(403, "origin", "a page of another site may not ask this", "make an API key for it")


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def address(url: str, allowed: frozenset[str], what: str) -> str:
    """An address of the caller's that the operator allows. Raises Refusal (400, 403)."""
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
        standard = parts.port in (None, 80, 443)
    except ValueError:
        fine = standard = False
    if not fine or not url.isprintable() or " " in url:
        raise Refusal(400, "address", f"no address for {what}", "http or https, without a user name")
    host = (parts.hostname or "").lower()
    if host in allowed or (ANY in allowed and standard and _may_be_public(host)):
        return url
    raise Refusal(403, "address-not-allowed", f"the operator allows no {what} at this host", "see docs/service.md")


def _may_be_public(host: str) -> bool:
    """Whether a host is no address of a private network; a name is looked up and looked at when it is called."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return host != "localhost"


def vouched(url: str, allowed: frozenset[str]) -> bool:
    """Whether the operator named this very host, so that it may be private."""
    return _host(url) in allowed


def capacity(waiting: int, config: Config) -> None:
    """Refuse more than the queue holds. Raises Refusal (429)."""
    if waiting >= config.queue:
        raise Refusal(429, "busy", "the queue is full", "try again later", retry_after=5)
