"""One case of 100 events as of any moment on either clock, in a long log: nothing cached, the program warm."""

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.cases import many_cases
from docket.clerk import Clerk
from docket.store.log import Store
from projections.arguments import arguments
from projections.deadlines import deadlines
from projections.moment import KnownAt, Moment
from projections.sheet import sheet

LOGS = (20_000, 200_000)
"""Events in the log. The time of a look must not grow with it."""
_LOOKS = 300
_ENTRIES = 92


def measure(runs: int) -> Iterator[str]:
    """The median and the 95th percentile of a look, in its own processor time, beside the raw reading of the same rows."""
    del runs  # every look is a run of its own
    for size in LOGS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "log.db"
            many_cases(path, size // 100, _ENTRIES).close()
            store = Store(path)
            cases = [head.case_id for head in store.heads()]
            yield f"{store.head():,} events in {len(cases):,} cases"
            yield from _looks(store, cases)
            store.close()


def _looks(store: Store, cases: list[str]) -> Iterator[str]:
    chance = random.Random(7)
    connection = sqlite3.connect(store.path)
    acts = _acts(store, connection, chance)
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for n in range(_LOOKS):
        for name, act in acts.items():
            case = chance.choice(cases)
            begun = time.process_time()
            act(case)
            if n >= _LOOKS // 10:  # the first ones warm the program
                taken[name].append(time.process_time() - begun)
    base = statistics.median(taken["raw SELECT of its rows"])
    for name, values in taken.items():
        middle, late = statistics.median(values), statistics.quantiles(values, n=20)[-1]
        yield f"{name:<26} median {middle * 1000:7.2f} ms   p95 {late * 1000:7.2f} ms   {middle / base:6.1f} x raw"
    connection.close()


def _acts(store: Store, connection: sqlite3.Connection, chance: random.Random) -> dict[str, Callable[[str], object]]:
    def position(case: str) -> KnownAt:
        query = "SELECT MIN(pos), MAX(pos) FROM stored_events WHERE originator_id = ?"
        return KnownAt(position=chance.randint(*connection.execute(query, (case,)).fetchone()))

    def raw(case: str) -> object:
        return connection.execute("SELECT state FROM stored_events WHERE originator_id = ?", (case,)).fetchall()

    def moment() -> Moment:
        return Moment(day=date(2024, 1, 2) + timedelta(days=chance.randrange(500)))

    def fresh() -> Clerk:
        return Clerk(store, "benchmark")

    return {
        "raw SELECT of its rows": raw,
        "record as of a position": lambda case: fresh().record(case, position(case)),
        "sheet as of a position": lambda case: sheet(fresh().at(case, known_at=position(case))),
        "deadlines as of a day": lambda case: deadlines(fresh().at(case, moment())),
        "arguments as of a day": lambda case: arguments(fresh().at(case, moment())),
    }
