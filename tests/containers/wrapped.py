"""One article, and the ways in which programs hand it over: each gives what to read, as names of files and their bytes."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import plistlib
import quopri
import tarfile
import zipfile
from collections.abc import Callable
from urllib.parse import quote

from PIL import Image

HOST = "www.solgae.example"
PLACE = f"https://{HOST}/2026/03/pogu.html"
TITLE = "물길 막힌 포구, 어민들이 직접 준설 나섰다"
DATE = "2026-03-05T10:20:00+09:00"
PLAIN = (
    "솔개포구의 어민들이 군청의 준설 예산을 기다리다 못해 직접 삽을 들었다. 지난 석 달 동안 배 열두 척이 번갈아 모래를 퍼냈다.",
    "어촌계장 박순례 씨는 “해마다 봄이면 모래가 쌓여 썰물 때는 배가 바닥에 닿았다”며 “올해 멸치철을 놓칠 판이었다”고 말했다.",
    "군청 해양수산과는 내년도 예산에 준설비 4억 2천만 원을 반영하겠다고 밝혔다. 공사는 가을에나 시작될 것으로 보인다.",
    "마을 사람들은 저녁마다 회관에 모여 작업 순서를 정한다. 젊은 사람은 새벽조, 나이 든 사람은 밥을 짓는 조를 맡는다.",
    "이번 일로 포구의 하루 어획량은 작년 같은 때보다 1.4배 늘었다. 위판장에는 오랜만에 활기가 돌고 있다.",
)
CAPTION = "어민들이 방파제 위에서 그물을 손질하고 있다."
ITEMS = ("모래 일만 이천 세제곱미터 준설", "배 열두 척 교대 투입", "주민 회의 마흔한 차례")


def picture(red: int) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (64, 40), (red, 90, 120)).save(out, "PNG")
    return out.getvalue()


PICTURES = {"net.png": picture(40), "logo.png": picture(200)}


def pieces(shown: str) -> list[str]:
    """The body, an element each; `shown` is where its picture lies."""
    return [
        f'<figure><img src="{shown}" alt="그물"><figcaption>{CAPTION}</figcaption></figure>',
        f"<p>{PLAIN[0]}</p>",
        f'<p>{PLAIN[1]} <a href="https://sea.example/plan?a=1&amp;b=2">해양 계획</a></p>',
        "<h2>‘기다리다 철 다 지난다’</h2>",
        f"<p>{PLAIN[2]}</p>",
        "<ul>" + "".join(f"<li>{item}</li>" for item in ITEMS) + "</ul>",
        f"<p>{PLAIN[3]}</p>",
        "<blockquote><p>바다는 우리를 기다려 주지 않는다.</p></blockquote>",
        f"<p>{PLAIN[4]}</p>",
    ]


def body(shown: str) -> str:
    return "\n".join(pieces(shown))


def page(place: Callable[[str], str] = "img/{}".format, charset: str = "utf-8") -> str:
    """The whole page, with a menu, its data and a foot; `place` says where a picture lies."""
    data = {"@type": "NewsArticle", "headline": TITLE, "datePublished": DATE, "author": {"name": "정다운"}}
    return f"""<!DOCTYPE html>
<html lang="ko"><head><meta charset="{charset}"><title>{TITLE} - 솔개신문</title>
<link rel="canonical" href="{PLACE}"><meta property="og:site_name" content="솔개신문">
<script type="application/ld+json">{json.dumps(data)}</script></head>
<body><header><a href="/"><img src="{place("logo.png")}" alt="솔개신문"></a><nav><a href="/a">정치</a> <a href="/b">경제</a></nav></header>
<main><article><h1>{TITLE}</h1><p class="byline">정다운 기자</p><time datetime="{DATE}">2026.03.05 10:20</time>
<div class="article-body">{body(place("net.png"))}</div></article></main>
<footer><p>© 2026 솔개신문</p></footer></body></html>"""


Files = dict[str, bytes]


def framed(folder: str) -> Files:
    """As Chrome saves a page with a film: the film's frame is a file of its folder, which says what it was."""
    name = f"{folder}/player.html"
    film = f'<iframe src="./{name}" title="film"></iframe>'
    saved = f"<!-- saved from url=({len(PLACE):04}){PLACE} -->"
    files = beside(folder, "a.html")
    whole = (
        files["a.html"].decode().replace("<h2>", f"{film}<h2>").replace("<!DOCTYPE html>", f"<!DOCTYPE html>\n{saved}")
    )
    frame = f"<!DOCTYPE html>\n<!-- saved from url=({len(FILM):04}){FILM} -->\n<html><body>x</body></html>"
    return {**files, "a.html": whole.encode(), name: frame.encode()}


FILM = "https://www.youtube.com/embed/aB3dE5fG7hI?rel=0&hl=ko"


def beside(folder: str, pages: str, *, written: str = "", more: Files | None = None) -> Files:
    """A page with a folder of its pictures, which it calls as `written`."""
    named = written or quote(folder)
    held = {f"{folder}/{name}": data for name, data in PICTURES.items()}
    return {pages: page(lambda name: f"{named}/{name}").encode(), **held, **(more or {})}


def mirror(place: Callable[[str], str], root: str = "") -> Files:
    held = {f"{root}{HOST}/img/{name}": data for name, data in PICTURES.items()}
    robots = {f"{root}{HOST}/robots.txt": b"User-agent: *\nDisallow: /admin\n"}
    return {f"{root}{HOST}/2026/03/pogu.html": page(place).encode(), **held, **robots}


def zipped(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: Files, root: str = "box/") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(f"{root}{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def part(kind: str, data: bytes, way: str, *headers: str) -> bytes:
    packed = quopri.encodestring(data) if way == "quoted-printable" else base64.encodebytes(data)
    head = "\r\n".join((f"Content-Type: {kind}", f"Content-Transfer-Encoding: {way}", *headers))
    return head.encode() + b"\r\n\r\n" + packed.replace(b"\n", b"\r\n")


def enveloped(head: str, kind: str, *parts: bytes, boundary: str = "=_b", end: bool = True) -> bytes:
    top = f'{head}Content-Type: {kind};\r\n\tboundary="{boundary}"\r\n\r\n'.encode()
    inner = b"".join(f"--{boundary}\r\n".encode() + one + b"\r\n" for one in parts)
    return top + inner + (f"--{boundary}--\r\n".encode() if end else b"")


def word(text: str, charset: str) -> str:
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


def shown_at(name: str) -> str:
    return f"https://{HOST}/2026/03/img/{name}"


def chrome() -> bytes:
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {PLACE}\r\nSubject: {word(TITLE, 'utf-8')}\r\n"
    head += "Date: Thu, 5 Mar 2026 03:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    held = [part("image/png", data, "base64", f"Content-Location: {shown_at(n)}") for n, data in PICTURES.items()]
    main = part("text/html", page(shown_at).encode(), "quoted-printable", f"Content-Location: {PLACE}")
    return enveloped(head, "multipart/related", main, *held)


def chrome_with_film() -> bytes:
    """Chrome calls the frame by its part, which says what it was."""
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {PLACE}\r\nMIME-Version: 1.0\r\n"
    whole = page(shown_at).replace("<h2>", '<iframe src="cid:frame-7@mhtml.blink" title="film"></iframe><h2>')
    main = part("text/html", whole.encode(), "quoted-printable", f"Content-Location: {PLACE}")
    frame = part("text/html", b"<p>x", "base64", "Content-ID: <frame-7@mhtml.blink>", f"Content-Location: {FILM}")
    held = [part("image/png", data, "base64", f"Content-Location: {shown_at(n)}") for n, data in PICTURES.items()]
    return enveloped(head, "multipart/related", main, frame, *held)


def single_file_z() -> bytes:
    """A page that unpacks itself: HTML around a ZIP."""
    files = beside(
        "images", "index.html", more={"manifest.json": b"{}", "frames/0/index.html": b"<p>An offer of words."}
    )
    return b"<!doctype html><html><body hidden><script>unpack()</script><!--" + zipped(files) + b"--></body></html>"


def explorer() -> bytes:
    """As a Korean Internet Explorer did: no sender's address, the day of saving, parts in parts, no end."""
    saved = word("Windows Internet Explorer에서 저장", "cp949").replace("cp949", "ks_c_5601-1987")
    subject = word(TITLE, "cp949").replace("cp949", "ks_c_5601-1987")
    head = f"From: {saved}\r\nSubject: {subject}\r\nDate: Sat, 7 Mar 2026 09:00:00 +0900\r\nMIME-Version: 1.0\r\n"
    said = 'text/html;\r\n\tcharset="ks_c_5601-1987"'
    data = page(shown_at, "ks_c_5601-1987").encode("cp949", "xmlcharrefreplace")
    main = part(said, data, "quoted-printable", f"Content-Location: {PLACE}")
    inner = enveloped("", "multipart/alternative", main, boundary="=_c")
    held = [part("image/png", data, "base64", f"Content-Location: {shown_at(n)}") for n, data in PICTURES.items()]
    return enveloped(head, "multipart/related", inner, *held, end=False)


def safari() -> bytes:
    main = {"WebResourceData": page().encode(), "WebResourceURL": PLACE, "WebResourceMIMEType": "text/html"}
    shown = [{"WebResourceData": data, "WebResourceURL": shown_at(n)} for n, data in PICTURES.items()]
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": shown}, fmt=plistlib.FMT_BINARY)


def record(place: str, kind: str, data: bytes, *headers: str, status: str = "200 OK") -> bytes:
    http = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers)).encode() + b"\r\n\r\n"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {place}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    head += f"WARC-Date: 2026-03-05T03:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http + data)}\r\n\r\n"
    return head.encode() + http + data + b"\r\n\r\n"


def crawled(pack: Callable[[bytes], bytes] = gzip.compress, way: str = "") -> list[bytes]:
    import brotli

    data = brotli.compress(page().encode()) if way else page().encode()
    told = ("Content-Encoding: br",) if way else ()
    moved = record(f"http://{HOST}/old", "text/html", b"moved", f"Location: {PLACE}", status="301 Moved Permanently")
    shown = [record(shown_at(name), "image/png", held) for name, held in PICTURES.items()]
    return [pack(one) for one in (moved, record(PLACE, "text/html; charset=utf-8", data, *told), *shown)]


def sheet(charset: str) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([["번호", "주소", "본문"], ["1", PLACE, page(shown_at)]])
    return out.getvalue().encode(charset, "xmlcharrefreplace")
