"""Callers who mean harm: slow, greedy, or with tricks in names, ranges and keys."""

import contextlib
import io
import logging
import socket
import time
import zipfile

import pytest

from reformat.service.server import PromptProtocol, Seldom
from tests.service.house import House


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    made = House(tmp_path_factory.mktemp("hostile"), body_seconds=2.0)
    yield made
    made.close()


def closed_after(connection, seconds):
    """How long until the other end closes, at most so many seconds."""
    start = time.monotonic()
    connection.settimeout(seconds)
    try:
        while connection.recv(4096):
            pass
    except ConnectionError:
        pass
    except TimeoutError:
        pytest.fail("the connection stayed open")
    return time.monotonic() - start


@pytest.mark.parametrize("said", [b"", b"G", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "])
def test_whoever_does_not_end_its_headers_is_cut_off(house, monkeypatch, said):
    monkeypatch.setattr(PromptProtocol, "patience", 0.5)
    with socket.create_connection(("127.0.0.1", house.port)) as connection:
        connection.sendall(said)
        assert closed_after(connection, 10) >= 0.3


def test_a_byte_now_and_then_buys_no_time(house, monkeypatch):
    monkeypatch.setattr(PromptProtocol, "patience", 0.5)
    with socket.create_connection(("127.0.0.1", house.port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        end = time.monotonic() + 10
        with pytest.raises(ConnectionError):
            while time.monotonic() < end:
                connection.sendall(b"X-A: b\r\n")
                time.sleep(0.05)


def test_a_second_request_on_the_same_connection_has_its_time_too(house, monkeypatch):
    monkeypatch.setattr(PromptProtocol, "patience", 1.0)
    for _ in range(3):
        assert house.http.get("/health").status_code == 200
        time.sleep(0.6)


def reader_of(house, size):
    """A connection with little room of its own that has asked for a file of this size, and the file's name."""
    job = house.end_of(house.post(text="x" * size).json()["id"])
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    connection.connect(("127.0.0.1", house.port))
    connection.sendall(f"GET {job['files'][0]['href']} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    return connection


def test_whoever_does_not_take_its_answer_is_cut_off(house, monkeypatch):
    monkeypatch.setattr(PromptProtocol, "stamina", 0.5)
    with reader_of(house, 3_000_000) as connection:
        time.sleep(2.5)
        got = 0
        with contextlib.suppress(ConnectionError):
            while part := connection.recv(65536):
                got += len(part)
        assert 0 < got < 3_000_000


def test_whoever_takes_its_answer_slowly_gets_it_whole(house, monkeypatch):
    monkeypatch.setattr(PromptProtocol, "stamina", 3.0)  # less, and a busy machine counts as a reader who stands still
    with reader_of(house, 1_000_000) as connection:
        connection.settimeout(10)
        got = 0
        while got < 1_000_000:
            time.sleep(0.1)
            part = connection.recv(40_000)
            assert part
            got += len(part)


def test_headers_without_end_are_refused(house):
    with socket.create_connection(("127.0.0.1", house.port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        try:
            for n in range(3000):
                connection.sendall(b"X-%d: %s\r\n" % (n, b"a" * 100))
        except ConnectionError:
            return
        assert closed_after(connection, 10) < 10


@pytest.mark.parametrize(
    "ranges",
    ["bytes=" + ",".join(f"{n}-" for n in range(3000)), "bytes=0-0" + ",0-0" * 5000, "bytes=5-1", "bytes=-0", "bytes=a-b", "bytes=-99999999999999999999",
     "bytes=0-1,2-3,1-4", "lines=1-2", "bytes=" + "9" * 5000 + "-"],
)  # fmt: skip
def test_no_range_costs_more_than_the_file(house, ranges):
    job = house.end_of(house.post().json()["id"])
    file = job["files"][0]
    answer = house.http.get(file["href"], headers={"Range": ranges})
    assert answer.status_code in (200, 206, 400, 416)
    assert len(answer.content) <= 3 * file["size"] + 1000


@pytest.mark.parametrize("name", ["../order.json", "..%2forder.json", "%2e%2e/state.json", "/etc/passwd", "article.html%2f..", "article.html%00", "....//report.json", "\\..\\order.json", "C:%5Cx"])  # fmt: skip
def test_no_trick_in_a_name_leads_out_of_the_result(house, name):
    job = house.end_of(house.post().json()["id"])
    assert house.http.get(f"/v1/jobs/{job['id']}/files/{name}").status_code == 404


@pytest.mark.parametrize("job", ["..", "%2e%2e", "../keys.json", "..%2f..%2fkeys.json", "*", "%00", "a" * 3000])
def test_no_trick_in_a_jobs_name_finds_another_folder(house, job):
    assert house.http.get(f"/v1/jobs/{job}").status_code in (404, 405)
    assert house.http.delete(f"/v1/jobs/{job}").status_code in (404, 405)


@pytest.mark.parametrize("key", ["a" * 201, "../../x", "a\tb", "%00", "a b"])
def test_a_key_of_any_letters_is_a_key_or_refused(house, key):
    answer = house.post(headers={"Idempotency-Key": key})
    assert answer.status_code in (202, 400)
    assert (answer.status_code == 400) == (len(key) > 200 or not key.isprintable())


def test_one_key_for_many_requests_is_one_job(house):
    first = house.post(title="k", headers={"Idempotency-Key": "same"})
    again = house.post(title="k", headers={"Idempotency-Key": "same"})
    other = house.post(title="l", headers={"Idempotency-Key": "same"})
    assert first.json()["id"] == again.json()["id"] and other.status_code == 422


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "\x00"])
@pytest.mark.parametrize("option", ["title", "name", "author"])
def test_no_option_becomes_a_header(house, option, value):
    answer = house.http.post(
        "/v1/jobs", params={"to": "html", option: value}, content=b"x", headers={"content-type": "text/plain"}
    )
    assert answer.status_code in (202, 400)
    assert "x-evil" not in answer.headers
    if answer.status_code == 202:
        job = house.end_of(answer.json()["id"])
        for file in job.get("files", ()):
            assert "x-evil" not in house.http.get(file["href"]).headers


def test_a_bomb_is_a_job_that_fails(tmp_path):
    made = House(tmp_path, work="reformat.jobs.convert:work")
    try:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr("bomb.html", b"<p>" + b"x" * 300_000_000)
        answer = made.http.post(
            "/v1/jobs?to=html&name=b.zip", content=out.getvalue(), headers={"content-type": "application/octet-stream"}
        )
        job = made.end_of(answer.json()["id"], patience=60)
        assert job["state"] == "failed" and job["error"]["code"] in ("too-large", "unsupported", "no-article"), job
    finally:
        made.close()


CHUNKED = b"Host: 127.0.0.1\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize("path", [b"/v1/convert?to=text", b"/v1/jobs/x", b"/nowhere"])
@pytest.mark.parametrize("pieces", [(b"secret\r\n",), (b"2\r\nab", b"secret\r\n"), (b"2\r\nab\r\n", b"secret\r\n")])
def test_what_is_no_http_in_mid_request_is_no_fault_of_ours_and_not_logged(house, caplog, path, pieces):
    with socket.create_connection(("127.0.0.1", house.port)) as connection:
        connection.sendall(b"POST " + path + b" HTTP/1.1\r\n" + CHUNKED)
        for piece in pieces:
            time.sleep(0.05)
            with contextlib.suppress(ConnectionError):
                connection.sendall(piece)
        closed_after(connection, 10)
    assert house.http.get("/health").status_code == 200
    assert not [record for record in caplog.records if record.exc_info or "secret" in record.getMessage()]


def test_a_service_without_files_left_says_so_once_a_minute(caplog):
    now = [0.0]
    log, seldom = logging.getLogger("asyncio"), Seldom(lambda: now[0])
    log.addFilter(seldom)
    try:
        for now[0] in (0.0, 1.0, 59.0, 61.0):
            log.error("socket.accept() out of system resource\nsocket: 7")
        log.error("something else")
    finally:
        log.removeFilter(seldom)
    assert [record.getMessage().partition("\n")[0][:9] for record in caplog.records] == ["socket.ac"] * 2 + [
        "something"
    ]
