"""What is said of a paper as a whole: sealed, clawed back, its words destroyed. It outlasts the words, and holds none."""

from datetime import date
from typing import ClassVar

from domain.events.stamp import CaseEvent
from domain.values import ClawBackGround, ClawBackOutcome, Line


class PaperSealed(CaseEvent):
    """The words of a paper are shown to nobody who does not ask for them; ``by_order`` is the entry of the order that says so.

    ``from_the_start``: it came in under seal, so its words stand under a key of their own in any store.
    """

    TOPIC: ClassVar[str] = "case.paper-sealed.v1"
    entry: str
    reason: Line
    by_order: str | None = None
    from_the_start: bool = False


class PaperUnsealed(CaseEvent):
    """The words of a paper may be shown again."""

    TOPIC: ClassVar[str] = "case.paper-unsealed.v1"
    entry: str
    reason: Line
    by_order: str | None = None


class ClawBackClaimed(CaseEvent):
    """Who filed or produced a paper says that it is privileged and must be returned, sequestered or destroyed.

    ``on`` is the day of the notice. From then on nobody may use or disclose its words until the claim is resolved (FRCP
    26(b)(5)(B)); the paper itself is named by its entry.
    """

    TOPIC: ClassVar[str] = "case.claw-back-claimed.v1"
    entry: str
    party: str
    on: date
    ground: ClawBackGround
    reason: Line


class ClawBackEnded(CaseEvent):
    """The claim was withdrawn or overruled, and the words may be used again; or upheld, and they stay away."""

    TOPIC: ClassVar[str] = "case.claw-back-ended.v1"
    entry: str
    outcome: ClawBackOutcome
    on: date
    reason: Line
    by_order: str | None = None


class WordsDestroyed(CaseEvent):
    """The tombstone: the key was destroyed under which a paper and all words taken from it stood. It cannot be taken back.

    ``papers`` are the hashes of what was filed there; ``told`` stands in the place of the words from now on.
    """

    TOPIC: ClassVar[str] = "case.words-destroyed.v1"
    entry: str
    on: date
    papers: tuple[str, ...] = ()
    reason: Line
    told: Line
