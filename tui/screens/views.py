"""For each view: its title, its source, and whether its lines are things or a page."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tui.filtering import filtered
from tui.folded import Folded
from tui.rows.alarms import alarms_page, count_alarms
from tui.rows.answers import proposal_table
from tui.rows.arguments import board, columns_of, room_for
from tui.rows.concessions import concession_table
from tui.rows.docket import docket_table
from tui.rows.due import due_page, due_rows, next_open
from tui.rows.history import history_table
from tui.rows.layout import Leaf, Row, Source, Table
from tui.rows.motions import motions_table
from tui.rows.overview import overview_page
from tui.rows.positions import Lanes, lane_rows, room_for_filings
from tui.rows.quotes import count_words, quotes_page
from tui.rows.reader import Paper, Reader
from tui.rows.standards import standards_page
from tui.rows.words import nothing_answers
from tui.session import Session

FILTERED = frozenset(
    {"docket", "motions", "arguments", "concessions", "due", "history", "review", "quotes", "alarms", "positions"}
)

ASIDE = frozenset({"motions", "positions", "standards", "review", "quotes", "alarms"})
"""Views without a number: esc goes back to the numbered view from which one came."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view shows."""

    title: str
    source: Source
    first: str | None = None
    """On what the cursor stands when the view is first opened, where that is not the first line."""


def prepare(folded: Folded, view: str) -> None:
    """Make in a worker what a view needs first."""
    needed: dict[str, tuple[str, ...]] = {
        "docket": ("sheet",), "due": ("deadlines", "to_review"), "review": ("to_review",),
        "history": ("history", "timeline"), "read": ("passages",),
    }  # fmt: skip
    for name in needed.get(view, (view,)):
        getattr(folded, name, None)


def shown(folded: Folded, session: Session, width: int, paper: Paper | None) -> Shown:
    """The view that the session is in."""
    makers: dict[str, Callable[[Folded, Session, str], Shown]] = {
        "docket": lambda f, _s, q: _table("Docket", "entry", f.once("docket", lambda: docket_table(f)), q),
        "motions": lambda f, _s, q: _table("Motions", "motion", f.once("motions", lambda: motions_table(f)), q),
        "arguments": lambda f, s, q: _arguments(f, s, q, width),
        "concessions": lambda f, _s, q: _table("Claimed concessions", "claim", concession_table(f), q),
        "due": lambda f, _s, q: _due(f, q),
        "history": _history,
        "review": _review,
        "standards": lambda f, _s, _q: _standards(f),
        "positions": lambda f, s, q: _positions(f, s, q, width),
        "quotes": lambda f, _s, q: _quotes(f, q),
        "alarms": lambda f, _s, q: _alarms(f, q),
        "read": lambda f, s, _q: _read(f, s, paper),
    }
    query = session.filters.get(session.view, "")
    return makers[session.view](folded, session, query) if session.view in makers else _overview(folded)


def _overview(folded: Folded) -> Shown:
    through = folded.record.current_through
    current = f" · docket current through {through}" if through else ""
    return Shown(f"Overview{current}", Leaf(lambda page: overview_page(folded, page), whole_items=True))


def _arguments(folded: Folded, session: Session, query: str, width: int) -> Shown:
    more = len(columns_of(folded)) > room_for(width)
    table = folded.once(("board", width, session.shift), lambda: board(folded, width, session.shift))
    return _table("Arguments", "argument", table, query, " · h l move the columns" if more else "")


def _history(folded: Folded, session: Session, query: str) -> Shown:
    by_court = session.court_order
    rows = (folded.timeline if by_court else folded.history).events
    table = folded.once(("history", by_court), lambda: history_table(rows, court_order=by_court))
    order = "in court order" if session.court_order else "as it was recorded"
    last = f"pos:{rows[-1].position}" if rows else None
    return replace(_table(f"History, {order}", "event", table, query), first=last)


def _review(folded: Folded, session: Session, query: str) -> Shown:
    table = proposal_table(folded, session.picked)
    waits = sum(one.review == "proposed" for one in folded.proposals)
    told = f" · {waits} to decide" if waits < len(table.rows) else ""
    picked = f" · {len(session.picked)} picked" if session.picked else ""
    return _table("Review: proposals, not facts", "proposal", table, query, told + picked)


def _standards(folded: Folded) -> Shown:
    rows = folded.standards.standards
    return Shown(f"Standards · {len(rows)}", Leaf(lambda page: standards_page(folded, rows, page), whole_items=True))


def _positions(folded: Folded, session: Session, query: str, width: int) -> Shown:
    chart = folded.positions
    kept = {row.item for row in filtered(lane_rows(folded), query)} if query else set()
    lanes = [lane for lane in chart.lanes if lane.id in kept] if query else chart.lanes
    more = " · h l move the columns" if len(chart.columns) > room_for_filings(folded, width) else ""
    title = f"Positions over time · {_count(len(lanes), len(chart.lanes), 'argument', query)}{more}"
    return Shown(title, Lanes(folded, lanes, session.shift))


def _quotes(folded: Folded, query: str) -> Shown:
    title = f"Quotations · {count_words(folded, query)}"
    return Shown(title, Leaf(lambda page: quotes_page(folded, query, page), whole_items=True))


def _alarms(folded: Folded, query: str) -> Shown:
    title = f"Alarms · {count_alarms(folded, query)}"
    return Shown(title, Leaf(lambda page: alarms_page(folded, query, page), whole_items=True))


def _read(folded: Folded, session: Session, paper: Paper | None) -> Shown:
    entry = session.reading or ""
    name = folded.name(entry) if entry in folded.record.entries else "no entry"
    return Shown(name, Reader(folded, entry, paper, session.sought))


def _table(title: str, noun: str, table: Table, query: str, more: str = "") -> Shown:
    rows = filtered(table.rows, query)
    return Shown(f"{title} · {_count(len(rows), len(table.rows), noun, query)}{more}", _kept(table, rows, query))


def _kept(table: Table, rows: tuple[Row, ...], query: str) -> Table:
    empty = nothing_answers(query) if table.rows else table.empty
    return Table(table.columns, rows, empty)


def _count(kept: int, every: int, noun: str, query: str) -> str:
    if query:
        return f"{kept} of {every} · filter: {query}"
    plural = {"entry": "entries"}.get(noun, f"{noun}s")
    return f"{every} {noun if every == 1 else plural}"


def _due(folded: Folded, query: str) -> Shown:
    every = folded.deadlines.deadlines
    kept = {row.item for row in filtered(due_rows(folded), query)}
    waiting = sum(1 for d in every if d.state == "open")
    unseen = sum(1 for d in every if d.state in ("no_filing_seen", "performance_unknown"))
    past = f", {unseen} past" if unseen else ""
    counted = "" if query else f" · {waiting} open{past}"
    title = f"Due · {_count(sum(d.id in kept for d in every), len(every), 'deadline', query)}{counted} on {folded.deadlines.day}"
    made = folded.once(("due", query), lambda: Leaf(lambda page: due_page(folded, kept, page, query), whole_items=True))
    return Shown(title, made, next_open(folded))
