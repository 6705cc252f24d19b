"""The record of one case: its live events grouped by kind, its entries in docket order, and when each fact stands."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, cast

from domain.case import annulled_commands
from domain.events import (
    Attorney,
    CaseDescribed,
    CaseEvent,
    CaseOpened,
    CaseRelated,
    CaseRenamed,
    CommandUndone,
    ConcessionReviewed,
    DeadlineMoved,
    DeadlinePerformed,
    DeadlineSet,
    DocketImported,
    EntryDocketed,
    EntryFacts,
    EntryRevised,
    JudgeAssigned,
    NoteWritten,
    OffDocketEventRecorded,
    PaperFiled,
    PaperRead,
    PartyDescribed,
    PartyJoined,
    PassagesLinked,
    PassagesSought,
    SourceChecked,
)
from domain.passage import Anchor, Passage
from domain.sealing import SEALING, Withheld
from domain.sealing import withheld as withheld_by
from domain.values import COURT
from projections.entry import Entry, Revision
from projections.placement import Placement, place, recorded_day

E = TypeVar("E", bound=CaseEvent)
T = TypeVar("T")

TIMELESS = frozenset((
    CaseOpened, CaseRenamed, CaseRelated, JudgeAssigned, PartyJoined, PartyDescribed, EntryRevised, PaperFiled, PaperRead,
    PassagesSought, SourceChecked, ConcessionReviewed, CommandUndone, CaseDescribed, DocketImported, *SEALING,
))  # fmt: skip
"""Facts about our record rather than about a day in court: they hold for every court date."""


FROM_THE_COURT = frozenset({"page", "history"})
"""The kinds of import that show a docket as the court had it on its day.

CourtListener's copy holds what its readers bought: that it was touched on a day does not tell that it was whole then.
"""


class Recorded(NamedTuple):
    """An event with its position in the log of the whole store."""

    position: int
    event: CaseEvent


@dataclass(frozen=True, slots=True)
class PartyInfo:
    """A party of the case with its role, counsel and names."""

    id: str
    name: str
    label: str
    role: str | None = None
    counsel: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    attorneys: tuple[Attorney, ...] = ()
    terminated: date | None = None
    note: str | None = None
    criminal: dict[str, Any] | None = None


class CaseRecord:
    """Everything known of one case, undone commands left out. Build it again after each change; it is never altered."""

    def __init__(
        self, recorded: Iterable[Recorded], withheld: Mapping[str, Withheld] | None = None, *, shown: Collection[str] = ()
    ) -> None:  # fmt: skip
        """Papers that are ``withheld`` (by these events, unless it is said) are not at hand, but for those ``shown``.

        Their words are as the events have them: see `projections.masking`.
        """
        self.recorded = tuple(recorded)
        self.annulled = annulled_commands(r.event for r in self.recorded)
        annulled = self.annulled  # without any, nothing was ever taken back, and most cases have none
        self.live = (
            [r for r in self.recorded if r.event.command_id not in annulled and type(r.event) is not CommandUndone]
            if annulled
            else [*self.recorded]
        )
        self.by_kind: dict[type[CaseEvent], list[Any]] = defaultdict(list)
        self.introduced: dict[str, CaseEvent] = {}
        self.position: dict[str, int] = {}
        by_kind, places, introduced = self.by_kind, self.position, self.introduced
        for position, event in self.live:
            by_kind[type(event)].append(event)
            places[event.event_id] = position
            for ident in event.introduces():
                introduced[ident] = event
        self.withheld = withheld_by(e for _, e in self.live) if withheld is None else withheld
        self._shown = shown
        self.entries = self._entries()
        self.shown: dict[int, tuple[Passage, object]] = {}  # passages as views, by identity
        self._rows: dict[object, Any] = {}
        self._ordered: dict[type[CaseEvent], list[tuple[Placement | None, Any]]] = {}
        self.places: dict[str, Placement] = place(self.entries)

    def of(self, kind: type[E]) -> list[E]:
        """The live events of a kind, in the order in which they were recorded."""
        return self.by_kind.get(kind, [])

    def in_court_order(self, kind: type[E]) -> list[tuple[Placement | None, E]]:
        """The live events of a kind with their places, in court order (facts of one paper as they were recorded)."""
        if kind not in self._ordered:
            placed = ((self.placed(event), event) for event in self.of(kind))
            self._ordered[kind] = sorted(placed, key=lambda pair: pair[0][:2] if pair[0] else (date.min, -1))
        return self._ordered[kind]

    def row(self, made_of: object, make: Callable[[], T]) -> T:
        """A row of a view, made once for all moments at which it is made of the same."""
        if made_of not in self._rows:
            self._rows[made_of] = make()
        return cast("T", self._rows[made_of])

    def _entries(self) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for docketed in self.of(EntryDocketed):
            number = docketed.dockets if docketed.dockets[0].isdigit() else None
            entries[docketed.dockets] = Entry(docketed.dockets, docketed.facts, number, docketed)
        for revised in self.of(EntryRevised):
            entry = entries[revised.entry]
            old = entry.facts.model_dump(mode="json")
            before = {name: old.get(name) for name in revised.changes}
            position = self.position[revised.event_id]
            entry.revisions.append(
                Revision(before, revised.changes, revised.recorded_at, revised.actor, revised.reason, position)
            )
            entry.facts = EntryFacts.model_validate(old | revised.changes)
            entry.number = revised.number or entry.number
        for filed in self.of(PaperFiled):
            entries[filed.entry].paper = filed
        for read in self.of(PaperRead):
            paper = entries[read.entry].paper
            entries[read.entry].read |= paper is not None and paper.sha256 == read.sha256
        for ident, why in self.withheld.items():
            if (held := entries.get(ident)) is not None:
                held.withheld = why
                held.paper = held.paper if ident in self._shown else None
                held.read &= why.state == "sealed"
        return entries

    # --- the case -----------------------------------------------------------------------------------------------------

    @cached_property
    def at_position(self) -> dict[int, CaseEvent]:
        """Every event, corrections and what they took back among them, by its place in the log."""
        return {r.position: r.event for r in self.recorded}

    @cached_property
    def commands(self) -> dict[str, CaseEvent]:
        """The first event of every command."""
        return {r.event.command_id: r.event for r in reversed(self.recorded)}

    def of_command(self, command: str) -> list[CaseEvent]:
        """The events that one command recorded, taken back or not."""
        return [r.event for r in self.recorded if r.event.command_id == command]

    @cached_property
    def opened(self) -> CaseOpened:
        """The opening of the case."""
        return self.of(CaseOpened)[0]

    @cached_property
    def name(self) -> str:
        """The case's name now."""
        renamed = self.of(CaseRenamed)
        return renamed[-1].name if renamed else self.opened.name

    @cached_property
    def parties(self) -> dict[str, PartyInfo]:
        """The parties by id."""
        found = {
            p.joins: PartyInfo(
                p.joins, p.name, p.label, p.role, p.counsel, p.aliases, p.attorneys, p.terminated, p.note, p.criminal
            )
            for p in self.of(PartyJoined)
        }
        for more in self.of(PartyDescribed):
            old = found[more.party]
            found[more.party] = PartyInfo(
                old.id,
                more.name or old.name,
                more.label or old.label,
                more.role or old.role,
                (*old.counsel, *more.counsel),
                (*old.aliases, *more.aliases),
                old.attorneys if more.attorneys is None else more.attorneys,
                more.terminated or old.terminated,
                more.note or old.note,
                more.criminal or old.criminal,
            )
        return found

    @cached_property
    def facts(self) -> dict[str, str]:
        """What the docket's head says of the case, the latest word on each."""
        return {name: value for described in self.of(CaseDescribed) for name, value in described.facts.items()}

    @cached_property
    def judges(self) -> tuple[JudgeAssigned, ...]:
        """The judges of the case now: one who replaces another sits in that one's place, and may be replaced in turn."""
        sitting: dict[tuple[str, str | None], JudgeAssigned] = {}
        for assigned in self.of(JudgeAssigned):
            if assigned.replaces:
                sitting.pop((assigned.replaces, assigned.role), None)
            sitting[assigned.name, assigned.role] = assigned
        return tuple(sitting.values())

    @cached_property
    def vanished(self) -> dict[str, date]:
        """The entries that the latest import of their source no longer had, with the day on which that was noticed."""
        gone: dict[str, date] = {}
        for imported in self.of(DocketImported):
            gone |= dict.fromkeys(imported.vanished, recorded_day(imported))
            for ident in imported.returned:
                gone.pop(ident, None)
        return gone

    def who(self, party: str | None) -> str | None:
        """A party's name for people; the court is “Court”."""
        if party is None:
            return None
        if party == COURT:
            return "Court"
        return self.parties[party].name if party in self.parties else party

    def label(self, party: str | None) -> str:
        """A party's short label for columns."""
        if party == COURT:
            return "Court"
        return self.parties[party].label if party in self.parties else (party or "")

    def entry_name(self, ident: str) -> str:
        """``Reply (ECF 20)``."""
        return self.entries[ident].name if ident in self.entries else ident

    @cached_property
    def current_through(self) -> date | None:
        """The date of the latest entry known, or of the latest whole docket of the court's: what came later is not here yet."""
        dates = [d for e in self.entries.values() for d in (e.facts.filed, e.facts.entered) if d]
        seen = (i for i in self.of(DocketImported) if i.whole and i.kind in FROM_THE_COURT)
        dates += [i.current_through for i in seen if i.current_through]
        return max(dates, default=None)

    # --- passages -----------------------------------------------------------------------------------------------------

    @cached_property
    def anchors(self) -> dict[str, Anchor]:
        """Where words recorded earlier were found when their paper came, by passage key."""
        return {key: anchor for sought in self.of(PassagesSought) for key, anchor in sought.found.items()}

    def anchored(self, passage: Passage) -> Passage:
        """The passage with the place where its words stand, where that is known."""
        if passage.anchor is None and not self.anchors:
            return passage
        paper = self.entries[passage.entry].paper
        known = (passage.anchor, self.anchors.get(passage.key))
        anchor = next((a for a in known if a and paper and a.sha256 == paper.sha256), None)
        return passage if anchor == passage.anchor else passage.model_copy(update={"anchor": anchor})

    # --- when a fact stands -------------------------------------------------------------------------------------------

    def placed(self, event: CaseEvent) -> Placement | None:
        """When a fact stands in court: with its entry, on its own day, or on the day it was recorded. None: always."""
        if type(event) in TIMELESS:
            return None
        match event:
            case EntryDocketed():
                return self.places[event.dockets]
            case OffDocketEventRecorded():
                return Placement.on(event.on)
            case DeadlinePerformed():
                return self.placed_id(event.by) or Placement.on(recorded_day(event))
            case DeadlineSet() | DeadlineMoved():
                entry = event.entry or event.basis.entry
            case PassagesLinked():
                ends = [p for p in (self.placed_id(event.source), self.placed_id(event.target)) if p]
                return max(ends, default=Placement.on(recorded_day(event)))
            case NoteWritten():
                entry = event.about if event.about in self.entries else None
            case _:
                entry = getattr(event, "entry", None)
        return self.places[entry] if entry in self.places else Placement.on(recorded_day(event))

    def placed_id(self, ident: str) -> Placement | None:
        """When the thing with an id came to stand."""
        if ident in self.places:
            return self.places[ident]
        event = self.introduced.get(ident)
        return self.placed(event) if event else None
