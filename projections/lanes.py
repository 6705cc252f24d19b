"""A lane of the chart of positions as text: a cell a filing, the signs in it, and a line from the first to the last of them."""

from collections.abc import Sequence

from projections.positions_chart import Lane, Mark, PositionsChart

MOVED, NEW = "*", "!"
"""After a sign: this party moved since its earlier paper; first raised in a reply."""
LEAST = 4
_TITLED = ("claimed", "own_words")
"""The summary of such a mark says it."""
_TRACK = {False: "─", True: "."}


def cell_width(chart: PositionsChart) -> int:
    """The characters for one filing: its number or id, and a space; at least two signs and the line."""
    return max([LEAST, *(len(column.short) + 1 for column in chart.columns)])


def lane_cells(lane: Lane, columns: Sequence[int], width: int, *, ascii_only: bool = False) -> list[str]:
    """What stands in the lane at each of these columns, each as wide as said. What does not fit is counted."""
    first, last = lane.span or (0, -1)
    track = _TRACK[ascii_only]
    made = []
    for n in columns:
        signs = signs_of(lane.cells[n], width - 1, ascii_only=ascii_only)
        made.append(signs.ljust(width, track if first <= n < last else " "))
    return made


def signs_of(marks: Sequence[Mark], room: int, *, ascii_only: bool) -> str:
    """The signs of one filing; where there are more than there is room for, the last of them and how many came before."""
    drawn = [_sign(mark, ascii_only=ascii_only) for mark in marks]
    if sum(map(len, drawn)) <= room:
        return "".join(drawn)
    return f"{drawn[-1][:1]}+{len(drawn) - 1}"[:room]


def _sign(mark: Mark, *, ascii_only: bool) -> str:
    sign = mark.drawn.ascii if ascii_only else mark.drawn.glyph
    return sign + (MOVED if mark.shift else "") + (NEW if mark.new_in_reply else "")


def legend_of(chart: PositionsChart, *, ascii_only: bool = False) -> list[str]:
    """Each sign that is drawn, with its word."""
    marks = [mark for lane in chart.lanes for cell in lane.cells for mark in cell]
    told = [f"{sign.ascii if ascii_only else sign.glyph} {sign.word}" for sign in chart.legend]
    if any(mark.shift for mark in marks):
        told.append(f"{MOVED} moved since its earlier paper")
    if any(mark.new_in_reply for mark in marks):
        told.append(f"{NEW} new in reply")
    return told


def told_of(chart: PositionsChart, lane: Lane, *, ascii_only: bool = False) -> list[tuple[str, str, str]]:
    """The lane in words: for each mark its filing, its sign, and who says what."""
    found = []
    for column, cell in zip(chart.columns, lane.cells, strict=True):
        for mark in cell:
            moved = " · moved since its earlier paper" if mark.shift else ""
            new = " · new in reply" if mark.new_in_reply else ""
            whom = f" ({mark.defendant})" if mark.defendant else ""
            word = "" if mark.word in _TITLED else f" {mark.word.replace('_', ' ')}"
            told = f"{mark.label}{word}{whom}{moved}{new}: {mark.summary}"
            found.append((column.name, _sign(mark, ascii_only=ascii_only), told))
    return found
