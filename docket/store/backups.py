"""Which copies of a store were made, so that it is known where the keys lie that were destroyed since."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from eventsourcing.persistence import PersistenceError

from docket.store.chain import Head
from docket.store.log import Store
from docket.store.server import Place
from domain.errors import DocketError

_TABLE = """CREATE TABLE IF NOT EXISTS backups (
    place TEXT NOT NULL, how TEXT NOT NULL, made_at TEXT NOT NULL, position BIGINT NOT NULL, hash TEXT NOT NULL)"""


class Backup(NamedTuple):
    """A copy: where it was put, how it was made, when (UTC), and where its log ended."""

    place: str
    how: str
    made_at: str
    position: int
    hash: str


def register(source: Place, target: Place, head: Head, how: str) -> bool:
    """Note in a store that a copy of it was made. False where it cannot be written to."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        store = Store(source, keyless=True)
    except DocketError:
        return False
    try:
        if store.read_only:
            return False
        with store.recorder.writing() as cursor:
            cursor.execute(_TABLE)
            cursor.execute("INSERT INTO backups VALUES (?,?,?,?,?)", (str(target), how, now, head.position, head.hash))
    except PersistenceError:
        return False
    finally:
        store.close()
    return True


def backups(store: Store) -> Sequence[Backup]:
    """The copies that are known, the oldest first. Those that were made by other means are not among them."""
    if not store.recorder.has_table("backups"):
        return ()  # none was ever made
    rows = store.recorder.rows("SELECT place, how, made_at, position, hash FROM backups ORDER BY made_at, position")
    return [Backup(*row) for row in rows]
