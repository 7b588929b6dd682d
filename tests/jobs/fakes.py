"""A work that does as its source says, so that tests can have jobs of every temper."""

import hashlib
import json
import os
import signal
import time
from pathlib import Path

import msgspec

from reformat.errors import EngineUnavailable, NoArticle, RateLimited
from reformat.jobs.order import Fault, Made
from reformat.jobs.packed import Contents, Packed, marks_of
from reformat.saving import DIGITS, mark


def work(folder: Path, out: Path, tell) -> Made:
    said = (folder / "source").read_bytes()
    orders = json.loads(said) if said.startswith(b"{") else {}
    mood = orders.get("mood", "good")
    tell({"stage": "read"})
    time.sleep(orders.get("sleep", 0))
    (out / "1").mkdir(parents=True)
    half = out / "1" / "article.html"
    half.write_bytes(b"<p>half")
    if mood in ("good", "no-sound"):
        half.write_bytes(b"<p>" + said + b"</p>\n")
    contents = pack(out, orders, hashlib.sha256(said).hexdigest())
    return Made(contents, MOODS[mood](orders, half))


def pack(out, orders, identity):
    report = {"identity": mark(identity, DIGITS)}
    (out / "1" / "report.json").write_bytes(msgspec.json.encode(report))
    files = ("article.html", "report.json")
    title, url, marks = orders.get("title", identity[:8]), orders.get("url", ""), marks_of(out / "1", files)
    packed = Packed("1", files, title, identity, url, marks=marks)
    return msgspec.to_builtins(Contents((packed,)))


def busy(orders, half):
    raise RateLimited("slow down", retry_after=orders.get("retry_after"))


def no_article(orders, half):
    raise NoArticle("no article found", hint="look")


def once_busy(orders, half):
    mark = Path(orders["mark"])
    if not mark.exists():
        mark.touch()
        raise EngineUnavailable("not now")
    half.write_bytes(b"<p>whole</p>\n")


def no_sound(orders, half):
    return Fault("engine-unavailable", "no sound", transient=True)


def bug(orders, half):
    raise KeyError("secret words of the article")


def die(orders, half):
    os.kill(os.getpid(), signal.SIGKILL)


def hang(orders, half):
    time.sleep(3600)


def eat(orders, half):
    held = []
    while True:
        held.append(bytearray(50_000_000))


def full(orders, half):
    raise OSError(28, "No space left on device")


MOODS = {
    "good": lambda orders, half: None,
    "no-article": no_article,
    "busy": busy,
    "once-busy": once_busy,
    "no-sound": no_sound,
    "bug": bug,
    "die": die,
    "hang": hang,
    "eat": eat,
    "full": full,
}
