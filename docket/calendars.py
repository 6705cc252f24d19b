"""Closed days from the ``holidays`` library, completed and corrected where its days are not those of FRCP 6(a)(6)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

from docket.rules.reading import Table, data
from domain.deadlines.words import Calendar, Holiday, Kind
from domain.errors import InvalidWordError
from domain.text import one_line

OBSERVED_FRIDAY = (
    "observed Friday: whether 5 USC 6103(b)(1) makes it “the day set aside by statute for observing” is not settled"
)
EXECUTIVE_CLOSURE = (
    "an order that closes executive agencies may be no “day declared a holiday by the President” for the courts "
    "(cf. Latham v. Dominick's, 7th Cir. 1998: excludes days on which the court is officially closed)"
)
CIRCUIT_STATE = "the notice is filed in the district court, whose state alone may matter; the text looks to both states"
_JUNETEENTH_IN_RULE = date(2023, 12, 1)
_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day that a state's statute names and the library lacks."""

    name: str
    on: str
    since: int


@dataclass(frozen=True, slots=True)
class State:
    """A state's own holidays by its statute."""

    code: str
    statute: str
    keep: tuple[str, ...]
    days: tuple[OwnDay, ...]
    observed: str
    doubted: tuple[str, ...]
    doubt: str | None


def closed_days(
    states: Iterable[str] = (),
    *,
    circuit: Iterable[str] = (),
    declared: Iterable[date] = (),
    circuit_doubt: str | None = None,
) -> Calendar:
    """The legal holidays for a court in ``states`` and, under FRAP 26(a)(6)(C), of the circuit's state too.

    Raises InvalidWordError for a word that is no state, territory or the District of Columbia.
    """
    return _closed_days(tuple(states), tuple(circuit), frozenset(declared), circuit_doubt)


@lru_cache(maxsize=256)
def _closed_days(
    states: tuple[str, ...], circuit: tuple[str, ...], closed: frozenset[date], circuit_doubt: str | None
) -> Calendar:
    own: list[tuple[State | None, str | None]] = [(_state(code), None) for code in dict.fromkeys(states)]
    own += [
        (_state(code), circuit_doubt) for code in dict.fromkeys(circuit) if code not in {s.code for s, _ in own if s}
    ]

    def on(day: date) -> tuple[Holiday, ...]:
        found = list(_federal(day.year).get(day, ()))
        if day in closed:
            found.append(Holiday("a day declared a holiday", Kind.DECLARED, EXECUTIVE_CLOSURE))
        for state, doubt in own:
            found += [_doubted(holiday, doubt) for holiday in _stated(state, day.year).get(day, ())] if state else []
        return tuple(found)

    return on


@lru_cache(maxsize=1)
def closures() -> dict[date, str]:
    """The days on which the President closed executive agencies, with the reason. Whether courts keep them differs."""
    table = Table(data("closures.toml"), "closures.toml")
    found = {}
    for row in table.tables("closure"):
        found[row.need("day", date)] = (
            f"executive agencies were closed that day by order of the President ({row.need('why', str)})"
        )
        row.done()
    table.done()
    return found


def _doubted(holiday: Holiday, doubt: str | None) -> Holiday:
    return Holiday(holiday.name, holiday.kind, doubt) if doubt else holiday


@lru_cache(maxsize=512)
def _federal(year: int) -> dict[date, tuple[Holiday, ...]]:
    """The days of 5 USC 6103(a). The next year is asked too: a Saturday's New Year is observed on 31 December."""
    found: dict[date, tuple[Holiday, ...]] = {}
    for day, name in holidays.country_holidays("US", language="en_US", years=(year, year + 1)).items():
        if day.year != year:
            continue
        friday = "(observed)" in name and day.weekday() == _FRIDAY
        by_congress = "Juneteenth" in name and day < _JUNETEENTH_IN_RULE  # 6(a)(6)(B) until the rule's text named it
        kind = Kind.DECLARED if by_congress else Kind.FEDERAL
        found[day] = (Holiday(name, kind, OBSERVED_FRIDAY if friday else None),)
    return found


@lru_cache(maxsize=2048)
def _stated(state: State, year: int) -> dict[date, tuple[Holiday, ...]]:
    """A state's own days of one year: the library's, as far as the statute has them, and those that the library lacks."""
    found: dict[date, tuple[Holiday, ...]] = {}
    for near in (year, year + 1):
        for day, name in (*_library(state, near), *_ours(state, near)):
            if day.year == year:
                doubt = state.doubt if name.removesuffix(" (observed)") in state.doubted else None
                found[day] = (*found.get(day, ()), Holiday(f"{name} ({state.statute})", Kind.STATE, doubt))
    return found


def _library(state: State, year: int) -> Iterator[tuple[date, str]]:
    """The library's days that the statute has too. Its own observed days stay only where the state has such a rule."""
    if not state.keep:
        return
    for day, names in holidays.country_holidays("US", subdiv=state.code, language="en_US", years=year).items():
        for name in names.split("; "):
            plain, observed = name.removesuffix(" (observed)"), name.endswith(" (observed)")
            if plain in state.keep and not (observed and not _moves(state, day)):
                yield day, name


def _moves(state: State, day: date) -> bool:
    """Whether the state observes a weekend holiday on this day of the week."""
    return state.observed == "both" or (state.observed == "monday" and day.weekday() == 0)


def _ours(state: State, year: int) -> Iterator[tuple[date, str]]:
    """Our own days, with their observed days."""
    for own in state.days:
        day = day_of(own.on, year)
        if day is None or year < own.since:
            continue
        yield day, own.name
        if day.weekday() == _SUNDAY and state.observed in {"monday", "both"}:
            yield day + timedelta(days=1), f"{own.name} (observed)"
        if day.weekday() == _SATURDAY and state.observed == "both":
            yield day - timedelta(days=1), f"{own.name} (observed)"


def day_of(on: str, year: int) -> date | None:
    """The day that ``on`` names in a year: ``02-12``, ``4 fri 09``, ``-1 mon 03``, or one of four words."""
    if on == "good friday":
        return _easter(year) - timedelta(days=2)
    if on == "after thanksgiving":
        return _nth(year, 11, "thu", 4) + timedelta(days=1)
    if on.endswith("election"):
        return _nth(year, 11, "mon", 1) + timedelta(days=1) if on == "election" or year % 2 == 0 else None
    if " " in on:
        nth, weekday, month = on.split()
        return _nth(year, int(month), weekday, int(nth))
    return date.fromisoformat(f"{year:04}-{on}")


def _nth(year: int, month: int, weekday: str, nth: int) -> date:
    wanted = _WEEKDAYS.index(weekday)
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - wanted) % 7 + 7 * (-nth - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=1)
def _states() -> dict[str, State]:
    """The table of states, checked."""
    name = "holidays.toml"
    return {code: _read_state(code, Table(row, f"{name}, {code}")) for code, row in data(name).items()}


def _read_state(code: str, row: Table) -> State:
    days = []
    for line in row.tables("days"):
        days.append(OwnDay(line.need("name", str), line.need("on", str), line.take("since", int) or 0))
        line.done()
    state = State(
        code,
        row.need("statute", str),
        row.words("keep"),
        tuple(days),
        row.choice("observed", ("none", "monday", "both"), "none"),
        row.words("doubted"),
        row.take("doubt", str),
    )
    row.done()
    if strangers := set(state.doubted) - set(state.keep) - {day.name for day in days}:
        raise row.fail(f"“doubted” names {min(strangers)}, which is among neither “keep” nor “days”.")
    return state


def _state(code: str) -> State | None:
    """A state's own days; None where it has none beyond the federal ones."""
    known = code.strip().upper()
    if known in _states():
        return _states()[known]
    if known in holidays.country_holidays("US").subdivisions:
        return None
    message = f"“{one_line(code)}” is no state. Write its two letters, for example CA or DC."
    raise InvalidWordError(message)
