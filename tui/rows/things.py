"""The page of anything on the record, found by its id; the same page serves the inspector and the full screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from projections.arguments import ArgumentView
from projections.concessions import ConcessionView, FindingView
from projections.deadlines import DeadlineView
from projections.passages import PassageView
from projections.sheet import EntryRow
from projections.timeline import HistoryRow
from tui.folded import Folded
from tui.rows.alarms import audit_section, lookalike_page
from tui.rows.answers import proposal_page
from tui.rows.arguments import argument_page
from tui.rows.concessions import concession_page, finding_page
from tui.rows.docket import entry_page
from tui.rows.due import by_rule, deadline_page, rule_proposal_page
from tui.rows.history import event_page
from tui.rows.layout import Leaf, Page
from tui.rows.quotation import LOOKALIKE, audit_page, is_audited, leading_quotation
from tui.rows.standards import standard_page

if TYPE_CHECKING:
    from docket.clerk.reviewing import Proposal


def thing_page(folded: Folded, ident: str, *, audit_first: bool = False) -> Leaf | None:
    """A source for the page of a thing, or None where it does not stand as of this moment.

    ``audit_first``: a claim begins with what the machine has on it, for somebody who comes from there.
    """
    if ident.startswith(LOOKALIKE):
        return lookalike_page(folded, ident)
    return audit_page(folded, ident) if is_audited(ident) else _on_record(folded, ident, audit_first=audit_first)


def _on_record(folded: Folded, ident: str, *, audit_first: bool) -> Leaf | None:
    if ident.startswith("pos:"):
        return _event(folded, next((r for r in folded.history.events if f"pos:{r.position}" == ident), None))
    proposals = folded.proposals if ident.startswith("P") else ()
    if proposal := next((p for p in proposals if p.id == ident), None):
        return Leaf(lambda page: _proposal(folded, proposal, page, audit_first=audit_first))
    thing = folded.things.get(ident) or folded.things.get(ident.partition(".")[0])
    if thing is None:
        return _event(folded, next((r for r in folded.history.events if ident in r.ids), None))

    def write(page: Page) -> None:
        match thing:
            case EntryRow():
                entry_page(folded, thing, page)
            case ArgumentView():
                argument_page(folded, thing, page)
            case ConcessionView():
                _with_audit(folded, thing.id, lambda: concession_page(folded, thing, page), page, first=audit_first)
            case FindingView():
                finding_page(folded, thing, page)
            case DeadlineView():
                deadline_page(folded, thing, page)
            case _:
                standard_page(folded, thing, page)

    return Leaf(write)


def _proposal(folded: Folded, proposal: "Proposal", page: Page, *, audit_first: bool) -> None:
    if by_rule(proposal):
        rule_proposal_page(folded, proposal, page)
    elif proposal.kind == "concession" and proposal.review == "proposed":
        _with_audit(folded, proposal.id, lambda: proposal_page(folded, proposal, page), page, first=audit_first)
    else:
        proposal_page(folded, proposal, page)


def _with_audit(folded: Folded, ident: str, write: Callable[[], None], page: Page, *, first: bool) -> None:
    """The page of a claim and what the machine has on it, each under a rule of its own."""
    if not first:
        write()
        page.blank()
    audit_section(folded, ident, page)
    if first:
        page.blank()
        page.rule("The claim itself")
        write()


def _event(folded: Folded, row: HistoryRow | None) -> Leaf | None:
    return Leaf(lambda page: event_page(folded, row, page)) if row else None


def leading_passage(folded: Folded, ident: str) -> PassageView | None:
    """The passage that a thing is cited by."""
    if is_audited(ident):
        return leading_quotation(folded, ident)
    match folded.things.get(ident):
        case ArgumentView() as argument:
            own = [p.passage for p in argument.positions if p.passage]
            return argument.ruling.passage if argument.ruling and argument.ruling.passage else next(iter(own), None)
        case ConcessionView() as claim:
            return claim.passage
        case FindingView() as finding:
            return next(iter(finding.passages), None)
        case DeadlineView() as deadline:
            return next((p for b in deadline.bases for p in b.passages), None)
        case _:
            return None
