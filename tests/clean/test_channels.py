"""Calls to follow a house on networks, in whatever language."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Link, Paragraph, Strong, Text
from reformat.stages.clean.channels import calls_to_follow


def _line(*addresses: str) -> Paragraph:
    linked = tuple(Strong((Link((Text(f"канал {n}"),), url),)) for n, url in enumerate(addresses))
    return Paragraph(inlines=(Text("Стежте: "), *linked))


@pytest.mark.parametrize(
    "addresses",
    [
        ("https://t.me/misto",),
        ("https://whatsapp.com/channel/0029",),
        ("https://www.facebook.com/misto", "https://invite.viber.com/?g2=AQ", "https://instagram.com/misto/"),
        ("https://www.youtube.com/channel/UC1", "https://x.com/misto"),
    ],
)
def test_a_block_that_links_channels_alone_calls_to_follow(addresses: tuple[str, ...]) -> None:
    assert calls_to_follow(_line(*addresses))


@pytest.mark.parametrize(
    "addresses",
    [
        (),
        ("https://t.me/misto/214",),
        ("https://www.facebook.com/misto",),
        ("https://x.com/misto/status/12", "https://www.facebook.com/misto"),
        ("https://www.youtube.com/watch?v=1", "https://x.com/misto"),
        ("https://t.me/misto", "https://misto.example/weather"),
    ],
)
def test_a_post_one_profile_or_another_link_is_no_call(addresses: tuple[str, ...]) -> None:
    assert not calls_to_follow(_line(*addresses))
