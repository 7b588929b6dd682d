"""The headline, out of several that don't quite agree."""

from __future__ import annotations

import re

from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.readers.metadata.heads import Heads
from reformat.readers.metadata.linked import Linked, tidy

_BARS = "|｜ㅣ•·:：»›—–<‹~_-"
_SUFFIX = lazy(
    r"\s+[|•·:»›—–‹<~-]+\s+(?=[^|•»›—–~-]{1,60}$)|\s*[|｜ㅣ]\s*(?=[^|｜ㅣ]{1,60}$)|\s*::\s*(?=[^:]{1,40}$)"
    r"|\s+：\s*(?=[^：]{1,40}$)"
)
_CHAIN = lazy(
    r"(?<=.{8})(?:[_＿]{1,2}[^_＿]{1,30}|\s?[-–—]{1,2}\s?[^-–—_]{1,20}(?:网|網|网站|频道|論壇|论坛|社区|新闻|资讯|日报|晚报|早报|客户端))$"
)
"""A channel or a house behind a Chinese title, without spaces around the bar."""
_TRAIL = lazy(r"(?<=.{8})\s+>\s+[^>]{1,30}(?:\s+>.*)?$")
"""The boards that a page stands in, as boards' programs write them behind its title."""
_ANCHOR = lazy(r"(?:\s+#|\s*[¶🔗§])+$")
"""The sign of a heading's link to itself."""

_KICKER = lazy(r"\s+[|•·»›—–-]+\s+|:\s+")

HOST = lazy(r"(?:[\w-]+\.)+[a-z]{2,}", re.I)
"""The name of a host and nothing else."""

_MONTH = r"[^\W\d]{3,12}\.?"
DATED = lazy(rf"(?:{_MONTH},?\s+)?(?:\d{{1,2}}\.?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?),?\s+\d{{4}}", re.I)
"""A date and nothing else."""

_DOTS = ("…", "...")
"""What a title ends in that is cut off."""

_HOUSES = ("네이버 블로그", "티스토리", "네이버 포스트", "브런치", "Medium", "Substack", "Wikipedia", "Tumblr")
"""Houses of many writers, whose name each of their pages has behind its title."""

_HANDS = {"headline": "shown", "json-ld": "data"}
"""Who wrote a title: og, meta and title elements repeat one field of the content system, for search and sharing."""


_HAN = lazy("[一-鿿]{4}")


_SECTION = lazy(
    r"(?:(?:首[页頁]|홈|ホーム|トップ|home|startseite|accueil|inicio)\s?[-–>›»/|]\s?)?(?:(?:언론\s?)?보도\s?자료|보도\W?(?:참고|설명)자료|공지(?:사항)?|알림(?:마당)?|새\s?소식|소식|뉴스|기사|칼럼|블로그|게시판|자료실|상세\s?보기|본문"
    r"|페이지 정보|news(?:room)?|blog|articles?|press(?: releases?| room| office)?|media releases?|announcements?"
    r"|opinions?|aktuelles|nachrichten"
    r"|presse(?:mitteilung(?:en)?)?|meldung(?:en)?|actualit[ée]s?|communiqu[ée]s?(?: de presse)?"
    r"|noticias?|notas? de prensa|comunicad[oi]s?(?: stampa| de imprensa)?|notizie|nyheter|uutiset|aktualności|haberler"
    r"|новости|お知らせ|ニュース(?:リリース)?|プレスリリース|報道発表|新[闻聞](?:中心|动态|發布|稿)?|通知公告|要[闻聞])",
    re.I,
)
"""What boards and rooms for the press are called, on their own pages and on those of each article."""


def section(heading: str) -> bool:
    """Whether a heading names the board or the section that the article stands in."""
    return _SECTION.fullmatch(heading) is not None


def label(heading: str, said: list[str]) -> bool:
    """Whether a heading is a date, or one word that no title of the page's data begins with: the section, the site."""
    if section(heading):
        return True
    if "." in heading or len(heading.split()) > 1:
        return len(heading) < 30 and (DATED.fullmatch(heading) is not None or HOST.fullmatch(heading) is not None)
    word = bare(heading)
    return len(word) < 20 and any(said) and not any(bare(title).startswith(word) for title in said)


def choose_title(heads: Heads, linked: Linked, shown: str, *, by_rule: bool, sites: tuple[str, ...]) -> tuple[str, str]:
    """The title and where it came from; `sites`: names that the site goes by, which are no part of a title."""
    if by_rule and shown:
        return shown, "site-rule"
    shown = _TRAIL.sub("", _ANCHOR.sub("", tidy(shown)))
    found = [
        ("headline", shown),
        ("json-ld", linked.text("headline") or (linked.text("name") if linked.article.get("datePublished") else "")),
        ("og", unsuffixed(heads.first("og:title"), sites, shown)),
        (
            "meta",
            heads.first("parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title")
            or unsuffixed(heads.first("twitter:title", "title"), sites, shown),
        ),
        ("title", unsuffixed(heads.title, sites, shown)),
    ]
    if any(title.endswith(_DOTS) for _, title in found):
        found = [(origin, title) for origin, title in found if not any(_cut_off(title, other) for _, other in found)]
    found = [(origin, _without_kicker(title, found)) for origin, title in found if title and len(title) < 500]
    for origin, title in found:
        if len({_HANDS.get(by, "search") for by, other in found if bare(other) == bare(title)}) > 1:
            return title, origin
    if shown and (without := _unbadged(shown, found)):
        return without, "og"
    told = [(origin, title) for origin, title in found if origin != "title" or not shown]
    found = [(origin, title) for origin, title in told or found if not section(title)] or told or found
    return (found[0][1], found[0][0]) if found else ("", "")


def _unbadged(shown: str, found: list[tuple[str, str]]) -> str:
    """The title of the page's data where its headline has one more word behind it: who may read the article, say."""
    told = (title for origin, title in found if origin in ("og", "title") and len(title) >= 20)
    return next(
        (t for t in told if shown.startswith(t + " ") and shown[len(t) + 1 :].isalpha() and len(shown) - len(t) < 14),
        "",
    )


def _cut_off(title: str, other: str) -> bool:
    """Whether a title ends in dots where another goes on."""
    return title.endswith(_DOTS) and len(other) > len(title) and bare(other).startswith(bare(title))


def _without_kicker(title: str, found: list[tuple[str, str]]) -> str:
    """The title without the kicker before it, where og has it without, or another title behind a kicker of its own."""
    for mark in _KICKER.finditer(title):
        rest = title[mark.end() :]
        if len(rest) < 20 or (":" in mark[0] and ("og", rest) not in found):
            continue
        if any(title not in other and _parted(other, rest) for _, other in found):
            return rest
    return title


def _parted(other: str, rest: str) -> bool:
    """Whether a title is this, or ends with it behind a kicker of its own."""
    before = other.removesuffix(rest)
    return before != other and (not before or re.search(r"[-–—:|]\s*$", before) is not None)


def unsuffixed(title: str, sites: tuple[str, ...], shown: str) -> str:
    """The title without the name of the site behind or before it."""
    if shown and bare(shown) and bare(title).startswith(bare(shown)):
        return shown
    for name in (*sites, *_HOUSES):
        title = _without(title, name)
    while _HAN.search(title) and (shorter := _CHAIN.sub("", title)) != title:
        title = shorter
    parts = _SUFFIX.split(_TRAIL.sub("", title))
    return parts[0].strip() if len(parts) > 1 and len(parts[0]) > 12 else title.strip()


def _without(title: str, name: str) -> str:
    """The title without a name that a bar parts from it; a host may stand before it without one."""
    low, name = title.lower(), name.lower()
    if len(low) != len(title):
        return title
    if low.endswith(name):
        head = title[: -len(name)].rstrip()
        if head.endswith(tuple(_BARS)):
            title = head.rstrip(f"{_BARS} ")
    elif low.startswith(name):
        rest = title[len(name) :].lstrip()
        if rest and (rest[0] in _BARS or ("." in name and len(rest) < len(title) - len(name))):
            title = rest.lstrip(f"{_BARS} ")
    return title
