"""Papers under seal in a store that is crashed on: a key is there and everything reads, or a tombstone stands and nothing does."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from eventsourcing.persistence import StoredEvent

from docket.clerk import Clerk, searching
from docket.store.log import Store
from docket.store.server import Place
from domain.events import WordsDestroyed

DAY = date(2023, 3, 1)
_FIRST = 100


@dataclass(frozen=True)
class Secret:
    """A paper under seal: its entry, the word in it and in what was recorded from it, its bytes, its keys as they lie."""

    entry: str
    word: str
    data: bytes
    keys: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of the key to its bytes."""
        return f"paper:{sha256(self.data).hexdigest()}"


class Seals:
    """The papers of a store whose keys are destroyed by and by."""

    def __init__(self, place: Place, case: str) -> None:
        self.place, self.case = place, case
        self.secrets: list[Secret] = []
        self._looked: set[str] = set()

    def more(self) -> None:
        """Three more that can be read, one of them unsealed again and so in the index of all words."""
        clerk = Clerk(Store(self.place), "counsel")
        for n in range(3):
            entry, word = str(_FIRST + len(self.secrets)), f"galleon{uuid.uuid4().hex[:12]}"
            data = f"Memorandum of counsel. The {word} lies in the harbor, and nobody else knows of it.\n".encode()
            clerk.file(
                self.case, data, name="memo.txt", entry=entry, kind="brief", title="Memorandum", party="Bolt", filed=DAY,
                sealed="by order",
            )  # fmt: skip
            clerk.note(self.case, entry, f"Ask about the {word}.")
            names = {entry, f"paper:{sha256(data).hexdigest()}"}
            keys = tuple(str(row[2]) for row in clerk.store.vault.rows() if row[1] in names)
            assert len(keys) == 2
            self.secrets.append(Secret(entry, word, data, keys))
            if n == 0:
                clerk.unseal(self.case, entry, reason="the order was lifted")
        searching.search(clerk, "galleon*")
        clerk.store.close()

    # --- what the child does --------------------------------------------------------------------------------------------

    def withhold(self, tell: Callable[[str], object]) -> None:
        """The last papers clawed back, given back, unsealed and sealed, again and again."""
        clerk, case = Clerk(Store(self.place), "child"), self.case
        tell("ready")
        while True:
            for entry in [secret.entry for secret in self.secrets[-2:]]:
                clerk.claw_back(case, entry, party="Bolt", on=DAY, reason="produced by mistake")
                tell(f"kept {clerk.head()}")
                clerk.end_claw_back(case, entry, outcome="withdrawn", on=DAY, reason="it was meant")
                clerk.unseal(case, entry, reason="the order was lifted")
                tell(f"kept {clerk.head()}")
                searching.search(clerk, "galleon*")
                clerk.seal(case, entry, reason="another order")
                tell(f"kept {clerk.head()}")

    def destroy(self, tell: Callable[[str], object]) -> None:
        """The keys of the last papers, one after the other."""
        clerk = Clerk(Store(self.place), "child")
        tell("ready")
        for secret in self.secrets[-3:]:
            clerk.destroy_words(self.case, secret.entry, reason="on request")
            tell(f"destroyed {secret.entry}")

    # --- what is looked at ----------------------------------------------------------------------------------------------

    def look(self, store: Store, told: list[str]) -> None:
        """Raises AssertionError where a paper is half destroyed, or a destruction that was told of is not there."""
        vault = store.vault
        tombstones = {(case, name) for case, name, _ in vault.tombstones()} if self.secrets else set()
        events = {e.event.entry for e in store.events(self.case) if isinstance(e.event, WordsDestroyed)}
        said = "\n".join(_opened(store))
        for secret in self.secrets:
            gone = (self.case, secret.entry) in tombstones
            assert gone or f"destroyed {secret.entry}" not in told, f"{secret.entry} was told to be destroyed"
            assert gone == (("", secret.name) in tombstones) == (secret.entry in events), (
                f"{secret.entry}: half destroyed"
            )
            assert store.paper(secret.name.partition(":")[2]) == (None if gone else secret.data)
            assert (secret.word in said) == (not gone), f"the words of {secret.entry}"
            if gone and secret.entry not in self._looked:
                self._no_byte_is_left(store, secret)

    def _no_byte_is_left(self, store: Store, secret: Secret) -> None:
        """Asked for again, a destruction that was cut short takes away what is left in the files: the keys, the index."""
        self._looked.add(secret.entry)
        again: Any = Clerk(store, "auditor").destroy_words(self.case, secret.entry, reason="on request")
        assert again.scrubbed
        if isinstance(self.place, Path):
            files = b"".join(path.read_bytes() for path in self.place.parent.glob(f"{self.place.name}*"))
            left = [one for one in (*secret.keys, secret.word) if one.encode() in files]
            assert left == [], f"{secret.entry}: {len(left)} of its keys and words lie in the file"


def _opened(store: Store) -> Iterator[str]:
    """What every event says to who has all keys that are left."""
    for row in store.recorder.scan():
        yield store.vault.opened(StoredEvent(row.stream, row.version, row.topic, bytes(row.state))).decode()
