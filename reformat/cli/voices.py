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
from reformat.document.identity import identify
from reformat.document.nodes import Article, Metadata, Paragraph, Text
from reformat.errors import DependencyMissing, ReformatError, VoiceUnknown
from reformat.patterns import lazy
from reformat.pipeline import Kit, narrate
from reformat.registry import Registry
from reformat.saving import save
from reformat.settings import Settings
from reformat.speech.cast import best
from reformat.speech.engine import Voice
from reformat.speech.sound import decode, wav
from reformat.writers.legible import legible

PLAYERS = (
    ("paplay",),
    ("pw-play",),
    ("aplay", "-q"),
    ("afplay",),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
)
"""Programs that play a WAV file: the first that is there and succeeds is taken."""
SILENT = "silent"
"""The engine of tests, which takes any language and is no answer to who speaks one."""
_WORD = lazy(r"[^\W_]")
_LATIN = lazy(r"[A-Za-z]")


@click.command()
@click.option("--engine", multiple=True, metavar="NAME", help="These engines alone.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a voice.")
@click.argument("of", metavar="[LANGUAGE]", required=False)
@settings_options
def voices(of: str | None, engine: tuple[str, ...], as_json: bool, **options: Any) -> int:
    """List the voices of the speech engines by language (ko, en …)."""
    settings = settings_from(options)
    rows = sorted(_voices(engine, settings), key=lambda row: (row[1].language, row[0]))
    fitting = [row for row in rows if not of or best(of, (row[1],)) and (engine or row[0] != SILENT)]
    if of and not fitting:
        hint = "reformat voices lists all; docs/narration.md shows how to add others"
        raise VoiceUnknown(f"no engine here has a voice for {of!r}", hint=hint)
    for name, voice in fitting:
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
            show_error(error.code, f"{name}: {error.message}", kind="note")
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
    if not _WORD.search(text):
        raise click.UsageError("there is no word to say")
    more = {"speech.engine": engine, "speech.rate": rate, "speech.announce": False, "speech.joined": False}
    settings = settings_from(options, **more)
    chosen = chosen_voices(voice, engine, settings)
    if chosen:
        speech = msgspec.structs.replace(settings.speech, voices={**settings.speech.voices, **chosen})
        settings = msgspec.structs.replace(settings, speech=speech)
    track = heard(narrate(_sentence(legible(text), settings.language or next(iter(chosen), "")), Kit.of(settings)))
    sound = b"".join(bytes(section.mp3) for section in track.sections)
    if output:
        save(Path(output), sound)
        tell(f"{output}: {track.seconds:.1f} s")
        return status.DONE
    _play(sound)
    return status.DONE


def _sentence(text: str, language: str) -> Article:
    """An article of one paragraph; where no language is named, in the one that its characters show."""
    from reformat.language.detection import document_language

    known = language or document_language(text) or ("en" if _LATIN.search(text) else "")
    return identify(Article(Metadata(language=known), blocks=(Paragraph(inlines=(Text(text),)),)))


def _play(sound: bytes) -> None:
    """Play an MP3 as the WAV file that every player knows. Raises DependencyMissing where nothing can."""
    players = [call for call in PLAYERS if shutil.which(call[0])]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "sentence.wav"
        place.write_bytes(wav(decode(sound, "the encoder")))
        for player in players:
            done = subprocess.run([*player, str(place)], check=False, capture_output=True)  # noqa: S603
            if done.returncode == 0 and b"failed" not in done.stderr.lower():  # ffplay says so, and ends with 0
                return
    names = ", ".join(call[0] for call in players)
    why = f"{names} could not play it: is there a sound device?" if names else "no program here plays sound"
    raise DependencyMissing(why, hint='save it: reformat say "…" -o sentence.mp3')
