"""reformat voices and reformat say: what can speak, and how it sounds."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from reformat.cli import status
from reformat.cli.options import settings_from, settings_options
from reformat.cli.options import voices as chosen_voices
from reformat.cli.talk import data, show_error
from reformat.cli.talk import say as tell
from reformat.conversion import heard
from reformat.document.nodes import Article, Metadata, Paragraph, Text
from reformat.document.walk import identify
from reformat.errors import DependencyMissing, ReformatError
from reformat.pipeline import Kit, narrate
from reformat.registry import Registry
from reformat.saving.scratch import writing
from reformat.settings import Settings
from reformat.speech.engine import Voice

PLAYERS = (
    ("paplay",),
    ("pw-play",),
    ("aplay", "-q"),
    ("afplay",),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
)
"""Programs that play a sound file, the first that is there is taken."""


@click.command()
@click.option("--engine", multiple=True, metavar="NAME", help="These engines alone.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a voice.")
@click.argument("of", metavar="[LANGUAGE]", required=False)
@settings_options
def voices(of: str | None, engine: tuple[str, ...], as_json: bool, **options: Any) -> int:
    """List the voices of the speech engines by language (ko, en …)."""
    settings = settings_from(options)
    rows = sorted(_voices(engine, settings), key=lambda row: (row[1].language, row[0]))
    for name, voice in rows:
        if of and voice.language.partition("-")[0].lower() != of.partition("-")[0].lower():
            continue
        if as_json:
            data(msgspec.json.encode({"engine": name, **msgspec.to_builtins(voice)}).decode())
        else:
            about = ", ".join(part for part in (voice.name, voice.licence) if part)
            data(f"{voice.language or '*':<12} {name}:{voice.id:<24} {about}")
    return status.DONE


def _voices(names: tuple[str, ...], settings: Settings) -> Iterator[tuple[str, Voice]]:
    registry = Registry.discover()
    for name in names or sorted(registry.engines):
        try:
            engine = registry.engine(name, settings)
        except ReformatError as error:
            if names:
                raise
            show_error(error.code, f"{name}: {error.message}", error.hint, kind="note")
            continue
        yield from ((name, voice) for voice in engine.voices())
        engine.close()


@click.command()
@click.argument("text")
@click.option("-o", "--output", metavar="FILE", help="Save the MP3 here instead of playing it.")
@click.option("--engine", metavar="NAME", help="Speech engine.")
@click.option("--voice", multiple=True, metavar="[LANG=]VOICE", help="Voice.")
@click.option("--rate", type=float, metavar="X", help="Speaking rate, 0.5 to 3.")
@settings_options
def say(
    text: str, output: str | None, engine: str | None, voice: tuple[str, ...], rate: float | None, **options: Any
) -> int:
    """Speak a sentence as narration would: play it, or save it with -o."""
    more = {"speech.engine": engine, "speech.rate": rate, "speech.announce": False, "speech.joined": False}
    settings = settings_from(options, **more)
    if chosen := chosen_voices(voice, engine, settings):
        speech = msgspec.structs.replace(settings.speech, voices={**settings.speech.voices, **chosen})
        settings = msgspec.structs.replace(settings, speech=speech)
    track = heard(narrate(_sentence(text, settings), Kit.of(settings)))
    sound = b"".join(section.mp3 for section in track.sections)
    if output:
        with writing(Path(output)):
            Path(output).write_bytes(sound)
        tell(f"{output}: {track.seconds:.1f} s")
        return status.DONE
    _play(sound)
    return status.DONE


def _sentence(text: str, settings: Settings) -> Article:
    """An article of one paragraph in the language that its characters show."""
    from reformat.language.detection import document_language

    language = settings.language or document_language(text)
    return identify(Article(Metadata(language=language), blocks=(Paragraph(inlines=(Text(text),)),)))


def _play(sound: bytes) -> None:
    player = next((call for call in PLAYERS if shutil.which(call[0])), None)
    if player is None:
        raise DependencyMissing("no program here plays sound", hint='save it: reformat say "…" -o sentence.mp3')
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "sentence.mp3"
        place.write_bytes(sound)
        subprocess.run([*player, str(place)], check=False)  # noqa: S603
