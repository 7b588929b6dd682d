"""Calls to follow a house on networks, in whatever language."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Link, Paragraph, Strong, Text
from reformat.stages.clean.channels import calls_to_follow, offers_to_share


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


def test_the_page_of_a_house_on_a_korean_network_is_a_call_where_nothing_else_is_said() -> None:
    link = Link((Text("▶ 밴드에서 소식 받아보기"),), "https://band.us/@misto")
    assert calls_to_follow(Paragraph(inlines=(link,)))
    assert not calls_to_follow(Paragraph(inlines=(Text("신청은 마을 밴드에서 금요일까지 받으며, 문의는 "), link)))


@pytest.mark.parametrize(
    "address",
    [
        "https://twitter.com/share?text=The+gate+holds",
        "https://x.com/intent/post?text=a",
        "https://www.facebook.com/sharer/sharer.php?u=https://misto.example",
        "https://social-plugins.line.me/lineit/share?url=a",
        "https://bsky.app/intent/compose?text=a",
        "https://story.kakao.com/share?url=a",
    ],
)
def test_where_a_network_takes_posts_is_a_button_to_share(address: str) -> None:
    button = Link((Text("The gate holds. Click to post"),), address)
    assert offers_to_share(Paragraph(inlines=(button,)))
    assert not offers_to_share(Paragraph(inlines=(Text("The gate at Ostrand holds, they say: "), button)))
    assert not offers_to_share(Paragraph(inlines=(button, Link((Text("The weather"),), "https://misto.example/w"))))


@pytest.mark.parametrize(
    "address", ["https://x.com/misto/status/12", "https://facebook.com/misto", "https://a.example/share"]
)
def test_a_post_is_none(address: str) -> None:
    assert not offers_to_share(Paragraph(inlines=(Link((Text("The gate holds"),), address),)))
