"""What became of a source: its text with what went, where to, by which rule and why; as data, words and a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from reformat.document.conservation import balance
from reformat.document.draft import Change, Draft
from reformat.document.nodes import Span
from reformat.document.walk import text_of
from reformat.language.messages import Messages, messages
from reformat.report import DOUBTFUL
from reformat.rules import CODE, Rules, nearest
from reformat.rules.schema import Move, Rule
from reformat.writers.markup.form import direction_of

STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:1.5rem/1.6 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff;"
    "word-break:keep-all;overflow-wrap:anywhere}"
    "a{color:inherit}a:focus-visible{outline:.2rem solid;outline-offset:.2rem}"
    ".gone{border-inline-start:.4rem solid #8a1c1c;padding:.2rem 1rem;margin:1rem 0;background:#fbf3f3}"
    ".doubt{border-inline-start-style:double;border-inline-start-width:.8rem}.gone blockquote{margin:.4rem 0}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#111}.gone{background:#2a1a1a;border-color:#ffa8a8}}"
)


class Piece(NamedTuple):
    """A stretch of the source: `change` None for what stayed."""

    text: str
    place: str
    change: Change | None


def pieces(draft: Draft) -> list[Piece]:
    """The whole source in its order, where places can be told apart; else what stayed first and then what went."""
    article = draft.article
    kept = [(b.span, Piece(text_of(b), place(b.span), None)) for b in (*article.deck, *article.blocks) if text_of(b)]
    gone = [(c.span, Piece(c.before, place(c.span), c)) for c in draft.ledger if c.before.strip()]
    both = [*kept, *gone]
    if all(span is not None and span.line for span, _ in both):
        both.sort(key=lambda pair: pair[0].line if pair[0] else 0)
    return [piece for _, piece in both]


def place(span: Span | None) -> str:
    """A place in words: `line 12`, or the CSS path of an element."""
    if span is None:
        return ""
    return span.path or (f"line {span.line}" if span.line else "")


def as_text(draft: Draft, name: str) -> str:
    """The source for a terminal, what went marked with a sign, its rule and the reason."""
    lines = [name, f"title: {draft.article.metadata.title or '-'}", ""]
    for piece in pieces(draft):
        if piece.change is None:
            lines.append(f"    {piece.text}")
        else:
            change = piece.change
            doubt = f", look here ({change.confidence:.2f})" if change.confidence < DOUBTFUL else ""
            lines.append(f"  - {piece.text}")
            lines.append(f"      {change.action}: {change.because} [{change.rule}{_at(piece)}{doubt}]")
    lines += ["", verified(draft)[0]]
    return "\n".join(lines)


def _at(piece: Piece) -> str:
    return f", {piece.place}" if piece.place else ""


def verified(draft: Draft) -> tuple[str, bool]:
    """Whether every character of the source is in the article or in the ledger, in words and as a fact."""
    found = balance(draft)
    return f"conservation: {found}", found.holds


def as_page(draft: Draft, name: str) -> str:
    """The source as an accessible page of its own: headings, lists, no script, nothing told by colour alone."""
    words = messages(draft.article.metadata.language or "en")
    found = pieces(draft)
    doubtful = [p for p in found if p.change is not None and p.change.confidence < DOUBTFUL]
    title = escape(words.get("explain.title", name=name))
    spoken = _spoken(draft.article.metadata.language, words)
    body = [f"<h1>{title}</h1>", f"<p>{escape(_summary(draft, words))}</p>"]
    if doubtful:
        body += [f"<h2>{escape(words.get('explain.look'))}</h2>", "<ul>"]
        told = ((p.text, p.change.because) for p in doubtful if p.change is not None)
        body += [
            f"<li><span{spoken}>{escape(text)}</span> (<span{OURS}>{escape(why)}</span>)</li>" for text, why in told
        ]
        body.append("</ul>")
    below = escape(words.get("explain.source"))
    body += [f'<h2 id="source">{below}</h2>', *_flow(found, words, spoken)]
    return (
        f'<!DOCTYPE html>\n<html{_marked(words.language)}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n"
        f'<body>\n<p><a href="#source">{below}</a></p>\n<main>\n' + "\n".join(body) + "\n</main>\n</body>\n</html>\n"
    )


def _marked(language: str) -> str:
    """The attributes that say what words are written in, and from which side."""
    return f' lang="{escape(language)}" dir="{direction_of("", language)}"'


OURS = _marked("en")
"""The reasons of rules are English, whatever the page's language."""


def _spoken(language: str, words: Messages) -> str:
    """The attributes of the source's own words, where ours are in another language."""
    return _marked(language) if language and language.partition("-")[0] != words.language else ""


def _summary(draft: Draft, words: Messages) -> str:
    """The counts in one sentence, and whether the books balance."""
    counts = words.get("explain.counts", kept=len(draft.article.blocks), gone=len(draft.ledger))
    return counts + " " + words.get("explain.balance" if balance(draft).holds else "explain.no-balance")


def _flow(found: Sequence[Piece], words: Messages, spoken: str) -> Iterator[str]:
    """The source piece by piece."""
    for piece in found:
        if piece.change is None:
            yield f"<p{spoken}>{escape(piece.text)}</p>"
            continue
        change = piece.change
        doubt = " doubt" if change.confidence < DOUBTFUL else ""
        facts = (change.because, change.rule, piece.place, f"{change.confidence:.0%}")
        yield (
            f'<div class="gone{doubt}"><p><strong>{escape(words.get(f"explain.{change.action}"))}</strong></p>'
            f"<blockquote{spoken}>{escape(piece.text)}</blockquote>"
            f"<p{OURS}>{escape(' · '.join(f for f in facts if f))}</p></div>"
        )


BY_CODE = "  Its reason stands beside each removal that reformat explain SOURCE shows."


def rule(name: str, rules: Rules) -> str | None:
    """What the rule of this id does, with its examples; None if there is no such rule."""
    if re.fullmatch(rf"(?:{'|'.join(sorted(CODE))})\.[a-z-]+", name):
        return f"{name} (decided by the program itself, not by a rule file)\n{BY_CODE}\n  to undo it: --keep {name}"
    for file, found in rules.all_files():
        for one in found.rules:
            if one.id == name:
                return "\n".join(_told(one, file))
    return None


def meant(name: str, rules: Rules) -> str:
    """The id of a rule that may have been meant, in words."""
    return nearest(name, (one.id for _, found in rules.all_files() for one in found.rules))


def _told(one: Rule, file: str) -> Iterator[str]:
    kind = type(one).__name__.lower()
    yield f"{one.id} ({kind}, {file}.toml)"
    yield f"  {one.because}."
    if isinstance(one, Move):
        yield f"  moved to: {one.to}"
    for label, values in (("takes", one.examples), ("keeps", one.keeps)):
        for value in values:
            yield f"  {label}: {value}"
    if one.until:
        yield f"  wants a look after {one.until}"
    yield f"  to undo it: --keep {one.id}"
