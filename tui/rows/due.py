"""Deadlines: three lines an item, the calendar of the months they fall in, and the page with every basis and step."""

import calendar
from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from projections.deadlines import BasisView, DeadlinesView, DeadlineView
from tui.folded import Folded
from tui.rows.docket import notes_on
from tui.rows.layout import Line, Page, Row, Span, fit
from tui.rows.words import human, in_days, nothing_answers, passage_lines, role_of, weekday

if TYPE_CHECKING:
    from docket.clerk.reviewing import Proposal

_MONTHS = 3
_UNDATED = ("performance", "vacate")
"""Proposals about a deadline that bring no date of their own."""
_BY_RULE = ("schedule", "move", "docketed", *_UNDATED)
_PROPOSED = ("deadline", *_BY_RULE)
_COUNTED = ("open", "no_filing_seen", "performance_unknown")
_EMPTY = (
    "",
    "No deadline is set as of this moment.",
    "",
    "r   review what was read     a   record one",
    "]   one filing later         t   back to now",
)


def due_rows(folded: Folded) -> Iterator[Row]:
    """What a filter looks at: deadlines, hearings, and proposed dates, which are as open as any until they are decided."""
    day = folded.deadlines.day

    def row(ident: str, words: str, on: date | None, status: str, kind: str, by: str) -> Row:
        left = str((on - day).days) if on else ""
        return Row(ident, (), words, {"by": by, "date": str(on or ""), "status": status, "kind": kind, "left": left})

    for one in folded.deadlines.deadlines:
        yield row(one.id, f"{one.what} {one.detail or ''}", one.due, one.state, one.basis, one.obligor)
    for hearing in folded.deadlines.hearings:
        ahead = "open " if hearing.on >= day else ""
        yield row(hearing.id, hearing.what, hearing.on, f"{ahead}{hearing.state}", "hearing", "")
    for asked in folded.to_review:
        if asked.kind in _PROPOSED:
            due = asked.content.get("due")
            on = date.fromisoformat(due) if due else None
            yield row(asked.id, asked.title, on, "open proposed", asked.kind, _actors(folded, asked))


def next_open(folded: Folded) -> str | None:
    """The deadline that comes next: whoever looks at what is due wants that one first."""
    ahead = [(d.due, d.id) for d in folded.deadlines.deadlines if d.state == "open" and d.due]
    return min(ahead)[1] if ahead else None


def due_page(folded: Folded, kept: Container[str], page: Page, query: str = "") -> None:
    """Deadlines, then hearings, then proposed dates; three lines each."""
    for row in folded.deadlines.deadlines:
        if row.id in kept:
            page.item = row.id
            _three_lines(folded, row, page)
    page.item = None
    for hearing in folded.deadlines.hearings:
        if hearing.id not in kept:
            continue
        page.item = hearing.id
        page.para(f"{hearing.id} {weekday(hearing.on)} {hearing.time or ''} hearing {hearing.state}", role="strong")
        where = f" ({folded.name(hearing.entry)})" if hearing.entry else ""
        page.para(f"{hearing.what}{where}", indent=3)
    for proposal in folded.to_review:
        if proposal.kind in _PROPOSED and proposal.id in kept:
            page.item = proposal.id
            _proposed(folded, proposal, page)
    if not page.lines:
        page.item = None
        for words in nothing_answers(query) if query else _EMPTY:
            page.para(words, indent=2)


def _proposed(folded: Folded, proposal: "Proposal", page: Page) -> None:
    """A date that nobody has kept: it moves nothing. What must be minded is told here, its steps on its own page."""
    page.para(f"{proposal.id} ? {_proposed_day(proposal)}PROPOSED, not reviewed", role="warn")
    if not by_rule(proposal):
        where = f" at {proposal.page}" if proposal.page else ""
        page.para(f"{proposal.title} ({folded.name(proposal.entry)}{where})", indent=3)
        return
    who = _actors(folded, proposal)
    page.para(f"{who}: {proposal.title}" if who else proposal.title, indent=3)
    if proposal.kind not in _UNDATED:
        page.para(proposal.cue, indent=3, role="cite")
    for step in (proposal.content.get("basis") or {}).get("steps", ()):
        if step.startswith("Mind: "):
            page.para(step, indent=3, hang=2, role="dim")


def _proposed_day(proposal: "Proposal") -> str:
    if proposal.kind in _UNDATED:
        return ""
    due = proposal.content.get("due")
    return f"~{weekday(date.fromisoformat(due))}  " if due else "no date  "


def _actors(folded: Folded, proposal: "Proposal") -> str:
    """Who must act, or who may have to."""
    content = proposal.content
    asked = content.get("obligors") or [one for one in [content.get("obligor")] if one]
    return " or ".join(folded.record.label(one) for one in asked)


def by_rule(proposal: "Proposal") -> bool:
    """Whether a rule or the docket text proposes it, and no words of a paper."""
    return proposal.kind in _BY_RULE or (proposal.kind == "hearing" and not proposal.words)


def rule_proposal_page(folded: Folded, proposal: "Proposal", page: Page) -> None:
    """What a rule proposes, with its ground, what it assumes, every step and the other readings."""
    page.item = proposal.id
    became = f", now {proposal.became}" if proposal.became else ""
    state = "PROPOSED" if proposal.review == "proposed" else f"{proposal.review}{became}"
    page.heading(f"{proposal.id} ? {proposal.title}", state)
    basis = proposal.content.get("basis") or {}
    if proposal.kind not in _UNDATED:
        awaited = f"no date yet: waits for {basis.get('waiting_for') or 'its trigger'}"
        due = f"{_proposed_day(proposal)}{human(basis.get('certainty') or '')}".strip()
        page.labelled("Due", due if proposal.content.get("due") else awaited, role="strong")
    if who := _actors(folded, proposal):
        page.labelled("Who", who)
    named = folded.name(proposal.entry)
    page.labelled("Ground", named if proposal.kind in _UNDATED else f"{proposal.cue} · {named}")
    if proposal.asks and proposal.review == "proposed":
        page.labelled("To be said", f"{proposal.asks[1]}? + asks for it")
    for told in proposal.content.get("assumptions", ()):
        page.labelled("Mind", told)
    for step in basis.get("steps", ()):
        page.para(step, indent=13, hang=2)
    for other in basis.get("alternatives", ()):
        page.labelled("Or", other)
    page.para("Nothing moves until a person keeps it: r, then +.", indent=2, role="dim")


def _three_lines(folded: Folded, row: DeadlineView, page: Page) -> None:
    state = human(row.state)
    days = in_days(row.days) if row.state in _COUNTED else ""
    head = f"{row.id} {due_words(row)}"
    room = max(page.width - len(state) - 1, 8)
    if days and len(head) + len(days) + 2 <= room:
        head = f"{head}, {days}"
    first = fit(head, room, ascii_only=page.ascii_only)
    page.lines.append(Line((Span(first, "strong"), Span(f" {state}", role_of(row.state) or "strong")), row.id))
    live = next((b for b in row.bases if b.live), None)
    cites = "; ".join(dict.fromkeys(p.cite for p in live.passages)) or live.ground if live else ""
    for words, role in ((f"{folded.label(row.obligor)}: {row.what}", ""), (cites, "cite")):
        shown = fit(words, page.width - 3, ascii_only=page.ascii_only)
        page.lines.append(Line((Span("   "), Span(shown, role)), row.id))


def due_words(row: DeadlineView) -> str:
    """A date: bare only where a court ordered it, else with ``~`` and the word for how it is known."""
    if row.due is None:
        return "no date yet" if row.state == "waiting" else "date not known"
    time = f" {row.due_time}" if row.due_time else ""
    if row.certainty == "ordered":
        return f"{weekday(row.due)}{time}"
    return f"~{weekday(row.due)}{time} {human(row.certainty)}"


def deadline_page(folded: Folded, row: DeadlineView, page: Page) -> None:
    """Why that date: every basis with its steps, what performed it, what is assumed."""
    page.item = row.id
    page.heading(f"{row.id} {row.obligor}: {row.what}", human(row.state).upper())
    counted = row.state in _COUNTED and row.days is not None
    bare = row.due is None or row.certainty == "ordered"
    aside = [*([human(row.certainty)] if bare else []), *([in_days(row.days)] if counted else [])]
    shown = f" ({', '.join(aside)})" if aside else ""
    page.labelled("Due", f"{due_words(row)}{shown}", role="strong")
    for basis in sorted(row.bases, key=lambda b: not b.live):
        _basis(folded, basis, page)
    for told in row.why:
        page.labelled("State", told)
    if row.met_by:
        page.labelled("Met by", f"{row.met_by.what}{f', {row.met_by.on}' if row.met_by.on else ', day not stated'}")
    for told in row.assumptions:
        page.labelled("Assumes", told)
    if row.safe_date and row.safe_date != row.due:
        page.labelled("Safe date", f"{weekday(row.safe_date)}: the earliest of the disputed dates")
    for told in row.alternatives:
        page.labelled("Or", told)
    if row.detail:
        page.labelled("Detail", row.detail)
    notes_on(folded, row.id, page)


def _basis(folded: Folded, basis: BasisView, page: Page) -> None:
    due = weekday(basis.due) if basis.due else f"no date: waits for {basis.waiting_for or 'its trigger'}"
    checked = "" if basis.kind != "rule" else (", verified" if basis.verified else ", not verified")
    page.labelled(basis.kind.capitalize(), f"{due} · {basis.ground} · {basis.note}{checked}")
    for step in basis.steps:
        page.para(step, indent=13, hang=2)
    if basis.rule_pack:
        page.para(f"rule pack {basis.rule_pack}", indent=13, role="dim")
    for passage in basis.passages:
        passage_lines(page, passage)
    _ = folded


# --- calendar ---------------------------------------------------------------------------------------------------------


def proposed_days(proposals: Iterable["Proposal"]) -> list[date]:
    """The days that proposals name and nobody has kept."""
    dated = [p.content["due"] for p in proposals if p.kind in _PROPOSED and p.content.get("due")]
    return [date.fromisoformat(day) for day in dated]


def calendar_page(view: DeadlinesView, chosen: date | None, page: Page, proposed: Iterable[date] = ()) -> None:
    """The months around the chosen date: ``*`` a due date, ``h`` a hearing, ``?`` a proposed one, ``<`` the day of judging."""
    around = chosen or min((d.due for d in view.deadlines if d.due), default=view.day)
    asked = tuple(proposed)
    marks: dict[date, str] = dict.fromkeys(asked, "?")
    marks |= dict.fromkeys((h.on for h in view.hearings), "h")
    marks |= dict.fromkeys((d.due for d in view.deadlines if d.due), "*")
    year, month = around.year, around.month
    for _ in range(_MONTHS):
        _month(year, month, marks, view.day, chosen, page)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    page.para("* due  h hearing", role="dim")
    if asked:
        page.para("? proposed", role="dim")
    page.para(f"judged on {view.day}", role="dim")


def _month(year: int, month: int, marks: dict[date, str], today: date, chosen: date | None, page: Page) -> None:
    page.heading(f"{calendar.month_name[month]} {year}")
    page.para("Su Mo Tu We Th Fr Sa", role="dim", indent=1)
    for week in calendar.Calendar(calendar.SUNDAY).monthdatescalendar(year, month):
        spans: list[Span] = []
        for day in week:
            inside = day.month == month
            mark = marks.get(day, " ") if inside else " "
            number = f"{day.day:>2}" if inside else "  "
            role = "banner" if inside and day == chosen else "strong" if inside and mark != " " else ""
            sign = "<" if inside and day == today and mark == " " else mark
            spans.append(Span(sign))
            spans.append(Span(number, role))
        page.lines.append(Line(tuple(spans)))
