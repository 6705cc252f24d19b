"""The deadlines that docket text states, as far as no later entry has moved them or taken them off."""

from dataclasses import dataclass

from domain.events import DocketDate
from projections.entry import Entry
from projections.hearings import alike
from projections.moment import CaseAt, once


@dataclass(frozen=True, slots=True)
class StatedDeadline:
    """A deadline as it stands: the entry that told of it last, what that says, and every entry that has told of it."""

    entry: Entry
    told: DocketDate
    entries: tuple[str, ...]


@once
def stated_deadlines(at: CaseAt) -> tuple[StatedDeadline, ...]:
    """The deadlines of docket text that stand, in the order in which they were last told."""
    standing: list[StatedDeadline] = []
    for entry in at.entries:
        for told in entry.facts.reading.dates if entry.facts.reading else ():
            if told.kind == "hearing":
                continue
            gone = _moved(standing, told)
            standing = [one for one in standing if one not in gone]
            if told.action not in ("vacated", "terminated", "held"):
                before = (ident for one in gone for ident in one.entries)
                standing.append(StatedDeadline(entry, told, tuple(dict.fromkeys((*before, entry.id)))))
    return tuple(standing)


def _moved(standing: list[StatedDeadline], told: DocketDate) -> list[StatedDeadline]:
    """The deadlines that a line moves or takes off: of several on their day those of like name, or all that may be meant."""
    if told.was:
        there = [one for one in standing if one.told.on == told.was]
        return [one for one in there if alike(one.told.what, told.what)] or there
    if told.action in ("vacated", "terminated"):
        return [one for one in standing if one.told.on == told.on and one.told.what == told.what]
    return []
