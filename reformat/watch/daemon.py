"""The loop: look, take in, have converted, bring out; until told to stop. One thread owns everything here."""

from __future__ import annotations

import math
import os
import signal
import threading
import time
from _thread import start_new_thread
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from reformat.errors import SettingsError, WriteError
from reformat.jobs.crew import Crew, hands, run_alone
from reformat.jobs.disk import drop_halves
from reformat.jobs.lock import held
from reformat.jobs.retention import tidy
from reformat.jobs.runner import Runner
from reformat.watch.claim import Claim
from reformat.watch.delivery import Delivery, sweep
from reformat.watch.events import Events
from reformat.watch.folder import FAILED, OWN, Inbox
from reformat.watch.hands import Hands
from reformat.watch.intake import Intake
from reformat.watch.journal import Health, Journal
from reformat.watch.kept import FlatShelves, Places
from reformat.watch.options import Options
from reformat.watch.stability import Stability
from reformat.watch.tickets import Tickets
from reformat.watch.writing import tells

AFTER_START = 1.0
"""Seconds after the start in which everything is looked at again several times: what comes before the listening has
begun makes no event, and shall not wait for that."""

AWAY = 1.0
"""Seconds until an inbox that is gone is looked for again."""

RECALL = 5.0
"""Seconds between two looks at what became of the jobs in hand: others may cancel them, or take them away."""

IN_HAND = 8
"""Files in hand for each worker, the others wait in the inbox."""

SELDOM = 10
"""Looking at everything takes at most one part in so many of the time, unless the rescan is due sooner."""


class Daemon:
    """Watches one inbox. Raises WriteError when the inbox is watched already, or can't be worked in."""

    def __init__(
        self, inbox: Path, output: Path, options: Options, journal: Journal, executor: Executor | None = None
    ) -> None:
        self._root, self._output, self._options, self.journal = inbox.resolve(), output.resolve(), options, journal
        self._check()
        self._claim = Claim(self._root, inbox)
        self._spool = self._claim.spool
        self._wake, self._stopped, self._reload = threading.Event(), threading.Event(), threading.Event()
        self._crew = Crew(options.work, options.bounds)
        self._executor = executor or hands(options.policy.slots)
        self.hands = self._hands()
        self.runner = Runner(
            self._spool,
            self._executor,
            crew=None if executor else self._crew,
            remote=partial(run_alone, options.work, options.bounds) if executor else None,
            policy=options.policy,
            settled=self.hands.ended,
            wake=self._wake.set,
        )
        self._health = Health(self._root / OWN / "health.json")
        self._next_scan = -math.inf
        self._scan_again = [AFTER_START / 4, AFTER_START / 4, AFTER_START / 2, AFTER_START, 5 * AFTER_START]
        self._next_tidy = 0.0
        self._next_recall = -math.inf

    def run(self) -> None:
        """Watch until `stop` (or, with `once`, until everything is done), then end in good order."""
        self.journal.tell("started", inbox=str(self._root), output=str(self._output))
        drop_halves(self._root / OWN)
        for inbox in self.hands.inbox.folders():
            drop_halves(inbox / FAILED)
            sweep(self._output / inbox.relative_to(self._root))
        events = None
        if not self._options.once:
            events = Events(self.hands.inbox.folders(), self._wake.set, polling=self._options.polling)
        try:
            while not self._stopped.is_set():
                self._wake.clear()
                wait = self._turn(time.monotonic(), events)
                if self._options.once and self._idle():
                    break
                self._wake.wait(wait)
        finally:
            self._end(events)

    def statuses(self, of_code: Callable[[str], int], later: int) -> list[int]:
        """The exit status of everything that ended or was refused, for a run that ends by itself."""
        hands = self.hands
        ended = [of_code(fault.code) for fault in hands.outcomes if fault is not None]
        return (
            ended
            + [of_code(SettingsError.code)] * bool(hands.refused)
            + [later] * bool(len(hands.tickets) + hands.untaken)
        )

    def stop(self) -> None:
        """End soon; any thread and any signal may say so."""
        self._stopped.set()
        self._wake.set()

    def reload(self) -> None:
        """Read settings and rules anew."""
        self._reload.set()
        self._wake.set()

    def listen_to_signals(self) -> None:
        """SIGTERM and SIGINT stop, SIGHUP reloads."""
        for name, act in (("SIGTERM", self.stop), ("SIGINT", self.stop), ("SIGHUP", self.reload)):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _on(act))

    def _turn(self, now: float, events: Events | None) -> float:
        """One round of everything; seconds until the next is due."""
        if self._is_away(events):
            return AWAY
        hands = self.hands
        if self._reload.is_set():
            self._reload.clear()
            hands.reload()
            self._crew.rest(0.0)
            self._next_scan = -math.inf
            self.journal.tell("reloaded")
        if now >= self._next_recall:
            self._next_recall = now + RECALL
            hands.recall(now)
        self._look(now, events)
        room = self._room()
        taken = hands.take_due(now, room) if room > 0 else 0
        soonest = self.runner.step()
        hands.bring_out(now)
        self._rest(now)
        self._beat(now)
        waits = [soonest, self._next_scan - now, 30.0]
        if taken == room > 0:
            waits.append(0.0)  # there may be more
        elif room > 0:
            waits.append(hands.stability.wait(now))
        if hands.undelivered:
            waits.append(1.0)
        if len(hands.tickets):
            waits.append(RECALL)
        return min(max(min(waits), 0.01), 30.0)

    def _is_away(self, events: Events | None) -> bool:
        """Whether there is no inbox to work in just now, which is said once."""
        told = self._claim.look()
        if told in ("away", "back"):
            self.journal.tell(told, inbox=str(self._root))
        if told == "back":
            self._next_scan = self._next_recall = -math.inf
            if events is not None:
                events.renew()
        return told in ("away", "waits")

    def _room(self) -> int:
        """How many files may be taken in. While there is work to do they are taken in groups, which costs less."""
        most = IN_HAND * self._options.policy.slots
        room = most - len(self.hands.tickets)
        return room if 2 * room >= most or not self.runner.running else 0

    def _look(self, now: float, events: Events | None) -> None:
        hands = self.hands
        known = len(hands.stability)
        for changed in events.taken() if events else ():
            subject = hands.inbox.concerns(changed)
            if subject is not None and subject.is_dir():
                self._scan(subject, now)
                self._follow(events, now)
            elif subject is not None:
                hands.look(os.fspath(subject), now)
        if now >= self._next_scan or self._next_scan > now + self._options.rescan:
            pause = next(iter(self._scan_again), self._options.rescan)
            del self._scan_again[:1]
            begun = time.monotonic()
            self._scan(self._root, now)
            # never later than the rescan: a look planned for later than that is taken for a clock that was put back
            self._next_scan = now + min(max(pause, SELDOM * (time.monotonic() - begun)), self._options.rescan)
            self._follow(events, now)
        if len(hands.stability) > known:
            self._crew.warm()  # ready by the time the file is whole

    def _follow(self, events: Events | None, now: float) -> None:
        """Listen to all inboxes. What came while nobody listened to one of them is found by another look."""
        if events is not None and events.follow(self.hands.inbox.folders()):
            self._next_scan = min(self._next_scan, now + AFTER_START)

    def _scan(self, folder: Path, now: float) -> None:
        if folder.is_symlink():
            return
        hands = self.hands
        for path, pictures in hands.inbox.scan(folder):
            if path not in hands.stability or hands.stability.held(path):  # the others are looked at when they are due
                hands.look(path, now, alone=not pictures)

    def _rest(self, now: float) -> None:
        if now >= self._next_tidy:
            self._next_tidy = now + 600.0
            wanted = {t.job for t in self.hands.tickets.all()}
            if tidy(self._spool, self._options.keep, wanted):
                self.hands.delivery.places.keep({job.id for job in self._spool.jobs("done")})
        if not len(self.hands.stability) and not self.runner.running:
            self._crew.rest(self._options.rest)

    def _beat(self, now: float) -> None:
        counts = self.journal.counts
        try:
            self._health.beat(
                now,
                state="stopped" if now == math.inf else "stopping" if self._stopped.is_set() else "watching",
                waiting=len(self.hands.stability),
                in_hand=len(self.hands.tickets),
                running=self.runner.running,
                undelivered=self.hands.undelivered,
                done=counts["done"],
                failed=counts["failed"],
            )
        except OSError as error:
            self.journal.tell("health", reason=error.strerror)

    def _idle(self) -> bool:
        """Whether a run that ends by itself has nothing left to do: all is out or refused, or the disk full."""
        hands = self.hands
        left = len(hands.stability) - len(hands.refused) - hands.untaken
        done = not left and not self.runner.running and len(hands.tickets) == hands.undelivered
        return done or self.runner.stuck

    def _end(self, events: Events | None) -> None:
        """Let the jobs in hand end within the time of grace, give back the rest, and bring out what is finished."""
        if events is not None:
            events.close()
        deadline = time.monotonic() + self._options.grace
        while self.runner.running and time.monotonic() < deadline:
            self._wake.clear()
            self.runner.step(start=False)
            if self.runner.running:
                self._wake.wait(0.2)
        self.runner.close()
        self._executor.shutdown(wait=False)
        self.hands.bring_out(time.monotonic())
        self._beat(math.inf)
        self._claim.release()
        self.journal.tell("stopped", left=len(self.hands.tickets))

    def _hands(self) -> Hands:
        options, own = self._options, self._root / OWN
        return Hands(
            inbox=Inbox(self._root, frozenset({self._output})),
            spool=self._spool,
            stability=Stability(options.settle),
            tickets=Tickets(own / "tickets.jsonl"),
            intake=Intake(self._root, self._output, self._spool, options.overrides),
            delivery=Delivery(self._root, FlatShelves(own / "flat.jsonl"), Places(own / "placed.jsonl")),
            journal=self.journal,
            patience=options.patience,
            told=not options.polling and tells(own),
        )

    def _check(self) -> None:
        """The inbox is a folder that we may work in, and no inbox around it is being watched."""
        if not self._root.is_dir():
            raise SettingsError(f"{self._root} is no folder", hint="make it first")
        if self._output == self._root:
            raise SettingsError("the output is the inbox itself", hint="choose another folder for the results")
        for above in self._root.parents:
            if held(above / OWN / "lock"):
                raise WriteError(f"{above} is watched, and this folder with it", hint="one reformat watch an inbox")
        try:
            (self._root / OWN).mkdir(exist_ok=True)
        except OSError as error:
            raise WriteError(
                f"cannot work in {self._root}: {error.strerror}", hint="give permission to write"
            ) from error


def _on(act: Callable[[], None]) -> Callable[[int, object], None]:
    """A handler that acts in another thread, since the one it interrupts may hold the very lock that acting needs."""

    def handler(number: int, frame: object) -> None:
        start_new_thread(act, ())

    return handler
