"""An article spoken: by one engine from its first word to its last, exact to the utterance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reformat.document.nodes import Article
from reformat.errors import DependencyMissing, ReformatError, SpeechError, VoiceUnknown
from reformat.events import Listener, Warned, ignore
from reformat.settings.load import at_home
from reformat.settings.tree import Settings
from reformat.speech.cache import Cache, user_folder
from reformat.speech.cast import Cast, cast
from reformat.speech.clips import Clips
from reformat.speech.engine import Engine
from reformat.speech.guests import tongues
from reformat.speech.plan import known, languages, plans
from reformat.speech.recording import record
from reformat.speech.script import script
from reformat.speech.track import Track, Utterance

SILENT_HINT = "--engine gtts (online), http or command has other voices; speech.fallback names engines for what is left"
Factory = Callable[[str, Settings], Engine]
"""Gives the engine of a name, set up from the settings (Registry.engine)."""


def narrate(
    article: Article, engine: Factory, settings: Settings, listen: Listener = ignore, source: str = ""
) -> Track:
    """The article's narration. If an engine fails, all of it by the next of the chain, with a word to the listener."""
    return speak(script(article, settings), engine, settings, listen, source, article.metadata.language)


def speak(
    utterances: Sequence[Utterance],
    engine: Factory,
    settings: Settings,
    listen: Listener = ignore,
    source: str = "",
    language: str = "",
) -> Track:
    """These utterances spoken; `language` is for those that name none."""
    said = known(utterances, language or settings.language or "en")
    company = _Company(engine, settings, listen, source)
    try:
        while True:
            try:
                return _perform(said, company)
            except (SpeechError, DependencyMissing) as error:
                company.dismiss(error)
    finally:
        company.close()


def _perform(utterances: Sequence[Utterance], company: _Company) -> Track:
    settings = company.settings
    speech, guests = settings.speech, tongues(utterances)
    parts = cast(company.engines(), languages(utterances), speech.voices, speech.engine, guests)
    company.announce(parts)
    folder = at_home(settings.speech.cache) if settings.speech.cache else user_folder()
    cache = Cache(folder, settings.speech.cache_bytes)
    todo = plans(utterances, parts.silent)
    try:
        made = record(todo, Clips(parts, settings, cache), company.listen, company.source)
    finally:
        cache.sweep()
        if cache.trouble:
            hint = "narration goes on; speech.cache names another folder"
            company.warn("cache", f"spoken sentences cannot be kept: {cache.trouble}", hint)
    lead = next(iter(parts.parts.values())).engine if parts.parts else None
    name, version = (lead.name, lead.version) if lead else ("", "")
    return Track(made.sections, name, version, parts.credits(), parts.silent, made.spoken, made.cached)


@dataclass(slots=True)
class _Company:
    """The engines that may speak, in the user's order; one that failed is out for the rest of the article."""

    factory: Factory
    settings: Settings
    listen: Listener
    source: str
    names: list[str] = field(init=False)
    _open: dict[str, Engine] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.names = list(dict.fromkeys((self.settings.speech.engine, *self.settings.speech.fallback)))

    def engines(self) -> Iterator[Engine]:
        """The engines, each made when it is asked for."""
        for name in tuple(self.names):
            if name not in self._open:
                try:
                    self._open[name] = self.factory(name, self.settings)
                except ReformatError as error:
                    error.where = error.where or name
                    raise
            yield self._open[name]

    def dismiss(self, error: ReformatError) -> None:
        """Take out the engine that failed, and say who speaks now; raise its error if there is nobody."""
        failed = error.where if error.where in self.names else self.names[0]
        if isinstance(error, VoiceUnknown) or len(self.names) == 1:
            raise error
        self.names.remove(failed)
        word = f"{failed} failed ({error.message}); {self.names[0]} speaks the whole article instead"
        self.warn(error.code, word, error.hint)

    def announce(self, parts: Cast) -> None:
        """Say which languages nobody speaks, and which another engine than the first had to take."""
        for language in parts.silent:
            word = f"no engine of {', '.join(self.names)} speaks {language!r}: its sentences stay text only"
            self.warn(VoiceUnknown.code, word, SILENT_HINT)
        for language, part in parts.parts.items():
            if part.engine.name != self.names[0]:
                self.warn(
                    "voice",
                    f"{self.names[0]} has no voice for {language!r}; {part.engine.name} speaks it ({part.voice.id})",
                )

    def warn(self, code: str, message: str, hint: str = "") -> None:
        """A word to the listener."""
        self.listen(Warned(self.source, code, message, hint))

    def close(self) -> None:
        """Let go of all engines."""
        for engine in self._open.values():
            engine.close()
