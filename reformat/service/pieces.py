"""What a caller asks of a file beside its name: a part of it, or nothing if it is still the one that the caller has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from reformat.patterns import lazy
from reformat.service.problems import Refusal

_RANGES = lazy(r"\s*bytes\s*=\s*(?:(?:\d{1,18}-\d{0,18}|-\d{1,18})\s*(?:,\s*|$)){1,100}")
_RANGE = lazy(r"(\d*)-(\d*)")
_TAG = lazy(r'(?:W/)?("[^"]*")')
KEPT = ("etag", "last-modified", "cache-control")


def asked(request: Request, place: Path, options: dict[str, Any]) -> Response:
    """The file, a part of it, or word that it has not changed (RFC 9110, 13.1.2 and 14.2). Raises Refusal.

    A Range in another unit or of another form is passed over, as the standard has it.
    """
    answer = FileResponse(place, stat_result=place.stat(), **options)
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or answer.headers["etag"] in _TAG.findall(known):
        return Response(status_code=304, headers={name: answer.headers[name] for name in KEPT})
    _ranges(request, int(answer.headers["content-length"]))
    return answer


def _ranges(request: Request, size: int) -> None:
    """Look at the ranges that are asked for: 416 for one beyond the end; none are left where they make no sense."""
    said = request.headers.get("range", "")
    wanted = _RANGE.findall(said) if _RANGES.fullmatch(said) else []
    if not wanted or any(start and end and int(start) > int(end) for start, end in wanted):
        request.scope["headers"] = [pair for pair in request.scope["headers"] if pair[0] != b"range"]
    elif any(int(start) >= size if start else not int(end) for start, end in wanted):
        beyond = {"Content-Range": f"bytes */{size}"}
        raise Refusal(416, "range", f"the file has {size} bytes", "ask for a part of them", headers=beyond)
