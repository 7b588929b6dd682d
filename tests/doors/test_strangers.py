"""Plug-ins that raise, exit or give nonsense: their fault is named, and takes nothing of ours along."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint
from types import ModuleType
from typing import Any

import pytest

from reformat.batch.outcome import Outcome
from reformat.batch.work import opened
from reformat.conversion import render
from reformat.doctor import examine
from reformat.document.source import Source
from reformat.errors import DescriberUnavailable, EngineRefused, NoArticle, PluginError, ReformatError, TooLarge
from reformat.pipeline import Kit, expand, write
from reformat.registry import Registry
from reformat.settings.tree import Limits, Pictures, Settings, Speech
from reformat.speech.engine import Clip, Voice
from reformat.stages.describer import Description
from reformat.writers.writer import Artifact

WORDS = "The sluice is open, and nobody knows who opened it, or when it was that it was opened. "
PAGE = f"<html lang=en><title>Sluice</title><body><article><h1>Sluice</h1><p>{WORDS * 3}</p><p>{WORDS * 2}</p></article></body></html>"


def fails(*_: Any, **__: Any) -> Any:
    raise ValueError(WORDS)


def leaves(*_: Any, **__: Any) -> Any:
    sys.exit(0)


FAULTS: list[Callable[..., Any]] = [fails, leaves]


class Plug:
    """A plug-in of every kind, that does nothing wrong."""

    media = format = name = "odd"
    container, suffix, version, online, workers = False, ".odd", "1", False, 1

    def __init__(self, *_: Any) -> None:
        pass

    def claims(self, source: Source, head: bytes) -> Any:
        return source.name.endswith(".odd")

    def expand(self, source: Source) -> Any:
        yield source

    def read(self, source: Source, rules: Any) -> Any:
        return fails()

    def write(self, items: Any, assets: Any, settings: Any) -> Any:
        yield Artifact("article.odd", b"fine")

    def voices(self) -> Any:
        return [Voice("one", "en")]

    def speak(self, text: str, voice: Voice, *, rate: float, timeout: float) -> Any:
        return Clip(b"\x10\x20" * 9_000, 22_050)

    def describe(self, data: bytes, media_type: str, *, context: str, language: str) -> Any:
        return Description(" A sluice. ")

    def close(self) -> None:
        pass


@pytest.fixture
def kit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Kit]:
    """A kit with a plug-in whose members are these."""

    def make(**members: Any) -> Kit:
        module = ModuleType("odd_plug")
        module.Plug = type("Plug", (Plug,), members)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "odd_plug", module)
        plain = Kit.of(Settings(speech=Speech(engine="odd"), pictures=Pictures(describer="odd")))
        groups = {
            f"{kind}s": {
                **getattr(plain.registry, f"{kind}s"),
                "odd": EntryPoint("odd", "odd_plug:Plug", f"reformat.{kind}s"),
            }
            for kind in ("reader", "writer", "engine", "describer")
        }
        return replace(plain, registry=Registry(**groups))

    return make


def page() -> Source:
    return Source.bytes(PAGE.encode(), name="a.html")


def own() -> Source:
    return Source.bytes(WORDS.encode() * 3, name="a.odd")


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("member", ["claims", "__init__"])
def test_a_reader_that_cannot_say_what_it_takes_takes_nothing(kit: Callable[..., Kit], member: str, fault: Any) -> None:
    text = Source.bytes(WORDS.encode() * 3, name="a.txt")
    odd = kit(**{member: fault})
    assert [one.content() for one in expand(text, odd)] == [text.content()]


@pytest.mark.parametrize(
    ("member", "given", "kind"),
    [
        ("read", fails, PluginError),
        ("read", leaves, PluginError),
        ("read", lambda *_: None, PluginError),
        ("expand", fails, PluginError),
        ("expand", leaves, PluginError),
        ("expand", lambda *_: ["words"], PluginError),
        ("expand", lambda *_: 5, PluginError),
        ("expand", lambda *_: (), NoArticle),
    ],
)
def test_a_readers_fault_is_its_sources_alone(kit: Callable[..., Kit], member: str, given: Any, kind: Any) -> None:
    odd = kit(**{member: given})
    with pytest.raises(kind) as caught:
        for source in expand(own(), odd):
            render(source, odd, ["html"])
    assert WORDS not in str(caught.value) and caught.value.hint
    (other,) = expand(page(), odd)
    assert "opened it" in render(other, odd, ["html"]).html


def _stops(*_: Any) -> Iterator[Artifact]:
    yield Artifact("one.odd", b"1")
    leaves()


@pytest.mark.parametrize(
    "given",
    [fails, leaves, _stops, lambda *_: None, lambda *_: ["x"], lambda *_: [Artifact("a", "words")],  # type: ignore[arg-type]
     lambda *_: [Artifact("a", lambda: ["words"])], lambda *_: [Artifact("a", leaves)], lambda *_: [Artifact(5, b"x")]],  # type: ignore[arg-type, list-item, return-value]
)  # fmt: skip
def test_a_writers_fault_is_named(kit: Callable[..., Kit], given: Any) -> None:
    with pytest.raises(PluginError, match="odd"):
        [file.data for file in write([], ["odd"], kit(write=given))]
    assert [file.data for file in write([], ["odd"], kit())] == [b"fine"]


@pytest.mark.parametrize(
    ("member", "given"),
    [
        *(("speak", fault) for fault in FAULTS),
        *(("voices", fault) for fault in FAULTS),
        *(("speak", lambda *_, pcm=pcm, rate=rate, **__: Clip(pcm, rate)) for pcm, rate in ((b"abc", 22_050), (b"abcd", 0))),
        ("speak", lambda *_, **__: b"sound"),
        ("voices", lambda *_: None),
    ],
)  # fmt: skip
def test_an_engines_fault_leaves_the_page(kit: Callable[..., Kit], member: str, given: Any) -> None:
    result = render(page(), kit(**{member: given}), ["html", "audio"])
    assert [one.code for one in result.problems] == [EngineRefused.code]
    assert "opened it" in result.html and WORDS not in result.problems[0].message


def test_an_engine_that_stumbles_on_its_way_out_keeps_its_sound(kit: Callable[..., Kit]) -> None:
    engine = kit(close=fails).registry.engine("odd", Settings())
    assert engine.speak("One.", engine.voices()[0], rate=1.0, timeout=1.0).rate == 22_050
    engine.close()


@pytest.mark.parametrize("given", [fails, leaves, lambda *_, **__: "words", lambda *_, **__: Description(None)])  # type: ignore[arg-type]
def test_a_describers_fault_leaves_the_picture_open(kit: Callable[..., Kit], given: Any) -> None:
    odd = kit(describe=given)
    describer = odd.registry.describer(odd.settings)
    assert describer is not None
    with pytest.raises(DescriberUnavailable, match="odd"):
        describer.describe(b"", "image/png", context="", language="en")


def test_a_describer_of_others_is_heard(kit: Callable[..., Kit]) -> None:
    odd = kit()
    describer = odd.registry.describer(odd.settings)
    assert describer is not None
    assert describer.describe(b"", "image/png", context="", language="en") == Description("A sluice.")


def test_opening_a_source_has_its_time_too(kit: Callable[..., Kit]) -> None:
    def forever(*_: Any) -> None:
        while True:
            pass

    odd = replace(kit(expand=forever), settings=Settings(limits=Limits(seconds=0.3)))
    (outcome,) = opened(own(), odd)
    assert isinstance(outcome, Outcome) and outcome.error is not None and outcome.error.code == TooLarge.code


def test_the_doctor_tries_what_can_be_tried(kit: Callable[..., Kit], monkeypatch: pytest.MonkeyPatch) -> None:
    for member, kind in (("claims", "reader"), ("__init__", "writer"), ("voices", "engine")):
        odd = kit(**{member: leaves})
        monkeypatch.setattr(Registry, "discover", lambda odd=odd: odd.registry)
        (part,) = [part for part in examine(Settings()) if part.name == f"{kind} odd"]
        assert part.state != "ok" and "SystemExit" in part.says


def test_what_is_built_in_stands_behind_no_door() -> None:
    registry = Registry.discover()
    assert type(registry.writer("html")).__module__ == "reformat.writers.html"
    with pytest.raises(ReformatError):
        registry.writer("odd")


def test_a_plug_in_of_ours_whose_extra_is_missing_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio", None)
    told = {part.name: (part.state, part.hint) for part in examine(Settings())}
    assert told["reader warc"][0] == "missing" and "[warc]" in told["reader warc"][1]
    assert told["reader html"][0] == "ok"
