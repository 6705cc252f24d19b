"""Commands on schedules: what the rules make of a paper, what they ask of it, and which rules there are."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docket.cli import text
from docket.cli.session import Session, tell
from docket.cli.table import DocketCommand
from domain.errors import UnknownReferenceError
from domain.numbers import parse_entry
from domain.text import clip

if TYPE_CHECKING:
    from docket.clerk import Clerk
    from docket.clerk.queue import Proposal
    from projections.moment import CaseAt

_HINT = 8
UNDATED = ("performance", "vacate")
"""Proposals about a deadline that bring no date of their own."""


RULES = click.option(
    "--rules", "packs", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help="A pack of your own rules."
)


def use(packs: Iterable[Path]) -> None:
    """Read these packs too. Raises FileAccessError where one has a slip."""
    files = list(packs)
    if files:
        from docket.rules.packs import with_packs  # noqa: PLC0415 (the packs are read only here)

        with_packs(files)


@contextmanager
def telling_proposals(clerk: "Clerk", case: str) -> Iterator[None]:
    """Tell what the rules newly propose after a command: it moves nothing until a person keeps it."""
    from docket.schedules.queue import KINDS  # noqa: PLC0415 (the packs are read only here)

    def told() -> dict[str, "Proposal"]:
        return {p.id: p for p in clerk.proposals(case) if p.review == "proposed" and p.kind in KINDS}

    before = {ident: p.content.get("due") for ident, p in told().items()}
    yield
    new = [p for ident, p in told().items() if ident not in before or before[ident] != p.content.get("due")]
    if not new:
        return
    names = names_in(clerk.at(case))
    for proposal in new[:_HINT]:
        tell(f"PROPOSED {proposal.id} {dated_title(proposal, names)}")
    more = f"{len(new) - _HINT} more. " if len(new) > _HINT else ""
    ids = " ".join(proposal.id for proposal in new[:_HINT])
    tell(f"{more}Nothing moves until you keep it: docket keep {ids}; docket review lists them.")


def names_in(at: "CaseAt") -> dict[str, str]:
    """The short names of the parties, for a line."""
    return {party.id: party.label for party in at.record.parties.values()}


def actors_of(proposal: "Proposal", names: Mapping[str, str]) -> str:
    """Who must act, or who may have to: ``Acme or Bolt: ``."""
    asked = proposal.content.get("obligors") or [one for one in [proposal.content.get("obligor")] if one]
    return f"{text.either([names.get(one, one) for one in asked])}: " if asked else ""


def dated_title(proposal: "Proposal", names: Mapping[str, str]) -> str:
    """What a rule proposes in a line: the date, or what it waits for, who must act, and the rule."""
    content = proposal.content
    if proposal.kind in UNDATED:
        return proposal.title
    awaited = (content.get("basis") or {}).get("waiting_for")
    due = f"~{content['due']} " if content.get("due") else "~no date yet "
    waits = f"; waits for {awaited}" if awaited and not content.get("due") else ""
    return f"{due} {actors_of(proposal, names)}{proposal.title} ({proposal.cue}){waits}"


@click.command("schedule", cls=DocketCommand)
@click.argument("entry", metavar="N")
@RULES
@click.pass_context
def schedule_command(ctx: click.Context, /, entry: str, packs: tuple[Path, ...]) -> None:
    """What the rules of the court make of a paper: who must act by when, every step, other branches, what is unknown.

    Nothing is recorded. Dates of papers that still wait are proposals too: docket review.
    """
    from docket.schedules.expected import schedule, steps_of  # noqa: PLC0415 (the packs are read only here)
    from docket.schedules.threshold import thresholds  # noqa: PLC0415 (as above)

    use(packs)
    session = Session(ctx)
    at = session.at()
    wanted = parse_entry(entry)
    root = next((e for e in at.entries if wanted in (e.id, e.number)), None)
    if root is None:
        message = f"There is no entry {wanted} as of {at.moment}. `docket sheet` lists what there is."
        raise UnknownReferenceError(message)
    lines = schedule(at, root)
    rows = []
    for one in lines:
        who = [at.record.who(party) or party for party in one.actors]
        rows.append(
            {
                "rule": one.rule.id, "citation": one.rule.citation, "act": one.rule.act, "obligors": who,
                "due": one.answer.due if one.answer else None, "kept": one.kept.id if one.kept else None,
                "review": "kept" if one.kept else "proposed",
                "certainty": _certainty(one), "safe_date": one.answer.safe_date if one.answer else None,
                "waiting_for": None if one.answer else one.line.nothing_due or one.error or one.ground.waits_for,
                "if": list(one.line.conditions), "assumptions": list(one.ground.assumed),
                "alternatives": [
                    *(f"{other.date}: {other.reading}" for other in (one.answer.alternatives if one.answer else ())),
                    *one.others,
                ],
                "performed_by": one.performed.id if one.performed else None, "warnings": list(one.warnings),
                "steps": steps_of(one),
            }
        )  # fmt: skip
    view = {
        "entry": root.id, "title": f"{root.name}: {root.facts.title}", "lines": rows,
        "thresholds": list(thresholds(at, lines)), "court": at.record.opened.court,
    }  # fmt: skip
    session.show(view, _schedule_lines)


def _certainty(one: Any) -> str:
    if one.answer is None or one.answer.certainty == "disputed":
        return one.answer.certainty if one.answer else "conditional"
    return "conditional" if one.line.conditions or one.ground.assumed else str(one.answer.certainty)


def _schedule_lines(view: Mapping[str, Any], columns: int) -> Iterator[str]:
    yield from text.wrap(view["title"], columns)
    for row in view["lines"]:
        due = f"~{row['due']} {text.words_for(row['certainty'])}" if row["due"] else "~no date"
        mark = f"kept as {row['kept']}" if row["kept"] else "PROPOSED"
        who = " or ".join(row["obligors"]) or "who must act is not known"
        yield ""
        yield from text.wrap(f"{due}  {mark}  {who}: {row['act']} ({row['citation']})", columns, 0, 5)
        if row["waiting_for"]:
            yield from text.wrap(f"no date: {row['waiting_for']}", columns, 5, 7)
        for told in (*(f"if {one}" for one in row["if"]), *row["assumptions"]):
            yield from text.wrap(told, columns, 5, 7)
        for step in row["steps"]:
            yield from text.wrap(step, columns, 7, 9)
        for other in row["alternatives"]:
            yield from text.wrap(f"other reading: {other}", columns, 7, 9)
    if not view["lines"]:
        yield from text.wrap(
            f"No rule of the packs sets a briefing schedule for such a paper in {view['court']}. "
            "Local rules that no pack holds, and the judge, may set one.", columns,
        )  # fmt: skip
    for told in view["thresholds"]:
        yield ""
        yield from text.wrap(told, columns)


@click.command("checklist", cls=DocketCommand)
@click.argument("entry", metavar="N")
@RULES
@click.pass_context
def checklist_command(ctx: click.Context, /, entry: str, packs: tuple[Path, ...]) -> None:
    """What the rules ask of a paper besides its date, with what can be seen of it. Nothing is ever called passed."""
    from docket.schedules.checklist import checklist  # noqa: PLC0415 (the packs are read only here)

    use(packs)
    session = Session(ctx)
    at = session.at()
    wanted = parse_entry(entry)
    root = next((e for e in at.entries if wanted in (e.id, e.number)), None)
    if root is None:
        message = f"There is no entry {wanted} as of {at.moment}. `docket sheet` lists what there is."
        raise UnknownReferenceError(message)

    def paper_of(ident: str) -> Any:
        from types import SimpleNamespace  # noqa: PLC0415 (only here)

        reading = session.clerk.text_of(session.case, ident) if at.record.entries[ident].paper else None
        return SimpleNamespace(text=reading.text, pages=reading.document.pages) if reading else None

    rows = [asdict(row) for row in checklist(at, root, paper_of)]
    view = {"entry": root.id, "title": f"{root.name}: {root.facts.title}", "requirements": rows}
    session.show(view, _checklist_lines)


def _checklist_lines(view: Mapping[str, Any], columns: int) -> Iterator[str]:
    yield from text.wrap(view["title"], columns)
    for row in view["requirements"]:
        mark = "" if row["verified"] else ", not verified"
        yield from text.wrap(f"[ ] {row['asks']} ({row['citation']}{mark})", columns, 0, 4)
        yield from text.wrap(f"{text.words_for(row['found'])}: {row['evidence']}", columns, 4, 6)
    if not view["requirements"]:
        yield "The packs hold no such requirement for this paper. Local rules and the judge may have some."
    else:
        yield "A list to check by hand: a program cannot say that one of these is met."


@click.command("rules", cls=DocketCommand)
@click.argument("rule", required=False, metavar="[ID]")
@RULES
@click.pass_context
def rules_command(ctx: click.Context, /, rule: str | None, packs: tuple[Path, ...]) -> None:
    """The rules of the packs, or one with all that a pack says of it. --rules FILE checks a pack of your own.

    Packs in $DOCKET_RULES, or in the folder rules of your settings, are read by every command.
    """
    from docket.rules.describing import described, listed  # noqa: PLC0415 (the packs are read only here)
    from docket.rules.packs import find_rule  # noqa: PLC0415 (as above)

    use(packs)
    session = Session(ctx)
    if rule is None:
        session.show({"packs": listed()}, _rule_lines)
        return
    known = find_rule(rule)
    if known is None:
        message = f"No pack holds “{clip(rule, 60)}”. `docket rules` lists the rules."
        raise UnknownReferenceError(message)
    session.show(described(known), _one_rule)


def _rule_lines(view: Mapping[str, Any], columns: int) -> Iterator[str]:
    for pack in view["packs"]:
        yield clip(
            f"{pack['title']}  {pack['id']}, checked through {pack['checked_through'] or 'no stated day'}", columns
        )
        for row in pack["rules"]:
            yield clip(
                f"  {row['id']:<22} {row['period']:<18} {row['citation']}: {row['act']} [{row['verified']}]", columns
            )


def _one_rule(view: Mapping[str, Any], columns: int) -> Iterator[str]:
    for name, value in view.items():
        for one in value if isinstance(value, list) else [value]:
            if one not in (None, "", False):
                yield from text.wrap(f"{text.words_for(name):<18}{one}", columns, 0, 18)
