"""An audiobook (M4B, AAC) with chapters, made by ffmpeg where that is installed (extra: ffmpeg)."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from reformat.errors import DependencyMissing, WriteError, install
from reformat.speech.tags import Chapter, Tags

_SPECIAL = str.maketrans({c: f"\\{c}" for c in "=;#\\\n"})
TIMEOUT = 600


def m4b(mp3: Iterable[bytes | memoryview], tags: Tags, chapters: Sequence[Chapter]) -> bytes:
    """The joined narration as M4B; the same bytes for the same input and the same ffmpeg."""
    program = ffmpeg()
    with tempfile.TemporaryDirectory(prefix="reformat-m4b-") as name:
        folder = Path(name)
        with (folder / "in.mp3").open("wb") as file:
            file.writelines(mp3)
        (folder / "in.txt").write_text(_metadata(tags, chapters), "utf-8")
        inputs = ["-i", str(folder / "in.mp3"), "-i", str(folder / "in.txt")]
        inputs += ["-map", "0:a", "-map_metadata", "1", "-map_chapters", "1"]
        form = ["-c:a", "aac", "-b:a", "64k", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-f", "mp4"]
        _run([program, "-v", "error", "-nostdin", *inputs, *form, str(folder / "out.m4b")])
        return (folder / "out.m4b").read_bytes()


def ffmpeg() -> str:
    """The program: of the extra, else on the PATH."""
    try:
        import imageio_ffmpeg

        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        found = shutil.which("ffmpeg")
    if not found:
        raise DependencyMissing("M4B needs ffmpeg", hint=f"{install('ffmpeg')}, or leave speech.m4b off")
    return found


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT)  # noqa: S603
    except subprocess.CalledProcessError as error:
        raise WriteError(
            f"ffmpeg could not make the M4B: {error.stderr.decode(errors='replace').strip()[:300]}"
        ) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise WriteError(f"ffmpeg could not make the M4B: {error}") from error


def _metadata(tags: Tags, chapters: Sequence[Chapter]) -> str:
    """ffmpeg's own metadata format."""
    known = {
        "title": tags.title,
        "artist": tags.artist,
        "publisher": tags.publisher,
        "album": tags.album,
        "genre": "Audiobook",
    }
    lines = [";FFMETADATA1", *(f"{k}={v.translate(_SPECIAL)}" for k, v in known.items() if v)]
    for chapter in chapters:
        times = f"START={round(chapter.begin * 1000)}\nEND={round(chapter.end * 1000)}"
        lines.append(f"[CHAPTER]\nTIMEBASE=1/1000\n{times}\ntitle={chapter.title.translate(_SPECIAL)}")
    return "\n".join(lines) + "\n"
