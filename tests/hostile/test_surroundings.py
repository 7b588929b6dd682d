"""What the command line is given beside its sources: names, pipes, devices, streams that are closed or full."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reformat.batch.outcome import Outcome
from reformat.batch.work import guarded
from reformat.document.source import Source

SAID = "The mill at the quay, shut since the flood, grinds again from Monday on, and the baker next door buys it all."
TEXT = f"The mill grinds again\n\n{SAID}\n\n{SAID[:-1]} every day.\n"
POSIX = pytest.mark.skipif(os.name == "nt", reason="pipes, devices and names of any bytes are of POSIX")


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """What a line of the shell says and returns; $R is the command."""
    words = {**os.environ, "R": f"{sys.executable} -m reformat"}
    return subprocess.run(["bash", "-c", line], cwd=folder, env=words, capture_output=True, timeout=60)


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    (tmp_path / "mill.txt").write_text(TEXT)
    return tmp_path


@POSIX
def test_a_name_of_any_bytes_is_a_name(quay: Path) -> None:
    (quay / "in").mkdir()
    for name in (b"a\nb.txt", b"-x.txt", b"no\xffutf.txt", "\U0001f600 .txt".encode()):
        Path(os.fsdecode(os.fsencode(quay / "in") + b"/" + name)).write_text(TEXT)
    ended = shell("$R convert in -o out --to text --json", quay)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert len(list((quay / "out").glob("*/article.txt"))) == 4
    assert rb"no\\xffutf.txt" in ended.stdout


@POSIX
@pytest.mark.parametrize("place", ["pipe.html", "/dev/zero"])
def test_what_may_never_end_is_refused(quay: Path, place: str) -> None:
    os.mkfifo(quay / "pipe.html")
    ended = shell(f"$R convert mill.txt {place} -o out --to text -q", quay)
    assert ended.returncode == 3
    assert b"is no file, but a pipe, a socket or a device" in ended.stderr and b"hint: " in ended.stderr
    assert list((quay / "out").glob("*/article.txt"))


@POSIX
@pytest.mark.parametrize(
    "words", ["convert mill.txt -o out --to text", "explain mill.txt", "convert mill.txt -o - --to text"]
)
def test_an_output_that_is_full_is_told(quay: Path, words: str) -> None:
    ended = shell(f"$R {words} > /dev/full", quay)
    assert ended.returncode == 4
    assert ended.stderr.startswith(b"error[write]: cannot write to standard output: No space left on device\nhint: ")


@POSIX
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-", "| true"])
def test_nobody_need_listen(quay: Path, closed: str) -> None:
    ended = shell(f"set -o pipefail; $R convert mill.txt -o out --to text {closed}", quay)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert list((quay / "out").glob("*/article.txt"))


def test_a_full_disk_is_no_fault_of_ours_wherever_it_is_met() -> None:
    def act() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    outcome = guarded(Source.text(TEXT), act)
    assert isinstance(outcome, Outcome) and outcome.error is not None
    assert (outcome.error.code, bool(outcome.error.hint)) == ("write", True)


@POSIX
def test_the_folder_we_are_in_may_be_gone(quay: Path) -> None:
    ended = shell(f"mkdir gone && cd gone && rmdir ../gone && $R {quay}/mill.txt -o {quay}/out --to text -q", quay)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert list((quay / "out").iterdir())


@POSIX
def test_a_system_whose_names_are_not_of_all_letters_says_so(quay: Path) -> None:
    (quay / "ko.txt").write_text(
        TEXT.replace("The mill grinds again", "\ubc29\uc557\uac04\uc774 \ub2e4\uc2dc \ub3c8\ub2e4")
    )
    ended = shell("LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 $R ko.txt mill.txt -o out --to text", quay)
    assert ended.returncode == 4 and b"error[write]" in ended.stderr and b"PYTHONUTF8=1" in ended.stderr
    assert [one.name for one in (quay / "out").iterdir() if one.is_dir()] == ["the-mill-grinds-again"]


STEERING = "\x1b]0;gone\x07\x1b[2J\x9b31m\u202e\nerror[mill]: told by nobody"
"""What a terminal would take for an order to it, a name that reads backwards, and a line that seems to be ours."""


@POSIX
@pytest.mark.parametrize(
    "words", ["convert quay.zip -o out", "outline quay.zip", "explain quay.zip", "script quay.zip", "check o"]
)
def test_nothing_of_others_steers_a_terminal(quay: Path, words: str) -> None:
    page = f"<h1>The mill {STEERING}</h1><p>{SAID} &#27;[2J {STEERING}<p>{SAID}<img src=a.png alt='{STEERING}'>"
    with zipfile.ZipFile(quay / "quay.zip", "w") as pack:
        pack.writestr(f"mill{STEERING}.html", f"<article>{page}<p><a href='http://a.example/{STEERING}'>{SAID}</a>")
        pack.writestr(f"none{STEERING}.html", "")
    (quay / "o").mkdir()
    (quay / "o" / f"bare{STEERING}.html").write_text("<p>words")
    ended = shell(f"$R {words}", quay)
    told = (ended.stdout + ended.stderr).decode()
    assert told and not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", told)
    assert not re.search(r"^\s*error\[mill\]", told, re.MULTILINE) or words.startswith("explain")
    assert "\u202e" not in told or not words.startswith(("convert", "check"))


def test_an_article_as_text_holds_no_control_characters(quay: Path) -> None:
    (quay / "mill.html").write_text(f"<article><h1>The mill</h1><p>{SAID} &#27;[2J \x1b[2J &#x7f;<p>{SAID}</article>")
    told = shell("$R convert mill.html -o - --to text", quay).stdout.decode()
    assert SAID in told and not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", told)
