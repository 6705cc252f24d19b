"""Where each character of the clean text stands in the file, kept as runs: most characters stand for one, row by row."""

from array import array
from bisect import bisect_right


class Places:
    """By clean offset, the stretch of the file that a character stands for.

    In most runs characters stand for the same number of characters one by one; a run may also stand for one stretch as a whole
    (an ``&`` written as ``&amp;``).
    """

    __slots__ = ("_ends", "_firsts", "_starts", "length")

    def __init__(self) -> None:
        self.length = 0
        self._firsts = array("q")
        self._starts = array("q")
        self._ends = array("q")
        """Where the stretch ends for which a whole run stands; -1: its characters stand one by one."""

    def add(self, count: int, start: int, end: int) -> None:
        """So many characters more, for a stretch of the file."""
        whole = -1 if count == end - start else end
        last = len(self._firsts) - 1
        goes_on = last >= 0 and whole == self._ends[last] == -1
        if not goes_on or start != self._starts[last] + self.length - self._firsts[last]:
            self._firsts.append(self.length)
            self._starts.append(start)
            self._ends.append(whole)
        self.length += count

    def start(self, offset: int) -> int:
        """Where the stretch of a character begins."""
        run = bisect_right(self._firsts, offset) - 1
        return self._starts[run] + (offset - self._firsts[run] if self._ends[run] < 0 else 0)

    def end(self, offset: int) -> int:
        """Where it ends."""
        run = bisect_right(self._firsts, offset) - 1
        whole = self._ends[run]
        return self._starts[run] + offset - self._firsts[run] + 1 if whole < 0 else whole

    def after(self, place: int, low: int, high: int) -> int:
        """The first clean offset from ``low`` to ``high`` whose stretch begins behind a place; ``high`` where none does."""
        if low >= high:
            return high
        first = bisect_right(self._firsts, low) - 1
        run = bisect_right(self._starts, place, first, bisect_right(self._firsts, high - 1)) - 1
        if run < first:
            return low
        behind = self._firsts[run + 1] if run + 1 < len(self._firsts) else self.length
        if self._ends[run] < 0:
            behind = min(behind, self._firsts[run] + place - self._starts[run] + 1)
        return min(max(behind, low), high)

    def at_or_after(self, place: int, low: int, high: int) -> int:
        """The first clean offset from ``low`` to ``high`` whose stretch begins at a place or behind it."""
        return self.after(place - 1, low, high)
