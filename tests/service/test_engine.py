"""The service's own threads: none of them ends, waits for another or tells something twice by chance."""

import contextlib
import threading
import time

import httpx
import msgspec

from reformat.jobs.order import Made, Order
from reformat.jobs.spool import Spool
from reformat.service.notices import Notices
from tests.service.house import House

MINE = frozenset({"127.0.0.1"})


class Meanwhile(float):
    """A time of which each look lets the other thread take a step: `when - now` is asked of it first."""

    def __new__(cls, value, step):
        made = super().__new__(cls, value)
        made.step = step
        return made

    def __rsub__(self, when):
        self.step()
        return when - float(self)


def ended(spool, name, url="http://127.0.0.1:9/", **asked):
    """A job that has ended badly and whose caller wants to know."""
    job = spool.submit(Order(name, webhook=url, **asked), [name.encode()])
    return spool.find(job.id) if spool.cancel(job.id) else None


def test_who_is_told_while_others_are_counted_stops_nobody(tmp_path, monkeypatch):
    spool, notices = Spool(tmp_path / "spool"), Notices(tmp_path / "notices", lambda owner: "s", MINE)
    hear, called = threading.Event(), threading.Event()

    def call(notice):
        called.set()
        hear.wait(20)
        return True

    monkeypatch.setattr(notices, "_call", call)
    for name in ("a", "b", "c"):
        notices.ended(ended(spool, name))
    notices.step(0.0)
    assert called.wait(20)

    def heard():
        hear.set()
        end = time.monotonic() + 20
        while len(notices.wanted) == 3:
            assert time.monotonic() < end
            time.sleep(0.001)

    assert notices.step(Meanwhile(0.0, heard)) <= 60
    notices.close()
    assert not notices.wanted


def test_a_job_that_ends_once_more_while_its_first_end_is_told_is_told_again(tmp_path, monkeypatch):
    spool, notices = Spool(tmp_path / "spool"), Notices(tmp_path / "notices", lambda owner: "s", MINE)
    job = ended(spool, "a")
    said = []

    def call(notice):
        said.append(msgspec.json.decode(notice.body)["state"])
        if len(said) == 1:
            spool.retry(job.id)
            done = spool.finish(spool.take(job.id), "nowhere", Made())
            notices.ended(done)
        return True

    monkeypatch.setattr(notices, "_call", call)
    notices.ended(job)
    end = time.monotonic() + 20
    while notices.wanted:
        notices.step(time.monotonic())
        assert time.monotonic() < end
        time.sleep(0.01)
    assert said == ["failed", "done"] and not list((tmp_path / "notices").iterdir())


def test_a_second_end_that_a_crash_kept_from_being_told_is_told_at_the_next_start(tmp_path):
    spool = Spool(tmp_path / "spool")
    notices = Notices(tmp_path / "notices", lambda owner: "s", MINE)
    job = ended(spool, "a")
    notices.ended(job)
    (tmp_path / "notices" / f"{job.id}.json").unlink()  # it was heard
    spool.retry(job.id)
    spool.cancel(job.id)
    again = Notices(tmp_path / "notices", lambda owner: "s", MINE)
    again.recall(spool)
    assert again.wanted == {job.id}


def test_a_secret_that_cannot_be_read_stops_no_other_notice(tmp_path, monkeypatch):
    def secret(owner):
        if owner == "bad":
            raise ValueError("a broken file of keys")
        return "s"

    spool, notices = Spool(tmp_path / "spool"), Notices(tmp_path / "notices", secret, MINE)
    called = []
    monkeypatch.setattr("reformat.service.notices.open_connection", lambda *a, **k: called.append(a) or Deaf())
    notices.ended(ended(spool, "a", owner="bad"))
    notices.ended(ended(spool, "b", owner="good"))
    notices.step(time.monotonic())
    notices.close()
    assert len(called) == 1


class Deaf:
    def request(self, *words, **more):
        raise ConnectionRefusedError

    def close(self):
        pass


def test_a_fault_of_our_own_does_not_end_the_thread_that_does_the_jobs(tmp_path, monkeypatch):
    monkeypatch.setattr("reformat.service.engine.AGAIN", 0.01)
    h = House(tmp_path)
    try:
        faults = iter([KeyError("nobody foresaw it")])
        step = h.app.state.engine._runner.step

        def stumbling(**known):
            for fault in faults:
                raise fault
            return step(**known)

        monkeypatch.setattr(h.app.state.engine._runner, "step", stumbling)
        assert h.end_of(h.post().json()["id"])["state"] == "done" and next(faults, None) is None
    finally:
        h.close()


def test_who_waits_for_a_result_keeps_nobody_else_waiting(tmp_path):
    """More callers than a thread pool has threads, each waiting for an article that takes long."""
    h = House(tmp_path, at_once=8.0)
    try:
        job = h.post(sleep=0, title="first").json()["id"]
        h.end_of(job)

        def ask(number):
            with contextlib.suppress(httpx.HTTPError):  # we end before most are answered
                h.post(path="/v1/convert", title=f"t{number}", sleep=3)

        callers = [threading.Thread(target=ask, args=(n,)) for n in range(45)]
        for caller in callers:
            caller.start()
        end = time.monotonic() + 20
        while h.http.get("/health").json()["queued"] < 42:
            assert time.monotonic() < end
            time.sleep(0.02)
        begun = time.monotonic()
        assert h.http.get(f"/v1/jobs/{job}").json()["state"] == "done"
        assert time.monotonic() - begun < 4, "it waited for those who wait"
    finally:
        h.close()
        for caller in callers:
            caller.join(30)
