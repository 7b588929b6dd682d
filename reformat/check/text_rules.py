"""Rules on language, headings, landmarks, titles and links of one page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reformat.check.finding import Fault
from reformat.check.page import EPUB, XML, Element, Look, Page, name_of, spot, words
from reformat.document.links import VAGUE
from reformat.patterns import lazy

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NAMED = (
    "chapter", "toc", "noteref", "footnote", "endnote", "endnotes", "backlink", "abstract", "cover", "part",
    "pullquote",
)  # fmt: skip
ROLES = {kind: f"doc-{kind}" for kind in NAMED}
ADDRESS = lazy(r"(https?://|www\.)\S+", re.I)
LATIN = lazy(r"[A-Za-zÀ-ɏ]{2,}")
NATIVE = {
    "ko": lazy(r"[가-힣]"),
    "ja": lazy(r"[\u3040-\u30ff\u4e00-\u9fff]"),
    "zh": lazy(r"[\u4e00-\u9fff]"),
}


def no_language(page: Page) -> Iterator[Fault]:
    """The root has no lang; an XHTML root needs xml:lang as well."""
    if not page.root.get("lang"):
        yield "<html>", "no lang"
    if page.in_book and not page.root.get(f"{XML}lang"):
        yield "<html>", "no xml:lang"


def wrong_language_tag(page: Page) -> Iterator[Fault]:
    """A lang that is no BCP 47 tag."""
    for element in page.root.iter():
        tag = element.get("lang") if isinstance(element.tag, str) else None
        if tag is not None and tag and not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag):
            yield spot(element), tag


def unmarked_language(page: Page) -> Iterator[Fault]:
    """A paragraph of at least eight Latin words and no letter of the document's own script, with no lang around it."""
    native = NATIVE.get(page.language[:2].lower())
    if native is None:
        return
    for element in page.all("p", "li", "blockquote", "figcaption", "td"):
        text = ADDRESS.sub("", words(element))  # an address is in no language
        marked = any(e.get("lang") for e in element.iter()) or any(
            e.get("lang") for e in element.iterancestors() if e is not page.root and e.tag != "body"
        )
        if not marked and len(LATIN.findall(text)) >= 8 and not native.search(text):
            yield spot(element), text[:60]


def no_single_h1(page: Page) -> Iterator[Fault]:
    """Not exactly one h1."""
    count = sum(1 for _ in page.all("h1"))
    if count != 1 and not page.navigation:
        yield "<body>", f"{count} h1"


def skipped_level(page: Page) -> Iterator[Fault]:
    """A heading more than one level below the one before it."""
    before = 0
    for heading in page.all(*HEADINGS):
        level = int(str(heading.tag)[1])
        if before and level > before + 1:
            yield spot(heading), f"h{level} after h{before}"
        before = level


def empty_heading(page: Page) -> Iterator[Fault]:
    """A heading that says nothing."""
    return ((spot(h), "") for h in page.all(*HEADINGS) if not name_of(h))


def nameless_section(page: Page) -> Iterator[Fault]:
    """A section without heading or label."""
    for section in page.all("section"):
        if not (
            section.get("aria-label") or section.get("aria-labelledby") or any(True for _ in section.iter(*HEADINGS))
        ):
            yield spot(section), ""


def landmarks(page: Page) -> Iterator[Fault]:
    """Not exactly one main, or more than one banner or contentinfo."""
    if page.in_book:
        return
    mains = [e for e in page.all() if e.tag == "main" or e.get("role") == "main"]
    if len(mains) != 1:
        yield "<body>", f"{len(mains)} main"
    for tag, role in (("header", "banner"), ("footer", "contentinfo")):
        count = sum(1 for e in page.all() if e.get("role") == role or (e.tag == tag and _top(e)))
        if count > 1:
            yield "<body>", f"{count} {role}"


def _top(element: Element) -> bool:
    """Whether header or footer is the page's own and not a section's."""
    return not any(a.tag in ("article", "section", "main", "aside", "nav") for a in element.iterancestors())


def no_skip_link(page: Page) -> Iterator[Fault]:
    """The first link of the page does not lead to its main part."""
    if page.in_book:
        return
    first = next(page.all("a"), None)
    target = (first.get("href") or "") if first is not None else ""
    there = (
        [e for e in page.root.iter() if e.get("id") == target[1:]] if target.startswith("#") and len(target) > 1 else []
    )
    if not there:
        yield "<body>", target


def no_title(page: Page) -> Iterator[Fault]:
    """No title element with words."""
    title = page.root.find("head/title")
    if title is None or not words(title):
        yield "<head>", ""


def role_missing(page: Page) -> Iterator[Fault]:
    """An epub:type whose DPUB-ARIA role is not there."""
    for element in page.root.iter():
        kinds = (element.get(f"{EPUB}type") or "").split() if isinstance(element.tag, str) else []
        for kind in kinds:
            if kind in ROLES and element.get("role") != ROLES[kind] and element.tag != "body":
                yield spot(element), f"{kind} without {ROLES[kind]}"


def empty_link(page: Page) -> Iterator[Fault]:
    """A link or button without a name."""
    return (
        (spot(a), a.get("href") or "")
        for a in page.all("a", "button")
        if (a.get("href") or a.tag == "button") and not name_of(a)
    )


def vague_link(page: Page) -> Iterator[Fault]:
    """A link whose words say nothing out of context, or spell an address."""
    for link in page.all("a"):
        name = name_of(link)
        if link.get("href") and (VAGUE.fullmatch(name) or ADDRESS.fullmatch(name)):
            yield spot(link), name


def new_window(page: Page) -> Iterator[Fault]:
    """A link that opens a new window."""
    return ((spot(a), a.get("target") or "") for a in page.all("a") if a.get("target") not in (None, "", "_self"))


def dead_link(page: Page) -> Iterator[Fault]:
    """A link to a place on this page that is not there."""
    ids = {e.get("id") for e in page.root.iter()}
    for link in page.all("a"):
        href = link.get("href") or ""
        if href.startswith("#") and len(href) > 1 and href[1:] not in ids:
            yield spot(link), href


def double_id(page: Page) -> Iterator[Fault]:
    """The same id twice."""
    count = Counter(e.get("id") for e in page.root.iter() if e.get("id"))
    return (("<body>", str(i)) for i, n in count.items() if n > 1)


TEXT_LOOKS: dict[str, Look] = {
    "lang.document": no_language,
    "lang.tag": wrong_language_tag,
    "lang.parts": unmarked_language,
    "heading.one-h1": no_single_h1,
    "heading.order": skipped_level,
    "heading.empty": empty_heading,
    "section.name": nameless_section,
    "landmarks": landmarks,
    "landmarks.skip-link": no_skip_link,
    "title": no_title,
    "role.epub-type": role_missing,
    "link.empty": empty_link,
    "link.text": vague_link,
    "link.new-window": new_window,
    "link.dead": dead_link,
    "id.unique": double_id,
}
