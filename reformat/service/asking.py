"""From a request to an order: its body by its content type, its options by a closed list, nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.datastructures import QueryParams, UploadFile
from starlette.requests import ClientDisconnect, Request

from reformat.document.nodes import Metadata
from reformat.document.typed import typed
from reformat.errors import SettingsError
from reformat.jobs.asking import asked, basis
from reformat.jobs.order import Order
from reformat.readers.metadata.known import DATES, dated
from reformat.service.admission import address, vouched
from reformat.service.config import Config
from reformat.service.problems import Refusal
from reformat.settings.merge import merged, nested
from reformat.settings.tree import Settings
from reformat.settings.wording import in_words

FORMATS = ("html", "epub", "audio", "json", "text", "pdf")
KINDS = {
    "text/html": ("html", ".html"),
    "application/xhtml+xml": ("html", ".html"),
    "text/plain": ("text", ".txt"),
    "application/json": ("json", ".json"),
    "application/octet-stream": ("", ""),
}
OPTIONS = {
    "language": "language",
    "size": "page.size",
    "theme": "page.theme",
    "rate": "speech.rate",
    "collection": "book.collection",
}
"""What a caller may choose, and the setting that it is. Engines, addresses, files and commands are the operator's."""

FLAGS = {"captions": "speech.captions", "announce": "speech.announce", "joined": "speech.joined"}
METADATA = ("title", "published", "modified", "section", "publisher", "url", "rights")
OTHER = {"to", "voice", "base_url", "whole_page", "author", "name", "webhook"}
TRUTH = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Asked:
    """An order with the bytes of its source."""

    order: Order
    body: bytes


async def read(request: Request, owner: str, config: Config, limit: int) -> Asked:
    """What a request asks for. Raises Refusal (400, 408, 413, 415, 403)."""
    query = request.query_params
    _closed(query)
    kind = request.headers.get("content-type", "application/octet-stream").partition(";")[0].strip().lower()
    if request.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise Refusal(415, "content-encoding", "a packed body is not taken", "send it without Content-Encoding")
    name, encoding, fetch = query.get("name", ""), "", ""
    if kind == "multipart/form-data":
        body, name = await _upload(request, config, limit)
        media, suffix = "", ""
    elif kind == "text/uri-list":
        fetch = address(
            (await _body(request, config, 4096)).decode("utf-8", "replace").strip(), config.fetch_from, "fetching"
        )
        body, media, suffix = b"", "", ".html"
    elif kind in KINDS:
        media, suffix = KINDS[kind]
        body = await _body(request, config, limit)
        encoding = _charset(request)
    else:
        raise Refusal(
            415, "content-type", "this content type is not taken", f"one of {', '.join(KINDS)}, multipart/form-data"
        )
    if not body and not fetch:
        raise Refusal(
            400, "empty", "there is no article in the request", "send it as the body, or as a form's field `file`"
        )
    order = _order(query, owner, config, name or f"article{suffix}", {"media": media, "encoding": encoding}, fetch)
    return Asked(order, body)


def _order(query: QueryParams, owner: str, config: Config, name: str, source: dict[str, Any], fetch: str) -> Order:
    settings = _settings(query, config, fetch)
    source = {key: value for key, value in source.items() if value}
    if "base_url" in query:
        source["base_url"] = query["base_url"]
    if query.get("whole_page") is not None:
        source["whole_page"] = _truth(query, "whole_page")
    metadata: dict[str, Any] = {key: query[key] for key in METADATA if query.get(key)}
    metadata |= _dates(metadata)
    if authors := query.getlist("author"):
        metadata["authors"] = authors
    webhook = query.get("webhook", "")
    return Order(
        _clean_name(name),
        settings=asked(settings),
        source={**source, **({"metadata": metadata} if metadata else {})},
        basis=basis(settings),
        owner=owner,
        webhook=address(webhook, config.call, "webhooks") if webhook else "",
        fetch=fetch,
    )


def _dates(metadata: dict[str, Any]) -> dict[str, str]:
    """The dates that the caller knows, as ISO 8601. Raises Refusal (400)."""
    asked_for = {name: metadata[name] for name in DATES if name in metadata}
    try:
        known = dated(Metadata(**asked_for))
    except SettingsError as error:
        raise Refusal(400, "option", error.message, error.hint) from error
    return {name: getattr(known, name) for name in asked_for}


def _settings(query: QueryParams, config: Config, fetch: str) -> Settings:
    """The operator's settings with what the caller may choose. Raises Refusal (400)."""
    chosen: dict[str, Any] = {place: query[key] for key, place in OPTIONS.items() if query.get(key)}
    chosen |= {place: _truth(query, key) for key, place in FLAGS.items() if key in query}
    forms = tuple(dict.fromkeys(part for part in ",".join(query.getlist("to") or ["html"]).split(",") if part))
    if not forms or set(forms) - set(FORMATS):
        raise Refusal(400, "format", "there is no such format", f"to={','.join(FORMATS)}")
    base = msgspec.to_builtins(config.settings)
    tree = merged(base, nested({**chosen, "output.to": list(forms)}))
    tree["pictures"]["remote"] = False  # a page's pictures would be addresses of the caller's
    tree["network"] = bool(fetch)
    tree["private-network"] = bool(fetch) and vouched(fetch, config.fetch_from)
    if voices := [v.partition("=") for v in query.getlist("voice")]:
        tree["speech"]["voices"] = {**tree["speech"]["voices"], **{language: voice for language, _, voice in voices}}
    try:
        return msgspec.convert(tree, typed(Settings), strict=False)
    except msgspec.ValidationError as error:
        raise Refusal(
            400, "option", f"an option has a mistake: {in_words(str(error))}", "/openapi.json lists them"
        ) from error


def _closed(query: QueryParams) -> None:
    unknown = set(query) - OTHER - set(OPTIONS) - set(FLAGS) - set(METADATA)
    if unknown:
        raise Refusal(400, "option", f"no option {sorted(unknown)[0]!r}", "/openapi.json lists them")


def _truth(query: QueryParams, key: str) -> bool:
    said = query[key].lower()
    if said not in TRUTH:
        raise Refusal(400, "option", f"{key} is true or false", f"{key}=false")
    return TRUTH[said]


def _clean_name(name: str) -> str:
    """A file's name without its folders, safe in a report and in a log."""
    base = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in base if c.isprintable())[:120].strip(" .")
    return kept.encode("utf-8", "ignore").decode() or "article"


def _charset(request: Request) -> str:
    """The encoding that the content type names, if it is one."""
    import codecs

    for part in request.headers["content-type"].split(";")[1:] if "content-type" in request.headers else ():
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            try:
                return codecs.lookup(value.strip().strip('"')).name
            except (LookupError, ValueError):
                raise Refusal(415, "charset", "no such character encoding", "charset=utf-8") from None
    return ""


async def _body(request: Request, config: Config, limit: int) -> bytes:
    """The body, within its bounds of size and time."""
    try:
        async with asyncio.timeout(config.body_seconds):
            return b"".join([part async for part in _bounded(request, config, limit)])
    except TimeoutError:
        raise Refusal(408, "slow", "the body did not come in time", "send it faster") from None
    except ClientDisconnect:
        raise Refusal(400, "cut-off", "the body was cut off", "send it again") from None


async def _bounded(request: Request, config: Config, limit: int, beside: int = 0) -> AsyncGenerator[bytes, None]:
    said = request.headers.get("content-length", "0")
    small = limit == config.at_once_bytes < config.body_bytes
    hint = f"/v1/jobs takes {config.body_bytes:,}" if small else "send a smaller article"
    too_large = Refusal(413, "too-large", f"the body is larger than {limit:,} bytes", hint)
    limit += beside
    if said.isdigit() and int(said) > limit:
        raise too_large
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise too_large
        yield part


async def _upload(request: Request, config: Config, limit: int) -> tuple[bytes, str]:
    """The file of a form (field `file`), or its field `text`."""
    from starlette.formparsers import MultiPartException, MultiPartParser

    try:
        async with asyncio.timeout(config.body_seconds):
            parser = MultiPartParser(
                request.headers, _bounded(request, config, limit, beside=65536), max_files=1, max_fields=20
            )
            form = await parser.parse()
            file = form.get("file")
            if isinstance(file, UploadFile):
                return await file.read(), file.filename or ""
            return str(form.get("text") or "").encode(), "article.txt"
    except (MultiPartException, ValueError, KeyError):
        raise Refusal(400, "form", "the form cannot be read", "a field named file with the article") from None
    except TimeoutError:
        raise Refusal(408, "slow", "the body did not come in time", "send it faster") from None
    except ClientDisconnect:
        raise Refusal(400, "cut-off", "the body was cut off", "send it again") from None
