"""What a block's neighbours say: headlines under a label for other articles, and labels among labels."""

from __future__ import annotations

from reformat.document.nodes import Figure, Heading
from reformat.rules import Rules
from reformat.stages.clean.sight import Page, Sight, Verdict

LONE = "clean.lone-credit"
LONE_BECAUSE = "The credit of a picture that is not there, after the text"
RUN = "clean.run"
RUN_BECAUSE = "A headline or label in the list under a label for other articles"
SHORT = 140
"""Weight up to which a line may be a headline of a list."""


def ask_neighbours(page: Page, rules: Rules) -> Page:
    """The page with the runs under a label condemned with it, and credits after the text that no picture is near."""
    out = list(page)
    if not rules.kept(LONE):
        out = [s.judged(Verdict(LONE, LONE_BECAUSE, 0.8)) if _alone(page, i) else s for i, s in enumerate(page)]
    if rules.kept(RUN):
        return tuple(out)
    for i, sight in enumerate(page):
        if sight.verdict and sight.verdict.takes == "run":
            for j in _run(page, i):
                out[j] = out[j].judged(Verdict(RUN, RUN_BECAUSE, _confidence(page, j)))
    return tuple(out)


def _alone(page: Page, at: int) -> bool:
    """Whether a credit stands after the text with no picture or caption before it."""
    sight = page[at]
    if sight.role != "credit" or sight.where != "tail" or not sight.stays:
        return False
    before = next((s for s in reversed(page[:at]) if s.stays), None)
    return before is None or not (
        isinstance(before.block, Figure) or before.role == "caption" or before.stamp.role == "caption"
    )


def _confidence(page: Page, at: int) -> float:
    return 0.9 if page[at].stamp.link_density > 0.6 or page[at].where == "tail" else 0.5


def _run(page: Page, label: int) -> list[int]:
    """The blocks that go with a label: headlines and labels up to the next running text.

    Between two parts of the body it takes two at the least to be a list, since one may be the next part's heading;
    and where markup tells of links, only links go.
    """
    run = []
    inside = page[label].where == "any"
    for i in range(label + 1, len(page)):
        if not _headline(page[i]) or (inside and isinstance(page[i].block, Heading)):
            break
        run.append(i)
    marked = [i for i in run if page[i].stamp.tag != "line"]
    if marked:
        return [i for i in run if page[i].stamp.link_density > 0.5]
    return [] if inside and len(run) < 3 else run[:-1] if inside else run


def _headline(sight: Sight) -> bool:
    """Whether a block may be a headline in a list."""
    return not sight.sentence and 0 < sight.size <= SHORT and sight.stamp.role != "caption" and sight.role == ""
