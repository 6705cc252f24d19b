"""What a store keeps that only follows from its record: rows of the lists over all cases, and the index of all words."""

import sqlite3
import time
from abc import abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from eventsourcing.persistence import PersistenceError

from docket.store.appending import Appends
from docket.store.claims import Release, claimed
from docket.store.opening import cannot
from docket.store.readmodels import CaseHead, ReadModels
from docket.store.searching import SearchIndex
from docket.store.server import Place
from docket.store.shelves import FileShelf, MemoryShelf, ServerShelf, Shelf
from docket.store.vault import Vault
from domain.errors import FileAccessError

P = ParamSpec("P")
R = TypeVar("R")
_LOOK = 0.1
"""Seconds between two looks whether another program's rebuild is done."""


class Derived:
    """The half of the store that can always be made again."""

    path: Place
    recorder: Appends
    vault: Vault
    read_only: bool

    @abstractmethod
    def read(self, query: Callable[P, R], *values: P.args, **named: P.kwargs) -> R:
        """Ask the recorder."""

    def heads(self) -> list[CaseHead]:
        """How far every case has come, in the order in which they were opened."""
        return [CaseHead(*row) for row in self.read(self.recorder.case_heads)]

    def head_of(self, case_id: str) -> CaseHead:
        """How far a case has come; version 0 where there is none."""
        return CaseHead(*self.read(self.recorder.case_head, case_id))

    @property
    def keeps_rows(self) -> bool:
        """Whether rows can, and may, be kept beside the record for the next program too."""
        return not self.read_only and not self.vault.encrypted

    @cached_property
    def shelf(self) -> Shelf:
        """Beside the record, in its own file or on its server; for an encrypted store, memory."""
        if self.vault.encrypted:
            return self.memory
        kind = FileShelf if isinstance(self.path, Path) else ServerShelf
        return kind(self.recorder.rows, self.recorder.deriving, partial(_told, self.path))

    @cached_property
    def memory(self) -> Shelf:
        """For what must not, or cannot, be written beside the record."""
        return MemoryShelf()

    @cached_property
    def read_models(self) -> ReadModels:
        """The rows of the lists over all cases."""
        return ReadModels(self.shelf)

    @cached_property
    def rows_in_memory(self) -> ReadModels:
        """The same rows where they cannot be kept."""
        return ReadModels(self.memory)

    @cached_property
    def search_index(self) -> SearchIndex:
        """The index of all words."""
        return SearchIndex(self.shelf)

    @cached_property
    def search_in_memory(self) -> SearchIndex:
        """The same index where it cannot be kept."""
        return SearchIndex(self.memory)

    @contextmanager
    def rebuilding(self, waiting: Callable[[], None]) -> Iterator[None]:
        """Make rows again beside the live ones while no other program does; ``waiting`` is called once where one is at it.

        Raises FileAccessError.
        """
        release = None
        while (
            not self.vault.encrypted and (release := self._claim()) is None
        ):  # rows in memory are this program's alone
            waiting()
            waiting = _nothing
            time.sleep(_LOOK)
        try:
            yield
        finally:
            if release:
                release()

    def _claim(self) -> Release | None:
        with _told(self.path, "write"):
            return claimed(self.path) if isinstance(self.path, Path) else self.recorder.claim()

    def forget_rows(self, *, scrub: bool) -> bool:
        """Take away all that was made from words, so that none of a paper that is withheld from now on lies about.

        With ``scrub`` the engine's files are written anew without them; False where another program holds them just now.
        """
        self.read_models.clear()
        self.search_index.clear()
        self.rows_in_memory.clear()
        self.search_in_memory.clear()
        with _told(self.path, "write"):
            if isinstance(self.path, Path):
                with self.recorder.writing() as cursor:
                    cursor.execute("DROP TABLE IF EXISTS kept_views")
            return not scrub or self.recorder.scrubbed()


def _nothing() -> None:
    """What is told only once is told."""


@contextmanager
def _told(path: Place, act: str) -> Iterator[None]:
    try:
        yield
    except (PersistenceError, sqlite3.Error, OSError) as error:
        raise FileAccessError(cannot(act, path, error)) from error
