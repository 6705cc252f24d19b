"""The quotation audit as text for people: words, credited source, verdict, differences side by side, findings."""

from collections.abc import Iterator

import click

from docket.cli.session import Session
from docket.cli.table import DocketCommand
from docket.cli.text import head, passage, words_for, wrap
from domain.text import clip, one_line
from projections.quotations import Difference, QuotationFinding, QuotationsView, QuotationView

_LOOK_AT = frozenset({"altered_unmarked", "misplaced", "not_found"})
_ORDER = ("not_found", "altered_unmarked", "misplaced", "altered_marked", "exact", "source_unavailable")
_NO_PAPER = "is not a paper of this case."
_PROMISE = "WORK PRODUCT. A machine compared these words; nobody has reviewed it. ? marks what it PROPOSES."


@click.command("quotes", cls=DocketCommand)
@click.argument("ident", required=False, metavar="[Q3]")
@click.option("--entry", metavar="N", help="Only the quotations of one paper.")
@click.option("--all", "everything", is_flag=True, help="Those whose source is not at hand one by one, too.")
@click.pass_context
def quotes_command(ctx: click.Context, /, ident: str | None, entry: str | None, *, everything: bool) -> None:
    """Every quotation of the papers at hand against the paper that it is credited to."""
    session = Session(ctx)
    view = session.clerk.quotes(session.at(), ident, entry)
    session.show(view, lambda shown, columns: lines(shown, columns, everything=everything or ident is not None))


def lines(view: QuotationsView, columns: int, *, everything: bool = False) -> Iterator[str]:
    """The audit: what needs a look first, what agrees, the findings, and last what could not be compared."""
    yield head(view.as_of, view.current_through)
    yield from wrap(_PROMISE, columns)
    yield _tally(view)
    for row in view.quotations:
        if row.verdict == "source_unavailable" and not everything:
            continue
        yield ""
        yield from _quotation(row, columns)
    if view.findings:
        yield ""
        yield "PASSAGES SIDE BY SIDE"
    for finding in view.findings:
        yield ""
        yield from _finding(finding, columns)
    yield from _unavailable(view, columns, everything=everything)


def _tally(view: QuotationsView) -> str:
    if not view.quotations:
        return "No quotation in the papers that were at hand by then."
    counts = [(verdict, sum(r.verdict == verdict for r in view.quotations)) for verdict in _ORDER]
    return " · ".join(f"{count} {words_for(verdict)}" for verdict, count in counts if count)


def _quotation(row: QuotationView, columns: int) -> Iterator[str]:
    pin = f" {row.pin}" if row.pin else ""
    credited = f"credited to {row.claimed_source}{pin}" if row.claimed_source else "credited to nobody"
    mark = "!" if row.verdict in _LOOK_AT else " "
    yield from wrap(f"{mark}{row.id or 'Q?':<5}?{words_for(row.verdict).upper()} PROPOSED · {credited}", columns, 0, 6)
    yield from passage(row.passage, columns, 6)
    if row.verdict != "exact" and row.source_passage:
        yield from wrap("the source has:", columns, 6)
    if row.source_passage:
        yield from passage(row.source_passage, columns, 6)
    for one in row.differences:
        yield from wrap(_difference(one), columns, 8, 10)
    if row.right_pin:
        yield from wrap(f"cited as {row.pin or row.claimed_source}; found at {row.right_pin}", columns, 8, 10)
    for note in row.notes:
        yield from wrap(f"note: {note}", columns, 8, 10)


def _difference(one: Difference) -> str:
    quoted = f"quoted “{one_line(one.quoted)}”" if one.quoted else "quoted nothing"
    source = f"source “{one_line(one.source)}”" if one.source else "source nothing"
    return f"{'marked' if one.marked else 'UNMARKED'} {one.kind}: {quoted} | {source}"


def _unavailable(view: QuotationsView, columns: int, *, everything: bool) -> Iterator[str]:
    """What cannot be compared, by what is missing: the papers most quoted first, authorities in a line."""
    if everything:
        return
    groups: dict[str, list[str]] = {}
    outside: dict[str, int] = {}
    for row in view.quotations:
        if row.verdict != "source_unavailable":
            continue
        told = "; ".join(row.notes) or "The source is not at hand."
        if told.endswith(_NO_PAPER):
            outside[told] = outside.get(told, 0) + 1
        else:
            groups.setdefault(told, []).append(row.id or "Q?")
    if not groups and not outside:
        return
    yield ""
    yield "NOT COMPARED (--all lists them one by one)"
    for told, ids in sorted(groups.items(), key=lambda group: -len(group[1])):
        yield from wrap(clip(f"{len(ids):>3}  {told} {', '.join(ids)}", 400), columns, 6, 11)
    if outside:
        kinds = "authority" if len(outside) == 1 else "authorities"
        told = f"quotations of {len(outside)} {kinds} outside the docket: docket authorities shows who quotes what."
        yield from wrap(f"{sum(outside.values()):>3}  {told}", columns, 6, 11)
    if any("not on this docket" in told or "not at hand" in told for told in groups):
        yield from wrap(
            "A paper that is filed (docket file PAPER --entry N) is compared the next time.", columns, 6, 11
        )


def _finding(finding: QuotationFinding, columns: int) -> Iterator[str]:
    ids = f" ({', '.join(finding.quotations)})" if finding.quotations else ""
    yield from wrap(f"?{words_for(finding.kind)}{ids} PROPOSED: {finding.detail}", columns, 0, 6)
    for one in finding.passages:
        yield from passage(one, columns, 6)
