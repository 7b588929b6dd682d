"""Talk and data: what is said goes to standard error, what was asked for to standard output, a line at a time."""

from __future__ import annotations

import os
import sys

_UNSEEN = dict.fromkeys([*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
"""Control characters of a file's name or a server's answer would steer the terminal, or turn the line around."""
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(9), *range(11, 32), *range(127, 160))}
"""The same in an article's words, as JSON writes them: tabs and ends of lines are no harm there."""
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
    return named(" ".join(words.split()))


def named(name: str) -> str:
    """A name that others gave, on one line and with nothing in it that steers a terminal."""
    return name.translate(_UNSEEN)


def data(line: str) -> None:
    """One line, or the lines of an article, on standard output."""
    sys.stdout.write(line.translate(_ESCAPED) + "\n")
    sys.stdout.flush()
