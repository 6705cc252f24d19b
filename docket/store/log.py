"""The store as the Clerk sees it: opened with care, appended to atomically, read by case. Engines come in by their recorder."""

import gc
import json
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from eventsourcing.application import Application
from eventsourcing.persistence import IntegrityError, OperationalError, PersistenceError

from docket.store.mapper import CaseMapper
from docket.store.recorder import APPLICATION_ID, SCHEMA_VERSION, CaseRecorder, Paper, Suggestion
from domain.errors import ConflictError, FileAccessError
from domain.events import CaseEvent, CaseOpened
from projections.record import Recorded

P = ParamSpec("P")
E = TypeVar("E", bound=CaseEvent)
R = TypeVar("R")
_TRIES = 4
_LOCK_SECONDS = 3


class StaleCaseError(ConflictError):
    """Somebody recorded something on the case since it was read; the Clerk reads again and decides again."""


class _CaseLog(Application[str]):
    """The library's application, wired to our mapper and recorder."""

    name = "docket"

    def construct_mapper(self) -> CaseMapper:
        return CaseMapper()


class Store:
    """One file for one person (SQLite). Raises FileAccessError when it cannot be opened, read or written."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        fresh = _check(path, create=create)
        settings = {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": str(path) if os.name == "nt" else f"file:{_quoted(path)}",
            "SQLITE_LOCK_TIMEOUT": str(_LOCK_SECONDS),
            "ORIGINATOR_ID_TYPE": "text",
            "CREATE_TABLE": "y" if fresh else "n",
            "APPLICATION_RECORDER_TOPIC": f"{CaseRecorder.__module__}:{CaseRecorder.__qualname__}",
        }
        try:
            self._log = _CaseLog(settings)
        except (PersistenceError, sqlite3.Error) as error:
            raise FileAccessError(_cannot("open", path, error)) from error
        self._recorder = cast("CaseRecorder", self._log.recorder)

    def close(self) -> None:
        """Let go of the file."""
        self._log.close()

    def head(self) -> int:
        """The position of the last event of the whole store; it changes when anybody records anything."""
        return self._read(self._recorder.max_notification_id)

    def cases(self) -> list[CaseOpened]:
        """The opening of every case."""
        stored = self._read(self._recorder.opened)
        return [cast("CaseOpened", self._log.mapper.to_domain_event(s)) for s in stored]

    def everywhere(self, kind: type[E]) -> list[E]:
        """Every event of a kind over all cases, in the order of the log; those that were taken back too."""
        stored = self._read(self._recorder.of_topic, kind.TOPIC)
        return [cast("E", self._log.mapper.to_domain_event(s)) for s in stored]

    def events(self, case_id: str, after: int = 0) -> list[Recorded]:
        """A case's events after a version."""
        stored = self._read(self._recorder.of_case, case_id, after)
        decode = cast("CaseMapper", self._log.mapper).to_domain_event
        with _collecting_later():
            return [Recorded(position, decode(event)) for position, event in stored]

    def paper(self, sha256: str) -> bytes | None:
        """The bytes of a paper."""
        return self._read(self._recorder.paper, sha256)

    def proposals(self, case_id: str) -> list[tuple[int, str, str, str, dict[str, Any]]]:
        """A case's proposals: number, key, entry, sha256, content."""
        rows = self._read(self._recorder.proposals, case_id)
        try:
            return [(number, key, entry, sha256, json.loads(content)) for number, key, entry, sha256, content in rows]
        except ValueError as error:
            message = f"A proposal in {self.path} cannot be read. Restore the store from a backup; nothing was changed."
            raise FileAccessError(message) from error

    def quotation_numbers(self, case_id: str, keys: Sequence[str]) -> dict[str, int]:
        """The number of every quotation by its key; new keys get new numbers. Raises FileAccessError."""
        return self._read(self._recorder.quotation_numbers, case_id, keys)

    def append(
        self, events: Sequence[CaseEvent], papers: Sequence[Paper] = (), suggestions: Sequence[Suggestion] = ()
    ) -> list[int]:
        """Keep a command whole or not at all.

        Raises StaleCaseError when the case has moved on, FileAccessError when it cannot be kept.
        """
        stored = [self._log.mapper.to_stored_event(event) for event in events]
        for attempt in range(_TRIES):
            try:
                return list(self._recorder.insert_events(stored, papers=papers, suggestions=suggestions))
            except IntegrityError as error:
                message = "Somebody else recorded something on this case at the same moment. Try again; nothing of yours was kept."
                raise StaleCaseError(message) from error
            except OperationalError as error:
                if "locked" not in str(error) or attempt == _TRIES - 1:
                    raise FileAccessError(_cannot("write", self.path, error)) from error
                time.sleep(random.uniform(0.01, 0.1) * 2**attempt)  # noqa: S311 (spreads out writers, hides nothing)
        raise AssertionError

    def _read(self, query: Callable[P, R], *values: P.args, **named: P.kwargs) -> R:
        try:
            return query(*values, **named)
        except (PersistenceError, sqlite3.Error) as error:
            raise FileAccessError(_cannot("read", self.path, error)) from error


@contextmanager
def _collecting_later() -> Iterator[None]:
    """No garbage is made while events are decoded, and looking for it takes a quarter of the time of a long case."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _check(path: Path, *, create: bool) -> bool:
    """Whether the tables are still to be made. Raises FileAccessError for what is no docket store, or a newer one."""
    if path.is_dir():
        message = f"{path} is a folder. Name a file for the store, for example {path / 'docket.db'}."
        raise FileAccessError(message)
    try:
        if not path.exists() or path.stat().st_size == 0:
            if not create:
                message = f"There is no docket store at {path} yet. `docket open` begins one; `docket demo` shows one."
                raise FileAccessError(message)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not os.access(path.parent, os.W_OK):
                message = f"The folder {path.parent} cannot be written to. Choose another place with --store."
                raise FileAccessError(message)
            return True
        with path.open("rb"):
            pass
    except OSError as error:
        message = f"{path} cannot be used as a store ({error.strerror}). Choose another place with --store."
        raise FileAccessError(message) from error
    return _check_header(path)


def _check_header(path: Path) -> bool:
    try:
        connection = sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True, timeout=_LOCK_SECONDS)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            tables = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise FileAccessError(_cannot("open", path, error)) from error
    if application != APPLICATION_ID and (application or tables):
        message = (
            f"{path} is another program's database, not a docket store. Nothing was changed; choose another --store."
        )
        raise FileAccessError(message)
    if version > SCHEMA_VERSION:
        message = f"{path} was written by a newer version of docket. Update this program; nothing was changed."
        raise FileAccessError(message)
    return bool(not tables)


def _cannot(act: str, path: Path, error: BaseException) -> str:
    reason = str(error)
    if "locked" in reason:
        return f"The store {path} is busy: another program is writing to it. Wait a moment and try again; nothing was lost."
    if "not a database" in reason:
        return f"{path} is not a docket store. Nothing was changed; choose another file with --store."
    if "readonly" in reason or "unable to open" in reason:
        return (
            f"The store {path} cannot be written to here. Check its permissions, or choose another place with --store."
        )
    if "malformed" in reason or "corrupt" in reason:
        return f"The store {path} is damaged. Restore it from a backup; nothing was changed."
    if "full" in reason:
        return f"The disk of {path} is full. Make room and try again; nothing was half written."
    done = {"open": "opened", "read": "read", "write": "written"}[act]
    return f"The store {path} could not be {done}: {reason.rstrip('.')}."
