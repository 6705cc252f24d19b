"""Lists over all cases, from rows kept beside the record: a case is read again only when it moved on, or when a day changes it."""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from docket.clerk.case_rows import adapter, maker, read_case
from docket.clerk.rebuilding import alone, put_in_place
from docket.store.readmodels import UNTOLD, CaseHead, CaseRow, DueRow, ReadModels
from domain.errors import FileAccessError
from projections.deadlines import told_on

if TYPE_CHECKING:
    from docket.clerk.agenda import CaseDue
    from docket.clerk.reading import CaseSummary, Reading

Progress = Callable[[int, int], None]
"""Told how many cases of how many are read."""
_BATCH_SECONDS = 0.4
_FEW = 100
"""Up to so many rows are asked for by the ids of their cases."""


def list_cases(clerk: "Reading", progress: Progress | None = None) -> "list[CaseSummary]":
    """Every case as it stands today, in the order in which they were opened. One that cannot be read carries its fault."""
    models = catch_up(clerk, progress)
    return _summaries(clerk.store.heads(), models.cases())


def listed_at_once(clerk: "Reading") -> "list[CaseSummary]":
    """Every case as its row was last made, without reading any: those never read yet carry only what their opening says."""
    return _summaries(clerk.store.heads(), _models(clerk).cases(), {c.originator_id: c for c in clerk.store.cases()})


def list_dues(clerk: "Reading", states: Sequence[str] = (), progress: Progress | None = None) -> "list[CaseDue]":
    """What has a day in every case, judged today; with ``states`` only what is in one of them. Raises FileAccessError.

    A case that cannot be read has nothing but its fault.
    """
    from docket.clerk.agenda import CaseDue, CaseName  # noqa: PLC0415 (it imports this room's Clerk)

    models = catch_up(clerk, progress)
    rows, day = models.cases(), clerk.today()
    found: dict[str, dict[str, list[Any]]] = {}
    for due in models.dues(states):
        if due.kind != "motion":  # these have a list of their own
            found.setdefault(due.case_id, {}).setdefault(due.kind, []).append(_as_told(due, day))
    listed = []
    for head in clerk.store.heads():
        if (row := rows.get(head.case_id)) is None:
            continue
        if row.fault:
            listed.append(CaseDue.unread(head.case_id, day, row.fault))
            continue
        summary, things = json.loads(row.summary), found.get(head.case_id, {})
        name = CaseName(head.case_id, summary["court"], summary["number"], summary["name"])
        parties = tuple((party, tuple(names)) for party, names in json.loads(row.parties))
        made = [tuple(things.get(kind, ())) for kind in ("deadline", "hearing", "proposed")]
        listed.append(CaseDue(name, day, parties, made[0], made[1], made[2]))
    return listed


def faults(clerk: "Reading", progress: Progress | None = None) -> list[tuple[str, str]]:
    """The cases that no list can read, each with the sentence why. They are tried again with every list."""
    rows = catch_up(clerk, progress).cases()
    return [(head.case_id, row.fault) for head in clerk.store.heads() if (row := rows.get(head.case_id)) and row.fault]


# --- keeping the rows current -----------------------------------------------------------------------------------------


def catch_up(clerk: "Reading", progress: Progress | None = None) -> ReadModels:
    """Read the cases whose rows are stale, and only those; what was done is kept every half second."""
    models = _models(clerk)
    try:
        _read(clerk, _stale(clerk, clerk.store.heads(), models, models.cases()), models, progress)
    except FileAccessError:  # busy, full or shut since: what was read is still right for this look
        if models is _in_memory(clerk):
            raise
        return _read_in_memory(clerk, models, progress)
    return models


def catch_up_on(clerk: "Reading", cases: Iterable[str], progress: Progress | None = None) -> None:
    """The rows of some cases made current now, so that the next list is quick; what cannot be kept is made by that list."""
    models = _models(clerk)
    if models is not clerk.store.read_models:
        return
    wanted = list(cases)
    with suppress(FileAccessError):
        rows = models.cases(wanted if len(wanted) <= _FEW else ())
        _read(clerk, _stale(clerk, map(clerk.store.head_of, wanted), models, rows), models, progress)


def _stale(clerk: "Reading", heads: Iterable[CaseHead], models: ReadModels, rows: Mapping[str, CaseRow]) -> list[str]:
    """The cases whose rows must be made again. Those that moved on only by what no row tells of are brought up to date here."""
    day, made_by = clerk.today(), maker()
    stale, moved = [], []
    for head in heads:
        row = rows.get(head.case_id)
        if _current(row, head, day, made_by):
            continue
        told = row is not None and _current(row._replace(version=head.version), head, day, made_by)
        news = clerk.store.further(head.case_id, row.version, UNTOLD) if told and row else ()
        if row and news:
            moved.append((row, news))
        else:
            stale.append(head.case_id)
    if moved:
        models.move_on(moved)
    return stale


def rebuild(clerk: "Reading", progress: Progress | None = None, waiting: Callable[[], None] = alone) -> int:
    """Make every row again beside the live ones, then put them in their place. Returns how many cases were read.

    One program at a time does: another waits, after a word by ``waiting``. Raises FileAccessError.
    """
    with clerk.store.rebuilding(waiting):
        beside = ReadModels(clerk.store.shelf, "_beside")
        beside.clear()
        wanted = [head.case_id for head in clerk.store.heads()]
        _read(clerk, wanted, beside, progress)
        put_in_place(clerk, beside, lambda behind: _read(clerk, [head.case_id for head in behind], beside, None))
    return len(wanted)


def differing(clerk: "Reading", case: str) -> tuple[int, str]:
    """How many rows of a case are current and were compared with a fresh reading, and what of them is otherwise than that."""
    models, day = _models(clerk), clerk.today()
    kept = models.cases([case]).get(case)
    if kept is None or not _current(kept, clerk.store.head_of(case), day, maker()):
        return 0, ""
    row, dues = read_case(clerk, case)
    told = models.dues_of(case)
    if row.version != kept.version:
        return 0, ""  # somebody recorded something just now
    if row._replace(judged_on="") != kept._replace(judged_on=""):
        return 1, f"the row of {case}"
    if [(*due[:-1], _as_told(due, day)) for due in told] != [(*due[:-1], _as_told(due, day)) for due in dues]:
        return 1 + len(told), f"what is due in {case}"
    return 1 + len(told), ""


def _as_told(row: DueRow, day: date) -> Any:
    from docket.clerk import pending  # noqa: PLC0415 (it imports this room)

    if row.kind == pending.KIND:
        return pending.told(row.content, day)
    content = adapter(row.kind).validate_json(row.content)
    return told_on(content, day) if row.kind == "deadline" else content


def _current(row: CaseRow | None, head: CaseHead, day: date, made_by: str) -> bool:
    return (
        row is not None
        and row.fault is None
        and (row.version, row.proposals) >= (head.version, head.proposals)
        and row.judged_on <= day.isoformat() <= row.valid_through
        and row.made_by == made_by
    )


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
    models, made_by = _in_memory(clerk), maker()
    rows = {**models.cases(), **live.cases()}
    stale = [h.case_id for h in clerk.store.heads() if not _current(rows.get(h.case_id), h, clerk.today(), made_by)]
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
                told.get("pending"),
                told.get("past_due", 0),
            )
        )
    return listed


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
