"""What the service says of a job, and how its files go out."""

from __future__ import annotations

import io
import mimetypes
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.responses import FileResponse, Response

from reformat.jobs.order import Fault, Job
from reformat.jobs.packed import Packed, contents

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".epub": "application/epub+zip",
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt; charset=utf-8",
    ".m3u8": "application/vnd.apple.mpegurl",
    ".json": "application/json",
    ".toml": "application/toml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
PARTIAL = "X-Reformat-Partial"
"""Header of an answer that is not whole, with the address of the job, which says why."""
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline'; img-src data:; media-src data: blob:; font-src data:",
    "Cache-Control": "private",
}
"""Results are strangers' words: a browser shows them in a sandbox, where they can neither call us nor anybody."""


def files(job: Job) -> dict[str, Path]:
    """The files of a finished job by name; of several articles, each in a folder with the article's number."""
    return _files(job, contents(job.status).articles) if job.state == "done" else {}


def _files(job: Job, packed: tuple[Packed, ...]) -> dict[str, Path]:
    alone = len(packed) == 1
    return {
        name if alone else f"{article.folder}/{name}": job.result / article.folder / name
        for article in packed
        for name in article.files
    }


def view(job: Job, progress: dict[str, Any]) -> dict[str, Any]:
    """A job as the service tells of it."""
    status = job.status
    said: dict[str, Any] = {"id": job.id, "state": job.state, "progress": progress}
    if status.fault is not None and job.state != "running":
        said["error"] = told(status.fault)
    if job.state == "done":
        articles = contents(status).articles
        found = _files(job, articles)
        said["files"] = [_entry(job, name, place) for name, place in found.items()]
        said["titles"] = [article.title for article in articles]
        reports = [place for name, place in found.items() if name.endswith("report.json")]
        said["report"] = msgspec.json.decode(reports[0].read_bytes()) if len(reports) == 1 else None
        said["partial"] = status.partial
    return said


def told(fault: Fault) -> dict[str, str]:
    """A fault for the caller."""
    return {"code": fault.code, "message": fault.message, "hint": fault.hint}


def _entry(job: Job, name: str, place: Path) -> dict[str, Any]:
    return {
        "name": name,
        "type": media_type(name),
        "size": place.stat().st_size,
        "href": f"/v1/jobs/{job.id}/files/{quote(name)}",
    }


def media_type(name: str) -> str:
    """The media type of a file of ours."""
    return TYPES.get(Path(name).suffix.lower()) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def options(name: str) -> dict[str, Any]:
    """How a file of ours goes out."""
    return {"media_type": media_type(name), "headers": SAFE}


def at_once(job: Job, forms: tuple[str, ...]) -> Response:
    """A small job's result in one answer: the file itself for one format, else all of them in a ZIP.

    Of a result that is not whole a header says so, and a ZIP holds missing.txt.
    """
    found = files(job)
    wanted = [name for name in found if name != "report.json"]
    lacking = {PARTIAL: f"/v1/jobs/{job.id}"} if job.status.partial else {}
    if len(forms) == 1 and len(wanted) == 1:
        answer = FileResponse(found[wanted[0]], **options(wanted[0]))
        answer.headers.update(lacking)
        return answer
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_STORED) as out:
        for name, place in found.items():
            out.writestr(zipfile.ZipInfo(name), place.read_bytes())
        if lacking:
            out.writestr(zipfile.ZipInfo("missing.txt"), _missing(job))
    headers = {"X-Content-Type-Options": "nosniff", **lacking}
    return Response(pack.getvalue(), media_type="application/zip", headers=headers)


def _missing(job: Job) -> str:
    """What did not come of a source from which articles were made."""
    return "".join(f"error[{f.code}]: {f.message}\nhint: {f.hint}\n" for f in contents(job.status).problems)
