"""One case of 100 events as of any moment on either clock, in a long log: nothing cached, the program warm."""

import random
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from benchmarks.cases import long_log
from benchmarks.clocks import goal, own_time
from docket.clerk import Clerk
from docket.store.log import Store
from projections.arguments import arguments
from projections.deadlines import deadlines
from projections.moment import KnownAt, Moment
from projections.sheet import sheet

LOGS = (200_000, 1_000_000)
"""Events in the log. The time of a look must not grow with it."""
AS_OF = "record as of a position"
_LOOKS = 600
_ENTRIES = 94


def measure(runs: int) -> Iterator[str]:
    """The median and the 95th percentile of a look, in its own processor time, beside the raw reading of the same rows."""
    del runs  # every look is a run of its own
    late: list[float] = []
    for size in LOGS:
        with tempfile.TemporaryDirectory() as folder:
            store = long_log(Path(folder) / "log.db", size // 100, _ENTRIES)
            cases = [head.case_id for head in store.heads()]
            yield f"{store.head():,} events in {len(cases):,} cases of {store.head() // len(cases)}"
            taken = _looks(store, cases)
            store.close()
        base = statistics.median(taken["raw SELECT of its rows"])
        for name, values in taken.items():
            middle, slow = statistics.median(values), statistics.quantiles(values, n=20)[-1]
            told = f"median {middle * 1000:5.2f} ms, p95 {slow * 1000:5.2f} ms, {middle / base:5.1f} x raw"
            if name != AS_OF:
                yield f"{name:<44} {told}"
                continue
            late.append(slow)
            if size == LOGS[0]:
                yield goal(name, slow * 1000, 1, told, at_most=True)
            else:
                yield goal(f"{name}, x the shorter log", slow / late[0], 2, told, at_most=True)


def _looks(store: Store, cases: list[str]) -> dict[str, list[float]]:
    chance = random.Random(7)
    taken: dict[str, list[float]] = {}
    with closing(sqlite3.connect(store.path)) as connection:
        acts = _acts(store, connection)
        for n in range(_LOOKS):
            for name, act in acts.items():
                look = _look(connection, chance, chance.choice(cases))
                spent = own_time(lambda act=act, look=look: act(look))
                if n >= _LOOKS // 10:  # the first ones warm the program
                    taken.setdefault(name, []).append(spent)
    return taken


class _Look(NamedTuple):
    case: str
    known_at: KnownAt
    moment: Moment


def _look(connection: sqlite3.Connection, chance: random.Random, case: str) -> _Look:
    """A case, a position between its first event and its last, and a day."""
    query = "SELECT MIN(pos), MAX(pos) FROM stored_events WHERE originator_id = ?"
    position = chance.randint(*connection.execute(query, (case,)).fetchone())
    return _Look(case, KnownAt(position=position), Moment(day=date(2024, 1, 2) + timedelta(days=chance.randrange(500))))


def _acts(store: Store, connection: sqlite3.Connection) -> dict[str, Callable[[_Look], object]]:
    def raw(look: _Look) -> object:
        return connection.execute("SELECT state FROM stored_events WHERE originator_id = ?", (look.case,)).fetchall()

    def fresh() -> Clerk:
        return Clerk(store, "benchmark")

    return {
        "raw SELECT of its rows": raw,
        AS_OF: lambda look: fresh().record(look.case, look.known_at),
        "sheet as of a position": lambda look: sheet(fresh().at(look.case, known_at=look.known_at)),
        "deadlines as of a day": lambda look: deadlines(fresh().at(look.case, look.moment)),
        "arguments as of a day": lambda look: arguments(fresh().at(look.case, look.moment)),
    }
