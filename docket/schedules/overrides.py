"""Dates that the court set for the same paper: they override a rule, which stays visible."""

from docket.schedules.expected import Expected
from docket.schedules.performed import asks_for
from projections.deadlines import DeadlineView, deadlines
from projections.moment import CaseAt, once
from projections.placement import Placement


def ordered_instead(at: CaseAt, one: Expected) -> DeadlineView | None:
    """The last deadline that an order set, for the same party and the same kind of paper, after the paper that opened the line.

    What leaves no docket entry (production, payment) is no paper of the briefing.
    """
    if one.line.paper is None:
        return None
    names = {at.record.who(party) for party in one.actors}
    opened = at.record.places[one.root.id]
    found = None
    for view, place in _ordered(at):
        own = one.kept is not None and view.id == one.kept.id
        if place > opened and not own and view.obligor in names and asks_for(view.what, one.line.paper):
            found = view
    return found


@once
def _ordered(at: CaseAt) -> list[tuple[DeadlineView, Placement]]:
    """The deadlines that rest on an order, each with where the paper stands that set it: few, where many are counted."""
    places = at.record.places
    return [
        (view, places[view.entry])
        for view in deadlines(at).deadlines
        if view.basis == "order" and view.due is not None and view.state != "vacated" and not view.off_docket
        if view.entry in places
    ]
