"""Judging a filed paper by its threshold, where the day from which its time ran is not known."""

from collections.abc import Iterator
from datetime import date, timedelta

from docket.schedules.expected import Expected, count
from domain.deadlines.words import spoken
from domain.errors import DocketError
from projections.moment import CaseAt

_LONGEST = 200
"""So many days back a threshold is looked for: no briefing schedule of the packs is longer."""


def thresholds(at: CaseAt, lines: list[Expected]) -> Iterator[str]:
    """For each paper that was filed though its due date is not known: from which day on its time would have to run."""
    for one in lines:
        if one.performed is None or one.performed.facts.filed is None or one.due is not None or one.root.facts.filed:
            continue
        filed = one.performed.facts.filed
        first = _first(at, one, filed)
        if first is None:
            continue
        name, root = one.performed.name, one.root.name
        assumed = " (assumed)" if one.performed.facts.filed_assumed else ""
        said = f"{name}, filed {spoken(filed)}{assumed}"
        low, high = at.record.places[one.root.id].between or (None, None)
        rule = f"{one.rule.citation} as the packs have it ({one.rule.pack})"
        if low and low >= first:
            yield f"{said}, is in time under {rule}: {root} was filed on {low} or later, and {spoken(first)} would do."
        elif high and high < first:
            yield f"{said}, is late under {rule}: {root} was filed by {high}, and only {spoken(first)} or later would do."
        else:
            known = f"its filed date is not known (between {low or '?'} and {high or '?'})"
            yield f"{said}, is in time under {rule} only if {root} was filed on or after {spoken(first)}; {known}."


def _first(at: CaseAt, one: Expected, filed: date) -> date | None:
    """The first day from which the line would not have ended before ``filed``; None where the chain rests on something else."""
    found = None
    for back in range(_LONGEST):
        day = filed - timedelta(days=back)
        due = _due_from(at, one, day)
        if due is None or due < filed:
            return found
        found = day
    return None


def _due_from(at: CaseAt, one: Expected, day: date) -> date | None:
    """When the line would end, had the opening paper been filed on ``day``."""
    if one.line.anchor == "due" and one.parent:
        start = _due_from(at, one.parent, day)
    elif one.parent is None or one.line.anchor == "filed_opener":
        start = day if one.line.anchor in ("filed", "served", "entered", "filed_opener") else None
    else:
        start = None
    try:
        return count(at, one.rule.id, start).due if start else None
    except DocketError:
        return None
