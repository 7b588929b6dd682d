"""The labelled pages of npm's article 1.1.2: some 260 news pages of 2013 with the text that somebody marked in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAME = "article@1.1.2"


def pages(package: Path) -> Iterator[tuple[dict[str, Any], bytes, list[str]]]:
    """What is known of each page, its bytes and its expected paragraphs."""
    base = package / "test" / "reallife"
    for entry in json.loads((base / "datamap.json").read_text("utf-8")):
        truth = json.loads((base / "expected" / f"{entry['key']}.json").read_text("utf-8"))
        if not (text := truth.get("text")):
            continue
        parts = [part.strip() for part in re.split(r"\n\s*\n" if "\n\n" in text else r"\n", text) if part.strip()]
        known = {"id": f"article-{entry['key'][:10]}", "url": entry["href"], "lang": "en", "title": truth.get("title")}
        yield known, (base / "source" / f"{entry['key']}.html").read_bytes(), parts
