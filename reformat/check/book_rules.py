"""Rules on a book as a whole: navigation, metadata that is true of it, file names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reformat.check.book import Book
from reformat.check.finding import Fault
from reformat.check.overlay_rules import OVERLAY_LOOKS
from reformat.check.page import EPUB, Page, words
from reformat.check.picture_rules import no_alt, open_picture

NEEDED = tuple(
    f"schema:{name}"
    for name in (
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    )
)
PACKAGE = "package document"


def _content(book: Book) -> list[Page]:
    return [page for page in book.pages if not page.navigation]


def _pictures(book: Book) -> bool:
    return any(True for page in _content(book) for _ in page.all("img", "svg", "video"))


def missing_metadata(book: Book) -> Iterator[Fault]:
    """An accessibility property that every book states."""
    return ((PACKAGE, name) for name in NEEDED if not any(book.metas(name)))


def package_language(book: Book) -> Iterator[Fault]:
    """No dc:language, or no xml:lang on the package."""
    if not any(book.metas("dc:language")):
        yield PACKAGE, "no dc:language"
    if not book.package.get("{http://www.w3.org/XML/1998/namespace}lang"):
        yield PACKAGE, "no xml:lang"


def false_alternatives(book: Book) -> Iterator[Fault]:
    """alternativeText is claimed, but a picture has none or is still open."""
    if "alternativeText" in book.metas("schema:accessibilityFeature"):
        for page in _content(book):
            for where, _ in (*no_alt(page), *open_picture(page)):
                yield f"{page.name} {where}", "alternativeText"


def false_modes(book: Book) -> Iterator[Fault]:
    """accessMode says something else than the book holds."""
    modes = set(book.metas("schema:accessMode"))
    truth = {
        "visual": _pictures(book),
        "auditory": bool(book.overlays) or any(e.media_type.startswith("audio/") for e in book.entries),
    }
    for mode, there in truth.items():
        if there != (mode in modes):
            yield PACKAGE, f"accessMode {mode}: {'missing' if there else 'claimed, but not there'}"


def false_sufficient(book: Book) -> Iterator[Fault]:
    """Text alone is said to be enough while a picture is open."""
    alone = [m for m in book.metas("schema:accessModeSufficient") if m.replace(" ", "") in ("textual", "auditory")]
    if alone and any(True for page in _content(book) for _ in (*open_picture(page), *no_alt(page))):
        yield PACKAGE, ", ".join(alone)


def false_features(book: Book) -> Iterator[Fault]:
    """A feature is claimed that the book does not have, or left out although it has."""
    claimed = set(book.metas("schema:accessibilityFeature"))
    truth = {
        "tableOfContents": any(page.navigation for page in book.pages),
        "synchronizedAudioText": bool(book.overlays),
        "longDescription": any(e.get("aria-details") or e.tag == "details" for p in _content(book) for e in p.all()),
    }
    for feature, there in truth.items():
        if (feature in claimed) and not there:
            yield PACKAGE, f"{feature}: claimed, but not there"
        elif there and feature not in claimed and feature != "longDescription":
            yield PACKAGE, f"{feature}: not named"


def false_conformance(book: Book) -> Iterator[Fault]:
    """Conformance without a certifier, or with an open picture."""
    claims = [c for c in book.metas("dcterms:conformsTo") if "accessib" in c.lower() or "wcag" in c.lower()]
    if claims and not any(book.metas("a11y:certifiedBy")):
        yield PACKAGE, "nobody is named who vouches for it"
    if claims and any(True for page in _content(book) for _ in (*open_picture(page), *no_alt(page))):
        yield PACKAGE, "a picture is not described"


def no_navigation(book: Book) -> Iterator[Fault]:
    """No navigation document, or none with a table of contents."""
    kinds = [(nav.get(f"{EPUB}type") or "") for page in book.pages if page.navigation for nav in page.root.iter("nav")]
    if "toc" not in kinds:
        yield PACKAGE, "no toc"
    if "landmarks" not in kinds:
        yield PACKAGE, "no landmarks"


def contents_miss(book: Book) -> Iterator[Fault]:
    """A document of the spine that the table of contents does not reach."""
    reached: set[str] = set()
    for page in book.pages:
        for nav in page.root.iter("nav"):
            if page.navigation and nav.get(f"{EPUB}type") == "toc":
                targets = [(a.get("href") or "").partition("#")[0] or page.name for a in nav.iter("a")]
                reached.update(target.rpartition("/")[2] for target in targets)
    missed = (path for path in book.spine if path.rpartition("/")[2] not in reached)
    return ((path, "") for path in missed if not _is_navigation(book, path))


def _is_navigation(book: Book, path: str) -> bool:
    return any(page.navigation and page.name == path for page in book.pages)


def page_list(book: Book) -> Iterator[Fault]:
    """A list of print pages in a book that has none."""
    marks = any(
        e.get("role") == "doc-pagebreak" or "pagebreak" in (e.get(f"{EPUB}type") or "")
        for p in _content(book)
        for e in p.all()
    )
    for page in book.pages:
        if (
            page.navigation
            and not marks
            and any("page-list" in (n.get(f"{EPUB}type") or "") for n in page.root.iter("nav"))
        ):
            yield page.name, ""


def odd_names(book: Book) -> Iterator[Fault]:
    """A file name that old readers stumble over."""
    return ((name, "") for name in sorted(book.names) if not name.isascii() or " " in name)


def title_differs(book: Book) -> Iterator[Fault]:
    """A page whose title is not its main heading (the publisher after it is fine)."""
    for page in _content(book):
        title, heading = page.root.find("head/title"), next(page.all("h1"), None)
        if title is not None and heading is not None and words(heading) and words(heading) not in words(title):
            yield page.name, words(title)[:60]


def not_in_manifest(book: Book) -> Iterator[Fault]:
    """A manifest entry whose file is not there."""
    remote = ("http:", "https:")
    return (
        (entry.path, "") for entry in book.entries if entry.path not in book.names and not entry.path.startswith(remote)
    )


BookLook = Callable[[Book], Iterable[Fault]]

BOOK_LOOKS: dict[str, BookLook] = {
    "metadata.missing": missing_metadata,
    "metadata.language": package_language,
    "metadata.alternatives": false_alternatives,
    "metadata.modes": false_modes,
    "metadata.sufficient": false_sufficient,
    "metadata.features": false_features,
    "metadata.conformance": false_conformance,
    "nav.missing": no_navigation,
    "nav.reach": contents_miss,
    "nav.page-list": page_list,
    "book.names": odd_names,
    "book.title": title_differs,
    "book.files": not_in_manifest,
    **OVERLAY_LOOKS,
}
