"""What is kept of every case for the lists over all cases: a row a case, and a row for each thing that has a day.

The rows follow from the log and can be made again at any time. Each says of which version of its case it was made, so what
is stale is found by asking the log, never by trusting a mark that some writer might have failed to set.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from eventsourcing.persistence import StoredEvent

from docket.store.appending import Writing
from docket.store.shelves import Cursor, Rows, Shelf
from domain.events import (
    CaseEvent,
    ConcessionAnswered,
    ConcessionClaimed,
    ConcessionReviewed,
    FindingRecorded,
    NoteWritten,
    PassagesLinked,
    PositionTaken,
    SourceChecked,
    StandardFormulated,
    StandardStated,
    WordsTraced,
)

UNTOLD: frozenset[type[CaseEvent]] = frozenset((
    NoteWritten, PositionTaken, StandardStated, StandardFormulated, ConcessionClaimed, ConcessionAnswered, ConcessionReviewed,
    WordsTraced, SourceChecked, PassagesLinked, FindingRecorded,
))  # fmt: skip
"""Kinds of which no list tells anything but when they were recorded: what is argued, conceded, noted and found. What has a day,
what waits for a ruling or for a person, and how a case is called rests on none of them."""


class CaseHead(NamedTuple):
    """How far a case has come: the version of its last event, and how many proposals were numbered on it."""

    case_id: str
    version: int
    proposals: int


class CaseRow(NamedTuple):
    """A case as it was read: after which version, for which days it holds (ISO), by which program.

    ``summary`` and ``parties`` are JSON; ``fault`` says why it could not be read.
    """

    case_id: str
    version: int
    proposals: int
    judged_on: str
    valid_through: str
    made_by: str
    summary: str
    parties: str
    fault: str | None


class DueRow(NamedTuple):
    """A thing with a day: a deadline, a hearing, or what is proposed. ``n`` is its place in its case; ``content`` is JSON."""

    case_id: str
    n: int
    kind: str
    id: str
    day: str | None
    state: str
    content: str


_CASES = """CREATE TABLE IF NOT EXISTS {} (
    case_id TEXT PRIMARY KEY, version INTEGER NOT NULL, proposals INTEGER NOT NULL, judged_on TEXT NOT NULL,
    valid_through TEXT NOT NULL, made_by TEXT NOT NULL, summary TEXT NOT NULL, parties TEXT NOT NULL, fault TEXT)"""
_DUES = """CREATE TABLE IF NOT EXISTS {} (
    case_id TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, day TEXT, state TEXT NOT NULL,
    content TEXT NOT NULL, PRIMARY KEY (case_id, n))"""
_UPSERT = """INSERT INTO {} VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (case_id) DO UPDATE SET
    version = excluded.version, proposals = excluded.proposals, judged_on = excluded.judged_on,
    valid_through = excluded.valid_through, made_by = excluded.made_by, summary = excluded.summary,
    parties = excluded.parties, fault = excluded.fault
    WHERE excluded.version > {}.version OR (excluded.version = {}.version AND excluded.proposals >= {}.proposals)"""
_BEHIND = """SELECT live.case_id FROM {} live LEFT JOIN {} fresh ON fresh.case_id = live.case_id
    WHERE fresh.case_id IS NULL OR live.version > fresh.version
    OR (live.version = fresh.version AND live.proposals > fresh.proposals)"""
_NAMES = ("case_rows", "due_rows")
_LAST = "last_recorded"
"""Where a row's summary has the time at which its last event was recorded (ISO, UTC)."""
_MOVE_ON = """UPDATE {} SET version = ?, summary = ?
    WHERE case_id = ? AND version = ? AND proposals = ? AND judged_on = ? AND made_by = ? AND fault IS NULL"""


class ReadModels:
    """The rows of a store. ``beside`` names tables next to the live ones, into which a rebuild goes."""

    def __init__(self, shelf: Shelf, beside: str = "") -> None:
        self._shelf = shelf
        self._cases, self._dues = (name + beside for name in _NAMES)
        self._ready = False

    def cases(self, only: Sequence[str] = ()) -> dict[str, CaseRow]:
        """The row of every case that was read, or of some of them."""
        where = f"WHERE case_id IN ({','.join('?' * len(only))})" if only else ""
        rows = self._rows(f"SELECT * FROM {self._cases} {where}", only)  # noqa: S608 (our own names)
        return {row[0]: CaseRow(*row) for row in rows}

    def dues(self, states: Sequence[str] = ()) -> list[DueRow]:
        """What has a day in every case, in the order of the case's own view; all, or only what is in one of some states."""
        only = f"WHERE state IN ({','.join('?' * len(states))})" if states else ""
        rows = self._rows(f"SELECT * FROM {self._dues} {only} ORDER BY case_id, n", states)  # noqa: S608 (our own names)
        return [DueRow(*row) for row in rows]

    def dues_of(self, case_id: str) -> list[DueRow]:
        """The same of one case."""
        rows = self._rows(f"SELECT * FROM {self._dues} WHERE case_id = ? ORDER BY n", (case_id,))  # noqa: S608 (our own names)
        return [DueRow(*row) for row in rows]

    def keep(self, made: Iterable[tuple[CaseRow, Sequence[DueRow]]]) -> None:
        """Keep what was made of some cases in one transaction. What was made of a later version stands."""
        with self._shelf.writing() as cursor:
            self._create(cursor)
            apply_batch(cursor, made, self._cases, self._dues)
        self._ready = True

    def move_on(self, rows: Iterable[tuple[CaseRow, Sequence[CaseEvent]]]) -> None:
        """Rows that more events of `UNTOLD` kinds bring up to date, in one transaction, unless somebody was faster."""
        with self._shelf.writing() as cursor:
            for row, events in rows:
                _move_on(cursor, row, events, self._cases)

    def clear(self) -> None:
        """Take the tables away; they come again with the first row."""
        with self._shelf.writing() as cursor:
            for table in (self._cases, self._dues):
                cursor.execute(f"DROP TABLE IF EXISTS {table}")
        self._ready = False

    def swap_in(self, *, anyway: bool = False) -> list[str]:
        """Put these tables in the place of the live ones, in one transaction.

        Returns the cases of which the live ones know more: then nothing was done, unless ``anyway``. Nobody is to see a case
        as it was before.
        """
        with self._shelf.writing() as cursor:
            self._create(cursor)
            cursor.execute(_CASES.format(_NAMES[0]))
            cursor.execute(_BEHIND.format(_NAMES[0], self._cases))
            behind = [row[0] for row in cursor.fetchall()]
            if behind and not anyway:
                return behind
            for fresh, live in zip((self._cases, self._dues), _NAMES, strict=True):
                cursor.execute(f"DROP TABLE IF EXISTS {live}")
                cursor.execute(f"ALTER TABLE {fresh} RENAME TO {live}")
        self._ready = False
        return []

    def _create(self, cursor: Cursor) -> None:
        cursor.execute(_CASES.format(self._cases))
        cursor.execute(_DUES.format(self._dues))

    def _rows(self, query: str, values: Sequence[object] = ()) -> Rows:
        self._ready = self._ready or self._shelf.holds(self._cases)
        return self._shelf.rows(query, values) if self._ready else []  # before the first list there are none


def apply_batch(
    cursor: Cursor,
    made: Iterable[tuple[CaseRow, Sequence[DueRow]]],
    cases: str = _NAMES[0],
    dues: str = _NAMES[1],
) -> None:
    """The one way in which rows change, for catching up and for rebuilding: a row gives way only to one that is no older."""
    for row, days in made:
        cursor.execute(_UPSERT.format(*[cases] * 4), row)
        if cursor.rowcount == 1:
            cursor.execute(f"DELETE FROM {dues} WHERE case_id = ?", (row.case_id,))  # noqa: S608 (our own names)
            cursor.executemany(f"INSERT INTO {dues} VALUES (?,?,?,?,?,?,?)", days)  # noqa: S608 (our own names)


def keep_current(
    cursor: Writing, _positions: Sequence[int], _stored: Sequence[StoredEvent], events: Sequence[CaseEvent]
) -> None:
    """Within the commit of some events of a file: the rows that these alone bring up to date. All others are left stale.

    What a row holds must never keep an event from being recorded; one that cannot be told is left, too.
    """
    if not UNTOLD.issuperset(map(type, events)):
        return
    cursor.execute("SELECT 1 FROM sqlite_master WHERE name = ?", _NAMES[:1])
    if cursor.fetchone() is None:
        return
    for case, group in groupby(events, attrgetter("originator_id")):
        news = list(group)
        cursor.execute(
            f"SELECT * FROM {_NAMES[0]} WHERE case_id = ? AND version = ?",  # noqa: S608 (our own names)
            (case, news[0].originator_version - 1),
        )
        if row := cursor.fetchone():
            _move_on(cursor, CaseRow(*row), news, _NAMES[0])


def _move_on(cursor: Writing, row: CaseRow, events: Sequence[CaseEvent], cases: str) -> None:
    try:
        summary = json.loads(row.summary) | {_LAST: events[-1].recorded_at.isoformat()}
    except (
        ValueError,
        TypeError,
    ):  # somebody has changed it: `docket verify` names it, and the next list makes it again
        return
    told = json.dumps(summary, ensure_ascii=False)
    was = (row.case_id, row.version, row.proposals, row.judged_on, row.made_by)
    cursor.execute(_MOVE_ON.format(cases), (events[-1].originator_version, told, *was))
