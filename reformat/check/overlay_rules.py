"""Rules on read-along: every sound has its text, in reading order, for as long as is said."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

from reformat.check.book import OPF, SMIL, Book
from reformat.check.finding import Fault
from reformat.check.page import Element

TOLERANCE = 0.05
"""Seconds by which a stated duration may differ from its clips: EPUB 3.3 §9 leaves it open, ears don't notice this."""


def seconds(clock: str) -> float:
    """A SMIL clock value in seconds: 12.3s, 1:02.5, 0:00:01, 200ms, plain numbers."""
    clock = clock.strip()
    unit = re.fullmatch(r"([\d.]+)(ms|s|min|h)?", clock)
    if unit:
        return float(unit[1]) * {"ms": 0.001, "min": 60.0, "h": 3600.0}.get(unit[2] or "s", 1.0)
    total = 0.0
    for part in clock.split(":"):
        total = total * 60 + float(part)
    return total


def _pars(smil: Element) -> Iterator[tuple[str, str, float, float]]:
    """Text target, sound file and clip of each par."""
    for par in smil.iter(f"{SMIL}par"):
        text, audio = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
        if text is not None and audio is not None:
            begin, end = seconds(audio.get("clipBegin") or "0"), seconds(audio.get("clipEnd") or "0")
            yield text.get("src") or "", audio.get("src") or "", begin, end


def lost_text(book: Book) -> Iterator[Fault]:
    """A clip whose text is not on the page."""
    ids = {page.name: {e.get("id") for e in page.root.iter()} for page in book.pages}
    for path, smil in book.overlays.items():
        for target, _, _, _ in _pars(smil):
            file, _, fragment = target.partition("#")
            if fragment not in ids.get(_beside(path, file), set()):
                yield path, target


def _beside(path: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), href))


def out_of_order(book: Book) -> Iterator[Fault]:
    """Texts not in reading order, or clips of one sound that do not go up."""
    places = {page.name: {e.get("id"): n for n, e in enumerate(page.root.iter())} for page in book.pages}
    for path, smil in book.overlays.items():
        last: tuple[str, int] = ("", -1)
        heard: dict[str, float] = {}
        for target, sound, begin, end in _pars(smil):
            file, _, fragment = target.partition("#")
            place = places.get(_beside(path, file), {}).get(fragment, -1)
            if file == last[0] and place < last[1]:
                yield path, f"{target} is spoken after what stands below it"
            if begin < heard.get(sound, 0.0) - 0.001 or end <= begin:
                yield path, f"{target}: clip {begin:.3f} to {end:.3f}"
            last, heard[sound] = (file, place), end


def lost_sound(book: Book) -> Iterator[Fault]:
    """A clip of a sound that is not in the book."""
    for path, smil in book.overlays.items():
        for sound in sorted({_beside(path, s) for _, s, _, _ in _pars(smil)}):
            if sound not in book.names:
                yield path, sound


def wrong_duration(book: Book) -> Iterator[Fault]:
    """A stated duration that is not the sum of its clips, or none at all."""
    stated = {
        m.get("refines", "").lstrip("#"): m.text or "0"
        for m in book.package.iter(f"{OPF}meta")
        if m.get("property") == "media:duration"
    }
    total = 0.0
    by_path = {e.path: e.id for e in book.entries}
    for path, smil in book.overlays.items():
        length = sum(end - begin for _, _, begin, end in _pars(smil))
        total += length
        said = stated.get(by_path.get(path, ""))
        if said is None or abs(seconds(said) - length) > TOLERANCE:
            yield path, f"says {said}, its clips sum to {length:.3f}s"
    if book.overlays and ("" not in stated or abs(seconds(stated[""]) - total) > TOLERANCE * len(book.overlays)):
        yield "package document", f"says {stated.get('')}, all clips sum to {total:.3f}s"


def unstyled_highlight(book: Book) -> Iterator[Fault]:
    """No class for the sentence that is spoken, or no style for the class."""
    names = book.metas("media:active-class")
    if book.overlays and not names:
        yield "package document", "no media:active-class"
    for name in names:
        if not re.search(rf"\.{re.escape(name.lstrip('.'))}(?![\w-])", book.styles):
            yield "style sheet", name


OVERLAY_LOOKS: dict[str, Callable[[Book], Iterable[Fault]]] = {
    "overlay.text": lost_text,
    "overlay.order": out_of_order,
    "overlay.sound": lost_sound,
    "overlay.duration": wrong_duration,
    "overlay.highlight": unstyled_highlight,
}
