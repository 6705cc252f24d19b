"""Where a person is: the moment on both clocks, the mark, and for every view its selection, filter and side."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.events import NoteWritten
from projections.moment import NOW, CaseAt, KnownAt, Moment
from projections.passages import PassageView
from projections.placement import LAST, Placement
from projections.record import CaseRecord
from tui.folded import Folded, When


@dataclass(slots=True)
class Session:
    """The state of one visit to a case. It knows nothing of widgets."""

    case: str
    when: When = field(default_factory=When)
    mark: When | None = None
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


def step_filing(folded: Folded, by: int) -> When | None:
    """The moment one filing later or earlier, or None where there is none. After the last filing comes now."""
    stops, when = folded.entries, folded.when
    if not stops:
        return None
    place = _place(folded) + by
    if place < 0:
        return None
    if place >= len(stops):
        return None if when.moment == NOW else When(NOW, when.known_at)
    return When(Moment(after=stops[place].id), when.known_at)


def _place(folded: Folded) -> int:
    """The index of the last filing that stands; past the end for now."""
    at, stops = folded.at, folded.entries
    if at.moment == NOW:
        return len(stops)
    if at.moment.after:
        return next(n for n, e in enumerate(stops) if at.moment.after in (e.id, e.number))
    return sum(1 for e in stops if at.has(e.id)) - 1


def step_event(positions: Sequence[int], when: When, by: int) -> When | None:
    """The record one event later or earlier; the last event is now."""
    known = when.known_at
    held = len(positions) - 1
    if known and known.position is not None:
        held = sum(1 for p in positions if p <= known.position) - 1
    wanted = held + by
    if wanted < 0 or (wanted >= len(positions) and known is None):
        return None
    if wanted >= len(positions) - 1:
        return When(when.moment)
    return When(when.moment, KnownAt(position=positions[wanted]))


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


def step_change(folded: Folded, ident: str, by: int) -> When | None:
    """The next (or previous) moment at which a thing changed."""
    at = folded.at
    stops = changes_of(folded.record, ident)
    here = [n for n, (place, _) in enumerate(stops) if at.holds(place)]
    place = len(stops) if at.moment == NOW else (here[-1] if here else -1)
    if at.moment != NOW and by < 0 and 0 <= place < len(stops) and stops[place][1] != at.moment:
        place += 1  # the last change lies before this moment: go to it first
    wanted = place + by
    return When(stops[wanted][1], folded.when.known_at) if 0 <= wanted < len(stops) else None


def before(folded: Folded) -> When | None:
    """What a comparison starts from when nothing is marked: the filing before this moment."""
    stops = folded.entries
    place = min(_place(folded), len(stops) - 1) - 1
    return When(Moment(after=stops[place].id), folded.when.known_at) if 0 <= place < len(stops) else None


def words_of(at: CaseAt, known: KnownAt | None) -> str:
    """A moment on both clocks for the banner."""
    told = at.words()
    if known is None:
        return told
    record = f"AS KNOWN AT pos:{known.position}" if known.position is not None else f"AS KNOWN AT {known.time}"
    return record if told == "NOW" else f"{told} · {record}"
