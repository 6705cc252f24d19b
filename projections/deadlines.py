"""Deadlines as of a day: every basis of a date, which one rules and why, and a state derived from filings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.events import (
    DeadlineBasis,
    DeadlineMoved,
    DeadlinePerformed,
    DeadlineSet,
    DeadlineVacated,
    HearingChanged,
    HearingSet,
    OffDocketEventRecorded,
)
from projections.moment import CaseAt, once
from projections.passages import PassageView, passage_view


@dataclass(frozen=True, slots=True)
class BasisView:
    """One ground for the date. ``live`` is the one that rules; ``note`` says why another does not."""

    kind: str
    due: date | None
    due_time: str | None
    ground: str
    entry: str | None
    steps: tuple[str, ...]
    rule_pack: str | None
    verified: bool
    certainty: str
    awaiting_order: bool
    waiting_for: str | None
    live: bool
    note: str
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class MetBy:
    """The filing or off-docket event that performs a deadline."""

    id: str
    what: str
    on: date | None
    assumed: bool


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A deadline; ``days`` counts from the day asked for to the due date (negative: past)."""

    id: str
    what: str
    obligor: str
    due: date | None
    due_time: str | None
    tz: str | None
    days: int | None
    state: str
    certainty: str
    review: str
    basis: str
    bases: tuple[BasisView, ...]
    assumptions: tuple[str, ...]
    safe_date: date | None
    alternatives: tuple[str, ...]
    met_by: MetBy | None
    detail: str | None
    entry: str | None
    off_docket: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HearingView:
    """A hearing as it stands."""

    id: str
    what: str
    on: date
    time: str | None
    state: str
    entry: str | None


@dataclass(frozen=True, slots=True)
class DeadlinesView:
    """Deadlines and hearings judged on ``day``."""

    as_of: str
    day: date
    current_through: date | None
    deadlines: tuple[DeadlineView, ...]
    hearings: tuple[HearingView, ...]


@once
def deadlines(at: CaseAt) -> DeadlinesView:
    """The deadlines set by then, by their dates; those without one last."""
    rows = [_deadline(at, d) for d in at.seen(DeadlineSet)]
    rows.sort(key=lambda d: (d.due or date.max, int(d.id[1:])))
    return DeadlinesView(str(at.moment), at.day, at.record.current_through, tuple(rows), _hearings(at))


def _deadline(at: CaseAt, set_by: DeadlineSet) -> DeadlineView:
    bases = [set_by.basis, *(m.basis for m in at.about(DeadlineMoved, "deadline", set_by.id))]
    live = _live(bases)
    vacated = _vacated(at, set_by.id)
    met = _met_by(at, set_by.id)
    basis = bases[live]
    state, why = _state(at, set_by, basis, met, vacated)
    record = at.record
    assumptions = _assumed(set_by.assumptions, bases, live)
    if met and met.assumed:
        assumptions.append("The date after “Dated:” is taken for the filing date.")
    if met and basis.due is None:
        assumptions.append("The due date is not known, so whether it was met in time cannot be told.")
    return DeadlineView(
        id=set_by.id,
        what=set_by.what,
        obligor=record.who(set_by.obligor) or set_by.obligor,
        due=basis.due,
        due_time=basis.due_time,
        tz=basis.tz,
        days=(basis.due - at.day).days if basis.due else None,
        state=state,
        certainty=basis.certainty if basis.due else "conditional",
        review="kept",
        basis=basis.kind,
        bases=tuple(_basis(at, b, n == live, basis) for n, b in enumerate(bases)),
        assumptions=tuple(assumptions),
        safe_date=_safe(basis, bases),
        alternatives=basis.alternatives,
        met_by=met,
        detail=set_by.detail,
        entry=set_by.entry,
        off_docket=set_by.off_docket,
        why=why,
    )


def _assumed(told: Sequence[str], bases: Sequence[DeadlineBasis], live: int) -> list[str]:
    """What the date that rules assumes. A later count has its own ground but the same conditions; an order needs none."""
    if live == 0:
        return [*told]
    return [one for one in told if one.startswith("If ")] if bases[live].kind == "rule" else []


def _safe(basis: DeadlineBasis, bases: Sequence[DeadlineBasis]) -> date | None:
    """The date by which nobody can be late: the one counted with the basis; in a dispute the earliest of all."""
    if basis.safe_date or basis.certainty != "disputed":
        return basis.safe_date or basis.due
    return min((b.due for b in bases if b.due), default=None)


def _live(bases: Sequence[DeadlineBasis]) -> int:
    """The basis that rules: the last order, else the last stipulation that needs none, else the rule."""
    usable = [(n, b) for n, b in enumerate(bases) if not b.awaiting_order]
    if not usable:
        return 0
    rank = {"rule": 0, "stipulation": 1, "order": 2}
    return max(usable, key=lambda pair: (rank[pair[1].kind], pair[0]))[0]


def _basis(at: CaseAt, basis: DeadlineBasis, live: bool, ruling: DeadlineBasis) -> BasisView:  # noqa: FBT001
    if live:
        note = "governs"
    elif (
        basis.awaiting_order
        and ruling.kind == "order"
        and f"granting {at.record.entry_name(basis.entry or '')}" in ruling.ground
    ):
        note = "granted since"
    elif basis.awaiting_order:
        note = "awaiting an order: moves nothing"
    elif basis.kind == ruling.kind == "rule" and basis.counted_from and ruling.counted_from:
        note = f"counted again since, from {ruling.counted_from.day or 'a day not known yet'}"
    else:
        note = f"superseded by the {ruling.kind} ({ruling.ground})"
    return BasisView(
        basis.kind, basis.due, basis.due_time, basis.ground, basis.entry, basis.steps, basis.rule_pack, basis.verified,
        basis.certainty, basis.awaiting_order, basis.waiting_for, live, note,
        tuple(passage_view(at.record, p) for p in basis.passages),
    )  # fmt: skip


def _vacated(at: CaseAt, deadline: str) -> DeadlineVacated | None:
    """The order that took it off, unless a later one put it back."""
    vacated, moved = at.about(DeadlineVacated, "deadline", deadline), at.about(DeadlineMoved, "deadline", deadline)
    changes: list[DeadlineVacated | DeadlineMoved] = [*vacated, *moved]
    standing = [c for c in changes if isinstance(c, DeadlineVacated) or not c.basis.awaiting_order]
    last = max(standing, key=lambda c: (at.record.placed(c), at.record.position[c.event_id]), default=None)
    return last if isinstance(last, DeadlineVacated) else None


def _met_by(at: CaseAt, deadline: str) -> MetBy | None:
    """The first filing or event recorded as performing it."""
    record = at.record
    for performed in at.about(DeadlinePerformed, "deadline", deadline):
        if performed.by in record.entries:
            entry = record.entries[performed.by]
            return MetBy(entry.id, entry.name, entry.facts.filed, entry.facts.filed_assumed)
        event = record.introduced.get(performed.by)
        if isinstance(event, OffDocketEventRecorded):
            return MetBy(event.id, event.what, event.on, assumed=False)
    return None


def _state(
    at: CaseAt, set_by: DeadlineSet, basis: DeadlineBasis, met: MetBy | None, vacated: DeadlineVacated | None
) -> tuple[str, tuple[str, ...]]:
    """The state on the day asked for. What leaves no docket entry is never called missed."""
    ground = f"{basis.ground} ({basis.kind})"
    if vacated:
        return "vacated", (f"Taken off by {at.record.entry_name(vacated.entry)}: {vacated.ground}",)
    if met:
        return _met_state(basis, met, ground)
    if basis.due is None:
        return "waiting", (f"{ground}: waits for {basis.waiting_for or 'its trigger'}.",)
    if at.day <= basis.due:
        return "open", (_open(basis.due, ground, at.day),)
    if set_by.off_docket:
        return "performance_unknown", (
            f"Due {basis.due} under {ground}. Performance leaves no docket entry and nobody has recorded it: it is not known.",
        )
    through = at.record.current_through or "no known date"
    return "no_filing_seen", (f"Due {basis.due} under {ground}; no filing seen, docket current through {through}.",)


def _open(due: date, ground: str, day: date) -> str:
    return f"Due {due} under {ground}; judged on {day}."


def told_on(view: DeadlineView, day: date) -> DeadlineView:
    """A deadline told on another day, on which its state is known to be the same."""
    if view.due is None:
        return view
    why = view.why
    if view.state == "open":
        live = next(b for b in view.bases if b.live)
        why = (_open(view.due, f"{live.ground} ({live.kind})", day),)
    return replace(view, days=(view.due - day).days, why=why)


def _met_state(basis: DeadlineBasis, met: MetBy, ground: str) -> tuple[str, tuple[str, ...]]:
    day = f"on {met.on}" if met.on else "on a day not stated"
    if basis.due and met.on and met.on > basis.due:
        return "met_late", (f"{met.what}, {day}, after {basis.due} ({ground}).",)
    due = f"due {basis.due}" if basis.due else "due date not known"
    return "met", (f"{met.what}, {day}; {due} ({ground}).",)


def _hearings(at: CaseAt) -> tuple[HearingView, ...]:
    changes = at.seen(HearingChanged)
    rows = []
    for hearing in at.seen(HearingSet):
        on, time, state, entry = hearing.on, hearing.time, "set", hearing.entry
        for change in (c for c in changes if c.hearing == hearing.id):
            on, time, state, entry = change.on or on, change.time or time, change.state, change.entry or entry
        rows.append(HearingView(hearing.id, hearing.what, on, time, state, entry))
    return tuple(sorted(rows, key=lambda h: h.on))
