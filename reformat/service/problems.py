"""Refusals as values: a status, a code, a message and a hint, the same in every answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Match

from reformat.errors import ReformatError


class Refusal(Exception):
    """An answer other than the one asked for; `retry_after` in seconds."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        hint: str = "",
        retry_after: int = 0,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.headers = headers or {}
        self.status, self.code, self.message, self.hint = status, code, message, hint
        self.retry_after = retry_after

    def answer(self) -> JSONResponse:
        """The refusal as a response."""
        headers = dict(self.headers)
        if self.retry_after:
            headers["Retry-After"] = str(self.retry_after)
        if self.status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        said = {"code": self.code, "message": self.message, "hint": self.hint}
        return JSONResponse({"error": said}, self.status, headers)


async def refused(request: Request, error: Exception) -> JSONResponse:
    """Answer a refusal of ours, what the disk refuses, or an error of the core that the caller can mend."""
    if isinstance(error, Refusal):
        return error.answer()
    if isinstance(error, OSError):
        return Refusal(503, "write", f"the disk says: {error.strerror}", "try again in a while", 30).answer()
    if isinstance(error, ReformatError):
        status = 503 if error.transient else 422
        return Refusal(status, error.code, error.message, error.hint, 5 if error.transient else 0).answer()
    raise error


async def unknown(request: Request, error: Exception) -> JSONResponse:
    """The framework's own refusals, in our form."""
    status: Any = getattr(error, "status_code", 500)
    words = {404: ("not-found", "there is nothing here"), 405: ("method", "this method is not for this address")}
    code, message = words.get(status, ("http", "the request cannot be answered"))
    answer = Refusal(status, code, message, "/openapi.json says what there is").answer()
    answer.headers.update(getattr(error, "headers", None) or {})
    if status == 405:
        answer.headers["Allow"] = ", ".join(sorted(_methods(request)))
    return answer


def _methods(request: Request) -> set[str]:
    """All that the address takes, whichever route takes it; the framework names those of the first alone."""
    routes = [route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE]
    return {method for route in routes for method in route.methods}
