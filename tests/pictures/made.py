"""Small picture files made on the spot."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    image = Image.new(
        mode, size, 0 if mode in ("1", "L", "P") else tuple([120] * len(Image.new(mode, (1, 1)).getbands()))
    )
    image.save(out, kind, **more)
    return out.getvalue()


def sideways() -> bytes:
    """A JPEG that a camera turned: 60 by 40 on disk, 40 by 60 to the eye, with a place in its EXIF."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "taken at home"
    return picture("JPEG", exif=exif.tobytes())


def animation(kind: str = "GIF") -> bytes:
    frames = [Image.new("RGB", (30, 30), color) for color in ((255, 0, 0), (0, 255, 0))]
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def bomb(width: int = 20_000, height: int = 20_000) -> bytes:
    """A PNG whose header promises more pixels than its few bytes hold."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def drawing(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40">{inside}</svg>'.encode()


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40" onload="alert(1)"><script>alert(1)</script>'
    '<linearGradient id="g"><stop offset="0"/></linearGradient><rect width="80" height="40" fill="url(#g)"/>'
    '<image href="https://example.org/spy.png"/><a href="javascript:alert(1)"><text>글</text></a>'
    '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'
    '<style>@import url(https://example.org/x.css);</style><rect style="fill:url(https://example.org/f)"/></svg>'
)
