"""kill -9 of daemon, service and workers at random moments: every job ends once, whole, and nothing is left over."""

import contextlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from reformat.jobs.order import STATES
from reformat.jobs.spool import Spool
from reformat.watch.tickets import Tickets
from tests.watch.house import House

SHORT = (40, 8)
LONG = pytest.param((500, 200), marks=pytest.mark.long)
pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to find workers")


class Door:
    """A process that is started again whenever it was killed."""

    def __init__(self, *words):
        self.words, self.starts = words, 0
        self.start()

    def start(self):
        command = [sys.executable, "-m", "tests.jobs.doors", *map(str, self.words)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.starts += 1

    def alive(self):
        """Nobody but us ends it: one that ends by itself will not come back, and nothing is worth waiting for."""
        assert self.process.poll() is None, f"ended by itself: {self.process.returncode}"
        return True

    def workers(self):
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError, ValueError):
                if int(stat.read_text().rpartition(")")[2].split()[1]) == self.process.pid:
                    found.append(int(stat.parent.name))
        return found

    def kill(self, dice):
        """Kill the process itself, or one of its workers; by id, and only what we have started."""
        workers = self.workers()
        if workers and dice.random() < 0.4:
            with contextlib.suppress(ProcessLookupError):
                os.kill(dice.choice(workers), signal.SIGKILL)
            return
        self.process.kill()
        self.process.wait()
        self.start()

    def stop(self):
        self.process.terminate()
        assert self.process.wait(60) is not None


def nothing_left(root: Path, spool: Path):
    places = [spool / n for n in ("new", "trash", "queued", "running")]
    assert [p for place in places for p in place.iterdir()] == []
    assert [p for p in root.rglob("*") if p.name.startswith((".new-", "try-", ".reformat-new"))] == []


def each_in_one_state(spool: Path):
    where = [p.name for state in STATES for p in (spool / state).iterdir()]
    assert len(where) == len(set(where))
    return where


@pytest.mark.parametrize("size", [SHORT, LONG])
def test_the_watch_folder_loses_nothing(tmp_path, size):
    count, kills = size
    dice = random.Random(8)
    inbox, output = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    door = Door("watch", inbox, output)
    try:
        wanted = {f"{n:03}.html" for n in range(count)}
        for n, name in enumerate(sorted(wanted)):
            (inbox / name).write_text(json.dumps({"title": f"t{n:03}", "sleep": round(dice.random() * 0.1, 3)}))
        for _ in range(kills):
            time.sleep(dice.random() * 0.6)
            door.kill(dice)
        end = time.monotonic() + 60 + count * 0.5
        while set(p.name for p in inbox.iterdir() if p.is_file()) or len(Tickets(inbox / ".reformat/tickets.jsonl")):
            assert time.monotonic() < end and door.alive(), "jobs do not end"
            time.sleep(0.1)
    finally:
        door.stop()
    done = {p.name for p in (inbox / "done").iterdir()}
    failed = {p.name for p in (inbox / "failed").glob("*.html")} if (inbox / "failed").exists() else set()
    assert done | failed == wanted and not done & failed
    assert {p.name for p in output.iterdir()} == {f"t{name[:3]}" for name in done}
    for place in output.iterdir():
        assert (place / "article.html").read_bytes().endswith(b"</p>\n") and (place / "report.json").exists()
    for name in failed:  # only workers killed three times at the same job
        assert "worker-died" in (inbox / "failed" / f"{name}.reason.txt").read_text()
    assert len(failed) <= count / 20
    spool = inbox / ".reformat" / "spool"
    each_in_one_state(spool)
    nothing_left(tmp_path, spool)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.mark.parametrize("size", [SHORT, LONG])
def test_the_service_loses_nothing_it_has_accepted(tmp_path, size):
    count, kills = size
    dice = random.Random(9)
    port = free_port()
    door = Door("serve", tmp_path / "spool", port)
    accepted = {}
    kill_at = sorted(dice.randrange(count) for _ in range(kills))
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=10) as http:
            n = 0
            while n < count or kill_at:
                while kill_at and kill_at[0] <= n:
                    kill_at.pop(0)
                    time.sleep(dice.random() * 0.4)
                    door.kill(dice)
                body = json.dumps({"title": f"t{n}", "sleep": round(dice.random() * 0.05, 3)})
                with contextlib.suppress(httpx.HTTPError):
                    answer = http.post("/v1/jobs", content=body, headers={"content-type": "text/plain"})
                    assert answer.status_code == 202
                    accepted[n] = answer.json()["id"]
                    n += 1
                    continue
                assert door.alive()
                time.sleep(0.05)
            end = time.monotonic() + 60 + count * 0.3
            left = set(accepted.values())
            while left:
                assert time.monotonic() < end, f"{len(left)} jobs do not end"
                with contextlib.suppress(httpx.HTTPError):
                    states = {j["id"]: j["state"] for j in http.get("/v1/jobs").json()["jobs"]}
                    left = {job for job in left if states.get(job) not in ("done", "failed")}
                time.sleep(0.1)
    finally:
        door.stop()
    spool = Spool(tmp_path / "spool")
    assert set(accepted.values()) <= set(each_in_one_state(spool.root))
    failed = list(spool.jobs("failed"))
    assert all(job.status.fault.code == "worker-died" for job in failed) and len(failed) <= count / 20
    for job in spool.jobs("done"):
        assert (job.result / "1" / "article.html").read_bytes().endswith(b"</p>\n")
    nothing_left(tmp_path, spool.root)


def test_disk_full(tmp_path):
    """A spool on a tiny disk: what does not fit waits, and is done when there is room again."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small tmpfs needs root")
    try:
        house = House(small)
        house.start()
        house.put("first.html")
        house.until(lambda: house.done() == ["first.html"])
        for n in range(3):
            house.put(f"{n}.html", text="x" * 50_000)
        ballast = small / "ballast"
        with contextlib.suppress(OSError), ballast.open("wb") as out:
            while True:
                out.write(b"x" * 4096)
                out.flush()
        time.sleep(1.5)
        assert house.thread.is_alive()
        ballast.unlink()
        house.until(lambda: len(house.done()) == 4, 60)
        house.until(lambda: not house.strays())
        house.stop()
        assert sorted(house.results()) == ["0", "1", "2", "first"]
        assert all(p.read_bytes().endswith(b"</p>\n") for p in house.output.rglob("article.html"))
    finally:
        house.stop()
        subprocess.run(["umount", small], check=True)
