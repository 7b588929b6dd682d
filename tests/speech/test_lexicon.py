"""The user's lexicon: read, checked by its own examples, refused with a clear word."""

from __future__ import annotations

from pathlib import Path

import pytest

from reformat.errors import SettingsError
from reformat.speech.lexicon import Lexicon
from reformat.speech.spoken import spoken


def written(tmp_path: Path, text: str, name: str = "words.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_words_by_language_and_for_all(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[[ko]]\nword = "NASA"\nsay = "나사"\nexamples = { "NASA가 쐈다." = "나사가" }\n'
        '[["*"]]\nword = "ACME"\nsay = "akmi"\ncase = false\n',
    )
    lexicon = Lexicon.load([path])
    assert spoken("NASA가 acme를 샀다.", "ko", lexicon) == "나사가 akmi를 샀다."
    assert spoken("NASA bought Acme.", "en", lexicon) == "NASA bought akmi."


def test_the_longest_word_wins_and_later_files_win(tmp_path: Path) -> None:
    first = written(
        tmp_path, '[[ko]]\nword = "AI"\nsay = "에이아이"\n[[ko]]\nword = "AI 랩"\nsay = "인공지능 랩"\n', "a.toml"
    )
    second = written(tmp_path, '[[ko]]\nword = "AI"\nsay = "인공지능"\n', "b.toml")
    lexicon = Lexicon.load([first, second])
    assert spoken("AI와 AI 랩", "ko", lexicon) == "인공지능와 인공지능 랩"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[ko]]\nword = "NASA"\n', "say"),
        ('[[ko]]\nword = "NASA"\nsay = ""\n', "says nothing"),
        ('[[ko]]\nword = "NASA"\nsay = "나사"\nexamples = { "NASA가" = "엔에이" }\n', "example"),
        ('[[ko]]\nword = "NASA"\nsay = "나사"\nsound = "x"\n', "sound"),
        ("[[ko]\n", "words.toml"),
        ('[[korean]]\nword = "NASA"\nsay = "나사"\n', "no language"),
        ('[[ko]]\nword = "NASA"\nsay = "…"\n', "says nothing"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        Lexicon.load([written(tmp_path, text)])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nowhere"):
        Lexicon.load([tmp_path / "nowhere.toml"])
