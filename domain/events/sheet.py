"""The docket sheet: entries and their wording, papers and the words found in them, off-docket events, hearings."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import model_validator

from domain.events.stamp import CaseEvent, Passages
from domain.passage import Anchor, Frozen
from domain.values import Kind, Line, MotionOutcome, OffDocketKind, RelationGround, RelationRole, Text


class Relation(Frozen):
    """What an entry does to another one.

    ``ground`` tells how that is known: a person stated it, the court's own page links the two, or only the words of the docket
    text say so; ``words`` are those words.
    """

    role: RelationRole
    to: str
    ground: RelationGround = "stated"
    words: Line | None = None


class Disposition(Frozen):
    """What an entry's docket text says became of other entries: ``words`` (granting in part) is its ground.

    ``terms`` are the court's own, such as "without prejudice".
    """

    outcome: MotionOutcome
    of: tuple[str, ...]
    ground: RelationGround = "text"
    words: Line
    terms: Line | None = None


class DocketDate(Frozen):
    """A date that an entry's docket text sets, moves or takes off; ``on`` is None for a relative one, stated as ``period``."""

    kind: Literal["deadline", "hearing", "transcript", "redaction"]
    what: Line
    action: Literal["set", "reset", "continued", "vacated", "terminated", "held"]
    on: date | None = None
    time: Line | None = None
    was: date | None = None
    obligor: Line | None = None
    words: Line
    period: Line | None = None


class DocketReading(Frozen):
    """What a reader of docket text (``reader`` is its version) made of an entry: never more than what the words say.

    ``terminated`` are entries that it takes off the court's list of motions without telling what became of them.
    """

    reader: Line
    detail: Line
    dispositions: tuple[Disposition, ...] = ()
    dates: tuple[DocketDate, ...] = ()
    as_to: tuple[Line, ...] = ()
    terminated: tuple[str, ...] = ()


class EntrySource(Frozen):
    """Where an imported entry comes from, and by what a later import knows it again.

    ``kind`` is the kind of source that gave its wording (page, history, courtlistener, notice, feed), ``doc_id`` and ``seq_no``
    the court's own keys, ``digest`` of the wording as the source printed it (a person may have re-worded the entry since),
    ``follows`` the docket number before it on the page, for one that has none itself; ``number`` the one it has there where
    another entry has the same.
    """

    kind: Line
    doc_id: Line | None = None
    seq_no: Line | None = None
    follows: str | None = None
    number: str | None = None
    digest: str | None = None
    pages: int | None = None


class EntryFacts(Frozen):
    """What a line of the docket sheet says. ``filed`` with ``filed_assumed`` was taken from the date after “Dated:”.

    ``event`` is the name under which CM/ECF docketed it; ``reading`` is what was read in ``text`` when it was imported.
    """

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
    event: Line | None = None
    reading: DocketReading | None = None
    source: EntrySource | None = None

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
