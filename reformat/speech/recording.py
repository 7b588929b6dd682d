"""One recording of an article by one cast: clips on many threads, in order into tapes, tapes into sections."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TypeVar

from reformat.events import Listener, Spoken
from reformat.settings.tree import Settings
from reformat.speech import loudness, mp3
from reformat.speech.assemble import ASSEMBLY, Piece, Sound, Take, Tape
from reformat.speech.cache import Cache, key
from reformat.speech.clips import Clips, Order
from reformat.speech.plan import Plan
from reformat.speech.sound import nearest_mp3_rate
from reformat.speech.spool import Spool, Stream
from reformat.speech.track import Cue, Section

T = TypeVar("T")

HELD = 4_000_000
"""Bytes of finished MP3 (eleven minutes) that wait in memory; what is longer waits on disk."""


@dataclass(frozen=True, slots=True)
class Recording:
    """The sections, and how many utterances were spoken for them or came from the cache."""

    sections: tuple[Section, ...]
    spoken: int
    cached: int


@dataclass(slots=True)
class _Progress:
    """How far it is, told to the listener after each utterance."""

    listen: Listener
    source: str
    total: int
    done: int = 0
    cached: int = 0

    def add(self, count: int, cached: int) -> None:
        self.done += count
        self.cached += cached
        self.listen(Spoken(self.source, self.done, self.total, self.cached))


def record(plans: Sequence[Plan], clips: Clips, listen: Listener, source: str) -> Recording:
    """All sections; the same bytes whatever the number of threads. The first error ends it, with what is done kept."""
    scripts = [(plan, tuple(clips.order(u) for u in plan.utterances)) for plan in plans]
    progress = _Progress(listen, source, sum(len(orders) for _, orders in scripts))
    if not scripts:
        return Recording((), 0, 0)
    count = threads(clips)
    pool = ThreadPoolExecutor(count, thread_name_prefix="speech") if count > 1 else None
    try:
        sections = _Studio(pool, count, clips, progress, Spool(HELD)).sections(scripts)
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)
    return Recording(sections, progress.total - progress.cached, progress.cached)


def threads(clips: Clips) -> int:
    """As many as the settings say, else as this process has cores; never more than the engines take at once."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(clips.settings.speech.workers or cores, clips.cast.workers))


Script = tuple[Plan, tuple[Order, ...]]


@dataclass(frozen=True, slots=True)
class _Encoding:
    """A section on its way into an MP3, piece by piece; each is made, or waited for, when it is asked for."""

    tape: Tape
    key: str
    pieces: list[Callable[[], Piece]]


@dataclass(frozen=True, slots=True)
class _Studio:
    """The threads, the clips and the progress of one recording; for one thread there is no pool to hand work to."""

    pool: ThreadPoolExecutor | None
    threads: int
    clips: Clips
    progress: _Progress
    made: Spool

    @property
    def settings(self) -> Settings:
        return self.clips.settings

    @property
    def cache(self) -> Cache:
        return self.clips.cache

    def sections(self, scripts: Sequence[Script]) -> tuple[Section, ...]:
        """Kept sections from the cache, the others from their clips; never more than a few tapes at a time."""
        first = self.clips.make(scripts[0][1][0])  # tells the sample rate that all sections have
        rate = nearest_mp3_rate(first[0].rate)
        kept = [_unpack(self.cache.blob(self._key(orders, rate)), self.made) for _, orders in scripts]
        wanted = [order for (_, orders), found in zip(scripts, kept, strict=True) if not found for order in orders]
        ahead = () if kept[0] else (first,)
        jobs = (partial(self._take, order, rate) for order in wanted[len(ahead) :])
        results = chain(
            ((Take.of(clip, rate), cached) for clip, cached in ahead), _in_order(self.pool, jobs, 4 * self.threads)
        )
        sounds: list[Sound | _Encoding] = []
        for (_, orders), found in zip(scripts, kept, strict=True):
            if found:
                self.progress.add(len(orders), len(orders))
                sounds.append(found)
            else:
                sounds.append(self._encoding(self._tape(orders, results, rate), self._key(orders, rate)))
                self._settle(sounds, 1 if self.pool else 0)
        made = self._settle(sounds, 0)
        return tuple(_section(plan, orders, sound) for (plan, orders), sound in zip(scripts, made, strict=True))

    def _take(self, order: Order, rate: int) -> tuple[Take, bool]:
        clip, cached = self.clips.make(order)
        return Take.of(clip, rate), cached

    def _tape(self, orders: Sequence[Order], results: Iterator[tuple[Take, bool]], rate: int) -> Tape:
        tape = Tape(rate, self.made)
        for order in orders:
            take, cached = next(results)
            tape.add(take, order.utterance.pause)
            self.progress.add(1, int(cached))
        return tape

    def _encoding(self, tape: Tape, name: str) -> _Encoding:
        pieces = tape.pieces(self.settings.speech.bitrate)
        return _Encoding(tape, name, [self.pool.submit(one).result for one in pieces] if self.pool else pieces)

    def _settle(self, sounds: list[Sound | _Encoding], most: int) -> list[Sound]:
        """Wait until at most so many sections are still in the making; the finished ones, kept."""
        open_ones = [i for i, sound in enumerate(sounds) if isinstance(sound, _Encoding)]
        for index in open_ones[: max(0, len(open_ones) - most)]:
            sound = sounds[index]
            if isinstance(sound, _Encoding):
                sounds[index] = made = sound.tape.sound([piece() for piece in sound.pieces])
                self.cache.put_blob(sound.key, _pack(made))
        return [sound for sound in sounds if isinstance(sound, Sound)]

    def _key(self, orders: Sequence[Order], rate: int) -> str:
        form = (ASSEMBLY, mp3.encoder(), loudness.TARGET, self.settings.speech.bitrate, rate)
        return key(form, [(order.key, order.utterance.pause) for order in orders])


def _section(plan: Plan, orders: Sequence[Order], made: Sound) -> Section:
    cues = tuple(Cue(o.utterance, begin, end) for o, (begin, end) in zip(orders, made.times, strict=True))
    return Section(plan.number, plan.title, plan.name, made.mp3, made.seconds, cues)


def _in_order(pool: ThreadPoolExecutor | None, jobs: Iterable[Callable[[], T]], window: int) -> Iterator[T]:
    """Results in the order of the jobs, with at most `window` jobs begun and not yet taken.

    Half of them are waited for at a time: to wake this thread for each takes time from those that work.
    """
    if pool is None:
        yield from (job() for job in jobs)
        return
    waiting: deque[Future[T]] = deque()
    for job in jobs:
        waiting.append(pool.submit(job))
        if len(waiting) >= window:
            waiting[window // 2 - 1].result()
            for _ in range(window // 2):
                yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _pack(sound: Sound) -> Iterator[bytes | memoryview]:
    head = json.dumps({"seconds": sound.seconds, "times": sound.times}).encode()
    return chain((head + b"\n",), sound.mp3)


def _unpack(blocks: Iterator[bytes], made: Spool) -> Sound | None:
    head = b""
    for block in blocks:
        head += block
        if b"\n" in block:
            break
    else:
        return None
    head, _, rest = head.partition(b"\n")
    known = json.loads(head)
    stream = Stream.kept(made, chain((rest,), blocks))
    return Sound(stream, known["seconds"], tuple((begin, end) for begin, end in known["times"]))
