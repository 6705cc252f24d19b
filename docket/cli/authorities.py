"""The table of authorities as text for people: each with who uses it how and where, and what the court did with it."""

from collections.abc import Iterator
from dataclasses import replace

import click

from docket.cli.session import Session
from docket.cli.table import DocketCommand
from docket.cli.text import head, wrap
from projections.authorities import AuthoritiesView, AuthorityRow, UseView

_PROMISE = "WORK PRODUCT. A machine read these citations; nobody has reviewed it. ? marks what it PROPOSES."


@click.command("authorities", cls=DocketCommand)
@click.argument("words", required=False, metavar="[WORDS]")
@click.pass_context
def authorities_command(ctx: click.Context, /, words: str | None) -> None:
    """Each authority by paper: who relies on it, distinguishes, quotes or cites it, who leaves it unanswered, what the court used.

    WORDS shows only those whose name or citation contains them.
    """
    session = Session(ctx)
    view = session.clerk.authorities(session.at())
    if words:
        wanted = words.casefold()
        kept = tuple(r for r in view.authorities if wanted in f"{r.name} {r.cite} {' '.join(r.also)}".casefold())
        view = replace(view, authorities=kept)
    session.show(view, lines)


def lines(view: AuthoritiesView, columns: int) -> Iterator[str]:
    """Cases first, then statutes, rules and the rest."""
    yield head(view.as_of, view.current_through)
    yield from wrap(_PROMISE, columns)
    if not view.authorities:
        yield "No authority is found in the papers that were at hand by then."
    for row in view.authorities:
        yield ""
        yield from _row(row, columns)
    if view.missing:
        yield ""
        yield from wrap(f"Not at hand, so not read: {', '.join(view.missing)}.", columns, 0, 2)


def _row(row: AuthorityRow, columns: int) -> Iterator[str]:
    also = f" (also {', '.join(row.also)})" if row.also else ""
    named = f"{row.name}, {row.cite}" if row.name else row.cite
    yield from wrap(f"?{named}{also}", columns, 0, 5)
    papers: dict[str, list[UseView]] = {}
    for use in row.uses:
        papers.setdefault(use.entry, []).append(use)
    for uses in papers.values():
        yield from wrap(_paper(uses), columns, 5, 7)
        for use in uses:
            if use.quote:
                yield from wrap(f"{use.passage.pin}: “{use.quote}”", columns, 7, 9)
    if row.own:
        yield from wrap(f"?the judge's own: {row.own}", columns, 5, 7)
    used = {True: "yes", False: "no", None: "not known: not every decision is at hand"}[row.used_by_court]
    yield from wrap(f"?used by the court: {used}", columns, 5, 7)
    if row.unanswered_by:
        yield from wrap(f"?left unanswered by {', '.join(row.unanswered_by)}", columns, 5, 7)
    if row.answer_unknown_for:
        names = ", ".join(row.answer_unknown_for)
        yield from wrap(f"?no word on it from {names} in the papers that are at hand and read", columns, 5, 7)


def _paper(uses: list[UseView]) -> str:
    """One paper in a line: how often it does what, and where."""
    counts = {
        how: [u.passage.pin for u in uses if u.how == how] for how in ("relies", "distinguishes", "quotes", "cites")
    }
    done = "; ".join(f"{how} {', '.join(dict.fromkeys(pins))}" for how, pins in counts.items() if pins)
    first = uses[0]
    name = first.passage.cite.rpartition(" at ")[0] or first.passage.cite
    return f"{name} · {first.party or 'filer not known'}: ?{done}"
