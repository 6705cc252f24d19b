"""The rows of one case for the lists over all cases, made by the same folds as its views."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docket import __version__
from docket.settings import user_packs
from docket.store.readmodels import CaseRow, DueRow
from domain.errors import DocketError
from domain.events import HearingChanged, HearingSet
from projections.deadlines import DeadlinesView, deadlines
from projections.moment import CaseAt

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from docket.clerk.agenda import CaseDue
    from docket.clerk.reading import Reading

_FORM = 2
"""Raised when a row is made otherwise: rows of another form are made again."""
BROKEN = (DocketError, LookupError, ValueError, TypeError, AttributeError, AssertionError)
"""What a record that does not decode, or does not fold, ends in."""


def maker() -> str:
    """The program and the rule packs with which a row is made; another one makes it again."""
    own = []
    for pack in user_packs():
        with suppress(OSError):
            own.append(f"{pack} {pack.stat().st_mtime_ns} {pack.stat().st_size}")
    return " ".join((__version__, str(_FORM), *own))


def read_case(clerk: "Reading", case: str) -> tuple[CaseRow, list[DueRow]]:
    """The rows of a case as it stands today. A record that does not decode or fold makes a row that says so."""
    day, made_by = clerk.today(), maker()
    head = clerk.store.head_of(case)
    try:
        with clerk.in_passing(case):
            row, dues = _folded(clerk, case, made_by)
            if (head := clerk.store.head_of(case))[1:] != (
                row.version,
                row.proposals,
            ):  # numbers were given, or others wrote
                row, dues = _folded(clerk, case, made_by)
    except BROKEN as error:
        through, fault = day.isoformat(), fault_of(case, error)
        return CaseRow(case, head.version, head.proposals, through, through, made_by, "{}", "[]", fault), []
    return row, dues


def fault_of(case: str, error: Exception) -> str:
    """The sentence for a case whose record does not decode or fold."""
    told = str(error) if isinstance(error, DocketError) else f"{type(error).__name__}: {error}"
    return f"{case} cannot be read ({told}) `docket verify` says which event it is."


_UNSEEN = ("no_filing_seen", "performance_unknown")
"""The states of a deadline whose day has passed without anything to show that it was met."""


def _folded(clerk: "Reading", case: str, made_by: str) -> tuple[CaseRow, list[DueRow]]:
    from docket.clerk.agenda import case_due  # noqa: PLC0415 (it imports this room's Clerk)
    from docket.clerk.pending import motion_rows, turning  # noqa: PLC0415 (as above)

    at = clerk.at(case)
    proposals = clerk.proposals(case, at, brief=True)
    number = clerk.store.head_of(case).proposals
    due = case_due(at, proposals)
    view, record = deadlines(at), at.record
    dated = list(_due_rows(case, due))
    waiting = list(motion_rows(at, len(dated)))
    following = min((d for d in due.deadlines if d.state == "open" and d.due), key=_by_day, default=None)
    summary = {
        "court": record.opened.court, "number": record.opened.number, "name": record.name, "entries": len(record.entries),
        "next_due": following.due.isoformat() if following and following.due else None,
        "next_deadline": following.what if following else None,
        "past_due": sum(1 for d in due.deadlines if d.state in _UNSEEN),
        "to_review": sum(1 for p in proposals if p.review == "proposed"),
        "last_recorded": record.recorded[-1].event.recorded_at.isoformat(),
        "current_through": record.current_through.isoformat() if record.current_through else None, "pending": len(waiting),
    }  # fmt: skip
    days = (*_turning(at, view, (p.content for p in proposals)), *turning(at))
    through = min((d for d in days if d >= at.day), default=date.max)
    row = CaseRow(
        case, record.recorded[-1].event.originator_version, number, at.day.isoformat(), through.isoformat(), made_by,
        json.dumps(summary, ensure_ascii=False), json.dumps(due.parties, ensure_ascii=False), None,
    )  # fmt: skip
    return row, [*dated, *waiting]


def _by_day(view: Any) -> date:
    return view.due or date.max


def _turning(at: CaseAt, view: DeadlinesView, proposed: Iterable[dict[str, Any]]) -> Iterator[date]:
    """The days at whose end something that a row tells may change: due dates, hearings, dates that the docket text states."""
    for deadline in view.deadlines:
        yield from (basis.due for basis in deadline.bases if basis.due)
    yield from (hearing.on for hearing in at.record.of(HearingSet))
    yield from (change.on for change in at.record.of(HearingChanged) if change.on)
    for entry in at.record.entries.values():
        if entry.facts.reading:
            yield from (told.on for told in entry.facts.reading.dates if told.on)
    for content in proposed:
        if content.get("due"):
            yield date.fromisoformat(content["due"])


def _due_rows(case: str, due: "CaseDue") -> Iterator[DueRow]:
    things: list[tuple[str, str, date | None, str, Any]] = [
        *(("deadline", d.id, d.due, d.state, d) for d in due.deadlines),
        *(("hearing", h.id, h.on, h.state, h) for h in due.hearings),
        *(("proposed", p.id, p.due, "proposed", p) for p in due.proposed),
    ]
    for n, (kind, ident, day, state, thing) in enumerate(things):
        content = adapter(kind).dump_json(thing).decode()
        yield DueRow(case, n, kind, ident, day.isoformat() if day else None, state, content)


@lru_cache(maxsize=3)
def adapter(kind: str) -> "TypeAdapter[Any]":
    """How a thing with a day is written in a row and read from it: a deadline, a hearing, or what is proposed."""
    from pydantic import TypeAdapter  # noqa: PLC0415 (only where rows are read or made)

    from docket.clerk.agenda import ProposedHere  # noqa: PLC0415 (as above)
    from projections.deadlines import DeadlineView, HearingView  # noqa: PLC0415 (as above)

    return TypeAdapter({"deadline": DeadlineView, "hearing": HearingView, "proposed": ProposedHere}[kind])
