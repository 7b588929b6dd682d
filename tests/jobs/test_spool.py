"""The spool's law: a job is in exactly one state, and the same work twice is one job."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reformat.errors import WriteError
from reformat.jobs.order import STATES, Fault, Made, Order, Status
from reformat.jobs.spool import Spool

NO_ARTICLE = Fault("no-article", "nothing there")


def submit(spool, body=b"one", **asked):
    return spool.submit(Order("a.html", **asked), [body])


def states_of(spool, job_id):
    return [state for state in STATES if (spool.root / state / job_id).exists()]


def leftovers(spool):
    strays = [p for n in ("new", "trash") for p in (spool.root / n).iterdir()]
    return strays + [p for p in spool.root.rglob("*") if p.name.startswith((".new-", "try-"))]


def test_the_same_work_twice_is_one_job(tmp_path):
    spool = Spool(tmp_path)
    first, second = submit(spool), submit(spool)
    assert first.id == second.id and spool.count("queued") == 1
    assert not leftovers(spool)


@pytest.mark.parametrize("other", [{"owner": "b"}, {"settings": {"language": "ko"}}, {"webhook": "https://x.example/"}])
def test_other_options_are_another_job(tmp_path, other):
    spool = Spool(tmp_path)
    assert submit(spool).id != submit(spool, **other).id


def test_files_of_a_saved_page_belong_to_the_id(tmp_path):
    page = tmp_path / "page_files"
    page.mkdir()
    (page / "a.png").write_bytes(b"1")
    spool = Spool(tmp_path / "spool")
    first = spool.submit(Order("a.html"), [b"x"], page)
    (page / "a.png").write_bytes(b"2")
    assert spool.submit(Order("a.html"), [b"x"], page).id != first.id
    assert (first.folder / "files" / "page_files" / "a.png").read_bytes() == b"1"


def test_links_in_a_files_folder_are_not_followed(tmp_path):
    (tmp_path / "secret").write_text("secret")
    page = tmp_path / "page_files"
    page.mkdir()
    (page / "a.png").symlink_to(tmp_path / "secret")
    job = Spool(tmp_path / "spool").submit(Order("a.html"), [b"x"], page)
    assert not (job.folder / "files" / "page_files" / "a.png").exists()


def test_many_at_once_submit_the_same_work(tmp_path):
    spool = Spool(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        ids = {job.id for job in pool.map(lambda n: submit(spool, b"%d" % (n % 5)), range(100))}
    assert len(ids) == 5 == spool.count("queued")
    assert not leftovers(spool)


def test_a_job_that_ran_at_a_crash_runs_again(tmp_path):
    spool = Spool(tmp_path)
    assert spool.claim()
    taken = spool.take(submit(spool).id)
    half = Path(spool.workplace(taken))
    half.mkdir()
    (half / "half").write_text("half")
    (tmp_path / "new" / "unfinished").mkdir()
    spool.release()
    again = Spool(tmp_path)
    assert again.claim()
    assert states_of(again, taken.id) == ["queued"]
    assert again.find(taken.id).status.interruptions == 1
    assert not leftovers(again)


def test_one_runner_at_a_time(tmp_path):
    first, second = Spool(tmp_path), Spool(tmp_path)
    assert first.claim() and not second.claim()
    first.release()
    assert second.claim()


def test_failed_work_handed_in_again_starts_anew(tmp_path):
    spool = Spool(tmp_path)
    job = spool.take(submit(spool).id)
    spool.fail(job, NO_ARTICLE)
    assert submit(spool).state == "queued"
    assert spool.find(job.id).status.fault is None


def test_cancel_a_queued_job(tmp_path):
    spool = Spool(tmp_path)
    job = submit(spool)
    assert spool.cancel(job.id)
    assert spool.find(job.id).status.fault.code == "cancelled"
    assert not spool.cancel(job.id)


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "ab\0", "é"])
def test_no_id_leads_out_of_the_spool(tmp_path, name):
    assert Spool(tmp_path / "spool").find(name) is None


def test_a_place_that_can_not_be_a_spool(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(WriteError, match="spool"):
        Spool(tmp_path / "file")


@given(now=st.floats(-1e9, 1e10), since=st.floats(0, 1e10), delay=st.floats(0, 1e5))
def test_no_jump_of_the_clock_holds_a_job_longer_than_its_delay(now, since, delay):
    assert 0 <= Status(0, since=since, delay=delay).due(now) <= delay


def end(spool, job, step):
    made = spool.workplace(job)
    Path(made).mkdir()
    if step == "finish":
        spool.finish(job, made, Made())
    elif step == "fail":
        spool.fail(job, NO_ARTICLE)
    elif step == "again":
        spool.again(job, NO_ARTICLE, 5)
    else:
        spool.give_back(job)


STEPS = ["submit", "take", "finish", "fail", "again", "back", "retry", "cancel", "crash", "remove"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2)), max_size=25))
def test_whatever_happens_each_job_is_in_one_state(tmp_path_factory, steps):
    spool = Spool(tmp_path_factory.mktemp("spool"))
    spool.claim()
    known = {}
    for step, n in steps:
        job = known.get(n) and spool.find(known[n])
        if step == "submit" or job is None:
            known[n] = submit(spool, b"%d" % n).id
        elif step == "take":
            spool.take(job.id)
        elif step == "crash":
            spool.recover()
        elif step == "retry":
            spool.retry(job.id)
        elif step == "cancel":
            spool.cancel(job.id)
        elif step == "remove" and job.state in ("done", "failed"):
            spool.remove(job)
            del known[n]
        elif job.state == "running":
            end(spool, job, step)
        for job_id in known.values():
            assert len(states_of(spool, job_id)) == 1
    spool.recover()
    assert spool.count("running") == 0 and not leftovers(spool)
    assert {p.name for s in STATES for p in (spool.root / s).iterdir()} == set(known.values())


def test_status_is_plain_json(tmp_path):
    spool = Spool(tmp_path)
    job = submit(spool)
    created = job.status.created
    assert abs(time.time() - created) < 60 and job.status == Status(created)
    ended = spool.fail(spool.take(job.id), NO_ARTICLE)
    said = json.loads((ended.folder / "status.json").read_text())
    assert said["fault"] == {"code": "no-article", "message": "nothing there"} and said["finished"] >= created
