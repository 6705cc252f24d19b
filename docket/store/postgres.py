"""The PostgreSQL recorder: the same promises for several people at once. psycopg is imported only where a server is named."""

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import chain, islice
from typing import Any

import psycopg
from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    StoredEvent,
    Subscription,
)
from psycopg import errors

from docket.store.appending import Appends, Writing
from docket.store.chain import Stored
from docket.store.claims import Release
from docket.store.server import Server
from docket.store.server_tables import APPENDING, SCHEMA_VERSION, SIGNATURE, appended, beginning
from domain.errors import FileAccessError

_BEGUN = 0x444F434B
"""The advisory lock under which the tables are made, so that several may begin a store at once."""
_DERIVED = 0x444F4352
"""The same for what follows from the log."""
_CLAIMED = 0x444F4353
"""The same for who makes all of that again."""
_MANY = 50
"""From so many rows on, COPY is faster than INSERT."""
_FEW = 8
"""Up to so many events are kept in one round trip; each number of them is a statement that the server prepares."""
_LOCK = "5s"
# Readers go on; other writers wait here, so that positions are given in the order in which commits become visible.
_BEGINNING = f"BEGIN; SELECT pg_advisory_xact_lock({_BEGUN})"
_LOCKED = "BEGIN; LOCK TABLE stored_events IN EXCLUSIVE MODE"
_MARK = re.compile(r"\?")


class _Cursor:
    """psycopg's cursor with the marks that the other engine has too."""

    def __init__(self, plain: "psycopg.Cursor[tuple[Any, ...]]") -> None:
        self.plain = plain

    def execute(self, query: str, values: Sequence[object] = ()) -> None:
        """Run a statement."""
        self.plain.execute(_marked(query), tuple(values) or None)

    def executemany(self, query: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement for each row."""
        self.plain.executemany(_marked(query), rows)

    @property
    def rowcount(self) -> int:
        """Rows changed by the last statement."""
        return self.plain.rowcount

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row of the answer."""
        return self.plain.fetchone()

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows of the answer."""
        return self.plain.fetchall()


class PostgresRecorder(Appends, ApplicationRecorder):
    """One connection, used by one thread at a time, made again when it was cut.

    Raises FileAccessError when there is no store to open, OperationalError (of the library) when the server is away.
    """

    def __init__(self, server: Server, *, create: bool = False, read_only: bool = False) -> None:
        self.server = server
        self._turn = threading.RLock()
        self._connection: psycopg.Connection[tuple[Any, ...]] | None = None
        self._appending: psycopg.Cursor[tuple[Any, ...]] | None = None
        self._only_reads = read_only
        try:
            self._check(create=create and not read_only)
            asked = f"""SELECT pg_is_in_recovery() OR NOT has_table_privilege('stored_events', 'INSERT'),
                has_function_privilege(to_regprocedure('{SIGNATURE}'), 'EXECUTE')"""
            ((barred, able),) = self.rows(asked)
            self.read_only = read_only or barred
            self._in_one_trip = not self.read_only and (able if able is not None else self._taught())
        except BaseException:  # whatever ended it, Ctrl-C too: no session stays behind on the server
            self.close()
            raise

    def _check(self, *, create: bool) -> None:
        """Raises FileAccessError for what is no docket store, or one of another version."""
        if self.rows("SELECT to_regclass(?) IS NULL", (f'"{self.server.schema}".docket_store',)) == [(True,)]:
            if not create:
                message = (
                    f"There is no docket store at {self.server} yet. `docket open` begins one; `docket demo` shows one."
                )
                raise FileAccessError(message)
            self._begin()
        version = self.rows("SELECT version FROM docket_store")[0][0]
        if version != SCHEMA_VERSION:
            which = "a newer" if version > SCHEMA_VERSION else "an earlier"
            message = f"{self.server} was written by {which} version of docket. Use that one; nothing was changed."
            raise FileAccessError(message)

    def _begin(self) -> None:
        with self._transaction(_BEGINNING) as cursor:
            cursor.plain.connection.execute(beginning(self.server.schema).encode())

    def _taught(self) -> bool:
        """Give a store that was begun by an earlier program the function; where this user may not, it is done without."""
        try:
            with self._transaction(_BEGINNING) as cursor:
                cursor.plain.connection.execute(APPENDING.encode())
        except ProgrammingError:
            return False
        return True

    def close(self) -> None:
        """Let go of the server."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = self._appending = None

    def __del__(self) -> None:
        """A store that was let go of without a word leaves no session on the server."""
        self.close()

    def writing(self) -> AbstractContextManager[Writing]:
        """A transaction that holds the write lock of the log from its start."""
        return self._transaction(_LOCKED)

    def deriving(self) -> AbstractContextManager[Writing]:
        """A transaction that others who derive wait for; those who append do not."""
        return self._transaction(f"BEGIN; SELECT pg_advisory_xact_lock({_DERIVED}, hashtext(current_schema()))")

    def claim(self) -> Release | None:
        """A lock of the session's: the server lets go of it when the connection ends, however that ends."""
        lock = f"({_CLAIMED}, hashtext(current_schema()))"
        if self.rows(f"SELECT pg_try_advisory_lock{lock}") != [(True,)]:
            return None
        return lambda: self.rows(f"SELECT pg_advisory_unlock{lock}").clear()

    def has_table(self, name: str) -> bool:
        """Whether a table is there."""
        return self.rows("SELECT to_regclass(?) IS NOT NULL", (f'"{self.server.schema}".{name}',)) == [(True,)]

    def zeroing(self, cursor: Writing) -> None:
        """Nothing: the rows that it leaves dead go with `scrubbed`."""

    def scrubbed(self) -> bool:
        """Write the table of keys anew without its dead rows; False where somebody reads it for long."""
        with self._turn:
            try:
                self._connected().execute(b"VACUUM (FULL) vault")
            except psycopg.Error:
                return False
        return True

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[_Cursor]:
        with self._turn, self._told():
            connection = self._connected()
            cursor = _Cursor(connection.cursor(binary=True))
            try:
                connection.execute(begin.encode())
                yield cursor
                connection.execute("COMMIT")
            except BaseException:  # whatever ended it, Ctrl-C too: the lock goes, and nothing of it stays
                with suppress(psycopg.Error):  # the connection may be gone, and the transaction with it
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """The library's errors in place of psycopg's."""
        try:
            yield
        except (errors.LockNotAvailable, errors.DeadlockDetected) as error:
            raise OperationalError(f"the log is locked: {error}") from error
        except errors.DiskFull as error:
            raise OperationalError(f"the disk is full: {error}") from error
        except psycopg.IntegrityError as error:
            raise IntegrityError(error) from error
        except psycopg.OperationalError as error:
            raise OperationalError(f"connection lost: {_reason(error)}") from error
        except psycopg.Error as error:
            raise ProgrammingError(_reason(error)) from error

    def _connected(self) -> "psycopg.Connection[tuple[Any, ...]]":
        if self._connection is None or self._connection.closed:
            # The session's own settings are given with the start, so that none is forgotten when it is made again.
            # What is read under the lock must be what was committed before it was given, whatever the server's usual way is.
            options = rf'-c search_path="{self.server.schema}" -c lock_timeout={_LOCK} -c client_min_messages=warning'
            options += r" -c default_transaction_isolation=read\ committed"
            if self._only_reads:
                options += " -c default_transaction_read_only=on"
            self._connection = psycopg.connect(
                self.server.address, autocommit=True, options=options, application_name="docket", connect_timeout=10
            )
        return self._connection

    def appended_at_once(self, stored_events: Sequence[StoredEvent]) -> Sequence[int] | None:
        """A few events in one round trip; None where they are too many, or where the server was not taught how."""
        if not self._in_one_trip or not 0 < len(stored_events) <= _FEW:
            return None
        now, values = self.now(), []
        for one in stored_events:
            values += [now, str(one.originator_id), one.originator_version, one.topic, one.state]
        with self._turn, self._told():
            # Not `rows`: whether what was on its way when a connection was cut is kept, the one who appends has to ask.
            connection = self._connected()
            if self._appending is None or self._appending.connection is not connection:
                self._appending = connection.cursor()  # to make one anew for each takes a third of the client's time
            found = self._appending.execute(appended(len(stored_events)), values).fetchall()
        return [position for (position,) in found]

    def insert_rows(self, cursor: Writing, rows: Iterable[Stored]) -> None:
        """Put rows of the log where they say that they belong."""
        rest = iter(rows)
        few = list(islice(rest, _MANY))
        if len(few) < _MANY:
            cursor.executemany("INSERT INTO stored_events VALUES (?,?,?,?,?,?,?)", few)
            return
        assert isinstance(cursor, _Cursor)
        with cursor.plain.copy("COPY stored_events FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(("int8", "text", "int8", "text", "bytea", "int8", "bytea"))
            for row in chain(few, rest):
                copy.write_row(row)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Plain rows of a read. A connection that was cut is made again once."""
        marked, given = _marked(query), tuple(values) or None
        with self._turn, self._told():
            for fresh in (False, True):
                connection = self._connected()
                try:
                    return connection.execute(marked, given, binary=True).fetchall()
                except psycopg.OperationalError:
                    if fresh or not connection.closed:
                        raise
            raise AssertionError

    def select_events(
        self,
        originator_id: object,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of a case, as the library asks for them."""
        rows = self.rows(
            f"""SELECT originator_id, originator_version, topic, state FROM stored_events
            WHERE originator_id = ? AND originator_version > ? AND originator_version <= ?
            ORDER BY originator_version {"DESC" if desc else "ASC"} LIMIT ?""",  # noqa: S608 (one of two words)
            (str(originator_id), gt or 0, 2**62 if lte is None else lte, 2**62 if limit is None else limit),
        )
        return [StoredEvent(*row) for row in rows]

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> "Subscription[ApplicationRecorder]":
        """Not offered: `docket.store.follow` follows either engine."""
        raise NotImplementedError


def _marked(query: str) -> bytes:
    return _MARK.sub("%s", query).encode()


def _reason(error: BaseException) -> str:
    """What the server said, in one line."""
    return " ".join(str(error).split())
