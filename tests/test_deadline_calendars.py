"""The closed days: the federal list with its observed days, and what each state's statute adds to it."""

from datetime import date, timedelta

import pytest

from docket.calendars import closed_days, day_of
from docket.rules.asking import result
from docket.rules.courts import circuit_of, courts
from domain.deadlines import Kind
from domain.errors import InvalidWordError


def names(day: str, *states: str) -> list[str]:
    return [holiday.name for holiday in closed_days(states)(date.fromisoformat(day))]


@pytest.mark.parametrize(
    ("day", "doubted"),
    [
        ("2021-12-31", True),  # New Year 2022 is a Saturday: the day lies in the year before
        ("2010-12-31", True),
        ("2020-07-03", True),
        ("2022-12-26", False),
        ("2021-07-05", False),
        ("1975-10-27", False),  # Veterans Day on the fourth Monday of October, 1971 to 1977
        ("1986-01-20", False),
    ],
)
def test_a_federal_holiday_and_its_observed_day(day: str, doubted: bool) -> None:
    [holiday] = closed_days()(date.fromisoformat(day))
    assert holiday.kind is Kind.FEDERAL
    assert bool(holiday.doubt) is doubted


@pytest.mark.parametrize("day", ["2020-06-19", "1985-01-21", "2023-01-20", "2024-12-24", "2024-11-29"])
def test_an_ordinary_day_is_open(day: str) -> None:
    assert names(day) == []


def test_juneteenth_was_declared_by_congress_before_the_rule_named_it() -> None:
    [before], [since] = closed_days()(date(2022, 6, 20)), closed_days()(date(2024, 6, 19))
    assert (before.kind, since.kind) == (Kind.DECLARED, Kind.FEDERAL)
    assert before.doubt is None
    [friday] = closed_days()(date(2021, 6, 18))  # the day after the act was signed
    assert friday.doubt


@pytest.mark.parametrize(
    ("state", "day"),
    [
        ("CA", "2025-09-26"),
        ("CA", "2025-09-09"),
        ("CA", "2024-02-12"),
        ("CA", "2024-04-01"),
        ("FL", "2022-04-15"),
        ("NY", "2024-11-05"),
        ("VA", "2024-11-29"),
        ("DC", "2022-04-15"),
        ("NV", "2025-10-31"),
        ("UT", "2021-07-23"),
        ("AK", "2025-10-17"),
        ("TX", "2025-04-21"),
        ("PR", "2025-07-25"),
        ("SC", "2024-05-10"),
        ("RI", "2024-11-05"),
    ],
)
def test_a_state_adds_its_own_days(state: str, day: str) -> None:
    assert names(day) == []
    [name] = names(day, state)
    assert "(" in name  # the statute


@pytest.mark.parametrize(
    ("state", "day"),
    [
        ("CA", "2024-02-15"),  # Susan B. Anthony Day is no holiday of Gov. Code 6700
        ("NY", "2022-02-11"),  # New York moves a Sunday's holiday only
        ("TX", "2025-04-18"),  # Good Friday is optional
        ("CO", "2025-03-31"),  # so is Cesar Chavez Day
        ("MD", "2021-01-20"),
        ("RI", "2023-11-07"),  # an odd year
        ("CA", "1997-09-26"),  # before the day was made a holiday
    ],
)
def test_what_the_library_has_and_the_statute_has_not_is_open(state: str, day: str) -> None:
    assert names(day, state) == []


def test_a_state_never_takes_a_federal_day_away() -> None:
    for state in ("MA", "FL", "TX", "HI", "LA"):
        day = date(2021, 1, 1)
        while day < date(2023, 1, 1):
            federal = {holiday.name for holiday in closed_days()(day)}
            assert federal <= {holiday.name for holiday in closed_days([state])(day)}
            day += timedelta(days=1)


def test_the_circuits_state_counts_once_and_can_be_doubted() -> None:
    patriots = date(2022, 4, 18)
    assert len(closed_days(["MA"], circuit=["MA"], circuit_doubt="why")(patriots)) == 1
    [day] = closed_days(["NH"], circuit=["MA"], circuit_doubt="why")(patriots)
    assert day.doubt == "why"


def test_a_declared_day_is_doubted() -> None:
    [day] = closed_days(declared=[date(2024, 12, 24)])(date(2024, 12, 24))
    assert day.kind is Kind.DECLARED
    assert day.doubt


@pytest.mark.parametrize(
    ("on", "day"),
    [
        ("02-12", date(2024, 2, 12)),
        ("4 fri 09", date(2024, 9, 27)),
        ("-1 mon 03", date(2024, 3, 25)),
        ("-1 thu 12", date(2024, 12, 26)),
        ("good friday", date(2024, 3, 29)),
        ("after thanksgiving", date(2024, 11, 29)),
        ("election", date(2024, 11, 5)),
        ("general election", date(2024, 11, 5)),
    ],
)
def test_a_day_by_its_description(on: str, day: date) -> None:
    assert day_of(on, 2024) == day


def test_no_state_is_a_sentence() -> None:
    with pytest.raises(InvalidWordError, match="“ZZ” is no state"):
        closed_days(["ZZ"])


@pytest.mark.parametrize(
    ("court", "trigger", "due", "others"),
    [
        (
            "nvd",
            "2025-03-01",
            "2025-04-01",
            ["2025-03-31"],
        ),  # 31 March is a holiday in California, where the clerk of ca9 sits
        ("nhd", "2024-03-16", "2024-04-16", ["2024-04-15"]),  # Patriots' Day, of Massachusetts alone
        ("mad", "2024-03-16", "2024-04-16", []),
        ("txnd", "2025-02-02", "2025-03-05", ["2025-03-04"]),  # Mardi Gras in New Orleans
    ],
)
def test_for_a_notice_of_appeal_the_state_of_the_circuits_clerk_counts_too(
    court: str, trigger: str, due: str, others: list[str]
) -> None:
    found = result({"rule": "frap.4.a.1.A", "court": court, "trigger_date": trigger})

    assert (found["due"], [other["date"] for other in found["alternatives"]]) == (due, others)


def test_every_district_has_its_circuit() -> None:
    districts = [court for court in courts().values() if court.level == "districts"]

    assert [court.id for court in districts if circuit_of(court.state) is None] == []
    assert sum(len(court.reviews) for court in courts().values()) == len({court.state for court in districts})


STATES = """
FL 2025-04-04 2025-04-21
LA 2025-02-18 2025-03-05
NV 2025-10-17 2025-11-03
UT 2025-07-10 2025-07-25
DE 2024-10-22 2024-11-06
VA 2024-10-22 2024-11-06
VA 2025-01-03 2025-01-17
WV 2025-06-06 2025-06-23
IL 2025-02-17 2025-03-04
NJ 2025-01-29 2025-02-13
TX 2025-08-13 2025-08-28
TX 2026-02-16 2026-03-03
TX 2024-11-15 2024-12-02
TX 2025-12-10 2025-12-29
AK 2024-10-04 2024-10-21
HI 2025-04-04 2025-04-21
HI 2025-05-28 2025-06-12
CT 2025-04-04 2025-04-21
CT 2025-01-29 2025-02-13
TN 2025-04-04 2025-04-21
NC 2025-04-04 2025-04-21
IN 2025-04-04 2025-04-21
KY 2025-04-04 2025-04-21
PA 2025-04-04 2025-04-21
MD 2024-11-15 2024-12-02
IN 2024-10-22 2024-11-06
GA 2025-04-04 2025-04-21
SC 2024-11-15 2024-12-02
OK 2024-11-15 2024-12-02
NH 2024-11-15 2024-12-02
MI 2024-11-15 2024-12-02
AZ 2025-04-04 2025-04-18
OR 2025-04-04 2025-04-18
NE 2025-04-11 2025-04-28
VT 2025-02-18 2025-03-05
MS 2025-04-14 2025-04-29
AL 2025-04-14 2025-04-29
RI 2024-10-22 2024-11-06
MT 2024-10-22 2024-11-06
NY 2025-10-21 2025-11-05
DC 2025-01-06 2025-01-21
MA 2025-05-20 2025-06-03
NM 2025-11-14 2025-12-01
CO 2025-09-22 2025-10-07
PR 2025-03-10 2025-03-24
WI 2024-12-10 2024-12-26
ME 2025-04-07 2025-04-22
ND 2025-04-04 2025-04-21
"""
"""Fourteen days after a day, by the calendar of one state, read before the program counted them."""


@pytest.mark.parametrize("line", STATES.split("\n")[1:-1])
def test_fourteen_days_by_the_calendar_of_a_state(line: str) -> None:
    state, trigger, due = line.split()

    period = {"length": 14, "unit": "days", "direction": "after"}
    assert result({"trigger_date": trigger, "period": period, "state": state})["due"] == due
