"""Talk and data: what is said goes to standard error, what was asked for to standard output, a line at a time."""

from __future__ import annotations

import os
import sys

_UNSEEN = dict.fromkeys([*range(32), *range(127, 160)], "\ufffd")
"""Control characters of a file's name or a server's answer would steer the terminal."""
BOLD_RED, BOLD, PLAIN = "\x1b[1;31m", "\x1b[1m", "\x1b[0m"


def colour() -> bool:
    """Whether standard error is a terminal whose user has not asked for plain text."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(line: str) -> None:
    """One line of talk."""
    sys.stderr.write(line.replace("\r", " ") + "\n")
    sys.stderr.flush()


def show_error(code: str, message: str, hint: str = "", *, kind: str = "error") -> None:
    """`error[code]: message`, and the hint on a line of its own. The words carry it all; colour adds nothing."""
    on, bold, off = (BOLD_RED, BOLD, PLAIN) if colour() else ("", "", "")
    say(f"{on}{kind}[{code}]{off}: {_plain(message)}")
    if hint:
        say(f"{bold}hint{off}: {_plain(hint)}")


def _plain(words: str) -> str:
    return " ".join(words.split()).translate(_UNSEEN)


def data(line: str) -> None:
    """One line on standard output."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
