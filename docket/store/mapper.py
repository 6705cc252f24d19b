"""Between events and their stored form: topic by topic, one pass of pydantic each way, old versions upcast."""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, cast

from eventsourcing.persistence import Mapper, StoredEvent
from eventsourcing.utils import register_topic

from docket.store.boxes import BOXED, SHUT
from domain.errors import FileAccessError
from domain.events import CATALOGUE, CaseEvent

State = dict[str, Any]
Upcast = tuple[str, Callable[[State], State]]
UPCASTS: dict[str, Upcast] = {}
"""Superseded topic -> (the topic that replaced it, the change of its state). Empty while every event is at v1."""

_USUAL = b'{"eve'
"""How the JSON of an event begins that lies under no key: with its id."""
_COLUMNS = {"originator_id", "originator_version"}

for _topic, _event in CATALOGUE.items():
    register_topic(_topic, _event)


class CaseMapper(Mapper[str]):
    """Events as JSON without what the columns already say."""

    def __init__(
        self, catalogue: Mapping[str, type[CaseEvent]] = CATALOGUE, upcasts: Mapping[str, Upcast] = UPCASTS
    ) -> None:
        self._catalogue = catalogue
        self._upcasts = upcasts
        self.opened: Callable[[StoredEvent], bytes] | None = None
        """Gives the JSON of an event that is kept under a key; see `docket.store.vault`."""

    def to_stored_event(self, domain_event: Any) -> StoredEvent:  # noqa: ANN401 (the library's protocol)
        """An event as its topic and JSON bytes."""
        event = cast("CaseEvent", domain_event)
        # What model_dump_json does, without its detour over a str.
        state = event.__pydantic_serializer__.to_json(event, exclude=_COLUMNS, exclude_defaults=True)
        return StoredEvent(event.originator_id, event.originator_version, event.TOPIC, state)

    def to_domain_event(self, stored_event: StoredEvent) -> CaseEvent:
        """The event that was stored. Raises FileAccessError when it does not decode."""
        topic, state = stored_event.topic, stored_event.state
        try:
            if state[:5] != _USUAL and self.opened and (state[:5] == BOXED or state[:1] == SHUT):
                state = self.opened(stored_event)
            if topic in self._upcasts:
                topic, state = self._upcast(topic, state)
            if (kind := self._catalogue.get(topic)) is None:
                message = f"this program does not know “{topic}”. A newer version wrote it; update, then open it again."
                raise FileAccessError(f"{_where(stored_event)}: {message}")
            # The columns are spliced into the JSON object, so that one pass of the validator reads it all.
            columns = _opening(stored_event.originator_id) + b"%d," % stored_event.originator_version
            return cast("CaseEvent", kind.__pydantic_validator__.validate_json(columns + state[1:]))
        except (ValueError, TypeError) as error:
            message = f"({topic}) does not decode. Restore the store from a backup; nothing was changed."
            raise FileAccessError(f"{_where(stored_event)} {message}") from error

    def _upcast(self, topic: str, state: bytes) -> tuple[str, bytes]:
        facts: State = json.loads(state)
        while topic in self._upcasts:
            topic, change = self._upcasts[topic]
            facts = change(facts)
        return topic, json.dumps(facts).encode()


@lru_cache(maxsize=4096)
def _opening(originator_id: object) -> bytes:
    """The start of the JSON object with a case's id, the same for all of its events."""
    return b'{"originator_id":' + json.dumps(str(originator_id)).encode() + b',"originator_version":'


def _where(stored: StoredEvent) -> str:
    return f"{stored.originator_id}, event {stored.originator_version}"
