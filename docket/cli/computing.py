"""The command that counts a deadline, for one request with its steps or for a file of them."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

import click

from docket.cli.scheduling import RULES, use
from docket.cli.session import DAY, HOUR, Session
from docket.cli.table import DocketCommand
from domain.errors import FileAccessError, InvalidWordError

_WHOLE = "\N{NO-BREAK SPACE}"
_DIGITS = 30
_CERTAINTY = {
    "ordered": "ordered",
    "computed_verified": "computed, from verified text",
    "computed_unverified": "computed, not from verified text alone",
    "disputed": "computed, disputed",
    "conditional": "computed, conditional",
}


@click.command("compute", cls=DocketCommand)
@click.argument("rule", required=False)
@click.option("--period", metavar="P", help="A period instead of the rule's own: 14 days, 48 hours, 1 year.")
@click.option("--after", type=DAY, metavar="DATE", help="Count after this event.")
@click.option("--before", type=DAY, metavar="DATE", help="Count before this event.")
@click.option("--on", "fixed", type=DAY, metavar="DATE", help="A date certain: told, not counted.")
@click.option("--at", "trigger_time", type=HOUR, metavar="HH:MM", help="The hour of the event, for a period in hours.")
@click.option("--tz", metavar="ZONE", help="The court's time zone (default: the court's).")
@click.option("--served", "service_method", metavar="HOW", help="electronic, personal, mail, leaving_with_clerk, ...")
@click.option("--add3/--no-add3", default=None, help="Force or forbid the 3 days of FRCP 6(d).")
@click.option("--court", metavar="ID", help="CourtListener's id (cand): its state, time zone and filing hours.")
@click.option("--state", metavar="XX", help="The state whose own holidays count (default: the court's).")
@click.option("--also-state", "extra_states", multiple=True, metavar="XX", help="A second state (FRAP 26(a)(6)(C)).")
@click.option("--declared", "declared_holidays", type=DAY, multiple=True, metavar="DATE", help="Declared a holiday.")
@click.option("--inaccessible", type=DAY, multiple=True, metavar="DATE", help="The clerk's office is inaccessible.")
@click.option("--filing", "filing_mode", type=click.Choice(["efile", "paper"]), help="Tells when the last day ends.")
@click.option(
    "--regime", type=click.Choice(["2009", "pre2009", "scotus30"]), help="The way to count (default: by date)."
)
@click.option(
    "--branch",
    "branches",
    multiple=True,
    metavar="NAME=DATE",
    help="The day of another branch: docket rules ID names them.",
)
@RULES
@click.option("--batch", metavar="FILE", help="A JSON array of requests (- for stdin); prints one result for each.")
@click.option("--list", "listed", is_flag=True, help="The rules that the packs hold.")
@click.pass_context
def compute_command(
    ctx: click.Context, /, rule: str | None, batch: str | None, packs: tuple[Path, ...], *, listed: bool, **facts: Any
) -> None:
    """Count a deadline under a RULE of the packs (frcp.72.a) or for a --period, with every step and its source.

    A computed date is never a fact: it is marked ~, and where readings differ the safe date is named too.
    """
    from docket.rules.asking import computed, result  # noqa: PLC0415 (the packs are read only here)

    use(packs)
    session = Session(ctx)
    if listed:
        session.show(_rules(), _rule_lines)
    elif batch is not None:
        if rule or any(value not in {None, ()} for value in facts.values()):
            message = "--batch takes every request from its file: leave out RULE and the other options."
            raise InvalidWordError(message)
        results = [result(request) for request in _requests(batch)]
        session.show({"results": results}, _batch_lines)
    else:
        fields = _fields(rule, **facts)
        computed(fields)  # its sentence, where it has no date
        session.show({"results": [result(fields)]}, _answer_lines)


def _fields(
    rule: str | None,
    *,
    period: str | None,
    after: date | None,
    before: date | None,
    fixed: date | None,
    branches: tuple[str, ...] = (),
    **facts: Any,
) -> dict[str, Any]:
    """The options as the fields of a request. Raises InvalidWordError where they do not make one."""
    from docket.rules.asking import read_period  # noqa: PLC0415 (as above)
    from docket.rules.courts import courts  # noqa: PLC0415 (as above)
    from docket.rules.packs import find_rule  # noqa: PLC0415 (as above)
    from domain.deadlines.words import Direction  # noqa: PLC0415 (as above)

    days = [day for day in (after, before, fixed) if day is not None]
    if len(days) != 1:
        message = "Name one day: --after DATE, --before DATE, or --on DATE for a date certain."
        raise InvalidWordError(message)
    if not (rule or period or fixed):
        message = "Name a rule (docket compute frcp.72.a) or a period (--period “14 days”)."
        raise InvalidWordError(message)
    if facts["court"] and facts["court"].casefold() not in courts():
        message = (
            f"“{facts['court']}” is no court that the packs know. Write CourtListener's id, for example cand or ca9."
        )
        raise InvalidWordError(message)
    direction = Direction.BEFORE if before else Direction.AFTER
    known = find_rule(rule) if rule else None
    if known and not fixed and not period and known.direction is not direction:
        message = (
            f"{known.citation} is counted {known.direction} its event ({known.trigger}): say --{known.direction} DATE."
        )
        raise InvalidWordError(message)
    fields: dict[str, Any] = {"rule": rule, "trigger_date": days[0], **facts}
    if branches:
        fields["branches"] = branch_days(branches)
    if fixed:
        fields["period"] = {"length": None, "unit": "date", "direction": None}
    elif period:
        given = read_period(period, direction)
        fields["period"] = {"length": given.length, "unit": given.unit, "direction": direction}
    return fields


def branch_days(given: Iterable[str]) -> dict[str, str]:
    """``summons=2023-01-03`` as its name and day. Raises InvalidWordError for another form."""
    pairs = [one.partition("=") for one in given]
    if any(not (name.strip() and day.strip()) for name, _, day in pairs):
        message = "A branch is its name and its day: --branch summons=2023-01-03. `docket rules ID` names the branches."
        raise InvalidWordError(message)
    return {name.strip(): day.strip() for name, _, day in pairs}


def _requests(place: str) -> list[object]:
    """The requests of a batch file. Raises FileAccessError for what is no JSON array."""
    try:
        raw = sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()
        requests = json.loads(raw.decode("utf-8-sig"), parse_int=_whole)
    except OSError as error:
        message = (
            f"{place} cannot be read ({error.strerror}). Name a file with a JSON array of requests, or - for stdin."
        )
        raise FileAccessError(message) from None
    except (ValueError, RecursionError):
        message = f"{place} holds no JSON in UTF-8. A batch is a JSON array of requests."
        raise FileAccessError(message) from None
    if not isinstance(requests, list):
        message = f"{place} holds no JSON array. A batch is a list of requests, even of one."
        raise FileAccessError(message)
    return requests


def _whole(digits: str) -> int | str:
    """A number of more digits than Python reads stays text: it is one request's slip and stops no other."""
    return int(digits) if len(digits) <= _DIGITS else digits


def _rules() -> dict[str, Any]:
    from docket.rules.packs import packs  # noqa: PLC0415 (as above)

    names = ("id", "citation", "act", "trigger", "direction", "mark", "source")
    return {
        "packs": [
            {"id": pack.id, "title": pack.title, "rules": [{n: str(getattr(r, n)) for n in names} for r in pack.rules]}
            for pack in packs()
        ]
    }


def _rule_lines(view: Mapping[str, Any], width: int) -> Iterator[str]:
    for pack in view["packs"]:
        yield f"{pack['title']}  {pack['id']}"
        for rule in pack["rules"]:
            yield f"  {rule['id']:<22} {rule['citation']}: {rule['act']}"[:width]


def _batch_lines(view: Mapping[str, Any], _: int) -> Iterator[str]:
    for number, found in enumerate(view["results"], 1):
        name = found["id"] or f"#{number}"
        yield f"{name}  ? {found['error']}" if found["error"] else f"{name}  {_dated(found)}"


def _dated(found: Mapping[str, Any]) -> str:
    """A date with its mark and certainty; only an ordered date is bare."""
    mark = "" if found["certainty"] == "ordered" else "~"
    day = date.fromisoformat(found["due"])
    hour = f" {found['due_time']}" if found["due_time"] else ""
    safe = f"; safe: {found['safe_date']}" if found["safe_date"] != found["due"] else ""
    return f"{mark}{day:%a} {day}{hour}  {_CERTAINTY[found['certainty']]}{safe}"


def _answer_lines(view: Mapping[str, Any], width: int) -> Iterator[str]:
    """The steps with their places, then the date, the other readings and the safe date."""
    [found] = view["results"]
    for number, step in enumerate(found["steps"], 1):
        yield from _wrapped(f"{number:>2}. ", f"{step['text']}  [{step['cite'].replace(' ', _WHOLE)}]", width)
    yield ""
    yield f"Due   {_dated(found)}"
    for other in found["alternatives"]:
        day = date.fromisoformat(other["date"])
        yield from _wrapped("Or    ", f"~{day:%a} {day}  {other['reading']}", width)
    if found["disputed"]:
        yield f"Safe  ~{date.fromisoformat(found['safe_date']):%a} {found['safe_date']}"


def _wrapped(head: str, text: str, width: int) -> list[str]:
    """A line with its continuation under the text; dates and cites stay whole."""
    under = " " * len(head)
    lines = wrap(
        text, width, initial_indent=head, subsequent_indent=under, break_long_words=False, break_on_hyphens=False
    )
    return [line.replace(_WHOLE, " ") for line in lines]
