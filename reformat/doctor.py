"""What of reformat is there and what is missing on this machine, with what each missing part is for."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from reformat.check.epubcheck import command as epubcheck
from reformat.document.source import Source
from reformat.errors import DependencyMissing, PluginError, ReformatError, install
from reformat.registry import Registry, load
from reformat.settings import Settings
from reformat.settings.load import nearest, user_file
from reformat.version import VERSION

State = Literal["ok", "missing", "broken"]

PARTS = (
    ("beautifulsoup4", "bs4", "reading pages", ""),
    ("selectolax", "selectolax", "finding the article", ""),
    ("lxml", "lxml", "books and checks", ""),
    ("ebooklib", "ebooklib", "EPUB", ""),
    ("pydub", "pydub", "assembling sound", ""),
    ("lameenc", "lameenc", "MP3", ""),
    ("espeakng-loader", "espeakng_loader", "the offline voices", ""),
    ("gTTS", "gtts", "the online voices", ""),
    ("Pillow", "PIL", "pictures", ""),
    ("watchfiles", "watchfiles", "reformat watch", ""),
    ("uvicorn", "uvicorn", "reformat serve", "service"),
    ("weasyprint", "weasyprint", "--to pdf", "pdf"),
    ("imageio-ffmpeg", "imageio_ffmpeg", "M4B", "ffmpeg"),
    ("warcio", "warcio", "WARC archives", "warc"),
    ("distributed", "distributed", "--scheduler", "dask"),
    ("wagtail", "wagtail", "the Wagtail plug-in", "wagtail"),
)
"""Distribution, module, what it is for, and the extra that brings it ("" for what is always installed)."""

EXTRAS = {"reader warc": "warc", "writer pdf": "pdf"}
"""The extras that our own plug-ins need; without them they load, and can do nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was looked for. `needed`: reformat is not whole without it."""

    name: str
    state: State
    says: str
    hint: str = ""
    needed: bool = False


def examine(settings: Settings) -> Iterator[Part]:
    """Everything that reformat stands on, what is needed first."""
    enough = sys.version_info >= (3, 11)
    yield Part("python", "ok" if enough else "broken", platform.python_version(), "3.11 or newer", needed=True)
    yield Part("reformat", "ok", VERSION, needed=True)
    yield from map(_package, PARTS)
    yield from _plugins(settings)
    yield from _programs()
    yield from _places(settings)


def _package(part: tuple[str, str, str, str]) -> Part:
    name, module, purpose, extra = part
    hint = install(extra) if extra else "in the folder of reformat's source: pip install --force-reinstall ."
    try:
        found = importlib.util.find_spec(module) is not None
        return Part(name, "ok" if found else "missing", f"{version(name)}, for {purpose}", hint, needed=not extra)
    except (PackageNotFoundError, ImportError, ValueError):
        return Part(name, "missing", f"for {purpose}", hint, needed=not extra)


def _plugins(settings: Settings) -> Iterator[Part]:
    """Each plug-in loaded for once, which is the only way to know."""
    registry, there = Registry.discover(), {extra for _, module, _, extra in PARTS if importlib.util.find_spec(module)}
    for kind in ("reader", "writer", "engine", "describer"):
        entries: Mapping[str, EntryPoint] = getattr(registry, f"{kind}s")
        for name, entry in sorted(entries.items()):
            try:
                loaded = load(entry)
            except DependencyMissing as error:
                yield Part(f"{kind} {name}", "broken", error.message, "update or remove the plug-in")
                continue
            try:
                says = loaded.__name__
                if kind == "engine":
                    says = f"{len(registry.engine(name, settings).voices())} voices"
                elif kind == "reader":
                    registry.of_kind(name).claims(Source.bytes(b"<p>Words.</p>"), b"<p>Words.</p>")
                elif kind == "writer":
                    registry.writer(name)
                if (extra := EXTRAS.get(f"{kind} {name}", "")) and extra not in there:
                    raise DependencyMissing(f"the extra {extra} is not installed", hint=install(extra))
                yield Part(f"{kind} {name}", "ok", says)
            except PluginError as error:
                yield Part(f"{kind} {name}", "broken", error.message, error.hint)
            except ReformatError as error:
                yield Part(f"{kind} {name}", "missing", error.message, error.hint)


def _programs() -> Iterator[Part]:
    found = epubcheck()
    yield Part("epubcheck", "ok" if found else "missing", "for reformat check", "set EPUBCHECK_JAR, and install Java")
    for program, purpose in (("ffmpeg", "M4B, where the extra is not installed"), ("java", "EPUBCheck")):
        yield Part(program, "ok" if shutil.which(program) else "missing", f"for {purpose}", "only if you want it")


def _places(settings: Settings) -> Iterator[Part]:
    import os

    for name, place in (("your settings", user_file(os.environ)), ("project settings", nearest(Path()))):
        there = place is not None and place.is_file()
        yield Part(
            name, "ok" if there else "missing", str(place or "no reformat.toml here or above"), "docs/settings.md"
        )
