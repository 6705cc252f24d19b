"""Commands that record what the papers say: standards, arguments, positions, concessions, rulings, findings."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from docket.cli.scheduling import telling_proposals
from docket.cli.session import Session
from docket.cli.table import DocketCommand
from domain.errors import InvalidWordError
from domain.numbers import parse_entry
from domain.passage import given_passages
from domain.text import clip
from domain.values import (
    ArgumentOutcome,
    ChainRole,
    ConcessionState,
    FindingKind,
    Logic,
    Manner,
    MotionOutcome,
    Resolution,
    Stance,
    Verdict,
    Voice,
    Weight,
    words_of,
)

F = TypeVar("F", bound=Callable[..., Any])
_OUTCOMES = tuple(dict.fromkeys(words_of(ArgumentOutcome) + words_of(Resolution) + words_of(MotionOutcome)))
_PASSAGES_OF_A_FINDING = 2
_TITLE = 60


def _choice(closed_list: object) -> click.Choice[str]:
    return click.Choice(words_of(closed_list), case_sensitive=False)


def _passage_options(command: F) -> F:
    """``--words``, ``--pin`` and ``--via``: the exact words, where they stand, and who quotes them."""
    for flag, metavar, text in (
        ("--via", '"N PIN"', "The paper that quotes these words, where their own is not at hand."),
        ("--pin", "PIN", "Where they stand: p. 13:10-12, ¶ 11, § II.A ¶ 2, Ex. 2 ¶ 28."),
        ("--words", "TEXT", "The exact words, as printed."),
    ):
        command = click.option(flag, metavar=metavar, help=text)(command)
    return command


def _taken(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with the passage options made one passage."""
    found = given_passages(facts.pop("words"), facts.pop("pin"), facts.pop("via"))
    return facts | {"passages": found}


ENTRY = click.option("--entry", required=True, metavar="N", help="The paper in which it is said.")
PARTY = click.option("--party", required=True, help="Who says it; “court” for the court.")


@click.command("argue", cls=DocketCommand)
@click.argument("title")
@ENTRY
@PARTY
@click.option("--standard", metavar="S1")
@click.option("--element", metavar="S1.2")
@click.option("--defendant", help="The one defendant whom it concerns.")
@click.option("--under", metavar="A1", help="The argument under which it stands.")
@click.option("--alternative", is_flag=True, help="An “even if” argument.")
@click.option("--summary", help="The first position in your own words (default: the title).")
@click.option("--theory", help="A short label of the theory; a later change of it is reported as a shift.")
@_passage_options
@click.pass_context
def argue_command(ctx: click.Context, /, title: str, **facts: Any) -> None:
    """Raise an argument: a neutral TITLE that both sides could sign, and who raised it where."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.argue(case, title=title, **_taken(facts)), title)


@click.command("position", cls=DocketCommand)
@click.argument("argument")
@ENTRY
@PARTY
@click.option("--stance", required=True, type=_choice(Stance))
@click.option("--summary", help="In your own words (default: the quoted words).")
@click.option("--theory", help="A short label of the theory.")
@click.option("--defendant")
@_passage_options
@click.pass_context
def position_command(ctx: click.Context, /, argument: str, **facts: Any) -> None:
    """A party's or the court's position on an argument in one paper."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.position(case, argument=argument, **_taken(facts)), facts["stance"])


@click.command("standard", cls=DocketCommand)
@click.argument("title")
@click.option("--entry", metavar="N", help="Where it first appears.")
@click.option("--element", "elements", multiple=True, help="An element or factor, in order; may be given again.")
@click.option("--governing-law")
@click.option("--burden-on")
@click.option("--quantum", help="For example: clear and convincing evidence.")
@click.option("--logic", type=_choice(Logic), default="all", show_default=True, help="How its parts combine.")
@click.pass_context
def standard_command(ctx: click.Context, /, title: str, **facts: Any) -> None:
    """A legal test with its elements or factors."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.standard(case, title=title, **facts), title)


@click.command("formulate", cls=DocketCommand)
@click.argument("standard")
@ENTRY
@PARTY
@click.option("--summary", required=True, help="How the paper words it, in your own words.")
@_passage_options
@click.pass_context
def formulate_command(ctx: click.Context, /, standard: str, **facts: Any) -> None:
    """How one paper words a standard."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.formulate(case, standard=standard, **_taken(facts)), facts["summary"])


@click.command("concede", cls=DocketCommand)
@click.argument("proposition")
@click.option("--conceder", required=True, help="Who is said to have conceded.")
@click.option("--asserted-by", required=True, help="Who says so.")
@ENTRY
@click.option("--voice", type=_choice(Voice), help="Default: own where the conceder says it, else attributed.")
@click.option("--manner", type=_choice(Manner), default="express", show_default=True)
@click.option("--hedged", is_flag=True, help="“appears to concede”.")
@click.option("--argument", metavar="A4")
@click.option(
    "--supports", multiple=True, metavar="CITE", help="Record support that the claim cites; may be given again."
)
@click.option("--weight", type=_choice(Weight), help="The weight claimed for it.")
@_passage_options
@click.pass_context
def concede_command(ctx: click.Context, /, proposition: str, **facts: Any) -> None:
    """A claimed concession: the neutral PROPOSITION, who is said to have conceded it, and the words that claim so."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.concede(case, proposition=proposition, **_taken(facts)), f"claimed: {proposition}")


@click.command("trace", cls=DocketCommand)
@click.argument("concession")
@ENTRY
@PARTY
@click.option("--role", required=True, type=_choice(ChainRole))
@click.option("--summary", required=True)
@_passage_options
@click.pass_context
def trace_command(ctx: click.Context, /, concession: str, **facts: Any) -> None:
    """A link in a concession's chain of words, from the first denial to the court."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.trace(case, concession=concession, **_taken(facts)), facts["summary"])


@click.command("dispute", cls=DocketCommand)
@click.argument("concession")
@ENTRY
@PARTY
@click.option("--state", type=_choice(ConcessionState), default="disputed", show_default=True)
@click.option("--summary")
@_passage_options
@click.pass_context
def dispute_command(ctx: click.Context, /, concession: str, **facts: Any) -> None:
    """A paper disputes, qualifies, withdraws or owns a claimed concession."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.dispute(case, concession=concession, **_taken(facts)), facts["state"])


@click.command("check", cls=DocketCommand)
@click.argument("concession")
@click.argument("verdict", type=_choice(Verdict))
@click.option("--detail", required=True, help="What the cited passage says, and what the claim makes of it.")
@click.pass_context
def check_command(ctx: click.Context, /, concession: str, verdict: str, detail: str) -> None:
    """Your source check of a claimed concession."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.check(case, concession=concession, verdict=verdict, detail=detail), verdict)


@click.command("rule", cls=DocketCommand)
@click.argument("on")
@ENTRY
@click.option("--outcome", required=True, type=click.Choice(_OUTCOMES, case_sensitive=False))
@click.option("--summary")
@click.option("--element", metavar="S1.2")
@click.option("--defendant")
@_passage_options
@click.pass_context
def rule_command(ctx: click.Context, /, on: str, **facts: Any) -> None:
    """What the court did with ON: an argument (A4), a concession (C2), a standard or element (S1, S1.2), a motion (1)."""
    session = Session(ctx)
    clerk, case = session.writing()
    with telling_proposals(clerk, case):
        session.took(clerk.rule(case, on, **_taken(facts)), f"{on}: {facts['outcome']}")


@click.command("finding", cls=DocketCommand)
@click.argument("kind", type=_choice(FindingKind))
@click.argument("detail")
@ENTRY
@click.option("--passage", "given", multiple=True, nargs=3, metavar="N PIN WORDS", help="At least two.")
@click.pass_context
def finding_command(
    ctx: click.Context, /, kind: str, detail: str, entry: str, given: tuple[tuple[str, str, str], ...]
) -> None:
    """Passages that do not sit well together, stated neutrally."""
    if len(given) < _PASSAGES_OF_A_FINDING:
        message = 'A finding sets at least two passages side by side: --passage 20 "p. 7" "words" --passage 20 "p. 12" "words".'
        raise InvalidWordError(message)
    session = Session(ctx)
    clerk, case = session.writing()
    rows = [{"entry": parse_entry(n), "pin": pin, "words": words} for n, pin, words in given]
    session.took(clerk.finding(case, kind=kind, entry=entry, detail=detail, passages=rows), clip(detail, _TITLE))
