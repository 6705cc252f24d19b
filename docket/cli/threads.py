"""Threads: papers compared, and what answers what, as proposals and as an overview."""

from itertools import groupby

import click

from docket.clerk.answering import Answer
from docket.clerk.threading import Threads
from docket.cli.plain import as_json
from docket.cli.session import Session, say, width
from docket.cli.table import DocketCommand
from domain.text import clip, counted


@click.command("threads", cls=DocketCommand)
@click.pass_context
def threads_command(ctx: click.Context, /) -> None:
    """Compare the papers at hand: propose which passages answer which argument, and tell what is unanswered or new in reply.

    Proposals wait in `docket review`; nothing is called unanswered or new unless the papers compared are at hand and read.
    """
    session = Session(ctx)
    clerk, case = session.writing()
    found = clerk.thread(case)
    if session.wants_json:
        say(as_json(found))
        return
    say("\n".join(_lines(found, width())))


def _lines(found: Threads, columns: int) -> list[str]:
    lines = []
    for thread in found.threads:
        lines.append(clip(f"{thread.argument}  {thread.title} (raised in {thread.raised_in})", columns))
        lines += ["    " + clip(_told(answer), columns - 4) for answer in thread.answers]
    if not found.threads:
        lines.append("No argument is on the record yet. Keep some (docket review) or raise one (docket argue).")
    for entry, fresh in groupby(found.new_matter, key=lambda m: m.entry):
        rows = list(fresh)
        missing = "; ".join(rows[0].missing)
        if not rows[0].compared:
            lines.append(clip(f"{entry}  new in reply? It cannot be told: {missing}.", columns))
            continue
        lines.append(
            f"{entry}  {'new in reply' if rows[0].new else '? perhaps new in reply'}: near to nothing before it"
        )
        if missing:
            lines.append("    " + clip(f"unknown: {missing}", columns - 4))
        lines += ["    " + clip(f"{row.title}{f' (p. {row.page})' if row.page else ''}", columns - 4) for row in rows]
    for name, factor in found.learned.items():
        lines.append(f"In this case links by {name} count {factor:g} times as much, by what was kept and dropped.")
    lines.append(
        f"{counted(found.made, 'new proposal')}, {found.withdrawn} no longer made: docket review --kind position"
    )
    return lines


def _told(answer: Answer) -> str:
    kind = answer.kind.replace("_", " ")
    if answer.answered:
        return f"{answer.entry:<6}{kind:<13}{', '.join(answer.positions)}"
    if answer.answered is False:
        return f"{answer.entry:<6}{kind:<13}nothing found, and the paper is read"
    return f"{answer.entry:<6}{kind:<13}? unknown: {'; '.join(answer.missing)}"
