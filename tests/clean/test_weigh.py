"""Blocks of a page that no rule names: the weights take what is unlike the article, and leave alone what is of it."""

from __future__ import annotations

import pytest

from reformat.document.conservation import balance
from reformat.document.draft import Draft
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.readers.html import HtmlReader
from reformat.rules import Rules
from reformat.settings.tree import RuleChoice
from reformat.stages.clean import clean
from reformat.stages.clean.sight import ends_sentence
from reformat.stages.clean.weigh import RULE
from reformat.stages.locate import locate
from tests.readers.pages import SENTENCES, TITLE, page, paragraphs

SHOWN = '<div class="c-info"><span>Harbour desk</span><span class="c-date">4 March, 9:30</span></div>'
LEAD = '<p class="x1"><b>Read also: <a href="/pier/winter">Why the winter pier was closed for so long</a></b></p>'
WRITER = '<div class="c-writer"><div><p>Ada Quill is a reporter at the harbour desk.</p></div></div>'
MARKUP = page(
    f'<main><div class="story"><h1>{TITLE}</h1><div class="story-text">{SHOWN}'
    f"{paragraphs(SENTENCES[:3])}{LEAD}{paragraphs(SENTENCES[3:])}{WRITER}</div></div></main>",
    '<link rel="canonical" href="https://harbour.example/pier/footbridge">',
)


def cleaned(markup: str, rules: Rules | None = None, **known: object) -> Draft:
    rules = rules or Rules.load()
    draft = clean(locate(HtmlReader().read(Source.html(markup, **known), rules), rules), rules)
    assert balance(draft).holds, balance(draft)
    return draft


def said(draft: Draft) -> list[str]:
    return [text_of(block) for block in draft.article.blocks]


def test_what_is_unlike_the_article_goes_with_a_reason_and_a_likelihood() -> None:
    draft = cleaned(MARKUP)
    assert "Ada Quill is a reporter" not in " ".join(said(draft))
    assert set(SENTENCES) <= set(said(draft))
    weighed = [change for change in draft.ledger if change.rule == RULE]
    assert weighed
    assert all(0.5 < change.confidence < 1 and change.because.startswith("Unlike the article") for change in weighed)


def test_weighing_twice_is_weighing_once() -> None:
    draft = cleaned(MARKUP)
    assert clean(draft, Rules.load()) == draft


def test_a_user_may_keep_what_the_weights_would_take() -> None:
    kept = said(cleaned(MARKUP, Rules.load(RuleChoice(keep=(RULE,)))))
    assert set(said(cleaned(MARKUP))) < set(kept)


def test_a_body_that_somebody_hands_over_is_not_weighed() -> None:
    body = paragraphs(SENTENCES) + '<p class="author-name">Ada Quill, harbour desk</p>'
    assert not [change for change in cleaned(body, whole_page=False).ledger if change.rule == RULE]


@pytest.mark.parametrize("place", [0, 2, 5])
@pytest.mark.parametrize(
    "sentence",
    [
        "Readers who subscribe to the pier's newsletter were told first, said the woman who has written it for years.",
        "Follow the footpath, share the bench and donate nothing to the gulls, the author wrote on the old sign there.",
    ],
)
def test_a_sentence_of_the_body_stays_whatever_words_are_in_it(place: int, sentence: str) -> None:
    sentences = (*SENTENCES[:place], sentence, *SENTENCES[place:])
    draft = cleaned(page(f'<main><h1>{TITLE}</h1><div class="story-text">{paragraphs(sentences)}</div></main>'))
    assert said(draft) == list(sentences)


def test_the_body_once_more_in_one_block_goes() -> None:
    long = tuple(f"{sentence} {sentence.swapcase()}" for sentence in SENTENCES)
    copy = f"<div class='c9'>{' '.join(long)}</div>"
    markup = page(f'<main><h1>{TITLE}</h1><div class="story-text">{paragraphs(long)}{copy}</div></main>')
    assert said(cleaned(markup)) == list(long)
    alone = page(f'<main><h1>{TITLE}</h1><div class="story-text">{paragraphs(SENTENCES[:1])}{copy}</div></main>')
    assert said(cleaned(alone))[-1] == " ".join(long)


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ('<p><b>Les også: <a href="/pier/winter">Why the winter pier was closed for so long</a></b></p>', True),
        (
            '<h4>MORE : <a href="https://www.harbour.example/x">Why the winter pier was closed for so long</a></h4>',
            True,
        ),
        ('<p>Source: <a href="https://county.example/x">Report on the winter pier and its closing</a></p>', False),
        ('<p>Web: <a href="/pier-was-closed">https://harbour.example/pier was closed/and-why</a></p>', False),
        ('<p>The plan: <a href="#plan">Why the winter pier was closed for so long</a></p>', False),
        (
            '<ul><li>Read more: <a href="/pier/winter">Why the winter pier was closed for so long</a></li></ul>',
            True,
        ),
        (
            '<ul><li><b>Winter:</b> <a href="/pier/winter">Why the winter pier was closed for so long</a></li>'
            "<li><b>Summer:</b> the pier opens at six and closes when the last boat has come in.</li></ul>",
            False,
        ),
        (
            '<p>Read: <a href="/pier/winter">Why the winter pier was closed for so long</a>, which won a prize.</p>',
            False,
        ),
    ],
)
def test_a_label_and_a_headline_of_the_same_site_lead_elsewhere(line: str, goes: bool) -> None:
    head = '<link rel="canonical" href="https://harbour.example/pier/footbridge">'
    body = f"{paragraphs(SENTENCES[:3])}{line}{paragraphs(SENTENCES[3:])}"
    draft = cleaned(page(f'<main><h1>{TITLE}</h1><div class="story-text">{body}</div></main>', head))
    assert any(change.rule.endswith(".lead-elsewhere") for change in draft.ledger) == goes
    assert goes != any("pier was closed" in text or "Report on" in text for text in said(draft))


def test_a_link_without_a_host_leads_to_the_same_site_wherever_that_is() -> None:
    line = '<p>Read more: <a href="/pier/winter">Why the winter pier was closed for so long</a></p>'
    body = f"{paragraphs(SENTENCES[:3])}{line}{paragraphs(SENTENCES[3:])}"
    draft = cleaned(page(f'<main><h1>{TITLE}</h1><div class="story-text">{body}</div></main>'))
    assert [c.rule for c in draft.ledger if "pier was closed" in c.before and c.rule.endswith(".lead-elsewhere")]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="footnotes"><ol>{}</ol></div>',
        '<ol class="wp-block-footnotes">{}</ol>',
        '<hr><section class="endnotes" role="doc-endnotes"><h2>Notes</h2><ol>{}</ol></section>',
        '<div class="c-info small"><ul>{}</ul></div>',
        '<aside class="side"><ol>{}</ol></aside>',
        '<footer class="foot"><ol>{}</ol></footer>',
    ],
)
def test_what_a_mark_in_the_text_leads_to_stays(box: str) -> None:
    said_so = ("Counted twice.", "From the minutes, read at the library.")
    marks = [f'<sup><a href="#fn-{i}" id="fnref-{i}">{i}</a></sup>' for i in (1, 2)]
    notes = "".join(f'<li id="fn-{i}">{t} <a href="#fnref-{i}">↩</a></li>' for i, t in enumerate(said_so, 1))
    text = [f"<p>{s}{m}</p>" for s, m in zip(SENTENCES, (*marks, "", "", ""), strict=True)]
    body = (
        f'<main><article><h1>{TITLE}</h1><div class="story">{"".join(text)}{box.format(notes)}</div></article></main>'
    )
    draft = cleaned(page(body))
    for note in said_so:
        assert note in " ".join(said(draft))


def test_an_aside_that_begins_with_the_mark_of_a_note_is_one() -> None:
    text = f"<p>{SENTENCES[0]}<sup><a href='#n1' id='r1'>1)</a></sup></p>{paragraphs(SENTENCES[1:])}"
    aside = (
        "<aside id='n1'><p>1) Counted twice by the harbour desk.</p></aside><aside id='n2'><p>Town, weather</p></aside>"
    )
    draft = cleaned(page(f"<main><article><h1>{TITLE}</h1>{text}{aside}</article></main>"))
    assert "Counted twice by the harbour desk." in " ".join(said(draft))
    assert "weather" not in " ".join(said(draft))


def test_notes_that_stand_beside_the_article_are_its_own() -> None:
    text = f"<p>{SENTENCES[0]}<sup><a href='#_ftn1' id='_ftnref1'>[1]</a></sup></p>{paragraphs(SENTENCES[1:])}"
    note = "<p><a href='#_ftnref1' id='_ftn1'>[1]</a> Counted twice by the harbour desk.</p>"
    body = f"<main><div class='story'><h1>{TITLE}</h1>{text}</div><div class='side'>{note}<p>Town, weather</p></div></main>"
    draft = cleaned(page(body))
    assert "Counted twice by the harbour desk." in " ".join(said(draft))
    assert "weather" not in " ".join(said(draft))


@pytest.mark.parametrize("mark", ["[12]", " [2][3]", "3", "²", "”[4]"])
def test_a_sentence_with_a_notes_mark_behind_it_is_one(mark: str) -> None:
    assert ends_sentence(f"It opened in the spring.{mark}")
    assert not ends_sentence(f"Opened in the spring{mark}")


def test_a_number_is_no_notes_mark() -> None:
    assert not ends_sentence("The gauge read 3.14")


SECTIONS = ("Harbour", "Quays", "Tides", "Boats", "Weather", "Letters")
MENU = "<ul>{}</ul>".format("".join(f"<li><a href='/{name.lower()}'>{name}</a></li>" for name in SECTIONS))
TOOLS = "<ul>{}</ul>".format("".join(f"<li><a href='https://{n}.example/'>{n}</a></li>" for n in SECTIONS))
CARD = "<div><a href='/pier/winter'><h3>Why the winter pier was closed</h3></a><span>3 May, 09:12</span></div>"


def between(block: str) -> list[str]:
    """What stays of a page with a block amid its paragraphs."""
    body = f"{paragraphs(SENTENCES[:3])}{block}{paragraphs(SENTENCES[3:])}"
    around = page(f"<main><h1>{TITLE}</h1><div>{body}</div></main><footer><p>Harbour News</p></footer>")
    return said(cleaned(around, base_url="https://harbour.example/pier/footbridge"))


@pytest.mark.parametrize("block", [MENU, f"<div>{MENU}</div>", CARD])
def test_a_menu_and_a_card_without_a_telling_name_go_between_paragraphs(block: str) -> None:
    assert between(block) == list(SENTENCES)


def test_what_heads_or_is_headed_stays_between_paragraphs() -> None:
    assert "The older half" in between("<div>The older half</div>")
    assert (
        len(between(f"<p>These are the boards that the pier's friends read every morning:</p>{TOOLS}"))
        == len(SENTENCES) + 2
    )
    assert (
        len(between("<p>Take along:</p><ul><li>a rope</li><li>a lamp for the way back</li></ul>")) == len(SENTENCES) + 2
    )


def test_the_last_of_a_row_of_heads_stays_over_the_articles_last_words() -> None:
    parts = {
        "[사실관계]": [
            "너울 씨는 봄부터 다섯 달 동안 담장 밑에 녹음기를 두고 소리를 모았다. 녹음에는 옆집 부부의 말이 담겼다."
        ],
        "[법원 판단]": [
            "한 판사는 “소리의 크기만 재는 기기를 쓸 수 있었다는 점에서 어쩔 수 없었다고 보기 어렵다”고 밝혔다."
        ],
        "[주문]": ["1. 원고의 청구를 기각한다.", "2. 소송비용은 원고가 부담한다."],
    }
    first = "옆집의 개 짖는 소리를 재려고 켜 둔 녹음기에 다른 사람의 말이 담겼다면 증거로 쓸 수 없다는 판결이 나왔다."
    second = "샛강지방법원 민사3단독 한여울 판사는 너울 씨가 옆집을 상대로 낸 손해배상 소송에서 원고 패소로 판결했다."
    text = "".join(
        f'<div class="css-h">{head}</div>' + "".join(f'<div class="css-p">{p}</div>' for p in below)
        for head, below in parts.items()
    )
    menu = '<header class="css-1"><a href="/1">판결</a><a href="/2">칼럼</a></header>'
    body = f'<div class="css-b"><div class="css-p">{first}</div><div class="css-p">{second}</div>{text}</div>'
    named = '<div class="css-l"><strong>관련 법조인</strong><a href="/4">한여울 판사</a></div>'
    title = "담장 밑 녹음기, 이웃의 말 담기면 증거 못 써"
    shown = '<div class="css-m"><span>하늬 기자</span><span>2026-10-30 09:31</span></div>'
    head = f"<title>{title} | 샛강법률</title>"
    draft = cleaned(page(f'{menu}<div class="css-9"><h1 class="css-t">{title}</h1>{shown}{body}{named}</div>', head))
    assert set(parts) <= set(said(draft))
