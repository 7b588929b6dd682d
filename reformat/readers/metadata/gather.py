"""Each field of the metadata from the best source that has it."""

from __future__ import annotations

import re

from reformat.document.addresses import absolute, site_of
from reformat.document.nodes import Metadata
from reformat.language.scripts import bare, by_letters
from reformat.patterns import lazy
from reformat.readers.metadata.authors import choose_authors
from reformat.readers.metadata.heads import Heads
from reformat.readers.metadata.known import with_known
from reformat.readers.metadata.language import tag
from reformat.readers.metadata.linked import Linked, tidy
from reformat.readers.metadata.published import choose_dates
from reformat.readers.metadata.rights import holder
from reformat.readers.metadata.shown import Visible
from reformat.readers.metadata.titles import choose_title
from reformat.readers.metadata.written import UNKNOWN

_HOUSES = (
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "og:article:author",
)
_SECTIONS = (
    "article:section", "section", "parsely-section", "cxenseparse:section", "og:article:section", "dable:item_category",
)  # fmt: skip
NO_SECTION = lazy(
    r"(?:news)?articles?|story|post|page|view|default|node|index|general|uncategori[sz]ed|allgemein|sin categor[ií]a"
    r"|sem categoria|non class[ée]|senza categoria|без рубрики|默认|正文|资讯正文|未分[类類]|미분류",
    re.I,
)
"""What systems call a section where nobody chose one."""

_PROGRAMS = frozenset({"Blogger", "WordPress", "WordPress.com", "Wix", "Squarespace", "Medium", "Substack"})
"""Programs and houses of many writers that write themselves into the data as the publisher of each page."""

_PORTAL = lazy(
    r"(?:네이버|다음|네이트|ZUM|줌|NAVER|Daum|NATE|MSN|Yahoo!?)(?:\s?(?:뉴스|스포츠|연예|엔터|TV|News|Sports"
    r"|ニュース))?(?:$|\s)",
    re.I,
)
"""Where articles of others are shown."""

_COMMAS = lazy(r"[，;；]")
_HAN_WORDS = lazy(r"[一-鿿]\s(?=[一-鿿])")
"""Where a space stands in Chinese: it parts words of a list."""
_BAR = lazy(r"\s(?:[|｜·:-]|::|[–—])\s")
LONGEST_NAME = 24
"""Characters of a site's name behind a title at most."""


class Gathered:
    """Collects fields; the first answer stays."""

    def __init__(self) -> None:
        self.fields: dict[str, object] = {}
        self.origins: dict[str, str] = {}

    def take(self, field: str, value: object, origin: str) -> None:
        """Keep this value unless the field has one."""
        if value and field not in self.fields:
            self.fields[field] = value
            self.origins[field] = origin


def read_metadata(heads: Heads, linked: Linked, visible: Visible, known: Metadata, base: str = "") -> Metadata:
    """The page's metadata; `known` is the caller's and wins."""
    got = Gathered()
    language = (
        heads.language
        or heads.first("og:locale", "content-language", "language", "dc.language")
        or linked.text("inLanguage")
    )
    got.take("language", tag(language), "html" if heads.language else "meta")
    got.take("direction", heads.direction if heads.direction in ("rtl", "ltr") else "", "html")
    title, origin = choose_title(
        heads, linked, visible.title, by_rule="title" in visible.by_rule, sites=_sites(heads, linked, base)
    )
    got.take("title", title, origin)
    credited = choose_authors(heads, linked, visible.bylines, by_rule="byline" in visible.by_rule)
    got.take("authors", credited.names, credited.origin)
    got.take("contacts", credited.contacts, "byline")
    spoken = by_letters(" ".join((title, *visible.dates, visible.far_date))) or tag(language) or UNKNOWN
    dates = choose_dates(heads, linked, visible, language=spoken, address=base or heads.canonical)
    got.take("published", *dates.published)
    got.take("modified", *dates.modified)
    _addresses(got, heads, linked, base)
    _rest(got, heads, linked, visible)
    return with_known(Metadata(**got.fields, origins=got.origins), known)  # type: ignore[arg-type]


def _sites(heads: Heads, linked: Linked, base: str) -> tuple[str, ...]:
    """What the site is called, and the article's section, as titles name them behind a bar."""
    hosts = map(site_of, (base, heads.canonical, heads.first("og:url")))
    names = [heads.first("og:site_name"), *linked.names("publisher"), *hosts]
    sections = [heads.first("article:section", "content_category"), linked.text("articleSection")]
    return tuple(dict.fromkeys(name for name in (*names, *sections) if name))


def _addresses(got: Gathered, heads: Heads, linked: Linked, base: str) -> None:
    for origin, address in (
        ("canonical", heads.canonical),
        ("og", heads.first("og:url")),
        ("json-ld", linked.text("url")),
    ):
        whole = absolute(base, address)
        if whole.startswith(("http://", "https://")):
            got.take("url", whole, origin)
    got.take("url", base, "source")
    place = str(got.fields.get("url") or base)
    for origin, address in (
        ("og", heads.first("og:image", "og:image:url", "twitter:image", "twitter:image:src")),
        ("json-ld", linked.text("image") or linked.text("thumbnailUrl")),
    ):
        got.take("image", absolute(place, address), origin)


def _rest(got: Gathered, heads: Heads, linked: Linked, visible: Visible) -> None:
    got.take("section", visible.section if "section" in visible.by_rule else "", "site-rule")
    got.take("section", _section(linked.text("articleSection")), "json-ld")
    told = (_section(heads.first(key)) for key in _SECTIONS)
    got.take("section", next((name for name in told if name), ""), "meta")
    got.take("section", _deepest(linked, str(got.fields.get("title") or "")), "json-ld")
    got.take("section", re.sub(r"\s*[>»]\s*", " › ", visible.section).strip(" ›"), "visible")
    got.take("publisher", visible.publisher, "site-rule")
    got.take("publisher", next((name for name in linked.names("publisher") if name not in _PROGRAMS), ""), "json-ld")
    house = next((name for one in _houses(heads) if (name := _house(one))), "")
    owner = holder(visible.rights)
    got.take("publisher", owner if _PORTAL.match(house) and not _PORTAL.match(owner) else house, "og")
    got.take("publisher", owner, "visible")
    got.take(
        "rights", heads.first("copyright", "rights", "dc.rights", "dcterms.rights", "dcterms.rightsholder"), "meta"
    )
    got.take("rights", visible.rights, "visible")
    got.take(
        "tags",
        _tags(linked, heads, str(got.fields.get("title") or "")),
        "json-ld" if linked.article.get("keywords") else "meta",
    )
    got.take("tags", visible.tags, "visible")
    got.take("description", linked.text("description"), "json-ld")
    got.take(
        "description", heads.first("og:description", "description", "twitter:description", "dc.description"), "meta"
    )
    got.take("publisher", _behind(heads.title, str(got.fields.get("title") or "")), "html")
    got.take("publisher", _house(heads.first("twitter:site")), "meta")  # an account is called like its house at best
    other = linked.text("alternativeHeadline")
    got.take("subtitle", "" if _alike(other, str(got.fields.get("title") or "")) else other, "json-ld")


def _section(told: str) -> str:
    """A section's name; nothing for a number, for data, and for what systems call a thing that has none."""
    return "" if told.isdigit() or told[:1] in "{[" or NO_SECTION.fullmatch(told) else told


def _houses(heads: Heads) -> tuple[str, ...]:
    return heads.first("og:site_name"), *(heads.first(key) for key in _HOUSES)


def _behind(whole: str, title: str) -> str:
    """What stands behind the article's title and a bar in the page's, as the site is called there."""
    before, _, name = (part.strip(" :") for part in _BAR.sub("\n", whole).rpartition("\n"))
    return name if title and before.startswith(title) and 1 < len(name) <= LONGEST_NAME else ""


def _house(name: str) -> str:
    """A publisher's name, without that of the portal behind a bar; of an address its host."""
    return site_of(name) if name.startswith("http") else name.partition(" | ")[0].strip().lstrip("@")


def _alike(other: str, title: str) -> bool:
    """Whether a second headline only says the first one otherwise."""
    said, new = (set(re.findall(r"\w{4,}", text.casefold())) for text in (title, other))
    return len(new & said) > len(new) / 2


def _deepest(linked: Linked, title: str) -> str:
    """The last of the page's breadcrumbs that is neither the article itself nor the front page."""
    steps = (name for name in reversed(linked.crumbs()[1:]) if len(name) <= 40 and bare(name) not in bare(title))
    return next((name for name in steps if bare(title) not in bare(name) and not _alike(name, title)), "")


def _tags(linked: Linked, heads: Heads, title: str) -> tuple[str, ...]:
    value = linked.article.get("keywords")
    raw = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
    raw = raw or heads.all("article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags")
    names = [tag.strip() for one in raw for tag in (_parted(one) if len(raw) < 3 else [one])]
    if len(names) == 1 and len(_HAN_WORDS.findall(names[0])) > 2:
        names = names[0].split()
    told = (tidy(name) for name in names if name and len(name) < 80 and "<" not in name)
    whole = bare(title) if _says_enough(title) else ""
    return tuple(dict.fromkeys(name for name in told if not whole or whole not in bare(name)))[:40]


def _parted(tags: str) -> list[str]:
    """Tags parted at the commas that a page writes, or at other signs where it writes none."""
    return tags.split(",") if "," in tags else _COMMAS.split(tags)


def _says_enough(title: str) -> bool:
    """Whether a title is no word or two that may be a tag as well."""
    return len(bare(title)) * (1 if title.isascii() else 2.5) >= 25
