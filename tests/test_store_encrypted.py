"""An encrypted store: no word on disk, a chain that needs no key, and the same record with the key."""

import asyncio
import json
import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from builders import Clock, Story, words
from cli_harness import CommandLine, is_a_sentence
from eventsourcing.persistence import StoredEvent
from hypothesis import given
from hypothesis import strategies as st

from docket.clerk import Clerk
from docket.clerk.searching import search
from docket.clerk.verifying import store_checks
from docket.store.copying import copy
from docket.store.encrypting import encrypt
from docket.store.integrity import chain_faults
from docket.store.kept import kept_views
from docket.store.log import Store
from docket.store.mapper import CaseMapper
from docket.store.server import Place
from domain.errors import FileAccessError
from domain.events import CATALOGUE
from domain.sealing import Homes
from tui.app import DocketApp, Visit

pytest_plugins = ("cli_fixtures",)
pytestmark = pytest.mark.sqlite("asks both engines by itself, or looks into the file")
PASSPHRASE = "5f" * 32  # a key as it is: a passphrase takes a tenth of a second each time
SAMPLES = Path(__file__).with_name("data") / "events"
SECRETS = ("zanzibar", "galleon", "privateer", "marmalade", "quicksilver", "tourmaline", "Acme", "scan-17")
"""Words of the papers, of titles, notes, reasons, parties and file names in the story below."""


def key(_: str) -> str:
    return PASSPHRASE


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty place on each engine, in a folder of its own."""
    (tmp_path / "store").mkdir()
    found: Place = (
        tmp_path / "store" / "docket.db" if request.param == "sqlite" else request.getfixturevalue("on_server")
    )
    return found


def told(place: Place, clock: Clock) -> Story:
    """A story with words of every kind, in an encrypted store."""
    story = Story(place, clock=clock, key=key).briefed()
    story.paper(
        "2", "OPPOSITION\n\nI. THE VENUE OF ZANZIBAR\n\nThe zanzibar venue is proper here.\n", name="scan-17.txt"
    )
    argument = story.argue(title="Whether the galleon sailed")
    story.position(argument, "2", "Bolt", "opposes", passages=[words("The zanzibar venue is proper")])
    claim = story.concede(passages=[words("a privateer was admitted", pin="p. 3")])
    story.clerk.note(story.case, claim, "Ask about the marmalade.")
    story.clerk.undo(story.case, reason="the quicksilver was misread")
    story.clerk.file(story.case, b"DECLARATION\n\nThe tourmaline was mine.\n", name="scan-18.txt", entry="9")
    proposed = [p.id for p in story.clerk.proposals(story.case)]
    story.clerk.drop(story.case, proposed, reason="a galleon is no venue") if proposed else None
    return story


def lying_about(folder: Path) -> list[str]:
    """The secrets that stand readable in any file of a folder, in either case of letters."""
    data = b"\x00".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).lower()
    return [
        secret for secret in SECRETS if secret.lower().encode() in data or secret.lower().encode("utf-16-le") in data
    ]


@pytest.fixture
def story(place: Place, clock: Clock) -> Iterator[Story]:
    made = told(place, clock)
    yield made
    made.store.close()


def opened(place: Place, clock: Clock) -> Clerk:
    return Clerk(Store(place, key=key), "auditor", clock)


def test_with_its_key_an_encrypted_store_reads_as_any_other(story: Story, place: Place, clock: Clock) -> None:
    again = opened(place, clock)

    assert again.store.events(story.case) == story.store.events(story.case)
    assert [c for c in (*store_checks(again.store), *again.verify(story.case)) if not c.ok] == []
    assert search(again, "zanzibar").total > 0
    again.store.close()


def test_no_word_lies_readable_on_disk_whatever_is_done_with_the_store(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    path = folder / "docket.db"
    story = told(path, clock)
    clerk = story.clerk
    clerk.cases()
    assert search(clerk, "tourmaline").total == 1
    clerk.quotes(story.at())
    keeper = kept_views(path, None)
    assert keeper is not None

    async def visited() -> None:
        app = DocketApp(lambda: Visit(clerk, story.case), keeper=keeper)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause(0.5)
            await pilot.press("6", "3", "5", "0")
            await pilot.pause(0.2)

    asyncio.run(visited())
    keeper.keep(story.case, "overview 80", version=1, position=1, day=clock.now.date(), content="the galleon")
    copy(path, folder / "backup.db", key)
    restored = copy(folder / "backup.db", folder / "restored.db", key)

    assert restored == story.store.sealed_head()
    assert lying_about(folder) == []  # the store is open: its log of changes is among the files
    story.store.close()
    assert lying_about(folder) == []


def test_the_words_of_a_plain_store_do_lie_on_disk(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    story = Story(folder / "docket.db", clock=clock).briefed()
    story.paper("2", "OPPOSITION\n\nThe zanzibar venue is proper here.\n", name="scan-17.txt")
    story.store.close()

    assert lying_about(folder) == ["zanzibar", "Acme", "scan-17"]


def test_no_row_of_an_encrypted_store_holds_a_word(story: Story) -> None:
    columns = {
        "stored_events": "originator_id, topic, state", "papers": "sha256, name, media_type, bytes",
        "proposals": "case_id, key, entry, sha256, content", "quotations": "case_id, key", "vault": "case_id, name, secret, told",
    }  # fmt: skip
    rows = [
        row for table, names in columns.items() for row in story.store.recorder.rows(f"SELECT {names} FROM {table}")
    ]
    data = b"\x00".join(
        bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode() for row in rows for value in row
    ).lower()

    assert [secret for secret in SECRETS if secret.lower().encode() in data] == []


def test_the_chain_is_checked_without_the_key(story: Story, place: Place) -> None:
    without = Store(place, read_only=True, keyless=True)

    assert chain_faults(without.recorder).faults == []
    assert without.sealed_head() == story.store.sealed_head()
    with pytest.raises(FileAccessError, match="DOCKET_KEY"):
        without.events(story.case)
    without.close()


def test_an_encrypted_store_moves_between_engines_as_it_lies(
    story: Story, tmp_path: Path, clock: Clock, request: pytest.FixtureRequest
) -> None:
    target: Place = tmp_path / "moved.db" if not isinstance(story.path, Path) else request.getfixturevalue("on_server")

    assert copy(story.path, target, key) == story.store.sealed_head()
    again = opened(target, clock)
    assert again.store.events(story.case) == story.store.events(story.case)
    assert [c for c in (*store_checks(again.store), *again.verify(story.case)) if not c.ok] == []
    again.store.close()


def test_another_key_opens_nothing(story: Story, place: Place) -> None:
    with pytest.raises(FileAccessError, match="does not open the store"):
        Store(place, key=lambda _: "another passphrase")


def test_a_changed_key_opens_the_same_store_and_the_old_one_does_not(story: Story, place: Place) -> None:
    before = story.store.events(story.case)
    story.store.vault.rewrap("correct horse battery staple")

    with pytest.raises(FileAccessError):
        Store(place, key=key)
    again = Store(place, key=lambda _: "correct horse battery staple")
    assert again.events(story.case) == before
    again.close()


def test_a_changed_byte_of_a_paper_or_event_is_found(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "docket.db"
    story = told(path, clock)
    story.store.close()
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE papers SET bytes = zeroblob(100) WHERE rowid = (SELECT MIN(rowid) FROM papers)")
    connection.commit()
    connection.close()

    again = Store(path, key=key)
    assert [c.name for c in store_checks(again) if not c.ok] == ["papers kept"]
    assert "papers by sha256" in [c.name for c in Clerk(again, "auditor", clock).verify(story.case) if not c.ok]
    again.close()


def test_several_who_write_at_once_make_one_key_for_each_paper(place: Place, clock: Clock) -> None:
    story = Story(place, clock=clock, key=key).briefed()
    failed: list[BaseException] = []

    def writes(name: str) -> None:
        clerk = opened(place, clock)
        try:
            for entry in ("1", "2", "3", "4"):
                clerk.note(story.case, entry, f"{name} on {entry}")
                rows = [(story.case, f"{name} {entry}", entry, "0" * 64, json.dumps({"kind": "x", "words": name}))]
                clerk.store.append([], suggestions=rows)
        except BaseException as error:  # noqa: BLE001 (told by the test)
            failed.append(error)
        finally:
            clerk.store.close()

    writers = [threading.Thread(target=writes, args=(name,)) for name in ("one", "two", "three")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert failed == []
    again = opened(place, clock)
    assert {content["words"] for *_, content in again.store.proposals(story.case)} == {"one", "two", "three"}
    assert [c for c in (*store_checks(again.store), *again.verify(story.case)) if not c.ok] == []
    again.store.close()
    story.store.close()


def test_a_key_that_is_missing_is_a_fault_and_no_tombstone(tmp_path: Path, clock: Clock) -> None:
    story = told(tmp_path / "docket.db", clock)
    with story.store.recorder.writing() as cursor:
        cursor.execute("DELETE FROM vault WHERE name = '2'")
    story.store.close()

    again = opened(tmp_path / "docket.db", clock)
    [found] = [c for c in again.verify(story.case) if c.name == "tombstones"]
    assert not found.ok
    assert "the key to the words of Opposition (ECF 2) is missing" in found.detail
    again.store.close()


# --- a plain store encrypted ------------------------------------------------------------------------------------------


def test_an_encrypted_copy_holds_the_log_that_was_encrypted_and_can_prove_it(tmp_path: Path, clock: Clock) -> None:
    story = Story(tmp_path / "plain.db", clock=clock).briefed()
    story.paper("2", "OPPOSITION\n\nThe zanzibar “venue” is proper \\ here.\n")
    story.concede(passages=[words("a privateer wasn’t admitted\n\t(so)", pin="p. 3")])
    story.clerk.note(story.case, "C1", "Ask about the marmalade.")

    made, before = encrypt(tmp_path / "plain.db", tmp_path / "new.db", PASSPHRASE)

    assert before == story.store.sealed_head()
    assert made.position == before.position
    assert made.hash != before.hash
    again = opened(tmp_path / "new.db", clock)
    assert again.store.events(story.case) == story.store.events(story.case)
    checks = store_checks(again.store)
    assert [(c.name, c.checked) for c in checks if c.name == "log before encryption"] == [
        ("log before encryption", before.position)
    ]
    assert [c for c in (*checks, *again.verify(story.case)) if not c.ok] == []
    again.store.close()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("new")) == ["new.db"]
    assert b"zanzibar" not in (tmp_path / "new.db").read_bytes()


def test_a_plain_store_has_no_keys_and_loads_no_cipher(tmp_path: Path, clock: Clock) -> None:
    story = Story(tmp_path / "docket.db", clock=clock).briefed()

    assert not story.store.recorder.rows("SELECT name FROM sqlite_master WHERE name = 'vault'")
    assert all(row.state[:1] == b"{" for row in story.store.recorder.scan())
    story.store.close()


# --- every event ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def vaulted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("vault") / "docket.db", create=True, key=key)
    yield store
    store.close()


def sample(topic: str) -> StoredEvent:
    frozen = json.loads((SAMPLES / f"{topic}.json").read_text(encoding="utf-8"))
    event = CaseMapper().to_domain_event(StoredEvent(**frozen["columns"], state=json.dumps(frozen["state"]).encode()))
    return CaseMapper().to_stored_event(event)


@pytest.mark.parametrize("topic", sorted(CATALOGUE))
def test_what_is_shut_of_an_event_opens_as_it_was_byte_for_byte(topic: str, vaulted: Store) -> None:
    plain = sample(topic)
    homes = {str(plain.originator_id): Homes()}
    [shut] = vaulted.vault.shut_events([plain], [CaseMapper().to_domain_event(plain)], homes)

    assert shut.state[:1] == b"\x01"
    assert vaulted.vault.opened(shut) == plain.state


@given(said=st.text(min_size=1, max_size=60), quoted=st.text(max_size=60))
def test_any_words_survive_being_shut(said: str, quoted: str, vaulted: Store) -> None:
    frozen = json.loads((SAMPLES / "case.position-taken.v1.json").read_text(encoding="utf-8"))
    state = frozen["state"] | {"summary": f"s{said}", "passages": [{"entry": "2", "pin": "p. 1", "words": quoted}]}
    event = CaseMapper().to_domain_event(StoredEvent(**frozen["columns"], state=json.dumps(state).encode()))
    plain = CaseMapper().to_stored_event(event)
    [shut] = vaulted.vault.shut_events([plain], [event], {})

    assert vaulted.vault.opened(shut) == plain.state


# --- the command line -------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line on an encrypted store with one case and one paper."""
    monkeypatch.setenv("DOCKET_KEY", PASSPHRASE)
    cli.do('open 3:22-cv-101 --court cand --name "Harbor v. Finch"')
    Path("brief.txt").write_text("OPPOSITION\n\nThe zanzibar venue is proper here.\n", encoding="utf-8")
    cli.do("file brief.txt --entry 5 --kind opposition --party Finch")
    return cli


def test_without_the_key_the_chain_is_verified_and_that_is_said(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = desk.do("verify")
    head = desk.do("head").out
    monkeypatch.delenv("DOCKET_KEY")
    checked = desk.do("verify")

    assert "log chain (" in checked.out
    assert "not checked: they are encrypted, and no key was given" in checked.out
    assert checked.lines[-1] == "What can be checked without the key holds."
    assert "not checked" not in whole.out
    assert whole.lines[-1] == "The record holds."
    assert desk.do("head").out == head
    assert desk.ok("verify", "--from", head.strip()).code == 0


def lies(store: Place) -> bytes:
    """The bytes of a store that is a file; nothing where it is none."""
    return store.read_bytes() if isinstance(store, Path) and store.exists() else b""


@pytest.mark.parametrize("given", [None, "a wrong passphrase"])
def test_every_other_command_says_in_a_sentence_how_the_key_is_given(
    given: str | None, desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, mine = (desk.contents(), lies(desk.store)), os.environ["DOCKET_KEY"]
    monkeypatch.delenv("DOCKET_KEY")
    if given:
        monkeypatch.setenv("DOCKET_KEY", given)
    for line in (
        "cases",
        "sheet",
        "search zanzibar",
        "export json",
        'note 5 "x"',
        "backup b.db",
        "rebuild",
        "undo",
        "key",
    ):
        said = desk(*line.replace('"', "").split())
        assert (said.code, said.out) == (3, ""), line
        assert "DOCKET_KEY" in said.err
        assert is_a_sentence(said.err)
    monkeypatch.setenv("DOCKET_KEY", mine)
    assert (desk.contents(), lies(desk.store)) == before
    assert not Path("b.db").exists()


def test_a_short_key_begins_no_store(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKET_KEY", "short")

    said = cli("open", "3:22-cv-101", "--court", "cand", "--name", "Harbor v. Finch")

    assert said.code == 3
    assert "too short" in said.err
    assert lies(cli.store) == b""


def test_a_store_is_encrypted_by_a_copy_and_a_plain_one_under_a_key_is_told(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCKET_KEY", raising=False)
    cli.do('open 3:22-cv-101 --court cand --name "Harbor v. Finch"')
    assert cli("encrypt", "new.db").code == 2
    monkeypatch.setenv("DOCKET_KEY", PASSPHRASE)

    told = cli.do("cases")
    made = cli.do("encrypt new.db")

    assert "is not encrypted" in told.err
    assert "Destroy it and its backups" in made.out
    assert b"Harbor" not in Path("new.db").read_bytes()
    assert "Harbor" in cli.do("cases --store new.db").out


def test_a_key_is_kept_in_the_keyring_and_changed(desk: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[tuple[str, str], str] = {}
    fake, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    fake.get_password = lambda service, name: kept.get((service, name))  # type: ignore[attr-defined]
    fake.set_password = lambda service, name, word: kept.update({(service, name): word})  # type: ignore[attr-defined]
    errors.KeyringError = RuntimeError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", fake)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    desk.do("key --to-keyring")
    monkeypatch.delenv("DOCKET_KEY")

    assert "Harbor" in desk.do("cases").out
    monkeypatch.setenv("DOCKET_NEW_KEY", "another long passphrase")
    desk.do("key --change --to-keyring")
    assert list(kept.values()) == ["another long passphrase"]
    assert "Harbor" in desk.do("cases").out
    monkeypatch.setenv("DOCKET_KEY", PASSPHRASE)
    assert desk("cases").code == 3
