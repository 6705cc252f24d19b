"""The chart of positions: a lane an argument over the filings, a sign a stance, and the lane in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from projections.lanes import DrawnChart
from projections.positions_chart import Lane
from tui.folded import Folded
from tui.rows.arguments import status_words
from tui.rows.layout import Laid, Line, Page, Row, Span, fit, wrap
from tui.rows.words import human, role_of

_ID, _STATUS, _LEAST_TITLE = 5, 15, 14
EMPTY = (
    "No positions are recorded as of this moment.",
    "",
    "docket argue TITLE --entry N --party P   raises an argument; its lane begins there.",
    "]   one filing later     t   back to now     2   arguments     ?   help",
)


def lane_rows(folded: Folded) -> list[Row]:
    """What a filter looks at."""
    rows = []
    for lane in folded.positions.lanes:
        marks = [mark for cell in folded.positions.marks(lane).values() for mark in cell]
        status = human(lane.status)
        fields = {"kind": status, "status": status, "date": "", "by": " ".join({f"{m.party} {m.label}" for m in marks})}
        rows.append(Row(lane.id, (), " ".join([lane.id, lane.title, *(m.summary for m in marks)]), fields))
    return rows


def room_for_filings(folded: Folded, width: int) -> int:
    """How many filings fit beside id, title and status."""
    return max((width - _ID - _LEAST_TITLE - 2 - _STATUS) // folded.positions.width, 1)


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes as a source. ``shift`` moves the window over the filings to the left; 0 shows the latest."""

    folded: Folded
    lanes: Sequence[Lane]
    shift: int = 0

    def lay(self, width: int, *, ascii_only: bool) -> Laid:
        """The chart for a width; lanes are drawn when they are looked at."""
        if not self.lanes:
            page = Page(width, ascii_only, whole_items=True)
            for words in EMPTY:
                page.para(words, indent=2)
            return page
        every, room = len(self.folded.positions.columns), room_for_filings(self.folded, width)
        end = every - min(self.shift, max(every - room, 0))
        return LaidLanes(
            self.folded.positions, self.lanes, range(max(end - room, 0), end), width, ascii_only=ascii_only
        )


class LaidLanes:
    """The lanes for one width and one window of filings, then what the signs mean."""

    whole_items = True

    def __init__(self, drawn: DrawnChart, lanes: Sequence[Lane], shown: range, width: int, *, ascii_only: bool) -> None:
        self._drawn, self._lanes, self._shown, self._ascii = drawn, lanes, shown, ascii_only
        self._title = max(width - _ID - _STATUS - drawn.width * len(shown) - 2, 1)
        legend = wrap("   ".join(drawn.legend(ascii_only=ascii_only)), width)
        self._legend = [Line(), *(Line((Span(part, "dim"),)) for part in legend)]
        self._lines: dict[int, Line] = {}
        self.header = self._head()

    def __len__(self) -> int:
        return len(self._lanes) + len(self._legend)

    def line(self, number: int) -> Line:
        """A lane, or a line of the legend."""
        if number >= len(self._lanes):
            return self._legend[number - len(self._lanes)]
        if number not in self._lines:  # the list asks for a line more than once a frame
            self._lines[number] = self._lane(self._lanes[number])
        return self._lines[number]

    def _lane(self, lane: Lane) -> Line:
        plain = self._ascii
        cells = "".join(self._drawn.cells(lane, self._shown, ascii_only=plain))
        return Line(
            (
                Span(fit(lane.id, _ID, ascii_only=plain)), Span(fit(lane.title, self._title, ascii_only=plain) + " "),
                Span(f"{cells} ", "strong"),
                Span(fit(status_words(lane), _STATUS, ascii_only=plain), role_of(lane.status)),
            ),
            lane.id,
        )  # fmt: skip

    def first_line(self, item: str) -> int | None:
        """Where a lane stands."""
        return next((n for n, lane in enumerate(self._lanes) if lane.id == item), None)

    def _head(self) -> tuple[Line, ...]:
        columns, shown = self._drawn.columns, self._shown
        names = "".join(fit(columns[n].short, self._drawn.width, ascii_only=self._ascii) for n in shown)
        more = f"{shown.start} earlier" if shown.start else ""
        after = f"{len(columns) - shown.stop} later" if shown.stop < len(columns) else ""
        head = f"{fit('ID', _ID)}{fit('Argument', self._title)} {names} {fit('Now', _STATUS)}"
        over = " " * (_ID + self._title + 1) + more + after.rjust(len(names) - len(more))
        lines = (Line((Span(over, "dim"),)),) if more or after else ()
        return (*lines, Line((Span(head, "head"),)))


def lane_page(folded: Folded, ident: str, page: Page) -> None:
    """A lane in words: filing by filing, who says what."""
    lane = next((lane for lane in folded.positions.lanes if lane.id == ident), None)
    if lane is None:
        return
    page.item = lane.id
    page.heading(f"{lane.id} {lane.title}", human(lane.status).upper())
    last = ""
    for name, sign, told in folded.positions.told(lane, ascii_only=page.ascii_only):
        if name != last:
            page.para(name, role="strong")
            last = name
        page.labelled(sign, told, wide=4, indent=1)
