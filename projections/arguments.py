"""Arguments as of a moment: who said what in which paper, the derived status, and how positions and theories shifted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.events import ArgumentRaised, ConcessionClaimed, PositionTaken, RulingMade, StandardStated
from projections.argument_status import answering, met_by, status_of
from projections.concessions import concession_stands, is_true_concession
from projections.moment import CaseAt, once
from projections.positions import PositionView, ShiftView, new_in_reply, position_view, shifts_of
from projections.rulings import RulingView, rulings_on


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """An argument with its derived status; ``why`` says in sentences what the status rests on."""

    id: str
    title: str
    standard: str | None
    standard_title: str | None
    element: str | None
    element_title: str | None
    defendant: str | None
    under: str | None
    alternative: bool
    raised_by: str
    raised_in: str
    status: str
    why: tuple[str, ...]
    concession_claimed: bool
    concessions: tuple[str, ...]
    missing: tuple[str, ...]
    positions: tuple[PositionView, ...]
    shifts: tuple[ShiftView, ...]
    ruling: RulingView | None
    rulings: tuple[RulingView, ...]


@dataclass(frozen=True, slots=True)
class ArgumentsView:
    """Every argument as of a moment."""

    as_of: str
    current_through: date | None
    arguments: tuple[ArgumentView, ...]


@once
def arguments(at: CaseAt) -> ArgumentsView:
    """The arguments raised by then, in the order in which they were recorded."""
    raised = sorted(at.seen(ArgumentRaised), key=lambda a: int(a.id[1:]))
    rows = tuple(_argument(at, a) for a in raised)
    return ArgumentsView(str(at.moment), at.record.current_through, rows)


def _argument(at: CaseAt, raised: ArgumentRaised) -> ArgumentView:
    """One argument. Most stand unchanged from moment to moment: made of the same, it is the same view."""
    positions = at.about(PositionTaken, "argument", raised.id)
    ruled = at.about(RulingMade, "on", raised.id)
    claimed = [c for c in at.about(ConcessionClaimed, "argument", raised.id) if concession_stands(at, c)]
    conceded = next((c for c in claimed if c.conceder != raised.party and is_true_concession(at, c)), None)
    silent = not met_by(raised, positions) and all(r.element or r.defendant for r in ruled)
    compared = answering(at, raised) if silent else ()
    new = tuple(new_in_reply(at, p, positions) for p in positions)
    made_of = (
        *map(id, (raised, conceded, *positions, *ruled)),
        *(c.id for c in claimed),
        *(e.id for e in compared),
        new,
    )
    return at.record.row(made_of, lambda: _made(at, raised, positions, claimed, conceded, new))


def _made(
    at: CaseAt,
    raised: ArgumentRaised,
    positions: Sequence[PositionTaken],
    claimed: Sequence[ConcessionClaimed],
    conceded: ConcessionClaimed | None,
    new: Sequence[bool | None],
) -> ArgumentView:
    record, rulings = at.record, rulings_on(at, raised.id)
    status, why, missing = status_of(at, raised, positions, rulings, conceded)
    standard = record.introduced.get(raised.standard) if raised.standard else None
    assert standard is None or isinstance(standard, StandardStated)
    element = next((e for e in (standard.elements if standard else ()) if e.id == raised.element), None)
    whole = [r for r in rulings if not r.element and not r.defendant]
    return ArgumentView(
        id=raised.id,
        title=raised.title,
        standard=raised.standard,
        standard_title=standard.title if standard else None,
        element=raised.element,
        element_title=element.title if element else None,
        defendant=raised.defendant,
        under=raised.under,
        alternative=raised.alternative,
        raised_by=record.who(raised.party) or raised.party,
        raised_in=raised.entry,
        status=status,
        why=why,
        concession_claimed=bool(claimed),
        concessions=tuple(c.id for c in claimed),
        missing=missing,
        positions=tuple(position_view(at, p, new=n) for p, n in zip(positions, new, strict=True)),
        shifts=tuple(shifts_of(at, positions)),
        ruling=(whole or rulings)[-1] if rulings else None,
        rulings=rulings,
    )
