"""What a store keeps, shut under its keys: events, papers and proposals, words in the boxes of the papers they are from."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from eventsourcing.persistence import StoredEvent

from docket.store import crypt
from docket.store.appending import Paper, Suggestion
from docket.store.boxes import BOXED, SHUT, boxed, in_json, unboxed
from docket.store.keys import GIVE_KEY, KeyTable, Locked, about_name
from domain.case import called
from domain.errors import FileAccessError, NotPossibleError
from domain.events import CaseEvent, PaperFiled, PaperSealed, WordsDestroyed
from domain.sealing import Change, Homes, Owners, proposal_with_words, with_words

PAPER = "paper:"
"""Before its hash, the name of the key to a paper's bytes."""
Owned = tuple[Owners, Homes]
"""Whose an event's own words are, and what is known of the others of its case."""


class Vault(KeyTable):
    """Everything that is kept goes through it once the store has any key."""

    # --- events -------------------------------------------------------------------------------------------------------

    def shut_events(
        self, stored: Sequence[StoredEvent], events: Sequence[CaseEvent], homes: dict[str, Homes],
        earlier: Callable[[str], Iterable[CaseEvent]] | None = None,
    ) -> list[StoredEvent]:  # fmt: skip
        """Events as the log is to keep them: words in the boxes of their papers, and all of it under the store's key.

        ``homes`` are those of the cases that are known already; ``earlier`` gives the events of another one.
        """
        owned = []
        for event in events:
            home = _home(homes, event.originator_id, earlier)
            home.learn(event)
            owned.append((home.owners(event), home))
        facts: list[dict[str, Any]] = [json.loads(one.state) for one in stored]
        self._ensure_words(stored, facts, owned)
        return [self._shut(*one) for one in zip(stored, facts, owned, strict=True)]

    def _ensure_words(
        self, stored: Sequence[StoredEvent], facts: Sequence[dict[str, Any]], owned: Sequence[Owned]
    ) -> None:  # fmt: skip
        """In an encrypted store every entry of which there are words has a key."""
        if not self.main:
            return
        wanted: dict[tuple[str, str], None] = {}
        for one, told, (owners, home) in zip(stored, facts, owned, strict=True):
            case = str(one.originator_id)

            def note(named: Owners, words: str, case: str = case) -> str:
                wanted.update(dict.fromkeys((case, owner) for owner in named))
                return words

            with_words(one.topic, told, owners, _all(home, note))
        self.ensure(wanted)

    def _shut(self, one: StoredEvent, facts: dict[str, Any], owned: Owned) -> StoredEvent:
        case, about = str(one.originator_id), _place_of(one)
        state = boxed(
            lambda change: with_words(one.topic, facts, owned[0], _all(owned[1], change)),
            lambda owner: self._closable(case, owner),
            lambda kept, label, box: self._box(case, kept, box, about + label.encode()),
        ) or one.state  # fmt: skip
        if self.main:
            state = SHUT + self.main.shut(state, about)
        return one if state is one.state else StoredEvent(one.originator_id, one.originator_version, one.topic, state)

    def opened(self, one: StoredEvent) -> bytes:
        """The JSON of an event, whatever it is kept under. Raises FileAccessError where the key of the store is needed."""
        state, about = one.state, _place_of(one)
        if state[:1] == SHUT:
            state = self._by_main(state[1:], about)
        if not state.startswith(BOXED):
            return state
        facts = unboxed(state, lambda label, shut: self._unbox(str(one.originator_id), label, shut, about))
        return in_json(facts)

    def _by_main(self, shut: bytes, about: bytes) -> bytes:
        if self.main is None:
            if self.locked:
                message = f"The store {self.place} is encrypted. {GIVE_KEY}; nothing was read."
                raise FileAccessError(message)
            raise ValueError("it is shut, and this store has no key")
        return self.main.open(shut, about)

    def in_the_clear(self, one: StoredEvent, owned: Owned, entry: str) -> bool:
        """Whether an event as it is kept holds words of an entry's paper that stand under no key of that entry."""
        found: list[str] = []

        def note(named: Owners, words: str) -> str:
            found.extend(words for owner in named if owner == entry)
            return words

        state = self._by_main(one.state[1:], _place_of(one)) if one.state[:1] == SHUT else one.state
        facts = unboxed(state, lambda *_: "") if state.startswith(BOXED) else json.loads(state)
        with_words(one.topic, facts, owned[0], _all(owned[1], note))
        return any(found)

    def any_closable(self, events: Iterable[CaseEvent]) -> bool:
        """Whether a paper comes in at an entry whose words have a key: then it has one too."""
        return any(isinstance(e, PaperFiled) and self._closable(e.originator_id, e.entry) for e in events)

    def _closable(self, case: str, owner: str) -> bool:
        key = self.key(case, owner)
        return key is not None and not isinstance(key, Locked)

    def _box(self, case: str, owners: Owners, box: bytes, about: bytes) -> str:
        for owner in owners:
            key = self.key(case, owner)
            assert key is not None
            assert not isinstance(key, Locked)
            box = key.shut(box, about)
        return crypt.as_text(box)

    def _unbox(self, case: str, label: str, shut: str, about: bytes) -> bytes | str:
        keys = []
        for owner in label.split(" "):
            key = self.key(case, owner)
            if key is None:
                self.missing.add((case, owner))
                key = Locked(f"[words whose key is missing: {called(owner)}]")
            if isinstance(key, Locked):
                return key.told
            keys.append(key)
        box = crypt.from_text(shut)
        for key in reversed(keys):
            box = key.open(box, about + label.encode())
        return box

    # --- papers and proposals -----------------------------------------------------------------------------------------

    def shut_papers(self, papers: Sequence[Paper], *, own_key: bool = False) -> list[Paper]:
        """Papers as the store is to keep them, each under a key of its own where it has one or is to have one."""
        if self.main or own_key:
            self.ensure(("", PAPER + paper[0]) for paper in papers if not self.lies_open(paper[0]))
        return [self._shut_paper(paper) for paper in papers]

    def _shut_paper(self, paper: Paper) -> Paper:
        sha256, name, media_type, data = paper
        key = self.key("", PAPER + sha256)
        if key is None:
            return paper
        if isinstance(key, Locked):
            message = f"The words of this very paper were destroyed in this store: {key.told} It is not kept again."
            raise NotPossibleError(message)
        about = sha256.encode()
        named = crypt.as_text(key.shut(name.encode(), about + b" name"))
        return sha256, named, media_type, key.shut(data, about)

    def heed(self, topics: Collection[str]) -> None:
        """What another program may have done, by the kinds of events that are read: made a first key, or destroyed one."""
        if WordsDestroyed.TOPIC in topics:
            self.forget()  # one that is gone may still be held here
        if PaperSealed.TOPIC in topics and not self.active:
            self.tombstones()  # looks whether there are keys now

    def destroyed(self, sha256: str) -> bool:
        """Whether the key to a paper was destroyed."""
        return isinstance(self.key("", PAPER + sha256), Locked)

    def lies_open(self, sha256: str) -> bool:
        """Whether a paper was kept without a key, so that it cannot have one any more."""
        return self.key("", PAPER + sha256) is None and self._recorder.paper(sha256) is not None

    def opened_paper(self, sha256: str, data: bytes) -> bytes | Locked:
        """A paper as it was filed, or what stands in its place. Raises NotOpenedError where it was changed."""
        key = self.key("", PAPER + sha256)
        return data if key is None else key if isinstance(key, Locked) else key.open(data, sha256.encode())

    def opened_name(self, sha256: str, name: str) -> str:
        """The name of a paper's file. Raises NotOpenedError where it was changed."""
        key = self.key("", PAPER + sha256)
        if key is None or isinstance(key, Locked):
            return name if key is None else key.told
        return key.open(crypt.from_text(name), sha256.encode() + b" name").decode()

    def shut_suggestions(
        self,
        suggestions: Sequence[Suggestion],
        homes: dict[str, Homes],
        earlier: Callable[[str], Iterable[CaseEvent]] | None = None,
    ) -> list[Suggestion]:
        """Proposals as the store is to keep them; the rest as for events."""
        shut = []
        for one in suggestions:
            home = _home(homes, one[0], earlier)
            if self.main:
                self._ensure_proposed(one, home)
            shut.append((*one[:4], self._shut_suggestion(one, home)))
        return shut

    def _ensure_proposed(self, one: Suggestion, home: Homes) -> None:
        case, _, entry, _, content = one
        wanted: set[tuple[str, str]] = set()

        def note(named: Owners, words: str) -> str:
            wanted.update((case, owner) for owner in named)
            return words

        proposal_with_words(entry, json.loads(content), home, _all(home, note))
        self.ensure(sorted(wanted))

    def _shut_suggestion(self, one: Suggestion, home: Homes) -> str:
        case, key, entry, _, content = one
        about = about_name(case, f"proposal {key}")
        state = boxed(
            lambda change: proposal_with_words(entry, json.loads(content), home, _all(home, change)),
            lambda owner: self._closable(case, owner),
            lambda kept, label, box: self._box(case, kept, box, about + label.encode()),
        ) or content.encode()  # fmt: skip
        return crypt.as_text(self.main.shut(state, about)) if self.main else state.decode()

    def opened_suggestion(self, case: str, key: str, content: str) -> str:
        """The JSON of a proposal. Raises NotOpenedError (a ValueError) where it was changed."""
        about = about_name(case, f"proposal {key}")
        state = content.encode()
        if self.encrypted and not content.startswith("{"):
            state = self._by_main(crypt.from_text(content), about)
        if not state.startswith(BOXED):
            return state.decode()
        return json.dumps(unboxed(state, lambda label, shut: self._unbox(case, label, shut, about)), ensure_ascii=False)


def _home(homes: dict[str, Homes], case: str, earlier: Callable[[str], Iterable[CaseEvent]] | None) -> Homes:
    if case not in homes:
        homes[case] = Homes(earlier(case) if earlier else ())
    return homes[case]


def _all(home: Homes, change: Change) -> Change:
    """The change with all owners of some words."""
    return lambda named, words: change(home.all_of(named, words), words)


def _place_of(one: StoredEvent) -> bytes:
    """What an event's bytes are bound to: its place in its case, not in the log, so that a copy keeps them."""
    return f"{one.originator_id}\x00{one.originator_version}\x00{one.topic}\x00".encode()
