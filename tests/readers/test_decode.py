"""Bytes become the text that was meant, whatever the page says of them."""

import sys
import unicodedata

import pytest

from reformat.errors import Undecodable
from reformat.readers.decode import _CALM, decode
from tests.readers.pages import KOREAN

TEXT = "\n".join(KOREAN)
JAPANESE = "図書館は火曜日の夜に説明会を開き、新しい点字資料室の設計を初めて公開しました。利用者の意見を集めます。"
CHINESE = "图书馆周二晚上举行说明会，首次公布新的盲文资料室设计，并听取了附近居民的意见。"


@pytest.mark.parametrize(
    ("text", "encoding", "says"),
    [
        (TEXT, "utf-8", "utf-8"),
        (TEXT, "utf-8", ""),
        (TEXT, "utf-8", "euc-kr"),
        (TEXT, "cp949", "euc-kr"),
        (TEXT, "cp949", "utf-8"),
        (TEXT, "cp949", ""),
        (TEXT, "cp949", "ks_c_5601-1987"),
        (TEXT, "utf-8-sig", "euc-kr"),
        (TEXT, "utf-16", ""),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "shift_jis", "utf-8"),
        (JAPANESE, "euc_jp", "euc-jp"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (CHINESE, "gb18030", "gb2312"),
        ("圖書館週二晚上舉行說明會", "big5", "big5"),
        ("Grüße aus Köln, schön", "cp1252", "iso-8859-1"),
    ],
)
def test_text_comes_back(text: str, encoding: str, says: str) -> None:
    head = f'<html><head><meta charset="{says}"></head><body><p>' if says else "<html><body><p>"
    assert text in decode((head + text).encode(encoding)).text


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("A hajó reggel indult, és délután már a szigeten voltunk; az őr fűtött, a tűz lobogott.", "cp1250 iso8859-2"),
        ("Prom odpłynął o świcie, a później ludzie śpiewali na łące; było ciepło, choć mżyło.", "cp1250 iso8859-2"),
        ("Loď vyplula za úsvitu, později lidé zpívali na louce; bylo teplo, přestože mžilo.", "cp1250 iso8859-2"),
        (
            "Ladja je zjutraj odplula, kasneje so ljudje peli na travniku; čeprav je rosilo, žena še šiva.",
            "cp1250 iso8859-2",
        ),
        ("Keltas išplaukė auštant, vėliau žmonės dainavo pievoje; buvo šilta, nors lynojo ąžuolyne.", "cp1257"),
        ("Vapur sabah erken kalktı; öğleden sonra çayırda şarkı söylendi, yağmur çiseliyordu.", "cp1254"),
        ("Bei Flut fuhr die Fähre für fünf Tage über den Kanal, und „größer“ wird sie nicht.", "cp1252"),
        (
            "O barco saiu de manhã; à tarde já não chovia, e ninguém ficou em terra. Três irmãos, só eles, vão.",
            "cp1252",
        ),
        (
            "배는 아침 일찍 떠났고 오후에는 들판에서 노래가 들렸다. 비가 조금 내렸다.",
            "iso2022_kr utf-32-le utf-32-be johab",
        ),
        ("船は朝早く出て、午後には野原で歌が聞こえた。雨が少し降っていた。", "iso2022_jp utf-32-le utf-32-be"),
    ],
)
def test_what_says_nothing_of_its_encoding_is_told_by_its_letters(text: str, encodings: str) -> None:
    for encoding in encodings.split():
        for lie in ("", '<meta charset="utf-8">'):
            assert text in decode(f"<html><head>{lie}</head><body><p>{text}</p></body></html>".encode(encoding)).text


@pytest.mark.parametrize(
    "text", ["A field of 40 m², 3 m³ and ¾ of a mile: ½ cup, 20 °C, 5 µm – “so”", "São Paulo, naïve"]
)
def test_a_few_signs_are_of_the_west(text: str) -> None:
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    "data", [b"a" + b"\0" * 79 + b"<title>x</title>" * 9, b"a\x1b$)Cb \xe4 and so on", b"\x1b[31mred\x1b[0m"]
)
def test_what_looks_like_an_old_or_wide_encoding_is_none(data: bytes) -> None:
    assert decode(data).encoding in ("utf-8", "cp1252")


def test_a_caller_knows_better() -> None:
    assert decode("Grüße".encode("cp1252"), "windows-1252").text == "Grüße"


@pytest.mark.parametrize("text", ["Grüße aus Köln – „schön“, über 5 €", JAPANESE, TEXT, "Σήμερα βρέχει", "naïve café"])
@pytest.mark.parametrize("misread", ["latin-1", "cp1252"])
def test_what_was_encoded_twice_is_read_as_it_was_meant(text: str, misread: str) -> None:
    wrong = "".join(b.to_bytes().decode(misread, "ignore") or chr(b) for b in text.encode())
    assert decode(wrong.encode()).text == text


@pytest.mark.parametrize(
    "text", ["SÃO PAULO, À ÉPOCA", "« Là-bas » dit-il, « à côté »", "Ã¼ heißt in Latin-1 ein ü: schön für Köln"]
)
def test_letters_with_accents_stay_what_they_are(text: str) -> None:
    assert decode(text.encode()).text == text


def test_a_character_cut_off_at_the_end_changes_nothing() -> None:
    data = f"<p>{TEXT}".encode()[:-1]
    assert decode(data).encoding == "utf-8"


@pytest.mark.parametrize("text", [TEXT, JAPANESE + "ガギグ", "Grüße, tiếng Việt", "<b>2 ≯ 1</b>"])
def test_letters_that_come_apart_are_read_as_one(text: str) -> None:
    assert decode(unicodedata.normalize("NFD", text).replace("<b>2 >\u0338", "<b>2 ≯").encode()).text == text


def test_composing_spares_markup_and_ideographs_that_tell_their_reading() -> None:
    kept = "<b>\u0338x</b> \uf90a \uf9e1"
    assert decode(f"{kept} e\u0301".encode()).text == f"{kept} é"


def test_what_is_taken_for_composed_is_composed_and_joins_nothing_before_it() -> None:
    every = [chr(code) for code in range(0x80, sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    calm = {one for one in every if _CALM.fullmatch(one)}
    apart = [unicodedata.decomposition(one) for one in every]
    joined = {chr(int(second, 16)) for parts in apart if parts[:1] != "<" for second in parts.split()[1:]}
    assert calm.isdisjoint(joined)
    assert not [one for one in calm if unicodedata.normalize("NFC", one) != one or unicodedata.combining(one)]


def test_nul_characters_are_gone() -> None:
    assert decode(b"<p>a\0b\0c and more words than zeros here</p>").text == "<p>abc and more words than zeros here</p>"


@pytest.mark.parametrize(
    "data", [b"", b"  \n", b"\0" * 500, b"%PDF-1.7 \x00\x01", b"\x89PNG\r\n\x1a\n", bytes(range(1, 32)) * 40]
)
def test_nothing_and_binary_data_are_refused(data: bytes) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(data, name="it")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "what", "way"),
    [
        (b"%PDF-1.7 \x00\x01", "a PDF", "save it as a web page"),
        (b"PK\x03\x04\x14\x00word/document.xml", "office document", "save it as a web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "HWP", "save it as a web page"),
        (b"{\\rtf1\\ansi The mill turns again.}", "RTF", "save it as a web page"),
        (b"[InternetShortcut]\r\nURL=https://news.example/1\r\n", "shortcut", "save the page"),
        (b"[Desktop Entry]\nType=Link\nURL=https://news.example/1\n", "shortcut", "save the page"),
        (b"HWP Document File V3.00 \x1a\1\2\3\4\5", "HWP", "save it as a web page"),
        (b"\x89PNG\r\n\x1a\n", "a picture", "reformat reads"),
    ],
)
def test_what_is_no_text_is_told_by_its_kind(data: bytes, what: str, way: str) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(data, name="it")
    assert what in caught.value.message and way in caught.value.hint


def test_soft_hyphens_go_and_twice_encoded_letters_stay() -> None:
    assert decode("The har\u00adbour".encode(), "", "a.txt").text == "The harbour"
    twice = "días más, allí y aquí, así".encode().decode("latin-1").encode()
    assert decode(twice, "", "a.txt").text == "días más, allí y aquí, así"


@pytest.mark.parametrize(
    "data",
    [
        b"P6\n9 9\n255\n" + bytes(range(128, 256)) * 9,
        b"BM" + bytes(n * 7 % 251 or 9 for n in range(4000)).translate(None, bytes(range(28))),
        b"\xff\xfe" + bytes(n * n % 31 for n in range(900)),
    ],
)
def test_what_no_encoding_makes_a_text_is_refused(data: bytes) -> None:
    with pytest.raises(Undecodable):
        decode(data)


def test_some_faults_are_borne() -> None:
    assert "\ufffd" in decode(f"<p>{TEXT * 4}".encode("cp949") + b"\xff\xff " + TEXT.encode("cp949")).text


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="UTF-16LE">',
        '<meta charset="ibm037">',
        '<?xml version="1.0" encoding="utf-32"?>',
        '<!-- <meta charset="iso-8859-7"> --><meta charset="windows-1252">',
        '<meta charset="bogus"><meta charset="windows-1252">',
    ],
)
@pytest.mark.parametrize("text", ["The ferry left at dawn", "Die Fähre für Köln, schön groß"])
def test_what_can_not_be_meant_is_not_followed(head: str, text: str) -> None:
    for encoding in ("cp1252", "utf-8"):
        assert text in decode(f"{head}<p>{text}".encode(encoding)).text


def test_many_declarations_cost_no_more_than_their_number() -> None:
    assert decode(b'<!--<meta charset="x">' * 4000 + b"<p>text").encoding == "utf-8"


def test_a_space_without_width_at_an_elements_end_parts_no_words() -> None:
    assert (
        decode("<p>\u200bAda Quill\u200b</p><p>ภาษา\u200bไทย</p>".encode()).text
        == "<p>Ada Quill</p><p>ภาษา\u200bไทย</p>"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [JAPANESE, CHINESE, TEXT])
def test_text_of_the_east_in_wide_letters_is_no_binary_data(text: str, encoding: str) -> None:
    assert decode((text * 4).encode(encoding)).text == text * 4
