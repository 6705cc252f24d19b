"""What a store is asked, whatever engine keeps it: plain SQL that SQLite and PostgreSQL understand alike."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any

from eventsourcing.persistence import Notification, StoredEvent

from docket.store.chain import GENESIS, Head, Row, Stored
from domain.events import CaseOpened, CaseRelated, PaperFiled

ASKED = (CaseOpened.TOPIC, CaseRelated.TOPIC, PaperFiled.TOPIC)
"""The events that are asked for over all cases, and indexed for it; for any other kind the whole log is looked through."""
INDEXED = " OR ".join(f"topic = '{topic}'" for topic in ASKED)
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
        """The whole log as it is stored, in its order."""
        for page in self.pages(after):
            yield from map(Row._make, page)

    def pages(self, after: int = 0) -> Iterator[list[Stored]]:
        """The same as plain rows, page by page: no long transaction stands in the way of writers."""
        while True:
            rows = self.rows(
                f"SELECT {_ROW} FROM stored_events WHERE pos > ? ORDER BY pos LIMIT ?",  # noqa: S608 (constants)
                (after, _PAGE),
            )
            yield rows
            if len(rows) < _PAGE:
                return
            after = rows[-1][0]

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

    def of_topic(self, topic: str) -> list[tuple[str, int, str, bytes]]:
        """Every event of a topic over all cases (case, version, topic, state) in the log's order; those taken back too."""
        # The topic, one of ours, stands in the statement: an engine uses the index only where it sees that it is asked for.
        return self.rows(f"SELECT {_EVENT} FROM stored_events WHERE topic = '{topic}' ORDER BY pos")  # noqa: S608

    def of_case(self, case_id: str, after: int = 0) -> list[tuple[int, int, str, bytes]]:
        """A case's events after a version: position, version, topic, state."""
        return self.rows(
            """SELECT pos, originator_version, topic, state FROM stored_events WHERE originator_id = ? AND originator_version > ?
            ORDER BY originator_version""",
            (case_id, after),
        )

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

    def proposals(self, case_id: str, besides: str = "") -> list[tuple[int, str, str, str, str]]:
        """A case's proposals but those of a source: number, key, entry, sha256, content as JSON."""
        query = "SELECT number, key, entry, sha256, content FROM proposals WHERE case_id = ? AND sha256 <> ? ORDER BY number"
        return self.rows(query, (case_id, besides))

    def numbered(self, case_id: str, source: str) -> list[tuple[str, int]]:
        """The proposals of a source: key and number."""
        query = "SELECT key, number FROM proposals WHERE case_id = ? AND sha256 = ? ORDER BY number"
        return self.rows(query, (case_id, source))


def blob(value: object) -> bytes:
    """The bytes of a column, of whatever type somebody has made its value."""
    return bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
