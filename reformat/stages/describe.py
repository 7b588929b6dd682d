"""Give each picture its alternative text: the author's, a person's from descriptions.toml, or a machine's draft.

Nothing is invented here. A picture that nobody has described stays open, and is listed for a person to fill in.
"""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.assets import Assets
from reformat.document.draft import Change, Draft
from reformat.document.nodes import AltOrigin, AnyBlock, Article, Blocks, Figure, Heading, Image
from reformat.document.walk import over, plain
from reformat.errors import DescriberUnavailable
from reformat.stages.describer import Describer
from reformat.stages.descriptions import Descriptions, Entry
from reformat.stages.structure.alts import of_machine

STAGE = "describe"
NO_DESCRIBER = "alt.no-describer"
"""The entry of an article whose describer did not answer; there is at most one."""


def describe(draft: Draft, descriptions: Descriptions, describer: Describer | None, assets: Assets) -> Draft:
    """The draft with alternative texts from people, then from the describer where pictures are still open."""
    work = _Describing(draft.article, descriptions, describer, assets)
    return draft.with_article(over(draft.article, work.block), *work.changes)


class _Describing:
    """One pass over an article: knows the heading it is under and what it has noted for the ledger."""

    def __init__(
        self, article: Article, descriptions: Descriptions, describer: Describer | None, assets: Assets
    ) -> None:
        self._title = article.metadata.title
        self._heading = ""
        self._language = article.metadata.language
        self._descriptions, self._describer, self._assets = descriptions, describer, assets
        self.changes: list[Change] = []

    def block(self, block: AnyBlock) -> Blocks:
        if isinstance(block, Heading):
            self._heading = plain(block.inlines)
        if not isinstance(block, Figure) or block.image is None:
            return (block,)
        entry = self._descriptions.find(block.image)
        if entry is not None:
            block = self._by_entry(block, entry)
        if block.alt.open and self._describer is not None and block.image is not None:
            block = self._by_machine(block, block.image, self._describer)
        return (block,)

    def _by_entry(self, figure: Figure, entry: Entry) -> Figure:
        """A person's word wins over the author's own alt; a machine's only fills what is open."""
        if entry.by == "machine" and not figure.alt.open:
            return figure
        if figure.alt.origin == "author" and figure.alt.text:
            because = "A person wrote another description of this picture into descriptions.toml"
            self.changes.append(
                Change(STAGE, "alt.person", "rewrite", figure.alt.text, because, span=figure.span, context=entry.text)
            )
        origin: AltOrigin = "machine" if entry.by == "machine" else "person"
        alt = replace(
            figure.alt,
            text="" if entry.decorative else entry.text.strip(),
            origin=origin,
            decorative=entry.decorative,
            long=entry.long.strip() or figure.alt.long,
            text_in_picture=entry.text_in_picture or figure.alt.text_in_picture,
        )
        return replace(figure, alt=alt)

    def _by_machine(self, figure: Figure, image: Image, describer: Describer) -> Figure:
        if not image.asset:
            return figure
        context = " — ".join(filter(None, (self._title, self._heading, plain(figure.caption))))
        try:
            found = describer.describe(
                self._assets.get(image.asset), image.media_type, context=context, language=self._language
            )
        except DescriberUnavailable as error:
            self.changes.append(
                Change(STAGE, NO_DESCRIBER, "rewrite", "", error.message, span=figure.span, context=image.url)
            )
            self._describer = None
            return figure
        text = of_machine(found.text, figure, self._title) if found is not None else ""
        if found is None or not text:
            return figure
        alt = replace(
            figure.alt,
            text=text,
            origin="machine",
            long=found.long.strip(),
            text_in_picture=found.text_in_picture,
        )
        return replace(figure, alt=alt)
