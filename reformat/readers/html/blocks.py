"""A soup of what was found into stamped blocks; nothing is judged here, and no character gets lost."""

# ruff: noqa: E501 (a table of elements)
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from bs4.element import NavigableString, PreformattedString, Tag
from msgspec.structs import replace

from reformat.document.nodes import (
    AnyBlock,
    Break,
    Figure,
    Heading,
    Inlines,
    Paragraph,
    Quote,
    Strong,
    Table,
)
from reformat.readers.html.context import Context, says, value
from reformat.readers.html.drawings import drawing
from reformat.readers.html.embeds import EMBEDS, embed, film, quoted_post, widget
from reformat.readers.html.figures import LITTLE, caption_of, figure_of, pictured, read_figure
from reformat.readers.html.inlines import SKIP, emboldened, parted
from reformat.readers.html.inside import elements, first, inside
from reformat.readers.html.listings import lined, listing, numbered
from reformat.readers.html.lists import as_heading, definitions, leave_loose, read_list
from reformat.readers.html.own import own
from reformat.readers.html.page import INLINE, Part
from reformat.readers.html.pictures import TAGS, beside_sources
from reformat.readers.html.previews import preview
from reformat.readers.html.quotes import cite, pulled, quotation
from reformat.readers.html.roles import beside, by_role, named_by
from reformat.readers.html.running import credited, in_sentence, own_word, runs, set_apart
from reformat.readers.html.signals import HEADINGS
from reformat.readers.html.tables import SHOWN, illustration, is_data, own_rows, row_of, shown

_BOXES = ("aside", "div", "section", "figure")
"""Elements that are a quotation where only their names say so."""

FOLDED = 3
"""Level of a heading that opens a box of text, and is no heading for the page."""


class Blocks:
    """Makes blocks of soup nodes for one context."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._waiting: tuple[str, ...] = ()
        self._kinds: dict[str, Callable[[Tag], list[AnyBlock]]] = {
            "ul": self._list, "ol": self._list, "dl": self._definitions, "blockquote": self._quote, "pre": self._code,
            "table": self._table, "figure": self._figure, "figcaption": self._caption, "hr": self._break, SKIP: self._skip,
            **dict.fromkeys(HEADINGS, self._heading), **dict.fromkeys(TAGS, self._picture), **dict.fromkeys(EMBEDS, self._embed),
        }  # fmt: skip

    def read(self, nodes: Iterable[Any], holder: Part) -> list[AnyBlock]:
        """The blocks of these nodes; text straight among them belongs to `holder`."""
        out: list[AnyBlock] = []
        run: list[Any] = []
        for node in nodes:
            if not isinstance(node, Tag):
                if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                    run.append(node)
            elif self._in_line(node):
                run.append(node)
            else:
                if run:
                    self._ran(run, holder, out)
                    run = []
                if not (out and isinstance(out[-1], Quote) and cite([node], out, self.context.lines.read)):
                    out += self._block(node)
        if run:
            self._ran(run, holder, out)
        return out

    def _ran(self, run: list[Any], holder: Part, out: list[AnyBlock]) -> None:
        if not (out and isinstance(out[-1], Quote) and cite(run, out, self.context.lines.read)):
            for piece, role in credited(run, holder.names):
                out += self._paragraphs(piece, holder, role)

    def _in_line(self, tag: Tag) -> bool:
        """Whether an element runs inside a line and holds nothing but such."""
        if tag.name == "br":
            return True
        part = self.context.part(tag)
        if part.index in self.context.heads:
            return False
        if tag.name == SKIP:
            return part.tag in INLINE or own_word(part.tag, tag) or in_sentence(part.tag, tag)
        return runs(tag) and (not part.blocky or all(runs(inner) for inner in elements(tag)))

    def _block(self, tag: Tag) -> list[AnyBlock]:
        part = self.context.part(tag)
        if "rf-" in part.names and (ours := own(tag, part.names, self.context, self.read)) is not None:
            return self._arrived(ours)
        if (part.names or tag.name == "figure") and (card := preview(tag, part.names, self.context)) is not None:
            return self._arrived(card)
        folded = tag.name != SKIP and part.index in self.context.heads
        called = by_role(tag) if "role" in tag.attrs else tag.name
        if called in _BOXES and pulled(part):
            called = tag.name = "blockquote"
        kind = self._heading if folded else self._kinds.get(called)
        kind = self._quote if kind is None and "epigraph" in part.names.split() else kind
        if kind is not None:
            return self._arrived(kind(tag))
        if "block" in part.names and (lines := lined(tag, part.names, self.context)):
            return self._arrived(lines)
        if tag.name == "a" and (playing := film(tag, self.context)) is not None:
            return self._arrived([playing])
        inner, names = self.read(tag.contents, part), value(tag, "class").lower()
        made = pictured(inner, "picture", LITTLE) if tag.name == "aside" else pictured(inner, names)
        if "role" in tag.attrs and (above := beside(tag, self.context)):
            made = [*above, *made] if made or isinstance(above[0], Figure) else made
        chart = widget(tag, part.names, self.context)
        return made if chart is None else [*made, chart]

    def _paragraphs(self, run: list[Any], holder: Part, role: str = "") -> list[AnyBlock]:
        """The run as paragraphs (of this `role`), parted where two line breaks follow each other."""
        if len(run) == 1 and isinstance(run[0], NavigableString) and run[0].isspace():  # what stands between blocks
            return []
        holder = self.context.holder(run, holder)
        language, direction = self.context.declared(holder)
        bold = emboldened(holder.attrs.get("style") or "")
        made: list[AnyBlock] = [
            Paragraph(
                inlines=(Strong(inlines),) if bold else inlines,
                span=self.context.span(holder),
                stamp=self.context.stamp(holder, inlines, role),
                language=language,
                direction=direction,
            )
            for piece in parted(self.context.lines.read(set_apart(run, holder, self.context.recipe)))
            if says(inlines := piece)
        ]
        self._waiting += self.context.anchors(run)
        return self._arrived(made)

    def _arrived(self, made: list[AnyBlock]) -> list[AnyBlock]:
        """The blocks, the first of them with the names of the anchors that stand in it or right before it."""
        if made and self._waiting and (stamp := made[0].stamp) is not None:
            made[0] = replace(made[0], stamp=replace(stamp, anchors=(*self._waiting, *stamp.anchors)))
            self._waiting = ()
        return made

    def _heading(self, tag: Tag) -> list[AnyBlock]:
        part = self.context.part(tag)
        blocks = self.read(tag.contents, part)
        level = int(tag.name[1]) if tag.name in HEADINGS else FOLDED
        first_line = next((b for b in blocks if isinstance(b, Paragraph)), None)
        return [  # further paragraphs in elements of their own were drawn in by an unclosed or misused heading
            Heading(
                level=level,
                inlines=b.inlines,
                span=b.span,
                stamp=as_heading(b.stamp, tag.name),
                language=b.language,
                direction=b.direction,
            )
            if isinstance(b, Paragraph) and (b is first_line or b.stamp is None or b.stamp.tag != "p")
            else b
            for b in blocks
        ]

    def _picture(self, tag: Tag) -> list[AnyBlock]:
        figure = figure_of(tag, self.context)
        if figure is not None and (image := first(tag, ("img", "amp-img"))) is not None:
            image.unwrap()  # it is the figure's; what stands in one that nobody closed is not
        rest = self.read(beside_sources(tag), self.context.part(tag)) if tag.contents else []
        return [figure, *rest] if figure is not None else rest

    def _figure(self, tag: Tag) -> list[AnyBlock]:
        blocks = read_figure(tag, self.context)
        return self.read(tag.contents, self.context.part(tag)) if blocks is None else blocks

    def _caption(self, tag: Tag) -> list[AnyBlock]:
        """A caption outside a figure's element: its words in one run, its credit behind it."""
        part = self.context.part(tag)
        if first(tag, (*TAGS, *EMBEDS, SKIP, "table", "ul", "ol", "figure")) is not None:
            return self.read(tag.contents, part)
        parts = zip(caption_of([tag], self.context), ("caption", "credit"), strict=True)
        span, stamp = self.context.span(part), self.context.stamp(part)
        return [Paragraph(inlines=run, span=span, stamp=replace(stamp, role=role)) for run, role in parts if says(run)]

    def _skip(self, tag: Tag) -> list[AnyBlock]:
        part = self.context.part(tag)
        if part.tag == "svg" and (drawn := drawing(part, self.context)) is not None:
            return [drawn]
        skipped = self.context.skipped(part)
        return [skipped] if skipped is not None else []

    def _break(self, tag: Tag) -> list[AnyBlock]:
        part = self.context.part(tag)
        return [Break(span=self.context.span(part), stamp=self.context.stamp(part))]

    def _embed(self, tag: Tag) -> list[AnyBlock]:
        return embed(tag, self.context, self.read)

    def _code(self, tag: Tag) -> list[AnyBlock]:
        return listing(tag, self.context)

    def _list(self, tag: Tag) -> list[AnyBlock]:
        return read_list(tag, self.context, self.read)

    def _definitions(self, tag: Tag) -> list[AnyBlock]:
        made = definitions(tag, self.context, self.read)
        self._waiting += self.context.anchors(tag.find_all("dt"))
        return made

    def _quote(self, tag: Tag) -> list[AnyBlock]:
        if (post := quoted_post(tag, self.context, self.read)) is not None:
            return [post]
        return quotation(tag, self.context, self.read)

    def _table(self, tag: Tag) -> list[AnyBlock]:
        part = self.context.part(tag)
        if code := numbered(tag, self.context):
            return code
        above = self.read([row.extract() for row in illustration(tag)], part)
        if not is_data(tag):
            cells = self.read(tag.contents, part)  # it only lays out the page, cell by cell
            return [*above, *pictured(cells, value(tag, "class").lower())]
        beside = self.read([one.extract() for one in shown(tag)], part) if part.node.css_first(SHOWN) else []
        heads = inside(tag, ("caption",))
        caption = self.context.lines.read([node for head in heads for node in (*head.contents, NavigableString(" "))])
        rows = tuple(row_of(row, self._cell) for row in own_rows(tag))
        if not says(caption) and (named := value(tag, "aria-label").strip()):
            caption = named_by(tag, named, self.context)
        leave_loose(tag, ("td", "th", "caption"), self.context)
        self._waiting += self.context.anchors([tag])
        made = Table(rows=rows, caption=caption, span=self.context.span(part), stamp=self.context.stamp(part))
        return [*above, made, *beside]

    def _cell(self, cell: Tag) -> Inlines:
        """A cell's words in one run, its paragraphs and items parted by line breaks."""
        silent = first(cell, ("img",)) is not None and not cell.get_text().strip()
        for inner in inside(cell, ("p", "div", "li", "img")):
            if inner.name != "img":
                inner.insert_after(Tag(name="br"))
            elif silent:
                inner.replace_with(NavigableString(f" {self.context.use(inner, 'alt')} "))
                silent = not value(inner, "alt").strip()
        return self.context.tongue(cell, self.context.lines.read(cell.contents))
