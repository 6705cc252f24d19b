"""What can be searched in a case as of a moment: each thing with its words. What was taken back, or came later, is not among it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.events import (
    ArgumentRaised,
    CaseEvent,
    ConcessionAnswered,
    ConcessionClaimed,
    DeadlineSet,
    FindingRecorded,
    HearingSet,
    NoteWritten,
    OffDocketEventRecorded,
    PositionTaken,
    RulingMade,
    StandardFormulated,
    StandardStated,
    WordsTraced,
)
from domain.passage import Passage
from domain.values import BY_THE_COURT, COURT
from projections.concessions import review_of, titled
from projections.entry import Entry
from projections.moment import CaseAt

THINGS = (
    "entry", "paper", "argument", "position", "concession", "ruling", "standard", "formulation", "deadline", "hearing",
    "event", "finding", "note",
)  # fmt: skip
"""What a document may be. Findings and notes are work product."""


@dataclass(frozen=True)
class Document:
    """A thing that can be found. ``people`` and ``kinds`` are what filters ask for; a paper's words are read from ``sha256``."""

    thing: str
    id: str
    entry: str | None
    cite: str
    filed_on: date | None
    title: str
    text: str
    people: str
    kinds: tuple[str, ...]
    sha256: str | None = None

    @property
    def work_product(self) -> bool:
        """Whether it is kept apart from the record."""
        return self.thing in ("finding", "note")

    @cached_property
    def words(self) -> str:
        """A hash of what it says, so that what it said at another time can be told from what it says now."""
        told = "\x00".join((self.thing, self.id, self.title, self.text, self.sha256 or ""))
        return hashlib.sha256(told.encode(errors="replace")).hexdigest()[:16]


def documents(at: CaseAt) -> Iterator[Document]:
    """Everything that can be found in a case as of a moment. No word of a sealed paper is among it, not even where it is quoted."""
    for entry in at.entries:
        yield from _entry(at, entry)
    yield from _argued(at)
    yield from _conceded(at)
    for standard in at.seen(StandardStated):
        parts = "\n".join(element.title for element in standard.elements)
        yield _thing(at, standard, "standard", standard.id, standard.entry, standard.title, parts)
    for worded in at.seen(StandardFormulated):
        text = _text(at, (worded.summary,), worded.passages)
        yield _thing(at, worded, "formulation", worded.id, worded.entry, worded.summary, text, worded.party)
    for due in at.seen(DeadlineSet):
        yield _thing(at, due, "deadline", due.id, due.entry, due.what, due.detail or "", due.obligor)
    for hearing in at.seen(HearingSet):
        yield _thing(at, hearing, "hearing", hearing.id, hearing.entry, hearing.what, "")
    for event in at.seen(OffDocketEventRecorded):
        text = _text(at, (), event.passages)
        yield _thing(at, event, "event", event.id, event.entry, event.what, text, event.party)
    for finding in at.seen(FindingRecorded):
        text = _text(at, (), finding.passages)
        yield _thing(at, finding, "finding", finding.id, finding.entry, finding.detail, text)
    for note in at.seen(NoteWritten):
        about = note.about if note.about in at.record.entries else None
        yield _thing(at, note, "note", note.id, about, f"Note on {note.about} by {note.actor}", note.text)


def _entry(at: CaseAt, entry: Entry) -> Iterator[Document]:
    facts = entry.facts
    court = COURT if facts.kind in BY_THE_COURT else None
    people = _people(at, facts.party or court)
    kinds = (facts.kind, *facts.facets)
    filed = at.record.places[entry.id].day
    filed_on = facts.filed or (filed if filed not in (date.min, date.max) else None)
    yield Document(
        "entry", entry.id, entry.id, entry.cite, filed_on, facts.title, facts.text or "", people, ("entry", *kinds)
    )
    if entry.paper:
        yield Document(
            "paper", entry.id, entry.id, entry.cite, filed_on, facts.title, "", people, ("paper", *kinds), entry.paper.sha256
        )  # fmt: skip


def _argued(at: CaseAt) -> Iterator[Document]:
    titles = {raised.id: raised.title for raised in at.seen(ArgumentRaised)}
    for raised in at.seen(ArgumentRaised):
        yield _thing(at, raised, "argument", raised.id, raised.entry, raised.title, "", raised.party)
    for taken in at.seen(PositionTaken):
        summary = taken.summary if taken.summary != titles.get(taken.argument) else None  # one hit of it is enough
        text = _text(at, (summary, taken.theory), taken.passages)
        title = f"{at.record.label(taken.party)} {taken.stance} on {taken.argument}"
        yield _thing(at, taken, "position", taken.id, taken.entry, title, text, taken.party)
    for ruling in at.seen(RulingMade):
        text = _text(at, (ruling.summary,), ruling.passages)
        title = f"{ruling.outcome.replace('_', ' ')}: {titles.get(ruling.on, ruling.on)}"
        yield _thing(at, ruling, "ruling", ruling.id, ruling.entry, title, text, COURT)


def _conceded(at: CaseAt) -> Iterator[Document]:
    for claim in at.seen(ConcessionClaimed):
        said: list[WordsTraced | ConcessionAnswered] = [
            *at.about(WordsTraced, "concession", claim.id),
            *at.about(ConcessionAnswered, "concession", claim.id),
        ]
        passages = [*claim.passages, *(p for one in said for p in one.passages)]
        text = _text(at, (*(one.summary for one in said), *claim.record_support), passages)
        reviewed = review_of(at, claim)
        title = f"{titled(claim)}{' (dropped)' if reviewed and reviewed.review == 'dropped' else ''}"
        who = " ".join((_people(at, claim.conceder), _people(at, claim.asserted_by)))
        yield _thing(at, claim, "concession", claim.id, claim.entry, title, text, who=who)


def _thing(
    at: CaseAt, event: CaseEvent, thing: str, ident: str, entry: str | None, title: str, text: str,
    party: str | None = None, who: str = "",
) -> Document:  # fmt: skip
    place = at.record.placed(event)
    day = place.day if place and place.day not in (date.min, date.max) else None
    cite = at.record.entries[entry].cite if entry in at.record.entries else ""
    return Document(thing, ident, entry, cite, day, title, text, who or _people(at, party), (thing,))


def _people(at: CaseAt, party: str | None) -> str:
    """Every name of a party in lower case."""
    if party is None:
        return ""
    info = at.record.parties.get(party)
    names = (info.name, info.label, *info.aliases) if info else (at.record.who(party) or party,)
    return "\n".join(names).casefold()


def _text(at: CaseAt, told: Iterable[str | None], passages: Iterable[Passage]) -> str:
    """What was said, and the words quoted, except those of a sealed paper."""
    entries = at.record.entries
    quoted = (
        p.words
        for p in passages
        if not (p.entry in entries and entries[p.entry].withheld and not entries[p.entry].paper)
    )
    return "\n".join(dict.fromkeys(words for words in (*told, *quoted) if words))
