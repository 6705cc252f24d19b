"""What if: a record without one of its filings or claims, and what would change. A hypothesis, folded and thrown away."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from domain.case import called
from domain.errors import UnknownReferenceError
from domain.events import (
    CaseEvent,
    DeadlineMoved,
    DeadlinePerformed,
    DeadlineSet,
    EntryDocketed,
    EntryFacts,
    EntryRevised,
    FindingRecorded,
    NoteWritten,
    PaperFiled,
    PaperRead,
    Passages,
    PassagesSought,
    ProposalDecided,
)
from domain.text import one_line
from projections.difference import Change, difference
from projections.moment import CaseAt, Moment
from projections.record import CaseRecord, Recorded
from projections.timeline import sentence

MARK = "WHAT IF"
NOTE = "Rulings in papers that stay are left as they were made: no record tells how a court would have ruled otherwise."


_OF_ITSELF = (NoteWritten, EntryRevised, PaperFiled, PaperRead, PassagesSought, ProposalDecided)
"""Facts about a filing itself, and work product: that they go with it need not be told."""


@dataclass(frozen=True, slots=True)
class Dependent:
    """What rests on a thing left out: it would be ``gone``, or it ``loses_words`` that it cites from there."""

    id: str | None
    effect: str
    sentence: str


@dataclass(frozen=True, slots=True)
class WhatIfView:
    """What would change. ``what_if`` is always true: none of this is on the record."""

    what_if: bool
    without: tuple[str, ...]
    as_of: str
    note: str
    dependents: tuple[Dependent, ...]
    changes: tuple[Change, ...]


class Hypothesis(NamedTuple):
    """A record without some things, and what rested on them."""

    record: CaseRecord
    dependents: tuple[Dependent, ...]


def ids_of(record: CaseRecord, idents: Iterable[str]) -> tuple[str, ...]:
    """Things as typed (ids or docket numbers) by their ids. Raises UnknownReferenceError."""
    numbers = {e.number: e.id for e in record.entries.values() if e.number}
    found = []
    for ident in idents:
        known = numbers.get(ident, ident)
        if known not in record.introduced or not _can_go(known):
            message = (
                f"{called(one_line(ident))} cannot be left out: name a filing, a claimed concession, an argument, a deadline "
                "or a ruling on the record. `docket history` lists what is."
            )
            raise UnknownReferenceError(message)
        found.append(known)
    return tuple(dict.fromkeys(found))


def _can_go(ident: str) -> bool:
    return ident[:1].isdigit() or (ident[1:2].isdigit() and ident[0] in "ACDEFHORS")


def leave_out(record: CaseRecord, without: Sequence[str]) -> Hypothesis:
    """The record as it would be: what rests on a thing goes with it; what only cites it loses those words.

    An attachment goes with its paper. An answer to a paper that is left out stays on the docket, without its tie to it.
    """
    gone = set(without)
    kept: list[Recorded] = []
    dependents: list[Dependent] = []
    for position, event in record.live:
        rest = _untied(event, gone)
        ids = event.introduces()
        if gone.intersection(ids) or gone.intersection(_grounds(rest)) or _broken(event, rest):
            if (not gone.issuperset(ids) or not ids) and not isinstance(event, _OF_ITSELF):
                dependents.append(Dependent(_named(event), "gone", sentence(record, event)))
            gone.update(ids)
            continue
        if rest.cited() != event.cited():
            dependents.append(Dependent(_named(event), "loses_words", sentence(record, event)))
        kept.append(Recorded(position, rest))
    return Hypothesis(CaseRecord(kept), tuple(dependents))


def what_if(at: CaseAt, without: Sequence[str]) -> WhatIfView:
    """What would change as of a moment. Raises UnknownReferenceError."""
    ids = ids_of(at.record, without)
    other = leave_out(at.record, ids)
    after = standing_at(other.record, at.moment, at)
    changes = difference(at, after).changes
    return WhatIfView(True, ids, str(at.moment), NOTE, _standing(at, other.dependents), changes)


def standing_at(record: CaseRecord, moment: Moment, at: CaseAt) -> CaseAt:
    """The record of a hypothesis at a moment of the real one; just after a filing left out is the end of its day."""
    named = at.entry_named(moment.after) if moment.after else None
    return CaseAt(record, Moment(day=at.day) if named and named not in record.entries else moment, at.day)


def _standing(at: CaseAt, dependents: Iterable[Dependent]) -> tuple[Dependent, ...]:
    """Those that stand by the moment asked for."""
    return tuple(d for d in dependents if d.id is None or at.holds(at.record.placed_id(d.id)))


def _named(event: CaseEvent) -> str | None:
    return next(iter(event.introduces()), None)


def _grounds(event: CaseEvent) -> Iterator[str]:
    yield from event.rests_on()
    if isinstance(event, (DeadlineSet, DeadlineMoved)) and event.basis.entry:
        yield event.basis.entry
    if isinstance(event, DeadlinePerformed):
        yield event.by


def _broken(event: CaseEvent, rest: CaseEvent) -> bool:
    """Passages side by side are nothing without one of them."""
    return isinstance(event, FindingRecorded) and rest.cited() != event.cited()


# --- cutting ties -----------------------------------------------------------------------------------------------------


def _untied(event: CaseEvent, gone: set[str]) -> CaseEvent:
    """An event without the words that it cites from what is gone, and without its ties to it."""
    if isinstance(event, EntryDocketed):
        return event.model_copy(update={"facts": _facts(event.facts, gone)})
    if isinstance(event, EntryRevised):
        return event.model_copy(update={"changes": _changes(event.changes, gone)})
    cited = event.cited()
    left = tuple(p for p in cited if p.entry not in gone and not (p.via and p.via.entry in gone))
    return event if left == cited else _citing(event, left)


def _citing(event: CaseEvent, passages: Passages) -> CaseEvent:
    if isinstance(event, (DeadlineSet, DeadlineMoved)):
        return event.model_copy(update={"basis": event.basis.model_copy(update={"passages": passages})})
    return event.model_copy(update={"passages": passages})


def _facts(facts: EntryFacts, gone: set[str]) -> EntryFacts:
    cut: dict[str, Any] = {"relations": tuple(r for r in facts.relations if r.to not in gone)}
    if reading := facts.reading:
        ruled = (d.model_copy(update={"of": tuple(i for i in d.of if i not in gone)}) for d in reading.dispositions)
        kept = tuple(d for d, before in zip(ruled, reading.dispositions, strict=True) if d.of or not before.of)
        ended = tuple(i for i in reading.terminated if i not in gone)
        cut["reading"] = reading.model_copy(update={"dispositions": kept, "terminated": ended})
    return facts.model_copy(update=cut)


def _changes(changes: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    """The same for the changes of a revision, which are plain data."""
    facts = EntryFacts.model_validate(changes) if changes.keys() & {"relations", "reading"} else None
    if facts is None:
        return changes
    cut = _facts(facts, gone).model_dump(mode="json")
    return changes | {name: cut[name] for name in ("relations", "reading") if name in changes}
