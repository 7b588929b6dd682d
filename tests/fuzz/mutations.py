"""Real pages made worse: elements dropped, doubled, moved and renamed, texts exchanged, other encodings, odd characters.

`python -m tests.fuzz.mutations SEED SECONDS` walks on and keeps what breaks a law in tests/fuzz/cases.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.targets import page

PAGES = sorted((Path(__file__).parents[1] / "world" / "pages").glob("*.html"))
CASES = Path(__file__).parent / "cases"

_TAG = re.compile(rb"<(/?)([a-zA-Z][\w-]*)([^<>]*)>")
_NAMES = (b"div p table li figure figcaption blockquote dl dt td button form nav aside ruby rt svg math select option template details summary"
          b" h2 pre caption iframe video noscript footer header section article main a span em sup label textarea title ul").split()  # fmt: skip
_ATTRIBUTES = (b' hidden', b' aria-hidden="true"', b' class="related share"', b' class="caption"', b' id="comments"', b' role="navigation"',
               b' lang="ja"', b' dir="rtl"', b' class="article-body"', b' itemprop="articleBody"', b' colspan="9999"', b' rowspan="0"',
               b' start="-5"', b' href="#x"', b' role="heading" aria-level="99"', b' class="footnote"', b' data-src="x.jpg"')  # fmt: skip
_CHARACTERS = ("\0", "\u202e", "\u200d", "\ufeff", "\u2028", "\x85", "\x0b", "\ufffe", "\u0301" * 5, "\xad", "&#xD800;", "&#0;", "&amp", "<!--",
               "-->", "]]>", "<![CDATA[", "\u3000", "\u115f", "\r", "\ud83d")  # fmt: skip
_CODECS = ("utf-16", "cp949", "cp932", "gb18030", "cp1252", "utf-8-sig", "euc_jp")

Change = Callable[[bytes, random.Random], bytes]


def _tags(data: bytes, chance: random.Random, most: int, *, opening: bool = False) -> list[re.Match[bytes]]:
    """Some of the tags, the last first, so that what is before them stays where it is."""
    found = [tag for tag in _TAG.finditer(data) if not (opening and tag[1])]
    some = chance.sample(found, min(len(found), chance.randint(1, most)))
    return sorted(some, key=lambda tag: -tag.start())


def _element(data: bytes, chance: random.Random) -> tuple[int, int]:
    """Where an element begins, and where the next end of that name is."""
    for tag in _tags(data, chance, 1, opening=True):
        end = re.compile(rb"</" + re.escape(tag[2]) + rb"\s*>", re.I).search(data, tag.end())
        return tag.start(), end.end() if end else tag.end()
    return 0, 0


def untag(data: bytes, chance: random.Random) -> bytes:
    """Tags go, so that others stand without their partners."""
    for tag in _tags(data, chance, 8):
        data = data[: tag.start()] + data[tag.end() :]
    return data


def drop(data: bytes, chance: random.Random) -> bytes:
    """An element goes."""
    start, end = _element(data, chance)
    return data[:start] + data[end:]


def double(data: bytes, chance: random.Random) -> bytes:
    """An element stands several times."""
    start, end = _element(data, chance)
    return data[:end] + data[start:end] * chance.randint(1, 3) + data[end:]


def move(data: bytes, chance: random.Random) -> bytes:
    """An element stands elsewhere."""
    start, end = _element(data, chance)
    moved, rest = data[start:end], data[:start] + data[end:]
    place = next((tag.start() for tag in _tags(rest, chance, 1)), 0)
    return rest[:place] + moved + rest[place:]


def rename(data: bytes, chance: random.Random) -> bytes:
    """Tags have other names."""
    for tag in _tags(data, chance, 10):
        data = data[: tag.start()] + b"<" + tag[1] + chance.choice(_NAMES) + tag[3] + b">" + data[tag.end() :]
    return data


def say(data: bytes, chance: random.Random) -> bytes:
    """Elements have attributes that say something else."""
    for tag in _tags(data, chance, 8, opening=True):
        data = data[: tag.end(2)] + chance.choice(_ATTRIBUTES) + data[tag.end(2) :]
    return data


def cut(data: bytes, chance: random.Random) -> bytes:
    """The page ends before its end."""
    return data[: len(data) * chance.randint(1, 15) // 16]


def strew(data: bytes, chance: random.Random) -> bytes:
    """Odd characters stand anywhere."""
    for _ in range(chance.randint(1, 20)):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice(_CHARACTERS).encode(errors="surrogatepass") + data[place:]
    return data


def recode(data: bytes, chance: random.Random) -> bytes:
    """The page is in another encoding than it says."""
    return data.decode("utf-8", "replace").encode(chance.choice(_CODECS), "replace")


def mix(data: bytes, chance: random.Random) -> bytes:
    """Texts stand in each other's places, more than once, or are gone."""
    parts = re.split(rb"(<[^<>]*>)", data)
    texts = [place for place in range(0, len(parts), 2) if parts[place].strip()]
    for _ in range(chance.randint(1, 10) if texts else 0):
        one, other = chance.choice(texts), chance.choice(texts)
        parts[one] = chance.choice((parts[other], parts[other], b"", b" ", b"\xc2\xa0"))
    return b"".join(parts)


CHANGES: tuple[Change, ...] = (untag, drop, double, move, rename, say, cut, strew, recode, mix)


def mutated(seed: int) -> bytes:
    """One of the pages after a few changes; the same for the same number."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    data = chance.choice(PAGES).read_bytes()
    for change in chance.choices(CHANGES, k=chance.randint(1, 3)):
        data = change(data, chance)
    return data


def main() -> None:
    """Walk for so many seconds of processor time."""
    seed, seconds = int(sys.argv[1]), float(sys.argv[2])
    number, end = seed * 1_000_000, time.process_time() + seconds
    while time.process_time() < end:
        data, number = mutated(number), number + 1
        try:
            page(data)
        except Exception as error:  # any at all is a finding
            (CASES / f"page-mutated-{number - 1}").write_bytes(data)
            print(number - 1, type(error).__name__, str(error)[:200], flush=True)
    print(f"{number - seed * 1_000_000} pages")


if __name__ == "__main__":
    main()
