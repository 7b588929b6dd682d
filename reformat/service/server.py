"""The server: uvicorn, with a time-out of its own for a request's line and headers, which uvicorn has not."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import h11
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from reformat.errors import SettingsError

HEADER_SECONDS = 10.0
"""From the opening of a connection, or from a request's first byte, to the end of its headers."""

READER_SECONDS = 60.0
"""Whoever takes nothing of an answer for so long is cut off."""

HELD_BYTES = 131_072
"""What the system keeps of an answer for a slow reader; with megabytes, whoever reads would seem to stand still."""


class PromptProtocol(H11Protocol):
    """HTTP for those who say what they want: whoever keeps the service waiting, asking or reading, is cut off."""

    patience = HEADER_SECONDS
    stamina = READER_SECONDS
    _clock: asyncio.TimerHandle | None = None
    _reader: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)  # so that whatever is not taken at once starts the reader's clock
        if (connection := transport.get_extra_info("socket")) is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, HELD_BYTES)
        self._watch()

    def pause_writing(self) -> None:
        """The other end does not take what it asked for: begin to wait for it."""
        super().pause_writing()
        self._wait(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        """The other end has taken all there was."""
        super().resume_writing()
        self._wait_no_more()

    def data_received(self, data: bytes) -> None:
        """Take in what came; the clock runs from the first byte of a request, and no later one sets it back."""
        super().data_received(data)
        self._watch()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP; an answer that is on its way is cut off, and whoever makes it is told so."""
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        try:
            super().send_400_response(msg)
        except h11.LocalProtocolError:
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        self._wait_no_more()
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

    def _wait(self, left: int) -> None:
        """Look again later whether fewer than `left` bytes are left."""
        self._reader = self.loop.call_later(self.stamina, self._goad, left)

    def _goad(self, left: int) -> None:
        if (now := self.transport.get_write_buffer_size()) < left:
            self._wait(now)
        else:
            self.transport.abort()

    def _wait_no_more(self) -> None:
        if self._reader is not None:
            self._reader.cancel()
            self._reader = None

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


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises SettingsError where it can't be had."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=2048)
    except OSError as error:
        hint = "end what listens there, or choose another --host or --port"
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise SettingsError(f"cannot listen on {host}, port {port}: {reason or error}", hint=hint) from error


class Seldom(logging.Filter):
    """Lets a server say once a minute that it can take no more connections, or was asked in no HTTP.

    Else it would do so as often as others like.
    """

    EVERY = 60.0
    SAID = ("socket.accept() out of system", "Invalid HTTP request", "Unsupported upgrade", "No supported WebSocket")

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._now, self._next = now, 0.0

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is let through."""
        if not record.getMessage().startswith(self.SAID):
            return True
        if (now := self._now()) < self._next:
            return False
        self._next = now + self.EVERY
        return True


class _Server(uvicorn.Server):
    """Asked a second time to end it does so at once, and what that cuts off is no fault to be logged."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        if self.force_exit:
            logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)


def run(app: Starlette, listener: socket.socket) -> bool:
    """Serve until a signal ends it; whether it came to serve at all."""
    server = _Server(uvicorn.Config(app, **HOW))
    logging.getLogger("python_multipart").addHandler(logging.NullHandler())  # it tells of bytes that it did not expect
    for logger in ("asyncio", "uvicorn.error"):
        logging.getLogger(logger).addFilter(Seldom())
    names = ("SIGINT", "SIGTERM", "SIGHUP")  # uvicorn sees to two, but not before its loop stands
    before = {number: signal.signal(number, server.handle_exit) for n in names if (number := getattr(signal, n, None))}
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        if not server.started:  # it is the command that was stopped then
            raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return server.started
