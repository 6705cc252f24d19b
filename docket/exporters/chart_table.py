"""The chart of positions where no picture can stand: a table of signs with the legend below."""

from collections.abc import Iterator

from docket.exporters.document import Block, Paragraph, Table, cell, plain, said, strong
from docket.exporters.saying import human
from projections.positions_chart import ChartColumn, Mark, PositionsChart

_COLUMNS = 8


def chart_rows(chart: PositionsChart) -> Iterator[Block]:
    """The chart as tables of at most eight filings, and its legend."""
    for left in range(0, len(chart.columns), _COLUMNS):
        shown = range(left, min(left + _COLUMNS, len(chart.columns)))
        heads = ("Argument", *(f"{chart.columns[n].short} {chart.columns[n].filer}" for n in shown), "Now")
        rows = tuple(
            (
                cell(said(strong(lane.id), f" {lane.title}")),
                *(cell(" ".join(_sign(mark, chart.columns[n]) for mark in lane.cells[n]) or "·") for n in shown),
                cell(human(lane.status)),
            )
            for lane in chart.lanes
            if any(lane.cells[n] for n in shown)
        )
        yield Table(heads, rows, (7, *(2 for _ in shown), 3))
    legend = "; ".join(f"{sign.glyph} {sign.word}" for sign in chart.legend)
    yield Paragraph(plain(f"{legend}. *: this party moved since its earlier paper."), "small")


def _sign(mark: Mark, column: ChartColumn) -> str:
    """The sign, with the party where the paper is another's."""
    who = "" if mark.label == column.filer else f" {mark.label}"
    return f"{mark.drawn.glyph}{'*' if mark.shift else ''}{who}"
