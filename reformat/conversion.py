"""One source into finished files: what the command line, batches, jobs and the library all do for each article."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Unpack

import msgspec

from reformat.document import codec
from reformat.document.assets import MemoryAssets
from reformat.document.draft import Draft
from reformat.document.nodes import Article
from reformat.document.source import Known, Source
from reformat.document.typed import typed
from reformat.errors import (
    DescriberUnavailable,
    NoArticle,
    ReformatError,
    SettingsError,
    SpeechError,
    Unsupported,
    VoiceUnknown,
)
from reformat.events import Listener, Warned, ignore
from reformat.pipeline import Kit, expand, narrate, write
from reformat.pipeline import prepare as run_stages
from reformat.readers.given import Input, as_source
from reformat.report import Problem, report
from reformat.saving import DIGITS, Saved, Shelf, mark
from reformat.settings.tree import Settings
from reformat.speech.track import Track
from reformat.stages.describe import NO_DESCRIBER
from reformat.stages.descriptions import FILE, Descriptions
from reformat.stages.illustrate import refused
from reformat.writers.writer import Artifact, Item


@dataclass(frozen=True)
class Result:
    """A converted article. A format that was not asked for is made when it is first looked at.

    `draft` holds the article and its ledger, `track` the narration or None, `problems` what is missing and why.
    """

    source: str
    identity: str
    draft: Draft
    formats: tuple[str, ...]
    kit: Kit
    track: Track | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def article(self) -> Article:
        """The article as a tree."""
        return self.draft.article

    @cached_property
    def html(self) -> str:
        """The large-print page, one self-contained document."""
        return self._one("html").decode()

    @cached_property
    def html_fragment(self) -> str:
        """The article for a page of your own: no head, classes of its own, headings from h2."""
        from reformat.writers.html import fragment

        return fragment(self.article, self.kit.assets, self.kit.settings)

    @cached_property
    def epub(self) -> bytes:
        """The book, with read-along if audio was asked for."""
        return self._one("epub")

    @cached_property
    def text(self) -> str:
        """The article's words alone."""
        return self._one("text").decode()

    @cached_property
    def json(self) -> bytes:
        """The article as article.json."""
        return codec.encode(self.article)

    @cached_property
    def audio(self) -> Mapping[str, bytes]:
        """The narration's files by name: sections, captions, playlist, manifest. Raises SpeechError."""
        track = heard(self.track or narrate(self.article, self.kit, source=self.source))
        return {
            f.name.removeprefix("audio/"): f.data
            for f in write([replace(self._item, track=track)], ["audio"], self.kit)
        }

    @cached_property
    def report(self) -> dict[str, Any]:
        """What report.json says."""
        found: dict[str, Any] = msgspec.json.decode(self._report().data)
        return found

    @cached_property
    def mark(self) -> str:
        """The short name of the article's identity, as report.json has it."""
        return mark(self.identity, DIGITS)

    def files(self) -> Iterator[Artifact]:
        """All files of the formats asked for, one after the other, and the report last."""
        yield from write([self._item], self.formats, self.kit)
        yield self._report()

    def save(self, folder: str | Path) -> Saved:
        """Write the article's folder below `folder`, whole or not at all. Raises WriteError."""
        return Shelf(Path(folder)).save(self.files(), self.article, self.identity)

    @property
    def _item(self) -> Item:
        return Item(self.article, self.track, self.identity)

    def _one(self, form: str) -> bytes:
        return b"".join(file.data for file in write([self._item], [form], self.kit))

    def _report(self) -> Artifact:
        name = self.source if "://" in self.source else os.path.basename(self.source)  # noqa: PTH119
        return report(
            self.draft,
            identity=self.mark,
            source=name,
            settings=self.kit.settings,
            formats=self.formats,
            track=self.track,
            problems=self.problems,
        )


def render(source: Source, kit: Kit, formats: Iterable[str], listen: Listener = ignore) -> Result:
    """One article's source into a result; where narration fails, the other formats come without it."""
    wanted = tuple(dict.fromkeys(formats))
    draft = run_stages(source, kit, listen)
    _warn(source.name, draft, listen)
    track: Track | None = None
    problems: tuple[Problem, ...] = ()
    if "audio" in wanted:
        try:
            track = narrate(draft.article, kit, listen, source.name)
        except SpeechError as error:
            wanted = tuple(form for form in wanted if form != "audio")
            if not wanted:
                raise
            problems = (Problem(error.code, error.message, error.hint),)
            listen(Warned(source.name, error.code, f"no narration: {error.message}", error.hint))
    if track is not None and not track.sections:
        wanted = _silent(wanted, track)
    identity = source.identity(draft.article.metadata.url)
    return Result(source.name, identity, draft, wanted, kit, track, problems)


TOLD = 3
"""Pictures that are named in one line."""


def _warn(name: str, draft: Draft, listen: Listener) -> None:
    """Say what a person should know of the pictures: that no describer answered, that files are faulty."""
    for change in draft.ledger:
        if change.rule == NO_DESCRIBER:
            listen(Warned(name, DescriberUnavailable.code, change.because, "see pictures.describer-url"))
    if faults := refused(draft.article):
        told = ", ".join(f"{place} ({why})" for place, why in islice(faults.items(), TOLD))
        more = f" and {len(faults) - TOLD} more" if len(faults) > TOLD else ""
        hint = "report.json lists them under pictures.not_included"
        listen(Warned(name, "picture", f"pictures that could not be taken: {told}{more}", hint))


def _silent(wanted: tuple[str, ...], track: Track) -> tuple[str, ...]:
    """The formats without audio, of which nothing would be true; VoiceUnknown where nothing else was asked for."""
    rest = tuple(form for form in wanted if form != "audio")
    if not rest:
        heard(track)
    return rest


def heard(track: Track) -> Track:
    """The track, if there is anything to hear in it. Raises VoiceUnknown."""
    if not track.sections:
        why = f"no engine speaks {', '.join(track.silent)}" if track.silent else "the article has no words to speak"
        raise VoiceUnknown(
            f"no narration: {why}", hint="--engine or speech.fallback names another; see reformat voices"
        )
    return track


def fresh(kit: Kit, source: Source) -> Kit:
    """The kit for one article: pictures of its own, and first of all the descriptions that lie beside its source."""
    beside = source.folder / FILE if source.folder is not None else None
    described = kit.descriptions
    if beside is not None and beside.is_file():
        described = Descriptions({**described.entries, **Descriptions.load([beside]).entries})
    return replace(kit, descriptions=described, assets=MemoryAssets())


def convert(
    source: Input,
    to: Iterable[str] = ("html",),
    settings: Settings | Mapping[str, Any] | None = None,
    *,
    listen: Listener = ignore,
    **known: Unpack[Known],
) -> Result:
    """Convert one article. `known` is what the caller knows of it: metadata, base_url, resolve, whole_page …

    Raises ReformatError; SettingsError for a format that there is not, Unsupported for a source that holds several
    articles, which convert_each takes.
    """
    results = convert_each([source], to, settings, listen=listen, **known)
    first = next(results, None)
    if first is None:
        raise NoArticle("there is no article in the source")
    if next(results, None) is not None:
        raise Unsupported("the source holds several articles", hint="use convert_each")
    return first


def convert_each(
    sources: Input | Iterable[Input],
    to: Iterable[str] = ("html",),
    settings: Settings | Mapping[str, Any] | None = None,
    *,
    listen: Listener = ignore,
    failed: Callable[[ReformatError], object] | None = None,
    **known: Unpack[Known],
) -> Iterator[Result]:
    """Convert many articles, each as it is asked for; a feed or an archive gives each of its own.

    Raises ReformatError at the first that fails, and ends there; where `failed` takes what failed, the others go on.
    """
    kit = kit_for(settings)
    formats = (to,) if isinstance(to, str) else tuple(to)
    for form in formats:
        kit.registry.writer(form)
    for given in [sources] if isinstance(sources, Input) else sources:
        with _telling(failed):
            for source in expand(as_source(given, **known), kit):
                with _telling(failed, source.name):
                    yield render(source, fresh(kit, source), formats, listen)


@contextmanager
def _telling(failed: Callable[[ReformatError], object] | None, where: str = "") -> Iterator[None]:
    """Hand over what fails within, with the name of its source; raise it where nobody takes it."""
    try:
        yield
    except ReformatError as error:
        error.where = error.where or where
        if failed is None:
            raise
        failed(error)


def prepare(source: Input, settings: Settings | Mapping[str, Any] | None = None, **known: Unpack[Known]) -> Draft:
    """Clean and structure one article without writing it: the article and the ledger of all that was changed."""
    kit = kit_for(settings)
    one = as_source(source, **known)
    return run_stages(next(expand(one, kit), one), fresh(kit, one))


def kit_for(settings: Settings | Mapping[str, Any] | None) -> Kit:
    """What a conversion needs, under these settings: a tree, or a table of them in the manner of reformat.toml."""
    if settings is None or isinstance(settings, Settings):
        return described(Kit.of(settings))
    from reformat.settings.merge import nested
    from reformat.settings.wording import in_words

    try:
        return described(Kit.of(msgspec.convert(nested(settings), typed(Settings))))
    except msgspec.ValidationError as error:
        raise SettingsError(f"settings: {in_words(str(error))}", hint="docs/settings.md lists all settings") from error


def described(kit: Kit, *places: Path) -> Kit:
    """The kit with the descriptions of these places, and of the shared store that the settings name."""
    shared = kit.settings.pictures.descriptions
    return replace(kit, descriptions=kit.descriptions.with_more([*places, *([Path(shared)] if shared else [])]))
