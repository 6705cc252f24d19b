"""What a store is asked, whatever engine keeps it: plain SQL that SQLite and PostgreSQL understand alike."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any

from eventsourcing.persistence import Notification, StoredEvent

from docket.store.chain import GENESIS, Head, Row

_PAGE = 2000
_EVENT = "originator_id, originator_version, topic, state"
_ROW = f"pos, {_EVENT}, committed_at, hash"


class Reads:
    """The questions; an engine answers `rows`, which takes ``?`` for a value."""

    @abstractmethod
    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Plain rows of a read."""

    def close(self) -> None:
        """Let go of what the engine holds open by itself."""

    def max_notification_id(self) -> int:
        """The position of the last event, 0 in an empty log."""
        return int(self.rows("SELECT COALESCE(MAX(pos), 0) FROM stored_events")[0][0])

    def head(self) -> Head:
        """The position of the last event and the hash of the chain there."""
        rows = self.rows("SELECT pos, hash FROM stored_events ORDER BY pos DESC LIMIT 1")
        return Head(rows[0][0], blob(rows[0][1]).hex()) if rows else Head(0, GENESIS.hex())

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
            f"SELECT pos, {_EVENT} FROM stored_events WHERE pos BETWEEN ? AND ? {only} ORDER BY pos LIMIT ?",  # noqa: S608 (only marks)
            (first, stop if stop is not None else 2**62, *topics, limit),
        )
        return [Notification(row[1], row[2], row[3], row[4], id=row[0]) for row in rows]

    def scan(self, after: int = 0) -> Iterator[Row]:
        """The whole log as it is stored, in its order, page by page: no long transaction stands in the way of writers."""
        while True:
            rows = self.rows(
                f"SELECT {_ROW} FROM stored_events WHERE pos > ? ORDER BY pos LIMIT ?",  # noqa: S608 (constants)
                (after, _PAGE),
            )
            yield from map(Row._make, rows)
            if len(rows) < _PAGE:
                return
            after = rows[-1][0]

    def opened(self) -> list[StoredEvent]:
        """The opening event of every case, in the order of the log."""
        return self.of_topic("case.opened.v1")

    def case_heads(self) -> list[tuple[Any, ...]]:
        """How far every case has come, in the order in which they were opened: its id, last version and last proposal."""
        return self.rows(
            """SELECT o.originator_id,
            (SELECT MAX(originator_version) FROM stored_events e WHERE e.originator_id = o.originator_id),
            (SELECT COALESCE(MAX(number), 0) FROM proposals p WHERE p.case_id = o.originator_id)
            FROM stored_events o WHERE o.topic = 'case.opened.v1' ORDER BY o.pos"""
        )

    def case_head(self, case_id: str) -> tuple[Any, ...]:
        """The same of one case; version 0 where there is none."""
        found = self.rows(
            """SELECT (SELECT COALESCE(MAX(originator_version), 0) FROM stored_events WHERE originator_id = ?),
            (SELECT COALESCE(MAX(number), 0) FROM proposals WHERE case_id = ?)""",
            (case_id, case_id),
        )
        return (case_id, *found[0])

    def of_topic(self, topic: str) -> list[StoredEvent]:
        """Every event of a topic over all cases, in the order of the log; those that were taken back too."""
        rows = self.rows(f"SELECT {_EVENT} FROM stored_events WHERE topic = ? ORDER BY pos", (topic,))  # noqa: S608 (constant)
        return [StoredEvent(*row) for row in rows]

    def topics_of(self, case_id: str, topics: Sequence[str]) -> list[str]:
        """Which of some topics stand on a case."""
        marks = ",".join("?" * len(topics))
        query = f"SELECT DISTINCT topic FROM stored_events WHERE topic IN ({marks}) AND originator_id = ?"  # noqa: S608 (only marks)
        return [topic for (topic,) in self.rows(query, (*topics, case_id))]

    def of_case(self, case_id: str, after: int = 0) -> list[tuple[int, StoredEvent]]:
        """A case's events after a version, each with its position in the log."""
        rows = self.rows(
            f"""SELECT pos, {_EVENT} FROM stored_events WHERE originator_id = ? AND originator_version > ?
            ORDER BY originator_version""",  # noqa: S608 (constant)
            (case_id, after),
        )
        return [(row[0], StoredEvent(*row[1:])) for row in rows]

    def kept(self, stored: Sequence[StoredEvent]) -> list[int]:
        """The positions of these very events where all of them are in the log already, byte for byte; else nothing."""
        query = "SELECT pos FROM stored_events WHERE originator_id = ? AND originator_version = ? AND topic = ? AND state = ?"
        found = [self.rows(query, (str(s.originator_id), s.originator_version, s.topic, s.state)) for s in stored]
        return [rows[0][0] for rows in found] if all(found) else []

    def paper(self, sha256: str) -> bytes | None:
        """The bytes kept under a hash."""
        rows = self.rows("SELECT bytes FROM papers WHERE sha256 = ?", (sha256,))
        return blob(rows[0][0]) if rows else None

    def papers(self) -> Iterator[tuple[str, str, str, bytes]]:
        """Every paper: sha256, name, media type, bytes; one at a time, since papers are large."""
        for (sha256,) in self.rows("SELECT sha256 FROM papers ORDER BY sha256"):
            for row in self.rows("SELECT sha256, name, media_type, bytes FROM papers WHERE sha256 = ?", (sha256,)):
                yield row[0], row[1], row[2], blob(row[3])

    def proposals(self, case_id: str) -> list[tuple[int, str, str, str, str]]:
        """A case's proposals: number, key, entry, sha256, content as JSON."""
        query = "SELECT number, key, entry, sha256, content FROM proposals WHERE case_id = ? ORDER BY number"
        return [(n, key, entry, sha256, content) for n, key, entry, sha256, content in self.rows(query, (case_id,))]


def blob(value: object) -> bytes:
    """The bytes of a column, of whatever type somebody has made its value."""
    return bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
