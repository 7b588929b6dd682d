"""Files that people write by hand come as their editors save them: a mark in front, another ending of lines."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from reformat.errors import SettingsError
from reformat.rules.load import read_file
from reformat.saving.names import stem
from reformat.settings import load_settings
from reformat.speech.lexicon import Lexicon
from reformat.stages.descriptions import read
from tests.batch.pages import page
from tests.doors.test_commandline import call

DESCRIPTION = '[[picture]]\npicture = "6f"\ntext = "A bell in a frame"\n'
LEXICON = '[[en]]\nword = "Acme"\nsay = "akmi"\n'
RULE = '[[remove]]\nid = "mine.tip"\nbecause = "a plea"\nlabels = ["Tip us"]\n'
SETTINGS = "[page]\nsize = 32\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "reader"),
    [
        (DESCRIPTION, read),
        (LEXICON, lambda place: Lexicon.load([place])),
        (RULE, read_file),
        (SETTINGS, load_settings),
    ],
)
def test_a_file_that_begins_with_a_mark_is_the_file(
    tmp_path: Path, text: str, reader: Callable[[Path], object], end: str
) -> None:
    plain, marked = tmp_path / "a.toml", tmp_path / "b.toml"
    plain.write_text(text)
    marked.write_bytes(codecs.BOM_UTF8 + text.replace("\n", end).encode())
    found = reader(marked)
    assert found and repr(found).replace("b.toml", "a.toml") == repr(reader(plain))


def test_descriptions_in_another_encoding_are_refused_in_words(tmp_path: Path) -> None:
    place = tmp_path / "descriptions.toml"
    place.write_bytes(DESCRIPTION.replace("A bell", "Bell é").encode("latin-1"))
    with pytest.raises(SettingsError, match="no UTF-8 text") as refused:
        read(place)
    assert refused.value.hint == "save it again as UTF-8"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_of_sources_as_any_shell_writes_it(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "종.html").write_text(page(1))
    (tmp_path / "list.txt").write_bytes("종.html\r\n\r\n# no more\r\n".encode(encoding))
    done = call("convert", "--from-file", "list.txt", "--to", "text", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 article" in done.stdout + done.stderr or "종.html ->" in done.stdout


def test_what_is_left_aside_is_said_beside_lines_for_programs(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(page(1))
    (tmp_path / "in" / "scan.tiff").write_bytes(b"II*")
    options = ("convert", tmp_path / "in", "--to", "text", "-o", tmp_path / "out")
    told = call(*options, "--json")
    assert told.stdout.count("\n") == 1 and "left aside in folders: 1 file (.tiff 1)" in told.stderr
    assert not call(*options, "--quiet").stderr


def test_a_sign_that_parts_folders_elsewhere_is_part_of_a_name() -> None:
    assert stem("in/caf\\xe9.html") == "caf-xe9"


def test_a_name_that_turns_the_line_around_is_written_plainly() -> None:
    assert stem("in/a\u202egnp.html") == "a-gnp"
