"""The always-on doors: how soon a dropped file is done, what idling costs, how fast an inbox drains, what HTTP adds.

Everything runs in processes of its own, on articles made here; numbers come from /proc, so this needs Linux.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
REFORMAT = [sys.executable, "-m", "reformat"]
TICK = os.sysconf("SC_CLK_TCK")
PARAGRAPH = (
    "The harbour office counted {n} boats in week {m}, and the ferry kept to its hours in spite of the fog. " * 3
)


def main() -> None:
    """Measure all, or what is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("latency", "idle", "drain", "service"))
    parser.add_argument("--files", type=int, default=10_000, help="files waiting in the inbox")
    parser.add_argument(
        "--together", action="store_true", help="batch and inbox at the same time: for their CPU on a busy machine"
    )
    parser.add_argument("--idle-seconds", type=float, default=60.0)
    chosen = parser.parse_args()
    for name, measure in (
        ("latency", latency),
        ("idle", lambda: idle(chosen.idle_seconds)),
        ("drain", lambda: drain(chosen.files, together=chosen.together)),
        ("service", service),
    ):
        if chosen.only in (None, name):
            measure()


def page(number: int) -> str:
    """An article as a cluttered page, another one for each number."""
    body = "".join(f"<p>{PARAGRAPH.format(n=number, m=m)}</p>" for m in range(12))
    return (
        f"<html lang='en'><head><title>Harbour report {number}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Harbour report {number}</h1>{body}</article><footer>All rights reserved</footer></body></html>"
    )


def cpu(pid: int) -> float:
    """Seconds of CPU that a process itself has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid: int, what: str = "VmRSS") -> float:
    """Megabytes that a process holds now (VmRSS), or held at most (VmHWM)."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(what))) / 1024


def start(*words: str) -> subprocess.Popen[bytes]:
    """A door in a process of its own."""
    return subprocess.Popen([*REFORMAT, *words], cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def until(condition: object, patience: float = 3600.0, step: float = 0.005) -> None:
    """Wait for something."""
    end = time.monotonic() + patience
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "it takes too long"
        time.sleep(step)


def latency(times: int = 12, settle: float = 2.0) -> None:
    """From a file's last write to its HTML and EPUB."""
    with tempfile.TemporaryDirectory() as home:
        inbox, output = Path(home, "in"), Path(home, "out")
        inbox.mkdir()
        door = start("watch", str(inbox), str(output), "-t", "html,epub", "--settle", str(settle))
        until(lambda: (inbox / ".reformat" / "health.json").exists())
        waits = []
        for number in range(times):
            (inbox / f"{number}.html").write_text(page(number))
            begun = time.monotonic()
            until(lambda number=number: (output / f"harbour-report-{number}" / "article.epub").exists())
            waits.append(time.monotonic() - begun - settle)
        door.send_signal(signal.SIGTERM)
        door.wait()
    print(
        f"last write to HTML and EPUB, beyond the settle time of {settle:g} s, {times} files: "
        f"first (no worker) {waits[0]:.2f} s, median {statistics.median(waits):.2f} s, longest {max(waits):.2f} s"
    )


def idle(seconds: float) -> None:
    """A daemon with nothing to do, after it has worked: CPU and memory of all its processes."""
    with tempfile.TemporaryDirectory() as home:
        inbox = Path(home, "in")
        inbox.mkdir()
        (inbox / "a.html").write_text(page(1))
        door = start("watch", str(inbox), str(Path(home, "out")), "-t", "html,epub")
        until(lambda: (inbox / "done" / "a.html").exists())
        until(lambda: not children(door.pid), patience=120, step=1.0)  # workers go home after a minute
        before = cpu(door.pid)
        time.sleep(seconds)
        used = (cpu(door.pid) - before) / seconds
        print(f"idle daemon over {seconds:g} s: {used:.2%} of a core, {memory(door.pid):.0f} MB")
        door.send_signal(signal.SIGTERM)
        door.wait()


def children(pid: int) -> list[str]:
    """The processes that a process has started."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split() + [
        child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]


class Run(NamedTuple):
    """What a door took to end: seconds, seconds of CPU of all its processes, megabytes of its own at most."""

    seconds: float
    cpu: float
    peak: float


def run(*words: str, over: threading.Event | None = None) -> Run:
    """Run a door to its end, or until the one beside it has come to its own and says that it is `over`."""
    begun = time.monotonic()
    door = start(*words)
    known: dict[int, float] = {}
    peak = 0.0
    while door.poll() is None and not (over and over.is_set()):
        for pid in family(door.pid, set(known)):
            with contextlib.suppress(OSError, IndexError):
                known[pid] = cpu(pid)
        with contextlib.suppress(OSError, StopIteration):
            peak = max(peak, memory(door.pid, "VmHWM"))
        time.sleep(0.1)
    if over:
        over.set()
        door.terminate()
    assert door.wait() == 0 or over
    return Run(time.monotonic() - begun, sum(known.values()), peak)


def family(root: int, known: set[int]) -> set[int]:
    """A process, those it has started, and those they have, also where one between has ended."""
    parents = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError):
            parents[int(place.parent.name)] = int(place.read_text().rpartition(")")[2].split()[1])
    found = {root} | (known & parents.keys())
    while new := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= new
    return found


def drain(count: int, *, together: bool) -> None:
    """A full inbox beside the same files as a batch: articles a second, CPU an article, and the daemon's memory.

    `together`: until one of them has ended. Seconds say nothing then, but both have had the same machine.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        folder, inbox = Path(home, "files"), Path(home, "in")
        for place in (folder, inbox):
            place.mkdir()
            for number in range(count):
                (place / f"{number:06}.html").write_text(page(number))
        formats = ("-t", "html,epub", "--jobs", "2")
        lines = (
            ("convert", str(folder), "-o", str(Path(home, "batch")), *formats),
            ("watch", str(inbox), str(Path(home, "out")), "--once", "--settle", "0.5", *formats),
        )
        with ThreadPoolExecutor(2 if together else 1) as pool:
            over = threading.Event() if together else None
            batch, drained = pool.map(lambda line: run(*line, over=over), lines)
        made = sum(1 for place in Path(home, "batch").iterdir() if not place.name.startswith("."))
        done = sum(1 for _ in (inbox / "done").iterdir())
        assert together or made == done == count, (made, done)
    speed, cost = (made / batch.seconds, done / drained.seconds), (batch.cpu / made, drained.cpu / done)
    print(
        f"{count} files waiting: batch {speed[0]:.1f} articles/s, inbox {speed[1]:.1f} articles/s "
        f"({speed[1] / speed[0]:.0%}); CPU an article {1000 * cost[0]:.2f} and {1000 * cost[1]:.2f} ms "
        f"({cost[0] / cost[1]:.0%}); daemon at most {drained.peak:.0f} MB"
    )


def ask(address: str, body: bytes | None = None) -> dict[str, Any]:
    """What our own service answers."""
    request = urllib.request.Request(address, body, {"Content-Type": "text/html"})  # noqa: S310
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        found: dict[str, Any] = json.load(answer)
    return found


def service(count: int = 200) -> None:
    """CPU that the service itself spends on a job, its workers aside."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        door = start("serve", "--port", str(port), "--spool", home, "--queue", "100000")
        base = f"http://127.0.0.1:{port}"
        until(lambda: answers(f"{base}/health"))
        before = cpu(door.pid)
        for number in range(count):
            ask(f"{base}/v1/jobs?to=html", page(number).encode())
        until(lambda: (h := ask(f"{base}/health"))["queued"] + h["running"] == 0, step=0.5)
        used = (cpu(door.pid) - before) / count
        print(f"service, {count} jobs: {used * 1000:.1f} ms of CPU a job beside its workers, {memory(door.pid):.0f} MB")
        door.send_signal(signal.SIGTERM)
        door.wait()


def answers(address: str) -> bool:
    """Whether somebody answers there."""
    try:
        return ask(address)["status"] == "ok"
    except OSError:
        return False


if __name__ == "__main__":
    main()
