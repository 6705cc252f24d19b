"""Why: for anything on the screen, the sentences, passages and events that its status or date rests on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.case import called
from domain.errors import UnknownReferenceError
from projections.arguments import arguments
from projections.concessions import ConcessionView, concessions
from projections.deadlines import deadlines
from projections.entry import Entry
from projections.moment import CaseAt
from projections.motions import motions
from projections.passages import PassageView, passage_view
from projections.standards import standards
from projections.timeline import HistoryRow, history


@dataclass(frozen=True, slots=True)
class WhyView:
    """The answer to *why*: what it is, its status, the grounds in sentences, then passages and events."""

    id: str
    heading: str
    status: str | None
    because: tuple[str, ...]
    passages: tuple[PassageView, ...]
    events: tuple[HistoryRow, ...]


def why(at: CaseAt, ident: str) -> WhyView:
    """The grounds of a thing as of a moment. Raises UnknownReferenceError when it is not on the record by then."""
    record = at.record
    ident = next((e.id for e in record.entries.values() if ident in (e.id, e.number)), ident)
    place = record.placed_id(ident)
    if ident not in record.introduced or not at.holds(place):
        then = "" if str(at.moment) == "now" else f" as of {at.moment}"
        if re.fullmatch(r"Q\d+", ident):  # quotations are checked anew each time: they are nothing that was recorded
            message = f"{ident} is a quotation, checked against the papers at hand: `docket quotes {ident}` tells why."
        else:
            message = f"{called(ident)} is not on the record of this case{then}. `docket history` lists what is."
        raise UnknownReferenceError(message)
    related = [
        r.event
        for r in record.live
        if ident in r.event.introduces() or ident in r.event.rests_on() or _on(r.event, ident)
    ]
    held = [e for e in related if at.holds(record.placed(e))]
    passages = dict.fromkeys(p for e in held for p in e.cited())
    heading, status, because = _told(at, ident)
    rows = {row.position: row for row in history(at).events}
    return WhyView(
        ident,
        heading,
        status,
        because,
        tuple(passage_view(record, p) for p in passages) if ident not in record.entries else (),
        tuple(rows[record.position[e.event_id]] for e in held),
    )


def _on(event: object, ident: str) -> bool:
    return getattr(event, "on", None) == ident


def _told(at: CaseAt, ident: str) -> tuple[str, str | None, tuple[str, ...]]:
    record = at.record
    whole = ident.partition(".")[0]
    if ident in record.entries:
        entry = record.entries[ident]
        motion = next((row for row in motions(at).motions if row.id == ident), None)
        told = (*_dates_of(at, ident), *(motion.why if motion else ()), *_read_in(at, entry))
        status = f"{motion.status}{' (read, not reviewed)' if motion.review == 'proposed' else ''}" if motion else None
        return f"{entry.name}: {entry.facts.title}", status, told
    for argument in arguments(at).arguments:
        if argument.id == whole:
            return f"{argument.id} {argument.title}", argument.status, argument.why
    for claim in concessions(at).concessions:
        if claim.id == whole:
            return f"{claim.id} {claim.title}", claim.state, _of_concession(at, claim)
    if dated := _of_date(at, ident):
        return dated
    for standard in standards(at).standards:
        if standard.id == whole:
            ruled = standard.ruling
            told = (
                (f"{record.entry_name(ruled.entry)}: {ruled.summary or ruled.outcome}",)
                if ruled
                else ("No ruling on it is recorded.",)
            )
            return f"{standard.id} {standard.title}", ruled.outcome if ruled else None, told
    found = next((r for r in history(at).events if ident in r.ids), None)
    return (found.sentence if found else ident), None, ()


def _of_date(at: CaseAt, ident: str) -> tuple[str, str | None, tuple[str, ...]] | None:
    """A deadline with every basis and step, or a hearing as it stands."""
    for deadline in deadlines(at).deadlines:
        if deadline.id == ident:
            steps = tuple(
                s
                for b in deadline.bases
                for s in (f"{b.kind}: {b.due or 'no date yet'} — {b.ground}: {b.note}", *b.steps)
            )
            return f"{deadline.id} {deadline.what}", deadline.state, (*deadline.why, *steps, *deadline.assumptions)
    for hearing in deadlines(at).hearings:
        if hearing.id == ident:
            hour = f" {hearing.time}" if hearing.time else ""
            return f"{hearing.id} hearing on {hearing.on}{hour}: {hearing.what}", hearing.state, ()
    return None


def _of_concession(at: CaseAt, claim: ConcessionView) -> tuple[str, ...]:
    who = f"{claim.asserted_by} says so"
    who += " in its own words" if claim.voice == "own" else f" of {claim.conceder}"
    how = f"{claim.voice}, {claim.manner}{', hedged' if claim.hedged else ''}"
    told = [f"{who} in {at.record.entry_name(claim.entry)}: {how}."]
    if claim.source_check:
        told.append(
            f"Source check by {claim.source_check.by}: {claim.source_check.verdict.replace('_', ' ')}. {claim.source_check.detail}"
        )
    else:
        told.append("Nobody has checked the claim against its source yet.")
    if claim.ruling:
        said = claim.ruling.summary or ""
        told.append(
            f"{at.record.entry_name(claim.ruling.entry)}: {claim.ruling.outcome.replace('_', ' ')}. {said}".strip()
        )
    else:
        told.append("No ruling on it is recorded.")
    return tuple(told)


_GROUNDS = {"stated": "as recorded", "link": "the court's page links the two", "text": "read in the docket text"}


def _read_in(at: CaseAt, entry: Entry) -> Iterator[str]:
    """What an entry does to others and which dates its docket text gives, each with its ground and the words."""
    name = at.record.entry_name
    for relation in entry.facts.relations:
        words = f": “{relation.words}”" if relation.words else ""
        yield f"{relation.role.replace('_', ' ').capitalize()} {name(relation.to)}: {_GROUNDS[relation.ground]}{words}."
    reading = entry.facts.reading
    if reading is None:
        return
    for one in reading.dispositions:
        of = ", ".join(name(ident) for ident in one.of) or "a paper not named"
        terms = f" {one.terms.replace('_', ' ')}" if one.terms else ""
        yield f"{one.outcome.replace('_', ' ').capitalize()}{terms}, of {of}: {_GROUNDS[one.ground]}: “{one.words}”."
    if reading.terminated:
        yield f"Takes off the list of motions: {', '.join(name(ident) for ident in reading.terminated)}."
    for one_day in reading.dates:
        was = f" (it was {one_day.was})" if one_day.was else ""
        day = one_day.on or one_day.period or "no day told"
        told = f"{one_day.kind.capitalize()} {one_day.action}: {one_day.what}, {day}{was}"
        yield f"{told}: read in the docket text: “{one_day.words}”."
    yield f"Read by the reader of docket text {reading.reader}: {reading.detail.replace('_', ' ')}."


def _dates_of(at: CaseAt, ident: str) -> tuple[str, ...]:
    """How the date of an entry is known, or between what it must lie."""
    entry, place = at.record.entries[ident], at.record.places[ident]
    if entry.facts.filed and entry.facts.filed_assumed:
        told = f"Filed {entry.facts.filed}: assumed, from the date after “Dated:” on the paper."
    elif entry.facts.filed:
        told = f"Filed {entry.facts.filed}, as recorded from the docket."
    else:
        low, high = place.between or (None, None)
        bounds = f"between {low or 'an unknown day'} and {high or 'an unknown day'}"
        told = f"No filed date is known; docket order and citing papers put it {bounds}. It shows from {place.day}."
    paper = (
        "Its paper is at hand."
        if entry.paper
        else "Its paper is not at hand: only its docket entry is."
        if entry.facts.text
        else "Its paper is not at hand: words from it are known through other papers."
    )
    return told, paper
