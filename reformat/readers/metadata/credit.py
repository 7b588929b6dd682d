"""Whom a short line credits, told by its shape: names, and beside them only what stands beside names."""

# ruff: noqa: E501, SIM905 (patterns, tables of words)
from __future__ import annotations

import re

from reformat.patterns import lazy
from reformat.readers.metadata.bywords import AGENCIES, SOURCES, UPPER, WEEKDAYS
from reformat.readers.metadata.houses import house
from reformat.readers.metadata.kanji import japanese
from reformat.readers.metadata.people import (
    EMAIL,
    NAME,
    another_hand,
    in_role,
    korean,
    latin,
    nobody,
    people,
    surnames,
    undated,
    unlabelled,
)  # fmt: skip

_AND = "and|und|et|y|e|en|och|og|i|и|та|ve|ja|és|și|a|dan|và|&"
_PARTS = lazy(
    rf"\s*(?:\s?[|｜·•ㅣ;、]|，(?=[^，]{{2,12}}$)|\s[–—-](?=\s)|\s?/|,\s(?:{_AND})(?=\s)|,(?=\s)"
    rf"|\.(?=\s(?:photo|foto|bild|pictur|illustr))|(?<=\w)\s(?:{_AND})(?=\s))\s*",
    re.I,
)
"""What parts the pieces of a byline."""

_PICTURED_BY = lazy(r"[\s\u3000](?:图|圖|写真|撮影|[攝摄]影|사진)\s?[/／:：=＝].*")
"""Who took the pictures, behind who wrote."""
_HANDLE = lazy(r"@\w+|,?\s?\(([^()]*)\)|(?<=\w)\*")
_DAY = lazy(rf"(?:{WEEKDAYS})\.?|\d[\d\s.:h'’-]*(?:uhr|kl\.?|hrs?|wib|a\.?m\.?|p\.?m\.?)?|(?-i:[A-Z]{{2,4}})", re.I)
_DATE_FIRST = lazy(
    r"^(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)?\d\d|\d{1,2}\.?\s[^\W\d]{3,12}\.?\s(?:19"
    r"|20)\d\d)(?:,?\s(?:\w{1,4}\s)?\d{1,2}[:.h]\d{2})?\s*[,|·–—-]?\s*(?=[^\W\d])"
)
_ROUNDABOUT = lazy(
    rf"(?:.{{0,30}}\b)?(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|di|da|de|[Dd]oor|[Aa]v"
    rf"|[Aa]f)\s(?:[a-zà-ÿ'’-]+\s){{0,5}}({NAME.pattern})(?:,\s.*)?"
)
"""A name at the end of what tells in small letters whose the article is: "a post by our harbour lead Ada Quill"."""
_OF_HOUSE = lazy(rf"({NAME.pattern})\s(?:of|for)\s(?:the|The)\s.+")
_AFTER_NAME = lazy(r"[^\W\d_]*\d|(?:The|Die|Der|Das|El|La|Le|Les|Il|O|A)\s")
"""How pieces begin that stand behind a name and are none, beside small letters: figures, an article."""
_FOR_AGENCY = lazy(rf"(?<=[^\W\d_]{{3}})\s[–—-]\s(?:{AGENCIES})(?=\s[–—|-]|$)")
"""The agency that the one before it works for."""
_STOP = lazy(r"\w{4}\.\s|[a-z]{4}[A-Z]")
"""The end of a sentence or of another word inside what would be a name."""
_PICTURES = lazy(r"\b(?:getty|shutterstock|istock|alamy|imago)\b", re.I)
"""Houses that sell pictures."""
_WORD = lazy(rf"[{UPPER}][^\W\d_]+|[가-힣]{{2}}")
"""One word alone: a place, a section."""
_PLACES = lazy(r"[^\W\d_]+,\s")
"""How a line of places begins."""
_REPORTING = lazy(r"\(?(?:additional )?reporting (?:and writing )?by (.+?)(?:;.*)?\)?", re.I)
_IN_PLACE = lazy(r"\sin\s[^,;]+?(?=,|;|$|\sand\s)")
_SOURCE = lazy(rf"(?:.*\d\s(?:uhr\s)?)?(?:{SOURCES})\s?[:：]\s?(.+)", re.I)
_INITIALS = lazy(r"[a-zà-ÿ]{2,3}|(?:[a-zà-ÿ]\.){2,3}")
_DOTTED = lazy(r"((?:[A-ZÀ-Þ]\.\s?){2,3})(?:\([^()]*\))?")
_CHINESE = lazy(r"[（(]([一-鿿]{2,4}(?:[、・][一-鿿]{2,4})*)[）)]")
_SIGNS = " \t()（）[]/©=—–-"
_OVER = frozenset("end fin via ad adv pr ok sic com www tba ps nb etc cont".split()) | frozenset(["続く", "終わり", "完结", "图略", "以上"])  # fmt: skip  # noqa: SIM905
"""What stands in brackets below a text and signs nothing."""


_LABELS = frozenset(
    "news release releases update updates change guide guides tips review reviews life lifestyle style health business "
    "technology tech product products"
    " company market markets marketing research press media world local climate home travel food sport sports opinion "
    "culture science education politics"
    " entertainment security data case study studies best practices blog featured feature latest breaking top story "
    "stories read more how event events"
    " video videos podcast engineering design development customer customers success sales social digital web mobile "
    "artificial intelligence machine"
    " learning cloud software estate personal finance money work future green energy art arts music film books history "
    "community public policy law"
    " key takeaways takeaway ask anything request meeting menu menü suche login home autorenprofilbild profilbild "
    "today overview summary contents introduction highlights quick facts free trial demo start here get started"
    " children family fashion beauty weather traffic crime courts education university college school insights "
    "resources report reports analysis"
    " explainer interview live new north south east west san los port fort saint city county state united states "
    "kingdom street the and for with from your our"
    " harbor harbour bay island islands beach hills valley lake park river mount village town borough district "
    "district region coast sign up log subscribe search menu listen watch share follow gallery photo photos"
    " exclusive special advertisement sponsored partner premium members privacy policy terms about contact source "
    "related popular trending must this"
    " grand grande nord sud ouest est centre noord zuid oost regio região region północne południowe wschodnie "
    "zachodnie kreis landkreis stadt bezirk gemeinde nord süd ost west norte sur este oeste bahía costa isla islas "
    "ciudad provincia comarca río primo piano evidenza ultima ore vie locale"
    " в новости область край район город республика мнение общество политика экономика спорт мир главное новини "
    "область світ суспільство"
    " nyheter aktuellt lokala actualités actualité maritimes dakika gündem haberler güncel восток запад север юг центр "
    "bucht küste insel litoral stories top corporate"
    " announcement announcements newsletter editorial column letters archive general uncategorized category posted "
    "print share comments minutes minute"
    " medio meio ambiente última hora cultura sociedad economía deportes política internacional mundo welt aller "
    "politik wirtschaft wissen leben gesellschaft"
    " monde économie société vie cronaca esteri economia politica società".split()
)
"""Words of what sections and posts are called, and of places."""


def agency(name: str) -> bool:
    """Whether this is the name of an agency."""
    return re.fullmatch(AGENCIES, name) is not None


def _kept(match: re.Match[str]) -> str:
    """What stays of a handle or of words in brackets: an agency."""
    return f", {match[1]}" if match[1] and agency(match[1]) else " "


def credited(line: str) -> tuple[str, ...]:
    """The people and agencies in a line that names them and says nothing else; nobody where it says anything else."""
    found: list[str] = []
    line = _FOR_AGENCY.sub("", _DATE_FIRST.sub("", _HANDLE.sub(_kept, EMAIL.sub(" ", line))))
    if another_hand(line.strip()) or _PLACES.match(line) or _PICTURES.search(line):
        return ()
    bare = unlabelled(line := _PICTURED_BY.sub("", line))
    labelled = bare != line
    if surnames(bare):
        return (bare,)
    for piece in _PARTS.split(bare):
        text = undated(unlabelled(piece))
        wire = agency(text)
        if not text or (not wire and (_DAY.fullmatch(text) or _beside_names(piece, bool(found)))):
            continue
        if name := text if wire else _one(text, labelled):
            found.append(name)
        elif not (house(text) or in_role(text) or _WORD.fullmatch(text)):
            return ()
    return tuple(found)


def _one(text: str, labelled: bool) -> str:
    """The name that a piece of a byline is, if it is one."""
    if korean(text) or japanese(text):
        return text
    names = people([text], split=False).names
    if len(names) != 1 or house(name := names[0]):
        return ""
    reporter = "가" <= name[0] <= "힣" and name != text and len(name) < 5
    uncased = labelled and len(name.split()) < 5 and name.lower() == name.upper()
    if (latin(name) and not _STOP.search(name)) or reporter or uncased or agency(name):
        return name
    roundabout = _ROUNDABOUT.fullmatch(text) or (_OF_HOUSE.fullmatch(text) if labelled else None)
    return roundabout[1] if roundabout and not house(roundabout[1]) else ""


def _beside_names(piece: str, named: bool) -> bool:
    """Whether this says who did something else, or stands behind a name and is none."""
    behind = piece[:1].islower() or in_role(piece) or _AFTER_NAME.match(piece) is not None
    return another_hand(piece) or (named and behind)


def from_agency(line: str) -> tuple[str, ...]:
    """The agency that a line names as the source."""
    source = _SOURCE.fullmatch(line)
    return (source[1],) if source and agency(source[1]) else ()


def signed(line: str) -> tuple[str, ...]:
    """Who signs an article with this line below it: an agency, initials in brackets, or reporters and their editors."""
    if reporters := _REPORTING.fullmatch(line):
        return credited(_IN_PLACE.sub("", reporters[1]))
    if source := from_agency(line):
        return source
    if initials := _DOTTED.fullmatch(line):
        return (initials[1],)
    if chinese := _CHINESE.fullmatch(line):
        return tuple(name for name in re.split("[、・]", chinese[1]) if name not in _OVER)
    tokens = [token for token in re.split(r"[/,\s]+", line.strip(_SIGNS)) if token]
    bracketed = line[:1] in "(（[/" and line[-1:] in ")）]/"
    named = [one for one in tokens if agency(one)]
    if not (named or bracketed) or any(one in _OVER or nobody(one) for one in tokens):
        return ()
    return tuple(tokens) if all(one in named or _INITIALS.fullmatch(one) for one in tokens) else ()


def a_person(name: str, text: str) -> bool:
    """Whether words with capitals are a person's name: none is a label's, and the text has neither it nor all of them small."""
    if not _LABELS.isdisjoint(name.lower().split()):
        return False
    return name not in text and not all(f" {word.lower()} " in text for word in name.split())
