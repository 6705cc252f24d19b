"""The concession audit as text for people: alarms first, then each claim beside the passage that it cites."""

from collections.abc import Iterator

import click

from docket.cli.session import Session
from docket.cli.table import DocketCommand
from docket.cli.text import head, passage, words_for, wrap
from domain.errors import UnknownReferenceError
from domain.text import clip
from projections.concession_audit import AuditedConcession, ConcessionAuditView, Statement

_PROMISE = "WORK PRODUCT. A machine compared words with words; nobody has reviewed it. ? marks what it PROPOSES."
_FINDINGS = {"two_accounts": "ONE PAPER, TWO ACCOUNTS", "lookalike_name": "NAMES THAT LOOK ALIKE"}


@click.command("alarms", cls=DocketCommand)
@click.argument("ident", required=False, metavar="[C2|P9]")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Every claim with its passage and what else was said, not the alarms alone.",
)
@click.pass_context
def alarms_command(ctx: click.Context, /, ident: str | None, *, everything: bool) -> None:
    """Claims of concession that the record at hand does not bear out, and admissions that nobody took up."""
    session = Session(ctx)
    view = session.clerk.concession_audit(session.at())
    if ident:
        view = _only(view, ident.strip().upper())
    session.show(view, lambda shown, columns: lines(shown, columns, everything=everything or ident is not None))


def _only(view: ConcessionAuditView, ident: str) -> ConcessionAuditView:
    rows = tuple(r for r in view.concessions if r.id == ident)
    if not rows:
        message = f"There is no claimed concession {ident} as of {view.as_of}. `docket concessions` and `docket review` list them."
        raise UnknownReferenceError(message)
    alarms = tuple(a for a in view.alarms if a.id == ident)
    return ConcessionAuditView(view.as_of, view.current_through, alarms, rows, (), view.missing)


def lines(view: ConcessionAuditView, columns: int, *, everything: bool = False) -> Iterator[str]:
    """The audit: alarms, then the claims asked for, then look-alike names, then what is not at hand."""
    yield head(view.as_of, view.current_through)
    yield from wrap(_PROMISE, columns)
    by_id = {r.id: r for r in view.concessions}
    if not view.alarms:
        yield "No alarm." if view.concessions else "No concession is claimed or proposed by then."
    for alarm in view.alarms:
        yield ""
        yield from wrap(f"!{alarm.id:<4} ?{words_for(alarm.kind).upper()} PROPOSED · {alarm.detail}", columns, 0, 6)
        if not everything:
            yield from _claim(by_id[alarm.id], columns)
    if everything:
        for row in view.concessions:
            yield ""
            yield from wrap(f"{row.id:<5} {row.proposition}", columns, 0, 6)
            yield from _claim(row, columns)
            yield from _around(row, columns)
    yield from _findings(view, columns)
    if view.missing:
        yield ""
        yield from wrap(f"Not at hand: {', '.join(view.missing)}.", columns, 0, 2)


def _findings(view: ConcessionAuditView, columns: int) -> Iterator[str]:
    for kind, heading in _FINDINGS.items():
        found = [finding for finding in view.findings if finding.kind == kind]
        if found:
            yield ""
            yield heading
        for finding in found:
            yield from wrap(f"?{finding.detail}", columns, 2, 4)
            for one in finding.passages:
                yield from passage(one, columns, 6)


def _claim(row: AuditedConcession, columns: int) -> Iterator[str]:
    hedged = ", hedged" if row.hedged else ""
    who = f"said of {row.conceder or 'somebody'} by {row.asserted_by or 'somebody'}"
    yield from wrap(f"{who} · {row.voice} · {row.manner}{hedged} · {row.review}", columns, 6)
    if row.passage:
        yield from passage(row.passage, columns, 6)
    if row.cited:
        yield from wrap(f"cited: {'; '.join(row.cited)}", columns, 6, 8)
    for one in row.cited_passages:
        yield from passage(one, columns, 8)


def _around(row: AuditedConcession, columns: int) -> Iterator[str]:
    check = row.proposed_check
    verdict = words_for(check.verdict) if check.verdict else "cannot tell"
    yield from wrap(f"?SOURCE CHECK PROPOSED: {verdict} · {check.detail}", columns, 6, 8)
    if row.source_check:
        theirs = row.source_check
        yield from wrap(f"SOURCE CHECK {words_for(theirs.verdict)} ({theirs.by}): {theirs.detail}", columns, 6, 8)
    for told in (*row.statements, *row.court):
        yield from _told(told, columns)


def _told(told: Statement, columns: int) -> Iterator[str]:
    when = f" {told.filed_on}" if told.filed_on else ""
    yield from wrap(f"{told.relation}{when} {told.party}: {clip(told.words, 240)} ({told.passage.cite})", columns, 6, 8)
