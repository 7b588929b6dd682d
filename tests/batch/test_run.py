"""A run gives the same outcomes and the same bytes, whoever does the work and however often it is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reformat.batch import Crew, Outcome, Plan, processes, run
from reformat.batch.sources import gather
from reformat.document.source import Source
from reformat.events import Started, Warned, Wrote
from reformat.settings import load_settings
from tests.batch.pages import folder_of, page, tree


def plan(out: Path, **more: object) -> Plan:
    overrides = {"output.folder": str(out), "output.to": ("html", "text")}
    return Plan(load_settings(environ={}, user=Path("/nowhere"), overrides=overrides), **more)  # type: ignore[arg-type]


def bare(outcomes: list[Outcome], out: Path) -> list[str]:
    """Outcomes without what may differ: times, and where the output folder is."""
    return [
        msgspec.json.encode(msgspec.structs.replace(o, seconds={})).decode().replace(str(out), "OUT") for o in outcomes
    ]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of(tmp_path_factory.mktemp("pages") / "in", 24)


@pytest.fixture(scope="module")
def plain(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], dict[str, bytes]]:
    out = tmp_path_factory.mktemp("plain") / "out"
    return bare(list(run(gather([str(pages)]), plan(out))), out), tree(out)


def test_every_article_has_one_outcome_in_order(pages: Path, plain: tuple[list[str], dict[str, bytes]]) -> None:
    outcomes = [msgspec.json.decode(line, type=Outcome) for line in plain[0]]
    assert [Path(o.source).name for o in outcomes] == [f"{n:04}.html" for n in range(24)]
    assert [o.outcome for o in outcomes] == ["failed" if n % 7 == 6 else "done" for n in range(24)]
    assert len({o.folder for o in outcomes if o.folder}) == 21, "articles of one title have folders of their own"


def crews() -> Iterator[tuple[str, Crew]]:
    yield "processes", processes(2)
    yield "threads", Crew(lambda: ThreadPoolExecutor(3), 3)


@pytest.mark.parametrize("name", ["processes", "threads"])
def test_the_executor_makes_no_difference(
    name: str, pages: Path, plain: tuple[list[str], dict[str, bytes]], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    outcomes = list(run(gather([str(pages)]), plan(out, crew=dict(crews())[name])))
    assert bare(outcomes, out) == plain[0]
    assert tree(out) == plain[1]


@pytest.mark.parametrize("done", [1, 9, 23])
def test_a_run_cut_off_and_resumed_is_as_one_that_was_not(
    done: int, pages: Path, plain: tuple[list[str], dict[str, bytes]], tmp_path: Path
) -> None:
    out, begun = tmp_path / "out", []
    first = run(gather([str(pages)]), plan(out, journal=True))
    for _ in range(done):
        next(first)
    first.close()
    listen = lambda e: begun.append(e) if isinstance(e, Started) else None  # noqa: E731
    again = list(run(gather([str(pages)]), plan(out, journal=True, resume=True, listen=listen)))
    assert bare(again, out) == plain[0]
    assert tree(out) == plain[1], "and no journal is left"
    assert len(begun) <= 24 - done + 1, "what was done is not done again"


def flat(output: Path) -> Plan:
    """A plan whose files get the names of their sources."""
    made = plan(output, journal=True, resume=True)
    return replace(
        made,
        settings=msgspec.structs.replace(
            made.settings, output=msgspec.structs.replace(made.settings.output, flat=True, to=("text",))
        ),
    )


@pytest.mark.parametrize("done", [1, 2])
def test_single_files_keep_their_names_when_a_run_goes_on(done: int, tmp_path: Path) -> None:
    for number, folder in enumerate("abc"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "mill.html").write_text(page(number))
    whole = bare(list(run(gather([str(tmp_path / "in")]), flat(tmp_path / "whole"))), tmp_path / "whole")
    first = run(gather([str(tmp_path / "in")]), flat(tmp_path / "out"))
    for _ in range(done):
        next(first)
    first.close()
    assert bare(list(run(gather([str(tmp_path / "in")]), flat(tmp_path / "out"))), tmp_path / "out") == whole
    assert tree(tmp_path / "out") == tree(tmp_path / "whole") and len(tree(tmp_path / "out")) == 3


def test_of_two_runs_into_one_folder_the_second_has_no_journal(tmp_path: Path) -> None:
    told: list[object] = []
    first, second = folder_of(tmp_path / "one", 3), folder_of(tmp_path / "two", 3)
    under_way = run(gather([str(first)]), plan(tmp_path / "out", journal=True))
    next(under_way)
    beside = list(run(gather([str(second)]), plan(tmp_path / "out", journal=True, listen=told.append)))
    assert len(beside) == 3 and [e.code for e in told if isinstance(e, Warned)].count("journal") == 1
    under_way.close()
    begun: list[object] = []
    listen = lambda e: begun.append(e) if isinstance(e, Started) else None  # noqa: E731
    assert len(list(run(gather([str(first)]), plan(tmp_path / "out", journal=True, resume=True, listen=listen)))) == 3
    assert len(begun) == 2, "the first one's journal still stands"


def test_other_settings_begin_anew(pages: Path, tmp_path: Path) -> None:
    first = run(gather([str(pages)]), plan(tmp_path, journal=True))
    next(first)
    first.close()
    begun: list[object] = []
    listen = lambda e: begun.append(e) if isinstance(e, Started) else None  # noqa: E731
    other = plan(tmp_path, journal=True, resume=True, listen=listen)
    other = replace(other, settings=msgspec.structs.replace(other.settings, language="fr"))
    assert len(list(run(gather([str(pages)]), other))) == len(begun) == 24


def test_a_page_that_changed_is_done_again(pages: Path, tmp_path: Path) -> None:
    place = folder_of(tmp_path / "in", 4)
    first = run(gather([str(place)]), plan(tmp_path / "out", journal=True))
    next(first), next(first)
    first.close()
    (place / "0000.html").write_text(page(0, "Another title altogether"))
    titles = [o.title for o in run(gather([str(place)]), plan(tmp_path / "out", journal=True, resume=True))]
    assert titles[0] == "Another title altogether"


class Mortal(Executor):
    """Does the work at once, and breaks for good over a source named poison."""

    def __init__(self) -> None:
        self.broken = False

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        if self.broken or any("poison" in s.name for s in getattr(args[0] if args else None, "sources", ())):
            self.broken = True
            future.set_exception(BrokenProcessPool("a worker died"))
        else:
            future.set_result(fn(*args))
        return future


def test_a_source_that_kills_its_worker_takes_no_other_along(tmp_path: Path) -> None:
    names = [*"abcdefgh", "poison", *"ijklmn"]
    sources = [Source.html(page(n), name=name) for n, name in enumerate(names)]
    outcomes = list(run(sources, plan(tmp_path, crew=Crew(Mortal, 2))))
    assert [o.source for o in outcomes] == names
    assert [o.source for o in outcomes if o.outcome == "failed"] == ["poison"]
    assert outcomes[8].error is not None and outcomes[8].error.code == "crash"


def test_a_listener_whose_pipe_breaks_is_no_dead_worker(tmp_path: Path) -> None:
    def gone(event: object) -> None:
        if isinstance(event, Started):
            raise BrokenPipeError(32, "Broken pipe")

    crew = replace(processes(2), make=lambda: Mortal())
    with pytest.raises(BrokenPipeError):
        list(run([Source.html(page(0), name="0")], plan(tmp_path, crew=crew, listen=gone)))


class Unborn(Mortal):
    """Cannot start a worker at its third task, as Python says it, and starts the next."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        self.asked += 1
        if self.asked == 3:
            raise EOFError("unexpected EOF")
        return super().submit(fn, *args, **kwargs)


def test_a_worker_that_cannot_be_started_takes_no_source_along(tmp_path: Path) -> None:
    crew = replace(processes(2), make=Unborn)
    sources = [Source.html(page(n), name=str(n)) for n in range(6)]
    outcomes = list(run(sources, plan(tmp_path, crew=crew)))
    assert [(o.source, o.outcome) for o in outcomes] == [(str(n), "done") for n in range(6)]


def test_a_server_of_workers_that_is_being_ended_is_asked_until_there_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    submit, refusals = ProcessPoolExecutor.submit, [ConnectionRefusedError(111, "Connection refused")] * 3

    def refusing(self: ProcessPoolExecutor, *words: Any) -> Future[Any]:
        if refusals:
            raise refusals.pop()
        return submit(self, *words)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", refusing)
    monkeypatch.setattr("reformat.batch.executors.PAUSES", (0.0, 0.01, 0.01))
    with processes(1).make() as pool:
        assert pool.submit(int).result() == 0


def test_workers_end_before_what_they_write_is_taken_away(tmp_path: Path) -> None:
    standing = []

    class Noting(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            standing.append(bool(list(tmp_path.glob(".reformat-new-*"))))
            super().shutdown(wait=True, cancel_futures=cancel_futures)

    def interrupt(event: object) -> None:
        if isinstance(event, Wrote):
            raise KeyboardInterrupt

    sources = [Source.html(page(n), name=str(n)) for n in range(6)]
    with pytest.raises(KeyboardInterrupt) as caught:
        list(run(sources, plan(tmp_path, crew=Crew(lambda: Noting(2), 2), listen=interrupt)))
    assert caught.tb is not None, "whose frames hold all that was under way"
    assert standing == [True]
    assert not list(tmp_path.glob(".reformat-new-*"))


def test_sources_are_asked_for_only_as_they_are_needed(tmp_path: Path) -> None:
    asked, lead = 0, 0

    def sources() -> Iterator[Source]:
        nonlocal asked
        for n in range(600):
            asked += 1
            yield Source.html(page(n), name=f"{n}.html")

    settings = load_settings(environ={}, overrides={"output.folder": str(tmp_path), "output.to": ("text",)})
    for done, _ in enumerate(run(sources(), Plan(settings, Crew(lambda: ThreadPoolExecutor(2), 2)))):
        lead = max(lead, asked - done)
    assert asked == 600
    assert lead <= 16 * 8, "memory grows with the workers, not with the sources"


def test_archive_members_are_named_so_that_they_can_be_fed_again(tmp_path: Path) -> None:
    import zipfile

    from reformat.batch import failed_lines, listed

    with zipfile.ZipFile(tmp_path / "week.zip", "w") as archive:
        archive.writestr("a.html", page(1))
        archive.writestr("b.html", "<html></html>")
    outcomes = list(run(gather([str(tmp_path / "week.zip")]), plan(tmp_path / "out")))
    assert [o.outcome for o in outcomes] == ["done", "failed"]
    again = listed(failed_lines(outcomes[1]).splitlines())
    retried = list(run(gather(again), plan(tmp_path / "out")))
    assert [(o.source, o.outcome) for o in retried] == [(outcomes[1].source, "failed")]


@pytest.mark.long
def test_dask_workers_one_killed_in_mid_run(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    from reformat.batch import dask

    place = folder_of(tmp_path / "in", 140)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        outcomes = []
        for n, outcome in enumerate(
            run(gather([str(place)]), plan(tmp_path / "out", crew=dask(cluster.scheduler_address)))
        ):
            outcomes.append(outcome)
            if n == 20:
                next(iter(cluster.workers.values())).process.process.kill()
    assert [Path(o.source).name for o in outcomes] == [f"{n:04}.html" for n in range(140)]
    plain = list(run(gather([str(place)]), plan(tmp_path / "plain")))
    assert bare(outcomes, tmp_path / "out") == bare(plain, tmp_path / "plain")
    assert tree(tmp_path / "out") == tree(tmp_path / "plain")


def test_a_whole_book_is_not_replaced_by_a_shorter_one_because_a_source_failed(tmp_path: Path) -> None:
    place, out = folder_of(tmp_path / "in", 4), tmp_path / "out"
    overrides = {"output.folder": str(out), "output.to": ("epub",), "book.collection": "Week 12"}
    settings = load_settings(environ={}, user=Path("/nowhere"), overrides=overrides)

    def again() -> list[Outcome]:
        return list(run(gather([str(place)]), Plan(settings)))

    assert [o.outcome for o in again()] == ["done"] * 5
    book = tree(out)
    (place / "0002.html").write_text("")
    *_, last = again()
    assert last.outcome == "failed" and last.error is not None and "stays as it was" in last.error.message
    assert tree(out) == book
    (place / "0007.html").write_text(page(7))
    (place / "0002.html").write_text(page(2))
    (place / "0008.html").write_text("")  # fails, but never was in the book
    *_, last = again()
    assert last.outcome == "done" and last.source == "5 of 6 articles" and tree(out) != book
    (place / "0008.html").unlink()
    (place / "0007.html").unlink()  # taken out on purpose, and nothing fails
    assert again()[-1].outcome == "done" and tree(out / "week-12") == {
        name.removeprefix("week-12/"): data for name, data in book.items() if name.startswith("week-12/")
    }


def test_a_collection_is_one_book_of_all_articles(tmp_path: Path) -> None:
    import zipfile

    place = folder_of(tmp_path / "in", 9)
    books = []
    for crew in (None, processes(2)):
        out = tmp_path / ("one" if crew is None else "two")
        overrides = {"output.folder": str(out), "output.to": ("html", "epub"), "book.collection": "Week 12"}
        settings = load_settings(environ={}, user=Path("/nowhere"), overrides=overrides)
        outcomes = list(run(gather([str(place)]), Plan(settings, crew)))
        assert [o.outcome for o in outcomes] == ["done"] * 6 + ["failed"] + ["done"] * 3
        assert sorted(out.rglob("*.epub")) == [out / "week-12" / "article.epub"]
        books.append((out / "week-12" / "article.epub").read_bytes())
    assert books[0] == books[1]
    names = zipfile.ZipFile(out / "week-12" / "article.epub").namelist()
    assert sum(name.endswith(".xhtml") and "nav" not in name for name in names) >= 8


def test_letters_and_web_archives_of_a_folder_are_sources(tmp_path: Path) -> None:
    for name in ("a.eml", "b.mbox", "c.arc", "d.warc", "e.MHTML", "f.exe", "g.png"):
        (tmp_path / name).write_bytes(b"x")
    assert [Path(one.name).name for one in gather([str(tmp_path)])] == ["a.eml", "b.mbox", "c.arc", "d.warc", "e.MHTML"]
