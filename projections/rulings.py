"""What the court did, as of a moment: its rulings on a thing, with their words."""

from dataclasses import dataclass
from datetime import date

from domain.events import RulingMade
from projections.moment import CaseAt
from projections.passages import PassageView, first, passage_view


@dataclass(frozen=True, slots=True)
class RulingView:
    """What the court did, where, in which words."""

    id: str
    entry: str
    filed_on: date | None
    outcome: str
    summary: str | None
    element: str | None
    defendant: str | None
    passages: tuple[PassageView, ...]
    passage: PassageView | None


def rulings_on(at: CaseAt, ident: str, *, whole: bool = False) -> tuple[RulingView, ...]:
    """The court's rulings on a thing by then; ``whole`` leaves out those on one element or one defendant only."""
    found = [r for r in at.about(RulingMade, "on", ident) if not (whole and (r.element or r.defendant))]
    return tuple(ruling_view(at, r) for r in found)


def ruling_view(at: CaseAt, ruling: RulingMade) -> RulingView:
    """A ruling for people and programs."""
    passages = tuple(passage_view(at.record, p) for p in ruling.passages)
    return RulingView(
        ruling.id,
        ruling.entry,
        at.record.entries[ruling.entry].facts.filed,
        ruling.outcome,
        ruling.summary,
        ruling.element,
        ruling.defendant,
        passages,
        first(passages),
    )
