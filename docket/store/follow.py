"""Following what others record, cheaply: a file's own counter of changes is asked before its log is."""

import sqlite3
import time
from abc import ABC, abstractmethod
from pathlib import Path

from docket.store.log import Store
from docket.store.opening import LOCK_SECONDS, address, cannot
from docket.store.server import Place, Server
from domain.errors import FileAccessError


def follow(place: Place) -> "Follower":
    """Follow the store at a place. Raises FileAccessError."""
    return _OnServer(place) if isinstance(place, Server) else _InFile(place)


class Follower(ABC):
    """Waits for a log to grow. It has a connection of its own, holds no lock and pins nothing."""

    every: float
    """Seconds between two looks."""

    @abstractmethod
    def head(self) -> int:
        """The position of the last event. Raises FileAccessError."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the store."""

    def wait(self, after: int, seconds: float) -> int:
        """The head as soon as it is past a position; what it is then where nothing was recorded in so many seconds."""
        until = time.monotonic() + seconds
        while (head := self.head()) <= after and time.monotonic() < until:
            time.sleep(self.every)
        return head


class _InFile(Follower):
    every = 0.005  # one look takes some three microseconds

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
        try:
            change = self._connection.execute("PRAGMA data_version").fetchone()[0]
            if change != self._seen:
                # Asked before the log, so that what comes between the two is seen at the next look.
                self._seen = change
                self._head = self._connection.execute("SELECT COALESCE(MAX(pos), 0) FROM stored_events").fetchone()[0]
        except sqlite3.Error as error:
            raise FileAccessError(cannot("read", self._path, error)) from error
        return self._head

    def close(self) -> None:
        self._connection.close()


class _OnServer(Follower):
    every = 0.015  # one look is a descent in an index; positions become visible in their order, so none is passed over

    def __init__(self, server: Server) -> None:
        self._store = Store(server, read_only=True, keyless=True)

    def head(self) -> int:
        return self._store.head()

    def close(self) -> None:
        self._store.close()
