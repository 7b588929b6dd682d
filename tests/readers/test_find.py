"""The article is found however its body is wrapped, and what stands beside it is not in it."""

import pytest

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.nodes import List
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.errors import NoArticle
from reformat.readers.html import HtmlReader
from reformat.rules import Rules
from reformat.stages.locate import locate
from tests.readers.pages import KOREAN, SENTENCES, TITLE, page, paragraphs


def located(markup: str, **known: object) -> Draft:
    draft = HtmlReader().read(Source.html(markup, **known), Rules.load())
    assert balance(draft).holds, balance(draft)
    after = locate(draft, Rules.load())
    assert balance(after).holds, balance(after)
    return after


def body_text(draft: Draft) -> str:
    return "\n".join(text_of(b) for b in (*draft.article.deck, *draft.article.blocks))


BODIES = {
    "paragraphs": paragraphs(),
    "line breaks": "<div class='view'>" + "<br><br>".join(SENTENCES) + "</div>",
    "text in divs": "".join(f"<div>{s}</div>" for s in SENTENCES),
    "p and div mixed": "".join(
        f"<{t}>{s}</{t}>" for t, s in zip(["p", "div", "p", "div", "div"], SENTENCES, strict=True)
    ),
    "split over siblings": "".join(
        f"<section class='part'><p>{s}</p><p>{t}</p></section><div class='ad-slot'>Buy rope</div>"
        for s, t in zip(SENTENCES, SENTENCES[1:], strict=False)
    ),
    "layout table": "<table><tr><td>" + paragraphs() + "</td></tr></table>",
    "read more part hidden": paragraphs(SENTENCES[:2])
    + "<div class='more' style='display:none'>"
    + paragraphs(SENTENCES[2:])
    + "</div>",
    "font and span": "".join(f"<p><font><span>{s}</span></font></p>" for s in SENTENCES),
}


@pytest.mark.parametrize("shape", BODIES)
def test_every_sentence_of_the_body_is_kept(shape: str) -> None:
    draft = located(page(f"<div id='content'><h1>{TITLE}</h1>{BODIES[shape]}</div>"))
    text = body_text(draft)
    for sentence in SENTENCES:
        assert sentence in text
    assert "Quay Street" not in text
    assert "Weather" not in text


@pytest.mark.parametrize("paragraph", ["<p>{}</p>", "<div><p>{}</p></div>", "<div><div><p>{}</p></div></div>"])
def test_a_list_below_the_only_paragraph_is_kept_whatever_wraps_that(paragraph: str) -> None:
    points = "<ul><li>rope</li><li>two anchors</li><li>a lamp</li></ul>"
    body = f"<div class='text-column'>{paragraph.format(' '.join(SENTENCES))}{points}</div>"
    text = body_text(located(page(f"<h1>{TITLE}</h1><div class='row'>{body}</div>")))
    assert SENTENCES[-1] in text and "two anchors" in text


@pytest.mark.parametrize(
    "container", ['id="article-view-content-div"', 'class="news_view"', 'id="dic_area"', 'itemprop="articleBody"']
)
def test_korean_containers_with_straight_text(container: str) -> None:
    draft = located(page(f"<h1>점자 자료실 설계 공개</h1><div {container}>{'<br><br>'.join(KOREAN)}</div>", lang="ko"))
    paragraphs = [text_of(b) for b in draft.article.blocks]
    assert paragraphs == list(KOREAN)
    assert draft.article.metadata.title == "점자 자료실 설계 공개"


@pytest.mark.parametrize(
    "debris",
    [
        '<aside><p>Subscribe to the evening letter from the quay and never miss a tide again, we promise.</p></aside>',
        '<ul class="share-bar"><li><a href="#">Share on the wire</a></li></ul>',
        '<div class="related"><h3><a href="/1">Another story of the pier</a></h3><p>With an excerpt that reads like a paragraph of this story.</p></div>',
        '<aside class="newsletter"><h3>Sign up to the tide letter</h3>'
        + "<p>Each morning our letter tells what the tide brought, who met whom on the quay and what the council said of it.</p>" * 3
        + '<form><input type="email"></form></aside>',
        '<div style="position: absolute; top: 0; left: -9999px;"><a href="https://rope.example">Rope themes for free</a></div>',
        '<form action="/s"><label>Search the archive</label><input name="q"></form>',
        '<div id="comments"><p>I walked there as a child and I think this is a splendid plan for all of us here in town.</p></div>',
        '<ul class="list-news"><li><a href="/x1">A longer headline of some other story</a></li><li><a href="/x2">One more headline of another story</a></li></ul>',
        '<button>Larger letters</button>',
    ],
)  # fmt: skip
def test_debris_inside_the_article_goes_to_the_ledger(debris: str) -> None:
    draft = located(
        page(f"<article><h1>{TITLE}</h1>{paragraphs(SENTENCES[:3])}{debris}{paragraphs(SENTENCES[3:])}</article>")
    )
    assert [text_of(b) for b in draft.article.blocks] == list(SENTENCES)
    assert all(c.because and c.rule for c in draft.ledger)


def test_headline_byline_and_date_move_into_the_metadata() -> None:
    front = f'<h1>{TITLE}</h1><p class="byline">By Ada Quill (ada@harbour.example)</p><time datetime="2026-03-04T09:30:00+09:00">4 March</time>'
    draft = located(page(f"<article>{front}<div>{paragraphs()}</div></article>"))
    metadata = draft.article.metadata
    assert (metadata.title, metadata.authors, metadata.contacts) == (TITLE, ("Ada Quill",), ("ada@harbour.example",))
    assert metadata.published == "2026-03-04T09:30:00+09:00"
    assert TITLE not in body_text(draft)
    assert {c.rule for c in draft.ledger if c.action == "move"} == {"html.title", "html.byline", "html.date"}


def test_the_lead_element_becomes_the_deck() -> None:
    lead = "Engineers say the wooden piles will last, and the county must pay."
    draft = located(
        page(
            f'<article><h1>{TITLE}</h1><p class="standfirst">{lead}</p><div class="body">{paragraphs()}</div></article>'
        )
    )
    first = [*draft.article.deck, *draft.article.blocks][0]
    assert text_of(first) == lead
    assert first in draft.article.deck or (first.stamp and first.stamp.role == "deck")


LEAD = "Engineers say the wooden piles will last for twenty years, and the county must pay for the planks."


@pytest.mark.parametrize(
    ("lead", "head"),
    [
        (f'<div class="x7"><p class="css-1q">{LEAD}</p></div>', ""),
        (f"<h2>{LEAD[:-1]}</h2>", ""),
        (f"<div><span>{LEAD[:-1]}</span></div>", f'<meta name="description" content="{LEAD[:-1]} and more">'),
    ],
)
def test_the_deck_is_found_where_no_name_tells_of_it(lead: str, head: str) -> None:
    between = '<p class="note">Ten minutes past nine</p><ul><li><a href="/t">Town hall and all that belongs to it</a></li></ul>'
    markup = f'<div class="top"><h1>{TITLE}</h1>{between}{lead}</div><div class="body">{paragraphs()}</div>'
    assert [text_of(b) for b in located(page(markup, head)).article.deck] == [
        LEAD if lead.endswith("</p></div>") else LEAD[:-1]
    ]


def test_neither_caption_nor_another_headline_is_the_deck() -> None:
    front = f'<h1>{TITLE}</h1><h2 class="teaser-headline">{LEAD}</h2><div class="photo-caption">{LEAD}</div><aside>{LEAD}</aside>'
    draft = located(page(f'<div class="top">{front}</div><div class="body">{paragraphs()}</div>'))
    assert draft.article.deck == ()


def test_a_body_that_a_script_alone_holds() -> None:
    data = "".join(f"<p>{s} {s}</p>" for s in SENTENCES).replace('"', '\\"')
    draft = located(page(f'<div id="app"></div><script>window.state={{"story":{{"html":"{data}"}}}}</script>'))
    assert SENTENCES[2] in body_text(draft)
    assert all(b.origin == "metadata" for b in draft.article.blocks)


def test_a_body_alone_is_taken_as_it_is() -> None:
    markup = f"<nav>1. Where it began</nav>{paragraphs(SENTENCES[:1])}"
    draft = located(markup, whole_page=False)
    assert "Where it began" in body_text(draft)


CARDS = "".join(
    f'<div class="item"><h3><a href="/{n}">Headline number {n} of the day</a></h3><p>A short excerpt of story {n}, cut off after some</p></div>'
    for n in range(12)
)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (CARDS, "index page"),
        ('<div id="root"></div><script src="/app.js"></script><script>var state = {"a": 1}</script>', "script"),
        ("", "links"),
    ],
)
def test_pages_without_an_article_are_refused_by_name(body: str, word: str) -> None:
    markup = page(body) if body else page("<ul><li><a href='/q'>Q</a></li></ul>")
    if word == "script":
        markup = f"<html><body>{body}</body></html>"
    with pytest.raises(NoArticle, match=word) as caught:
        located(markup)
    assert caught.value.hint


def test_the_next_article_that_a_page_loads_below_is_another_one() -> None:
    first = "".join(
        f"<p>{text}</p>" for text in ("The hall has 88 players, one librarian and, since Monday, a cat.",) * 2
    )
    second = "<p>The trams wait five seconds longer from next week on, after many complaints about coats.</p>" * 6
    boxes = "".join(
        f'<div class="post-wrapper n{at}"><h1 class="post-title">{title}</h1><div class="post-body">{text}</div></div>'
        for at, (title, text) in enumerate([("A cat for the hall", first), ("Trams wait longer", second)])
    )
    head = '<meta property="og:title" content="A cat for the hall">'
    found = body_text(located(f"<html><head>{head}</head><body><div class='all'>{boxes}</div></body></html>"))
    assert "librarian" in found and "trams" not in found


def test_an_element_of_the_sites_own_making_says_by_its_name_what_it_is() -> None:
    plea = "<hp-newsletter-promo><h3>Get the tide by mail</h3><p>High water, low water and one poem.</p></hp-newsletter-promo>"
    body = "".join(f"<hp-paragraph>{s}</hp-paragraph>" for s in SENTENCES[:2]) + plea
    body += "".join(f"<hp-paragraph>{s}</hp-paragraph>" for s in SENTENCES[2:])
    found = body_text(located(page(f"<hp-article><h1>{TITLE}</h1><hp-body>{body}</hp-body></hp-article>")))
    assert all(s in found for s in SENTENCES)
    assert "one poem" not in found


def test_a_card_whose_two_links_lead_to_one_page_is_a_teaser() -> None:
    card = (
        "<div class='c9'><h3><a href='/glue'>Five glues, one winner</a></h3>"
        "<p>We left five joints in a bucket for a month and then pulled on them with a truck.</p>"
        "<a class='more-link' href='/glue'>Go on</a></div>"
    )
    found = body_text(located(page(f"<div id='content'><h1>{TITLE}</h1>{paragraphs()}{card}</div>")))
    assert "bucket" not in found


def test_posts_of_a_board_in_a_list_are_no_list_and_come_one_and_all() -> None:
    posts = "".join(
        f"<li class='postbit' id='post_{n}'><div class='userinfo'>Joined in 2008</div><div class='postbody'><blockquote>"
        f"<p>{text}</p></blockquote></div></li>"
        for n, text in enumerate(SENTENCES)
    )
    draft = located(page(f"<main><h1>Stove smokes</h1><ol id='posts'>{posts}</ol></main>"))
    assert not any(isinstance(block, List) for block in draft.article.blocks)
    assert all(sentence in body_text(draft) for sentence in SENTENCES)
    assert "Joined in 2008" not in body_text(draft)


def test_a_layout_with_a_sidebar_in_its_name_is_none_where_the_headline_stands_in_it() -> None:
    teasers = "".join(
        f"<article><a href='/{n}'><h3>Tale {n}</h3></a><p>{s} {s}</p></article>" for n, s in enumerate(SENTENCES)
    )
    own = f"<article><h1>{TITLE}</h1><div class='text'>{paragraphs(SENTENCES[:3])}</div></article>"
    head = f'<meta property="og:title" content="{TITLE}"><meta property="og:type" content="article">'
    found = body_text(
        located(page(f"<div class='row--sidebar--gutter'>{own}</div><div class='bar'>{teasers}</div>", head))
    )
    assert all(s in found for s in SENTENCES[:3])


@pytest.mark.parametrize("behind", ["，", "<span class='q'></span>，", "<span class='q'>(12.5, 0.4%)</span>，"])
def test_a_link_in_a_sentence_stays_whatever_its_name_says(behind: str) -> None:
    told = f"渔港昨日说，<span><a class='keyword' href='/q'>蓝鲸船业</a></span>{behind}准备在明年春天重修码头边的三座旧灯塔。"
    body = f"<h1>旧灯塔将重修</h1><div class='article-body'><p>{told}</p><p>{told[:8]}工程师认为木桩还能再用二十年，居民希望留下长椅。</p></div>"
    assert "渔港昨日说，蓝鲸船业" in body_text(located(page(body, lang="zh")))


def test_a_sign_of_the_exchange_in_brackets_stays_in_its_sentence() -> None:
    told = (
        "Harbour Lines <span>(<a class='ticker' href='/q?s=HRBR'>HRBR</a>)</span> will rebuild three old lighthouses."
    )
    assert "Harbour Lines (HRBR) will" in body_text(located(page(f"<h1>{TITLE}</h1><p>{told}</p>{paragraphs()}")))


def test_a_sentence_with_a_day_is_no_date_of_the_article() -> None:
    told = "2018年3月20日，第三届渔港居民大会表决通过了码头章程。"
    rest = "".join(
        f"<p>第{n}条　码头由渔港居民共同管理，船只停靠须事先告知值守的人，夜间不得喧哗。</p>" for n in range(6)
    )
    markup = page(
        f"<h1>码头章程</h1><div class='article-body'><p>码头章程是为了共同管理渔港而写的。</p><p>{told}</p>{rest}</div>",
        lang="zh",
    )
    assert told in body_text(located(markup))


@pytest.mark.parametrize("name", ["comentarios", "comentarios_lectores", "commentaires", "reacties", "forum-fil"])
def test_what_readers_say_goes_in_other_languages_names_too(name: str) -> None:
    posts = "".join(f"<li><h4>#{n}</h4><p>{s} {s}</p></li>" for n, s in enumerate(SENTENCES))
    body = f"<div class='c'><h1>{TITLE}</h1><div>{paragraphs(SENTENCES[:3])}</div><div class='{name}'><ol>{posts}</ol></div></div>"
    found = body_text(located(page(body)))
    assert SENTENCES[0] in found and SENTENCES[4] not in found


def test_what_is_called_aside_stands_beside_the_headline_however_long() -> None:
    teasers = "".join(
        f"<li><h4><a href='/{n}'>Tale {n}</a></h4><p>{s} {s} {s}</p></li>" for n, s in enumerate(SENTENCES)
    )
    own = f"<article><h1>{TITLE} <span>Members</span></h1><div class='text'>{paragraphs(SENTENCES[:3])}</div></article>"
    head = (
        f'<meta property="og:title" content="{TITLE} | Town | Harbour News"><meta property="og:type" content="article">'
    )
    body = f"<h1 id='logo'>Harbour News</h1><div class='main'>{own}</div><div class='aside secondary'><ul>{teasers}</ul></div>"
    found = body_text(located(page(body, head)))
    assert all(s in found for s in SENTENCES[:3]) and "Tale" not in found


def test_a_footer_with_the_rights_is_none_of_a_short_article() -> None:
    foot = (
        f"<div class='footer'><p>{SENTENCES[2]} {SENTENCES[3]} {SENTENCES[4]}</p><p>Copyright © Harbour Press</p></div>"
    )
    head = f'<meta property="og:title" content="{TITLE}"><meta property="og:type" content="article">'
    found = body_text(located(page(f"<h1>{TITLE}</h1><div class='art'><p>{SENTENCES[0]}</p></div>{foot}", head)))
    assert SENTENCES[0] in found and SENTENCES[3] not in found


def test_an_aside_that_leads_nowhere_else_stays_in_the_article() -> None:
    box = f"<div class='aside wide'><h2>A wall of silence</h2><p>{SENTENCES[3]}</p><p>{SENTENCES[4]}</p></div>"
    found = body_text(located(page(f"<h1>{TITLE}</h1><div class='text'>{paragraphs(SENTENCES[:3])}{box}</div>")))
    assert "A wall of silence" in found and SENTENCES[4] in found
