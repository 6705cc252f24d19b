"""The values that counting works on: periods, closed days, what is asked and what is answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time, tzinfo
from enum import StrEnum


class Unit(StrEnum):
    """Units of FRCP 6(a); ``date`` is a date certain and ``cutoff`` the hour at which a last day ends."""

    DAYS = "days"
    HOURS = "hours"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    DATE = "date"
    CUTOFF = "cutoff"


class Direction(StrEnum):
    """Whether a period is measured after or before its event (FRCP 6(a)(5))."""

    AFTER = "after"
    BEFORE = "before"

    @property
    def sign(self) -> int:
        """The day that comes next in this direction."""
        return 1 if self is Direction.AFTER else -1


class Kind(StrEnum):
    """Why a day is a legal holiday: FRCP 6(a)(6)(A), (B) or (C)."""

    FEDERAL = "federal"
    DECLARED = "declared"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A legal holiday. ``doubt`` is the reading under which the day is an ordinary one."""

    name: str
    kind: Kind
    doubt: str | None = None


Calendar = Callable[[date], Sequence[Holiday]]
"""The legal holidays of one day; weekends are the counter's own business."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length with its unit and direction; a date certain has neither."""

    length: int
    unit: Unit
    direction: Direction | None

    def __str__(self) -> str:
        unit = self.unit.value.removesuffix("s") if self.length == 1 else self.unit.value
        return f"{self.length} {unit}"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a computation and where it is written."""

    text: str
    cite: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """The date under another reading."""

    date: date
    reading: str


@dataclass(frozen=True, slots=True)
class Closing:
    """When a court's filing day ends where a local rule departs from FRCP 6(a)(4)."""

    hour: str
    cite: str
    verified: bool
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What is to be counted.

    ``add3`` None derives FRCP 6(d) from the rule, the service and the date; ``placed`` says that the calendar knows the
    state where the court sits (FRCP 6(a)(6)(C)); ``label`` is what was given for a rule and is none of the packs'.
    """

    trigger: date
    period: Period | None = None
    trigger_time: time | None = None
    zone: tzinfo | None = None
    service: str | None = None
    add3: bool | None = None
    regime: str | None = None
    appellate: bool = False
    filing_mode: str | None = None
    inaccessible: frozenset[date] = frozenset()
    placed: bool = True
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A deadline with its steps, the other readings and the date on which it is safe to act."""

    due: date
    due_time: str | None
    steps: tuple[Step, ...]
    alternatives: tuple[Alternative, ...]
    safe_date: date
    certainty: str
    disputed: bool


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = tuple(name[:3] for name in WEEKDAYS)  # strftime asks the locale each time, and the words of a step are English


def spoken(day: date) -> str:
    """A date with its weekday: ``Tue 2023-01-03``."""
    return f"{_SHORT[day.weekday()]} {day.isoformat()}"
