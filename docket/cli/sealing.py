"""Sealing and claw-back: papers whose words are shown to nobody unasked, used by nobody, or read by nobody again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docket.cli.plain import as_json
from docket.cli.session import DAY, Session, say, tell
from docket.cli.table import DocketCommand
from docket.store.server import is_server
from domain.case import called
from domain.errors import NotPossibleError
from domain.events import WordsDestroyed
from domain.values import ClawBackGround, ClawBackOutcome, words_of

if TYPE_CHECKING:
    from docket.store.backups import Backup

_REASON = click.option("--reason", required=True, help="Why; it stays on the record.")
_ORDER = click.option("--by-order", metavar="N", help="The entry of the order that says so.")


@click.command("seal", cls=DocketCommand)
@click.argument("entry", metavar="N")
@_REASON
@_ORDER
@click.pass_context
def seal_command(ctx: click.Context, /, entry: str, reason: str, by_order: str | None) -> None:
    """Hide the words of a paper, and all words recorded from it, wherever --show-sealed does not ask for them.

    A paper that comes in under seal is filed with `docket file FILE --sealed REASON`: then its words stand under a key of their
    own from the start, and can be destroyed.
    """
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.seal(case, entry, reason=reason, by_order=by_order), "sealed")


@click.command("unseal", cls=DocketCommand)
@click.argument("entry", metavar="N")
@_REASON
@_ORDER
@click.pass_context
def unseal_command(ctx: click.Context, /, entry: str, reason: str, by_order: str | None) -> None:
    """Show the words of a sealed paper again."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.unseal(case, entry, reason=reason, by_order=by_order), "unsealed")


@click.command("claw-back", cls=DocketCommand)
@click.argument("entry", metavar="N")
@_REASON
@click.option("--party", help="Who claims it back.")
@click.option("--notice", "on", type=DAY, help="The day of the notice, or of what ended the claim (default: today).")
@click.option(
    "--ground",
    type=click.Choice(words_of(ClawBackGround)),
    default="frcp_26b5b",
    show_default=True,
    help="FRCP 26(b)(5)(B): notice after production; FRE 502(b): inadvertent disclosure; (d): an order; (e): an agreement.",
)
@click.option("--end", "outcome", type=click.Choice(words_of(ClawBackOutcome)), help="How an open claim ended.")
@_ORDER
@click.pass_context
def claw_back_command(
    ctx: click.Context, /, entry: str, *, reason: str, party: str | None, on: date | None, ground: str, outcome: str | None,
    by_order: str | None,
) -> None:  # fmt: skip
    """A claim of privilege in a paper that was produced or filed already: FRCP 26(b)(5)(B), FRE 502.

    Until it is resolved nobody sees the words, with --show-sealed neither, and nothing can be recorded from them. A claim that
    was withdrawn or overruled gives them back. `docket destroy-key N` destroys them.
    """
    session = Session(ctx)
    clerk, case = session.writing()
    day = on or clerk.today()
    if outcome:
        receipt = clerk.end_claw_back(case, entry, outcome=outcome, on=day, reason=reason, by_order=by_order)
        session.took(receipt, f"claw-back {outcome}")
        return
    if not party:
        message = "Who claims it back? Say it with --party NAME."
        raise click.UsageError(message)
    session.took(
        clerk.claw_back(case, entry, party=party, on=day, reason=reason, ground=ground), "withheld: claw-back claimed"
    )


@click.command("destroy-key", cls=DocketCommand)
@click.argument("entry", metavar="N")
@_REASON
@click.option("--yes", is_flag=True, help="Do it: it cannot be taken back.")
@click.pass_context
def destroy_key_command(ctx: click.Context, /, entry: str, *, reason: str, yes: bool) -> None:
    """Destroy the key to a paper and to every word taken from it. A tombstone stays, and the chain still holds.

    Backups and copies hold the keys of their time: those that are known are listed, and must be destroyed too.
    """
    session = Session(ctx)
    clerk, case = session.writing()
    if not yes:
        message = "Nobody will read these words again, and nothing brings them back. Say --yes to destroy their key."
        raise NotPossibleError(message)
    made = clerk.destroy_words(case, entry, reason=reason)
    for note in made.notes:
        tell(note)
    if not made.scrubbed:
        tell(
            "Another program has the store open, and its file is not yet emptied of the key. Close it and say this again."
        )
    if session.wants_json:
        facts = {"id": made.id, "entries": list(made.entries), "told": made.told, "scrubbed": made.scrubbed}
        say(as_json({**facts, "backups": [one._asdict() for one in made.backups]}))
        return
    say(f"{made.id}  {made.told}")
    if made.backups:
        say("These copies hold the keys of their time; destroy them, or restore them only with --heed:")
        say("\n".join(_backups(made.backups)))


@click.command("backups", cls=DocketCommand)
@click.pass_context
def backups_command(ctx: click.Context) -> None:
    """The copies of this store that are known: where, when, up to which event, and what was destroyed since."""
    from docket.store.backups import backups  # noqa: PLC0415 (only here)

    session = Session(ctx)
    store = session.clerk.store
    rows = backups(store)
    since = {row: store.after(WordsDestroyed, row.position) for row in rows}
    view = {"backups": [{**row._asdict(), "destroyed_since": [_entry(e) for e in since[row]]} for row in rows]}
    session.show(view, lambda _, __: _backups(rows, since) or ["No copy of this store is known."])


def _entry(event: WordsDestroyed) -> dict[str, str]:
    return {"case": event.originator_id, "entry": event.entry, "told": event.told}


def _backups(rows: "Iterable[Backup]", since: "Mapping[Backup, Sequence[WordsDestroyed]] | None" = None) -> list[str]:
    lines = []
    for row in rows:
        gone = "" if is_server(row.place) or Path(row.place).exists() else "  (not there now)"
        lines.append(f"{row.made_at[:16].replace('T', ' ')}Z  {row.how:<9} pos:{row.position:<7} {row.place}{gone}")
        lines += [f"    holds the key to {e.originator_id}, {called(e.entry)}" for e in (since or {}).get(row, ())]
    return lines


@click.command("pair", cls=DocketCommand)
@click.argument("sealed", metavar="SEALED")
@click.argument("redacted", metavar="REDACTED")
@click.pass_context
def pair_command(ctx: click.Context, /, sealed: str, redacted: str) -> None:
    """Say that entry REDACTED is the redacted version of entry SEALED; the views name the one at the other."""
    session = Session(ctx)
    clerk, case = session.writing()
    session.took(clerk.pair(case, sealed, redacted), f"{redacted} is the redacted version of {sealed}")
