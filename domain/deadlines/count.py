"""One count under one reading: the raw end, the roll over closed days, the days after service, the clerk's office."""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from domain.deadlines.trail import Plan, Trail, why_closed
from domain.deadlines.words import Direction, Unit, spoken
from domain.errors import InvalidWordError

_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Count:
    """The end of a count with its trail."""

    due: date
    hour: str | None
    trail: Trail


def count(plan: Plan) -> Count:
    """Count one plan to its end.

    The order is that of FRCP 6: the period with its roll (6(a)), then the days for service and the roll again (6(d)),
    then the inaccessible clerk's office (6(a)(3)).
    """
    trail = Trail()
    hour = None
    try:
        if plan.period.unit is Unit.HOURS:
            day, hour = _hours(plan, trail)
        else:
            day = _days(plan, trail)
    except (OverflowError, ValueError):  # beyond the years that Python knows
        day = date.max
    day = _roll(within(day), plan, trail)
    if plan.addition and not plan.add_first:
        day += timedelta(days=plan.addition.days)
        trail.add(
            f"{plan.addition.why}: {plan.addition.days} days after the period would otherwise expire: {spoken(day)}",
            plan.method.service_cite,
        )
        day = _roll(day, plan, trail)
    day = _reopen(day, plan, trail)
    return Count(day, hour, trail)


def within(day: date) -> date:
    """The day, where its holidays are known. Raises InvalidWordError for another."""
    if not _FIRST <= day <= _LAST:
        message = (
            f"The count leaves the years {_FIRST.year} to {_LAST.year}, for which holidays are known: correct the date."
        )
        raise InvalidWordError(message)
    return day


def _days(plan: Plan, trail: Trail) -> date:
    """The end before any roll. The day of the event is left out (FRCP 6(a)(1)(A))."""
    trail.add(f"The day of the event, {spoken(plan.trigger)}, is not counted", plan.method.cite("(1)(A)"))
    length, sign = plan.period.length, plan.direction.sign
    if plan.add_first and plan.addition:
        length += plan.addition.days
        trail.add(f"{plan.addition.why}: {plan.addition.days} days join the period", plan.method.service_cite)
    day, how = plan.trigger, plan.method.cite("(1)(B)")
    match plan.period.unit:
        case Unit.DAYS if plan.period.length < plan.method.short:
            return _open_days(plan, length, trail)
        case Unit.WEEKS:
            day += timedelta(weeks=sign * length)
        case Unit.MONTHS | Unit.YEARS:
            day = _same_day(plan, sign * length * (12 if plan.period.unit is Unit.YEARS else 1), trail)
            how = plan.method.cite("(1)")
        case _:
            day += timedelta(days=sign * length)
    trail.add(f"{plan.period} {plan.direction} it: {spoken(day)}", how)
    return day


def _open_days(plan: Plan, length: int, trail: Trail) -> date:
    """A short period before 1 December 2009: intermediate weekends and holidays are left out."""
    day = plan.trigger
    for _ in range(length):
        day += timedelta(days=plan.direction.sign)
        while closed := why_closed(day, plan):
            trail.lean_on(closed)
            day += timedelta(days=plan.direction.sign)
    trail.add(
        f"{plan.period} {plan.direction} it, under {plan.method.short} days, so intermediate Saturdays, Sundays and "
        f"legal holidays are left out: {spoken(day)}",
        plan.method.cite("(1)"),
    )
    trail.turned = False  # days left out are no roll
    return day


def _same_day(plan: Plan, months: int, trail: Trail) -> date:
    """The same day of another month; the month's end where it has no such day, by convention."""
    index = plan.trigger.year * 12 + plan.trigger.month - 1 + months
    year, month = divmod(index, 12)
    end = calendar.monthrange(year, month + 1)[1]
    if plan.trigger.day <= end:
        return date(year, month + 1, plan.trigger.day)
    trail.clamped = True
    if plan.clamps:
        day = date(year, month + 1, end)
        trail.add(
            f"There is no day {plan.trigger.day} in {day:%B %Y}: its last day by convention", plan.method.cite("(1)")
        )
        return day
    return date(year, month + 1, end) + timedelta(days=1)


def _hours(plan: Plan, trail: Trail) -> tuple[date, str]:
    """Every hour counts, at once and without rounding; hours that the clock skips or repeats too (FRCP 6(a)(2))."""
    if plan.at is None or plan.zone is None:
        missing = (
            "the hour of the event (--at; trigger_time in a batch)"
            if plan.at is None
            else "the court's time zone (--tz; tz in a batch)"
        )
        message = f"A period in hours runs from a clock: give {missing}."
        raise InvalidWordError(message)
    start = datetime.combine(plan.trigger, plan.at, plan.zone).replace(fold=plan.fold)
    trail.ambiguous = start.utcoffset() != start.replace(fold=1 - plan.fold).utcoffset()
    elapsed = timedelta(hours=plan.direction.sign * plan.period.length)
    end = (start.astimezone(UTC) + elapsed).astimezone(plan.zone)
    trail.add(f"The period begins at once, {spoken(plan.trigger)} {start:%H:%M %Z}", plan.method.cite("(2)(A)"))
    trail.add(f"{plan.period} {plan.direction} it: {spoken(end.date())} {end:%H:%M %Z}", plan.method.cite("(2)(B)"))
    return end.date(), f"{end:%H:%M}"


def _roll(day: date, plan: Plan, trail: Trail) -> date:
    """On from a closed last day, in the direction of counting (FRCP 6(a)(1)(C), 6(a)(2)(C), 6(a)(5))."""
    last = plan.method.cite("(2)(C)" if plan.period.unit is Unit.HOURS else "(1)(C)")
    while plan.rolls and (closed := why_closed(day, plan)):
        trail.lean_on(closed)
        after = day + timedelta(days=plan.onward)
        way = "on" if plan.onward > 0 else "back"
        cite = f"{last}; {closed.cite}" if closed.cite and closed.cite != last else last
        if plan.direction is Direction.BEFORE and plan.method.cite("(5)") != last:
            cite += f"; {plan.method.cite('(5)')}"
        trail.add(f"{spoken(day)} is {closed.because}: the period runs {way} to {spoken(after)}", cite)
        day = after
    return day


def _reopen(day: date, plan: Plan, trail: Trail) -> date:
    """The first accessible open day, forward even for a period that is counted before (FRCP 6(a)(3))."""
    if day not in plan.inaccessible:
        return day
    if not plan.method.accessible_clerk:
        trail.add(
            "An inaccessible clerk's office moves nothing here: the rule has no such clause", plan.method.cite("")
        )
        return day
    shut = day
    while day in plan.inaccessible or (closed := why_closed(day, plan)):
        if day not in plan.inaccessible and closed:
            trail.lean_on(closed)
        day += timedelta(days=1)
    trail.add(
        f"The clerk's office is inaccessible on {spoken(shut)}: the time runs to {spoken(day)}, the first accessible day "
        "that is no Saturday, Sunday or legal holiday",
        plan.method.cite("(3)(B)" if plan.period.unit is Unit.HOURS else "(3)(A)"),
    )
    return day
