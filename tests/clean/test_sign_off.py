"""An article's last paragraph that says who reports it is text, in a page and in a scrape, and no picture's caption."""

from __future__ import annotations

import pytest

from reformat.document.nodes import Figure, Paragraph
from reformat.document.source import Source
from reformat.document.walk import text_of
from reformat.stages.clean.sign_off import is_signed, reports
from tests.prepared import prepared

TOLD = {
    "de": (
        "Der Gemeinderat hat am Montag beschlossen, den alten Steg am Weiher bis zum Herbst zu erneuern und zu beleuchten.",
        "Nach Angaben der Bürgermeisterin beginnen die Arbeiten im Mai, der Steg bleibt so lange gesperrt. (lk/dpa)",
    ),
    "es": (
        "El pleno decidió el lunes renovar la vieja pasarela del estanque antes del otoño y ponerle luces de bajo consumo.",
        "Según la alcaldesa, las obras comenzarán en mayo y la pasarela permanecerá cerrada. (EFE)",
    ),
    "it": (
        "Il consiglio ha deciso lunedì di rifare la vecchia passerella dello stagno entro l’autunno e di metterci le luci.",
        "Secondo la sindaca i lavori cominceranno a maggio e la passerella resterà chiusa. (ANSA)",
    ),
    "nl": (
        "De raad heeft maandag besloten de oude steiger aan de vijver voor de herfst te vernieuwen en te verlichten.",
        "Volgens de burgemeester begint het werk in mei en blijft de steiger zolang dicht. (ANP)",
    ),
    "ja": (
        "町議会は月曜日、池の古い桟橋を秋までに造り直し、夜も歩けるように明かりをつけることを全会一致で決めた。",
        "町長によると、工事は5月に始まり、終わるまでの間は桟橋を渡れなくなる。池の周りの道は通れるという。（共同）",
    ),
}


@pytest.mark.parametrize("language", TOLD)
def test_the_last_paragraph_of_a_page_is_text(language: str) -> None:
    first, last = TOLD[language]
    body = f"<h1>Der Steg 2026</h1><p>{first}</p><p>{last}</p>"
    page = f"<html lang={language}><body><article>{body}</article></body></html>"
    block = prepared(Source.text(page, name="a.html", media="html")).article.blocks[-1]
    assert isinstance(block, Paragraph)
    assert text_of(block) == last


@pytest.mark.parametrize("language", TOLD)
def test_and_that_of_a_scrape(language: str) -> None:
    first, last = TOLD[language]
    lines = ["Facebook", "Twitter", "Steg 2026", first, first[3:], last, "Facebook", "Twitter", "Instagram", "© 2026"]
    blocks = prepared(Source.text("\n".join([*lines, "RSS", "Newsletter", "Login"]), name="a.txt")).article.blocks
    assert text_of(blocks[-1]) == last
    assert isinstance(blocks[-1], Paragraph)


def test_behind_a_heading_it_is_the_articles_last_part() -> None:
    first, last = TOLD["de"]
    lines = ["Startseite", "Anmelden", "Der Steg am Weiher", first, first[4:], "Bis Herbst gesperrt", last]
    after = ["Mehr zum Thema", "Ein Bad im Mai", "Teilen", "Drucken", "Impressum", "Datenschutz"]
    blocks = prepared(Source.text("\n".join(lines + after), name="a.txt")).article.blocks
    assert [text_of(block) for block in blocks[-2:]] == lines[-2:]


def test_between_paragraphs_it_is_a_caption() -> None:
    first, last = TOLD["es"]
    caption = "Dos vecinas cruzan la vieja pasarela del estanque el pasado domingo. (EFE)"
    page = f"<html lang=es><body><article><h1>Pasarela</h1><p>{first}</p><p>{caption}</p><p>{last}</p></article></body></html>"
    blocks = prepared(Source.text(page, name="a.html", media="html")).article.blocks
    assert isinstance(blocks[1], Figure)


def test_who_signs_and_who_took_a_picture() -> None:
    assert is_signed("Das Bad bleibt zu. (kl)")
    assert is_signed("「また来たい」と話した。【見本花子】")
    assert is_signed("Мост закрыт до осени. (ТАСС)")
    assert reports("La pasarela está cerrada. (Ana Ejemplo)")
    assert not is_signed("Der Steg ist (noch) zu")
    assert not reports("Der Steg am Morgen. (Foto: Max Muster)")
    assert not reports("Der Steg am Morgen. (Max Muster / AP)")


def test_a_caption_parts_no_sentence_from_the_one_before_it() -> None:
    first = "鎮上宣布，由下月一日起，往對岸的街渡每晚加開兩班，末班船延至午夜，逢周末再多開一班，票價維持不變。"
    lines = [
        "分享",
        "收藏",
        "街渡加開夜班",
        first,
        first[3:],
        "街渡加開夜班後的碼頭。（資料圖片／例文攝）",
        "鎮上半年後再檢討班次是否足夠。",
    ]
    after = ["相關文章", "電車免費搭一日", "追蹤我們", "下載APP", "登入", "留言"]
    blocks = prepared(Source.text("\n".join(lines + after), name="a.txt")).article.blocks
    assert [text_of(block) for block in blocks][-1] == lines[-1]
