"""What the rules propose on a docket: new dates, dates that moved, papers that met one. Nothing here moves anything."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from docket.rules.packs import find_rule
from docket.schedules.anchors import Ground, decided, on_due, on_entry
from docket.schedules.expected import Expected, count, kept_counts, schedule, steps_of
from docket.schedules.lines import court_of
from docket.schedules.performed import performances
from domain.deadlines.words import Answer, spoken
from domain.errors import DocketError
from domain.events import CountedFrom, DeadlineBasis, DeadlineMoved, DeadlineSet, HearingChanged, RulingMade
from domain.values import COURT
from projections.deadlines import DeadlineView, deadlines
from projections.entry import Entry
from projections.moment import CaseAt

Proposed = dict[str, Any]
KINDS = ("schedule", "move", "performance")
"""Proposals whose ground is a rule and an event instead of words in a paper."""
_RECENT, _PENDING = timedelta(days=60), timedelta(days=180)
_SURE, _BRANCH = 0.8, 0.5
"""Below what `--keep sure` keeps unseen: a person looks at every date."""


def proposals(at: CaseAt) -> list[Proposed]:
    """Everything that the rules propose on the record as it stands. A key changes with the facts that were decided on."""
    made = [*_new(at), *_moved(at), *_signed(at), *performances(at)]
    for one in made:
        one |= {"span": None, "words": "", "key": _key(at, one.pop("key"))}
    return list({one["key"]: one for one in made}.values())


def _key(at: CaseAt, parts: tuple[object, ...]) -> str:
    told = "\x00".join(str(part) for part in (at.record.opened.originator_id, *parts))
    return hashlib.sha256(f"rules\x00{told}".encode()).hexdigest()[:16]


# --- new dates --------------------------------------------------------------------------------------------------------


def _new(at: CaseAt) -> Iterator[Proposed]:
    for root in at.entries:
        if not _opens(at, root):
            continue
        lines = schedule(at, root)
        for one in lines:
            maybe = bool(one.line.conditions) and one.answer is None
            if one.kept or one.error or one.line.nothing_due or one.line.branch or maybe:
                continue
            yield proposed(at, one, branches_beside(one, lines))


def _opens(at: CaseAt, entry: Entry) -> bool:
    """Whether a paper still has a schedule: a motion not decided, a recent ruling, a complaint not answered."""
    if entry.attachment is not None or entry.facts.sealed:
        return False
    match entry.facts.kind:
        case "motion":
            return not decided(at, entry) and _recent(at, entry, _PENDING)
        case "complaint":
            return all(e.facts.party in (None, COURT, entry.facts.party) for e in at.entries)
        case "order":
            rules_on = any(relation.role == "rules_on" for relation in entry.facts.relations)
            return _recent(at, entry) and (rules_on or any(r.entry == entry.id for r in at.seen(RulingMade)))
        case "judgment":
            return _recent(at, entry)
        case _:
            return False


def _recent(at: CaseAt, entry: Entry, within: timedelta = _RECENT) -> bool:
    """Whether a paper is among the last of the docket: what lies further back is history, and `docket schedule N` tells it."""
    through = at.record.current_through
    return through is None or at.record.places[entry.id].day >= through - within


def branches_beside(one: Expected, lines: list[Expected]) -> list[str]:
    """The dates that hold under other conditions, in the steps of the line that leads."""
    if not one.line.lead:
        return []
    return [
        f"Otherwise, if {'; '.join(other.line.conditions)}: {other.rule.act}, {spoken(other.due)} [{other.rule.citation}]"
        for other in lines
        if other.line.branch and other.due and other.parent is one.parent
    ]


def proposed(at: CaseAt, one: Expected, beside: list[str]) -> Proposed:
    """A line of a schedule as a proposal, with the basis that keeping it would record."""
    basis = basis_of(at, one)
    basis = basis.model_copy(update={"steps": (*basis.steps, *beside)})
    conditions = [f"If {condition}." for condition in one.line.conditions]
    ifs = f" (if {'; '.join(one.line.conditions)})" if one.line.conditions else ""
    return {
        "key": ("schedule", one.rule.id, one.root.id),
        "kind": "schedule",
        "entry": one.root.id,
        "title": f"{_upper(one.rule.act)}, {one.root.name}{ifs}",
        "cue": one.rule.citation,
        "confidence": _BRANCH if one.line.conditions or len(one.actors) != 1 else _SURE,
        "due": basis.due.isoformat() if basis.due else None,
        "obligor": one.actors[0] if len(one.actors) == 1 else None,
        "obligors": list(one.actors),
        "basis": basis.model_dump(mode="json"),
        "assumptions": [*conditions, *one.ground.assumed, *_filed_already(one)],
    }


def _filed_already(one: Expected) -> Iterator[str]:
    """The paper that the line asks for, where it is on the docket before anybody kept its date."""
    filed = one.performed.facts.filed if one.performed else None
    if one.performed and filed and one.answer:
        way = "after this date" if filed > one.answer.due else "by this date"
        yield f"{one.performed.name} was filed on {spoken(filed)}, {way}."


def basis_of(at: CaseAt, one: Expected) -> DeadlineBasis:
    """The basis of a deadline as the rule gives it now; without a day it waits."""
    return counted_basis(
        at, one.rule.citation, one.rule.pack, one.answer, one.ground, one.counted_from, steps_of(one), one.others,
        conditional=bool(one.line.conditions or one.ground.assumed),
    )  # fmt: skip


def counted_basis(
    at: CaseAt, citation: str, pack: str, answer: Answer | None, ground: Ground, counted: CountedFrom, steps: list[str],
    others: tuple[str, ...] = (), *, conditional: bool,
) -> DeadlineBasis:  # fmt: skip
    """A basis of the kind ``rule`` from a count."""
    if answer is None:
        return DeadlineBasis(
            kind="rule", due=None, entry=ground.of if _is_entry(ground.of) else counted.root, ground=citation,
            steps=tuple(steps), rule_pack=pack, certainty="conditional", waiting_for=ground.waits_for or ground.told,
            counted_from=counted,
        )  # fmt: skip
    hour = answer.due_time if answer.due_time != "24:00" else None  # midnight is the end of the day itself
    court = court_of(at)
    zone = court.zone if court else None
    sure: Any = "conditional" if conditional and answer.certainty != "disputed" else answer.certainty
    return DeadlineBasis(
        kind="rule", due=answer.due, due_time=hour, tz=zone if hour else None, entry=counted.root, ground=citation,
        steps=tuple(steps),
        rule_pack=pack, verified=answer.certainty == "computed_verified", certainty=sure, safe_date=answer.safe_date,
        alternatives=(*(f"{other.date}: {other.reading}" for other in answer.alternatives), *others),
        counted_from=counted,
    )  # fmt: skip


def _is_entry(ident: str | None) -> bool:
    return ident is not None and (ident[:1].isdigit() or ident[:1] == "E")


# --- dates that moved -------------------------------------------------------------------------------------------------


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
        "confidence": _SURE,
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
            for ruling in at.about(RulingMade, "on", basis.entry):
                taken = any(b.kind == "order" and b.entry == ruling.entry for b in view.bases)
                if ruling.outcome == "granted" and not taken:
                    yield _ordered(at, view, basis, ruling)


def _ordered(at: CaseAt, view: DeadlineView, basis: DeadlineBasis, ruling: RulingMade) -> Proposed:
    name = at.record.entry_name
    ground = f"{name(ruling.entry)} granting {name(basis.entry or '')}"
    told = f"{view.id} stays {view.due or 'without a date'} until a person keeps this; read the order for its own date."
    ordered = DeadlineBasis(
        kind="order", due=basis.due, due_time=basis.due_time, tz=basis.tz, entry=ruling.entry, ground=ground,
        waiting_for=basis.waiting_for, passages=ruling.passages, certainty="ordered" if basis.due else "conditional",
    )  # fmt: skip
    return {
        "key": ("signed", view.id, ruling.id, basis.due),
        "kind": "move",
        "entry": ruling.entry,
        "deadline": view.id,
        "title": f"{view.id} {view.what}: {_day(view.due)} → {_day(basis.due)}, as {ground}",
        "cue": "order on a stipulation or motion",
        "confidence": _SURE,
        "due": basis.due.isoformat() if basis.due else None,
        "obligor": None,
        "basis": ordered.model_dump(mode="json"),
        "assumptions": [told],
    }


def _day(day: date | None) -> str:
    return spoken(day) if day else "no date yet"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
