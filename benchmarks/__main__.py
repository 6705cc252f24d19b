"""``make bench``: every measurement, each against a baseline of the same run."""

import sys

from benchmarks import counting, folding, lists, reading, screens, startup, time_travel

ROUNDS = {
    "start-up": (startup.measure, 7),
    "deadlines counted": (counting.measure, 7),
    "screens": (screens.measure, 7),
    "reading papers": (reading.measure, 3),
    "lists over all cases": (lists.measure, 5),
    "time travel": (time_travel.measure, 1),
    "a case of 10,000 events": (folding.measure, 5),
}


def main(wanted: list[str]) -> None:
    """Run the measurements named, or all."""
    for title, (measure, runs) in ROUNDS.items():
        if not wanted or any(word in title for word in wanted):
            print(f"\n{title} (median of {runs})", flush=True)
            for line in measure(runs):
                print(f"  {line}", flush=True)


main(sys.argv[1:])
