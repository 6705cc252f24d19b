"""What was made again beside the live rows, put in their place without anybody seeing less than before."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from docket.store.readmodels import CaseHead

if TYPE_CHECKING:
    from docket.clerk.reading import Reading

_TRIES = 9
"""So often what was recorded meanwhile is read; then the rows are right as of a moment ago."""


def alone() -> None:
    """What is told of another program that is at it, where nobody is to be told."""


class Beside(Protocol):
    """Rows beside the live ones."""

    def swap_in(self, *, anyway: bool = False) -> list[str]:
        """Put them in place; or do nothing, and return the cases of which the live ones know more."""


def put_in_place(clerk: "Reading", beside: Beside, read: Callable[[Sequence[CaseHead]], object]) -> None:
    """``read`` reads cases into the rows beside: those that others recorded on, and read, since they were read."""
    seen: list[CaseHead] = []
    for _ in range(_TRIES):
        behind = beside.swap_in()
        if not behind:
            return
        heads = [clerk.store.head_of(case) for case in behind]
        if heads == seen:
            break  # a case that cannot be read (any more), or a live row that tells of what the log does not hold
        read(heads)
        seen = heads
    beside.swap_in(anyway=True)
