"""What two rooms have to agree on, without either knowing the other."""

from __future__ import annotations

from reformat.batch.executors import LAST
from reformat.cli.stopping import GRACE


def test_workers_are_gone_before_the_command_that_stopped_them_ends() -> None:
    assert LAST <= GRACE / 2
