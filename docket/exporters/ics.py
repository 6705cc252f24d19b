"""Deadlines and hearings as an iCalendar file (RFC 5545): what is public of them, with ids that stay and numbers that only rise.

A calendar that reads the file again after an extension updates its entry instead of doubling it: the UID is that of the event
that set the deadline, SEQUENCE counts what the log says of it since (what was taken back too, so that it never falls), and
DTSTAMP is the record time of the last of these. Notes, passages and the words of sealed papers are left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from docket.clerk.queue import Proposal
from docket.rules.courts import courts
from domain.deadlines.words import spoken
from domain.events import CaseEvent, CaseRenamed, CommandUndone, DeadlineSet, EntryRevised, HearingSet
from domain.text import one_line
from projections.deadlines import DeadlineView, HearingView, deadlines
from projections.moment import CaseAt

_PRODUCT = "-//docket-tracker//deadlines//EN"
_ALARMS = (7, 1)
_NINE = timedelta(hours=9)
_DATES = ("deadline", "schedule", "move")
_TITLES = {
    "computed_verified": "",
    "computed_unverified": "[unverified] ",
    "disputed": "[disputed] ",
    "conditional": "[conditional] ",
    "ordered": "",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an event of the calendar says."""

    uid: str
    log: "_Log"
    title: str
    lines: tuple[str, ...]
    day: date
    hour: str | None
    zone: str | None
    status: str
    alarms: bool
    category: str


@dataclass(frozen=True, slots=True)
class _Log:
    """The events on the log about a thing: when it came to be, when it last changed, how often it did."""

    created: datetime
    changed: datetime
    sequence: int


def ics_document(cases: Iterable[tuple[CaseAt, Iterable[Proposal]]]) -> bytes:
    """The deadlines and hearings of the cases; proposals only where they are handed over, each titled as one."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Docket")
    found = [entry for at, proposals in cases for entry in _entries(at, proposals)]
    for entry in sorted(found, key=lambda e: (e.day, e.uid)):
        calendar.add_component(_event(entry))
    if found:
        first, last = min(entry.day for entry in found), max(entry.day for entry in found)
        calendar.add_missing_timezones(first_date=first.replace(month=1, day=1), last_date=last + timedelta(days=366))
    return bytes(calendar.to_ical())


def _entries(at: CaseAt, proposals: Iterable[Proposal]) -> Iterator[_Entry]:
    for view in deadlines(at).deadlines:
        if entry := _deadline(at, view):
            yield entry
    for hearing in deadlines(at).hearings:
        yield _hearing(at, hearing)
    yield from _taken_back(at)
    for proposal in proposals:
        dated = proposal.content.get("due") and proposal.kind in _DATES
        if dated and not _sealed(at, (proposal.entry,)):
            yield _proposed(at, proposal)


def _deadline(at: CaseAt, view: DeadlineView) -> _Entry | None:
    """A deadline on its date; a disputed one on the safe date. One that lost its date is cancelled on the last it had."""
    days = [basis.due for basis in view.bases if basis.due and not basis.awaiting_order]
    day = (view.safe_date if view.certainty == "disputed" else view.due) or (days[-1] if days else None)
    if day is None:
        return None
    entries = [entry for entry in (view.entry, *(b.entry for b in view.bases), view.met_by and view.met_by.id) if entry]
    cancelled = view.state == "vacated" or view.due is None
    done = view.state in ("met", "met_late")
    firm = view.certainty in ("ordered", "computed_verified")
    mark = f"[{view.state.replace('_', ' ')}] " if done else "[vacated] " if cancelled else _TITLES[view.certainty]
    if _sealed(at, entries):
        title, lines = f"{mark}Deadline in a sealed matter", list[str]()
    else:
        title, lines = f"{mark}{view.obligor}: {view.what}", list(_lines_of(view))
    hour = _hour(view.due_time) if day == view.due else None  # 24:00 is the end of the whole day
    status = "CANCELLED" if cancelled else "CONFIRMED" if firm else "TENTATIVE"
    event = at.record.introduced[view.id]
    log = _log(at, view.id)
    return _Entry(
        event.event_id, log, _titled(at, view.id, title), tuple(lines), day, hour, view.tz or _zone(at), status,
        not cancelled and not done, "Deadline",
    )  # fmt: skip


def _lines_of(view: DeadlineView) -> Iterator[str]:
    """Every basis with its steps, and what else must be known of the date."""
    yield f"{view.id}, {view.state.replace('_', ' ')}; {view.certainty.replace('_', ' ')}"
    for basis in view.bases:
        yield f"{basis.kind} {basis.due or 'no date'}: {basis.ground} ({basis.note})"
        if basis.live:
            yield from (f"- {step}" for step in basis.steps)
    if view.due and view.safe_date and view.safe_date != view.due:
        yield f"Majority date {spoken(view.due)}; safe date {spoken(view.safe_date)}"
    yield from (f"Other reading: {other}" for other in view.alternatives)
    yield from (f"Assumes: {told}" for told in view.assumptions)


def _hearing(at: CaseAt, hearing: HearingView) -> _Entry:
    sealed = _sealed(at, (hearing.entry,) if hearing.entry else ())
    title = "Hearing in a sealed matter" if sealed else f"Hearing: {hearing.what}"
    cancelled = hearing.state == "vacated"
    mark = "[vacated] " if cancelled else "[held] " if hearing.state == "held" else ""
    return _Entry(
        at.record.introduced[hearing.id].event_id, _log(at, hearing.id), _titled(at, hearing.id, mark + title), (),
        hearing.on,
        _hour(hearing.time), _zone(at), "CANCELLED" if cancelled else "CONFIRMED", hearing.state in ("set", "reset"), "Hearing",
    )  # fmt: skip


def _proposed(at: CaseAt, proposal: Proposal) -> _Entry:
    """A date that nobody has kept: tentative and titled so. Once decided it goes: what was kept has an entry of its own."""
    pending = proposal.review == "proposed"
    recorded = at.record.entries[proposal.entry].event.recorded_at
    log = _Log(recorded, at.record.recorded[-1].event.recorded_at, len(at.record.recorded))
    lines = tuple(f"- {step}" for step in (proposal.content.get("basis") or {}).get("steps", ()))
    told = (f"{proposal.id}: proposed, nobody has kept it. {proposal.cue}", *lines) if pending else ()
    day = date.fromisoformat(proposal.content["due"])
    mark = "PROPOSED, not reviewed" if pending else f"proposal {proposal.review}"
    title = _titled(at, proposal.id, f"[{mark}] {proposal.title}")
    status = "TENTATIVE" if pending else "CANCELLED"
    return _Entry(f"p-{proposal.key}", log, title, told, day, None, None, status, False, "Proposal")


def _taken_back(at: CaseAt) -> Iterator[_Entry]:
    """What was set and then taken back: cancelled without its words, so that a calendar that has it lets go of it."""
    for recorded in at.record.recorded:
        event = recorded.event
        if event.command_id not in at.record.annulled:
            continue
        day = event.basis.due if isinstance(event, DeadlineSet) else event.on if isinstance(event, HearingSet) else None
        if day is not None:
            ident = event.introduces()[0]
            title = _titled(at, ident, "[taken back]")
            yield _Entry(event.event_id, _log(at, ident), title, (), day, None, None, "CANCELLED", False, "Deadline")


def _log(at: CaseAt, ident: str) -> _Log:
    """What the log says of a thing, of the entries that it ever rested on and of the case's name; corrections among it."""
    recorded = [r.event for r in at.record.recorded]
    own = [e for e in recorded if ident in e.introduces() or ident in _cites(e)]
    commands = {e.command_id for e in own}
    near = {entry for e in own for entry in _entries_of(e)}
    about: list[CaseEvent] = []
    for event in recorded:
        if isinstance(event, CommandUndone) and event.undoes in commands:
            commands.add(event.command_id)
            about.append(event)
        elif (
            event in own or isinstance(event, CaseRenamed) or (isinstance(event, EntryRevised) and event.entry in near)
        ):
            about.append(event)
    born = next((n for n, event in enumerate(about) if ident in event.introduces()), 0)
    return _Log(about[born].recorded_at, about[-1].recorded_at, len(about) - 1 - born)


def _cites(event: CaseEvent) -> tuple[object, ...]:
    return getattr(event, "deadline", None), getattr(event, "hearing", None)


def _entries_of(event: CaseEvent) -> Iterator[str]:
    basis = getattr(event, "basis", None)
    named = (getattr(event, "entry", None), getattr(event, "by", None), basis and basis.entry)
    yield from (entry for entry in named if isinstance(entry, str))


def _sealed(at: CaseAt, entries: Iterable[str]) -> bool:
    return any(at.record.entries[entry].withheld for entry in entries if entry in at.record.entries)


def _titled(at: CaseAt, ident: str, title: str) -> str:
    return one_line(f"{title} · {at.record.name}, {at.record.opened.number} {ident}")


def _zone(at: CaseAt) -> str | None:
    court = courts().get(at.record.opened.court)
    return court.zone if court else None


def _hour(text: str | None) -> str | None:
    """An hour of the day; what else a hearing says of its time (“after lunch”) is none."""
    return text if re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", text or "", re.ASCII) else None


def _event(entry: _Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@docket-tracker")
    event.add("sequence", entry.log.sequence)
    event.add("dtstamp", entry.log.changed.astimezone(UTC))
    event.add("created", entry.log.created.astimezone(UTC))
    event.add("last-modified", entry.log.changed.astimezone(UTC))
    event.add("summary", entry.title)
    if entry.lines:
        event.add("description", "\n".join(one_line(line) for line in entry.lines))
    if entry.hour:
        zone = ZoneInfo(entry.zone) if entry.zone else None
        start = datetime.combine(entry.day, time.fromisoformat(entry.hour), zone)
        event.add("dtstart", start)
        event.add("duration", timedelta(hours=1) if entry.category == "Hearing" else timedelta(minutes=1))
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
    event.add("status", entry.status)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [entry.category])
    for days in _ALARMS if entry.alarms else ():
        event.add_component(_alarm(entry, days))
    return event


def _alarm(entry: _Entry, days: int) -> Alarm:
    """A reminder so many days before: at the hour itself, or at nine in the morning for a whole day."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", -timedelta(days=days) + (timedelta(0) if entry.hour else _NINE))
    return alarm
