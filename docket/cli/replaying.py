"""A case over time: the chart of positions, the replay step by step, and what would change if something were left out."""

from collections.abc import Iterator
from contextlib import suppress

import click

from docket.clerk.reading import parse_moment
from docket.cli import replay_text
from docket.cli.plain import as_json
from docket.cli.session import Session, say, width
from docket.cli.table import DocketCommand
from docket.cli.text import head
from domain.errors import InvalidWordError, UnknownReferenceError
from domain.numbers import parse_entry
from domain.text import one_line
from projections.positions_chart import positions_chart
from projections.record import CaseRecord
from projections.replay import ReplayView, Step, replay, stops_of, within
from projections.whatif import what_if


@click.command("positions", cls=DocketCommand)
@click.argument("ident", required=False, metavar="[A4]")
@click.pass_context
def positions_command(ctx: click.Context, /, ident: str | None) -> None:
    """The chart of positions: each argument as a lane over the filings, a sign a stance; with an id, its lane in words."""
    session = Session(ctx)
    view = positions_chart(session.at())
    if ident is None:
        session.show(view, replay_text.chart)
        return
    lanes = tuple(lane for lane in view.lanes if lane.id == ident.strip().upper())
    if not lanes:
        message = f"There is no argument {ident} as of {view.as_of}. `docket arguments` lists what there is."
        raise UnknownReferenceError(message)
    session.show(
        {"columns": view.columns, "lanes": lanes}, lambda _, columns: replay_text.lane(view, lanes[0], columns)
    )


@click.command("replay", cls=DocketCommand)
@click.option("--thing", metavar="ID", help="Only what changed of one thing: A4, C1, D2, S1, 20.")
@click.option(
    "--step", "unit", type=click.Choice(["filing", "day"]), default="filing", help="Stop at filings or at days."
)
@click.option("--from", "first", metavar="WHEN", help="Begin with this day or ecf:20.")
@click.option("--to", "last", metavar="WHEN", help="End with this day or ecf:20.")
@click.pass_context
def replay_command(
    ctx: click.Context, /, thing: str | None, unit: str, first: str | None, last: str | None
) -> None:  # fmt: skip
    """The case step by step: each filing (or day) and what shifted by it, in sentences."""
    session = Session(ctx)
    at = session.at()
    record, today = at.record, session.clerk.today()
    named = _thing(record, thing) if thing else None
    begin, end = parse_moment(first), parse_moment(last) if last else at.moment
    stops = within(record, stops_of(record, unit, named, today), begin, end)
    steps = replay(record, today, stops, named)
    if session.wants_json:
        say(as_json(ReplayView(record.current_through, unit, named, _all(session, steps, len(stops)))))
        return
    say(head(str(at.moment), record.current_through))
    _print(steps, named)


@click.command("whatif", cls=DocketCommand)
@click.option(
    "--without",
    "without",
    multiple=True,
    required=True,
    metavar="ID",
    help="What to leave out: an entry (22, E1), a claim (C1), an argument, a deadline, a ruling. May be repeated.",
)
@click.pass_context
def whatif_command(ctx: click.Context, /, without: tuple[str, ...]) -> None:  # fmt: skip
    """What would change if a filing or a claim were left out: what rests on it, statuses, deadlines. Nothing is stored."""
    session = Session(ctx)
    at = session.at()
    session.show(what_if(at, [_plain(ident) for ident in without]), replay_text.whatif)


def _all(session: Session, steps: Iterator[Step], stops: int) -> tuple[Step, ...]:
    """Every step, telling how far it is: a long docket takes a while."""
    found: list[Step] = []
    with session.progress("stops folded") as told:
        for one in steps:
            found.append(one)
            told(len(found), stops)
    return tuple(found)


def _print(steps: Iterator[Step], thing: str | None) -> None:
    """Each step as soon as it is folded: a long docket takes a while."""
    none = True
    for step in steps:
        none = False
        say("\n".join(replay_text.step(step, width())))
    if none:
        say(
            f"Nothing changed of {thing} in this time." if thing else "There is nothing to replay: the docket is empty."
        )


def _thing(record: CaseRecord, ident: str) -> str:
    """The id of a thing as typed. Raises UnknownReferenceError where it is not on the record."""
    plain = _plain(ident)
    plain = next((e.id for e in record.entries.values() if e.number == plain), plain)
    if plain not in record.introduced:
        message = f"There is no {one_line(ident)} on the record of this case. `docket history` lists what is."
        raise UnknownReferenceError(message)
    return plain


def _plain(ident: str) -> str:
    """An id as typed in its own writing: ``a4`` is A4, ``ECF 20`` is 20."""
    plain = ident.strip()
    with suppress(InvalidWordError):
        plain = parse_entry(plain)
    return plain[:1].upper() + plain[1:]
