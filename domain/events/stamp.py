"""What every event carries, and the catalogue of all of them by topic."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar

from domain.passage import Frozen, Passage
from domain.values import Line

CATALOGUE: dict[str, "type[CaseEvent]"] = {}
"""Every event class by its topic; the mapper reads and writes through it."""

Passages = tuple[Passage, ...]
_CITING = ("entry", "argument", "concession", "deadline", "standard", "element", "party", "by_order")


class CaseEvent(Frozen):
    """What every event carries. ``recorded_at`` is UTC and never runs back within a case."""

    TOPIC: ClassVar[str]
    originator_id: str
    originator_version: int
    event_id: str
    command_id: str
    actor: Line
    recorded_at: datetime
    court_date: date | None = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        topic = cls.__dict__.get("TOPIC")
        if not isinstance(topic, str) or topic in CATALOGUE:
            message = f"{cls.__name__} needs a TOPIC of its own"
            raise TypeError(message)
        CATALOGUE[topic] = cls

    def introduces(self) -> tuple[str, ...]:
        """The ids that later events may cite because of this one."""
        return ()

    def rests_on(self) -> tuple[str, ...]:
        """The ids that must stand for this event to stand."""
        return tuple(dict.fromkeys(self._grounds()))

    def _grounds(self) -> Iterator[str]:
        for name in _citing(type(self)):
            if isinstance(value := getattr(self, name), str):
                yield value
        for passage in self.cited():
            yield passage.entry
            if passage.via:
                yield passage.via.entry

    def cited(self) -> Passages:
        """The passages that the event rests on."""
        found: Passages = self.passages if "passages" in type(self).model_fields else ()  # type: ignore[attr-defined]
        return found


@cache
def _citing(kind: type[CaseEvent]) -> tuple[str, ...]:
    """The fields of a kind of event that hold the id of another thing; asking the class is a tenth of asking every event."""
    return tuple(name for name in _CITING if name in kind.model_fields)
