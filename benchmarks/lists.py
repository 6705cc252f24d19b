"""What spans cases, with many dockets: the lists warm and after a write, catching up, rebuilding, and the search."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

from benchmarks.cases import many_cases
from benchmarks.clocks import against, goal, in_turns, own_time, rounds, share, speed, wall_time
from benchmarks.runner import runner_seconds
from docket.clerk import Clerk, listing, searching
from docket.store.log import Store
from projections.deadlines import deadlines
from projections.moment import CaseAt, Moment
from projections.record import CaseRecord

CASES = 100
RUNNER = 300
SINGLE = 20
NOTES = 20
_LATER = Moment(day=date(2024, 9, 1))


def measure(runs: int) -> Iterator[str]:
    """Ratios to the same made by hand without folding anything, in the same run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many_cases(folder / "many.db", CASES).close()
        clerk = Clerk(Store(folder / "many.db"), "benchmark")
        clerk.cases()
        searching.search(clerk, "delivery")
        cases = [head.case_id for head in clerk.store.heads()]
        yield f"{CASES} cases, {clerk.head():,} events"
        yield from _rebuilt(runs, clerk, folder, cases)
        yield from _caught_up(runs, clerk, folder, cases)
        yield from _after_a_write(runs, clerk, folder, cases[5])
        yield from _asked(runs, clerk)
        clerk.store.close()


def _rebuilt(runs: int, clerk: Clerk, folder: Path, cases: list[str]) -> Iterator[str]:
    events = clerk.head()
    acts: dict[str, Callable[[], object]] = {
        "raw": lambda: _by_hand(folder),
        "rebuild": lambda: listing.rebuild(clerk),
        "events decoded": lambda: _each(cases, clerk.store.events),
        "and folded": lambda: _each(cases, lambda case: CaseRecord(clerk.store.events(case))),
        "and their deadlines": lambda: _each(cases, lambda case: deadlines(_now(clerk, case))),
    }
    times = rounds(runs, {name: lambda act=act: own_time(act) for name, act in acts.items()})
    raw = "SELECT + orjson + executemany"
    yield against("lists rebuilt", events, times["rebuild"], times["raw"], raw, 0.6)
    for name in ("events decoded", "and folded", "and their deadlines"):
        yield f"{'  of which: ' + name:<44} {speed(events, times[name]):9,.0f}/s"
    index = rounds(3, {"index": lambda: own_time(lambda: searching.rebuild(clerk))})
    yield f"{'index of all words rebuilt':<44} {speed(events, index['index']):9,.0f}/s"


def _caught_up(runs: int, clerk: Clerk, folder: Path, cases: list[str]) -> Iterator[str]:
    """Against the library's runner with a projection that only notes the last event of each case; both flush each commit.

    The rows moved on are that projection: what another program argued and noted since is read and noted, a row a case. The
    others are read from nothing on, whole cases with all their dates; there the runner is told for scale only.
    """
    noting = [recorded.event for case in cases[:5] for recorded in clerk.store.events(case)][:RUNNER]
    noted = 0

    def afresh() -> float:
        clerk.store.read_models.clear()
        return wall_time(lambda: listing.catch_up(clerk))

    def moved() -> float:
        nonlocal noted
        noted = _noted_elsewhere(folder, cases)
        return wall_time(lambda: listing.catch_up(clerk))

    acts = {"afresh": afresh, "moved": moved, "runner": lambda: runner_seconds(folder, noting)}
    head, times = clerk.head(), rounds(runs, acts)
    theirs = [seconds / RUNNER for seconds in times["runner"]]
    ours = share([seconds / noted for seconds in times["moved"]], theirs)
    told = f"{speed(noted, times['moved']):9,.0f}/s  {ours:5.1f} x the library's runner ({1 / statistics.median(theirs):,.0f}/s)"
    yield goal("lists caught up, rows moved on", ours, 20, told)
    whole = share([seconds / head for seconds in times["afresh"]], theirs)
    yield f"{'lists caught up, cases read from nothing':<44} {speed(head, times['afresh']):9,.0f}/s  {whole:5.1f} x the same"


def _noted_elsewhere(folder: Path, cases: list[str]) -> int:
    """Notes on every case by another program that keeps no rows; how many."""
    store = Store(folder / "many.db")
    store.recorder.inline = None
    another = Clerk(store, "another")
    for case in cases:
        with another.together():
            for n in range(NOTES):
                another.note(case, "1", f"Ask the client about lot {n}.")
    store.close()
    return NOTES * len(cases)


def _after_a_write(runs: int, clerk: Clerk, folder: Path, case: str) -> Iterator[str]:
    """Single commands with the row of their case made current after each, against as many plain commits."""

    def raw() -> float:
        with closing(sqlite3.connect(folder / f"{time.monotonic_ns()}.db", isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("CREATE TABLE raw (n INTEGER PRIMARY KEY, state TEXT)")
            insert = "INSERT INTO raw (state) VALUES (?)"
            return wall_time(lambda: [connection.execute(insert, ("x" * 300,)) for _ in range(SINGLE)])

    def noted(n: int) -> None:
        clerk.note(case, "1", f"note {n}")

    def entered(_: int) -> None:
        title, filed = "Notice of a change of address", date(2024, 6, 3)
        clerk.enter(case, entry=str(next(numbers)), kind="notice", title=title, party="Acme", filed=filed)

    def done(command: Callable[[int], None], *, current: bool, read: bool = False) -> float:
        def do() -> None:
            for n in range(SINGLE):
                command(n)
                if read:  # what the commit of the command could not bring up to date by itself
                    listing.catch_up_on(clerk, [case])

        listing.catch_up_on(clerk, [case])
        seconds = wall_time(do)
        assert not current or clerk.store.read_models.cases([case])[case].version == clerk.store.head_of(case).version
        return seconds

    numbers = count(1_000)
    acts = {
        "raw": raw,
        "alone": lambda: done(entered, current=False),
        "noted": lambda: done(noted, current=True),
        "entered": lambda: done(entered, current=True, read=True),
    }
    times = rounds(runs, acts)
    yield f"{'an entry, its lists left stale':<44} {speed(SINGLE, times['alone']):9,.0f}/s"
    yield against("a note, its lists current", SINGLE, times["noted"], times["raw"], "raw commits", 0.5)
    yield against("an entry, its lists current", SINGLE, times["entered"], times["raw"], "raw commits", 0.5)


def _asked(runs: int, clerk: Clerk) -> Iterator[str]:
    acts = {
        "list of cases, warm": lambda: _none(clerk.cases()),
        "what is due, warm": lambda: _none(listing.list_dues(clerk)),
        "search, two words": lambda: _none(searching.search(clerk, "delivery lot")),
        "search, phrase and filters": lambda: _none(searching.search(clerk, '"lot 300" kind:motion after:2024-06')),
        "search as of a day": lambda: _none(searching.search(clerk, '"lot 300"', moment=_LATER)),
    }
    for name, seconds in in_turns(runs, acts).items():
        yield f"{name:<44} {seconds * 1000:9.1f} ms"


def _by_hand(folder: Path) -> None:
    """A row for each event, from its parsed JSON, in one transaction of a scratch file."""
    import orjson

    scratch = folder / f"{time.monotonic_ns()}.db"
    with closing(sqlite3.connect(folder / "many.db")) as log, closing(sqlite3.connect(scratch)) as into:
        into.execute("CREATE TABLE raw (case_id TEXT, version INTEGER, told TEXT, PRIMARY KEY (case_id, version))")
        rows = log.execute("SELECT originator_id, originator_version, state FROM stored_events ORDER BY pos")
        told = [(ident, version, str(orjson.loads(state).get("actor"))) for ident, version, state in rows]
        into.executemany("INSERT INTO raw VALUES (?,?,?)", told)
        into.commit()


def _each(cases: list[str], act: Callable[[str], object]) -> None:
    for case in cases:
        act(case)


def _now(clerk: Clerk, case: str) -> CaseAt:
    return CaseAt(CaseRecord(clerk.store.events(case)), Moment(), clerk.today())


def _none(_: object) -> None:
    return None
