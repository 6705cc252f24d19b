"""A step in time on the screen of a case of 10,000 events: from the key to the drawn frame, in processor time and by the clock."""

import asyncio
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.cases import large_case
from benchmarks.clocks import goal
from benchmarks.folding import EVENTS
from docket.clerk import Clerk
from docket.store.log import Store

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.app import DocketApp
    from tui.screens.case import CaseScreen

VIEWS = ("docket", "arguments", "concessions", "due", "history", "positions")
_STEPS = 40


def measure(runs: int) -> Iterator[str]:
    """Steps at the pace of somebody who looks at each, in every view; then with the comparison on.

    To be reached: 50 ms of the processor at the 95th percentile, and 200 MB.
    """
    del runs  # every step is a run of its own
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.db"
        large_case(path, EVENTS)[0].store.close()
        with ProcessPoolExecutor(
            1, get_context("spawn"), max_tasks_per_child=1
        ) as own:  # each with a memory of its own
            for view, compared in (*((view, False) for view in VIEWS), ("arguments", True)):
                yield from _told(
                    view + ", compared" * compared, *own.submit(_visit, path, view, compared=compared).result()
                )


def _visit(path: Path, view: str, *, compared: bool) -> tuple[list[tuple[float, float]], float]:
    """The seconds of each step, and the most memory in MB."""
    clerk = Clerk(Store(path), "benchmark")
    taken = asyncio.run(_steps(clerk, clerk.store.cases()[0].originator_id, view, compared=compared))
    clerk.store.close()
    return taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _told(view: str, taken: list[tuple[float, float]], memory: float) -> Iterator[str]:
    own, clock = (sorted(values) for values in zip(*taken, strict=True))
    late = statistics.quantiles(own, n=20)[-1] * 1000
    middle, passed = statistics.median(own) * 1000, statistics.median(clock) * 1000
    told = f"median {middle:4.1f}, p95 {late:4.1f} ms; by the clock {passed:4.0f} ms"
    yield goal(f"a step, {view}", late, 50, told, at_most=True)
    yield goal("  memory", memory, 200, f"{memory:.0f} MB", at_most=True)


async def _steps(clerk: Clerk, case: str, view: str, *, compared: bool) -> list[tuple[float, float]]:
    from tui.app import DocketApp, Visit

    app = DocketApp(lambda: Visit(clerk, case), view=view)
    taken = []
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await _settled(app, pilot)
        screen.session.comparing = compared
        for n in range(_STEPS + 2):
            before, processor, clock = screen.folded_case, time.process_time(), time.perf_counter()
            screen.action_filing(-1)
            while screen.folded_case is before:  # noqa: ASYNC110 (nothing else tells)
                await asyncio.sleep(0.001)
            await pilot.pause(0)
            screen._compositor.render_strips()  # noqa: SLF001 (as the tests read a screen)
            if n > 1:  # the first steps find nothing made ahead
                taken.append((time.process_time() - processor, time.perf_counter() - clock))
            await _settled(app, pilot)
    return taken


async def _settled(app: "DocketApp", pilot: "Pilot[None]") -> "CaseScreen":
    """The case, when nothing is being made any more."""
    from tui.screens.case import CaseScreen

    quiet = 0
    while quiet < 2:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        ready = isinstance(screen, CaseScreen) and screen.warm is screen.folded_case
        quiet = quiet + 1 if ready and not list(app.workers) else 0
    assert isinstance(screen, CaseScreen)
    return screen
