"""Commands that look at one source and write nothing: outline, script, explain."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from reformat.batch.sources import articles, gather
from reformat.cli import status
from reformat.cli.options import settings_from, settings_options
from reformat.cli.talk import data, show_error
from reformat.conversion import fresh, kit_for
from reformat.document.draft import Draft
from reformat.document.source import kind
from reformat.errors import MissingSource, ReformatError
from reformat.pipeline import Kit, prepare
from reformat.saving import save


def drafts(source: str, options: dict[str, Any], **more: Any) -> Iterator[tuple[Draft, Kit]]:
    """The finished draft of each article that a source holds; then the faults of those that can't be read."""
    kit = kit_for(settings_from(options, **more))
    found, faults = False, []
    for outer in gather([source]):
        for inner in articles(outer, kit):
            found = True
            try:
                draft = prepare(inner, fresh(kit, inner))
            except ReformatError as error:
                faults.append(error)
            else:
                yield draft, kit
    for fault in faults[:-1]:
        show_error(fault.code, fault.message, fault.hint)
    if faults:
        raise faults[-1]
    if not found:
        raise MissingSource(f"nothing to read in {source}", hint="name a page, a text, a feed or an archive")


def to_lines(value: Any) -> str:
    """A value as one line of JSON."""
    return msgspec.json.encode(value).decode()


@click.command()
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one line an article.")
@settings_options
def outline(source: str, as_json: bool, **options: Any) -> int:
    """List an article's headings, links, figures, tables and landmarks, as a screen reader would."""
    from reformat.outline import outline as look

    for draft, _ in drafts(source, options):
        found = look(draft.article)
        data(to_lines(found) if as_json else found.text())
    return status.DONE


@click.command()
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help="One JSON line an utterance: kind, lang, text, spoken.")
@settings_options
def script(source: str, as_json: bool, **options: Any) -> int:
    """Print the narration script: what is said, sentence by sentence, and how numbers and names are read."""
    from reformat.speech.script import script as write

    for draft, kit in drafts(source, options):
        for said in write(draft.article, kit.settings):
            if as_json:
                row = {
                    "id": said.id,
                    "kind": said.kind,
                    "lang": said.language,
                    "text": said.text,
                    "spoken": said.spoken,
                }
                data(to_lines(row | {"block": said.block, "pause": said.pause}))
            else:
                data(f"{said.kind:<12} {said.spoken}")
    return status.DONE


@click.command()
@click.argument("subject", metavar="SOURCE|RULE-ID")
@click.option("--verify", is_flag=True, help="Check that every character is in the article or in the ledger.")
@click.option("--html", "page", metavar="FILE", help="Write an accessible page instead; - for standard output.")
@click.option("--json", "as_json", is_flag=True, help="The ledger as JSON, one line a change.")
@settings_options
def explain(subject: str, verify: bool, page: str | None, as_json: bool, **options: Any) -> int:
    """Show what was removed from a source, and why; or, for a rule's id, what the rule does and its examples."""
    import reformat.explain as room

    if not kind(subject) and subject != "-" and "://" not in subject:
        kit = kit_for(settings_from(options))
        if (words := room.rule(subject, kit.rules)) is not None:
            data(words)
            return status.DONE
        if re.fullmatch(r"[a-z-]+\.[a-z-]+", subject):
            hint = "a page's path, or a rule's id as reformat explain SOURCE names it"
            raise MissingSource(f"there is no file and no rule {subject}{room.meant(subject, kit.rules)}", hint=hint)
    balanced = True
    for number, (draft, _) in enumerate(drafts(subject, options), 1):
        if verify:
            said, holds = room.verified(draft)
            balanced &= holds
            data(said)
        elif as_json:
            for change in draft.ledger:
                data(to_lines(change))
        elif page:
            _write(page, room.as_page(draft, subject), number)
        else:
            data(room.as_text(draft, subject))
    return status.DONE if balanced else status.FINDINGS


def _write(place: str, markup: str, number: int) -> None:
    """Put a page where it is asked for; a source's further articles get pages beside it: out.2.html, out.3.html …"""
    if place == "-":
        sys.stdout.write(markup)
        return
    page = Path(place)
    save(page if number == 1 else page.with_name(f"{page.stem}.{number}{page.suffix}"), markup.encode())
