"""Backup and restore: one moment of the store, checked, whole or not there, while others write."""

import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from builders import Story
from cli_harness import LARKMOOR, CommandLine

from docket.clerk import Clerk
from docket.store import copying
from docket.store.copying import checked, copy
from docket.store.log import Store
from domain.errors import AlreadyOnDocketError, FileAccessError

pytestmark = pytest.mark.sqlite("copies store files; copies from and to a server: test_store_engines.py")

pytest_plugins = ("cli_fixtures",)


def rows(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("stored_events", "papers", "proposals", "quotations")
        ]


def test_a_backup_restored_is_the_same_store(story: Story, tmp_path: Path) -> None:
    story.papers("1")

    head = copy(story.path, tmp_path / "kept" / "backup.db")
    assert copy(tmp_path / "kept" / "backup.db", tmp_path / "again.db") == head

    assert head == story.store.sealed_head()
    assert rows(tmp_path / "again.db") == rows(story.path)
    again = Clerk(Store(tmp_path / "again.db"), "later", story.clock)
    assert all(check.ok for check in again.verify(story.case))
    again.note(story.case, "1", "life goes on")
    again.store.close()


def test_a_backup_is_one_file(story: Story, tmp_path: Path) -> None:
    folder = tmp_path / "kept"

    copy(story.path, folder / "backup.db")

    assert [p.name for p in folder.iterdir()] == ["backup.db"]


def test_a_backup_made_while_others_write_is_one_moment_of_the_log(story: Story, tmp_path: Path) -> None:
    stop = threading.Event()
    other = Clerk(Store(story.path), "other", story.clock)

    def write() -> None:
        while not stop.is_set():
            other.note(story.case, "1", "again")

    writing = threading.Thread(target=write)
    writing.start()
    heads = [copy(story.path, tmp_path / f"backup{n}.db") for n in range(8)]
    stop.set()
    writing.join()
    other.store.close()

    assert heads == sorted(heads)
    kept = {row.position: row.hash.hex() for row in story.store.recorder.scan()}
    assert all(kept[head.position] == head.hash for head in heads)


def test_neither_ever_replaces_a_file(story: Story, tmp_path: Path) -> None:
    taken = tmp_path / "taken.db"
    taken.write_bytes(b"mine")
    copy(story.path, tmp_path / "backup.db")

    with pytest.raises(AlreadyOnDocketError, match="is never replaced"):
        copy(story.path, taken)
    with pytest.raises(AlreadyOnDocketError, match="is never replaced"):
        copy(tmp_path / "backup.db", taken)

    assert taken.read_bytes() == b"mine"


def test_a_store_is_not_restored_beside_what_another_left(story: Story, tmp_path: Path) -> None:
    """SQLite would take the rest of the other store's log for its own."""
    copy(story.path, tmp_path / "backup.db")
    (tmp_path / "again.db-wal").write_bytes(b"left")

    with pytest.raises(AlreadyOnDocketError, match=r"again\.db-wal is left of another store"):
        copy(tmp_path / "backup.db", tmp_path / "again.db")


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE stored_events SET state = CAST('{}' AS BLOB) WHERE pos = 3", r"pos:3 \(.*\) is not what was recorded"),
        ("UPDATE papers SET bytes = CAST('other' AS BLOB)", "is not the paper that was filed"),
    ],
    ids=["an event", "a paper"],
)
def test_what_does_not_hold_is_neither_backed_up_nor_restored(
    story: Story, tmp_path: Path, statement: str, told: str
) -> None:
    story.papers("1")
    copy(story.path, tmp_path / "good.db")
    for path in (story.path, tmp_path / "good.db"):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute(statement)

    with pytest.raises(FileAccessError, match=told):
        copy(story.path, tmp_path / "bad.db")
    with pytest.raises(FileAccessError, match=told):
        copy(tmp_path / "good.db", tmp_path / "bad.db")

    assert not list(tmp_path.glob("bad.db*"))


def test_an_interrupted_backup_is_not_called_one_and_leaves_nothing(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(copying, "checked", interrupted)
    with pytest.raises(KeyboardInterrupt):
        copy(story.path, tmp_path / "backup.db")
    monkeypatch.undo()
    assert not list(tmp_path.glob("backup.db*"))

    copy(story.path, tmp_path / "backup.db")
    assert checked(tmp_path / "backup.db") == story.store.sealed_head()


def test_what_is_no_store_is_no_backup_either(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("words\n" * 400, encoding="utf-8")

    with pytest.raises(FileAccessError, match="is not a docket store"):
        copy(tmp_path / "brief.txt", tmp_path / "store.db")
    with pytest.raises(FileAccessError, match="There is no docket store"):
        copy(tmp_path / "nowhere.db", tmp_path / "store.db")

    assert not (tmp_path / "store.db").exists()


# --- the commands -------------------------------------------------------------------------------------------------------


def test_the_store_is_kept_by_commands(demo: CommandLine, tmp_path: Path) -> None:
    head = demo.ok("head").out
    (tmp_path / "heads.txt").write_text(head, encoding="utf-8")
    told = demo.json("backup", tmp_path / "kept.db")
    demo.ok("note", "22", "later", "--case", "80319")

    assert f"pos:{told['head']['position']} {told['head']['hash']}\n" == head
    assert demo("restore", tmp_path / "kept.db").code == 1
    demo.ok("--store", tmp_path / "again.db", "restore", tmp_path / "kept.db")
    assert demo.ok("--store", tmp_path / "again.db", "head").out == head
    assert demo.ok("verify", "--from", tmp_path / "heads.txt", "--case", LARKMOOR).out.endswith("The record holds.\n")
    assert demo.ok("verify", "--from", head.strip(), "--case", LARKMOOR).code == 0


def test_verify_names_the_tail_that_is_missing_in_json_too(demo: CommandLine, tmp_path: Path) -> None:
    demo.ok("backup", tmp_path / "kept.db")
    demo.ok("note", "22", "later", "--case", "80319")
    (tmp_path / "head.json").write_text(demo.ok("head", "--json").out, encoding="utf-8")

    printed = demo(
        "--store", tmp_path / "kept.db", "verify", "--json", "--from", tmp_path / "head.json", "--case", LARKMOOR
    )

    document = json.loads(printed.out)
    assert (printed.code, document["ok"]) == (1, False)
    assert [c["name"] for c in document["checks"] if not c["ok"]] == ["heads kept elsewhere"]
    assert document["head"] == json.loads(demo.ok("--store", tmp_path / "kept.db", "head", "--json").out)


def test_verify_names_where_the_log_broke_even_if_no_case_can_be_listed(demo: CommandLine) -> None:
    with closing(sqlite3.connect(demo.file, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER stored_events_no_update")
        connection.execute("UPDATE stored_events SET state = CAST('{' AS BLOB) WHERE pos = 1")

    printed = demo("verify")

    assert printed.code == 1
    assert "FAIL  log chain" in printed.out
    assert "pos:1 (" in printed.out


@pytest.mark.parametrize("since", ["pos:3", "120 abc", "nowhere.txt"])
def test_a_head_that_is_none_is_wrong_usage(demo: CommandLine, since: str) -> None:
    assert demo("verify", "--from", since).code == 2


def test_a_command_told_to_record_nothing_reads_and_refuses_to_write(demo: CommandLine) -> None:
    before = demo.contents()

    assert demo.ok("--read-only", "quotes", "--case", LARKMOOR).out
    printed = demo("--read-only", "note", "44", "no", "--case", LARKMOOR)

    assert (printed.code, demo.contents()) == (3, before)
    assert "open for reading only" in printed.err
