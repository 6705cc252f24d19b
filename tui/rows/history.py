"""The record as it was kept, one sentence an event; the same in court order; and the line of filings above it."""

from collections.abc import Sequence

from rich.cells import cell_len

from projections.passages import passage_view
from projections.timeline import HistoryRow
from tui import glyphs
from tui.folded import Folded
from tui.rows.layout import Cell, Column, Page, Row, Span, Table
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
    page.labelled("Kind", row.topic)
    event = next((r.event for r in folded.record.recorded if r.position == row.position), None)
    for cited in event.cited() if event else ():
        if cited.entry in folded.record.entries:
            passage_lines(page, passage_view(folded.record, cited))
    text = getattr(event, "text", None)
    if isinstance(text, str):
        page.para(text, indent=12)


def scrubber(folded: Folded, width: int) -> list[Span]:
    """The filings on a line: passed, here, ahead; a window around this moment where they do not fit."""
    passed = [folded.at.has(e.id) for e in folded.entries]
    names = [folded.short(e.id) for e in folded.entries]
    here = len(passed) - 1 - passed[::-1].index(True) if True in passed else -1
    now = folded.at.moment.day is None and folded.at.moment.after is None
    tail = f"{glyphs.TRACK}{glyphs.HERE if now else glyphs.AHEAD} now"
    room = width - cell_len(tail) - 2
    first, last = max(here, 0), max(here, 0) + 1
    used = _size(names, first, last)
    while names and (first > 0 or last < len(names)):
        grown = (
            (first - 1, last)
            if first > 0 and (last >= len(names) or here - first <= last - here)
            else (first, last + 1)
        )
        if _size(names, *grown) > room - 4:
            break
        (first, last), used = grown, _size(names, *grown)
    spans = [Span("… " if first else "")]
    for n in range(first, min(last, len(names))):
        mark = glyphs.HERE if n == here and not now else glyphs.PASSED if passed[n] else glyphs.AHEAD
        role = "banner" if n == here and not now else "" if passed[n] else "dim"
        spans.append(Span(f"{mark}{names[n]}", role))
        spans.append(Span(glyphs.TRACK, "dim"))
    _ = used
    return [*spans, Span(" …" if last < len(names) else "", "dim"), Span(tail, "strong" if now else "dim")]


def _size(names: Sequence[str], first: int, last: int) -> int:
    return sum(cell_len(name) + 2 for name in names[first:last])
