"""What became of articles, as words and as JSON."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from reformat.batch.outcome import Outcome, Tally
from reformat.cli.talk import named


def as_json(outcome: Outcome) -> str:
    """An outcome as one line of JSON."""
    return msgspec.json.encode(outcome).decode()


def in_words(outcome: Outcome) -> str:
    """What one article became, as one line: source, folder, files, and what a person is asked to do."""
    names = [Path(f).relative_to(outcome.folder).as_posix() for f in outcome.files]
    folders = Counter(name.partition("/")[0] for name in names if "/" in name)
    parts = [name for name in names if "/" not in name]
    parts += [f"{folder}/ ({n} files)" for folder, n in folders.items()]
    line = f"{named(outcome.source)} -> {outcome.folder}: {', '.join(parts)}"
    if outcome.open_pictures:
        what = "1 picture needs" if outcome.open_pictures == 1 else f"{outcome.open_pictures} pictures need"
        line += f"; {what} a description, see descriptions.toml"
    return line


def summary(tally: Tally) -> str:
    """The sum of a run as one line."""
    counts = [f"{tally.outcomes[kind]} {kind}" for kind in ("done", "partial", "failed") if tally.outcomes[kind]]
    line = f"{tally.total} {'article' if tally.total == 1 else 'articles'}: {', '.join(counts)}"
    if tally.errors:
        line += " (" + ", ".join(f"{code} {n}" for code, n in sorted(tally.errors.items())) + ")"
    return line


def left_aside(endings: Counter[str]) -> str:
    """What was found in folders and not taken for articles, by the endings of the files' names, as one line."""
    told = [f"{ending} {n}" for ending, n in endings.most_common()]
    number = endings.total()
    files = "1 file" if number == 1 else f"{number} files"
    return f"left aside in folders: {files} ({', '.join(told)}); one that is named itself is tried"
