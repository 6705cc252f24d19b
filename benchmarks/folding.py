"""Reading a case of 10,000 events: decode, fold and the views, against plain SELECT and JSON parsing."""

import json
import sqlite3
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cases import large_case
from benchmarks.clocks import in_turns
from docket.clerk import Clerk
from docket.store.log import Store
from projections.arguments import arguments
from projections.moment import Moment
from projections.record import CaseRecord
from projections.sheet import sheet

EVENTS = 10_000


def measure(runs: int) -> Iterator[str]:
    """Ratios to the raw reading of the same rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.db"
        clerk, case = large_case(path, EVENTS)
        recorded = clerk.store.events(case)
        record = CaseRecord(recorded)
        last = max(e.facts.filed for e in record.entries.values() if e.facts.filed)

        def raw() -> None:
            with sqlite3.connect(path) as connection:
                for (state,) in connection.execute("SELECT state FROM stored_events ORDER BY pos"):
                    json.loads(state)

        def command() -> None:
            fresh = Clerk(Store(path), "benchmark")
            fresh.note(case, "1", "a note")
            fresh.store.close()

        acts = {
            "raw": raw,
            "decode": lambda: _none(clerk.store.events(case)),
            "fold": lambda: _none(CaseRecord(recorded)),
            "sheet": lambda: _none(sheet(clerk.at(case))),
            "arguments": lambda: _none(arguments(clerk.at(case))),
            "arguments as of": lambda: _none(arguments(clerk.at(case, Moment(day=last)))),
            "one command, cold": command,
        }
        times = in_turns(runs, acts)
        yield f"{len(recorded)} events; raw SELECT + json.loads {times['raw'] * 1000:.0f} ms"
        for name, seconds in times.items():
            if name != "raw":
                yield f"{name:<22} {seconds * 1000:8.1f} ms   {seconds / times['raw']:6.1f} x raw"
        tracemalloc.start()
        held = CaseRecord(clerk.store.events(case))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        yield f"memory of the folded case: peak {peak / 1e6:.0f} MB ({len(held.live)} live events)"
        clerk.store.close()


def _none(_: object) -> None:
    return None
