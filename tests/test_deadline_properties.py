"""Properties of counting that no example can show: over any calendar of closed days and any period."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docket.calendars import closed_days
from docket.rules.packs import rules
from domain.deadlines import Ask, Calendar, Direction, Holiday, Kind, Period, Rule, Unit, answer
from domain.deadlines.methods import Method
from domain.deadlines.trail import Plan, why_closed

DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))
DIRECTIONS = st.sampled_from(Direction)
UNITS = st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS])
COUNTED = st.builds(Period, st.integers(0, 100), UNITS, DIRECTIONS)
IN_DAYS = st.builds(Period, st.integers(0, 120), st.sampled_from([Unit.DAYS, Unit.WEEKS]), DIRECTIONS)
SERVICE = st.sampled_from([None, "mail", "electronic", "personal", "leaving_with_clerk"])
OFFSETS = st.sets(st.integers(-150, 150), max_size=12)
METHOD = Method("FRCP 6(a)", "FRCP 6")
RULES = rules()
STANDING = [rule for rule in RULES.values() if (newest := rule.newest()) and newest.until is None]


def made_of(days: set[date], kind: Kind = Kind.FEDERAL) -> Calendar:
    def on(day: date) -> Sequence[Holiday]:
        return (Holiday("a holiday", kind),) if day in days else ()

    return on


def near(trigger: date, offsets: set[int]) -> set[date]:
    return {trigger + timedelta(days=offset) for offset in offsets}


def due(trigger: date, period: Period, calendar: Calendar, *, add3: bool = False, regime: str | None = None) -> date:
    return answer(Ask(trigger, period, add3=add3, regime=regime), None, calendar).due


def is_closed(day: date, period: Period, calendar: Calendar) -> bool:
    return why_closed(day, Plan(day, period, METHOD, calendar)) is not None


@given(DAYS, COUNTED, OFFSETS, SERVICE, st.booleans(), st.sets(st.integers(0, 130), max_size=6))
def test_a_last_day_is_never_closed(
    trigger: date, period: Period, offsets: set[int], service: str | None, add3: bool, shut: set[int]
) -> None:
    calendar = made_of(near(trigger, offsets))
    ask = Ask(trigger, period, service=service, add3=add3, inaccessible=frozenset(near(trigger, shut)))
    found = answer(ask, None, calendar)
    assert not is_closed(found.due, period, calendar)
    assert found.due not in ask.inaccessible


@given(DAYS, COUNTED)
def test_a_last_day_is_never_closed_in_the_real_calendar(trigger: date, period: Period) -> None:
    calendar = closed_days(["CA", "TX"], circuit=["NY"])
    assert not is_closed(due(trigger, period, calendar), period, calendar)


@given(DAYS, st.integers(1, 60), COUNTED, OFFSETS, st.booleans())
def test_a_later_event_never_gives_an_earlier_date(
    trigger: date, later: int, period: Period, offsets: set[int], add3: bool
) -> None:
    calendar = made_of(near(trigger, offsets))
    dates = [due(trigger + timedelta(days=n), period, calendar, add3=add3) for n in (0, later)]
    assert dates == sorted(dates)


@given(DAYS, COUNTED, OFFSETS, st.integers(-150, 150), st.booleans())
def test_one_holiday_more_never_shortens_a_period(
    trigger: date, period: Period, offsets: set[int], more: int, add3: bool
) -> None:
    fewer = due(trigger, period, made_of(near(trigger, offsets)), add3=add3)
    further = due(trigger, period, made_of(near(trigger, {*offsets, more})), add3=add3)
    if period.direction is Direction.AFTER:
        assert further >= fewer
    else:
        assert further <= fewer


@given(DAYS, IN_DAYS, OFFSETS)
def test_counting_before_mirrors_counting_after(trigger: date, period: Period, offsets: set[int]) -> None:
    wednesday = date(2020, 1, 1)  # about a Wednesday, Saturdays and Sundays change places

    def mirrored(day: date) -> date:
        return wednesday - (day - wednesday)

    closed = near(trigger, offsets)
    after = due(trigger, replace(period, direction=Direction.AFTER), made_of(closed))
    mirror = made_of({mirrored(day) for day in closed})
    assert due(mirrored(trigger), replace(period, direction=Direction.BEFORE), mirror, regime="2009") == mirrored(after)


@given(DAYS, st.integers(0, 400), DIRECTIONS, st.times())
def test_hours_outside_weekends_keep_the_clock(trigger: date, hours: int, direction: Direction, at: time) -> None:
    ask = Ask(trigger, Period(hours, Unit.HOURS, direction), trigger_time=at.replace(tzinfo=None), zone=UTC)
    found = answer(ask, None, made_of(set()))
    assert found.due_time == f"{(at.hour + direction.sign * hours) % 24:02}:{at.minute:02}"
    assert found.due.weekday() < 5


@given(DAYS, st.integers(0, 120), OFFSETS)
def test_a_states_days_never_move_a_date_that_is_counted_before(trigger: date, length: int, offsets: set[int]) -> None:
    period = Period(length, Unit.DAYS, Direction.BEFORE)
    assert due(trigger, period, made_of(near(trigger, offsets), Kind.STATE)) == due(trigger, period, made_of(set()))


@given(DAYS, COUNTED, SERVICE)
def test_the_safe_date_is_the_first_of_all_readings(trigger: date, period: Period, service: str | None) -> None:
    found = answer(Ask(trigger, period, service=service), None, closed_days(["CA"]))
    assert found.safe_date == min([found.due, *(other.date for other in found.alternatives)])
    assert found.disputed is bool(found.alternatives)
    assert found.due not in {other.date for other in found.alternatives}


@given(DAYS, st.lists(st.integers(0, 60), min_size=2, max_size=5), SERVICE, OFFSETS, DIRECTIONS)
def test_more_days_never_give_a_date_nearer_to_the_event(
    trigger: date, lengths: list[int], service: str | None, offsets: set[int], direction: Direction
) -> None:
    calendar, rule = made_of(near(trigger, offsets)), RULES["frcp.72.a"]
    asks = [Ask(trigger, Period(n, Unit.DAYS, direction), service=service) for n in sorted(lengths)]
    dates = [answer(ask, rule, calendar).due for ask in asks]
    assert all((one <= other) if direction is Direction.AFTER else (one >= other) for one, other in pairwise(dates))


@given(DAYS, COUNTED, OFFSETS, SERVICE, st.booleans())
def test_after_never_goes_back_and_before_never_goes_on(
    trigger: date, period: Period, offsets: set[int], service: str | None, add3: bool
) -> None:
    found = answer(Ask(trigger, period, service=service, add3=add3), None, made_of(near(trigger, offsets)))
    if period.direction is Direction.AFTER:
        assert found.due >= trigger + timedelta(days=period.length if period.unit is Unit.DAYS else 0)
    else:
        assert found.due <= trigger - timedelta(days=period.length if period.unit is Unit.DAYS else 0)


@given(DAYS, st.integers(1, 60), st.sets(st.integers(1, 70), max_size=5))
def test_before_goes_on_only_where_the_clerks_office_is_inaccessible(
    trigger: date, length: int, shut: set[int]
) -> None:
    period = Period(length, Unit.DAYS, Direction.BEFORE)
    plain = due(trigger, period, made_of(set()), regime="2009")
    closed = frozenset(trigger - timedelta(days=n) for n in shut)
    found = answer(Ask(trigger, period, inaccessible=closed, regime="2009"), None, made_of(set())).due
    assert found == plain if plain not in closed else found > plain


@pytest.mark.parametrize("rule", STANDING, ids=lambda rule: str(rule.id))
def test_no_rule_of_the_packs_ends_on_a_closed_day(rule: Rule) -> None:
    calendar = closed_days([] if rule.supreme else ["CA"])  # S. Ct. Rule 30.1 knows no holidays of a state
    first = date(2024, 12, 1)
    for day in (first + timedelta(days=n) for n in range(120)):
        found = answer(Ask(day), rule, calendar)
        assert not is_closed(found.due, rule.period_on(day), calendar), (rule.id, day)


# --- the federal calendar -----------------------------------------------------------------------------------------------


def nth(year: int, month: int, weekday: int, number: int) -> date:
    """The number-th such weekday of a month; from the end with -1. Monday is 0."""
    days = [date(year, month, 1) + timedelta(days=n) for n in range(31)]
    return [day for day in days if day.month == month and day.weekday() == weekday][
        number if number < 0 else number - 1
    ]


def set_aside(year: int) -> dict[date, str]:
    """5 U.S.C. 6103(a) with (b)(1) for a Saturday and Executive Order 11582, section 3, for a Sunday: the test's own reading."""
    fixed = {
        "New Year": date(year, 1, 1), "Independence": date(year, 7, 4), "Veterans": date(year, 11, 11),
        "Christmas": date(year, 12, 25),
    }  # fmt: skip
    if year >= 2021:  # Pub. L. 117-17, 17 June 2021
        fixed["Juneteenth"] = date(year, 6, 19)
    found = {
        nth(year, 1, 0, 3): "King", nth(year, 2, 0, 3): "Washington", nth(year, 5, 0, -1): "Memorial",
        nth(year, 9, 0, 1): "Labor", nth(year, 10, 0, 2): "Columbus", nth(year, 11, 3, 4): "Thanksgiving",
    }  # fmt: skip
    for name, day in fixed.items():
        found[day] = name
        if day.weekday() == 5:
            found[day - timedelta(days=1)] = name
        if day.weekday() == 6:
            found[day + timedelta(days=1)] = name
    return found


def test_the_federal_calendar_is_the_statutes_on_every_day_from_1990_to_2040() -> None:
    statute = {day for year in range(1989, 2042) for day in set_aside(year)}
    calendar = closed_days()
    days = [date(1990, 1, 1) + timedelta(days=n) for n in range((date(2040, 12, 31) - date(1990, 1, 1)).days + 1)]
    assert len(days) == 18_628
    assert [day for day in days if bool(calendar(day)) is not (day in statute)] == []
