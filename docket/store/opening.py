"""Opening a store file with care: what is no store of ours is refused untouched; what cannot be written to is read."""

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from docket.store.recorder import APPLICATION_ID, SCHEMA_VERSION
from domain.errors import FileAccessError

LOCK_SECONDS = 3
_ENDINGS = ("-wal", "-shm")

_REASONS = (
    (
        ("connection lost",),
        "The server of {path} cannot be reached, or cut the connection ({reason}). Try again; nothing is half written.",
    ),
    (
        ("permission denied", "read-only transaction"),
        "The server lets you read {path} but not write to it. Ask who keeps it; nothing was changed.",
    ),
    (
        ("locked",),
        "The store {path} is busy: another program is writing to it. Wait a moment and try again; nothing was lost.",
    ),
    (
        ("not a database",),
        "{path} is not a docket store. Nothing was changed; choose another file with --store.",
    ),
    (
        ("readonly", "unable to open"),
        "The store {path} cannot be written to here. Check its permissions, or choose another place with --store.",
    ),
    (
        ("malformed", "corrupt"),
        "The store {path} is damaged. Restore it from a backup; nothing was changed.",
    ),
    (
        ("full", "disk I/O"),
        "The disk of {path} is full or failing. Make room and try again; nothing was half written.",
    ),
)
"""What an engine's own words mean, and what to do."""


class Opened(NamedTuple):
    """A store file as SQLite is to open it: its address, whether it is still to be made, and whether it is only read."""

    address: str
    fresh: bool
    read_only: bool


def place(path: Path, *, create: bool = False, read_only: bool = False) -> Opened:
    """How to open the store at a path. Raises FileAccessError for what is no docket store, or one of another version."""
    if path.is_dir():
        message = f"{path} is a folder. Name a file for the store, for example {path / 'docket.db'}."
        raise FileAccessError(message)
    try:
        if not path.exists() or path.stat().st_size == 0:
            return _begun(path, create=create and not read_only)
    except OSError as error:
        message = f"{path} cannot be used as a store ({error.strerror}). Choose another place with --store."
        raise FileAccessError(message) from error
    # Asked, not tried: to open and close the file by hand lets go of all locks that this program has on it (POSIX). Another
    # program then takes itself for the last one, deletes the log beside the file, and what we write goes nowhere.
    if not os.access(path, os.R_OK):
        message = f"{path} cannot be used as a store (permission denied). Choose another place with --store."
        raise FileAccessError(message)
    read_only = read_only or not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    version, tables = _header(path)
    if version > SCHEMA_VERSION:
        message = f"{path} was written by a newer version of docket. Update this program; nothing was changed."
        raise FileAccessError(message)
    if tables and version < SCHEMA_VERSION:
        message = (
            f"{path} was written by an earlier version of docket. `docket upgrade --store {path}` backs it up and "
            "brings it up to date; nothing was changed."
        )
        raise FileAccessError(message)
    return Opened(reading(path) if read_only else address(path), fresh=not tables, read_only=read_only)


def is_part(path: Path, store: Path) -> bool:
    """Whether a file is the store, or lies beside it as a part of it: one that may be opened by SQLite alone (see `place`)."""
    whole = store.resolve()
    return path.resolve() in (whole, *(whole.with_name(whole.name + ending) for ending in (*_ENDINGS, "-journal")))


def version_of(path: Path) -> int:
    """The version of the tables of a docket store. Raises FileAccessError for what is none."""
    if not path.is_file():
        message = f"There is no docket store at {path}. Name one with --store."
        raise FileAccessError(message)
    return _header(path)[0]


def address(path: Path, **options: str) -> str:
    """The file as a URI, with SQLite's own options."""
    if os.name == "nt" and not options:
        return str(path)
    quoted = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    asked = "&".join(f"{name}={value}" for name, value in options.items())
    return f"file:{quoted}" + (f"?{asked}" if asked else "")


def reading(path: Path) -> str:
    """The address for reading only. Where nothing can be written beside the file, SQLite is told that nobody else writes.

    That would leave out what an interrupted writer left in the file's log, so such a pair is refused.
    """
    wal, shared = (path.with_name(path.name + ending) for ending in _ENDINGS)
    unfinished = wal.exists() and wal.stat().st_size > 0
    if os.access(path.parent, os.W_OK) or (unfinished and shared.exists()):
        return address(path, mode="ro")
    if unfinished:
        message = (
            f"Changes to {path} wait in {wal.name} beside it, and the folder cannot be written to. "
            "Copy both files to a folder of your own and open the copy."
        )
        raise FileAccessError(message)
    return address(path, mode="ro", immutable="1")


def cannot(act: str, path: object, error: BaseException) -> str:
    """Why a store could not be opened, read or written, and what to do."""
    reason = str(error)
    for words, told in _REASONS:
        if any(word in reason for word in words):
            return told.format(path=path, reason=reason.removeprefix("connection lost: "))
    done = {"open": "opened", "read": "read", "write": "written"}[act]
    return f"The store {path} could not be {done}: {reason.rstrip('.')}."


def _begun(path: Path, *, create: bool) -> Opened:
    if not create:
        message = f"There is no docket store at {path} yet. `docket open` begins one; `docket demo` shows one."
        raise FileAccessError(message)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not os.access(path.parent, os.W_OK):
        message = f"The folder {path.parent} cannot be written to. Choose another place with --store."
        raise FileAccessError(message)
    return Opened(address(path), fresh=True, read_only=False)


def _header(path: Path) -> tuple[int, int]:
    """The version of the tables and how many there are. Raises FileAccessError for another program's database."""
    try:
        connection = sqlite3.connect(reading(path), uri=True, timeout=LOCK_SECONDS)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            tables = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise FileAccessError(cannot("open", path, error)) from error
    if application != APPLICATION_ID and (application or tables):
        message = (
            f"{path} is another program's database, not a docket store. Nothing was changed; choose another --store."
        )
        raise FileAccessError(message)
    return version, tables
