"""reformat watch: the folder daemon."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reformat.cli import status
from reformat.cli.options import forms


@click.command()
@click.argument("inbox", type=click.Path(path_type=Path))
@click.argument("output", type=click.Path(path_type=Path))
@click.option("-t", "--to", multiple=True, metavar="FORMATS", help="html, epub, audio, json, text; as settings say.")
@click.option("--once", is_flag=True, help="Convert what is there, then end.")
@click.option("--settle", type=float, default=2.0, show_default=True, help="Seconds a file must stand still.")
@click.option("--patience", type=float, default=30.0, show_default=True, help="Seconds to wait for a page's folder.")
@click.option("--rescan", type=float, default=300.0, show_default=True, help="Seconds between looks at everything.")
@click.option("--poll", is_flag=True, help="Look instead of listening (network mounts).")
@click.option("--grace", type=float, default=20.0, show_default=True, help="Seconds for jobs in hand at the end.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Articles at once.")
@click.option("--seconds", type=float, help="Longest time for one article; as limits.seconds says.")
@click.option("--memory", type=float, default=4000, show_default=True, help="Megabytes of memory for one job; 0: any.")
@click.option("--tries", type=click.IntRange(1), default=3, show_default=True, help="Tries for a job that ends badly.")
@click.option("--keep-days", type=float, default=7.0, show_default=True, help="Days that ended jobs are kept.")
@click.option("--scheduler", metavar="ADDRESS", help="Dask scheduler that does the work; it must see the inbox.")
@click.option("--log-text", is_flag=True, help="Log full messages, which may hold words of an article.")
@click.option("-s", "--set", "words", metavar="KEY=VALUE", multiple=True, help="Any setting, e.g. page.size=32.")
def watch(inbox: Path, output: Path, to: tuple[str, ...], words: tuple[str, ...], **chosen: Any) -> int:
    """Convert whatever is dropped into INBOX; results go to OUTPUT, articles to INBOX/done or INBOX/failed."""
    from reformat.settings import load_settings
    from reformat.settings.environment import from_words
    from reformat.settings.merge import merged, nested
    from reformat.watch.daemon import Daemon
    from reformat.watch.journal import Journal

    overrides = merged(nested({"output.to": list(forms(to) or ()) or None} if to else {}), from_words(words))
    settings = load_settings(inbox if inbox.is_dir() else None, overrides=overrides)
    executor = None
    if chosen["scheduler"]:
        from reformat.batch import dask

        executor = dask(chosen["scheduler"]).make()
    daemon = Daemon(
        inbox, output, _options(settings.limits.seconds, overrides, chosen), Journal(words=chosen["log_text"]), executor
    )
    daemon.listen_to_signals()
    daemon.run()
    return status.worst(*daemon.statuses(status.of_code, status.LATER)) if chosen["once"] else status.DONE


def _options(seconds: float, overrides: dict[str, Any], chosen: dict[str, Any]) -> Any:
    from reformat.jobs.crew import Bounds
    from reformat.jobs.retention import Keep
    from reformat.jobs.runner import Policy
    from reformat.watch.options import Options

    patient = {"waits": 3, "partial_waits": 1} if chosen["once"] else {}
    return Options(
        **{name: chosen[name] for name in ("settle", "patience", "rescan", "grace", "once")},
        polling=chosen["poll"],
        overrides=overrides,
        bounds=Bounds(chosen["seconds"] or seconds, int(chosen["memory"] * 1_000_000)),
        policy=Policy(slots=chosen["jobs"], ahead=chosen["jobs"], tries=chosen["tries"], **patient),
        keep=Keep(days=chosen["keep_days"]),
    )
