"""From what happened to the exit status: 0 done, 1 findings, 2 usage, 3 source, 4 try again, 70 our fault."""

from __future__ import annotations

from reformat import errors

DONE, FINDINGS, USAGE, SOURCE, LATER, FAULT, INTERRUPTED = 0, 1, 2, 3, 4, 70, 130

WORST_FIRST = (INTERRUPTED, FAULT, USAGE, LATER, SOURCE, FINDINGS, DONE)

BY_KIND = (
    (errors.VoiceUnknown, USAGE),
    (errors.EngineRefused, USAGE),
    (errors.RuleError, USAGE),
    (errors.SettingsError, USAGE),
    (errors.DependencyMissing, USAGE),
    (errors.PluginError, USAGE),
    (errors.SourceError, SOURCE),
    (errors.DocumentError, SOURCE),
    (errors.ReformatError, LATER),
)


def of_kind(kind: type[errors.ReformatError]) -> int:
    """The exit status of an error's class."""
    return next(status for known, status in BY_KIND if issubclass(kind, known))


def of_code(code: str) -> int:
    """The exit status of an error's code, as outcomes carry it; a code that is none of ours is our fault."""
    kinds = [errors.ReformatError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return next((of_kind(kind) for kind in kinds if kind.code == code), FAULT)


def worst(*statuses: int) -> int:
    """The status of several inputs together."""
    return next(status for status in WORST_FIRST if status in (*statuses, DONE))
