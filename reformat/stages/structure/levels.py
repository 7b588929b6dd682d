"""The levels of headings below the one title, without a gap (WCAG 1.3.1, H42)."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.nodes import AnyBlock, Blocks, Heading


def levelled(blocks: Blocks) -> Blocks:
    """The blocks with heading levels that begin at 2 and go down one at a time.

    Several h1 part the article as chapters do; one alone is the title said again, and nothing stands below it.
    """
    highest = 1 if sum(isinstance(block, Heading) and block.level == 1 for block in blocks) > 1 else 2
    open_levels: list[int] = []
    out: list[AnyBlock] = []
    for block in blocks:
        if isinstance(block, Heading):
            level = max(block.level, highest)
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
            block = replace(block, level=min(1 + len(open_levels), 6))
        out.append(block)
    return tuple(out)
