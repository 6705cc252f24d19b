"""Views as text for people: words before marks, ISO dates in columns, a pin cite wherever something is stated."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from docket.clerk.reading import CaseSummary
from docket.clerk.verifying import Check
from domain.text import clip, one_line
from projections.arguments import ArgumentsView, ArgumentView, PositionView, RulingView
from projections.concessions import ConcessionsView, ConcessionView, FindingView
from projections.deadlines import DeadlinesView, DeadlineView
from projections.difference import DiffView
from projections.overview import OverviewView
from projections.passages import PassageView
from projections.sheet import EntryRow, SheetView
from projections.standards import ElementView, StandardsView, StandardView
from projections.timeline import HistoryView
from projections.why import WhyView

_GLUE = "\u00a0"
_TOGETHER = re.compile(r"(?:¶¶?|§§?|\bpp?\.|\bECF|\bEx\.|\bNo\.|\bn\.|\bat) (?=[\dIVX])|(?: ?\. ){2,3}\.?")


def words_for(word: str) -> str:
    """A word of a closed list for people."""
    return word.replace("_", " ")


def wrap(text: str, columns: int, indent: int = 0, hang: int | None = None) -> list[str]:
    """One paragraph at a width; following lines hang. Cites and spaced ellipses are not broken."""
    first, rest = " " * indent, " " * (indent if hang is None else hang)
    glued = _TOGETHER.sub(lambda m: m.group().replace(" ", _GLUE), one_line(text).replace(_GLUE, " "))
    lines = textwrap.wrap(glued, columns, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return [line.replace(_GLUE, " ") for line in lines] or [first]


def _head(as_of: str, current_through: date | None) -> str:
    moment = "Now" if as_of == "now" else f"AS OF {as_of}"
    return f"{moment} · docket current through {current_through or 'no known date'}"


def passage(view: PassageView, columns: int, indent: int) -> Iterator[str]:
    """A passage: pin cite, words, through whom they are known, whether they were found."""
    words = f": “{one_line(view.words)}”" if view.words else ""
    via = f" [as quoted in {view.via.cite}]" if view.via else ""
    found = " [NOT FOUND in the paper at hand]" if view.found is False else ""
    yield from wrap(f"{view.cite}{words}{via}{found}", columns, indent, indent + 2)


def cases(rows: Sequence[CaseSummary], columns: int) -> Iterator[str]:
    """One line a case."""
    if not rows:
        yield 'No case yet. docket open NUMBER --court ID --name "NAME" begins one.'
    for row in rows:
        due = f"next due {row.next_due}: {row.next_deadline}" if row.next_due else "nothing due"
        review = f" · {row.to_review} to review" if row.to_review else ""
        yield clip(f"{row.court:<6} {row.number:<18} {row.name} · {row.entries} entries · {due}{review}", columns)


def overview(view: OverviewView, columns: int) -> Iterator[str]:
    """The case on one page."""
    yield f"{view.case['name']}  {view.case['court']} {view.case['number']}"
    yield _head(view.as_of, view.current_through)
    for section in view.sections:
        yield ""
        yield section.title.upper()
        for line in section.lines:
            quote = f" “{one_line(line.quote)}”" if line.quote else ""
            cite = f" — {line.cite}" if line.cite else ""
            yield from wrap(f"{line.id:<6} {words_for(line.word)} · {line.text}{cite}{quote}", columns, 0, 7)
        if section.total > len(section.lines):
            yield f"       … and {section.total - len(section.lines):,} more, in the view of their own"


def sheet(view: SheetView, columns: int, *, full: bool = False) -> Iterator[str]:
    """A line an entry."""
    if full:
        yield from _case(view, columns)
    yield _head(view.as_of, view.current_through)
    yield f"{'ECF':<6}{'Filed':<23}{'Kind':<14}{'By':<13}Title"
    for row in view.entries:
        yield from _entry(row, columns, full=full)
    if not view.entries:
        yield "No entry on the docket by then. docket enter or docket file puts one there."
    for row in view.may_be_filed:
        title = clip(row.title, columns - 60)
        yield f"{_number(row):<6}may not yet be filed ({_between(row)})  {title}"


def _case(view: SheetView, columns: int) -> Iterator[str]:
    """Caption, judges, parties with counsel, related cases."""
    case = view.case
    yield from wrap(
        f"{case['name']}, {case['court']} {case['number']} (printed {case['number_as_printed']})", columns, 0, 2
    )
    if case["caption"]:
        yield from wrap(case["caption"], columns, 2)
    for judge in case["judges"]:
        yield from wrap(", ".join(part for part in (judge["name"], judge["role"]) if part), columns, 2)
    for party in case["parties"]:
        counsel = f"; counsel: {'; '.join(party['counsel'])}" if party["counsel"] else ""
        yield from wrap(f"{party['name']} ({party['role'] or 'role not stated'}){counsel}", columns, 2, 4)
    for related in case["related"]:
        roles = "; ".join(f"{one['party']}: {one['role']}" for one in related["roles"])
        told = f"{related['relation']}: {related['name']}, {related['court']} {related['number']}{f' ({roles})' if roles else ''}"
        yield from wrap(told, columns, 2, 4)
        if related["note"]:
            yield from wrap(related["note"], columns, 4)
    yield ""


def _number(row: EntryRow) -> str:
    if row.number is None:
        return row.id
    return f"{row.number}-{row.attachment}" if row.attachment else str(row.number)


def _between(row: EntryRow) -> str:
    low, high = row.filed_between or (None, None)
    return f"{low or '?'}..{high or '?'}"


def filed(row: EntryRow) -> str:
    """A filed date, never barer than it is known."""
    if row.filed_on:
        return f"{row.filed_on} ~assumed" if row.filed_assumed else str(row.filed_on)
    return _between(row)


def when_filed(day: date | None, *, assumed: bool) -> str:
    """A filed date with how it is known."""
    return f"{day}{' ~assumed' if assumed else ''}" if day else "undated"


def _entry(row: EntryRow, columns: int, *, full: bool) -> Iterator[str]:
    head = f"{_number(row):<6}{filed(row):<23}{clip(words_for(row.kind), 13):<14}{clip(row.filer or '', 12):<13}"
    outcome = f" [{words_for(row.outcome)} by {row.ruled_by}]" if row.outcome else ""
    changed = " [re-worded]" if row.revisions else ""
    title = clip(row.title, max(columns - len(head) - len(outcome + changed), 20))
    yield head + title + outcome + changed
    if not full:
        return
    if title.endswith("…"):
        yield from wrap(row.title, columns, 6)
    if row.text:
        yield from wrap(row.text, columns, 6)
    if row.relations:
        yield "      " + "; ".join(f"{words_for(r.role)} {r.to}" for r in row.relations)
    yield f"      paper: {words_for(row.paper)}{', read' if row.read else ''}"
    for revision in row.revisions:
        before = "; ".join(f"{words_for(k)} {'not stated' if v is None else v}" for k, v in revision.before.items())
        yield from wrap(f"earlier: {before or 'no number'} ({revision.by}: {revision.reason})", columns, 6, 8)


def arguments(view: ArgumentsView, columns: int) -> Iterator[str]:
    """Each argument with its status and why, its positions, its shifts."""
    yield _head(view.as_of, view.current_through)
    for row in view.arguments:
        yield ""
        yield from _argument(row, columns)
    if not view.arguments:
        yield "No argument was raised by then."


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
    yield _head(view.as_of, view.current_through)
    for row in view.concessions:
        yield ""
        yield from _concession(row, columns)
    if not view.concessions:
        yield "No concession was claimed by then."
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
    yield _head(view.as_of, view.current_through)
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


def due_date(row: DeadlineView) -> str:
    """Only an ordered date is printed bare."""
    if row.due is None:
        return "~no date yet"
    at = f" {row.due_time}" if row.due_time else ""
    bare = row.certainty == "ordered" and row.review == "kept"
    return f"{row.due}{at}" if bare else f"~{row.due}{at} {words_for(row.certainty)}"


def deadlines(view: DeadlinesView, columns: int) -> Iterator[str]:
    """A deadline a block, the earliest first."""
    yield f"{_head(view.as_of, view.current_through)} · judged on {view.day}"
    for row in view.deadlines:
        yield from wrap(
            f"{row.id:<4} {due_date(row)}  {words_for(row.state).upper()}  {row.obligor}: {row.what}", columns, 0, 5
        )
        if row.detail:
            yield from wrap(row.detail, columns, 5)
        for sentence in (*row.why, *row.assumptions):
            yield from wrap(sentence, columns, 5, 7)
        for basis in row.bases:
            yield from wrap(f"{basis.kind} {basis.due or 'no date'}: {basis.ground}: {basis.note}", columns, 7, 9)
            for one in basis.passages:
                yield from passage(one, columns, 9)
    for hearing in view.hearings:
        at = f" {hearing.time}" if hearing.time else ""
        yield f"{hearing.id:<4} {hearing.on}{at}  HEARING {hearing.state}  {clip(hearing.what, columns - 40)}"
    if not view.deadlines and not view.hearings:
        yield "No deadline was set by then."


def history(view: HistoryView, columns: int) -> Iterator[str]:
    """A sentence an event."""
    for row in view.events:
        head = f"{row.position:>6}  {row.recorded_at[:16].replace('T', ' ')}Z  {row.effective_on or ''!s:<10}  "
        first, *rest = wrap(f"{row.sentence} ({row.by})", columns - len(head))
        yield head + first
        yield from (" " * len(head) + line for line in rest)


def diff(view: DiffView, columns: int) -> Iterator[str]:
    """A sentence a change."""
    yield f"From {view.from_} to {view.to}: {len(view.changes)} changes"
    for change in view.changes:
        yield from wrap(change.sentence, columns, 2, 6)


def why(view: WhyView, columns: int) -> Iterator[str]:
    """Sentences, passages, events."""
    yield from wrap(view.heading, columns)
    if view.status:
        yield f"Status: {words_for(view.status)}"
    for sentence in view.because:
        yield from wrap(f"Because: {sentence}", columns, 2, 4)
    for one in view.passages:
        yield from passage(one, columns, 2)
    for row in view.events:
        yield from wrap(
            f"event {row.position}, {row.recorded_at[:16].replace('T', ' ')} UTC by {row.by}: {row.sentence}",
            columns,
            2,
            4,
        )


def verify(ok: bool, rows: Iterable[Check]) -> Iterator[str]:  # noqa: FBT001
    """A line a check."""
    for row in rows:
        yield f"{'ok  ' if row.ok else 'FAIL'}  {row.name} ({row.checked}): {row.detail}"
    yield "The record holds." if ok else "The record does not hold: see above."
