"""Leads to other articles at the end of one: headings that are nothing but links, a picture and a line below each."""

from __future__ import annotations

from reformat.document.addresses import abroad, host_of
from reformat.document.draft import Draft
from reformat.document.links import links
from reformat.document.nodes import (
    AnyBlock,
    Blocks,
    Break,
    Figure,
    Heading,
    Paragraph,
)
from reformat.document.walk import text_of
from reformat.rules import Rules
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import reach

TEASERS = Reason("heading.teasers", "Headlines that link to other articles, in a row at the article's end", 0.8)

FEWEST = 3
"""Linked headings in a row that make a list of other articles; fewer may be the article's own."""

BETWEEN = 350.0
"""Reach of all that stands below a headline in such a list."""

LINKED = 0.8
"""Share of a heading's characters inside links."""


def drop_teasers(draft: Draft, rules: Rules) -> Draft:
    """The draft without the leads to other articles at its end."""
    blocks = draft.article.blocks
    start = _start(blocks, host_of(draft.article.metadata.url))
    if start is None or rules.kept(TEASERS.rule):
        return draft
    changes = [TEASERS.removed(block) for block in blocks[start:]]
    return draft.with_blocks(blocks[:start], *changes)


def _start(blocks: Blocks, home: str) -> int | None:
    """Where the leads begin, or None if the article ends without any, or is made of such headings itself."""
    start, heads, said = None, 0, 0.0
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        said += reach(text_of(block)) if isinstance(block, Paragraph) else 0.0
        if said > BETWEEN or not isinstance(block, Heading | Paragraph | Figure | Break):
            break
        if _leads(block, home):
            start, heads, said = place, heads + 1, 0.0
        elif isinstance(block, Heading):
            break
    before = sum(_leads(block, home) for block in blocks[:start])
    return start if heads >= FEWEST > before else None


def _leads(block: AnyBlock, home: str) -> bool:
    """Whether a heading is a link, and to the article's own site where its host `home` is known."""
    if not isinstance(block, Heading) or block.stamp is None or block.stamp.link_density < LINKED:
        return False
    return not home or not any(abroad(link.url, home) for link in links(block.inlines))
