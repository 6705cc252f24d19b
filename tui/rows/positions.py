"""The chart of positions: a lane an argument over the filings, a sign a stance, and the lane in words."""

from projections.lanes import cell_width, lane_cells, legend_of, told_of
from projections.positions_chart import Lane, PositionsChart
from tui.folded import Folded
from tui.rows.arguments import status_words
from tui.rows.layout import Line, Page, Row, Span, fit, wrap
from tui.rows.words import human, role_of

_ID, _STATUS, _LEAST_TITLE = 5, 15, 14
EMPTY = (
    "No positions are recorded as of this moment.",
    "",
    "An argument has its lane from the filing that raises it.",
    "r   review what was read     a   record one",
    "]   one filing later         t   back to now",
)


def lane_rows(folded: Folded) -> list[Row]:
    """What a filter looks at."""
    chart = folded.positions
    return [
        Row(
            lane.id, (), " ".join([lane.id, lane.title, *(m.summary for cell in lane.cells for m in cell)]),
            {
                "kind": human(lane.status), "status": human(lane.status), "date": "",
                "by": " ".join({f"{m.party} {m.label}" for cell in lane.cells for m in cell}),
            },
        )
        for lane in chart.lanes
    ]  # fmt: skip


def room_for_filings(folded: Folded, width: int) -> int:
    """How many filings fit beside id, title and status."""
    return max((width - _ID - _LEAST_TITLE - 2 - _STATUS) // cell_width(folded.positions), 1)


def positions_page(folded: Folded, lanes: list[Lane], page: Page, shift: int = 0) -> None:
    """The lanes, then what the signs mean. ``shift`` moves the window over the filings to the left; 0 shows the latest."""
    chart = folded.positions
    if not lanes:
        for words in EMPTY:
            page.para(words, indent=2)
        return
    room, every = room_for_filings(folded, page.width), len(chart.columns)
    end = every - min(shift, max(every - room, 0))
    shown = range(max(end - room, 0), end)
    wide = cell_width(chart)
    title = max(page.width - _ID - _STATUS - wide * len(shown) - 2, 1)
    page.header = _head(chart, shown, wide, title, page)
    for lane in lanes:
        cells = "".join(lane_cells(lane, shown, wide, ascii_only=page.ascii_only))
        spans = (
            Span(fit(lane.id, _ID, ascii_only=page.ascii_only)),
            Span(fit(lane.title, title, ascii_only=page.ascii_only) + " "),
            Span(f"{cells} ", "strong"),
            Span(fit(status_words(lane), _STATUS, ascii_only=page.ascii_only), role_of(lane.status)),
        )
        page.lines.append(Line(spans, lane.id))
    page.blank()
    for part in wrap("   ".join(legend_of(chart, ascii_only=page.ascii_only)), page.width):
        page.lines.append(Line((Span(part, "dim"),)))


def _head(chart: PositionsChart, shown: range, wide: int, title: int, page: Page) -> tuple[Line, ...]:
    names = "".join(fit(chart.columns[n].short, wide, ascii_only=page.ascii_only) for n in shown)
    more = f"{shown.start} earlier" if shown.start else ""
    after = f"{len(chart.columns) - shown.stop} later" if shown.stop < len(chart.columns) else ""
    head = fit("ID", _ID) + fit("Argument", title) + " " + names + " " + fit("Now", _STATUS)
    over = " " * (_ID + title + 1) + more + after.rjust(len(names) - len(more))
    lines = (Line((Span(over, "dim"),)),) if more or after else ()
    return (*lines, Line((Span(head, "head"),)))


def lane_page(folded: Folded, ident: str, page: Page) -> None:
    """A lane in words: filing by filing, who says what."""
    chart = folded.positions
    lane = next((lane for lane in chart.lanes if lane.id == ident), None)
    if lane is None:
        return
    page.item = lane.id
    page.heading(f"{lane.id} {lane.title}", human(lane.status).upper())
    last = ""
    for name, sign, told in told_of(chart, lane, ascii_only=page.ascii_only):
        if name != last:
            page.para(name, role="strong")
            last = name
        page.labelled(sign, told, wide=4, indent=1)
