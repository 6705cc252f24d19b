"""What the papers say, as text for people: arguments, claimed concessions, standards, each with its pin cites."""

from collections.abc import Iterator

from docket.cli.text import head, passage, when_filed, words_for, wrap
from projections.arguments import ArgumentsView, ArgumentView
from projections.concessions import ConcessionsView, ConcessionView, FindingView
from projections.positions import PositionView
from projections.rulings import RulingView
from projections.standards import ElementView, StandardsView, StandardView


def arguments(view: ArgumentsView, columns: int) -> Iterator[str]:
    """Each argument with its status and why, its positions, its shifts."""
    yield head(view.as_of, view.current_through)
    for row in view.arguments:
        yield ""
        yield from _argument(row, columns)
    if not view.arguments:
        yield "No argument was raised by then. `docket review --kind argument` lists what papers at hand propose."


def _argument(row: ArgumentView, columns: int) -> Iterator[str]:
    claimed = f" · concession claimed ({', '.join(row.concessions)})" if row.concession_claimed else ""
    alternative = " · in the alternative" if row.alternative else ""
    yield from wrap(f"{row.id:<4} {row.title}", columns, 0, 5)
    yield f"     STATUS {words_for(row.status)}{claimed}{alternative}"
    under = [f"under {row.element or row.standard} {row.element_title or row.standard_title}"] if row.standard else []
    under += [f"part of {row.under}"] if row.under else []
    under += [f"defendant: {row.defendant}"] if row.defendant else []
    if under:
        yield from wrap("; ".join(under), columns, 5)
    for sentence in row.why:
        yield from wrap(f"why: {sentence}", columns, 5, 10)
    for position in row.positions:
        yield from _position(position, columns)
    for shift in row.shifts:
        was, now = shift.from_.theory or shift.from_.summary, shift.to.theory or shift.to.summary
        yield from wrap(f"SHIFT {shift.party}, {shift.from_.entry} → {shift.to.entry}: {was} → {now}", columns, 5, 7)
    for ruling in row.rulings:
        yield from wrap(f"RULING {ruling.entry} {words_for(ruling.outcome)}: {ruling.summary or ''}", columns, 5, 7)
        for one in ruling.passages:
            yield from passage(one, columns, 7)


def _position(position: PositionView, columns: int) -> Iterator[str]:
    new = " NEW IN REPLY" if position.new_in_reply else ""
    theory = f" [theory: {position.theory}]" if position.theory else ""
    when = when_filed(position.filed_on, assumed=position.filed_assumed)
    head = f"{position.entry} {when} {position.party} {position.stance}{new}: {position.summary}{theory}"
    yield from wrap(head, columns, 5, 7)
    for one in position.passages:
        yield from passage(one, columns, 7)


def concessions(view: ConcessionsView, columns: int) -> Iterator[str]:
    """Each claimed concession with its chain; then the findings."""
    yield head(view.as_of, view.current_through)
    for row in view.concessions:
        yield ""
        yield from _concession(row, columns)
    if not view.concessions:
        yield "No concession was claimed by then. `docket review --kind concession` lists what papers at hand propose."
    if view.findings:
        yield ""
        yield "PASSAGES SIDE BY SIDE"
    for finding in view.findings:
        yield from _finding(finding, columns)


def _concession(row: ConcessionView, columns: int) -> Iterator[str]:
    yield from wrap(f"{row.id:<4} {row.title}", columns, 0, 5)
    hedged = ", hedged" if row.hedged else ""
    yield f"     said of {row.conceder} by {row.asserted_by} · {row.voice} · {row.manner}{hedged} · {row.review}"
    yield f"     STATE {words_for(row.state)} · COURT {words_for(row.resolution) if row.resolution else 'no ruling recorded'}"
    if row.weight_claimed:
        yield f"     weight claimed: {words_for(row.weight_claimed)}"
    if row.record_support:
        yield from wrap(f"record support cited: {'; '.join(row.record_support)}", columns, 5, 7)
    if row.source_check:
        check = row.source_check
        yield from wrap(f"SOURCE CHECK {words_for(check.verdict)} ({check.by}): {check.detail}", columns, 5, 7)
    else:
        yield "     SOURCE CHECK nobody has made one"
    for link in row.chain:
        when = when_filed(link.filed_on, assumed=link.filed_assumed)
        told = f"{link.entry} {when} {link.party} · {words_for(link.role)}: {link.summary}"
        yield from wrap(told, columns, 5, 7)
        for one in link.passages:
            yield from passage(one, columns, 7)


def _finding(finding: FindingView, columns: int) -> Iterator[str]:
    yield from wrap(f"{finding.id:<4} {words_for(finding.kind)}: {finding.detail}", columns, 0, 5)
    for one in finding.passages:
        yield from passage(one, columns, 5)


def standards(view: StandardsView, columns: int) -> Iterator[str]:
    """Each test, its formulations, its elements."""
    yield head(view.as_of, view.current_through)
    for row in view.standards:
        yield ""
        yield from _standard(row, columns)
    if not view.standards:
        yield "No standard was stated by then."


def _standard(row: StandardView, columns: int) -> Iterator[str]:
    yield from wrap(f"{row.id:<4} {row.title}", columns, 0, 5)
    facts = [
        f"law: {row.governing_law}" if row.governing_law else "", f"burden on {row.burden_on}" if row.burden_on else "",
        f"quantum: {row.quantum}" if row.quantum else "", f"parts: {row.logic}",
    ]  # fmt: skip
    yield from wrap(" · ".join(f for f in facts if f), columns, 5)
    yield from wrap(f"COURT {_ruled(row.ruling)}", columns, 5, 7)
    for formulation in row.formulations:
        yield from wrap(f"as worded by {formulation.by} in {formulation.entry}: {formulation.summary}", columns, 5, 7)
        for one in formulation.passages:
            yield from passage(one, columns, 7)
    for element in row.elements:
        yield from _element(element, columns)


def _element(element: ElementView, columns: int) -> Iterator[str]:
    yield from wrap(f"{element.id} {element.title}", columns, 5, 10)
    for row in element.defendants:
        name = "" if row.name == "all" else f"{row.name}: "
        for cell in row.positions:
            via = f", as quoted in {cell.passage.via.cite}" if cell.passage and cell.passage.via else ""
            cite = f" ({cell.passage.cite}{via})" if cell.passage else ""
            yield from wrap(f"{name}{cell.party} {cell.stance}, {cell.argument}: {cell.summary}{cite}", columns, 8, 10)
        yield from wrap(f"{name}COURT {_ruled(row.ruling)}", columns, 8, 10)


def _ruled(ruling: RulingView | None) -> str:
    if ruling is None:
        return "no ruling recorded"
    said = f": {ruling.summary}" if ruling.summary else ""
    cites = "; ".join(dict.fromkeys(p.cite for p in ruling.passages)) or ruling.entry
    return f"{words_for(ruling.outcome)}{said} ({cites})"
