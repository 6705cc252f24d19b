"""The store copied while others write to it: a backup is one moment of it, and has its name only once it is whole."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from docket.store.chain import Head
from docket.store.integrity import chain_faults, paper_faults
from docket.store.log import Store
from docket.store.opening import LOCK_SECONDS, address, cannot, place, reading
from domain.errors import AlreadyOnDocketError, FileAccessError

T = TypeVar("T")


def backup(path: Path, into: Path) -> Head:
    """A checked copy of the store as it is at one moment, while others go on writing; returns where its log ends.

    Raises AlreadyOnDocketError where the name is taken, FileAccessError where a file says no or the copy does not hold.
    """
    place(path)  # refuses what is no store, or one of another version
    return backed_up(path, into, checked)


def restore(kept: Path, into: Path) -> Head:
    """A backup put into an empty place, checked on its way; returns where its log ends.

    Raises AlreadyOnDocketError where a store is there already, FileAccessError where a file says no or it does not hold.
    """
    place(kept, read_only=True)
    if into.is_file() and not into.stat().st_size:
        into.unlink()  # an empty file may become a store
    return backed_up(kept, into, checked)


def checked(path: Path) -> Head:
    """The head of a store file whose chain and papers hold. Raises FileAccessError with what does not."""
    store = Store(path, read_only=True)
    try:
        faults = [*store.read(chain_faults, store.recorder).faults, *store.read(paper_faults, store.recorder).faults]
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
    if into.exists():
        message = f"{into} exists already, and is never replaced. Give another name, or move that file away first."
        raise AlreadyOnDocketError(message)
    for ending in ("-wal", "-journal"):
        if (beside := into.with_name(into.name + ending)).exists():
            message = f"{beside} is left of another store that was at {into}. Give another name, or move it away first."
            raise AlreadyOnDocketError(message)
    partial = into.with_name(f"{into.name}.{os.getpid()}.part")  # not the one of another backup to the same name
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        _copied(path, partial)
        found = check(partial)
        _published(partial, into)
    except (sqlite3.Error, OSError) as error:
        raise FileAccessError(cannot("write", into, error)) from error
    finally:
        with suppress(OSError):
            partial.unlink()
    return found


def _copied(path: Path, partial: Path) -> None:
    with (
        closing(sqlite3.connect(reading(path), uri=True, timeout=LOCK_SECONDS)) as source,
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
    except FileExistsError:
        message = f"{into} exists already, and is never replaced. Give another name, or move that file away first."
        raise AlreadyOnDocketError(message) from None
    except OSError:  # a disk that knows no second names
        partial.rename(into)
    if os.name != "nt":
        folder = os.open(into.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
