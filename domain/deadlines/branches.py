"""Rules with several branches: the earlier of two ends, the later, the longest of three (FRCP 45(d)(2)(B), 81(c)(2))."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from domain.deadlines.answer import answer
from domain.deadlines.rules import Branch, Rule, Version
from domain.deadlines.words import Alternative, Answer, Ask, Calendar, Step, spoken


def combined(main: Answer, ask: Ask, rule: Rule, days: Mapping[str, date], calendar: Calendar) -> Answer:
    """The date of the branch that rules, given the main branch's answer and the days of the others that are known.

    A branch whose day is not given leaves the date conditional.
    """
    best: Callable[[Iterable[date]], date] = min if rule.combine == "earliest" else max
    ends = {branch: _end(branch, main, ask, rule, days, calendar) for branch in rule.branches}
    known = {branch: end for branch, end in ends.items() if end is not None}
    due = best(end.due for end in known.values())
    ruling = next(branch for branch, end in known.items() if end.due == due)
    others = {
        (day, other.reading)
        for branch, end in known.items()
        for other in end.alternatives
        if (day := best([other.date, *(e.due for b, e in known.items() if b is not branch)])) != due
    }
    steps = [*known[ruling].steps, *_told(rule, ends, ruling, due)]
    missing = len(known) < len(ends)
    if others:
        certainty = "disputed"
    elif missing:
        certainty = "conditional"
    else:
        certainty = known[ruling].certainty if known[ruling].certainty != "ordered" else "computed_verified"
    return replace(
        known[ruling],
        due=due,
        steps=tuple(steps),
        alternatives=tuple(Alternative(day, reading) for day, reading in sorted(others)),
        safe_date=best(end.safe_date for end in known.values()),
        certainty=certainty,
        disputed=bool(others),
    )


def _end(
    branch: Branch, main: Answer, ask: Ask, rule: Rule, days: Mapping[str, date], calendar: Calendar
) -> Answer | None:
    """When a branch ends; None where its day is not known."""
    if branch.main:
        return main
    if branch.name not in days:
        return None
    day = days[branch.name]
    if branch.length is None:
        step = Step(f"{branch.trigger[:1].upper()}{branch.trigger[1:]}: {spoken(day)}, as it is given", rule.citation)
        return Answer(day, None, (step,), (), day, "computed_verified", False)
    newest = rule.newest()
    version = Version(branch.length, branch.unit, newest.since if newest else None, None)
    alone = replace(rule, trigger=branch.trigger, versions=(version,), addition="none", branches=(), notes=None)
    return answer(replace(ask, trigger=day, service=None, add3=False), alone, calendar)


def _told(rule: Rule, ends: Mapping[Branch, Answer | None], ruling: Branch, due: date) -> list[Step]:
    """A line a branch, and which of them rules."""
    way = "earlier" if rule.combine == "earliest" else "later"
    steps = []
    for branch, end in ends.items():
        period = "" if branch.length is None else f"{branch.length} {branch.unit} after "
        if end is None:
            told = f"Not given: {period}{branch.trigger} ({branch.name}). With it the date can only be {way}"
            steps.append(Step(told, rule.citation))
        elif branch is not ruling:
            steps.append(Step(f"The other branch, {period}{branch.trigger}: {spoken(end.due)}", rule.citation))
    if sum(end is not None for end in ends.values()) > 1:
        steps.append(Step(f"The {rule.combine} of them rules ({ruling.name}): {spoken(due)}", rule.citation))
    return steps
