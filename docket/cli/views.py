"""Commands that only read: the views as text or JSON, differences, why."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import click

from docket.clerk.reading import parse_known_at, parse_moment
from docket.cli import papers_text, text
from docket.cli.session import DAY, Session, width
from docket.cli.table import DocketCommand
from domain.errors import InvalidWordError, UnknownReferenceError
from domain.numbers import parse_entry
from domain.values import Kind, words_of
from projections.arguments import arguments
from projections.concessions import concessions
from projections.deadlines import deadlines
from projections.difference import difference
from projections.moment import NOW, CaseAt
from projections.overview import overview
from projections.sheet import chosen, sheet
from projections.standards import standards
from projections.timeline import history
from projections.why import why


@click.command("cases", cls=DocketCommand)
@click.pass_context
def cases_command(ctx: click.Context) -> None:
    """The cases of this store, with the next deadline and what waits for review."""
    session = Session(ctx)
    with session.progress("cases read") as told:
        rows = session.clerk.cases(told)
    session.show({"cases": rows}, lambda _, columns: text.cases(rows, columns))


@click.command("overview", cls=DocketCommand)
@click.pass_context
def overview_command(ctx: click.Context) -> None:
    """The state of the case on one page: decided, due, left open, claimed as conceded, shifted, not known."""
    session = Session(ctx)
    session.show(overview(session.at()), text.overview)


@click.command("sheet", cls=DocketCommand)
@click.option("--full", is_flag=True, help="Docket text, relations and earlier wordings too.")
@click.option(
    "--kind", type=click.Choice(words_of(Kind), case_sensitive=False), help="Only entries of a kind, also as a facet."
)
@click.option("--party", metavar="NAME", help="Only what this party filed (a part of its name).")
@click.option("--after", type=DAY, metavar="DATE", help="Only from this day on.")
@click.option("--before", type=DAY, metavar="DATE", help="Only until this day.")
@click.option("--thread", metavar="N", help="Only what shares a motion with entry N: briefing, hearing, ruling.")
@click.pass_context
def sheet_command(
    ctx: click.Context, /, *, full: bool, kind: str | None, party: str | None, after: date | None, before: date | None,
    thread: str | None,
) -> None:  # fmt: skip
    """The docket sheet: every entry with its dates, its filer and what it did."""
    session = Session(ctx)
    at = session.at()
    named = at.entry_named(parse_entry(thread)) if thread else None
    view = chosen(sheet(at), kind=kind, party=party, after=after, before=before, thread=named)
    narrowed = any((kind, party, after, before, thread))
    session.show(view, lambda shown, columns: text.sheet(shown, columns, full=full, narrowed=narrowed))


@click.command("arguments", cls=DocketCommand)
@click.argument("ident", required=False, metavar="[A4]")
@click.pass_context
def arguments_command(ctx: click.Context, /, ident: str | None) -> None:
    """Who says what on each argument in each filing, its derived status, and how positions shifted."""
    session = Session(ctx)
    session.show(_only(arguments(session.at()), "arguments", ident), papers_text.arguments)


@click.command("concessions", cls=DocketCommand)
@click.argument("ident", required=False, metavar="[C2]")
@click.pass_context
def concessions_command(ctx: click.Context, /, ident: str | None) -> None:
    """Claimed concessions: whose words, whose claim, the source check, the chain, and what the court made of it."""
    session = Session(ctx)
    session.show(_only(concessions(session.at()), "concessions", ident), papers_text.concessions)


@click.command("standards", cls=DocketCommand)
@click.pass_context
def standards_command(ctx: click.Context) -> None:
    """Each legal test as the papers word it, and element by party by ruling."""
    session = Session(ctx)
    session.show(standards(session.at()), papers_text.standards)


@click.command("history", cls=DocketCommand)
@click.option("--court-order", is_flag=True, help="As it happened in court, not as it was recorded.")
@click.pass_context
def history_command(ctx: click.Context, /, court_order: bool) -> None:  # noqa: FBT001
    """Every event in a sentence: what was recorded, by whom, and what was taken back."""
    session = Session(ctx)
    session.show(history(session.at(), court_order=court_order), text.history)


@click.command("diff", cls=DocketCommand)
@click.argument("before", metavar="FROM")
@click.argument("after", metavar="TO", default="now")
@click.pass_context
def diff_command(ctx: click.Context, /, before: str, after: str) -> None:
    """What changed between two moments: days, ecf:20, or log positions (pos:120). TO defaults to now."""
    session = Session(ctx)
    view = difference(_moment(session, before), _moment(session, after))
    view = replace(
        view,
        from_=before.strip() if _is_position(before) else view.from_,
        to=after.strip() if _is_position(after) else view.to,
    )
    session.show(view, text.diff)


def _moment(session: Session, when: str) -> CaseAt:
    """A moment on either clock: ``pos:`` is record time, everything else court time."""
    if _is_position(when):
        return session.clerk.at(session.case, NOW, parse_known_at(when))
    return session.at(parse_moment(when))


def _is_position(when: str) -> bool:
    return when.strip().casefold().startswith("pos:")


@click.command("why", cls=DocketCommand)
@click.argument("ident", metavar="ID")
@click.pass_context
def why_command(ctx: click.Context, /, ident: str) -> None:
    """The passages, rules and events behind a status or a date (A4, C2, D1, S1, S1.2, 20, E7, F1)."""
    session = Session(ctx)
    plain = ident.strip()
    if plain[:1] in "pP" and plain[1:].isdigit():
        from docket.cli.agenda import why_proposed  # noqa: PLC0415 (the packs are read only here)

        why_proposed(session, plain.upper())
        return
    with suppress(InvalidWordError):
        plain = parse_entry(plain)
    session.show(why(session.at(), plain[:1].upper() + plain[1:]), text.why)


def _only(view: Any, field: str, ident: str | None) -> Any:
    """The view with one thing in it, where one was named."""
    if ident is None:
        return view
    found = tuple(row for row in getattr(view, field) if row.id == ident.upper())
    if not found:
        message = f"There is no {ident} as of {view.as_of}. `docket {field}` lists what there is."
        raise UnknownReferenceError(message)
    return replace(view, **{field: found})


def whole_case(at: CaseAt, columns: int | None = None) -> list[str]:
    """Every view of a case as text, for the demonstration without a terminal."""
    columns = columns or width()
    views = (
        ("The case on one page", text.overview(overview(at), columns)),
        ("Docket sheet", text.sheet(sheet(at), columns)),
        ("Arguments", papers_text.arguments(arguments(at), columns)),
        ("Standards", papers_text.standards(standards(at), columns)),
        ("Claimed concessions", papers_text.concessions(concessions(at), columns)),
        ("Deadlines", text.deadlines(deadlines(at), columns)),
    )
    lines: list[str] = []
    for title, body in views:
        lines += ["", f"== {title} ".ljust(columns, "="), *body]
    return lines
