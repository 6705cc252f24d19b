"""The store copied while others write to it: a backup is one moment of it, and has its name only once it is whole."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import islice, takewhile
from pathlib import Path
from typing import TypeVar

from docket.store.appending import insert_papers
from docket.store.chain import Head
from docket.store.integrity import chain_faults, in_order, paper_faults
from docket.store.keys import TABLE, UserKey
from docket.store.log import Store
from docket.store.opening import LOCK_SECONDS, address, cannot, reading
from docket.store.server import Place, Server
from domain.errors import AlreadyOnDocketError, FileAccessError

T = TypeVar("T")
_BATCH = 5000


def copy(source: Place, target: Place, key: UserKey | None = None) -> Head:
    """The store as it is at one moment put into an empty place, be either a file or on a server; returns where its log ends.

    Chain and positions stay what they are; others may go on writing to the source. What does not hold is not copied. Raises
    AlreadyOnDocketError where something is there already, FileAccessError where a file, a server or the check says no.
    """
    if isinstance(source, Path) and not source.is_file():
        message = f"There is no docket store at {source} to copy. Check the name; nothing was written."
        raise FileAccessError(message)
    opened = Store(source, read_only=True, key=key)  # refuses what is no store, or one of another version
    try:
        if isinstance(target, Server):
            return _into_server(opened, target, key)
        if target.is_file() and not target.stat().st_size:
            target.unlink()  # an empty file may become a store
        if isinstance(source, Server):
            return published(target, lambda partial: _into_file(opened, partial), lambda made: checked(made, key))
    finally:
        opened.close()
    return backed_up(source, target, lambda made: checked(made, key))


def checked(path: Place, key: UserKey | None = None) -> Head:
    """The head of a store whose chain and papers hold. Raises FileAccessError with what does not."""
    store = Store(path, read_only=True, key=key)
    try:
        papers = store.read(paper_faults, store.recorder, store.vault)
        faults = [*store.read(chain_faults, store.recorder).faults, *papers.faults]
        if faults:
            more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
            message = f"{faults[0]}{more}. `docket verify` tells all; nothing was kept of it."
            raise FileAccessError(message)
        return store.sealed_head()
    finally:
        store.close()


def backed_up(path: Path, into: Path, check: Callable[[Path], T]) -> T:
    """A consistent copy of the store file under a name that is free. It appears whole and checked, or not at all.

    Raises AlreadyOnDocketError where the name is taken, FileAccessError where a file says no.
    """
    return published(into, lambda partial: _copied(path, partial), check)


def published(into: Path, make: Callable[[Path], None], check: Callable[[Path], T]) -> T:
    """A file made under another name, checked, and then given the name that it is to have."""
    if into.exists():
        raise AlreadyOnDocketError(_taken(into))
    for ending in ("-wal", "-journal"):
        if (beside := into.with_name(into.name + ending)).exists():
            message = f"{beside} is left of another store that was at {into}. Give another name, or move it away first."
            raise AlreadyOnDocketError(message)
    partial = into.with_name(f"{into.name}.{os.getpid()}.part")  # not the one of another backup to the same name
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        make(partial)
        found = check(partial)
        _named(partial, into)
    except (sqlite3.Error, OSError) as error:
        raise FileAccessError(cannot("write", into, error)) from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                partial.with_name(partial.name + ending).unlink()
    return found


def _taken(into: Place) -> str:
    return f"{into} exists already, and is never replaced. Give another name, or move that away first."


def _into_server(source: Store, server: Server, key: UserKey | None) -> Head:
    target = Store(server, create=True)
    try:
        _fill(source, target)
    finally:
        target.close()
    return checked(server, key)


def _into_file(source: Store, partial: Path) -> None:
    target = Store(partial, create=True)
    try:
        _fill(source, target)
    finally:
        target.close()
    settled(partial)


def settled(path: Path) -> None:
    """Make one file of a store that was just written."""
    with closing(sqlite3.connect(address(path), uri=True, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _fill(source: Store, target: Store) -> None:
    """All of a store in one transaction of an empty one. Events first: what they cite was kept in the same commits."""
    asked, kept = source.recorder, target.recorder
    last = source.head()

    def fill() -> None:
        with kept.writing() as cursor:
            for table in ("stored_events", "papers", "proposals"):
                cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 (constants)
                if cursor.fetchone():
                    raise AlreadyOnDocketError(_taken(target.path))
            rows = in_order(takewhile(lambda row: row.position <= last, asked.scan()))
            while batch := list(islice(rows, _BATCH)):
                kept.insert_rows(cursor, batch)
            insert_papers(cursor, asked.papers())
            for table, columns in (
                ("proposals", "case_id, key, number, entry, sha256, content"),
                ("quotations", "case_id, key, number"),
            ):
                found = asked.rows(f"SELECT {columns} FROM {table} ORDER BY case_id, number")  # noqa: S608 (constants)
                marks = ",".join("?" * (columns.count(",") + 1))
                cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", found)  # noqa: S608 (constants)
            if keys := source.vault.rows():
                cursor.execute(TABLE)
                cursor.executemany("INSERT INTO vault VALUES (?,?,?,?)", keys)

    try:
        target.read(fill)
    except ValueError as error:
        raise FileAccessError(
            f"{source.path} does not hold: {error}. `docket verify` tells all; nothing was kept of it."
        ) from error


def _copied(path: Path, partial: Path) -> None:
    with (
        closing(sqlite3.connect(reading(path), uri=True, timeout=LOCK_SECONDS)) as source,
        closing(sqlite3.connect(address(partial), uri=True, isolation_level=None)) as target,
    ):
        source.backup(target)  # in one step: one moment of the log, and writers need not wait for it
        # One file that can be moved about: the log is folded in, and comes back when the store is next written to.
        target.execute("PRAGMA journal_mode=DELETE")


def _named(partial: Path, into: Path) -> None:
    """Give a finished file its name, so that it survives a fall of the machine from here on."""
    with partial.open("rb+") as written:
        os.fsync(written.fileno())
    try:
        os.link(partial, into)  # unlike a rename it never replaces a file that came in between
    except FileExistsError:
        raise AlreadyOnDocketError(_taken(into)) from None
    except OSError:  # a disk that knows no second names
        partial.rename(into)
    if os.name != "nt":
        folder = os.open(into.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
