"""Links and findings, notes, decisions on proposals, and the correction that takes a command back."""

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import Field

from domain.events.stamp import CaseEvent, Passages
from domain.values import FindingKind, Line, LinkRole, Text


class PassagesLinked(CaseEvent):
    """Two things on the record belong together, and how."""

    TOPIC: ClassVar[str] = "case.passages-linked.v1"
    id: str
    source: str
    target: str
    role: LinkRole

    def introduces(self) -> tuple[str, ...]:
        """The link's id (L1)."""
        return (self.id,)

    def _grounds(self) -> Iterator[str]:
        yield self.source
        yield self.target


class FindingRecorded(CaseEvent):
    """Passages that do not sit well together, stated neutrally and without ranking them."""

    TOPIC: ClassVar[str] = "case.finding-recorded.v1"
    id: str
    kind: FindingKind
    entry: str
    detail: Line
    passages: Passages = ()

    def introduces(self) -> tuple[str, ...]:
        """The finding's id (F1)."""
        return (self.id,)


class NoteWritten(CaseEvent):
    """A note: work product, never part of the record."""

    TOPIC: ClassVar[str] = "case.note-written.v1"
    id: str
    about: str
    text: Text

    def introduces(self) -> tuple[str, ...]:
        """The note's id (N1)."""
        return (self.id,)

    def _grounds(self) -> Iterator[str]:
        yield self.about


class ProposalDecided(CaseEvent):
    """A person kept or dropped a machine's proposal; the proposal stands here whole."""

    TOPIC: ClassVar[str] = "case.proposal-decided.v1"
    proposal: str
    key: str
    review: Literal["kept", "dropped"]
    entry: str
    content: dict[str, Any]
    edited: dict[str, Any] = Field(default_factory=dict)
    became: str | None = None
    reason: Line | None = None


class CommandUndone(CaseEvent):
    """A correction: what one earlier command recorded no longer counts. Nothing is overwritten; this can be undone too."""

    TOPIC: ClassVar[str] = "case.command-undone.v1"
    undoes: str
    reason: Line | None = None
