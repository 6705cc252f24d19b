"""The order of a docket: when each entry stands, from its filed date or from the bounds that the others give it."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from domain.events import CaseEvent
from projections.entry import Entry

LAST = 1 << 30


def recorded_day(event: CaseEvent) -> date:
    """The day on which an event was recorded, where the person sits: an evening's work in California stands on that day."""
    return event.recorded_at.astimezone().date()


class Placement(NamedTuple):
    """A place in court time: the day, then the place in docket order within it.

    ``between`` are the bounds of an entry without filed date (either may be unknown); such an entry shows from its latest bound.
    """

    day: date
    order: int = LAST
    between: tuple[date | None, date | None] | None = None

    @classmethod
    def on(cls, day: date) -> "Placement":
        """A day after all entries of that day."""
        return cls(day)


_placed = partial(tuple.__new__, Placement)
"""What `Placement` does, without its detour over a function in Python: there is one for every entry of every moment."""


@lru_cache(maxsize=65_536)
def _number_key(number: str | None) -> tuple[int, int]:
    """Docket number, then attachment: 22 before 22-1 before 23."""
    first, _, attachment = (number or "0").partition("-")
    return int(first), int(attachment or 0)


def place(entries: Mapping[str, Entry]) -> dict[str, Placement]:
    """The place of every entry: numbered ones in the order of their numbers, the others by their day among them."""
    keys = {e.id: _number_key(e.number) for e in entries.values()}
    numbered = sorted((e for e in entries.values() if e.number), key=lambda e: keys[e.id])
    undated = [e for e in entries.values() if not e.facts.filed]
    near = _Neighbours.of(numbered, entries) if undated else None
    bounds = {e.id: b for e in undated if near and (b := _bounds(e, near))}
    days = {e.id: e.facts.filed or _day(e, bounds) for e in entries.values()}
    ordered = [(keys[e.id], e.id) for e in numbered]
    if others := [e for e in entries.values() if not e.number]:
        by_day = sorted((days[e.id], keys[e.id][0]) for e in numbered)
        highest = list(accumulate((number for _, number in by_day), max))
        for n, entry in enumerate(sorted(others, key=lambda e: (days[e.id], int(e.id[1:])))):
            source = entry.facts.source
            if source and source.follows is not None:  # the court's own page says where it stands
                ordered.append(((int(source.follows), LAST + n), entry.id))
                continue
            earlier = bisect_right(by_day, days[entry.id], key=itemgetter(0))
            ordered.append(((highest[earlier - 1] if earlier else 0, LAST + n), entry.id))
        ordered.sort(key=itemgetter(0))
    return {ident: _placed((days[ident], n, bounds.get(ident))) for n, (_, ident) in enumerate(ordered)}


def _day(entry: Entry, bounds: Mapping[str, tuple[date | None, date | None]]) -> date:
    earliest, latest = bounds.get(entry.id, (None, None))
    recorded = recorded_day(entry.event)
    return latest or max(earliest or recorded, recorded)


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """What the dates of a docket say of an entry without one: the latest before it, the earliest after it, who cites it."""

    before: Mapping[str, date | None]
    after: Mapping[str, date | None]
    citing: Mapping[str, date]
    by_name: Mapping[str, Entry]

    @classmethod
    def of(cls, numbered: list[Entry], entries: Mapping[str, Entry]) -> "_Neighbours":
        """One pass each way over the numbered entries, and one over the relations."""
        before: dict[str, date | None] = {}
        after: dict[str, date | None] = {}
        latest: date | None = None
        for entry in numbered:
            before[entry.id] = latest
            filed = entry.facts.filed
            latest = filed if filed and (latest is None or filed > latest) else latest
        earliest: date | None = None
        for entry in reversed(numbered):
            after[entry.id] = earliest
            filed = entry.facts.filed
            earliest = filed if filed and (earliest is None or filed < earliest) else earliest
        citing: dict[str, date] = {}
        for entry in entries.values():
            for relation in entry.facts.relations if entry.facts.filed else ():
                assert entry.facts.filed is not None
                citing[relation.to] = min(citing.get(relation.to, entry.facts.filed), entry.facts.filed)
        named = {e.id: e for e in entries.values()} | {e.number: e for e in entries.values() if e.number}
        return cls(before, after, citing, named)


def _bounds(entry: Entry, near: _Neighbours) -> tuple[date | None, date | None] | None:
    """Of an entry without filed date: from what is stated, from its neighbours on the docket, from the papers that cite it."""
    facts = entry.facts
    if entry.attachment is not None:
        parent = near.by_name.get(entry.id.partition("-")[0])
        if parent and parent.facts.filed:
            return parent.facts.filed, parent.facts.filed
    stated = facts.between or (None, None)
    low = max((d for d in (near.before.get(entry.id), stated[0], facts.dated) if d), default=None)
    high = min((d for d in (near.after.get(entry.id), near.citing.get(entry.id), stated[1]) if d), default=None)
    if low and high and low > high:  # a stated bound wins over a docket that was numbered out of order
        low, high = stated[0] or high, stated[1] or high
    return (low, None) if low and high and low > high else (low, high)
