"""The routes. Each asks who is there, does one thing with the spool, and says what came of it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from functools import partial

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from reformat.errors import ReformatError
from reformat.jobs.disk import replace_file
from reformat.jobs.order import Job
from reformat.service import asking, pieces, views
from reformat.service.admission import capacity, owner
from reformat.service.config import Config
from reformat.service.engine import Engine
from reformat.service.idempotency import Idempotency
from reformat.service.keys import Keys, new_secret
from reformat.service.notices import Notices
from reformat.service.openapi import document
from reformat.service.page import HEADERS, page
from reformat.service.problems import Refusal, refused, unknown

LOOKS = 5
"""How often a job that moves from state to state while it is looked at is looked for again."""


class Service:
    """The service's endpoints over one spool."""

    def __init__(self, config: Config, executor: Executor | None = None) -> None:
        self.config = config
        self.keys = Keys(config.keys)
        notices = Notices(config.spool / "notices", self._secret, config.call)
        self.engine = Engine(config, notices, executor)
        self.idempotency = Idempotency(config.spool / "idempotency")
        self._document = document(config)
        self._waiting = CapacityLimiter(config.queue)  # threads of their own: who waits keeps nobody else waiting

    async def submit(self, request: Request) -> Response:
        """POST /v1/jobs: take a job in."""
        job = await self._take(request, self.config.body_bytes)
        said = await run_in_threadpool(self._view, job)
        return JSONResponse(said, 202, {"Location": f"/v1/jobs/{job.id}"})

    async def convert(self, request: Request) -> Response:
        """POST /v1/convert: a small article, answered at once if it is done in time."""
        job = await self._take(request, self.config.at_once_bytes)
        wait = partial(self.engine.wait, job.id, self.config.at_once)
        ended = await to_thread.run_sync(wait, limiter=self._waiting)
        if ended is None or ended.state in ("queued", "running"):
            return JSONResponse(self._view(ended or job), 202, {"Location": f"/v1/jobs/{job.id}"})
        if ended.state == "failed":
            fault = ended.status.fault
            code, message, hint = (fault.code, fault.message, fault.hint) if fault else ("error", "it failed", "")
            raise Refusal(422, code, message, hint)
        forms = tuple(ended.order.settings["output"]["to"])
        return await run_in_threadpool(views.at_once, ended, forms)

    async def listing(self, request: Request) -> Response:
        """GET /v1/jobs: the caller's jobs."""
        who = owner(request, self.keys)
        return JSONResponse({"jobs": await run_in_threadpool(self._mine, who)})

    async def status(self, request: Request) -> Response:
        """GET /v1/jobs/ID: how far a job is, and what came of it."""
        return JSONResponse(await run_in_threadpool(lambda: self._view(self._find(request))))

    async def file(self, request: Request) -> Response:
        """GET /v1/jobs/ID/files/NAME: one file of the result."""
        job = self._find(request)
        name = request.path_params["name"]
        place = views.files(job).get(name)
        if place is None:
            raise Refusal(404, "not-found", "the job has no such file", f"/v1/jobs/{job.id} lists them")
        return await run_in_threadpool(pieces.asked, request, place, views.options(name))

    async def delete(self, request: Request) -> Response:
        """DELETE /v1/jobs/ID: cancel a job that has not ended, take away one that has."""
        job = self._find(request)
        if job.state in ("done", "failed"):
            await run_in_threadpool(self.engine.spool.remove, job)
        elif await run_in_threadpool(self.engine.spool.cancel, job.id):
            self.engine.nudge()
        return Response(status_code=204)

    async def health(self, request: Request) -> Response:
        """GET /health: whether the service lives, and how full its queue is."""
        waiting = self.engine.spool.count("queued")
        return JSONResponse({"status": "ok", "queued": waiting, "running": self.engine.running})

    async def openapi(self, request: Request) -> Response:
        """GET /openapi.json: the description of all this."""
        return JSONResponse(self._document)

    async def page(self, request: Request) -> Response:
        """GET /: a page to drop an article on."""
        markup = page(request.headers.get("accept-language", ""), bool(self.keys.all()))
        return HTMLResponse(markup, headers=HEADERS)

    async def _take(self, request: Request, limit: int) -> Job:
        who = owner(request, self.keys)
        capacity(self.engine.spool.count("queued"), self.config)
        asked = await asking.read(request, who, self.config, limit)
        capacity(self.engine.spool.count("queued"), self.config)
        key = request.headers.get("idempotency-key", "")

        def submit() -> Job:
            if key:
                self.idempotency.check(who, key, self.engine.spool.name_of(asked.order, asked.body))
            return self.engine.spool.submit(asked.order, [asked.body])

        job = await run_in_threadpool(submit)
        self.engine.nudge()
        return job

    def _find(self, request: Request) -> Job:
        who = owner(request, self.keys)
        for _ in range(LOOKS):
            job = self.engine.spool.find(request.path_params["job"])
            if job is None:
                break
            try:
                if job.order.owner == who:
                    return job
                break
            except FileNotFoundError:  # it has moved since it was seen
                continue
        raise Refusal(404, "not-found", "there is no such job", "GET /v1/jobs lists yours")

    def _view(self, job: Job) -> dict[str, object]:
        """The job as it is now; it may have moved since it was seen."""
        for _ in range(LOOKS):
            try:
                return views.view(job, self.engine.progress(job.id))
            except FileNotFoundError:
                found = self.engine.spool.find(job.id)
                if found is None:
                    break
                job = found
        raise Refusal(404, "not-found", "there is no such job any more")

    def _mine(self, who: str) -> list[dict[str, str]]:
        found = []
        for job in self.engine.spool.jobs():
            try:
                if job.order.owner == who:
                    found.append({"id": job.id, "state": job.state})
            except FileNotFoundError:  # it moved; the next look sees it
                continue
        return found

    def _secret(self, who: str) -> str:
        key = self.keys.named(who)
        return key.webhook_secret if key else local_secret(self.config)


def local_secret(config: Config) -> str:
    """The webhook secret where no keys are needed: made once, and kept beside the spool."""
    place = config.spool / "webhook-secret"
    if not place.exists() or not place.stat().st_size:  # an empty one is what an earlier version left on a full disk
        replace_file(place, new_secret().encode())
    return place.read_text()


def build(config: Config, executor: Executor | None = None) -> Starlette:
    """The application, which runs its spool as long as it lives."""
    service = Service(config, executor)

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        service.engine.start()
        service.idempotency.tidy(time.time())
        try:
            yield
        finally:
            await run_in_threadpool(service.engine.close)

    routes = [
        Route("/v1/jobs", service.submit, methods=["POST"]),
        Route("/v1/jobs", service.listing),
        Route("/v1/jobs/{job}", service.status),
        Route("/v1/jobs/{job}", service.delete, methods=["DELETE"]),
        Route("/v1/jobs/{job}/files/{name:path}", service.file),
        Route("/v1/convert", service.convert, methods=["POST"]),
        Route("/health", service.health),
        Route("/openapi.json", service.openapi),
        Route("/", service.page),
    ]
    handlers = {Refusal: refused, ReformatError: refused, OSError: refused, HTTPException: unknown}
    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=life)
    app.state.engine = service.engine
    return app
