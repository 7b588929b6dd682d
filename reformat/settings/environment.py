"""Settings from the environment: `REFORMAT_SPEECH_ENGINE=gtts` is `speech.engine`; lists are parted by commas."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from reformat.errors import SettingsError
from reformat.settings.merge import merged
from reformat.settings.tree import Section, Settings
from reformat.settings.wording import in_words

PREFIX = "REFORMAT_"

ASIDE = frozenset(
    {
        "REFORMAT_DEBUG",
        "REFORMAT_KEY",
        "REFORMAT_SPOOL",
        "REFORMAT_SPEECH_KEY",
        "REFORMAT_DESCRIBER_KEY",
        "REFORMAT_SERVICE_KEYS",
        "REFORMAT_WEBHOOK_SECRET",
    }
)
"""Names of the environment that are no settings: keys, which go into no file, and words about the process."""


def from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """The table that the environment sets; an unknown REFORMAT_ name is a SettingsError."""
    known = variables()
    table: dict[str, Any] = {}
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name in ASIDE:
            continue
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {close[0]}?" if close else "docs/settings.md lists the names"
            raise SettingsError(f"environment: no setting {name}", hint=hint, where=name)
        path, kind = known[name]
        table = merged(table, _value(name, environ[name], path, kind))
    return table


def from_words(words: Iterable[str]) -> dict[str, Any]:
    """The table that words like `speech.rate=1.5` set, as the command line has them."""
    known = {".".join(path): (path, kind) for path, kind in variables().values()}
    table: dict[str, Any] = {}
    for word in words:
        key, sign, text = word.partition("=")
        key = key.strip().replace("_", "-")
        if not sign and key in known:
            raise SettingsError(f"option --set: {word} has no value", hint=f"--set {key}=VALUE")
        if not sign or key not in known:
            close = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]}?" if close else "KEY=VALUE, with a key of docs/settings.md"
            raise SettingsError(f"option --set: no setting {key!r}", hint=hint)
        table = merged(table, _value(f"--set {key}", text.strip(), *known[key]))
    return table


def variables(kind: type[Section] = Settings, path: tuple[str, ...] = ()) -> dict[str, tuple[tuple[str, ...], Any]]:
    """Every name that counts, with the setting's place in the tree and its type."""
    names: dict[str, tuple[tuple[str, ...], Any]] = {}
    hints = typing.get_type_hints(kind)
    for field in msgspec.structs.fields(kind):
        here, of = (*path, field.encode_name), hints[field.name]
        if isinstance(of, type) and issubclass(of, Section):
            names |= variables(of, here)
        else:
            names[PREFIX + "_".join(here).replace("-", "_").upper()] = (here, field.type)
    return names


def _value(name: str, text: str, path: tuple[str, ...], kind: Any) -> dict[str, Any]:
    """One variable as a table of tables, its text read as the setting's type."""
    raw: Any = text
    plain = kind.__origin__ if hasattr(kind, "__metadata__") else kind  # what an Annotated says of a list
    if typing.get_origin(plain) is tuple:
        raw = [part.strip() for part in text.split(",") if part.strip()]
    elif typing.get_origin(plain) is dict:
        raw = dict(part.strip().partition("=")[::2] for part in text.split(",") if part.strip())
    try:
        value: Any = msgspec.to_builtins(msgspec.convert(raw, kind, strict=False))
    except msgspec.ValidationError as error:
        choices = ", ".join(typing.get_args(plain)) if typing.get_origin(plain) is typing.Literal else ""
        hint = f"one of {choices}" if choices else "see docs/settings.md"
        raise SettingsError(
            f"{name}={text}: {in_words(str(error).partition(' - at ')[0])}", hint=hint, where=name
        ) from error
    for key in reversed(path):
        value = {key: value}
    return typing.cast(dict[str, Any], value)
