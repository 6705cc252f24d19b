"""Where a person is: the moment on both clocks, the marks, and for every view its selection, filter and side."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from domain.case import called
from projections.moment import NOW, CaseAt, KnownAt, Moment
from projections.passages import PassageView
from projections.replay import changes_of, days
from tui.folded import Folded, When

MARKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Unit(NamedTuple):
    """By what one steps in time: filing, day, event, or the changes of a thing."""

    name: str = "filing"
    thing: str | None = None

    def __str__(self) -> str:
        return f"change of {self.thing}" if self.thing else self.name


@dataclass(slots=True)
class Session:
    """The state of one visit to a case. It knows nothing of widgets."""

    case: str
    when: When = field(default_factory=When)
    marks: dict[str, When] = field(default_factory=dict)
    """Marked moments by their letter; the last one is that from which is compared."""
    unit: Unit = field(default_factory=Unit)
    """The step taken last: play goes on with it."""
    way: int = 1
    """Whether it went on or back."""
    comparing: bool = False
    view: str = "overview"
    selected: dict[str, str] = field(default_factory=dict)
    filters: dict[str, str] = field(default_factory=dict)
    shift: int = 0
    court_order: bool = False
    reading: str | None = None
    picked: set[str] = field(default_factory=set)
    """The proposals picked for a batch in the review queue."""
    sought: tuple[str, PassageView] | None = None
    """The thing from which a passage was gone to, and the passage: it is marked in the paper though no event rests on it."""
    read_from: str | None = None
    """The view from which the paper was opened."""

    def toggle_mark(self) -> str | None:
        """Mark this moment with the next free letter; where it is marked, take the mark off. None where no letter is left."""
        here = next((letter for letter, when in self.marks.items() if when == self.when), None)
        if here:
            del self.marks[here]
            return here
        free = next((letter for letter in MARKS if letter not in self.marks), None)
        if free:
            self.marks[free] = self.when
        return free

    def next_mark(self) -> str | None:
        """The mark after the one last set or gone to, which it now becomes; None where there is none but here."""
        order = sorted(self.marks)
        last = next(reversed(self.marks), None)
        after = [*order[bisect_right(order, last or "") :], *order]
        found = next((letter for letter in after if self.marks[letter] != self.when), None)
        if found:
            self.marks[found] = self.marks.pop(found)
        return found

    def since(self, here: When) -> tuple[str, When] | None:
        """The mark from which is compared: the one last set or gone to that is not at a moment."""
        return next(((letter, when) for letter, when in reversed(self.marks.items()) if when != here), None)


def step(folded: Folded, unit: Unit, by: int) -> When | None:
    """The moment one step later or earlier, or None where there is none."""
    match unit.name:
        case "event":
            return step_event([r.position for r in folded.whole.recorded], folded.when, by)
        case "day":
            return step_day(folded, by)
        case "change" if unit.thing:
            return step_change(folded, unit.thing, by)
        case _:
            return step_filing(folded, by)


def first_of(folded: Folded, unit: Unit) -> When | None:
    """Where playing begins: the first stop of a kind of step."""
    when = folded.when
    match unit.name:
        case "event":
            recorded = folded.whole.recorded
            return when._replace(known_at=KnownAt(position=recorded[0].position)) if len(recorded) > 1 else None
        case "day":
            stops = days(folded.record)
            return when._replace(moment=Moment(day=stops[0])) if stops else None
        case "change" if unit.thing:
            changes = changes_of(folded.record, unit.thing)
            return when._replace(moment=changes[0][1]) if changes else None
        case _:
            entries = folded.entries
            return when._replace(moment=Moment(after=entries[0].id)) if entries else None


def step_filing(folded: Folded, by: int) -> When | None:
    """The moment one filing later or earlier, or None where there is none. After the last filing comes now."""
    stops, when = folded.entries, folded.when
    if not stops:
        return None
    place = place_of(folded) + by
    if place < 0:
        return None
    if place >= len(stops):
        return None if when.moment == NOW else when._replace(moment=NOW)
    return when._replace(moment=Moment(after=stops[place].id))


def place_of(folded: Folded) -> int:
    """The index of the last filing that stands; past the end for now."""
    return folded.once("place", lambda: _place_of(folded))


def _place_of(folded: Folded) -> int:
    at, stops = folded.at, folded.entries
    if at.moment == NOW:
        return len(stops)
    if at.moment.after:
        return next(n for n, e in enumerate(stops) if at.moment.after in (e.id, e.number))
    return sum(1 for e in stops if at.has(e.id)) - 1


def step_day(folded: Folded, by: int) -> When | None:
    """The end of the next (or previous) day on which something happened or fell due; after the last of them comes now."""
    at, stops = folded.at, days(folded.record)
    if by < 0:
        place = (bisect_right(stops, at.day) if at.moment == NOW else bisect_left(stops, at.day)) - 1
        return folded.when._replace(moment=Moment(day=stops[place])) if place >= 0 else None
    if at.moment == NOW:
        return None
    place = bisect_right(stops, at.day)
    partly = at.moment.after is not None and at.day in stops  # the rest of this day comes first
    wanted = at.day if partly else stops[place] if place < len(stops) else None
    ahead = wanted is None or wanted > folded.today
    return folded.when._replace(moment=NOW if ahead else Moment(day=wanted))


def step_event(positions: Sequence[int], when: When, by: int) -> When | None:
    """The record one event later or earlier; the last event is now."""
    known = when.known_at
    held = len(positions) - 1
    if known and known.position is not None:
        held = bisect_right(positions, known.position) - 1
    wanted = held + by
    if wanted < 0 or (wanted >= len(positions) and known is None):
        return None
    if wanted >= len(positions) - 1:
        return when._replace(known_at=None)
    return when._replace(known_at=KnownAt(position=positions[wanted]))


def step_change(folded: Folded, ident: str, by: int) -> When | None:
    """The next (or previous) moment at which a thing changed."""
    at = folded.at
    stops = changes_of(folded.record, ident)
    here = [n for n, (place, _) in enumerate(stops) if at.holds(place)]
    place = len(stops) if at.moment == NOW else (here[-1] if here else -1)
    if at.moment != NOW and by < 0 and 0 <= place < len(stops) and stops[place][1] != at.moment:
        place += 1  # the last change lies before this moment: go to it first
    wanted = place + by
    return folded.when._replace(moment=stops[wanted][1]) if 0 <= wanted < len(stops) else None


def words_of(at: CaseAt, when: When) -> str:
    """A moment on both clocks for the banner, and what is left out of it."""
    told, known = at.words(), when.known_at
    if known is not None:
        record = f"AS KNOWN AT pos:{known.position}" if known.position is not None else f"AS KNOWN AT {known.time}"
        told = record if told == "NOW" else f"{told} · {record}"
    return f"WHAT IF WITHOUT {', '.join(map(called, when.without))} · {told}" if when.without else told
