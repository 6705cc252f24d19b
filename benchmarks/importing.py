"""Importing dockets of 100 entries: pages read, dockets recorded, memory, linear in their number; and one long docket."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

DOCKETS, ENTRIES, STEPS = 400, 100, 4
LONG = 5_000
_CHILD = """
import sys
sys.path.insert(0, sys.argv[1])
from benchmarks.importing import child
child(sys.argv[2], *map(int, sys.argv[3:]))
"""


def measure(runs: int) -> Iterator[str]:  # noqa: ARG001 (once: it takes minutes)
    """Throughput of each stretch of the import, with the resident memory at its end."""
    with tempfile.TemporaryDirectory() as folder:
        for dockets, entries, steps in ((DOCKETS, ENTRIES, STEPS), (1, LONG, 1), (1, LONG // 10, 1)):
            store = Path(folder) / f"{dockets}-{entries}.db"
            root = str(Path(__file__).resolve().parent.parent)
            told = subprocess.run(
                [sys.executable, "-c", _CHILD, root, str(store), str(dockets), str(entries), str(steps)],
                check=True, capture_output=True, text=True,
            )  # fmt: skip
            yield f"{dockets:,} dockets of {entries:,} entries, as PACER pages"
            yield from (f"  {line}" for line in told.stdout.splitlines())


def child(store: str, dockets: int, entries: int, steps: int) -> None:
    """The import itself, in a process of its own so that its memory is its own."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
    from docket_pages import long_docket, page

    from docket.clerk import Clerk
    from docket.importers.reading import read_dockets
    from docket.store.log import Store

    clerk = Clerk(Store(Path(store), create=True), "benchmark")
    reading = recording = 0.0
    step = max(dockets // steps, 1)
    for serial in range(1, dockets + 1):
        number, lines = long_docket(entries, serial)
        data = page(lines, number=number).encode()
        start = time.process_time()
        [docket] = read_dockets(data, "docket.html")
        read = time.process_time()
        report = clerk.take_in(docket, file="docket.html", sha256="0" * 64)
        recording += time.process_time() - read
        reading += read - start
        assert report.added == entries
        if serial % step == 0:
            whole = reading + recording
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"up to docket {serial:>5,}: {step / whole:6.1f} dockets/s, {step * entries / whole:7,.0f} entries/s "
                f"(reading {reading / step * 1000:.0f} ms, recording {recording / step * 1000:.0f} ms a docket), "
                f"resident {memory:.0f} MB",
                flush=True,
            )
            reading = recording = 0.0
    start = time.process_time()
    again = clerk.take_in(docket, file="docket.html", sha256="0" * 64)
    print(f"the last docket again: {(time.process_time() - start) * 1000:.0f} ms, {again.unchanged:,} unchanged")
    clerk.store.close()
