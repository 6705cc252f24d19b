"""Following what others record, cheaply: the file's own counter of changes is asked before the log is."""

import sqlite3
import time
from pathlib import Path

from docket.store.opening import LOCK_SECONDS, address, cannot
from domain.errors import FileAccessError

_EVERY = 0.005
"""Seconds between two looks. One look takes some three microseconds; another process's change is seen in a few milliseconds."""


class Follower:
    """Waits for the log of a store file to grow. It has a connection of its own, holds no lock and pins nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(
                address(path, mode="ro"), uri=True, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise FileAccessError(cannot("open", path, error)) from error
        self._seen, self._head = -1, 0

    def head(self) -> int:
        """The position of the last event; the log is read only where something changed. Raises FileAccessError."""
        try:
            change = self._connection.execute("PRAGMA data_version").fetchone()[0]
            if change != self._seen:
                # Asked before the log, so that what comes between the two is seen at the next look.
                self._seen = change
                self._head = self._connection.execute("SELECT COALESCE(MAX(pos), 0) FROM stored_events").fetchone()[0]
        except sqlite3.Error as error:
            raise FileAccessError(cannot("read", self._path, error)) from error
        return self._head

    def wait(self, after: int, seconds: float) -> int:
        """The head as soon as it is past a position; what it is then where nothing was recorded in so many seconds."""
        until = time.monotonic() + seconds
        while (head := self.head()) <= after and time.monotonic() < until:
            time.sleep(_EVERY)
        return head

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
