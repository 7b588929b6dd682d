"""Brings results out of the spool: files to the output, articles to done/ or failed/. Twice does no harm."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from reformat.jobs.convert import Packed, contents
from reformat.jobs.disk import replace_file
from reformat.jobs.order import Fault, Job
from reformat.report import NAME as REPORT
from reformat.saving import DIGITS, Shelf, mark
from reformat.saving.scratch import PREFIX
from reformat.watch.folder import DONE, FAILED, REASON, Mark, companion
from reformat.watch.given import FlatShelves
from reformat.watch.intake import Terms
from reformat.watch.placed import Places
from reformat.watch.staged import ResultGone, staged, unaltered

NAMES = "names.json"
SIGNED = re.compile(rb'("identity":\s*")[0-9a-f]{%d}' % DIGITS)
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
            made = job.result / packed.folder
            own = made.is_dir()
            moved = own and last and not flat
            with staged(made if own else self._elsewhere(job, packed), packed, terms.output, move=moved) as folder:
                _sign(folder / REPORT, identity)
                parcel = packed.parcel(folder, key(name), identity)
                if flat:
                    files = tuple(f for f in packed.files if f != REPORT)
                    saved = self.flat.put(terms.output, replace(parcel, files=files))
                else:
                    saved = Shelf(terms.output).put(parcel)
            placed.append(saved.folder)
            if moved:
                self.places.note(job.id, packed.folder, saved.folder)
        return placed

    def done(self, path: Path, mark: Mark) -> Path | None:
        """Move an article that is safe in the output to done/, its folder with it."""
        return _move(path, path.parent / DONE, companion(path) if mark.folder else None)

    def failed(self, path: Path, fault: Fault, tries: int, job_id: str = "") -> Path | None:
        """Move an article that could not be converted to failed/, and put the reason beside it first."""
        if not os.path.lexists(path):
            return None
        folder = path.parent / FAILED
        place = _free(folder, path.name)
        folder.mkdir(exist_ok=True)
        beside = _fitting(folder, place.name, REASON)
        beside = beside if beside.name.startswith(place.name) else _free(folder, beside.name)
        replace_file(beside, _reason(path.name, fault, tries, job_id), shared=True)
        return _move(path, folder, companion(path))

    def resume(self, path: Path, folder: str) -> None:
        """After a crash between the two moves of a saved page: its folder follows it."""
        beside = companion(path)
        if beside is not None and not os.path.lexists(path):
            beside.rename(_free(path.parent / folder, beside.name))

    def _elsewhere(self, job: Job, packed: Packed) -> Path:
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
            return "#".join(filter(None, (key(str(self.root / name)), packed.member)))
        base = packed.url
        place = job.folder / NAMES
        names: dict[str, str] = msgspec.json.decode(place.read_bytes()) if place.exists() else {}
        if base not in names:
            replace_file(place, msgspec.json.encode({**names, base: key(name)}), durable=False)
        return base if names.get(base, key(name)) == key(name) else f"{base}#{key(name)}"


def sweep(output: Path) -> None:
    """Take away what a killed daemon left in the making: another's by its dead process, ours since we only begin."""
    Shelf(output).sweep()
    for place in output.glob(f"{PREFIX}*-{os.getpid()}-*"):
        shutil.rmtree(place, ignore_errors=True)


def key(name: str) -> str:
    """A path as JSON can hold it; bytes that are no UTF-8 are written as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _sign(report: Path, identity: str) -> None:
    """Write into a report by which identity its folder is known."""
    if not report.exists():
        return
    said = report.read_bytes()
    signed = SIGNED.sub(rb"\g<1>" + mark(identity, DIGITS).encode(), said, count=1)
    if signed != said:
        report.write_bytes(signed)


def _move(path: Path, folder: Path, beside: Path | None) -> Path | None:
    """Move an article and its folder; None where it is gone already. The page goes first: by it a move is resumed."""
    try:
        if not folder.is_dir():
            folder.mkdir(exist_ok=True)
        place = _free(folder, path.name)
        path.rename(place)
    except FileNotFoundError:
        place = None
    if beside is not None:
        beside.rename(_free(folder, beside.name))
    return place


def _free(folder: Path, name: str) -> Path:
    """A place for a name that nothing has taken: name.html, name.2.html, name.3.html …"""
    place, number = folder / name, 1
    while os.path.lexists(place):
        number += 1
        stem, suffix = Path(name).stem, Path(name).suffix
        place = _fitting(folder, stem, f".{number}{suffix}")
    return place


def _fitting(folder: Path, stem: str, ending: str) -> Path:
    """A name with this ending, its stem cut to what a file system takes."""
    room = LONGEST - len(os.fsencode(ending))
    raw = os.fsencode(stem)
    if len(raw) > room:
        stem = raw[:room].decode("utf-8", "ignore")
    return folder / f"{stem}{ending}"


def _reason(name: str, fault: Fault, tries: int, job_id: str) -> bytes:
    lines = [f"{key(name)} could not be converted.", "", f"error[{fault.code}]: {fault.message}"]
    lines += [f"hint: {fault.hint}"] if fault.hint else []
    lines += [f"It was tried {tries} times."] if tries > 1 else []
    lines += ["", "To try again, move the file back into the folder above."]
    lines += [f"Job {job_id}."] if job_id else []
    return ("\n".join(lines) + "\n").encode()
