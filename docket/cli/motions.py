"""Commands on motions, hearings and counsel: what is pending, what is heard when, and who is to be served."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from docket.cli import text
from docket.cli.agenda import Days
from docket.cli.session import Session, tell
from docket.cli.table import DocketCommand
from domain.case import called
from domain.errors import UnknownReferenceError
from domain.numbers import parse_entry
from domain.text import clip
from projections.hearings import HearingRow, hearings
from projections.moment import CaseAt
from projections.sheet import case_facts

if TYPE_CHECKING:
    from docket.clerk.agenda import CaseName
    from docket.clerk.pending import MotionHere
    from docket.clerk.relating import RelatedView


@click.command("motions", cls=DocketCommand)
@click.argument("entry", required=False, metavar="[N]")
@click.option("--pending", is_flag=True, help="Only those on which the court has yet to act, the oldest first.")
@click.option("--all", "everything", is_flag=True, help="Over all cases of the store.")
@click.pass_context
def motions_command(ctx: click.Context, /, entry: str | None, *, pending: bool, everything: bool) -> None:
    """Each motion with its status, its briefing, its hearings and the ruling; with N one motion whole.

    Over all cases with --all, or where the store holds several and --case names none.
    """
    from docket.clerk.pending import motions_here, pending_motions  # noqa: PLC0415 (only here)

    session = Session(ctx)
    count = len(session.clerk.store.cases())
    if pending and count > 1 and _of_many(session, everything=everything, entry=entry):
        with session.progress("cases read") as told:
            rows = pending_motions(session.clerk, session.moment, session.known_at, told)
        session.tell_unread()
        heading = f"{count} cases, judged on {session.moment.day or session.clerk.today()}"
        facts, several = _moment(session, []), True
    else:
        cases = _cases(session, everything=everything, entry=entry)
        rows = [one for at in cases for one in motions_here(at, pending=pending)]
        if entry:
            wanted = parse_entry(entry)
            rows = [one for one in rows if wanted in (one.motion.id, one.number)]
            if not rows:
                message = _no_motion(cases[0], entry, wanted)
                raise UnknownReferenceError(message)
        if pending:
            rows.sort(key=lambda one: one.motion.filed_on or date.max)
        heading, facts, several = _heading(cases), _moment(session, cases), len(cases) > 1
    if session.wants_json:
        listed = [{**_named(one.case), **asdict(one.motion)} if several else asdict(one.motion) for one in rows]
        session.show({**facts, "motions": listed}, lambda _, __: ())
        return
    session.show(
        rows, lambda shown, columns: _motion_lines(heading, shown, columns, whole=bool(entry), several=several)
    )


@click.command("hearings", cls=DocketCommand)
@click.option("--within", type=Days(), metavar="14d", help="Only those of so many days from the day asked for.")
@click.option("--all", "everything", is_flag=True, help="Over all cases of the store.")
@click.option("--past", is_flag=True, help="Those that lie behind too.")
@click.pass_context
def hearings_command(ctx: click.Context, /, within: int | None, *, everything: bool, past: bool) -> None:
    """The hearing calendar: what people put on it, and, marked ?, what only the docket text tells of.

    Over all cases with --all, or where the store holds several and --case names none.
    """
    from docket.clerk.agenda import name_of  # noqa: PLC0415 (only here)

    session = Session(ctx)
    cases = _cases(session, everything=everything)
    rows = [
        (at, row)
        for at in cases
        for row in hearings(at).hearings
        if past or row.on is None or row.on >= at.day
        if within is None or (row.on is not None and row.on <= at.day + timedelta(days=within))
    ]
    rows.sort(key=lambda pair: (pair[1].on or date.max, pair[1].time or ""))
    several = len(cases) > 1
    if session.wants_json:
        told = [{**_named(name_of(at)), **asdict(row)} if several else asdict(row) for at, row in rows]
        session.show({**_moment(session, cases), "hearings": told}, lambda _, __: ())
        return
    session.show(rows, lambda shown, columns: _hearing_lines(cases, shown, columns, several=several))


@click.command("counsel", cls=DocketCommand)
@click.pass_context
def counsel_command(ctx: click.Context) -> None:
    """The service list: each party with its role and its counsel as the docket names them."""
    session = Session(ctx)
    case = case_facts(session.at())
    view = {
        "as_of": str(session.moment),
        "current_through": session.at().record.current_through,
        "parties": case["parties"],
    }
    session.show(view, _counsel_lines)


def _no_motion(at: CaseAt, entry: str, wanted: str) -> str:
    """What the entry is instead, where there is one, and where to look."""
    for one in at.record.entries.values():
        if wanted in (one.id, one.number):
            kind = text.words_for(one.facts.kind)
            return f"{called(one.number or one.id)} is no motion ({kind}). `docket sheet --thread {entry}` shows what it goes with."
    return f"There is no motion {entry} as of {at.moment}. `docket motions` lists them."


def _of_many(session: Session, *, everything: bool, entry: str | None = None) -> bool:
    """Whether all cases are meant."""
    named = session.settings.get("case") or entry
    return not named and (everything or len(session.clerk.store.cases()) != 1)


def _cases(session: Session, *, everything: bool, entry: str | None = None) -> list[CaseAt]:
    """The case that is meant, or all of them."""
    if not _of_many(session, everything=everything, entry=entry):
        return [session.at()]
    from docket.clerk.agenda import everywhere  # noqa: PLC0415 (only over all cases)

    faults: dict[str, str] = {}
    found = everywhere(session.clerk, session.moment, session.known_at, faults=faults)
    for sentence in faults.values():
        tell(sentence)
    return found


def _moment(session: Session, cases: list[CaseAt]) -> dict[str, Any]:
    through = cases[0].record.current_through if len(cases) == 1 else None
    day = session.moment.day or session.clerk.today() if not cases else cases[0].day
    return {"as_of": str(session.moment), "day": day, "current_through": through}


def _named(case: "CaseName") -> dict[str, Any]:
    return {"case": case.number, "case_name": case.name, "court": case.court}


def _heading(cases: list[CaseAt]) -> str:
    if len(cases) == 1:
        return f"{text.head(str(cases[0].moment), cases[0].record.current_through)} · judged on {cases[0].day}"
    day = f"judged on {cases[0].day}" if cases else "no case yet"
    return f"{len(cases)} cases, {day}"


# --- as text ----------------------------------------------------------------------------------------------------------


def _motion_lines(
    heading: str, rows: "Iterable[MotionHere]", columns: int, *, whole: bool, several: bool
) -> Iterator[str]:
    yield heading
    empty = True
    for one in rows:
        empty = False
        yield from _motion(one, columns, whole=whole, several=several)
    if empty:
        yield "No motion there. `docket import FILE` brings a docket in; `docket enter` puts an entry on by hand."


def _motion(one: "MotionHere", columns: int, *, whole: bool, several: bool) -> Iterator[str]:
    row, cites = one.motion, one.cites
    mark = "?" if row.review == "proposed" else ""
    days = "" if row.days is None else f"{row.days} d"
    ruled = cites.get(row.decided_by or "", row.decided_by)
    by = f" by {ruled} on {row.decided_on or 'a day not told'}" if row.decided_by else ""
    closed = f", case closed {row.case_closed}" if row.case_closed else ""
    status = f"{text.words_for(row.status).upper()}{mark}{by}{closed}"
    where = f"  [{one.case.number}]" if several else ""
    yield f"{one.number:<5} {row.filed_on or 'undated'!s:<12}{days:>7}  {status}{where}"
    yield from text.wrap(f"{row.filer or 'Filer not told'}: {row.title}", columns, 6, 8)
    for brief in row.papers:
        sure = "?" if brief.ground == "text" else ""
        cite = cites.get(brief.entry, brief.entry)
        told = f"{cite}{sure} {text.words_for(brief.kind)} by {brief.filer or 'a filer not told'}"
        filed = brief.filed_on or "undated"
        yield from text.wrap(f"{filed}  {told}: {clip(brief.title, 80)}", columns, 8, 20)
    for hearing in row.hearings:
        yield from text.wrap(_hearing(hearing), columns, 8, 20)
    for due in row.dates:
        bare = "" if due.review == "kept" else "~"
        yield from text.wrap(
            f"{bare}{due.on}  {due.what}{'' if bare == '' else ' (read in docket text)'}", columns, 8, 20
        )
    if whole:
        for told in row.why:
            yield from text.wrap(f"Because: {told}", columns, 8, 10)


def _cite(at: CaseAt, ident: str | None) -> str:
    return at.record.entries[ident].cite if ident in at.record.entries else str(ident)


def _hearing(row: HearingRow) -> str:
    hour = f" {row.time}" if row.time else ""
    moved = f", moved from {', '.join(str(day) for day in row.was)}" if row.was else ""
    mark = "" if row.review == "kept" else "~"
    state = "" if row.state == "set" else f" {row.state.upper()}"
    read = "" if row.review == "kept" else " (read in docket text)"
    return f"{mark}{row.on or 'no day told'}{hour}  HEARING{state}: {row.what}{moved}{read}"


def _hearing_lines(
    cases: list[CaseAt], rows: Iterable[tuple[CaseAt, HearingRow]], columns: int, *, several: bool
) -> Iterator[str]:
    yield _heading(cases)
    empty = True
    for at, row in rows:
        empty = False
        cites = ", ".join(
            dict.fromkeys(_cite(at, ident) for ident in ([row.entry] if row.entry else []) + list(row.about))
        )
        where = f" · {at.record.opened.number}" if several else ""
        yield from text.wrap(f"{row.id or '?'} {_hearing(row)}  [{cites or 'by hand'}{where}]", columns, 0, 5)
    if empty:
        yield "No hearing lies ahead. `--past` shows those behind; `docket hearing WHAT --on DATE` puts one on the calendar."


def _counsel_lines(view: dict[str, Any], columns: int) -> Iterator[str]:
    yield text.head(view["as_of"], view["current_through"])
    for party in view["parties"]:
        yield from text.wrap(f"{party['name']} ({party['role'] or 'role not stated'})", columns, 0, 2)
        for one in party["counsel"] or ["no counsel on the docket"]:
            yield from text.wrap(one, columns, 4, 6)
    if not view["parties"]:
        yield "No party yet. `docket party NAME --role ROLE` adds one; `docket import FILE` brings them with the docket."


def related_lines(view: "RelatedView", columns: int) -> Iterator[str]:
    """The related actions of a case as text."""
    yield text.head(view.as_of, view.current_through)
    for row in view.related:
        held = (
            f"in this store, current through {row.current_through or 'no known date'}"
            if row.case
            else "not in this store"
        )
        told = {"here": "", "there": " (as that docket says)", "papers": ""}[row.stated_in]
        yield from text.wrap(f"{row.court} {row.number}  {row.name}: {row.relation}{told}; {held}", columns, 0, 4)
        for party in row.parties:
            here, there = party.role_here or "role not told", party.role_there or "role not told"
            yield from text.wrap(f"{party.name}: {here} here, {there} there", columns, 4, 6)
        for paper in row.papers:
            yield from text.wrap(
                f"{paper.name} is {paper.entry_here} here and {paper.entry_there} there", columns, 4, 6
            )
        if row.note:
            yield from text.wrap(row.note, columns, 4, 6)
    if not view.related:
        yield "No related action is known. `docket related NUMBER --court ID --name NAME` ties one to this case."
