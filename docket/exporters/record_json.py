"""A case as one document for other programs: every view, and the history behind it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from docket.clerk.reviewing import Proposal
from domain.events import CommandUndone, NoteWritten
from projections.arguments import arguments
from projections.concessions import concessions
from projections.deadlines import deadlines
from projections.moment import CaseAt
from projections.sheet import case_facts, sheet
from projections.standards import standards
from projections.timeline import history

_WORK_PRODUCT = (
    "case.concession-reviewed.",
    "case.note-written.",
    "case.source-checked.",
    "case.finding-recorded.",
    "case.proposal-decided.",
)


def record_document(at: CaseAt, proposals: Sequence[Proposal], *, work_product: bool) -> dict[str, Any]:
    """The record as of a moment. Notes, source checks, findings and proposals are work product and left out unless asked for."""
    ledger = concessions(at)
    document: dict[str, Any] = {
        "case": case_facts(at),
        "as_of": str(at.moment),
        "current_through": at.record.current_through,
        "work_product": work_product,
        "sheet": sheet(at).entries,
        "arguments": arguments(at).arguments,
        "concessions": [_claim(asdict(c), work_product=work_product) for c in ledger.concessions],
        "standards": standards(at).standards,
        "deadlines": deadlines(at).deadlines,
        "hearings": deadlines(at).hearings,
        "history": [e for e in history(at).events if work_product or not _is_work_product(at, e.position)],
    }
    if work_product:
        document["findings"] = ledger.findings
        document["notes"] = [
            {"id": n.id, "about": n.about, "by": n.actor, "text": n.text} for n in at.seen(NoteWritten)
        ]
        document["proposals"] = [p for p in proposals if p.review == "proposed"]
    return document


def _claim(claim: dict[str, Any], *, work_product: bool) -> dict[str, Any]:
    if not work_product:
        claim["source_check"] = claim["review_reason"] = None
    return claim


def _is_work_product(at: CaseAt, position: int) -> bool:
    """Whether an event, or what a correction took back or brought back, is work product: its sentence would tell it."""
    event = at.record.at_position[position]
    while isinstance(event, CommandUndone):
        event = at.record.commands[event.undoes]
    return event.TOPIC.startswith(_WORK_PRODUCT)
