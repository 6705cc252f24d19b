"""The UI in a real pseudo-terminal: process start to first frame against a bare Textual app, then to the first filled view."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.cases import large_case
from benchmarks.clocks import in_turns
from benchmarks.folding import EVENTS

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


def until(arguments: Sequence[str], markers: Sequence[re.Pattern[bytes]]) -> list[float]:
    """Seconds from the start of a Python process in an 80x24 terminal until each marker is on the screen, in turn."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
        os.execv(sys.executable, [sys.executable, *arguments])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen, times = b"", []
    try:
        while len(times) < len(markers) and time.perf_counter() - start < _LONGEST:
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


def measure(runs: int) -> Iterator[str]:
    """Ratios to the bare app of the same run."""
    text = re.compile(rb"[A-Za-z]{3}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.db"
        clerk, _ = large_case(path, EVENTS)
        clerk.store.close()
        command = ["-m", "docket.cli", "--store", str(path)]
        filled: list[float] = []

        def ours() -> float:
            first, full = until(command, [text, re.compile(rb"Answer paper \d+|Paper number \d+")])
            filled.append(full - first)
            return first

        times = in_turns(runs, {"bare": lambda: until(["-c", _BARE], [re.compile(rb"a bare app")])[0], "ours": ours})
    filled.sort()
    yield f"bare Textual app, first frame     {times['bare'] * 1000:6.0f} ms"
    ratio = times["ours"] / times["bare"]
    yield f"docket, first frame               {times['ours'] * 1000:6.0f} ms   {ratio:.2f} x bare (target: at most 1.5)"
    yield f"first filled view, {EVENTS:,} events  {filled[len(filled) // 2] * 1000:+6.0f} ms after it (target: at most 350)"
