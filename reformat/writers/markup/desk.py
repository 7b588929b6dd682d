"""What the parts of one document share while it is written: its form, its ids, its notes, its sentences."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from reformat.document.nodes import Blocks, Note
from reformat.document.walk import leaves
from reformat.speech.track import Track
from reformat.writers.markup.form import Form
from reformat.writers.markup.sentences import Sentence, sentences_of


class Desk:
    """The work on one document. `lit` says which element's id stands for which utterance; `room` is what a line
    on paper has, in em.
    """

    def __init__(self, form: Form, blocks: Blocks, track: Track | None = None, room: float = math.inf) -> None:
        self.form = form
        self.room = room
        self.lit: dict[str, str] = {}
        self.level = 1
        self.addresses: dict[str, int] = {}
        self._sentences = sentences_of(track)
        self._taken: set[str] = set()
        self._labels: Counter[str] = Counter()
        self._notes = {b.name: b for b in leaves(blocks) if isinstance(b, Note)}
        self._references: dict[str, list[str]] = defaultdict(list)
        self._marks: dict[str, str] = {}

    def id(self, wanted: str) -> dict[str, str]:
        """The id attribute for an element, unique in the document."""
        return {"id": self.take(wanted)} if wanted else {}

    def take(self, wanted: str) -> str:
        """An id not given before: the wanted one, or the next with a number."""
        name, number = self.form.prefix + wanted, 2
        while name in self._taken:
            name = f"{self.form.prefix}{wanted}-again{number}"
            number += 1
        self._taken.add(name)
        return name

    def sentences(self, passage: str) -> tuple[Sentence, ...]:
        """The ranges of a passage that are spoken."""
        return self._sentences.get(passage, ())

    def light(self, passage: str, element_id: str) -> None:
        """Let an element stand for all that is spoken of a passage (a table row, a picture)."""
        for sentence in self.sentences(passage):
            self.lit.setdefault(sentence.id, element_id)

    def note(self, name: str) -> str:
        """The id of the note of that name, or nothing if there is none."""
        note = self._notes.get(name)
        return self.form.prefix + note.id if note and note.id else ""

    def refer(self, name: str, mark: str) -> str:
        """An id for one more reference to a note, which stands there as `mark`."""
        self._marks.setdefault(name, mark)
        given = self.take(f"{self._notes[name].id}.ref{len(self._references[name]) + 1}")
        self._references[name].append(given)
        return given

    def references(self, name: str) -> tuple[str, ...]:
        """The ids of the references to a note so far."""
        return tuple(self._references[name])

    def mark(self, name: str) -> str:
        """How the first reference to a note is written; nothing where there was none so far."""
        return self._marks.get(name, "").strip()

    def label(self, words: str) -> str:
        """A label for a region, told apart by a number from others of the same words."""
        self._labels[words] += 1
        return words if self._labels[words] == 1 else f"{words} {self._labels[words]}"

    def number_of(self, url: str) -> int:
        """The number of a link's address in the printed list of addresses."""
        return self.addresses.setdefault(url, len(self.addresses) + 1)
