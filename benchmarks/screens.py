"""The UI in a real pseudo-terminal: process start to first frame against a bare Textual app, then to the first filled view."""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import sqlite3
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.cases import large_case
from benchmarks.clocks import in_turns
from benchmarks.folding import EVENTS
from docket.clerk import Clerk
from docket.store.log import Store

_BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Bare(App):
    def compose(self):
        yield Header()
        yield Static("a bare app")
        yield Footer()
Bare().run()
"""
_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-9;?<=>$]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>PX^_\\78cDEHMNO])"
)
_LONGEST = 30.0
_TEXT = re.compile(rb"[A-Za-z]{3}")
_FILLED = re.compile(rb"Answer paper \d+|Paper number \d+")
_MARKED = re.compile(rb"AS KNOWN AT pos.*?(?:Answer paper \d+|Paper number \d+)", re.DOTALL)
_LIVE = re.compile(rb"AS KNOWN AT pos.*\bNOW\b.*?(?:Answer paper \d+|Paper number \d+)", re.DOTALL)


def until(
    arguments: Sequence[str], markers: Sequence[re.Pattern[bytes]], then: Callable[[], bool] = lambda: True
) -> list[float]:
    """Seconds from the start of a Python process in an 80x24 terminal until each marker is on the screen, in turn.

    ``then`` is asked after that, until it says that the process can be ended.
    """
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
        os.execv(sys.executable, [sys.executable, *arguments])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    times: list[float] = []
    try:
        while time.perf_counter() - start < _LONGEST and (len(times) < len(markers) or not then()):
            if select.select([terminal], [], [], 0.1)[0]:
                seen += os.read(terminal, 1 << 16)
            while len(times) < len(markers) and markers[len(times)].search(_ESCAPES.sub(b"", seen)):
                times.append(time.perf_counter() - start)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
    if len(times) < len(markers):
        message = f"{arguments[-1]}: the screen never showed {markers[len(times)].pattern!r}"
        raise RuntimeError(message)
    return times


class Openings:
    """Openings of one large case: the first ever, later ones, and one after another program recorded something."""

    def __init__(self, folder: Path) -> None:
        self.fresh, self.kept = folder / "fresh.db", folder / "kept.db"
        clerk, self.case = large_case(self.fresh, EVENTS)
        clerk.store.close()
        shutil.copy(self.fresh, self.kept)
        until(self._command(self.kept), [_FILLED], lambda: self._keeps(self.kept))
        with closing(sqlite3.connect(self.kept)) as store:
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # it is copied below
        self.filled: dict[str, list[float]] = {name: [] for name in ("first", "later", "moved on", "live")}

    def first(self) -> float:
        """Nothing was kept yet."""
        with closing(sqlite3.connect(self.fresh)) as store, store:
            store.execute("DROP TABLE IF EXISTS kept_views")
        shown, full = until(self._command(self.fresh), [_TEXT, _FILLED])
        self.filled["first"].append(full - shown)
        return shown

    def later(self) -> float:
        """Nothing was recorded since the last visit."""
        shown, full = until(self._command(self.kept), [_TEXT, _FILLED])
        self.filled["later"].append(full - shown)
        return shown

    def moved_on(self) -> float:
        """Another program recorded something: the kept view, marked, and then the live one."""
        changed = self.kept.with_name("changed.db")
        shutil.copy(self.kept, changed)
        clerk = Clerk(Store(changed), "another program")
        clerk.note(self.case, "1", "a note")
        clerk.store.close()
        shown, full, live = until(self._command(changed), [_TEXT, _MARKED, _LIVE])
        self.filled["moved on"].append(full - shown)
        self.filled["live"].append(live - shown)
        return shown

    @staticmethod
    def _command(path: Path) -> list[str]:
        return ["-m", "docket.cli", "--store", str(path)]

    @staticmethod
    def _keeps(path: Path) -> bool:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
            return bool(store.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept_views'").fetchone())


def measure(runs: int) -> Iterator[str]:
    """Ratios to the bare app of the same run."""
    with tempfile.TemporaryDirectory() as folder:
        openings = Openings(Path(folder))
        acts: dict[str, Callable[[], float]] = {
            "bare": lambda: until(["-c", _BARE], [re.compile(rb"a bare app")])[0], "first": openings.first,
            "later": openings.later, "moved on": openings.moved_on,
        }  # fmt: skip
        times = in_turns(runs, acts)
    bare, filled = times["bare"], {name: statistics.median(taken) for name, taken in openings.filled.items()}
    yield f"bare Textual app, first frame       {bare * 1000:6.0f} ms"
    for name, title in (
        ("first", "first opening ever"),
        ("later", "later openings"),
        ("moved on", "after another wrote"),
    ):
        ratio = f"{times[name] / bare:.2f} x bare (target: at most 1.5)"
        yield f"docket, first frame, {title:<20} {times[name] * 1000:6.0f} ms   {ratio}"
    target = "after it (target: at most 350)"
    yield f"first filled view of {EVENTS:,} events, after the first frame:"
    yield f"  first opening ever (last entries)  {filled['first'] * 1000:+6.0f} ms, marked as being read {target}"
    yield f"  later openings (kept view)        {filled['later'] * 1000:+6.0f} ms {target}"
    yield f"  after another program wrote       {filled['moved on'] * 1000:+6.0f} ms, marked as not the present {target}"
    yield f"  ... the live view in its place    {filled['live'] * 1000:+6.0f} ms"
