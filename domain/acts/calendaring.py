"""What may be recorded of deadlines."""

from typing import Any

from domain.acts.standing import the_event
from domain.case import called
from domain.draft import Draft
from domain.errors import InvalidWordError, NotPossibleError
from domain.events import DeadlineBasis, DeadlineMoved, DeadlinePerformed, DeadlineSet, DeadlineVacated
from domain.values import OF_A_PARTY, a_or_an


def set_deadline(draft: Draft, *, basis: DeadlineBasis, **facts: Any) -> str:
    """A deadline with its ground. Returns its id."""
    if basis.due is None and not basis.waiting_for:
        message = "A deadline needs its date, or what it waits for. Give the date, or say what the date depends on."
        raise InvalidWordError(message)
    ident = draft.case.next_id("D")
    draft.add(DeadlineSet, id=ident, basis=basis, **facts)
    return ident


def move_deadline(draft: Draft, *, deadline: str, entry: str | None, basis: DeadlineBasis) -> None:
    """Another basis; the earlier dates stay visible and a stipulation awaiting an order moves nothing."""
    the_event(draft, DeadlineSet, deadline)
    if basis.due is None and not basis.waiting_for:
        message = "Another basis needs its date, or what it waits for."
        raise InvalidWordError(message)
    draft.add(DeadlineMoved, deadline=deadline, entry=entry, basis=basis)


def bases_of(draft: Draft, deadline: str) -> list[DeadlineBasis]:
    """Every basis of a deadline, in the order in which they were recorded."""
    first: DeadlineSet = the_event(draft, DeadlineSet, deadline)
    moves = [e for e in draft.case.live() if isinstance(e, DeadlineMoved) and e.deadline == deadline]
    return [first.basis, *(moved.basis for moved in moves)]


def vacate_deadline(draft: Draft, *, deadline: str, entry: str, ground: str) -> None:
    """The court takes a deadline off, or a party that withdraws what was to be answered. Raises NotPossibleError otherwise."""
    the_event(draft, DeadlineSet, deadline)
    facts = draft.case.entries[draft.case.entry(entry)]
    if facts.kind in OF_A_PARTY and not any(relation.role == "withdraws" for relation in facts.relations):
        what = a_or_an(facts.kind.replace("_", " "))
        message = (
            f"{called(entry)} is {what}: it takes no date off. Name the order that does, or the paper that withdraws."
        )
        raise NotPossibleError(message)
    draft.add(DeadlineVacated, deadline=deadline, entry=entry, ground=ground)


def perform(draft: Draft, *, deadline: str, by: str) -> None:
    """A filing or an off-docket event performs a deadline."""
    the_event(draft, DeadlineSet, deadline)
    if by[:1].isdigit() or by[:1] == "E":
        by = draft.case.entry(by)
    elif by[:1] != "O":
        message = f"A deadline is performed by a filing or an off-docket event (O1), not by {by}."
        raise InvalidWordError(message)
    draft.add(DeadlinePerformed, deadline=deadline, by=by)
