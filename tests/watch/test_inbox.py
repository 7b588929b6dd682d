"""Everything that can happen to a file in an inbox; in each case nothing is lost and nothing is left behind."""

import errno
import json
import os
import shutil
import sys
import threading
import time
from pathlib import Path

import pytest

from reformat.errors import SettingsError, WriteError
from reformat.saving import reserved
from reformat.watch.claim import Claim
from tests.watch.house import House


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.stop()


def test_what_is_there_before_the_start(house):
    house.put("a.html")
    house.put("b.txt")
    house.once()
    assert house.done() == ["a.html", "b.txt"] and house.results() == ["a", "b"]
    assert house.waiting() == [] == house.strays()
    assert (house.output / "a" / "article.html").read_text().endswith("</p>\n")


def test_what_is_dropped_while_it_runs_and_while_it_is_down(house):
    house.start()
    house.put("a.html")
    house.until(lambda: house.done() == ["a.html"])
    house.stop()
    house.put("b.html")
    house.start()
    house.until(lambda: house.done() == ["a.html", "b.html"])
    assert house.results() == ["a", "b"] and not house.strays()


def test_what_is_moved_in_and_renamed(house, tmp_path):
    house.start()
    (tmp_path / "made.part").write_text('{"title": "moved"}')
    (tmp_path / "made.part").rename(house.inbox / "made.part")
    time.sleep(0.4)
    assert house.waiting() == ["made.part"]
    (house.inbox / "made.part").rename(house.inbox / "made.html")
    house.until(lambda: house.done() == ["made.html"])
    assert house.results() == ["moved"]


def test_a_half_copied_file_is_not_taken(house):
    house.start(settle=0.5)
    whole = json.dumps({"title": "slow", "text": "x" * 100_000})
    with (house.inbox / "slow.html").open("w") as out:
        for at in range(0, len(whole), 20_000):
            out.write(whole[at : at + 20_000])
            out.flush()
            time.sleep(0.15)
    house.until(lambda: house.done() == ["slow.html"])
    assert len(house.events("taken")) == 1
    assert whole in (house.output / "slow" / "article.html").read_text()


def test_a_newer_version_replaces_the_result_of_the_older(house):
    house.start()
    house.put("a.html", text="old")
    house.until(lambda: house.done() == ["a.html"])
    house.put("a.html", text="new")
    house.until(lambda: len(house.done()) == 2)
    assert house.results() == ["a"]
    assert '"new"' in (house.output / "a" / "article.html").read_text()
    assert house.done() == ["a.2.html", "a.html"]


def test_a_file_replaced_while_it_is_converted_ends_as_the_newest(house):
    house.start()
    house.put("a.html", text="old", sleep=1.0)
    house.until(lambda: house.events("taken"))
    house.put("a.html", text="new")
    house.until(lambda: house.done() == ["a.html"])
    house.until(lambda: not house.strays())
    assert '"new"' in (house.output / "a" / "article.html").read_text()
    assert house.results() == ["a"] and house.waiting() == []


def test_a_file_deleted_while_it_is_converted_still_gives_its_result(house):
    house.start()
    place = house.put("a.html", sleep=0.5)
    house.until(lambda: house.events("taken"))
    place.unlink()
    house.until(lambda: house.events("done"))
    assert house.results() == ["a"] and house.done() == []


@pytest.mark.parametrize("url", ["", "https://news.example/1"])
def test_the_same_content_under_two_names_is_computed_once_and_gives_two_results(house, url):
    house.put("a.html", title="same", url=url)
    house.put("b.html", title="same", url=url)
    house.once()
    assert len({e["job"] for e in house.events("taken")}) == 1
    assert house.done() == ["a.html", "b.html"]
    assert len(house.results()) == 2 and not house.strays()


def test_the_same_content_later_under_another_name(house):
    house.put("a.html", title="same")
    house.once()
    house.put("b.html", title="same")
    house.once()
    assert len(house.results()) == 2 and len({e["job"] for e in house.events("taken")}) == 1


def leave_it(place):
    pass


def change_it(place):
    (place / "article.html").write_text("<p>a person's words</p>\n")


@pytest.mark.parametrize(("meanwhile", "computed_again"), [(leave_it, 0), (change_it, 1), (shutil.rmtree, 1)])
def test_a_result_is_had_from_where_it_went_unless_that_has_changed(house, meanwhile, computed_again):
    house.put("a.html", title="same")
    house.once()
    meanwhile(house.output / "same")
    kept = {p: p.read_bytes() for p in house.output.rglob("article.html")}
    house.put("b.html", title="same")
    house.once()
    assert len(house.events("anew")) == computed_again and house.done() == ["a.html", "b.html"]
    second = next(p for p in house.output.iterdir() if p / "article.html" not in kept)
    assert b'"same"' in (second / "article.html").read_bytes()
    assert all(p.read_bytes() == data for p, data in kept.items()) and not house.strays()


def test_an_output_on_another_disk(house, monkeypatch):
    real = os.rename

    def rename(place, target):
        if house.inbox.resolve() in Path(place).parents and house.output.resolve() in Path(target).parents:
            raise OSError(18, "Invalid cross-device link")
        return real(place, target)

    monkeypatch.setattr(os, "rename", rename)
    house.put("a.html")
    house.once()
    assert house.done() == ["a.html"] and house.results() == ["a"] and not house.strays()


def test_a_result_that_a_crash_took_along_is_made_anew(house, monkeypatch):
    house.put("a.html")
    with monkeypatch.context() as cut_off:
        cut_off.setattr("reformat.watch.hands.Hands.bring_out", lambda self, now: None)
        house.start()
        spool = house.inbox / ".reformat" / "spool"
        house.until(lambda: list((spool / "done").iterdir()))
        house.stop()
    house.output.mkdir()
    (job,) = (house.inbox / ".reformat" / "spool" / "done").iterdir()
    shutil.move(job / "result" / "1", reserved(house.output))
    house.once()
    assert house.done() == ["a.html"] and house.results() == ["a"] and not house.strays()


def test_many_at_once(house):
    for n in range(300):
        house.put(f"{n:03}.html")
    house.once()
    assert len(house.done()) == 300 == len(house.results()) and not house.strays()


def test_names_in_any_language_and_length(house):
    names = ["한국어 기사 — ‘제목’ 100%.html", "日本語.txt", "é.html", "e\u0301.html", "عربي.html", "🙂.txt",
             "x" * 250 + ".html",
             "가" * 83 + ".html", "a;rm -rf $HOME.html", "new\nline.txt", "quote\".txt", "-o.txt"]  # fmt: skip
    for name in names:
        house.put(name, title=f"t{names.index(name)}")
    raw = os.fsencode(house.inbox) + b"/\xb1\xe2\xbb\xe7.txt"
    with open(raw, "w") as out:
        out.write('{"title": "cp949"}')
    house.once()
    assert len(house.done()) == len(names) + 1 == len(house.results())
    assert house.waiting() == [] == house.strays()


def test_long_names_that_fail(house):
    house.put("x" * 250 + ".html", mood="no-article")
    house.once()
    house.put("x" * 250 + ".html", mood="no-article")
    house.once()
    assert len(house.failed()) == 4 and house.waiting() == []


def test_failed_ones_have_a_readable_reason_beside_them(house):
    house.put("menu.html", mood="no-article")
    house.put("good.html")
    house.once()
    assert house.failed() == ["menu.html", "menu.html.reason.txt"] and house.done() == ["good.html"]
    reason = (house.inbox / "failed" / "menu.html.reason.txt").read_text()
    assert "error[no-article]: no article found" in reason and "hint: look" in reason


def test_a_failed_one_moved_back_is_tried_again(house):
    house.put("a.html", mood="no-article")
    house.once()
    (house.inbox / "failed" / "a.html").rename(house.inbox / "a.html")
    house.once()
    assert len(house.events("failed")) == 2


def test_links_are_not_followed(house, tmp_path):
    (tmp_path / "secret.txt").write_text("{}")
    (house.inbox / "link.txt").symlink_to(tmp_path / "secret.txt")
    (house.inbox / "folder").symlink_to(tmp_path)
    house.once()
    assert not house.events("taken") and house.waiting() == ["link.txt"]


def test_a_saved_page_goes_with_its_folder(house):
    page = house.put("page.html")
    (house.inbox / "page_files").mkdir()
    (house.inbox / "page_files" / "a.png").write_bytes(b"png")
    house.once()
    assert house.done() == ["page.html", "page_files"] and not page.exists()
    assert (house.inbox / "done" / "page_files" / "a.png").read_bytes() == b"png"


def test_a_saved_page_waits_for_its_folder(house):
    house.start(patience=20.0)
    house.put("page.html", markup=' src="page_files/a.png"').write_text('{"title": "page", "x": "page_files/a.png"}')
    time.sleep(0.6)
    assert not house.events("taken")
    (house.inbox / "page_files").mkdir()
    (house.inbox / "page_files" / "a.png").write_bytes(b"png")
    house.until(lambda: house.done() == ["page.html", "page_files"])


def test_a_saved_page_whose_folder_never_comes(house):
    (house.inbox / "page.html").write_text('{"title": "page", "x": "page_files/a.png"}')
    house.once(patience=0.5)
    assert house.done() == ["page.html"]


def test_a_subfolder_is_an_inbox_of_its_own_with_its_own_options(house):
    (house.inbox / "large").mkdir()
    (house.inbox / "large" / "reformat.toml").write_text("[page]\nsize = 40\n")
    house.put("a.html")
    house.put("large/a.html")
    house.once()
    assert house.done() == ["a.html"] == house.done("large")
    assert house.results("large") == ["a"] and len({e["job"] for e in house.events("taken")}) == 2


def test_a_mistake_in_the_options_leaves_the_files_where_they_are(house):
    (house.inbox / "large").mkdir()
    (house.inbox / "large" / "reformat.toml").write_text("[page]\nsize = 'big'\n")
    bad = house.put("large/a.html")
    house.put("b.html")
    house.once()
    assert bad.exists() and house.done() == ["b.html"]
    assert "reformat.toml" in house.events("settings")[0]["message"]


def test_reload_takes_new_options(house):
    options = house.inbox / "reformat.toml"
    options.write_text("[page]\nsize = 'big'\n")
    house.start()
    house.put("a.html")
    house.until(lambda: house.events("settings"))
    options.write_text("[page]\nsize = 30\n")
    house.daemon.reload()
    house.until(lambda: house.done() == ["a.html"])


@pytest.mark.skipif(sys.platform != "linux", reason="no other system tells")
def test_a_copy_that_stalls_for_longer_than_files_settle_is_not_taken_in_half(house):
    body = house.put("whole.html").read_text()
    house.start(settle=0.1, patience=10.0)
    with (house.inbox / "stalled.html").open("w") as copy:
        copy.write(body[: len(body) // 2])
        copy.flush()
        house.until(lambda: house.events("waits") and house.done() == ["whole.html"])
        copy.write(body[len(body) // 2 :])
    house.until(lambda: house.done() == ["stalled.html", "whole.html"])
    jobs = {event["file"]: event["job"] for event in house.events("taken")}
    assert jobs["stalled.html"] == jobs["whole.html"]


def test_what_stays_open_for_longer_than_anybody_waits_is_taken(house):
    with (house.inbox / "open.html").open("w") as held:
        held.write(house.put("whole.html").read_text())
        held.flush()
        house.once(settle=0.1, patience=0.5)
        assert house.done() == ["open.html", "whole.html"]


def test_options_written_while_it_runs_hold_for_what_comes_then(house):
    house.start()
    body = house.put("a.html").read_bytes()
    house.until(lambda: house.done() == ["a.html"])
    options = house.inbox / "reformat.toml"
    options.write_text("[page]\nsize = 30\n")
    (house.inbox / "b.html").write_bytes(body)
    house.until(lambda: house.done() == ["a.html", "b.html"])
    options.unlink()
    (house.inbox / "c.html").write_bytes(body)
    house.until(lambda: len(house.done()) == 3)
    jobs = {event["file"]: event["job"] for event in house.events("taken")}
    assert jobs["a.html"] == jobs["c.html"] != jobs["b.html"]


def test_an_output_inside_the_inbox_is_not_scanned(house):
    house.output = house.inbox / "out"
    house.put("a.html")
    house.once().once()
    assert house.done() == ["a.html"] and len(house.events("taken")) == 1


def test_two_daemons(house, tmp_path):
    house.start()
    with pytest.raises(WriteError, match="watched already"):
        House(tmp_path).make()
    inner = House(tmp_path)
    inner.inbox = house.inbox / "sub"
    inner.inbox.mkdir()
    with pytest.raises(WriteError, match="is watched"):
        inner.make()


def test_an_inbox_that_can_not_be(house, tmp_path):
    house.inbox = tmp_path / "none"
    with pytest.raises(SettingsError, match="no folder"):
        house.make()
    house.inbox = house.output = tmp_path
    with pytest.raises(SettingsError, match="inbox itself"):
        house.make()


def test_output_that_refuses_for_a_while(house):
    house.output.write_text("a file in the way")
    house.start()
    house.put("a.html")
    house.until(lambda: house.events("undelivered"))
    assert house.waiting() == ["a.html"]
    house.output.unlink()
    house.until(lambda: house.done() == ["a.html"])
    assert house.results() == ["a"]


def test_a_read_only_output(house, monkeypatch):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere; test_output_that_refuses_for_a_while stands in")
    house.output.mkdir(mode=0o500)
    house.put("a.html")
    house.once()
    assert house.waiting() == ["a.html"]


def test_a_file_without_permission(house, monkeypatch):
    house.put("a.html")
    house.put("b.html")
    real = os.open

    def guarded(place, *args, **kwargs):
        if place == os.fspath(house.inbox.resolve() / "a.html"):
            raise PermissionError(13, "Permission denied", place)
        return real(place, *args, **kwargs)

    monkeypatch.setattr(os, "open", guarded)
    monkeypatch.setattr("reformat.watch.hands.AGAIN", 0.1)
    house.once()
    assert house.done() == ["b.html"] and house.failed() == ["a.html", "a.html.reason.txt"]


def test_logs_hold_no_word_of_an_article(house):
    house.put("a.html", mood="bug", text="secret")
    house.put("b.html", mood="no-article", text="secret")
    house.once()
    assert "secret" not in house.log.getvalue() and len(house.events("failed")) == 2


def test_the_health_file_counts(house):
    house.put("a.html")
    house.put("b.html", mood="no-article")
    house.once()
    health = json.loads((house.inbox / ".reformat" / "health.json").read_text())
    assert (health["done"], health["failed"], health["in_hand"]) == (1, 1, 0) and health["pid"] == os.getpid()


def test_polling_finds_files_too(house):
    house.start(polling=True)
    house.put("a.html")
    house.until(lambda: house.done() == ["a.html"])


def test_lost_events_are_made_up_for_by_the_rescan(house, monkeypatch):
    monkeypatch.setattr("reformat.watch.events.Events.taken", lambda self: set())
    house.start(rescan=0.3)
    house.put("a.html")
    house.until(lambda: house.done() == ["a.html"])


def test_what_comes_before_the_listening_has_begun(house, monkeypatch):
    monkeypatch.setattr("reformat.watch.events.Events.taken", lambda self: set())
    house.start()
    house.until(lambda: (house.inbox / ".reformat" / "health.json").exists())
    house.put("a.html")
    house.until(lambda: house.done() == ["a.html"])


def test_a_whole_folder_moved_in(house, tmp_path):
    sub = tmp_path / "batch"
    sub.mkdir()
    for n in range(5):
        (sub / f"{n}.html").write_text(json.dumps({"title": f"t{n}"}))
    house.start()
    time.sleep(0.3)
    sub.rename(house.inbox / "batch")
    house.until(lambda: len(house.done("batch")) == 5)
    assert len(house.results("batch")) == 5


def test_an_inbox_emptied_while_it_works(house):
    house.start()
    for n in range(10):
        house.put(f"sub/{n}.html", sleep=0.1)
    house.until(lambda: house.events("taken"))
    shutil.rmtree(house.inbox / "sub")
    house.until(lambda: not house.daemon.hands.tickets.all())
    house.put("after.html")
    house.until(lambda: house.done() == ["after.html"])


def test_stop_under_load_gives_back_and_loses_nothing(house):
    for n in range(30):
        house.put(f"{n:02}.html", sleep=0.2)
    house.start(grace=0.1)
    house.until(lambda: len(house.done()) >= 3)
    house.stop()
    assert 3 <= len(house.done()) < 30
    spool = house.inbox / ".reformat" / "spool"
    assert not list((spool / "running").iterdir())
    house.once()
    assert len(house.done()) == 30 == len(house.results()) and not house.strays()


def test_what_a_power_cut_broke_is_done_anew(house):
    house.put("a.html", sleep=0.3)
    house.put("b.html", sleep=0.3)
    house.start(grace=0.0)
    house.until(lambda: len(house.events("taken")) == 2)
    house.stop()
    own = house.inbox / ".reformat"
    tickets = own / "tickets.jsonl"
    tickets.write_bytes(tickets.read_bytes()[:-20])
    (next((own / "spool" / "queued").iterdir()) / "status.json").write_bytes(b"")
    house.once()
    assert house.done() == ["a.html", "b.html"] and not house.strays()


def test_a_result_that_a_power_cut_broke_is_made_anew(house):
    house.put("a.html")
    house.once()
    done = next((house.inbox / ".reformat" / "spool" / "done").iterdir())
    (done / "status.json").write_bytes(b"")
    house.put("b.html", title="a")
    house.once()
    assert house.done() == ["a.html", "b.html"] and house.results()[0] == "a"


def test_jumps_of_the_wall_clock_hold_nothing_up(house, monkeypatch):
    now = time.time()
    house.start()
    for jump in (-1e7, 1e8, -1e8, 0):
        monkeypatch.setattr(time, "time", lambda jump=jump: now + jump)
        name = f"j{jump:.0f}.html"
        house.put(name, title=f"t{jump}")
        house.until(lambda name=name: name in house.done())
    assert len(house.results()) == 4


def test_events_from_many_writers(house):
    house.start()
    threads = [threading.Thread(target=lambda n=n: [house.put(f"{n}-{m}.html") for m in range(20)]) for n in range(5)]
    for thread in threads:
        thread.start()
    house.until(lambda: len(house.done()) == 100)
    assert len(house.results()) == 100
    house.until(lambda: not house.strays())


def test_single_files_are_not_written_over_after_a_restart(house):
    flat = {"overrides": {"output": {"flat": True, "to": ["html"]}}}
    house.put("bell.html", words="first")
    house.once(**flat)
    house.put("bell.txt", words="second")
    house.once(**flat)
    results = {name: (house.output / name).read_bytes() for name in house.results()}
    assert len(results) == 2 and "bell.html" in results and len(set(results.values())) == 2
    first = results["bell.html"]
    house.put("bell.html", words="newer")
    house.once(**flat)
    assert sorted(house.results()) == sorted(results) and (house.output / "bell.html").read_bytes() != first


def test_what_a_crash_left_half_written_goes_at_the_next_start(house):
    house.put("good.html")
    house.put("sub/good.html")
    house.once()
    own = house.inbox / ".reformat"
    job = next((own / "spool" / "done").iterdir())
    halves = [folder / ".new-half" for folder in (own, job, house.inbox / "sub" / "failed")]
    for half in halves:
        half.parent.mkdir(parents=True, exist_ok=True)
        half.write_text('{"path": "good.html"')
    house.once()
    assert [half for half in halves if half.exists()] == []
    assert house.done() == ["good.html"]


def test_a_new_inbox_is_listened_to(house, monkeypatch):
    monkeypatch.setattr("reformat.watch.daemon.AFTER_START", 0.1)
    house.start(rescan=300.0)
    time.sleep(1.5)  # after the looks that follow the start
    (house.inbox / "new").mkdir()
    time.sleep(1.5)
    for n in range(3):
        house.put(f"new/{n}.html", title=f"t{n}")
        house.until(lambda n=n: len(house.done("new")) == n + 1, 5.0)


def test_what_a_kill_left_in_the_output_of_a_deep_inbox_goes(house):
    house.put("a/b/c.html")
    half = reserved(house.output / "a" / "b")
    half.mkdir(parents=True)
    house.once()
    assert house.results("a/b") == ["c"]


def test_a_run_that_ends_by_itself_ends_where_nothing_can_be_taken_in(house, monkeypatch):
    """A disk that fails again and again keeps a daemon waiting, but not whoever waits for `--once`."""
    monkeypatch.setattr("reformat.watch.hands.AGAIN", 0.01)
    monkeypatch.setattr("reformat.jobs.spool.store", _broken)
    house.put("a.html")
    house.once()
    assert (house.waiting(), house.results()) == (["a.html"], [])
    assert house.daemon.statuses(lambda code: 0, 4) == [4]
    assert [e["reason"] for e in house.events("unreadable")] == [os.strerror(errno.EIO)] * 3


def _broken(*_, **__):
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_an_inbox_that_is_renamed_is_waited_for_and_a_new_one_in_its_place_is_the_inbox(house):
    house.start()
    house.put("a.json")
    house.until(lambda: house.done() == ["a.json"])
    moved = house.inbox.with_name("moved")
    house.inbox.rename(moved)
    house.until(lambda: house.events("away"))
    (moved / "b.json").write_text('{"title": "b"}')
    time.sleep(0.5)
    assert not house.inbox.exists(), "nobody makes an inbox but its owner"
    house.inbox.mkdir()
    house.until(lambda: len(house.events("back")) == 1)
    house.put("c.json")
    house.until(lambda: house.done() == ["c.json"])
    with pytest.raises(WriteError, match="watched already"):
        Claim(house.inbox, house.inbox)
    house.inbox.rename(house.inbox.with_name("second"))
    house.until(lambda: len(house.events("away")) == 2)
    moved.rename(house.inbox)
    house.until(lambda: house.done() == ["a.json", "b.json"])
    house.stop()
    assert house.results() == ["a", "b", "c"]


def test_an_inbox_whose_own_folder_is_taken_away_is_not_left_to_another(house):
    house.start()
    house.put("a.json")
    house.until(lambda: house.done() == ["a.json"])
    (house.inbox / ".reformat").rename(house.inbox.with_name("taken"))
    house.until(lambda: house.events("back"))
    with pytest.raises(WriteError, match="watched already"):
        Claim(house.inbox, house.inbox)
    house.put("b.json")
    house.until(lambda: house.done() == ["a.json", "b.json"])
