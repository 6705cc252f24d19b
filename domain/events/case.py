"""The case itself: its opening, parties, judges and related cases."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from pydantic import Field

from domain.events.stamp import CaseEvent
from domain.passage import Frozen
from domain.values import Line, Text


class CaseOpened(CaseEvent):
    """A case is opened: one court and one docket number."""

    TOPIC: ClassVar[str] = "case.opened.v1"
    court: Line
    number: Line
    number_as_printed: Line
    name: Line
    caption: Text | None = None


class CaseRenamed(CaseEvent):
    """The case gets another name or caption."""

    TOPIC: ClassVar[str] = "case.renamed.v1"
    name: Line
    caption: Text | None = None


class Attorney(Frozen):
    """Counsel as the docket lists them: name, address lines, roles (lead attorney, pro hac vice, ...)."""

    name: Line
    contact: Text | None = None
    roles: tuple[Line, ...] = ()


class PartyJoined(CaseEvent):
    """A party is on the case; ``party`` is the id under which it is cited from now on."""

    TOPIC: ClassVar[str] = "case.party-joined.v1"
    joins: str
    name: Line
    label: Line
    role: Line | None = None
    aliases: tuple[Line, ...] = ()
    counsel: tuple[Line, ...] = ()
    attorneys: tuple[Attorney, ...] = ()
    terminated: date | None = None
    note: Text | None = None
    criminal: dict[str, Any] | None = None

    def introduces(self) -> tuple[str, ...]:
        """The party's id."""
        return (self.joins,)


class PartyDescribed(CaseEvent):
    """More is known of a party: its role here, other names, counsel. ``attorneys``, where given, is the whole list as it is now."""

    TOPIC: ClassVar[str] = "case.party-described.v1"
    party: str
    name: Line | None = None
    label: Line | None = None
    role: Line | None = None
    aliases: tuple[Line, ...] = ()
    counsel: tuple[Line, ...] = ()
    attorneys: tuple[Attorney, ...] | None = None
    terminated: date | None = None
    note: Text | None = None
    criminal: dict[str, Any] | None = None


class JudgeAssigned(CaseEvent):
    """A judge sits on the case, perhaps in the place of another."""

    TOPIC: ClassVar[str] = "case.judge-assigned.v1"
    name: Line
    role: Line | None = None
    replaces: Line | None = None


class CaseRelated(CaseEvent):
    """Another case is tied to this one; ``roles`` are its parties' roles there."""

    TOPIC: ClassVar[str] = "case.related.v1"
    court: Line
    number: Line
    name: Line
    relation: Line
    note: Text | None = None
    roles: dict[str, Line] = Field(default_factory=dict)


class CaseDescribed(CaseEvent):
    """What the docket's head says of the case: date filed, cause, nature of suit, fee status, ... as printed, dates in ISO form."""

    TOPIC: ClassVar[str] = "case.described.v1"
    facts: dict[str, Line]


class DocketImported(CaseEvent):
    """A docket was taken in from a file: which bytes, what kind of source, through which day it is current.

    ``vanished`` are entries that an earlier import of the same kind had and this one no longer has, ``returned`` those that
    are back.
    """

    TOPIC: ClassVar[str] = "case.docket-imported.v1"
    file: Line
    sha256: str
    kind: Line
    whole: bool = True
    current_through: date | None = None
    entries: int = 0
    vanished: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    warnings: tuple[Line, ...] = ()

    def _grounds(self) -> Iterator[str]:
        yield from super()._grounds()
        yield from self.vanished
        yield from self.returned
