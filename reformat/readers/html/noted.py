"""Notes of an article, wherever the page keeps them: what the marks in its text lead to."""

from __future__ import annotations

from reformat.document.note_marks import MARK
from reformat.patterns import lazy
from reformat.readers.html.around import above_all
from reformat.readers.html.headline import words
from reformat.readers.html.page import Page, Part

_CALLED = lazy(r"(?:^|[\W_\d])(?:s?d?(?:foot|end)?notes?|fn|ftn|edn|en|cite|cit|refs?|reference)(?:$|[\W_\d])")
"""What an element is called that holds a note."""

LONGEST = 2000
"""Characters of a note; what is longer is a part of the page."""


def noted(page: Page, root: Part) -> list[Part]:
    """The elements that marks of notes in the article lead to, in the page's order, inside the article or beside it."""
    if root.node.css_first('a[href^="#"]') is None:
        return []
    marks = {
        (part.attrs.get("href") or "")[1:]: part
        for part in page.parts[root.index : root.end]
        if part.tag == "a" and (part.attrs.get("href") or "").startswith("#") and MARK.match(words(part))
    }
    named = ((one, one.attrs.get("id") or one.attrs.get("name") or "") for one in page.parts if one.attrs)
    return [_holder(one) for one, name in named if name in marks and _is_note(one, name, marks[name])]


def _is_note(part: Part, name: str, mark: Part) -> bool:
    """Whether an element follows its mark and leads back to it, or is called a note or begins with a mark set apart."""
    holder = _holder(part)
    if part.index <= mark.index or mark.within(holder) or not 0 < holder.text <= LONGEST:
        return False
    if any((link.attributes.get("href") or "").startswith("#") for link in holder.node.css("a")):
        return True
    apart = not words(mark).isalnum() or (mark.parent is not None and mark.parent.tag == "sup")
    return apart and (_CALLED.search(name.lower()) is not None or words(part).startswith(words(mark).strip()))


def _holder(part: Part) -> Part:
    """The note around an anchor that holds no more than its number."""
    return next(one for one in part.upward if one.tag not in ("a", "sup", "span", "b", "strong"))


def around(notes: list[Part], root: Part) -> frozenset[int]:
    """Index of each note inside the article's element and of every element between the two."""
    inside = [note for note in notes if note.within(root)]
    return frozenset(at for at in (*(note.index for note in inside), *above_all(inside)) if at > root.index)


def apart(notes: list[Part], root: Part) -> list[Part]:
    """What holds the notes that stand outside the article's element: lists, or each by itself; none in another."""
    found: list[Part] = []
    for note in notes:  # in the page's order, so that only the last can be around the next or inside it
        above = note.parent
        box = above if above is not None and above.tag in ("ol", "ul", "dl") else note
        if box.within(root) or root.within(box) or (found and box.within(found[-1])):
            continue
        while found and found[-1].within(box):
            found.pop()
        found.append(box)
    return found
