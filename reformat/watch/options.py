"""What the daemon is told: how long it waits for what, and with which bounds it works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reformat.jobs.crew import Bounds
from reformat.jobs.packed import WORK
from reformat.jobs.retention import Keep
from reformat.jobs.runner import Policy


@dataclass(frozen=True, slots=True)
class Options:
    """How an inbox is watched. Times in seconds: `settle` until a file is whole, `patience` for a page's folder,

    `rescan` between looks at everything, `grace` for the jobs in hand at the end, `rest` until idle workers go home.
    """

    settle: float = 2.0
    patience: float = 30.0
    rescan: float = 300.0
    grace: float = 20.0
    rest: float = 60.0
    polling: bool = False
    once: bool = False
    overrides: Mapping[str, Any] = field(default_factory=dict)
    bounds: Bounds = Bounds()
    policy: Policy = Policy()
    keep: Keep = Keep()
    work: str = WORK
