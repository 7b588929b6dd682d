"""Picture files: upright, scaled, re-encoded, harmless; and refused with a reason where they can't be."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from reformat.conversion import convert
from reformat.settings.tree import Pictures
from reformat.stages.pictures import Refused, prepare
from reformat.stages.vectors import NotDrawable, sanitise
from tests.pictures.made import SVG, animation, bomb, drawing, picture, sideways

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
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "unknown-kind"),
        (drawing("<g id='a'><use href='#a'/></g>"), "unsafe"),
        (drawing("".join(f"<g id='a{n}'>" + 9 * f"<use href='#a{n - 1}'/>" + "</g>" for n in range(9))), "unsafe"),
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


SECRET = b"where it was taken"


@pytest.mark.parametrize(
    "data",
    [
        picture("WEBP", (40, 30), xmp=SECRET),
        picture("WEBP", (40, 30)) + SECRET,
        picture("WEBP", (90, 30), xmp=SECRET),
        picture("JPEG", comment=SECRET),
        picture("JPEG", xmp=SECRET),
        picture("TIFF", description=SECRET.decode()),
    ],
)
def test_what_a_picture_carries_along_stays_behind(data: bytes) -> None:
    assert SECRET in data
    made = prepare(data, CHOICE).data
    assert SECRET not in made
    with Image.open(io.BytesIO(made)) as opened:
        opened.load()


@pytest.mark.parametrize("mode", ["1", "P", "F", "I", "I;16"])
def test_shades_outlive_the_scaling(mode: str) -> None:
    """Lines closer than the pixels that are left become a grey, and measured values are shades, whatever their range."""
    image = Image.new("L", (200, 100))
    image.putdata([255 * (x % 2) if mode in ("1", "P") else x for _ in range(100) for x in range(200)])
    out = io.BytesIO()
    wide = Image.frombytes("I;16", image.size, b"".join(bytes([v, v]) for v in image.tobytes()))
    (wide if mode == "I;16" else image.convert(mode)).save(out, "TIFF")
    with Image.open(io.BytesIO(prepare(out.getvalue(), CHOICE).data)) as opened:
        shades = {shade for _, shade in opened.convert("L").getcolors() or []}
    assert any(60 < shade < 200 for shade in shades)


@pytest.mark.parametrize(
    ("inside", "stays", "goes"),
    [
        ("<a href='https://example.org'><text>dock</text></a>", b"dock", b"example.org"),
        ("<style>rect{fill:image-set('https://example.org/a' 1x)}</style><rect id='r'/>", b"rect", b"example.org"),
        ("<filter id='f'><feGaussianBlur stdDeviation='1e9'/></filter>", b"feGaussianBlur", b"1e9"),
        ("<symbol id='s'><rect/></symbol><use href='#s'/><use href='#s'/>", b"#s", b"script"),
    ],
)
def test_svg_parts(inside: str, stays: bytes, goes: bytes) -> None:
    made = sanitise(drawing(inside))[0]
    assert stays in made and goes not in made


@pytest.mark.parametrize("width", ["9" * 400, "NaN", "1e400", "-5"])
def test_svg_of_no_size_that_is_one(width: str) -> None:
    assert sanitise(f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{width}'/>".encode())[2:] == (
        0,
        0,
    )


@pytest.mark.parametrize("start", ["<!--" + " licence" * 1000 + "-->", "<?xml version='1.0'?><!-- <html> -->\n"])
def test_svg_is_known_by_its_root(start: str) -> None:
    assert prepare(start.encode() + drawing("<rect/>"), CHOICE).media_type == "image/svg+xml"
    prefixed = "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:rect/></s:svg>"
    assert prepare((start + prefixed).encode(), CHOICE).media_type == "image/svg+xml"


@pytest.mark.parametrize(
    ("inside", "outcome"),
    [
        ("<g id='a'/><g id='a'/>", ['<g id="a" /><g />']),
        ("<g id='1'/><g id='a b'/>", ["<g /><g />"]),
        ("<rect fill='url(#gone)'/><use href='#gone'/>", ["<rect /><use />"]),
        ("<style>.a{fill:red;}} b{x:y</style>", ["<style>.a{fill:red}</style>"]),
        (
            "<style>@media print{.a{x:y}} .1a{x:y} g > .b, c{x:url(#i); z : 1}</style>",
            [">g &gt; .b, c{x:url(#i);z : 1}<"],
        ),
        ("<style>.a{x:url(//example.org)}</style><style>.b{x:(}</style>", ['viewBox="0 0 80 40" />']),
        ("<rect style='fill:red;{;x:url(http://example.org)'/>", ['style="fill:red"']),
    ],
)
def test_svg_is_what_a_book_may_hold(inside: str, outcome: list[str]) -> None:
    """EPUBCheck refuses ids that are none or come twice, references to nothing, and styles that can't be parsed."""
    made = sanitise(drawing(inside))[0].decode()
    assert all(part in made for part in outcome), made


def test_svg_of_many_parts_takes_time_by_their_number() -> None:
    for inside in ("<rect/><script/>" * 30_000, f"<style>{'a' * 300_000}</style>", f"<style>{'a{' * 100_000}</style>"):
        begun = time.process_time()
        sanitise(drawing(inside))
        assert time.process_time() - begun < 3


def test_a_drawing_is_in_the_book_as_in_the_page() -> None:
    said = "The chart shows how many boats lay in the harbour at noon, month by month, since the new quay was opened."
    page = f"<article><p>{said}</p><figure><img src='c.svg'></figure><p>{said[:-1]} in May.</p></article>"
    made = convert(page, ("html", "epub"), resolve={"c.svg": drawing("<rect width='80' height='40'/>")}.get)
    with zipfile.ZipFile(io.BytesIO(made.epub)) as book:
        [name] = [name for name in book.namelist() if name.endswith(".svg")]
        assert b"<rect" in book.read(name)
    assert "data:image/svg+xml" in made.html


@pytest.mark.parametrize("packing", ["tiff_lzw", "tiff_adobe_deflate"])
def test_a_damaged_tiff_writes_nothing_beside(packing: str, capfd: pytest.CaptureFixture[str]) -> None:
    out = io.BytesIO()
    Image.effect_noise((90, 90), 90).save(out, "TIFF", compression=packing)
    data = bytearray(out.getvalue())
    data[4000:4200] = bytes(range(200))
    with pytest.raises(Refused, match="broken"):
        prepare(bytes(data), Pictures())
    assert capfd.readouterr() == ("", "")


def test_a_picture_in_a_drawing_has_the_name_of_its_kind() -> None:
    image = b"<svg xmlns='http://www.w3.org/2000/svg'><image width='9' height='9' href=' data:IMAGE/JPG;base64,/9j/'/></svg>"
    assert b'href="data:image/jpeg;base64,/9j/"' in sanitise(image)[0]
