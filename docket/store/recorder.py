"""The SQLite recorder: positions in a chain, write transactions that take the lock first, papers and events in one commit."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from eventsourcing.persistence import IntegrityError, OperationalError, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor

from docket.store.chain import GENESIS, Row, link
from docket.store.reads import Reads
from domain.events import CaseEvent

APPLICATION_ID = 0x444F434B
"""Written into the file's header ("DOCK"), so that another program's database is recognised."""
SCHEMA_VERSION = 2
"""1 had neither a chain nor commit times; `docket upgrade` brings it up to date."""

EVENTS = """CREATE TABLE IF NOT EXISTS stored_events (
        pos INTEGER PRIMARY KEY, originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL, state BLOB NOT NULL, committed_at INTEGER NOT NULL, hash BLOB NOT NULL,
        UNIQUE (originator_id, originator_version))"""
BY_TOPIC = "CREATE INDEX IF NOT EXISTS stored_events_topic ON stored_events (topic, pos)"
QUOTATIONS = """CREATE TABLE IF NOT EXISTS quotations (
        case_id TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL,
        PRIMARY KEY (case_id, key), UNIQUE (case_id, number))"""
_TABLES = (
    EVENTS,
    BY_TOPIC,
    QUOTATIONS,
    """CREATE TABLE IF NOT EXISTS papers (
        sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, media_type TEXT NOT NULL, bytes BLOB NOT NULL)""",
    """CREATE TABLE IF NOT EXISTS proposals (
        case_id TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL, entry TEXT NOT NULL, sha256 TEXT NOT NULL,
        content TEXT NOT NULL, PRIMARY KEY (case_id, key), UNIQUE (case_id, number))""",
)
TRIGGERS = tuple(
    f"""CREATE TRIGGER IF NOT EXISTS {table}_no_{act.lower()} BEFORE {act} ON {table}
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"""
    for table in ("stored_events", "papers", "proposals")
    for act in ("UPDATE", "DELETE")
)
Paper = tuple[str, str, str, bytes]
"""sha256, name, media type, bytes."""
Suggestion = tuple[str, str, str, str, str]
"""case id, key, entry, sha256, content as JSON."""
Inline = Callable[[Any, Sequence[int], Sequence[StoredEvent], Sequence[CaseEvent]], None]
"""Called inside the write transaction with its cursor, and the positions, stored events and events that it appends."""


class CaseRecorder(Reads, SQLiteApplicationRecorder):
    """Appends with positions that are never reused, since the log cannot be shortened."""

    inline: Inline | None = None
    """What is written in the same commit as the events; what it raises takes the events with it."""

    @staticmethod
    def now() -> int:
        """The wall clock, in microseconds since 1970 UTC."""
        return time.time_ns() // 1000

    def construct_create_table_statements(self) -> list[str]:
        """The tables of the store and the triggers that keep the record append-only."""
        return [*_TABLES, *TRIGGERS, f"PRAGMA application_id={APPLICATION_ID}", f"PRAGMA user_version={SCHEMA_VERSION}"]

    @contextmanager
    def writing(self) -> Iterator[SQLiteCursor]:
        """A transaction that holds the write lock from its start: one that reads first and writes later fails under others."""
        with self.datastore.get_connection(commit=True) as connection, connection.cursor() as plain:
            cursor = cast("SQLiteCursor", plain)
            try:
                cursor.execute("BEGIN IMMEDIATE")
                yield cursor
                cursor.execute("COMMIT")
            except sqlite3.IntegrityError as error:
                connection.rollback()
                raise IntegrityError(error) from error
            except sqlite3.Error as error:
                connection.rollback()
                raise OperationalError(error) from error
            except BaseException:
                connection.rollback()
                raise

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        events: Sequence[CaseEvent] = (),
        papers: Sequence[Paper] = (),
        suggestions: Sequence[Suggestion] = (),
        **_: Any,  # noqa: ANN401 (the library's signature)
    ) -> Sequence[int]:
        """One commit for a command's events, the papers that they cite and the proposals read from them."""
        with self.writing() as cursor:
            cursor.execute("SELECT pos, committed_at, hash FROM stored_events ORDER BY pos DESC LIMIT 1")
            rows = chained(cursor.fetchone(), stored_events, self.now())
            cursor.executemany("INSERT INTO stored_events VALUES (?,?,?,?,?,?,?)", rows)
            cursor.executemany("INSERT OR IGNORE INTO papers VALUES (?,?,?,?)", papers)
            for case_id, key, entry, sha256, content in suggestions:
                cursor.execute(
                    """INSERT OR IGNORE INTO proposals SELECT ?1, ?2, COALESCE(MAX(number), 0) + 1, ?3, ?4, ?5
                    FROM proposals WHERE case_id = ?1""",
                    (case_id, key, entry, sha256, content),
                )
            positions = [row.position for row in rows]
            if self.inline is not None:
                self.inline(cursor, positions, stored_events, events)
            return positions

    def quotation_numbers(self, case_id: str, keys: Sequence[str]) -> dict[str, int]:
        """The number of every quotation by its key; a new one gets the next number, and none is used twice."""
        known = dict(self.rows("SELECT key, number FROM quotations WHERE case_id = ?", (case_id,)))
        if all(key in known for key in keys):
            return known
        with self.writing() as cursor:
            for key in keys:
                cursor.execute(
                    """INSERT OR IGNORE INTO quotations SELECT ?1, ?2, COALESCE(MAX(number), 0) + 1
                    FROM quotations WHERE case_id = ?1""",
                    (case_id, key),
                )
        return dict(self.rows("SELECT key, number FROM quotations WHERE case_id = ?", (case_id,)))

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Plain rows of a read."""
        with self.datastore.transaction(commit=False) as cursor:
            cursor.sqlite_cursor.row_factory = None  # plain tuples, not the library's named rows
            cursor.execute(query, values)
            return cast("list[tuple[Any, ...]]", cursor.fetchall())


def chained(last: Sequence[Any] | None, stored_events: Sequence[StoredEvent], now: int) -> list[Row]:
    """The rows that follow the last one (position, commit time, hash; None in an empty log) of all that is stored.

    The commit time never runs back, whatever the clock of the machine does.
    """
    head, before, previous = (last[0], last[1], bytes(last[2])) if last else (0, 0, GENESIS)
    committed_at = max(before, now)
    rows = []
    for position, stored in enumerate(stored_events, start=head + 1):
        stream, version, topic, state = (
            str(stored.originator_id), stored.originator_version, stored.topic, stored.state,
        )  # fmt: skip
        previous = link(previous, position, committed_at, version, stream, topic, state)
        rows.append(Row(position, stream, version, topic, state, committed_at, previous))
    return rows
