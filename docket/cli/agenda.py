"""Commands on what is due: the deadlines of a case or over all cases, and the morning's list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from docket.cli import text
from docket.cli.scheduling import UNDATED, actors_of, names_in
from docket.cli.session import Session, tell
from docket.cli.table import DocketCommand
from domain.errors import InvalidWordError, UnknownReferenceError
from domain.text import clip, counted
from projections.deadlines import deadlines

if TYPE_CHECKING:
    from docket.clerk.agenda import Agenda, DueHere, HearingHere, ProposedHere


class Days(click.ParamType[int]):
    """A number of days: ``14d``, ``2w`` or ``14``."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a usage error."""
        plain = str(value).strip().casefold()
        number, weeks = plain.rstrip("dw"), plain.endswith("w")
        if not (number.isascii() and number.isdigit() and len(number) <= 5 and len(plain) - len(number) <= 1):
            self.fail(f"“{clip(plain, 20)}” is no number of days. Write 14d or 2w.", param, ctx)
        return int(number) * (7 if weeks else 1)


WITHIN = click.option("--within", type=Days(), metavar="14d", help="Due within so many days, or past due unseen.")
MINE = click.option("--mine", multiple=True, metavar="PARTY", help="Only what this party must do (may be repeated).")


@click.command("deadlines", cls=DocketCommand)
@WITHIN
@MINE
@click.option("--all", "everything", is_flag=True, help="Over all cases of the store.")
@click.pass_context
def deadlines_command(ctx: click.Context, /, within: int | None, mine: tuple[str, ...], *, everything: bool) -> None:
    """What is due, from whom, by when, on which ground, judged on the day asked for.

    With --within, --mine or --all over all cases, unless --case names one.
    """
    session = Session(ctx)
    if within is None and not mine and not everything:
        _of_one_case(session)
        return
    from docket.clerk.agenda import due_everywhere, dues  # noqa: PLC0415 (only over all cases)

    only = session.case if session.settings.get("case") else None
    pending = within is not None
    with session.progress("cases read") as told:
        cases = dues(session.clerk, session.moment, session.known_at, only=only, pending=pending, progress=told)
    rows = due_everywhere(cases, within=within, mine=mine)
    asked = f" by {cases[0].day + timedelta(days=within)}" if cases and within is not None else ""
    whose = f" for {', '.join(mine)}" if mine else ""
    nothing = f"Nothing is past due or due{asked}{whose}."
    day = cases[0].day if cases else session.clerk.today()
    unread = [one.fault for one in cases if one.fault]
    view = {"as_of": str(session.moment), "day": day, "deadlines": [_flat(row) for row in rows], "unread": unread}

    def lines(_: object, columns: int) -> Iterator[str]:
        yield from _due_lines(rows, day, len(cases) - len(unread), nothing, columns)
        yield from _unread_lines(unread, columns)

    session.show(view, lines)


def _of_one_case(session: Session) -> None:
    """The deadlines of a case with their grounds, then what is only proposed."""
    from docket.clerk.agenda import dates_to_review  # noqa: PLC0415 (the packs are read only here)

    at = session.at()
    view, proposed = deadlines(at), dates_to_review(session.clerk, at)
    if session.wants_json:
        rows = [
            {"id": p.id, "entry": p.entry, "kind": p.kind, "title": p.title, "due": p.content.get("due"), "review": p.review,
             "ground": p.cue, "basis": p.content.get("basis"), "assumptions": p.content.get("assumptions", [])}
            for p in proposed
        ]  # fmt: skip
        from docket.cli.plain import plain  # noqa: PLC0415 (only for JSON)

        session.show({**plain(view), "proposed": rows}, text.deadlines)
        return
    names = names_in(at)
    session.show(
        view, lambda shown, columns: [*text.deadlines(shown, columns), *_proposed_lines(proposed, columns, names)]
    )


def _proposed_lines(proposed: Iterable[Any], columns: int, names: Mapping[str, str]) -> Iterator[str]:
    for row in proposed:
        due = "" if row.kind in UNDATED else f"~{row.content.get('due') or 'no date yet'}  "
        told = row.title if row.kind in UNDATED else f"{actors_of(row, names)}{row.title}: {row.cue}"
        yield from text.wrap(f"?{row.id:<4}{due}PROPOSED, not reviewed  {told}", columns, 0, 5)
        basis = row.content.get("basis") or {}
        if basis.get("waiting_for"):
            yield from text.wrap(f"waits for {basis['waiting_for']}", columns, 5, 7)
        for told in row.content.get("assumptions", ()):
            yield from text.wrap(told, columns, 5, 7)
        for step in basis.get("steps", ()):
            yield from text.wrap(step, columns, 9, 11)
        for other in basis.get("alternatives", ()):
            yield from text.wrap(f"other reading: {other}", columns, 7, 9)


def _flat(row: "DueHere") -> dict[str, Any]:
    return {"case": row.case.number, "case_name": row.case.name, "court": row.case.court, **asdict(row.deadline)}


def _due_lines(rows: Iterable["DueHere"], day: date, cases: int, nothing: str, columns: int) -> Iterator[str]:
    yield f"Judged on {day}, {counted(cases, 'case')}"
    lines = [line for row in rows for line in _due_line(row, columns)]
    yield from lines or [nothing]


def _due_line(row: "DueHere", columns: int) -> Iterator[str]:
    one = row.deadline
    safe = f", safe date {one.safe_date}" if one.safe_date and one.safe_date != one.due else ""
    days = "" if one.days is None else f" ({one.days:+d} d)"
    told = f"{text.due_date(one)}{days}{safe}  {text.words_for(one.state)}  {one.obligor}: {one.what}"
    yield from text.wrap(f"{told}  [{row.case.number} {one.id}]", columns, 0, 5)


@click.command("agenda", cls=DocketCommand)
@click.option("--within", type=Days(), default="14d", show_default=True, metavar="14d", help="How far ahead to look.")
@MINE
@click.pass_context
def agenda_command(ctx: click.Context, /, within: int, mine: tuple[str, ...]) -> None:
    """The morning's list over all cases: past due, today, ahead, hearings, what waits, and what waits for you."""
    from docket.clerk.agenda import agenda, dues  # noqa: PLC0415 (only over all cases)

    session = Session(ctx)
    if session.moment.after and not session.settings.get("case"):
        message = "An entry (ecf:20) belongs to one case: name the case with --case, or give a day with --as-of."
        raise InvalidWordError(message)
    only = session.case if session.settings.get("case") else None
    with session.progress("cases read") as told:
        cases = dues(session.clerk, session.moment, session.known_at, only=only, pending=True, progress=told)
    view = agenda(cases, cases[0].day if cases else session.clerk.today(), within=within, mine=mine)
    session.show(view, _agenda_lines)


def _agenda_lines(view: "Agenda", columns: int) -> Iterator[str]:
    yield f"{view.day:%A} {view.day}, {counted(view.cases, 'case')}, through {view.through}"
    sections: dict[str, list[Iterable[str]]] = {
        "PAST DUE, nothing seen or nothing known": [_due_line(row, columns) for row in view.past_due],
        "TODAY": [_due_line(row, columns) for row in view.today],
        "AHEAD": [_due_line(row, columns) for row in view.coming],
        "HEARINGS": [_hearing_line(row, columns) for row in view.hearings],
        "WAITING": [_waiting_line(row, columns) for row in view.waiting],
        "PROPOSED, not reviewed: moves nothing until you keep it": [
            _proposed_line(row, columns) for row in view.proposed
        ],
    }
    for title, rows in sections.items():
        if rows:
            yield ""
            yield title
            for row in rows:
                yield from row
    if view.proposed_behind:
        yield f"{counted(view.proposed_behind, 'more proposal')} about days behind: docket review lists them, case by case."
    if not any(sections.values()):
        yield "Nothing is due." if view.cases or not view.unread else "No case could be read."
    yield from _unread_lines(view.unread, columns)


def _unread_lines(unread: Iterable[str], columns: int) -> Iterator[str]:
    """The cases of which nothing is known: never left out without a word."""
    for n, sentence in enumerate(unread):
        if not n:
            yield ""
            yield "NOT READ: what is due in these is not known"
        yield from text.wrap(sentence, columns, 0, 5)


def _hearing_line(row: "HearingHere", columns: int) -> Iterable[str]:
    hour = f" {row.hearing.time}" if row.hearing.time else ""
    return text.wrap(f"{row.hearing.on}{hour}  {row.hearing.what}  [{row.case.number} {row.hearing.id}]", columns, 0, 5)


def _waiting_line(row: "DueHere", columns: int) -> Iterable[str]:
    awaited = next((b.waiting_for for b in row.deadline.bases if b.live), None) or "its trigger"
    told = f"{row.deadline.obligor}: {row.deadline.what}: waits for {awaited}"
    return text.wrap(f"{told}  [{row.case.number} {row.deadline.id}]", columns, 0, 5)


def _proposed_line(row: "ProposedHere", columns: int) -> Iterable[str]:
    due = "" if row.kind in UNDATED else f"~{row.due or 'no date yet'}  "
    ground = "" if row.kind in UNDATED else f" ({row.ground})"
    who = f"{text.either(row.obligors)}: " if row.obligors and row.kind not in UNDATED else ""
    return text.wrap(f"?{row.id} {due}{who}{row.title}{ground}  [{row.case.number}]", columns, 0, 5)


def calendar_file(session: Session, *, work_product: bool) -> bytes:
    """The deadlines and hearings of every case, or of the one that is named, as an iCalendar file."""
    from docket.clerk.agenda import dates_to_review, everywhere  # noqa: PLC0415 (only over all cases)
    from docket.exporters.ics import ics_document  # noqa: PLC0415 (icalendar is loaded only here)

    only = session.case if session.settings.get("case") else None
    faults: dict[str, str] = {}
    cases = everywhere(session.clerk, session.moment, session.known_at, only=only, faults=faults)
    for sentence in faults.values():
        tell(sentence)
    clerk = session.clerk
    rows = [(at, clerk.proposals(at.record.opened.originator_id, at) if work_product else []) for at in cases]
    document = ics_document(rows)
    if b"BEGIN:VEVENT" not in document:
        waiting = sum(len(dates_to_review(clerk, at)) for at in cases)
        told = f" Of what is only proposed, {waiting} {'has' if waiting == 1 else 'have'} a date: `docket review` shows it."
        tell(f"The calendar is empty: no deadline and no hearing is kept.{told if waiting else ''}")
    return document


def why_proposed(session: Session, ident: str) -> None:
    """The ground of a proposal: the words that were read, or the rule with its steps. Nobody has kept it yet."""
    found = next((p for p in session.clerk.proposals(session.case, session.at()) if p.id == ident), None)
    if found is None:
        message = f"There is no proposal {ident} in this case. `docket review --all` lists them."
        raise UnknownReferenceError(message)
    session.show(found, _ground_lines)


def _ground_lines(row: Any, columns: int) -> Iterator[str]:
    due = f" ~{row.content['due']}" if row.content.get("due") else ""
    yield from text.wrap(f"{row.id}{due} {row.review.upper()}  {row.title}", columns, 0, 5)
    yield from text.wrap(f"Because: {row.cue}{f': “{row.words}”' if row.words else ''}", columns, 2, 4)
    basis = row.content.get("basis") or {}
    for told in (*row.content.get("assumptions", ()), *basis.get("steps", ())):
        yield from text.wrap(told, columns, 5, 7)
    for other in basis.get("alternatives", ()):
        yield from text.wrap(f"other reading: {other}", columns, 5, 7)
