"""Lists over all cases, from rows kept beside the record: a case is read again only when it moved on, or when a day changes it."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docket import __version__
from docket.settings import user_packs
from docket.store.readmodels import CaseHead, CaseRow, DueRow, ReadModels
from domain.errors import DocketError, FileAccessError
from domain.events import HearingChanged, HearingSet
from projections.deadlines import DeadlinesView, deadlines, told_on
from projections.moment import CaseAt

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from docket.clerk.agenda import CaseDue
    from docket.clerk.reading import CaseSummary, Reading

Progress = Callable[[int, int], None]
"""Told how many cases of how many are read."""
_FORM = 1
"""Raised when a row is made otherwise: rows of another form are made again."""
_BATCH_SECONDS = 0.4
BROKEN = (DocketError, LookupError, ValueError, TypeError, AttributeError, AssertionError)
"""What a record that does not decode, or does not fold, ends in."""


def list_cases(clerk: "Reading", progress: Progress | None = None) -> "list[CaseSummary]":
    """Every case as it stands today, in the order in which they were opened. One that cannot be read carries its fault."""
    models = catch_up(clerk, progress)
    return _summaries(clerk.store.heads(), models.cases())


def listed_at_once(clerk: "Reading") -> "list[CaseSummary]":
    """Every case as its row was last made, without reading any: those never read yet carry only what their opening says."""
    return _summaries(clerk.store.heads(), _models(clerk).cases(), {c.originator_id: c for c in clerk.store.cases()})


def list_dues(clerk: "Reading", states: Sequence[str] = (), progress: Progress | None = None) -> "list[CaseDue]":
    """What has a day in every case, judged today; with ``states`` only what is in one of them. Raises FileAccessError."""
    from docket.clerk.agenda import CaseDue, CaseName  # noqa: PLC0415 (it imports this room's Clerk)

    models = catch_up(clerk, progress)
    rows, day = models.cases(), clerk.today()
    found: dict[str, dict[str, list[Any]]] = {}
    for due in models.dues(states):
        content = _adapter(due.kind).validate_json(due.content)
        content = told_on(content, day) if due.kind == "deadline" else content
        found.setdefault(due.case_id, {}).setdefault(due.kind, []).append(content)
    listed = []
    for head in clerk.store.heads():
        if (row := rows.get(head.case_id)) is None or row.fault:
            continue
        summary, things = json.loads(row.summary), found.get(head.case_id, {})
        name = CaseName(head.case_id, summary["court"], summary["number"], summary["name"])
        parties = tuple((party, tuple(names)) for party, names in json.loads(row.parties))
        made = (tuple(things.get(kind, ())) for kind in ("deadline", "hearing", "proposed"))
        listed.append(CaseDue(name, day, parties, *made))
    return listed


def faults(clerk: "Reading", progress: Progress | None = None) -> list[tuple[str, str]]:
    """The cases that no list can read, each with the sentence why. They are tried again with every list."""
    rows = catch_up(clerk, progress).cases()
    return [(head.case_id, row.fault) for head in clerk.store.heads() if (row := rows.get(head.case_id)) and row.fault]


# --- keeping the rows current -----------------------------------------------------------------------------------------


def catch_up(clerk: "Reading", progress: Progress | None = None) -> ReadModels:
    """Read the cases whose rows are stale, and only those; what was done is kept every half second."""
    models = _models(clerk)
    rows, day, maker = models.cases(), clerk.today(), _maker()
    stale = [head.case_id for head in clerk.store.heads() if not _current(rows.get(head.case_id), head, day, maker)]
    try:
        _read(clerk, stale, models, progress)
    except FileAccessError:  # busy, full or shut since: what was read is still right for this look
        if models is _in_memory(clerk):
            raise
        return _read_in_memory(clerk, models, progress)
    return models


def rebuild(clerk: "Reading", progress: Progress | None = None) -> int:
    """Make every row again beside the live ones, then put them in their place. Returns how many cases were read."""
    beside = ReadModels(clerk.store.shelf, "_beside")
    beside.clear()
    wanted = [head.case_id for head in clerk.store.heads()]
    _read(clerk, wanted, beside, progress)
    beside.swap_in()
    return len(wanted)


def differing(clerk: "Reading", case: str) -> tuple[int, str]:
    """How many rows of a case are current and were compared with a fresh reading, and what of them is otherwise than that."""
    models, day = _models(clerk), clerk.today()
    kept = models.cases().get(case)
    if kept is None or not _current(kept, clerk.store.head_of(case), day, _maker()):
        return 0, ""
    row, dues = read_case(clerk, case)
    told = models.dues_of(case)
    if row.version != kept.version:
        return 0, ""  # somebody recorded something just now
    if row._replace(judged_on="") != kept._replace(judged_on=""):
        return 1, f"the row of {case}"
    if [due[:-1] for due in told] != [due[:-1] for due in dues] or not _alike(told, dues, day):
        return 1 + len(told), f"what is due in {case}"
    return 1 + len(told), ""


def _alike(kept: Iterable[DueRow], fresh: Iterable[DueRow], day: date) -> bool:
    def told(row: DueRow) -> Any:
        content = _adapter(row.kind).validate_json(row.content)
        return told_on(content, day) if row.kind == "deadline" else content

    return [told(row) for row in kept] == [told(row) for row in fresh]


def _current(row: CaseRow | None, head: CaseHead, day: date, maker: str) -> bool:
    return (
        row is not None
        and row.fault is None
        and (row.version, row.proposals) >= (head.version, head.proposals)
        and row.judged_on <= day.isoformat() <= row.valid_through
        and row.made_by == maker
    )


def _maker() -> str:
    """The program and the rule packs with which a row is made; another one makes it again."""
    own = []
    for pack in user_packs():
        with suppress(OSError):
            own.append(f"{pack} {pack.stat().st_mtime_ns} {pack.stat().st_size}")
    return " ".join((__version__, str(_FORM), *own))


def _models(clerk: "Reading") -> ReadModels:
    if clerk.unsealed:  # rows of its own: none of them may be taken for what is kept
        return clerk.store.rows_in_memory
    if clerk.read_only or not clerk.store.keeps_rows:
        return _in_memory(clerk)
    return clerk.store.read_models


def _in_memory(clerk: "Reading") -> ReadModels:
    """Rows that are not written to the file; they begin as those that it holds."""
    store = clerk.store
    if not store.rows_in_memory.cases():
        held: dict[str, list[DueRow]] = {}
        for due in store.read_models.dues():
            held.setdefault(due.case_id, []).append(due)
        store.rows_in_memory.keep((row, held.get(ident, ())) for ident, row in store.read_models.cases().items())
    return store.rows_in_memory


def _read_in_memory(clerk: "Reading", live: ReadModels, progress: Progress | None) -> ReadModels:
    models, maker = _in_memory(clerk), _maker()
    rows = {**models.cases(), **live.cases()}
    stale = [h.case_id for h in clerk.store.heads() if not _current(rows.get(h.case_id), h, clerk.today(), maker)]
    _read(clerk, stale, models, progress)
    return models


def _read(clerk: "Reading", wanted: Sequence[str], models: ReadModels, progress: Progress | None) -> None:
    made: list[tuple[CaseRow, list[DueRow]]] = []
    kept = time.monotonic()
    for n, case in enumerate(wanted, start=1):
        made.append(read_case(clerk, case))
        if n == len(wanted) or time.monotonic() - kept > _BATCH_SECONDS:
            models.keep(made)
            made, kept = [], time.monotonic()
            if progress:
                progress(n, len(wanted))


# --- one case ---------------------------------------------------------------------------------------------------------


def read_case(clerk: "Reading", case: str) -> tuple[CaseRow, list[DueRow]]:
    """The rows of a case as it stands today. A record that does not decode or fold makes a row that says so."""
    day, maker = clerk.today(), _maker()
    head = clerk.store.head_of(case)
    try:
        with clerk.in_passing(case):
            row, dues = _folded(clerk, case, maker)
            if (head := clerk.store.head_of(case))[1:] != (
                row.version,
                row.proposals,
            ):  # numbers were given, or others wrote
                row, dues = _folded(clerk, case, maker)
    except BROKEN as error:
        told = str(error) if isinstance(error, DocketError) else f"{type(error).__name__}: {error}"
        sentence = f"{case} cannot be read ({told}) `docket verify` says which event it is."
        row = CaseRow(case, head.version, head.proposals, day.isoformat(), day.isoformat(), maker, "{}", "[]", sentence)
        return row, []
    return row, dues


def _folded(clerk: "Reading", case: str, maker: str) -> tuple[CaseRow, list[DueRow]]:
    from docket.clerk.agenda import case_due  # noqa: PLC0415 (it imports this room's Clerk)

    at = clerk.at(case)
    proposals = clerk.proposals(case, at)
    number = clerk.store.head_of(case).proposals
    due = case_due(at, proposals)
    view, record = deadlines(at), at.record
    following = min((d for d in due.deadlines if d.state == "open" and d.due), key=_by_day, default=None)
    summary = {
        "court": record.opened.court, "number": record.opened.number, "name": record.name, "entries": len(record.entries),
        "next_due": following.due.isoformat() if following and following.due else None,
        "next_deadline": following.what if following else None,
        "to_review": sum(1 for p in proposals if p.review == "proposed"),
        "last_recorded": record.recorded[-1].event.recorded_at.isoformat(),
        "current_through": record.current_through.isoformat() if record.current_through else None,
    }  # fmt: skip
    through = min((d for d in _turning(at, view, (p.content for p in proposals)) if d >= at.day), default=date.max)
    row = CaseRow(
        case, record.recorded[-1].event.originator_version, number, at.day.isoformat(), through.isoformat(), maker,
        json.dumps(summary, ensure_ascii=False), json.dumps(due.parties, ensure_ascii=False), None,
    )  # fmt: skip
    return row, list(_due_rows(case, due))


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
        content = _adapter(kind).dump_json(thing).decode()
        yield DueRow(case, n, kind, ident, day.isoformat() if day else None, state, content)


@lru_cache(maxsize=3)
def _adapter(kind: str) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter  # noqa: PLC0415 (only where rows are read or made)

    from docket.clerk.agenda import ProposedHere  # noqa: PLC0415 (as above)
    from projections.deadlines import DeadlineView, HearingView  # noqa: PLC0415 (as above)

    return TypeAdapter({"deadline": DeadlineView, "hearing": HearingView, "proposed": ProposedHere}[kind])


def _summaries(heads: Iterable[CaseHead], rows: dict[str, CaseRow], opened: Any = None) -> "list[CaseSummary]":
    from docket.clerk.reading import CaseSummary  # noqa: PLC0415 (it imports this room)

    listed = []
    for head in heads:
        row = rows.get(head.case_id)
        told = json.loads(row.summary) if row and not row.fault else {}
        first = opened.get(head.case_id) if opened and not told else None
        listed.append(
            CaseSummary(
                head.case_id,
                told.get("court") or (first.court if first else head.case_id.partition(":")[0]),
                told.get("number") or (first.number if first else head.case_id.partition(":")[2]),
                told.get("name") or (first.name if first else head.case_id),
                told.get("entries"),
                _day(told.get("next_due")),
                told.get("next_deadline"),
                told.get("to_review"),
                datetime.fromisoformat(told["last_recorded"]) if told else None,
                _day(told.get("current_through")),
                row.fault if row else None,
            )
        )
    return listed


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
