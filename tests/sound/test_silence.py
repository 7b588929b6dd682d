"""Languages that nobody speaks: said plainly, left as text, and no file that promises sound."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from pathlib import Path

import pytest

from reformat.conversion import convert
from reformat.document.assets import MemoryAssets
from reformat.document.nodes import Article, Metadata
from reformat.errors import VoiceUnknown, WriteError
from reformat.events import Event, Warned
from reformat.settings.tree import Settings
from reformat.speech.track import Track
from reformat.writers.audio import AudioWriter
from reformat.writers.writer import Item

QUOTATION = "目が見えにくい人にも、毎朝の新聞を音で届けたい。音の部屋はそのための場所である。"
JAPANESE = f"""<!doctype html><html lang="ja"><head><title>町の書庫に音の部屋</title></head><body><article>
<h1>町の書庫に音の部屋</h1><p>町は月曜日、書庫に音で本を読む部屋を開いたと発表した。席は十二あり、誰でも使える。</p>
<h2>使い方</h2><p>受付で職員に声をかけると、機械の使い方を教えてもらえる。</p><p>{QUOTATION}</p></article></body></html>"""
MIXED = f"""<!doctype html><html lang="ko"><head><title>마을 서고에 소리 방이 열렸다</title></head><body><article>
<h1>마을 서고에 소리 방이 열렸다</h1><p>마을은 월요일 서고에 소리로 책을 읽는 방을 열었다고 밝혔다.</p>
<blockquote><p>{QUOTATION}</p></blockquote><p>방을 함께 꾸민 이웃 나라의 사서는 이렇게 적었다.</p>
<h2>이용 시간</h2><p>평일에는 저녁 8시까지 열고 주말에는 쉰다.</p></article></body></html>"""


@pytest.fixture
def settings(speech) -> Settings:
    return speech(engine="espeak")


def warned(events: list[Event]) -> list[Warned]:
    return [event for event in events if isinstance(event, Warned)]


def test_an_article_that_nobody_speaks_comes_as_page_and_book(settings: Settings) -> None:
    events: list[Event] = []
    result = convert(JAPANESE, ["html", "epub", "audio"], settings, listen=events.append)
    names = [file.name for file in result.files()]
    assert names == ["article.html", "article.epub", "report.json"]
    (word,) = warned(events)
    assert (word.code, "'ja'" in word.message, "gtts" in word.hint) == ("voice-unknown", True, True)
    assert result.problems == ()
    assert result.report["narration"]["languages_without_voice"] == ["ja"]
    assert result.report["narration"]["sections"] == 0


def test_page_and_book_promise_no_sound(settings: Settings) -> None:
    result = convert(JAPANESE, ["html", "epub", "audio"], settings)
    silent = convert(JAPANESE, ["html", "epub"], settings)
    assert "<audio" not in result.html
    assert result.html == silent.html
    assert result.epub == silent.epub
    with zipfile.ZipFile(io.BytesIO(result.epub)) as book:
        assert not [name for name in book.namelist() if name.endswith((".smil", ".mp3"))]
        package = book.read("EPUB/content.opf").decode()
    assert not re.search("media:|auditory|synchronizedAudioText", package)


def test_audio_alone_that_nobody_speaks_is_an_error(settings: Settings) -> None:
    with pytest.raises(VoiceUnknown, match="no engine speaks ja"):
        convert(JAPANESE, ["audio"], settings)
    with pytest.raises(VoiceUnknown):
        _ = convert(JAPANESE, ["html"], settings).audio


def test_no_files_without_sound() -> None:
    item = Item(Article(Metadata(title="町の書庫", language="ja")), Track((), "", "", {}, ("ja",)))
    with pytest.raises(WriteError, match="no narration"):
        list(AudioWriter().write([item], MemoryAssets(), Settings()))


def test_a_quotation_that_nobody_speaks_stays_text(settings: Settings) -> None:
    events: list[Event] = []
    result = convert(MIXED, ["html", "epub", "audio"], settings, listen=events.append)
    assert result.track is not None
    assert result.track.silent == ("ja",)
    assert [word.code for word in warned(events)] == ["voice-unknown"]
    assert {cue.utterance.language for cue in result.track.cues} == {"ko"}
    files = {file.name: file.data for file in result.files()}
    manifest = json.loads(files["audio/manifest.json"])
    said = [u["text"] for section in manifest["sections"] for u in section["utterances"]]
    assert manifest["silent"] == ["ja"]
    assert len(said) == 5
    assert not any(sentence in QUOTATION for sentence in said)
    assert QUOTATION in re.sub("<[^>]+>", "", result.html)
    with zipfile.ZipFile(io.BytesIO(result.epub)) as book:
        pages = {
            name: book.read(name).decode() for name in book.namelist() if name.endswith((".xhtml", ".smil", ".opf"))
        }
    (overlay,) = [text for name, text in pages.items() if name.endswith(".smil")]
    assert overlay.count("<par") == len(said)
    assert QUOTATION in re.sub("<[^>]+>", "", pages["EPUB/article.xhtml"])
    assert ">auditory</meta>" in pages["EPUB/content.opf"]  # a mode of access, but not one that is sufficient by itself
    assert 'accessModeSufficient">auditory' not in pages["EPUB/content.opf"]


@pytest.mark.parametrize(
    ("options", "status", "made"),
    [
        (["--to", "html,audio"], 0, {"article.html", "report.json"}),
        (["--to", "audio"], 2, set()),
        (["--to", "html,audio", "--voice", "ja=ja"], 2, {"article.html", "report.json"}),
    ],
)
def test_exit_statuses(tmp_path: Path, options: list[str], status: int, made: set[str]) -> None:
    from reformat.cli.main import run

    source = tmp_path / "a.html"
    source.write_text(JAPANESE, encoding="utf-8")
    folder = tmp_path / "out"
    where = ["-o", str(folder), "--set", f"speech.cache={tmp_path / 'cache'}"]
    assert run(["convert", str(source), *where, *options]) == status
    assert {path.name for path in folder.rglob("*") if path.is_file()} == made


@pytest.mark.parametrize(("fallback", "status"), [("espeak", 0), ("", 4)])
def test_an_engine_that_is_gone_ends_nothing_where_another_speaks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fallback: str, status: int
) -> None:
    from reformat.cli.main import run

    source = tmp_path / "a.html"
    source.write_text("<h1>One day</h1><p>The river rose again on Monday night.</p>", encoding="utf-8")
    settings = tmp_path / "reformat.toml"
    table = {"cache": str(tmp_path / "cache"), "engine": "command", "command": ["/no/such/speaker"]}
    table |= {"fallback": [fallback]} if fallback else {}
    settings.write_text("[speech]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in table.items()), "utf-8")
    said = ["convert", str(source), "-o", str(tmp_path / "out"), "--to", "audio", "--settings", str(settings)]
    assert run(said) == status
    assert "there is no program '/no/such/speaker'" in capsys.readouterr().err
    assert any((tmp_path / "out").rglob("*.mp3")) == bool(fallback)


def test_a_sentence_that_nobody_speaks_is_no_empty_file(tmp_path: Path) -> None:
    from reformat.cli.main import run

    target = tmp_path / "sentence.mp3"
    assert run(["say", "町の書庫に音の部屋が開いた。", "-o", str(target)]) == 2
    assert not target.exists()


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["say", "", "-o", "a.mp3"], 2, "no word to say"),
        (["say", "…", "-o", "a.mp3"], 2, "no word to say"),
        (["say", "hello", "--voice", "en=nosuch", "-o", "a.mp3"], 2, "no voice 'nosuch'"),
        (["voices", "tlh"], 2, "no engine here has a voice for 'tlh'"),
        (["voices", "--engine", "nosuch"], 2, "no speech engine 'nosuch'"),
    ],
)
def test_what_cannot_be_said_is_one_clear_line(
    words: list[str], status: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from reformat.cli.main import run

    words = [str(tmp_path / word) if word == "a.mp3" else word for word in words]
    assert run(words) == status
    (line,) = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error[")]
    assert said in line
    assert not (tmp_path / "a.mp3").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the player is a shell script")
def test_a_sentence_that_no_player_plays_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys) -> None:
    from reformat.cli import voices
    from reformat.cli.main import run

    player = tmp_path / "player"
    player.write_text('#!/bin/sh\nhead -c 4 "$1" > "$0.got"; echo audio open failed >&2\n')
    player.chmod(0o755)
    monkeypatch.setattr(voices, "PLAYERS", ((str(player),),))
    assert run(["say", "The library is open.", "--language", "en", "--engine", "silent"]) != 0
    assert "sound device" in capsys.readouterr().err
    assert (tmp_path / "player.got").read_bytes() == b"RIFF"
