"""Timing in turns, so that what else the machine does falls on all sides alike."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping


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
