"""reformat convert: articles in, accessible files out."""

from __future__ import annotations

import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from reformat.batch import Crew, Outcome, Plan, Tally, dask, failed_lines, gather, listed, processes, run
from reformat.batch.executors import cores
from reformat.batch.sources import FAILURES, is_container
from reformat.cli import status
from reformat.cli.options import forms, settings_from, settings_options, voices
from reformat.cli.progress import Progress
from reformat.cli.show import as_json, in_words, left_aside, summary
from reformat.cli.talk import data, say, show_error
from reformat.cli.to_stdout import to_stdout
from reformat.document.source import FILE, Source, kind
from reformat.errors import DependencyMissing, MissingSource, SettingsError, SpeechError, WriteError
from reformat.events import Event, Warned
from reformat.registry import Registry
from reformat.saving.scratch import reserved, writing
from reformat.saving.swap import locked
from reformat.settings import Settings

PLAIN_VOICE = (
    "the built-in {0} voice is understandable, and plain; docs/narration.md says how to use a better one "
    "(--engine gtts, or one of your own)"
)
BETTER = {"ko": "Korean"}
"""Languages whose built-in voice is so plain that we say so, once a run."""


@click.command(short_help="Convert articles to HTML, EPUB and narration.")
@click.argument("sources", nargs=-1, metavar="SOURCE…")
@click.option("-t", "--to", multiple=True, metavar="FORMATS", help="html,epub,audio (default), json, text, pdf.")
@click.option("-o", "--output", metavar="DIR", help="Output folder (default: output); - for standard output.")
@click.option("--flat", is_flag=True, default=None, help="DIR/<input name>.<ext> instead of folders; one-file formats.")
@click.option("--no-joined", is_flag=True, help="No narration.mp3 of all sections.")
@click.option(
    "--engine", metavar="NAME", help="Speech engine: espeak (offline, default), gtts (online), http, command."
)
@click.option("--voice", multiple=True, metavar="[LANG=]VOICE", help="Voice, for one language; see reformat voices.")
@click.option("--rate", type=float, metavar="X", help="Speaking rate, 0.5 to 3.")
@click.option("--collection", metavar="TITLE", help="One EPUB of this title that takes all articles.")
@click.option("--descriptions", metavar="DIR", help="Shared store of picture descriptions.")
@click.option("-j", "--jobs", type=click.IntRange(0), metavar="N", help="Worker processes (0: one a core; default 1).")
@click.option("--scheduler", metavar="ADDRESS", help="Work on the Dask scheduler at this address.")
@click.option("--resume", is_flag=True, help="Go on with a run that was cut off; --collection begins anew.")
@click.option(
    "--from-file", multiple=True, metavar="FILE", help="Take sources from a list, one a line; - is standard input."
)
@click.option("--retry", is_flag=True, help="Try the failures of the last run again (DIR/failures.txt).")
@click.option("--json", "as_lines", is_flag=True, help="One JSON line an article on standard output.")
@click.option("--plain", is_flag=True, help="No line that is written over; for screen readers and logs.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@settings_options
def convert(sources: tuple[str, ...], **options: Any) -> int:
    """Convert articles: files, folders, patterns, archives, feeds, addresses; - is standard input."""
    if not (sources or options["from_file"] or options["retry"]):
        raise click.UsageError("no source given", click.get_current_context())
    settings = _settings(options)
    if options["output"] == "-":
        return to_stdout(_sources(sources, options, settings), settings, explicit=bool(options["to"]))
    return _Session(settings, options, list(sources)).convert()


def _settings(options: dict[str, Any]) -> Settings:
    to = forms(options["to"])
    settings = settings_from(
        options,
        **{
            "output.to": to,
            "output.folder": options["output"],
            "output.flat": options["flat"],
            "speech.engine": options["engine"],
            "speech.rate": options["rate"],
            "speech.joined": False if options["no_joined"] else None,
            "book.collection": options["collection"],
            "pictures.descriptions": _store(options["descriptions"]),
        },
    )
    if chosen := voices(options["voice"], options["engine"], settings):
        settings = replace(settings, speech=replace(settings.speech, voices={**settings.speech.voices, **chosen}))
    return _checked(settings, asked=to is not None, to_stdout=options["output"] == "-")


def _store(place: str | None) -> str | None:
    """The store of descriptions that the command line names; a word where it is not there (yet)."""
    if place and not kind(place):
        show_error("settings", f"--descriptions: there is no {place}", "make it, or mend its path", kind="warning")
    return place


def _checked(settings: Settings, *, asked: bool, to_stdout: bool) -> Settings:
    """Formats that exist, before any work; --flat takes formats that are one file."""
    registry = Registry.discover()
    writers = {form: registry.writer(form) for form in settings.output.to}
    if "audio" in writers:
        try:
            registry.engine(settings.speech.engine, settings).close()
        except (SpeechError, DependencyMissing):
            if not settings.speech.fallback:  # else another speaks, with a word
                raise
    if not settings.output.flat or to_stdout:
        return settings
    many = [form for form, writer in writers.items() if not writer.suffix]
    if many and asked:
        raise SettingsError(
            f"--flat: {', '.join(many)} is more than one file", hint="--to html,epub, or leave out --flat"
        )
    return replace(settings, output=replace(settings.output, to=tuple(f for f in writers if f not in many)))


def _sources(
    names: Iterable[str], options: dict[str, Any], settings: Settings, aside: Callable[[str], object] = bool
) -> Iterator[Source]:
    output = Path(settings.output.folder)
    yield from gather(dict.fromkeys(names), aside, output)
    if options["retry"]:
        # read before the run begins, since the run writes the list anew
        yield from gather(_failed_before(output), aside, output)
    for file in options["from_file"]:
        yield from gather(listed(sys.stdin) if file == "-" else _list(Path(file)), aside, output)


def _failed_before(output: Path) -> Iterator[str]:
    """The names in the list that the last run left. Raises MissingSource where there is none."""
    place = output / FAILURES
    if not place.exists():
        hint = "a run that failed nowhere leaves none" if output.is_dir() else "-o names the folder of that run"
        raise MissingSource(f"nothing to try again: there is no {place}", hint=hint)
    yield from _list(place)


def _list(place: Path) -> Iterator[str]:
    try:
        held = place.read_bytes()
    except OSError as error:
        raise MissingSource(f"cannot read {place}: {error.strerror}", hint="a list has one source a line") from error
    wide = held.startswith((BOM_UTF16_LE, BOM_UTF16_BE))  # as PowerShell writes lists
    text = held.decode("utf-16", "replace") if wide else held.decode("utf-8-sig", "surrogateescape")
    yield from listed(text.split("\n"))


class _Session:
    """One call of convert: runs the batch, and tells of it as the user wants to hear it."""

    def __init__(self, settings: Settings, options: dict[str, Any], names: list[str]) -> None:
        self._options, self._names = options, names
        self._settings = settings
        self._quiet = options["quiet"] or options["as_lines"]
        self._tally = Tally()
        self._aside = Counter[str]()
        self._crew = self._workers()
        lists = options["from_file"] or options["retry"]
        self._bulk = bool(self._crew or options["resume"] or lists or any(map(is_container, names)))
        self._progress = Progress(0 if lists else self._known(), plain=options["plain"])

    def convert(self) -> int:
        """Run it all; the exit status."""
        settings = self._settings
        if self._crew is not None and settings.speech.workers == 0:
            each = max(1, cores() // self._crew.workers)
            settings = replace(settings, speech=replace(settings.speech, workers=each))
        if settings.book.collection and self._options["resume"]:
            say("--resume: a collection needs all its chapters at once, so it begins anew")
        sources = _sources(self._names, self._options, settings, self._left)
        inputs = frozenset(Path(name).resolve() for name in self._names if kind(name) == FILE)
        plan = Plan(settings, self._crew, self._listen, self._bulk, self._options["resume"], inputs)
        statuses = {status.DONE}
        with ExitStack() as stack:
            failures = _Failures(Path(settings.output.folder) / FAILURES) if self._bulk else None
            if failures:
                stack.callback(failures.close)
            for outcome in stack.enter_context(closing(run(sources, plan))):
                statuses.add(self._tell(outcome))
                if failures and outcome.error is not None:
                    failures.add(outcome)
        self._progress.clear()
        if self._aside and not self._options["quiet"]:
            say(left_aside(self._aside))
        if not self._tally.total:
            raise MissingSource("no source found", hint="folders are searched for pages, texts, feeds and archives")
        self._end(failures)
        return status.worst(*statuses)

    def _left(self, path: str) -> None:
        """One file more that is no source; links are told as such, since their endings say nothing against them."""
        self._aside["links" if Path(path).is_symlink() else Path(path).suffix or "no ending"] += 1

    def _workers(self) -> Crew | None:
        if self._options["scheduler"]:
            return dask(self._options["scheduler"])
        number = self._options["jobs"]
        return None if number in (None, 1) else processes(number)

    def _known(self) -> int:
        """How many sources there are, where that is known without looking into any."""
        return 0 if any(map(is_container, self._names)) else len(self._names)

    def _listen(self, event: Event) -> None:
        if isinstance(event, Warned):
            self._progress.clear()
            show_error(event.code, f"{event.source}: {event.message}", event.hint, kind="warning")
        else:
            self._progress(event)

    def _tell(self, outcome: Outcome) -> int:
        self._tally.add(outcome)
        self._progress.clear()
        if self._options["as_lines"]:
            data(as_json(outcome))
        elif outcome.outcome != "failed" and not self._quiet:
            data(in_words(outcome))
        if outcome.error is None:
            return status.DONE
        if outcome.outcome == "failed":
            message = outcome.error.message
            named = message if Path(outcome.source).name in message else f"{outcome.source}: {message}"
            show_error(outcome.error.code, named, outcome.error.hint)
        return status.of_code(outcome.error.code)

    def _end(self, failures: _Failures | None) -> None:
        if not self._quiet and self._tally.total > 1:
            say(summary(self._tally))
        if failures and failures.fault:
            show_error(
                failures.fault.code, failures.fault.message, "make room, and convert the same again with --resume"
            )
        elif failures and failures.place.exists():
            again = (
                "mend them, and convert all again" if self._settings.book.collection else "try them again with --retry"
            )
            say(f"the failures are listed in {failures.place}; {again}")
        spoken = self._tally.spoken + self._tally.cached
        if spoken and self._settings.speech.engine == "espeak" and not self._quiet and "ko" in self._tally.languages:
            say("note: " + PLAIN_VOICE.format(BETTER["ko"]))


def _version(place: Path) -> tuple[int, int] | None:
    """What tells one version of a file from the next; None where there is none."""
    return ((held := place.stat()).st_ino, held.st_mtime_ns) if place.exists() else None


class _Failures:
    """The list of what failed, which can be fed in again; no file where nothing did.

    `fault`: why it can't be written; the run goes on, since a list is less than the articles.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self._new = reserved(place.parent)  # what a killed run leaves of it is swept
        self._before = _version(place)
        self._any = False
        self.fault: WriteError | None = None

    def add(self, outcome: Outcome) -> None:
        """One more."""
        mode = "a" if self._any else "w"
        with self._trying(), self._new.open(mode, encoding="utf-8", errors="backslashreplace") as file:
            file.write(failed_lines(outcome))
        self._any = True

    def close(self) -> None:
        """Put the list in its place; behind that of another run into this folder that has ended since ours began."""
        if self.fault:
            self._new.unlink(missing_ok=True)  # half a list must not look like a whole one
        elif self.place.parent.is_dir():
            with self._trying(), locked(self.place.parent):
                others = _version(self.place) not in (None, self._before)
                if self._any and others:
                    self._new.write_bytes(self.place.read_bytes() + self._new.read_bytes())
                if self._any:
                    self._new.replace(self.place)
                elif not others:
                    self.place.unlink(missing_ok=True)

    @contextmanager
    def _trying(self) -> Iterator[None]:
        try:
            with writing(self.place):
                yield
        except WriteError as fault:
            self.fault = fault
