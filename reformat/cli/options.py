"""Options that several commands share, and how they become settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from reformat.errors import VoiceUnknown
from reformat.settings import Settings, load_settings
from reformat.settings.environment import from_words
from reformat.settings.merge import merged, nested

Command = TypeVar("Command", bound=Callable[..., Any])


def settings_options(command: Command) -> Command:
    """Options that choose settings: a file, single settings, rules, language, network."""
    for option in reversed(_SETTINGS):
        command = option(command)
    return command


_SETTINGS = (
    click.option(
        "--settings", "settings_file", metavar="FILE", help="Settings file in place of the nearest reformat.toml."
    ),
    click.option("-s", "--set", "words", metavar="KEY=VALUE", multiple=True, help="Any setting, e.g. page.size=32."),
    click.option("--rules", multiple=True, metavar="PATH", help="Further rule file or folder of them."),
    click.option("--keep", multiple=True, metavar="RULE", help="Do not apply this rule (ko.scrolling, or ko.*)."),
    click.option("--no-rules", multiple=True, metavar="NAME", help="Do not load this rule file (ko, example.com)."),
    click.option("--language", metavar="TAG", help="Language of the articles, where it is not to be found out."),
    click.option("--network", is_flag=True, default=None, help="Fetch sources given as addresses."),
)


def settings_from(options: dict[str, Any], **more: Any) -> Settings:
    """The settings under the options of `settings_options`, with further ones by dotted key (`speech.engine`)."""
    chosen = {
        "rules.folders": options["rules"],
        "rules.keep": options["keep"],
        "rules.off": options["no_rules"],
        "language": options["language"],
        "network": options["network"],
    }
    flags = nested({key: value for key, value in {**chosen, **more}.items() if value not in (None, ())})
    return load_settings(file=options["settings_file"], overrides=merged(flags, from_words(options["words"])))


def forms(values: Iterable[str]) -> tuple[str, ...] | None:
    """The formats that `--to html,epub --to audio` names, or None."""
    named = [part.strip() for value in values for part in value.split(",") if part.strip()]
    return tuple(dict.fromkeys(named)) or None


def voices(values: Iterable[str], engine: str | None, settings: Settings) -> dict[str, str]:
    """Voices by language: `ko=NAME`, or a NAME whose language the engine knows."""
    chosen: dict[str, str] = {}
    for value in values:
        language, sign, name = value.partition("=")
        chosen[language if sign else _language_of(value, engine, settings)] = name if sign else value
    return chosen


def _language_of(voice: str, engine: str | None, settings: Settings) -> str:
    from reformat.registry import Registry

    name = engine or settings.speech.engine
    base = voice.rpartition(":")[2].partition("+")[0].lower()
    for known in Registry.discover().engine(name, settings).voices():
        if base in (known.id.lower(), known.name.lower()):
            return known.language.partition("-")[0] or "mul"
    raise VoiceUnknown(f"{name} has no voice {voice!r}", hint=f"reformat voices --engine {name}")
