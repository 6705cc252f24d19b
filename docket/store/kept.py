"""First views kept beside the record, so that a case is on the screen before it is read. A cache: it can always be made again.

Nothing here is part of the record, and nothing here may fail: what is missing, damaged, foreign or busy is as if it were not
there. No other room reads or writes these rows; of an encrypted store none are kept, and
none read. Only the standard library is imported, since all this is for the first half second.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from docket import __version__
from docket.naming import answering
from docket.store.server import Server

_FORMS = 4
"""So many forms (widths, with or without ASCII) are kept of a case; the one made longest ago goes first."""
_LONGEST = 4_000_000
"""Characters; a longer view is not one that we kept."""
_TABLE = """CREATE TABLE IF NOT EXISTS kept_views (
    case_id TEXT NOT NULL, form TEXT NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL,
    proposals INTEGER NOT NULL, day TEXT NOT NULL, content TEXT NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (case_id, form))"""
_COLUMNS = (str, str, int, int, int, str, str, int)
_IMPOSSIBLE = (sqlite3.Error, OSError, ValueError, KeyError, TypeError)
"""What a file that is missing, busy, damaged, foreign or read-only answers with."""
_LONG = 1500
"""Events; a shorter case is read before anybody could look at anything else."""
_LAST = 60
_DOCKETED = """SELECT state FROM stored_events WHERE originator_id = ? AND topic GLOB 'case.entry-docketed.v*'
    ORDER BY originator_version DESC LIMIT ?"""
_ENCRYPTED = "SELECT 1 FROM vault WHERE case_id = '' AND name = 'store'"
_WITHHELD = """SELECT 1 FROM stored_events WHERE originator_id = ? AND originator_version > ?
    AND topic IN ('case.paper-sealed.v1', 'case.claw-back-claimed.v1', 'case.words-destroyed.v1') LIMIT 1"""
_PROPOSALS = "SELECT COALESCE(MAX(number), 0) FROM proposals WHERE case_id = ?"


class KeptView(NamedTuple):
    """A view as it was kept: of which case, after which of its events (and where in the log), judged on which day.

    ``newer`` events were recorded since; ``current`` says that nothing was, and that the day is still the same.
    """

    case: str
    content: str
    version: int
    position: int
    day: str
    newer: int
    current: bool


class Recorded(NamedTuple):
    """The beginning of a look at a long case: its entries docketed last, each a day, an id and a title, straight from the log."""

    name: str
    number: str
    version: int
    position: int
    entries: tuple[tuple[str, str, str], ...]


class _Opened(NamedTuple):
    originator_id: str
    number: str
    number_as_printed: str
    name: str


class KeptViews:
    """The kept views of a store. ``asked`` is the case as the person named it; None: the only one."""

    def __init__(self, path: Path, asked: str | None, today: Callable[[], date] = date.today) -> None:
        self._path, self._asked, self._today = path, asked, today

    def find(self, form: str) -> KeptView | None:
        """The view kept of the case asked for, in a form (which view, how wide). None where there is none to rely on."""
        with suppress(*_IMPOSSIBLE), closing(self._connect("ro")) as connection:
            case = self._case(connection)
            return self._found(connection, case, f"{form} {__version__}") if case else None
        return None

    def recorded(self) -> Recorded | None:
        """The last entries of a case that takes a while to read, as they were recorded: no correction is applied to them.

        None for a case that is read at once.
        """
        with suppress(*_IMPOSSIBLE), closing(self._connect("ro")) as connection:
            case = self._case(connection)
            if case is None:
                return None
            last = "SELECT originator_version, pos FROM stored_events WHERE originator_id = ? ORDER BY 1 DESC LIMIT 1"
            version, position = connection.execute(last, (case,)).fetchone()
            if version < _LONG:
                return None
            opened = "SELECT originator_id, state FROM stored_events WHERE originator_id = ? AND originator_version = 1"
            rows = connection.execute(_DOCKETED, (case, _LAST)).fetchall()
            found = _opened(*connection.execute(opened, (case,)).fetchone())
            return Recorded(found.name, found.number, version, position, tuple(_docketed(row[0]) for row in rows))
        return None

    def keep(self, case: str, form: str, *, version: int, position: int, day: date, content: str) -> None:
        """Keep a view, unless it is kept already, a later one is, or the store cannot be written to just now."""
        with suppress(*_IMPOSSIBLE), closing(self._connect("rw")) as connection:
            form = f"{form} {__version__}"
            found = self._found(connection, case, form)
            facts = (version, position, day.isoformat(), content)
            if found and found.current and (found.version, found.position, found.day, found.content) == facts:
                return  # a write would wake every other program that follows this file
            if found and found.version > version:
                return
            if connection.execute(_WITHHELD, (case, version)).fetchone():
                return  # what was seen may be withheld since
            connection.execute("PRAGMA synchronous=NORMAL")  # a lost view is made again
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_TABLE)
            proposals = connection.execute(_PROPOSALS, (case,)).fetchone()[0]
            made = (version, position, proposals, day.isoformat(), content)
            connection.execute("INSERT OR REPLACE INTO kept_views VALUES (?,?,?,?,?,?,?,?)", _sealed(case, form, *made))
            connection.execute(
                """DELETE FROM kept_views WHERE case_id = ?1 AND rowid NOT IN
                (SELECT rowid FROM kept_views WHERE case_id = ?1 ORDER BY rowid DESC LIMIT ?2)""",
                (case, _FORMS),
            )
            connection.execute("COMMIT")

    def _connect(self, mode: str) -> sqlite3.Connection:
        if not self._path.is_file():
            raise FileNotFoundError(self._path)
        # It waits for nobody: whoever holds the file is doing something that matters more.
        connection = sqlite3.connect(f"{self._path.as_uri()}?mode={mode}", uri=True, timeout=0, isolation_level=None)
        if _encrypted(connection):
            connection.close()
            raise PermissionError(self._path)
        return connection

    def _case(self, connection: sqlite3.Connection) -> str | None:
        rows = connection.execute("SELECT originator_id, state FROM stored_events WHERE topic = 'case.opened.v1'")
        cases = [_opened(ident, state) for ident, state in rows]
        found = cases if self._asked is None else answering(self._asked, cases)
        return found[0].originator_id if len(found) == 1 else None

    def _found(self, connection: sqlite3.Connection, case: str, form: str) -> KeptView | None:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept_views'").fetchone():
            return None
        row = connection.execute("SELECT * FROM kept_views WHERE case_id = ? AND form = ?", (case, form)).fetchone()
        if row is None or tuple(map(type, row)) != _COLUMNS or len(row[6]) > _LONGEST or row != _sealed(*row[:7]):
            return None
        _, _, version, position, proposals, day, content, _ = row
        place = "SELECT pos FROM stored_events WHERE originator_id = ? AND originator_version = ?"
        if connection.execute(place, (case, version)).fetchone() != (position,):
            return None  # it was made of another log
        last = "SELECT MAX(originator_version) FROM stored_events WHERE originator_id = ?"
        newer = connection.execute(last, (case,)).fetchone()[0] - version
        same = connection.execute(_PROPOSALS, (case,)).fetchone()[0] == proposals
        current = newer == 0 and same and day == self._today().isoformat()
        return KeptView(case, content, version, position, day, newer, current)


def kept_views(place: Path | Server, asked: str | None) -> KeptViews | None:
    """The kept views of a store; None for one that is on a server."""
    return KeptViews(place, asked) if isinstance(place, Path) else None


def _encrypted(connection: sqlite3.Connection) -> bool:
    """Whether the words of the store lie under a key; then none of them are kept beside it."""
    with suppress(sqlite3.OperationalError):  # most stores have no keys at all
        return connection.execute(_ENCRYPTED).fetchone() is not None
    return False


def _opened(ident: str, state: bytes) -> _Opened:
    facts = dict(json.loads(state))
    return _Opened(ident, *(str(facts[name]) for name in _Opened._fields[1:]))


def _docketed(state: bytes) -> tuple[str, str, str]:
    entry = dict(json.loads(state))
    facts = dict(entry["facts"])
    title = facts["title"] if isinstance(facts["title"], str) and not facts.get("sealed") else "sealed"
    return str(facts.get("filed") or "no date"), str(entry["dockets"]), title


def _sealed(*facts: object) -> tuple[object, ...]:
    """A row with its checksum: a row that was changed by anything else is not believed."""
    return (*facts, zlib.crc32(repr(facts).encode(errors="replace")))
