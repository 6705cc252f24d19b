"""Appending to the log, whatever engine keeps it: positions, commit times and the chain are given under the write lock."""

import time
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from eventsourcing.persistence import StoredEvent

from docket.store.chain import GENESIS, Stored, link
from docket.store.claims import Release
from docket.store.reads import Reads
from domain.events import CaseEvent

Paper = tuple[str, str, str, bytes]
"""sha256, name, media type, bytes."""
Suggestion = tuple[str, str, str, str, str]
"""case id, key, entry, sha256, content as JSON."""


class Writing(Protocol):
    """The cursor of a write transaction; ``?`` stands for a value on every engine."""

    def execute(self, query: str, values: Sequence[object] = ..., /) -> object: ...
    def executemany(self, query: str, rows: Iterable[Sequence[object]], /) -> object: ...
    def fetchone(self) -> Any: ...  # noqa: ANN401 (a row)
    def fetchall(self) -> Any: ...  # noqa: ANN401 (rows)


Inline = Callable[[Writing, Sequence[int], Sequence[StoredEvent], Sequence[CaseEvent]], None]
"""Called inside the write transaction with its cursor, and the positions, stored events and events that it appends."""


class Appends(Reads):
    """What every engine does alike once it holds the write lock."""

    inline: Inline | None = None
    """What is written in the same commit as the events; what it raises takes the events with it."""

    @staticmethod
    def now() -> int:
        """The wall clock, in microseconds since 1970 UTC."""
        return time.time_ns() // 1000

    @abstractmethod
    def writing(self) -> AbstractContextManager[Writing]:
        """A transaction that holds the write lock from its start: one that reads first and writes later fails under others."""

    def deriving(self) -> AbstractContextManager[Writing]:
        """A transaction for what only follows from the log."""
        return self.writing()

    def claim(self) -> Release | None:
        """Be the one program that makes again what follows from the log, where the engine can tell; None while another is."""
        return lambda: None

    @abstractmethod
    def has_table(self, name: str) -> bool:
        """Whether a table is there that not every store has."""

    @abstractmethod
    def zeroing(self, cursor: Writing) -> None:
        """From here on what a transaction overwrites leaves no trace in the engine's own files; `scrubbed` follows it."""

    @abstractmethod
    def scrubbed(self) -> bool:
        """Free the engine's files of what was overwritten; False where another program holds on to it just now.

        As far as an engine can: not what a server has archived of its log, and not a disk's own spare blocks.
        """

    @abstractmethod
    def insert_rows(self, cursor: Writing, rows: Iterable[Stored]) -> None:
        """Put rows of the log where they say that they belong; they are asked for one by one, while the engine works."""

    def appended_at_once(self, stored_events: Sequence[StoredEvent]) -> Sequence[int] | None:
        """Keep events beside which nothing goes in fewer steps, where the engine can: their positions. Else None, and nothing."""
        del stored_events
        return None

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        events: Sequence[CaseEvent] = (),
        papers: Sequence[Paper] = (),
        suggestions: Sequence[Suggestion] = (),
        along: Callable[[Writing], None] | None = None,
        **_: Any,  # noqa: ANN401 (the library's signature)
    ) -> Sequence[int]:
        """One commit for a command's events, the papers that they cite, the proposals read from them, and what goes ``along``."""
        alone = not (papers or suggestions or along or self.inline)
        if alone and (kept := self.appended_at_once(stored_events)) is not None:
            return kept
        with self.writing() as cursor:
            if along is not None:
                along(cursor)
            cursor.execute("SELECT pos, committed_at, hash FROM stored_events ORDER BY pos DESC LIMIT 1")
            last = cursor.fetchone()
            self.insert_rows(cursor, chained(last, stored_events, self.now()))
            insert_papers(cursor, papers)
            for case_id, key, entry, sha256, content in suggestions:
                cursor.execute(
                    """INSERT INTO proposals SELECT ?, ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?
                    FROM proposals WHERE case_id = ? ON CONFLICT DO NOTHING""",
                    (case_id, key, entry, sha256, content, case_id),
                )
            before = last[0] if last else 0
            positions = list(range(before + 1, before + 1 + len(stored_events)))
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
                    """INSERT INTO quotations SELECT ?, ?, COALESCE(MAX(number), 0) + 1
                    FROM quotations WHERE case_id = ? ON CONFLICT DO NOTHING""",
                    (case_id, key, case_id),
                )
        return dict(self.rows("SELECT key, number FROM quotations WHERE case_id = ?", (case_id,)))


def insert_papers(cursor: Writing, papers: Iterable[Paper]) -> None:
    """Keep papers that are not kept yet."""
    for paper in papers:
        cursor.execute("INSERT INTO papers VALUES (?,?,?,?) ON CONFLICT DO NOTHING", paper)


def chained(last: Sequence[Any] | None, stored_events: Sequence[StoredEvent], now: int) -> Iterator[Stored]:
    """The rows that follow the last one (position, commit time, hash; None in an empty log) of all that is stored.

    The commit time never runs back, whatever the clock of the machine does.
    """
    head, before, previous = (last[0], last[1], bytes(last[2])) if last else (0, 0, GENESIS)
    committed_at = max(before, now)
    for position, stored in enumerate(stored_events, start=head + 1):
        stream, version, topic, state = (
            str(stored.originator_id), stored.originator_version, stored.topic, stored.state
        )  # fmt: skip
        previous = link(previous, position, committed_at, version, stream, topic, state)
        yield position, stream, version, topic, state, committed_at, previous
