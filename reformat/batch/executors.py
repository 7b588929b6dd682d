"""Executors that a batch can run on: processes of this machine, or Dask's workers on many."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor
from contextlib import contextmanager
from dataclasses import dataclass

from reformat.errors import DependencyMissing, EngineUnavailable, install


@dataclass(frozen=True, slots=True)
class Crew:
    """How to get an executor, and another when its workers have died, which one of `lost` says; `workers` at once."""

    make: Callable[[], Executor]
    workers: int
    lost: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes(number: int) -> Crew:
    """So many worker processes (0: one a core), started afresh so that no thread of ours is copied into them."""
    import multiprocessing  # these two cost as much as a small article, which needs neither
    from concurrent.futures import ProcessPoolExecutor

    number = number or cores()
    kind = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(kind)
    if kind == "forkserver":
        context.set_forkserver_preload(PRELOADED)

    def executor() -> Executor:
        with _undisturbed():  # the pool's own servers begin now
            made = ProcessPoolExecutor(number, mp_context=context, initializer=_begin)
            for pause in PAUSES:
                try:
                    made.submit(int)
                    break
                except UNBORN:  # the next try starts another server
                    time.sleep(pause)
            else:
                made.submit(int)
        return made

    return Crew(executor, number, (BrokenExecutor, CancelledError, *UNBORN))


UNBORN = (EOFError, ConnectionError)
"""What Python raises where the server that starts worker processes is ended while it starts one."""

PAUSES = (0.0, 0.05, 0.5, 2.0)
"""Seconds between tries to start a worker: a server that is being ended refuses before it is known to be gone."""


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl-C, and a terminal's end, from processes started meanwhile: they end with us, and say nothing."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


PRELOADED = ["reformat.batch.work", "reformat.readers.html.reader", "reformat.writers.html", "reformat.writers.epub"]
"""What workers need for the usual work, imported once for all of them."""


def _begin() -> None:
    """Let Ctrl-C reach the parent alone, which then ends its workers in order; without it a worker ends itself.

    What is loaded already is no garbage: to look for some in it costs a twentieth of each article.
    """
    import gc
    import threading

    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    """Wait for the parent's end, however it comes, and end with it: a queue that nobody fills would be waited at."""
    import multiprocessing
    from multiprocessing.connection import wait

    if (parent := multiprocessing.parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)


def dask(address: str) -> Crew:
    """The workers of a Dask scheduler; the output folder must be one that they all see."""
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise DependencyMissing("Dask is not installed", hint=install("dask")) from error
    try:
        client = Client(address, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        raise EngineUnavailable(f"no Dask scheduler at {address}", hint="start one: dask scheduler") from error
    workers = sum(client.nthreads().values()) or 1  # type: ignore[no-untyped-call]
    lost = (BrokenExecutor, CancelledError, KilledWorker)

    def executor() -> Executor:
        made: Executor = client.get_executor(pure=False, retries=2)  # type: ignore[no-untyped-call]
        return made

    return Crew(executor, workers, lost)


LAST = 4.0
"""Seconds that ended workers get to be gone, all together, on a slow disk too: what they write late would come behind
our tidying. Half of what a stopped command has (stopping.GRACE), which a test holds.
"""


def end(executor: Executor) -> None:
    """Stop at once: what has not begun is dropped, and worker processes are ended."""
    from concurrent.futures import ProcessPoolExecutor

    pool = executor if isinstance(executor, ProcessPoolExecutor) else None
    # Python names them from 3.14 on alone; all children of this process may be somebody else's as well
    workers = list((getattr(pool, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()
    last = time.monotonic() + LAST
    for worker in workers:
        worker.join(max(0.0, last - time.monotonic()))
