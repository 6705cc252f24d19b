"""``make bench``: every measurement, each against a baseline of the same run."""

import sys

from benchmarks import (
    counting,
    folding,
    importing,
    lists,
    reading,
    replaying,
    screens,
    scrolling,
    startup,
    storing,
    time_travel,
)
from benchmarks.clocks import GOALS

ROUNDS = {
    "start-up": (startup.measure, 7),
    "deadlines counted": (counting.measure, 7),
    "storing": (storing.measure, 7),
    "replaying": (replaying.measure, 7),
    "screens": (screens.measure, 7),
    "scrolling": (scrolling.measure, 1),
    "reading papers": (reading.measure, 3),
    "lists over all cases": (lists.measure, 7),
    "time travel": (time_travel.measure, 1),
    "a case of 10,000 events": (folding.measure, 5),
    "importing dockets": (importing.measure, 1),
}


def main(wanted: list[str]) -> None:
    """Run the measurements named by a word of their title or by their module, or all."""
    names = {title: f"{title} {measure.__module__}" for title, (measure, _) in ROUNDS.items()}
    if strange := [word for word in wanted if not any(word in name for name in names.values())]:
        sys.exit(f"There is no measurement “{strange[0]}”. Name one of: {', '.join(ROUNDS)}.")
    for title, (measure, runs) in ROUNDS.items():
        if not wanted or any(word in names[title] for word in wanted):
            print(f"\n{title} (median of {runs})", flush=True)
            for line in measure(runs):
                print(f"  {line}", flush=True)
    if GOALS:
        missed = [name for name, reached in GOALS if not reached]
        print(
            f"\n{len(GOALS) - len(missed)} of {len(GOALS)} targets reached{'; not: ' if missed else ''}{', '.join(missed)}"
        )


main(sys.argv[1:])
