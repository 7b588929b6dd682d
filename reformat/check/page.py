"""A finished document as the rules see it: its element tree, whether HTML or XHTML, alone or in a book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree, html

from reformat.check.finding import Fault
from reformat.errors import Undecodable

Element = etree._Element
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class Page:
    """One document: `root` is the html element with names freed of their namespace; `in_book`: part of an EPUB."""

    name: str
    root: Element
    in_book: bool = False
    styles: str = ""
    navigation: bool = False

    @classmethod
    def parse(
        cls, name: str, data: bytes, *, in_book: bool = False, styles: str = "", navigation: bool = False
    ) -> Page:
        """A page from its bytes. Raises Undecodable for what no parser takes."""
        try:
            root = (
                _xhtml(data) if in_book else html.document_fromstring(data, html.HTMLParser(encoding=_encoding(data)))
            )
        except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
            reason = getattr(error, "msg", None) or error
            raise Undecodable(f"{name} cannot be parsed: {reason}", hint="write it anew", where=name) from error
        own = "\n".join(str(s.text or "") for s in root.iter("style"))
        return cls(name, root, in_book, styles + "\n" + own, navigation)

    @property
    def language(self) -> str:
        """The declared language of the document, or nothing."""
        return self.root.get("lang") or self.root.get(f"{XML}lang") or ""

    def all(self, *tags: str) -> Iterator[Element]:
        """Elements of these names in document order, those hidden from everybody left out."""
        for element in self.root.iter(*tags):
            if not hidden(element):
                yield element


Look = Callable[[Page], Iterable[Fault]]
"""A rule's eye: gives the faults of a page."""


def _xhtml(data: bytes) -> Element:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.startswith(XHTML):
            element.tag = element.tag[len(XHTML) :]
    return root


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are; else what the page declares."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def hidden(element: Element) -> bool:
    """Whether nobody is meant to meet this element: hidden, or inside a template."""
    return any(e.get("hidden") is not None or e.tag == "template" for e in (element, *element.iterancestors()))


def words(element: Element) -> str:
    """The text of an element as one line, alternative texts of its pictures included."""
    return " ".join("".join(_in_order(element)).split())


def _in_order(element: Element) -> Iterator[str]:
    if element.tag == "img":
        yield element.get("alt") or ""
    elif isinstance(element.tag, str) and element.tag not in ("script", "style"):
        yield element.text or ""
        for child in element:
            yield from _in_order(child)
            yield child.tail or ""


def spot(element: Element) -> str:
    """Where an element is, for a person: its line, its name and id or class, and its first words."""
    name = str(element.tag)
    mark = f"#{element.get('id')}" if element.get("id") else ""
    line = f"line {element.sourceline}: " if element.sourceline else ""
    text = words(element)[:40]
    return f"{line}<{name}{mark}>" + (f" “{text}”" if text else "")


def name_of(element: Element) -> str:
    """The accessible name of an element, as far as markup alone tells it."""
    label = element.get("aria-label") or ""
    if not label and element.get("aria-labelledby"):
        wanted = (element.get("aria-labelledby") or "").split()
        found = {e.get("id"): e for e in element.getroottree().getroot().iter() if e.get("id") in wanted}
        label = " ".join(words(found[w]) for w in wanted if w in found)
    return (label or words(element) or element.get("title") or "").strip()
