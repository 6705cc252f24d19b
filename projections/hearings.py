"""The hearing calendar of a case: what people put on it, and what the docket text sets, moves and takes off."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.events import DocketDate
from projections.deadlines import deadlines
from projections.entry import Entry
from projections.moment import CaseAt, once

_STATES = {
    "set": "set",
    "reset": "reset",
    "continued": "reset",
    "vacated": "vacated",
    "terminated": "vacated",
    "held": "held",
}


@dataclass(frozen=True, slots=True)
class HearingRow:
    """A hearing as it stands: ``review`` is ``proposed`` where only docket text tells of it, in ``words`` of ``entry``.

    ``was`` are the days on which it stood before; ``about`` are the entries that it concerns. ``id`` is None until a person
    keeps it.
    """

    id: str | None
    what: str
    on: date | None
    time: str | None
    state: str
    was: tuple[date, ...]
    entry: str | None
    about: tuple[str, ...]
    review: str
    words: str | None


@dataclass(frozen=True, slots=True)
class HearingsView:
    """The hearings of a case by day."""

    as_of: str
    day: date
    current_through: date | None
    hearings: tuple[HearingRow, ...]


@once
def hearings(at: CaseAt) -> HearingsView:
    """Hearings that are kept, then those that only the docket text tells of, all by day."""
    kept = [
        HearingRow(h.id, h.what, h.on, h.time, h.state, (), h.entry, (h.entry,) if h.entry else (), "kept", None)
        for h in deadlines(at).hearings
    ]
    known = {(h.on, h.entry) for h in kept}
    read = [h for h in _read(at.entries) if (h.on, h.entry) not in known]
    rows = sorted([*kept, *read], key=lambda h: (h.on or date.max, h.time or "", h.id or "", h.entry or ""))
    return HearingsView(str(at.moment), at.day, at.record.current_through, tuple(rows))


def _read(entries: Iterable[Entry]) -> list[HearingRow]:
    """The hearings of the docket text in docket order, each moved by the later entries that speak of the same one."""
    found: list[HearingRow] = []
    for entry in entries:
        reading = entry.facts.reading
        for told in (d for d in reading.dates if d.kind == "hearing") if reading else ():
            _take(found, entry, told)
    return found


def _take(found: list[HearingRow], entry: Entry, told: DocketDate) -> None:
    about = tuple(dict.fromkeys((entry.id, *(r.to for r in entry.facts.relations))))
    state = _STATES[told.action]
    earlier = _same(found, about, told)
    if earlier is None:
        if told.on is not None or state == "set":
            found.append(
                HearingRow(None, told.what, told.on, told.time, state, (), entry.id, about, "proposed", told.words)
            )
        return
    old = found[earlier]
    moved = told.on if told.on is not None and state != "held" else old.on
    was = (*old.was, old.on) if old.on and moved != old.on else old.was
    found[earlier] = replace(
        old, on=moved, time=told.time or (old.time if moved == old.on else None), state=state, was=was, entry=entry.id,
        about=tuple(dict.fromkeys((*old.about, *about))), words=told.words,
    )  # fmt: skip


def _same(found: list[HearingRow], about: tuple[str, ...], told: DocketDate) -> int | None:
    """The place of the hearing that a line speaks of: the day that it was on, its own day, or a paper that both concern."""
    by_day = None
    for n in reversed(range(len(found))):
        row = found[n]
        if row.state in ("vacated", "held") and told.action != "held":
            continue
        if told.was is not None:
            if row.on == told.was:
                if alike(row.what, told.what):
                    return n
                by_day = n if by_day is None else by_day  # its day is surer than its name
            continue
        if told.on is not None and row.on == told.on and alike(row.what, told.what):
            return n
        if told.action != "set" and set(row.about) & set(about) and alike(row.what, told.what):
            return n
    return by_day


def alike(one: str, other: str) -> bool:
    """Whether two names may be of the same thing with a day: one has all the words of the other, plain words for it aside."""
    first, second = _bare(one), _bare(other)
    return first <= second or second <= first


def _bare(name: str) -> set[str]:
    return {
        w
        for w in name.casefold().replace("/", " ").split()
        if w not in ("hearing", "hearings", "conference", "deadline", "deadlines", "due", "the", "on", "re", "a")
    }
