"""Dates of a motion that was decided before they came: proposed as taken off, since nothing is left to brief."""

from collections.abc import Iterator
from typing import Any

from docket.schedules.bases import BRANCH
from docket.schedules.expected import kept_counts
from domain.deadlines.words import spoken
from domain.events import RulingMade
from projections.entry import Entry
from projections.moment import CaseAt

_BRIEFING = ("open", "no_filing_seen", "waiting")


def taken_off(at: CaseAt) -> Iterator[dict[str, Any]]:
    """For each kept date of a motion's briefing that is still ahead of the paper that decided or withdrew the motion."""
    for view, counted in kept_counts(at):
        root = at.record.entries.get(counted.root or "")
        if root is None or root.facts.kind != "motion" or view.state not in _BRIEFING:
            continue
        by = _decided_by(at, root)
        day = by.facts.filed if by else None
        if by is None or day is None or (view.due and view.due <= day):
            continue
        did = "withdrew" if any(r.to == root.id and r.role == "withdraws" for r in by.facts.relations) else "decided"
        ground = f"{by.name} {did} {root.name} on {spoken(day)}"
        yield {
            "key": ("vacate", view.id, by.id),
            "kind": "vacate",
            "entry": by.id,
            "deadline": view.id,
            "title": f"{view.id} {view.what}: {ground}, before it was due: taken off",
            "cue": ground,
            "confidence": BRANCH,
            "due": None,
            "obligor": None,
            "assumptions": ["Read the order: it may leave something to brief."],
        }


def _decided_by(at: CaseAt, motion: Entry) -> Entry | None:
    """The paper in which the court ruled on a motion, as a person recorded it, or that withdrew the motion.

    That an order is tied to a motion is not enough: an order that resets a hearing is.
    """
    for ruling in at.about(RulingMade, "on", motion.id):
        if ruling.outcome != "deferred":
            return at.record.entries.get(ruling.entry)
    return next(
        (e for e in at.entries if any(r.to == motion.id and r.role == "withdraws" for r in e.facts.relations)), None
    )
