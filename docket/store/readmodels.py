"""What is kept of every case for the lists over all cases: a row a case, and a row for each thing that has a day.

The rows follow from the log and can be made again at any time. Each says of which version of its case it was made, so what
is stale is found by asking the log, never by trusting a mark that some writer might have failed to set.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docket.store.shelves import Cursor, Rows, Shelf


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


class ReadModels:
    """The rows of a store. ``beside`` names tables next to the live ones, into which a rebuild goes."""

    def __init__(self, shelf: Shelf, beside: str = "") -> None:
        self._shelf = shelf
        self._cases, self._dues = (name + beside for name in _NAMES)
        self._ready = False

    def cases(self) -> dict[str, CaseRow]:
        """The row of every case that was read."""
        rows = self._rows(f"SELECT * FROM {self._cases}")  # noqa: S608 (our own names)
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
