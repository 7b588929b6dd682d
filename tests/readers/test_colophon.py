"""Section, tags, rights and publisher as a page shows them, where its data tells none."""

from reformat.document.nodes import Metadata
from reformat.document.source import Source
from reformat.readers.html import HtmlReader
from reformat.readers.metadata.rights import holder, rights_line
from reformat.rules import Rules
from tests.readers.pages import TITLE, page, paragraphs


def shown(before: str = "", after: str = "", head: str = "") -> Metadata:
    body = f"<main>{before}<article><h1>{TITLE}</h1>{paragraphs()}</article>{after}</main>"
    return HtmlReader().read(Source.html(page(body, head)), Rules.load()).article.metadata


TRAIL = f'<ul class="breadcrumbs"><li><a href="/">Home</a></li><li><a href="/q">Quays</a></li><li>{TITLE}</li></ul>'
TAGS = '<div class="post-tags"><a href="/t/1">#harbour</a> <a href="/t/2"># fog</a></div>'


def test_the_section_is_the_trails_last_step_that_is_not_the_article() -> None:
    assert shown(TRAIL).section == "Quays"
    assert shown('<p class="category">Piers</p>').section == "Piers"
    assert shown(TRAIL, head='<meta property="article:section" content="Ships">').section == "Ships"


def test_the_trail_is_no_part_of_how_a_builder_names_the_body_and_no_tool() -> None:
    body = f'<main><article><h1>{TITLE}</h1>{paragraphs()}</article></main><footer><a href="/p">Privacy</a></footer>'
    markup = f'<html><body class="tweak-breadcrumb-left">{body}</body></html>'
    assert HtmlReader().read(Source.html(markup), Rules.load()).article.metadata.section == ""
    assert shown(TRAIL.replace("</ul>", '<li><a href="/edit">Edit on GitHub</a></li></ul>')).section == "Quays"


def test_tags_are_those_linked_below_the_article() -> None:
    assert shown(after=TAGS).tags == ("harbour", "fog")
    assert shown(before=TAGS).tags == ()
    beside = '<a href="/u">@harbour</a> <a href="/l">0 Likes</a> <a href="/t/3">Pier 7,</a></div>'
    assert shown(after=TAGS.replace("</div>", beside)).tags == ("harbour", "fog", "Pier 7")
    assert shown(after=TAGS, head='<meta name="keywords" content="boats, nets">').tags == ("boats", "nets")
    many = "".join(f'<a href="/t/{n}">#tag{n}</a>' for n in range(30))
    assert shown(after=f'<div class="post-tags">{many}</div>').tags == ()


def test_who_reserves_the_rights_is_the_publisher() -> None:
    found = shown(after="<div>저작권자 ⓒ 가나신문, 무단 전재 및 재배포 금지</div><footer>© Portal Corp.</footer>")
    assert (found.rights, found.publisher) == ("저작권자 ⓒ 가나신문, 무단 전재 및 재배포 금지", "가나신문")
    portal = '<meta property="og:site_name" content="네이버 뉴스">'
    assert shown(after="<p>Copyright ⓒ 가나신문. All rights reserved.</p>", head=portal).publisher == "가나신문"
    named = '<meta property="og:site_name" content="The Quay">'
    assert shown(after="<p>© 2026 Quay Media Ltd. All rights reserved.</p>", head=named).publisher == "The Quay"


def test_a_line_that_reserves_nothing_is_none() -> None:
    assert rights_line("그는 무단 전재를 금지해야 한다고 말했다. ⓒ 기호도 지웠다.") == ""
    assert holder("All rights reserved.") == ""
    assert holder("© Copyright 2026, Quay Institute, Inc. All rights reserved") == "Quay Institute"
    assert rights_line("Copyright Policy Site Map © 2026 Quay. All rights reserved").startswith("© 2026 Quay")


def test_a_program_is_no_publisher() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Blogger"}}</script>'
    assert shown(head=f'{data}<meta property="og:site_name" content="The Quay">').publisher == "The Quay"
