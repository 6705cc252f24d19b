"""The argument board: argument x filing with the derived status, and the page of one argument."""

from collections.abc import Sequence

from projections.arguments import ArgumentView
from projections.positions import PositionView
from projections.positions_chart import Lane
from projections.rulings import RulingView
from tui.folded import Folded
from tui.rows.docket import notes_on
from tui.rows.layout import Cell, Column, Page, Row, Table
from tui.rows.words import human, passage_lines, role_of, short_kind, short_stance

CELL = 6
_STATUS = 15
_TITLE = 26
_EMPTY = (
    "",
    "No arguments are recorded as of this moment.",
    "",
    "Arguments are what both sides address; the board shows who met each in which paper.",
    "r   review what was read     a   record one",
    "]   one filing later         t   back to now",
)


def columns_of(folded: Folded) -> list[str]:
    """The entries that carry positions or rulings, in docket order."""
    return folded.once("columns", lambda: _columns(folded))


def _columns(folded: Folded) -> list[str]:
    used = {p.entry for a in folded.arguments.arguments for p in a.positions}
    used |= {r.entry for a in folded.arguments.arguments for r in a.rulings}
    return [e.id for e in folded.entries if e.id in used]


def room_for(width: int) -> int:
    """How many filings fit beside id, title and status."""
    title = _TITLE if width >= 76 else _TITLE - 10
    return max((width - 5 - title - 1 - _STATUS - 1) // (CELL + 1), 1)


def board(folded: Folded, width: int, shift: int = 0) -> Table:
    """The matrix. ``shift`` moves the window over the filings to the left; 0 shows the latest."""
    every = columns_of(folded)
    room = room_for(width)
    shift = min(shift, max(len(every) - room, 0))
    end = len(every) - shift
    shown = every[max(end - room, 0) : end]
    hidden_left, hidden_right = max(end - room, 0), shift
    heads = []
    for n, entry in enumerate(shown):
        left = f"‹{hidden_left} " if n == 0 and hidden_left else ""
        right = f" {hidden_right}›" if n == len(shown) - 1 and hidden_right else ""
        kind = short_kind(folded.record.entries[entry].facts.kind)
        heads.append(Column(kind[:CELL], CELL, over=f"{left}{folded.short(entry)}{right}"))
    columns = (Column("ID", 4), Column("Argument", 0), *heads, Column("Now", _STATUS))
    rows = tuple(_row(folded, a, shown) for a in folded.arguments.arguments)
    return Table(columns, rows, _EMPTY)


def _row(folded: Folded, argument: ArgumentView, shown: Sequence[str]) -> Row:
    cells = [
        _cell([p for p in argument.positions if p.entry == e], [r for r in argument.rulings if r.entry == e])
        for e in shown
    ]
    title = f"{argument.title}{' (alternative)' if argument.alternative else ''}"
    parties = " ".join(dict.fromkeys(f"{p.party} {folded.label(p.party)}" for p in argument.positions))
    words = " ".join([argument.id, title, human(argument.status), *(p.summary for p in argument.positions)])
    new = "reply" if any(p.new_in_reply for p in argument.positions) else ""
    fields = {"kind": human(argument.status), "by": parties, "date": "", "status": human(argument.status), "new": new}
    return Row(
        argument.id, (argument.id, title, *cells, Cell(status_words(argument), role_of(argument.status))), words, fields
    )


def status_words(argument: ArgumentView | Lane) -> str:
    """The status for a column; a claimed concession beside it carries its question mark."""
    if argument.status == "rejected_by_result":
        return "rej. by result"
    if argument.status == "joined" and argument.concessions:
        return f"joined {argument.concessions[0]}?"
    return "SILENT?" if argument.status == "unanswered" else human(argument.status)


def _cell(positions: Sequence[PositionView], rulings: Sequence[RulingView]) -> Cell:
    """The last word of a filing on an argument, and how many more it has."""
    said = [("NEW" if p.new_in_reply else short_stance(p.stance)) for p in positions if p.stance != "rules"]
    ruled = ["silent" if r.outcome == "not_addressed" else "rules" for r in rulings]
    said += ruled or ["rules" for p in positions if p.stance == "rules"]
    if not said:
        return Cell("  ·", "dim")
    more = f"+{len(said) - 1}" if len(said) > 1 else ""
    return Cell(said[-1][: CELL - len(more)] + more, "strong" if said[-1].isupper() else "")


def argument_page(folded: Folded, argument: ArgumentView, page: Page) -> None:
    """Everything about one argument: status and its grounds, positions with pins, shifts, rulings."""
    page.item = argument.id
    page.heading(f"{argument.id} {argument.title}", human(argument.status).upper())
    _ruled(folded, argument, page)
    _facts(argument, page)
    page.blank()
    page.rule(f"Positions ({len(argument.positions)})")
    for position in argument.positions:
        new = " · NEW in reply" if position.new_in_reply else ""
        page.labelled(
            folded.label(position.party), f"{position.stance} in {folded.name(position.entry)}{new}", role="strong"
        )
        page.para(position.summary, indent=12)
        if position.theory:
            page.para(f"theory: {position.theory}", indent=12, role="dim")
        for passage in position.passages:
            passage_lines(page, passage)
    _shifts(folded, argument, page)
    more = [p for ruling in argument.rulings for p in ruling.passages[1:]]
    if more:
        page.blank()
        page.rule(f"The court, further words cited ({len(more)})")
    for passage in more:
        passage_lines(page, passage)
    notes_on(folded, argument.id, page)


def _shifts(folded: Folded, argument: ArgumentView, page: Page) -> None:
    for shift in argument.shifts:
        page.blank()
        ends = [f"{end.theory or end.summary} ({folded.name(end.entry)})" for end in (shift.from_, shift.to)]
        page.labelled("SHIFT", f"{shift.party}: {' → '.join(ends)}")


def _ruled(folded: Folded, argument: ArgumentView, page: Page) -> None:
    for ruling in argument.rulings:
        who = f" ({ruling.defendant})" if ruling.defendant else ""
        cite = ruling.passage.cite if ruling.passage else folded.name(ruling.entry)
        page.labelled("Court", f"{cite}: {human(ruling.outcome)}{who}. {ruling.summary or ''}", passage=ruling.passage)
        for passage in ruling.passages[:1]:
            passage_lines(page, passage)
    if argument.rulings:
        return
    lead = next((p.passage for p in argument.positions if p.passage), None)
    if lead:
        passage_lines(page, lead, label="Raised")
    for told in argument.why:
        page.labelled("Why", told)


def _facts(argument: ArgumentView, page: Page) -> None:
    if argument.concessions:
        page.labelled("Claimed", f"{', '.join(argument.concessions)}: claimed concession, no concession by itself")
    if argument.missing:
        page.labelled(
            "Missing", f"{', '.join(argument.missing)}: not at hand and marked read, so silence cannot be judged"
        )
    where = [w for w in (argument.standard_title, argument.element_title) if w]
    if where:
        page.labelled("Standard", " › ".join([f"{argument.standard} {where[0]}", *where[1:]]))
    if argument.under:
        page.labelled("Under", f"{argument.under}{', in the alternative' if argument.alternative else ''}")
    if argument.defendant:
        page.labelled("Defendant", argument.defendant)
