"""Where settings come from: defaults < the user's own file < `reformat.toml` < the environment < the caller's words.

`reformat.toml` is the nearest one upward from where work starts; its `extend` names files that it builds on. Paths
inside a file are meant from that file's folder. A mistake is told with its file, line and key.
"""

from __future__ import annotations

import difflib
import os
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from reformat.document.toml import tables, text_of
from reformat.document.typed import typed
from reformat.errors import SettingsError
from reformat.settings.environment import from_environment
from reformat.settings.merge import merged, nested
from reformat.settings.tree import Settings
from reformat.settings.wording import in_words

NAME = "reformat.toml"

PATHS = (
    ("output", "folder"),
    ("rules", "folders"),
    ("pictures", "descriptions"),
    ("speech", "lexicons"),
    ("speech", "cache"),
)
"""Settings that hold paths, which a file means from its own folder."""


def load_settings(
    start: str | Path | None = None,
    *,
    file: str | Path | None = None,
    environ: Mapping[str, str] | None = None,
    overrides: Mapping[str, Any] | None = None,
    user: Path | None = None,
) -> Settings:
    """The settings that hold for work in the folder `start` (default: the working directory).

    `file` names one settings file in place of the search upward. `environ` stands for os.environ and `user` for the
    user's own file, in tests. `overrides` win over all: `{"speech.engine": "gtts"}` or nested; None means not given.
    Raises SettingsError.
    """
    environ = os.environ if environ is None else environ
    layers = [_read(place) for place in _files(start, file, user or user_file(environ))]
    layers += [from_environment(environ), nested(overrides or {})]
    result: dict[str, Any] = {}
    for layer in layers:
        result = merged(result, layer)
    return _converted(result, "options", strict=False)


def user_file(environ: Mapping[str, str]) -> Path:
    """The user's own settings file, as the platform has it."""
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or "~")
    with suppress(SettingsError):
        home = at_home(home)
    if environ.get("XDG_CONFIG_HOME"):
        return Path(environ["XDG_CONFIG_HOME"]) / "reformat" / NAME
    if sys.platform == "win32":
        return Path(environ.get("APPDATA") or home / "AppData" / "Roaming") / "reformat" / NAME
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "reformat" / NAME
    return home / ".config" / "reformat" / NAME


def at_home(place: str | Path) -> Path:
    """A path that may begin with `~`, or `~name`. Raises SettingsError where nobody knows that folder."""
    try:
        return Path(place).expanduser()
    except RuntimeError as error:
        said = f"nobody knows the home folder that {place} begins with"
        raise SettingsError(said, hint="set HOME, or write the path out", where=str(place)) from error


def nearest(start: Path) -> Path | None:
    """The `reformat.toml` of this folder, or of the nearest one above it."""
    try:
        folder = start.absolute()
    except FileNotFoundError:
        return None  # above the folder we are in, which is gone, there is none
    return next((place for place in (f / NAME for f in (folder, *folder.parents)) if place.is_file()), None)


def _files(start: str | Path | None, file: str | Path | None, user: Path) -> Iterator[Path]:
    if user.is_file():
        yield user
    if file is not None:
        yield Path(file)
    elif place := nearest(Path(start or "")):
        yield place


def _read(place: Path, above: tuple[Path, ...] = ()) -> dict[str, Any]:
    """One file as a table, upon the files that it extends, checked on its own so that a mistake has its place."""
    place = place.absolute()
    if place in above:
        raise SettingsError(
            f"{place}: extend goes in a circle", hint="take one of the extend lines out", where=str(place)
        )
    text = _text(place)
    try:
        table = tables(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{place}: not TOML: {error}", hint="see docs/settings.md for an example", where=str(place)
        ) from error
    extends = table.pop("extend", [])
    names = [extends] if isinstance(extends, str) else extends
    if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
        raise SettingsError(
            f"{place}: extend must be a path or a list of paths", hint='extend = "../reformat.toml"', where=str(place)
        )
    _converted(table, str(place), text)
    base: dict[str, Any] = {}
    for name in names:
        base = merged(base, _read(place.parent / at_home(name), (*above, place)))
    return merged(base, _anchored(table, place.parent))


def _text(place: Path) -> str:
    try:
        return text_of(place)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise SettingsError(
            f"cannot read settings file {place}: {reason}", hint="check its path", where=str(place)
        ) from error


def _anchored(table: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The table with relative paths made to start from the file's folder."""

    def anchor(value: Any) -> Any:
        return str(folder / at_home(value)) if value else value

    for section, key in PATHS:
        value = table.get(section, {}).get(key)
        if value is not None:
            table[section][key] = [anchor(v) for v in value] if isinstance(value, list) else anchor(value)
    return table


def _converted(table: dict[str, Any], where: str, text: str = "", *, strict: bool = True) -> Settings:
    try:
        return msgspec.convert(table, typed(Settings), strict=strict)
    except msgspec.ValidationError as error:
        raise _mistake(str(error), where, text) from error


def _mistake(message: str, where: str, text: str) -> SettingsError:
    """The word of msgspec on a mistake, with the key, its line and the nearest right key."""
    message, _, path = message.partition(" - at `$")
    path = re.sub(r"\[.*|[`$]", "", path).strip(".")
    unknown = re.search(r"unknown field `(.+?)`", message)
    key = ".".join(part for part in (path, unknown[1] if unknown else "") if part)
    line = line_of(text, key)
    place = f"{where}:{line}" if line else where
    if "matching regex" in message:
        return SettingsError(f"{place}: {key}: no language tag", hint="ko, en-GB, zh-Hant and the like", where=place)
    if not unknown:
        return SettingsError(f"{place}: {key}: {in_words(message)}", hint="see docs/settings.md", where=place)
    close = difflib.get_close_matches(key, keys(), n=1, cutoff=0.5)
    hint = f"did you mean {close[0]}?" if close else "docs/settings.md lists all settings"
    return SettingsError(f"{place}: no setting {key!r}", hint=hint, where=place)


def keys(kind: Any = Settings, before: str = "") -> list[str]:
    """All settings as dotted keys, the sections among them."""
    names: list[str] = []
    for found in msgspec.structs.fields(kind):
        name = before + found.encode_name
        names.append(name)
        if isinstance(found.type, type) and issubclass(found.type, msgspec.Struct):
            names += keys(found.type, f"{name}.")
    return names


def line_of(text: str, key: str) -> int:
    """The line (from 1) where a TOML text sets a dotted key or opens its table; 0 if it is not to be seen."""
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line):
            section = re.sub(r"[\"'\s]", "", header[1]) + "."
            if section == f"{key}.":
                return number
        elif set_here := re.match(r"\s*([\w\-.\"' ]+?)\s*=", line):
            name = section + re.sub(r"[\"'\s]", "", set_here[1])
            if name == key or key.startswith(f"{name}."):
                return number
    return 0
