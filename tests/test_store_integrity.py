"""The record is tamper-evident: whatever is changed behind the program's back is found, and the place is named."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from builders import Clock, Story

from docket.clerk.verifying import store_checks
from docket.store.chain import GENESIS, Head, Row, link, parse_head
from docket.store.integrity import heads_in
from docket.store.log import Store
from docket.store.recorder import CaseRecorder
from domain.errors import InvalidWordError

pytestmark = pytest.mark.sqlite(
    "changes the file in ways that a server has no words for; the others: test_store_engines.py"
)

Tamper = Callable[[sqlite3.Connection], object]


def broken(path: Path, *heads: Head) -> dict[str, str]:
    """What a fresh program finds that does not hold for the store as a whole."""
    store = Store(path)
    try:
        return {check.name: check.detail for check in store_checks(store, heads) if not check.ok}
    finally:
        store.close()


def behind(path: Path, act: Tamper) -> None:
    """Somebody who means it: without the triggers."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        act(connection)


# --- the bytes that are hashed ------------------------------------------------------------------------------------------


def test_the_bytes_of_the_chain_are_those_written_down() -> None:
    """The page docs/decisions/008-the-chain.md in another program's words: a store must stay verifiable for ever."""
    previous, at, state = bytes(range(32)), 1_700_000_000_000_001, b'{"a":1}'
    stream, topic = "cand:3:23-cv-1", "case.opened.v1"
    written = (
        previous
        + (7).to_bytes(8, "big") + at.to_bytes(8, "big") + (3).to_bytes(8, "big")
        + len(stream).to_bytes(4, "big") + len(topic).to_bytes(4, "big") + len(state).to_bytes(4, "big")
        + stream.encode() + topic.encode() + state
    )  # fmt: skip

    assert link(previous, 7, at, 3, stream, topic, state) == sha256(written).digest()


def test_no_byte_can_move_from_one_field_to_the_next() -> None:
    assert link(GENESIS, 1, 1, 1, "ab", "c", b"d") != link(GENESIS, 1, 1, 1, "a", "bc", b"d")
    assert link(GENESIS, 1, 1, 1, "a", "b", b"cd") != link(GENESIS, 1, 1, 1, "a", "bc", b"d")


def test_every_event_of_a_store_is_in_the_chain(story: Story) -> None:
    previous = GENESIS
    for row in story.store.recorder.scan():
        previous = link(previous, row.position, row.committed_at, row.version, row.stream, row.topic, row.state)
        assert row.hash == previous
    assert story.store.sealed_head() == Head(story.clerk.head(), previous.hex())


def test_the_commit_time_never_runs_back_when_the_clock_does(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(story.store.recorder.scan())[-1].committed_at
    monkeypatch.setattr(CaseRecorder, "now", staticmethod(lambda: before - 3_600_000_000))

    story.argue()

    assert list(story.store.recorder.scan())[-1].committed_at == before
    assert broken(story.path) == {}


# --- tampering ----------------------------------------------------------------------------------------------------------


def changed(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE stored_events SET state = CAST(replace(state, 'Motion', 'Notion') AS BLOB) WHERE pos = 4"
    )


def another_time(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE stored_events SET committed_at = committed_at + 1 WHERE pos = 4")


def another_topic(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE stored_events SET topic = 'case.entry-revised.v1' WHERE pos = 4")


def another_case(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE stored_events SET originator_id = 'cand:1:23-cv-99' WHERE pos = 4")


def deleted(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM stored_events WHERE pos = 4")


def several_deleted(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM stored_events WHERE pos IN (3, 4)")


def inserted(connection: sqlite3.Connection) -> None:
    """An event put in at 4, with a hash that fits there; all after it move up by one."""
    connection.execute("UPDATE stored_events SET pos = -pos - 1 WHERE pos >= 4")
    connection.execute("UPDATE stored_events SET pos = -pos WHERE pos < 0")
    at, previous = connection.execute("SELECT committed_at, hash FROM stored_events WHERE pos = 3").fetchone()
    state = b'{"text":"put in"}'
    mark = link(previous, 4, at, 99, "cand:1:23-cv-00042", "case.note-written.v1", state)
    row = (4, "cand:1:23-cv-00042", 99, "case.note-written.v1", state, at, mark)
    connection.execute("INSERT INTO stored_events VALUES (?,?,?,?,?,?,?)", row)


def swapped(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE stored_events SET pos = 999 WHERE pos = 4")
    connection.execute("UPDATE stored_events SET pos = 4 WHERE pos = 5")
    connection.execute("UPDATE stored_events SET pos = 5 WHERE pos = 999")


def renumbered(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM stored_events WHERE pos = 4")
    connection.execute("UPDATE stored_events SET pos = pos - 1 WHERE pos > 4")


def another_type(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE stored_events SET state = CAST(state AS TEXT) WHERE pos = 4")


def another_hash(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE stored_events SET hash = zeroblob(32) WHERE pos = 4")


TAMPERING: dict[str, tuple[Tamper, str]] = {
    "changed bytes": (changed, r"^pos:4 \(cand:1:23-cv-42, event 4, entry 1\) is not what was recorded there$"),
    "a changed time": (another_time, r"^pos:4 \(cand:1:23-cv-42, event 4, entry 1\) is not what was recorded there"),
    "a changed topic": (another_topic, r"^pos:4 \(.* entry 1\) is not what was recorded there$"),
    "a changed case": (another_case, r"^pos:4 \(cand:1:23-cv-99, event 4, entry 1\) is not what was recorded there$"),
    "a deleted event": (deleted, r"^pos:4 is missing$"),
    "deleted events": (several_deleted, r"^pos:3 to pos:4 are missing$"),
    "an inserted event": (inserted, r"^pos:5 to pos:8 are not what was recorded there: .* first pos:5"),
    "swapped events": (swapped, r"^pos:4 to pos:6 are not what was recorded there: .* first pos:4"),
    "a deleted event with the gap closed": (renumbered, r"^pos:4 to pos:6 are not what was recorded there"),
    "another type of value": (another_type, r"^pos:4 \(.* entry 1\) is not what was recorded there$"),
    "a changed hash": (another_hash, r"^pos:4 to pos:5 are not what was recorded there"),
}


@pytest.mark.parametrize(("act", "told"), TAMPERING.values(), ids=TAMPERING)
def test_tampering_is_found_and_located(story: Story, act: Tamper, told: str) -> None:
    assert story.clerk.head() == 7

    behind(story.path, act)

    found = broken(story.path)
    assert list(found) == ["log chain"]
    assert re.search(told, found["log chain"]), found


def test_two_changes_far_apart_are_both_named(story: Story) -> None:
    behind(story.path, lambda c: c.execute("UPDATE stored_events SET committed_at = 1 WHERE pos IN (2, 6)"))

    found = broken(story.path)["log chain"]
    assert "pos:2 (" in found
    assert "pos:6 (" in found


def test_a_changed_paper_is_found_even_where_no_entry_cites_it(story: Story) -> None:
    story.store.append([], papers=[(sha256(b"words").hexdigest(), "brief.txt", "text/plain", b"words")])
    assert broken(story.path) == {}

    behind(story.path, lambda c: c.execute("UPDATE papers SET bytes = CAST('other' AS BLOB)"))

    assert re.fullmatch(
        r"brief\.txt \([0-9a-f]{12}…\) is not the paper that was filed", broken(story.path)["papers kept"]
    )


# --- a head kept elsewhere ----------------------------------------------------------------------------------------------


def test_a_log_that_only_grew_agrees_with_every_head_kept_elsewhere(story: Story) -> None:
    heads = [Head(0, GENESIS.hex()), story.store.sealed_head()]
    story.argue()
    heads.append(story.store.sealed_head())

    assert broken(story.path, *heads) == {}


def test_a_tail_that_was_cut_off_is_found_against_a_head_kept_elsewhere(story: Story) -> None:
    head = story.store.sealed_head()
    behind(story.path, lambda c: c.execute("DELETE FROM stored_events WHERE pos > 5"))

    assert broken(story.path) == {}
    assert broken(story.path, head) == {
        "heads kept elsewhere": "the log ends at pos:5, but a head kept elsewhere is of pos:7: its last 2 events were cut off"
    }


def rewritten(connection: sqlite3.Connection, first: int) -> None:
    """A forger who knows how the chain is made, and makes all of it again."""
    rows = connection.execute("SELECT * FROM stored_events ORDER BY pos").fetchall()
    previous = GENESIS
    for row in map(Row._make, rows):
        state = row.state.replace(b"2023", b"2022") if row.position >= first else row.state
        previous = link(previous, row.position, row.committed_at, row.version, row.stream, row.topic, state)
        connection.execute(
            "UPDATE stored_events SET state = ?, hash = ? WHERE pos = ?", (state, previous, row.position)
        )


def test_a_log_rewritten_whole_is_found_between_two_heads_kept_elsewhere(story: Story) -> None:
    early = story.store.sealed_head()
    story.argue()
    late = story.store.sealed_head()
    behind(story.path, lambda c: rewritten(c, early.position + 1))

    assert broken(story.path) == {}
    assert broken(story.path, late, early) == {
        "heads kept elsewhere": f"pos:{late.position} has another hash than the head kept elsewhere: "
        f"the log was rewritten after pos:{early.position} and up to pos:{late.position}"
    }


def test_a_head_is_read_as_it_was_printed(story: Story) -> None:
    head = story.store.sealed_head()

    assert parse_head(str(head)) == head
    assert heads_in(f"\n{head}\n{head}\n") == [head, head]
    assert heads_in(json.dumps(head._asdict())) == [head]


@pytest.mark.parametrize("text", ["", "pos:7", "7 abc", "[]", '{"position": 7}', "pos:x " + "0" * 64])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(InvalidWordError, match="is no head of a log"):
        heads_in(text)


# --- retries ------------------------------------------------------------------------------------------------------------


def test_a_command_handed_in_again_is_recognised_and_not_doubled(story: Story) -> None:
    """The commit was done, but its caller was not told and tries again; meanwhile another clerk was there."""
    story.argue()
    held = story.store.events(story.case)
    last = held[-1]
    same = [r.event for r in held if r.event.command_id == last.event.command_id]
    story.clerk.note(story.case, "1", "later")
    head = story.clerk.head()

    positions = story.store.append(same)

    assert positions[-1] == last.position
    assert story.clerk.head() == head


def test_what_is_written_in_line_is_in_the_same_commit(story: Story) -> None:
    seen = []

    def inline(cursor: sqlite3.Cursor, positions: list[int], stored: list[object], events: list[object]) -> None:
        seen.append((positions, len(stored), len(events)))
        cursor.execute("CREATE TABLE IF NOT EXISTS lately (pos INTEGER)")
        cursor.execute("INSERT INTO lately VALUES (?)", (positions[-1],))
        if len(seen) == 2:
            raise ValueError("a view that cannot be written")

    story.store.recorder.inline = inline  # type: ignore[assignment]
    story.clerk.note(story.case, "1", "first")
    head = story.clerk.head()

    with pytest.raises(ValueError, match="cannot be written"):
        story.clerk.note(story.case, "1", "second")

    assert seen[0] == ([head], 1, 1)
    assert story.store.recorder.rows("SELECT pos FROM lately") == [(head,)]
    assert story.clerk.head() == head


def test_a_clock_that_stands_still_makes_a_store_that_holds(tmp_path: Path) -> None:
    story = Story(tmp_path / "docket.db", clock=Clock()).briefed()

    assert broken(story.path) == {}
    assert story.failed_checks() == []
