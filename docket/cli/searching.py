"""Search over everything in the store, and making again what is kept beside the record."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from docket.cli import text
from docket.cli.session import Session, say, tell
from docket.cli.table import DocketCommand
from domain.text import counted

if TYPE_CHECKING:
    from docket.clerk.searching import Hit, SearchView
    from docket.clerk.snippets import HitPlace


@click.command("search", cls=DocketCommand, context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N", help="So many hits.")
@click.pass_context
def search_command(ctx: click.Context, /, query: tuple[str, ...], *, limit: int) -> None:
    """Look for words in papers, entries, arguments, positions, concessions, rulings, deadlines and notes, over all cases.

    All words must stand in one thing. "in this order" is a phrase, conced* begins so, fired OR dismissed is either,
    fired /5 cause is within five words, -moot leaves out. Filters: kind:order by:NAME after:2023-01-01 before:2023-06
    case:NUMBER. With --as-of only what had been filed by then.
    """
    from docket.clerk.searching import search  # noqa: PLC0415 (only here)

    if slip := next((word for word in query if word.startswith("--")), None):
        raise click.NoSuchOption(slip, ctx=ctx)
    session = Session(ctx)
    only = session.case if session.settings.get("case") else None
    asked = " ".join(query)
    with session.progress("cases indexed") as told:
        view = search(
            session.clerk, asked, moment=session.moment, known_at=session.known_at, only=only, limit=limit, progress=told
        )  # fmt: skip
    session.show(view, _lines)


def _lines(view: "SearchView", columns: int) -> Iterator[str]:
    moment = "" if view.as_of == "now" else f", as of {view.as_of}"
    shown = f", the best {len(view.hits)}" if view.total > len(view.hits) else ""
    yield f"{counted(view.total, 'hit')}{shown}{moment}"
    for hit in view.hits:
        yield ""
        yield from text.wrap(_head(hit), columns, 0, 5)
        for place in hit.places:
            yield from text.wrap(f"{_where(place)}{_marked(place)}", columns, 5, 7)
    for sentence in view.unread:
        yield ""
        yield from text.wrap(sentence, columns)


def _head(hit: "Hit") -> str:
    what = "WORK PRODUCT " + hit.thing if hit.work_product else hit.thing
    cite = hit.cite if hit.thing in ("entry", "paper") else f"{hit.id}{f', {hit.cite}' if hit.cite else ''}"
    return f"{cite}  {hit.filed_on or 'no date'}  {what}  {hit.title}  [{hit.case_name} {hit.case}]"


def _where(place: "HitPlace") -> str:
    if place.lines is None:
        return ""
    page = f"p. {place.page}" if place.page is not None else ""
    low, high = place.printed_lines or place.lines
    lines = f"{'line' if low == high else 'lines'} {low}" + ("" if low == high else f"-{high}")
    return f"{', '.join(part for part in (page, lines) if part)}: "


def _marked(place: "HitPlace") -> str:
    """The snippet with every hit between asterisks."""
    pieces, last = [], 0
    for start, end in place.marks:
        pieces += [place.snippet[last:start], "*", place.snippet[start:end], "*"]
        last = end
    told = f"{''.join(pieces)}{place.snippet[last:]}"
    return f"… {told} …" if place.marks else told


@click.command("rebuild", cls=DocketCommand)
@click.argument("what", type=click.Choice(["all", "cases", "search"]), default="all", metavar="[cases|search]")
@click.pass_context
def rebuild_command(ctx: click.Context, /, what: str) -> None:
    """Make the rows of the lists over all cases, and the search index, again from the log. The record is not touched.

    Where another program does so just now, this one waits for it.
    """
    from docket.clerk import listing, searching  # noqa: PLC0415 (only here)

    session = Session(ctx)
    clerk = session.clerk
    done: dict[str, int] = {}

    def waiting() -> None:
        tell("Another program makes them again just now; this one waits until it is done.")

    with session.progress("cases read") as told:
        for name, rebuild in (("cases", listing.rebuild), ("search", searching.rebuild)):
            if what in ("all", name):
                done[name] = rebuild(clerk, told, waiting)
    if session.wants_json:
        session.show({"rebuilt": done}, lambda _, __: [])
        return
    say("\n".join(f"{name}: made again from {counted(count, 'case')}" for name, count in done.items()))
