"""From which day a scheduled period runs: a paper's filing, service or entry, a due date, a hearing; or what it waits for."""

from dataclasses import dataclass
from datetime import date

from domain.events import HearingSet, OffDocketEventRecorded, RulingMade
from projections.deadlines import DeadlineView, HearingView, deadlines
from projections.entry import Entry
from projections.moment import CaseAt, once

_DONE = ("vacated",)


@dataclass(frozen=True, slots=True)
class Ground:
    """The day, the thing that it is the day of, and how it is known. Without a day ``waits_for`` says what is missing."""

    day: date | None
    of: str | None
    told: str
    waits_for: str | None = None
    assumed: tuple[str, ...] = ()
    ecf_assumed: bool = False


def on_entry(at: CaseAt, entry: Entry, anchor: str) -> Ground:
    """The day of an entry that an anchor names. A filing through ECF is served and entered on its day unless told otherwise."""
    facts = entry.facts
    word = {"served": "service", "entered": "entry", "summons": "service of the summons and"}.get(anchor, "filing")
    told = f"{word} of {entry.name}"
    if anchor == "summons":
        return _summons(at, entry, told)
    stated = {"served": facts.served, "entered": facts.entered}.get(anchor)
    if stated:
        return Ground(stated, entry.id, told)
    if facts.filed is None:
        low, high = at.record.places[entry.id].between or (None, None)
        bounds = f" (between {low or '?'} and {high or '?'})" if low or high else ""
        return Ground(None, entry.id, told, f"the filed date of {entry.name}, which is not known{bounds}")
    assumed = [f"The filed date of {entry.name}, {facts.filed}, is assumed."] if facts.filed_assumed else []
    if anchor == "served":
        assumed.append(f"Service through ECF on the day of filing, {facts.filed}, is assumed.")
    elif anchor == "entered":
        assumed.append(f"Entry on the docket on the day of filing, {facts.filed}, is assumed.")
    return Ground(facts.filed, entry.id, told, assumed=tuple(assumed), ecf_assumed=anchor == "served")


def _summons(at: CaseAt, entry: Entry, told: str) -> Ground:
    """Service of a summons is never assumed: it is on the record, as a served date or as an off-docket event."""
    if entry.facts.served:
        return Ground(entry.facts.served, entry.id, told)
    for event in at.seen(OffDocketEventRecorded):
        if event.kind == "service" and event.entry == entry.id:
            return Ground(event.on, event.id, f"{event.what} ({event.id})")
    return Ground(None, entry.id, told, f"the day of {told}, which nobody has recorded")


def on_due(deadline: DeadlineView) -> Ground:
    """The day on which another paper was due, whatever the ground of that date."""
    told = f"the due date of {deadline.id} ({deadline.what})"
    if deadline.due is None or deadline.state in _DONE:
        return Ground(None, deadline.id, told, told)
    assumed = (
        () if deadline.certainty == "ordered" else (f"{deadline.id} is due {deadline.due} ({deadline.certainty}).",)
    )
    return Ground(deadline.due, deadline.id, told, assumed=tuple(word.replace("_", " ") for word in assumed))


def on_hearing(at: CaseAt, motion: Entry) -> Ground:
    """The hearing of a motion: set by it, or by an entry that speaks of it; else the only one, and that is assumed."""
    shown = {hearing.id: hearing for hearing in deadlines(at).hearings}
    events = at.seen(HearingSet)
    own = [shown[e.id] for e in events if e.entry and (e.entry == motion.id or _speaks_of(at, e.entry, motion.id))]
    if own:
        return _of_hearing(own[-1])
    motions = [e for e in at.by_kind.get("motion", ()) if not decided(at, e)]
    lone = [h for h in shown.values() if h.state in ("set", "reset")]
    if len(lone) == 1 and [e.id for e in motions] == [motion.id]:
        found = _of_hearing(lone[0])
        return Ground(
            found.day, found.of, found.told, assumed=(f"{lone[0].id} is taken for the hearing of this motion.",)
        )
    told = f"hearing of {motion.name}"
    return Ground(None, motion.id, told, f"a {told}, which is not on the calendar")


def _speaks_of(at: CaseAt, entry: str, motion: str) -> bool:
    found = at.record.entries.get(entry)
    return found is not None and any(relation.to == motion for relation in found.facts.relations)


def _of_hearing(hearing: HearingView) -> Ground:
    told = f"hearing {hearing.id} ({hearing.what})"
    if hearing.state == "vacated":
        return Ground(None, hearing.id, told, f"another day for {told}, which was vacated")
    return Ground(hearing.on, hearing.id, told)


def decided(at: CaseAt, motion: Entry) -> bool:
    """Whether a motion was ruled on or withdrawn."""
    return motion.id in _ended(at)


@once
def _ended(at: CaseAt) -> frozenset[str]:
    ruled = {ruling.on for ruling in at.seen(RulingMade)}
    ended = ("rules_on", "withdraws")
    return frozenset(ruled | {r.to for entry in at.entries for r in entry.facts.relations if r.role in ended})
