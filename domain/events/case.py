"""The case itself: its opening, parties, judges and related cases."""

from typing import ClassVar

from pydantic import Field

from domain.events.stamp import CaseEvent
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


class PartyJoined(CaseEvent):
    """A party is on the case; ``party`` is the id under which it is cited from now on."""

    TOPIC: ClassVar[str] = "case.party-joined.v1"
    joins: str
    name: Line
    label: Line
    role: Line | None = None
    aliases: tuple[Line, ...] = ()
    counsel: tuple[Line, ...] = ()

    def introduces(self) -> tuple[str, ...]:
        """The party's id."""
        return (self.joins,)


class PartyDescribed(CaseEvent):
    """More is known of a party: its role here, other names, counsel."""

    TOPIC: ClassVar[str] = "case.party-described.v1"
    party: str
    name: Line | None = None
    label: Line | None = None
    role: Line | None = None
    aliases: tuple[Line, ...] = ()
    counsel: tuple[Line, ...] = ()


class JudgeAssigned(CaseEvent):
    """A judge sits on the case."""

    TOPIC: ClassVar[str] = "case.judge-assigned.v1"
    name: Line
    role: Line | None = None


class CaseRelated(CaseEvent):
    """Another case is tied to this one; ``roles`` are its parties' roles there."""

    TOPIC: ClassVar[str] = "case.related.v1"
    court: Line
    number: Line
    name: Line
    relation: Line
    note: Text | None = None
    roles: dict[str, Line] = Field(default_factory=dict)
