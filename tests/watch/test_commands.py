"""The commands as a user types them: watch, jobs and serve, with real conversions."""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def reformat(tmp_path):
    env = {**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state"), "PYTHONPATH": str(ROOT)}

    def command(*words, start=False):
        line = [sys.executable, "-m", "reformat", *map(str, words)]
        if start:
            return subprocess.Popen(
                line, env=env, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
        return subprocess.run(line, env=env, cwd=tmp_path, capture_output=True, text=True, timeout=120)

    return command


@pytest.fixture
def inbox(tmp_path):
    inbox = tmp_path / "in"
    inbox.mkdir()
    shutil.copy(ROOT / "samples" / "english-page.html", inbox / "a.html")
    (inbox / "menu.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    return inbox


def test_once_and_the_jobs_it_leaves(reformat, inbox, tmp_path):
    ran = reformat("watch", inbox, tmp_path / "out", "--once", "--settle", "0.1", "--to", "html,epub")
    assert ran.returncode == 3, ran.stderr
    assert {json.loads(line)["event"] for line in ran.stderr.splitlines()} == {
        "started",
        "taken",
        "done",
        "failed",
        "stopped",
    }
    assert (inbox / "done" / "a.html").exists() and "error[" in (inbox / "failed" / "menu.html.reason.txt").read_text()
    (book,) = (tmp_path / "out").rglob("article.epub")
    assert book.read_bytes()[:2] == b"PK"
    listed = [json.loads(line) for line in reformat("jobs", "--json", "--spool", inbox).stdout.splitlines()]
    assert sorted(job["state"] for job in listed) == ["done", "failed"]
    failed = next(job["id"] for job in listed if job["state"] == "failed")
    assert json.loads(reformat("jobs", "--spool", inbox, "show", failed).stdout)["fault"]["code"]
    again = reformat("jobs", "--spool", inbox, "retry", failed).stdout
    assert "queued" in again and "menu.html is in the inbox again" in again
    assert (inbox / "menu.html").exists() and not list((inbox / "failed").iterdir())
    assert "cancelled" in reformat("jobs", "--spool", inbox, "cancel", failed).stdout
    assert reformat("jobs", "--spool", inbox, "show", "nothing").returncode == 3
    assert failed in reformat("jobs", "--spool", inbox).stdout


def test_the_headline_stays_out_of_the_log_unless_asked(reformat, inbox, tmp_path):
    words = ("watch", inbox, tmp_path / "out", "--once", "--settle", "0.1", "-t", "html")
    assert "ferry" not in reformat(*words).stderr.lower()
    (inbox / "done" / "a.html").rename(inbox / "b.html")
    assert "ferry" in reformat(*words, "--log-text").stderr.lower()


def test_sigterm_ends_it_in_good_order(reformat, inbox, tmp_path):
    running = reformat("watch", inbox, tmp_path / "out", "-t", "html", "--settle", "0.1", start=True)
    end = time.monotonic() + 60
    while not (inbox / "done" / "a.html").exists():
        assert time.monotonic() < end and running.poll() is None
        time.sleep(0.05)
    if hasattr(signal, "SIGHUP"):
        running.send_signal(signal.SIGHUP)
        time.sleep(0.5)
    running.send_signal(signal.SIGTERM)
    _, log = running.communicate(timeout=60)
    assert running.returncode == 0
    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert events[-1] == "stopped" and "reloaded" in events


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("watch", "none", "out"), 2, "no folder"),
        (("watch", "in", "in"), 2, "inbox itself"),
        (("watch", "in", "out", "-s", "page.size=huge"), 2, "page.size"),
        (("serve", "--host", "0.0.0.0"), 2, "without an API key"),  # noqa: S104
        (("jobs",), 3, "holds no jobs"),
        (("serve", "--add-key", "local"), 2, "another name"),
    ],
)
def test_mistakes_are_one_clear_line(reformat, inbox, words, status, said):
    ran = reformat(*words)
    assert ran.returncode == status and said in ran.stderr and "hint: " in ran.stderr
    assert "Traceback" not in ran.stderr


def test_keys_are_shown_once_and_kept_as_hashes(reformat, tmp_path):
    made = reformat("serve", "--spool", tmp_path / "spool", "--add-key", "newsroom").stdout
    again = reformat("serve", "--spool", tmp_path / "spool", "--add-key", "newsroom")
    assert (again.returncode, again.stdout) == (2, "") and "already" in again.stderr, "who uses it is not locked out"
    nobody = reformat("serve", "--spool", tmp_path / "spool", "--remove-key", "nobody")
    assert nobody.returncode == 2 and "the keys: newsroom" in nobody.stderr
    key = made.split("key: ")[1].split()[0]
    kept = (tmp_path / "spool" / "keys.json").read_text()
    assert key.startswith("rk_") and key not in kept and "newsroom" in kept
    assert (tmp_path / "spool" / "keys.json").stat().st_mode & 0o077 == 0
    assert "removed" in reformat("serve", "--spool", tmp_path / "spool", "--remove-key", "newsroom").stdout


def test_the_daemon_itself_loads_nothing_of_what_its_workers_do():
    ask = "import sys, reformat.watch.daemon; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.split()
    assert not {"reformat.pipeline", "reformat.conversion", "reformat.readers", "lxml"} & set(loaded)


def test_a_reason_names_the_file_as_its_owner_does(reformat, inbox, tmp_path):
    (inbox / "공문.docx").write_bytes(b"PK\x03\x04 and more")
    reformat("watch", inbox, tmp_path / "out", "--once", "--settle", "0.1", "--to", "html")
    assert "공문.docx is an office document" in (inbox / "failed" / "공문.docx.reason.txt").read_text()


def test_a_packed_web_archive_that_breaks_off_gives_its_whole_pages(reformat, tmp_path):
    pytest.importorskip("warcio")
    (tmp_path / "in").mkdir()
    page = f"<article><h1>{{}}</h1>{'<p>The weir sings in the night, and nobody in the village hears it.</p>' * 5}</article>"
    records = b""
    for title in ("One", "Two"):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.format(title).encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://weir.example/{title}\r\nContent-Length: {len(http)}\r\n\r\n"
        records += gzip.compress(head.encode() + http + b"\r\n\r\n")
    (tmp_path / "in" / "night.warc.gz").write_bytes(records[:-60])
    reformat("watch", tmp_path / "in", tmp_path / "out", "--once", "--settle", "0.1", "--to", "html")
    said = (tmp_path / "in" / "done" / "night.warc.gz.reason.txt").read_text()
    assert "articles that could: 1." in said and "night.warc.gz#https://weir.example/Two ends in the middle" in said
    assert (tmp_path / "out" / "one" / "article.html").exists()


def test_what_is_missing_of_a_feed_stands_beside_it(reformat, tmp_path):
    (tmp_path / "in").mkdir()
    words = "<description>The pier has a new plank, and the old one burns well.</description>"
    items = f"<item><title>one</title>{words}</item><item><title>two</title></item>"
    feed = f"<rss version='2.0'><channel><title>Quays</title>{items}</channel></rss>"
    (tmp_path / "in" / "feed.xml").write_text(feed)
    reformat("watch", tmp_path / "in", tmp_path / "out", "--once", "--settle", "0.1", "--to", "html")
    said = (tmp_path / "in" / "done" / "feed.xml.reason.txt").read_text()
    assert "articles that could: 1." in said
    assert "feed.xml#2: the feed holds only the headline of this entry" in said
    assert (tmp_path / "out" / "one" / "article.html").exists()


def test_what_is_retried_comes_out_with_its_pictures(reformat, inbox, tmp_path):
    (inbox / "sub" / "menu_files").mkdir(parents=True)
    (inbox / "menu.html").rename(inbox / "sub" / "menu.html")
    words = ("watch", inbox, tmp_path / "out", "--once", "--settle", "0.1", "-t", "html")
    assert reformat(*words).returncode == 3
    (job,) = (
        json.loads(line) for line in reformat("jobs", "--json", "--spool", inbox, "list", "failed").stdout.splitlines()
    )
    assert "sub/menu.html is in the inbox again" in reformat("jobs", "--spool", inbox, "retry", job["id"]).stdout
    assert {p.name for p in (inbox / "sub").iterdir()} == {"menu.html", "menu_files", "failed"}
    ended = reformat(*words)  # it is tried, and told of, as the first time
    assert ended.returncode == 3 and '"failed"' in ended.stderr
    shutil.rmtree(inbox / "sub" / "failed")
    told = reformat("jobs", "--spool", inbox, "retry", job["id"])
    assert "queued" in told.stdout and "put it into the inbox again" in told.stderr
