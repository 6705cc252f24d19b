"""A case folded at one moment on both clocks: every view, each made when it is first asked for, and where a thing is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from projections.arguments import ArgumentsView, ArgumentView, arguments
from projections.concession_audit import ConcessionAuditView
from projections.concessions import ConcessionsView, ConcessionView, FindingView, concessions
from projections.deadlines import DeadlinesView, DeadlineView, deadlines
from projections.entry import Entry
from projections.lanes import DrawnChart, drawn_chart
from projections.moment import NOW, CaseAt, KnownAt, Moment
from projections.motions import MotionsView, motions
from projections.overview import OverviewView, overview
from projections.passages import PassageView, passage_view
from projections.quotations import QuotationsView
from projections.record import CaseRecord
from projections.sheet import EntryRow, SheetView, sheet
from projections.standards import StandardsView, StandardView, standards
from projections.timeline import HistoryView, history
from projections.whatif import Dependent

if TYPE_CHECKING:
    from docket.clerk.reviewing import Proposal

T = TypeVar("T")
_OWNERS = ("on", "argument", "concession", "deadline", "standard")
"""Of what a fact with passages speaks, the nearest first; otherwise of what it brings in."""
VIEWS = ("overview", "docket", "arguments", "concessions", "due", "history", "read")


class When(NamedTuple):
    """A moment on both clocks."""

    moment: Moment = NOW
    known_at: KnownAt | None = None
    without: tuple[str, ...] = ()
    """What is left out to see what would change: a hypothesis, never stored."""

    @property
    def is_now(self) -> bool:
        """Whether this is the present, on both clocks, with nothing left out."""
        return self.moment == NOW and self.known_at is None and not self.without


class Known(NamedTuple):
    """A passage of a paper: what it belongs to, and the stretches of the paper's text in which its words stand."""

    owner: str
    passage: PassageView
    parts: tuple[tuple[int, int], ...]


class Audit(NamedTuple):
    """What machines find when they compare the papers at hand: work product."""

    quotes: QuotationsView
    claims: ConcessionAuditView


@dataclass(eq=False)
class Folded:
    """The views of one case. ``entries`` are all that the record holds, whatever the moment: the stops of time travel.

    What machines propose is asked for last: rules are counted for it, and no view of the record waits for that.
    """

    case: str
    when: When
    at: CaseAt
    ask: "Callable[[], Sequence[Proposal]]"
    head: int
    audit: "Audit | None" = None
    """The audits, once somebody wanted them: they read every paper."""
    reading: tuple[int, int] = (0, 0)
    """So many papers are read for it, of how many."""
    unread: str = ""
    """Why it cannot be made."""
    live: CaseRecord | None = None
    """The whole record as it is now."""
    today: date = date.max
    dependents: tuple[Dependent, ...] = ()
    """What rests on what is left out."""

    drawn: dict[object, Any] = field(default_factory=dict)
    """Tables made of it, by what they were made for: a moment made ahead is drawn at once."""

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What is made of a moment of the past once, however often it is drawn. On the present machines have yet to speak."""
        if self.when.is_now:
            return make()
        if key not in self.drawn:
            self.drawn[key] = make()
        return cast("T", self.drawn[key])

    @property
    def whole(self) -> CaseRecord:
        """The record with everything that it holds now, whatever this moment's held."""
        return self.live or self.record

    @property
    def record(self) -> CaseRecord:
        """The record behind the views."""
        return self.at.record

    @property
    def quoted(self) -> QuotationsView | None:
        """The quotations beside their sources, where the audits are made."""
        return self.audit.quotes if self.audit else None

    @property
    def claims(self) -> ConcessionAuditView | None:
        """The claimed concessions beside what they cite, where the audits are made."""
        return self.audit.claims if self.audit else None

    @cached_property
    def entries(self) -> list[Entry]:
        """Every entry in docket order: the stops of time travel."""
        return sorted(self.record.entries.values(), key=lambda e: self.record.places[e.id].order)

    @cached_property
    def sheet(self) -> SheetView:
        """The docket sheet."""
        return sheet(self.at)

    @cached_property
    def arguments(self) -> ArgumentsView:
        """The arguments."""
        return arguments(self.at)

    @cached_property
    def concessions(self) -> ConcessionsView:
        """The concessions and findings."""
        return concessions(self.at)

    @cached_property
    def deadlines(self) -> DeadlinesView:
        """The deadlines and hearings."""
        return deadlines(self.at)

    @cached_property
    def motions(self) -> MotionsView:
        """The motions with their status."""
        return motions(self.at)

    @cached_property
    def standards(self) -> StandardsView:
        """The standards."""
        return standards(self.at)

    @cached_property
    def positions(self) -> DrawnChart:
        """The chart of positions."""
        return drawn_chart(self.at)

    @cached_property
    def overview(self) -> OverviewView:
        """The page of the case."""
        return overview(self.at)

    @cached_property
    def history(self) -> HistoryView:
        """What was recorded, as it was recorded."""
        return history(self.at)

    @cached_property
    def timeline(self) -> HistoryView:
        """The same in court order."""
        return history(self.at, court_order=True)

    @cached_property
    def passages(self) -> "dict[str, list[Known]]":
        """By entry: the passages known of its paper."""
        found: dict[str, list[Known]] = {}
        for _, event in self.record.live:
            if not event.cited() or not self.at.holds(self.record.placed(event)):
                continue
            named = (getattr(event, name, None) for name in _OWNERS)
            owner = next((n for n in named if isinstance(n, str)), None) or next(iter(event.introduces()), "")
            for cited in event.cited():
                anchor = self.record.anchored(cited).anchor
                view = passage_view(self.record, cited)
                known = Known(owner.partition(".")[0], view, anchor.parts if anchor and not view.via else ())
                found.setdefault(cited.entry, []).append(known)
        return found

    @cached_property
    def proposals(self) -> "Sequence[Proposal]":
        """What machines propose, decided or not. Raises FileAccessError where one cannot be read."""
        return self.ask()

    @property
    def waiting(self) -> int | None:
        """How many proposals wait for a person; None while nobody has asked for them."""
        return len(self.to_review) if "proposals" in self.__dict__ else None

    @cached_property
    def to_review(self) -> "list[Proposal]":
        """Proposals that wait for a person."""
        return [p for p in self.proposals if p.review == "proposed" and self.at.has(p.entry)]

    @cached_property
    def rows(self) -> dict[str, EntryRow]:
        """The rows of the sheet by id."""
        return {row.id: row for row in (*self.sheet.entries, *self.sheet.may_be_filed)}

    @cached_property
    def things(self) -> dict[str, "Thing"]:
        """Everything with a page of its own, by id."""
        found: dict[str, Thing] = dict(self.rows)
        found |= {a.id: a for a in self.arguments.arguments}
        found |= {c.id: c for c in self.concessions.concessions}
        found |= {f.id: f for f in self.concessions.findings}
        found |= {d.id: d for d in self.deadlines.deadlines}
        return found | {s.id: s for s in self.standards.standards}

    @cached_property
    def labels(self) -> dict[str, str]:
        """The short label of a party by its full name."""
        return {p.name: p.label for p in self.record.parties.values()} | {"Court": "Court"}

    def label(self, name: str | None) -> str:
        """A party's name for a column."""
        return self.labels.get(name or "", name or "")

    def name(self, entry: str) -> str:
        """``Reply (ECF 20)``."""
        return self.record.entry_name(entry)

    def short(self, entry: str) -> str:
        """``20`` or ``E1``: an entry at the head of a column."""
        found = self.record.entries.get(entry)
        return (found.number or found.id) if found else entry

    def warm(self) -> None:
        """Make every view, so that nothing waits for it later."""
        _ = (self.things, self.overview, self.history, self.passages, self.labels)

    def find(self, ident: str) -> str | None:
        """An id as typed (``a4``, ``ECF 20``, ``e1``) in its own writing, where it is on the record."""
        plain = ident.strip().upper().removeprefix("ECF").strip()
        known = {e.upper(): e for e in (*self.record.introduced, *self.record.entries)}
        numbers = {e.number: e.id for e in self.entries if e.number}
        return numbers.get(plain) or known.get(plain)


Thing = EntryRow | ArgumentView | ConcessionView | FindingView | DeadlineView | StandardView


def view_of(ident: str) -> str:
    """The view in which a thing is at home."""
    if ident[:1].isdigit() or ident[:1] == "E":
        return "docket"
    return {"A": "arguments", "S": "arguments", "C": "concessions", "F": "overview", "D": "due", "Q": "quotes"}.get(
        ident[:1], "history"
    )
