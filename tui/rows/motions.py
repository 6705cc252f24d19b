"""The motions: a row each with its status and age; and on an entry's page its briefing, hearings, dates and ruling."""

from projections.hearings import HearingRow
from projections.motions import MotionRow
from projections.sheet import EntryRow
from tui.folded import Folded
from tui.rows.layout import Cell, Column, Page, Row, Table, ecf_column
from tui.rows.words import filed_words, human, role_of

_COLUMNS = (
    Column("Filed", 13),
    Column("Days", 5, right=True),
    Column("Status", 16),
    Column("By", 8),
    Column("Title", 0),
    Column("Briefs", 6, right=True, from_width=96),
    Column("Next date", 12, from_width=110),
)
_EMPTY = (
    "",
    "No motion on the docket by then.",
    "",
    "1   the docket sheet",
    "a   record an entry by hand",
)


def motions_table(folded: Folded) -> Table:
    """Every motion: those before the court first, the oldest of them on top, then the decided ones by docket order."""
    rows = [_row(folded, row) for row in sorted(folded.motions.motions, key=lambda row: not row.undecided)]
    return Table((ecf_column(rows), *_COLUMNS), tuple(rows), _EMPTY)


def status_words(row: MotionRow) -> str:
    """The status, with ``?`` where only docket text tells it."""
    return f"{human(row.status)}{'?' if row.review == 'proposed' else ''}"


def _row(folded: Folded, row: MotionRow) -> Row:
    number, who, status = folded.short(row.id), folded.label(row.filer), status_words(row)
    ahead = sorted(
        day for day in (*(h.on for h in row.hearings if h.state in ("set", "reset")), *(d.on for d in row.dates)) if day
    )
    following = next((str(day) for day in ahead if day >= folded.motions.day), "·") if row.undecided else "·"
    cells = (
        number,
        Cell(filed_words(row.filed_on, None, assumed=False), ""),
        "·" if row.days is None else str(row.days),
        Cell(status, role_of(row.status) or ("strong" if row.undecided else "")),
        who,
        row.title,
        str(len(row.papers) or "·"),
        following,
    )
    fields = {"kind": "motion", "by": f"{who} {row.filer}", "date": str(row.filed_on or ""), "status": status}
    return Row(
        row.id, cells, f"{number} {who} {row.filer} {row.title} {status}", fields, "" if row.undecided else "dim"
    )


def status_part(folded: Folded, entry: EntryRow, page: Page) -> None:
    """On the page of a motion: its status and why. On any other paper: to which motions it belongs."""
    row = _of(folded, entry.id)
    if row is None:
        for ident in entry.threads:
            other = _of(folded, ident)
            assert other is not None, "a thread is that of a motion"
            page.labelled("Motion", f"{folded.name(ident)}, {status_words(other)}: {other.title}")
        return
    age = "" if row.days is None else f", {row.days} days"
    page.labelled("Status", f"{status_words(row)}{age}", role=role_of(row.status))
    for told in row.why:
        page.para(told, indent=12, role="dim")


def briefing_part(folded: Folded, entry: EntryRow, page: Page) -> None:
    """On the page of a motion: the papers of its briefing, its hearings and its dates."""
    row = _of(folded, entry.id)
    if row is None or not (row.papers or row.hearings or row.dates):
        return
    page.blank()
    page.rule(f"Briefing ({len(row.papers)})")
    for brief in row.papers:
        sure = "?" if brief.ground == "text" else ""
        told = f"{folded.name(brief.entry)}{sure} by {brief.filer or 'a filer not told'}: {brief.title}"
        page.item = brief.entry
        page.labelled(str(brief.filed_on or "undated"), told)
    page.item = entry.id
    for hearing in row.hearings:
        page.labelled("Hearing", hearing_words(hearing))
    for due in row.dates:
        page.labelled(
            "Due", f"{due.on} {due.what}" if due.review == "kept" else f"~{due.on} {due.what} (read in docket text)"
        )


def _of(folded: Folded, ident: str) -> MotionRow | None:
    return next((m for m in folded.motions.motions if m.id == ident), None)


def hearing_words(row: HearingRow) -> str:
    """A hearing in a line; ``~`` where only docket text tells it."""
    hour = f" {row.time}" if row.time else ""
    state = "" if row.state == "set" else f", {row.state}"
    if row.review == "kept":
        return f"{row.on}{hour} {row.what}{state}"
    return f"~{row.on or 'no day told'}{hour} {row.what}{state} (read in docket text)"
