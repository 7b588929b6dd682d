"""Who signs an article below its text: by a line of names or initials, or a sentence on who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformat.patterns import lazy
from reformat.readers.html.headline import words
from reformat.readers.html.page import Page, Part
from reformat.readers.html.signals import HEADINGS
from reformat.readers.metadata.bywords import AGENCIES
from reformat.readers.metadata.credit import a_person, credited, signed
from reformat.readers.metadata.people import EMAIL, NAME, in_role, latin, unlabelled

_TALE = lazy(
    rf"({NAME.pattern})(?:,[^,]{{3,40}},)? (?P<does>is|was|writes|works|lives|covers|reports|reported from|teaches|ist"
    rf"|schreibt|lebt|arbeitet|est|écrit|vit|es|escribe|vive|è|scrive|é|escreve|schrijft|är|skriver|er|jest"
    rf"|pisze)\b(?P<what>.*)"
)
"""A sentence on who wrote the article."""

_REACHED = lazy(
    rf"(?:Contact|Reach|Email|Follow|Write to) (?:reporter |staff writer )?({NAME.pattern}) (?:at|on|by|via)\b.*"
    rf"|({NAME.pattern}) can be reached .*"
)
"""How to reach who wrote it, as American papers say below the text."""

_SIGNED = lazy(
    r"(?:written|posted|reported|story|words|article) by (?:[A-ZÀ-Þ][\w'’.-]+)(?:\s[A-ZÀ-Þ][\w'’.-]*){1,3}"
    r"|(?:written|posted) by (?:[A-ZÀ-Þ][\w'’.-]+\s){1,3}(?:at|on) [^.]{0,20}\d{4}.{0,12}"
    r"|[（(]?(?:本[报報])?[记記]者\s?[：:/]?\s?(?-i:[一-鿿]){2,4}(?:、(?-i:[一-鿿]){2,4})*[）)]?"
    r"|(?:(?-i:[가-힣]){2,4}\s?기자\s*[\w.+-]+@[\w.-]+\s*[,/·]?\s*)+"
    r"|(?-i:[(]\s?(?:dpa|AFP|AP|APA|Reuters|epd|KNA|SID|sid|ots|EFE|ANSA|Lusa|NTB|TT|PAP|ČTK|DHA|AA)\s?[)])"
    r"|(?:글|취재)\s*[=:]\s*(?-i:[가-힣]){2,4}(?:\s*기자)?",
    re.I,
)
"""A line that signs an article and says nothing else."""

_REPORTER = lazy(r"[가-힣]{2,4} ?(?:수습|인턴|객원|선임|전문|사진)? ?기자")
"""A Korean reporter's name, alone in the card below the text."""

_INFOCOM = lazy(r"© ?(dpa)-infocom.*")

_DATELINE = lazy(rf"[^.()]{{2,60}}\(({AGENCIES})\)\s?[.—–-]")
"""How an agency's report begins: the place, maybe the day, and the agency in brackets."""

RUN = 60
"""Characters of the paragraph before a name that signs it, at least: below a heading stand titles of other pages."""

LONGEST, TALE = 120, 300
"""Characters of a line that signs, and of a sentence on who wrote it, at most."""

AFTER = 40
"""How many elements at the end of the body, and how many behind it, are looked at."""

NEXT = 6
"""How many elements behind the body a line may stand that is hardly a signature elsewhere."""

TRAIL = 160
"""Characters at the end of the body that may stand below a signature: tags and buttons."""

HEAD = 12
"""How many elements into the body an agency's report begins."""


def signatures(page: Page, root: Part) -> Iterator[str]:
    """Those who sign the article at the end of the body or below it; else the agency that its first line names."""
    whole = words(root)
    behind = root
    for part in page.parts[max(root.index, root.end - AFTER) : root.end + AFTER]:
        if not part.own:
            continue
        behind, before = part, behind
        text = words(part) if part.text < TALE else ""
        behind_it = len(whole.rpartition(text)[2]) if text else 0
        last = behind_it <= TRAIL if part.within(root) else part.index < root.end + NEXT
        if names := _signing(part, text, whole, before, last=last):
            yield from (*names, *EMAIL.findall(text))
            return
    for part in page.parts[root.index : min(root.index + HEAD, root.end)]:
        if part.own >= RUN and (agency := _DATELINE.match(words(part))):
            yield agency[1]
            return


def _signing(part: Part, text: str, whole: str, before: Part, *, last: bool) -> tuple[str, ...]:
    """Whom this line names as the article's author. `last`: it ends the text; `before`: the one above it."""
    if found := _INFOCOM.fullmatch(text):
        return (found[1],)
    if last and (reached := _REACHED.fullmatch(text)):
        return (reached[1] or reached[2],)
    if tale := _TALE.fullmatch(text):
        own = last and (_set_apart(part) or before.tag in HEADINGS) and tale[1] not in whole.replace(text, "")
        return (tale[1],) if own or in_role(tale["what"]) else ()
    if part.text > LONGEST or not text:
        return ()
    if _SIGNED.fullmatch(text):
        return (text.strip("()（） "),)
    line = text.strip("()[]（）［］—–- ")
    if last and (names := (credited(line) if unlabelled(line) != line else signed(text))):
        return names
    if last and _REPORTER.fullmatch(line):
        return (line,)
    alone = last and before.text >= RUN and (_set_apart(part) or line != text or part.tag == "p")
    names = credited(line) if alone else ()
    return names if all(latin(name) and a_person(name, whole.replace(text, "", 1)) for name in names) else ()


def _set_apart(part: Part) -> bool:
    """Whether a line is bold, slanted, or at the right."""
    up = part.parent
    return part.tag in ("b", "strong", "em", "i") or any(
        "right" in (p.attrs.get("style") or p.attrs.get("align") or "") for p in (part, up) if p is not None
    )
