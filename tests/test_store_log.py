"""The store: opened with care, appended to whole or not at all, never shortened, shared by processes that write at once."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from builders import Clock, Story
from cli_harness import process
from eventsourcing import sqlite

from docket.clerk import Clerk
from docket.store import log
from docket.store.log import StaleCaseError, Store
from docket.store.reads import ASKED
from docket.store.recorder import APPLICATION_ID, SCHEMA_VERSION
from domain.errors import ConflictError, FileAccessError

pytestmark = pytest.mark.sqlite("about the file: its header, its locks, what else a file may be")

ROOT = Path(__file__).resolve().parent.parent


def connect(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None, timeout=0))


# --- opening ----------------------------------------------------------------------------------------------------------


def foreign(path: Path) -> None:
    with connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")


def foreign_by_id(path: Path) -> None:
    with connect(path) as other:
        other.execute("PRAGMA application_id=252006674")
        other.execute("CREATE TABLE geometry (name TEXT)")


def prose(path: Path) -> None:
    path.write_text("This is a brief, and no store at all.\n" * 40, encoding="utf-8")


def newer(path: Path) -> None:
    Store(path, create=True).close()
    with connect(path) as later:
        later.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")


NO_STORE = {
    "another program's database": (foreign, "another program's database"),
    "a database with another mark": (foreign_by_id, "another program's database"),
    "a text file": (prose, "is not a docket store"),
    "a newer store": (newer, "newer version of docket"),
}


@pytest.mark.parametrize("create", [True, False], ids=["to begin one", "to open one"])
@pytest.mark.parametrize(("make", "reason"), NO_STORE.values(), ids=NO_STORE)
def test_what_is_no_store_is_refused_and_left_as_it_was(
    tmp_path: Path, make: Callable[[Path], None], reason: str, create: bool
) -> None:
    path = tmp_path / "given.db"
    make(path)
    before = path.read_bytes()

    with pytest.raises(FileAccessError) as refused:
        Store(path, create=create)

    assert reason in str(refused.value)
    assert str(path) in str(refused.value)
    assert path.read_bytes() == before


def test_a_folder_is_refused_with_the_name_of_a_file_to_use(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match=r"is a folder\. Name a file for the store, for example .*docket\.db"):
        Store(tmp_path, create=True)


def test_a_place_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("words", encoding="utf-8")

    with pytest.raises(FileAccessError, match="cannot be used as a store"):
        Store(tmp_path / "brief.txt" / "docket.db", create=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)

    with pytest.raises(FileAccessError, match="cannot be written to"):
        Store(closed / "docket.db", create=True)


def test_a_missing_store_is_not_begun_by_looking_for_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "docket.db"

    with pytest.raises(FileAccessError, match=r"There is no docket store at .* yet"):
        Store(path)

    assert not path.parent.exists()


def test_a_store_is_begun_in_folders_that_are_still_to_be_made(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "deeper" / "docket.db"

    Store(path, create=True).close()

    assert Store(path).cases() == []


def test_an_empty_file_may_become_a_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()

    story = Story(path)

    assert [c.name for c in Store(path).cases()] == ["Acme Corp. v. Bolt LLC"]
    assert story.failed_checks() == []


def test_an_empty_file_is_no_store_to_read(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()

    with pytest.raises(FileAccessError, match="There is no docket store"):
        Store(path)


@pytest.mark.parametrize("name", ["50% done?.db", "#1 v. #2.db", "a b;c&d=e.db", "Überblick §1.db"])
def test_a_store_may_have_any_name(tmp_path: Path, name: str) -> None:
    story = Story(tmp_path / name)
    story.motion()
    story.store.close()

    assert [p.name for p in tmp_path.iterdir() if not p.name.endswith(("-wal", "-shm"))] == [name]
    assert Clerk(Store(tmp_path / name), "later").record(story.case).entries.keys() == {"1"}


@pytest.mark.slow
def test_two_stores_of_one_program_do_not_make_another_program_take_itself_for_the_last(story: Story) -> None:
    """POSIX lets go of every lock on a file when a program closes it once; SQLite knows, whoever opens it by hand does not."""
    Store(story.path).close()
    written = process("--store", story.path, "note", "1", "of another program", cwd=story.path.parent)

    story.clerk.note(story.case, "1", "of this one")

    assert written.code == 0
    assert Store(story.path).head() == story.clerk.head() == 9
    told = process("--store", story.path, "history", cwd=story.path.parent).out
    assert ["N1 note" in told, "N2 note" in told] == [True, True]


def test_a_store_says_in_its_header_what_it_is(tmp_path: Path) -> None:
    Store(tmp_path / "docket.db", create=True).close()

    with connect(tmp_path / "docket.db") as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert plain.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


# --- append-only ------------------------------------------------------------------------------------------------------

TAMPERING = {
    "an event is rewritten": "UPDATE stored_events SET state = x'7b7d' WHERE pos = 1",
    "an event is moved": "UPDATE stored_events SET pos = 999 WHERE pos = 1",
    "an event is removed": "DELETE FROM stored_events WHERE pos = (SELECT MAX(pos) FROM stored_events)",
    "the log is emptied": "DELETE FROM stored_events",
    "a paper is rewritten": "UPDATE papers SET bytes = x'00'",
    "a paper is removed": "DELETE FROM papers",
}


@pytest.mark.parametrize("statement", TAMPERING.values(), ids=TAMPERING)
def test_the_file_itself_refuses_that(story: Story, statement: str) -> None:
    story.papers("1")
    before = story.store.events(story.case)

    with connect(story.path) as plain, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        plain.execute(statement)

    assert story.store.events(story.case) == before
    assert story.failed_checks() == []


def without_triggers(path: Path, statement: str) -> None:
    """What somebody does who means it."""
    with connect(path) as plain:
        for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            plain.execute(f"DROP TRIGGER {name}")
        plain.execute(statement)


def rewrite(path: Path, old: str, new: str) -> None:
    without_triggers(path, f"UPDATE stored_events SET state = CAST(replace(state, '{old}', '{new}') AS BLOB)")


def test_verify_names_a_paper_whose_bytes_were_changed(story: Story) -> None:
    story.papers("1")

    without_triggers(story.path, "UPDATE papers SET bytes = CAST('other' AS BLOB)")

    assert story.failed_checks() == ["papers by sha256"]


def test_verify_names_a_paper_that_is_missing(story: Story) -> None:
    story.papers("1")

    without_triggers(story.path, "DELETE FROM papers")

    assert "papers by sha256" in story.failed_checks()


def test_verify_names_words_that_are_no_longer_where_they_were(story: Story) -> None:
    story.paper("1", "One. Venue is proper here. Three.\n")
    story.argue(passages=[{"pin": "p. 1", "words": "Venue is proper"}])

    rewrite(story.path, '"start":5', '"start":6')

    assert story.failed_checks() == ["anchors"]


def test_verify_names_a_gap_in_the_chain_of_versions(story: Story) -> None:
    without_triggers(story.path, "DELETE FROM stored_events WHERE originator_version = 3")

    assert story.failed_checks() == ["events in order"]


def test_verify_sees_that_the_log_says_something_else_than_the_state_held(story: Story) -> None:
    rewrite(story.path, "Motion", "Notion")

    held = [c.name for c in story.clerk.verify(story.case) if not c.ok]

    assert held == ["replay equals live state"]


# --- whole or not at all ----------------------------------------------------------------------------------------------


def papers_kept(path: Path) -> int:
    with connect(path) as plain:
        return int(plain.execute("SELECT COUNT(*) FROM papers").fetchone()[0])


def test_a_command_whose_events_cannot_be_kept_keeps_no_paper(story: Story) -> None:
    """Another program took the next version of the case, so the filing's events are refused."""
    last = story.store.events(story.case)[-1].event.model_copy(update={"event_id": "another"})
    head = story.clerk.head()

    with pytest.raises(StaleCaseError):
        story.store.append([last], papers=[("ab" * 32, "paper.txt", "text/plain", b"words")])

    assert papers_kept(story.path) == 0
    assert story.clerk.head() == head


def test_a_command_of_which_one_event_cannot_be_kept_keeps_none(story: Story) -> None:
    held = story.store.events(story.case)
    next_one = held[-1].event.model_copy(update={"originator_version": len(held) + 1, "event_id": "new"})

    with pytest.raises(StaleCaseError):
        story.store.append([next_one, held[0].event])

    assert story.store.events(story.case) == held


def test_a_paper_that_cannot_be_kept_takes_its_events_with_it(story: Story) -> None:
    without_triggers(
        story.path, "CREATE TRIGGER full BEFORE INSERT ON papers BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
    )
    head = story.clerk.head()

    with pytest.raises((FileAccessError, ConflictError)):
        story.papers("1")

    assert story.clerk.head() == head
    assert story.row("1").paper == "cited_only"


def test_proposals_that_cannot_be_kept_take_the_paper_and_its_events_with_them(story: Story) -> None:
    order = (resources.files("docket.samples") / "invented" / "papers" / "054-order.txt").read_bytes()
    without_triggers(
        story.path, "CREATE TRIGGER full BEFORE INSERT ON proposals BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
    )
    head = story.clerk.head()

    with pytest.raises((FileAccessError, ConflictError)):
        story.clerk.file(story.case, order, name="order.txt", entry="4")

    assert (story.clerk.head(), papers_kept(story.path)) == (head, 0)


# --- busy -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Waits for no lock, and does not sleep between its tries. The list holds the naps that it would have taken."""
    naps: list[float] = []
    monkeypatch.setattr(log, "_LOCK_SECONDS", 0)
    monkeypatch.setattr(sqlite, "SQLITE3_DEFAULT_LOCK_TIMEOUT", 0)  # what the library takes in place of 0
    monkeypatch.setattr(time, "sleep", naps.append)
    return naps


@pytest.fixture
def busy(impatient: list[float], tmp_path: Path) -> Iterator[tuple[Story, sqlite3.Connection]]:
    """A store on which another program holds the write lock."""
    story = Story(tmp_path / "busy.db").briefed()
    with connect(story.path) as other:
        other.execute("BEGIN IMMEDIATE")
        yield story, other


def test_a_busy_store_is_tried_again_and_then_told_of_in_a_sentence(
    busy: tuple[Story, sqlite3.Connection], impatient: list[float]
) -> None:
    story, _ = busy

    with pytest.raises(FileAccessError) as refused:
        story.argue()

    assert "is busy: another program is writing to it" in str(refused.value)
    assert len(impatient) == log._TRIES - 1


def test_reading_goes_on_while_another_program_writes(busy: tuple[Story, sqlite3.Connection]) -> None:
    story, _ = busy

    assert Clerk(Store(story.path), "reader").record(story.case).entries.keys() == {"1", "2", "3", "4"}


def test_a_command_refused_by_a_busy_store_leaves_nothing_in_memory(busy: tuple[Story, sqlite3.Connection]) -> None:
    story, other = busy
    with pytest.raises(FileAccessError):
        story.argue()

    other.execute("ROLLBACK")

    assert story.argue() == "A1"
    assert story.failed_checks() == []


def test_a_store_that_is_free_again_at_the_second_try_keeps_the_command(
    busy: tuple[Story, sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    story, other = busy
    monkeypatch.setattr(time, "sleep", lambda _: other.execute("ROLLBACK"))

    assert story.argue() == "A1"


def test_a_command_holds_the_lock_from_its_first_reading_on(story: Story) -> None:
    """Reading the head of the log first and locking later would fail at once under other writers."""
    with (
        story.store.recorder.writing(),
        connect(story.path) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


# --- several people ---------------------------------------------------------------------------------------------------


def test_a_clerk_sees_what_another_clerk_recorded(story: Story) -> None:
    other = Clerk(Store(story.path), "other", story.clock)
    other.argue(story.case, title="Whether the claim is timely", entry="1", party="Bolt")

    assert story.argument("A1").title == "Whether the claim is timely"


def test_a_command_decided_on_an_old_state_is_decided_again(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another clerk is first between the reading and the writing: the argument gets the next id, nothing is overwritten."""
    other = Clerk(Store(story.path), "other", story.clock)
    keep, first = story.store.append, iter([True])

    def second(*given: object) -> list[int]:
        if next(first, False):
            other.argue(story.case, title="Whether the claim is timely", entry="1", party="Bolt")
        return keep(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(story.store, "append", second)

    assert story.argue() == "A2"
    assert story.argument("A1").raised_by == "Bolt LLC"
    assert story.failed_checks() == []


def test_a_command_that_the_other_clerk_has_made_impossible_is_refused(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Clerk(Store(story.path), "other", story.clock)
    keep, first = story.store.append, iter([True])

    def second(*given: object) -> list[int]:
        if next(first, False):
            other.enter(story.case, entry="5", kind="notice", title="Notice of appearance")
        return keep(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(story.store, "append", second)

    with pytest.raises(ConflictError.__mro__[1], match=r"ECF 5 is already on this docket \(Notice of appearance\)"):
        story.enter("5", "letter", "Acme")


def test_a_rival_who_never_rests_is_named_and_nothing_is_kept(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Clerk(Store(story.path), "Ms. Rival", story.clock)
    keep = story.store.append

    def late(*given: object) -> list[int]:
        other.note(story.case, "1", "again")
        return keep(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(story.store, "append", late)

    with pytest.raises(ConflictError, match=r"Ms\. Rival: N\d note on ECF 1.*nothing of yours was kept"):
        story.argue()

    monkeypatch.undo()
    assert story.argue() == "A1"


WRITER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from docket.clerk import Clerk
from docket.store.log import Store
path, case, name, count = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
clerk = Clerk(Store(path), name, lambda: datetime(2023, 3, 1, tzinfo=UTC))
(path.parent / f"{name}.ready").touch()
while not (path.parent / "go").exists():
    time.sleep(0.002)
done = 0
while done < count:
    try:
        clerk.note(case, "1", f"{name} {done}")
        done += 1
    except Exception as error:
        if type(error).__name__ != "ConflictError":
            raise
"""


def write_at_once(path: Path, cases: list[str], count: int) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), case, f"writer{n}", str(count)],
            cwd=ROOT, stderr=subprocess.PIPE, text=True,
        )
        for n, case in enumerate(cases)
    ]  # fmt: skip
    ready = [path.parent / f"writer{n}.ready" for n in range(len(cases))]
    while not all(r.exists() for r in ready) and all(w.poll() is None for w in writers):
        pass
    (path.parent / "go").touch()
    for writer in writers:
        _, said = writer.communicate(timeout=60)
        assert writer.returncode == 0, said


def notes(story: Story, case: str) -> list[str]:
    return [
        str(getattr(r.event, "text", "")) for r in story.store.events(case) if r.event.TOPIC == "case.note-written.v1"
    ]


def test_two_processes_that_write_to_one_case_lose_nothing(story: Story) -> None:
    write_at_once(story.path, [story.case, story.case], 30)

    held = story.store.events(story.case)
    assert sorted(notes(story, story.case)) == sorted(f"writer{w} {n}" for w in range(2) for n in range(30))
    assert [r.event.originator_version for r in held] == list(range(1, len(held) + 1))
    assert len({i for r in held for i in r.event.introduces()}) == sum(len(r.event.introduces()) for r in held)
    assert story.failed_checks() == []


def test_processes_that_write_to_different_cases_share_one_log_without_a_gap(story: Story) -> None:
    second = story.clerk.open("1:23-cv-00077", court="cand", name="Other v. Case").id
    story.clerk.enter(second, entry="1", kind="motion", title="Motion")

    write_at_once(story.path, [story.case, second], 30)

    here, there = story.store.events(story.case), story.store.events(second)
    assert sorted(r.position for r in (*here, *there)) == list(range(1, story.clerk.head() + 1))
    for held in (here, there):
        assert [r.event.originator_version for r in held] == list(range(1, len(held) + 1))
        assert [r.position for r in held] == sorted(r.position for r in held)
    assert len(notes(story, story.case)) == len(notes(story, second)) == 30


BEGINNER = """
import sys
from pathlib import Path
from docket.store.log import Store
Store(Path(sys.argv[1]), create=True).close()
"""


def test_processes_that_begin_one_store_at_once_all_get_it(tmp_path: Path) -> None:
    path = tmp_path / "docket.db"
    beginners = [
        subprocess.Popen(
            [sys.executable, "-c", BEGINNER, str(path)], cwd=ROOT, stderr=subprocess.PIPE, text=True
        ) for _ in range(4)
    ]  # fmt: skip

    said = [beginner.communicate(timeout=60)[1] for beginner in beginners]

    assert [beginner.returncode for beginner in beginners] == [0] * 4, said
    assert Story(path, clock=Clock()).failed_checks() == []


@pytest.mark.parametrize("index", ["as it is made now", "as an earlier program made it"])
def test_what_is_asked_over_all_cases_is_found_by_an_index(story: Story, index: str) -> None:
    """With a million events in the log, a list that looks through all of them is none that anybody waits for."""
    recorder = story.store.recorder
    if index.endswith("it"):
        with recorder.writing() as cursor:
            cursor.execute("DROP INDEX stored_events_topic")
            cursor.execute("CREATE INDEX stored_events_topic ON stored_events (topic, pos)")
    asked: list[str] = []
    plain = recorder.rows

    def noted(query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        asked.append(" ".join(str(row[3]) for row in plain(f"EXPLAIN QUERY PLAN {query}", values)))
        return plain(query, values)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(recorder, "rows", noted)
        for topic in ASKED:
            recorder.of_topic(topic)
        recorder.case_heads()

    assert len(asked) == len(ASKED) + 1
    assert [plan for plan in asked if "stored_events_topic" not in plan] == []
