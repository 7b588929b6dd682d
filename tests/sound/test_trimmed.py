"""What is cut from a clip's ends is quiet, all that is quiet there is cut, and a little of it is left."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from reformat.speech.clips import EDGE, QUIET, trimmed
from reformat.speech.engine import Clip
from reformat.speech.samples import audioop

RATE = 8000
STEP = RATE // 100 * 2
levels = st.sampled_from([0, 1, QUIET // 4, QUIET // 4 + 1, QUIET - 1, QUIET, QUIET + 1, 3000])
stretches = st.lists(st.tuples(levels, st.integers(1, 1200)), max_size=12)


@given(stretches)
def test_it_is_cut_where_the_first_and_last_hundredth_of_a_second_is_loud(made: list[tuple[int, int]]) -> None:
    pcm = b"".join(array("h", [level] * samples).tobytes() for level, samples in made)
    loud = lambda at, end: audioop.rms(pcm[at:end], 2) >= QUIET  # noqa: E731
    first = next((at for at in range(0, len(pcm), STEP) if loud(at, at + STEP)), len(pcm))
    last = next((end for end in range(len(pcm), first, -STEP) if loud(max(first, end - STEP), end)), first)
    edge = round(RATE * EDGE) * 2
    wanted = pcm[max(0, first - edge) : last + edge] if first < last else b""
    assert bytes(trimmed(Clip(pcm, RATE)).pcm) == wanted
