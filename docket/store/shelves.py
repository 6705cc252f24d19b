"""Where derived rows are kept: beside the record in its own file, or in memory where that file must not or cannot hold them."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from threading import RLock
from typing import Any, Protocol

Rows = list[tuple[Any, ...]]
_NAMED = "SELECT 1 FROM sqlite_master WHERE name = ?"


class Cursor(Protocol):
    """What a write needs of a database cursor."""

    @property
    def rowcount(self) -> int:
        """Rows changed by the last statement."""

    def execute(self, statement: str, values: Any = (), /) -> Any:  # noqa: ANN401 (the driver's own)
        """Run one statement."""

    def executemany(self, statement: str, values: Any, /) -> Any:  # noqa: ANN401 (the driver's own)
        """Run one statement for every row."""

    def fetchone(self) -> Any:  # noqa: ANN401 (the driver's own)
        """The next row."""

    def fetchall(self) -> Any:  # noqa: ANN401 (the driver's own)
        """All rows."""


class Shelf(Protocol):
    """Rows to read, and a transaction that holds the write lock from its start. Both raise FileAccessError."""

    def rows(self, query: str, values: Sequence[object] = ()) -> Rows:
        """Plain rows of a read."""

    def writing(self) -> AbstractContextManager[Cursor]:
        """A transaction, kept whole or not at all."""

    def holds(self, table: str) -> bool:
        """Whether there is a table."""


class FileShelf:
    """In the store's own file. ``told`` turns what the engine says into a sentence."""

    def __init__(
        self,
        rows: Callable[[str, Sequence[object]], Rows],
        writing: Callable[[], AbstractContextManager[Any]],
        told: Callable[[str], AbstractContextManager[None]],
    ) -> None:
        self._rows, self._writing, self._told = rows, writing, told

    def rows(self, query: str, values: Sequence[object] = ()) -> Rows:
        """As the protocol says."""
        with self._told("read"):
            return self._rows(query, values)

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """As the protocol says."""
        with self._told("write"), self._writing() as cursor:
            yield cursor

    def holds(self, table: str) -> bool:
        """As the protocol says."""
        return bool(self.rows(_NAMED, (table,)))


class ServerShelf(FileShelf):
    """Beside the record in its schema on a server."""

    def holds(self, table: str) -> bool:
        """As the protocol says."""
        return self.rows("SELECT to_regclass(?) IS NOT NULL", (table,)) == [(True,)]


class MemoryShelf:
    """In memory, for as long as the program runs: for a store that cannot be written to, or must not hold its words twice."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._connection.execute("PRAGMA temp_store=MEMORY")  # a large sort leaves no words in a temporary file
        self._lock = RLock()

    def rows(self, query: str, values: Sequence[object] = ()) -> Rows:
        """As the protocol says."""
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """As the protocol says."""
        with self._lock:
            cursor = self._connection.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
            except BaseException:  # whatever ended it, Ctrl-C too: all of it, or nothing
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")

    def holds(self, table: str) -> bool:
        """As the protocol says."""
        return bool(self.rows(_NAMED, (table,)))
