"""Each way an attempt can end, and that every job ends exactly once with its output whole."""

import errno
import json
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from reformat.errors import WriteError
from reformat.jobs.crew import Bounds, Crew, hands, run_alone
from reformat.jobs.order import Made, Order
from reformat.jobs.runner import Policy, Runner
from reformat.jobs.spool import Spool
from reformat.jobs.worker import Request, attempt

WORK = "tests.jobs.fakes:work"
BOUNDS = Bounds(seconds=20, memory=1_500_000_000)


class House:
    """A spool with its runner, run until nothing is left to do."""

    def __init__(self, root, bounds=BOUNDS, policy=None, executor=None, clock=time.time):
        self.spool = Spool(root, clock)
        assert self.spool.claim()
        self.settled = []
        self.woken = threading.Event()
        self.crew = Crew(WORK, bounds)
        self.pool = executor or ThreadPoolExecutor(2)
        via = {"crew": self.crew} if executor is None else {"remote": partial(run_alone, WORK, bounds)}
        policy = policy or Policy(backoff=0.05, again=0.0)
        self.runner = Runner(
            self.spool, self.pool, **via, policy=policy, settled=self.settled.append, wake=self.woken.set
        )

    def put(self, **orders):
        return self.spool.submit(Order("a.json"), [json.dumps(orders).encode()]).id

    def run(self, patience=60.0):
        end = time.monotonic() + patience
        while True:
            self.woken.clear()
            wait = self.runner.step()
            if not self.runner.running and not self.spool.count("queued"):
                return
            assert time.monotonic() < end, "jobs do not end"
            self.woken.wait(min(wait, 0.5))

    def close(self):
        self.runner.close()
        self.pool.shutdown()
        self.spool.release()

    def end_of(self, job_id):
        job = self.spool.find(job_id)
        return job.state, job.status.fault.code if job.status.fault else ""


@pytest.fixture
def house(tmp_path):
    made = []

    def build(**known):
        made.append(House(tmp_path, **known))
        return made[-1]

    yield build
    for one in made:
        one.close()


def test_good_jobs_end_done_with_their_files(house):
    h = house()
    ids = [h.put(n=n) for n in range(20)]
    h.run()
    assert [h.end_of(i) for i in ids] == [("done", "")] * 20
    assert sorted(j.id for j in h.settled if j.state == "done") == sorted(ids)
    for job_id in ids:
        result = h.spool.find(job_id).result
        assert (result / "1" / "article.html").read_bytes().endswith(b"</p>\n")
    assert not list(h.spool.root.rglob("try-*"))


@pytest.mark.parametrize(
    ("mood", "code", "tries"),
    [
        ("no-article", "no-article", 0),
        ("bug", "crash", 2),
        ("die", "worker-died", 2),
        ("eat", "memory", 2),
    ],
)
def test_a_bad_job_fails_with_its_reason_and_takes_nobody_along(house, mood, code, tries):
    h = house()
    bad, good = h.put(mood=mood), [h.put(n=n) for n in range(4)]
    h.run()
    assert h.end_of(bad) == ("failed", code)
    assert h.spool.find(bad).status.tries == tries
    assert all(h.end_of(i) == ("done", "") for i in good)
    assert not (h.spool.find(bad).folder / "result").exists()


def test_a_job_without_end_is_ended(house):
    h = house(bounds=Bounds(seconds=1.0), policy=Policy(tries=2, again=0.0))
    bad = h.put(mood="hang")
    h.run()
    assert h.end_of(bad) == ("failed", "timeout")


def test_words_of_the_article_stay_out_of_the_reason_of_a_bug(house):
    h = house(policy=Policy(tries=1))
    bad = h.put(mood="bug")
    h.run()
    assert "secret" not in h.spool.find(bad).status.fault.message


def test_a_transient_failure_waits_and_then_succeeds(house, tmp_path):
    h = house()
    job = h.put(mood="once-busy", mark=str(tmp_path / "mark"))
    h.run()
    assert h.end_of(job) == ("done", "")
    assert h.spool.find(job).status.waits == 1


def test_a_transient_failure_without_end_fails_at_last(house):
    h = house(policy=Policy(waits=2, backoff=0.01))
    job = h.put(mood="busy")
    h.run()
    assert h.end_of(job) == ("failed", "rate-limited")


def test_a_result_that_lacks_its_sound_is_given_out_at_last(house):
    h = house(policy=Policy(partial_waits=2, backoff=0.01))
    job = h.put(mood="no-sound")
    h.run()
    assert h.end_of(job) == ("done", "engine-unavailable")
    assert h.spool.find(job).status.partial


@pytest.mark.parametrize(("asked", "waits", "pause"), [(90.0, 0, 90.0), (0.0, 3, 40.0), (0.0, 2000, 1800.0)])
def test_the_pause_is_what_was_asked_or_doubles(asked, waits, pause):
    from reformat.jobs.order import Fault

    assert Policy().pause(Fault("x", "x", retry_after=asked), min(waits, 1000)) == pause


def test_a_waiting_job_holds_nobody_up(house):
    h = house(policy=Policy(backoff=500.0))
    late = h.put(mood="busy")
    h.runner.step()
    good = [h.put(n=n) for n in range(3)]
    end = time.monotonic() + 30
    while (h.spool.count("done") < 3 or h.spool.count("running")) and time.monotonic() < end:
        h.woken.clear()
        h.runner.step()
        h.woken.wait(0.2)
    assert all(h.end_of(i)[0] == "done" for i in good) and h.end_of(late)[0] == "queued"


def test_the_clock_put_back_by_a_year_holds_nobody_up(house):
    time_of = [1_000_000_000.0]
    h = house(policy=Policy(backoff=500.0, waits=1), clock=lambda: time_of[0])
    job = h.put(mood="busy")
    while not h.spool.find(job).status.waits:
        h.runner.step()
        h.woken.wait(0.2)
    time_of[0] -= 365 * 86400
    h.run()
    assert h.end_of(job) == ("failed", "rate-limited")


def test_a_running_job_can_be_cancelled(house):
    h = house()
    job = h.put(mood="hang")
    while h.spool.count("running") == 0:
        h.runner.step()
    h.spool.cancel(job)
    h.run()
    assert h.end_of(job) == ("failed", "cancelled")


def test_a_stop_gives_back_what_is_in_hand(house):
    h = house()
    jobs = [h.put(mood="hang", n=n) for n in range(2)]
    h.runner.step()
    assert h.spool.count("running") == 2
    h.runner.close()
    assert [h.end_of(j)[0] for j in jobs] == ["queued", "queued"]
    assert h.spool.find(jobs[0]).status.tries == 0
    assert not list(h.spool.root.rglob("try-*"))


def test_any_executor_does_the_work(house):
    with ProcessPoolExecutor(1) as pool:
        h = house(executor=pool)
        good, bad = h.put(), h.put(mood="die")
        h.run()
        assert h.end_of(good)[0] == "done" and h.end_of(bad) == ("failed", "worker-died")


@pytest.mark.long
def test_dask_does_the_work(house):
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        h = house(executor=client.get_executor())
        good, bad = h.put(), h.put(mood="no-article")
        h.run()
        assert h.end_of(good)[0] == "done" and h.end_of(bad) == ("failed", "no-article")
        h.pool = ThreadPoolExecutor(1)  # Dask's ends with its cluster, before the fixture does


def test_idle_workers_go_home(house):
    h = house()
    h.put()
    h.run()
    assert h.crew.pids()
    h.crew.rest(0.0)
    assert not h.crew.pids()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to name open files")
def no_thread(*_):
    raise RuntimeError("can't start new thread")


def test_without_a_thread_to_watch_it_a_job_waits_and_no_worker_is_lost(house, monkeypatch):
    crew = Crew("tests.jobs.fakes:work", Bounds())
    monkeypatch.setattr(threading.Thread, "start", no_thread)
    answer = crew.run(Request("", ""), dict, bool)
    assert answer.fault is not None and answer.fault.transient and "can't start new thread" in answer.fault.message
    assert not crew.pids()


@pytest.mark.parametrize(
    ("error", "code", "transient"),
    [
        (OSError(errno.ENOSPC, "No space left", "/srv/spool/x"), "write", True),
        (MemoryError(), "memory", False),
        (RuntimeError("can't start new thread"), "memory", False),
        (RuntimeError("else"), "crash", False),
    ],
)
def test_what_the_system_refuses_is_no_crash_and_names_no_place(tmp_path, error, code, transient):
    def work(*_):
        raise error

    fault = attempt(work, Request(str(tmp_path), str(tmp_path)), dict).fault
    assert (fault.code, fault.transient, "/srv" in fault.message) == (code, transient, False)


def test_jobs_begin_with_all_their_threads_or_not_at_all(monkeypatch):
    pool = hands(3)
    monkeypatch.setattr(threading.Thread, "start", no_thread)
    assert [pool.submit(int).result() for _ in range(9)] == [0] * 9
    pool.shutdown()
    with pytest.raises(WriteError, match="can't start new thread"):
        hands(2)


def test_what_a_durable_job_made_is_on_the_disk_before_it_is_done(tmp_path, monkeypatch):
    synced, real = set(), os.fsync

    def fsync(handle):
        synced.add(os.readlink(f"/proc/self/fd/{handle}"))
        real(handle)

    def work(folder, out, tell):
        (out / "1").mkdir(parents=True)
        (out / "1" / "a.html").write_text("<p>a</p>")
        return Made()

    monkeypatch.setattr(os, "fsync", fsync)
    for durable in (False, True):
        out = tmp_path / f"durable-{durable}"
        assert attempt(work, Request(str(tmp_path), str(out), durable), lambda progress: None).fault is None
        made = {str(out), str(out / "1"), str(out / "1" / "a.html")}
        assert made & synced == (made if durable else set())


class FullSpool(Spool):
    """A spool on a disk that has no room even for a status of a few bytes."""

    def again(self, job, fault, delay):
        return self._move(job, "queued")


def test_where_nothing_can_be_written_down_all_work_rests(tmp_path):
    spool = FullSpool(tmp_path)
    assert spool.claim()
    crew, pool = Crew(WORK, BOUNDS), ThreadPoolExecutor(1)
    runner = Runner(spool, pool, crew=crew, policy=Policy(slots=1, backoff=0.4, waits=2))
    spool.submit(Order("a.json"), [json.dumps({"mood": "busy"}).encode()])
    starts, end = 0, time.monotonic() + 60
    try:
        while not runner.stuck:
            assert time.monotonic() < end
            before = runner.running
            runner.step()
            starts += runner.running > before
            time.sleep(0.005)
    finally:
        runner.close()
        pool.shutdown()
        spool.release()
    assert 1 <= starts <= 6, "once in each backoff, and not as fast as the disk says no"


def test_what_an_executor_says_while_it_is_ended_is_no_fault_of_the_job(house):
    class Ending(ThreadPoolExecutor):
        def submit(self, work, /, *args, **named):
            def broken() -> None:
                stop.wait(10)
                raise ValueError("process object is closed")

            return super().submit(broken)

    stop = threading.Event()
    h = house(executor=Ending(1))
    job = h.put(mood="good")
    h.runner.step()
    threading.Timer(0.2, stop.set).start()
    h.runner.close()
    assert h.end_of(job)[0] == "queued"
    assert h.spool.find(job).status.tries == 0


@pytest.mark.parametrize("lasts", [2, 5, 9])
def test_a_spool_that_refuses_for_a_while_loses_no_job_and_no_runner(house, monkeypatch, lasts):
    """A job that can't even be moved back to the queue is brought back as soon as it can."""
    h = house()
    jobs = [h.put(title=f"t{n}") for n in range(3)]
    rename, left = os.rename, [lasts]

    def refusing(one, other):
        if left[0] > 0 and f"{h.spool.root}/" in str(one):
            left[0] -= 1
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rename(one, other)

    monkeypatch.setattr("reformat.jobs.spool.os.rename", refusing)
    end = time.monotonic() + 60
    while h.spool.count("done") < len(jobs):
        assert time.monotonic() < end, "jobs do not end"
        h.woken.clear()
        h.woken.wait(min(h.runner.step(), 0.1))
    assert left == [0] and [h.end_of(job)[0] for job in jobs] == ["done"] * 3
