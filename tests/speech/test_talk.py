"""Who talks is heard before what they say: the page shows it, so a listener must have it too."""

from __future__ import annotations

import pytest

from reformat.document.identity import identify
from reformat.document.nodes import Article, Heading, Metadata, Paragraph, Text
from reformat.settings.tree import Settings, Speech
from reformat.speech.script import script


def said(speaker: str, words: str, language: str, settings: Settings | None = None) -> list[str]:
    one = Paragraph(inlines=(Text(words),), speaker=speaker)
    whole = identify(Article(Metadata(language=language, title=""), blocks=(one,)))
    return [utterance.spoken for utterance in script(whole, settings or Settings())]


@pytest.mark.parametrize(
    ("speaker", "words", "language", "heard"),
    [
        ("Q", "언제 왔나. 어제인가.", "ko", ["질문. 언제 왔나.", "어제인가."]),
        ("A2", "3명이 왔다.", "ko", ["답 이. 세 명이 왔다."]),
        ("문가람", "그렇다.", "ko", ["문가람. 그렇다."]),
        ("F", "Wann kam er?", "de", ["Frage. Wann kam er?"]),
        ("R", "Hier.", "fr", ["Réponse. Hier."]),
        ("R", "나루시청 앞입니다.", "ko", ["알. 나루시청 앞입니다."]),
        ("P", "Yesterday.", "en", ["P. Yesterday."]),
        ("Q", "いつ来た？", "ja", ["質問。いつ来た？"]),
        ("Sanna", "Seg er kvar.", "nn-x-none", ["Sanna. Seg er kvar."]),
    ],
)
def test_who_talks_is_said_first(speaker: str, words: str, language: str, heard: list[str]) -> None:
    assert said(speaker, words, language) == heard


def test_no_setting_leaves_a_speaker_out() -> None:
    quiet = Settings(speech=Speech(announce=False))
    assert said("문가람", "그렇다.", "ko", quiet) == ["문가람. 그렇다."]


def test_a_name_that_begins_the_words_is_said_once() -> None:
    assert said("문가람", "문가람 씨가 말했다.", "ko") == ["문가람 씨가 말했다."]


@pytest.mark.parametrize(
    ("words", "language", "heard"),
    [
        ("Q. 언제 왔나?", "ko", "질문. 언제 왔나?"),
        ("Q2: 3명인가?", "ko", "질문 이. 세 명인가?"),
        ("Q: When did it start?", "en", "Question. When did it start?"),
        ("F: Wann kam er?", "de", "Frage. Wann kam er?"),
        ("A. Background", "en", "A. Background"),
        ("F. Abend liest", "de", "F. Abend liest"),
        ("Qatar opens a port", "en", "Qatar opens a port"),
    ],
)
def test_a_heading_that_asks_says_so_in_a_word(words: str, language: str, heard: str) -> None:
    whole = identify(Article(Metadata(language=language, title=""), blocks=(Heading(level=2, inlines=(Text(words),)),)))
    assert [utterance.spoken for utterance in script(whole, Settings())] == [heard]
