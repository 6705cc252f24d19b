"""What the papers say and what the court did: standards, arguments, positions, concessions, rulings."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from domain.events.stamp import CaseEvent, Passages
from domain.passage import Frozen
from domain.values import (
    ArgumentOutcome,
    ChainRole,
    ConcessionState,
    Line,
    Logic,
    Manner,
    MotionOutcome,
    Resolution,
    Stance,
    Verdict,
    Voice,
    Weight,
)


class Element(Frozen):
    """An element or factor of a standard (S1.2)."""

    id: str
    title: Line


class StandardStated(CaseEvent):
    """A legal test with its elements or factors, who bears the burden and how the parts combine."""

    TOPIC: ClassVar[str] = "case.standard-stated.v1"
    id: str
    title: Line
    entry: str | None = None
    governing_law: Line | None = None
    burden_on: Line | None = None
    quantum: Line | None = None
    logic: Logic = "all"
    elements: tuple[Element, ...] = ()

    def introduces(self) -> tuple[str, ...]:
        """The standard's id (S1) and its elements' (S1.1)."""
        return (self.id, *(element.id for element in self.elements))


class StandardFormulated(CaseEvent):
    """How one paper words a standard."""

    TOPIC: ClassVar[str] = "case.standard-formulated.v1"
    id: str
    standard: str
    entry: str
    party: str
    summary: Line
    passages: Passages = ()

    def introduces(self) -> tuple[str, ...]:
        """The formulation's id (S1.f1)."""
        return (self.id,)


class ArgumentRaised(CaseEvent):
    """A contention that both sides address, framed neutrally; its status is derived, never stored."""

    TOPIC: ClassVar[str] = "case.argument-raised.v1"
    id: str
    title: Line
    entry: str
    party: str
    standard: str | None = None
    element: str | None = None
    defendant: Line | None = None
    under: str | None = None
    alternative: bool = False

    def introduces(self) -> tuple[str, ...]:
        """The argument's id (A4)."""
        return (self.id,)

    def _grounds(self) -> Iterator[str]:
        yield from super()._grounds()
        if self.under:
            yield self.under


class PositionTaken(CaseEvent):
    """What one party, or the court, says on an argument in one paper."""

    TOPIC: ClassVar[str] = "case.position-taken.v1"
    id: str
    argument: str
    entry: str
    party: str
    stance: Stance
    summary: Line
    theory: Line | None = None
    defendant: Line | None = None
    passages: Passages = ()

    def introduces(self) -> tuple[str, ...]:
        """The position's id (A4.2)."""
        return (self.id,)


class ConcessionClaimed(CaseEvent):
    """A claimed concession: who conceded, who says so (voice), how (manner), in which words. Never the concession itself."""

    TOPIC: ClassVar[str] = "case.concession-claimed.v1"
    id: str
    proposition: Line
    conceder: str
    asserted_by: str
    entry: str
    voice: Voice = "attributed"
    manner: Manner = "express"
    hedged: bool = False
    argument: str | None = None
    record_support: tuple[Line, ...] = ()
    weight_claimed: Weight | None = None
    passages: Passages = ()

    def introduces(self) -> tuple[str, ...]:
        """The concession's id (C2)."""
        return (self.id,)

    def _grounds(self) -> Iterator[str]:
        yield from super()._grounds()
        yield self.conceder
        yield self.asserted_by


class WordsTraced(CaseEvent):
    """One link of a concession's chain of words, from the first denial to the court."""

    TOPIC: ClassVar[str] = "case.words-traced.v1"
    id: str
    concession: str
    entry: str
    party: str
    role: ChainRole
    summary: Line
    passages: Passages = ()

    def introduces(self) -> tuple[str, ...]:
        """The link's id (C2.3)."""
        return (self.id,)


class ConcessionAnswered(CaseEvent):
    """The concession's state changes on a paper: disputed, qualified, withdrawn, or said in the party's own words."""

    TOPIC: ClassVar[str] = "case.concession-answered.v1"
    concession: str
    entry: str
    party: str
    state: ConcessionState
    summary: Line | None = None
    passages: Passages = ()


class SourceChecked(CaseEvent):
    """A person compared the claim with the passage that it cites."""

    TOPIC: ClassVar[str] = "case.source-checked.v1"
    concession: str
    verdict: Verdict
    detail: Line
    passages: Passages = ()


class ConcessionReviewed(CaseEvent):
    """A person keeps or drops a recorded concession, or states the weight claimed for it."""

    TOPIC: ClassVar[str] = "case.concession-reviewed.v1"
    concession: str
    review: Literal["kept", "dropped"]
    reason: Line | None = None
    weight_claimed: Weight | None = None


class RulingMade(CaseEvent):
    """What the court did with an argument, a concession, a standard (or one element, one defendant) or a motion."""

    TOPIC: ClassVar[str] = "case.ruling-made.v1"
    id: str
    on: str
    entry: str
    outcome: ArgumentOutcome | Resolution | MotionOutcome
    summary: Line | None = None
    element: str | None = None
    defendant: Line | None = None
    passages: Passages = ()

    def introduces(self) -> tuple[str, ...]:
        """The ruling's id (R3)."""
        return (self.id,)

    def _grounds(self) -> Iterator[str]:
        yield from super()._grounds()
        yield self.on
