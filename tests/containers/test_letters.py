"""Letters whose text lies in several parts, that enclose others, or whose envelopes are not what they say."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from reformat.document.source import Source
from reformat.errors import Undecodable
from reformat.pipeline import Kit, expand

KIT = Kit.of()
TEXT = "The harbour master counted forty boats on the first evening"


def letter(*parts: EmailMessage | str, kind: str = "mixed", title: str = "Log") -> EmailMessage:
    whole = EmailMessage()
    whole["Subject"], whole["From"] = title, "Ann Reed <ann@harbour.example>"
    for part in parts:
        whole.attach(part if isinstance(part, EmailMessage) else words(part))
    whole["Content-Type"] = f"multipart/{kind}; boundary=of-{kind}"
    return whole


def words(told: str) -> EmailMessage:
    part = EmailMessage()
    part.set_content(told, subtype="html" if told.startswith("<") else "plain")
    return part


def enclosed(title: str, text: str) -> EmailMessage:
    inner, holder = EmailMessage(), EmailMessage()
    inner["Subject"], inner["From"] = title, "Bo Lin <bo@harbour.example>"
    inner.set_content(text)
    holder.set_content(inner)
    return holder


def of(data: bytes, name: str = "a.eml") -> list[Source]:
    return list(expand(Source.bytes(data, name=name), KIT))


def picture() -> EmailMessage:
    part = EmailMessage()
    part.set_content(b"GIF89a", "image", "gif", filename="bell.gif")
    return part


@pytest.mark.parametrize(
    ("first", "second", "media"),
    [
        (f"{TEXT}.", "And three on the second.", "text"),
        (f"<p>{TEXT}.</p>", "<p>And three on the second.</p>", "html"),
        (f"<p>{TEXT}.</p>", "And three on the second.", "html"),
    ],
)
def test_text_before_and_behind_a_picture_is_one_text(first: str, second: str, media: str) -> None:
    (one,) = of(bytes(letter(first, picture(), second)))
    text = one.content().decode()
    assert one.media == media and text.index(TEXT) < text.index("And three on the second")


def test_of_two_ways_to_say_it_one_is_taken_and_what_hangs_on_it_is_not() -> None:
    note = EmailMessage()
    note.set_content("A file of its own.", disposition="attachment", filename="note.txt")
    (one,) = of(bytes(letter(letter(f"{TEXT}, plainly.", f"<p>{TEXT}, finely.</p>", kind="alternative"), note)))
    assert "finely" in one.content().decode() and "plainly" not in one.content().decode()
    assert b"own" not in one.content()


def test_each_letter_of_a_digest_is_an_article() -> None:
    found = of(bytes(letter(f"{TEXT}.", enclosed("First", f"{TEXT}, one."), enclosed("Second", f"{TEXT}, two."))))
    assert [one.metadata.title for one in found] == ["Log", "First", "Second"]
    assert [one.metadata.title for one in of(bytes(letter(enclosed("First", f"{TEXT}, one."))))] == ["First"]


def test_letters_in_the_letters_of_a_box() -> None:
    box = b"".join(
        b"From ann@x Mon Feb  2 10:00:00 2026\n" + bytes(letter(f"{TEXT}.", enclosed(name, f"{TEXT}, {name}."))) + b"\n"
        for name in ("one", "two")
    )
    assert [one.metadata.title for one in of(box, "a.mbox")] == ["Log", "one", "Log", "two"]


def test_an_envelope_of_parts_that_has_none_is_read_as_text() -> None:
    head = b"Subject: Log\nFrom: Ann <ann@x.example>\nContent-Type: multipart/mixed; boundary=lost\n\n"
    (one,) = of(head + TEXT.encode() + b"\n")
    assert one.media == "text" and one.content().decode().strip() == TEXT


@pytest.mark.parametrize("kind", ["message/rfc822\n", "multipart/mixed; boundary=b{n}\n\n--b{n}"])
def test_a_thousand_parts_in_one_another_are_refused_and_take_no_other_along(kind: str) -> None:
    deep = "Subject: s\n" + "".join(f"Content-Type: {kind.format(n=n)}\n" for n in range(1000))
    with pytest.raises(Undecodable, match="too deep"):
        of(deep.encode())
    sent = b"From ann@x Mon Feb  2 10:00:00 2026\n"
    first, second = of(sent + deep.encode() + b"\n\n" + sent + bytes(letter(f"{TEXT}.")), "a.mbox")
    assert first.fault is not None and TEXT in second.content().decode()


def test_a_page_that_hangs_on_a_letter_takes_nothing_of_it() -> None:
    page = words(f"<html><body><h1>Boats</h1><p>{TEXT}, and the second.</p></body></html>")
    page.add_header("Content-Disposition", "attachment", filename="boats.html")
    first, second = of(letter(f"{TEXT}.", page).as_bytes())
    assert (first.content().decode().strip(), first.metadata.title) == (f"{TEXT}.", "Log")
    assert (second.name, second.member, b"and the second" in second.content()) == (
        "a.eml/boats.html",
        "boats.html",
        True,
    )
    (alone,) = of(letter(page).as_bytes())
    assert b"and the second" in alone.content()
