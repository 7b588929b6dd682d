"""One article in one format to standard output: `-o -`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace

from reformat.batch.sources import articles
from reformat.cli import status
from reformat.cli.talk import show_error
from reformat.conversion import fresh, kit_for, render
from reformat.document.source import Source
from reformat.errors import SettingsError, WriteError
from reformat.events import Event, Warned
from reformat.settings import Settings


def to_stdout(sources: Iterable[Source], settings: Settings, *, explicit: bool) -> int:
    """Write the first format of the one article; never binary to a terminal."""
    form = settings.output.to[0]
    if explicit and len(settings.output.to) > 1:
        raise SettingsError("-o - takes one format", hint="--to html")
    kit = kit_for(settings)
    if not kit.registry.writer(form).suffix:
        raise SettingsError(f"-o -: {form} is more than one file", hint="--to html")
    if form in ("epub", "pdf") and sys.stdout.isatty():
        raise WriteError(f"{form} is not for a terminal", hint="send it on: > article.epub")
    found = [inner for source in sources for inner in articles(source, kit)]
    if len(found) != 1:
        raise SettingsError(f"-o - takes one article, and there are {len(found)}", hint="-o DIR")
    result = render(found[0], replace(fresh(kit, found[0])), (form,), _warn)
    for file in result.files():
        if file.name != "report.json":
            sys.stdout.buffer.writelines(file.blocks)
    sys.stdout.flush()
    return status.DONE


def _warn(event: Event) -> None:
    if isinstance(event, Warned):
        show_error(event.code, f"{event.source}: {event.message}", event.hint, kind="warning")
