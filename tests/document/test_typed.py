"""Threads that read their first data at the same moment: msgspec alone ends the process then."""

import os
import re
import subprocess
import sys
from pathlib import Path

import reformat

AT_ONCE = """
import sys, threading, types
import msgspec
from reformat.document.typed import typed

sys.setswitchinterval(1e-6)
few = range(20)
text = "import msgspec\\n"
text += "".join(f"class A{n}(msgspec.Struct):\\n    x: 'int' = 0\\n    y: 'tuple[str, ...]' = ()\\n" for n in few)
text += "class B(msgspec.Struct):\\n" + "".join(f"    f{n}: 'tuple[A{n}, ...]' = ()\\n" for n in few)
for number in range(30):
    made = types.ModuleType(f"made{number}")
    sys.modules[made.__name__] = made
    exec(text, made.__dict__)
    start, read = threading.Barrier(4), []

    def work():
        start.wait()
        read.append(msgspec.convert({f"f{n}": [{"x": 1}] for n in few}, typed(made.B)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read) == 4
"""


def test_threads_may_read_their_first_data_at_once() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", AT_ONCE], capture_output=True, text=True, env={**os.environ}, timeout=120, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_whatever_is_read_as_a_type_is_read_so() -> None:
    reads = re.compile(r"msgspec\.convert\(.*|msgspec\.\w+\.decode\([^\n]*type=.*|Decoder\(\w+\)")
    files = Path(reformat.__file__).parent.rglob("*.py")
    found = [(path.name, line) for path in files for line in reads.findall(path.read_text("utf-8"))]
    plain = {"environment.py", "typed.py"}  # one variable's text is no table; and the place itself
    assert len(found) > 10 and not [one for one in found if "typed(" not in one[1] and one[0] not in plain]
