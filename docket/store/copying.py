"""The store copied while others write to it: a backup is one moment of it, and has its name only once it is whole."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from docket.store.opening import LOCK_SECONDS, address, cannot
from domain.errors import AlreadyOnDocketError, FileAccessError


def backed_up(path: Path, into: Path) -> None:
    """A consistent copy of the store file under a name that is free. It appears whole or not at all.

    Raises AlreadyOnDocketError where the name is taken, FileAccessError where a file says no.
    """
    if into.exists():
        message = f"{into} exists already, and a backup never replaces a file. Give it another name."
        raise AlreadyOnDocketError(message)
    partial = into.with_name(f"{into.name}.part")
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            partial.unlink()  # what an interrupted backup left
        _copied(path, partial)
        _published(partial, into)
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            partial.unlink()
        raise FileAccessError(cannot("write", into, error)) from error


def _copied(path: Path, partial: Path) -> None:
    with (
        closing(sqlite3.connect(address(path, mode="ro"), uri=True, timeout=LOCK_SECONDS)) as source,
        closing(sqlite3.connect(address(partial), uri=True, isolation_level=None)) as target,
    ):
        source.backup(target)  # in one step: one moment of the log, and writers need not wait for it
        # One file that can be moved about: the log is folded in, and comes back when the store is next written to.
        target.execute("PRAGMA journal_mode=DELETE")


def _published(partial: Path, into: Path) -> None:
    """Give a finished file its name, so that it survives a fall of the machine from here on."""
    with partial.open("rb+") as written:
        os.fsync(written.fileno())
    try:
        os.link(partial, into)  # unlike a rename it never replaces a file that came in between
        partial.unlink()
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second names
        partial.rename(into)
    if os.name != "nt":
        folder = os.open(into.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
