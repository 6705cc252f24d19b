"""The order of a docket: when each entry stands, from its filed date or from the bounds that the others give it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.events import CaseEvent
from projections.entry import Entry

LAST = 1 << 30


def recorded_day(event: CaseEvent) -> date:
    """The day on which an event was recorded, where the person sits: an evening's work in California stands on that day."""
    return event.recorded_at.astimezone().date()


@dataclass(frozen=True, slots=True, order=True)
class Placement:
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


def number_key(entry: Entry) -> tuple[int, int]:
    """Docket number, then attachment: 22 before 22-1 before 23."""
    number, _, attachment = (entry.number or "0").partition("-")
    return int(number), int(attachment or 0)


def place(entries: Mapping[str, Entry]) -> dict[str, Placement]:
    """The place of every entry: numbered ones in the order of their numbers, the others by their day among them."""
    numbered = sorted((e for e in entries.values() if e.number), key=number_key)
    others = [e for e in entries.values() if not e.number]
    bounds = {e.id: b for e in entries.values() if (b := _bounds(e, numbered, entries))}
    days = {e.id: _day(e, bounds) for e in entries.values()}
    ordered = [(number_key(e), e) for e in numbered]
    for n, entry in enumerate(sorted(others, key=lambda e: (days[e.id], int(e.id[1:])))):
        earlier = [key for key, e in ordered if e.number and days[e.id] <= days[entry.id]]
        after = max(earlier, default=(0, 0))
        ordered.append(((after[0], LAST + n), entry))
    ordered.sort(key=lambda pair: pair[0])
    return {e.id: Placement(days[e.id], n, bounds.get(e.id)) for n, (_, e) in enumerate(ordered)}


def _day(entry: Entry, bounds: Mapping[str, tuple[date | None, date | None]]) -> date:
    if entry.facts.filed:
        return entry.facts.filed
    earliest, latest = bounds.get(entry.id, (None, None))
    recorded = recorded_day(entry.event)
    return latest or max(earliest or recorded, recorded)


def _bounds(
    entry: Entry, numbered: list[Entry], entries: Mapping[str, Entry]
) -> tuple[date | None, date | None] | None:
    """From what is stated, from the neighbours on the docket, and from the papers that answer or cite it."""
    if entry.facts.filed:
        return None
    if entry.attachment is not None:
        whole = entry.id.partition("-")[0]
        parent = next((e for e in entries.values() if whole in (e.id, e.number)), None)
        if parent and parent.facts.filed:
            return parent.facts.filed, parent.facts.filed
    stated = entry.facts.between or (None, None)
    before = [e.facts.filed for e in numbered if e.facts.filed and entry.number and number_key(e) < number_key(entry)]
    after = [e.facts.filed for e in numbered if e.facts.filed and entry.number and number_key(e) > number_key(entry)]
    citing = [
        e.facts.filed for e in entries.values() if e.facts.filed and any(r.to == entry.id for r in e.facts.relations)
    ]
    low = max(
        [*before, *([stated[0]] if stated[0] else []), *([entry.facts.dated] if entry.facts.dated else [])],
        default=None,
    )
    high = min([*after, *citing, *([stated[1]] if stated[1] else [])], default=None)
    if low and high and low > high:  # a stated bound wins over a docket that was numbered out of order
        low, high = stated[0] or high, stated[1] or high
    return (low, None) if low and high and low > high else (low, high)
