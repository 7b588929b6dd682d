"""What can go wrong, as one family, so that every door can say what happened and what to do next.

    ReformatError
    ├── SourceError            a source could not become an article             exit 3
    │   ├── MissingSource      no such file, or it may not be read
    │   ├── Undecodable        empty, binary, or in no encoding that we can tell
    │   ├── Unsupported        a container or kind that no reader takes
    │   ├── TooLarge           beyond the limit in the settings
    │   └── NoArticle          read well, but it holds no article
    ├── DocumentError          an article handed over as data breaks its schema exit 3
    ├── RuleError              a rule file has a mistake (file, key, line)      exit 2
    ├── SettingsError          a setting or an option has a mistake             exit 2
    ├── DependencyMissing      an optional part is not installed                exit 2
    ├── PluginError            a plug-in of others fails                        exit 2
    ├── DescriberUnavailable   no machine description to be had; pictures stay open
    ├── OutOfMemory            the system gives no more memory, or no thread    exit 4
    ├── WriteError             the output cannot be written                     exit 4
    └── SpeechError            narration failed                                 exit 4
        ├── VoiceUnknown       no engine has this voice or language             exit 2
        ├── EngineRefused      the engine refuses: key, model, voice or address exit 2
        ├── EngineUnavailable  the engine is not there or does not answer
        └── RateLimited        the engine asks for a pause (`retry_after` seconds)

`code` is the short name that messages show, `hint` is the next thing to try, `transient` tells whether the
same work may succeed later without any change by a person.
"""

from __future__ import annotations

from typing import ClassVar


class ReformatError(Exception):
    """Anything that stops reformat from doing what was asked, in words for the person who asked."""

    code: ClassVar[str] = "error"
    transient: ClassVar[bool] = False

    def __init__(self, message: str, *, hint: str = "", where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), dict(self.__dict__)))


def _rebuild(kind: type[ReformatError], state: dict[str, object]) -> ReformatError:
    """Bring an error back over a process boundary with all that it knew."""
    error = kind.__new__(kind)
    Exception.__init__(error, state.get("message", ""))
    error.__dict__.update(state)
    return error


class SourceError(ReformatError):
    """A source could not become an article."""

    code = "source"


class MissingSource(SourceError):
    """No such file or folder, or it may not be read."""

    code = "missing-source"


class Undecodable(SourceError):
    """The bytes are empty, binary, or in no encoding that can be told."""

    code = "undecodable"


class Unsupported(SourceError):
    """No reader takes this kind of source."""

    code = "unsupported"


class TooLarge(SourceError):
    """The source is beyond a limit of the settings."""

    code = "too-large"


class NoArticle(SourceError):
    """The source was read, and there is no article in it."""

    code = "no-article"


class DocumentError(ReformatError):
    """An article handed over as data does not keep to the schema."""

    code = "document"


class RuleError(ReformatError):
    """A rule file has a mistake; `where` is file:line and the key."""

    code = "rule"


class SettingsError(ReformatError):
    """A setting, an environment variable or an option has a mistake."""

    code = "settings"


class DependencyMissing(ReformatError):
    """An optional part is not installed; the hint names the extra."""

    code = "dependency-missing"


class PluginError(ReformatError):
    """A plug-in of others raised what it should not, or gave what is none of ours; the message says where."""

    code = "plugin"


class DescriberUnavailable(ReformatError):
    """The describer of pictures does not answer, or not in its protocol; the pictures stay open."""

    code = "describer-unavailable"
    transient = True


class WriteError(ReformatError):
    """The output cannot be written: no permission, no space, a name in the way."""

    code = "write"
    transient = True


class OutOfMemory(ReformatError):
    """The system gives no more memory, or no further thread."""

    code = "memory"


class SpeechError(ReformatError):
    """Narration failed for this article; HTML and EPUB do not depend on it."""

    code = "speech"


class VoiceUnknown(SpeechError):
    """No engine has this voice, or none speaks this language."""

    code = "voice-unknown"


class EngineRefused(SpeechError):
    """The engine refuses what is asked: the key, the model, the voice or the address is wrong."""

    code = "engine-refused"


class EngineUnavailable(SpeechError):
    """The engine is not installed, does not answer, or answers with no sound."""

    code = "engine-unavailable"
    transient = True


class RateLimited(SpeechError):
    """The engine asks for a pause."""

    code = "rate-limited"
    transient = True

    def __init__(self, message: str, *, retry_after: float | None = None, hint: str = "", where: str = "") -> None:
        super().__init__(message, hint=hint, where=where)
        self.retry_after = retry_after


def refused(error: BaseException, name: str = "") -> ReformatError | None:
    """What the system refuses, which is nobody's fault, as one of ours; None for an error of another kind.

    `name`: whose work it was.
    """
    if isinstance(error, OSError) and error.strerror:
        told = ": ".join(filter(None, (name, str(error.filename or ""), error.strerror)))
        return WriteError(told, hint="make room or give permission, or write elsewhere: -o DIR")
    if isinstance(error, MemoryError) or str(error) == "can't start new thread":
        said = "there is no more memory" if isinstance(error, MemoryError) else "there are no more threads"
        return OutOfMemory(": ".join(filter(None, (name, said))), hint="raise the limit, or do fewer things at once")
    return None


def install(extra: str) -> str:
    """The hint how to get an optional part: from the source, since the package index knows another `reformat`."""
    return f"in the folder of reformat's source: pip install '.[{extra}]'"
