"""Fetching over HTTP where the user allowed it: public addresses only, limits on time and size, robots.txt heeded.

Each address is resolved once and the connection goes to the very address that was looked at, so that a name
cannot turn private between the look and the call (DNS rebinding); every redirect is looked at anew, and a private
address that was allowed leads to no other private one.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass, replace
from email.message import Message
from functools import partial
from typing import Any
from urllib.parse import urljoin, urlunsplit
from urllib.robotparser import RobotFileParser

from reformat.document.addresses import host_of, parts_of
from reformat.document.source import Source
from reformat.errors import MissingSource, SettingsError, SourceError, TooLarge
from reformat.settings.tree import Settings

AGENT = "reformat/0.1 (+accessible reading; one page at a time)"
REDIRECTS = 5
CHUNK = 65536
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that a gateway (NAT64) takes to the IPv4 address at their end."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the bytes, the type the server gives them, and the address they really came from."""

    data: bytes
    media_type: str
    encoding: str
    url: str


class Unreachable(SourceError):
    """The server does not answer, or answers with an error; later it may."""

    code = "unreachable"
    transient = True


def fetch_page(source: Source, settings: Settings) -> Source:
    """The page behind a URL as a source of bytes. Raises SettingsError where the network is not allowed."""
    if not settings.network:
        raise SettingsError(f"{source.name} is on the network, which is off", hint="add --network to fetch it")
    limits = settings.limits
    if not _robots_allow(source.name, limits.fetch_seconds, settings.private_network):
        raise MissingSource(f"{source.name}: the site's robots.txt asks not to fetch it", hint="save the page by hand")
    got = fetch(source.name, limits.source_bytes, limits.fetch_seconds, private=settings.private_network)
    return replace(source, data=got.data, media="", encoding=got.encoding, base_url=got.url)


def fetch(url: str, limit: int, seconds: float, *, private: bool = False) -> Fetched:
    """The bytes behind an address: at most `limit` of them, within `seconds` in all.

    `private`: whether the host of this very address may be a private one. Raises MissingSource (refused address, 4xx),
    TooLarge, Unreachable (time-out, 5xx).
    """
    deadline = time.monotonic() + seconds
    asked = host_of(url)
    for _ in range(REDIRECTS + 1):
        answer, connection = _get(url, deadline, private and host_of(url) == asked)
        try:
            if answer.status in (301, 302, 303, 307, 308) and answer.getheader("Location"):
                url = _redirected(url, answer.getheader("Location") or "")
                continue
            if answer.status >= 500 or answer.status == 429:
                raise Unreachable(f"{url} answers {answer.status}", hint="try again later")
            if answer.status != 200:
                raise MissingSource(f"{url} answers {answer.status} {answer.reason}", hint="check the address")
            data = _body(answer, url, limit, deadline)
            return Fetched(data, answer.headers.get_content_type(), _charset(answer.headers), url)
        finally:
            connection.close()
    raise MissingSource(f"{url}: more than {REDIRECTS} redirects", hint="check the address")


def _get(url: str, deadline: float, private: bool) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
    parts = parts_of(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise MissingSource(f"{url!r} is no address that is fetched", hint="only http and https, without a user name")
    try:
        connection = open_connection(url, max(deadline - time.monotonic(), 0.001), private=private)
        path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        connection.request("GET", _quoted(path), headers={"User-Agent": AGENT, "Accept-Encoding": "identity"})
        return connection.getresponse(), connection
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unreachable(f"{url}: {error}", hint="check the address and the network, then try again") from error


def open_connection(url: str, timeout: float, *, private: bool = False) -> http.client.HTTPConnection:
    """A connection to an http(s) address whose host was looked at: none is private unless that is allowed.

    `timeout`: seconds until the answer must have come whole. Raises MissingSource for a private address, OSError and
    ValueError where there is no connection.
    """
    deadline = time.monotonic() + timeout
    parts = parts_of(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    connection.response_class = partial(_Answer, deadline=deadline)  # type: ignore[assignment]
    connection.sock = _connect(host, port, timeout, private)
    if parts.scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
    return connection


class _Answer(http.client.HTTPResponse):
    """An answer that has come whole at its deadline, or fails: a byte now and then buys a server no time."""

    def __init__(self, sock: socket.socket, *args: Any, deadline: float, **more: Any) -> None:
        super().__init__(sock, *args, **more)
        self.fp.close()
        self.fp = io.BufferedReader(_Timed(sock, deadline))


class _Timed(io.RawIOBase):
    """What a socket gives until its deadline."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._socket, self._deadline = sock, deadline
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Fill the buffer; OSError where time is up."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("no end in time")
        self._socket.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        """Let go of the socket."""
        self._raw.close()
        super().close()


def _redirected(url: str, to: str) -> str:
    try:
        return urljoin(url, to)
    except ValueError:
        raise MissingSource(f"{url} leads to {to!r}, which is no address", hint="check the address") from None


def _charset(headers: Message) -> str:
    """The encoding that the server names, if what it says can be read."""
    try:
        return str(headers.get_content_charset() or "")
    except (ValueError, LookupError):
        return ""


def _quoted(path: str) -> str:
    """A path with spaces and other letters than ASCII, as browsers send it."""
    return "".join(c if c.isascii() and c != " " else "".join(f"%{b:02X}" for b in c.encode()) for c in path)


def _connect(host: str, port: int, timeout: float, private: bool) -> socket.socket:
    """A connection to an address of this host that was looked at: none is private unless that is allowed."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(info[4][0]) for info in found]
    if not private:
        for address in addresses:
            if not _public(address):
                hint = "save the page by hand, or set private-network and name this very address"
                raise MissingSource(f"{host} is a private address", hint=hint)
    return socket.create_connection((addresses[0], port), timeout=timeout)


def _public(address: str) -> bool:
    seen = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(seen, ipaddress.IPv6Address):
        translated = ipaddress.IPv4Address(int(seen) & 0xFFFFFFFF) if seen in _TRANSLATED else None
        inner = seen.ipv4_mapped or seen.sixtofour or (seen.teredo[1] if seen.teredo else None) or translated
        if inner is not None:
            seen = inner
    local = isinstance(seen, ipaddress.IPv6Address) and seen.is_site_local
    return seen.is_global and not seen.is_multicast and not seen.is_reserved and not local


def _body(answer: http.client.HTTPResponse, url: str, limit: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        if time.monotonic() > deadline:
            raise Unreachable(f"{url}: no end in time", hint="try again later")
        try:
            part = answer.read1(CHUNK)
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(f"{url}: {error}", hint="try again later") from error
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > limit:
            raise TooLarge(f"{url} is larger than {limit:,} bytes", hint="raise limits.source-bytes if that is right")
        parts.append(part)


def _robots_allow(url: str, seconds: float, private: bool) -> bool:
    """Whether robots.txt lets a polite reader fetch this address; no robots.txt is a yes."""
    parts = parts_of(url)
    try:
        got = fetch(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")), 500_000, seconds, private=private)
    except (MissingSource, TooLarge):
        return True
    robots = RobotFileParser()
    robots.parse(got.data.decode("utf-8", "replace").splitlines())
    return robots.can_fetch("reformat", url)
