"""Many clients at once, one request in twenty hostile: every accepted job ends exactly once, and the service lives."""

import asyncio
import json
import random
import time
from concurrent.futures import ThreadPoolExecutor

import h11
import httpx
import pytest

from reformat.jobs.order import STATES
from reformat.jobs.runner import Policy
from tests.service.house import House

SHORT = (40, 3.0)
LONG = pytest.param((200, 60.0), marks=pytest.mark.long)

HOSTILE = [
    (b"\x00" * 5000, {"content-type": "text/html"}),
    (b"<" * 100_000, {"content-type": "text/html"}),
    (b"\xff\xfe\xfa" * 3000, {"content-type": "text/html; charset=utf-16"}),
    (
        b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n',
        {"content-type": "multipart/form-data; boundary=x"},
    ),
    (b"{" * 100_000, {"content-type": "application/json"}),
    (b"x" * 300_000, {"content-type": "text/plain"}),
    (b"http://169.254.169.254/latest/", {"content-type": "text/uri-list"}),
    (b'{"mood": "die"}', {"content-type": "text/plain"}),
    (b'{"mood": "bug"}', {"content-type": "text/plain"}),
    (b"x", {"content-type": "text/plain", "content-length": "90000"}),
    (b"x", {"content-type": 'text/html; charset="\x7f'}),
]


async def client(url, number, end, accepted, answers):
    dice = random.Random(number)
    async with httpx.AsyncClient(base_url=url, timeout=30, trust_env=False) as http:
        n = 0
        while time.monotonic() < end:
            n += 1
            hostile = dice.random() < 0.05
            body = json.dumps({"title": f"{number}-{n}"}).encode()
            content, headers = dice.choice(HOSTILE) if hostile else (body, {"content-type": "text/plain"})
            try:
                answer = await http.post("/v1/jobs", content=content, headers=headers)
            except (httpx.HTTPError, ValueError, h11.ProtocolError):  # a client may refuse to send what is broken
                answers[-1 if hostile else -2] = answers.get(-1 if hostile else -2, 0) + 1
                continue
            answers[answer.status_code] = answers.get(answer.status_code, 0) + 1
            if answer.status_code == 202:
                accepted.add(answer.json()["id"])
            elif answer.status_code == 429:
                assert int(answer.headers["retry-after"]) > 0
                await asyncio.sleep(0.3)


@pytest.mark.parametrize("size", [SHORT, LONG])
def test_many_clients_some_of_them_hostile(tmp_path, size):
    clients, seconds = size
    h = House(
        tmp_path, queue=100, body_bytes=200_000, body_seconds=2.0, policy=Policy(tries=2, again=0.0, backoff=0.05)
    )
    accepted, answers = set(), {}
    try:
        end = time.monotonic() + seconds

        async def all_of_them():
            await asyncio.gather(*(client(h.url, n, end, accepted, answers) for n in range(clients)))

        with ThreadPoolExecutor(1) as apart:  # a loop of its own: Playwright's may run in this thread
            apart.submit(asyncio.run, all_of_them()).result()
        patience = time.monotonic() + 120
        while list((h.config.spool / "queued").iterdir()) or list((h.config.spool / "running").iterdir()):
            assert time.monotonic() < patience, "jobs do not end"
            time.sleep(0.1)
        assert h.http.get("/health").json()["status"] == "ok"
    finally:
        h.close()
    where = [p.name for state in STATES for p in (h.config.spool / state).iterdir()]
    assert len(where) == len(set(where)) and accepted and accepted <= set(where)
    assert not any(status >= 500 for status in answers) and -2 not in answers, answers
    for job in (h.config.spool / "done").iterdir():
        assert (job / "result" / "1" / "article.html").read_bytes().endswith(b"</p>\n")
    assert not list((h.config.spool / "new").iterdir()) + [p for p in h.config.spool.rglob("try-*")]
