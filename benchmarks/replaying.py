"""Reading the log again: decoded and validated, and its chain verified, against SELECT and JSON parsing of the same rows."""

import sqlite3
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.cases import large_case
from benchmarks.clocks import against, goal, own_time, rounds, speed
from docket.store.integrity import chain_faults

EVENTS = 10_000
VERIFIED = 250_000


def measure(runs: int) -> Iterator[str]:
    """In processor time; the rows come from the system's cache."""
    import orjson

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.db"
        clerk, case = large_case(path, EVENTS)
        store, count = clerk.store, clerk.head()

        def raw() -> None:
            with closing(sqlite3.connect(path)) as connection:
                query = "SELECT pos, originator_id, originator_version, topic, state FROM stored_events ORDER BY pos"
                for row in connection.execute(query):
                    orjson.loads(row[4])

        deque(store.replay(case), 0)  # the decoders are made once a process
        times = rounds(
            runs,
            {
                "raw": lambda: own_time(raw),
                "replay": lambda: own_time(lambda: deque(store.replay(case), 0)),
                "held": lambda: own_time(lambda: store.events(case)),
                "verify": lambda: own_time(lambda: chain_faults(store.recorder)),
            },
        )
        yield against("replay, validated", count, times["replay"], times["raw"], "SELECT + orjson", 0.5)
        yield f"{'the same, all events held in memory':<44} {speed(count, times['held']):9,.0f}/s"
        verified = speed(count, times["verify"])
        yield goal("chain verified, events a second", verified, VERIFIED, f"{verified:9,.0f}/s")
        store.close()
