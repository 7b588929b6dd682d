"""Accessibility rules over finished documents, ours or anyone's: what markup alone can tell, in plain words.

No finding is not accessible: no tool can tell a useless description from a good one. EPUBCheck, Ace and axe look
elsewhere; these rules hold what they let pass (docs/check.md lists them).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reformat.check.book import Book, open_book
from reformat.check.book_rules import BOOK_LOOKS
from reformat.check.epubcheck import epubcheck
from reformat.check.finding import Finding, findings, rules
from reformat.check.form_rules import FORM_LOOKS, of_style
from reformat.check.page import Page
from reformat.check.picture_rules import PICTURE_LOOKS
from reformat.check.text_rules import TEXT_LOOKS
from reformat.errors import MissingSource, Undecodable

PAGE_LOOKS = {**TEXT_LOOKS, **PICTURE_LOOKS, **FORM_LOOKS}
__all__ = ["PAGE_LOOKS", "Finding", "check_book", "check_file", "check_page", "rules"]


def check_page(page: Page) -> tuple[Finding, ...]:
    """All findings of one page, in the order of the rules."""
    return tuple(f for rule, look in PAGE_LOOKS.items() for f in findings(rule, page.name, look(page)))


def check_book(book: Book) -> tuple[Finding, ...]:
    """All findings of a book: its pages' and its own; a style sheet's are told once, not for each of its pages."""
    own = (f for rule, look in BOOK_LOOKS.items() for f in findings(rule, book.name, look(book)))
    return (*_once(f for page in book.pages for f in check_page(page)), *own)


def check_file(path: Path, *, outside: bool = True) -> tuple[Finding, ...]:
    """Check a finished EPUB or HTML file; `outside`: with EPUBCheck too, where it is installed."""
    try:
        with path.open("rb") as file:
            head = file.read(2)
            data = b"" if head == b"PK" else head + file.read()
    except OSError as error:
        raise MissingSource(
            f"cannot read {path}: {error.strerror or error}", hint="check the path", where=str(path)
        ) from error
    if not head:
        raise Undecodable(f"{path} is empty", hint="get or make it anew", where=str(path))
    if head == b"PK" or path.suffix.lower() == ".epub":
        own = check_book(open_book(str(path), path))
        return (*own, *epubcheck(path)) if outside else own
    return check_page(Page.parse(str(path), data))


def _once(found: Iterable[Finding]) -> Iterable[Finding]:
    told = set()
    for finding in found:
        fault = (finding.rule, finding.where, finding.detail)
        if not of_style(finding) or fault not in told:
            told.add(fault)
            yield finding
