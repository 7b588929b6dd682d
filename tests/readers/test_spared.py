"""What a tag or a name would take out of the article, and what it holds shows to be the article's."""

from reformat.document.nodes import Figure
from reformat.document.source import Source
from reformat.document.walk import leaves, plain
from tests.prepared import prepared
from tests.readers.pages import SENTENCES, TITLE, page, paragraphs
from tests.readers.test_find import body_text, located

SAID = "The pier as it stood on Monday, before the planks were taken up for the winter."
PICTURE = "<img src='/pier.jpg' width='640' height='400' alt='pier-monday'>"


def figures(within: str) -> list[tuple[str, str]]:
    """Caption and credit of each figure of an article that has this in its midst."""
    body = f"<p>{SENTENCES[0]}</p>{within}{paragraphs(SENTENCES[1:])}"
    markup = page(f"<main><article><h1>{TITLE}</h1><div class='article-body'>{body}</div></article></main>")
    article = prepared(Source("pier.html", markup.encode())).article
    return [(plain(f.caption), plain(f.credit)) for f in leaves(article.blocks) if isinstance(f, Figure)]


def test_an_aside_that_is_a_picture_with_its_caption_is_the_articles() -> None:
    line = f"<p class='below'><span class='cutline'>{SAID}</span> <span class='credit'>(Photo: Mara Lind)</span></p>"
    assert figures(f"<aside class='single'><div>{PICTURE}</div>{line}</aside>") == [(SAID, "(Photo: Mara Lind)")]
    framed = f"<aside class='inset'><figure>{PICTURE}<figcaption>{SAID}</figcaption></figure></aside>"
    assert figures(framed) == [(SAID, "")]


def test_an_aside_that_tells_more_or_leads_elsewhere_stays_beside() -> None:
    teaser = f"<a href='/elsewhere'>{PICTURE}<figcaption>{SAID}</figcaption></a>"
    assert figures(f"<aside>{teaser}</aside>") == []
    about = f"<div class='author-box'>{PICTURE}<p class='caption'>{SAID}</p></div>"
    assert figures(f"<aside>{about}</aside>") == []
    assert figures(f"<aside>{PICTURE}<h3>Read on</h3><p class='caption'>{SAID}</p></aside>") == []


def test_a_name_for_rights_in_a_caption_is_the_credit() -> None:
    below = f"<figcaption><div>{SAID}</div><div class='image-copyright'>© Mara Lind</div></figcaption>"
    assert figures(f"<figure>{PICTURE}{below}</figure>") == [(SAID, "© Mara Lind")]


def test_a_caption_that_begins_with_whose_the_picture_is_does_not_become_the_articles_rights() -> None:
    below = f"<div class='image-caption'><span>© Mara Lind</span><br><span class='caption'>{SAID}</span></div>"
    [(caption, credit)] = figures(f"<div class='article-image'>{PICTURE}{below}</div>")
    assert SAID in caption + credit


def test_the_line_below_a_picture_that_names_the_photographer_is_its_caption() -> None:
    below = f"<p class='small'>{SAID} <span class='credit'>(<span class='photographer'>Mara Lind</span>)</span></p>"
    inner = f"<div class='holder'><table><tr><td>{PICTURE}{below}</td></tr></table></div>"
    [(caption, _)] = figures(f"<div class='thumbnail'>{inner}</div>")
    assert caption.startswith(SAID)
    body = f"<div class='story-body'><div class='thumbnail'>{inner}</div>{paragraphs()}</div>"
    markup = page(f"<div class='story'><h1>{TITLE}</h1>{body}</div>")
    assert SAID[:-1] in str(prepared(Source("pier.html", markup.encode())).article.blocks)


def test_names_that_a_paragraph_brought_from_where_it_was_copied_take_no_word_of_it() -> None:
    long = " ".join(SENTENCES[1:4])
    copied = f"<p><span class='_4n tags reactionsText'>{long}</span></p>"
    tags = "<p><span class='tags'><a href='/t/pier'>pier</a>, <a href='/t/ferry'>ferry</a></span></p>"
    body = body_text(located(page(f"<div id='story'><h1>{TITLE}</h1>{paragraphs()}{copied}{tags}</div>")))
    assert body.count(SENTENCES[2]) == 2
    assert "pier, ferry" not in body


def test_a_note_at_the_foot_is_no_footer() -> None:
    note = f"<div class='foot_note'><p>{SAID}</p></div><div class='foot'><p>Printed on paper by the harbour.</p></div>"
    body = body_text(located(page(f"<div id='story'><h1>{TITLE}</h1>{paragraphs()}{note}</div>")))
    assert SAID in body
    assert "on paper" not in body


def test_the_credit_that_an_element_of_a_caption_holds_stands_apart_on_either_side() -> None:
    credit = "<span class='credit'>Mara Lind, Harbour News</span>"
    for words in (f"{SAID} <meta itemprop='copyrightHolder' content='Lind'>{credit}", f"{credit} {SAID}"):
        box = f"<div class='viewer'>{PICTURE}<div class='caption'>{words}</div></div>"
        assert figures(box) == [(SAID, "Mara Lind, Harbour News")]


def test_words_of_a_caption_and_of_its_credit_that_are_named_apart_are_heard_apart() -> None:
    glued = f"<figcaption><span class='text'>{SAID}</span><span class='rights'>Photo: Mara Lind</span></figcaption>"
    assert figures(f"<figure>{PICTURE}{glued}</figure>") == [(SAID, "Photo: Mara Lind")]
    label = "<span class='hidden'>Credit</span>"
    holder = f"<span itemprop='copyrightHolder'>{label}<span>Mara Lind for Harbour News</span></span>"
    twice = f"<figcaption><span class='text'>{SAID}</span>{label}{holder}</figcaption>"
    [(caption, credit)] = figures(f"<figure>{PICTURE}{twice}</figure>")
    assert (caption, credit) == (SAID, "Mara Lind for Harbour News")


def test_a_box_that_says_who_wrote_when_is_no_standfirst() -> None:
    said = "<p>What the council knew of the piles, and when it was told of them.</p>"
    wrote = "<p>By</p><p>Mara Lind of the Harbour News</p><time>28 November</time>"
    for within, found in ((said, 1), (wrote, 0)):
        box = f"<div class='article-summary'>{within}</div>"
        body = f"<div class='article-body'>{paragraphs()}</div>"
        markup = page(f"<main><article><h1>{TITLE}</h1>{box}{body}</article></main>")
        assert len(prepared(Source("pier.html", markup.encode())).article.deck) == found
