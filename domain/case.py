"""The Case: the consistency boundary of one docket. It holds only what decisions need, and says no in sentences."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from string import digits

from domain.errors import AlreadyOnDocketError, NotPossibleError, UnknownReferenceError
from domain.events import (
    CaseEvent,
    CaseOpened,
    ClawBackClaimed,
    ClawBackEnded,
    CommandUndone,
    EntryDocketed,
    EntryFacts,
    EntryRevised,
    PaperFiled,
    PartyDescribed,
    PartyJoined,
    WordsDestroyed,
)
from domain.parties import Party, named
from domain.text import one_line
from domain.values import COURT

_KINDS_OF_ID = {
    "A": "argument", "C": "claimed concession", "D": "deadline", "S": "standard", "E": "unnumbered entry",
    "O": "off-docket event", "H": "hearing", "L": "link", "N": "note", "F": "finding", "R": "ruling", "P": "proposal",
}  # fmt: skip
_UNDONE_FIRST = 3
_CLAWING = frozenset((ClawBackClaimed, ClawBackEnded, WordsDestroyed))


def called(ident: str) -> str:
    """How an id is called in a sentence: ``ECF 22-1``, ``A4``, ``E7``."""
    return f"ECF {ident}" if ident[:1].isdigit() else ident


@dataclass(slots=True)
class Case:
    """The decision state of one case, folded from its events."""

    id: str
    version: int = 0
    opened: CaseOpened | None = None
    last_recorded: datetime | None = None
    entries: dict[str, EntryFacts] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    papers: dict[str, str] = field(default_factory=dict)
    clawed_back: dict[str, str] = field(default_factory=dict)
    destroyed: dict[str, str] = field(default_factory=dict)
    standing: set[str] = field(default_factory=set)
    used: Counter[str] = field(default_factory=Counter)
    events: list[CaseEvent] = field(default_factory=list)
    annulled: set[str] = field(default_factory=set)

    def apply(self, *events: CaseEvent) -> None:
        """Fold events that happened. Corrections among them are folded once, after all."""
        for event in events:
            self._keep(event)
        if any(isinstance(event, CommandUndone) for event in events):
            self._refold()
        else:
            for event in events:
                self._count(event)

    def _keep(self, event: CaseEvent) -> None:
        """What even an event that no longer counts leaves behind: its place in the log and the numbers it used."""
        self.version, self.last_recorded = event.originator_version, event.recorded_at
        self.events.append(event)
        for ident in event.introduces():
            head = ident.rstrip(digits)  # A4.2 is the second of A4., S1.f2 the second of S1.f
            if head != ident:
                self.used[head] = max(self.used[head], int(ident[len(head) :]))

    def _count(self, event: CaseEvent) -> None:
        self.standing.update(event.introduces())
        match event:
            case CaseOpened():
                self.opened = event
            case EntryDocketed():
                self.entries[event.dockets] = event.facts
            case EntryRevised():
                facts = self.entries[event.entry]
                self.entries[event.entry] = EntryFacts.model_validate(facts.model_dump() | event.changes)
                if event.number:
                    self.numbers[event.number] = event.entry
            case PartyJoined():
                self.parties[event.joins] = Party(event.joins, event.name, event.label, event.role, event.aliases)
            case PartyDescribed():
                old = self.parties[event.party]
                self.parties[event.party] = Party(
                    old.id,
                    event.name or old.name,
                    event.label or old.label,
                    event.role or old.role,
                    (*old.aliases, *event.aliases),
                )
            case PaperFiled():
                self.papers[event.entry] = event.sha256
            case _ if type(event) in _CLAWING:  # the metaclass of events is not asked three times about most of them
                self._claw_back(event)
            case _:
                pass

    def _claw_back(self, event: CaseEvent) -> None:
        match event:
            case ClawBackClaimed():
                self.clawed_back[event.entry] = f"a claw-back was claimed on {event.on}"
            case ClawBackEnded() if event.outcome == "upheld":
                self.clawed_back[event.entry] = f"its claw-back was upheld on {event.on}"
            case ClawBackEnded():
                self.clawed_back.pop(event.entry, None)
            case WordsDestroyed():
                self.papers.pop(event.entry, None)
                self.destroyed[event.entry] = f"its words were destroyed on {event.on}"

    @property
    def unusable(self) -> dict[str, str]:
        """The entries whose papers may not be used, with the reason."""
        return self.clawed_back | self.destroyed

    def _refold(self) -> None:
        """After a correction: everything again, without what no longer counts. Counters keep running: ids are never reused."""
        self.annulled = annulled_commands(self.events)
        self.opened = None
        for state in (
            self.entries,
            self.numbers,
            self.parties,
            self.papers,
            self.clawed_back,
            self.destroyed,
            self.standing,
        ):
            state.clear()
        for event in self.live():
            self._count(event)

    def live(self) -> list[CaseEvent]:
        """The events that count, in order."""
        if not self.annulled:
            return [e for e in self.events if not isinstance(e, CommandUndone)]
        return [e for e in self.events if e.command_id not in self.annulled and not isinstance(e, CommandUndone)]

    # --- questions ----------------------------------------------------------------------------------------------------

    def next_id(self, head: str) -> str:
        """The next id of a kind (``A`` gives A5); a number once used is never given again."""
        return f"{head}{self.used[head] + 1}"

    def next_part(self, whole: str, letter: str = "") -> str:
        """The next part of a thing (A4 gives A4.3; S1 with the letter f gives S1.f2)."""
        return self.next_id(f"{whole}.{letter}")

    def entry(self, ident: str) -> str:
        """The id of an entry named by id or docket number. Raises UnknownReferenceError."""
        ident = self.numbers.get(ident, ident)
        if ident not in self.entries:
            message = f"{called(ident)} is not on this docket. `docket sheet` lists what is; `docket enter` adds it."
            raise UnknownReferenceError(message)
        return ident

    def filed(self, ident: str | None) -> date | None:
        """The filed date of an entry, where it is known."""
        return self.entries[ident].filed if ident in self.entries else None

    def parties_named(self, name: str) -> tuple[str, ...]:
        """The ids of the parties that a name can mean; those that have one and the same name (in two roles) count as one."""
        if one_line(name).casefold() in (COURT, "the court"):
            return (COURT,)
        found = named(name, {p.id: p.names() for p in self.parties.values()})
        return tuple({self.parties[ident].name.casefold(): ident for ident in reversed(found)}.values())[::-1]

    def party(self, name: str) -> str | None:
        """The id of the one party that a name means, by any name of it or by one word of a name."""
        found = self.parties_named(name)
        return found[0] if len(found) == 1 else None

    def require(self, ident: str) -> None:
        """Raises UnknownReferenceError unless the id stands on this record."""
        if ident == COURT or ident in self.standing:
            return
        if ident[:1].isdigit() or ident[:1] == "E":
            self.entry(ident)
        told = f"There is no {_KINDS_OF_ID.get(ident[:1], 'thing')} {ident} in this case."
        if not ident[1:2].isdigit():
            told = f"Nothing and nobody in this case is called “{ident}”."
        message = f"{told} `docket history` shows what is on the record."
        raise UnknownReferenceError(message)


def annulled_commands(events: Iterable[CaseEvent], *, also: tuple[str, str] | None = None) -> set[str]:
    """The commands that no longer count. Read from the end: a correction that was itself taken back annuls nothing.

    ``also`` is a correction still to be made: its own command and the one that it would take back.
    """
    undone = [e for e in events if type(e) is CommandUndone]  # isinstance asks the metaclass of every event
    corrections = [(e.command_id, e.undoes) for e in undone] + ([also] if also else [])
    annulled: set[str] = set()
    for command, undoes in reversed(corrections):
        if command not in annulled:
            annulled.add(undoes)
    return annulled


def check_ground(events: Sequence[CaseEvent]) -> None:
    """Every live event must rest on what stands, and nothing may stand twice. Raises NotPossibleError naming what is in the way."""
    standing = {COURT}
    for event in events:
        if twice := standing.intersection(event.introduces()):
            message = f"{called(twice.pop())} was entered again in the meantime; take that back first."
            raise NotPossibleError(message)
        standing.update(event.introduces())
    hanging = [e for e in events if not standing.issuperset(e.rests_on())]
    if hanging:
        names = list(dict.fromkeys(called((*e.introduces(), *e.rests_on())[0]) for e in hanging))
        more = f" and {len(names) - _UNDONE_FIRST} more" if len(names) > _UNDONE_FIRST else ""
        it = "it stands" if len(names) == 1 else "they stand"
        message = f"{', '.join(names[:_UNDONE_FIRST])}{more} would lose the ground {it} on. Take that back first."
        raise NotPossibleError(message)


def check_number_free(case: Case, ident: str) -> None:
    """Raises AlreadyOnDocketError when a docket number is taken."""
    if ident in case.standing:
        title = case.entries[case.numbers.get(ident, ident)].title
        message = f"{called(ident)} is already on this docket ({title}). `docket revise {ident}` changes it."
        raise AlreadyOnDocketError(message)
