"""Timing in turns, so that what else the machine does falls on all sides alike."""

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

GOALS: list[tuple[str, bool]] = []
"""What was to be reached in this run, and whether it was."""


def rounds(runs: int, acts: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """The seconds of each act, which measures itself, round by round: what is compared was measured side by side."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(runs):
        for name, act in acts.items():
            gc.collect()  # what others left behind is on nobody's account
            taken[name].append(act())
    return taken


def speed(count: int, seconds: Sequence[float]) -> float:
    """Things a second in the median round."""
    return count / statistics.median(seconds)


def share(ours: Sequence[float], raw: Sequence[float]) -> float:
    """The part of the raw speed that is reached, in the median of the rounds."""
    return statistics.median(theirs / own for own, theirs in zip(ours, raw, strict=True))


def goal(name: str, measured: float, wanted: float, told: str, *, at_most: bool = False) -> str:
    """A line of a measurement that has a target, noted for the end of the run."""
    reached = measured <= wanted if at_most else measured >= wanted
    GOALS.append((name, reached))
    return f"{name:<44} {told}; target {'at most ' if at_most else ''}{wanted:,}: {'reached' if reached else 'NOT REACHED'}"


def against(name: str, count: int, ours: Sequence[float], raw: Sequence[float], of: str, wanted: float) -> str:
    """The same for a speed that is to be a part of the raw one."""
    part = share(ours, raw)
    return goal(name, part, wanted, f"{speed(count, ours):9,.0f}/s  {part:5.2f} of {of} ({speed(count, raw):,.0f}/s)")


def own_time(act: Callable[[], object]) -> float:
    """The processor time of an act: what else the machine does is not ours."""
    start = time.process_time()
    act()
    return time.process_time() - start


def wall_time(act: Callable[[], object]) -> float:
    """The time of an act that waits for the disk or a server."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def in_turns(runs: int, acts: Mapping[str, Callable[[], float | None]]) -> dict[str, float]:
    """The median seconds of each act over several rounds. An act may return its own measure instead of its wall time."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(runs):
        for name, act in acts.items():
            start = time.perf_counter()
            own = act()
            taken[name].append(own if own is not None else time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in taken.items()}


def process(*arguments: str, **settings: str) -> Callable[[], None]:
    """A whole Python process, from its start to its end."""

    def run() -> None:
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=_env(settings))

    return run


def _env(settings: Mapping[str, str]) -> dict[str, str]:
    import os

    return os.environ | settings
