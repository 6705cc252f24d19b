"""Processes that are killed, disks that are full, places that cannot be written to: a clear error, nothing lost or half there."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import Story

from docket.clerk import Clerk
from docket.clerk.verifying import store_checks
from docket.store.log import Store

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent
NOBODY = 65534


def process(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def holds(path: Path) -> bool:
    store = Store(path)
    wrong = [c for c in store_checks(store) if not c.ok]
    wrong += [c for o in store.cases() for c in Clerk(store, "auditor").verify(o.originator_id) if not c.ok]
    store.close()
    return not wrong


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
@pytest.mark.parametrize(("engine", "times"), [("sqlite", 20), ("postgres", 10)])
def test_killed_at_any_moment_nothing_is_lost_or_half_there(
    engine: str, times: int, request: pytest.FixtureRequest
) -> None:
    named = ["--server", request.getfixturevalue("server")] if engine == "postgres" else []

    told = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "crashing.py"), engine, str(times), "--seed", "20230301", *named],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip

    assert told.returncode == 0, told.stderr
    assert f"killed {times} times" in told.stdout


FULL = """
import resource, signal, sys
from pathlib import Path
from docket.clerk import Clerk
from docket.store.copying import copy
from docket.store.log import Store
from domain.errors import FileAccessError
path, case, act = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
clerk = Clerk(Store(path), "writer")
clerk.note(case, "1", "before")
room = {"append": path.stat().st_size + 300_000, "copy": 60_000}[act]
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
kept = clerk.head()
try:
    for n in range(400):
        if act == "copy":
            copy(path, path.with_name("copy.db"))
        clerk.file(case, (f"Paper {n}. " + "Acme moves to dismiss. " * 3000).encode(), name="p.txt", entry="1", replace=True)
        kept = clerk.head()
except FileAccessError as error:
    print(kept, error)
"""


@pytest.mark.sqlite("fills the disk under the file")
@pytest.mark.parametrize("act", ["append", "copy"])
def test_a_full_disk_is_told_of_and_leaves_nothing_half_written(story: Story, act: str) -> None:
    story.store.close()
    pytest.importorskip("resource", reason="no limits of this kind here")
    for n in range(30):
        with_paper = Clerk(Store(story.path), "filler", story.clock)
        with_paper.file(
            story.case, f"Paper {n}. {'Acme moves. ' * 800}".encode(), name="p.txt", entry="2", replace=True
        )
        with_paper.store.close()

    told = process(FULL, story.path, story.case, act)

    kept, _, sentence = told.stdout.partition(" ")
    assert "is full or failing. Make room and try again; nothing was half written." in sentence, (
        told.stdout,
        told.stderr,
    )
    store = Store(story.path)
    assert store.head() == int(kept)
    store.close()
    assert holds(story.path)
    assert not list(story.path.parent.glob("copy.db*"))


READER = """
import os, sys
from docket.cli import run
from docket.store.log import Store
from pathlib import Path
path, warm, nobody = sys.argv[1:]
COMMANDS = ("cases", "sheet", "overview", "arguments", "concessions", "deadlines", "quotes", "standards", "motions",
            "authorities", "alarms", "history", "review", "head", "verify", "agenda")
for command in COMMANDS:
    run(["--store", warm, command])  # all that is imported late is there before we become somebody who cannot read it
run(["--store", warm, "note", "1", "yes"])
os.chdir("/")
os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = "/"  # not the folders of who we were
os.setgroups([])
os.setresgid(int(nobody), int(nobody), int(nobody))
os.setresuid(int(nobody), int(nobody), int(nobody))
assert Store(Path(path)).read_only
for command in COMMANDS:
    code = run(["--store", path, command])
    assert code == 0, (command, code)
print("code", run(["--store", path, "note", "1", "no"]))
"""


@pytest.fixture
def foreign(story: Story) -> Iterator[Path]:
    """A store in a folder of somebody else's, below no folder that is closed to others as pytest's own are."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("needs root, to become a user who owns nothing")
    story.paper("1", "The lease says “Rent is due on the first day of each month.” Three.\n")
    story.argue()
    story.store.close()
    with tempfile.TemporaryDirectory(prefix="docket-foreign-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for copied in ("docket.db", "warm.db"):
            shutil.copy(story.path, folder / copied)
            (folder / copied).chmod(0o644)
        yield folder / "docket.db"


@pytest.mark.sqlite("takes the permissions of the file away")
@pytest.mark.parametrize("folder", [0o755, 0o777], ids=["file and folder", "file alone"])
def test_what_cannot_be_written_to_is_read_by_every_command(foreign: Path, folder: int) -> None:
    foreign.parent.chmod(folder)
    before = foreign.read_bytes()

    told = process(READER, foreign, foreign.parent / "warm.db", NOBODY)

    assert told.stdout.rstrip().endswith("code 3"), told.stdout[-2000:] + told.stderr[-2000:]
    assert "open for reading only. Nothing was changed" in told.stderr
    assert foreign.read_bytes() == before


@pytest.mark.sqlite("takes the permissions of the file away")
def test_changes_that_wait_beside_an_unwritable_file_are_not_overlooked(foreign: Path) -> None:
    """A store copied with its -wal from a machine that went down, onto a medium that cannot be written to."""
    writer = Clerk(Store(foreign), "writer")
    case = writer.store.cases()[0].originator_id
    writer.note(case, "1", "not yet folded in")
    place = foreign.parent / "medium"
    place.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{foreign}{ending}", place / f"copy.db{ending}")
    writer.store.close()
    place.chmod(0o755)

    told = process(READER, place / "copy.db", foreign.parent / "warm.db", NOBODY)

    assert "wait in copy.db-wal beside it" in told.stderr, told.stderr
    assert "Copy both files" in told.stderr
