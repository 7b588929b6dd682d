"""Jobs over HTTP: what is taken in ends once, and only its owner sees it."""

import errno
import io
import os
import socket
import time
import zipfile

import pytest

from reformat.errors import SettingsError, WriteError
from reformat.jobs.order import Job
from reformat.jobs.runner import Policy
from reformat.jobs.spool import Spool
from reformat.service.config import Config, check_binding
from reformat.service.keys import Keys
from tests.service.house import House


@pytest.fixture
def serve(tmp_path):
    made = []

    def build(**options):
        made.append(House(tmp_path, **options))
        return made[-1]

    yield build
    for one in made:
        one.close()


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


def test_a_job_from_end_to_end(serve):
    h = serve()
    answer = h.post()
    assert answer.status_code == 202 and answer.headers["location"] == f"/v1/jobs/{answer.json()['id']}"
    job = h.end_of(answer.json()["id"])
    assert job["state"] == "done" and job["titles"] == ["t"] and "identity" in job["report"]
    names = {f["name"]: f for f in job["files"]}
    assert set(names) == {"article.html", "report.json"}
    page = h.http.get(names["article.html"]["href"])
    assert page.content.endswith(b"</p>\n") and len(page.content) == names["article.html"]["size"]
    assert page.headers["content-type"].startswith("text/html") and "sandbox" in page.headers["content-security-policy"]


def test_ranges(serve):
    h = serve()
    job = h.end_of(h.post().json()["id"])
    href = job["files"][0]["href"]
    whole = h.http.get(href).content
    part = h.http.get(href, headers={"Range": "bytes=3-6"})
    assert part.status_code == 206 and part.content == whole[3:7]
    assert part.headers["content-range"] == f"bytes 3-6/{len(whole)}"
    beyond = h.http.get(href, headers={"Range": "bytes=999999-"})
    assert beyond.status_code == 416 and beyond.headers["content-range"] == f"bytes */{len(whole)}"
    assert beyond.json()["error"]["code"] == "range"


@pytest.mark.parametrize("said", ["lines=1-2", "bytes=5-2", "bytes=a-b", "bytes", "bytes=", "bytes=1-2;3-4"])
def test_a_range_that_makes_no_sense_is_passed_over(serve, said):
    h = serve()
    href = h.end_of(h.post().json()["id"])["files"][0]["href"]
    answer = h.http.get(href, headers={"Range": said})
    assert answer.status_code == 200 and answer.content == h.http.get(href).content


def test_a_file_that_the_caller_has_is_not_sent_again(serve):
    h = serve()
    href = h.end_of(h.post().json()["id"])["files"][0]["href"]
    tag = h.http.get(href).headers["etag"]
    for known in (tag, f'"other", W/{tag}', "*"):
        answer = h.http.get(href, headers={"If-None-Match": known, "Range": "bytes=0-1"})
        assert answer.status_code == 304 and not answer.content and answer.headers["etag"] == tag
    assert h.http.get(href, headers={"If-None-Match": '"other"'}).status_code == 200
    part = h.http.get(href, headers={"If-Range": tag, "Range": "bytes=0-1"})
    assert part.status_code == 206 and len(part.content) == 2
    assert h.http.get(href, headers={"If-Range": '"other"', "Range": "bytes=0-1"}).status_code == 200


def test_a_refused_method_says_all_that_are_taken(serve):
    h = serve()
    for path, allowed in (
        ("/v1/jobs", "GET, HEAD, POST"),
        ("/v1/jobs/any", "DELETE, GET, HEAD"),
        ("/v1/convert", "POST"),
    ):
        answer = h.http.request("PATCH", path)
        assert answer.status_code == 405 and answer.headers["allow"] == allowed
        assert answer.json()["error"]["code"] == "method"


def test_a_failure_is_told(serve):
    h = serve()
    job = h.end_of(h.post(mood="no-article").json()["id"])
    assert job["state"] == "failed"
    assert job["error"] == {"code": "no-article", "message": "no article found", "hint": "look"}


def test_convert_at_once(serve):
    h = serve()
    answer = h.post(path="/v1/convert")
    assert answer.status_code == 200 and answer.content.endswith(b"</p>\n")
    assert h.post("to=html,epub", path="/v1/convert").headers["content-type"] == "application/zip"
    bad = h.post(path="/v1/convert", mood="no-article")
    assert bad.status_code == 422 and bad.json()["error"]["code"] == "no-article"


def test_convert_that_takes_too_long_goes_on_as_a_job(serve):
    h = serve(at_once=0.1)
    answer = h.post(path="/v1/convert", sleep=0.5)
    assert answer.status_code == 202
    assert h.end_of(answer.json()["id"])["state"] == "done"


def test_the_same_work_twice_is_one_job(serve):
    h = serve()
    assert h.post().json()["id"] == h.post().json()["id"] != h.post("to=epub").json()["id"]


def test_idempotency_key(serve):
    h = serve()
    key = {"Idempotency-Key": "k1"}
    first, again, other = h.post(headers=key), h.post(headers=key), h.post("to=epub", headers=key)
    assert first.json()["id"] == again.json()["id"] and other.status_code == 422


def test_delete(serve):
    h = serve()
    done = h.end_of(h.post().json()["id"])["id"]
    assert h.http.delete(f"/v1/jobs/{done}").status_code == 204
    assert h.http.get(f"/v1/jobs/{done}").status_code == 404
    running = h.post(mood="hang").json()["id"]
    assert h.http.delete(f"/v1/jobs/{running}").status_code == 204
    assert h.end_of(running)["error"]["code"] == "cancelled"


def test_a_full_queue_says_when_to_come_back(serve):
    h = serve(queue=2, policy=Policy(slots=1))
    answers = [h.post(mood="hang", n=n) for n in range(8)]
    refused = [a for a in answers if a.status_code == 429]
    assert refused and all(int(a.headers["retry-after"]) > 0 for a in refused)
    assert sum(a.status_code == 202 for a in answers) <= 4


def test_keys_and_what_they_hide(serve, tmp_path):
    keys = Keys(Config(tmp_path / "spool").keys)
    (one, _), (two, _) = keys.add("one"), keys.add("two")
    assert one not in (tmp_path / "spool" / "keys.json").read_text()
    h = serve()
    assert h.post().status_code == 401 == h.post(headers=bearer("rk_wrong")).status_code
    job = h.post(headers=bearer(one)).json()["id"]
    assert h.end_of(job, bearer(one))["state"] == "done"
    for path in (f"/v1/jobs/{job}", f"/v1/jobs/{job}/files/article.html"):
        assert h.http.get(path, headers=bearer(two)).status_code == 404
    assert h.http.delete(f"/v1/jobs/{job}", headers=bearer(two)).status_code == 404
    assert h.http.get("/v1/jobs", headers=bearer(two)).json() == {"jobs": []}
    assert h.post(headers=bearer(two)).json()["id"] != job
    keys.remove("one")
    assert h.http.get(f"/v1/jobs/{job}", headers=bearer(one)).status_code == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "news.example"])  # noqa: S104
def test_without_a_key_only_loopback(host):
    with pytest.raises(SettingsError, match="API key"):
        check_binding(host, has_keys=False)
    check_binding(host, has_keys=True)
    for home in ("127.0.0.1", "::1", "localhost", "127.3.2.1"):
        check_binding(home, has_keys=False)


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_other_pages_can_not_reach_a_service_without_keys(serve, headers):
    assert serve().post(headers=headers).status_code == 403


@pytest.mark.parametrize(
    ("query", "headers", "body", "status"),
    [
        ("to=exe", {}, b"x", 400),
        ("to=", {}, b"x", 400),
        ("size=1", {}, b"x", 400),
        ("size=big", {}, b"x", 400),
        ("engine=command", {}, b"x", 400),
        ("whole_page=perhaps", {}, b"x", 400),
        ("", {}, b"", 400),
        ("", {"content-type": "application/x-php"}, b"x", 415),
        ("", {"content-type": "text/html; charset=none-such"}, b"x", 415),
        ("", {"content-type": "multipart/form-data"}, b"x", 400),
        ("", {"content-type": "multipart/form-data; boundary=x"}, b"--y", 400),
        ("", {"content-type": "text/plain"}, b"x" * 2000, 413),
        ("", {"Idempotency-Key": "x" * 300}, b"x", 400),
        ("webhook=https://news.example/", {}, b"x", 403),
        ("", {"content-type": "text/uri-list"}, b"http://127.0.0.1/", 403),
    ],
)
def test_refusals_say_what_is_wrong(serve, query, headers, body, status):
    h = serve(body_bytes=1000)
    answer = h.http.post(f"/v1/jobs?{query}", content=body, headers={"content-type": "text/plain", **headers})
    assert answer.status_code == status, answer.text
    assert set(answer.json()["error"]) == {"code", "message", "hint"}
    assert not h.http.get("/v1/jobs").json()["jobs"]


@pytest.mark.parametrize(
    "name", ["../order.json", "..%2forder.json", "%2e%2e/status.json", "/etc/passwd", "contents.json", "1/article.html"]
)
def test_only_files_of_the_result_go_out(serve, name):
    h = serve()
    job = h.end_of(h.post().json()["id"])["id"]
    with socket.create_connection(("127.0.0.1", h.port)) as raw:
        raw.sendall(
            f"GET /v1/jobs/{job}/files/{name} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
        )
        assert b" 404 " in raw.makefile("rb").readline()


def test_a_body_that_never_ends_is_cut_off(serve):
    h = serve(body_seconds=0.3)
    with socket.create_connection(("127.0.0.1", h.port)) as raw:
        raw.sendall(
            b"POST /v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 90\r\n\r\nx"
        )
        raw.settimeout(10)
        assert b" 408 " in raw.makefile("rb").readline()


def test_an_uploaded_file_keeps_its_name_and_no_folder(serve):
    h = serve()
    answer = h.http.post("/v1/jobs", files={"file": ("../../etc/기사.html", b'{"title": "up"}')})
    assert answer.status_code == 202 and h.end_of(answer.json()["id"])["titles"] == ["up"]
    assert [j.order.name for j in h.app.routes[0].endpoint.__self__.engine.spool.jobs()] == ["기사.html"]


def test_what_was_taken_in_before_a_crash_is_done_after_it(tmp_path):
    from reformat.jobs.order import Order
    from reformat.jobs.spool import Spool

    spool = Spool(tmp_path / "spool")
    spool.claim()
    left = [spool.submit(Order("a", owner="local"), [b'{"title": "%d"}' % n]) for n in range(4)]
    spool.take(left[0].id)
    spool.release()
    h = House(tmp_path)
    try:
        assert all(h.end_of(job.id)["state"] == "done" for job in left)
        with pytest.raises(WriteError, match="in use"):
            from reformat.service.engine import Engine
            from reformat.service.notices import Notices

            Engine(h.config, Notices(tmp_path / "n", str)).start()
    finally:
        h.close()


def test_a_stop_under_load_loses_nothing(tmp_path):
    h = House(tmp_path, grace=0.1)
    ids = [h.post(sleep=0.2, n=n).json()["id"] for n in range(12)]
    time.sleep(0.5)
    h.close()
    again = House(tmp_path)
    try:
        assert all(again.end_of(job)["state"] == "done" for job in ids)
    finally:
        again.close()


def test_a_job_that_moves_while_it_is_asked_for_is_found(serve, monkeypatch):
    h = serve()
    job_id = h.post(n=1).json()["id"]
    assert h.end_of(job_id)["state"] == "done"
    late, find = [1, 2], Spool.find

    def seen_too_late(spool, wanted):
        return Job(wanted, "running", spool.root / "running" / wanted) if late and late.pop() else find(spool, wanted)

    monkeypatch.setattr(Spool, "find", seen_too_late)
    assert h.http.get(f"/v1/jobs/{job_id}").json()["state"] == "done"


def test_article_text_stays_out_of_health_and_openapi(serve):
    h = serve()
    assert h.http.get("/health").json()["status"] == "ok"
    assert h.http.get("/openapi.json").json()["openapi"].startswith("3.1")
    assert h.http.get("/nowhere").json()["error"]["code"] == "not-found"


def test_an_answer_that_is_not_whole_says_so(serve):
    h = serve(work="reformat.jobs.convert:work")
    page = "<article>" + "<p>The tide table of the old harbour was printed anew each spring, in blue ink.</p>" * 4
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("whole.html", page)
        archive.writestr("broken.html.gz", b"\x1f\x8bbroken")
    binary = {"content-type": "application/octet-stream"}
    part = h.http.post("/v1/convert?to=text", content=data.getvalue(), headers=binary)
    assert part.status_code == 200
    job = h.http.get(part.headers["x-reformat-partial"]).json()
    assert job["partial"] and job["error"]["code"] == "undecodable"
    both = h.http.post("/v1/convert?to=text,html", content=data.getvalue(), headers=binary)
    with zipfile.ZipFile(io.BytesIO(both.content)) as answer:
        assert b"broken.html" in answer.read("missing.txt")
    whole = h.http.post("/v1/convert?to=text", content=page.encode(), headers={"content-type": "text/html"})
    assert "x-reformat-partial" not in whole.headers


def test_a_packed_body_is_refused(serve):
    answer = serve().post(headers={"content-encoding": "gzip"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "content-encoding")


def test_a_spool_that_takes_nothing_is_told_and_the_service_goes_on(serve, monkeypatch):
    h = serve()

    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr("reformat.jobs.spool.store", full)
        answer = h.post()
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert answer.json()["error"]["message"] == f"the disk says: {os.strerror(errno.ENOSPC)}"
    assert h.end_of(h.post().json()["id"])["state"] == "done"


def test_what_an_earlier_release_made_otherwise_is_made_anew(tmp_path):
    h = House(tmp_path)
    job = h.post().json()["id"]
    whole = h.end_of(job)
    h.close()
    (tmp_path / "spool" / "done" / job / "status.json").write_text('{"created": 1.0, "finished": 2.0}')
    again = House(tmp_path)
    try:
        assert again.end_of(job) == whole
    finally:
        again.close()
