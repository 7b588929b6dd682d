"""The OpenAPI document: what the service takes and gives, tested against the service itself."""

from __future__ import annotations

from typing import Any

from reformat.service.asking import FLAGS, FORMATS, KINDS, METADATA
from reformat.service.config import Config
from reformat.service.views import PARTIAL
from reformat.version import VERSION

STRING = {"type": "string"}


def document(config: Config) -> dict[str, Any]:
    """The document as plain values."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "reformat",
            "version": VERSION,
            "description": "News articles in; accessible EPUB, large-print HTML and narration out.",
        },
        "paths": {
            "/v1/jobs": {"post": _submit(config), "get": _get("List your jobs", "Jobs", key=True)},
            "/v1/jobs/{job}": {
                "parameters": [_path("job")],
                "get": _get("How far a job is, and what came of it", "Job", key=True, missing=True),
                "delete": {
                    "summary": "Cancel a job that has not ended; take away one that has",
                    "responses": {"204": {"description": "Gone, or about to be"}, **_refusals(401, 403, 404)},
                },
            },
            "/v1/jobs/{job}/files/{name}": {"parameters": [_path("job"), _path("name")], "get": _file()},
            "/v1/convert": {"post": _convert(config)},
            "/health": {"get": _get("Whether the service lives", "Health")},
        },
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"key": []}, {}],
    }


def _submit(config: Config) -> dict[str, Any]:
    return {
        "summary": "Hand in an article",
        "description": f"At most {config.body_bytes} bytes. The same article with the same options is the same job.",
        "parameters": [
            *_options(),
            {"name": "webhook", "in": "query", "schema": STRING, "description": "Address that is told at the end"},
            {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 200}},
        ],
        "requestBody": _body(),
        "responses": {"202": _json("Taken in", "Job"), **_refusals(400, 401, 403, 408, 413, 415, 422, 429, 503)},
    }


def _convert(config: Config) -> dict[str, Any]:
    lacking = {PARTIAL: {"description": "Something is missing: the job at this address says what", "schema": STRING}}
    done = {"description": "The file, or a ZIP of several", "content": {"*/*": {"schema": {}}}, "headers": lacking}
    return {
        "summary": "Convert a small article at once",
        "description": f"At most {config.at_once_bytes} bytes; 202 if it is not done in {config.at_once:g} seconds.",
        "parameters": _options(),
        "requestBody": _body(),
        "responses": {
            "200": done,
            "202": _json("Not done yet", "Job"),
            **_refusals(400, 401, 403, 408, 413, 415, 422, 429, 503),
        },
    }


def _file() -> dict[str, Any]:
    headers = [{"name": name, "in": "header", "schema": STRING} for name in ("Range", "If-None-Match")]
    content = {"description": "The file", "content": {"*/*": {"schema": {}}}}
    return {
        "summary": "One file of a finished job",
        "parameters": headers,
        "responses": {
            "200": content,
            "206": {**content, "description": "The ranges that were asked for"},
            "304": {"description": "The file that If-None-Match names"},
            **_refusals(401, 403, 404, 416),
        },
    }


def _body() -> dict[str, Any]:
    form = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}, "text": STRING}}
    kinds: dict[str, Any] = {kind: {"schema": STRING} for kind in KINDS if kind != "application/json"}
    kinds["application/json"] = {"schema": {"type": "object", "description": "An article, as article.json has it"}}
    kinds["multipart/form-data"] = {"schema": form}
    kinds["text/uri-list"] = {"schema": {"type": "string", "description": "An address, where the operator allows it"}}
    return {"required": True, "content": kinds}


def _options() -> list[dict[str, Any]]:
    query = {
        "to": (STRING, f"Formats, by commas: {', '.join(FORMATS)}"),
        "language": (STRING, "Language of the article (BCP 47)"),
        "size": ({"type": "integer", "minimum": 16, "maximum": 64}, "Size of the page's text in pixels"),
        "theme": ({"type": "string", "enum": ["auto", "light", "dark", "yellow", "sepia"]}, "Colours of the page"),
        "rate": ({"type": "number", "minimum": 0.5, "maximum": 3}, "Speed of speech"),
        "voice": (STRING, "LANGUAGE=VOICE; may be repeated"),
        "collection": (STRING, "Title of the book that the article is part of"),
        "base_url": (STRING, "What relative links start from"),
        "name": (STRING, "The article's file name"),
        "whole_page": ({"type": "boolean"}, "false: the body is the article alone"),
        "author": (STRING, "May be repeated"),
        **{flag: ({"type": "boolean"}, f"Narration: {flag}") for flag in FLAGS},
        **{word: (STRING, "What the CMS knows; it wins over what is found") for word in METADATA},
    }
    return [
        {"name": name, "in": "query", "schema": schema, "description": words} for name, (schema, words) in query.items()
    ]


def _get(summary: str, schema: str, *, key: bool = False, missing: bool = False) -> dict[str, Any]:
    refusals = _refusals(*((401, 403) if key else ()), *((404,) if missing else ()))
    return {"summary": summary, "responses": {"200": _json(summary, schema), **refusals}}


def _path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": STRING}


def _json(words: str, schema: str) -> dict[str, Any]:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return {"description": words, "content": {"application/json": {"schema": reference}}}


WORDS = {
    400: "A mistake in the request",
    401: "A key is needed",
    403: "Not allowed",
    404: "Not there",
    408: "The body did not come in time",
    413: "Too large",
    415: "Not a content type that is taken",
    416: "A range beyond the end of the file",
    422: "No article, or a key used twice",
    429: "The queue is full: Retry-After says when to come back",
    503: "Not now",
}


def _refusals(*statuses: int) -> dict[str, Any]:
    return {str(status): _json(WORDS[status], "Refusal") for status in statuses}


def _schemas() -> dict[str, Any]:
    state = {"type": "string", "enum": ["queued", "running", "done", "failed"]}
    error = {
        "type": "object",
        "required": ["code", "message", "hint"],
        "properties": {"code": STRING, "message": STRING, "hint": STRING},
    }
    file = {
        "type": "object",
        "required": ["name", "type", "size", "href"],
        "properties": {"name": STRING, "type": STRING, "size": {"type": "integer"}, "href": STRING},
    }
    job = {
        "id": STRING,
        "state": state,
        "progress": {"type": "object"},
        "error": error,
        "files": {"type": "array", "items": file},
        "titles": {"type": "array", "items": STRING},
        "report": {"type": ["object", "null"]},
        "partial": {"type": "boolean"},
    }
    short = {"type": "object", "required": ["id", "state"], "properties": {"id": STRING, "state": state}}
    count = {"type": "integer"}
    return {
        "Job": {"type": "object", "required": ["id", "state", "progress"], "properties": job},
        "Jobs": {"type": "object", "required": ["jobs"], "properties": {"jobs": {"type": "array", "items": short}}},
        "Health": {"type": "object", "properties": {"status": STRING, "queued": count, "running": count}},
        "Refusal": {"type": "object", "required": ["error"], "properties": {"error": error}},
    }
