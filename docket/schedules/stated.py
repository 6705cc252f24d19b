"""Dates that the docket text states: proposed for the calendar while they lie ahead. The others stay readable in the entry."""

from collections.abc import Iterator

from docket.schedules.bases import Proposed, spoken_or_none
from domain.deadlines.words import spoken
from domain.events import DeadlineBasis, DocketDate
from domain.values import BY_THE_COURT, COURT
from projections.deadlines import DeadlineView, HearingView, deadlines
from projections.docket_dates import stated_deadlines
from projections.entry import Entry
from projections.hearings import HearingRow, hearings
from projections.moment import CaseAt

_READ = 0.7
"""Below what `--keep sure` keeps unseen: a person looks at every date."""


def stated_dates(at: CaseAt) -> Iterator[Proposed]:
    """The deadlines and hearings of docket text from the day asked for on, where the calendar does not have them yet."""
    yield from _deadlines(at)
    yield from _hearings(at)


# --- deadlines --------------------------------------------------------------------------------------------------------


def _deadlines(at: CaseAt) -> Iterator[Proposed]:
    kept = deadlines(at).deadlines
    for stated in stated_deadlines(at):
        entry, told = stated.entry, stated.told
        if (
            told.on is None
            or told.on < at.day
            or any(view.due == told.on and entry.id in _entries(view) for view in kept)
        ):
            continue
        moved = [view for view in kept if told.was and view.due == told.was]
        yield _move(entry, told, moved[0]) if len(moved) == 1 else _new(at, entry, told)


def _entries(view: DeadlineView) -> set[str | None]:
    return {view.entry, *(basis.entry for basis in view.bases)}


def _basis(entry: Entry, told: DocketDate) -> DeadlineBasis:
    """An order's date is ordered; what the clerk's office or a filer typed is a count that nobody has verified."""
    ordered = entry.facts.kind in BY_THE_COURT or entry.facts.party == COURT
    hour = told.time if told.time and told.time[:2].isdigit() and len(told.time) == len("17:00") else None
    return DeadlineBasis(
        kind="order" if ordered else "rule", due=told.on, due_time=hour, entry=entry.id,
        ground=f"docket text of {entry.cite}", steps=(f"Docket text of {entry.cite}: “{told.words}”",),
        certainty="ordered" if ordered else "computed_unverified",
    )  # fmt: skip


def _new(at: CaseAt, entry: Entry, told: DocketDate) -> Proposed:
    obligor = told.obligor and next(
        (p.name for p in at.record.parties.values() if told.obligor in (p.id, p.name, p.label)), None
    )
    return _proposal(entry, told, kind="docketed", title=_upper(told.what)) | {
        "key": ("docketed", entry.id, told.what, told.on),
        "obligor": obligor or None,
        "obligors": [],
        "basis": _basis(entry, told).model_dump(mode="json"),
    }


def _move(entry: Entry, told: DocketDate, view: DeadlineView) -> Proposed:
    title = f"{view.id} {view.what}: from {spoken_or_none(told.was)} to {spoken_or_none(told.on)}"
    return _proposal(entry, told, kind="move", title=title) | {
        "key": ("docketed", view.id, entry.id, told.on),
        "deadline": view.id,
        "obligor": None,
        "basis": _basis(entry, told).model_dump(mode="json"),
    }


def _proposal(entry: Entry, told: DocketDate, *, kind: str, title: str) -> Proposed:
    return {
        "kind": kind, "entry": entry.id, "title": f"{title}, {entry.name}", "cue": f"docket text: “{told.words}”",
        "confidence": _READ, "due": told.on.isoformat() if told.on else None, "assumptions": [],
    }  # fmt: skip


# --- hearings ---------------------------------------------------------------------------------------------------------


def _hearings(at: CaseAt) -> Iterator[Proposed]:
    kept = [h for h in deadlines(at).hearings if h.state in ("set", "reset")]
    for row in hearings(at).hearings:
        if row.review == "kept" or row.entry is None:
            continue
        same = next((h for h in kept if h.entry in row.about or h.on in row.was), None)
        if row.state == "vacated":
            if same and same.on >= at.day:
                yield _hearing(at, row, "vacated", same)
        elif row.state != "held" and row.on and row.on >= at.day and not (same and same.on == row.on):
            yield _hearing(at, row, "reset" if same else "set", same)


def _hearing(at: CaseAt, row: HearingRow, act: str, same: HearingView | None) -> Proposed:
    entry = at.record.entries[row.entry or ""]
    day = f" on {spoken(row.on)}" if row.on and act != "vacated" else ""
    which = f"{same.id} " if same else ""
    return {
        "key": ("hearing", entry.id, act, row.what, row.on), "kind": "hearing", "entry": entry.id, "act": act, "what": row.what,
        "title": f"{which}{_upper(row.what)} {act}{day}, {entry.name}", "cue": f"docket text: “{row.words}”", "confidence": _READ,
        "due": row.on.isoformat() if row.on and act != "vacated" else None, "due_time": row.time, "obligor": None,
        "on": same.id if same else None, "assumptions": [],
    }  # fmt: skip


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
