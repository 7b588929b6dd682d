"""What a page says of its article in JSON-LD, whichever way it nests it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from reformat.document.surrogates import sound
from reformat.patterns import lazy

Node = dict[str, Any]

_CONTROL = lazy(r"[\x00-\x1f]+")
_HALF = lazy(r"\\u[dD][89a-fA-F]")
"""An escape that may be half of a surrogate pair."""
_COMMENT = lazy(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|(?://\s*)?\]\]>)\s*;?\s*$", re.S)
_COMMENTED = ("<!--", "<![CDATA[", "/*", "-->", "]]>")
"""Signs of which one is in every text that holds a comment."""
_TRAILING = lazy(r",\s*([}\]])")
_ARTICLE = lazy(r"(?:Article|Posting|Report|Review|Story|LiveBlogPosting|Recipe|HowTo)$")
_TELLING = ("headline", "datePublished", "author", "articleBody")
_PAGE = lazy(r"(?:WebPage|ItemPage|AboutPage|MedicalWebPage)$")
_HOUSE = lazy(r"Organization$")
_LISTED = ("recipeIngredient", "ingredients", "recipeInstructions", "supply", "tool", "step")
"""Where recipes and instructions list what they consist of."""
_BREAK = lazy(r"\n+|</?(?:p|li|br|div)\b[^<>]*>", re.I)
DEEPEST = 12


def load(script: str) -> Any:
    """The value of a JSON script, small mistakes mended; None where it can't be read."""
    text = html.unescape(script) if "&quot;" in script else script
    if any(sign in text for sign in _COMMENTED):
        text = _COMMENT.sub("", text)
    text = text.strip().rstrip(";")
    for mend in (str, _mended):
        try:
            value = json.loads(mend(text), strict=False)
            return value if _HALF.search(text) is None else json.loads(sound(json.dumps(value, ensure_ascii=False)))
        except (ValueError, RecursionError):
            continue
    return None


def _mended(text: str) -> str:
    return _TRAILING.sub(r"\1", _CONTROL.sub(" ", text))


def nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    """All objects with a type in a JSON-LD value, outer ones first."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from nodes(one, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key, one in value.items():
            if isinstance(one, dict | list) and key not in (
                "comment",
                "review",
                "isRelatedTo",
                "itemListElement",
                "hasPart",
            ):
                yield from nodes(one, depth + 1)


class Linked:
    """The JSON-LD of a page: its article's node, and the others by their id.

    `about`: addresses and titles that the page gives itself, by which its article is told from others it speaks of.
    """

    def __init__(self, scripts: Iterable[str], about: Iterable[str] = ()) -> None:
        self.nodes = [node for script in scripts for node in nodes(load(script))]
        self._by_id = {
            node["@id"]: node for node in reversed(self.nodes) if isinstance(node.get("@id"), str) and len(node) > 2
        }
        self.article = self._article({_plain(one) for one in about if one})

    def _article(self, about: set[str]) -> Node:
        found = [node for node in self.nodes if any(_ARTICLE.search(kind) for kind in kinds(node))]
        if any("LiveBlogPosting" in kinds(node) for node in found):
            found = [node for node in found if "BlogPosting" not in kinds(node)]
        if len(found) > 1:
            found.sort(key=lambda node: -sum(1 for key in _TELLING if node.get(key)))
            mine = next((node for node in found if not about.isdisjoint(_own(node))), found[0])
            return mine if mine.get("headline") != found[0].get("headline") else found[0]
        if found:
            return found[0]
        return next((node for node in self.nodes if any(_PAGE.search(kind) for kind in kinds(node))), {})

    def follow(self, value: Any) -> Any:
        """A reference to another node replaced by that node."""
        if isinstance(value, dict) and isinstance(key := value.get("@id"), str) and not value.get("name"):
            return self._by_id.get(key, value)
        return value

    def names(self, key: str) -> list[str]:
        """The names of the people or organisations under a key of the article."""
        return [name for one in listed(self.article.get(key)) for name in self._names(self.follow(one))]

    def a_house(self, key: str) -> bool:
        """Whether under a key of the article stand organisations alone."""
        values = [self.follow(one) for one in listed(self.article.get(key))]
        return bool(values) and all(isinstance(one, dict) and _HOUSE.search(" ".join(kinds(one))) for one in values)

    def _names(self, value: Any, depth: int = 0) -> list[str]:
        match value:
            case str() if value.lstrip().startswith("{"):
                return self._names(told, depth + 1) if depth < DEEPEST and isinstance(told := load(value), dict) else []
            case str():
                return [tidy(value)] if value.strip() and not value.startswith(("http://", "https://", "#")) else []
            case list() if depth < DEEPEST:
                return [name for one in value for name in self._names(self.follow(one), depth + 1)]
            case dict():
                name = (
                    value.get("name") or " ".join(str(value.get(k) or "") for k in ("givenName", "familyName")).strip()
                )
                return self._names(name, depth + 1) if name and not isinstance(name, dict) else []
            case _:
                return []

    def text(self, key: str) -> str:
        """A plain value of the article."""
        value = self.article.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            value = value.get("url") or value.get("@value") or value.get("@id") or value.get("name")
        return tidy(value) if isinstance(value, str) else ""

    def crumbs(self) -> list[str]:
        """The names of the page's breadcrumbs, from the front page down."""
        found = next((node for node in self.nodes if "BreadcrumbList" in kinds(node)), {})
        steps = [one for one in listed(found.get("itemListElement")) if isinstance(one, dict)]
        steps.sort(key=lambda one: _number(one.get("position")))
        told = [
            one.get("name") or (one["item"].get("name") if isinstance(one.get("item"), dict) else "") for one in steps
        ]
        return [tidy(name) for name in told if isinstance(name, str) and name.strip()]

    def body(self) -> str:
        """The article's text, if the page repeats it here."""
        value = self.article.get("articleBody") or self.article.get("text")
        return value if isinstance(value, str) else ""

    def recipe(self) -> list[str]:
        """The ingredients and steps of the page's recipes or instructions, each line by itself."""
        found = (node for node in self.nodes if not {"Recipe", "HowTo"}.isdisjoint(kinds(node)))
        values = (node.get(key) for node in found for key in _LISTED)
        return [line for value in values for text in _texts(value) for line in _lines(text)]


def _texts(value: Any, depth: int = 0) -> Iterator[str]:
    """The strings in a list, or in steps and their sections."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth < DEEPEST:
        for one in value:
            yield from _texts(one, depth + 1)
    elif isinstance(value, dict) and depth < DEEPEST:
        for key in ("text", "itemListElement", "name"):
            yield from _texts(value.get(key), depth + 1)


def _lines(text: str) -> Iterator[str]:
    """The paragraphs of a step, where all stand in one string."""
    whole = tidy(text)
    yield whole
    yield from (line for part in _BREAK.split(text) if (line := tidy(part)) and line != whole)


def _own(node: Node) -> set[str]:
    """The address and the title that an article's node gives itself."""
    place = node.get("mainEntityOfPage")
    place = place.get("@id") or place.get("url") if isinstance(place, dict) else place
    values = (node.get("url"), node.get("@id"), place, node.get("headline"))
    return {_plain(value) for value in values if isinstance(value, str) and value}


def _plain(value: str) -> str:
    """An address without what may differ in it, or a title."""
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/$", "", tidy(value)) if value.startswith("http") else tidy(value)


def _number(value: Any) -> int:
    """A place in a list; 0 where none is told, or one that no list has."""
    return int(told) if len(told := str(value or "")) < 9 and told.isdecimal() else 0


def kinds(node: Node) -> list[str]:
    """The types of a node."""
    return [kind for kind in listed(node.get("@type")) if isinstance(kind, str)]


def listed(value: Any) -> list[Any]:
    """A value as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


_TAG = lazy(
    r"</?(?:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|figure|font|h[1-6]|i|iframe|img|ins|li|mark|ol|p|pre|q|s"
    r"|script|small|span|strike|strong|style|su[bp]|table|tbody|t[dhrt]|thead|u|ul|wbr|[a-z]+[-:][a-z-]+)(?=[\s/>])[^<>]*>"
    r"|<!--[^<>]*>|<[a-z][^<>]*=[^<>]*>|<[a-z]+\s?/>|<>",
    re.I,
)
"""Tags that texts have which were made of markup."""


def tidy(text: str) -> str:
    """Entities read, tags out and white space folded; a work's title in angle brackets is no tag."""
    text = html.unescape(html.unescape(text)) if "&" in text else text
    return " ".join((_TAG.sub(" ", text) if "<" in text else text).split())
