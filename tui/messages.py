"""What widgets and workers say to their screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from projections.passages import PassageView
    from tui.folded import Audit, Folded
    from tui.rows.comparing import Shift


@dataclass
class Picked(Message):
    """The cursor of a list stands on another thing: somebody ``moved`` it there, or what was there is gone."""

    pane: str
    item: str | None
    passage: "PassageView | None"
    moved: bool = True

    def can_replace(self, message: Message) -> bool:
        """Only the last of a run of moves matters."""
        return isinstance(message, Picked) and message.pane == self.pane and message.moved >= self.moved


@dataclass
class Opened(Message):
    """A thing was entered with enter or a double click."""

    pane: str
    item: str | None
    passage: "PassageView | None"


@dataclass
class CaseFolded(Message):
    """A case was folded at a moment."""

    folded: "Folded"
    turn: int


@dataclass
class Shifted(Message):
    """What changed to a folded case since another moment."""

    shift: "Shift"


@dataclass
class Warmed(Message):
    """Every view of a folded case is made."""

    folded: "Folded"


@dataclass
class Counted(Message):
    """What machines propose on a folded case is known too."""

    folded: "Folded"


@dataclass
class AuditStep(Message):
    """So many papers of how many are read for the audit of a folded case."""

    folded: "Folded"
    read: int
    papers: int

    def can_replace(self, message: Message) -> bool:
        """Only the last one matters."""
        return isinstance(message, AuditStep)


@dataclass
class Audited(Message):
    """The audits of a folded case are made; or why they could not be."""

    folded: "Folded"
    audit: "Audit | None"
    unread: str = ""


@dataclass
class Failed(Message):
    """Something could not be done, in a sentence; ``field`` is the field of a form at fault."""

    sentence: str


@dataclass
class Recorded(Message):
    """A command was kept."""

    sentence: str
    select: str | None = None


@dataclass
class StoreChanged(Message):
    """Somebody recorded something."""

    head: int
