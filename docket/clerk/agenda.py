"""What is due across all cases: the morning's list, and the deadlines of some days or of some parties."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from docket.clerk.case_rows import BROKEN, fault_of
from docket.clerk.listing import Progress, list_dues
from docket.clerk.queue import Proposal
from docket.clerk.reading import Reading
from docket.schedules.queue import KINDS
from domain.errors import InvalidWordError, UnknownReferenceError
from domain.parties import named
from domain.text import one_line
from projections.deadlines import DeadlineView, HearingView, deadlines
from projections.moment import NOW, CaseAt, KnownAt, Moment

_PENDING = ("open", "no_filing_seen", "performance_unknown", "waiting")
_AHEAD = ("set", "reset", "proposed")


@dataclass(frozen=True, slots=True)
class CaseName:
    """The case that a line of a list over all cases belongs to."""

    id: str
    court: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class DueHere:
    """A deadline with its case."""

    case: CaseName
    deadline: DeadlineView


@dataclass(frozen=True, slots=True)
class HearingHere:
    """A hearing with its case."""

    case: CaseName
    hearing: HearingView


@dataclass(frozen=True, slots=True)
class ProposedHere:
    """A proposal about dates that nobody has decided on, with its case."""

    case: CaseName
    id: str
    kind: str
    entry: str
    title: str
    obligors: tuple[str, ...]
    due: date | None
    ground: str


@dataclass(frozen=True, slots=True)
class CaseDue:
    """What has a day in a case, judged on ``day``; each party with all its names in lower case.

    ``fault`` says why the case could not be read: what is due in it is then not known.
    """

    case: CaseName
    day: date
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    deadlines: tuple[DeadlineView, ...]
    hearings: tuple[HearingView, ...]
    proposed: tuple[ProposedHere, ...]
    fault: str | None = None

    @classmethod
    def unread(cls, case: str, day: date, fault: str) -> "CaseDue":
        """A case that could not be read."""
        court, _, number = case.partition(":")
        return cls(CaseName(case, court, number, case), day, (), (), (), (), fault)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The list of one day: what has passed unseen, what comes, what waits, what waits for a person; and what could not be read."""

    day: date
    through: date
    cases: int
    past_due: tuple[DueHere, ...]
    today: tuple[DueHere, ...]
    coming: tuple[DueHere, ...]
    hearings: tuple[HearingHere, ...]
    waiting: tuple[DueHere, ...]
    proposed: tuple[ProposedHere, ...]
    proposed_behind: int = 0
    unread: tuple[str, ...] = ()


def everywhere(
    clerk: Reading, moment: Moment = NOW, known_at: KnownAt | None = None, *, only: str | None = None,
    faults: dict[str, str] | None = None,
) -> list[CaseAt]:  # fmt: skip
    """Every case of the store as of a day, or the one that is named. A case that was not on the log then is left out.

    One that cannot be read is told in ``faults`` by its id; without these it ends the look.
    """
    if moment.after and only is None:
        message = "An entry (ecf:20) belongs to one case: name the case with --case, or give a day with --as-of."
        raise InvalidWordError(message)
    wanted = [only] if only else [opened.originator_id for opened in clerk.store.cases()]
    found = []
    for case in wanted:
        try:
            found.append(clerk.at(case, moment, known_at))
        except InvalidWordError:
            if only:
                raise
        except BROKEN as error:
            if only or faults is None:
                raise
            faults[case] = fault_of(case, error)
    return found


def dues(
    clerk: Reading, moment: Moment = NOW, known_at: KnownAt | None = None, *, only: str | None = None,
    pending: bool = False, progress: Progress | None = None,
) -> list[CaseDue]:  # fmt: skip
    """What has a day in every case, or in the one that is named; with ``pending`` what is over may be left out.

    Today's come from the rows kept for the lists; those of another moment are folded.
    """
    if moment == NOW and known_at is None and only is None:
        return list_dues(clerk, (*_PENDING, *_AHEAD) if pending else (), progress)
    faults: dict[str, str] = {}
    cases = everywhere(clerk, moment, known_at, only=only, faults=faults)
    read = [case_due(at, clerk.proposals(at.record.opened.originator_id, at)) for at in cases]
    day = moment.day or clerk.today()
    return [*read, *(CaseDue.unread(case, day, fault) for case, fault in faults.items())]


def case_due(at: CaseAt, proposals: Iterable[Proposal]) -> CaseDue:
    """What has a day in a case as of a moment, with the undecided proposals about days."""
    name, view = name_of(at), deadlines(at)
    parties = tuple(
        (party.name, tuple(word.casefold() for word in (party.id, party.name, party.label, *party.aliases)))
        for party in at.record.parties.values()
    )
    proposed = tuple(_proposed(at, name, one) for one in proposals if _about_dates(one))
    return CaseDue(name, at.day, parties, view.deadlines, view.hearings, proposed)


def _proposed(at: CaseAt, case: CaseName, one: Proposal) -> ProposedHere:
    due = date.fromisoformat(one.content["due"]) if one.content.get("due") else None
    asked = one.content.get("obligors") or [one.content.get("obligor")]
    who = tuple(at.record.who(party) or party for party in asked if party)
    return ProposedHere(case, one.id, one.kind, one.entry, one.title, who, due, one.cue)


def due_everywhere(cases: Iterable[CaseDue], *, within: int | None = None, mine: Iterable[str] = ()) -> list[DueHere]:
    """Deadlines over all cases by date: not performed and due within so many days from the day asked for, or all of them."""
    found = []
    names, known = list(mine), False
    for one in cases:
        who = {party for name in names if (party := _party(one, name))}
        known = known or bool(who)
        for view in one.deadlines:
            if names and view.obligor not in who:
                continue
            if within is not None and not (view.state in _PENDING and view.days is not None and view.days <= within):
                continue
            found.append(DueHere(one.case, view))
    if names and not known:
        listed = ", ".join(f"“{one_line(name)}”" for name in names)
        message = f"No case in this store has a party {listed}. `docket sheet --full` lists the parties of a case."
        raise UnknownReferenceError(message)
    return sorted(found, key=lambda row: (row.deadline.due or date.max, row.case.number, int(row.deadline.id[1:])))


def agenda(cases: list[CaseDue], day: date, *, within: int = 14, mine: Iterable[str] = ()) -> Agenda:
    """The morning's list for a day."""
    through = day + timedelta(days=within)
    rows = [row for row in due_everywhere(cases, mine=mine) if row.deadline.state in _PENDING]
    dated = [(row, row.deadline.due) for row in rows if row.deadline.due]
    hearings = [
        HearingHere(one.case, hearing)
        for one in cases
        for hearing in one.hearings
        if hearing.state in _AHEAD and day <= hearing.on <= through
    ]
    proposed = sorted((p for one in cases for p in one.proposed), key=lambda p: p.due or date.max)
    return Agenda(
        day, through, sum(1 for one in cases if not one.fault),
        tuple(row for row, due in dated if due < day),
        tuple(row for row, due in dated if due == day),
        tuple(row for row, due in dated if day < due <= through),
        tuple(sorted(hearings, key=lambda row: row.hearing.on)),
        tuple(row for row in rows if row.deadline.due is None),
        tuple(p for p in proposed if p.due is None or p.due >= day - timedelta(days=within)),
        sum(1 for p in proposed if p.due and p.due < day - timedelta(days=within)),
        tuple(one.fault for one in cases if one.fault),
    )  # fmt: skip


def dates_to_review(clerk: Reading, at: CaseAt) -> list[Proposal]:
    """The undecided proposals of a case that are about dates, as of its moment."""
    return [one for one in clerk.proposals(at.record.opened.originator_id, at) if _about_dates(one)]


def _about_dates(one: Proposal) -> bool:
    return one.review == "proposed" and one.kind in ("deadline", *KINDS)


def name_of(at: CaseAt) -> CaseName:
    """A case for a list over all cases."""
    opened = at.record.opened
    return CaseName(opened.originator_id, opened.court, opened.number, at.record.name)


def _party(one: CaseDue, name: str) -> str | None:
    """The name on the record of the one party that a name means."""
    found = named(name, dict(one.parties))
    return found[0] if len(found) == 1 else None
