"""Descriptions by people and machines: never invented, never overwritten, always with who wrote them."""

from __future__ import annotations

import json
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformat.document.assets import MemoryAssets
from reformat.document.conservation import balance, words_of
from reformat.document.draft import Draft
from reformat.document.nodes import Alt, Article, Figure, Heading, Image, Metadata, Text
from reformat.errors import DescriberUnavailable, SettingsError
from reformat.settings.tree import Pictures, Settings
from reformat.stages.describe import describe
from reformat.stages.describe_http import KEY, HttpDescriber
from reformat.stages.describer import Description
from reformat.stages.descriptions import Descriptions, combine, parse, wanted
from tests.pictures.made import picture

HASH = "ab" * 32


def figure(alt: Alt | None = None, original: str = HASH, url: str = "https://example.org/a.jpg") -> Figure:
    image = Image(url=url, original=original, asset=original, media_type="image/png")
    return Figure(image=image, caption=(Text("새로 고친 길"),), alt=alt or Alt())


def article(*figures: Figure) -> Article:
    head = Heading(level=2, inlines=(Text("강변길"),))
    return Article(metadata=Metadata(title="산책로 정비", language="ko"), blocks=(head, *figures))


def described(art: Article, known: Descriptions | None = None, describer: Any = None, assets: Any = None) -> Draft:
    draft = Draft(art, source_text=words_of(art.blocks))
    done = describe(draft, known or Descriptions(), describer, assets or MemoryAssets())
    assert balance(done).holds
    return done


def alt_of(draft: Draft) -> Alt:
    (found,) = [b for b in draft.article.blocks if isinstance(b, Figure)]
    return found.alt


def merge(existing: str, art: Article) -> str:
    return combine(existing, wanted(art), art.metadata.language)


def filled(text: str, **more: object) -> str:
    rows = "".join(f"{key} = {json.dumps(value)}\n" for key, value in {"text": text, **more}.items())
    return f'[[picture]]\npicture = "{HASH}"\n{rows}'


def test_an_open_picture_is_listed_and_then_taken(tmp_path: Path) -> None:
    listed = merge("", article(figure()))
    (entry,) = tomllib.loads(listed)["picture"]
    assert entry["picture"] == HASH
    assert entry["context"] == "새로 고친 길 — 강변길"
    assert entry["text"] == ""
    assert alt_of(described(article(figure()), Descriptions({}))).open
    place = tmp_path / "descriptions.toml"
    place.write_text(listed.replace('text = ""', 'text = "두 사람이 걷는다"'), "utf-8")
    done = described(article(figure(url="https://example.org/other-name.jpg")), Descriptions.load([place]))
    assert alt_of(done) == Alt("두 사람이 걷는다", "person")


@given(st.text(max_size=60).filter(lambda t: "\r" not in t))
def test_what_stands_in_a_file_is_never_changed(comment: str) -> None:
    existing = filled("두 사람이 걷는다") + "".join(f"# {c}\n" for c in comment.splitlines() if c.isprintable())
    more = merge(existing, article(figure(), figure(original="cd" * 32)))
    assert more.startswith(existing)
    assert [e.picture for e in parse(more)] == [HASH, "cd" * 32]
    assert merge(more, article(figure(), figure(original="cd" * 32))) == more


def test_nothing_to_list_leaves_no_file() -> None:
    assert merge("", article(figure(Alt("두 사람이 걷는다", "author")), Figure(caption=(Text("길"),)))) == ""


@given(st.text(max_size=40))
def test_any_context_survives_the_file(title: str) -> None:
    art = Article(metadata=Metadata(title=title.encode(errors="ignore").decode()), blocks=(figure(),))
    (entry,) = parse(merge("", art))
    assert entry.picture == HASH


def test_a_persons_word_beats_the_authors_and_the_books_say_so(tmp_path: Path) -> None:
    place = tmp_path / "descriptions.toml"
    place.write_text(filled("두 사람이 걷는다"), "utf-8")
    done = described(article(figure(Alt("길", "author"))), Descriptions.load([place]))
    assert alt_of(done).origin == "person"
    assert [(c.rule, c.before) for c in done.ledger] == [("alt.person", "길")]


def test_decorative_on_a_persons_word(tmp_path: Path) -> None:
    place = tmp_path / "descriptions.toml"
    place.write_text(filled("").replace('text = ""', "decorative = true"), "utf-8")
    found = alt_of(described(article(figure()), Descriptions.load([place])))
    assert found.decorative
    assert not found.open


def test_a_machines_word_stays_marked_until_a_person_confirms(tmp_path: Path) -> None:
    place = tmp_path / "descriptions.toml"
    place.write_text(filled("두 사람", by="machine"), "utf-8")
    known = Descriptions.load([place])
    assert alt_of(described(article(figure()), known)).origin == "machine"
    assert alt_of(described(article(figure(Alt("길", "author"))), known)).origin == "author"
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "photos.toml").write_text(filled("두 사람이 걷는다"), "utf-8")
    both = Descriptions.load([place, shared])
    assert alt_of(described(article(figure()), both)) == Alt("두 사람이 걷는다", "person")


@pytest.mark.parametrize("text", ["[[picture]", '[[picture]]\ntxet = "x"', "picture = 3", '[[picture]]\nby = "nobody"'])
def test_a_mistake_in_the_file_is_said_and_not_overwritten(tmp_path: Path, text: str) -> None:
    place = tmp_path / "descriptions.toml"
    place.write_text(text, "utf-8")
    with pytest.raises(SettingsError) as caught:
        Descriptions.load([place])
    assert str(place) in caught.value.message
    with pytest.raises(SettingsError):
        merge(text, article(figure()))


def test_places_that_are_not_there_are_passed_over(tmp_path: Path) -> None:
    assert Descriptions.load([tmp_path / "no.toml", tmp_path / "none"]) == Descriptions()


class _Fixed:
    name = "fixed"

    def __init__(self, answer: Description | None | DescriberUnavailable) -> None:
        self.answer, self.asked = answer, 0

    def describe(self, data: bytes, media_type: str, *, context: str, language: str) -> Description | None:
        self.asked += 1
        assert data
        assert context == "산책로 정비 — 강변길 — 새로 고친 길"
        if isinstance(self.answer, DescriberUnavailable):
            raise self.answer
        return self.answer


def held() -> tuple[MemoryAssets, str]:
    assets = MemoryAssets()
    return assets, assets.put(picture())


def test_a_describer_fills_only_what_is_open() -> None:
    assets, name = held()
    machine = _Fixed(Description("두 사람", "모두 둘", text_in_picture=True))
    found = alt_of(described(article(figure(original=name)), describer=machine, assets=assets))
    assert found == Alt("두 사람", "machine", long="모두 둘", text_in_picture=True)
    listed = tomllib.loads(merge("", article(figure(found, original=name))))["picture"][0]
    assert (listed["by"], listed["text"]) == ("machine", "두 사람")
    described(article(figure(Alt("길", "author"), original=name)), describer=machine, assets=assets)
    assert machine.asked == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Image of a towpath under lime trees.", "A towpath under lime trees."),
        ("사진: 라임나무 아래 산책로", "라임나무 아래 산책로"),
        ("image", ""),
        ("IMG_2034.jpg", ""),
        ("새로 고친 길", ""),
    ],
)
def test_a_machine_says_what_is_there_and_neither_that_it_is_a_picture_nor_the_caption(answer: str, said: str) -> None:
    assets, name = held()
    alt = alt_of(described(article(figure(original=name)), describer=_Fixed(Description(answer)), assets=assets))
    assert (alt.text, alt.origin) == (said, "machine" if said else "none")


def test_a_describer_that_fails_leaves_pictures_open_and_is_asked_no_more() -> None:
    assets, name = held()
    broken = _Fixed(DescriberUnavailable("it does not answer"))
    done = described(article(figure(original=name), figure(original=name)), describer=broken, assets=assets)
    assert all(b.alt.open for b in done.article.blocks if isinstance(b, Figure))
    assert broken.asked == 1
    assert [(c.rule, c.because) for c in done.ledger] == [("alt.no-describer", "it does not answer")]


class _Endpoint(BaseHTTPRequestHandler):
    answer: bytes = b""
    status = 200
    seen: dict[str, Any] = {}

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).seen = {"path": self.path, "key": self.headers.get("Authorization"), **json.loads(body)}
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Endpoint)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/v1"
    running.shutdown()
    running.server_close()


def asked(endpoint: str, content: str | None, status: int = 200, raw: bytes = b"") -> Description | None:
    _Endpoint.answer = raw or json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    _Endpoint.status = status
    describer = HttpDescriber(Settings(pictures=Pictures(describer_url=endpoint, describer_model="eye")))
    return describer.describe(b"\x89PNG", "image/png", context="강변길", language="ko")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('{"alt": "두 사람", "long": "", "text_in_picture": false}', Description("두 사람")),
        ('```json\n{"alt": "두 사람", "long": "표", "text_in_picture": true}\n```', Description("두 사람", "표", True)),
        ("두 사람이 걷는다.", Description("두 사람이 걷는다.")),
        ("", None),
        (None, None),
        ('{"alt": ""}', None),
        ('{"alt": ', None),
    ],
)
def test_answers_of_a_vision_server(endpoint: str, content: str | None, found: Description | None) -> None:
    assert asked(endpoint, content) == found


def test_what_is_sent_to_a_vision_server(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "k1")
    asked(endpoint, "두 사람")
    seen = _Endpoint.seen
    assert (seen["path"], seen["key"], seen["model"]) == ("/v1/chat/completions", "Bearer k1", "eye")
    words, shown = seen["messages"][1]["content"]
    assert "강변길" in words["text"]
    assert shown["image_url"]["url"].startswith("data:image/png;base64,")


@pytest.mark.parametrize(("status", "raw"), [(500, b"{}"), (200, b"no json"), (200, b"{}"), (200, b'{"choices": []}')])
def test_a_server_that_breaks_its_protocol(endpoint: str, status: int, raw: bytes) -> None:
    with pytest.raises(DescriberUnavailable):
        asked(endpoint, None, status, raw)


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(DescriberUnavailable):
        asked("http://127.0.0.1:9", "x")


def test_a_describer_without_an_address_says_what_to_set() -> None:
    with pytest.raises(SettingsError) as caught:
        HttpDescriber(Settings())
    assert "describer-url" in caught.value.hint
