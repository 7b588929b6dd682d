"""What differs between page, fragment and book while the words stay the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from unicodedata import bidirectional

from reformat.document.nodes import Article, Image
from reformat.language.messages import Messages, messages
from reformat.writers.markup.tree import EPUB_TYPE, XML_LANG, language_tag

RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""

UNKNOWN = "und"


def no_picture(image: Image) -> str:
    """The address of a picture in a form that shows none."""
    return ""


@dataclass(frozen=True, slots=True)
class Form:
    """The form that a tree takes: `picture` gives the address of an image in it ("" where it has none);
    `book`: as EPUB wants it (epub:type, xml:lang); `prefix` stands before every id.
    """

    language: str
    direction: str = ""
    picture: Callable[[Image], str] = no_picture
    book: bool = False
    prefix: str = ""
    say: Messages = field(default_factory=lambda: messages("en"))

    @classmethod
    def of(
        cls, article: Article, *, picture: Callable[[Image], str] = no_picture, book: bool = False, prefix: str = ""
    ) -> Form:
        """The form for an article in its language."""
        language = language_tag(article.metadata.language) or UNKNOWN
        return cls(
            language, direction_of(article.metadata.direction, language), picture, book, prefix, messages(language)
        )

    def lang(self, language: str, direction: str = "") -> dict[str, str]:
        """The attributes that mark a language (and direction) where it differs from the document's."""
        tag = language_tag(language)
        marked = {} if not tag or tag == self.language else {"lang": tag} | ({XML_LANG: tag} if self.book else {})
        direction = direction if direction in ("ltr", "rtl") else (direction_of("", tag) if tag else self.direction)
        return marked | ({"dir": direction} if direction != self.direction else {})

    def root(self) -> dict[str, str]:
        """The attributes of the root element."""
        marked = {"lang": self.language} | ({XML_LANG: self.language} if self.book else {})
        return marked | ({"dir": self.direction} if self.direction == "rtl" else {})

    def code(self, text: str, direction: str = "") -> dict[str, str]:
        """The attributes of code: from the left among lines from the right, unless its letters say otherwise."""
        if self.direction != "rtl" or direction == "rtl":
            return {}
        sides = Counter(map(bidirectional, text))
        return {"dir": "ltr"} if sides["L"] >= sides["R"] + sides["AL"] else {}

    def ours(self) -> dict[str, str]:
        """The attributes for words of ours, which are English where the catalogue has no better."""
        return {} if self.language.partition("-")[0] == self.say.language else self.lang(self.say.language)

    def semantics(self, kind: str, role: str = "") -> dict[str, str]:
        """DPUB-ARIA role, and in a book the epub:type that goes with it."""
        return ({EPUB_TYPE: kind} if self.book else {}) | ({"role": role} if role else {})


def direction_of(direction: str, language: str) -> str:
    """ltr or rtl: as said, else as the language is written."""
    if direction in ("ltr", "rtl"):
        return direction
    return "rtl" if language.partition("-")[0].lower() in RTL else "ltr"
