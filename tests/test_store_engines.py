"""What holds on every engine: the same tests on a file and on a real PostgreSQL."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from builders import Clock, Story, behind
from cli_harness import CommandLine, stated
from eventsourcing.persistence import OperationalError, ProgrammingError

from docket.clerk import Clerk
from docket.clerk.verifying import store_checks
from docket.store.copying import copy
from docket.store.log import StaleCaseError, Store
from docket.store.server import Place, Server
from domain.errors import AlreadyOnDocketError, ConflictError, FileAccessError
from domain.events import CaseOpened, EntryDocketed

pytest_plugins = ("cli_fixtures",)
ROOT = Path(__file__).resolve().parent.parent
ENGINES = ["sqlite", "postgres"]
pytestmark = pytest.mark.engines


@pytest.fixture
def other(story: Story) -> Iterator[Clerk]:
    """Another clerk on the same store."""
    clerk = Clerk(Store(story.path), "Ms. Rival", story.clock)
    yield clerk
    clerk.store.close()


def holds(place: Place) -> None:
    """A fresh program finds nothing wrong with the store and its cases."""
    store = Store(place)
    checks = store_checks(store)
    for opened in store.cases():
        checks += Clerk(store, "auditor").verify(opened.originator_id)
    assert [c for c in checks if not c.ok] == []
    store.close()


def everything(place: Place) -> list[list[tuple[Any, ...]]]:
    """All rows of a store."""
    store = Store(place, read_only=True)
    tables = ("stored_events", "papers", "proposals", "quotations")
    columns = (
        "pos, originator_id, originator_version, topic, state, committed_at, hash",
        "*",
        "*",
        "case_id, key, number",
    )
    found = [
        [tuple(bytes(v) if isinstance(v, (bytes, memoryview)) else v for v in row) for row in rows]
        for rows in (
            store.recorder.rows(f"SELECT {what} FROM {table} ORDER BY 1, 2")
            for what, table in zip(columns, tables, strict=True)
        )
    ]
    store.close()
    return found


# --- a case is told -----------------------------------------------------------------------------------------------------


def test_a_case_with_papers_proposals_and_numbers_is_kept_and_read_again(story: Story) -> None:
    story.paper("1", "One. Venue is proper here. The lease says “Rent is due on the first day of each month.” Three.\n")
    story.argue(passages=[{"pin": "p. 1", "words": "Venue is proper"}])
    story.store.append(
        [], suggestions=[(story.case, "ab" * 8, "2", "rules", '{"kind": "schedule", "text": "\\u0000"}')]
    )
    quoted = story.clerk.quotes(story.at())

    again = Clerk(Store(story.path), "later", story.clock)

    assert again.quotes(again.at(story.case)) == quoted
    assert again.record(story.case).entries.keys() == {"1", "2", "3", "4"}
    assert [row[0] for row in again.store.proposals(story.case)] == [1]
    assert (again.store.paper("0" * 64), again.head()) == (None, story.clerk.head())
    again.store.close()
    holds(story.path)


def test_positions_are_gap_free_and_heads_agree(story: Story) -> None:
    second = story.clerk.open("1:23-cv-00077", court="cand", name="Other v. Case").id
    story.argue()

    rows = list(story.store.recorder.scan())

    assert [row.position for row in rows] == list(range(1, story.clerk.head() + 1))
    assert story.store.sealed_head().hash == rows[-1].hash.hex()
    assert {row.stream for row in rows} == {story.case, second}
    assert [n.id for n in story.store.recorder.select_notifications(3, 2, inclusive_of_start=False)] == [4, 5]
    assert [r.event.originator_version for r in story.store.events(story.case, 7)] == [8, 9]


def test_the_events_of_a_kind_are_found_over_all_cases_whether_that_kind_is_indexed_or_not(story: Story) -> None:
    other = story.clerk.open("1:23-cv-00077", court="cand", name="Second v. Case").id
    story.clerk.enter(other, entry="1", kind="complaint", title="Complaint", filed=date(2023, 1, 3))

    opened = [event.originator_id for event in story.store.everywhere(CaseOpened)]
    entries = [(event.originator_id, event.dockets) for event in story.store.everywhere(EntryDocketed)]

    assert opened == [story.case, other]
    assert entries == [(story.case, "1"), (story.case, "2"), (story.case, "3"), (story.case, "4"), (other, "1")]


def test_a_store_that_is_not_there_is_not_begun_by_looking_for_it(place: Place) -> None:
    for _ in range(2):
        with pytest.raises(FileAccessError, match=r"There is no docket store at .* yet"):
            Store(place)


# --- whole or not at all, once ------------------------------------------------------------------------------------------


def test_a_version_that_is_taken_refuses_the_whole_command(story: Story) -> None:
    last = story.store.events(story.case)[-1].event
    rival = last.model_copy(update={"event_id": "another"})
    new = last.model_copy(update={"event_id": "new", "originator_version": last.originator_version + 1})
    head = story.clerk.head()

    with pytest.raises(StaleCaseError):
        story.store.append([new, rival], papers=[(sha256(b"w").hexdigest(), "paper.txt", "text/plain", b"w")])

    assert (story.clerk.head(), list(story.store.recorder.papers())) == (head, [])


def test_a_write_that_the_server_does_not_allow_is_told_of_in_a_sentence(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> Sequence[int]:
        raise ProgrammingError("permission denied for table stored_events")

    monkeypatch.setattr(story.store.recorder, "insert_events", refused)
    before = story.store.head()

    with pytest.raises(FileAccessError, match=r"lets you read .* but not write to it"):
        story.argue()
    assert story.store.head() == before


def test_a_command_whose_acknowledgement_was_lost_is_kept_once(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    keep, first = story.store.recorder.insert_events, iter([True])

    def cut(*given: Any, **named: Any) -> Sequence[int]:
        positions = keep(*given, **named)
        if next(first, False):
            raise OperationalError("connection lost: server closed the connection unexpectedly")
        return positions

    monkeypatch.setattr(story.store.recorder, "insert_events", cut)
    head = story.clerk.head()

    assert story.argue() == "A1"

    kept = story.store.events(story.case)
    assert len({r.event.event_id for r in kept}) == len(kept) == story.clerk.head() > head
    assert story.argue() == "A2"
    holds(story.path)


# --- two people on one case ---------------------------------------------------------------------------------------------


def test_what_two_people_record_at_once_is_both_kept(
    story: Story, other: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, first = story.store.append, iter([True])

    def second(*given: Any) -> list[int]:
        if next(first, False):
            other.argue(story.case, title="Whether the claim is timely", entry="1", party="Bolt")
        return keep(*given)

    monkeypatch.setattr(story.store, "append", second)

    assert story.argue() == "A2"
    assert story.argument("A1").raised_by == "Bolt LLC"
    holds(story.path)


def test_a_rival_who_never_rests_is_named(story: Story, other: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = story.store.append

    def late(*given: Any) -> list[int]:
        other.note(story.case, "1", "again")
        return keep(*given)

    monkeypatch.setattr(story.store, "append", late)

    with pytest.raises(ConflictError, match=r"Ms\. Rival: N\d note on ECF 1.*nothing of yours was kept"):
        story.argue()


def test_what_the_other_has_made_impossible_is_refused_with_what_is_there(
    story: Story, other: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, first = story.store.append, iter([True])

    def second(*given: Any) -> list[int]:
        if next(first, False):
            other.enter(story.case, entry="5", kind="notice", title="Notice of appearance")
        return keep(*given)

    monkeypatch.setattr(story.store, "append", second)

    with pytest.raises(AlreadyOnDocketError, match=r"ECF 5 is already on this docket \(Notice of appearance\)"):
        story.enter("5", "letter", "Acme")


WRITER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from docket.clerk import Clerk
from docket.settings import store_place
from docket.store.log import Store
from domain.errors import ConflictError
store, case, name, count, gate = sys.argv[1:]
clerk = Clerk(Store(store_place(store)), name, lambda: datetime(2023, 3, 1, tzinfo=UTC))
clerk.record(case)
Path(gate, name).touch()
while not Path(gate, "go").exists():
    time.sleep(0.002)
done = 0
while done < int(count):
    try:
        clerk.note(case, "1", f"{name} {done}")
        done += 1
    except ConflictError:
        pass
"""


@pytest.mark.slow
def test_eight_writers_at_once_lose_nothing_and_a_reader_misses_nothing(story: Story, tmp_path: Path) -> None:
    second = story.clerk.open("1:23-cv-00077", court="cand", name="Other v. Case").id
    story.clerk.enter(second, entry="1", kind="motion", title="Motion")
    begun, count, writers = story.clerk.head(), 12, 8
    started = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, stated(story.path), (story.case, second)[n % 2], f"w{n}", str(count), str(tmp_path)],
            cwd=ROOT, stderr=subprocess.PIPE, text=True,
        )
        for n in range(writers)
    ]  # fmt: skip
    while sum((tmp_path / f"w{n}").exists() for n in range(writers)) < writers and all(
        w.poll() is None for w in started
    ):
        time.sleep(0.01)
    (tmp_path / "go").touch()
    reader, seen = Store(story.path), [begun]
    until = time.monotonic() + 120
    while seen[-1] < begun + writers * count and time.monotonic() < until:
        seen += [n.id for n in reader.recorder.select_notifications(seen[-1], 500, inclusive_of_start=False)]
    said = [w.communicate(timeout=120)[1] for w in started]

    assert [w.returncode for w in started] == [0] * writers, said
    assert seen == list(range(begun, begun + writers * count + 1))
    reader.close()
    holds(story.path)


def test_several_that_begin_one_store_at_once_all_get_it(place: Place) -> None:
    begun: list[Store] = []
    threads = [threading.Thread(target=lambda: begun.append(Store(place, create=True))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [store.cases() for store in begun] == [[]] * 4
    for store in begun:
        store.close()


# --- reading only -------------------------------------------------------------------------------------------------------


def test_a_store_opened_for_reading_shows_everything_and_refuses_to_be_written(story: Story) -> None:
    story.paper("1", "The lease says “Rent is due on the first day of each month.” Three.\n")
    clerk = Clerk(Store(story.path, read_only=True), "reader", story.clock)
    head = clerk.head()

    assert clerk.record(story.case).entries.keys() == {"1", "2", "3", "4"}
    assert [c for c in clerk.verify(story.case) if not c.ok] == []
    clerk.quotes(clerk.at(story.case))
    with pytest.raises(FileAccessError, match="open for reading only"):
        clerk.note(story.case, "1", "no")

    assert clerk.head() == head
    clerk.store.close()


# --- moved between engines ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ENGINES)
def test_a_copy_keeps_chain_positions_papers_and_numbers(
    story: Story, target: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    story.paper("1", "The lease says “Rent is due on the first day of each month.” Three.\n")
    story.store.append([], suggestions=[(story.case, "ab" * 8, "2", "rules", '{"kind": "schedule"}')])
    story.clerk.quotes(story.at())
    into = tmp_path / "copied.db"
    place: Place = into if target == "sqlite" else Server(f"{request.getfixturevalue('on_server').stated}_copied")

    head = copy(story.path, place)

    assert head == story.store.sealed_head()
    assert everything(place) == everything(story.path)
    assert all(everything(place))
    holds(place)
    later = Clerk(Store(place), "later", story.clock)
    later.note(story.case, "1", "life goes on")
    later.store.close()
    with pytest.raises(AlreadyOnDocketError, match="is never replaced"):
        copy(story.path, place)


TAMPERING = {
    "changed bytes": ("UPDATE stored_events SET topic = 'case.note-written.v1' WHERE pos = 4", "pos:4 (cand:1:23-cv-42, event 4"),
    "a changed time": ("UPDATE stored_events SET committed_at = committed_at - 1 WHERE pos = 4", "pos:4 (cand:1:23-cv-42"),
    "a deleted event": ("DELETE FROM stored_events WHERE pos = 4", "pos:4 is missing"),
    "a changed paper": ("UPDATE papers SET bytes = ''", "is not the paper that was filed"),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "told"), TAMPERING.values(), ids=TAMPERING)
def test_tampering_is_found_and_is_not_copied(story: Story, tmp_path: Path, statement: str, told: str) -> None:
    story.papers("1")
    behind(story.path, statement)

    store = Store(story.path)
    assert told in "; ".join(check.detail for check in store_checks(store) if not check.ok)
    store.close()
    with pytest.raises(FileAccessError):
        copy(story.path, tmp_path / "bad.db")
    assert not list(tmp_path.glob("bad.db*"))


# --- the server ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def served(on_server: Server, clock: Clock) -> Iterator[Story]:
    """A case on the server."""
    told = Story(on_server, clock=clock).briefed()
    yield told
    told.store.close()


def cut(story: Story) -> None:
    """The server ends our connection, as when it is started again."""
    killer = Store(story.path)
    killer.recorder.rows(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = 'docket'"
    )
    killer.close()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE stored_events SET topic = 'x'", "DELETE FROM papers", "TRUNCATE stored_events", "DELETE FROM proposals"],
)
def test_the_server_itself_refuses_to_change_the_record(served: Story, statement: str) -> None:
    before = everything(served.path)

    with pytest.raises(Exception, match="append-only"), served.store.recorder.writing() as cursor:
        cursor.execute(statement)

    assert everything(served.path) == before


def test_a_connection_that_was_cut_is_made_again_for_reading_and_for_writing(served: Story) -> None:
    cut(served)
    assert served.clerk.head() == 7
    cut(served)

    assert served.argue() == "A1"

    holds(served.path)


def test_a_connection_cut_in_the_middle_of_a_command_keeps_it_once(served: Story) -> None:
    first = iter([True])

    def inline(*_: object) -> None:
        if next(first, False):
            cut(served)

    served.store.recorder.inline = inline

    assert served.argue() == "A1"

    held = served.store.events(served.case)
    assert len({r.event.event_id for r in held}) == len(held)
    holds(served.path)


@pytest.mark.parametrize("steps", ["in one round trip", "in a transaction"])
@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("DiskFull", "The disk of .* is full or failing. Make room and try again"),
        ("LockNotAvailable", "is busy: another program is writing to it"),
        ("DeadlockDetected", "is busy: another program is writing to it"),
        ("AdminShutdown", "cannot be reached, or cut the connection"),
        ("TooManyConnections", "cannot be reached, or cut the connection"),
        ("InsufficientPrivilege", "could not be written|lets you read"),
    ],
)
def test_what_the_server_answers_instead_is_told_in_a_sentence_and_nothing_is_kept(
    served: Story, monkeypatch: pytest.MonkeyPatch, fault: str, told: str, steps: str
) -> None:
    from psycopg import errors

    kind: type[errors.Error] = getattr(errors, fault)
    said = "permission denied" if fault == "InsufficientPrivilege" else "as the server says it"

    def refused(*_: object) -> None:
        raise kind(said)

    if steps == "in a transaction":
        monkeypatch.setattr(served.store.recorder, "_in_one_trip", False)
        monkeypatch.setattr(served.store.recorder, "insert_rows", refused)
    else:
        raising = f"BEGIN RAISE EXCEPTION '{said}' USING ERRCODE = '{kind.sqlstate}'; END"
        behind(served.path, f"CREATE OR REPLACE {_FUNCTION} LANGUAGE plpgsql AS $${raising}$$")
    monkeypatch.setattr(time, "sleep", lambda _: None)
    head = served.clerk.head()

    with pytest.raises(FileAccessError, match=told):
        served.argue()

    assert served.clerk.head() == head


_FUNCTION = (
    """FUNCTION docket_append(now_at BIGINT, stream TEXT, version BIGINT, topic TEXT, state BYTEA) RETURNS BIGINT"""
)
_TAUGHT = "SELECT to_regprocedure('docket_append(bigint,text,bigint,text,bytea)') IS NOT NULL"


@pytest.mark.parametrize("taught", [True, False])
def test_a_store_begun_before_the_server_could_append_in_one_round_trip_is_taught_or_written_without(
    served: Story, monkeypatch: pytest.MonkeyPatch, taught: bool
) -> None:
    from docket.store import postgres

    behind(served.path, "DROP FUNCTION docket_append")
    if not taught:  # as for a user who may not make a function
        monkeypatch.setattr(postgres, "APPENDING", "DO $$BEGIN RAISE insufficient_privilege; END$$")

    later = Clerk(Store(served.path), "later", served.clock)
    for n in range(12):  # more than a session needs to plan its statements once and for all
        later.note(served.case, "1", f"note {n}")

    assert later.store.recorder.rows(_TAUGHT) == [(taught,)]
    later.store.close()
    holds(served.path)


def test_the_commit_time_never_runs_back_whichever_way_an_event_is_kept(
    served: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder: Any = served.store.recorder
    ahead = recorder.now() + 3_600_000_000
    for n, (now, one_trip) in enumerate([(ahead, True), (ahead - 5, True), (ahead - 9, False), (ahead - 1, True)]):
        monkeypatch.setattr(recorder, "now", lambda now=now: now)
        monkeypatch.setattr(recorder, "_in_one_trip", one_trip)
        served.clerk.note(served.case, "1", f"note {n}")

    assert [row.committed_at for row in recorder.scan()][-4:] == [ahead] * 4
    holds(served.path)


def test_what_is_read_under_the_lock_is_what_was_committed_before_it(served: Story) -> None:
    assert served.store.recorder.rows("SHOW transaction_isolation") == [("read committed",)]


def test_a_server_that_cannot_be_reached_is_told_of_without_the_password() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    with pytest.raises(
        FileAccessError, match=r"The server of postgresql://127\.0\.0\.1:\d+/firm cannot be reached"
    ) as told:
        Store(Server(f"postgresql://clerk:hunter2@127.0.0.1:{port}/firm"))

    assert "hunter2" not in str(told.value)


def test_two_schemas_of_one_database_are_two_stores(served: Story) -> None:
    second = Server(f"{served.path.stated}_2") if isinstance(served.path, Server) else None
    assert second

    other = Story(second, clock=served.clock)

    assert (other.clerk.head(), served.clerk.head()) == (3, 7)
    other.store.close()


def test_libpqs_own_settings_reach_it_as_they_were_written() -> None:
    server = Server("postgresql://localhost/firm?sslmode=require&schema=firm&options=-c%20geqo%3Doff&password=a+b")

    assert server.schema == "firm"
    assert server.address == "postgresql://localhost/firm?sslmode=require&options=-c%20geqo%3Doff&password=a+b"


@pytest.mark.parametrize("name", ["", "a-b", 'a"; DROP TABLE x; --', "x" * 64])
def test_an_odd_schema_is_refused(name: str) -> None:
    with pytest.raises(Exception, match="is no name for a schema"):
        Store(
            Server(
                f"postgresql://localhost/firm?schema={name}&x=1" if name else "postgresql://localhost/firm?schema=%20"
            )
        )


@pytest.mark.slow
def test_the_commands_work_on_a_server(on_server: Server, cli: CommandLine, tmp_path: Path) -> None:
    store = on_server.stated
    assert cli("--store", store, "cases").code == 3
    cli.ok("--store", store, "open", "3:22-mc-80319", "--court", "cand", "--name", "In re Doe")
    cli.ok("--store", store, "enter", "Motion to quash", "--entry", "1", "--kind", "motion", "--party", "Doe")
    assert "Motion to quash" in cli.ok("--store", store, "sheet").out
    head = cli.ok("--store", store, "head").out
    cli.ok("copy", store, tmp_path / "copied.db")
    cli.ok("--store", store, "backup", tmp_path / "kept.db")
    assert (
        cli.ok("--store", tmp_path / "copied.db", "head").out
        == head
        == cli.ok("--store", tmp_path / "kept.db", "head").out
    )
    cli.ok("--store", f"{store}_again", "restore", tmp_path / "kept.db")
    assert cli.ok("--store", f"{store}_again", "verify", "--from", head.strip()).out.endswith("The record holds.\n")
    assert "is up to date already" in cli.ok("upgrade", "--store", store).out


def test_psycopg_is_not_imported_for_a_file() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, docket.store.log, docket.store.copying; print('psycopg' in sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ,
    )  # fmt: skip

    assert told.stdout == "False\n"
