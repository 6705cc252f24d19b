"""Deadlines: every basis of a date, what moves or vacates it, what performs it."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.events.stamp import CaseEvent, Passages
from domain.passage import Frozen
from domain.values import Basis, Certainty, Line, Text


class CountedFrom(Frozen):
    """What a counted date rests on, so that it can be counted again when that moves.

    ``of`` is the entry, deadline or hearing from whose day it runs, ``root`` the paper that opened the schedule; ``day`` is the
    day as it was when the date was counted.
    """

    rule: Line
    anchor: Literal["filed", "served", "summons", "entered", "due", "hearing", "filed_opener", "day"]
    day: date | None = None
    of: str | None = None
    root: str | None = None
    served: Line | None = None
    state: Line | None = None


class DeadlineBasis(Frozen):
    """One ground for a date: a rule, an order or a stipulation, with its steps. Replay never recomputes it."""

    kind: Basis
    due: date | None
    due_time: Annotated[str, Field(pattern=r"^([01]\d|2[0-4]):[0-5]\d$")] | None = None
    tz: Line | None = None
    entry: str | None = None
    ground: Line
    steps: tuple[Line, ...] = ()
    rule_pack: Line | None = None
    verified: bool = False
    certainty: Certainty = "ordered"
    alternatives: tuple[Line, ...] = ()
    safe_date: date | None = None
    awaiting_order: bool = False
    waiting_for: Line | None = None
    counted_from: CountedFrom | None = None
    passages: Passages = ()


def _counted_from(basis: DeadlineBasis) -> Iterator[str]:
    """What must stand for a counted date to stand."""
    if basis.counted_from:
        yield from (ident for ident in (basis.counted_from.of, basis.counted_from.root) if ident)


class DeadlineSet(CaseEvent):
    """Somebody must do something by a date, or by one still unknown. Its state is derived from filings and the day asked for."""

    TOPIC: ClassVar[str] = "case.deadline-set.v1"
    id: str
    what: Line
    obligor: str
    entry: str | None = None
    basis: DeadlineBasis
    off_docket: bool = False
    detail: Text | None = None
    assumptions: tuple[Line, ...] = ()

    def introduces(self) -> tuple[str, ...]:
        """The deadline's id (D1)."""
        return (self.id,)

    def _grounds(self) -> Iterator[str]:
        yield from super()._grounds()
        yield self.obligor
        yield from _counted_from(self.basis)

    def cited(self) -> Passages:
        """The passages of its basis."""
        return self.basis.passages


class DeadlineMoved(CaseEvent):
    """Another basis for the same deadline; the earlier one stays visible."""

    TOPIC: ClassVar[str] = "case.deadline-moved.v1"
    deadline: str
    entry: str | None = None
    basis: DeadlineBasis

    def _grounds(self) -> Iterator[str]:
        yield from super()._grounds()
        yield from _counted_from(self.basis)

    def cited(self) -> Passages:
        """The passages of its basis."""
        return self.basis.passages


class DeadlineVacated(CaseEvent):
    """The court takes a deadline off."""

    TOPIC: ClassVar[str] = "case.deadline-vacated.v1"
    deadline: str
    entry: str
    ground: Line


class DeadlinePerformed(CaseEvent):
    """A filing or an off-docket event performs a deadline; whether in time is derived."""

    TOPIC: ClassVar[str] = "case.deadline-performed.v1"
    deadline: str
    by: str

    def _grounds(self) -> Iterator[str]:
        yield from super()._grounds()
        yield self.by
