"""Turns news articles into accessible EPUBs, large-print pages and narration: the face of the library.

    import reformat
    result = reformat.convert(reformat.Source.path("article.html"), to=("html", "epub"))
    result.html, result.epub, result.report
    result.save("output")

Thread-safe, without global state, and it prints nothing. Everything is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reformat.version import VERSION as __version__

if TYPE_CHECKING:
    from reformat import check
    from reformat.conversion import Result, convert, convert_each, prepare
    from reformat.document.draft import Change, Draft
    from reformat.document.nodes import Article, Metadata
    from reformat.document.source import Source
    from reformat.errors import (
        DependencyMissing,
        DocumentError,
        EngineRefused,
        EngineUnavailable,
        MissingSource,
        NoArticle,
        PluginError,
        RateLimited,
        ReformatError,
        RuleError,
        SettingsError,
        SourceError,
        SpeechError,
        TooLarge,
        Undecodable,
        Unsupported,
        VoiceUnknown,
        WriteError,
    )
    from reformat.settings import Settings, load_settings

__all__ = [
    "Article",
    "Change",
    "DependencyMissing",
    "DocumentError",
    "Draft",
    "EngineRefused",
    "EngineUnavailable",
    "Metadata",
    "MissingSource",
    "NoArticle",
    "PluginError",
    "RateLimited",
    "ReformatError",
    "Result",
    "RuleError",
    "Settings",
    "SettingsError",
    "Source",
    "SourceError",
    "SpeechError",
    "TooLarge",
    "Undecodable",
    "Unsupported",
    "VoiceUnknown",
    "WriteError",
    "__version__",
    "check",
    "convert",
    "convert_each",
    "load_settings",
    "prepare",
]

_ROOMS = {
    "Change": "document.draft",
    "Draft": "document.draft",
    "Article": "document.nodes",
    "Metadata": "document.nodes",
    "Source": "document.source",
    "Settings": "settings",
    "load_settings": "settings",
    "Result": "conversion",
    "convert": "conversion",
    "convert_each": "conversion",
    "prepare": "conversion",
}


def __getattr__(name: str) -> object:
    """Load a part of the face when it is first asked for."""
    if name == "check":
        return import_module("reformat.check")
    if name not in __all__:
        raise AttributeError(f"module 'reformat' has no attribute {name!r}")
    return getattr(import_module(f"reformat.{_ROOMS.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
