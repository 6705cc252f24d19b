"""Replay: the moments at which a case can be stopped, and what each of them brought, in sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from weakref import WeakKeyDictionary

from domain.events import DeadlineMoved, DeadlineSet, HearingChanged, HearingSet, NoteWritten
from projections.difference import Change, difference
from projections.moment import NOW, CaseAt, Moment
from projections.placement import LAST, Placement
from projections.record import CaseRecord

_DAY = timedelta(days=1)
_DAYS: "WeakKeyDictionary[CaseRecord, list[date]]" = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Step:
    """One stop of a replay: the moment, the filing that it stands after (None for a day), and what it brought.

    A filing without a filed date stands at ``day``, the latest that it can have.
    """

    as_of: str
    day: date
    filed_on: date | None
    filed_assumed: bool
    entry: str | None
    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ReplayView:
    """A case step by step. ``thing`` is the id that it was narrowed to."""

    current_through: date | None
    by: str
    thing: str | None
    steps: tuple[Step, ...]


# --- where one can stop -----------------------------------------------------------------------------------------------


def filings(record: CaseRecord) -> list[Moment]:
    """Just after every entry, in docket order."""
    order = sorted(record.entries, key=lambda ident: record.places[ident].order)
    return [Moment(after=ident) for ident in order]


def days(record: CaseRecord) -> list[date]:
    """The days on which something was filed, heard or done, or fell due, and the day after that, when it may be past due."""
    if record not in _DAYS:
        found: set[date] = set()
        for _, event in record.live:
            if isinstance(event, (HearingSet, HearingChanged)) and event.on:
                found.add(event.on)
            if isinstance(event, (DeadlineSet, DeadlineMoved)) and (due := event.basis.due) and due != date.max:
                found |= {due, due + _DAY}
            place = None if isinstance(event, NoteWritten) else record.placed(event)
            if place:
                found.add(place.day)
        _DAYS[record] = sorted(found)
    return _DAYS[record]


def changes_of(record: CaseRecord, ident: str) -> list[tuple[Placement, Moment]]:
    """The moments at which a thing came to be or changed, in court order."""
    orders = {place.order: entry for entry, place in record.places.items()}
    found: dict[Placement, Moment] = {}
    for _, event in record.live:
        if isinstance(event, NoteWritten):
            continue  # work product changes nothing
        touched = ident in event.introduces() or getattr(event, "on", None) == ident
        place = record.placed(event) if touched or ident in event.rests_on() else None
        if place is None:
            continue
        after = orders.get(place.order) if place.order != LAST else None
        found[place] = Moment(after=after) if after else Moment(day=place.day)
    return sorted(found.items(), key=lambda pair: (pair[0].day, pair[0].order))


def just_before(at: CaseAt) -> Moment | None:
    """The moment from which a step began: the filing before, the day before, or the day before the first filing."""
    if at.moment.day:
        return Moment(day=at.moment.day - _DAY) if at.moment.day > date.min else None
    stops = filings(at.record)
    if not stops:
        return None
    here = [stop.after for stop in stops].index(at.entry_named(at.moment.after)) if at.moment.after else len(stops) - 1
    if here:
        return stops[here - 1]
    first = at.record.places[str(stops[0].after)].day
    return Moment(day=first - _DAY) if first > date.min else None


# --- the replay -------------------------------------------------------------------------------------------------------


def stops_of(record: CaseRecord, by: str, thing: str | None, today: date) -> list[Moment]:
    """The stops of a replay by ``filing`` or ``day``; of a thing, only its own changes."""
    if thing:
        return [moment for _, moment in changes_of(record, thing)]
    if by == "day":
        return [Moment(day=day) for day in days(record) if day <= today]
    return filings(record)


def within(record: CaseRecord, stops: Iterable[Moment], begin: Moment, end: Moment) -> list[Moment]:
    """The stops from one moment to another, both counted in; ``now`` is no bound. Raises UnknownReferenceError."""
    low = _place(record, begin, whole_day=False) if begin != NOW else (date.min, -1)
    high = _place(record, end, whole_day=True) if end != NOW else (date.max, LAST)
    return [stop for stop in stops if low <= _place(record, stop, whole_day=True) <= high]


def _place(record: CaseRecord, moment: Moment, *, whole_day: bool) -> tuple[date, int]:
    """Where a moment lies; a day begins before its first filing and ends after its last."""
    if moment.after:
        place = record.places[CaseAt(record, moment, date.max).entry_named(moment.after)]
        return place.day, place.order
    return moment.day or date.max, LAST if whole_day else -1


def replay(record: CaseRecord, today: date, stops: Sequence[Moment], thing: str | None = None) -> Iterator[Step]:
    """What each stop brought. Stops at which nothing changed are left out, but for filings."""
    before: CaseAt | None = None
    for moment in stops:
        at = CaseAt(record, moment, today)
        base = just_before(at) or NOW
        if before is None or before.moment != base:
            before = CaseAt(record, base, today)
        changes = tuple(only(difference(before, at).changes, thing))
        entry = at.entry_named(moment.after) if moment.after else None
        if changes or (entry and not thing):
            facts = record.entries[entry].facts if entry else None
            dated = (facts.filed, facts.filed_assumed) if facts else (None, False)
            yield Step(str(moment), at.day, *dated, entry, record.entry_name(entry) if entry else "", changes)
        before = at


def only(changes: Iterable[Change], thing: str | None) -> Iterator[Change]:
    """The changes of one thing and of its parts; all of them where none is named."""
    return (c for c in changes if thing is None or c.id == thing or c.id.startswith(f"{thing}."))
