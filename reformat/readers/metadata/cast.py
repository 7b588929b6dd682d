"""Who wrote a Korean broadcast, out of all whom it names by their tasks."""

from __future__ import annotations

from reformat.patterns import lazy

_CAST = lazy(
    r"(앵커|기자|취재기자|취재|리포트|영상취재|영상편집|촬영기자|촬영|편집)\s*[:=]?\s*([가-힣]{2,4})(?=$|[\s,/·|])"
)
"""Who did what in a Korean broadcast: the task, and the name behind it."""


def wrote(saying: str) -> str:
    """The names of those who wrote it, where a broadcast names all by their tasks in turn, the task first."""
    found = _CAST.findall(saying)
    if len(found) < 2 or not saying.startswith(found[0][0]):
        return saying
    names = [name for task, name in found if task in ("기자", "취재기자", "취재", "리포트")]
    return ", ".join(names or [name for task, name in found if task == "앵커"])
