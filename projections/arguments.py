"""Arguments as of a moment: who said what in which paper, the derived status, and how positions and theories shifted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from domain.events import ArgumentRaised, ConcessionClaimed, PositionTaken, RulingMade, StandardStated
from domain.values import COURT, RESPONSIVE
from projections.concessions import concession_stands, is_true_concession
from projections.entry import Entry
from projections.moment import CaseAt, once
from projections.passages import PassageView, first, passage_view

_NAMED = 5
_RAISING = frozenset({"raises", "supports", "replies"})
_MEETING = frozenset({"answers", "opposes", "concedes", "qualifies", "replies"})


@dataclass(frozen=True, slots=True)
class RulingView:
    """What the court did, where, in which words."""

    id: str
    entry: str
    filed_on: date | None
    outcome: str
    summary: str | None
    element: str | None
    defendant: str | None
    passages: tuple[PassageView, ...]
    passage: PassageView | None


@dataclass(frozen=True, slots=True)
class PositionView:
    """What one party, or the court, says in one paper. ``new_in_reply`` is null where that cannot be told."""

    id: str
    entry: str
    filed_on: date | None
    filed_assumed: bool
    party: str
    stance: str
    summary: str
    theory: str | None
    defendant: str | None
    quote: str | None
    new_in_reply: bool | None
    passage: PassageView | None
    via: PassageView | None
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class ShiftEnd:
    """One side of a shift."""

    entry: str
    stance: str
    summary: str
    theory: str | None


@dataclass(frozen=True, slots=True)
class ShiftView:
    """A party's change of position or of theory on one argument between two papers."""

    party: str
    from_: ShiftEnd
    to: ShiftEnd


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """An argument with its derived status; ``why`` says in sentences what the status rests on."""

    id: str
    title: str
    standard: str | None
    standard_title: str | None
    element: str | None
    element_title: str | None
    defendant: str | None
    under: str | None
    alternative: bool
    raised_by: str
    raised_in: str
    status: str
    why: tuple[str, ...]
    concession_claimed: bool
    concessions: tuple[str, ...]
    missing: tuple[str, ...]
    positions: tuple[PositionView, ...]
    shifts: tuple[ShiftView, ...]
    ruling: RulingView | None
    rulings: tuple[RulingView, ...]


@dataclass(frozen=True, slots=True)
class ArgumentsView:
    """Every argument as of a moment."""

    as_of: str
    current_through: date | None
    arguments: tuple[ArgumentView, ...]


@once
def arguments(at: CaseAt) -> ArgumentsView:
    """The arguments raised by then, in the order in which they were recorded."""
    raised = sorted(at.seen(ArgumentRaised), key=lambda a: int(a.id[1:]))
    rows = tuple(_argument(at, a, at.about(PositionTaken, "argument", a.id)) for a in raised)
    return ArgumentsView(str(at.moment), at.record.current_through, rows)


def rulings_on(at: CaseAt, ident: str, *, whole: bool = False) -> tuple[RulingView, ...]:
    """The court's rulings on a thing by then; ``whole`` leaves out those on one element or one defendant only."""
    found = [r for r in at.about(RulingMade, "on", ident) if not (whole and (r.element or r.defendant))]
    return tuple(ruling_view(at, r) for r in found)


def ruling_view(at: CaseAt, ruling: RulingMade) -> RulingView:
    """A ruling for people and programs."""
    passages = tuple(passage_view(at.record, p) for p in ruling.passages)
    return RulingView(
        ruling.id,
        ruling.entry,
        at.record.entries[ruling.entry].facts.filed,
        ruling.outcome,
        ruling.summary,
        ruling.element,
        ruling.defendant,
        passages,
        first(passages),
    )


def _argument(at: CaseAt, raised: ArgumentRaised, positions: Sequence[PositionTaken]) -> ArgumentView:
    record = at.record
    rulings = rulings_on(at, raised.id)
    claimed = [c for c in at.about(ConcessionClaimed, "argument", raised.id) if concession_stands(at, c)]
    status, why, missing = _status(at, raised, positions, rulings, claimed)
    standard = record.introduced.get(raised.standard) if raised.standard else None
    assert standard is None or isinstance(standard, StandardStated)
    element = next((e for e in (standard.elements if standard else ()) if e.id == raised.element), None)
    whole = [r for r in rulings if not r.element and not r.defendant]
    return ArgumentView(
        id=raised.id,
        title=raised.title,
        standard=raised.standard,
        standard_title=standard.title if standard else None,
        element=raised.element,
        element_title=element.title if element else None,
        defendant=raised.defendant,
        under=raised.under,
        alternative=raised.alternative,
        raised_by=record.who(raised.party) or raised.party,
        raised_in=raised.entry,
        status=status,
        why=why,
        concession_claimed=bool(claimed),
        concessions=tuple(c.id for c in claimed),
        missing=missing,
        positions=tuple(_position(at, p, positions) for p in positions),
        shifts=tuple(_shifts(at, positions)),
        ruling=(whole or rulings)[-1] if rulings else None,
        rulings=rulings,
    )


# --- status -----------------------------------------------------------------------------------------------------------

Status = tuple[str, tuple[str, ...], tuple[str, ...]]


def _status(
    at: CaseAt,
    raised: ArgumentRaised,
    positions: Sequence[PositionTaken],
    rulings: Sequence[RulingView],
    claimed: Sequence[ConcessionClaimed],
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
    for claim in claimed:
        if is_true_concession(at, claim) and claim.conceder != raised.party:
            sentence = f"{record.who(claim.conceder)} conceded it expressly and without condition in its own words ({claim.id})."
            return "conceded", (sentence,), ()
    parties = [p for p in positions if p.party != COURT]
    met = [p for p in parties if p.party != raised.party and p.stance in _MEETING]
    if met:
        who = ", ".join(dict.fromkeys(record.label(p.party) for p in met))
        where = ", ".join(dict.fromkeys(record.entry_name(p.entry) for p in met))
        return "joined", (f"Raised by {record.who(raised.party)}; met by {who} in {where}.",), ()
    return _silence(at, raised, parties)


def _silence(at: CaseAt, raised: ArgumentRaised, positions: Sequence[PositionTaken]) -> Status:
    """Nobody on the other side is on record. Silence counts only where every paper compared is at hand and read."""
    record = at.record
    answering = _answering(at, raised)
    if not answering:
        return "open", ("No paper that answers the one in which it was raised is on the docket yet.",), ()
    source = record.entries[raised.entry]
    answered = [record.entries[r.to] for r in source.facts.relations if r.role in ("responds_to", "replies_to")]
    compared = [source, *answering, *(e for e in answered if e.facts.party not in (raised.party, COURT, None))]
    missing = tuple(e.cite for e in compared if not e.read)
    names = _few([e.name for e in answering])
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


def _answering(at: CaseAt, raised: ArgumentRaised) -> list[Entry]:
    """The papers of other parties that answer the raising one: by stated relation, else by kind and docket order."""
    key = (_answering, raised.entry, raised.party)
    if key not in at.views:
        at.views[key] = _answers(at, raised.entry, raised.party)
    return cast("list[Entry]", at.views[key])


def _answers(at: CaseAt, source: str, party: str) -> list[Entry]:
    places = at.record.places

    def answering(entry: Entry) -> bool:
        return places[entry.id].order > places[source].order and entry.facts.party not in (party, COURT, None)

    related = [e for e in at.answers.get(source, ()) if answering(e)]
    by_kind = (e for kind in sorted(RESPONSIVE) for e in at.by_kind.get(kind, ()) if not e.facts.relations)
    found = related or [e for e in by_kind if answering(e)]
    return sorted(found, key=lambda e: places[e.id].order)


# --- positions and shifts ---------------------------------------------------------------------------------------------


def _position(at: CaseAt, position: PositionTaken, all_of_argument: Sequence[PositionTaken]) -> PositionView:
    record = at.record
    passages = tuple(passage_view(record, p) for p in position.passages)
    leading = first(passages)
    return PositionView(
        id=position.id,
        entry=position.entry,
        filed_on=record.entries[position.entry].facts.filed,
        filed_assumed=record.entries[position.entry].facts.filed_assumed,
        party=record.who(position.party) or position.party,
        stance=position.stance,
        summary=position.summary,
        theory=position.theory,
        defendant=position.defendant,
        quote=leading.words if leading else None,
        new_in_reply=_new_in_reply(at, position, all_of_argument),
        passage=leading,
        via=leading.via if leading else None,
        passages=passages,
    )


def _new_in_reply(at: CaseAt, position: PositionTaken, all_of_argument: Sequence[PositionTaken]) -> bool | None:
    """Whether a reply is the first paper to raise the point: told only where the party's opening papers are at hand and read."""
    record = at.record
    entry = record.entries[position.entry]
    if entry.facts.kind not in ("reply", "sur_reply") or position.party == COURT:
        return False
    order = record.places[entry.id].order
    if any(record.places[p.entry].order < order and p.stance != "silent" for p in all_of_argument):
        return False
    openings = [*at.by_kind.get("motion", ()), *at.by_kind.get("brief", ())]
    opening = [e for e in openings if e.facts.party == position.party and record.places[e.id].order < order]
    compared = [entry, *opening]
    if not opening or any(not e.read for e in compared):
        return None
    return True


def _shifts(at: CaseAt, positions: Sequence[PositionTaken]) -> list[ShiftView]:
    """Each change of stance towards the other side, or of theory, of one party between two of its papers."""
    found: list[ShiftView] = []
    latest: dict[tuple[str, str | None], PositionTaken] = {}
    for position in positions:
        if position.party == COURT:
            continue
        key = (position.party, position.defendant)
        before = latest.get(key)
        if before and before.entry != position.entry and _shifted(before, position):
            found.append(ShiftView(at.record.who(position.party) or position.party, _end(before), _end(position)))
        if position.stance != "silent":
            latest[key] = (
                position if position.theory or not before else position.model_copy(update={"theory": before.theory})
            )
    return found


def _shifted(before: PositionTaken, after: PositionTaken) -> bool:
    if before.theory and after.theory and before.theory != after.theory:
        return True
    return _side(before.stance) != _side(after.stance)


def _side(stance: str) -> str:
    """Pressing a point, meeting it, or giving it up: moving between these is a shift, `raises` then `replies` is none."""
    if stance in ("concedes", "withdraws", "qualifies", "silent"):
        return stance
    return "holds"


def _end(position: PositionTaken) -> ShiftEnd:
    return ShiftEnd(position.entry, position.stance, position.summary, position.theory)
