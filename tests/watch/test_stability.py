"""When a file is whole, with any clock."""

from hypothesis import given
from hypothesis import strategies as st

from reformat.watch.stability import Stability

A = "a"


def test_a_file_that_stands_still_is_due():
    files = Stability(2.0)
    files.seen(A, 1, now=0)
    assert not files.due(1.9) and files.wait(1.5) == 0.5
    assert files.due(2.0) == [A]


def test_a_file_that_grows_starts_anew():
    files = Stability(2.0)
    files.seen(A, 1, now=0)
    files.seen(A, 2, now=1.9)
    assert not files.due(2.5)
    files.seen(A, 2, now=3.0)
    assert files.due(3.9) == [A]


def test_a_file_that_goes_is_forgotten():
    files = Stability(2.0)
    files.seen(A, 1, now=0)
    files.gone(A)
    assert not files.due(9) and len(files) == 0 and files.wait(9) == float("inf")


def test_a_file_that_is_held_stands_still_for_longer():
    files = Stability(2.0)
    files.seen(A, 1, now=0)
    files.hold(A, 30.0)
    assert files.held(A) and not files.due(29) and files.due(30) == [A]


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30))
def test_whatever_the_clock_does_a_file_that_stands_still_is_due_at_last(times):
    files = Stability(2.0)
    files.seen(A, 1, now=times[0])
    for now in times:
        files.due(now)
    assert files.wait(times[-1]) <= 2.0 + 1e-6 or files.due(times[-1]) == [A]
    assert files.due(times[-1] + 2.001) == [A]


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(0, 3)), min_size=1, max_size=30))
def test_no_file_is_due_that_changed_within_the_settle_time(looks):
    files, now, changed, last = Stability(2.0), 0.0, 0.0, None
    for step, mark in looks:
        now += step
        files.seen(A, mark, now)
        changed, last = (now, mark) if mark != last else (changed, last)
        assert bool(files.due(now)) == (now - changed >= 2.0)


def test_a_file_that_nothing_can_be_done_with_rests_from_now_on():
    files = Stability(2.0)
    files.seen(A, 1, now=0)
    files.rest(A, 5.0, now=100)
    assert not files.due(104.9) and files.due(105) == [A]
    files.rest(A, 5.0, now=105)
    assert not files.due(109), "each time anew, or it would be looked at without end"
    files.seen(A, 2, now=109)
    assert files.due(111) == [A], "a new mark ends the rest"
