"""The SQLite recorder: positions in a chain, write transactions that take the lock first, papers and events in one commit."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from time import sleep
from typing import Any, cast

from eventsourcing.persistence import IntegrityError, OperationalError
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor

from docket.store.appending import Appends, Paper, Suggestion, Writing
from docket.store.chain import Stored
from docket.store.reads import INDEXED

__all__ = ["APPLICATION_ID", "SCHEMA_VERSION", "CaseRecorder", "Paper", "Suggestion"]

APPLICATION_ID = 0x444F434B
"""Written into the file's header ("DOCK"), so that another program's database is recognised."""
SCHEMA_VERSION = 2
"""1 had neither a chain nor commit times; `docket upgrade` brings it up to date."""

_TRIES, _SOON = 5, 0.02
"""SQLite cannot open a search index in the moment in which a new one takes its place; how often and when (s) it is asked again."""

EVENTS = """CREATE TABLE IF NOT EXISTS stored_events (
        pos INTEGER PRIMARY KEY, originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL, state BLOB NOT NULL, committed_at INTEGER NOT NULL, hash BLOB NOT NULL,
        UNIQUE (originator_id, originator_version))"""
BY_TOPIC = f"CREATE INDEX IF NOT EXISTS stored_events_topic ON stored_events (topic, pos) WHERE {INDEXED}"
"""Stores begun by an earlier program have it over all topics, which costs a tenth of an import's time and serves as well."""
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


class CaseRecorder(Appends, SQLiteApplicationRecorder):
    """Appends with positions that are never reused, since the log cannot be shortened."""

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
            except BaseException:  # whatever ended it, Ctrl-C too: the lock goes, and nothing of it stays
                connection.rollback()
                raise

    def has_table(self, name: str) -> bool:
        """Whether a table is there."""
        return bool(self.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)))

    def zeroing(self, cursor: Writing) -> None:
        """Overwritten rows are zeroed in the file."""
        cursor.execute("PRAGMA secure_delete=ON")

    def scrubbed(self) -> bool:
        """Write the file anew without its free pages, fold its own log of changes into it, and empty that log."""
        with self.datastore.get_connection(commit=True) as connection, connection.cursor() as plain:
            cursor = cast("SQLiteCursor", plain)
            try:
                for statement in ("PRAGMA temp_store=MEMORY", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                    cursor.execute(statement)
                return not cursor.fetchone()[0]
            except (sqlite3.OperationalError, OperationalError):  # another program reads it just now
                return False

    def insert_rows(self, cursor: Writing, rows: Iterable[Stored]) -> None:
        """Put rows of the log where they say that they belong."""
        cursor.executemany("INSERT INTO stored_events VALUES (?,?,?,?,?,?,?)", rows)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Plain rows of a read."""
        # One SELECT needs no transaction around it, which would be three more statements.
        with (
            self.datastore.get_connection(commit=False) as connection,
            closing(connection.cursor().sqlite_cursor) as cursor,
        ):
            cursor.row_factory = None  # plain tuples, not the library's named rows
            tries = 0
            while True:
                try:
                    return cursor.execute(query, values).fetchall()
                except sqlite3.Error as error:
                    tries += 1
                    if tries == _TRIES or "vtable constructor failed" not in str(error):
                        raise OperationalError(error) from error
                    sleep(_SOON)
