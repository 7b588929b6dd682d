"""Fuzz one target for a while: python -m tests.fuzz.run TARGET SECONDS [CORPUS_DIR]. Needs atheris (pip install atheris).

A finding is written to tests/fuzz/cases/TARGET-<hash> and then stays as a case of the test suite.
"""

from __future__ import annotations

import sys
from pathlib import Path

CASES = Path(__file__).parent / "cases"


def main() -> None:
    """Start libFuzzer on the target that the command line names."""
    import atheris

    with atheris.instrument_imports(include=["reformat"]):
        from tests.fuzz.targets import TARGETS
    name, seconds, *corpus = sys.argv[1:]
    target = TARGETS[name]
    options = [
        f"-max_total_time={seconds}",
        f"-artifact_prefix={CASES}/{name}-",
        "-timeout=20",
        "-rss_limit_mb=4000",
        "-max_len=20000",
    ]
    atheris.Setup([sys.argv[0], *options, *corpus], lambda data: target(data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
