"""Who talks: questions and answers, interviews with names before the words, scripts of broadcasts."""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from reformat.document.draft import Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Heading, Paragraph
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.structure.markers import BULLETS
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import lines, part, trim

LABEL = Reason("speaker.label", "A label that says who talks; the paragraph now says so itself")

_LETTER = lazy(
    r"^(?:[-–—―]\s*)?(?P<label>[QA](?:\d{1,2})?|문|답|질문|답변|問|答|F|R|P|Frage|Antwort|Question|Answer|Réponse|Pregunta|Respuesta|Domanda|Risposta"
    r"|Pergunta|Resposta|Вопрос|Ответ|Vraag|Antwoord|Pytanie|Odpowiedź|Soru|Cevap|Hỏi|Đáp)\s*(?P<sign>[.:)：．])\s*(?=\S)",
    re.I,
)
_BRACKETED = lazy(r"^[\[［【<〈◀]\s*(?P<label>[^\]］】>〉▶=:\d]{1,24}?)\s*[\]］】>〉▶]\s*(?P<sign>:?)\s*")
_SIGNED = lazy(r"^(?P<mark>[◆◇▶▷●○◎■□▲△☏♦♢])\s*(?P<label>[^\s<>:/\d][^<>:/\d]{1,14}?)\s*(?P<sign>[>＞:：])\s*(?=\S)")
"""A sign for each side of a talk on the radio, and the name before an angle bracket."""
_NAMED = lazy(
    r"^(?:[-–—―]\s*)?(?P<label>[^-–—―\s.,:;!?“\"‘'(（\["
    rf"{BULLETS}][^.,:;!?“\"‘'\[]{{0,28}}?)\s?(?P<sign>[:：])\s+(?=\S)"
    r"|^(?P<alone>[가-힣]{3}|(?:[^\W\d_a-z][\w'’.-]+\s){1,2}[^\W\d_a-z][\w'’.-]+)\s?[:：]$"
)
"""A name and what it says, or by itself: then no more than the name of a person, since lists have such labels too."""
_BROADCAST = lazy(
    r"^(?:앵커|기자|리포트|인터뷰|녹취|현장음|자막|아나운서|진행자|사회자|(?:기상\s?)?캐스터|리포터|출연자?|패널|해설위원|CG|VCR|R|INT|SYNC|[가-힣]{2,4}\s?(?:앵커|기자|캐스터)"
    r"|(?!사진|자료|그래픽|영상|화면|출처|그림|이미지|글)[가-힣]{2,4}(?:\s[가-힣]{1,4}){0,2}\s?/\s?[^\]]{2,18})$"
)

PAIRS = tuple(
    pair.split()
    for pair in ("Q A", "문 답", "질 답", "問 答", "F A", "P R", "Q R", "D R", "В О", "V A", "P O", "S C", "H Đ")
)
"""First letters of the words for question and answer."""

TIMES = 2
"""How often a name must speak, and how many must speak, before a colon after it makes a conversation."""

SAYS = 25
"""Characters from which what stands behind a name is said, and no fact as a table has it; fewer end a sentence."""


def name_speakers(draft: Draft, rules: Rules) -> Draft:
    """The draft with who talks in `Paragraph.speaker`; the labels go to the ledger."""
    changes: list[Change] = []
    blocks = tuple(turn for block in draft.article.blocks for turn in _turns(block))
    heads = [plain(b.inlines)[:60] for b in blocks if isinstance(b, (Paragraph, Heading))]
    named = [text for text in heads if ":" in text or "：" in text]
    least = sum(isinstance(b, Paragraph) for b in blocks) / 4
    for labels, pattern in (
        (_letters(heads), _LETTER),
        (_brackets(heads), _BRACKETED),
        (_names(heads, least, _SIGNED), _SIGNED),
        (_names(named, least, _NAMED), _NAMED),
    ):
        if labels:
            blocks = _spoken(blocks, pattern, labels, changes)
    return draft.with_blocks(blocks, *changes)


def _turns(block: AnyBlock) -> Blocks:
    """A question and its answer that a single break parts as a paragraph each."""
    if not isinstance(block, Paragraph) or "\n" not in (text := plain(block.inlines)):
        return (block,)
    labels = [_label(match)[0].upper() if (match := _LETTER.match(row.strip())) else "" for row in text.split("\n")]
    if not all(labels) or not any({question, answer} <= set(labels) for question, answer in PAIRS):
        return (block,)
    return tuple(replace(block, inlines=line) for line in lines(block.inlines))


def _found(heads: list[str], pattern: re.Pattern[str]) -> list[str]:
    return [_label(match) for text in heads if (match := pattern.match(text))]


def _label(match: re.Match[str]) -> str:
    found = match.groupdict()
    return (found["label"] or found.get("alone") or "").strip()


def _letters(heads: list[str]) -> set[str]:
    """Labels such as Q and A, where questions and answers both stand, or at least two questions."""
    found = _found(heads, _LETTER)
    kinds = Counter(label[0].upper() for label in found)
    for question, answer in PAIRS:
        if kinds[question] >= 2 or (kinds[question] and kinds[answer]):
            return {label for label in found if label[0].upper() in (question, answer)}
    return set()


def _brackets(heads: list[str]) -> set[str]:
    found = _found(heads, _BRACKETED)
    return {label for label in found if _BROADCAST.match(label)} if len(found) > 1 else set()


def _names(heads: list[str], least: float, pattern: re.Pattern[str]) -> set[str]:
    """Names before a sign, where at least two take turns, so many in all, and most say more than a fact."""
    counts = Counter(_found(heads, pattern))
    often = {label for label, number in counts.items() if number >= TIMES}
    said = [text[m.end() :] for text in heads if (m := pattern.match(text)) and _label(m) in often]
    talk = sum(not words or len(words) >= SAYS or words.endswith((".", "?", "!", "…", "다", "요")) for words in said)
    return often if len(often) >= TIMES and len(said) >= max(4, least) and 2 * talk >= len(said) else set()


def _spoken(blocks: Blocks, pattern: re.Pattern[str], labels: set[str], changes: list[Change]) -> Blocks:
    """The paragraphs with their speaker; a label by itself speaks for the paragraph below it.

    A heading keeps what it says, since a question in large letters is what a reader jumps to.
    """
    out: list[AnyBlock] = []
    waiting = ""
    for block in blocks:
        match = pattern.match(plain(block.inlines)) if isinstance(block, (Paragraph, Heading)) else None
        if isinstance(block, (Paragraph, Heading)) and match is not None and _label(match) in labels:
            text = plain(block.inlines)
            rest = trim(part(block.inlines, match.end(), len(text)))
            waiting = "" if plain(rest).strip() else _label(match)
            if isinstance(block, Paragraph) or waiting:
                LABEL.took(match[0].strip(), block, changes, text)
            if waiting:
                continue
            if isinstance(block, Paragraph):
                block = replace(block, inlines=rest, speaker=_label(match))
        elif waiting and isinstance(block, Paragraph):
            block, waiting = replace(block, speaker=waiting), ""
        out.append(block)
    return tuple(out)
