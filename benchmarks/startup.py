"""How long commands take to start, and what they leave unimported."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clocks import in_turns, process

_HEAVY = ("textual", "eyecite", "juriscraper", "psycopg")
_LOOK = "import sys, docket.cli; docket.cli.run(sys.argv[1:]); print([m for m in %r if m in sys.modules])"


def measure(runs: int) -> Iterator[str]:
    """`docket --help` and a view against bare Python."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "demo.db")
        subprocess.run([sys.executable, "-m", "docket.cli", "demo", "--into", store], check=True, capture_output=True)
        view = ("-m", "docket.cli", "--store", store, "--case", "80319", "arguments")
        acts = {
            "bare": process("-c", "pass"), "help": process("-m", "docket.cli", "--help"), "arguments": process(*view),
            "demo --print": process("-m", "docket.cli", "demo", "--print"),
        }  # fmt: skip
        times = in_turns(runs, acts)
        over = (times["help"] - times["bare"]) * 1000
        yield f"bare Python              {times['bare'] * 1000:7.0f} ms"
        yield f"docket --help            {times['help'] * 1000:7.0f} ms   {over:+.0f} ms over bare Python (target: at most +100)"
        ratio = times["arguments"] / times["bare"]
        yield f"docket arguments         {times['arguments'] * 1000:7.0f} ms   {ratio:.1f} x bare Python"
        yield f"docket demo --print      {times['demo --print'] * 1000:7.0f} ms"
        found = subprocess.run(
            [sys.executable, "-c", _LOOK % (_HEAVY,), *view[2:]], check=True, capture_output=True, text=True
        )
        yield f"heavy modules imported by a view: {found.stdout.strip().splitlines()[-1]} (target: none)"
