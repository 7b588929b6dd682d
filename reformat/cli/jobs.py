"""reformat jobs: what a spool holds, and another try for what failed."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reformat.cli import status
from reformat.cli.talk import data, named, say
from reformat.errors import MissingSource, WriteError
from reformat.settings.load import at_home

if TYPE_CHECKING:
    from reformat.jobs.order import Job
    from reformat.jobs.spool import Spool


def home() -> Path:
    """Where the service keeps its spool if nothing else is said."""
    state = os.environ.get("XDG_STATE_HOME") or at_home("~/.local/state")
    return Path(os.environ.get("REFORMAT_SPOOL") or Path(state) / "reformat" / "spool")


@click.group(invoke_without_command=True)
@click.option("--spool", type=click.Path(path_type=Path), help="A spool, or an inbox that is watched.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a job.")
@click.pass_context
def jobs(context: click.Context, spool: Path | None, as_json: bool) -> None:
    """List, show, retry and cancel the jobs of a spool (default: the service's)."""
    context.obj = {"spool": spool, "json": as_json}
    if context.invoked_subcommand is None:
        context.invoke(listing)


@jobs.command("list")
@click.argument("states", nargs=-1, type=click.Choice(["queued", "running", "done", "failed"]))
@click.pass_obj
def listing(chosen: dict[str, Any], states: tuple[Any, ...] = ()) -> int:
    """List all jobs, or those in some states."""
    for job in sorted(_spool(chosen).jobs(*states), key=lambda j: (j.state, j.id)):
        _show(job, chosen["json"])
    return status.DONE


@jobs.command()
@click.argument("job_id")
@click.pass_obj
def show(chosen: dict[str, Any], job_id: str) -> int:
    """Show one job in full, as JSON."""
    import msgspec

    data(msgspec.json.format(msgspec.json.encode(_facts(_find(chosen, job_id)))).decode())
    return status.DONE


@jobs.command()
@click.argument("job_ids", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every failed job.")
@click.pass_obj
def retry(chosen: dict[str, Any], job_ids: tuple[str, ...], everything: bool) -> int:
    """Put failed jobs into the queue again; of an inbox, their files out of failed/ too."""
    spool = _spool(chosen)
    ids = [job.id for job in spool.jobs("failed")] if everything else [_find(chosen, name).id for name in job_ids]
    for job_id in ids:
        again = spool.retry(job_id)
        data(f"{job_id} {'queued' if again else 'has not failed'}")
        if again and (inbox := _inbox(chosen)) is not None:
            _put_back(inbox, job_id)
    return status.DONE


def _put_back(inbox: Path, job_id: str) -> None:
    """A result of an inbox goes where its file waits for it, so the file has to be in the inbox again."""
    from reformat.watch.again import put_back

    try:
        back = put_back(inbox, job_id)
    except OSError as error:
        raise WriteError(
            f"cannot move the file back: {error.strerror}", hint="move it out of failed/ by hand"
        ) from error
    for place in back:
        data(f"  {named(str(place))} is in the inbox again")
    if not back:
        say(f"{job_id}: its file is not in failed/ any more; put it into the inbox again")


@jobs.command()
@click.argument("job_ids", nargs=-1, required=True)
@click.pass_obj
def cancel(chosen: dict[str, Any], job_ids: tuple[str, ...]) -> int:
    """Stop jobs; they fail as cancelled."""
    for job_id in job_ids:
        stopped = _spool(chosen).cancel(_find(chosen, job_id).id)
        data(f"{job_id} {'cancelled' if stopped else 'has ended already'}")
    return status.DONE


def _inbox(chosen: dict[str, Any]) -> Path | None:
    """The inbox that was named, if it is one."""
    from reformat.watch.folder import OWN

    root: Path = chosen["spool"] or home()
    return root if (root / OWN / "spool").is_dir() else None


def _spool(chosen: dict[str, Any]) -> Spool:
    from reformat.jobs.spool import Spool
    from reformat.watch.folder import OWN

    inbox = _inbox(chosen)
    root = inbox / OWN / "spool" if inbox is not None else chosen["spool"] or home()
    if not (root / "queued").is_dir():
        raise MissingSource(f"{root} holds no jobs", hint="name a spool or an inbox with --spool")
    return Spool(root)


def _find(chosen: dict[str, Any], job_id: str) -> Job:
    found = _spool(chosen).find(job_id)
    if found is None:
        raise MissingSource(f"no job {job_id}", hint="reformat jobs lists them")
    return found


def _show(job: Job, as_json: bool) -> None:
    import msgspec

    try:
        facts = _facts(job)
    except (OSError, ValueError):  # it moved while we looked, or a power cut broke it: the next start takes it away
        return
    if as_json:
        data(msgspec.json.encode(facts).decode())
        return
    age = max(time.time() - facts["created"], 0)
    fault = facts.get("fault")
    why = f"  {fault['code']}: {fault['message']}" if fault else ""
    data(f"{job.id}  {job.state:<8} {age / 60:6.0f} min  {named(facts['name'] + why)}")


def _facts(job: Job) -> dict[str, Any]:
    import msgspec

    facts: dict[str, Any] = msgspec.to_builtins(job.status)
    facts.pop("contents", None)
    files = sorted(p.relative_to(job.result).as_posix() for p in job.result.rglob("*") if p.is_file())
    return {"id": job.id, "state": job.state, "name": job.order.name, **facts, "files": files}
