"""The list of cases, and the welcome where there is none."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from tui.rows.layout import Cell, Column, Row, Table

if TYPE_CHECKING:
    from docket.clerk.reading import CaseSummary

_COLUMNS = (
    Column("Case", 0),
    Column("Number", 17),
    Column("Court", 6, from_width=70),
    Column("Entr.", 5, right=True),
    Column("Next due", 11),
    Column("What", 0, from_width=100),
    Column("Motions", 7, right=True, from_width=78),
    Column("Review", 6, right=True),
    Column("Changed", 10, from_width=90),
)
ORDERS: "tuple[tuple[str, Callable[[CaseSummary], Any]], ...]" = (
    ("", lambda _case: 0),
    ("next due first", lambda case: (case.next_due or date.max, case.name)),
    ("most motions pending first", lambda case: -(case.pending or 0)),
    ("most to review first", lambda case: -(case.to_review or 0)),
    ("changed last first", lambda case: -(case.last_recorded.timestamp() if case.last_recorded else 0)),
    ("by name", lambda case: case.name.casefold()),
)
"""Orders of the list: what is said of each, and by what it sorts; the first is that in which the cases were opened."""
WELCOME = (
    "",
    "Welcome. There is no case in this store yet.",
    "",
    "a   begin a case: its number, its court, its name; R then files its papers",
    "I   import a docket: a saved PACER page, JSON, a notice e-mail, a feed",
    "",
    "`docket demo` in your shell shows the demonstration. This screen follows what is recorded there.",
    "",
    "Nothing is ever overwritten: u takes back by a correction.",
    "?   help     q   quit",
)


def case_table(cases: "Sequence[CaseSummary]", today: date) -> Table:
    """A row a case."""
    return Table(_COLUMNS, tuple(_row(c, today) for c in cases), WELCOME)


def _row(case: "CaseSummary", today: date) -> Row:
    if case.fault:
        told = ("·", "cannot be read", case.fault, "!", "!")
    elif case.entries is None:
        told = ("…", "being read", "", "…", "…")
    else:
        past = f"{case.past_due} past due" if case.past_due else ""
        due = str(case.next_due or past or "none open")
        what = "; ".join(filter(None, (past if case.next_due else "", case.next_deadline)))
        review, motions = f"{case.to_review}?" if case.to_review else "·", str(case.pending or "·")
        told = (str(case.entries), due, what, motions, review)
    changed = str(case.last_recorded.date()) if case.last_recorded else ""
    cells = (Cell(case.name, "strong"), case.number, case.court, *told, Cell(changed, "dim"))
    left = str((case.next_due - today).days) if case.next_due else ""
    fields = {
        "date": str(case.next_due or ""), "by": case.name, "kind": case.court, "left": left,
        "review": "yes" if case.to_review else "", "motions": "yes" if case.pending else "",
    }  # fmt: skip
    return Row(case.id, cells, f"{case.name} {case.number} {case.court}", fields)
