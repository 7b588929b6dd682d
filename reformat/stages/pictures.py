"""Make a picture file fit to be embedded: its true kind found by content, turned upright, scaled down, re-encoded.

The one room of Pillow. Sizes are read from the header before anything is decoded, so a file that unpacks into
gigabytes is refused unopened. Re-encoding also leaves behind what a picture carries along: place, owner, other files.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
from contextlib import suppress
from functools import cache
from typing import NamedTuple, cast

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from reformat.patterns import lazy
from reformat.settings.tree import Pictures
from reformat.stages.vectors import NotDrawable, sanitise

COMMON = {b"\xff\xd8": "JPEG", b"\x89P": "PNG", b"GI": "GIF", b"BM": "BMP"}
"""First bytes of the kinds whose decoders Pillow loads by itself (MPO opens as JPEG)."""

QUALITY = 85
TINY = 2
"""Side in pixels up to which a picture is a tracking pixel or a placeholder."""

KINDS = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp",
         "BMP": "image/bmp", "TIFF": "image/tiff", "AVIF": "image/avif", "ICO": "image/x-icon"}  # fmt: skip
"""Pillow's names of the formats that are taken in; no other decoder is ever tried."""

DAMAGE = (
    OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, EOFError, MemoryError, struct.error,
    AttributeError,
)  # fmt: skip
"""What Pillow's decoders raise over damaged files."""

ORIENTATION = 0x0112
"""The EXIF tag that says how a camera was held."""

TURNS = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}
"""What makes a picture of each orientation upright (EXIF 2.32, table 6)."""


HEAD = 100_000
"""Bytes in which the root of a drawing begins."""

_ROOT = lazy(
    rb"(?>\s+|\xef\xbb\xbf|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?+[^>]*+>)*+<(?:[\w.-]++:)?svg[\s/>]",
    re.S | re.I,
)

STRANGE = lazy(rb".{4}(?:ftyp|jP  |JXL )|\xff\x0a|\xff\x4f\xff\x51|8BPS", re.S)
"""First bytes of pictures that are of no kind taken in: HEIC, JPEG XL, JPEG 2000, Photoshop."""

CHUNKS = (b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP")
"""What a still WebP draws with; the rest tells of place, owner and programs."""


class Refused(ValueError):
    """These bytes are not embedded; the reason in one word stands in `Image.missing`."""


class Picture(NamedTuple):
    """A picture ready to embed: bytes, media type, size in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def prepare(data: bytes, choice: Pictures) -> Picture:
    """The picture in these bytes, upright, at most `max_side` long and in a format that books may hold.

    Raises Refused with one of: empty, too-large, too-many-pixels, unknown-kind, not-a-picture, broken, unsafe.
    """
    if not data:
        raise Refused("empty")
    if len(data) > choice.max_bytes:
        raise Refused("too-large")
    if _is_svg(data):
        try:
            return Picture(*sanitise(data))
        except NotDrawable as error:
            raise Refused(str(error)) from error
    return _raster(data, choice)


def _is_svg(data: bytes) -> bool:
    return _ROOT.match(data, 0, HEAD) is not None  # licences may stand before it


def _raster(data: bytes, choice: Pictures) -> Picture:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Pillow.open(io.BytesIO(data), formats=_formats(data)) as opened:
                width, height = opened.size
                if width * height > choice.max_pixels:
                    raise Refused("too-many-pixels")
                return _fit(opened, data, choice.max_side)
        except Pillow.DecompressionBombError as error:
            raise Refused("too-many-pixels") from error
        except UnidentifiedImageError as error:
            raise Refused("unknown-kind" if STRANGE.match(data) else "not-a-picture") from error
        except Refused:
            raise
        except DAMAGE as error:
            raise Refused("broken") from error


def _formats(data: bytes) -> tuple[str, ...]:
    """The decoders to try: the one that the first bytes name, else all, the rare ones loaded first."""
    if kind := COMMON.get(data[:2]):
        return (kind,)
    from PIL import AvifImagePlugin, IcoImagePlugin, TiffImagePlugin, WebPImagePlugin

    _hush()
    rare = (AvifImagePlugin.AvifImageFile, IcoImagePlugin.IcoImageFile, TiffImagePlugin.TiffImageFile)
    return (*COMMON.values(), *(kind.format for kind in (*rare, WebPImagePlugin.WebPImageFile)))


@cache
def _hush() -> None:
    """Tells libtiff to keep to itself what it would write to standard error over every fault of a file."""
    import ctypes

    from PIL import _imaging

    with suppress(OSError, AttributeError):  # a Pillow that was built otherwise
        library = ctypes.CDLL(_imaging.__file__)
        for handler in (library.TIFFSetErrorHandler, library.TIFFSetWarningHandler):
            handler.argtypes, handler.restype = [ctypes.c_void_p], ctypes.c_void_p
            handler(None)


def _fit(opened: Pillow.Image, data: bytes, max_side: int) -> Picture:
    kind = opened.format or ""
    moving = getattr(opened, "n_frames", 1) > 1 if kind in ("WEBP", "GIF", "PNG") else False
    if kind == "WEBP" and not moving and max(opened.size) <= max_side and _orientation(opened) == 1:
        opened.load()
        return Picture(_bare(data), "image/webp", *opened.size)
    if kind in ("JPEG", "MPO"):
        opened.draft("RGB", (max_side, max_side))
    opened.seek(0)
    turn = TURNS.get(_orientation(opened))
    image: Pillow.Image = opened.transpose(turn) if turn is not None else opened.copy()
    if image.mode[0] in "FI":
        image = _grey(image)
    elif max(image.size) > max_side and image.mode in ("1", "P"):  # whose scaling would leave out every other pixel
        image = image.convert("L" if image.mode == "1" else "RGBA" if "transparency" in image.info else "RGB")
    image.thumbnail((max_side, max_side), Pillow.Resampling.LANCZOS)
    return _encode(image, kind)


def _grey(image: Pillow.Image) -> Pillow.Image:
    """Shades in more than eight bits as such in eight; measured values from the least to the greatest."""
    deep = image.mode.startswith("I;16")
    least, greatest = (0.0, 65_535.0) if deep else cast(tuple[float, float], image.getextrema())
    scale = 255 / (greatest - least) if greatest > least else 0.0
    whole = image.convert("I") if deep else image
    return whole.point(lambda value: value * scale - least * scale).convert("L")


def _bare(data: bytes) -> bytes:
    """A still WebP with nothing in it but the picture."""
    kept, at, end = [], 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= end:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = data[at : at + 8 + size + size % 2]
        if chunk[:4] == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~0b1100]) + chunk[9:]  # it has neither EXIF nor XMP
        kept += [chunk] * (chunk[:4] in CHUNKS)
        at += len(chunk)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _orientation(opened: Pillow.Image) -> int:
    """How the camera was held; 1, upright, where the EXIF is missing or damaged."""
    try:
        found = opened.getexif().get(ORIENTATION, 1)
    except DAMAGE:
        return 1
    return found if isinstance(found, int) else 1


def _encode(image: Pillow.Image, kind: str) -> Picture:
    """JPEG for photographs, WebP stays WebP, PNG for all that may have flat colours or transparency."""
    out = io.BytesIO()
    seen_through = "A" in image.getbands() or "transparency" in image.info
    if kind in ("JPEG", "MPO", "AVIF") and not seen_through:
        media, image = "image/jpeg", image if image.mode in ("L", "RGB") else image.convert("RGB")
        image.save(out, "JPEG", quality=QUALITY, optimize=True, exif=b"", icc_profile=None, comment=b"")
    elif kind == "WEBP":
        media, image = "image/webp", image.convert("RGBA" if seen_through else "RGB")
        image.save(out, "WEBP", quality=QUALITY, method=4, exif=b"", xmp=b"", icc_profile=None)
    else:
        media, image = "image/png", _flat(image, seen_through)
        image.save(out, "PNG", optimize=True, icc_profile=None)
    return Picture(out.getvalue(), media, *image.size)


def _flat(image: Pillow.Image, seen_through: bool) -> Pillow.Image:
    """A mode that PNG and every reading system can take."""
    if image.mode in ("1", "L", "RGB", "RGBA", "LA") or (image.mode == "P" and not seen_through):
        image.info.pop("exif", None)
        return image
    return image.convert("RGBA" if seen_through else "RGB")
