"""The user's own article, narrated whole: every sentence once, in time, even and unclipped."""

from __future__ import annotations

import array
import math
from pathlib import Path

import miniaudio
import pytest

from reformat.document.source import Source
from reformat.pipeline import Kit, narrate, prepare
from reformat.settings.tree import Settings, Speech
from reformat.speech.engine import Clip
from reformat.speech.plausible import check
from reformat.speech.script import script
from reformat.writers.audio import webvtt

from .test_loudness import lufs


@pytest.mark.long
def test_the_seed_is_narrated_whole(seed: Path, tmp_path: Path) -> None:
    kit = Kit.of(Settings(speech=Speech(cache=str(tmp_path))))
    article = prepare(Source.path(seed), kit).article
    said = script(article, kit.settings)
    track = narrate(article, kit)
    assert [c.utterance.id for c in track.cues] == [u.id for u in said]
    assert len(track.sections) == 4
    for section in track.sections:
        pcm = miniaudio.decode(bytes(section.mp3), nchannels=1, sample_rate=22050).samples
        assert len(pcm) / 22050 == pytest.approx(section.seconds)
        assert lufs(pcm.tobytes(), 22050) == pytest.approx(-19, abs=1)
        assert 20 * math.log10(max(map(abs, pcm)) / 32768) <= -2
        for cue in section.cues:
            clip = array.array("h", pcm[round(cue.begin * 22050) : round(cue.end * 22050)]).tobytes()
            check(Clip(clip, 22050), cue.utterance.spoken, 1.0, cue.utterance.id)
        texts = [block.split("\n")[2] for block in webvtt(section).strip().split("\n\n")[1:]]
        wanted = [" ".join(c.utterance.text.split()) for c in section.cues]
        assert [t.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for t in texts] == wanted
