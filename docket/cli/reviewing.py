"""The review queue: proposals kept as they are or edited, dropped with a reason, made again, and laid side by side."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from docket.clerk.reviewing import Proposal
from docket.cli.plain import as_json
from docket.cli.scheduling import dated_title, names_in, telling_proposals
from docket.cli.session import DAY, Session, say, tell, width
from docket.cli.table import DocketCommand
from docket.cli.text import wrap
from domain.errors import InvalidWordError
from domain.text import clip, counted
from domain.values import Stance, words_of

KINDS = (
    "argument",
    "concession",
    "deadline",
    "docketed",
    "formulation",
    "hearing",
    "move",
    "performance",
    "position",
    "ruling",
    "schedule",
    "vacate",
)
DATED = ("schedule", "move", "performance", "vacate", "docketed")
_ONE_ONLY = ("title", "due", "outcome", "stance", "asserted_by", "conceder")
Command = Callable[..., Any]


def _which(command: Command) -> Command:
    """The options that say which proposals are meant."""
    for option in (
        click.option("--sure", is_flag=True, help="Only those of 90% confidence and more."),
        click.option("--entry", metavar="N", help="Only those read in this entry."),
        click.option("--kind", type=click.Choice(KINDS), help="Only those of this kind."),
    ):
        command = option(command)
    return command


def _lines(proposal: Proposal, columns: int, names: Mapping[str, str]) -> list[str]:
    """A row of the queue; what a rule proposes is about a date and told whole, with who must act."""
    if proposal.kind not in DATED:
        return [_row(proposal, columns)]
    mark = "?" if proposal.review == "proposed" else " "
    word = "PROPOSED" if proposal.review == "proposed" else f"{proposal.review} {proposal.became or ''}"
    head = f"{mark}{proposal.id:<5}{proposal.entry:<6}{word:<10}"
    asked = f" [{proposal.asks[1]}?]" if proposal.asks and proposal.review == "proposed" else ""
    return wrap(f"{head}{dated_title(proposal, names)}{asked}", columns, 0, 6)


def _row(proposal: Proposal, columns: int) -> str:
    where = f"p. {proposal.page}" if proposal.page else f"line {proposal.lines[0]}" if proposal.lines[0] else ""
    mark = "?" if proposal.review == "proposed" else " "
    word = "PROPOSED" if proposal.review == "proposed" else f"{proposal.review} {proposal.became or ''}"
    head = (
        f"{mark}{proposal.id:<5}{proposal.entry:<6}{where:<10}{proposal.kind:<12}{word:<12}{proposal.confidence:.0%} "
    )
    asked = f" [{proposal.asks[1]}?]" if proposal.asks and proposal.review == "proposed" else ""
    return head + clip(f"{proposal.told}{asked}", max(columns - len(head), 20))


@click.command("review", cls=DocketCommand)
@click.option("--all", "everything", is_flag=True, help="The decided and the withdrawn ones too.")
@_which
@click.pass_context
def review_command(ctx: click.Context, /, *, everything: bool, kind: str | None, entry: str | None, sure: bool) -> None:
    """The review queue. A proposal changes no status until a person keeps it."""
    session = Session(ctx)
    clerk = session.clerk
    meant = None
    if kind or entry or sure:
        meant = set(clerk.matching(session.case, kind=kind, entry=entry, sure=sure))
    rows = [
        p
        for p in clerk.proposals(session.case, session.at())
        if (everything or p.review == "proposed") and (meant is None or p.id in meant)
    ]
    if session.wants_json:
        say(as_json({"proposals": rows}))
    elif not rows:
        say("Nothing waits for review.")
    else:
        names = names_in(session.at())
        say("\n".join(line for p in rows for line in _lines(p, width(), names)))
        say(
            "docket keep P1 P3-P7 ... (or --kind, --entry, --sure) records them under your name; "
            'docket drop P3 --reason "..." leaves them out.'
        )


@click.command("keep", cls=DocketCommand)
@click.argument("ids", nargs=-1, metavar="[ID... | all]")
@_which
@click.option("--title", help="Other words than the proposed ones.")
@click.option("--party", help="Who argues it, or whose position it is.")
@click.option("--obligor", help="Who must act.")
@click.option("--due", type=DAY, help="Another day than the proposed one.")
@click.option("--outcome", metavar="WORD", help="Another outcome than the proposed one.")
@click.option("--stance", type=click.Choice(words_of(Stance)), help="Another stance than the proposed one.")
@click.option("--conceder", help="Who is said to concede it.")
@click.option("--asserted-by", help="Who says that it is conceded.")
@click.option(
    "--on", metavar="ID", help="What it is about: the motion that a ruling decides, an argument (A4), a hearing (H1)."
)
@click.option("--off-docket", is_flag=True, help="Performance of a deadline leaves no docket entry (production).")
@click.pass_context
def keep_command(
    ctx: click.Context,
    /,
    ids: tuple[str, ...],
    *,
    kind: str | None,
    entry: str | None,
    sure: bool,
    **edits: Any,
) -> None:
    """Keep proposals: by id (P1 P3), by range (P2-P9), or all of a kind, of an entry, that are sure; or a dropped concession (C2).

    A batch is one command: one undo takes it back. Of a range or a filter, those that need an answer first are told and wait.
    """
    session = Session(ctx)
    clerk, case = session.writing()
    changed = {k: (v.isoformat() if k == "due" else v) for k, v in edits.items() if v}
    concessions, named = _sorted(ids)
    batch = bool(kind or entry or sure or any("-" in i or i == "ALL" for i in named))
    proposals = _meant(session, named, kind=kind, entry=entry, sure=sure) if batch else named
    if not proposals and not concessions:
        message = "Say which proposals: P1 P3, P2-P9, --kind argument, --entry 20, --sure, or all. `docket review` lists them."
        raise InvalidWordError(message)
    if len(proposals) + len(concessions) > 1 and any(name in changed for name in _ONE_ONLY):
        message = "Edit one proposal at a time; --party, --obligor, --on and --off-docket may go for several."
        raise InvalidWordError(message)
    with telling_proposals(clerk, case), clerk.together():  # all or none
        took = [(clerk.review_concession(case, ident, review="kept"), "kept") for ident in concessions]
        if not batch and proposals:
            kept = clerk.keep(case, proposals, edits=changed)
            took += [(receipt, f"kept from {ident}") for ident, receipt in zip(proposals, kept, strict=True)]
        made, told = clerk.keep_clear(case, proposals, edits=changed) if batch else ([], ())
    _batch_kept(session, made, told) if batch else session.took_all(took)


def _batch_kept(session: Session, made: list[str], told: tuple[str, ...]) -> None:
    for note in told:
        tell(note)
    if session.wants_json:
        say(as_json({"recorded": [{"id": ident, "notes": []} for ident in made], "waiting": list(told)}))
    elif made:
        say(f"{len(made)} kept: {', '.join(made)}. `docket undo` takes them all back.")
    else:
        say("None was kept.")


def _meant(session: Session, named: list[str], *, kind: str | None, entry: str | None, sure: bool) -> list[str]:
    clerk, case = session.clerk, session.case
    ids = [i for i in named if i != "ALL"]
    return clerk.waiting(case, ids, kind=kind, entry=entry, sure=sure, all_of_them="ALL" in named)


def _sorted(ids: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Claimed concessions (C2) and proposals (P3) apart, each named once."""
    named = list(dict.fromkeys(ident.strip().upper() for ident in ids))
    return [i for i in named if i.startswith("C")], [i for i in named if not i.startswith("C")]


@click.command("drop", cls=DocketCommand)
@click.argument("ids", nargs=-1, metavar="[ID... | all]")
@_which
@click.option("--reason", required=True)
@click.pass_context
def drop_command(
    ctx: click.Context,
    /,
    ids: tuple[str, ...],
    *,
    kind: str | None,
    entry: str | None,
    sure: bool,
    reason: str,
) -> None:
    """Drop proposals (P3, P2-P9, --kind deadline) or claimed concessions (C2), with the reason. They stay readable."""
    session = Session(ctx)
    clerk, case = session.writing()
    concessions, named = _sorted(ids)
    batch = bool(kind or entry or sure or any("-" in i or i == "ALL" for i in named))
    proposals = _meant(session, named, kind=kind, entry=entry, sure=sure) if batch else named
    if not proposals and not concessions:
        message = "Say which proposals: P1 P3, P2-P9, --kind argument, --entry 20, or all. `docket review` lists them."
        raise InvalidWordError(message)
    with clerk.together():  # all or none
        took = [clerk.review_concession(case, ident, review="dropped", reason=reason) for ident in concessions]
        took += clerk.drop(case, proposals, reason=reason) if proposals else []
    session.took_all((receipt, "dropped") for receipt in took)


@click.command("reread", cls=DocketCommand)
@click.argument("entries", nargs=-1, metavar="[N...]")
@click.pass_context
def reread_command(ctx: click.Context, /, entries: tuple[str, ...]) -> None:
    """Read papers at hand again, as after an update of the reader. What you decided stays decided; nothing is doubled."""
    session = Session(ctx)
    clerk, case = session.writing()
    told = clerk.reread(case, entries)
    if session.wants_json:
        say(as_json({"reread": told}))
        return
    for one in told:
        say(f"{one.entry}  {counted(one.read, 'proposal')} read: {one.new} new, {one.withdrawn} no longer made")
