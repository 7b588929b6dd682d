"""The frozen tree of settings. Each field's docstring line is its reference; the JSON Schema is made from it."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

TAG = "^([A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*)?$"
"""A language as BCP 47 has it, or none."""

YEAR = 31_536_000
"""Seconds that nobody waits; no clock of a system's takes any number."""


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Base of the tree's sections: unknown keys are refused."""


class Output(Section, frozen=True):
    """Where results go and in what form."""

    folder: Annotated[str, Meta(description="where results go")] = "output"
    to: Annotated[tuple[str, ...], Meta(min_length=1, description="formats: html, epub, audio, json, text, pdf")] = (
        "html",
        "epub",
        "audio",
    )
    flat: Annotated[bool, Meta(description="single files named after their sources, without folders")] = False


class Limits(Section, frozen=True):
    """Bounds on what is taken in, so that one input can't take the machine along."""

    source_bytes: Annotated[int, Meta(ge=1, description="largest source, in bytes")] = 20_000_000
    container_bytes: Annotated[
        int,
        Meta(
            ge=1,
            description="largest feed, mail or JSON Lines file, and all that may come out of a small archive, in bytes",
        ),
    ] = 500_000_000
    seconds: Annotated[float, Meta(gt=0, le=YEAR, description="longest time for one article, in seconds")] = 900.0
    fetch_seconds: Annotated[float, Meta(gt=0, le=YEAR, description="longest time for one address, in seconds")] = 20.0


class RuleChoice(Section, frozen=True):
    """Which rules apply: further folders or files of rules, rules not to apply, rule files not to load."""

    folders: Annotated[tuple[str, ...], Meta(description="further rule files, and folders of them")] = ()
    keep: Annotated[tuple[str, ...], Meta(description="rules not to apply: ko.scrolling, ko.* …")] = ()
    off: Annotated[tuple[str, ...], Meta(description="rule files not to load: ko, example.com …")] = ()


class Pictures(Section, frozen=True):
    """What is done with images and their descriptions."""

    remote: Annotated[bool, Meta(description="fetch pictures from the network")] = False
    embed: Annotated[bool, Meta(description="put pictures into page and book; else a line stands for each")] = True
    max_bytes: Annotated[int, Meta(ge=1, description="largest file of a picture, in bytes")] = 25_000_000
    max_pixels: Annotated[int, Meta(ge=1, description="largest picture that is opened, in pixels")] = 60_000_000
    max_side: Annotated[int, Meta(ge=1, description="longer side after scaling down, in pixels")] = 1600
    descriptions: Annotated[str, Meta(description="folder of a shared store of descriptions")] = ""
    describer: Annotated[str, Meta(description="who describes pictures that nobody has: http, or a plug-in")] = ""
    describer_url: Annotated[str, Meta(description="address of a server with OpenAI's vision interface")] = ""
    describer_model: Annotated[str, Meta(description="model of the describer's server")] = ""


class Page(Section, frozen=True):
    """The large-print HTML page."""

    size: Annotated[int, Meta(ge=16, le=64, description="body text in CSS pixels")] = 24
    theme: Annotated[
        Literal["auto", "light", "dark", "yellow", "sepia"],
        Meta(description="colours; auto: as the reader's system has them"),
    ] = "auto"
    panel: Annotated[bool, Meta(description="the reading panel (script)")] = True
    audio: Annotated[Literal["embed", "beside", "none"], Meta(description="the player's sound")] = "embed"
    paper: Annotated[Literal["A4", "B5"], Meta(description="paper of print and PDF")] = "A4"
    print_size: Annotated[int, Meta(ge=16, le=32, description="printed text in points")] = 18


class Book(Section, frozen=True):
    """The EPUB."""

    certifier: Annotated[str, Meta(description="person who vouches for conformance; none: no claim is made")] = ""
    certifier_report: Annotated[str, Meta(description="address of that person's report")] = ""
    collection: Annotated[str, Meta(description="title of one book that takes all articles of the run")] = ""


class Speech(Section, frozen=True):
    """Narration: engine, voices by language, rate, pauses and what is announced."""

    engine: Annotated[str, Meta(description="espeak (offline), gtts (online), http, command, or a plug-in's")] = (
        "espeak"
    )
    fallback: Annotated[tuple[str, ...], Meta(description="engines for what the first has no voice for")] = ()
    voices: Annotated[dict[str, str], Meta(description="voice by language; see reformat voices")] = {}
    rate: Annotated[float, Meta(ge=0.5, le=3.0, description="1 is the engine's own speed")] = 1.0
    announce: Annotated[bool, Meta(description="say what comes: a list, a quote, a table …")] = True
    unannounced: Annotated[
        tuple[str, ...], Meta(description="announcements left out: list, item, quote, table, caption, note …")
    ] = ()
    skip: Annotated[
        tuple[str, ...], Meta(description="kinds of utterances left out: description, note, code, row …")
    ] = ()
    captions: Annotated[bool, Meta(description="read captions, credits and pictures' descriptions")] = True
    joined: Annotated[bool, Meta(description="write narration.mp3 with chapters")] = True
    bitrate: Annotated[int, Meta(ge=8, le=320, description="kbit/s, constant")] = 48
    pauses: Annotated[
        dict[str, Annotated[float, Meta(ge=0, le=60)]],
        Meta(description="seconds of silence after a kind: heading=1.2 …"),
    ] = {}
    lexicons: Annotated[tuple[str, ...], Meta(description="files of words that are read wrong")] = ()
    cache: Annotated[str, Meta(description="folder of the clip cache; empty: the user's cache folder")] = ""
    cache_bytes: Annotated[int, Meta(ge=0, description="largest clip cache, in bytes")] = 2_000_000_000
    workers: Annotated[int, Meta(ge=0, description="threads; 0: as many as cores")] = 0
    timeout: Annotated[float, Meta(gt=0, le=YEAR, description="seconds for one utterance")] = 30.0
    url: Annotated[str, Meta(description="address of an OpenAI-compatible speech server")] = ""
    model: Annotated[str, Meta(description="model of the speech server")] = ""
    command: Annotated[tuple[str, ...], Meta(description="argv of a command engine: text in, WAV out")] = ()
    host: Annotated[str, Meta(description="top-level domain or test address of the gTTS service")] = "com"
    m4b: Annotated[bool, Meta(description="also write narration.m4b; needs ffmpeg")] = False


class Settings(Section, frozen=True):
    """Everything a user may choose."""

    language: Annotated[
        str, Meta(pattern=TAG, description="language of the articles, where it is not to be found out")
    ] = ""
    network: Annotated[bool, Meta(description="may fetch sources given as URLs")] = False
    private_network: Annotated[
        bool,
        Meta(description="may fetch from private and loopback addresses too, if they are named"),
    ] = False
    output: Output = Output()
    limits: Limits = Limits()
    rules: RuleChoice = RuleChoice()
    pictures: Pictures = Pictures()
    page: Page = Page()
    book: Book = Book()
    speech: Speech = Speech()
