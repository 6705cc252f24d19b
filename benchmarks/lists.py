"""What spans cases, with many dockets: the lists warm and after a write, catching up, rebuilding, and the search."""

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pydantic_core import from_json

from benchmarks.cases import many_cases
from benchmarks.clocks import in_turns
from docket.clerk import Clerk, listing, searching
from docket.store.log import Store
from projections.moment import Moment

CASES = 300
_LATER = Moment(day=date(2024, 9, 1))


def measure(runs: int) -> Iterator[str]:
    """Seconds, and ratios to a raw rebuild of the same events (SELECT, JSON parsing, one executemany) in the same run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.db"
        many_cases(path, CASES).close()
        clerk = Clerk(Store(path), "benchmark")
        events = clerk.head()
        case = clerk.store.cases()[5].originator_id
        clerk.cases()
        searching.search(clerk, "delivery")
        scratch = sqlite3.connect(Path(folder) / "raw.db")

        def raw() -> None:
            scratch.execute("DROP TABLE IF EXISTS raw")
            scratch.execute(
                "CREATE TABLE raw (case_id TEXT, version INTEGER, told TEXT, PRIMARY KEY (case_id, version))"
            )
            with sqlite3.connect(path) as connection:
                rows = connection.execute(
                    "SELECT originator_id, originator_version, state FROM stored_events ORDER BY pos"
                )
                told = [(ident, version, str(from_json(state).get("actor"))) for ident, version, state in rows]
            scratch.executemany("INSERT INTO raw VALUES (?,?,?)", told)
            scratch.commit()

        def decoded() -> None:
            for opened in clerk.store.heads():
                clerk.store.events(opened.case_id)

        def after_a_write() -> None:
            clerk.note(case, "1", "a note")
            clerk.cases()

        acts = {
            "raw rebuild": raw,
            "decoding alone": decoded,
            "rebuild of the lists": lambda: _none(listing.rebuild(clerk)),
            "rebuild of the index": lambda: _none(searching.rebuild(clerk)),
            "list of cases, warm": lambda: _none(clerk.cases()),
            "what is due, warm": lambda: _none(listing.list_dues(clerk)),
            "a note, then the list": after_a_write,
            "search, two words": lambda: _none(searching.search(clerk, "delivery lot")),
            "search, phrase and filters": lambda: _none(searching.search(clerk, '"lot 300" kind:motion after:2024-06')),
            "search as of a day": lambda: _none(searching.search(clerk, '"lot 300"', moment=_LATER)),
        }
        times = in_turns(runs, acts)
        yield f"{CASES} cases, {events:,} events; raw rebuild {times['raw rebuild'] * 1000:.0f} ms"
        for name, seconds in times.items():
            yield f"{name:<28} {seconds * 1000:9.1f} ms   {times['raw rebuild'] / seconds:7.3f} of the raw speed"
        scratch.close()
        clerk.store.close()


def _none(_: object) -> None:
    return None
