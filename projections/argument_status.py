"""The status of an argument, derived and never typed in: from the court's word, what the parties did, and what silence allows."""

from collections.abc import Sequence
from typing import cast

from domain.events import ArgumentRaised, ConcessionClaimed, PositionTaken
from domain.values import COURT, RESPONSIVE
from projections.entry import Entry
from projections.moment import CaseAt
from projections.rulings import RulingView

_NAMED = 5
_MEETING = frozenset({"answers", "opposes", "concedes", "qualifies", "replies"})

Status = tuple[str, tuple[str, ...], tuple[str, ...]]


def status_of(
    at: CaseAt,
    raised: ArgumentRaised,
    positions: Sequence[PositionTaken],
    rulings: Sequence[RulingView],
    conceded: ConcessionClaimed | None,
) -> Status:
    """The first of these that holds: the court's word, withdrawal, a true concession, joinder, and else what silence allows."""
    record = at.record
    whole = [r for r in rulings if not r.element and not r.defendant]
    if whole:
        ruling = whole[-1]
        said = f": {ruling.summary}" if ruling.summary else ""
        return (
            ruling.outcome,
            (f"{record.entry_name(ruling.entry)} — {ruling.outcome.replace('_', ' ')}{said} ({ruling.id})",),
            (),
        )
    last = next((p for p in reversed(positions) if p.party == raised.party), None)
    if last and last.stance == "withdraws":
        return (
            "withdrawn",
            (f"{record.who(last.party)} withdrew it in {record.entry_name(last.entry)} ({last.id}).",),
            (),
        )
    parties = [p for p in positions if p.party != COURT]
    if conceded:
        sentence = f"{record.who(conceded.conceder)} conceded it expressly and without condition in its own words ({conceded.id})."
        against = [p for p in met_by(raised, positions) if p.party != conceded.conceder and p.stance != "concedes"]
        if not against:
            return "conceded", (sentence,), ()
        rest = ", ".join(dict.fromkeys(f"{record.who(p.party)} in {record.entry_name(p.entry)}" for p in against))
        return "joined", (sentence, f"It is still met by {rest}."), ()
    if met := met_by(raised, positions):
        who = ", ".join(dict.fromkeys(record.label(p.party) for p in met))
        where = ", ".join(dict.fromkeys(record.entry_name(p.entry) for p in met))
        return "joined", (f"Raised by {record.who(raised.party)}; met by {who} in {where}.",), ()
    return _silence(at, raised, parties)


def met_by(raised: ArgumentRaised, positions: Sequence[PositionTaken]) -> list[PositionTaken]:
    """The positions of the other side that take the argument up."""
    return [p for p in positions if p.party not in (raised.party, COURT) and p.stance in _MEETING]


def _silence(at: CaseAt, raised: ArgumentRaised, positions: Sequence[PositionTaken]) -> Status:
    """Nobody on the other side is on record. Silence counts only where every paper compared is at hand and read."""
    record = at.record
    papers = answering(at, raised)
    if not papers:
        return "open", ("No paper that answers the one in which it was raised is on the docket yet.",), ()
    source = record.entries[raised.entry]
    answered = [record.entries[r.to] for r in source.facts.relations if r.role in ("responds_to", "replies_to")]
    compared = [source, *papers, *(e for e in answered if e.facts.party not in (raised.party, COURT, None))]
    missing = tuple(e.cite for e in compared if not e.read)
    names = _few([e.name for e in papers])
    if missing:
        why = f"No answer is recorded, but silence cannot be judged until {_few(missing)} is at hand and marked read."
        return "unknown", (why,), missing
    silent = [p.id for p in positions if p.stance == "silent"]
    noted = f" ({', '.join(silent)})" if silent else ""
    return "unanswered", (f"{names}: at hand and read, and no answer in it is recorded{noted}.",), ()


def _few(names: Sequence[str]) -> str:
    """The first names, and how many more."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def answering(at: CaseAt, raised: ArgumentRaised) -> list[Entry]:
    """The papers of other parties that answer the raising one: by stated relation, else by kind and docket order."""
    key = (answering, raised.entry, raised.party)
    if key not in at.views:
        at.views[key] = _answers(at, raised.entry, raised.party)
    return cast("list[Entry]", at.views[key])


def _answers(at: CaseAt, source: str, party: str) -> list[Entry]:
    places = at.record.places

    def answers(entry: Entry) -> bool:
        return places[entry.id].order > places[source].order and entry.facts.party not in (party, COURT, None)

    related = [e for e in at.answers.get(source, ()) if answers(e)]
    by_kind = (e for kind in sorted(RESPONSIVE) for e in at.by_kind.get(kind, ()) if not e.facts.relations)
    found = related or [e for e in by_kind if answers(e) and not _beside(at, e.facts.party, party)]
    return sorted(found, key=lambda e: places[e.id].order)


def _beside(at: CaseAt, party: str | None, other: str) -> bool:
    """Whether two parties stand side by side, both plaintiffs or both defendants: neither's paper answers the other's."""
    roles = [at.record.parties[p].role for p in (party, other) if p in at.record.parties]
    return len(roles) == 2 and roles[0] is not None and roles[0] == roles[1]
