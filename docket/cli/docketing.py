"""Commands that keep the docket: cases, entries, parties, what leaves no entry, links, notes and corrections."""

from datetime import date
from typing import Any

import click

from docket.clerk import Clerk
from docket.cli.scheduling import telling_proposals
from docket.cli.session import DAY, HOUR, Session, tell
from docket.cli.table import DocketCommand
from domain.errors import InvalidWordError
from domain.passage import given_passages
from domain.values import Kind, LinkRole, OffDocketKind, RelationRole, words_of

KIND = click.Choice(words_of(Kind), case_sensitive=False)


@click.command("open", cls=DocketCommand)
@click.argument("number")
@click.option("--court", required=True, metavar="ID", help="CourtListener's id of the court (cand, nysd, ca9).")
@click.option("--name", required=True, help="What you call the case.")
@click.option("--caption", help="The caption as printed.")
@click.pass_context
def open_command(ctx: click.Context, /, number: str, court: str, name: str, caption: str | None) -> None:
    """Open a case; begins the store where there is none.

    Example: docket open 3:22-mc-80319-SK --court cand --name "In re Twitter"
    """
    session = Session(ctx)
    session.refuse_past()
    Clerk.check_opening(number, court=court, name=name, caption=caption)  # before a store is begun for it
    session.took(session.new_clerk.open(number, court=court, name=name, caption=caption), name)


@click.command("enter", cls=DocketCommand)
@click.argument("text")
@click.option(
    "--entry", metavar="N", help="Docket number (20) or attachment (22-1); without it an unnumbered entry (E7)."
)
@click.option("--filed", type=DAY, help="The day on which it was filed.")
@click.option("--kind", type=KIND, default="other", show_default=True)
@click.option("--party", help="Who filed it; “court” for orders.")
@click.option("--responds-to", multiple=True, metavar="N", help="The entry it answers; may be given again.")
@click.option(
    "--relation", multiple=True, nargs=2, metavar="ROLE N", help=f"Roles: {', '.join(words_of(RelationRole))}."
)
@click.option("--dated", type=DAY, help="The date printed after “Dated:”.")
@click.option("--assumed", is_flag=True, help="The filed date was taken from “Dated:”.")
@click.option("--between", nargs=2, type=DAY, metavar="FROM TO", help="Bounds, where no filed date is known.")
@click.option("--entered", type=DAY)
@click.option("--served", type=DAY)
@click.option("--facet", "facets", multiple=True, help="What else it is (proposed order, ex parte, ...).")
@click.option("--docket-text", help="The clerk's docket text, where it differs from the title.")
@click.option("--sealed", is_flag=True)
@click.pass_context
def enter_command(
    ctx: click.Context,
    /,
    text: str,
    *,
    relation: tuple[tuple[str, str], ...],
    assumed: bool,
    docket_text: str | None,
    **facts: Any,
) -> None:
    """Put an entry on the docket sheet by hand. TEXT is its title.

    Example: docket enter "Opposition to motion to compel" --entry 19 --kind opposition --party Twitter --responds-to 1
    """
    session = Session(ctx)
    clerk, case = session.writing()
    relations = [{"role": role, "to": to} for role, to in relation]
    with telling_proposals(clerk, case):
        receipt = clerk.enter(case, title=text, text=docket_text, filed_assumed=assumed, relations=relations, **facts)
        session.took(receipt, text)


@click.command("revise", cls=DocketCommand)
@click.argument("entry")
@click.option("--reason", required=True, help="Why it reads otherwise now.")
@click.option("--number", metavar="N", help="The docket number that an unnumbered entry was given.")
@click.option("--title")
@click.option("--docket-text", "text")
@click.option("--kind", type=KIND)
@click.option("--party")
@click.option("--filed", type=DAY)
@click.option("--dated", type=DAY)
@click.option("--entered", type=DAY)
@click.option("--served", type=DAY)
@click.option("--between", nargs=2, type=DAY, metavar="FROM TO")
@click.pass_context
def revise_command(ctx: click.Context, /, entry: str, **changes: Any) -> None:
    """Correct or re-word an entry. A correction holds for every court date; the earlier wording stays readable."""
    session = Session(ctx)
    clerk, case = session.writing()
    if changes.get("filed"):
        changes["filed_assumed"] = False
    with telling_proposals(clerk, case):
        session.took(clerk.revise(case, entry, **changes), "revised")


@click.command("party", cls=DocketCommand)
@click.argument("name")
@click.option("--role", help="Its role in this case (movant, respondent, plaintiff, ...).")
@click.option("--label", help="A short name for columns.")
@click.option("--alias", "aliases", multiple=True, help="Another name; may be given again.")
@click.option("--counsel", multiple=True, help="Counsel, with firm; may be given again.")
@click.pass_context
def party_command(ctx: click.Context, /, name: str, **facts: Any) -> None:
    """A party joins, or more is said of one that is known by any of its names."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.party(case, name=name, **facts), name)


@click.command("rename", cls=DocketCommand)
@click.argument("name")
@click.option("--caption", help="The caption as printed.")
@click.pass_context
def rename_command(ctx: click.Context, /, name: str, caption: str | None) -> None:
    """Another name for the case, or its caption."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.rename(case, name, caption=caption))


@click.command("judge", cls=DocketCommand)
@click.argument("name")
@click.option("--role", help="For example: magistrate judge.")
@click.pass_context
def judge_command(ctx: click.Context, /, name: str, role: str | None) -> None:
    """A judge who sits on the case."""
    session = Session(ctx)
    clerk, case = session.writing()
    with telling_proposals(clerk, case):  # some rules are for the orders of a magistrate judge
        session.took(clerk.judge(case, name=name, role=role))


@click.command("related", cls=DocketCommand)
@click.argument("number", required=False)
@click.option("--court", metavar="ID", help="CourtListener's id of its court (nyed, ca9).")
@click.option("--name", help="What you call it.")
@click.option(
    "--as", "relation", default="related case", show_default=True, help="underlying action, appeal, transfer, ..."
)
@click.option("--note")
@click.option("--role", "roles", multiple=True, nargs=2, metavar="PARTY ROLE", help="A party's role there.")
@click.pass_context
def related_command(
    ctx: click.Context, /, number: str | None, roles: tuple[tuple[str, str], ...], **facts: Any
) -> None:
    """Tie another case to this one; without NUMBER, list the related actions with their parties and common papers."""
    session = Session(ctx)
    if number is None:
        from docket.clerk.relating import related_actions  # noqa: PLC0415 (looks into other cases)
        from docket.cli.motions import related_lines  # noqa: PLC0415 (only for the list)

        session.show(related_actions(session.clerk, session.case, session.moment, session.known_at), related_lines)
        return
    if not (facts["court"] and facts["name"]):
        message = "Say the court and the name of the other case: `docket related NUMBER --court ID --name NAME`."
        raise InvalidWordError(message)
    clerk, case = session.writing()
    session.took(clerk.related(case, number=number, roles=dict(roles), **facts))


@click.command("event", cls=DocketCommand)
@click.argument("what")
@click.option("--on", required=True, type=DAY, help="The day on which it happened.")
@click.option(
    "--kind", type=click.Choice(words_of(OffDocketKind), case_sensitive=False), default="other", show_default=True
)
@click.option("--party", help="Who did it.")
@click.option("--performs", metavar="D1", help="The deadline that it performs.")
@click.option("--entry", metavar="N", help="The entry that tells of it.")
@click.option("--words", help="The exact words that tell of it.")
@click.option("--pin", help="Where they stand.")
@click.pass_context
def event_command(
    ctx: click.Context, /, what: str, on: date, words: str | None, pin: str | None, entry: str | None, **facts: Any
) -> None:
    """What leaves no docket entry: service, production, meet and confer, a letter."""
    session = Session(ctx)
    clerk, case = session.writing()
    found = given_passages(words, pin, None)
    if found and not entry:
        message = "Words need the entry in which they stand: add --entry N."
        raise InvalidWordError(message)
    with telling_proposals(clerk, case):
        session.took(clerk.event(case, what=what, on=on, entry=entry, passages=found, **facts), what)


@click.command("hearing", cls=DocketCommand)
@click.argument("what", required=False)
@click.option("--on", type=DAY, help="The day.")
@click.option("--time", type=HOUR, metavar="HH:MM")
@click.option("--entry", metavar="N", help="The entry that sets, resets or vacates it.")
@click.option("--reset", metavar="H1", help="Reset this hearing to --on.")
@click.option("--vacate", metavar="H1", help="This hearing is off.")
@click.option("--held", metavar="H1", help="This hearing was held.")
@click.pass_context
def hearing_command(
    ctx: click.Context,
    /,
    what: str | None,
    on: date | None,
    reset: str | None,
    vacate: str | None,
    held: str | None,
    **facts: Any,
) -> None:
    """A hearing on the calendar; set, reset, vacated or held."""
    session = Session(ctx)
    clerk, case = session.writing()
    if reset and on is None:
        message = "A hearing that is reset needs its new day: --on 2023-02-13."
        raise InvalidWordError(message)
    for hearing, state in ((reset, "reset"), (vacate, "vacated"), (held, "held")):
        if hearing:
            with telling_proposals(clerk, case):
                session.took(
                    clerk.change_hearing(case, hearing, state=state, on=on, **facts), f"{state} {on or ''}".strip()
                )
            return
    if on is None or not what:
        message = 'A hearing needs what it is about and its day: docket hearing "Motion to compel" --on 2023-02-13.'
        raise InvalidWordError(message)
    with telling_proposals(clerk, case):
        session.took(clerk.hearing(case, what=what, on=on, **facts), what)


@click.command("link", cls=DocketCommand)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--as", "relation", required=True, type=click.Choice(words_of(LinkRole), case_sensitive=False))
@click.pass_context
def link_command(ctx: click.Context, /, source: str, target: str, relation: str) -> None:
    """Tie two things on the record together (entries, A4.2, C1.3, S1.f2, ...)."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.link(case, source, target, relation=relation), f"{source} {relation} {target}")


@click.command("note", cls=DocketCommand)
@click.argument("about")
@click.argument("text")
@click.pass_context
def note_command(ctx: click.Context, /, about: str, text: str) -> None:
    """A note on anything: work product, left out of exports unless asked for."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.note(case, about, text), f"note on {about}")


@click.command("undo", cls=DocketCommand)
@click.argument("target", required=False)
@click.option("--reason")
@click.pass_context
def undo_command(ctx: click.Context, /, target: str | None, reason: str | None) -> None:
    """Take back the last command, or TARGET: what brought an id in (A4), or a log position (pos:120).

    Nothing is overwritten: a correction is appended, and undoing it brings the command back.
    """
    session = Session(ctx)
    clerk, case = session.writing()
    with telling_proposals(clerk, case):
        receipt = clerk.undo(case, target, reason=reason)
        told = clerk.last_sentence(case)
        session.took(receipt, told)
    if told.startswith("Brought back"):
        tell(
            "Undoing a correction brings its command back. To go further back name what to undo: docket undo A4, or pos:120."
        )
