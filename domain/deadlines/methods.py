"""The rules of computing time, each with the places where its steps are written: FRCP 6(a), FRAP 26(a), S. Ct. Rule 30.1."""

from dataclasses import dataclass
from datetime import date

from domain.deadlines.words import Direction, Kind
from domain.errors import InvalidWordError

DAYS_ARE_DAYS = date(2009, 12, 1)
"""From this day every day is counted; before it, short periods left weekends and holidays out."""
_SHORT_PERIODS_GROW = {"FRCP 6": date(1985, 8, 1), "FRAP 26": date(2002, 12, 1)}
_REGIMES = ("2009", "pre2009", "scotus30")


@dataclass(frozen=True, slots=True)
class Method:
    """One way to count. ``short`` is the length in days under which intermediate closed days are left out (0: never)."""

    name: str
    stem: str
    short: int = 0
    states: bool = True
    states_backward: bool = False
    accessible_clerk: bool = True
    adds_for_service: bool = True
    settled_backward: bool = True

    def cite(self, tail: str) -> str:
        """Where a step is written: ``(1)(C)`` is FRCP 6(a)(1)(C)."""
        if self.stem.startswith("S. Ct."):
            return self.stem
        return f"{self.stem}(a) as it stood before 2009-12-01" if self.short else f"{self.stem}(a){tail}"

    @property
    def service_cite(self) -> str:
        """Where the three days after service are written."""
        return "FRAP 26(c)" if self.stem == "FRAP 26" else "FRCP 6(d)"

    def holiday_cite(self, kind: Kind) -> str:
        """Where a holiday of this kind is written."""
        return self.cite({Kind.FEDERAL: "(6)(A)", Kind.DECLARED: "(6)(B)", Kind.STATE: "(6)(C)"}[kind])

    def heeds(self, kind: Kind, direction: Direction) -> bool:
        """Whether a holiday of this kind counts: a state's own days only for periods measured after (FRCP 6(a)(6)(C))."""
        if kind is not Kind.STATE:
            return True
        return self.states and (direction is Direction.AFTER or self.states_backward)


def method_for(trigger: date, regime: str | None, *, appellate: bool, supreme: bool) -> Method:
    """The method in force on the day of the trigger, or the one asked for. Raises InvalidWordError for another word."""
    if regime is not None and regime not in _REGIMES:
        message = f"“{regime}” is no way to count. Write one of {', '.join(_REGIMES)}, or leave it out."
        raise InvalidWordError(message)
    if supreme or regime == "scotus30":
        return Method(
            "S. Ct. Rule 30", "S. Ct. Rule 30.1", states=False, accessible_clerk=False, adds_for_service=False
        )
    stem = "FRAP 26" if appellate else "FRCP 6"
    if regime == "2009" or (regime is None and trigger >= DAYS_ARE_DAYS):
        return Method(f"{stem}(a)", stem)
    short = 11 if trigger >= _SHORT_PERIODS_GROW[stem] else 7
    return Method(f"{stem}(a) before 2009", stem, short=short, states_backward=True, settled_backward=False)
