"""A daemon in a thread with an inbox and an output, for tests; its work is tests.jobs.fakes."""

import io
import json
import os
import threading
import time
from pathlib import Path

from reformat.jobs.crew import Bounds
from reformat.jobs.runner import Policy
from reformat.watch.daemon import Daemon
from reformat.watch.journal import Journal
from reformat.watch.options import Options

FAST = {
    "settle": 0.1,
    "patience": 1.0,
    "grace": 5.0,
    "bounds": Bounds(seconds=20, memory=1_500_000_000),
    "policy": Policy(backoff=0.05, again=0.0),
    "work": "tests.jobs.fakes:work",
}


class House:
    def __init__(self, root: Path):
        self.inbox, self.output = root / "in", root / "out"
        self.inbox.mkdir(exist_ok=True)
        self.log = io.StringIO()
        self.daemon = self.thread = None

    def put(self, name: str, **orders) -> Path:
        place = self.inbox / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps({"title": Path(name).stem, **orders}))
        return place

    def make(self, **options):
        self.daemon = Daemon(self.inbox, self.output, Options(**{**FAST, **options}), Journal(self.log))
        return self.daemon

    def once(self, **options):
        self.make(once=True, **options).run()
        return self

    def start(self, **options):
        self.make(**options)
        self.thread = threading.Thread(target=self.daemon.run)
        self.thread.start()
        return self

    def stop(self):
        if self.thread:
            self.daemon.stop()
            self.thread.join(30)
            assert not self.thread.is_alive()
            self.thread = None

    def until(self, condition, patience=30.0):
        end = time.monotonic() + patience
        while not condition():
            assert time.monotonic() < end, self.log.getvalue()[-3000:]
            time.sleep(0.02)

    def events(self, kind=None):
        found = [json.loads(line) for line in self.log.getvalue().splitlines()]
        return [e for e in found if kind in (None, e["event"])]

    def waiting(self):
        return sorted(p.name for p in self.inbox.iterdir() if p.is_file())

    def done(self, sub=""):
        return names(self.inbox / sub / "done")

    def failed(self, sub=""):
        return names(self.inbox / sub / "failed")

    def results(self, sub=""):
        return names(self.output / sub)

    def strays(self):
        spool = self.inbox / ".reformat" / "spool"
        made = [p for n in ("new", "trash", "running", "queued") for p in (spool / n).iterdir()]
        made += below(self.inbox, (".new-", "try-"))
        return made + below(self.output, ".")


def below(folder: Path, prefix: str | tuple[str, ...]):
    """All names below a folder that begin so, and whatever moved away while it was looked at."""
    moved = []
    walk = os.walk(folder, onerror=moved.append)
    found = [f"{place}/{n}" for place, dirs, files in walk for n in (*dirs, *files) if n.startswith(prefix)]
    return found + moved


def names(folder: Path):
    return sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
