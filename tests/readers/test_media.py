"""An embed says what it is, what it is called and how long it plays, as far as the page knows."""

from __future__ import annotations

import json

import pytest

from reformat.document.nodes import Embed, Paragraph
from reformat.document.source import Source
from reformat.document.walk import passages, plain
from reformat.readers.html.media import clock
from tests.prepared import prepared
from tests.readers.pages import SENTENCES, TITLE, page, paragraphs

DATA = {
    "@type": "VideoObject",
    "name": "The ferry's last crossing",
    "duration": "PT4M5S",
    "embedUrl": "https://www.youtube.com/embed/a1B2c3D4e5F",
    "contentUrl": "https://media.example/ferry.mp4",
}


def embeds(inner: str, *data: object) -> list[Embed]:
    head = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in data)
    markup = page(
        f'<main><article><h1>{TITLE}</h1><div class="article-body">{paragraphs()}{inner}</div></article></main>', head
    )
    draft = prepared(Source.html(markup, base_url="https://harbour.example/pier"))
    return [block for block in draft.article.blocks if isinstance(block, Embed)]


@pytest.mark.parametrize(
    "markup",
    [
        '<iframe src="https://www.youtube-nocookie.com/embed/a1B2c3D4e5F?rel=0" title="YouTube video player"></iframe>',
        '<video src="https://media.example/ferry.mp4"></video>',
        '<video class="player"></video>',
    ],
)
def test_title_and_length_come_from_the_pages_data(markup: str) -> None:
    [embed] = embeds(markup, DATA)
    assert (embed.kind, embed.title, embed.duration) == ("video", DATA["name"], "4:05")
    assert embed.url


def test_the_title_on_the_frame_goes_before_the_data() -> None:
    [embed] = embeds(
        '<iframe src="https://www.youtube.com/embed/a1B2c3D4e5F" title="Pier from the air"></iframe>', DATA
    )
    assert embed.title == "Pier from the air"


def test_another_video_gets_nothing_of_it() -> None:
    [embed] = embeds('<iframe src="https://www.youtube.com/embed/Zz9Yy8Xx7Ww"></iframe>', DATA)
    assert (embed.title, embed.duration) == ("", "")


def test_a_player_says_its_length() -> None:
    [embed] = embeds('<audio src="/talk.mp3" data-duration="3725"></audio>')
    assert (embed.kind, embed.duration) == ("audio", "1:02:05")


def test_a_transcript_beside_a_player_is_its_transcript() -> None:
    said = "<p>Good evening from the pier.</p><p>The last ferry has gone.</p>"
    [embed] = embeds(
        f'<audio src="/talk.mp3"></audio><details class="transcript"><summary>Transcript</summary>{said}</details>'
    )
    words = [plain(block.inlines) for block in embed.transcript if isinstance(block, Paragraph)]
    assert words == ["Good evening from the pier.", "The last ferry has gone."]


def test_files_of_captions_are_linked() -> None:
    tracks = '<track kind="captions" src="/c.vtt" srclang="en" label="English"><track kind="metadata" src="/m.vtt">'
    [embed] = embeds(f'<video src="/v.mp4">{tracks}</video>')
    [line] = embed.transcript
    assert isinstance(line, Paragraph)
    assert plain(line.inlines) == "English"


@pytest.mark.parametrize(
    ("said", "shown"),
    [("PT1H2M3S", "1:02:03"), ("PT45S", "0:45"), ("PT90M", "1:30:00"), ("245", "4:05"), ("245000", "4:05"), ("4:05", "4:05"),
     ("", ""), ("soon", ""), ("P", ""), ("PT0S", "")],
)  # fmt: skip
def test_lengths(said: str, shown: str) -> None:
    assert clock(said) == shown


@pytest.mark.parametrize("name", ["article-widget post-box", "social", "teaser"])
def test_a_box_for_one_post_is_read_whatever_it_is_called(name: str) -> None:
    post = '<blockquote class="twitter-tweet"><p>The last ferry leaves at nine.</p>— Pier (@pier) <a href="https://x.com/pier/status/1">May 2</a></blockquote>'
    inner = f'<div class="{name}"><div class="{name}__inner">{post}</div></div><p>{SENTENCES[4]}</p>'
    assert "The last ferry leaves at nine." in said(inner)


def test_a_box_that_links_elsewhere_is_not_read_for_its_class() -> None:
    links = "".join(f'<li><a href="/news/{n}">Ferries run late again on line {n}</a></li>' for n in range(4))
    assert "run late" not in said(f'<div class="widget"><ul>{links}</ul></div><p>{SENTENCES[4]}</p>')


def said(inner: str) -> str:
    markup = page(
        f'<main><article><h1>{TITLE}</h1><div class="article-body">{paragraphs()}{inner}</div></article></main>'
    )
    draft = prepared(Source.html(markup, base_url="https://harbour.example/pier"))
    return "\n".join(passage.text for passage in passages(draft.article.blocks))
