"""A describer that asks a vision model behind an OpenAI-compatible address (a newsroom's own server, as a rule).

Nothing is sent anywhere unless the settings name this describer and its address. A key, where one is needed, comes
from the environment variable REFORMAT_DESCRIBER_KEY and goes into no file.
"""

from __future__ import annotations

import base64
import json
import os
import urllib.request
from http.client import HTTPException
from typing import Any

from reformat.document.surrogates import sound
from reformat.errors import DescriberUnavailable, SettingsError
from reformat.language.messages import messages
from reformat.settings.tree import Settings
from reformat.stages.describer import Description

KEY = "REFORMAT_DESCRIBER_KEY"
SECONDS = 60.0
LARGEST_ANSWER = 200_000


class HttpDescriber:
    """Asks `pictures.describer-url` with the model `pictures.describer-model`."""

    def __init__(self, settings: Settings) -> None:
        pictures = settings.pictures
        if not pictures.describer_url.startswith(("http://", "https://")):
            hint = "set pictures.describer-url to the server's address, such as http://localhost:8080/v1"
            raise SettingsError("the http describer needs an address", hint=hint)
        base = pictures.describer_url.rstrip("/")
        self._url = base if base.endswith("/chat/completions") else f"{base}/chat/completions"
        self._model = pictures.describer_model
        self.name = f"http {self._model}".strip()

    def describe(self, data: bytes, media_type: str, *, context: str, language: str) -> Description | None:
        """What the model says of the picture; DescriberUnavailable if it doesn't answer in the protocol."""
        words = messages(language)
        picture = f"data:{media_type};base64,{base64.b64encode(data).decode()}"
        question = words.get("figure.describe", context=context)
        body = {
            "model": self._model,
            "temperature": 0,
            "seed": 0,
            "messages": [
                {"role": "system", "content": words.get("figure.describer")},
                {
                    "role": "user",
                    "content": [
                        {"type": "text", "text": question},
                        {"type": "image_url", "image_url": {"url": picture}},
                    ],
                },
            ],
        }
        return _description(self._ask(body))

    def _ask(self, body: dict[str, Any]) -> str:
        headers = {"Content-Type": "application/json", "User-Agent": "reformat"}
        if key := os.environ.get(KEY):
            headers["Authorization"] = f"Bearer {key}"
        request = urllib.request.Request(self._url, json.dumps(body).encode(), headers)  # noqa: S310  (http(s) only)
        hint = "pictures stay open until the describer answers; check pictures.describer-url"
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  (checked above)
                found = json.loads(answer.read(LARGEST_ANSWER))
            return str(found["choices"][0]["message"]["content"] or "")
        except (OSError, HTTPException) as error:
            raise DescriberUnavailable(f"the describer does not answer: {error}", hint=hint) from error
        except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
            message = f"the describer's answer is not in its protocol: {error!r}"
            raise DescriberUnavailable(message, hint=hint) from error


def _description(answer: str) -> Description | None:
    """The answer taken apart: JSON as we asked for it, or plain words as smaller models give them."""
    text = sound(answer).strip().removeprefix("```json").removeprefix("```").removesuffix("```").strip()
    if not text.startswith("{"):
        return Description(text) if text else None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    alt = str(found.get("alt") or "").strip()
    if not alt:
        return None
    return Description(sound(alt), sound(str(found.get("long") or "")).strip(), found.get("text_in_picture") is True)
