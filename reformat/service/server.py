"""The server: uvicorn, with a time-out of its own for a request's line and headers, which uvicorn has not."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEADER_SECONDS = 10.0
"""From the opening of a connection, or from a request's first byte, to the end of its headers."""


class PromptProtocol(H11Protocol):
    """HTTP for those who say what they want: whoever keeps the service waiting in the middle of it is cut off."""

    patience = HEADER_SECONDS
    _clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Take in what came; the clock runs from the first byte of a request, and no later one sets it back."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._stop()
        elif self._clock is None:
            self._clock = self.loop.call_later(self.patience, self._cut_off)

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _cut_off(self) -> None:
        self._clock = None
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self.transport.abort()


HOW: dict[str, Any] = {
    "http": PromptProtocol,
    "log_level": "warning",
    "access_log": False,
    "server_header": False,
    "timeout_keep_alive": 15,
    "limit_concurrency": 1000,
    "timeout_graceful_shutdown": 10,
}
"""How uvicorn is to run the service."""
