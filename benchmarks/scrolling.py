"""Scrolling a paper of 100,000 lines in the reader: from the key to the drawn frame, and the memory that it takes."""

import asyncio
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from benchmarks.clocks import goal
from docket.clerk import Clerk
from docket.store.log import Store

LINES = 100_000
_WORDS = "The requests at issue reach every record of the period, and line {n} of this paper says so once more.\n"
_PRESSES = 60
_KEYS = {"j": "a line", "pagedown": "a screen", "ctrl+d": "half a screen"}


def measure(runs: int) -> Iterator[str]:
    """The paper opened, then the keys that scroll; to be reached: 50 ms of the processor at the 95th percentile."""
    del runs  # every key is a run of its own
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.db"
        clerk = Clerk(Store(path, create=True), "benchmark")
        case = clerk.open("2:24-cv-1187", court="wawd", name="A long paper").id
        clerk.party(case, name="Acme, Inc.", role="plaintiff", label="Acme")
        clerk.enter(case, entry="1", kind="declaration", title="A long paper", party="Acme", filed=date(2024, 1, 2))
        paper = "".join(_WORDS.format(n=n) for n in range(LINES)).encode()
        clerk.file(case, paper, name="long.txt", entry="1")
        clerk.store.close()
        with ProcessPoolExecutor(1, get_context("spawn")) as own:  # a memory of its own
            opened, taken, ends, memory = own.submit(_visit, path, case).result()
    yield f"opening the paper                    {opened * 1000:6.0f} ms until its first lines are drawn"
    for key, name in _KEYS.items():
        late = statistics.quantiles(taken[key], n=20)[-1] * 1000
        middle = statistics.median(taken[key]) * 1000
        yield goal(f"{name} on, p95 ms", late, 50, f"median {middle:5.1f} ms, p95 {late:5.1f} ms", at_most=True)
    yield goal("to the end and back, p95 ms", ends * 1000, 50, f"{ends * 1000:5.1f} ms", at_most=True)
    yield goal("memory, its reading in it", memory, 200, f"{memory:.0f} MB", at_most=True)


def _visit(path: Path, case: str) -> tuple[float, dict[str, list[float]], float, float]:
    clerk = Clerk(Store(path), "benchmark")
    told = asyncio.run(_scroll(clerk, case))
    clerk.store.close()
    return *told, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def _scroll(clerk: Clerk, case: str) -> tuple[float, dict[str, list[float]], float]:
    from tui.app import DocketApp, Visit
    from tui.screens.case import CaseScreen

    app = DocketApp(lambda: Visit(clerk, case), view="docket")
    async with app.run_test(size=(80, 24)) as pilot:
        while not isinstance(screen := app.screen, CaseScreen) or screen.warm is None:
            await pilot.pause(0.02)
        await app.workers.wait_for_complete()
        begun = time.perf_counter()
        await pilot.press("6")
        while len(screen.list.laid) < LINES:
            await pilot.pause(0.005)
        screen._compositor.render_strips()  # noqa: SLF001 (as the tests read a screen)
        opened = time.perf_counter() - begun
        await app.workers.wait_for_complete()

        async def pressed(key: str) -> float:
            before = time.process_time()
            await pilot.press(key)
            screen._compositor.render_strips()  # noqa: SLF001 (as the tests read a screen)
            return time.process_time() - before

        taken = {key: [await pressed(key) for _ in range(_PRESSES)] for key in _KEYS}
        ends = [await pressed(key) for _ in range(_PRESSES // 2) for key in ("G", "g")]
    return opened, taken, statistics.quantiles(ends, n=20)[-1]
