"""What a describer is: a picture in, a draft of its alternative text out; always marked as a machine's."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Description(NamedTuple):
    """What a machine says of a picture; `long` for charts; `text_in_picture`: it is mostly text."""

    text: str
    long: str = ""
    text_in_picture: bool = False


class Describer(Protocol):
    """Describes pictures in a language; `name` goes into the report."""

    name: str

    def describe(self, data: bytes, media_type: str, *, context: str, language: str) -> Description | None:
        """A description of the picture shown in this context, or None if it has none to give."""
