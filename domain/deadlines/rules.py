"""A rule that sets a period, with its earlier versions, as the packs hold it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.deadlines.words import Direction, Period, Unit
from domain.errors import NotPossibleError

ADDITIONS = ("none", "6d", "6d?", "frap26c", "rule4", "local")
"""Days after service: none; FRCP 6(d); 6(d) disputed; FRAP 26(c); Rule 4 service, where some add; a local rule's own."""
MARKS = ("text", "page", "GK")
"""Read in the rule's text; read in a court's or secondary page; general knowledge only."""
COMBINATIONS = ("earliest", "latest")
"""Which branch of a rule with several rules the date: the first to end or the last."""


@dataclass(frozen=True, slots=True)
class Version:
    """The period between two days; ``until`` is the last day. Only the newest version carries the rule's mark."""

    length: int
    unit: Unit
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Branch:
    """One way in which a rule with several ends its period; without a length it is a day stated as it is."""

    name: str
    trigger: str
    length: int | None
    unit: Unit = Unit.DAYS
    main: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a pack. ``versions`` run from old to new; none means that the judge sets the period."""

    id: str
    pack: str
    citation: str
    act: str
    trigger: str
    courts: tuple[str, ...]
    direction: Direction
    versions: tuple[Version, ...]
    addition: str
    mark: str
    source: str
    anchor: str = "event"
    extendable: bool = True
    responds_to: str | None = None
    waits: bool = False
    filed_in_district: bool = False
    roll_doubt: str | None = None
    addition_doubt: str | None = None
    since_note: str | None = None
    notes: str | None = None
    checked_through: date | None = None
    published: Mapping[date, date] = field(default_factory=dict)
    published_source: str = ""
    combine: str | None = None
    branches: tuple[Branch, ...] = ()

    @property
    def appellate(self) -> bool:
        """Whether FRAP 26(a) computes it."""
        return "court_of_appeals" in self.courts

    @property
    def supreme(self) -> bool:
        """Whether S. Ct. Rule 30.1 computes it."""
        return "scotus" in self.courts

    def in_force(self, day: date) -> Version | None:
        """The version that governed a period begun on ``day``; None where the packs hold none."""
        for version in reversed(self.versions):
            if (version.since is None or version.since <= day) and (version.until is None or day <= version.until):
                return version
        return None

    def newest(self) -> Version | None:
        """The present version."""
        return self.versions[-1] if self.versions else None

    def amended_after(self, day: date, expiry: date) -> Version | None:
        """The newer version that took effect while a period begun on ``day`` was running."""
        for version in self.versions:
            if version.since and day < version.since <= expiry:
                return version
        return None

    def period_on(self, day: date) -> Period:
        """The period that the rule gave on ``day``. Raises NotPossibleError where the packs do not know it."""
        if not self.versions:
            message = f"{self.citation} sets no period: the judge does. Count the order's own period with --period."
            raise NotPossibleError(message)
        version = self.in_force(day)
        if version is None:
            known = self.versions[0].since or self.versions[-1].until
            message = (
                f"The pack holds {self.citation} only as it stands since {known}, and the period begins on {day}. "
                "Give the period that governed then with --period."
            )
            if self.versions[0].since is None:
                message = (
                    f"{self.citation} was no longer in force on {day} (until {known}). Name the rule that replaced it."
                )
            raise NotPossibleError(message)
        return self.period_of(version)

    def period_of(self, version: Version) -> Period:
        """A version's period with the rule's direction."""
        return Period(version.length, version.unit, self.direction)
