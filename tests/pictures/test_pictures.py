"""Picture files: upright, scaled, re-encoded, harmless; and refused with a reason where they can't be."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from reformat.settings.tree import Pictures
from reformat.stages.pictures import Refused, prepare
from reformat.stages.vectors import NotDrawable, sanitise
from tests.pictures.made import SVG, animation, bomb, picture, sideways

CHOICE = Pictures(max_side=50)


@pytest.mark.parametrize(
    ("data", "media", "size"),
    [
        (picture("PNG"), "image/png", (50, 33)),
        (picture("JPEG"), "image/jpeg", (50, 33)),
        (picture("WEBP"), "image/webp", (50, 33)),
        (picture("WEBP", (40, 30)), "image/webp", (40, 30)),
        (picture("GIF", (30, 20), "P"), "image/png", (30, 20)),
        (picture("BMP", (30, 20)), "image/png", (30, 20)),
        (picture("TIFF", (30, 20)), "image/png", (30, 20)),
        (picture("JPEG", (30, 20), "CMYK"), "image/jpeg", (30, 20)),
        (picture("JPEG", (30, 20), "L"), "image/jpeg", (30, 20)),
        (picture("PNG", (30, 20), "RGBA"), "image/png", (30, 20)),
        (picture("PNG", (30, 20), "I;16"), "image/png", (30, 20)),
        (sideways(), "image/jpeg", (33, 50)),
        (animation("GIF"), "image/png", (30, 30)),
        (animation("WEBP"), "image/webp", (30, 30)),
    ],
)
def test_what_comes_out(data: bytes, media: str, size: tuple[int, int]) -> None:
    made = prepare(data, CHOICE)
    assert (made.media_type, (made.width, made.height)) == (media, size)
    with Image.open(io.BytesIO(made.data)) as opened:
        assert opened.size == size
        assert getattr(opened, "n_frames", 1) == 1
        assert not opened.getexif()


def test_the_same_bytes_make_the_same_picture() -> None:
    assert prepare(sideways(), CHOICE) == prepare(sideways(), CHOICE)


def test_an_unscaled_webp_is_kept_as_it_is() -> None:
    data = picture("WEBP", (40, 30))
    assert prepare(data, CHOICE).data == data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"<html><body>404</body></html>", "not-a-picture"),
        (b"\xff\xd8\xff\xe0 broken", "broken"),
        (picture("PNG")[:60], "broken"),
        (bomb(), "too-many-pixels"),
        (bomb(70_000, 70_000), "too-many-pixels"),
        (bomb(2_000, 2_000), "broken"),
        (b"%PDF-1.4 ...", "not-a-picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "not-a-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><g>", "broken"),
        (b"<!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>", "unsafe"),
    ],
)
def test_what_is_refused_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=f"^{reason}$"):
        prepare(data, CHOICE)


def test_too_large_a_file_is_not_opened() -> None:
    with pytest.raises(Refused, match="too-large"):
        prepare(picture(), Pictures(max_bytes=10))


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"\xff\xd8", b"<svg "]),
)
@settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
def test_any_bytes_are_a_picture_or_refused(data: bytes, head: bytes) -> None:
    try:
        assert prepare(head + data, CHOICE).data
    except Refused as refused:
        assert str(refused)


@given(st.integers(0, 400), st.integers(0, 255))
@settings(deadline=None, max_examples=150)
def test_a_damaged_file_is_a_picture_or_refused(place: int, byte: int) -> None:
    data = bytearray(sideways())
    data[place % len(data)] = byte
    try:
        assert prepare(bytes(data), CHOICE).width > 0
    except Refused as refused:
        assert str(refused) in ("broken", "not-a-picture", "too-many-pixels")


def test_svg_keeps_what_draws_and_nothing_else() -> None:
    data, media, width, height = sanitise(SVG.encode())
    text = data.decode()
    assert media == "image/svg+xml"
    assert (width, height) == (80, 40)
    assert "viewBox" in text
    assert "linearGradient" in text
    assert "url(#g)" in text
    assert all(
        word not in text for word in ("script", "alert", "https://example.org", "foreignObject", "onload", "@import")
    )


@pytest.mark.parametrize("data", [b"<svg/>", b"<svg xmlns='http://www.w3.org/2000/svg'", b"\xff\xfe<\0s\0v\0g\0"])
def test_svg_that_is_none(data: bytes) -> None:
    with pytest.raises(NotDrawable):
        sanitise(data)


def test_svg_nested_deep_is_cut_and_not_followed() -> None:
    deep = b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 3000 + b"</g>" * 3000 + b"</svg>"
    try:
        assert sanitise(deep)[0].count(b"<g") <= 201
    except NotDrawable as error:
        assert str(error) == "broken"
