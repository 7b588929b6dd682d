"""The alarm that bounds an article's time: heard wherever it rings, and over when the work is."""

from __future__ import annotations

import signal
import sys
import time

import pytest

from reformat.batch import limit
from reformat.errors import TooLarge

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm")


@pytest.mark.parametrize("call", [1, 2])
def test_an_alarm_that_rings_just_before_it_is_stopped_is_heard(call: int) -> None:
    """Python looks for signals where a function of C is called: here where the alarm is set, and where it is stopped."""
    calls = 0

    def at_alarm(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += (event, argument) == ("c_call", signal.setitimer)
        if (event, argument, calls) == ("c_call", signal.setitimer, call):
            signal.getsignal(signal.SIGALRM)(signal.SIGALRM, None)  # type: ignore[operator,misc,arg-type]

    sys.setprofile(at_alarm)
    try:
        with pytest.raises(TooLarge):
            limit.within(900, "mill.html", lambda: "done")
    finally:
        sys.setprofile(None)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0) and signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_an_alarm_that_was_lost_rings_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limit, "AGAIN", 0.05)

    class Deaf:
        def __del__(self) -> None:
            time.sleep(0.1)  # Python passes on nothing that is raised here

    monkeypatch.setattr(sys, "unraisablehook", lambda lost: None)

    def work() -> None:
        deaf = Deaf()
        del deaf
        time.sleep(10)

    begun = time.monotonic()
    with pytest.raises(TooLarge):
        limit.within(0.05, "mill.html", work)
    assert time.monotonic() - begun < 9
