"""History and timeline: one sentence an event, in the order in which it was recorded or happened in court."""

from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from domain import events as ev
from domain.case import called
from domain.text import clip, counted
from projections.entry import OF_IMPORTS
from projections.moment import CaseAt
from projections.placement import Placement
from projections.record import CaseRecord, Recorded

_SHORT = 90
_WRITTEN: "WeakKeyDictionary[CaseRecord, list[HistoryRow]]" = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An event in a sentence. ``undone`` names events that a later correction took back."""

    position: int
    recorded_at: str
    effective_on: date | None
    by: str
    topic: str
    ids: tuple[str, ...]
    entry: str | None
    command_id: str
    undone: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """Every event on the record, the corrections among them."""

    as_of: str
    current_through: date | None
    events: tuple[HistoryRow, ...]


def history(at: CaseAt, *, court_order: bool = False) -> HistoryView:
    """What was recorded (and stands by the moment asked for); in court order it is the case's timeline."""
    record = at.record
    every = _rows(record)
    rows = [row for row, r in zip(every, record.recorded, strict=True) if _shown(at, r)]
    if court_order:
        places = {r.position: record.placed(r.event) for r in record.recorded if r.event.event_id in record.position}
        timed = [row for row in rows if places.get(row.position)]
        timed.sort(key=lambda row: (places[row.position], row.position))
        rows = timed
    return HistoryView(str(at.moment), record.current_through, tuple(rows))


def _rows(record: CaseRecord) -> list[HistoryRow]:
    """Every event in its sentence: what it says does not depend on the moment, so it is written once a record."""
    if record not in _WRITTEN:
        _WRITTEN[record] = [_row(record, r) for r in record.recorded]
    return _WRITTEN[record]


def _shown(at: CaseAt, recorded: Recorded) -> bool:
    event = recorded.event
    if event.event_id in at.record.position:
        return at.holds(at.record.placed(event))
    while isinstance(event, ev.CommandUndone):  # a correction stands with what it corrects
        event = at.record.commands[event.undoes]
    return event.court_date is None or at.holds(Placement.on(event.court_date))


def _row(record: CaseRecord, recorded: Recorded) -> HistoryRow:
    event = recorded.event
    live = event.event_id in record.position
    place = record.placed(event) if live else None
    undone = event.command_id in record.annulled
    return HistoryRow(
        recorded.position,
        event.recorded_at.isoformat(),
        place.day if place else event.court_date,
        event.actor,
        event.TOPIC,
        event.introduces(),
        getattr(event, "entry", None) or getattr(event, "dockets", None),
        event.command_id,
        undone,
        sentence(record, event) + (" [taken back]" if undone else ""),
    )


def sentence(record: CaseRecord, event: ev.CaseEvent) -> str:  # noqa: C901, PLR0911, PLR0912 (one case an event)
    """What happened, in one sentence."""
    who, at = record.label, record.entry_name
    match event:
        case ev.CaseOpened():
            return f"Case opened: {event.name}, {event.court} {event.number}."
        case ev.CaseRenamed():
            return f"Case renamed: {event.name}."
        case ev.PartyJoined():
            return f"{event.name} is on the case{f' as {event.role}' if event.role else ''}."
        case ev.PartyDescribed():
            return f"More on {record.who(event.party)}{f': {event.role}' if event.role else ''}."
        case ev.JudgeAssigned():
            return f"{event.name} sits{f' ({event.role})' if event.role else ''}."
        case ev.CaseDescribed():
            told = "; ".join(f"{name.replace('_', ' ')} {value}" for name, value in event.facts.items())
            return f"The docket's head: {clip(told, _SHORT)}."
        case ev.DocketImported():
            gone = f"; no longer there: {', '.join(map(called, event.vanished))}" if event.vanished else ""
            return (
                f"Docket taken in from {event.file} ({event.kind}, {counted(event.entries, 'entry', 'entries')}{gone})."
            )
        case ev.CaseRelated():
            return f"Related case: {event.court} {event.number}, {event.name} ({event.relation})."
        case ev.EntryDocketed():
            filer = f" by {who(event.facts.party)}" if event.facts.party else ""
            return f"{called(event.dockets)} docketed: {clip(event.facts.title, _SHORT)}{filer}."
        case ev.EntryRevised():
            changed = [name.replace("_", " ") for name in event.changes if name not in OF_IMPORTS]
            what = ", ".join(changed) or (f"docket number {event.number}" if event.number else "as it is read")
            return f"{called(event.entry)} now reads otherwise ({what}): {clip(event.reason, _SHORT)}"
        case ev.PaperFiled():
            return f"Paper of {at(event.entry)} at hand: {event.name}, {event.size:,} bytes, sha256 {event.sha256[:8]}…"
        case ev.PaperRead():
            return f"{at(event.entry)} marked read."
        case ev.PassagesSought():
            missing = f", {len(event.missing)} not found" if event.missing else ""
            return f"Earlier quoted words looked for in {at(event.entry)}: {len(event.found)} found{missing}."
        case ev.OffDocketEventRecorded():
            return f"{event.id} {event.kind.replace('_', ' ')} on {event.on}: {event.what}"
        case ev.HearingSet():
            return f"{event.id} hearing set for {event.on}{f' {event.time}' if event.time else ''}: {event.what}"
        case ev.HearingChanged():
            return f"Hearing {event.hearing} {event.state}{f' to {event.on}' if event.on and event.state == 'reset' else ''}."
        case ev.StandardStated():
            return f"{event.id} standard: {event.title}."
        case ev.StandardFormulated():
            return (
                f"{event.standard} as worded by {who(event.party)} in {at(event.entry)}: {clip(event.summary, _SHORT)}"
            )
        case ev.ArgumentRaised():
            return f"{event.id} raised by {who(event.party)} in {at(event.entry)}: {clip(event.title, _SHORT)}"
        case ev.PositionTaken():
            return f"{event.argument}: {who(event.party)} {event.stance} in {at(event.entry)}: {clip(event.summary, _SHORT)}"
        case _:
            return _later_sentence(record, event)


def _later_sentence(record: CaseRecord, event: ev.CaseEvent) -> str:  # noqa: C901, PLR0911, PLR0912 (one case an event)
    who, at = record.label, record.entry_name
    match event:
        case ev.ConcessionClaimed():
            claim = (
                "says in its own words"
                if event.voice == "own"
                else f"is said by {who(event.asserted_by)} to have conceded"
            )
            return f"{event.id}: {who(event.conceder)} {claim} ({at(event.entry)}): {clip(event.proposition, _SHORT)}"
        case ev.WordsTraced():
            return f"{event.concession}: {who(event.party)}, {at(event.entry)}: {clip(event.summary, _SHORT)}"
        case ev.ConcessionAnswered():
            return f"{event.concession}: {event.state.replace('_', ' ')} by {who(event.party)} in {at(event.entry)}."
        case ev.SourceChecked():
            return f"{event.concession} checked against its source: {event.verdict.replace('_', ' ')}. {clip(event.detail, _SHORT)}"
        case ev.ConcessionReviewed():
            return f"{event.concession} {event.review}{f': {event.reason}' if event.reason else ''}."
        case ev.RulingMade():
            on = called(event.element or event.on)
            said = f": {clip(event.summary, _SHORT)}" if event.summary else ""
            return f"{at(event.entry)} on {on}: {event.outcome.replace('_', ' ')}{said}"
        case ev.DeadlineSet():
            due = event.basis.due or f"waits for {event.basis.waiting_for}"
            return f"{event.id} {who(event.obligor)}, {due}: {clip(event.what, _SHORT)}"
        case ev.DeadlineMoved():
            if event.basis.awaiting_order:
                return f"{event.deadline}: {event.basis.kind} for {event.basis.due} awaits an order; the date stands."
            due = event.basis.due or f"no date yet, waits for {event.basis.waiting_for}"
            return f"{event.deadline}: another basis, {event.basis.kind} ({event.basis.ground}): {due}."
        case ev.DeadlineVacated():
            return f"{event.deadline} vacated by {at(event.entry)}."
        case ev.DeadlinePerformed():
            return f"{event.deadline} performed by {at(event.by)}."
        case ev.PassagesLinked():
            return f"{event.id}: {called(event.source)} {event.role} {called(event.target)}."
        case ev.FindingRecorded():
            return f"{event.id} {event.kind.replace('_', ' ')} ({at(event.entry)}): {clip(event.detail, _SHORT)}"
        case ev.NoteWritten():
            return f"{event.id} note on {called(event.about)}."
        case ev.ProposalDecided():
            became = f", now {event.became}" if event.became else ""
            return f"Proposal {event.proposal} of {at(event.entry)} {event.review}{became}."
        case ev.CommandUndone():
            return _undone(record, event)
        case ev.PaperSealed() | ev.PaperUnsealed() | ev.ClawBackClaimed() | ev.ClawBackEnded() | ev.WordsDestroyed():
            return _sealing(record, event)
        case _:
            raise AssertionError(event.TOPIC)


_GROUNDS = {
    "frcp_26b5b": "FRCP 26(b)(5)(B)", "fre_502b": "FRE 502(b)", "fre_502d": "FRE 502(d)", "fre_502e": "FRE 502(e)",
    "agreement": "an agreement", "other": "another ground",
}  # fmt: skip


def _sealing(record: CaseRecord, event: ev.CaseEvent) -> str:
    at = record.entry_name
    match event:
        case ev.PaperSealed() | ev.PaperUnsealed():
            act = "sealed" if isinstance(event, ev.PaperSealed) else "unsealed"
            by = f" by {at(event.by_order)}" if event.by_order else ""
            return f"{at(event.entry)} {act}{by}: {clip(event.reason, _SHORT)}"
        case ev.ClawBackClaimed():
            claimed = f"{record.label(event.party)} claims it back on {event.on} ({_GROUNDS[event.ground]})"
            return f"{at(event.entry)}: {claimed}: {clip(event.reason, _SHORT)}"
        case ev.ClawBackEnded():
            by = f" by {at(event.by_order)}" if event.by_order else ""
            return (
                f"{at(event.entry)}: the claw-back was {event.outcome}{by} on {event.on}: {clip(event.reason, _SHORT)}"
            )
        case ev.WordsDestroyed():
            return f"{at(event.entry)}: the key to its words was destroyed on {event.on}: {clip(event.reason, _SHORT)}"
        case _:
            raise AssertionError(event.TOPIC)


def _undone(record: CaseRecord, correction: ev.CommandUndone) -> str:
    """A correction in a sentence: what it took back, or, where it took back a correction, what it brought back."""
    act, target = "Taken back", correction
    while True:
        taken = record.commands.get(target.undoes)
        if not isinstance(taken, ev.CommandUndone):
            return f"{act}: {_told(record, target.undoes, taken)}"
        act, target = ("Brought back" if act == "Taken back" else "Taken back"), taken


def _told(record: CaseRecord, command: str, first: ev.CaseEvent | None) -> str:
    """What a command did, in a sentence: an import as one, decisions on several proposals by their number."""
    events = record.of_command(command)
    decided = [e for e in events if isinstance(e, ev.ProposalDecided)]
    if len(decided) > 1:
        became = "decided" if len({e.review for e in decided}) > 1 else decided[0].review
        return f"{len(decided)} proposals {became}, {decided[0].proposal} to {decided[-1].proposal}."
    told = next((e for e in events if isinstance(e, ev.DocketImported)), first)
    return clip(sentence(record, told), _SHORT) if told else "an earlier entry"
