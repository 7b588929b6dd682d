"""Webhooks: at a job's end its caller is told, signed, and told again until it hears or too much time has passed.

Signed as Standard Webhooks has it: `webhook-id`, `webhook-timestamp` and `webhook-signature: v1,BASE64`, the
HMAC-SHA256 of `id.timestamp.body` under the key's webhook secret. What is still to be told lies in `notices/`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from reformat.document.typed import typed
from reformat.errors import ReformatError
from reformat.jobs.disk import drop_halves, replace_file
from reformat.jobs.order import Job
from reformat.jobs.spool import Spool
from reformat.readers.fetch import open_connection
from reformat.service.admission import vouched
from reformat.service.keys import signing_bytes

TIMEOUT = 10.0


class Notice(msgspec.Struct, frozen=True):
    """What is to be told, where and under whose secret; `tries` so far."""

    job: str
    url: str
    owner: str
    body: str
    tries: int = 0


class Notices:
    """What is still to be told. `secret` gives an owner's; `waits` are the seconds between tries."""

    def __init__(
        self,
        folder: Path,
        secret: Callable[[str], str],
        allowed: frozenset[str] = frozenset(),
        waits: tuple[float, ...] = (0, 5, 30, 120, 600, 3600, 14400, 43200),
    ) -> None:
        self._folder, self._secret, self._allowed, self._waits = folder, secret, allowed, waits
        self._due: dict[str, float] = {}
        self._lock = threading.Lock()
        self._sending: threading.Thread | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def wanted(self) -> frozenset[str]:
        """Jobs whose end has still to be told."""
        return frozenset(self._due)

    def recall(self, spool: Spool) -> None:
        """After a start: notices that were left, and jobs that ended without anybody having been told."""
        drop_halves(self._folder)
        for place in self._folder.glob("*.json"):
            self._due[place.stem] = 0.0
        for job in spool.jobs("done", "failed"):
            if job.order.webhook and not (job.folder / "told").exists() and job.id not in self._due:
                self.ended(job)

    def ended(self, job: Job) -> None:
        """A job has ended; if its caller wants to be told, there is a notice from now on."""
        order, fault = job.order, job.status.fault
        if not order.webhook:
            return
        said = {"type": f"job.{job.state}", "id": job.id, "state": job.state, "error": fault}
        notice = Notice(job.id, order.webhook, order.owner, msgspec.json.encode(said).decode())
        with self._lock:
            replace_file(self._folder / f"{job.id}.json", msgspec.json.encode(notice))
            (job.folder / "told").touch()
            self._due[job.id] = 0.0

    def step(self, now: float) -> float:
        """Tell what is due, in a thread of its own; seconds until there is more to tell."""
        if self._due and (self._sending is None or not self._sending.is_alive()):
            due = [job_id for job_id, when in list(self._due.items()) if when <= now]
            if due:
                self._sending = threading.Thread(target=self._tell, args=(due,), daemon=True)
                self._sending.start()
                return 0.5
        # at one go, since who is being told meanwhile is taken off by the other thread
        return min((max(when - now, 0.2) for when in list(self._due.values())), default=60.0)

    def close(self) -> None:
        """Let a call that is under way come to its end."""
        if self._sending is not None:
            self._sending.join(TIMEOUT)

    def _tell(self, due: list[str]) -> None:
        for job_id in due:
            place = self._folder / f"{job_id}.json"
            try:
                notice = msgspec.json.decode(place.read_bytes(), type=typed(Notice))
            except (OSError, ValueError):  # taken away or broken: the others are told all the same
                self._due.pop(job_id, None)
                continue
            heard = self._call(notice)
            with self._lock, suppress(OSError, ValueError):
                self._note(place, notice, heard=heard)

    def _note(self, place: Path, notice: Notice, *, heard: bool) -> None:
        """Keep what came of a call, unless its job has ended once more meanwhile, of which nobody has been told."""
        if msgspec.json.decode(place.read_bytes(), type=typed(Notice)) != notice:
            return
        tries = notice.tries + 1
        if heard or tries >= len(self._waits):
            place.unlink(missing_ok=True)
            self._due.pop(notice.job, None)
            return
        self._due[notice.job] = time.monotonic() + self._waits[tries]
        # on a full disk this try is not counted, and the next comes no sooner for it
        replace_file(place, msgspec.json.encode(msgspec.structs.replace(notice, tries=tries)))

    def _call(self, notice: Notice) -> bool:
        """One call; whether it was heard (2xx). A redirect is not followed: it could lead anywhere."""
        body = notice.body.encode()
        parts = urlsplit(notice.url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            headers = {"Content-Type": "application/json", "User-Agent": "reformat", **self._signed(notice, body)}
            connection = open_connection(notice.url, TIMEOUT, private=vouched(notice.url, self._allowed))
            try:
                connection.request("POST", path, body=body, headers=headers)
                return 200 <= connection.getresponse().status < 300
            finally:
                connection.close()
        except (OSError, http.client.HTTPException, ssl.SSLError, ReformatError, ValueError):
            return False

    def _signed(self, notice: Notice, body: bytes) -> dict[str, str]:
        when = str(int(time.time()))
        return {
            "webhook-id": notice.job,
            "webhook-timestamp": when,
            "webhook-signature": signature(self._secret(notice.owner), notice.job, when, body),
        }


def signature(secret: str, webhook_id: str, timestamp: str, body: bytes) -> str:
    """The signature of a call, for both ends."""
    said = f"{webhook_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(signing_bytes(secret), said, hashlib.sha256).digest()).decode()
