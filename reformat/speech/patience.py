"""Patience with engines on the other end of a network: a deadline on each call, a few tries, longer waits between them.

Waits grow twofold and are drawn at random below their bound ("full jitter"), so that many clients don't come back at
once; a server that names its own wait (Retry-After) is believed, up to a bound. What was spoken before stays cached.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from reformat.errors import EngineUnavailable, RateLimited

T = TypeVar("T")

CONNECT = 5.0
"""Seconds within which a connection must stand."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a call is tried and how long is waited between; `sleep` and `draw` are given by tests."""

    tries: int = 4
    first: float = 1.0
    longest: float = 30.0
    sleep: Callable[[float], None] = time.sleep
    draw: Callable[[float, float], float] = random.uniform

    def __call__(self, call: Callable[[], T]) -> T:
        """The call's result, or the error of its last try."""
        for attempt in range(self.tries - 1):
            try:
                return call()
            except RateLimited as error:
                wait = error.retry_after
                if wait is not None and wait > self.longest:
                    raise  # the daemon comes back later; nobody waits so long in front of a terminal
            except EngineUnavailable:
                wait = None
            self.sleep(self._jitter(attempt) if wait is None else wait)
        return call()

    def _jitter(self, attempt: int) -> float:
        return self.draw(0.0, min(self.longest, self.first * 2**attempt))


def retry_after(value: str | None) -> float | None:
    """Seconds that a Retry-After header asks for, given as seconds or as a date; None if it says nothing."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def within(seconds: float, call: Callable[[], T], who: str) -> T:
    """The call's result, if it comes in time: a server that drips a byte now and then outlives every socket's time-out.

    The call goes on in a thread of its own that nobody waits for; it ends with its own time-outs or with the process.
    """
    done: list[T] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            done.append(call())
        except BaseException as error:  # noqa: BLE001 (handed over to the thread that asked, and raised there)
            failed.append(error)

    thread = threading.Thread(target=work, name=f"{who} call", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise EngineUnavailable(f"{who} did not answer within {seconds:g} s", hint="try again, or raise speech.timeout")
    if failed:
        raise failed[0]
    return done[0]
