"""The chart of positions as text: a cell a filing, the signs in it, and a line from the first to the last of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from inspect import unwrap

from projections.moment import CaseAt, once
from projections.positions_chart import SIGNS, Lane, Mark, PositionsChart, positions_chart

MOVED, NEW = "*", "!"
"""After a sign: this party moved since its earlier paper; first raised in a reply."""
_LEAST = 4
_TRACK = {False: "─", True: "."}
_TITLED = ("claimed", "own_words")
"""The summary of such a mark says it."""


class DrawnChart:
    """The chart with, for each lane, only the columns that say something: most are empty on a long docket."""

    def __init__(self, chart: PositionsChart) -> None:
        self.columns = chart.columns
        self.lanes = tuple(replace(lane, cells=()) for lane in chart.lanes)
        self._marks = {
            lane.id: {n: marks for n, marks in enumerate(lane.cells) if marks} for lane in chart.lanes
        }  # fmt: skip

    def marks(self, lane: Lane) -> Mapping[int, Sequence[Mark]]:
        """By column: what stands in a lane."""
        return self._marks[lane.id]

    @cached_property
    def width(self) -> int:
        """The characters for one filing: its number or id, and a space; at least two signs and the line."""
        return max([_LEAST, *(len(column.short) + 1 for column in self.columns)])

    def cells(self, lane: Lane, columns: Sequence[int], *, ascii_only: bool = False) -> list[str]:
        """What stands in the lane at each of these columns, all equally wide. What does not fit is counted."""
        marks, track = self.marks(lane), _TRACK[ascii_only]
        first, last = (min(marks), max(marks)) if marks else (0, -1)
        made = []
        for n in columns:
            signs = _signs(marks.get(n, ()), self.width - 1, ascii_only=ascii_only)
            made.append(signs.ljust(self.width, track if first <= n < last else " "))
        return made

    @cached_property
    def _told(self) -> tuple[list[tuple[str, str]], list[str]]:
        every = [m for lane in self._marks.values() for marks in lane.values() for m in marks]
        used = {mark.sign: mark.drawn for mark in every}
        extra = [f"{MOVED} moved since its earlier paper"] if any(mark.shift for mark in every) else []
        extra += [f"{NEW} new in reply"] if any(mark.new_in_reply for mark in every) else []
        order = [sign for sign in SIGNS if sign in used]
        return [(f"{used[s].glyph} {used[s].word}", f"{used[s].ascii} {used[s].word}") for s in order], extra

    def legend(self, *, ascii_only: bool = False) -> list[str]:
        """Each sign that is drawn, with its word."""
        signs, extra = self._told
        return [pair[1 if ascii_only else 0] for pair in signs] + extra

    def told(self, lane: Lane, *, ascii_only: bool = False) -> list[tuple[str, str, str]]:
        """The lane in words: for each mark its filing, its sign, and who says what."""
        found = []
        for n, marks in self.marks(lane).items():
            for mark in marks:
                moved = " · moved since its earlier paper" if mark.shift else ""
                new = " · new in reply" if mark.new_in_reply else ""
                whom = f" ({mark.defendant})" if mark.defendant else ""
                word = "" if mark.word in _TITLED else f" {mark.word.replace('_', ' ')}"
                told = f"{mark.label}{word}{whom}{moved}{new}: {mark.summary}"
                found.append((self.columns[n].name, _sign(mark, ascii_only=ascii_only), told))
        return found


@once
def drawn_chart(at: CaseAt) -> DrawnChart:
    """The chart as of a moment, ready to be drawn. The chart itself, as wide as the docket and nearly empty, is not held."""
    chart: PositionsChart = unwrap(positions_chart)(at)
    return DrawnChart(chart)


def _signs(marks: Sequence[Mark], room: int, *, ascii_only: bool) -> str:
    """The signs of one filing; where there are more than there is room for, the last of them and how many came before."""
    drawn = [_sign(mark, ascii_only=ascii_only) for mark in marks]
    if sum(map(len, drawn)) <= room:
        return "".join(drawn)
    return f"{drawn[-1][:1]}+{len(drawn) - 1}"[:room]


def _sign(mark: Mark, *, ascii_only: bool) -> str:
    sign = mark.drawn.ascii if ascii_only else mark.drawn.glyph
    return sign + (MOVED if mark.shift else "") + (NEW if mark.new_in_reply else "")
