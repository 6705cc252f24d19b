"""The vocabulary: every fact that can stand on a case's record, as a frozen model with a versioned topic.

Read it from top to bottom as the story of a case. A fact's court date is that of its entry; what an event introduces and
what it rests on (`introduces`, `rests_on`) is all that undo and the invariants need to know of it.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from domain.passage import Anchor, Frozen, Passage
from domain.values import (
    ArgumentOutcome,
    Basis,
    Certainty,
    ChainRole,
    ConcessionState,
    FindingKind,
    Kind,
    Line,
    LinkRole,
    Logic,
    Manner,
    MotionOutcome,
    OffDocketKind,
    RelationRole,
    Resolution,
    Stance,
    Text,
    Verdict,
    Voice,
    Weight,
)

CATALOGUE: dict[str, "type[CaseEvent]"] = {}
"""Every event class by its topic; the mapper reads and writes through it."""

Passages = tuple[Passage, ...]


class CaseEvent(Frozen):
    """What every event carries. ``recorded_at`` is UTC and never runs back within a case."""

    TOPIC: ClassVar[str]
    originator_id: str
    originator_version: int
    event_id: str
    command_id: str
    actor: Line
    recorded_at: datetime
    court_date: date | None = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        topic = cls.__dict__.get("TOPIC")
        if not isinstance(topic, str) or topic in CATALOGUE:
            message = f"{cls.__name__} needs a TOPIC of its own"
            raise TypeError(message)
        CATALOGUE[topic] = cls

    def introduces(self) -> tuple[str, ...]:
        """The ids that later events may cite because of this one."""
        return ()

    def rests_on(self) -> tuple[str, ...]:
        """The ids that must stand for this event to stand."""
        return tuple(dict.fromkeys(self._grounds()))

    def _grounds(self) -> Iterator[str]:
        for name in ("entry", "argument", "concession", "deadline", "standard", "element", "party"):
            if isinstance(value := getattr(self, name, None), str):
                yield value
        for passage in self.cited():
            yield passage.entry
            if passage.via:
                yield passage.via.entry

    def cited(self) -> Passages:
        """The passages that the event rests on."""
        found: Passages = getattr(self, "passages", ())
        return found


# --- the case ---------------------------------------------------------------------------------------------------------


class CaseOpened(CaseEvent):
    """A case is opened: one court and one docket number."""

    TOPIC: ClassVar[str] = "case.opened.v1"
    court: Line
    number: Line
    number_as_printed: Line
    name: Line
    caption: Text | None = None


class CaseRenamed(CaseEvent):
    """The case gets another name or caption."""

    TOPIC: ClassVar[str] = "case.renamed.v1"
    name: Line
    caption: Text | None = None


class PartyJoined(CaseEvent):
    """A party is on the case; ``party`` is the id under which it is cited from now on."""

    TOPIC: ClassVar[str] = "case.party-joined.v1"
    joins: str
    name: Line
    label: Line
    role: Line | None = None
    aliases: tuple[Line, ...] = ()
    counsel: tuple[Line, ...] = ()

    def introduces(self) -> tuple[str, ...]:
        """The party's id."""
        return (self.joins,)


class PartyDescribed(CaseEvent):
    """More is known of a party: its role here, other names, counsel."""

    TOPIC: ClassVar[str] = "case.party-described.v1"
    party: str
    name: Line | None = None
    label: Line | None = None
    role: Line | None = None
    aliases: tuple[Line, ...] = ()
    counsel: tuple[Line, ...] = ()


class JudgeAssigned(CaseEvent):
    """A judge sits on the case."""

    TOPIC: ClassVar[str] = "case.judge-assigned.v1"
    name: Line
    role: Line | None = None


class CaseRelated(CaseEvent):
    """Another case is tied to this one; ``roles`` are its parties' roles there."""

    TOPIC: ClassVar[str] = "case.related.v1"
    court: Line
    number: Line
    name: Line
    relation: Line
    note: Text | None = None
    roles: dict[str, Line] = Field(default_factory=dict)


# --- the docket sheet -------------------------------------------------------------------------------------------------


class Relation(Frozen):
    """What an entry does to another one."""

    role: RelationRole
    to: str


class EntryFacts(Frozen):
    """What a line of the docket sheet says. ``filed`` with ``filed_assumed`` was taken from the date after “Dated:”."""

    kind: Kind = "other"
    title: Line = "(untitled)"
    text: Text | None = None
    party: str | None = None
    facets: tuple[Line, ...] = ()
    dated: date | None = None
    filed: date | None = None
    filed_assumed: bool = False
    between: tuple[date | None, date | None] | None = None
    entered: date | None = None
    served: date | None = None
    relations: tuple[Relation, ...] = ()
    sealed: bool = False

    @model_validator(mode="after")
    def _bounds_in_order(self) -> "EntryFacts":
        if self.between and self.between[0] and self.between[1] and self.between[0] > self.between[1]:
            message = f"The bounds {self.between[0]} to {self.between[1]} are the wrong way round."
            raise ValueError(message)
        return self


class EntryDocketed(CaseEvent):
    """A line stands on the docket sheet: a numbered entry (20), an attachment (22-1) or an unnumbered one (E7)."""

    TOPIC: ClassVar[str] = "case.entry-docketed.v1"
    dockets: str
    facts: EntryFacts

    def introduces(self) -> tuple[str, ...]:
        """The entry's id."""
        return (self.dockets,)

    def _grounds(self) -> Iterator[str]:
        yield from super()._grounds()
        if "-" in self.dockets:
            yield self.dockets.partition("-")[0]
        if self.facts.party:
            yield self.facts.party
        yield from (relation.to for relation in self.facts.relations)


class EntryRevised(CaseEvent):
    """An entry reads otherwise now; ``changes`` holds only what changed, the earlier wording stays readable."""

    TOPIC: ClassVar[str] = "case.entry-revised.v1"
    entry: str
    changes: dict[str, Any]
    number: Line | None = None
    reason: Line

    def introduces(self) -> tuple[str, ...]:
        """The docket number that an unnumbered entry was given."""
        return (self.number,) if self.number else ()

    def _grounds(self) -> Iterator[str]:
        yield from super()._grounds()
        if party := self.changes.get("party"):
            yield party
        yield from (relation["to"] for relation in self.changes.get("relations") or ())


class PaperFiled(CaseEvent):
    """The paper of an entry is at hand: its bytes are kept under their sha256."""

    TOPIC: ClassVar[str] = "case.paper-filed.v1"
    entry: str
    sha256: str
    name: Line
    media_type: Line
    size: int


class PaperRead(CaseEvent):
    """A person has read the paper: silence in it may now be judged."""

    TOPIC: ClassVar[str] = "case.paper-read.v1"
    entry: str
    sha256: str


class PassagesSought(CaseEvent):
    """Words recorded before their paper was at hand were looked for in it: found ones, by passage key, and the others."""

    TOPIC: ClassVar[str] = "case.passages-sought.v1"
    entry: str
    sha256: str
    found: dict[str, Anchor]
    missing: tuple[str, ...] = ()


class OffDocketEventRecorded(CaseEvent):
    """Something that leaves no docket entry: service, production, meet and confer, a letter."""

    TOPIC: ClassVar[str] = "case.off-docket-event.v1"
    id: str
    kind: OffDocketKind
    what: Line
    on: date
    party: str | None = None
    entry: str | None = None
    passages: Passages = ()

    def introduces(self) -> tuple[str, ...]:
        """The event's id (O1)."""
        return (self.id,)


class HearingSet(CaseEvent):
    """A hearing stands on the calendar."""

    TOPIC: ClassVar[str] = "case.hearing-set.v1"
    id: str
    what: Line
    on: date
    time: Line | None = None
    entry: str | None = None

    def introduces(self) -> tuple[str, ...]:
        """The hearing's id (H1)."""
        return (self.id,)


class HearingChanged(CaseEvent):
    """A hearing is reset, vacated or held."""

    TOPIC: ClassVar[str] = "case.hearing-changed.v1"
    hearing: str
    state: Literal["reset", "vacated", "held"]
    on: date | None = None
    time: Line | None = None
    entry: str | None = None

    def _grounds(self) -> Iterator[str]:
        yield self.hearing
        yield from super()._grounds()


# --- standards, arguments, positions ----------------------------------------------------------------------------------


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


# --- concessions ------------------------------------------------------------------------------------------------------


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


# --- rulings ----------------------------------------------------------------------------------------------------------


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


# --- deadlines --------------------------------------------------------------------------------------------------------


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


# --- links, findings, notes, review, correction -----------------------------------------------------------------------


class PassagesLinked(CaseEvent):
    """Two things on the record belong together, and how."""

    TOPIC: ClassVar[str] = "case.passages-linked.v1"
    id: str
    source: str
    target: str
    role: LinkRole

    def introduces(self) -> tuple[str, ...]:
        """The link's id (L1)."""
        return (self.id,)

    def _grounds(self) -> Iterator[str]:
        yield self.source
        yield self.target


class FindingRecorded(CaseEvent):
    """Passages that do not sit well together, stated neutrally and without ranking them."""

    TOPIC: ClassVar[str] = "case.finding-recorded.v1"
    id: str
    kind: FindingKind
    entry: str
    detail: Line
    passages: Passages = ()

    def introduces(self) -> tuple[str, ...]:
        """The finding's id (F1)."""
        return (self.id,)


class NoteWritten(CaseEvent):
    """A note: work product, never part of the record."""

    TOPIC: ClassVar[str] = "case.note-written.v1"
    id: str
    about: str
    text: Text

    def introduces(self) -> tuple[str, ...]:
        """The note's id (N1)."""
        return (self.id,)

    def _grounds(self) -> Iterator[str]:
        yield self.about


class ProposalDecided(CaseEvent):
    """A person kept or dropped a machine's proposal; the proposal stands here whole."""

    TOPIC: ClassVar[str] = "case.proposal-decided.v1"
    proposal: str
    key: str
    review: Literal["kept", "dropped"]
    entry: str
    content: dict[str, Any]
    edited: dict[str, Any] = Field(default_factory=dict)
    became: str | None = None
    reason: Line | None = None


class CommandUndone(CaseEvent):
    """A correction: what one earlier command recorded no longer counts. Nothing is overwritten; this can be undone too."""

    TOPIC: ClassVar[str] = "case.command-undone.v1"
    undoes: str
    reason: Line | None = None
