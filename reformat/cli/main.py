"""The command line's door: finds the command, and turns whatever happens into one clear line and an exit status."""

from __future__ import annotations

import contextlib
import difflib
import errno
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import click

from reformat.cli import status
from reformat.cli.stopping import Stopped, Stopping, told
from reformat.cli.talk import show_error
from reformat.errors import ReformatError, WriteError, refused
from reformat.version import VERSION

COMMANDS = {
    "convert": ("reformat.cli.convert:convert", "Convert articles to HTML, EPUB and narration (the default command)."),
    "explain": ("reformat.cli.look:explain", "Show what was removed from a source, and why; or what a rule does."),
    "outline": ("reformat.cli.look:outline", "List an article's headings, links, figures, tables and landmarks."),
    "script": ("reformat.cli.look:script", "Print the narration script: what will be spoken, sentence by sentence."),
    "check": ("reformat.cli.check:check", "Check finished EPUB and HTML files for accessibility."),
    "rules": ("reformat.cli.rules:rules", "Test rule files."),
    "voices": ("reformat.cli.voices:voices", "List the voices of the speech engines by language."),
    "say": ("reformat.cli.voices:say", "Speak one sentence, into a file or aloud."),
    "doctor": ("reformat.cli.doctor:doctor", "Say what is installed and what is missing."),
    "jobs": ("reformat.cli.jobs:jobs", "List, show, retry and cancel the jobs of a spool."),
    "watch": ("reformat.cli.watch:watch", "Convert whatever is dropped into a folder."),
    "serve": ("reformat.cli.serve:serve", "Serve conversions over HTTP."),
}
"""Each command's place and its line in the help, which is shown without importing any."""


class Doors(click.Group):
    """The commands, each imported when it is called; a first word that is no command is a source to convert."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the help."""
        return [name for name, (place, _) in COMMANDS.items() if find_spec(place.partition(":")[0])]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        if module not in sys.modules:
            _load(module)
        command: click.Command = getattr(sys.modules[module], name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`reformat article.txt` is `reformat convert article.txt`."""
        own = {"--help", "-h", "--version"}
        if args and args[0] not in COMMANDS and args[0] not in own:
            if args[0].isalpha() and _near(args[0]) and not Path(args[0]).exists():
                raise click.UsageError(f"{args[0]} is no command, and no file", ctx)
            args = ["convert", *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.group(
    cls=Doors,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`reformat article.html` is `reformat convert article.html`. Each command has its own --help.",
)
@click.version_option(VERSION, message="reformat %(version)s")
def cli() -> None:
    """Turn cluttered news articles into accessible EPUBs, large-print pages and narration."""


def _load(module: str) -> None:
    # modules are no garbage, and to look for some in them takes a twentieth of a cold start
    gc.disable()
    try:
        importlib.import_module(module)
    finally:
        gc.enable()
    gc.freeze()


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run a command line and leave the process with its status."""
    stopping = Stopping()
    try:
        stopping.listen()
        _streams()
        code = run(list(sys.argv[1:] if args is None else args))
        stopping.ended()
    except KeyboardInterrupt as stop:  # before it heard or while it said how it went
        told()
        stopping.ended()
        code = stop.status if isinstance(stop, Stopped) else status.INTERRUPTED
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _unheard(error)
    stopping.leaving()
    sys.exit(code)


def _streams() -> None:
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us: nobody listens
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  (for as long as we run)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def run(words: list[str]) -> int:
    """Run a command line; its exit status. The CLI's door: nothing gets past it as a traceback, unless asked for."""
    try:
        return cli.main(words, prog_name="reformat", standalone_mode=False) or status.DONE
    except click.ClickException as error:
        show_error("usage", error.format_message(), _hint(error, words))
        return status.USAGE
    except (click.Abort, KeyboardInterrupt) as error:
        cause = error.__cause__ if isinstance(error, click.Abort) else error
        if isinstance(cause, EOFError):  # which click takes for Ctrl-D at a question, and we ask none
            return _fault(cause)
        told()
        return cause.status if isinstance(cause, Stopped) else status.INTERRUPTED
    except SystemExit:  # so click ends a command whose reader has gone
        return status.DONE
    except ReformatError as error:
        show_error(error.code, error.message, error.hint)
        return status.of_kind(type(error))
    except Exception as error:
        return _fault(error)


def _fault(error: Exception) -> int:
    """The status of what nobody foresaw, and words for it."""
    if isinstance(error, OSError) and error.errno in UNHEARD and error.filename is None:
        return _unheard(error)
    if os.environ.get("REFORMAT_DEBUG"):
        raise error
    if (fault := refused(error)) is not None:
        show_error(fault.code, fault.message, fault.hint)
        return status.of_kind(type(fault))
    show_error(
        "crash", f"our own fault: {type(error).__name__}: {error}", "REFORMAT_DEBUG=1 shows where; please report it"
    )
    return status.FAULT


UNHEARD = (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""How standard output fails; other files have names, or are written where such errors have words of their own."""


def _unheard(error: OSError) -> int:
    """The status where standard output takes no more: a reader that has gone had enough, a full disk is a failure."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would try again as it ends
    if error.errno == errno.EPIPE:
        return status.DONE
    show_error("write", f"cannot write to standard output: {error.strerror}", "make room, or send it elsewhere")
    return status.of_kind(WriteError)


def _near(word: str) -> str:
    """The command that a word is likely a slip of, or nothing."""
    return next(iter(difflib.get_close_matches(word, COMMANDS, n=1, cutoff=0.75)), "")


def _hint(error: click.ClickException, words: list[str]) -> str:
    """The nearest command if the first word looks like one, else the command's help."""
    near = _near(words[0]) if words and words[0] not in COMMANDS else ""
    if near:
        return f"did you mean `reformat {near}`?"
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{context.command_path if context else 'reformat'} --help"
