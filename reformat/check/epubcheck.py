"""EPUBCheck beside our own rules, where Java and its jar are there ($EPUBCHECK_JAR, or `epubcheck` on the path)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from reformat.check.finding import Finding, Level

SHOWN = ("FATAL", "ERROR", "WARNING")
SECONDS = 300


def command() -> list[str]:
    """How to call EPUBCheck here, or an empty list."""
    jar = os.environ.get("EPUBCHECK_JAR", "")
    if jar and Path(jar).is_file() and shutil.which("java"):
        return ["java", "-jar", jar]
    found = shutil.which("epubcheck")
    return [found] if found else []


def epubcheck(path: Path) -> tuple[Finding, ...]:
    """EPUBCheck's findings in our words; none where it is not installed (`command` tells)."""
    call = command()
    if not call:
        return ()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        subprocess.run([*call, str(path), "--json", str(out)], capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
        report = json.loads(out.read_text("utf-8")) if out.exists() else {"messages": []}
    return tuple(
        _finding(m, spot) for m in report["messages"] if m["severity"] in SHOWN for spot in m["locations"] or [{}]
    )


def _finding(message: dict[str, str], spot: dict[str, object]) -> Finding:
    level: Level = "warning" if message["severity"] == "WARNING" else "error"
    where, file = f"line {spot.get('line', '?')}", str(spot.get("path", ""))
    return Finding(
        "epubcheck", level, file, where, message["message"], f"see {message['ID']}", "EPUB 3.3", message["ID"]
    )
