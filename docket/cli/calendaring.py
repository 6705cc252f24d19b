"""Commands that set, move, vacate and perform deadlines."""

from pathlib import Path
from typing import Any

import click

from docket.cli.computing import branch_days
from docket.cli.scheduling import RULES, telling_proposals, use
from docket.cli.session import DAY, HOUR, Session
from docket.cli.table import DocketCommand
from docket.cli.text import due_date
from domain.errors import InvalidWordError
from domain.numbers import parse_date
from domain.passage import given_passages
from domain.values import Basis, Certainty, words_of
from projections.deadlines import deadlines

BASIS = click.option(
    "--basis", type=click.Choice(words_of(Basis), case_sensitive=False), default="order", show_default=True
)
CERTAINTY = click.option("--certainty", type=click.Choice(words_of(Certainty), case_sensitive=False))


@click.command("due", cls=DocketCommand)
@click.argument("what")
@click.option("--obligor", required=True, help="Who must act.")
@click.option("--on", type=DAY, help="The due date.")
@click.option("--time", type=HOUR, metavar="HH:MM", help="The hour, where one is set.")
@click.option("--rule", metavar="ID", help="Count it under a rule: cand.7-3.a; `docket compute --list` lists them.")
@click.option(
    "--from",
    "trigger",
    metavar="DATE|N",
    help="With --rule: the day of the event, or the entry whose filed date it is.",
)
@click.option("--served", metavar="HOW", help="With --rule: electronic, mail, personal, ...")
@click.option(
    "--branch", "branches", multiple=True, metavar="NAME=DATE", help="With --rule: the day of another branch."
)
@RULES
@click.option("--waiting-for", help="What the date depends on, where there is none yet.")
@click.option("--entry", metavar="N", help="The order, stipulation or motion that it comes from.")
@BASIS
@CERTAINTY
@click.option("--ground", help="The ground in words (default: the pin cite).")
@click.option("--off-docket", is_flag=True, help="Performance leaves no docket entry (production, payment).")
@click.option("--detail", help="More on what is to be done.")
@click.option("--words", metavar="TEXT", help="The exact words that set it.")
@click.option("--pin", metavar="PIN")
@click.pass_context
def due_command(
    ctx: click.Context,
    /,
    what: str,
    rule: str | None,
    trigger: str | None,
    served: str | None,
    words: str | None,
    pin: str | None,
    packs: tuple[Path, ...],
    branches: tuple[str, ...],
    **facts: Any,
) -> None:
    """A deadline with its ground: ordered (--on), counted under a rule (--rule --from), or waiting (--waiting-for).

    Only an ordered date is ever shown bare.
    """
    use(packs)
    session = Session(ctx)
    clerk, case = session.writing()
    if not rule and not trigger:
        receipt = clerk.due(case, what=what, passages=given_passages(words, pin, None), **facts)
        session.took(receipt, f"{facts['on'] or 'waiting'}  {what}")
        return
    given = [n for n in ("time", "ground", "certainty", "waiting_for") if facts[n]] + [n for n in (words, pin) if n]
    if given:
        message = "A rule brings its own ground: with --rule leave out --words, --pin, --time, --ground and the like."
        raise InvalidWordError(message)
    if not (rule and trigger) or facts["on"]:
        message = (
            "A rule needs the day that it counts from and no date of its own: --rule cand.7-3.a --from 2023-01-09."
        )
        raise InvalidWordError(message)
    plain = {name: facts[name] for name in ("obligor", "entry", "detail", "off_docket")}
    days = {name: parse_date(day, f"branch {name}") for name, day in branch_days(branches).items()}
    receipt = clerk.due_by_rule(case, what=what, rule=rule, trigger=trigger, served=served, branches=days, **plain)
    found = next(d for d in deadlines(clerk.at(case)).deadlines if d.id == receipt.id)
    session.took(receipt, f"{due_date(found)}  {what}")


@click.command("move", cls=DocketCommand)
@click.argument("deadline")
@click.option("--on", type=DAY, help="The new date.")
@click.option("--waiting-for", help="What the new date depends on, where there is none yet.")
@click.option("--time", type=HOUR, metavar="HH:MM")
@click.option("--entry", metavar="N", help="The order or stipulation that moves it.")
@BASIS
@CERTAINTY
@click.option("--ground")
@click.option(
    "--awaiting-order", is_flag=True, help="A stipulation or motion that needs an order: it moves nothing yet."
)
@click.option("--unsigned", metavar="RULE", help="The rule under which a stipulation takes effect without an order.")
@click.option("--words", metavar="TEXT")
@click.option("--pin", metavar="PIN")
@click.pass_context
def move_command(ctx: click.Context, /, deadline: str, words: str | None, pin: str | None, **facts: Any) -> None:
    """Another basis for a deadline; the earlier date stays visible.

    A stipulation moves a date only where a rule of the packs lets it take effect without an order (or --unsigned names one);
    otherwise it awaits an order, like a motion for more time or a proposed order.
    """
    session = Session(ctx)
    clerk, case = session.writing()
    with telling_proposals(clerk, case):
        receipt = clerk.move(case, deadline, passages=given_passages(words, pin, None), **facts)
        found = next(d for d in deadlines(clerk.at(case)).deadlines if d.id == receipt.id)
        session.took(receipt, f"{due_date(found)}  {found.what}")


@click.command("vacate", cls=DocketCommand)
@click.argument("deadline")
@click.option("--entry", required=True, metavar="N")
@click.option("--ground", required=True)
@click.pass_context
def vacate_command(ctx: click.Context, /, deadline: str, entry: str, ground: str) -> None:
    """The court takes a deadline off."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.vacate(case, deadline, entry=entry, ground=ground), "vacated")


@click.command("perform", cls=DocketCommand)
@click.argument("deadline")
@click.option("--with", "performed_by", required=True, metavar="N", help="The filing (22) or off-docket event (O1).")
@click.pass_context
def perform_command(ctx: click.Context, /, deadline: str, performed_by: str) -> None:
    """The filing or event that performs a deadline; whether in time is derived, never typed in."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.perform(case, deadline, by=performed_by), f"performed by {performed_by}")
