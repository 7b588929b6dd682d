"""Brings results out of the spool: files to the output, articles to done/ or failed/. Twice does no harm."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from io import FileIO
from pathlib import Path

import msgspec

from reformat.document.source import written
from reformat.jobs.disk import read_file, replace_file
from reformat.jobs.order import Fault, Job
from reformat.jobs.packed import Packed, contents
from reformat.patterns import lazy
from reformat.saving import DIGITS, Shelf, mark
from reformat.saving.scratch import PREFIX
from reformat.saving.shelf import REPORT
from reformat.watch.folder import DONE, FAILED, REASON, Mark, companion
from reformat.watch.intake import Terms
from reformat.watch.kept import FlatShelves, Places
from reformat.watch.staged import ResultGone, staged, unaltered

NAMES = "names.json"
SIGNED = lazy(rb'"identity":\s*"[0-9a-f]{%d}' % DIGITS)
"""Where a report names its article; in a text that it quotes the quotation marks would be escaped."""

LONGEST = 255
"""Bytes of a file's name that file systems take."""


@dataclass(slots=True)
class Delivery:
    """The way out of an inbox's spool."""

    root: Path
    flat: FlatShelves
    places: Places

    def results(self, job: Job, name: str, terms: Terms, *, last: bool) -> list[Path]:
        """Put a finished job's articles on the shelf for the inbox's file `name`, the `last` that waits for them.

        Raises ResultGone, WriteError, OSError.
        """
        placed = []
        flat = terms.settings.output.flat
        for packed in contents(job.status).articles:
            identity = self._identity(job, packed, name)
            made = f"{job.place}/result/{packed.folder}".rstrip("/")
            own = os.access(made, os.F_OK)
            moved = own and last and not flat
            with staged(made if own else self._elsewhere(job, packed), packed, terms.output, move=moved) as folder:
                _sign(f"{folder}/{REPORT}", identity)
                parcel = packed.parcel(Path(folder), name, identity)
                if flat:
                    files = tuple(f for f in packed.files if f != REPORT)
                    saved = self.flat.put(terms.output, replace(parcel, files=files))
                else:
                    saved = Shelf(terms.output).put(parcel)
            placed.append(saved.folder)
            if moved:
                self.places.note(job.id, packed.folder, saved.folder)
        return placed

    def done(self, path: str, mark: Mark, job: Job) -> None:
        """Move an article that is safe in the output to done/, its folder with it; what is missing of it, beside it."""
        if job.status.fault is not None and os.path.lexists(path):
            _beside(path, DONE, _missing(written(os.path.basename(path)), job))
        _move(path, DONE, companion(path) if mark.folder else None)

    def failed(self, path: str, fault: Fault, tries: int, job: Job | None = None) -> None:
        """Move an article that could not be converted to failed/, and put the reason beside it first."""
        if not os.path.lexists(path):
            return
        _beside(path, FAILED, _reason(written(os.path.basename(path)), fault, tries, job))
        _move(path, FAILED, companion(path))

    def resume(self, path: str, folder: str) -> None:
        """After a crash between the two moves of a saved page: its folder follows it."""
        beside = companion(path)
        if beside is not None and not os.path.lexists(path):
            beside.rename(_free(f"{os.path.dirname(path)}/{folder}", beside.name))

    def _elsewhere(self, job: Job, packed: Packed) -> str:
        """Where an article is that is no longer in its job. Raises ResultGone."""
        place = self.places.of(job.id, packed.folder)
        if place is None or not unaltered(place, packed):
            raise ResultGone("the result has been taken away or changed", hint="it is made anew")
        return place

    def _identity(self, job: Job, packed: Packed, name: str) -> str:
        """Which article this is: its address if it has one, else its place in the inbox.

        A second file with the very same content is an article of its own, so that it gets its own result.
        """
        if not packed.url:
            return "#".join(filter(None, (f"{written(os.fspath(self.root))}{os.sep}{name}", packed.member)))
        base = packed.url
        place = f"{job.place}/{NAMES}"
        names: dict[str, str] = msgspec.json.decode(read_file(place)) if os.access(place, os.F_OK) else {}
        if base not in names:
            replace_file(place, msgspec.json.encode({**names, base: name}), durable=False)
        return base if names.get(base, name) == name else f"{base}#{name}"


def sweep(output: Path) -> None:
    """Take away what a killed daemon left in the making: another's by its dead process, ours since we only begin."""
    Shelf(output).sweep()
    for place in output.glob(f"{PREFIX}*-{os.getpid()}-*"):
        shutil.rmtree(place, ignore_errors=True)


def _sign(report: str, identity: str) -> None:
    """Write into a report by which identity its folder is known: in its place, since all of these have one length."""
    try:
        file = FileIO(report, "r+")
    except FileNotFoundError:
        return
    with file:
        found = SIGNED.search(file.readall())
        if found is not None:
            file.seek(found.end() - DIGITS)
            file.write(mark(identity, DIGITS).encode())


def _beside(path: str, where: str, text: bytes) -> None:
    """Put a text beside the place where an article will be, under its name there."""
    home, name = os.path.split(path)
    folder = f"{home}/{where}"
    os.makedirs(folder, exist_ok=True)
    given = os.path.basename(_free(folder, name))
    beside = _fitting(given, REASON)
    place = f"{folder}/{beside}" if beside.startswith(given) else _free(folder, beside)
    replace_file(place, text, shared=True)


def _move(path: str, where: str, beside: Path | None) -> None:
    """Move an article and its folder, if it is there still. The page goes first: by it a move is resumed."""
    home, name = os.path.split(path)
    folder = f"{home}/{where}"
    with suppress(FileNotFoundError):
        if not os.access(folder, os.F_OK):
            os.mkdir(folder)
        os.rename(path, _free(folder, name))
    if beside is not None:
        beside.rename(_free(folder, beside.name))


def _free(folder: str, name: str) -> str:
    """A place for a name that nothing has taken: name.html, name.2.html, name.3.html …"""
    place, number = f"{folder}/{name}", 1
    while os.path.lexists(place):
        number += 1
        stem, suffix = os.path.splitext(name)
        place = f"{folder}/{_fitting(stem, f'.{number}{suffix}')}"
    return place


def _fitting(stem: str, ending: str) -> str:
    """A name with this ending, its stem cut to what a file system takes."""
    room = LONGEST - len(os.fsencode(ending))
    raw = os.fsencode(stem)
    if len(raw) > room:
        stem = raw[:room].decode("utf-8", "ignore")
    return f"{stem}{ending}"


def _reason(name: str, fault: Fault, tries: int, job: Job | None) -> bytes:
    """Why, for people, who know the file by the name that they gave it."""
    lines = [f"{name} could not be converted.", "", *_told(fault, name, job)]
    lines += [f"It was tried {tries} times."] if tries > 1 else []
    lines += ["", "To try again, move the file back into the folder above."]
    lines += [f"Job {job.id}."] if job else []  # `reformat jobs retry` looks for this line
    return ("\n".join(lines) + "\n").encode()


def _missing(name: str, job: Job) -> bytes:
    """What did not come of a file from which articles were made."""
    found = contents(job.status)
    lines = [f"Not everything in {name} could be converted; articles that could: {len(found.articles)}.", ""]
    for fault in found.problems:
        lines += _told(fault, name, job)
    lines += ["", "To try again, mend it and move it back into the folder above; what came out is replaced."]
    return ("\n".join(lines) + "\n").encode()


def _told(fault: Fault, name: str, job: Job | None) -> list[str]:
    """A fault as lines for people, who do not know by what name the job has the file."""
    message = fault.message.replace(job.order.name, name) if job else fault.message
    return [f"error[{fault.code}]: {message}", *([f"hint: {fault.hint}"] if fault.hint else [])]
