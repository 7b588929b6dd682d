"""What people write in TOML: every mistake is told in one family's words, in whichever of their files it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reformat.errors import ReformatError
from reformat.readers.front_matter import front_metadata
from reformat.rules.load import read_file
from reformat.settings.load import load_settings
from reformat.speech.lexicon import Lexicon
from reformat.stages.descriptions import read

READERS: tuple[Callable[[Path], object], ...] = (
    lambda place: load_settings(file=place, environ={}, user=Path("none")),
    read_file,
    read,
    lambda place: Lexicon.load([place]),
)
WRONG = ("a = " + "[" * 3000 + "]" * 3000, "a = " + "9" * 5000, "a = [[", "a = 2026-13-45", "a\0 = 1")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_what_is_no_toml_is_told(tmp_path: Path, reader: Callable[[Path], object], text: str) -> None:
    place = tmp_path / "x.toml"
    place.write_text(text)
    with pytest.raises(ReformatError) as fault:
        reader(place)
    assert "\n" not in fault.value.message and len(fault.value.message) < 400


@pytest.mark.parametrize("reader", READERS)
def test_a_name_that_no_file_can_have_is_told(reader: Callable[[Path], object]) -> None:
    with pytest.raises(ReformatError, match="cannot read"):
        reader(Path("a\0b.toml"))


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_before_a_text_it_says_nothing(text: str) -> None:
    assert not front_metadata(f"+++\n{text}").title


@pytest.mark.parametrize("key", ["limits.seconds", "limits.fetch-seconds", "speech.timeout"])
@pytest.mark.parametrize("value", ["inf", "1e300", "nan", "0"])
def test_no_time_is_without_end(tmp_path: Path, key: str, value: str) -> None:
    place = tmp_path / "reformat.toml"
    place.write_text(f"{key} = {value}")
    with pytest.raises(ReformatError, match=key):
        load_settings(file=place, environ={}, user=Path("none"))


@pytest.mark.parametrize("key", ["output.folder", "speech.cache", "extend"])
def test_the_home_of_a_stranger_is_told(tmp_path: Path, key: str) -> None:
    place = tmp_path / "reformat.toml"
    place.write_text(f'{key} = "~nobody-of-this-name/x"')
    with pytest.raises(ReformatError, match="home folder"):
        load_settings(file=place, environ={}, user=Path("none"))
