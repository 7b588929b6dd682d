"""What is not to be had at the moment, or is taken away under our hands, holds up no other job."""

import errno
import json
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reformat.jobs import crew, order
from reformat.jobs.order import Order
from reformat.jobs.runner import Policy, Runner
from reformat.jobs.spool import Spool
from reformat.jobs.worker import Answer
from tests.jobs.test_runner import House


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path)
    yield made
    made.close()


def test_a_running_job_that_is_taken_away_holds_up_no_other(tmp_path):
    spool, pool = Spool(tmp_path), ThreadPoolExecutor(1)
    gone = spool.submit(Order("a.json"), [b"gone"]).id

    def work(request):
        if Path(request.folder).name == gone:
            shutil.rmtree(request.folder)
            return crew.failed("rate-limited", "later", "", transient=True)
        return Answer(ended=True)

    runner = Runner(spool, pool, remote=work, policy=Policy(slots=1, backoff=0.01))
    runner.step()
    other = spool.submit(Order("a.json"), [b"other"]).id
    end = time.monotonic() + 20
    while not spool.count("done"):
        runner.step()
        assert time.monotonic() < end, "no job is begun any more"
        time.sleep(0.01)
    pool.shutdown()
    assert spool.find(gone) is None and spool.names("done") == [other] and not runner.stuck


def test_a_worker_that_cannot_be_started_for_a_while_is_no_fault_of_the_job(house, monkeypatch):
    begin, refusals = crew.Worker.__init__, [1] * 9

    def refused(self, *words):
        if refusals:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable", str(refusals.pop()))
        begin(self, *words)

    monkeypatch.setattr(crew.Worker, "__init__", refused)
    house.crew.warm()
    job = house.put()
    house.run()
    assert house.end_of(job) == ("done", "") and not refusals


@pytest.mark.parametrize("fault", [errno.EMFILE, errno.EIO, errno.EACCES])
def test_a_job_that_cannot_be_read_just_now_is_not_taken_for_broken(tmp_path: Path, monkeypatch, fault):
    spool = Spool(tmp_path)
    job = spool.submit(Order("a.json"), [json.dumps({}).encode()])
    read = order.read_file

    def refused(place):
        raise OSError(fault, "not now", place)

    monkeypatch.setattr(order, "read_file", refused)
    with pytest.raises(OSError, match="not now"):
        spool.claim()
    spool.release()
    monkeypatch.setattr(order, "read_file", read)
    assert spool.claim() and spool.find(job.id).state == "queued"
    spool.release()


@pytest.mark.parametrize("lost", ["running", "queued", "new", ""])
def test_a_folder_of_the_spool_that_is_taken_away_is_made_again(tmp_path, lost):
    spool, pool = Spool(tmp_path / "spool"), ThreadPoolExecutor(1)
    runner = Runner(spool, pool, remote=lambda request: Answer(ended=True), policy=Policy(slots=1, backoff=0.01))
    first = spool.submit(Order("a.json"), [b"first"]).id
    shutil.rmtree(spool.root / lost)
    end = time.monotonic() + 20
    for _ in range(3):
        runner.step()
    second = spool.submit(Order("a.json"), [b"second"]).id
    while second not in spool.names("done"):
        runner.step()
        assert time.monotonic() < end
        time.sleep(0.01)
    pool.shutdown()
    assert (first in spool.names("done")) == (lost in ("running", "new"))
