"""A walk through an article as a screen reader's user makes it: by headings, links, figures, tables and landmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reformat.document.links import links
from reformat.document.nodes import Article, Embed, Figure, Heading, Table
from reformat.document.walk import leaves, passages, plain
from reformat.language.messages import Messages, messages


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a walk: what is said there; `level` of a heading, 0 elsewhere; `target` of a link."""

    text: str
    level: int = 0
    target: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """All that the lists of a screen reader would show."""

    headings: tuple[Stop, ...]
    links: tuple[Stop, ...]
    figures: tuple[Stop, ...]
    tables: tuple[Stop, ...]
    landmarks: tuple[Stop, ...]
    language: str = ""

    def text(self) -> str:
        """The walk as lines, in the article's language."""
        words = messages(self.language)
        parts = (
            (words.get("figure.outline-headings"), self.headings),
            (words.get("figure.outline-links"), self.links),
            (words.get("figure.outline-figures"), self.figures),
            (words.get("figure.outline-tables"), self.tables),
            (words.get("figure.outline-landmarks"), self.landmarks),
        )
        return "\n\n".join("\n".join((f"{name}: {len(stops)}", *map(_line, stops))) for name, stops in parts) + "\n"


def _line(stop: Stop) -> str:
    indent = "  " * max(stop.level, 1)
    level = f"h{stop.level} " if stop.level else ""
    target = f" → {stop.target}" if stop.target else ""
    return f"{indent}{level}{' '.join(f'{stop.text}{target}'.split())}"


def outline(article: Article) -> Outline:
    """The outline of an article as its documents will have it: the title as h1, then what the blocks hold."""
    words = messages(article.metadata.language)
    blocks = article.deck + article.blocks
    headings = [Stop(article.metadata.title, 1)] if article.metadata.title else []
    headings += [Stop(plain(b.inlines), b.level) for b in leaves(blocks) if isinstance(b, Heading)]
    return Outline(
        tuple(headings),
        tuple(_links(article)),
        tuple(Stop(_figure(b, words)) for b in leaves(blocks) if isinstance(b, Figure)),
        tuple(Stop(plain(b.caption) or b.summary) for b in leaves(blocks) if isinstance(b, Table)),
        tuple(_landmarks(words)),
        article.metadata.language,
    )


def _links(article: Article) -> Iterator[Stop]:
    for block in article.deck + article.blocks:
        for passage in passages((block,)):
            for link in links(passage.inlines):
                yield Stop(link.label or plain(link.inlines), target=link.url)
        for embed in leaves((block,)):
            if isinstance(embed, Embed):
                yield Stop(embed.title or embed.provider or embed.kind, target=embed.url)


def _figure(figure: Figure, words: Messages) -> str:
    alt = figure.alt
    if figure.image is None:
        said = words.get("figure.no-file")
    elif alt.decorative:
        said = words.get("figure.decorative")
    else:
        said = alt.text or words.get("reading.picture-open")
    return " | ".join(filter(None, (said, plain(figure.caption), plain(figure.credit))))


def _landmarks(words: Messages) -> Iterator[Stop]:
    for name in ("banner", "main", "contentinfo"):
        yield Stop(words.get(f"figure.landmark-{name}"))
