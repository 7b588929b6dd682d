"""The worker: a process that does one job after the other and may be killed at any time without harm.

It is started as `python -m reformat.jobs.worker WORK MEMORY`; requests come as JSON lines on standard input, and
progress and outcomes go back as JSON lines on what was standard output. When its parent is gone, it goes too.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Protocol

import msgspec

from reformat.document.typed import typed
from reformat.errors import ReformatError, refused
from reformat.jobs.disk import sync_tree
from reformat.jobs.order import Fault, Made

SELDOM = 0.1
"""Seconds between two words of progress: each wakes a thread on the other side."""

Tell = Callable[[dict[str, Any]], None]


class Work(Protocol):
    """What a worker does: reads the job's folder, makes the folder `out` and writes its files there.

    It says what it has made; ReformatError is a failure.
    """

    def __call__(self, folder: Path, out: Path, tell: Tell) -> Made:
        """Do the job in `folder`."""


class Request(msgspec.Struct, frozen=True, omit_defaults=True):
    """One attempt: the job's folder and where its files go; `durable`: they outlive a power cut once it has ended."""

    folder: str
    out: str
    durable: bool = False


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a worker says: progress on the way, and at the end `ended` with what is made, with or without a fault."""

    ended: bool = False
    failed: bool = False
    fault: Fault | None = None
    contents: dict[str, Any] = {}
    progress: dict[str, Any] = {}


def load(name: str) -> Work:
    """The work that `module:function` names."""
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(module), function)  # type: ignore[no-any-return]


def attempt(work: Work, request: Request, tell: Tell) -> Answer:
    """Do one job; whatever goes wrong becomes a fault. This is a job's door: nothing gets past it."""
    try:
        made = work(Path(request.folder), Path(request.out), tell)
        if request.durable:
            sync_tree(Path(request.out))
        return Answer(ended=True, fault=made.fault, contents=made.contents)
    except ReformatError as error:
        return Answer(ended=True, failed=True, fault=Fault.of(error))
    except (Exception, MemoryError) as error:  # the job's door
        # without the file's name: callers of the service need not know where its spool lies
        told = refused(OSError(error.errno, error.strerror) if isinstance(error, OSError) else error)
        crash = Fault("crash", f"{type(error).__name__} at {place_of(error)}", hint=REPORT)
        return Answer(ended=True, failed=True, fault=Fault.of(told) if told is not None else crash)


REPORT = "please report it, with the source if you may"


def place_of(error: Exception) -> str:
    """Where an exception arose, without a word of what was being read."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def limit_memory(size: int) -> None:
    """Bound this process's address space, where the system has such a bound."""
    if size and sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _seldom(tell: Tell) -> Tell:
    """Tells what a waiting person can see: nothing of a job that is over at once, and then ten times a second."""
    told = time.monotonic()

    def told_seldom(progress: dict[str, Any]) -> None:
        nonlocal told
        if (now := time.monotonic()) - told >= SELDOM:
            told = now
            tell(progress)

    return told_seldom


def _listen(requests: queue.Queue[Request], source: IO[bytes]) -> None:
    """Take in requests; at the end of the line the parent is gone, and nobody waits for us."""
    for line in source:
        requests.put(msgspec.json.decode(line, type=typed(Request)))
    os._exit(0)


def main(name: str, memory: str) -> None:
    """Serve requests until the parent is gone."""
    out = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints must not get into the answers
    work = load(name)
    limit_memory(int(memory))
    lock = threading.Lock()

    def say(answer: Answer) -> None:
        with lock:
            try:
                out.write(msgspec.json.encode(answer) + b"\n")
            except BrokenPipeError:  # the parent is gone, and nobody waits for us
                os._exit(0)

    requests: queue.Queue[Request] = queue.Queue()
    threading.Thread(target=_listen, args=(requests, sys.stdin.buffer), daemon=True).start()
    say(Answer(progress={"ready": True}))
    while True:
        request = requests.get()
        say(attempt(work, request, _seldom(lambda progress: say(Answer(progress=progress)))))


if __name__ == "__main__":
    main(*sys.argv[1:3])
