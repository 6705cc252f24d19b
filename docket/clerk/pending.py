"""The motions over all cases on which the court has yet to act: kept as rows beside the record, or folded where none are kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from docket.clerk.agenda import CaseName, everywhere, name_of
from docket.clerk.listing import Progress, catch_up
from docket.store.readmodels import DueRow
from projections.moment import NOW, CaseAt, KnownAt, Moment
from projections.motions import UNDECIDED, MotionRow, age, motions

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from docket.clerk.reading import Reading

KIND = "motion"
"""Of the rows in which motions are kept, among those of other things with a day."""


@dataclass(frozen=True, slots=True)
class MotionHere:
    """A motion with its case. ``number`` is what the docket calls it, ``cites`` how it calls all that the row names."""

    case: CaseName
    number: str
    motion: MotionRow
    cites: dict[str, str]
    through: date | None

    def told_on(self, day: date) -> "MotionHere":
        """The same as told on another day, on which nothing but its age is otherwise."""
        motion = self.motion
        if not motion.undecided:
            return self
        return replace(self, motion=replace(motion, days=age(motion.filed_on, day, self.through)))


def motions_here(at: CaseAt, *, pending: bool = False) -> list[MotionHere]:
    """The motions of a case as of a moment; with ``pending`` only those on which the court has yet to act."""
    entries, through, name = at.record.entries, at.record.current_through, name_of(at)
    found = []
    for row in motions(at).motions:
        if pending and not row.undecided:
            continue
        named = (row.id, row.decided_by, *(paper.entry for paper in row.papers))
        cites = {ident: entries[ident].cite for ident in named if ident in entries}
        found.append(MotionHere(name, entries[row.id].number or row.id, row, cites, through))
    return found


def pending_motions(
    clerk: "Reading", moment: Moment = NOW, known_at: KnownAt | None = None, progress: Progress | None = None
) -> list[MotionHere]:
    """What waits for a ruling over all cases, the oldest first. Raises FileAccessError.

    Today's come from the rows kept for the lists; those of another moment are folded. A case that cannot be read has none.
    """
    if moment == NOW and known_at is None:
        day, kept = clerk.today(), catch_up(clerk, progress)
        found = [told(due.content, day) for due in kept.dues(UNDECIDED) if due.kind == KIND]
    else:
        found = [one for at in everywhere(clerk, moment, known_at) for one in motions_here(at, pending=True)]
    return sorted(found, key=lambda one: (one.motion.filed_on or date.max, one.case.number, one.number))


def motion_rows(at: CaseAt, first: int) -> Iterator[DueRow]:
    """The rows of a case, numbered from ``first``."""
    adapter = _adapter()
    for n, one in enumerate(motions_here(at, pending=True), start=first):
        row, day = one.motion, one.motion.filed_on
        content = adapter.dump_json(one).decode()
        yield DueRow(one.case.id, n, KIND, row.id, day.isoformat() if day else None, row.status, content)


def turning(at: CaseAt) -> Iterator[date]:
    """The days at whose end something may change that a row tells of a motion, beyond those of every list."""
    through = at.record.current_through
    if through and through > at.day:  # entries of days ahead: what the docket is current to moves with the day
        yield at.day
    for row in motions(at).motions:
        if row.undecided:
            yield from (hearing.on - timedelta(days=1) for hearing in row.hearings if hearing.on)
            yield from (due.on for due in row.dates)
    closed = at.record.facts.get("date_terminated", "")[:10]
    if closed > at.day.isoformat():
        yield at.day


def told(content: str, day: date) -> MotionHere:
    """What a row holds, as told on a day."""
    return _adapter().validate_json(content).told_on(day)


@cache
def _adapter() -> "TypeAdapter[MotionHere]":
    from pydantic import TypeAdapter  # noqa: PLC0415 (only where rows are read or made)

    return TypeAdapter(MotionHere)
