"""A store of the version before is refused with the command that upgrades it, after a backup; then everything is there."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cli_harness import CommandLine

from docket.clerk import Clerk
from docket.clerk.verifying import store_checks
from docket.store import upgrade as upgrading
from docket.store.log import Store
from docket.store.upgrade import upgrade
from domain.errors import AlreadyOnDocketError, FileAccessError

pytest_plugins = ("cli_fixtures",)
pytestmark = pytest.mark.sqlite("only files are of the version before")

OLD = Path(__file__).parent / "data" / "stores" / "v1.db"
"""Made by the last version without a chain: two cases, two papers, an undone note, a proposal and a numbered quotation."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "docket.db"
    shutil.copy(OLD, path)
    return path


def contents(path: Path) -> list[list[tuple[object, ...]]]:
    """All that the old version kept."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall()
            for table, columns in (
                ("stored_events", "pos, originator_id, originator_version, topic, state"),
                ("papers", "*"), ("proposals", "*"), ("quotations", "*"),
            )
        ]  # fmt: skip


def test_an_older_store_is_refused_with_the_command_that_upgrades_it(old: Path) -> None:
    before = old.read_bytes()

    with pytest.raises(
        FileAccessError, match=r"earlier version of docket\. `docket upgrade --store .*docket\.db` backs"
    ):
        Store(old)

    assert old.read_bytes() == before


def test_upgrading_keeps_everything_and_its_positions(old: Path) -> None:
    before = contents(old)

    backup = upgrade(old)

    assert backup
    assert contents(old) == contents(backup) == before
    assert all(before)
    store = Store(old)
    clerk = Clerk(store, "auditor")
    assert [c.ok for c in store_checks(store)] == [True, True]
    for opened in store.cases():
        assert all(check.ok for check in clerk.verify(opened.originator_id))
    store.close()


def test_an_upgraded_store_is_written_to_and_stays_append_only(old: Path) -> None:
    upgrade(old)
    store = Store(old)
    clerk = Clerk(store, "tester")
    case = store.cases()[0].originator_id

    clerk.note(case, "1", "after the upgrade")

    assert all(check.ok for check in store_checks(store))
    with closing(sqlite3.connect(old)) as plain, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        plain.execute("DELETE FROM stored_events")
    store.close()


def test_an_upgraded_commit_time_is_when_the_event_was_recorded(old: Path) -> None:
    upgrade(old)
    store = Store(old)
    for row in store.recorder.scan():
        recorded = next(r.event for r in store.events(row.stream) if r.position == row.position).recorded_at
        assert row.committed_at == int(recorded.timestamp() * 1_000_000)
    store.close()


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(old)

    def failing(*_: object) -> bytes:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(upgrading, "link", failing)
    with pytest.raises(FileAccessError, match=r"is full or failing.*the backup is .*v1-backup"):
        upgrade(old)
    monkeypatch.undo()

    assert contents(old) == before
    upgrade(old, old.with_name("second"))
    assert contents(old) == before


def test_a_backup_never_replaces_a_file(old: Path) -> None:
    (old.parent / "mine").write_text("mine", encoding="utf-8")

    with pytest.raises(AlreadyOnDocketError, match="never replaced"):
        upgrade(old, old.parent / "mine")

    assert (old.parent / "mine").read_text(encoding="utf-8") == "mine"


def test_a_store_that_is_up_to_date_is_left_alone(old: Path) -> None:
    upgrade(old)

    assert upgrade(old, old.with_name("again")) is None
    assert not old.with_name("again").exists()


def test_the_command_does_what_the_refusal_names(old: Path, cli: CommandLine) -> None:
    assert cli("--store", old, "cases").code == 3

    told = cli.ok("upgrade", "--store", old).out

    assert "is up to date. As it was before:" in told
    assert cli.ok("--store", old, "verify").out.endswith("The record holds.\n")
    assert "is up to date already. Nothing was changed." in cli.ok("upgrade", "--store", old).out
    assert cli.json("upgrade", "--store", old)["backup"] is None
    assert cli("upgrade", "--store", old.parent / "nowhere.db").code == 3


def test_a_second_upgrade_that_began_before_the_first_was_done_leaves_the_chain_alone(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade(old)
    with closing(sqlite3.connect(old)) as connection:
        sealed = connection.execute("SELECT * FROM stored_events").fetchall()
    monkeypatch.setattr(upgrading, "version_of", lambda _: 1)  # what it saw when it began
    monkeypatch.setattr(upgrading, "_recorded", lambda _: 0)  # what would make another chain

    upgrade(old, tmp_path / "second-backup.db")

    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT * FROM stored_events").fetchall() == sealed
