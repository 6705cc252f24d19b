"""The list of cases, and the welcome where there is none."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.rows.layout import Cell, Column, Row, Table

if TYPE_CHECKING:
    from docket.clerk.reading import CaseSummary

_COLUMNS = (
    Column("Case", 0),
    Column("Number", 17),
    Column("Court", 6),
    Column("Entr.", 5, right=True),
    Column("Next due", 11),
    Column("What", 0, from_width=100),
    Column("Review", 6, right=True),
)
WELCOME = (
    "",
    "Welcome. There is no case in this store yet.",
    "",
    "docket demo                                        shows the demonstration",
    "docket open NUMBER --court ID --name NAME          begins a case",
    "docket import FILE                                 brings in a docket",
    "",
    "Type one of these in your shell; this screen follows what is recorded.",
    "?   help     q   quit",
)


def case_table(cases: "Sequence[CaseSummary]") -> Table:
    """A row a case."""
    return Table(_COLUMNS, tuple(_row(c) for c in cases), WELCOME)


def _row(case: "CaseSummary") -> Row:
    if case.fault:
        told = ("·", "cannot be read", case.fault, "!")
    elif case.entries is None:
        told = ("…", "being read", "", "…")
    else:
        due = str(case.next_due) if case.next_due else "none open"
        told = (str(case.entries), due, case.next_deadline or "", f"{case.to_review}?" if case.to_review else "·")
    cells = (Cell(case.name, "strong"), case.number, case.court, *told)
    fields = {"date": str(case.next_due or ""), "by": case.name, "kind": case.court}
    return Row(case.id, cells, f"{case.name} {case.number} {case.court}", fields)
