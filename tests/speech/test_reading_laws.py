"""What must hold for every passage, whatever stands beside it: words are heard, in order, and by themselves."""

from __future__ import annotations

import json
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reformat.document.identity import identify
from reformat.document.nodes import Article, Metadata, Paragraph, Text
from reformat.errors import SettingsError
from reformat.settings.tree import Settings
from reformat.speech.lexicon import Lexicon
from reformat.speech.script import script
from reformat.speech.spoken import spoken
from tests.speech.test_spoken_laws import KOREAN, OTHERS, words

PRINTED = {language: list(table["readings"]) for language, table in OTHERS.items()}
PRINTED["ko"] = [printed for kind in KOREAN.values() for printed in kind["readings"]]
PLAIN = {
    "ko": ["모람들", "바늘꽃", "너울가지", "달무리", "솔수펑이"],
    "en": ["marlow", "quendle", "harbour", "thistles"],
    "de": ["Muschelsand", "quendel", "Uferweg", "zaunkönig"],
    "fr": ["marjolaine", "rivage", "quenouille", "Bruyère"],
    "es": ["romeral", "ribera", "quejigo", "Brezales"],
    "ja": ["やまぼうし", "さざなみ", "のぎく"],
    "zh": ["芦苇荡", "榆树林", "鹭鸶湾"],
}
"""Words that no rule knows."""


@given(data=st.data(), language=st.sampled_from(sorted(PLAIN)))
@settings(max_examples=400, deadline=None)
def test_words_between_figures_and_signs_are_heard_once_and_in_order(data: st.DataObject, language: str) -> None:
    plain = st.sampled_from(PLAIN[language])
    passage, want = "", []
    for _ in range(data.draw(st.integers(1, 4))):
        word = data.draw(plain)
        want.append(word)
        passage += f"{word} {data.draw(st.sampled_from(PRINTED[language]))} "
    want.append(data.draw(plain))
    said, at = spoken(f"{passage}{want[-1]}", language), 0
    for word in want:
        assert (at := said.find(word, at)) >= 0, (word, said)
        at += len(word)


NAMES = st.sampled_from(["문가람", "이모", "정모 부장판사", "C", "투수 한결", "누리마을", "고래밥"])
HELD = st.sampled_from([
    "41", "41세", "여·33", "당시 27", "52·서울 중구", "24·누리전자 3년차", "29점", "1998~2003", "KAIST", "약사", "사망 당시 48세",
    "大韓", "3개", "㎏", "10·전체 20개", "본명 문하늘·36",
])  # fmt: skip
PARTICLES = ["은", "는", "이", "가", "을", "를", "과", "와", "의", "도", "에게", "로", "으로", "께서", "에서", "만", ""]
_FITTED = str.maketrans("은이을과", "는가를와")


def hangul(text: str) -> list[str]:
    """The syllables of a text; of a pair of particles, always the same."""
    return [c for c in text.replace("으로", "로").translate(_FITTED) if "가" <= c <= "힣"]


@given(data=st.data())
@settings(max_examples=400, deadline=None)
def test_no_syllable_around_brackets_is_lost(data: st.DataObject) -> None:
    """What is moved from behind brackets to the name before them is said there."""
    name, held = data.draw(NAMES), data.draw(HELD)
    called, particle = data.draw(st.sampled_from(["", "씨", " 씨"])), data.draw(st.sampled_from(PARTICLES))
    printed = f"{name}({held}){called}{particle} 모람들 너울가지."
    left = hangul(spoken(printed, "ko"))
    for syllable in hangul(printed):
        assert syllable in left, (printed, spoken(printed, "ko"))
        left.remove(syllable)


def said(*paragraphs: str, language: str) -> list[str]:
    blocks = tuple(Paragraph(inlines=(Text(text),)) for text in paragraphs)
    lines = script(identify(Article(Metadata(language=language), blocks=blocks)), Settings())
    return [line.spoken for line in lines]


@given(data=st.data(), language=st.sampled_from(sorted(PRINTED)))
@settings(max_examples=150, deadline=None)
def test_a_sentence_is_read_by_itself(data: st.DataObject, language: str) -> None:
    """No sentence changes how another is read: only a number in quotation marks is a name from then on (test_script)."""
    unquoted = [one for one in PRINTED[language] if not set("‘’“”'\"「『《〈<") & set(one)]
    first, second = (data.draw(st.sampled_from(unquoted)) for _ in range(2))
    alone = [*said(first, language=language), *said(second, language=language)]
    assert said(first, second, language=language) == alone


ODD = st.text(
    st.one_of(
        st.sampled_from("aikKsSIİıſKßẞ.*+?()[]{}|\\^$-_#\"'ʼ가나한１½Ⅳé\u0301\u200d\u00ad\x00\x7f\n\t  😀א"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=8,
)


def basic(text: str) -> str:
    """A string of TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@given(
    language=st.sampled_from(["ko", "en", "EN-gb", "*", "zz", "", "korean"]),
    entries=st.lists(st.tuples(ODD, ODD, st.booleans()), min_size=1, max_size=4),
    around=ODD,
)
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_odd_entry_applies_or_is_refused_in_a_line(
    language: str, entries: list[tuple[str, str, bool]], around: str
) -> None:
    lines = "".join(
        f"[[{basic(language)}]]\nword = {basic(word)}\nsay = {basic(say)}\ncase = {str(case).lower()}\n"
        for word, say, case in entries
    )
    assert tomllib.loads(lines)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "odd.toml")
        path.write_text(lines, "utf-8", newline="")
        try:
            lexicon = Lexicon.load([path])
        except SettingsError as refused:
            assert "odd.toml" in str(refused) and len(str(refused).splitlines()) == 1
            return
    tag = {"*": "fr", "zz": "zz-Latn"}.get(language, language)
    word, say, _ = entries[-1]
    assert "모람들" in spoken(f"{around} {word} 모람들", tag, lexicon)
    assert len(entries) > 1 or words(say) in words(spoken(f"{word} 모람들", tag, lexicon))


@pytest.mark.parametrize("typed", ["iſ", "Iſ", "İS", "ıS", "Kit", "is", "IS"])
def test_capitals_of_any_alphabet_find_the_word(typed: str, tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text(
        '[["*"]]\nword = "is"\nsay = "dona"\ncase = false\n[["*"]]\nword = "kit"\nsay = "fela"\ncase = false\n'
    )
    assert spoken(f"a {typed} b", "en", Lexicon.load([path])) in ("a dona b", "a fela b", f"a {typed} b")


def test_the_word_of_a_region_holds_there_alone(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text('[["en-GB"]]\nword = "lorry"\nsay = "lorrie"\n')
    lexicon = Lexicon.load([path])
    heard = [spoken("a lorry", tag, lexicon) for tag in ("en", "en-GB", "en-US", "en-gb")]
    assert heard == ["a lorry", "a lorrie", "a lorry", "a lorrie"]
