"""The schedule that the rules make of one paper: each line with its day, its count, who must act, and what it waits for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from docket.rules.asking import computed
from docket.rules.courts import courts
from docket.rules.packs import packs, rules
from docket.schedules.anchors import Ground, on_due, on_entry, on_hearing
from docket.schedules.lines import after, opened_by
from docket.schedules.sides import actors, opponents, performed_by
from domain.deadlines.rules import Rule
from domain.deadlines.schedules import Schedule
from domain.deadlines.words import Answer, spoken
from domain.errors import DocketError
from domain.events import CountedFrom, DeadlineMoved, DeadlineSet
from domain.values import COURT
from projections.deadlines import DeadlineView, deadlines
from projections.entry import Entry
from projections.moment import CaseAt, once

_GROWS = ("6d", "6d?", "frap26c", "local")


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a schedule as the rules have it now. ``kept`` is the deadline that a person made of it."""

    line: Schedule
    rule: Rule
    root: Entry
    ground: Ground
    actors: tuple[str, ...]
    answer: Answer | None
    error: str | None
    kept: DeadlineView | None
    performed: Entry | None
    others: tuple[str, ...]
    warnings: tuple[str, ...]
    parent: "Expected | None" = None

    @property
    def due(self) -> date | None:
        """The date that rules: that of the kept deadline, else the one counted now."""
        if self.kept:
            return self.kept.due
        return self.answer.due if self.answer else None

    @property
    def counted_from(self) -> CountedFrom:
        """What the count rests on, for the event."""
        facts = {
            "rule": self.rule.id, "anchor": self.line.anchor, "day": self.ground.day, "of": self.ground.of,
            "root": self.root.id,
            "served": "electronic" if self.ground.ecf_assumed and self.rule.addition in _GROWS else None,
        }  # fmt: skip
        return CountedFrom.model_validate(facts)


def schedule(at: CaseAt, root: Entry) -> list[Expected]:
    """Every line that a paper opens, a line that follows another right after it."""
    kept = _kept(at)
    found: list[Expected] = []

    def follow(line: Schedule, parent: Expected | None) -> None:
        one = _expected(at, root, line, parent, kept)
        found.append(one)
        for following in after(at, line) if not line.nothing_due else ():
            follow(following, one)

    for line in opened_by(at, root):
        follow(line, None)
    return found


@once
def kept_counts(at: CaseAt) -> list[tuple[DeadlineView, CountedFrom]]:
    """The deadlines that were counted under a rule, each with what its last count rests on."""
    found = []
    shown = {view.id: view for view in deadlines(at).deadlines}
    for event in at.seen(DeadlineSet):
        bases = [event.basis, *(moved.basis for moved in at.about(DeadlineMoved, "deadline", event.id))]
        counts = [basis.counted_from for basis in bases if basis.counted_from]
        if counts:
            found.append((shown[event.id], counts[-1]))
    return found


@once
def _kept(at: CaseAt) -> dict[tuple[str, str | None], DeadlineView]:
    """The same by rule and by the paper that opened the schedule."""
    return {(counted.rule, counted.root): view for view, counted in kept_counts(at)}


def _expected(
    at: CaseAt,
    root: Entry,
    line: Schedule,
    parent: Expected | None,
    kept: Mapping[tuple[str, str | None], DeadlineView],
) -> Expected:
    rule = rules()[line.rule]
    who = actors(at, root, line.by)
    if line.by == "opponent" and root.facts.party == COURT and parent:
        who = opponents(at, parent.actors[0]) if len(parent.actors) == 1 else ()
    performed = performed_by(at, root, line, who)
    if len(who) != 1 and performed and performed.facts.party:
        who = (performed.facts.party,)
    ground = _ground(at, root, line, parent)
    answer, error, others = _counted(at, rule, ground) if not line.nothing_due else (None, None, ())
    stands = kept.get((rule.id, root.id))
    one = Expected(line, rule, root, ground, who, answer, error, stands, performed, others, (), parent)
    warnings = tuple(_warnings(at, one))
    return replace(one, warnings=warnings) if warnings else one


def _ground(at: CaseAt, root: Entry, line: Schedule, parent: Expected | None) -> Ground:
    """From which day the line runs."""
    if line.anchor == "hearing":
        return on_hearing(at, root)
    if line.anchor == "filed_opener" or parent is None:
        return on_entry(at, root, "filed" if line.anchor == "filed_opener" else line.anchor)
    if line.anchor != "due":
        if parent.performed:
            return on_entry(at, parent.performed, line.anchor)
        what = parent.rule.act
        return Ground(None, root.id, f"{line.anchor} {what}", f"the {what} to be {line.anchor}")
    return on_due(parent.kept) if parent.kept else _on_proposed(root, parent)


def _on_proposed(root: Entry, parent: Expected) -> Ground:
    """The day on which another paper would be due, while nobody has kept that date."""
    told = f"the due date of the {parent.rule.act} ({parent.rule.citation})"
    if parent.due is None:
        return Ground(None, root.id, told, f"{told}: {parent.ground.waits_for or parent.error or 'not known'}")
    assumed = (
        *parent.ground.assumed,
        f"That date, {spoken(parent.due)}, was itself only proposed when this was counted.",
    )
    return Ground(parent.due, root.id, told, assumed=assumed)


def _counted(at: CaseAt, rule: Rule, ground: Ground) -> tuple[Answer | None, str | None, tuple[str, ...]]:
    """The count from a day, or why there is none; and the date after service by mail, where service is assumed."""
    if ground.day is None:
        return None, None, ()
    try:
        found = count(at, rule.id, ground.day, "electronic" if ground.ecf_assumed else None)
        mailed = count(at, rule.id, ground.day, "mail") if ground.ecf_assumed and rule.addition in _GROWS else None
    except DocketError as error:
        return None, str(error), ()
    other = (f"{mailed.due}: served by mail on {ground.day}",) if mailed and mailed.due != found.due else ()
    return found, None, other


def count(at: CaseAt, rule: str, day: date, served: str | None = None, state: str | None = None) -> Answer:
    """One count in the court of the case. Raises a sentence where it has no date."""
    return _count(at.record.opened.court, rule, day, served, state, id(packs()))


@lru_cache(maxsize=4096)
def _count(court: str, rule: str, day: date, served: str | None, state: str | None, _packs: int) -> Answer:
    """The same; a record is folded again after every command, and most of its dates are what they were."""
    fields: dict[str, Any] = {
        "rule": rule, "trigger_date": day, "court": court if court in courts() else None, "service_method": served,
        "state": state, "filing_mode": "efile",
    }  # fmt: skip
    return computed(fields)


def _warnings(at: CaseAt, one: Expected) -> Iterator[str]:
    """What the same paper orders for an earlier day, where acting under this line stays nothing."""
    if not one.line.stays_nothing or one.due is None:
        return
    for view in deadlines(at).deadlines:
        ordered = any(basis.kind == "order" and basis.entry == one.root.id for basis in view.bases)
        if ordered and view.due and view.due < one.due and view.state != "vacated":
            yield (
                f"{view.id} ({view.what}) is due {spoken(view.due)}, before {spoken(one.due)}: {one.line.stays_nothing}."
            )


def steps_of(one: Expected) -> list[str]:
    """The steps of a count for people: from what it runs, the count, what else is so."""
    day = f": {spoken(one.ground.day)}" if one.ground.day else ""
    steps = [f"Runs from the {one.ground.told}{day} [{one.rule.citation}]".replace("the the ", "the ")]
    if one.answer:
        steps += [f"{step.text} [{step.cite}]" for step in one.answer.steps]
    minded = (*one.warnings, *([one.line.mind] if one.line.mind else []))
    return [*steps, *(f"Mind: {told} [{one.rule.citation}]" for told in minded)]
