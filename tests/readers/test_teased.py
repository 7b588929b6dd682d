"""Boxes that lead to other pages by a linked picture and a linked headline are no part of the article."""

from time import process_time

from tests.readers.pages import SENTENCES, TITLE, page, paragraphs
from tests.readers.test_find import body_text, located


def teaser(number: int, more: str = "", site: str = "") -> str:
    at = f"{site}/quay/{number}"
    return (
        f"<div class='bx'><div class='in'><div><a href='{at}'>Headline of quay number {number}</a></div>"
        f"<div class='w'>July {number}, 2013 -- Updated 1825 GMT</div><div><a href='{at}'><img src='/t{number}.jpg'></a></div>"
        f"<div class='s'>What there is to be said of quay number {number} in a line or two, and more than its name.{more}</div></div></div>"
    )


def found(beside: str, body: str = "") -> str:
    return body_text(
        located(page(f"<div id='story'><h1>{TITLE}</h1>{body or paragraphs(SENTENCES * 3)}{beside}</div>"))
    )


def test_several_of_them_go_with_all_they_say() -> None:
    text = found("".join(teaser(n) for n in range(1, 4)))
    assert "quay number" not in text
    assert "Updated" not in text
    assert all(sentence in text for sentence in SENTENCES)


def test_a_single_one_may_be_what_the_article_speaks_of() -> None:
    assert "quay number 1 in a line" in found(teaser(1))


def test_what_leads_to_other_sites_is_what_the_article_names() -> None:
    shop = "https://shop.other.example"
    assert "quay number 2 in a line" in found("".join(teaser(n, site=shop) for n in range(1, 4)))


def test_an_article_that_is_nothing_else_keeps_them() -> None:
    more = " It is long, and wide, and the boats that lie there are counted twice each day by two people."
    assert "quay number 7 in a line" in found("".join(teaser(n, more) for n in range(1, 10)), f"<p>{SENTENCES[0]}</p>")


def test_a_picture_that_can_be_enlarged_keeps_its_caption() -> None:
    one = (
        "<div class='m'><a href='/big/{0}'>Enlarge this image, please</a><a href='/big/{0}'><img src='/{0}.jpg'></a>"
        "<p class='caption'>The ferry at quay number {0} on a calm day.</p></div>"
    )
    text = found("".join(one.format(n) for n in range(1, 4)))
    assert "The ferry at quay number 2" in text


def test_thousands_of_them_cost_no_more_than_their_number() -> None:
    def spent(number: int) -> float:
        markup = page(
            f"<div id='story'><h1>{TITLE}</h1>{paragraphs(SENTENCES * 90)}{''.join(map(teaser, range(number)))}</div>"
        )
        start = process_time()
        located(markup)
        return process_time() - start

    assert spent(2000) < 4 * max(spent(1000), 0.2)
