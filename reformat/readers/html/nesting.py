"""Keep a page from nesting deeper than a parser can bear: HTML's tree construction takes the square of the depth.

A tokenizer (§13.2.5 of the HTML standard) and as much of tree construction as tells what is open. The parser never has
an element open that is not open here, whatever the markup, for one reason: where an element is closed here, an end tag
that closes it in the parser too stands in what is handed on. So an end tag that closes several elements is written
out as several; and where the two could read the text of an element differently, no tag is left in it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from reformat.patterns import lazy
from reformat.readers.html.raw import SPACE, raw_end
from reformat.readers.html.standard import (
    BARS,
    BLOCKS,
    BREAKOUT,
    FENCES,
    FOREIGN,
    FORMATTING,
    HEADINGS,
    INTEGRATION,
    RAW,
    REACHING,
    ROOTS,
    ROWS,
    SIBLINGS,
    SOFT,
    UNSURE,
    VOID,
    WALLS,
)

DEEPEST = 250
"""How many elements may be open at once; beyond it tags are dropped, and their text stays."""

LOOSEST = 8
"""How many formatting elements may be open at once: each is made anew in every paragraph that follows."""

CHOICES = 1_000
"""How many options a page may have, since the parser goes over all of a selection's for each that is added."""

MANY = 10_000
"""Pages with fewer start tags than this can't nest deep enough to cost anything."""

SOME = 50_000
"""How many times formatting that is left open could begin again (before every start tag, at worst), without a look."""

TOO_MANY = 1_000_000
"""How many times it could, where no look is taken, but the page is bounded at once."""

CROWD = 10_000
"""How many attributes an element may have: the parser holds each against all before it."""

ROOM, PARTED = 250_000, 100_000
"""Pages with fewer characters, or fewer signs that could part attributes, are not looked through for crowds of them:
the fifty thousand that the former has room for take the parser three seconds.
"""

_ATTRIBUTE = rf"""(?:{SPACE}|/(?!>))*+[^\t\n\f\r />][^\t\n\f\r />=]*+
    (?:{SPACE}*+={SPACE}*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|(?!["'])[^\t\n\f\r >]*+))?+"""
_CROWDED = lazy(
    rf"(<[A-Za-z][^\t\n\f\r />]*+(?:{_ATTRIBUTE}){{{CROWD}}}+)(?:{_ATTRIBUTE})++",
    re.X,
)
_TOKEN = lazy(
    rf"""<(?:
      (?P<slash>/?)(?P<name>[A-Za-z][^\t\n\f\r />]*+)
        (?:/(?!>)|{SPACE}++|[^\t\n\f\r />][^\t\n\f\r />=]*+
          (?:{SPACE}*+={SPACE}*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|(?!["'])[^\t\n\f\r >]*+))?+)*+
        (?P<self>/?)(?P<close>>|\Z)
    | !--(?:-?>|.*?(?:--!?>|\Z))
    | (?P<section>!\[CDATA\[)
    | (?:[!?]|/(?=.))[^>]*+(?:>|\Z)
    )""",
    re.X | re.S,
)
"""Each alternative eats whatever it looks at, so that no part of a page is looked at twice."""
_FORMATTING = lazy(rf"<(?=[bcefinstu])(?:{'|'.join(sorted(FORMATTING))})(?=[\s/>])", re.I)


def parse(markup: str) -> LexborHTMLParser:
    """The page's tree, of work and size linear in the markup; for most pages it is what the parser makes of them."""
    if len(markup) >= ROOM and sum(map(markup.count, " \n\t\r\f/\"'")) >= PARTED:
        markup = _CROWDED.sub(r"\1 ", markup)
    starts = markup.count("<")  # of end tags too, as long as it doesn't matter: to count those takes longer
    opened = len(_FORMATTING.findall(markup))
    if starts >= MANY or starts * opened >= SOME:
        starts -= markup.count("</")
    if starts < MANY:
        most = starts * opened
        if most < TOO_MANY:
            tree = LexborHTMLParser(markup)
            if most < SOME or len(tree.css(",".join(FORMATTING))) <= 2 * opened:
                return tree
    return LexborHTMLParser(shallow(markup))


def shallow(markup: str) -> str:
    """The markup with at most DEEPEST elements open at once; well-formed markup with no more stays as it is."""
    return _Stack(markup).rewrite()


class _Stack:
    """The open elements, where each name is open, and what is written."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.out: list[str] = []
        self.open: list[str] = []
        self.at: defaultdict[str, list[int]] = defaultdict(list)
        self.bars, self.walls, self.fences = [-1], [-1], [-1]
        self.loose = self.choices = 0
        self.dropped: Counter[str] = Counter()

    def rewrite(self) -> str:
        """Read tag by tag; what is no tag is copied."""
        markup, out, at = self.markup, self.out, 0
        while (token := _TOKEN.search(markup, at)) is not None:
            out.append(markup[at : token.start()])
            at = token.end()
            name = token["name"]
            if name and not token["close"]:
                break
            if name and token["slash"]:
                self._end(name.lower(), token[0])
            elif name:
                at = self._start(name.lower(), token)
            elif token["section"] and self._last(FOREIGN) >= 0:
                at = self._section(at)
            elif token["section"]:
                at = self._copy(token.start(), markup.find(">", at) + 1 or len(markup))
            else:
                out.append(token[0])
        else:
            out.append(markup[at:])
        return "".join(out)

    def _copy(self, start: int, end: int) -> int:
        self.out.append(self.markup[start:end])
        return end

    def _section(self, at: int) -> int:
        """A CDATA section as the text that it is in a drawing."""
        end = self.markup.find("]]>", at)
        text = self.markup[at : end if end >= 0 else len(self.markup)]
        self.out.append(text.replace("&", "&amp;").replace("<", "&lt;"))
        return end + 3 if end >= 0 else len(self.markup)

    def _last(self, names: Iterable[str]) -> int:
        """The place of the innermost of these elements that is open; -1 if none is."""
        return max((places[-1] for name in names if (places := self.at.get(name))), default=-1)

    def _push(self, name: str) -> None:
        place = len(self.open)
        self.open.append(name)
        self.at[name].append(place)
        self.loose += name in FORMATTING
        for names, places in ((BARS, self.bars), (WALLS, self.walls), (FENCES, self.fences)):
            if name in names:
                places.append(place)

    def _pop(self) -> str:
        name = self.open.pop()
        if name:
            self._forget(name)
            for places in (self.bars, self.walls, self.fences):
                if places[-1] == len(self.open):
                    places.pop()
        return name

    def _forget(self, name: str) -> None:
        self.at[name].pop()
        self.loose -= name in FORMATTING

    def _close(self, place: int) -> None:
        """End all that is open from this place on, each by its own end tag."""
        while len(self.open) > place:
            if name := self._pop():
                self.out.append(f"</{name}>")

    def _reach(self, name: str) -> int:
        """The place of the open element that an end tag ends; -1 if it reaches none."""
        if name == "template":
            return self._last((name,))
        if name == "table" or name in ROWS:
            place, stop = self._last((name,)), self._last(("template",) if name == "table" else ("template", "table"))
        elif name in HEADINGS:
            place, stop = self._last(HEADINGS), self.bars[-1]
        elif name in ("p", "li"):
            stop = self._last(("button",) if name == "p" else ("ol", "ul"))
            place, stop = self._last((name,)), max(stop, self.bars[-1])
        else:
            reaching = name in REACHING and name != "form"
            place, stop = self._last((name,)), (self.bars if reaching else self.walls)[-1]
        return place if place >= stop else -1

    def _end(self, name: str, tag: str) -> None:
        if self.dropped[name]:
            self.dropped[name] -= 1
            return
        place = self._reach(name)
        if place >= 0:
            self._close(place + 1)
            self._pop()
        elif name == "form":
            return  # a parser would end the form alone, or forget that there is one
        elif name in SOFT and self._last((name,)) > self.bars[-1]:
            self.open[self._last((name,))] = ""  # a parser ends it around the block that it still holds
            self._forget(name)
        self.out.append(tag)

    def _start(self, name: str, token: re.Match[str]) -> int:
        """Take a start tag, after the end tags that it stands for; the place from which to read on."""
        if name in BREAKOUT:
            while (root := self._last(FOREIGN)) > self._last(INTEGRATION):
                self._close(root)
        foreign = self._last(FOREIGN) >= 0 and name not in BREAKOUT
        if name in RAW:
            return self._raw(name, token)
        if name == "plaintext" or (name == "form" and self.at["form"]):
            self.dropped[name] += 1
            return token.end()
        if not foreign and (name in ROOTS or (name in ROWS and self._last(("table", "template")) < 0)):
            return self._copy(token.start(), token.end())
        self._make_room(name)
        if token["self"] and (foreign or name in FOREIGN):
            self.out.append(f"{token[0][:-2]}></{name}>")
        elif name in VOID and not foreign:
            self.out.append(token[0])
        elif self._full(name):
            self.dropped[name] += 1
        else:
            self._push(name)
            self.out.append(token[0])
        return token.end()

    def _full(self, name: str) -> bool:
        """Whether there is no room for another element of this name."""
        self.choices += name == "option"
        return (
            len(self.open) >= DEEPEST
            or (name in FORMATTING and self.loose >= LOOSEST)
            or (name == "option" and self.choices > CHOICES)
        )

    def _make_room(self, name: str) -> None:
        """End what a start tag ends."""
        if name in BLOCKS and (place := self._reach("p")) >= 0:
            self._close(place)
        if name in ("li", "dd", "dt"):
            place = self._last(("li",) if name == "li" else ("dd", "dt"))
            if place >= max(self.fences[-1], 0):
                self._close(place)
        elif name in ROWS:
            place = self._last(ROWS[name])
            if place > self._last(("table", "template")):
                self._close(place)
        elif name in ("a", "button"):
            if (place := self._reach(name)) >= 0:
                self._close(place)
        elif name in SIBLINGS:
            while self.open and self.open[-1] in SIBLINGS[name]:
                self._close(len(self.open) - 1)

    def _raw(self, name: str, token: re.Match[str]) -> int:
        """An element whose text holds no tags; where that is not sure, none is left in it."""
        start = token.end()
        unsure = self._last(UNSURE) >= 0
        if unsure and token["self"]:
            self.out.append(f"{token[0][:-2]}></{name}>")
            return start
        if name == "xmp":
            self._make_room(name)
        end = raw_end(name, self.markup, start)
        text = self.markup[start:end]
        self.out += (token[0], text.replace("<", "&lt;") if unsure else text)
        return end
