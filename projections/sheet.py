"""The docket sheet as of a moment: every entry with its dates, what it does to others, and what was read in it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.events import (
    ArgumentRaised,
    CaseRelated,
    CaseRenamed,
    ConcessionClaimed,
    PassagesLinked,
    PositionTaken,
    RulingMade,
)
from projections.entry import OF_IMPORTS, Entry, Revision
from projections.moment import CaseAt, once
from projections.motions import MotionRow, motions, threads


@dataclass(frozen=True, slots=True)
class RelationRow:
    """What an entry does to another; ``ground``: ``stated`` by a person, a ``link`` of the court's page, or only the ``text``."""

    to: str
    role: str
    ground: str = "stated"
    words: str | None = None


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """An earlier wording of an entry."""

    before: dict[str, Any]
    changed: dict[str, Any]
    recorded_at: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A line of the sheet. ``filed_between`` stands where no filed date is known; ``outcome`` is a motion's disposition.

    ``status`` is a motion's status and ``review`` is ``proposed`` where that rests on docket text alone; ``threads`` are the
    motions to whose briefing or ruling the entry belongs. ``withheld`` says why the paper's words are not shown; ``redacts`` is
    the sealed paper of which it is a redacted version, ``redacted_by`` are the redacted versions of it.
    """

    id: str
    number: int | None
    attachment: int | None
    dated: date | None
    filed_on: date | None
    filed_assumed: bool
    filed_between: tuple[date | None, date | None] | None
    entered_on: date | None
    served_on: date | None
    kind: str
    facets: tuple[str, ...]
    title: str
    filer: str | None
    text: str | None
    relations: tuple[RelationRow, ...]
    paper: str
    sha256: str | None
    read: bool
    outcome: str | None
    ruled_by: str | None
    arguments: int
    concessions: int
    revisions: tuple[RevisionRow, ...]
    event: str | None
    doc_id: str | None
    seq_no: str | None
    pages: int | None
    vanished_on: date | None
    status: str | None = None
    review: str | None = None
    threads: tuple[str, ...] = ()
    withheld: str | None = None
    redacts: str | None = None
    redacted_by: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """How the docket prints it: 22, 22-1; the id of an entry that has no number."""
        if self.number is None:
            return self.id
        return f"{self.number}-{self.attachment}" if self.attachment else str(self.number)


@dataclass(frozen=True, slots=True)
class SheetView:
    """The docket sheet as of a moment."""

    case: dict[str, Any]
    as_of: str
    current_through: date | None
    entries: tuple[EntryRow, ...]
    may_be_filed: tuple[EntryRow, ...]


@once
def sheet(at: CaseAt) -> SheetView:
    """The sheet: entries in docket order, then those that may or may not have been filed yet."""
    record = at.record
    asked, about, touched = {row.id: row for row in motions(at).motions}, threads(at), _Touched(at)
    return SheetView(
        case=case_facts(at),
        as_of=str(at.moment),
        current_through=record.current_through,
        entries=tuple(_row(at, touched, e, asked.get(e.id), about.get(e.id, ())) for e in at.entries),
        may_be_filed=tuple(_row(at, touched, e) for e in at.maybe_filed),
    )


def chosen(
    view: SheetView, *, kind: str | None = None, party: str | None = None, after: date | None = None, before: date | None = None,
    thread: str | None = None,
) -> SheetView:  # fmt: skip
    """The sheet with only the entries of a kind (or facet), of a filer, of some days (both included), of a motion's thread.

    ``thread`` is any entry: those that share a motion with it are shown. ``party`` is a part of a filer's name.
    """
    shared = next((set(row.threads) for row in view.entries if thread in (row.id, row.printed)), set())
    wanted = {kind, kind.replace("_", " ")} if kind else set()

    def keeps(row: EntryRow) -> bool:
        days = [d for d in (row.filed_on, *(row.filed_between or ())) if d]
        return (
            (not kind or row.kind == kind or bool(wanted & {f.casefold() for f in row.facets}))
            and (not party or party.casefold() in (row.filer or "").casefold())
            and (not after or (bool(days) and max(days) >= after))
            and (not before or (bool(days) and min(days) <= before))
            and (not thread or thread in (row.id, row.printed) or bool(shared & set(row.threads)))
        )

    return replace(
        view,
        entries=tuple(row for row in view.entries if keeps(row)),
        may_be_filed=tuple(row for row in view.may_be_filed if keeps(row)),
    )


def case_facts(at: CaseAt) -> dict[str, Any]:
    """What is known of the case itself: court, number, caption, parties with roles and counsel, judges, related cases."""
    record = at.record
    captions = [c for c in (record.opened.caption, *(e.caption for e in record.of(CaseRenamed))) if c]
    return {
        "id": record.opened.originator_id,
        "court": record.opened.court,
        "number": record.opened.number,
        "number_as_printed": record.opened.number_as_printed,
        "name": record.name,
        "caption": captions[-1] if captions else None,
        "facts": record.facts,
        "judges": [{"name": j.name, "role": j.role} for j in record.judges],
        "parties": [
            {
                "id": p.id,
                "name": p.name,
                "label": p.label,
                "role": p.role,
                "counsel": list(p.counsel),
                "aliases": list(p.aliases),
                "attorneys": [{"name": a.name, "contact": a.contact, "roles": list(a.roles)} for a in p.attorneys],
                "terminated": p.terminated,
                "note": p.note,
                "criminal": p.criminal,
            }
            for p in record.parties.values()
        ],
        "related": [
            {
                "court": r.court,
                "number": r.number,
                "name": r.name,
                "relation": r.relation,
                "note": r.note,
                "roles": [{"party": record.who(p) or p, "role": role} for p, role in r.roles.items()],
            }
            for r in record.of(CaseRelated)
        ],
    }


class _Touched:
    """What the papers of a docket bring: gathered once a moment, by entry."""

    def __init__(self, at: CaseAt) -> None:
        self.arguments: dict[str, set[str]] = {}
        self.concessions: dict[str, set[str]] = {}
        self.ruling: dict[str, RulingMade] = {}
        self.redacts: dict[str, str] = {}
        self.redacted_by: dict[str, list[str]] = {}
        for position in at.seen(PositionTaken):
            self.arguments.setdefault(position.entry, set()).add(position.argument)
        for raised in at.seen(ArgumentRaised):
            self.arguments.setdefault(raised.entry, set()).add(raised.id)
        for claim in at.seen(ConcessionClaimed):
            self.concessions.setdefault(claim.entry, set()).add(claim.id)
        for ruling in at.seen(RulingMade):
            self.ruling[ruling.on] = ruling
            for letter, found in (("A", self.arguments), ("C", self.concessions)):
                if ruling.on.startswith(letter):
                    found.setdefault(ruling.entry, set()).add(ruling.on)
        for link in at.seen(PassagesLinked):
            if link.role == "redacts":
                self.redacts.setdefault(link.source, link.target)
                self.redacted_by.setdefault(link.target, []).append(link.source)


def _row(
    at: CaseAt, touched: _Touched, entry: Entry, motion: MotionRow | None = None, about: tuple[str, ...] = ()
) -> EntryRow:
    """One entry. Most stand unchanged from moment to moment: made of the same, it is the same row."""
    asked = (motion.status, motion.review, motion.undecided, motion.decided_by) if motion else None
    made_of = (
        "sheet", entry.id, asked, about, id(touched.ruling.get(entry.id)), len(touched.arguments.get(entry.id, ())),
        len(touched.concessions.get(entry.id, ())), touched.redacts.get(entry.id), *touched.redacted_by.get(entry.id, ()),
    )  # fmt: skip
    return at.record.row(made_of, lambda: _made(at, touched, entry, motion, about))


def _made(at: CaseAt, touched: _Touched, entry: Entry, motion: MotionRow | None, about: tuple[str, ...]) -> EntryRow:
    facts, record = entry.facts, at.record
    decided = motion if motion and not motion.undecided else None
    place, ruling = record.places[entry.id], touched.ruling.get(entry.id)
    printed = facts.source.number if facts.source else None
    number = (entry.number or printed or "").partition("-")[0]
    return EntryRow(
        id=entry.id,
        number=int(number) if number else None,
        attachment=entry.attachment,
        dated=facts.dated,
        filed_on=facts.filed,
        filed_assumed=facts.filed_assumed,
        filed_between=place.between,
        entered_on=facts.entered,
        served_on=facts.served,
        kind=facts.kind,
        facets=facts.facets,
        title=facts.title,
        filer=record.who(facts.party),
        text=facts.text,
        relations=tuple(RelationRow(r.to, r.role, r.ground, r.words) for r in facts.relations),
        paper=paper_state(entry),
        sha256=entry.paper.sha256 if entry.paper else None,
        read=entry.read,
        outcome=ruling.outcome if ruling else decided.status if decided else None,
        ruled_by=ruling.entry if ruling else decided.decided_by if decided else None,
        arguments=len(touched.arguments.get(entry.id, ())),
        concessions=len(touched.concessions.get(entry.id, ())),
        revisions=tuple(_revision(r) for r in entry.revisions if _reworded(r)),
        event=facts.event,
        doc_id=facts.source.doc_id if facts.source else None,
        seq_no=facts.source.seq_no if facts.source else None,
        pages=facts.source.pages if facts.source else None,
        vanished_on=record.vanished.get(entry.id),
        status=motion.status if motion else None,
        review=motion.review if motion else None,
        threads=about,
        withheld=entry.withheld.state if entry.withheld else None,
        redacts=touched.redacts.get(entry.id),
        redacted_by=tuple(touched.redacted_by.get(entry.id, ())),
    )


def _reworded(revision: Revision) -> bool:
    """Whether somebody would say that the entry reads otherwise: an import that only fills in or reads again is no such thing."""
    imported = not OF_IMPORTS.isdisjoint(revision.changes)
    return not imported or bool(revision.before.get("text") and "text" in revision.changes)


def _revision(revision: Revision) -> RevisionRow:
    before, changed = (
        {name: value for name, value in facts.items() if name not in OF_IMPORTS}
        for facts in (revision.before, revision.changes)
    )
    return RevisionRow(before, changed, revision.recorded_at.isoformat(), revision.by, revision.reason)


def paper_state(entry: Entry) -> str:
    """Whether the paper is at hand, only cited, or sealed."""
    if entry.withheld:
        return "sealed"
    return "at_hand" if entry.paper else "cited_only"
