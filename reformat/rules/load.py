"""Rule files from disk: ours when a language or site asks for them, a user's at once, so that mistakes show early."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from reformat.document.toml import tables, text_of
from reformat.document.typed import typed
from reformat.errors import RuleError
from reformat.patterns import lazy
from reformat.rules.safety import check_pattern
from reformat.rules.schema import RuleFile

HOME = Path(__file__).parent
RULE_PATH = lazy(r"\$\.(\w+)\[(\d+)\](?:\.(\w+))?")


def read_file(path: Path) -> RuleFile:
    """The rules of one TOML file; RuleError with file, line and key where it has a mistake."""
    try:
        text = text_of(path)
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no UTF-8 text"
        hint = f"give the files in it: {path}/*.toml" if isinstance(error, IsADirectoryError) else "check the path"
        raise RuleError(f"cannot read the rule file {path}: {why}", hint=hint, where=str(path)) from error
    try:
        found = msgspec.convert(_tables(text), typed(RuleFile))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"{path}:{line[1] if line else 1}"
        raise RuleError(f"{where}: not valid TOML: {error}", hint="quote patterns in '…'", where=where) from error
    except msgspec.ValidationError as error:
        where, key = _place(path, text, str(error))
        said = _in_words(str(error))
        raise RuleError(f"{where}: {key}{said}", hint="docs/rules.md lists the keys", where=where) from error
    _check(path, text, found)
    return found


@cache
def built_in(name: str) -> RuleFile:
    """A file of ours: "common", "languages/ko", "sites/example.com"; an empty one if there is none."""
    path = HOME / f"{name}.toml"
    if not path.is_file():
        return RuleFile()
    return msgspec.convert(_tables(path.read_text("utf-8")), typed(RuleFile))


def every_name() -> tuple[str, ...]:
    """The names of all files of ours, as `built_in` takes them."""
    paths = (*HOME.glob("common.toml"), *HOME.glob("languages/*.toml"), *HOME.glob("sites/*.toml"))
    return tuple(str(p.relative_to(HOME).with_suffix("")) for p in sorted(paths))


@cache
def sites() -> frozenset[str]:
    """The hosts that have a file of ours."""
    return frozenset(p.stem for p in (HOME / "sites").glob("*.toml"))


def user_files(folders: tuple[str, ...]) -> tuple[tuple[str, RuleFile], ...]:
    """The rules of a user's files and folders (every .toml below), with the name of each."""
    found: list[tuple[str, RuleFile]] = []
    for folder in map(Path, folders):
        if not folder.exists():
            raise RuleError(f"no rule file or folder {folder}", hint="check rules.folders", where=str(folder))
        paths = sorted(folder.rglob("*.toml")) if folder.is_dir() else [folder]
        found += [(path.stem, read_file(path)) for path in paths]
    return tuple(found)


@cache
def _kinds() -> dict[str, dict[str, dict[str, Any]]]:
    """By table and kind what rules have in common, whatever their language: kinds.toml."""
    return tomllib.loads((HOME / "kinds.toml").read_text("utf-8"))


def _tables(text: str) -> dict[str, Any]:
    """What a file says, its rules whole: a pattern may stand in lines, and a kind says what a rule leaves out."""
    found = tables(text)
    for name, rules in found.items():
        if isinstance(rules, list):
            found[name] = [_whole(rule, _kinds().get(name, {})) if isinstance(rule, dict) else rule for rule in rules]
    return found


def _whole(rule: dict[str, Any], kinds: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A rule with its pattern in one, and where it gives no reason with what its kind has in common."""
    text = rule.get("text")
    if text and isinstance(text, list) and all(isinstance(part, str) for part in text):
        rule = rule | {"text": "|".join(text)}
    kind = {} if "because" in rule else kinds.get(str(rule.get("id", "")).partition(".")[2], {})
    return kind | rule


def _check(path: Path, text: str, found: RuleFile) -> None:
    """Refuse patterns that are wrong or may take for ever, and ids that stand twice."""
    seen: set[str] = set()
    for rule in found.rules:
        line = _line_of(text, re.escape(rule.id))
        where = f"{path}:{line}"
        if rule.id in seen:
            raise RuleError(f"{where}: id: {rule.id} stands twice", hint="give each rule its own id", where=where)
        seen.add(rule.id)
        if not (rule.text or rule.class_ or rule.labels):
            raise RuleError(f"{where}: {rule.id} needs `labels`, `text` or `class`", hint="docs/rules.md", where=where)
        for key, pattern in (("text", rule.text), ("class", rule.class_)):
            if problem := check_pattern(pattern):
                hint = f"docs/rules.md, “Patterns”: what stands in {key}"
                raise RuleError(f"{where}: {key} of {rule.id}: {problem}", hint=hint, where=where)


def _in_words(message: str) -> str:
    """What msgspec says of a file, as one says it of a table."""
    said = re.sub(r" - at `\$[^`]*`$", "", message)
    said = re.sub(r"Object contains unknown field `([^`]+)`", r"there is no key `\1`", said)
    said = re.sub(r"Object missing required field `([^`]+)`", r"the key `\1` is missing", said)
    return re.sub(r"Expected `([^`]+)`, got `([^`]+)`", r"this wants `\1` and has `\2`", said)


def _place(path: Path, text: str, message: str) -> tuple[str, str]:
    """File and line of a mistake that msgspec found, and the key in words."""
    unknown = re.search(r"unknown field `([^`]+)`", message)
    table = RULE_PATH.search(message)
    start = 0
    if table:
        heads = [m.start() for m in re.finditer(rf"^\s*\[\[{table[1]}\]\]", text, re.M)]
        start = heads[int(table[2])] if int(table[2]) < len(heads) else 0
    key = unknown[1] if unknown else (table[3] if table and table[3] else "")
    line = text.count("\n", 0, start) + 1
    if key and (hit := re.compile(rf"^\s*\[?{re.escape(key)}\b", re.M).search(text, start)):
        line = text.count("\n", 0, hit.end()) + 1
    return f"{path}:{line}", f"{key}: " if key else ""


def _line_of(text: str, pattern: str) -> int:
    hit = re.search(rf"^\s*id\s*=\s*[\"']{pattern}[\"']", text, re.M)
    return text.count("\n", 0, hit.end()) + 1 if hit else 1
