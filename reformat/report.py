"""report.json: what of an article was kept, what was removed and why, and what a person should look at. No clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Article, Figure, Span
from reformat.document.walk import leaves, passages, plain
from reformat.settings.tree import Settings
from reformat.speech.track import Track
from reformat.version import VERSION
from reformat.writers.writer import Artifact

NAME = "report.json"
SCHEMA = 1
DOUBTFUL = 0.75
"""Below this confidence a removal is shown to a person as one to look at."""

SHOWN = 200
"""Characters of a removed text that the report repeats; `reformat explain` shows it whole."""

PLACES = {"output": ("folder",), "speech": ("cache", "workers"), "pictures": ("descriptions",), "rules": ("folders",)}
"""Settings that tell where and how fast, not what comes out: they are left out, so that the bytes are the same."""


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that is missing from a result that stands all the same, such as its narration."""

    code: str
    message: str
    hint: str = ""


def report(
    draft: Draft,
    *,
    identity: str,
    source: str,
    settings: Settings,
    formats: Sequence[str],
    track: Track | None = None,
    problems: Sequence[Problem] = (),
) -> Artifact:
    """The report of one article as a file. `identity` is the short mark by which its folder is known again."""
    article = draft.article
    table = {
        "schema": SCHEMA,
        "identity": identity,
        "source": source,
        "title": article.metadata.title,
        "formats": list(formats),
        "metadata": msgspec.to_builtins(article.metadata),
        "kept": _kept(article),
        "removed": list(_rules(draft.ledger)),
        "look_here": [_entry(c) for c in draft.ledger if c.confidence < DOUBTFUL and c.action != "skip"],
        "changes": [_entry(c, SHOWN) for c in draft.ledger],
        "pictures": _pictures(article),
        "narration": _narration(track),
        "problems": [msgspec.to_builtins(p) for p in problems],
        "settings": _settings(settings),
        "versions": _versions(track),
    }
    return Artifact(NAME, msgspec.json.format(msgspec.json.encode(table), indent=2) + b"\n")


def counts(ledger: Iterable[Change]) -> dict[str, int]:
    """How often each rule was applied, by its id in alphabetical order."""
    return dict(sorted(Counter(change.rule for change in ledger).items()))


def _kept(article: Article) -> dict[str, Any]:
    blocks = (*article.deck, *article.blocks)
    kinds = Counter(type(block).__name__.lower() for block in leaves(blocks))
    return {"blocks": dict(sorted(kinds.items())), "characters": sum(len(p.text) for p in passages(blocks))}


def _rules(ledger: Iterable[Change]) -> Iterable[dict[str, Any]]:
    """Each rule once: what it did, why, how often, and how many characters that were."""
    by_rule: dict[str, list[Change]] = {}
    for change in ledger:
        by_rule.setdefault(change.rule, []).append(change)
    for rule, changes in sorted(by_rule.items()):
        yield {
            "rule": rule,
            "action": changes[0].action,
            "because": changes[0].because,
            "count": len(changes),
            "characters": sum(len(c.before) for c in changes),
        }


def _entry(change: Change, longest: int = 0) -> dict[str, Any]:
    before = change.before
    entry: dict[str, Any] = {"rule": change.rule, "action": change.action, "place": place(change.span), "text": before}
    if longest and len(before) > longest:
        entry |= {"text": before[:longest] + "…", "characters": len(before)}
    if change.after:
        entry["after"] = change.after[:longest] if longest else change.after
    if change.confidence < 1:
        entry["confidence"] = round(change.confidence, 2)
    if not longest:
        entry["because"] = change.because
    return entry


def place(span: Span | None) -> str:
    """A place in the source as words: `line 12`, `lines 3-7`, or the CSS path of an element."""
    if span is None:
        return ""
    if span.path:
        return span.path
    more = span.end_line > span.line
    return f"lines {span.line}-{span.end_line}" if more else f"line {span.line}" if span.line else ""


def _pictures(article: Article) -> dict[str, Any]:
    figures = [b for b in leaves((*article.deck, *article.blocks)) if isinstance(b, Figure)]
    origins = Counter(f.alt.origin for f in figures if f.image is not None and not _open(f))
    return {
        "count": len(figures),
        "without_image": sum(f.image is None for f in figures),
        "described_by": dict(sorted(origins.items())),
        "need_description": [_picture(f) for f in figures if _open(f)],
        "not_included": [_picture(f) | {"because": f.image.missing} for f in figures if f.image and f.image.missing],
    }


def _open(block: AnyBlock) -> bool:
    return isinstance(block, Figure) and block.image is not None and block.alt.open


def _picture(figure: Figure) -> dict[str, str]:
    image = figure.image
    url = image.url if image and not image.url.startswith("data:") else ""
    found = {"picture": image.original or image.asset if image else "", "url": url, "caption": plain(figure.caption)}
    return {"id": figure.id} | {key: value for key, value in found.items() if value}


def _narration(track: Track | None) -> dict[str, Any] | None:
    if track is None:
        return None
    return {
        "engine": track.engine,
        "voices": dict(sorted(track.voices.items())),
        "languages_without_voice": list(track.silent),
        "sections": len(track.sections),
        "utterances": len(track.cues),
        "seconds": round(track.seconds, 3),
    }


def _settings(settings: Settings) -> dict[str, Any]:
    tree: dict[str, Any] = msgspec.to_builtins(settings)
    for section, names in PLACES.items():
        for name in names:
            tree[section].pop(name, None)
    return tree


def _versions(track: Track | None) -> dict[str, str]:
    engine = {track.engine: track.engine_version} if track else {}
    return {"reformat": VERSION, **engine}
