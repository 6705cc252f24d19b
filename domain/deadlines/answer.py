"""The answer to one request: the majority date with its steps, the other readings, and the date that is safe under all."""

from dataclasses import replace
from datetime import date

from domain.deadlines.count import Count, count, within
from domain.deadlines.fixed import cutoff, date_certain, day_end
from domain.deadlines.methods import Method, method_for
from domain.deadlines.readings import alternatives
from domain.deadlines.rules import Rule
from domain.deadlines.service import Served, served
from domain.deadlines.trail import Plan
from domain.deadlines.words import (
    WEEKDAYS,
    Alternative,
    Answer,
    Ask,
    Calendar,
    Closing,
    Direction,
    Kind,
    Period,
    Step,
    Unit,
)
from domain.errors import InvalidWordError
from domain.text import clip

_LENGTHS = {
    "text": "read in the rule's text",
    "page": "read in a court's or secondary page only",
    "GK": "general knowledge",
}

_BEGUN = {"FRCP 6": date(1938, 9, 16), "FRAP 26": date(1968, 7, 1)}
"""When the rules took effect (general knowledge)."""


def answer(
    ask: Ask, rule: Rule | None, calendar: Calendar, closing: Closing | None = None, *, supreme: bool = False
) -> Answer:
    """Compute one deadline. Raises a sentence (InvalidWordError, NotPossibleError) where the request has no date."""
    method = method_for(
        within(ask.trigger),
        ask.regime,
        appellate=ask.appellate or (rule is not None and rule.appellate),
        supreme=supreme or (rule is not None and rule.supreme),
    )
    if ask.period and ask.period.unit is Unit.DATE:
        return date_certain(ask, method, calendar)
    if ask.period and ask.period.unit is Unit.CUTOFF:
        return cutoff(ask, closing, method)
    period = _period(ask, rule)
    service = served(ask, rule, method, period)
    plan = Plan(
        ask.trigger,
        period,
        method,
        calendar,
        at=ask.trigger_time,
        zone=ask.zone,
        addition=service.addition,
        inaccessible=ask.inaccessible,
    )
    base = count(plan)
    others = alternatives(plan, base, ask, rule, service)
    return _finish(ask, rule, plan, base, service, others, closing)


def _period(ask: Ask, rule: Rule | None) -> Period:
    """The period as given, else the rule's own on the day of the trigger."""
    if ask.period is None and rule is None:
        message = "There is nothing to count: name a rule that the packs hold, or give a period."
        raise InvalidWordError(message)
    if ask.period is None:
        assert rule is not None
        return rule.period_on(ask.trigger)
    if ask.period.direction is None:
        if rule is None:
            message = f"Say whether the {ask.period} run after or before {ask.trigger}."
            raise InvalidWordError(message)
        return replace(ask.period, direction=rule.direction)
    return ask.period


def _finish(
    ask: Ask,
    rule: Rule | None,
    plan: Plan,
    base: Count,
    service: Served,
    others: list[Alternative],
    closing: Closing | None,
) -> Answer:
    """The steps in order, the end of the day, the safe date and the certainty."""
    steps = [*_ground(ask, rule, plan), *base.trail.steps]
    steps += [service.note] if service.note else []
    if not base.trail.turned:
        told = f"{WEEKDAYS[base.due.weekday()]} is no Saturday, Sunday or legal holiday: the last day"
        steps.append(Step(told, plan.method.cite("(1)(C)")))
    hour = base.hour
    if hour is None and ask.filing_mode is not None:
        hour, end = day_end(ask, closing, plan.method)
        steps.append(end)
        if closing and closing.doubt and hour == closing.hour:
            others = [*others, Alternative(base.due, closing.doubt)]
    if not ask.placed and plan.method.heeds(Kind.STATE, plan.direction):
        told = "No state is named: only federal holidays are counted, and a state's own could move the date"
        steps.append(Step(told, plan.method.holiday_cite(Kind.STATE)))
    steps += _notes(rule, ask.trigger)
    if ask.trigger < (begun := _BEGUN.get(plan.method.stem, ask.trigger)):
        told = f"These rules took effect on {begun}: for an event before it this is only what they would give"
        steps.append(Step(told, plan.method.cite("")))
    dates = [base.due, *(other.date for other in others)]
    safe = max(dates) if rule and rule.waits else min(dates)
    shaky = _unverified(rule, plan, base, plan.method, closing if hour and ask.filing_mode else None)
    if shaky:
        told = f"Not from verified text: {'; '.join(shaky)}"
        steps.append(Step(told, rule.citation if rule else plan.method.cite("")))
    certainty = "computed_unverified" if shaky else "computed_verified"
    if others:
        certainty = "conditional" if service.assumed and len(others) == 1 else "disputed"
    return Answer(base.due, hour, tuple(steps), tuple(others), safe, certainty, bool(others))


def _ground(ask: Ask, rule: Rule | None, plan: Plan) -> list[Step]:
    """The rule that gives the period, or that nobody vouches for it."""
    if rule is None:
        named = f"“{clip(ask.label, 60)}” is no rule of the packs" if ask.label else "no rule was named for it"
        return [Step(f"The period of {plan.period} {plan.direction} is as given; {named}", plan.method.cite(""))]
    version = rule.in_force(plan.trigger)
    act = f"{rule.act}: {plan.period} {plan.direction} {rule.trigger} ({_LENGTHS[rule.mark]}; pack {rule.pack})"
    if version is None or rule.period_of(version) != plan.period:
        act += "; the period is the one given, not the pack's"
    elif version is not rule.newest():
        act += f"; the version until {version.until}, from general knowledge"
    return [Step(act, rule.citation)]


def _notes(rule: Rule | None, trigger: date) -> list[Step]:
    """What else the pack says of the rule."""
    if rule is None:
        return []
    notes = [Step(f"Note: {rule.notes}", rule.citation)] if rule.notes else []
    if rule.since_note:
        notes.append(Step(f"In force: {rule.since_note}", rule.citation))
    if rule.waits:
        notes.append(Step("This is a waiting period: the act may come only after the last day", rule.citation))
    if rule.checked_through and trigger > rule.checked_through:
        notes.append(Step(f"Amendments that took effect after {rule.checked_through} were not checked", rule.citation))
    return notes


def _unverified(rule: Rule | None, plan: Plan, base: Count, method: Method, closing: Closing | None) -> tuple[str, ...]:
    """What keeps the date from being computed from verified text alone."""
    shaky = []
    if rule is None:
        shaky.append("the period is as given")
    else:
        version = rule.in_force(plan.trigger)
        if version is None or version is not rule.newest() or rule.period_of(version) != plan.period:
            shaky.append("the period is not the one that was read in the rule")
        if rule.mark != "text":
            shaky.append(f"the rule is {_LENGTHS[rule.mark]}")
    if Kind.STATE in base.trail.kinds:
        shaky.append("a state's list of holidays")
    if method.short or (plan.direction is Direction.BEFORE and method.stem.startswith("S. Ct.")):
        shaky.append(f"{method.name} is not among the texts that were read")
    if closing and not closing.verified:
        shaky.append("the court's closing hour")
    return tuple(shaky)
