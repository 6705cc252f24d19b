"""The store as the Clerk sees it: opened with care, appended to atomically, read by case. Engines come in by their recorder."""

import json
import random
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from eventsourcing.application import Application
from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    OperationalError,
    PersistenceError,
    StoredEvent,
)

from docket.store.appending import Appends, Writing
from docket.store.chain import Head
from docket.store.collecting import collecting_later
from docket.store.derived import Derived
from docket.store.keys import Locked, UserKey
from docket.store.mapper import CaseMapper, stored_event
from docket.store.opening import LOCK_SECONDS, cannot, place
from docket.store.readmodels import keep_current
from docket.store.recorder import CaseRecorder, Paper, Suggestion
from docket.store.server import Place, Server
from docket.store.vault import Vault
from domain.errors import ConflictError, FileAccessError
from domain.events import CaseEvent, CaseOpened, PaperSealed
from domain.sealing import SEALING, Homes
from projections.record import Recorded

P = ParamSpec("P")
E = TypeVar("E", bound=CaseEvent)
R = TypeVar("R")
_TRIES = 4
_PASSING = ("locked", "connection lost")
"""What may be over at the next try. Whether the last one was kept after all is seen then."""
_LOCK_SECONDS = LOCK_SECONDS
_SEALING = frozenset(kind.TOPIC for kind in SEALING)


class StaleCaseError(ConflictError):
    """Somebody recorded something on the case since it was read; the Clerk reads again and decides again."""


class _CaseLog(Application[str]):
    """The library's application, wired to our mapper and recorder."""

    name = "docket"

    def __init__(self, settings: Mapping[str, str], recorder: ApplicationRecorder | None = None) -> None:
        self._given = recorder
        super().__init__(settings)

    def construct_recorder(self) -> ApplicationRecorder:
        return self._given or super().construct_recorder()

    def construct_mapper(self) -> CaseMapper:
        return CaseMapper()


class Store(Derived):
    """One file for one person (SQLite), or a schema on a PostgreSQL server for several; it behaves alike.

    What cannot be written to, or is asked for ``read_only``, is read as any other and refuses to be written. ``key`` finds the
    person's key of an encrypted store; with one, a store that is begun is encrypted. ``keyless`` opens one for what needs no
    key: its chain, and its bytes as they lie. Raises FileAccessError when it cannot be opened, read or written.
    """

    def __init__(
        self, path: Place, *, create: bool = False, read_only: bool = False, key: UserKey | None = None, keyless: bool = False
    ) -> None:  # fmt: skip
        self.path = path
        stated = key("") if key and create else None
        if stated:
            Vault.refuse_weak(stated)
        try:
            if isinstance(path, Server):
                self._log = self._served(path, create=create, read_only=read_only)
            else:
                self._log = self._filed(path, create=create, read_only=read_only)
        except (PersistenceError, sqlite3.Error) as error:
            raise FileAccessError(cannot("open", path, error)) from error
        self.recorder = cast("Appends", self._log.recorder)
        self.vault = self.read(Vault, self.recorder, path, key, keyless=keyless)
        mapper = cast("CaseMapper", self._log.mapper)
        self._decode, self._replayed, mapper.opened = mapper.decode, mapper.replayed, self.vault.opened
        if stated and not self.vault.encrypted and not self.read_only and not self.head():
            self.read(self.vault.begin, stated)
        if (
            isinstance(path, Path) and self.keeps_rows
        ):  # a server keeps a command in one round trip, and rows with the next list
            self.recorder.inline = keep_current

    def _served(self, server: Server, *, create: bool, read_only: bool) -> _CaseLog:
        try:
            from docket.store.postgres import PostgresRecorder  # noqa: PLC0415 (psycopg only where a server is named)
        except ImportError as error:
            message = (
                f"A store on a server needs psycopg, which is not here ({error}). Install docket-tracker[postgres]."
            )
            raise FileAccessError(message) from error
        recorder = PostgresRecorder(server, create=create, read_only=read_only)
        self.read_only = recorder.read_only
        return _CaseLog({"PERSISTENCE_MODULE": "eventsourcing.popo", "ORIGINATOR_ID_TYPE": "text"}, recorder)

    def _filed(self, path: Path, *, create: bool, read_only: bool) -> _CaseLog:
        found = place(path, create=create, read_only=read_only)
        self.read_only = found.read_only
        settings = {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": found.address,
            "SQLITE_LOCK_TIMEOUT": str(_LOCK_SECONDS),
            "ORIGINATOR_ID_TYPE": "text",
            "CREATE_TABLE": "y" if found.fresh else "n",
            "APPLICATION_RECORDER_TOPIC": f"{CaseRecorder.__module__}:{CaseRecorder.__qualname__}",
        }
        log = _CaseLog(settings)
        if found.read_only:
            # or the library would try to set it
            cast("CaseRecorder", log.recorder).datastore.pool.is_journal_mode_wal = True
        return log

    def close(self) -> None:
        """Let go of the file or the server."""
        self.recorder.close()
        self._log.close()

    def head(self) -> int:
        """The position of the last event of the whole store; it changes when anybody records anything."""
        return self.read(self.recorder.max_notification_id)

    def sealed_head(self) -> Head:
        """The same with the hash of the chain there: who keeps it elsewhere can later prove what the log said by then."""
        return self.read(self.recorder.head)

    def decoded(self, stored: StoredEvent) -> CaseEvent:
        """An event as it was recorded. Raises FileAccessError."""
        return cast("CaseMapper", self._log.mapper).to_domain_event(stored)

    def cases(self) -> list[CaseOpened]:
        """The opening of every case."""
        return self.everywhere(CaseOpened)

    def everywhere(self, kind: type[E]) -> list[E]:
        """Every event of a kind over all cases, in the order of the log; those that were taken back too."""
        return [cast("E", self._decode(*row)) for row in self.read(self.recorder.of_topic, kind.TOPIC)]

    def after(self, kind: type[E], position: int) -> list[E]:
        """The events of a kind over all cases after a position."""
        found = self.read(
            self.recorder.select_notifications, position, 2**62, None, [kind.TOPIC], inclusive_of_start=False
        )
        return [cast("E", self.decoded(one)) for one in found]

    def events(self, case_id: str, after: int = 0) -> list[Recorded]:
        """A case's events after a version."""
        with collecting_later():
            return list(self.replay(case_id, after))

    def known(self, case_id: str, keeps: Callable[[Recorded], bool]) -> list[Recorded]:
        """A case's events before the first that the log did not hold then; what came later is not decoded.

        There are none where any paper of the case was ever sealed, clawed back or destroyed by an act of its own: what is withheld
        then, all of its events tell.
        """
        with collecting_later():
            rows = self.read(self.recorder.of_case, case_id)
            if any(topic in _SEALING for _, _, topic, _ in rows):
                return []
            return list(takewhile(keeps, self._replayed(case_id, rows)))

    def further(self, case_id: str, after: int, kinds: Collection[type[CaseEvent]]) -> list[CaseEvent]:
        """A case's events after a version, where all of them are of some kinds; else none, and none is decoded."""
        rows = self.read(self.recorder.of_case, case_id, after)
        if not {kind.TOPIC for kind in kinds}.issuperset(topic for _, _, topic, _ in rows):
            return []
        return [event for _, event in self._replayed(case_id, rows)]

    def replay(self, case_id: str, after: int = 0) -> Iterator[Recorded]:
        """The same one by one, for who need not hold them all."""
        with collecting_later():
            rows = self.read(self.recorder.of_case, case_id, after)
        self.vault.heed({topic for _, _, topic, _ in rows})
        return self._replayed(case_id, rows)

    def stored(self, case_id: str, after: int = 0) -> list[tuple[int, StoredEvent]]:
        """A case's events after a version as they lie in the log, each with its position."""
        rows = self.read(self.recorder.of_case, case_id, after)
        return [(position, stored_event(case_id, version, topic, state)) for position, version, topic, state in rows]

    def paper(self, sha256: str) -> bytes | None:
        """The bytes of a paper; None where it is not kept, or its words were destroyed."""
        data = self.read(self.recorder.paper, sha256)
        if data is None or not self.vault.active:
            return data
        try:
            found = self.vault.opened_paper(sha256, data)
        except ValueError as error:
            message = (
                f"The paper {sha256[:12]}… is not as it was kept. Restore the store from a backup; nothing was changed."
            )
            raise FileAccessError(message) from error
        return None if isinstance(found, Locked) else found

    def proposals(self, case_id: str, besides: str = "") -> list[tuple[int, str, str, str, dict[str, Any]]]:
        """A case's proposals but those of a source: number, key, entry, sha256, content."""
        rows = self.read(self.recorder.proposals, case_id, besides)
        try:
            if self.vault.active:
                opened = self.vault.opened_suggestion
                rows = [(n, key, entry, sha, opened(case_id, key, content)) for n, key, entry, sha, content in rows]
            return [(number, key, entry, sha256, json.loads(content)) for number, key, entry, sha256, content in rows]
        except ValueError as error:
            message = f"A proposal in {self.path} cannot be read. Restore the store from a backup; nothing was changed."
            raise FileAccessError(message) from error

    def numbered(self, case_id: str, source: str) -> dict[str, int]:
        """The number of every proposal of a source by its key, in the order of the numbers."""
        return dict(self.read(self.recorder.numbered, case_id, source))

    def quotation_numbers(self, case_id: str, keys: Sequence[str]) -> dict[str, int]:
        """The number of every quotation by its key; new keys get new numbers unless the store is only read."""
        return self.read(self.recorder.quotation_numbers, case_id, () if self.read_only else keys)

    def append(
        self, events: Sequence[CaseEvent], papers: Sequence[Paper] = (), suggestions: Sequence[Suggestion] = (),
        earlier: Callable[[str], Iterable[CaseEvent]] | None = None, along: Callable[[Writing], None] | None = None,
    ) -> list[int]:  # fmt: skip
        """Keep a command whole or not at all. ``earlier`` gives the events of a case, by which it is told whose words are
        whose; ``along`` writes what belongs into the same commit.

        A command that was kept although its caller was not told (the connection broke, the machine went down) may be
        handed in again: it is recognised and not doubled. Raises StaleCaseError when the case has moved on, FileAccessError
        when it cannot be kept.
        """
        self._must_write()
        with collecting_later():
            stored = [self._log.mapper.to_stored_event(event) for event in events]
            sealed = [
                event for event in events if type(event) is PaperSealed
            ]  # isinstance asks the metaclass of every event
            if sealed:  # from here on its words stand under a key of their own
                self.read(self.vault.ensure, [(event.originator_id, event.entry) for event in sealed])
            if self.vault.active:
                homes: dict[str, Homes] = {}
                stored = self.read(self.vault.shut_events, stored, events, homes, earlier)
                papers = self.read(self.vault.shut_papers, papers, own_key=self.vault.any_closable(events))
                suggestions = self.read(self.vault.shut_suggestions, suggestions, homes, earlier)
            return self._append(stored, events=events, papers=papers, suggestions=suggestions, along=along)

    def _append(self, stored: Sequence[StoredEvent], **beside: Any) -> list[int]:  # noqa: ANN401 (what a recorder takes)
        for attempt in range(_TRIES):
            try:
                return list(self.recorder.insert_events(stored, **beside))
            except IntegrityError as error:
                if already := self._kept(stored):
                    return already
                message = "Somebody else recorded something on this case at the same moment. Try again; nothing of yours was kept."
                raise StaleCaseError(message) from error
            except PersistenceError as error:
                passing = isinstance(error, OperationalError) and any(word in str(error) for word in _PASSING)
                if not passing or attempt == _TRIES - 1:
                    raise FileAccessError(cannot("write", self.path, error)) from error
                time.sleep(random.uniform(0.01, 0.1) * 2**attempt)  # noqa: S311 (spreads out writers, hides nothing)
        raise AssertionError

    def _kept(self, stored: Sequence[StoredEvent]) -> list[int]:
        """Where these very events were kept already: of an encrypted store by what they say, since no two shuttings are alike."""
        if not self.vault.active:
            return self.read(self.recorder.kept, stored)
        positions = []
        for one in stored:
            found = self.stored(str(one.originator_id), one.originator_version - 1)[:1]
            if not found or self.vault.opened(found[0][1]) != self.vault.opened(one):
                return []
            positions.append(found[0][0])
        return positions

    def _must_write(self) -> None:
        if self.read_only:
            message = f"The store {self.path} is open for reading only. Nothing was changed; name one of your own with --store."
            raise FileAccessError(message)

    def read(self, query: Callable[P, R], *values: P.args, **named: P.kwargs) -> R:
        """Ask the recorder. Raises FileAccessError in place of what its engine raises."""
        try:
            return query(*values, **named)
        except (PersistenceError, sqlite3.Error) as error:
            raise FileAccessError(cannot("read", self.path, error)) from error
