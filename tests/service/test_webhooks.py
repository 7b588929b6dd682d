"""Webhooks: signed, told again until heard, never to an address that is not allowed."""

import base64
import contextlib
import hashlib
import hmac
import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reformat.errors import MissingSource
from reformat.readers.fetch import open_connection
from reformat.service import notices
from reformat.service.admission import address
from reformat.service.app import local_secret
from reformat.service.keys import new_secret, signing_bytes
from reformat.service.notices import Notice, Notices, signature
from reformat.service.problems import Refusal
from tests.service.house import House


class Listener:
    """Somebody who wants to be told; answers with the given statuses, the last one for ever."""

    def __init__(self, *statuses):
        self.calls, left = [], list(statuses)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                outer.calls.append((dict(self.headers), body))
                self.send_response(left.pop(0) if len(left) > 1 else left[0])
                self.send_header("Location", "http://127.0.0.1:1/")
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook?a=1"

    def until(self, count, patience=20.0):
        end = time.monotonic() + patience
        while len(self.calls) < count:
            assert time.monotonic() < end, self.calls
            time.sleep(0.02)


@pytest.fixture
def listener():
    made = []

    def build(*statuses):
        made.append(Listener(*statuses))
        return made[-1]

    yield build
    for one in made:
        one.server.shutdown()
        one.server.server_close()


@pytest.mark.parametrize("mood", ["good", "no-article"])
def test_the_end_of_a_job_is_told_and_signed(tmp_path, listener, mood):
    ear = listener(204)
    h = House(tmp_path, call=frozenset({"127.0.0.1"}))
    try:
        job = h.post(f"webhook={ear.url}", mood=mood).json()["id"]
        ear.until(1)
        headers, body = ear.calls[0]
        said = json.loads(body)
        assert said["id"] == job and said["state"] == ("done" if mood == "good" else "failed")
        secret = local_secret(h.config)
        assert headers["webhook-signature"] == signature(secret, job, headers["webhook-timestamp"], body)
        assert signature("other", job, headers["webhook-timestamp"], body) != headers["webhook-signature"]
    finally:
        h.close()
    assert not list((tmp_path / "spool" / "notices").iterdir()) and len(ear.calls) == 1


def test_a_disk_that_is_full_at_a_job_s_end_stops_nobody(tmp_path, listener, monkeypatch):
    ear = listener(204)
    refused, real = [1, 2, 3], notices.replace_file

    def replace_file(*args, **known):
        if refused:
            refused.pop()
            raise OSError(28, "No space left on device")
        real(*args, **known)

    monkeypatch.setattr(notices, "replace_file", replace_file)
    h = House(tmp_path, call=frozenset({"127.0.0.1"}))
    try:
        told = h.post(f"webhook={ear.url}").json()["id"]
        assert h.end_of(h.post(n=2).json()["id"])["state"] == "done"
        ear.until(1)
        assert json.loads(ear.calls[0][1])["id"] == told and not refused
    finally:
        h.close()


def test_a_job_that_is_taken_away_at_its_end_stops_nobody(tmp_path, monkeypatch):
    h = House(tmp_path, call=frozenset({"127.0.0.1"}))
    real = Notices.ended

    def ended(self, job):
        h.app.routes[0].endpoint.__self__.engine.spool.remove(job)
        monkeypatch.setattr(Notices, "ended", real)
        real(self, job)

    monkeypatch.setattr(Notices, "ended", ended)
    try:
        gone = h.post("webhook=http://127.0.0.1:9/").json()["id"]
        end = time.monotonic() + 20
        while h.http.get(f"/v1/jobs/{gone}").status_code != 404:  # the second would be the one if it ended first
            assert time.monotonic() < end
            time.sleep(0.02)
        assert h.end_of(h.post(n=2).json()["id"])["state"] == "done"
        assert h.http.get(f"/v1/jobs/{gone}").status_code == 404
    finally:
        h.close()


def put(tmp_path, url):
    folder = tmp_path / "notices"
    folder.mkdir(exist_ok=True)
    import msgspec

    (folder / "j1.json").write_bytes(msgspec.json.encode(Notice("j1", url, "me", "{}")))
    return folder


def run(notices, ear, count):
    end = time.monotonic() + 20
    while len(ear.calls) < count or notices.wanted:
        notices.step(time.monotonic())
        assert time.monotonic() < end
        time.sleep(0.02)
    notices.close()


class Empty:
    def jobs(self, *states):
        return []


def test_it_is_told_again_until_it_is_heard(tmp_path, listener):
    ear = listener(500, 302, 200)
    folder = put(tmp_path, ear.url)
    notices = Notices(folder, lambda owner: "s", frozenset({"127.0.0.1"}), waits=(0, 0.05, 0.05, 0.05))
    notices.recall(Empty())
    run(notices, ear, 3)
    assert len(ear.calls) == 3 and not list(folder.iterdir())


def test_it_gives_up_at_last(tmp_path, listener):
    ear = listener(500)
    folder = put(tmp_path, ear.url)
    notices = Notices(folder, lambda owner: "s", frozenset({"127.0.0.1"}), waits=(0, 0.01, 0.01))
    notices.recall(Empty())
    run(notices, ear, 3)
    assert len(ear.calls) == 3


def test_a_name_that_turned_private_is_not_called(tmp_path, listener):
    ear = listener(200)
    folder = put(tmp_path, ear.url)
    notices = Notices(folder, lambda owner: "s", frozenset({"*"}), waits=(0,))
    notices.recall(Empty())
    end = time.monotonic() + 10
    while notices.wanted and time.monotonic() < end:
        notices.step(time.monotonic())
        time.sleep(0.02)
    assert not ear.calls


PRIVATE = ["127.0.0.1", "10.0.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0", "224.0.0.1", "::1", "fe80::1",  # noqa: S104
           "fd00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "::127.0.0.1", "100.64.0.1", "::"]  # fmt: skip


@pytest.mark.parametrize("home", PRIVATE)
def test_no_private_address_is_connected_to(monkeypatch, home):
    family = socket.AF_INET6 if ":" in home else socket.AF_INET
    found = [(family, socket.SOCK_STREAM, 6, "", (home, 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(MissingSource, match="private"):
        open_connection("http://news.example/", 1.0)


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "0", "localhost", "[::ffff:7f00:1]", "[::1%25lo]"]
)
def test_no_other_way_to_write_a_private_address_helps(host):
    with pytest.raises((MissingSource, OSError, ValueError)):
        open_connection(f"http://{host}:9/", 1.0)


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (home, 80)) for home in ("93.184.216.34", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(MissingSource, match="private"):
        open_connection("http://news.example/", 1.0)


def test_a_signature_is_that_of_the_standard():
    # The standard's own reference: the bytes in base64 behind the prefix are the key, and not the letters of the secret.
    said, key = b'{"type":"job.done"}', bytes(range(32))
    secret = "whsec_" + base64.b64encode(key).decode()
    expected = base64.b64encode(hmac.new(key, b"msg_1.1614265330." + said, hashlib.sha256).digest()).decode()
    assert signature(secret, "msg_1", "1614265330", said) == f"v1,{expected}"
    assert signing_bytes("whsec_" + base64.urlsafe_b64encode(b"\xff" * 31).decode().rstrip("=")) == b"\xff" * 31
    assert len(signing_bytes(new_secret())) == 32
    assert base64.b64decode(new_secret().removeprefix("whsec_"), validate=True)


@pytest.mark.parametrize("host", ["10.0.0.1", "127.0.0.1", "[::1]", "169.254.169.254", "localhost"])
def test_any_public_host_is_no_private_address(host):
    with pytest.raises(Refusal):
        address(f"http://{host}/", frozenset({"*"}), "webhooks")
    assert address(f"http://{host}/", frozenset({"*", host.strip("[]")}), "webhooks")


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://ok.example/x", 0),
        ("https://other.example/", 403),
        ("ftp://ok.example/", 400),
        ("file:///etc/passwd", 400),
        ("https://me:pw@ok.example/", 400),
        ("https://ok.example/\r\nX-Evil: 1", 400),
        ("https://ok.example/a b", 400),
        ("https://[bad", 400),
        ("https://ok.example:99999/", 400),
        ("//ok.example/", 400),
        ("", 400),
    ],
)
def test_which_addresses_are_taken(url, status):
    allowed = frozenset({"ok.example"})
    if not status:
        assert address(url, allowed, "webhooks") == url
        return
    with pytest.raises(Refusal) as refusal:
        address(url, allowed, "webhooks")
    assert refusal.value.status == status


@pytest.mark.parametrize(("url", "fine"), [("https://a.example/", True), ("http://a.example:8080/", False)])
def test_any_public_host_on_the_usual_ports(url, fine):
    if fine:
        assert address(url, frozenset({"*"}), "webhooks") == url
    else:
        with pytest.raises(Refusal):
            address(url, frozenset({"*"}), "webhooks")


def test_a_notice_that_is_broken_keeps_no_other_from_being_told(tmp_path, listener):
    ear = listener(204)
    bad = tmp_path / "spool" / "notices" / "0broken.json"
    bad.parent.mkdir(parents=True)
    bad.write_bytes(b"\0\0\0")
    h = House(tmp_path, call=frozenset({"127.0.0.1"}))
    try:
        told = h.post(f"webhook={ear.url}").json()["id"]
        ear.until(1)
        assert json.loads(ear.calls[0][1])["id"] == told
    finally:
        h.close()


def test_a_listener_that_answers_a_byte_now_and_then_is_left():
    with socket.create_server(("127.0.0.1", 0)) as door:

        def drip():
            with contextlib.suppress(OSError), door.accept()[0] as caller:
                caller.sendall(b"HTTP/1.1 200 OK\r\n")
                for _ in range(100):
                    caller.sendall(b"X")
                    time.sleep(0.1)

        threading.Thread(target=drip, daemon=True).start()
        connection = open_connection(f"http://127.0.0.1:{door.getsockname()[1]}/", 0.5, private=True)
        start = time.monotonic()
        with pytest.raises(TimeoutError):
            connection.request("POST", "/")
            connection.getresponse()
        assert time.monotonic() - start < 4
