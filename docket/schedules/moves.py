"""Dates that moved: a kept count whose ground has another day, a stipulation that was granted, an order on the same paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docket.rules.packs import find_rule
from docket.schedules.anchors import Ground, on_due, on_entry
from docket.schedules.bases import BRANCH, SURE, Proposed, basis_of, counted_basis, spoken_or_none
from docket.schedules.expected import count, kept_counts, schedule
from docket.schedules.overrides import ordered_instead
from domain.deadlines.words import spoken
from domain.errors import DocketError
from domain.events import CountedFrom, DeadlineBasis, DeadlineMoved, DeadlineSet, HearingChanged, RulingMade
from domain.passage import Passage
from projections.deadlines import DeadlineView, deadlines
from projections.moment import CaseAt

_DENIES = re.compile(r"\bden(?:y|ying|ied|ies)\b", re.IGNORECASE)


def moves(at: CaseAt) -> Iterator[Proposed]:
    """Everything that would move a deadline, had a person kept it. Nothing moves by itself."""
    yield from _moved(at)
    yield from _signed(at)
    yield from _overridden(at)


def _moved(at: CaseAt) -> Iterator[Proposed]:
    """Kept counts whose ground has another day now: a filed date corrected, a hearing moved, an order on another date."""
    for view, counted in kept_counts(at):
        if view.state in ("met", "met_late", "vacated") or counted.anchor == "day" or view.basis == "order":
            continue
        again = _again(at, counted)
        if again is None or again.counted_from is None or again.counted_from.day == counted.day:
            continue
        bases = [b for b in view.bases if b.kind == "rule"]
        if bases and again.due == bases[-1].due and again.due is not None:
            continue
        yield _move(at, view, again.model_copy(update={"entry": _cause(at, again.counted_from)}), len(view.bases))


def _again(at: CaseAt, counted: CountedFrom) -> DeadlineBasis | None:
    """The basis of a kept count as it would be counted now; None where it cannot be counted again."""
    if counted.root and (root := at.record.entries.get(counted.root)):
        for one in schedule(at, root):
            if one.rule.id == counted.rule and one.line.anchor == counted.anchor and not one.error:
                return basis_of(at, one)
    rule, ground = find_rule(counted.rule), _ground_of(at, counted)
    if rule is None or ground is None:
        return None
    steps = [f"Runs from the {ground.told}{f': {spoken(ground.day)}' if ground.day else ''} [{rule.citation}]"]
    now = counted.model_copy(update={"day": ground.day})
    answer = None
    if ground.day:
        try:
            answer = count(at, rule.id, ground.day, counted.served, counted.state)
        except DocketError:
            return None
        steps += [f"{step.text} [{step.cite}]" for step in answer.steps]
    return counted_basis(at, rule.citation, rule.pack, answer, ground, now, steps, conditional=bool(ground.assumed))


def _ground_of(at: CaseAt, counted: CountedFrom) -> Ground | None:
    of = counted.of or ""
    if of in at.record.entries:
        return on_entry(at, at.record.entries[of], "filed" if counted.anchor == "filed_opener" else counted.anchor)
    if view := next((view for view in deadlines(at).deadlines if view.id == of), None):
        return on_due(view)
    for hearing in deadlines(at).hearings:
        if hearing.id == of:
            return Ground(
                None if hearing.state == "vacated" else hearing.on,
                of,
                f"hearing {of} ({hearing.what})",
                f"hearing {of}",
            )
    return None


def _cause(at: CaseAt, counted: CountedFrom) -> str | None:
    """The entry that changed the ground, with which the move stands in court time; none where nothing on the docket tells."""
    if counted.of in at.record.entries:
        return counted.of
    for change in reversed(at.seen(HearingChanged)):
        if change.hearing == counted.of:
            return change.entry
    parent = next((view for view in deadlines(at).deadlines if view.id == counted.of), None)
    live = next((basis for basis in parent.bases if basis.live), None) if parent else None
    return live.entry if live else counted.root


def _move(at: CaseAt, view: DeadlineView, basis: DeadlineBasis, n: int) -> Proposed:
    new = spoken(basis.due) if basis.due else f"no date yet, waits for {basis.waiting_for}"
    old = spoken(view.due) if view.due else "no date yet"
    assert basis.counted_from is not None
    entry = basis.entry or view.entry or ""
    told = [f"{view.id} was counted otherwise: {old}. Its ground has changed; the earlier date stays visible."]
    if view.due and view.due < at.day and basis.due:
        told.append(f"{view.due} had passed; whether a later change reaches back differs from court to court.")
    return {
        "key": ("move", view.id, n, basis.due, basis.counted_from.day),
        "kind": "move",
        "entry": entry,
        "deadline": view.id,
        "title": f"{view.id} {view.what}: {old} → {new}",
        "cue": basis.ground,
        "confidence": SURE,
        "due": basis.due.isoformat() if basis.due else None,
        "obligor": None,
        "basis": basis.model_copy(update={"steps": (*basis.steps, *told[1:])}).model_dump(mode="json"),
        "assumptions": told,
    }


def _signed(at: CaseAt) -> Iterator[Proposed]:
    """A stipulation or motion that awaited an order and was granted: the order moves the date, once a person keeps it."""
    for event in at.seen(DeadlineSet):
        view = next(v for v in deadlines(at).deadlines if v.id == event.id)
        for basis in (moved.basis for moved in at.about(DeadlineMoved, "deadline", event.id)):
            if not basis.awaiting_order or basis.entry is None or view.state == "vacated":
                continue
            taken = {b.entry for b in view.bases if b.kind == "order"}
            yield from (
                _ordered(at, view, basis, order) for order in _granting(at, basis.entry) if order.entry not in taken
            )


@dataclass(frozen=True, slots=True)
class _Granting:
    """The order that grants a paper; ``assumed`` where only its relation to the paper tells of it."""

    entry: str
    by: str
    passages: tuple[Passage, ...] = ()
    assumed: bool = False


def _granting(at: CaseAt, paper: str) -> Iterator[_Granting]:
    """The orders that granted a paper: as a ruling records it, else as the docket ties an order to it."""
    rulings = at.about(RulingMade, "on", paper)
    yield from (_Granting(r.entry, r.id, r.passages) for r in rulings if r.outcome == "granted")
    if rulings:
        return
    for order in at.by_kind.get("order", ()):
        tied = any(relation.to == paper and relation.role == "rules_on" for relation in order.facts.relations)
        if tied and not _DENIES.search(order.facts.title):
            yield _Granting(order.id, order.id, assumed=True)


def _ordered(at: CaseAt, view: DeadlineView, basis: DeadlineBasis, order: _Granting) -> Proposed:
    name = at.record.entry_name
    ground = f"{name(order.entry)} granting {name(basis.entry or '')}"
    told = [
        f"{view.id} stays {view.due or 'without a date'} until a person keeps this; read the order for its own date."
    ]
    if order.assumed:
        told.append(
            f"That {name(order.entry)} grants it is taken from the docket, which ties the two: nobody has recorded a ruling."
        )
    ordered = DeadlineBasis(
        kind="order", due=basis.due, due_time=basis.due_time, tz=basis.tz, entry=order.entry, ground=ground,
        waiting_for=basis.waiting_for, passages=order.passages, certainty="ordered" if basis.due else "conditional",
    )  # fmt: skip
    return {
        "key": ("signed", view.id, order.by, basis.due),
        "kind": "move",
        "entry": order.entry,
        "deadline": view.id,
        "title": f"{view.id} {view.what}: {spoken_or_none(view.due)} → {spoken_or_none(basis.due)}, as {ground}",
        "cue": "order on a stipulation or motion",
        "confidence": BRANCH if order.assumed else SURE,
        "due": basis.due.isoformat() if basis.due else None,
        "obligor": None,
        "basis": ordered.model_dump(mode="json"),
        "assumptions": told,
    }


def _overridden(at: CaseAt) -> Iterator[Proposed]:
    """A kept rule date for whose paper an order has set another deadline: proposed as overridden, so that one date is live."""
    for view, counted in kept_counts(at):
        root = at.record.entries.get(counted.root or "")
        if root is None or view.basis == "order" or view.state in ("met", "met_late", "vacated"):
            continue
        one = next((line for line in schedule(at, root) if line.kept and line.kept.id == view.id), None)
        other = ordered_instead(at, one) if one else None
        if other is None:
            continue
        live = next(basis for basis in other.bases if basis.live)
        dates = f"{spoken_or_none(view.due)} → {spoken_or_none(other.due)}"
        ordered = DeadlineBasis(
            kind="order", due=other.due, due_time=other.due_time, tz=other.tz, entry=live.entry or other.entry,
            ground=f"{live.ground} ({other.id})", certainty="ordered",
        )  # fmt: skip
        yield {
            "key": ("override", view.id, other.id, other.due),
            "kind": "move",
            "entry": ordered.entry or root.id,
            "deadline": view.id,
            "title": f"{view.id} {view.what}: {dates}, as ordered ({other.id} {other.what})",
            "cue": "an order on the same paper",
            "confidence": BRANCH,
            "due": other.due.isoformat() if other.due else None,
            "obligor": None,
            "basis": ordered.model_dump(mode="json"),
            "assumptions": [f"{other.id} is taken for the same paper as {view.id}, by its words."],
        }
