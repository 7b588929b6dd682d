"""Rules as data: what is debris, what is metadata and where a site keeps its article, each with its own proof.

`Rules` is the value that readers and stages are handed. It holds what a user chose; our own files are read when a
language or site first asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Protocol

from reformat.errors import RuleError
from reformat.rules.load import built_in, every_name, sites, user_files
from reformat.rules.match import RuleSet
from reformat.rules.schema import RuleFile

__all__ = ["CODE", "Choice", "RuleFile", "RuleSet", "Rules", "nearest"]


CODE = frozenset({
    "alt", "caption", "clean", "deck", "embed", "figure", "heading", "html", "list", "note", "quote", "speaker",
    "table", "text",
})  # fmt: skip
"""The first parts of ids that stand for what the program itself decides, beside those of the files."""


ALSO = {
    "no": ("nb",),
    "nn": ("nb",),
    "sr": ("hr",),
    "bs": ("hr",),
    "sh": ("hr",),
    "cnr": ("hr",),
    "ms": ("id",),
    "hi": ("mr",),
}
"""Further languages whose rules hold for one: a Norwegian page says which, or only that it is; or a close neighbour."""


class Choice(Protocol):
    """What a user may choose of rules; settings.RuleChoice is one."""

    @property
    def folders(self) -> tuple[str, ...]:
        """Further rule files, or folders of them."""

    @property
    def keep(self) -> tuple[str, ...]:
        """Ids of rules that do not apply; `ko.*` for all of a kind."""

    @property
    def off(self) -> tuple[str, ...]:
        """Names of rule files that are not loaded: "ko", "example.com", "common"."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules that apply in a run: ours and a user's, less what the user switched off. Cheap to make, picklable."""

    keep: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    own: tuple[tuple[str, RuleFile], ...] = ()

    @classmethod
    def load(cls, choice: Choice | None = None) -> Rules:
        """The rules of this choice; RuleError where a file of the user's has a mistake or a chosen name is nowhere."""
        found = cls(choice.keep, choice.off, user_files(choice.folders)) if choice else cls()
        found._check_names()
        return found

    def _check_names(self) -> None:
        files = (
            {name.rpartition("/")[2] for name in every_name()} | {name for name, _ in self.own} if self.off else set()
        )
        for name in self.off:
            if name not in files:
                hint = "a language (ko), a site (example.com) or the name of a file of your own, without .toml"
                raise RuleError(f"no rule file {name} to leave out{nearest(name, files)}", hint=hint, where=name)
        ids = {rule.id for _, found in Rules(own=self.own).all_files() for rule in found.rules} if self.keep else set()
        for pattern in self.keep:
            if pattern.partition(".")[0] not in CODE and not any(fnmatchcase(name, pattern) for name in ids):
                hint = "reformat explain SOURCE names the rule of each removal"
                raise RuleError(
                    f"no rule {pattern} to keep from applying{nearest(pattern, ids)}", hint=hint, where=pattern
                )

    def for_language(self, *languages: str, host: str = "") -> RuleSet:
        """The rules for texts in these languages (BCP 47), with those that hold everywhere and the site's own."""
        tags = [tag.lower().replace("_", "-").partition("-")[0] for tag in languages]
        primary = tuple(dict.fromkeys(one for tag in tags for one in (tag, *ALSO.get(tag, ()))))
        known = sites() | {f.host for _, f in self.own}
        return _rule_set(self, primary, tuple(name for name in _hosts(host) if name in known))

    def for_site(self, host: str) -> RuleFile:
        """What is known of this host's pages: a user's file before ours, a subdomain's before its domain's."""
        for name in _hosts(host):
            own = next((f for own_name, f in self.own if f.host == name and own_name not in self.off), None)
            if own or (name in sites() and name not in self.off):
                return own or built_in(f"sites/{name}")
        return RuleFile()

    def all_files(self) -> Iterator[tuple[str, RuleFile]]:
        """Every rule file that is loaded or could be, a user's first, with its name."""
        chosen = [*self.own, *((name, built_in(name)) for name in every_name())]
        yield from ((name, found) for name, found in chosen if name.rpartition("/")[2] not in self.off)

    def kept(self, rule: str) -> bool:
        """Whether the user wants a rule of code (doubled captions and the like) left out."""
        return any(fnmatchcase(rule, pattern) for pattern in self.keep)


@lru_cache(maxsize=64)
def _rule_set(rules: Rules, languages: tuple[str, ...], hosts: tuple[str, ...]) -> RuleSet:
    """The rules of these languages and hosts. Kept, since most articles of a run are of one language and one site."""
    files = [("common", built_in("common"))]
    files += [(name, built_in(f"languages/{name}")) for name in languages]
    files += [(name, built_in(f"sites/{name}")) for name in hosts if name in sites()]
    own = [
        (name, f)
        for name, f in rules.own
        if (not f.language or f.language in languages) and (not f.host or f.host in hosts)
    ]
    return RuleSet.of(tuple(f for name, f in [*own, *files] if name not in rules.off), rules.keep)


def nearest(name: str, known: Iterable[str]) -> str:
    """The name that may have been meant, in words."""
    found = get_close_matches(name, list(known), 1)
    return f"; is it {found[0]}?" if found else ""


def _hosts(host: str) -> tuple[str, ...]:
    """A host and the domains above it, itself first: news.example.com, example.com."""
    parts = host.lower().removeprefix("www.").split(".")
    return tuple(".".join(parts[i:]) for i in range(len(parts) - 1))
