"""The SQLite recorder: explicit positions, write transactions that take the lock first, papers and events in one commit."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from eventsourcing.persistence import IntegrityError, Notification, OperationalError, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor

APPLICATION_ID = 0x444F434B
"""Written into the file's header ("DOCK"), so that another program's database is recognised."""
SCHEMA_VERSION = 1

_QUOTATIONS = """CREATE TABLE IF NOT EXISTS quotations (
        case_id TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL,
        PRIMARY KEY (case_id, key), UNIQUE (case_id, number))"""
_TABLES = (
    _QUOTATIONS,
    """CREATE TABLE IF NOT EXISTS stored_events (
        pos INTEGER PRIMARY KEY, originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL, state BLOB NOT NULL, UNIQUE (originator_id, originator_version))""",
    "CREATE INDEX IF NOT EXISTS stored_events_topic ON stored_events (topic, pos)",
    """CREATE TABLE IF NOT EXISTS papers (
        sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, media_type TEXT NOT NULL, bytes BLOB NOT NULL)""",
    """CREATE TABLE IF NOT EXISTS proposals (
        case_id TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL, entry TEXT NOT NULL, sha256 TEXT NOT NULL,
        content TEXT NOT NULL, PRIMARY KEY (case_id, key), UNIQUE (case_id, number))""",
    *(
        f"""CREATE TRIGGER IF NOT EXISTS {table}_no_{act.lower()} BEFORE {act} ON {table}
        BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"""
        for table in ("stored_events", "papers", "proposals")
        for act in ("UPDATE", "DELETE")
    ),
)
Paper = tuple[str, str, str, bytes]
"""sha256, name, media type, bytes."""
Suggestion = tuple[str, str, str, str, str]
"""case id, key, entry, sha256, content as JSON."""


class CaseRecorder(SQLiteApplicationRecorder):
    """Appends with positions that are never reused, since the log cannot be shortened."""

    def construct_create_table_statements(self) -> list[str]:
        """The tables of the store and the triggers that keep the record append-only."""
        return [*_TABLES, f"PRAGMA application_id={APPLICATION_ID}", f"PRAGMA user_version={SCHEMA_VERSION}"]

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
        papers: Sequence[Paper] = (),
        suggestions: Sequence[Suggestion] = (),
        **_: Any,  # noqa: ANN401 (the library's signature)
    ) -> Sequence[int]:
        """One commit for a command's events, the papers that they cite and the proposals read from them."""
        with self.writing() as cursor:
            cursor.execute("SELECT COALESCE(MAX(pos), 0) FROM stored_events")
            head = int(cursor.fetchone()[0])
            rows = [
                (head + n, str(s.originator_id), s.originator_version, s.topic, s.state)
                for n, s in enumerate(stored_events, start=1)
            ]
            cursor.executemany("INSERT INTO stored_events VALUES (?,?,?,?,?)", rows)
            cursor.executemany("INSERT OR IGNORE INTO papers VALUES (?,?,?,?)", papers)
            for case_id, key, entry, sha256, content in suggestions:
                cursor.execute(
                    """INSERT OR IGNORE INTO proposals SELECT ?1, ?2, COALESCE(MAX(number), 0) + 1, ?3, ?4, ?5
                    FROM proposals WHERE case_id = ?1""",
                    (case_id, key, entry, sha256, content),
                )
            return [row[0] for row in rows]

    def max_notification_id(self) -> int:
        """The position of the last event, 0 in an empty log."""
        return int(self.rows("SELECT COALESCE(MAX(pos), 0) FROM stored_events")[0][0])

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """The log from a position on, in its order."""
        first = (start or 0) + (0 if inclusive_of_start else 1)
        marks = ",".join("?" * len(topics))
        only = f"AND topic IN ({marks})" if topics else ""
        rows = self.rows(
            f"SELECT * FROM stored_events WHERE pos BETWEEN ? AND ? {only} ORDER BY pos LIMIT ?",  # noqa: S608 (only marks)
            (first, stop if stop is not None else 2**62, *topics, limit),
        )
        return [Notification(row[1], row[2], row[3], row[4], id=row[0]) for row in rows]

    def opened(self) -> list[StoredEvent]:
        """The opening event of every case, in the order of the log."""
        return self.of_topic("case.opened.v1")

    def of_topic(self, topic: str) -> list[StoredEvent]:
        """Every event of a topic over all cases, in the order of the log; those that were taken back too."""
        rows = self.rows("SELECT * FROM stored_events WHERE topic = ? ORDER BY pos", (topic,))
        return [StoredEvent(*row[1:]) for row in rows]

    def of_case(self, case_id: str, after: int = 0) -> list[tuple[int, StoredEvent]]:
        """A case's events after a version, each with its position in the log."""
        rows = self.rows(
            "SELECT * FROM stored_events WHERE originator_id = ? AND originator_version > ? ORDER BY originator_version",
            (case_id, after),
        )
        return [(row[0], StoredEvent(*row[1:])) for row in rows]

    def paper(self, sha256: str) -> bytes | None:
        """The bytes kept under a hash."""
        rows = self.rows("SELECT bytes FROM papers WHERE sha256 = ?", (sha256,))
        return bytes(rows[0][0]) if rows else None

    def proposals(self, case_id: str) -> list[tuple[int, str, str, str, str]]:
        """A case's proposals: number, key, entry, sha256, content as JSON."""
        query = "SELECT number, key, entry, sha256, content FROM proposals WHERE case_id = ? ORDER BY number"
        return [tuple(row) for row in self.rows(query, (case_id,))]

    def quotation_numbers(self, case_id: str, keys: Sequence[str]) -> dict[str, int]:
        """The number of every quotation by its key; a new one gets the next number, and none is used twice."""
        if self.rows("SELECT 1 FROM sqlite_master WHERE name = 'quotations'"):
            known = dict(self.rows("SELECT key, number FROM quotations WHERE case_id = ?", (case_id,)))
            if all(key in known for key in keys):
                return known
        elif not keys:
            return {}
        with self.writing() as cursor:
            cursor.execute(_QUOTATIONS)  # a store of an earlier version has no such table
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
            cursor.execute(query, values)
            return [tuple(row) for row in cursor.fetchall()]
