"""Positions on an argument: who said what in which paper, what is new in a reply, and how a party's position or theory shifted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.events import PositionTaken
from domain.values import COURT
from projections.moment import CaseAt
from projections.passages import PassageView, first, passage_view


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


def position_view(at: CaseAt, position: PositionTaken, *, new: bool | None) -> PositionView:
    """A position for people and programs; ``new``: whether it is new in a reply."""
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
        new_in_reply=new,
        passage=leading,
        via=leading.via if leading else None,
        passages=passages,
    )


def new_in_reply(at: CaseAt, position: PositionTaken, all_of_argument: Sequence[PositionTaken]) -> bool | None:
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


def shifts_of(at: CaseAt, positions: Sequence[PositionTaken]) -> list[ShiftView]:
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
