"""The daemon or the service as a process of its own, with the fakes' work, to be killed at will.

python -m tests.jobs.doors watch INBOX OUTPUT        python -m tests.jobs.doors serve SPOOL PORT
"""

import sys
from pathlib import Path


def watch(inbox: str, output: str) -> None:
    from reformat.watch.daemon import Daemon
    from reformat.watch.journal import Journal
    from reformat.watch.options import Options
    from tests.watch.house import FAST

    daemon = Daemon(Path(inbox), Path(output), Options(**FAST), Journal())
    daemon.listen_to_signals()
    daemon.run()


def serve(spool: str, port: str) -> None:
    import uvicorn

    from reformat.service.app import build
    from reformat.service.config import Config
    from tests.service.house import FAST

    app = build(Config(Path(spool), queue=100_000, **FAST))
    uvicorn.run(app, port=int(port), log_level="error", access_log=False)


if __name__ == "__main__":
    {"watch": watch, "serve": serve}[sys.argv[1]](*sys.argv[2:])
