"""The law of conservation for HTML: held against a sum that another parser makes."""

from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reformat.document.conservation import balance, letters
from reformat.document.source import Source
from reformat.readers.html import HtmlReader
from reformat.rules import Rules

WORDS = st.text("abc 가나다韓éß&'\"–", min_size=0, max_size=30)
LONG = st.lists(
    st.sampled_from(
        [
            "The council met again on Tuesday, as it does.",
            "누구나 혼자 다닐 수 있게 했다고 설명했다.",
            "Nobody spoke, and the meeting ended early.",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "section",
        "article",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "figure",
        "figcaption",
        "table",
        "tr",
        "td",
        "th",
        "pre",
        "h1",
        "h2",
        "h3",
        "span",
        "b",
        "em",
        "a",
        "aside",
        "nav",
        "footer",
        "button",
        "ruby",
        "rt",
        "iframe",
        "video",
        "noscript",
        "form",
        "main",
        "q",
        "sup",
        "code",
    ]
)
ATTRS = st.sampled_from(
    [
        "",
        ' class="related"',
        ' class="article-body"',
        ' title="a tip"',
        " hidden",
        ' class="caption"',
        ' class="byline"',
        ' href="/x" title="to"',
        ' class="twitter-tweet"',
        ' lang="fr"',
    ]
)
LEAF = st.one_of(
    WORDS.map(lambda t: t.replace("&", "&amp;").replace("<", "&lt;")),
    LONG,
    st.sampled_from(
        [
            "<br>",
            "<br><br>",
            "<hr>",
            '<img src="a.jpg" alt="A boat">',
            '<img alt="dot" width="1" height="1" src="b.gif">',
            "<script>no()</script>",
            "<!-- no -->",
            "<input alt='go'>",
        ]
    ),
)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, attrs, parts: f"<{tag}{attrs}>{''.join(parts)}</{tag}>", TAGS, ATTRS, st.lists(inner, max_size=5)
    )


PAGES = st.lists(st.recursive(LEAF, element, max_leaves=30), max_size=8).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES, st.booleans())
def test_every_character_is_in_the_article_or_in_the_ledger(markup: str, whole: bool) -> None:
    draft = HtmlReader().read(Source.html(f"<html><body>{markup}</body></html>", whole_page=whole), Rules.load())
    books = balance(draft)
    assert books.holds, books


class _Sum(HTMLParser):
    """Text outside script, style and template, and alt and title attributes, by the standard library alone."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in ("script", "style", "template")
        if not self._unread:
            self.words += [value for name, value in attrs if name in ("alt", "title") and value]

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in ("script", "style", "template")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)


def test_the_source_text_is_what_another_parser_reads() -> None:
    markup = (
        '<body title="t"><p title="tip">Words <b>and</b> more</p><img alt="A boat"><script>x()</script><style>p{}</style>'
        '<template><p>not this</p></template><noscript><img alt="copy"></noscript><p>&amp; the end</p></body>'
    )
    other = _Sum()
    other.feed(markup)
    draft = HtmlReader().read(Source.html(f"<html>{markup}</html>"), Rules.load())
    assert letters(draft.source_text) == letters(" ".join(other.words))


def test_a_picture_among_the_words_of_its_element_is_counted_once() -> None:
    draft = HtmlReader().read(
        Source.html("<p>A quay in fog.</p><picture><p>Words beside.<img alt='B' src='/b.png'>"), Rules.load()
    )
    assert balance(draft).holds, balance(draft)


def test_balances_over_the_whole_corpus(shared) -> None:  # type: ignore[no-untyped-def]
    import gzip

    reader, rules = HtmlReader(), Rules.load()
    for file in sorted((shared / "corpus" / "pages").glob("*.html.gz"))[::6]:
        draft = reader.read(Source.bytes(gzip.decompress(file.read_bytes()), name=file.name, media="html"), rules)
        assert balance(draft).holds, f"{file.name}: {balance(draft)}"
