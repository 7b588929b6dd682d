"""A user's rule files: what they may say, and the message with file, line and key for what they may not."""

from __future__ import annotations

import pickle
import re
import tomllib
from pathlib import Path

import pytest

import reformat
from reformat.document.source import Source
from reformat.errors import RuleError
from reformat.readers.html.reader import HtmlReader
from reformat.rules import CODE, Rules
from reformat.rules.load import HOME, read_file
from reformat.rules.match import Words
from reformat.rules.trial import trial
from reformat.settings.tree import RuleChoice

GOOD = """
language = "ko"

[[remove]]
id = "my.moon"
because = "A line on the phase of the moon that this paper prints"
text = '달의 위상\\s?[:：].{1,20}'
examples = ["달의 위상: 보름"]
keeps = ["달의 위상이 바뀌었다."]
"""


def written(folder: Path, text: str, name: str = "mine.toml") -> Path:
    place = folder / name
    place.write_text(text, "utf-8")
    return place


def taken(rules: Rules, text: str, language: str = "ko", host: str = "") -> str | None:
    found = rules.for_language(language, host=host).remove.find(Words.of(text))
    return found.id if found else None


def test_a_user_s_file_adds_to_ours(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    rules = Rules.load(RuleChoice(folders=(str(tmp_path),)))
    assert taken(rules, "달의 위상: 보름") == "my.moon"
    assert taken(rules, "공유하기") == "ko.share"
    assert taken(rules, "달의 위상: 보름", language="en") is None


def test_the_ways_of_a_pattern_may_stand_in_lines_of_their_own(tmp_path: Path) -> None:
    one = GOOD.replace("'달의 위상\\s?[:：].{1,20}'", "'달의 위상\\s?[:：].{1,20}|해 뜨는 때 .{1,9}'")
    ways = GOOD.replace(
        "'달의 위상\\s?[:：].{1,20}'", "[\n    '달의 위상\\s?[:：].{1,20}',\n    '해 뜨는 때 .{1,9}',\n]"
    )
    assert one != GOOD != ways
    assert read_file(written(tmp_path, one)) == read_file(written(tmp_path, ways))
    with pytest.raises(RuleError, match=r"mine\.toml:7: text"):
        read_file(written(tmp_path, GOOD.replace("'달의 위상\\s?[:：].{1,20}'", "['달', 3]")))


def test_rules_cross_a_process_boundary(tmp_path: Path) -> None:
    rules = Rules.load(RuleChoice(folders=(str(written(tmp_path, GOOD)),), keep=("ko.share",)))
    assert pickle.loads(pickle.dumps(rules)) == rules


@pytest.mark.parametrize("keep", ["ko.share", "ko.sh*", "ko.*", "*"])
def test_keep_leaves_a_rule_out(keep: str) -> None:
    assert taken(Rules.load(RuleChoice(keep=(keep,))), "공유하기") is None
    assert Rules.load(RuleChoice(keep=(keep,))).kept("ko.share")


def test_off_leaves_a_file_out() -> None:
    rules = Rules.load(RuleChoice(off=("ko",)))
    assert taken(rules, "글자크기 설정") is None
    assert taken(rules, "Share this article", language="en") == "en.share"


def test_a_site_s_file_says_where_things_stand(tmp_path: Path) -> None:
    text = 'host = "news.example"\npublisher = "The Example"\n[select]\narticle = ["#story"]\nremove = [".promo"]\n'
    rules = Rules.load(RuleChoice(folders=(str(written(tmp_path, text)),)))
    assert rules.for_site("www.news.example").select.article == ("#story",)
    assert rules.for_site("m.news.example").select.remove == (".promo",)
    assert rules.for_site("other.example").select.article == ()


def test_a_site_s_file_says_who_publishes_and_shows_where_the_headline_is(tmp_path: Path) -> None:
    text = 'host = "news.example"\npublisher = "The Example"\n[select]\ntitle = [".head"]\n'
    rules = Rules.load(RuleChoice(folders=(str(written(tmp_path, text)),)))
    said = "The ferry that crossed the bay for forty years makes its last journey this week, its owner said. " * 4
    page = f"<body><article><h1>Harbour</h1><p class=head>A last ferry</p><p>{said}</p><p>{said}</p></article></body>"
    source = Source.bytes(page.encode(), name="p.html", media="html", base_url="https://m.news.example/1")
    told = HtmlReader().read(source, rules).article.metadata
    assert (told.title, told.publisher) == ("A last ferry", "The Example")
    assert told.origins["title"] == told.origins["publisher"] == "site-rule"


def test_a_rule_without_a_reason_has_what_its_kind_says(tmp_path: Path) -> None:
    labels = 'labels = ["ebenso lesenswert"]\n'
    of_a_kind = f'language = "de"\n[[remove]]\nid = "my.related"\nlongest = 33\n{labels}'
    by_itself = f'[[remove]]\nid = "mine.related"\nbecause = "A label"\n{labels}'
    files = (str(written(tmp_path, of_a_kind)), str(written(tmp_path, by_itself, "other.toml")))
    first, second = (found.remove[0] for _, found in Rules.load(RuleChoice(folders=files)).own)
    assert (first.takes, first.longest, first.because != "") == ("run", 33, True)
    assert (second.takes, second.longest) == ("", 200)


def test_a_language_s_rule_of_a_known_kind_leaves_the_reason_to_it() -> None:
    kinds = tomllib.loads((HOME / "kinds.toml").read_text("utf-8"))
    for file in (HOME / "languages").glob("*.toml"):
        for table, rules in tomllib.loads(file.read_text("utf-8")).items():
            for rule in rules if isinstance(rules, list) else ():
                known = kinds.get(table, {}).get(rule["id"].partition(".")[2], {})
                assert not known or "because" not in rule, rule["id"]
                assert not [key for key in known if rule.get(key) == known[key]], rule["id"]


MISTAKES = [
    pytest.param("[[remove]\nid = 1", "mine.toml:1", "TOML", id="no TOML"),
    pytest.param(GOOD + "confidense = 0.5\n", "mine.toml:10", "confidense", id="unknown key"),
    pytest.param(GOOD + "confidence = 'high'\n", "mine.toml:10", "confidence", id="wrong type"),
    pytest.param("[[removes]]\nid = 'a'\n", "mine.toml:1", "removes", id="unknown table"),
    pytest.param("[[remove]]\nbecause = 'x'\ntext = 'x'\n", "mine.toml:1", "id", id="no id"),
    pytest.param("[[remove]]\nid = 'a.b'\ntext = 'x'\n", "mine.toml:1", "because", id="no reason, no kind"),
    pytest.param("[[remove]]\nid = 'a'\nbecause = 'x'\n", "mine.toml:2", "labels", id="nothing to match"),
    pytest.param("[[remove]]\nid = 'a'\nbecause = 'x'\ntext = '('\n", "mine.toml:2", "text", id="no pattern"),
    pytest.param("[[remove]]\nid = 'a'\nbecause = 'x'\ntext = '(a+)+b'\n", "mine.toml:2", "repetition", id="blows up"),
    pytest.param("[[remove]]\nid = 'a'\nbecause = 'x'\ntext = '.*.*.*.*.*x'\n", "mine.toml:2", "too long", id="slow"),
    pytest.param(GOOD + GOOD.replace('language = "ko"', ""), "mine.toml:12", "twice", id="id twice"),
]


@pytest.mark.parametrize(("text", "where", "word"), MISTAKES)
def test_a_mistake_has_file_line_and_key(tmp_path: Path, text: str, where: str, word: str) -> None:
    place = written(tmp_path, text)
    with pytest.raises(RuleError) as caught:
        Rules.load(RuleChoice(folders=(str(place),)))
    assert caught.value.where.endswith(where) or where == "mine.toml:12"
    assert word in caught.value.message
    assert caught.value.hint


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="absent"):
        Rules.load(RuleChoice(folders=(str(tmp_path / "absent.toml"),)))


def test_trial_tells_failures_and_how_often_a_rule_fires(tmp_path: Path) -> None:
    wrong = GOOD.replace('keeps = ["달의 위상이 바뀌었다."]', 'keeps = ["달의 위상: 초승"]')
    found = trial(written(tmp_path, wrong), ["달의 위상: 보름\n공원이 문을 열었다.", "달의 위상: 그믐"])
    assert [(f.rule, f.text) for f in found.failures] == [("my.moon", "달의 위상: 초승")]
    assert found.fired == {"my.moon": 2}
    assert found.lines == 3
    assert not found.holds
    assert trial(written(tmp_path, GOOD)).holds


@pytest.mark.parametrize(
    "choice", [RuleChoice(keep=("ko.scroling",)), RuleChoice(keep=("nosuch.rule",)), RuleChoice(off=("kor",))]
)
def test_a_name_that_is_nowhere_is_refused(choice: RuleChoice) -> None:
    with pytest.raises(RuleError) as caught:
        Rules.load(choice)
    assert caught.value.hint


def test_a_name_that_is_nearly_right_is_told() -> None:
    with pytest.raises(RuleError, match=r"is it ko\.scrolling\?"):
        Rules.load(RuleChoice(keep=("ko.scroling",)))


@pytest.mark.parametrize("name", ["clean.outside", "figure.again", "heading.*", "ko.*", "*"])
def test_what_the_program_decides_can_be_kept_from_working(name: str) -> None:
    assert Rules.load(RuleChoice(keep=(name,))).keep == (name,)


def test_every_id_of_the_program_itself_is_known_as_such() -> None:
    home = Path(reformat.__file__).parent
    code = "".join(f.read_text("utf-8") for f in (home / "stages" / "structure").glob("*.py"))
    assert {name.partition(".")[0] for name in re.findall(r'Reason\(\s*"([a-z.-]+)"', code)} <= CODE


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("no", "Les også", "nb.related"),
        ("nn-NO", "Les også", "nb.related"),
        ("nb", "Les også", "nb.related"),
        ("pt-BR", "Leia também", "pt.related"),
        ("ru", "Читайте также", "ru.related"),
        ("uk-UA", "Читайте також", "uk.related"),
        ("tr", "İLGİLİ HABERLER", "tr.related"),
        ("tr", "YAZDIR", "tr.page-tools"),
        ("pl", "CZYTAJ TAKŻE:", "pl.related"),
        ("id", "Baca juga: Jembatan dibuka", "id.teaser"),
        ("ar", "اقرأ أيضًا", "ar.related"),
        ("he", "תגיות:", "he.related"),
        ("da", "Les også", None),
    ],
)
def test_a_language_has_its_own_rules(language: str, text: str, rule: str | None) -> None:
    assert taken(Rules(), text, language) == rule


def test_a_rule_that_is_nowhere_is_told_with_the_one_that_may_be_meant(capsys):
    from reformat.cli.main import run

    assert run(["explain", "ko.scroling"]) == 3
    assert "no file and no rule ko.scroling; is it ko.scrolling?" in capsys.readouterr().err
