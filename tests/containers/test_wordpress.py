"""WordPress exports: shortcodes, embeds and galleries as what readers of the site see, and words in brackets as words."""

from __future__ import annotations

import time

import pytest

from reformat.document.nodes import Embed, Figure, Paragraph
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from reformat.pipeline import expand
from reformat.readers.shortcodes import Attached, as_html
from tests.prepared import KIT, prepared

TEXT = "The keeper of the lighthouse wrote down each ship that passed, and his daughter drew them in the margin."
NAMESPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
PICTURE = "<item><title>p</title><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://b.example/p.jpg</wp:attachment_url></item>"


def blocks(body: str) -> list[object]:
    item = f"<item><title>Ships</title><content:encoded><![CDATA[{body}]]></content:encoded><wp:post_type>post</wp:post_type></item>"
    feed = (
        f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}><channel><title>B</title>{PICTURE}{item}</channel></rss>'
    )
    (source,) = expand(Source.bytes(feed.encode(), name="export.xml"), KIT)
    return list(leaves(prepared(source).article.blocks))


def texts(body: str) -> str:
    return " ".join(plain(one.inlines) for one in blocks(body) if isinstance(one, Paragraph))


def test_a_caption_is_its_pictures() -> None:
    body = f'{TEXT}\n\n[caption id="a_7" width="9"]<img src="https://b.example/p.jpg" alt="A brig"> The brig at noon[/caption]\n\n{TEXT[:60]}.'
    (figure,) = [one for one in blocks(body) if isinstance(one, Figure)]
    assert plain(figure.caption) == "The brig at noon" and figure.image is not None


def test_a_gallery_shows_the_exports_pictures() -> None:
    (figure,) = [one for one in blocks(f'{TEXT}\n\n[gallery ids="7,8"]\n\n{TEXT[:60]}.') if isinstance(one, Figure)]
    assert figure.image is not None and figure.image.url == "https://b.example/p.jpg"


@pytest.mark.parametrize(
    "embed",
    [
        "[embed]https://www.youtube.com/watch?v=a[/embed]",
        "https://www.youtube.com/watch?v=a",
        "<!-- wp:embed --><figure class='wp-block-embed'><div class='wp-block-embed__wrapper'>\nhttps://www.youtube.com/watch?v=a\n</div></figure><!-- /wp:embed -->",
        '[video mp4="https://b.example/a.mp4"][/video]',
        "[audio src='https://b.example/a.mp3']",
    ],
)
def test_what_plays_is_a_labelled_link(embed: str) -> None:
    found = blocks(f"{TEXT}\n\n{embed}\n\n{TEXT[:60]}.")
    assert sum(isinstance(one, Embed) for one in found) == 1
    assert not any("[" in plain(one.inlines) for one in found if isinstance(one, Paragraph))


def test_marks_of_plug_ins_are_markup_and_words_in_brackets_are_words() -> None:
    body = f'[vc_row][vc_column width="1/2"]{TEXT}[/vc_column][/vc_row]\n\n[contact-form-7 id="3" title="Write"]\n\n[box]He said [sic] that note [1] was [Ed.] wrong.[/box]'
    assert texts(body) == f"{TEXT} He said [sic] that note [1] was [Ed.] wrong."


@pytest.mark.parametrize(
    "part", ["[", "[a ", "[caption]", "[gallery ids='1,", "[a]" * 3, '[x y="', "https://x.example/ "]
)
def test_many_marks_cost_what_they_are_long(part: str) -> None:
    many = part * (200_000 // len(part))
    start = time.process_time()
    as_html(many, {"1": Attached("https://b.example/p.jpg")})
    assert time.process_time() - start < 2, "a square of it takes twenty seconds"


def test_what_stands_behind_a_password_stays_there() -> None:
    def item(password: str) -> str:
        known = f"<wp:post_type>post</wp:post_type><wp:post_password><![CDATA[{password}]]></wp:post_password>"
        return f"<item><title>Ships {password}</title><content:encoded>{TEXT}</content:encoded>{known}</item>"

    feed = f'<rss version="2.0" {NAMESPACES}><channel><title>B</title>{item("")}{item("rope")}</channel></rss>'
    (shown,) = expand(Source.bytes(feed.encode(), name="export.xml"), KIT)
    assert shown.metadata.title == "Ships"
