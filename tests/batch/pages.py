"""Small articles in any number, for runs that are about the run and not about the articles."""

from __future__ import annotations

from pathlib import Path

SENTENCES = (
    "The mill at Ossery has ground oats since the river was straightened.",
    "Its wheel turns once in nine seconds when the sluice is half open.",
    "On Thursdays the miller lets children weigh the sacks themselves.",
    "Nobody remembers who painted the door green, and nobody minds.",
)


def page(number: int, title: str = "") -> str:
    """One page with an article of a few paragraphs."""
    body = "".join(f"<p>{s} That was visit number {number}.</p>" for s in SENTENCES * 3)
    return (
        f"<html lang=en><body><article><h1>{title or f'Visit {number} to the mill'}</h1>{body}</article></body></html>"
    )


def folder_of(place: Path, count: int) -> Path:
    """A folder of pages: each fifth has the same title, each seventh is empty."""
    place.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        text = "" if n % 7 == 6 else page(n, "The mill" if n % 5 == 4 else "")
        (place / f"{n:04}.html").write_text(text)
    return place


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their names, hidden ones too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
