"""Programs in a plain text: lines that only a compiler or a shell reads stay together, as they are set."""

from __future__ import annotations

import re
from textwrap import dedent

from reformat.document.nodes import Code, Span, Stamp
from reformat.patterns import lazy

FEWEST, SHARE = 3, 0.6
"""Lines of a program at least, and how many of a run's lines are surely such."""

SOON = 12
"""Lines after which it shows whether a run is one."""

LONGEST, MOST = 160, 500
"""Characters of a line, and lines of one listing, at most."""

_LINES = (
    r"(?:from\s[\w.]+\simport\s|import\s+(?:[\w.]+(?:\sas\s\w+)?;?$|[\w{*].*\sfrom\s['\"])|(?:async\s)?def\s\w+\(|class\s\w+.*[:{]$"
    r"|(?:for|while|if|elif|with|switch|catch)\b.*[:{]$|(?:else|try|finally|do)\s?[:{]$|return\b.*[\w)\]}'\"];?$"
    r"|(?:const|let|var|val|my)\s[$\w{\[]+.*=|(?:public|private|protected|static|export|func|fn|fun)\s\w.*[{;(]"
    r"|function\b.*[{(]|#include\s?[<\"]|#!/|package\s[\w.]+;?$|using\s[\w.]+;$|SELECT\s.*|FROM\s\w+$|WHERE\s\w+\s?[=<>].*"
    r"|[$>]\s(?:\w|\./)|(?:sudo|npm|npx|yarn|pip3?|git|docker|cd|mkdir|curl|wget|brew|cargo|apt|apt-get|kubectl|python3?)\s[\w./@-]"
    r"|</?[a-zA-Z][\w-]*(?:\s[\w:-]+=[\"'].*)?/?>|.*(?:[=(){}\[\]<>$]|::|\w\.\w).*;$|[\w.$@\[\]\"']+(?:,\s?\w+)*\s?(?::=|[-+*/|&]?=)\s?[\w\"'\[({$&<-].*"
    r"|[\w.$]+(?:\.\w+)*\(.*\)[;,]?$|@\w+(?:\(.*\))?$|[\"'][\w-]+[\"']:\s(?:[\"'{\[].*|\d[\d.]*,?|true,?|false,?|null,?)$)"
)
_SURE = lazy(_LINES)
_ANY = lazy(rf"^(?=[^\n]{{1,{LONGEST}}}$)[ \t]*+(?:{_LINES})", re.M)
_LIKELY = lazy(
    r"[\])}>]+[;,)]*$|(?://|#|--|/\*|\*)\s?\S.*|(?:else|end|fi|done|then|begin|pass|break|continue)\b:?$|.*[{(\[,\\]$"
)
_SAID = lazy(r"[^\W\d_]{2,}\s[^\W\d_]{2,}\s[^\W\d_]{2,}.*[.!?。！？]$|[\u3040-\u9fff\uac00-\ud7a3]{12}")


def programs(text: str) -> bool:
    """Whether a text has lines enough that may be of a program, so that it is looked for."""
    return len(_ANY.findall(text)) >= FEWEST


def listing(raw: list[str], start: int, blank: int) -> Code | None:
    """The program whose first line this is, if enough of what follows is one. `blank`: the empty lines before it."""
    if not _sure(raw[start].strip()):
        return None
    at, end, sure, lines = start, start, 0, 0
    while at < min(len(raw), start + MOST):
        line = raw[at].strip()
        if line:
            known = _sure(line)
            if not known and not _likely(raw[at], line):
                break
            sure, lines, end = sure + known, lines + 1, at + 1
            if lines > SOON and sure < SHARE * lines:
                break
        elif at and not raw[at - 1].strip():
            break
        at += 1
    if sure < FEWEST or sure < SHARE * lines:
        return None
    text = dedent("\n".join(line.rstrip() for line in raw[start:end]))
    return Code(text=text, span=Span(line=start + 1, end_line=end), stamp=Stamp(tag="line", blank_before=blank))


def _sure(line: str) -> bool:
    return len(line) <= LONGEST and _SURE.match(line) is not None and _SAID.search(line) is None


def _likely(raw: str, line: str) -> bool:
    """Whether a line may stand in a program: set in, or made of its signs."""
    return (
        len(line) <= LONGEST and (raw[:2].isspace() or _LIKELY.match(line) is not None) and _SAID.search(line) is None
    )
