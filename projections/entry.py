"""A line of the docket sheet as the record knows it now, with its paper and its earlier wordings."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from domain.events import EntryDocketed, EntryFacts, PaperFiled
from domain.sealing import Withheld

OF_IMPORTS = frozenset({"source", "reading"})
"""Facts that only imports write: where an entry comes from, what a reader made of its text."""

_KIND_NAMES = {
    "sur_reply": "Sur-reply",
    "supplemental": "Supplemental response",
    "minute": "Minute entry",
    "other": "Paper",
}


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier wording of an entry: what it read before, who changed it, when and why."""

    before: dict[str, Any]
    changes: dict[str, Any]
    recorded_at: datetime
    by: str
    reason: str
    position: int


@dataclass(slots=True)
class Entry:
    """A line of the docket sheet as it reads now, with its paper and its earlier wordings."""

    id: str
    facts: EntryFacts
    number: str | None
    event: EntryDocketed
    paper: PaperFiled | None = None
    read: bool = False
    withheld: Withheld | None = None
    revisions: list[Revision] = field(default_factory=list)

    @property
    def attachment(self) -> int | None:
        """22-1 is attachment 1."""
        return int(self.id.partition("-")[2]) if "-" in self.id else None

    @property
    def cite(self) -> str:
        """``ECF 22-1``, or the id of an unnumbered entry."""
        return f"ECF {self.number}" if self.number else self.id

    @property
    def kind_name(self) -> str:
        """The kind in words."""
        return _kind_name(self.facts.kind)

    @property
    def name(self) -> str:
        """``Reply (ECF 20)``."""
        return f"{self.kind_name} ({self.cite})"


@cache
def _kind_name(kind: str) -> str:
    return _KIND_NAMES.get(kind, kind.replace("_", " ").capitalize())
