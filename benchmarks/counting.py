"""Deadlines counted in one process, in seconds of its own processor time: through the batch interface, and the count alone."""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from benchmarks.clocks import in_turns
from docket.calendars import closed_days
from docket.rules.asking import result
from docket.rules.packs import find_rule
from domain.deadlines import Ask, Rule, answer

COUNTED = 2_000
_RULES = ("frcp.72.a", "cand.7-3.a", "frcp.12.a.1.A.i", "frap.4.a.1.A", "cacd.7-9", "frcp.59.e")


def measure(runs: int) -> Iterator[str]:
    """Computations a second, against as many plain date additions in the same run."""
    days = [date(2015, 1, 1) + timedelta(days=n % 3_650) for n in range(COUNTED)]
    calendar = closed_days(["CA"])
    rules: list[Rule] = [rule for name in _RULES if (rule := find_rule(name))]

    def plain() -> None:
        for day in days:
            _ = day + timedelta(days=14)

    def counted() -> None:
        for n, day in enumerate(days):
            answer(Ask(day), rules[n % len(rules)], calendar)

    def asked() -> None:
        for n, day in enumerate(days):
            result({"rule": _RULES[n % len(_RULES)], "trigger_date": day.isoformat(), "court": "cand"})

    asked()  # the holidays of these years are looked up once a process
    acts = {"plain": plain, "answer with its steps": counted, "request of a batch": asked}
    times = in_turns(runs, {name: _own(act) for name, act in acts.items()})
    for name, seconds in times.items():
        if name != "plain":
            yield f"{name:<22} {COUNTED / seconds:10,.0f} a second   {seconds / times['plain']:6.0f} x a plain addition"


def _own(act: Callable[[], None]) -> Callable[[], float]:
    """The processor time of an act: what else the machine does is not ours."""

    def run() -> float:
        start = time.process_time()
        act()
        return time.process_time() - start

    return run
