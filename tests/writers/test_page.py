"""The large-print page: whole in itself, safe, and the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace

from reformat.document.assets import MemoryAssets
from reformat.document.identity import identify
from reformat.document.nodes import Article, Embed, List, Metadata, Paragraph, Row, Table, Text
from reformat.document.nodes import Item as ListItem
from reformat.language.messages import messages
from reformat.settings.tree import Page, Settings
from reformat.writers.html import HtmlWriter, fragment
from reformat.writers.json import JsonWriter
from reformat.writers.text import TextWriter
from reformat.writers.writer import Item
from tests.writers.newsroom import ASSETS, article, cell, heads, said, track


def page(told: Article | None = None, narrated: bool = False, **chosen: object) -> str:
    told = told or article()
    item = Item(told, track(told) if narrated else None, "x")
    settings = Settings(page=Page(**chosen))  # type: ignore[arg-type]
    return next(HtmlWriter().write([item], ASSETS, settings)).data.decode()


def test_landmarks_skip_link_and_one_title() -> None:
    root = lxml_html.fromstring(page())
    assert [len(root.findall(f".//{tag}")) for tag in ("body/header", "main", "body/footer", "h1")] == [1, 1, 1, 1]
    first = root.find("body")[0]
    assert (first.tag, first.get("href")) == ("a", "#main")
    assert root.findtext("head/title") == "강가에 새로 문을 연 도서관 <책 & 숲> – 가나일보"
    assert root.get("lang") == "ko"
    assert len([p for p in root.iter("p") if p.text == "ⓒ 가나일보, 무단 전재 금지"]) == 1


def test_the_page_asks_nothing_of_the_network() -> None:
    root = lxml_html.fromstring(page(narrated=True))
    fetched = [
        e.get(a)
        for e in root.iter()
        for a in ("src", "srcset", "poster", "data")
        if isinstance(e.tag, str) and e.get(a)
    ]
    assert fetched and all(address.startswith("data:") for address in fetched)
    assert [link.get("rel") for link in root.iter("link")] == ["canonical"]
    assert not re.findall(r"url\(|@import", page())


@pytest.mark.parametrize("chosen", [{}, {"panel": False}, {"audio": "beside"}, {"audio": "none", "panel": False}])
def test_the_policy_names_exactly_the_scripts_and_the_style(chosen: dict[str, object]) -> None:
    root = lxml_html.fromstring(page(narrated=True, **chosen))
    policy = " ".join(m.get("content") for m in root.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
    inline = [e for e in root.iter("script", "style") if e.get("type") != "application/json"]
    digests = {base64.b64encode(hashlib.sha256(e.text.encode()).digest()).decode() for e in inline}
    named = set(re.findall(r"'sha256-([^']+)'", policy))
    assert digests <= named
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert not [
        e for e in root.iter() if isinstance(e.tag, str) and any(k.startswith("on") or k == "style" for k in e.attrib)
    ]


def test_hostile_words_stay_words() -> None:
    bad = "</script><script>alert(1)</script><!-- \"' &amp; ]]>"
    told = identify(
        Article(Metadata(title=bad, authors=(bad,), language='"><b>', url="javascript:1"), blocks=(said(bad),))
    )
    root = lxml_html.fromstring(page(told, narrated=True))
    assert root.findtext(".//h1").strip() == bad or "".join(root.find(".//h1").itertext()) == bad
    assert not root.findall(".//b") and root.get("lang") == "und"
    told_data = [e.text for e in root.iter("script") if e.get("type") == "application/json"]
    assert json.loads(told_data[0])["track"][0]["title"] == bad


def test_the_same_article_makes_the_same_bytes() -> None:
    assert page(narrated=True) == page(narrated=True)


def test_sound_is_embedded_beside_or_left_out() -> None:
    def sources(audio: str) -> list[str]:
        return [a.get("src") for a in lxml_html.fromstring(page(narrated=True, audio=audio)).iter("audio")]

    assert all(s.startswith("data:audio/mpeg;base64,") for s in sources("embed"))
    assert sources("beside")[0] == "audio/01-part.mp3"
    assert sources("none") == []


def test_times_of_the_player_name_elements_that_are_there() -> None:
    root = lxml_html.fromstring(page(narrated=True))
    data = json.loads(root.xpath("//script[@id='rf-data']")[0].text)
    ids = {e.get("id") for e in root.iter() if isinstance(e.tag, str)}
    cues = [cue for part in data["track"] for cue in part["cues"]]
    assert len(cues) == len(track(article()).cues)
    assert all(name in ids and begin < end for name, begin, end in cues)


def test_a_fragment_has_no_head_no_title_and_only_names_of_ours() -> None:
    root = lxml_html.fragment_fromstring(fragment(article(), ASSETS, Settings()))
    assert not root.xpath(".//h1 | .//head | .//style | .//script")
    assert root.xpath(".//h2")
    names = root.xpath("descendant-or-self::*/@class | descendant-or-self::*/@id")
    assert names and all(word.startswith("rf-") for name in names for word in name.split())


def test_an_article_that_knows_nothing_of_itself_still_makes_a_page() -> None:
    root = lxml_html.fromstring(next(HtmlWriter().write([Item(Article())], MemoryAssets(), Settings())).data.decode())
    assert root.findtext("head/title") == root.findtext(".//h1") == messages("en").get("reading.untitled")


def test_text_holds_the_running_words_alone() -> None:
    words = next(TextWriter().write([Item(article())], ASSETS, Settings())).data.decode()
    assert words.startswith("도서관이 문을 열었다.\n점자책을 갖췄다.\n\n")
    assert "관장 박나무" in words and "\n2022\t1,000\t300\n2023\t2,000\t" in words and not words.endswith("\n\n")
    for left_out in ("강가에 새로", "김하늘", "열람실 모습", "사진=가나일보", "무단 전재", "해마다 는 책", "개관식"):
        assert left_out not in words


def test_text_keeps_a_list_together_an_item_a_line_unless_items_have_parts() -> None:
    def item(*lines: str) -> ListItem:
        return ListItem(tuple(Paragraph((Text(line),)) for line in lines))

    tight, loose = List((item("빵"), item("소금"))), List((item("빵", "어제 것"), item("소금")))
    told = identify(
        Article(metadata=Metadata(title="장보기"), blocks=(tight, loose, replace(tight, ordered=True, start=3)))
    )
    assert next(TextWriter().write([Item(told)], ASSETS, Settings())).data.decode() == (
        "빵\n소금\n\n빵\n\n어제 것\n\n소금\n\n3. 빵\n4. 소금\n"
    )


def test_text_calls_items_by_their_letters() -> None:
    items = tuple(ListItem((Paragraph((Text(line),)),), marker=sign) for sign, line in (("가.", "빵"), ("나.", "소금")))
    told = identify(Article(metadata=Metadata(title="장보기"), blocks=(List(items, ordered=True),)))
    assert next(TextWriter().write([Item(told)], ASSETS, Settings())).data.decode() == "가. 빵\n나. 소금\n"


def test_json_is_the_article() -> None:
    from reformat.document.codec import decode

    assert decode(next(JsonWriter().write([Item(article())], ASSETS, Settings())).data) == article()


def test_two_terms_share_the_explanation_below_them() -> None:
    items = (
        ListItem(blocks=(), term=(Text("Bollard"),)),
        ListItem(blocks=(said("A post for ropes."),), term=(Text("Bitt"),)),
        ListItem(blocks=(), term=(Text("Quay"),)),
    )
    told = identify(Article(Metadata(title="t"), blocks=(List(items=items, definitions=True),)))
    [found] = lxml_html.fromstring(page(told)).findall(".//dl")
    assert [(one.tag, one.text_content()) for one in found] == [
        ("dt", "Bollard"), ("dt", "Bitt"), ("dd", "A post for ropes."), ("dt", "Quay"), ("dd", "")
    ]  # fmt: skip


def test_the_words_of_a_post_are_quoted_and_no_transcript() -> None:
    post = Embed(url="https://x.com/a/status/1", kind="post", title="Pier (@pier)", transcript=(said("It opens."),))
    tree = lxml_html.fromstring(page(identify(Article(Metadata(title="t", language="en"), blocks=(post,)))))
    [quoted] = tree.findall(".//blockquote")
    assert quoted.text_content() == "It opens."
    assert not tree.xpath("//*[@class='rf-label']")


def test_the_head_of_a_group_of_rows_is_none_of_the_table() -> None:
    rows = (
        heads("Boat", "First"),
        Row(cells=(cell("North", header=True, scope="row", columns=2),)),
        Row(cells=(cell("Gull", header=True, scope="row"), cell("06:10"))),
    )
    tree = lxml_html.fromstring(page(identify(Article(Metadata(title="t"), blocks=(Table(rows=rows),)))))
    assert [row.text_content() for row in tree.findall(".//thead/tr")] == ["BoatFirst"]
