"""Deadlines: every basis of a date, what moves or vacates it, what performs it."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from domain.events.stamp import CaseEvent, Passages
from domain.passage import Frozen
from domain.values import Basis, Certainty, Line, Text


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
    passages: Passages = ()


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

    def cited(self) -> Passages:
        """The passages of its basis."""
        return self.basis.passages


class DeadlineMoved(CaseEvent):
    """Another basis for the same deadline; the earlier one stays visible."""

    TOPIC: ClassVar[str] = "case.deadline-moved.v1"
    deadline: str
    entry: str | None = None
    basis: DeadlineBasis

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
