"""The plan of one computation, and the trail of steps, doubts and grounds that it leaves."""

from dataclasses import dataclass, field
from datetime import date, time, tzinfo

from domain.deadlines.methods import Method
from domain.deadlines.words import WEEKDAYS, Calendar, Direction, Kind, Period, Step

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Addition:
    """Days added after service, with the reason."""

    days: int
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that one reading needs to be counted. Another reading is the same plan with a part replaced."""

    trigger: date
    period: Period
    method: Method
    calendar: Calendar
    at: time | None = None
    zone: tzinfo | None = None
    fold: int = 0
    addition: Addition | None = None
    add_first: bool = False
    inaccessible: frozenset[date] = frozenset()
    ignored: frozenset[str] = frozenset()
    clamps: bool = True
    rolls: bool = True
    rolls_forward: bool = False

    @property
    def direction(self) -> Direction:
        """The direction of counting."""
        return self.period.direction or Direction.AFTER

    @property
    def onward(self) -> int:
        """The next day when the last one is closed (FRCP 6(a)(5))."""
        return 1 if self.rolls_forward else self.direction.sign


@dataclass(frozen=True, slots=True)
class Closed:
    """Why a day does not count as a last day."""

    because: str
    cite: str | None
    kind: Kind | None = None
    doubt: str | None = None


@dataclass(slots=True)
class Trail:
    """What a computation leaves behind."""

    steps: list[Step] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    kinds: set[Kind] = field(default_factory=set)
    clamped: bool = False
    ambiguous: bool = False
    turned: bool = False

    def add(self, text: str, cite: str) -> None:
        """One more step."""
        self.steps.append(Step(text, cite))

    def lean_on(self, closed: Closed) -> None:
        """A closed day has moved the date: remember what that rests on."""
        self.turned = True
        if closed.kind:
            self.kinds.add(closed.kind)
        if closed.doubt and closed.doubt not in self.doubts:
            self.doubts.append(closed.doubt)


def why_closed(day: date, plan: Plan) -> Closed | None:
    """Why ``day`` is a Saturday, Sunday or legal holiday under this plan, or None (FRCP 6(a)(1)(C), 6(a)(6))."""
    if day.weekday() >= _SATURDAY:
        return Closed(WEEKDAYS[day.weekday()], None)
    counted = [
        holiday
        for holiday in plan.calendar(day)
        if plan.method.heeds(holiday.kind, plan.direction) and holiday.doubt not in plan.ignored
    ]
    if not counted:
        return None
    best = min(counted, key=lambda holiday: holiday.doubt is not None)  # a day that nobody doubts, if there is one
    return Closed(best.name, plan.method.holiday_cite(best.kind), best.kind, best.doubt)
