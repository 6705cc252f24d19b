"""Between events and their stored form: topic by topic, one pass each way, old versions upcast."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from typing import Any, cast

from eventsourcing.persistence import Mapper, StoredEvent
from eventsourcing.utils import register_topic

from docket.store.boxes import BOXED, SHUT
from domain.errors import FileAccessError
from domain.events import CATALOGUE, CaseEvent
from projections.record import Recorded

State = dict[str, Any]
Upcast = tuple[str, Callable[[State], State]]
UPCASTS: dict[str, Upcast] = {}
"""Superseded topic -> (the topic that replaced it, the change of its state). Empty while every event is at v1."""

_USUAL = b'{"eve'
"""How the JSON of an event begins that lies under no key: with its id."""
_COLUMNS = {"originator_id", "originator_version"}
_MANY = 300
"""From so many events of a topic on, its own decoder is made, which takes as long as it saves on them."""

_recorded = partial(tuple.__new__, Recorded)
"""What `Recorded` does, without its detour over a function in Python: there are many."""

for _topic, _event in CATALOGUE.items():
    register_topic(_topic, _event)


class CaseMapper(Mapper[str]):
    """Events as JSON without what the columns already say."""

    def __init__(
        self, catalogue: Mapping[str, type[CaseEvent]] = CATALOGUE, upcasts: Mapping[str, Upcast] = UPCASTS
    ) -> None:
        self._catalogue = catalogue
        self._upcasts = upcasts
        self._decoders: dict[str, Callable[[str, int, bytes], CaseEvent]] = {}
        self._seen: Counter[str] = Counter()
        self.opened: Callable[[StoredEvent], bytes] | None = None
        """Gives the JSON of an event that is kept under a key; see `docket.store.vault`."""

    def to_stored_event(self, domain_event: Any) -> StoredEvent:  # noqa: ANN401 (the library's protocol)
        """An event as its topic and JSON bytes."""
        event = cast("CaseEvent", domain_event)
        # What model_dump_json does, without its detour over a str.
        state = event.__pydantic_serializer__.to_json(event, exclude=_COLUMNS, exclude_defaults=True)
        return stored_event(event.originator_id, event.originator_version, event.TOPIC, state)

    def to_domain_event(self, stored_event: StoredEvent) -> CaseEvent:
        """The event that was stored. Raises FileAccessError when it does not decode."""
        return self.decode(
            str(stored_event.originator_id), stored_event.originator_version, stored_event.topic, stored_event.state
        )

    def decode(self, stream: str, version: int, topic: str, state: bytes) -> CaseEvent:
        """The event of a stored row. Raises FileAccessError when it does not decode."""
        try:
            return self._decoders[topic](stream, version, state)
        except KeyError:
            self._counted(topic)
        except Exception:  # noqa: BLE001, S110
            # It is not sure, whatever of msgspec, of the cleaning or of a class's own checks has said no. Nothing is lost by
            # catching all: the class itself reads the same bytes next, and has the last word, and the words for a refusal.
            pass
        return self._validated(stream, version, topic, state)

    def replayed(self, stream: str, rows: Iterable[tuple[int, int, str, bytes]]) -> Iterator[Recorded]:
        """The same for many rows of a case: position, version, topic, state. Says of which position it is what does not decode."""
        decoders = self._decoders
        for position, version, topic, state in rows:
            try:
                event = decoders[topic](stream, version, state)
            except Exception:  # noqa: BLE001 (as in `decode`, which is asked next; mostly there is no decoder for so few)
                try:
                    event = self.decode(stream, version, topic, state)
                except FileAccessError as error:
                    raise FileAccessError(f"pos:{position}: {error}") from error
            yield _recorded((position, event))

    def _counted(self, topic: str) -> None:
        """Make the decoder of a topic once it is worth it."""
        self._seen[topic] += 1
        if self._seen[topic] == _MANY and (kind := self._catalogue.get(topic)):
            from docket.store.decoding import decoder  # noqa: PLC0415 (msgspec only where there is much to read)

            with suppress(TypeError):  # a class that only pydantic knows how to read
                self._decoders[topic] = decoder(kind)

    def _validated(self, stream: str, version: int, topic: str, state: bytes) -> CaseEvent:
        """The same by the event's own class, which has the last word: for few events, old topics, and what is refused."""
        try:
            if state[:5] != _USUAL and self.opened and (state[:5] == BOXED or state[:1] == SHUT):
                state = self.opened(stored_event(stream, version, topic, state))
            if topic in self._upcasts:
                topic, state = self._upcast(topic, state)
            if (kind := self._catalogue.get(topic)) is None:
                message = f"this program does not know “{topic}”. A newer version wrote it; update, then open it again."
                raise FileAccessError(f"{stream}, event {version}: {message}")
            # The columns are spliced into the JSON object, so that one pass of the validator reads it all.
            columns = _opening(stream) + b"%d," % version
            return cast("CaseEvent", kind.__pydantic_validator__.validate_json(columns + state[1:]))
        except (ValueError, TypeError) as error:
            message = f"({topic}) does not decode. Restore the store from a backup; nothing was changed."
            raise FileAccessError(f"{stream}, event {version} {message}") from error

    def _upcast(self, topic: str, state: bytes) -> tuple[str, bytes]:
        facts: State = json.loads(state)
        while topic in self._upcasts:
            topic, change = self._upcasts[topic]
            facts = change(facts)
        return topic, json.dumps(facts).encode()


def stored_event(stream: str, version: int, topic: str, state: bytes) -> StoredEvent:
    """What the class's own __init__ makes, which as that of a frozen dataclass takes twice as long: there are many in an import."""
    made = object.__new__(StoredEvent)
    told = made.__dict__
    told["originator_id"], told["originator_version"], told["topic"], told["state"] = stream, version, topic, state
    return made


@lru_cache(maxsize=4096)
def _opening(stream: str) -> bytes:
    """The start of the JSON object with a case's id, the same for all of its events."""
    return b'{"originator_id":' + json.dumps(stream).encode() + b',"originator_version":'
