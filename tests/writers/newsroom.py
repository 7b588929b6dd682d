"""One article with every kind of block and inline, its picture, and a narration of it without an engine."""

from __future__ import annotations

import re
import struct
import zlib

from reformat.document.assets import MemoryAssets
from reformat.document.identity import identify
from reformat.document.nodes import (
    Alt,
    AnyBlock,
    Article,
    Break,
    Cell,
    Code,
    Embed,
    Emphasis,
    Figure,
    Heading,
    Image,
    Item,
    Language,
    LineBreak,
    Link,
    List,
    Literally,
    Metadata,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Raised,
    Row,
    Ruby,
    Strong,
    Table,
    Text,
)
from reformat.document.walk import passages
from reformat.speech.spool import Stream
from reformat.speech.track import Cue, Section, Track, Utterance


def png(width: int = 40, height: int = 30) -> bytes:
    """A red picture."""
    rows = b"".join(b"\0" + bytes([200, 30, 30] * width) for _ in range(height))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


ASSETS = MemoryAssets()
PICTURE = ASSETS.put(png())


def picture(url: str = "https://example.org/a.png") -> Image:
    """A picture whose bytes are there."""
    return Image(url=url, asset=PICTURE, media_type="image/png", width=400, height=300)


def said(*parts: object, **more: object) -> Paragraph:
    """A paragraph of strings and inlines."""
    return Paragraph(inlines=tuple(Text(p) if isinstance(p, str) else p for p in parts), **more)  # type: ignore[arg-type]


def item(*parts: object, marker: str = "") -> Item:
    """A list item of one paragraph."""
    return Item(blocks=(said(*parts),), marker=marker)


def cell(text: str, header: bool = False, **more: object) -> Cell:
    """A table cell."""
    return Cell(inlines=(Text(text),) if text else (), header=header, **more)  # type: ignore[arg-type]


def heads(*texts: str) -> Row:
    """A row of column headers."""
    return Row(tuple(cell(t, True, scope="col") for t in texts))


FIGURES: tuple[AnyBlock, ...] = (
    Figure(
        image=picture(),
        caption=(Text("강가에서 본 도서관."),),
        credit=(Text("사진 제공=가나시"),),
        alt=Alt("붉은 벽돌 건물 앞에 사람들이 서 있다.", "author"),
    ),
    Figure(image=picture(), caption=(Text("열람실 모습."),)),
    Figure(image=None, caption=(Text("이용자가 책을 고르고 있다."),), credit=(Text("사진=가나일보"),)),
    Figure(image=picture(), alt=Alt("막대가 해마다 높아진다.", "machine", long="첫째 해 10명.\n둘째 해 20명.")),
    Figure(image=Image(url="https://example.org/x.jpg", missing="not fetched"), alt=Alt("먼 산", "author")),
    Figure(image=picture(), alt=Alt(decorative=True, origin="person")),
)

LISTS: tuple[AnyBlock, ...] = (
    List(
        items=(item("첫째", marker="①"), Item(blocks=(said("둘째"), List(items=(item("안쪽"),))), marker="②")),
        ordered=True,
    ),
    List(items=(item("다항", marker="다."), item("라항", marker="라.")), ordered=True, start=3),
    List(items=(Item(blocks=(said("손끝으로 읽는 글"),), term=(Text("점자"),)),), definitions=True),
)

TABLES: tuple[AnyBlock, ...] = (
    Table(
        rows=(
            heads("해", "권수", "방문자", "비고"),
            Row((cell("2022", True, scope="row"), cell("1,000"), cell("300", rows=2), cell(""))),
            Row((cell("2023", True, scope="row"), cell("2,000"), cell("긴 비고가 여기에 있다"))),
            Row((cell("짧은 줄"),)),
        ),
        caption=(Text("해마다 는 책"),),
        summary="4열 4행의 표입니다.",
    ),
    Table(rows=(heads("가", "나"), Row((cell("1"), cell("2"))))),
)

RUNS: tuple[AnyBlock, ...] = (
    said(
        "도서관이 ",
        Strong((Text("새로"),)),
        " 문을 열었다. 사람들은 “기다렸다”고 말했다. ",
        Link((Text("안내문을 읽는다. 그리고 또 읽는다."),), "https://example.org/글?q=1"),
        " 끝.",
        NoteRef("n1", "[1]"),
    ),
    said("시의 첫 줄", LineBreak(), "둘째 줄", verse=True),
    said(
        Ruby("漢字", "한자"),
        "와 H",
        Raised((Text("2"),), low=True),
        "O, ",
        Literally("code"),
        " ",
        Emphasis((Text("강조"),)),
    ),
    said("This paragraph is in English.", language="en"),
    said("هذا نص عربي.", language="ar", direction="rtl"),
)


def article(language: str = "ko", title: str = "강가에 새로 문을 연 도서관 <책 & 숲>") -> Article:
    """The article."""
    known = Metadata(
        title=title,
        section="문화 › 도서관",
        authors=("김하늘", "이바다"),
        published="2024-05-17T09:30:00+09:00",
        modified="2024-05-18T10:00:00+09:00",
        publisher="가나일보",
        language=language,
        url="https://example.org/news/1?a=1&b=한글",
        rights="ⓒ 가나일보, 무단 전재 금지",
        tags=("도서관", "강"),
        contacts=("hanul@example.org",),
    )
    blocks: tuple[AnyBlock, ...] = (
        RUNS[0],
        Heading(level=2, inlines=(Text("책과 "), Language((Text("Library of Congress"),), "en"))),
        *FIGURES,
        Heading(level=3, inlines=(Text("다음과 같은 차례"),)),
        *LISTS,
        Quote(
            blocks=(said("책은 누구에게나 열려 있어야 한다."),),
            attribution=(Text("관장 박나무"),),
            cite="https://example.org/q",
        ),
        *TABLES,
        Code(text="def f(x):\n    return x < 1 & y" + "z" * 120),
        *RUNS[1:],
        Embed(
            url="https://video.example/1",
            kind="video",
            title="개관식",
            provider="동영상집",
            duration="3:20",
            transcript=(said("어서 오십시오."),),
        ),
        Break(),
        Note(name="n1", label="1)", blocks=(said("개관일은 다음 달에 바뀔 수 있다."),)),
    )
    return identify(
        Article(known, deck=(List(items=(item("도서관이 문을 열었다."), item("점자책을 갖췄다."))),), blocks=blocks)
    )


def utterances(told: Article) -> list[Utterance]:
    """What would be said: title, byline, sentences by their full stops, table rows."""
    found: list[Utterance] = []

    def say(kind: str, block: str, start: int, end: int, text: str) -> None:
        found.append(Utterance(f"u{len(found):04d}", kind, block, start, end, "ko", text, text))  # type: ignore[arg-type]

    say("title", "title", 0, len(told.metadata.title), told.metadata.title)
    if told.metadata.authors:
        say("byline", "byline", 0, 0, ", ".join(told.metadata.authors))
    rows: set[str] = set()
    for passage in passages((*told.deck, *told.blocks)):
        if passage.role == "cell":
            row = next(r for r in passage.block.rows if any(c.id == passage.id for c in r.cells))  # type: ignore[union-attr]
            if row.id not in rows:
                rows.add(row.id)
                say("row", row.id, 0, 0, passage.text)
            continue
        kind = {"heading": "heading", "item": "item", "caption": "caption", "alt": "description"}.get(
            passage.role, "sentence"
        )
        for match in re.finditer(r"[^.?!]+[.?!]*[”’]?", passage.text):
            if match[0].strip():
                say(kind, passage.id, match.start(), match.end(), match[0])
    return found


def track(told: Article, sound: bytes = b"\xff\xfb", seconds: float = 3600.0) -> Track:
    """The narration: half a second an utterance, one section a heading, the same bytes for each."""
    groups: list[list[Utterance]] = []
    for utterance in utterances(told):
        if utterance.kind == "heading" or not groups:
            groups.append([])
        groups[-1].append(utterance)
    sections = (
        Section(
            n,
            group[0].text,
            f"{n:02d}-part",
            Stream.of(sound),
            seconds,
            tuple(Cue(u, i * 0.6, i * 0.6 + 0.5) for i, u in enumerate(group)),
        )
        for n, group in enumerate(groups, 1)
    )
    return Track(tuple(sections), "silent", "1", {"ko": "silent-ko"})
