"""Fetching against servers on loopback: limits, redirects, robots.txt, and no private address unasked."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reformat.document.source import Source
from reformat.errors import MissingSource, SettingsError, SourceError, TooLarge
from reformat.readers import fetch as module
from reformat.readers.fetch import Unreachable, fetch, fetch_page
from reformat.settings.tree import Limits, Settings

PAGE = "<p>바다</p>".encode("euc-kr")
NETWORK = Settings(network=True, private_network=True, limits=Limits(source_bytes=1000, fetch_seconds=2.0))


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path:
            case "/robots.txt":
                return self.answer(200, b"User-agent: *\nDisallow: /private\n")
            case "/page":
                return self.answer(200, PAGE, "text/html; charset=euc-kr")
            case "/moved":
                return self.answer(302, b"", to="/page")
            case "/loop":
                return self.answer(302, b"", to="/loop")
            case "/inner":
                return self.answer(302, b"", to="http://10.0.0.1/")
            case "/file":
                return self.answer(302, b"", to="file:///etc/passwd")
            case "/other":
                return self.answer(302, b"", to=f"http://localhost:{self.server.server_address[1]}/page")
            case "/nowhere":
                return self.answer(302, b"", to="http://[::1")
            case "/a%20b":
                return self.answer(200, PAGE)
            case "/spaced":
                return self.answer(302, b"", to="/a b")
            case "/odd":
                return self.answer(200, PAGE, "text/html; charset*=a\0b'x'utf%00")
            case "/slow":
                with contextlib.suppress(OSError):
                    self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                    for _ in range(100):
                        self.wfile.write(b"X")
                        time.sleep(0.1)
                return None
            case "/big":
                return self.answer(200, b"x" * 5000)
            case "/busy":
                return self.answer(503, b"")
            case "/drip":
                self.send_response(200)
                self.end_headers()
                for _ in range(100):
                    try:
                        self.wfile.write(b"x")
                    except OSError:
                        return None
                    time.sleep(0.1)
                return None
        return self.answer(404, b"")

    def answer(self, status: int, body: bytes, kind: str = "text/html", to: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if to:
            self.send_header("Location", to)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_page_comes_with_its_encoding_and_final_address(site: str) -> None:
    got = fetch_page(Source.url(f"{site}/moved"), NETWORK)
    assert (got.data, got.encoding, got.base_url, got.media) == (PAGE, "euc-kr", f"{site}/page", "")


def test_the_network_is_off_unless_asked(site: str) -> None:
    with pytest.raises(SettingsError, match="network"):
        fetch_page(Source.url(f"{site}/page"), Settings())


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/none", MissingSource),
        ("/loop", MissingSource),
        ("/big", TooLarge),
        ("/busy", Unreachable),
        ("/private/x", MissingSource),
        ("/file", MissingSource),
        ("/other", MissingSource),
        ("/nowhere", MissingSource),
    ],
)
def test_each_refusal_has_its_kind(site: str, path: str, error: type[SourceError]) -> None:
    with pytest.raises(error) as caught:
        fetch_page(Source.url(site + path), NETWORK)
    assert caught.value.hint


@pytest.mark.parametrize("path", ["/drip", "/slow"])
def test_a_server_that_never_ends_is_left(site: str, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(Unreachable):
        fetch(site + path, 1000, 0.5, private=True)
    assert time.monotonic() - start < 4


@pytest.mark.parametrize("path", ["/spaced", "/odd"])
def test_what_servers_write_amiss_is_read(site: str, path: str) -> None:
    assert fetch(site + path, 1000, 2.0, private=True).data == PAGE


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://[::1]/", "http://10.1.2.3/", "http://169.254.169.254/latest", "http://0.0.0.0/", "http://localhost/",
     "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://192.168.0.1/", "http://100.64.0.1/", "ftp://example.org/", "file:///etc/passwd",
     "http://user@example.org/", "http:///x", "javascript:alert(1)", "http://[::1", "http://[fec0::1]/", "http://127。0。0。1/", "http://0x7f.1/",
     "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[::127.0.0.1]/", "http://:x@127.0.0.1/"],
)  # fmt: skip
def test_no_private_address_and_no_other_scheme(url: str) -> None:
    with pytest.raises(SourceError):
        fetch(url, 1000, 1.0)


def test_a_redirect_to_a_private_address_is_not_followed(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    public = module._public
    monkeypatch.setattr(module, "_public", lambda a: a == "127.0.0.1" or public(a))
    with pytest.raises(MissingSource, match="private"):
        fetch(f"{site}/inner", 1000, 2.0)
