"""The levels of headings below the one title, without a gap (WCAG 1.3.1, H42)."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Blocks, Heading


def levelled(blocks: Blocks) -> Blocks:
    """The blocks with heading levels that begin at 2 and go down one at a time."""
    open_levels: list[int] = []
    out: list[AnyBlock] = []
    for block in blocks:
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            block = replace(block, level=min(1 + len(open_levels), 6))
        out.append(block)
    return tuple(out)
