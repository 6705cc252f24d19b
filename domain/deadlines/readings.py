"""The other readings of one computation: each is the same plan with one part replaced."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.deadlines.count import Count, count
from domain.deadlines.methods import DAYS_ARE_DAYS, method_for
from domain.deadlines.rules import Rule
from domain.deadlines.service import ORDER_SETTLED, Served, electronic_doubt
from domain.deadlines.trail import Addition, Plan
from domain.deadlines.words import Alternative, Ask, Direction, Unit, spoken


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan under another reading, and the reading in words."""

    words: str
    plan: Plan


def alternatives(plan: Plan, base: Count, ask: Ask, rule: Rule | None, service: Served) -> list[Alternative]:
    """Every other date that a known reading gives, earliest first."""
    found: list[Alternative] = []
    for reading in (
        *_holidays(plan, base),
        *_periods(plan, base, ask, rule),
        *_service(plan, ask, service),
        *_rolls(plan, rule),
    ):
        other = count(reading.plan)
        if other.due != base.due:
            found.append(Alternative(other.due, reading.words))
        elif other.hour != base.hour:
            found.append(Alternative(other.due, f"{reading.words}: {other.hour}"))
    if rule and (published := rule.published.get(plan.trigger)) not in {None, base.due}:
        words = f"the table that the court has published says {spoken(published)} and governs ({rule.published_source})"
        found.append(Alternative(published, words))
    return sorted(dict.fromkeys(found), key=lambda other: other.date)


def _holidays(plan: Plan, base: Count) -> Iterator[Reading]:
    """Without each doubted holiday that has moved the date, and without all of them together."""
    known: list[str] = []
    doubts = base.trail.doubts
    while fresh := [doubt for doubt in doubts if doubt not in known]:
        known += fresh
        doubts = count(replace(plan, ignored=frozenset(known))).trail.doubts
    for doubt in known:
        yield Reading(doubt, replace(plan, ignored=frozenset({doubt})))
    if len(known) > 1:
        yield Reading("both: " + "; and ".join(known), replace(plan, ignored=frozenset(known)))


def _periods(plan: Plan, base: Count, ask: Ask, rule: Rule | None) -> Iterator[Reading]:
    """A month without that day; an amendment that took effect while the period was running."""
    if base.trail.clamped:
        yield Reading(
            "a month without that day is read as running to the first of the next", replace(plan, clamps=False)
        )
    if base.trail.ambiguous:
        yield Reading("the clock showed that hour twice or skipped it; counted from the other", replace(plan, fold=1))
    newer = rule.amended_after(plan.trigger, base.due) if rule else None
    appellate, supreme = plan.method.stem == "FRAP 26", not plan.method.states
    if rule and newer and newer.since and plan.period == _old(rule, plan):
        method = plan.method if ask.regime else method_for(newer.since, None, appellate=appellate, supreme=supreme)
        period = rule.period_of(newer)
        words = f"{period} if the amendment of {newer.since} is applied to pending cases as just and practicable"
        yield Reading(words, replace(plan, period=period, method=method))
    elif ask.regime is None and plan.method.short and plan.trigger < DAYS_ARE_DAYS <= base.due:
        method = method_for(DAYS_ARE_DAYS, None, appellate=appellate, supreme=False)
        words = f"every day counted, if the amendment of {DAYS_ARE_DAYS} is applied to pending cases"
        yield Reading(words, replace(plan, method=method))


def _old(rule: Rule, plan: Plan) -> object:
    """The period that the rule gave when the period began."""
    version = rule.in_force(plan.trigger)
    return rule.period_of(version) if version else None


def _service(plan: Plan, ask: Ask, service: Served) -> Iterator[Reading]:
    """With the days after service where they were left out, without them where they were added."""
    if plan.addition is None and service.doubt is None:
        return
    bare = replace(plan, addition=None)
    if plan.addition and plan.trigger < ORDER_SETTLED:
        yield Reading("before 1 December 2005 some added the days before the roll", replace(plan, add_first=True))
    if plan.addition and (doubt := electronic_doubt(ask, plan.addition, count(bare).due)):
        yield Reading(doubt, bare)
    if service.doubt is None:
        return
    if plan.addition:
        yield Reading(f"without the days for service; {service.doubt}", bare)
    elif plan.direction is Direction.BEFORE:
        longer = replace(plan.period, length=plan.period.length + 3)
        yield Reading(service.doubt, replace(plan, period=longer))
    else:
        yield Reading(service.doubt, replace(plan, addition=Addition(3, "Served so")))


def _rolls(plan: Plan, rule: Rule | None) -> Iterator[Reading]:
    """Where a rule's own roll is unsettled, and the direction of the roll before 2009."""
    if rule and rule.roll_doubt:
        yield Reading(rule.roll_doubt, replace(plan, rolls=False))
    if plan.direction is Direction.BEFORE and not plan.method.settled_backward and plan.period.unit is not Unit.HOURS:
        words = "before 1 December 2009 the rule named no direction for a period counted before: forward"
        yield Reading(words, replace(plan, rolls_forward=True))
