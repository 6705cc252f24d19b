"""The record as it was kept, one sentence an event; the same in court order; and the line of filings above it."""

from collections.abc import Sequence

from projections.passages import passage_view
from projections.timeline import HistoryRow
from tui.folded import Folded
from tui.rows.layout import Cell, Column, Page, Row, Table
from tui.rows.words import passage_lines

_RECORDED = (
    Column("Pos", 5, right=True, role="dim"),
    Column("Recorded", 16, from_width=60),
    Column("Court day", 10, from_width=110),
    Column("By", 18, from_width=110),
    Column("What happened", 0),
)
_COURT = (
    Column("Court day", 10),
    Column("Pos", 5, right=True, role="dim"),
    Column("Recorded", 16, from_width=110),
    Column("By", 18, from_width=110),
    Column("What happened", 0),
)


def history_table(rows: Sequence[HistoryRow], *, court_order: bool) -> Table:
    """Events by position, or in court order."""
    made = tuple(_row(r, court_order=court_order) for r in rows)
    return Table(_COURT if court_order else _RECORDED, made, ("", "Nothing is recorded as of this moment."))


def _row(row: HistoryRow, *, court_order: bool) -> Row:
    recorded = row.recorded_at[:16].replace("T", " ")
    day = str(row.effective_on or "")
    ends = (row.by, row.sentence)
    cells = (day, str(row.position), recorded, *ends) if court_order else (str(row.position), recorded, day, *ends)
    fields = {"kind": row.topic, "by": row.by, "date": day}
    shown: tuple[str | Cell, ...] = cells
    return Row(
        f"pos:{row.position}",
        shown,
        f"{row.sentence} {' '.join(row.ids)} {row.topic}",
        fields,
        "dim" if row.undone else "",
    )


def event_page(folded: Folded, row: HistoryRow, page: Page) -> None:
    """One event: when, by whom, what it brought in, and the words it rests on."""
    page.item = row.ids[0] if row.ids else row.entry
    page.heading(row.sentence)
    recorded = row.recorded_at[:19].replace("T", " ")
    page.labelled("Recorded", f"{recorded} UTC by {row.by}, pos:{row.position}")
    page.labelled("Court day", str(row.effective_on or "none: a fact about our record"))
    if row.ids:
        page.labelled("Brings in", ", ".join(row.ids))
    if row.entry:
        page.labelled("Entry", folded.name(row.entry))
    page.labelled("Event", row.topic.split(".")[1].replace("-", " "))
    event = next((r.event for r in folded.record.recorded if r.position == row.position), None)
    for cited in event.cited() if event else ():
        if cited.entry in folded.record.entries:
            passage_lines(page, passage_view(folded.record, cited))
    text = getattr(event, "text", None)
    if isinstance(text, str):
        page.para(text, indent=12)
