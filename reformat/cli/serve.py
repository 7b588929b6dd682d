"""reformat serve: the HTTP service."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reformat.cli import status
from reformat.cli.jobs import home
from reformat.cli.options import settings_from, settings_options
from reformat.cli.talk import data, say
from reformat.errors import DependencyMissing, SettingsError, WriteError, install

if TYPE_CHECKING:
    from reformat.service.config import Config


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others need an API key.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--spool", type=click.Path(path_type=Path), help="Folder of jobs and keys.")
@click.option("--add-key", metavar="NAME", help="Make an API key, show it once, and end.")
@click.option("--remove-key", metavar="NAME", help="Take an API key away, and end.")
@click.option("--queue", type=click.IntRange(1), default=200, show_default=True, help="Jobs that may wait.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Articles at once.")
@click.option("--body-bytes", type=click.IntRange(1), default=20_000_000, show_default=True, help="Largest request.")
@click.option("--at-once", type=float, default=60.0, show_default=True, help="Seconds /v1/convert waits.")
@click.option("--memory", type=float, default=4000, show_default=True, help="Megabytes of memory for one job; 0: any.")
@click.option("--grace", type=float, default=20.0, show_default=True, help="Seconds for jobs in hand at the end.")
@click.option("--keep-days", type=float, default=7.0, show_default=True, help="Days that ended jobs are kept.")
@click.option("--allow-fetch", multiple=True, metavar="HOST", help="Host whose pages callers may name; * any public.")
@click.option("--allow-webhook", multiple=True, metavar="HOST", help="Host that may be told of ends; * any public.")
@click.option("--scheduler", metavar="ADDRESS", help="Dask scheduler that does the work; it must see the spool.")
@settings_options
def serve(add_key: str | None, remove_key: str | None, **options: Any) -> int:
    """Serve conversions over HTTP: jobs in, files out; / is a page to try it, /openapi.json says the rest."""
    config = _config(options)
    if add_key or remove_key:
        return _keys(config, add_key, remove_key)
    try:
        from reformat.service.app import build
        from reformat.service.config import check_binding
        from reformat.service.keys import Keys
        from reformat.service.server import bound, run
    except ImportError as error:
        raise DependencyMissing(f"the service is not installed: {error}", hint=install("service")) from error
    executor = None
    with _working_in(config.spool):
        check_binding(config.host, bool(Keys(config.keys).all()))
        if options["scheduler"]:
            from reformat.batch import dask

            executor = dask(options["scheduler"]).make()
        app = build(config, executor)
        app.state.engine.claim()
    listener = bound(config.host, config.port)
    say(f"reformat listens on http://{config.host}:{listener.getsockname()[1]}/")
    return status.DONE if run(app, listener) else status.FAULT


@contextmanager
def _working_in(spool: Path) -> Iterator[None]:
    """Turn what the system says against a spool into one word that says what to do."""
    try:
        spool.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        hint = "give permission and room, or choose another: --spool DIR"
        raise WriteError(f"cannot work in {spool}: {error.strerror or error}", hint=hint) from error


def _config(options: dict[str, Any]) -> Config:
    from reformat.jobs.crew import Bounds
    from reformat.jobs.retention import Keep
    from reformat.jobs.runner import Policy
    from reformat.service.config import Config

    settings = settings_from(options)
    return Config(
        spool=(options["spool"] or home()).absolute(),
        settings=settings,
        **{name: options[name] for name in ("host", "port", "queue", "body_bytes", "at_once", "grace")},
        fetch_from=frozenset(host.lower() for host in options["allow_fetch"]),
        call=frozenset(host.lower() for host in options["allow_webhook"]),
        bounds=Bounds(settings.limits.seconds, int(options["memory"] * 1_000_000)),
        policy=Policy(slots=options["jobs"]),
        keep=Keep(days=options["keep_days"]),
    )


def _keys(config: Config, add: str | None, remove: str | None) -> int:
    from reformat.service.keys import LOCAL, Keys

    if add == LOCAL:
        raise SettingsError(f"{LOCAL!r} names those who need no key", hint="choose another name")
    keys = Keys(config.keys)
    if remove:
        if keys.named(remove) is None:
            known = ", ".join(key.name for key in keys.all()) or "none"
            raise SettingsError(f"there is no key {remove!r}", hint=f"the keys: {known}")
        with _working_in(config.spool):
            keys.remove(remove)
        data("removed")
    if add:
        if keys.named(add):
            hint = f"--remove-key {add} takes it away first; who uses it then needs the new one"
            raise SettingsError(f"there is a key {add!r} already", hint=hint)
        with _working_in(config.spool):
            token, key = keys.add(add)
        data(f"key: {token}")
        data(f"webhook secret: {key.webhook_secret}")
        say("the key is shown this once; keep it safe")
    return status.DONE
