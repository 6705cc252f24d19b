"""The keys of a store, in a table outside its log: one for all of it, and one for each paper and the words taken from it.

The log keeps only what these keys have shut, so its chain is checked without them, also after one was destroyed. A store key is
wrapped by what a person gives, and wraps the others; in a store without one, papers filed under seal still have their own.
"""

import json
import os
import uuid
from collections.abc import Callable, Iterable, Sequence
from threading import RLock
from typing import NamedTuple

from docket.store import crypt
from docket.store.appending import Appends, Writing
from docket.store.chain import Head, parse_head
from docket.store.crypt import Cipher
from domain.errors import FileAccessError

GIVE_KEY = "Give its key in $DOCKET_KEY, or keep it in the system's keyring"
TABLE = """CREATE TABLE IF NOT EXISTS vault (
    case_id TEXT NOT NULL, name TEXT NOT NULL, secret TEXT, told TEXT, PRIMARY KEY (case_id, name))"""
_STORE = ("", "store")
_ORIGIN = ("", "origin")
UserKey = Callable[[str], str | None]
"""Gives what a person keeps as the key of the store with an id."""


class Locked(NamedTuple):
    """Words that cannot be read any more, or not yet: what stands in their place."""

    told: str


class KeyTable:
    """``given`` finds the person's key. Raises FileAccessError where it is needed and is missing or another."""

    def __init__(self, recorder: Appends, place: object, given: UserKey | None, *, keyless: bool = False) -> None:
        self._recorder, self.place, self._given = recorder, place, given
        self._keys: dict[tuple[str, str], Cipher | Locked] = {}
        self._read: set[str] = set()
        self._turn = RLock()
        self.main: Cipher | None = None
        self.missing: set[tuple[str, str]] = set()
        """Keys that something kept asks for and that are not there: neither alive nor destroyed."""
        self.active = self.encrypted = False
        self.locked = False
        row = self._row(*_STORE)
        if row is not None:
            self.encrypted = True
            facts = json.loads(row)
            self.store_id = str(facts["id"])
            if keyless:
                self.locked = True
            else:
                self.main = self._unlocked(facts)

    # --- the store's key ----------------------------------------------------------------------------------------------

    def begin(self, stated: str) -> None:
        """Give an empty store its key, wrapped by the person's. Raises FileAccessError for one that is too easily guessed."""
        self.refuse_weak(stated)
        main = crypt.new_key()
        self.store_id = uuid.uuid4().hex
        row = (*_STORE, _wrapped(self.store_id, stated, main), None)
        with self._recorder.writing() as cursor:
            cursor.execute(TABLE)
            cursor.execute("INSERT INTO vault VALUES (?,?,?,?) ON CONFLICT DO NOTHING", row)
        facts = json.loads(self._row(*_STORE) or "{}")  # of whoever was first
        self.store_id = str(facts["id"])
        self.main = self._unlocked(facts)
        self.active = self.encrypted = True

    def rewrap(self, stated: str) -> None:
        """Another key of the person's for the same store; nothing else changes. Raises FileAccessError."""
        self.refuse_weak(stated)
        facts = json.loads(self._row(*_STORE) or "{}")
        main = self._main_key(facts)
        told = _wrapped(self.store_id, stated, main)
        with self._recorder.writing() as cursor:
            self._recorder.zeroing(cursor)
            cursor.execute("UPDATE vault SET secret = ? WHERE case_id = ? AND name = ?", (told, *_STORE))
        self._recorder.scrubbed()

    @property
    def origin(self) -> Head | None:
        """Where the log of the store ended from which this one was made by encrypting it."""
        told = self._row(*_ORIGIN)
        return parse_head(told) if told else None

    def begun_from(self, cursor: Writing, head: Head, destroyed: Iterable[tuple[str | None, ...]]) -> None:
        """Note from which log an encrypted copy is made, and what was destroyed there already."""
        rows = [(*_ORIGIN, str(head), None), *destroyed]
        cursor.executemany("INSERT INTO vault VALUES (?,?,?,?)", rows)

    @staticmethod
    def refuse_weak(stated: str) -> None:
        """Raises FileAccessError for a key that is too easily guessed."""
        if not crypt.strong_enough(stated):
            message = (
                "That key is too short. Give at least 12 characters, or 64 hexadecimal digits; nothing was written."
            )
            raise FileAccessError(message)

    def _unlocked(self, facts: dict[str, str]) -> Cipher:
        return crypt.Cipher(self._main_key(facts))

    def _main_key(self, facts: dict[str, str]) -> bytes:
        stated = self._given(self.store_id) if self._given else None
        if not stated:
            message = f"The store {self.place} is encrypted. {GIVE_KEY}; nothing was read."
            raise FileAccessError(message)
        try:
            users = crypt.users_cipher(stated, crypt.from_text(facts["salt"]))
            return users.open(crypt.from_text(facts["key"]), self.store_id.encode())
        except crypt.NotOpenedError:
            message = f"The key that was given does not open the store {self.place}. {GIVE_KEY}; nothing was changed."
            raise FileAccessError(message) from None

    # --- the keys of papers -------------------------------------------------------------------------------------------

    def ensure(self, wanted: Iterable[tuple[str, str]]) -> None:
        """See that there are keys of some names. Whoever makes one first makes it for all."""
        missing = [name for name in dict.fromkeys(wanted) if self.key(*name) is None]
        if not missing:
            return
        rows = [(case, name, self._kept(case, name, crypt.new_key()), None) for case, name in missing]
        with self._recorder.writing() as cursor:
            cursor.execute(TABLE)
            cursor.executemany("INSERT INTO vault VALUES (?,?,?,?) ON CONFLICT DO NOTHING", rows)
        self.active = True
        self.forget()

    def destroy(self, cursor: Writing, names: Iterable[tuple[str, str]], told: str) -> None:
        """Destroy some keys in a transaction; ``told`` stands from now on where their words stood."""
        self._recorder.zeroing(cursor)
        for case, name in names:
            gone = "UPDATE vault SET secret = NULL, told = ? WHERE case_id = ? AND name = ? AND secret IS NOT NULL"
            cursor.execute(gone, (told, case, name))

    def tombstones(self) -> list[tuple[str, str, str]]:
        """Every key that was destroyed: case, name, and what stands in the place of its words."""
        rows = self._rows("SELECT case_id, name, told FROM vault WHERE secret IS NULL ORDER BY case_id, name", ())
        return [(str(case), str(name), str(told)) for case, name, told in rows]

    def rows(self) -> list[tuple[str | None, ...]]:
        """All keys as they lie, for a copy of the store."""
        return self._rows("SELECT case_id, name, secret, told FROM vault ORDER BY case_id, name", ())

    def forget(self) -> None:
        """Look into the table again: a key may be new, or gone."""
        with self._turn:
            self._keys.clear()
            self._read.clear()

    def key(self, case: str, name: str) -> Cipher | Locked | None:
        """The key of a case's entry, or of a paper's bytes (in no case). None where there is none."""
        with self._turn:
            if case not in self._read or ((case, name) not in self._keys and self.active):
                self._load(case, name if not case else None)
            return self._keys.get((case, name))

    def _load(self, case: str, name: str | None) -> None:
        only, values = ("AND name = ?", (case, name)) if name else ("", (case,))
        rows = self._rows(f"SELECT name, secret, told FROM vault WHERE case_id = ? {only}", values)  # noqa: S608 (two words)
        for found, secret, told in rows:
            if found and (case, found) not in (_STORE, _ORIGIN):
                self._keys[case, found] = self._opened_key(case, found, secret) if secret else Locked(str(told))
        if name is None:
            self._read.add(case)

    def _kept(self, case: str, name: str, key: bytes) -> str:
        text = crypt.as_text
        return f"wrapped {text(self.main.shut(key, about_name(case, name)))}" if self.main else f"plain {text(key)}"

    def _opened_key(self, case: str, name: str, secret: str) -> Cipher | Locked:
        how, _, text = secret.partition(" ")
        key = crypt.from_text(text)
        if how == "wrapped":
            if self.main is None:
                return Locked("[words that need the key of the store]")
            key = self.main.open(key, about_name(case, name))
        return crypt.Cipher(key)

    def _row(self, case: str, name: str) -> str | None:
        rows = self._rows("SELECT secret FROM vault WHERE case_id = ? AND name = ?", (case, name))
        return rows[0][0] if rows else None

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[str | None, ...]]:
        """Rows of the table; none where a store has no such table."""
        self.active = self.active or self._recorder.has_table("vault")
        return self._recorder.rows(query, values) if self.active else []


def about_name(case: str, name: str) -> bytes:
    return f"{case}\x00{name}\x00".encode()


def _wrapped(store_id: str, stated: str, main: bytes) -> str:
    salt = os.urandom(16)
    key = crypt.users_cipher(stated, salt).shut(main, store_id.encode())
    return json.dumps({"form": 1, "id": store_id, "salt": crypt.as_text(salt), "key": crypt.as_text(key)})
