"""The service on loopback in a thread, for tests; its work is tests.jobs.fakes unless another is named."""

import json
import threading
import time

import httpx
import uvicorn

from reformat.jobs.crew import Bounds
from reformat.jobs.runner import Policy
from reformat.service.app import build
from reformat.service.config import Config
from reformat.service.server import HOW

FAST = {
    "bounds": Bounds(seconds=20, memory=1_500_000_000),
    "policy": Policy(backoff=0.05, again=0.0),
    "work": "tests.jobs.fakes:work",
    "grace": 2.0,
}


class House:
    def __init__(self, root, **options):
        self.config = Config(root / "spool", **{**FAST, **options})
        self.app = build(self.config)
        self.server = uvicorn.Server(uvicorn.Config(self.app, port=0, **{**HOW, "log_level": "error"}))
        self.thread = threading.Thread(target=self.server.run)
        self.thread.start()
        while not self.server.started:
            assert self.thread.is_alive(), "the service does not start"
            time.sleep(0.01)
        self.port = self.server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.http = httpx.Client(base_url=self.url, timeout=30, trust_env=False)

    def close(self):
        self.http.close()
        self.server.should_exit = True
        self.thread.join(30)
        assert not self.thread.is_alive()

    def post(self, query="to=html", headers=None, path="/v1/jobs", **orders):
        body = json.dumps({"title": "t", **orders}).encode()
        return self.http.post(
            f"{path}?{query}", content=body, headers={"content-type": "text/plain", **(headers or {})}
        )

    def end_of(self, job_id, headers=None, patience=30.0):
        end = time.monotonic() + patience
        while True:
            job = self.http.get(f"/v1/jobs/{job_id}", headers=headers).json()
            if job["state"] in ("done", "failed"):
                return job
            assert time.monotonic() < end, job
            time.sleep(0.02)
