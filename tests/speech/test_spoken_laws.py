"""Laws of spoken text in every language.

Coverage: a rewrite is a trace of pieces that tile the display text. A piece without a rule is said as it stands, in the
plainest letters; a piece with a letter or digit in it is said with at least one letter or digit, unless its rule is one
of SILENT (the words beside it say the same); and joining pieces changes spaces and pauses only. So no word can be
dropped in silence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from unicodedata import category, normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reformat.speech.lexicon import Lexicon, Word
from reformat.speech.spoken import SILENT, Fixed, joined, spoken, trace
from reformat.speech.spoken import western as western_module
from reformat.speech.spoken.common import STOPS
from reformat.speech.spoken.grammars import grammar_for
from reformat.speech.spoken.starts import ANY, starts

HERE = Path(__file__).parent
KOREAN = tomllib.loads((HERE / "korean_readings.toml").read_text("utf-8"))
OTHERS = tomllib.loads((HERE / "readings.toml").read_text("utf-8"))
TURNS = tomllib.loads(Path(western_module.__file__).with_suffix(".toml").read_text("utf-8"))
LANGUAGES = ["ko", "en", "de", "fr", "es", "ja", "zh", "vi", ""]
OF_LATIN = re.compile(r"[\u00a0-\u00ff\u2070-\u218b\u2460-\u2793]")
WORD = re.compile(r"[^\W_]")
BITS = st.sampled_from(
    [
        "3명",
        "2~3",
        "10대",
        "18일",
        "2021.6.18",
        "6·25",
        "1,784억",
        "$3.2억",
        "%",
        "℃",
        "㎡",
        "km/h",
        "-3",
        "3-2",
        "1/3",
        "1:1",
        "제",
        "‘1784’",
        "010-1234-5678",
        "韓",
        "▲",
        "■",
        "※",
        "→",
        "…",
        "“",
        "”",
        "(",
        ")",
        "대한민국(大韓民國)",
        "GPT-3",
        "A/S",
        "No.1",
        "Ⅳ",
        "①",
        "½",
        "@",
        "&",
        "+",
        "=",
        "~",
        "#",
        "*",
        "http://a.kr",
        "a@b.kr",
        "😀",
        "👩\u200d👩\u200d👧",
        "\x00",
        "\x1b",
        "<speak>",
        "</speak>",
        "&amp;",
        "오후",
        "14:30",
        "코로나19",
        "٣",
        "㋀",
        "⑴",
        "H₂O",
        "1.2.3",
        "00",
        "1e9",
        "가",
        "나다",
        "the",
        "1st",
        ".",
        ",",
        "?",
        "!",
    ]  # noqa: SIM905
)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(BITS, max_size=12).map(" ".join), st.lists(BITS, max_size=12).map("".join)
)


def words(text: str) -> str:
    return "".join(WORD.findall(text))


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None)
def test_every_word_of_the_display_text_is_covered(text: str, language: str) -> None:
    pieces = trace(text, language)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    for before, after in zip(pieces, pieces[1:], strict=False):
        assert before.end == after.start
    for piece in pieces:
        display = text[piece.start : piece.end]
        if not piece.rule:
            assert normalize("NFKC", piece.spoken) == normalize("NFKC", display)
        elif WORD.search(display) and piece.rule not in SILENT:
            assert WORD.search(piece.spoken), piece
    assert words(joined(pieces)) == words("".join(piece.spoken for piece in pieces))


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
@settings(max_examples=200, deadline=None)
def test_words_are_never_answered_with_silence(text: str, language: str) -> None:
    said = spoken(text, language)
    assert WORD.search(said) or not WORD.search(text)
    assert said == said.strip()
    assert not re.search(r"[\x00-\x08\x0e-\x1f]", said)


LETTERS = {
    "ko": "가나다라마바사아자차카타파하각난닭돌몰봄빛숲옷읽",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "de": "abcdefghijklmnopqrstuvwxyzäöüß",
    "fr": "abcdefghijklmnopqrstuvwxyzàéèêîôûç",
    "es": "abcdefghijklmnopqrstuvwxyzáéíñóú",
    "ja": "あいうえおかきくけこさしすせそ川山木森町",
    "zh": "我们在河边走了很久又回来山水木石",
}


@given(data=st.data(), language=st.sampled_from(sorted(LETTERS)))
@settings(max_examples=300, deadline=None)
def test_plain_words_are_said_as_they_stand_and_saying_them_again_changes_nothing(
    data: st.DataObject, language: str
) -> None:
    word = st.text(LETTERS[language], min_size=2, max_size=7)
    text = " ".join(data.draw(st.lists(word, min_size=1, max_size=8))) + data.draw(st.sampled_from(["", "?", "!"]))
    once = spoken(text, language)
    assert once == text
    assert spoken(once, language) == once


@given(text=TEXTS)
@settings(max_examples=300, deadline=None)
def test_no_figure_and_no_markup_is_left_in_korean(text: str) -> None:
    said = spoken(text, "ko")
    assert not re.search(r"\d", said)
    assert not re.search(r"[<>&\[\]{}|\\~%$▲■※→“”‘’]", said)


@given(text=TEXTS, language=st.sampled_from(sorted(LETTERS)))
@settings(max_examples=300, deadline=None)
def test_nothing_is_left_for_the_voice_to_read_by_its_own_lights(text: str, language: str) -> None:
    """Where a language has its reader: no figure, sign or bracket; apostrophes and hyphens inside words are letters.

    Accents are a word's, and so are the old numerals of other scripts (the fractions of Bengali).
    """
    left = {sign for sign in spoken(text, language) if not sign.isalpha() and not sign.isspace()}
    left -= {*STOPS, "'", "’", "-"}
    foreign = {sign for sign in left if category(sign) in ("No", "Nl") and not OF_LATIN.match(sign)}
    assert all(category(sign) in ("Mn", "Mc", "Me") for sign in left - foreign)


@pytest.mark.parametrize("kind", KOREAN)
def test_reading_a_reading_changes_nothing(kind: str) -> None:
    for printed in KOREAN[kind]["readings"]:
        once = spoken(printed, "ko")
        assert spoken(once, "ko").replace(" ", "") == once.replace(" ", ""), printed


@pytest.mark.parametrize("language", OTHERS)
def test_readings_of_other_languages(language: str) -> None:
    wrong = {p: (spoken(p, language), r) for p, r in OTHERS[language]["readings"].items() if spoken(p, language) != r}
    assert not wrong, OTHERS[language]["because"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hi", "हिन्दी में समाचार पढ़ा गया।"),
        ("th", "สวัสดีครับ"),
        ("ta", "தமிழ் செய்தி"),
        ("bn", "বাংলা সংবাদ।"),
        ("he", "שָׁלוֹם"),
        ("ar", "السَّلامُ عليكم؟"),
        ("fa", "می\u200cخواهم"),
        ("ko", "한국어와 தமிழ் และ ευχαριστώ"),
        ("fr", "Cafe\u0301"),
    ],
)
def test_vowel_signs_and_accents_are_parts_of_their_words(language: str, text: str) -> None:
    assert spoken(text, language) == text


def test_a_line_break_is_a_short_pause() -> None:
    assert spoken("왼쪽 발목\n오른쪽 무릎.\n허리", "ko") == "왼쪽 발목, 오른쪽 무릎. 허리"


def test_markup_is_spoken_as_text() -> None:
    said = spoken("<speak>안녕 <break time='3s'/>세상</speak>", "ko")
    assert "speak" in said and "break time" in said and "안녕" in said and "세상" in said
    assert not set("<>&'\"/=") & set(said)


def test_control_characters_part_words_and_vanish() -> None:
    assert spoken("안녕\x00하세요\x1b", "ko") == "안녕 하세요"


def test_the_lexicon_goes_before_the_rules() -> None:
    lexicon = Lexicon({"ko": (Word("KAIST", "카이스트"), Word("3대", "석 대"))})
    assert spoken("KAIST와 3대", "ko", lexicon) == "카이스트와 석 대"
    assert spoken("KAISTs", "ko", lexicon) == "KAISTs"


def test_a_settled_reading_goes_before_the_lexicon() -> None:
    lexicon = Lexicon({"ko": (Word("KAIST", "카이스트"),)})
    assert spoken("KAIST", "ko", lexicon, (Fixed(0, 5, "과기원", "ruby"),)) == "과기원"


@pytest.mark.parametrize(
    "hostile",
    [
        "1-" * 30_000,
        "1," * 30_000,
        "(1" * 20_000,
        "1~" * 30_000,
        "美" * 50_000,
        "a." * 40_000,
        "9" * 50_000,
        "http://" * 9_000,
        "‘1’" * 20_000,
    ],
)
def test_hostile_text_is_read_in_linear_time(hostile: str) -> None:
    assert WORD.search(spoken(hostile, "ko"))


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        (r"Jan(?=\s\d)|(?<=\d\s)Jan(?![\w.])", "J"),
        (r"(?:(?<=am\s)|(?<=um\s))[Tt]ag", "Tt"),
        (r"\*\s(?=\d)", "*"),
        (r"pp?\.\s?(?=\d)", "p"),
        (r"(?:Fig|fig)s?\.", "Ff"),
        (r"\d\d?", ANY),
        (r"24/7(?!\d)", "0"),
        (r"(?<=s)[-–](?=\d)", "-–"),
        (r"x?y", ANY),
    ],
)
def test_where_a_pattern_begins_is_seen_or_left_open(pattern: str, first: str) -> None:
    assert starts(pattern) == first


@pytest.mark.parametrize("language", TURNS)
def test_no_turn_of_phrase_is_missed_by_its_first_character(language: str) -> None:
    for printed in OTHERS[language]["readings"]:
        for pattern in TURNS[language]["turns"]:
            for found in re.finditer(pattern, printed):
                first = "0" if found[0][0].isdecimal() else found[0][0]
                assert starts(pattern) == ANY or first in starts(pattern)


WIDE = {ord(c): chr(ord(c) + 0xFEE0) for c in "0123456789%"}
PRINTED = [(text, "ko") for kind in KOREAN.values() for text in kind["readings"]]
PRINTED += [(text, language) for language, table in OTHERS.items() for text in table["readings"]]


@pytest.mark.parametrize(
    "otherwise",
    [
        lambda text: text.translate(WIDE),
        lambda text: re.sub(r"(?<!\d) | (?!\d)", "\u00a0", text),
        lambda text: text.replace("…", "..."),
        lambda text: text.replace("·", "ㆍ") if re.search(r"[가-힣]·[가-힣]", text) else text,
    ],
    ids=["figures as wide as Chinese ones", "spaces that do not break", "an ellipsis of stops", "Korea's own dot"],
)
def test_how_a_sign_is_typed_says_nothing(otherwise: Callable[[str], str]) -> None:
    said = ((text, spoken(otherwise(text), language), spoken(text, language)) for text, language in PRINTED)
    assert [(text, heard, meant) for text, heard, meant in said if heard != meant] == []


RULES = [
    (language, rule.name, rule.pattern)
    for language in ("ko", "en", "de", "fr", "es", "ja", "zh")
    for rule in grammar_for(language).rules
]


@given(data=st.data(), asked=st.sampled_from(RULES))
@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_a_rule_s_pattern_takes_it_can_read(
    data: st.DataObject, asked: tuple[str, str, re.Pattern[str]]
) -> None:
    language, _, pattern = asked
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags)))
    assert spoken(text[:400], language) is not None
