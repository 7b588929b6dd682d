"""Settings: which word wins, and how a mistake is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reformat.errors import SettingsError
from reformat.settings import Settings, load_settings
from reformat.settings.environment import from_environment, from_words, variables
from reformat.settings.load import keys


def load(start: Path, environ: dict[str, str] | None = None, **overrides: object) -> Settings:
    user = start / "home" / "reformat.toml"
    return load_settings(
        start, environ=environ or {}, overrides={k.replace("__", "."): v for k, v in overrides.items()}, user=user
    )


def put(place: Path, text: str) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")
    return place


def test_each_layer_wins_over_the_one_below(tmp_path: Path) -> None:
    assert load(tmp_path).page.size == 24
    put(tmp_path / "home" / "reformat.toml", "[page]\nsize = 26\ntheme = 'dark'")
    assert load(tmp_path).page.size == 26
    put(tmp_path / "reformat.toml", "[page]\nsize = 28")
    assert load(tmp_path).page.size == 28
    assert load(tmp_path, {"REFORMAT_PAGE_SIZE": "30"}).page.size == 30
    assert load(tmp_path, {"REFORMAT_PAGE_SIZE": "30"}, page__size=32).page.size == 32
    assert load(tmp_path).page.theme == "dark", "what an upper layer does not say stays"


def test_the_nearest_file_upward_counts(tmp_path: Path) -> None:
    put(tmp_path / "reformat.toml", "[page]\nsize = 28\ntheme = 'sepia'")
    put(tmp_path / "a" / "reformat.toml", "[page]\nsize = 40")
    (tmp_path / "a" / "b").mkdir()
    assert (load(tmp_path / "a" / "b").page.size, load(tmp_path / "a" / "b").page.theme) == (40, "auto")


def test_extend_builds_on_other_files_and_paths_start_at_their_file(tmp_path: Path) -> None:
    put(tmp_path / "base.toml", "[rules]\nfolders = ['rules']\n[page]\nsize = 30")
    put(tmp_path / "a" / "reformat.toml", "extend = '../base.toml'\n[page]\ntheme = 'dark'")
    found = load(tmp_path / "a")
    assert (found.page.size, found.page.theme) == (30, "dark")
    assert Path(found.rules.folders[0]).resolve() == tmp_path / "rules"


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("[speech]\nengin = 'x'", 2, "speech.engin"),
        ("\n\n[page]\nsize = 500", 4, "page.size"),
        ("spech = 1", 1, "spech"),
        ("[page]\ntheme = 'red'", 2, "page.theme"),
        ("[output]\nto = 'html'", 2, "output.to"),
        ("[speech.voices]\nko = 3", 1, "speech.voices"),
    ],
)
def test_a_mistake_has_file_line_and_key(tmp_path: Path, text: str, line: int, key: str) -> None:
    place = put(tmp_path / "reformat.toml", text)
    with pytest.raises(SettingsError) as caught:
        load(tmp_path)
    assert f"{place}:{line}" in caught.value.message
    assert key in caught.value.message


@pytest.mark.parametrize("text", ["extend = 'reformat.toml'", "extend = 3", "extend = 'nowhere.toml'", "x x", "\udcff"])
def test_files_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    (tmp_path / "reformat.toml").write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(SettingsError) as caught:
        load(tmp_path)
    assert "reformat.toml" in caught.value.message or "nowhere.toml" in caught.value.message
    assert caught.value.hint


def test_the_environment(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        {"REFORMAT_OUTPUT_TO": "html, epub", "REFORMAT_NETWORK": "true", "REFORMAT_SPEECH_VOICES": "ko=a,en=b"},
    )
    assert found.output.to == ("html", "epub")
    assert found.network is True
    assert found.speech.voices == {"ko": "a", "en": "b"}


@pytest.mark.parametrize(
    ("name", "value"), [("REFORMAT_PAGE_SIZ", "3"), ("REFORMAT_PAGE_SIZE", "big"), ("REFORMAT_PAGE_SIZE", "3")]
)
def test_the_environments_mistakes_name_the_variable(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name if value == "3" and name.endswith("SIZ") else "SIZE|page.size"):
        load(tmp_path, {name: value})


def test_words_of_the_command_line() -> None:
    assert from_words(["page.size=32", "speech.cache-bytes=5"]) == {"page": {"size": 32}, "speech": {"cache-bytes": 5}}
    with pytest.raises(SettingsError, match="page.siz"):
        from_words(["page.siz=3"])


def test_every_setting_has_a_name_in_the_environment() -> None:
    leaves = {key for key in keys() if not any(other.startswith(f"{key}.") for other in keys())}
    assert {".".join(path) for path, _ in variables().values()} == leaves


def test_the_published_schema_is_the_code_s() -> None:
    from docs.generate import settings_schema

    root = Path(__file__).parents[2]
    assert json.loads((root / "docs" / "settings.schema.json").read_text()) == json.loads(json.dumps(settings_schema()))


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("page.size", "big", "expected a whole number, got text"),
        ("page.size", "3", "expected a whole number of at least 16"),
        ("speech.rate", "9", "expected a number of at most 3.0"),
        ("page.theme", "pink", "there is no 'pink'"),
        ("page.panel", "perhaps", "expected true or false, got text"),
        ("page.audio", "loud", "there is no 'loud'"),
        ("page.sise", "3", "no setting 'page.sise'"),
        ("language", "korean", "expected a language tag such as ko or en-GB"),
        ("output.to", ",", "expected at least one"),
        ("speech.bitrate", "0", "expected a whole number of at least 8"),
        ("speech.timeout", "0", "expected a number above 0"),
        ("speech.pauses", "heading=-1", "expected a number of at least 0"),
        ("pictures.max-side", "0", "expected a whole number of at least 1"),
    ],
)
def test_a_wrong_value_is_told_in_words_of_no_programming_language(key: str, value: str, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        from_words([f"{key}={value}"])
    assert words in caught.value.message and "`" not in caught.value.message
    choices = {"page.theme": "auto, light, dark, yellow, sepia", "page.audio": "embed, beside, none"}
    assert key not in choices or caught.value.hint == f"one of {choices[key]}"


def test_the_reference_says_of_every_setting_what_it_is() -> None:
    rows = re.findall(
        r"^\| `([\w.-]+)` \|.*\| (.*) \|$",
        (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8"),
        re.M,
    )
    assert {name for name, _ in rows} == {".".join(path) for path, _ in variables().values()}
    assert [name for name, said in rows if len(said) < 8] == []


@pytest.mark.parametrize("key", sorted(key for key, (_, kind) in variables().items() if "tuple" in str(kind)))
def test_every_list_is_parted_by_commas(key: str) -> None:
    path, kind = variables()[key]
    known = {"REFORMAT_OUTPUT_TO": "html,epub", "REFORMAT_SPEECH_SKIP": "row,note"}
    text = known.get(key, "list,quote")
    for table in (from_environment({key: text}), from_words([f"{'.'.join(path)}={text}"])):
        for name in path:
            table = table[name]
        assert list(table) == text.split(","), kind
