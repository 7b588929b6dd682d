"""Calls to follow a house elsewhere, in any language: all that a short block links is its channels on networks."""

# ruff: noqa: E501 (patterns of addresses)
from __future__ import annotations

import re

from reformat.document.nodes import AnyBlock, Emphasis, Heading, Inlines, Link, Paragraph, Strong
from reformat.patterns import lazy

LONGEST = 260
"""Characters of such a call at most."""

_NETWORK = lazy(
    r"https?://(?:www\.|m\.|[a-z]{2}-[a-z]{2}\.)?(?:(?P<known>facebook|fb|instagram|twitter|x|youtube|tiktok|linkedin|threads|vk|ok|pinterest|dzen|zen\.yandex)\.(?:com|net|ru|me)"
    r"|(?P<only>t\.me|telegram\.me|invite\.viber\.com|chats?\.viber\.com|whatsapp\.com/channel|chat\.whatsapp\.com|news\.google\.com/publications|flipboard\.com))"
    r"/(?P<path>[^?#]*)"
)
"""A network, or one where houses are followed and nothing else is linked."""
_CHANNEL = lazy(
    r"(?!(?:watch|share\w*|sharer\.php|intent|hashtag)\b)(?:(?:channel|c|user|company|groups|pages|pg|invite|publications|s|add|in)/)?@?[^/]{2,80}/?",
    re.I,
)
"""The path of a channel, and of no post in it."""
_POST = lazy(r"/\d")
"""The path of a post in a channel."""


def calls_to_follow(block: AnyBlock) -> bool:
    """Whether a block links nothing but channels: two networks' at least, or one's where houses are but followed."""
    if not isinstance(block, Paragraph | Heading):
        return False
    networks: set[str] = set()
    for url in _addresses(block.inlines):
        found = _NETWORK.match(url)
        if found is None:
            return False
        path = found["path"]
        if _POST.search(path) if found["only"] else not _CHANNEL.fullmatch(path):
            return False
        networks.add(found["known"] or "only")
    return "only" in networks or len(networks) > 1


def _addresses(inlines: Inlines) -> list[str]:
    """The addresses of all links, also inside stress."""
    found: list[str] = []
    for inline in inlines:
        match inline:
            case Link(_, url):
                found.append(url)
            case Strong(inner) | Emphasis(inner):
                found += _addresses(inner)
            case _:
                pass
    return found
