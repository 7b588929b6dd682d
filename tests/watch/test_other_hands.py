"""Jobs of an inbox that others cancel or take away while the daemon works: their files are accounted for all the same."""

import shutil

import pytest

from reformat.jobs.spool import Spool
from reformat.watch import daemon
from tests.watch.house import House


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.setattr(daemon, "RECALL", 0.1)
    house = House(tmp_path)
    yield house
    house.stop()


def waiting_behind(house):
    """A daemon with one slow job at a time, and the spool as `reformat jobs` sees it once another job waits."""
    from reformat.jobs.runner import Policy

    house.put("a-slow.html", sleep=4.0)
    house.start(policy=Policy(slots=1))
    spool = Spool(house.inbox / ".reformat" / "spool", durable=False)
    house.until(lambda: spool.count("running") == 1)  # which of two is taken first is left to chance
    house.put("b-next.html")
    house.until(lambda: spool.count("running") == spool.count("queued") == 1)
    return spool


def test_a_waiting_job_that_somebody_cancels_goes_to_failed_at_once(house):
    spool = waiting_behind(house)
    (job,) = spool.names("queued")
    assert spool.cancel(job)
    house.until(lambda: len(house.failed()) == 2)
    house.until(lambda: len(house.done()) == 1)
    assert not house.waiting()


def test_the_file_of_a_job_that_somebody_takes_away_is_taken_anew(house):
    spool = waiting_behind(house)
    for state in ("running", "queued"):
        (job,) = spool.names(state)
        shutil.rmtree(spool.root / state / job)
    house.until(lambda: house.done() == ["a-slow.html", "b-next.html"])
    assert house.results() == ["a-slow", "b-next"]
