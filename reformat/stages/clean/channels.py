"""Calls to follow a house or to share its words, in any language, told by the addresses that a block links alone."""

from __future__ import annotations

import re

from reformat.document.links import links
from reformat.document.nodes import AnyBlock, Heading, Link, Paragraph
from reformat.document.walk import plain
from reformat.patterns import lazy

LONGEST = 260
"""Characters of such a call at most."""

LINKED = 0.9
"""Share of a button's characters in its link, at least: the writer's own sentence may end in one."""

_NETWORK = lazy(
    r"https?://(?:www\.|m\.|[a-z]{2}-[a-z]{2}\.)?(?:(?P<known>facebook|fb|instagram|twitter|x|youtube|tiktok|linkedin"
    r"|threads|vk|ok|pinterest|dzen|zen\.yandex)\.(?:com|net|ru|me)"
    r"|(?P<only>t\.me|telegram\.me|invite\.viber\.com|chats?\.viber\.com|whatsapp\.com/channel|chat\.whatsapp\.com"
    r"|news\.google\.com/publications|flipboard\.com))"
    r"/(?P<path>[^?#]*)"
)
"""A network, or one where houses are followed and nothing else is linked."""
_HOUSE = lazy(
    r"https?://(?:(?:www\.)?band\.us/(?:@|n/|page/|band/)|(?:pf|plus)\.kakao\.com/"
    r"|(?:m\.)?media\.naver\.com/(?:press|channel)|newsstand\.naver\.com/|v\.daum\.net/channel/)"
)
"""The page of a house on a Korean network."""
_CHANNEL = lazy(
    r"(?!(?:watch|share\w*|sharer\.php|intent|hashtag)\b)(?:(?:channel|c|user|company|groups|pages|pg|invite"
    r"|publications|s|add|in)/)?@?[^/]{2,80}/?",
    re.I,
)
"""The path of a channel, and of no post in it."""
_POST = lazy(r"/\d")
"""The path of a post in a channel."""
_SHARE = lazy(
    r"https?://(?:(?:www|m|mobile|web|api|story|social-plugins|bsky)\.)?(?:(?:twitter|x)\.com/(?:share"
    r"|intent/(?:tweet|post)|home\?status=)|facebook\.com/(?:sharer|dialog/(?:feed|share))"
    r"|linkedin\.com/(?:shareArticle|sharing/|cws/share)|pinterest\.[a-z.]{2,6}/pin/create|reddit\.com/submit"
    r"|tumblr\.com/(?:share|widgets/share)|t\.me/share|telegram\.me/share"
    r"|whatsapp\.com/send\?text=|wa\.me/\?text=|line\.me/(?:R/msg|lineit/share)|(?:vk\.com|vkontakte\.ru)/share"
    r"|connect\.ok\.ru/offer|service\.weibo\.com/share|kakao\.com/share|band\.us/plugin/share"
    r"|b\.hatena\.ne\.jp/(?:entry|add)|getpocket\.com/(?:edit|save)|app/intent/compose)",
    re.I,
)
"""Where a network takes words or a page to share: a button's address, whatever the button says."""


def calls_to_follow(block: AnyBlock) -> bool:
    """Whether a block links nothing but channels: two networks' at least, or one's where houses are but followed."""
    if not isinstance(block, Paragraph | Heading):
        return False
    networks: set[str] = set()
    linked = [*links(block.inlines)]
    if linked and all(_HOUSE.match(link.url) for link in linked):
        return _makes_up(block, linked)
    for link in linked:
        found = _NETWORK.match(link.url)
        if found is None:
            return False
        path = found["path"]
        if _POST.search(path) if found["only"] else not _CHANNEL.fullmatch(path):
            return False
        networks.add(found["known"] or "only")
    return "only" in networks or len(networks) > 1


def offers_to_share(block: AnyBlock) -> bool:
    """Whether a paragraph is a button to share: a sentence of the article once more, say, for others to post."""
    if not isinstance(block, Paragraph) or not block.inlines:
        return False
    own = [inline for inline in block.inlines if isinstance(inline, Link)]
    if not own or not all(_SHARE.match(link.url) for link in own):
        return False
    return _makes_up(block, own)


def _makes_up(block: Paragraph | Heading, own: list[Link]) -> bool:
    """Whether links are nearly all that a block says."""
    return sum(len(plain(link.inlines)) for link in own) >= LINKED * len(plain(block.inlines).strip())
