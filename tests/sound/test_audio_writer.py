"""The files of a narration: names, tags, captions, playlist, manifest; all of one mind."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import shutil
import struct
import subprocess
import unicodedata

import miniaudio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reformat.document.assets import MemoryAssets
from reformat.document.nodes import Article, Figure, Image, Metadata
from reformat.errors import DependencyMissing, WriteError
from reformat.speech import m4b
from reformat.speech.narrate import speak
from reformat.speech.plan import MOST_BYTES, stem
from reformat.speech.tags import Chapter, Tags, id3, language
from reformat.writers.audio import AudioWriter, clock
from reformat.writers.writer import Item

from .conftest import article, utterance

ARTICLE = Article(
    metadata=Metadata(title="오늘의 <소식> & 날씨", authors=("김기자", "이기자"), publisher="예시일보", language="ko")
)


def frames(mp3: bytes) -> tuple[list[tuple[str, bytes]], bytes]:
    """The frames of an ID3v2.3 tag, and what comes after it."""
    assert mp3[:5] == b"ID3\x03\x00"
    size = mp3[6] << 21 | mp3[7] << 14 | mp3[8] << 7 | mp3[9]
    return inner(mp3[10 : 10 + size]), mp3[10 + size :]


def inner(body: bytes) -> list[tuple[str, bytes]]:
    found = []
    while body:
        name, length = body[:4].decode(), struct.unpack(">I", body[4:8])[0]
        found.append((name, body[10 : 10 + length]))
        body = body[10 + length :]
    return found


def text(body: bytes) -> str:
    assert body[:1] == b"\x01"
    return body[1:].decode("utf-16")


def written(engines, settings, said=None, of: Article = ARTICLE, assets=None) -> dict[str, bytes]:
    track = speak(said or article(12, 3), engines, settings)
    return {a.name: a.data for a in AudioWriter().write([Item(of, track)], assets or MemoryAssets(), settings)}


def test_the_names_are_those_of_the_readme(engines, speech) -> None:
    names = set(written(engines, speech(engine="silent")))
    first, second, third = "01-오늘-국무회의에서-정한-새-소식", "02-제목-5", "03-제목-9"
    sections = {f"audio/{name}.{kind}" for name in (first, second, third) for kind in ("mp3", "vtt")}
    assert names == sections | {
        f"audio/{n}" for n in ("narration.mp3", "chapters.json", "playlist.m3u8", "manifest.json")
    }
    assert "audio/narration.mp3" not in written(engines, speech(engine="silent", joined=False))


def test_the_manifest_is_true_of_the_files(engines, speech) -> None:
    said = article(12, 3)
    out = written(engines, speech(engine="silent"), said)
    manifest = json.loads(out["audio/manifest.json"])
    assert manifest["engine"] == "silent"
    heard = [u for section in manifest["sections"] for u in section["utterances"]]
    assert [(u["id"], u["kind"], u["text"], u["spoken"], u["language"]) for u in heard] == [
        (u.id, u.kind, u.text, u.spoken, u.language) for u in said
    ]
    for section in manifest["sections"]:
        data = out[f"audio/{section['file']}"]
        assert hashlib.sha256(data).hexdigest() == section["sha256"]
        stream = frames(data)[1]
        assert section["seconds"] == pytest.approx(
            len(miniaudio.decode(stream, nchannels=1, sample_rate=22050).samples) / 22050, abs=1e-5
        )
        assert section["captions"].replace(".vtt", ".mp3") == section["file"]
        assert all(0 <= u["begin"] < u["end"] <= section["seconds"] for u in section["utterances"])
    assert manifest["seconds"] == pytest.approx(sum(s["seconds"] for s in manifest["sections"]))


def test_captions_are_the_text_with_the_times_of_the_sound(engines, speech) -> None:
    said = [
        utterance(0, kind="title"),
        utterance(1, text="값이 3 < 5 & 5 > 3이라고 했다. --> 끝"),
        utterance(2, text="두 줄\n\n로 쓴 글이다."),
    ]
    out = written(engines, speech(engine="silent"), said)
    manifest = json.loads(out["audio/manifest.json"])
    (name,) = [n for n in out if n.endswith(".vtt")]
    head, *cues = out[name].decode().rstrip("\n").split("\n\n")
    assert head == "WEBVTT"
    assert len(cues) == len(said)
    utterances = manifest["sections"][0]["utterances"]
    until = [u["begin"] for u in utterances[1:]] + [manifest["sections"][0]["seconds"]]
    for cue, known, end in zip(cues, utterances, until, strict=True):
        identifier, times, line = cue.split("\n")
        assert identifier == known["id"]
        assert times == f"{clock(known['begin'])} --> {clock(end)}"
        assert line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == " ".join(known["text"].split())
        assert "-->" not in line


def test_the_joined_file_has_its_chapters_where_the_sections_begin(engines, speech) -> None:
    out = written(engines, speech(engine="silent"))
    manifest, chapters = json.loads(out["audio/manifest.json"]), json.loads(out["audio/chapters.json"])
    found, stream = frames(out["audio/narration.mp3"])
    assert stream == b"".join(frames(out[f"audio/{s['file']}"])[1] for s in manifest["sections"])
    chaps = [body for name, body in found if name == "CHAP"]
    (contents,) = [body for name, body in found if name == "CTOC"]
    assert contents == b"toc\0" + bytes([3, 3]) + b"ch0\0ch1\0ch2\0"
    for body, section, chapter in zip(chaps, manifest["sections"], chapters["chapters"], strict=True):
        begin, end = struct.unpack(">II", body.partition(b"\0")[2][:8])
        assert begin == pytest.approx(section["begin"] * 1000, abs=1)
        assert end == pytest.approx((section["begin"] + section["seconds"]) * 1000, abs=1)
        assert text(dict(inner(body.partition(b"\0")[2][16:]))["TIT2"]) == section["title"] == chapter["title"]
        assert chapter["startTime"] == pytest.approx(section["begin"], abs=0.001)
    assert chapters["version"] == "1.2.0"
    total = len(miniaudio.decode(stream, nchannels=1, sample_rate=22050).samples) / 22050
    assert total == pytest.approx(manifest["seconds"], abs=1e-4)


def test_tags_say_who_and_what(engines, speech) -> None:
    assets = MemoryAssets()
    picture = assets.put(b"\xff\xd8\xff\xe0 a picture")
    figure = Figure(image=Image(asset=picture, media_type="image/jpeg"))
    out = written(engines, speech(engine="silent"), of=replace(ARTICLE, blocks=(figure,)), assets=assets)
    joined = dict(frames(out["audio/narration.mp3"])[0])
    assert text(joined["TIT2"]) == ARTICLE.metadata.title
    assert text(joined["TPE1"]) == "김기자, 이기자"
    assert text(joined["TPUB"]) == "예시일보"
    assert text(joined["TLAN"]) == "kor"
    assert joined["APIC"] == b"\0image/jpeg\0\x03\0\xff\xd8\xff\xe0 a picture"
    (second,) = [
        dict(frames(data)[0]) for name, data in out.items() if name.startswith("audio/02") and name.endswith("mp3")
    ]
    assert (text(second["TRCK"]), text(second["TALB"])) == ("2/3", ARTICLE.metadata.title)
    assert "APIC" not in second


def test_the_playlist_names_every_file_in_order(engines, speech) -> None:
    out = written(engines, speech(engine="silent"))
    lines = out["audio/playlist.m3u8"].decode().splitlines()
    assert lines[0] == "#EXTM3U"
    assert [f"audio/{line}" for line in lines if not line.startswith("#")] == [
        n for n in out if re.search(r"/\d\d-.*mp3$", n)
    ]


def test_the_same_narration_is_the_same_bytes(engines, speech, tmp_path) -> None:
    first, second = (written(engines, speech(cache=str(tmp_path / name))) for name in "ab")
    assert first == second


def test_several_articles_are_one_narration(engines, speech) -> None:
    chosen = speech(engine="silent")
    items = [Item(ARTICLE, speak(article(4, 2), engines, chosen)) for _ in range(2)]
    out = {a.name: a.data for a in AudioWriter().write(items, MemoryAssets(), chosen)}
    manifest = json.loads(out["audio/manifest.json"])
    assert [s["file"][:2] for s in manifest["sections"]] == ["01", "02", "03", "04"]
    assert len(out) == 4 * 2 + 4


def test_without_narration_there_is_nothing_to_write(speech) -> None:
    with pytest.raises(WriteError, match="no narration"):
        list(AudioWriter().write([Item(ARTICLE)], MemoryAssets(), speech()))


HAS_FFMPEG = importlib.util.find_spec("imageio_ffmpeg") is not None or shutil.which("ffmpeg") is not None


@pytest.mark.skipif(not HAS_FFMPEG, reason="ffmpeg (extra: ffmpeg) is not installed")
def test_an_m4b_has_the_chapters(engines, speech, tmp_path) -> None:
    out = written(engines, speech(engine="silent", m4b=True))
    (tmp_path / "x.m4b").write_bytes(out["audio/narration.m4b"])
    said = subprocess.run(
        [m4b.ffmpeg(), "-i", str(tmp_path / "x.m4b")], capture_output=True, text=True, check=False
    ).stderr
    assert said.count("Chapter #") == 3
    assert "오늘의 <소식> & 날씨" in said


@pytest.mark.skipif(not HAS_FFMPEG, reason="ffmpeg (extra: ffmpeg) is not installed")
def test_ffmpeg_reads_our_tags(engines, speech, tmp_path) -> None:
    out = written(engines, speech(engine="silent"))
    (tmp_path / "x.mp3").write_bytes(out["audio/narration.mp3"])
    said = subprocess.run(
        [m4b.ffmpeg(), "-i", str(tmp_path / "x.mp3")], capture_output=True, text=True, check=False
    ).stderr
    assert said.count("Chapter #") == 3
    assert "제목 5" in said


def test_without_ffmpeg_an_m4b_says_what_to_install(engines, speech, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise DependencyMissing("M4B needs ffmpeg", hint="pip install 'reformat[ffmpeg]'")

    monkeypatch.setattr(m4b, "ffmpeg", missing)
    with pytest.raises(DependencyMissing):
        written(engines, speech(engine="silent", m4b=True))


def test_many_chapters_take_several_tables() -> None:
    tag = id3(Tags("x"), [Chapter(f"c{n}", n, n + 1) for n in range(600)])
    found, _ = frames(tag)
    assert [body.partition(b"\0")[2][1] for name, body in found if name == "CTOC"] == [255, 255, 90]
    assert sum(name == "CHAP" for name, _ in found) == 600


@pytest.mark.parametrize(
    ("tag", "code"), [("ko", "kor"), ("ko-KR", "kor"), ("zh_TW", "zho"), ("tlh", "tlh"), ("xx", "und")]
)
def test_languages_in_tags(tag: str, code: str) -> None:
    assert language(tag) == code


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "00:00:00.000"), (59.9996, "00:01:00.000"), (3725.25, "01:02:05.250"), (360000, "100:00:00.000")],
)
def test_the_clock_of_captions(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


@given(st.text(max_size=200), st.integers(1, 300), st.integers(1, 300))
def test_any_title_is_a_legal_name(title: str, number: int, total: int) -> None:
    name = stem(number, title, total)
    part = name.partition("-")[2]
    assert 0 < len(part.encode()) <= MOST_BYTES + len("-section")
    assert unicodedata.is_normalized("NFC", name)
    assert not re.search(r'[<>:"/\\|?*\x00-\x20.]', name)
    assert part == part.strip("-")
    assert not re.fullmatch(r"(?i)con|prn|aux|nul|com\d|lpt\d", part)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("네이버 ‘AI’ 시대…, 새 길", "네이버-ai-시대-새-길"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-section"),
        ("???", "section"),
        ("Straße & Café", "straße-café"),
        ("아" * 40, "아" * 20),
        ("가나다라 마바사아 자차카타 파하가나 다라마바 사아자차", "가나다라-마바사아-자차카타-파하가나"),
    ],
)
def test_titles_as_names(title: str, name: str) -> None:
    assert stem(1, title, 1) == f"01-{name}"
