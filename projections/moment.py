"""A moment on either clock, and a case as it stood then."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, wraps
from typing import Any, TypeVar, cast

from domain.case import called
from domain.errors import UnknownReferenceError
from domain.events import CaseEvent
from projections.entry import Entry
from projections.placement import LAST, Placement
from projections.record import CaseRecord, Recorded

E = TypeVar("E", bound=CaseEvent)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Moment:
    """Court time: the end of a day, or just after an entry in docket order. Neither: now."""

    day: date | None = None
    after: str | None = None

    def __str__(self) -> str:
        if self.after:
            return f"ecf:{self.after}"
        return self.day.isoformat() if self.day else "now"


NOW = Moment()


@dataclass(frozen=True, slots=True)
class KnownAt:
    """Record time: what our log held at a position or at a UTC time."""

    position: int | None = None
    time: datetime | None = None

    def keeps(self, recorded: Recorded) -> bool:
        """Whether the log held this event then."""
        if self.position is not None:
            return recorded.position <= self.position
        return self.time is None or recorded.event.recorded_at <= self.time


def known(recorded: Iterable[Recorded], at: KnownAt | None) -> list[Recorded]:
    """The events that the log held at a time."""
    return [r for r in recorded if at is None or at.keeps(r)]


class CaseAt:
    """A case as of a moment. ``today`` judges deadlines where the moment names no day."""

    def __init__(self, record: CaseRecord, moment: Moment, today: date) -> None:
        self.record = record
        self.moment = moment
        self.limit: Placement | None = None
        if moment.after is not None:
            entry = self.entry_named(moment.after)
            self.limit = record.places[entry]
        self._now = moment == NOW
        self.day = moment.day or (self.limit.day if self.limit else today)
        self._seen: dict[type[CaseEvent], list[Any]] = {}
        self.views: dict[object, Any] = {}
        self._grouped: dict[tuple[type[CaseEvent], str], dict[Any, list[Any]]] = {}

    def entry_named(self, ident: str) -> str:
        """The id of the entry with an id or a docket number. Raises UnknownReferenceError."""
        for entry in self.record.entries.values():
            if ident in (entry.id, entry.number):
                return entry.id
        message = (
            f"{called(ident)} is not on this docket, so nothing can be shown as of it. `docket sheet` lists what is."
        )
        raise UnknownReferenceError(message)

    def holds(self, place: Placement | None) -> bool:
        """Whether what stands at a place had happened by then."""
        if place is None or self._now:
            return True
        if self.limit:
            by_order = place.order <= self.limit.order
            return by_order if place.order != LAST else place.day <= self.limit.day
        return place.day <= self.day

    def seen(self, kind: type[E]) -> list[E]:
        """The facts of a kind that stood by then, in court order (facts of one paper as they were recorded)."""
        if kind in self._seen:
            return self._seen[kind]
        placed = self.record.in_court_order(kind)
        self._seen[kind] = [event for place, event in placed if self.holds(place)]
        return self._seen[kind]

    def about(self, kind: type[E], field: str, value: str | None) -> Sequence[E]:
        """The facts of a kind that stood by then whose field has a value: all positions on A4, all rulings on C2."""
        if (kind, field) not in self._grouped:
            groups: dict[Any, list[Any]] = {}
            for event in self.seen(kind):
                groups.setdefault(getattr(event, field), []).append(event)
            self._grouped[kind, field] = groups
        return self._grouped[kind, field].get(value, ())

    @cached_property
    def closed_on(self) -> date | None:
        """The day on which the docket's head says that the case ended, where that is behind."""
        try:
            closed = date.fromisoformat(self.record.facts.get("date_terminated", "")[:10])
        except ValueError:  # none, or not as a day
            return None
        return closed if closed <= self.day else None

    @cached_property
    def answers(self) -> dict[str, list[Entry]]:
        """The entries on the docket that say of themselves that they answer an entry, by that entry."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for relation in entry.facts.relations:
                if relation.role in ("responds_to", "replies_to"):
                    found.setdefault(relation.to, []).append(entry)
        return found

    @cached_property
    def by_kind(self) -> dict[str, list[Entry]]:
        """The entries on the docket, by kind."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.facts.kind, []).append(entry)
        return found

    def has(self, ident: str) -> bool:
        """Whether an entry was on the docket by then."""
        return ident in self.record.places and self.holds(self.record.places[ident])

    @cached_property
    def entries(self) -> list[Entry]:
        """The entries on the docket by then, in docket order."""
        held = [e for e in self.record.entries.values() if self.has(e.id)]
        return sorted(held, key=lambda e: self.record.places[e.id].order)

    @cached_property
    def maybe_filed(self) -> list[Entry]:
        """Entries without filed date inside whose bounds the moment lies: they may not yet be filed."""
        if self.moment == NOW:
            return []
        found = []
        for entry in self.record.entries.values():
            place = self.record.places[entry.id]
            low, high = place.between or (None, None)
            if (
                place.between
                and not self.has(entry.id)
                and (low is None or low <= self.day)
                and (high is None or self.day < high)
            ):
                found.append(entry)
        return sorted(found, key=lambda e: self.record.places[e.id].order)

    def words(self) -> str:
        """The moment for a banner: ``NOW`` or ``AS OF 2023-01-10``."""
        if self.moment == NOW:
            return "NOW"
        if self.moment.after:
            entry = self.record.entries[self.entry_named(self.moment.after)]
            return f"AS OF {entry.cite} · {self.day.isoformat()}"
        return f"AS OF {self.day.isoformat()}"


def once(view: Callable[[CaseAt], V]) -> Callable[[CaseAt], V]:
    """A view folded once a moment, however many other views rest on it."""

    @wraps(view)
    def folded(at: CaseAt) -> V:
        if view not in at.views:
            at.views[view] = view(at)
        return cast("V", at.views[view])

    return folded
