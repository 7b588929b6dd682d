"""A page into a draft: the found parts as stamped blocks, every other part as one skipped block."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from reformat.document.draft import Draft
from reformat.document.nodes import AnyBlock, Article, Figure, Heading, Metadata, Paragraph, Skipped, Stamp
from reformat.document.walk import plain, rebuild
from reformat.language.scripts import HANGUL_WORD
from reformat.readers.html.around import above_all
from reformat.readers.html.blocks import Blocks
from reformat.readers.html.context import Context
from reformat.readers.html.layout import TOLD, Layout
from reformat.readers.html.media import media_in
from reformat.readers.html.page import Page, Part
from reformat.readers.html.shed import shut
from reformat.readers.html.signals import CREDIT
from reformat.readers.html.soup import children, soups
from reformat.readers.html.standard import names
from reformat.readers.metadata.linked import Linked

WHOLE = names("p ul ol dl table blockquote pre figure h1 h2 h3 h4 h5 h6 img picture")
"""Elements that are a block themselves, and not only a box around blocks."""

SIGNED = ("html.byline", "html.date")
"""Why words of the front go into the metadata that tell who wrote the article, or when."""

WORDS = 3
"""Words at least of a line that nothing but its place tells is the deck."""


def read_layout(page: Page, layout: Layout, metadata: Metadata, base: str, linked: Linked) -> Draft:
    """The draft of a page whose layout is known; `linked` knows the videos and sounds in it."""
    context = Context(page, base, shut(page) | layout.reasons, layout.recipe)
    context.media = media_in(linked.nodes)
    deck: list[AnyBlock] = []
    blocks: list[AnyBlock] = []
    roles = {part.index: role for part, role in layout.kept}
    for piece in _pieces(page, layout):
        if isinstance(piece, Skipped):
            blocks.append(piece)
        elif roles[piece.index] in TOLD:
            blocks += _moved(piece, roles[piece.index], context)
        else:
            made = _blocks_of(piece, context)
            if roles[piece.index] == "figure":
                made = [_below_picture(block) for block in made]
            for block in made:  # a lead picture among the words of the deck is the article's first figure
                (deck if roles[piece.index] == "deck" and not isinstance(block, Figure) else blocks).append(block)
    _below_headline(blocks)
    if layout.scripted:
        blocks += _from_script(layout.scripted, base)
    if layout.why:
        blocks = [replace(b, stamp=Stamp(rule=layout.why)) if isinstance(b, Skipped) else b for b in blocks]
        blocks = blocks or [Skipped(text="", stamp=Stamp(rule=layout.why))]
    article = Article(metadata=metadata, deck=tuple(deck), blocks=tuple(blocks))
    return Draft(article, tuple(context.changes), page.source_text)


def _below_picture(block: AnyBlock) -> AnyBlock:
    """A line in the box of the lead picture is its caption, also where no name says so."""
    if isinstance(block, Paragraph) and block.stamp is not None and block.stamp.role in ("", "bold-line"):
        role = "credit" if CREDIT.search(" ".join(block.stamp.classes[:1])) else "caption"
        return replace(block, stamp=replace(block.stamp, role=role))
    return block


def _below_headline(blocks: list[AnyBlock]) -> None:
    """A heading between the headline and the byline, the date or the buttons is the deck, whatever it is called.

    So is a line of words between the headline and who wrote the article or when.
    """
    for above, (place, block), below in zip(blocks, enumerate(blocks[1:], 1), blocks[2:], strict=False):
        if isinstance(above, Skipped) and isinstance(block, Heading) and _grouped(above, block):
            blocks[place] = _as_deck(block)
            continue
        if isinstance(block, Paragraph) and block.stamp is not None and _bold(above, block):
            blocks[place] = replace(block, stamp=replace(block.stamp, role="deck"))
            continue
        if not (isinstance(above, Skipped) and isinstance(block, Heading | Paragraph) and isinstance(below, Skipped)):
            continue
        stamp, signed = block.stamp or Stamp(), below.stamp is not None and below.stamp.rule in SIGNED
        said = isinstance(block, Heading) or (signed and not stamp.role and not stamp.link_density and _says(block))
        if said and above.stamp is not None and above.stamp.rule == "html.title" and block.stamp is not None:
            blocks[place] = replace(block, stamp=replace(stamp, role="deck"))


def _grouped(title: Skipped, block: Heading) -> bool:
    """Whether a heading of several words stands in one header with the headline, right below it."""
    told = title.stamp is not None and title.stamp.rule == "html.title" and len(plain(block.inlines).split()) >= WORDS
    if not told or title.span is None or block.span is None:
        return False
    group = title.span.path.rpartition(" > ")[0]
    return group == block.span.path.rpartition(" > ")[0] and group.rpartition(" > ")[2].startswith(("header", "hgroup"))


def _as_deck(block: Heading) -> Paragraph:
    stamp = replace(block.stamp or Stamp(), role="deck")
    return Paragraph(inlines=block.inlines, span=block.span, stamp=stamp, language=block.language)


def _bold(title: AnyBlock, block: Paragraph) -> bool:
    """Whether a line right below the headline is bold and in Korean: so papers set a deck that nothing else marks."""
    told = isinstance(title, Skipped) and title.stamp is not None and title.stamp.rule == "html.title"
    if not told or block.stamp is None or block.stamp.role != "bold-line" or not _says(block):
        return False
    return HANGUL_WORD.search(plain(block.inlines)) is not None


def _says(block: Paragraph) -> bool:
    return len(plain(block.inlines).split()) >= WORDS


def _from_script(markup: str, base: str) -> list[AnyBlock]:
    """The blocks of a body that a script held: their words are the page's data's, and not its text's."""
    page = Page(markup)
    if page.body is None:
        return []
    made = _blocks_of(page.body, Context(page, base, {}))

    def mark(block: AnyBlock) -> tuple[AnyBlock, ...]:
        return (replace(block, origin="metadata"),)

    return list(rebuild(tuple(made), mark))


def _moved(part: Part, role: str, context: Context) -> list[AnyBlock]:
    """A part whose words go into the metadata."""
    block = context.skipped(part)
    return [replace(block, stamp=Stamp(tag=part.tag, role=role))] if block is not None else []


def _blocks_of(part: Part, context: Context) -> list[AnyBlock]:
    context.enter(part)
    nodes = [part.node] if part.tag in WHOLE else children(part)
    reader = Blocks(context)
    made = [
        block for soup in soups(context.page, nodes, context.out) for block in reader.read(list(soup.contents), part)
    ]
    context.left_labels(part)
    if part.tag not in WHOLE:
        for name in ("alt", "title"):
            context.used.add((part.index, name))
    return made


def _pieces(page: Page, layout: Layout) -> list[Part | Skipped]:
    """The kept parts and, between them, a skipped block for each subtree that holds none of them."""
    body = page.body
    if body is None:
        return []
    kept = {part.index for part, _ in layout.kept}
    above = above_all(part for part, _ in layout.kept)
    out: list[Part | Skipped] = []
    context = Context(page, "", layout.reasons)
    stack: list[Any] = [body.node]
    while stack:
        node = stack.pop()
        part: Part | None = page.by_id.get(node.mem_id)
        if part is not None and part.index in kept:
            out.append(part)
        elif part is not None and part.index in above:
            out += _own_labels(page, part, context)
            stack.extend(reversed(children(part)))
        elif part is not None:
            if (skipped := context.skipped(part)) is not None:
                out.append(skipped)
        elif node.is_text_node and (text := " ".join((node.text_content or "").split())):
            out.append(Skipped(text=text, span=context.span(page.by_id.get(node.parent.mem_id, body))))
    return out


def _own_labels(page: Page, part: Part, context: Context) -> list[Skipped]:
    """The alt and title attributes of an element around the article."""
    own = (value for index, _, value in page.labelled(part) if index == part.index and value.strip())
    return [Skipped(text=value, span=context.span(part)) for value in own]
