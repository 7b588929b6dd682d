"""What a page shows beside its article of section, tags and rights, where its data tells none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.readers.html.front import Front
from reformat.readers.html.headline import words
from reformat.readers.html.page import Page, Part
from reformat.readers.metadata.gather import NO_SECTION
from reformat.readers.metadata.heads import Heads
from reformat.readers.metadata.linked import Linked
from reformat.readers.metadata.rights import rights_line
from reformat.readers.metadata.shown import Visible

NEAR = 14
"""How many elements around the headline are looked at for a section."""

LONGEST = 20
"""Characters of a section's or a tag's name."""

MOST = 16
"""Tags of an article; more are those of the site."""

_SECTION = lazy(
    r"(?:^|[\s_-])(?:section|categor(?:y|ies)|cate|rubri[ck]|ressort)(?:[_-]{0,2}(?:name|title|label|link))?$"
)
"""The last class token of a section's name above a headline."""

_COUNTED = lazy(r"^@|^\d{1,4}(?:\s(?:likes?|comments?|kommentare?))?$", re.I)
"""What is no tag among them: an account, and how many like or share."""

_TRAIL = "[class*=breadcrumb i]"
_WALKED = lazy(r"(?:홈|home|start|startseite|accueil|inicio|início|首页|首頁|ホーム|トップ|top)\s?[>›»＞▶]\s?\S", re.I)
"""How a line begins that leads from the front page down to the article's section."""

_STEP = lazy(r"[>›»＞▶]")

TRAIL = 80
"""Characters of such a line."""

_TAGS = lazy(r"(?:^|\s)tags(?:\s|$)|(?i:hashtag)|tag[-_]|[-_]tag")
"""Class names of boxes whose links are tags."""
_LABELS = frozenset(
    "홈 전체 전체기사 뉴스 기사본문 기사 内容 详情 首页 打印 超大 新闻"  # noqa: SIM905
    " home news start startseite accueil inicio".split()
) | {"edit on github", "view page source", "show source"}
"""What stands in trails and is no section, beside what no page's data may call one."""


def beside_data(visible: Visible, page: Page, front: Front, root: Part, heads: Heads, linked: Linked) -> Visible:
    """What is visible, with section, tags and rights where the page's data lacks them."""
    told = visible.section or linked.text("articleSection") or heads.first("article:section", "section")
    tagged = linked.article.get("keywords") or heads.first("article:tag", "news_keywords", "keywords")
    return replace(
        visible,
        section=visible.section if told else _section_of(page, front),
        tags=() if tagged else _tags_of(page, root),
        rights=rights_line(page.source_text),
    )


def _section_of(page: Page, front: Front) -> str:
    """The section as the trail of links above the headline or a label beside it names it."""
    title = front.title
    said = bare(words(title)) if title is not None else ""
    trails = (part for part in page.select(_TRAIL) if part.tag != "body")  # builders tell the body how trails look
    for trail in islice(trails, 1):
        steps = [" ".join(one.text(deep=True).split()) for one in trail.node.css("a, li, span")]
        if step := next((one for one in reversed(steps) if _names(one) and bare(one) not in said), ""):
            return step
    if title is None:
        return ""
    near = page.parts[max(title.index - NEAR, 0) : title.end + NEAR]
    for part in near:
        if part.text <= TRAIL and _WALKED.match(text := words(part)):
            steps = [step.strip() for step in _STEP.split(text)]
            if step := next((one for one in reversed(steps) if _names(one) and bare(one) not in said), ""):
                return step
    marked = (p for p in near if p.names and 1 < p.text == p.run <= LONGEST and _SECTION.search(p.names.rstrip()))
    return next((text for p in marked if _names(text := words(p)) and bare(text) not in said), "")


def _tags_of(page: Page, root: Part) -> tuple[str, ...]:
    """The tags that are linked below the article, or in front of it."""
    found: dict[str, None] = {}
    for part in _tagged(page):
        above = part.parent
        beside = above is None or (above.parent or above).tag == "aside" or above.link_density < 0.7
        text = words(part).lstrip("# ").rstrip(",; ")
        if not beside and text and len(text) <= LONGEST and part.index > root.index and not _COUNTED.search(text):
            found[text] = None
    return tuple(found) if len(found) <= MOST else ()


def _tagged(page: Page) -> Iterator[Part]:
    """The links to tags, by their own word or by the class name of a box around them."""
    end = 0
    for part in page.parts:
        if part.tag == "a" and (part.index < end or "tag" in (part.attrs.get("rel") or "").split()):
            yield part
        if "tag" in part.names and part.end > end and _TAGS.search(part.attrs.get("class") or ""):
            end = part.end


def _names(text: str) -> bool:
    """Whether this may be a section's name."""
    known = text.lower() in _LABELS or NO_SECTION.fullmatch(text) is not None
    return 1 < len(text) <= LONGEST and not known and not re.search(r"\d{2}|[.@#:：]", text)
