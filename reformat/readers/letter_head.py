"""The head of a letter that somebody copied with its text: subject, sender and date are metadata, receivers no part of it."""

# ruff: noqa: E501 (tables of names)
from __future__ import annotations

import re
from email.utils import parseaddr
from typing import Any

from msgspec.structs import replace as with_fields

from reformat.document.draft import Action, Change, Draft
from reformat.document.nodes import Metadata, Paragraph, Span
from reformat.document.walk import plain
from reformat.language.scripts import by_letters
from reformat.patterns import lazy
from reformat.readers.metadata.known import with_known
from reformat.readers.metadata.written import written

RULE = "text.letter-head"
_LABELS = {
    "subject": "subject|제목|betreff|objet|asunto|oggetto|assunto|onderwerp|件名|主题|主旨|тема|konu|temat|ämne|emne",
    "from": "from|보낸 ?사람|발신인?|von|de|da|van|差出人|发件人|寄件者|от|kimden|od|från|fra",
    "to": "to|cc|bcc|reply-to|받는 ?사람|수신인?|참조|an|kopie|à|para|a|aan|宛先|收件人|收件者|кому|kime|do|till|til",
    "date": (
        "date|sent|날짜|보낸 ?날짜|datum|gesendet|envoyé|fecha|enviado(?: el)?|data|inviato|日付|送信日時|日期"
        "|发送时间|дата|tarih|skickat|dato"
    ),
}
_LINE = lazy("|".join(f"(?P<{name}>{labels})" for name, labels in _LABELS.items()), re.I)
_OPENS = lazy(
    r"-*\s*(?:begin forwarded message|forwarded message|original message|전달된 메시지|원본 메시지"
    r"|weitergeleitete nachricht|message transféré)\s*:?\s*-*",
    re.I,
)
_SUBJECT = lazy(rf"(?:^|[>\n])[\s*]*(?:{_LABELS['subject']})[\s*]*(?:<[^<>]*>\s*)*[:：]", re.I)
REACH = 20_000
"""Characters of a letter's markup in which the head of another is looked for."""
MOST = 12
"""Lines that such a head has at most."""


def letter_head(lines: list[str]) -> tuple[Metadata, list[Change]]:
    """What the head says, and an entry for each of its lines; nothing where the text begins otherwise.

    A head names a subject and a sender, and a receiver or a date, one below the other.
    """
    said: dict[str, str] = {}
    taken: list[tuple[int, str, Action]] = []
    for at, line in enumerate(lines[: MOST + 1]):
        label, sign, value = re.sub("：", ":", line).partition(":")
        match = _LINE.fullmatch(label.strip(" *")) if sign else None
        if match is not None:
            said.setdefault(match.lastgroup or "", value.strip(" *"))
        elif line and (said or not _OPENS.fullmatch(line)):
            break
        if line:
            told = match is not None and match.lastgroup != "to"
            taken.append((at + 1, line, "move" if told else "remove"))
    if not {"subject", "from"} <= said.keys() or not {"to", "date"} & said.keys():
        return Metadata(), []
    because = "The head of a letter: its subject, sender and date are kept, its receivers are nobody's business"
    changes = [Change("read", RULE, does, words, because, span=Span(line=at, end_line=at)) for at, words, does in taken]
    return _metadata(said), changes


def quotes_head(text: str) -> bool:
    """Whether a letter has the head of another near its beginning, going by a line that names a subject."""
    return _SUBJECT.search(text[:REACH]) is not None


def without_head(draft: Draft) -> Draft:
    """The draft of a letter without the head of the one that it passes on, which tells who wrote it and when."""
    lines: list[str] = []
    ends: list[int] = []
    for block in draft.article.blocks:
        if not isinstance(block, Paragraph) or len(lines) > MOST:
            break
        lines += [line.strip() for line in plain(block.inlines).split("\n")]
        ends.append(len(lines))
    known, changes = letter_head(lines)
    last = changes[-1].span.line if changes and changes[-1].span else 0
    if last not in ends:
        return draft
    number = ends.index(last) + 1
    blocks = draft.article.blocks
    places = [
        block.span for block, end, start in zip(blocks, ends, [0, *ends], strict=False) for _ in range(start, end)
    ]
    entries = tuple(with_fields(one, span=places[one.span.line - 1]) for one in changes if one.span)
    metadata = with_known(known, draft.article.metadata)
    article = with_fields(draft.article, metadata=metadata, blocks=blocks[number:])
    return Draft(article, (*draft.ledger, *entries), draft.source_text)


def _metadata(said: dict[str, str]) -> Metadata:
    name, address = parseaddr(said["from"].replace("*", "").replace("[mailto:", "<").replace("]", ">"))
    language = by_letters(said["subject"] + said.get("date", ""))
    found: dict[str, Any] = {
        "title": re.sub(r"^(?:(?:re|fwd?|aw|wg|tr|전달|회신)\s?:\s*)+", "", said["subject"], flags=re.I),
        "authors": (name,) if name and "@" not in name else (),
        "contacts": (address,) if "@" in address else (),
        "published": written(said.get("date", ""), language),
    }
    return Metadata(**found, origins={field: "letter" for field, value in found.items() if value})
