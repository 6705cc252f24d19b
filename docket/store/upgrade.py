"""A store of an earlier version brought up to date: first a backup beside it, then one transaction."""

import json
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from itertools import chain
from pathlib import Path

from docket.store.chain import GENESIS, link
from docket.store.copying import backed_up
from docket.store.opening import LOCK_SECONDS, address, cannot, version_of
from docket.store.recorder import BY_TOPIC, EVENTS, QUOTATIONS, SCHEMA_VERSION, TRIGGERS
from domain.errors import FileAccessError

_BATCH = 5000


def upgrade(path: Path, into: Path | None = None) -> Path | None:
    """Bring the store at a path up to date, after a backup (by default beside it); returns where the backup lies.

    None, and no backup, where there is nothing to do.

    Version 1 had no chain: it is computed over what is stored now, with the time at which each event was recorded as its
    commit time. Raises FileAccessError where a file says no.
    """
    version = version_of(path)
    if version >= SCHEMA_VERSION:
        return None
    kept = into or path.with_name(f"{path.name}.v{version}-backup")
    backed_up(path, kept, version_of)
    try:
        with closing(
            sqlite3.connect(address(path), uri=True, timeout=LOCK_SECONDS, isolation_level=None)
        ) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
                if connection.execute("PRAGMA user_version").fetchone() == (
                    version,
                ):  # else another program was faster
                    _with_chain(connection)
                connection.execute("COMMIT")
            except BaseException:  # whatever ended it, Ctrl-C too: the store is as it was
                with suppress(sqlite3.Error):  # what went wrong may have rolled it back already
                    connection.execute("ROLLBACK")
                raise
    except (sqlite3.Error, ValueError, KeyError) as error:
        message = f"{cannot('write', path, error)} It is as it was; the backup is {kept}."
        raise FileAccessError(message) from error
    return kept


def _with_chain(connection: sqlite3.Connection) -> None:
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("ALTER TABLE stored_events RENAME TO stored_events_before")
    connection.execute("DROP INDEX IF EXISTS stored_events_topic")
    for statement in (EVENTS, QUOTATIONS):
        connection.execute(statement)
    rows = connection.execute(
        "SELECT pos, originator_id, originator_version, topic, state FROM stored_events_before ORDER BY pos"
    )
    previous, committed_at = GENESIS, 0
    while batch := rows.fetchmany(_BATCH):
        linked = []
        for position, stream, version, topic, state in batch:
            committed_at = max(committed_at, _recorded(state))
            previous = link(previous, position, committed_at, version, stream, topic, state)
            linked.append((position, stream, version, topic, state, committed_at, previous))
        connection.executemany("INSERT INTO stored_events VALUES (?,?,?,?,?,?,?)", linked)
    connection.execute("DROP TABLE stored_events_before")
    for statement in chain((BY_TOPIC,), TRIGGERS):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")


def _recorded(state: bytes) -> int:
    return int(datetime.fromisoformat(json.loads(state)["recorded_at"]).timestamp() * 1_000_000)
