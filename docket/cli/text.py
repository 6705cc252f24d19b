"""Views as text for people: words before marks, ISO dates in columns, a pin cite wherever something is stated."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from docket.clerk.reading import CaseSummary
from docket.clerk.verifying import Check
from domain.case import called
from domain.text import clip, counted, one_line
from projections.deadlines import DeadlinesView, DeadlineView
from projections.difference import DiffView
from projections.overview import OverviewView
from projections.passages import PassageView
from projections.sheet import EntryRow, SheetView
from projections.timeline import HistoryView
from projections.why import WhyView

_NAMES = 3
_EMPTY_CHOICE = "No entry of the docket answers to that. `docket sheet` alone shows every entry."
_GLUE = "\u00a0"
_TOGETHER = re.compile(r"(?:¶¶?|§§?|\bpp?\.|\bECF|\bEx\.|\bNo\.|\bn\.|\bat) (?=[\dIVX])|(?: ?\. ){2,3}\.?")


def words_for(word: str) -> str:
    """A word of a closed list for people."""
    return word.replace("_", " ")


def either(names: Sequence[str]) -> str:
    """``Acme or Bolt``; of many only the first two, and how many more there are."""
    shown = names if len(names) <= _NAMES else [*names[: _NAMES - 1], f"{len(names) - _NAMES + 1} others"]
    return " or ".join(shown)


def wrap(text: str, columns: int, indent: int = 0, hang: int | None = None) -> list[str]:
    """One paragraph at a width; following lines hang. Cites and spaced ellipses are not broken."""
    first, rest = " " * indent, " " * (indent if hang is None else hang)
    glued = _TOGETHER.sub(lambda m: m.group().replace(" ", _GLUE), one_line(text).replace(_GLUE, " "))
    lines = textwrap.wrap(glued, columns, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return [line.replace(_GLUE, " ") for line in lines] or [first]


def head(as_of: str, current_through: date | None) -> str:
    moment = "Now" if as_of == "now" else f"AS OF {as_of}"
    return f"{moment} · docket current through {current_through or 'no known date'}"


def passage(view: PassageView, columns: int, indent: int) -> Iterator[str]:
    """A passage: pin cite, words, through whom they are known, whether they were found."""
    words = f": “{one_line(view.words)}”" if view.words else ""
    via = f" [as {'quoted' if view.words else 'cited'} in {view.via.cite}]" if view.via else ""
    found = " [NOT FOUND in the paper at hand]" if view.found is False else ""
    found = f" [these words stand on p. {view.elsewhere}]" if view.elsewhere else found
    yield from wrap(f"{view.cite}{words}{via}{found}", columns, indent, indent + 2)


def cases(rows: Sequence[CaseSummary], columns: int) -> Iterator[str]:
    """One line a case."""
    if not rows:
        yield 'No case yet. docket open NUMBER --court ID --name "NAME" begins one.'
    for row in rows:
        if row.fault:
            yield from wrap(f"{row.court:<6} {row.number:<18} {row.name}: {row.fault}", columns, 0, 7)
            continue
        due = f"next due {row.next_due}: {row.next_deadline}" if row.next_due else "" if row.past_due else "nothing due"
        past = f"{row.past_due} past due, not seen met" if row.past_due else ""
        review = f" · {row.to_review} to review" if row.to_review else ""
        entries = counted(row.entries or 0, "entry", "entries")
        waiting = f" · {counted(row.pending, 'motion')} pending" if row.pending else ""
        yield clip(
            f"{row.court:<6} {row.number:<18} {row.name} · {entries} · {' · '.join(filter(None, (past, due)))}{waiting}{review}",
            columns,
        )


def overview(view: OverviewView, columns: int) -> Iterator[str]:
    """The case on one page."""
    yield f"{view.case['name']}  {view.case['court']} {view.case['number']}"
    yield head(view.as_of, view.current_through)
    for section in view.sections:
        yield ""
        yield section.title.upper()
        for line in section.lines:
            quote = f" “{one_line(line.quote)}”" if line.quote else ""
            cite = f" — {line.cite}" if line.cite else ""
            yield from wrap(f"{line.id:<6} {words_for(line.word)} · {line.text}{cite}{quote}", columns, 0, 7)
        if section.total > len(section.lines):
            yield f"       … and {section.total - len(section.lines):,} more, in the view of their own"


def sheet(view: SheetView, columns: int, *, full: bool = False, narrowed: bool = False) -> Iterator[str]:
    """A line an entry. ``narrowed`` says that the person asked for some entries only."""
    if full:
        yield from _case(view, columns)
    yield head(view.as_of, view.current_through)
    wide = max([6, *(len(row.printed) + 1 for row in (*view.entries, *view.may_be_filed))])
    yield f"{'ECF':<{wide}}{'Filed':<23}{'Kind':<14}{'By':<13}Title"
    for row in view.entries:
        yield from _entry(row, columns, wide, full=full)
    if not view.entries:
        yield (
            _EMPTY_CHOICE if narrowed else "No entry on the docket by then. docket enter or docket file puts one there."
        )
    for row in view.may_be_filed:
        title = clip(row.title, columns - 60)
        yield f"{row.printed:<{wide}}may not yet be filed ({_between(row)})  {title}"


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


def _entry(row: EntryRow, columns: int, wide: int, *, full: bool) -> Iterator[str]:
    head = f"{row.printed:<{wide}}{filed(row):<23}{clip(words_for(row.kind), 13):<14}{clip(row.filer or '', 12):<13}"
    read = "?" if row.review == "proposed" else ""
    outcome = f" [{words_for(row.outcome)}{read} by {row.ruled_by}]" if row.outcome else ""
    if row.status and not row.outcome and row.status != "pending":
        outcome = f" [{words_for(row.status)}{read}]"
    changed = (" [re-worded]" if row.revisions else "") + (" [gone]" if row.vanished_on else "") + _withheld(row)
    title = clip(row.title, max(columns - len(head) - len(outcome + changed), 20))
    yield head + title + outcome + changed
    if not full:
        return
    if title.endswith("…") and not (row.text or "").startswith(
        row.title
    ):  # docket text most often begins with the title
        yield from wrap(row.title, columns, 6)
    if row.text:
        yield from wrap(row.text, columns, 6)
    if row.relations:
        yield "      " + "; ".join(
            f"{words_for(r.role)} {r.to}{'?' if r.ground == 'text' else ''}" for r in row.relations
        )
    yield f"      paper: {words_for(row.paper)}{', read' if row.read else ''}"
    if row.vanished_on:
        yield f"      no longer on the docket page, as noticed on {row.vanished_on}"
    for revision in row.revisions:
        told = {
            k: v for k, v in revision.before.items() if k != "title" or not revision.before.get("text")
        }  # said in the text
        before = "; ".join(f"{words_for(k)} {'not stated' if v is None else v}" for k, v in told.items())
        yield from wrap(f"earlier: {before or 'no number'} ({revision.by}: {revision.reason})", columns, 6, 8)


def _withheld(row: EntryRow) -> str:
    """That a paper's words are withheld, and its other version."""
    told = [words_for(row.withheld)] if row.withheld else []
    told += [f"redacted version of {called(row.redacts)}"] if row.redacts else []
    told += [f"redacted: {', '.join(map(called, row.redacted_by))}"] if row.redacted_by else []
    return f" [{'; '.join(told)}]" if told else ""


def due_date(row: DeadlineView) -> str:
    """Only an ordered date is printed bare."""
    if row.due is None:
        return "~no date yet"
    at = f" {row.due_time}" if row.due_time else ""
    bare = row.certainty == "ordered" and row.review == "kept"
    return f"{row.due}{at}" if bare else f"~{row.due}{at} {words_for(row.certainty)}"


def deadlines(view: DeadlinesView, columns: int) -> Iterator[str]:
    """A deadline a block, the earliest first."""
    yield f"{head(view.as_of, view.current_through)} · judged on {view.day}"
    for row in view.deadlines:
        yield from _deadline(row, columns)
    for hearing in view.hearings:
        at = f" {hearing.time}" if hearing.time else ""
        yield f"{hearing.id:<4} {hearing.on}{at}  HEARING {hearing.state}  {clip(hearing.what, columns - 40)}"
    if not view.deadlines and not view.hearings:
        yield "No deadline was set by then."


def _deadline(row: DeadlineView, columns: int) -> Iterator[str]:
    yield from wrap(
        f"{row.id:<4} {due_date(row)}  {words_for(row.state).upper()}  {row.obligor}: {row.what}", columns, 0, 5
    )
    if row.detail:
        yield from wrap(row.detail, columns, 5)
    for sentence in (*row.why, *row.assumptions):
        yield from wrap(sentence, columns, 5, 7)
    for basis in row.bases:
        yield from wrap(f"{basis.kind} {basis.due or 'no date'}: {basis.ground}: {basis.note}", columns, 7, 9)
        for step in basis.steps if basis.live else ():  # of the others `docket why` tells them
            yield from wrap(step, columns, 9, 11)
        for one in basis.passages:
            yield from passage(one, columns, 9)
    for other in row.alternatives:
        yield from wrap(f"other reading: {other}", columns, 7, 9)
    if row.safe_date and row.safe_date != row.due:
        yield f"       safe date {row.safe_date}"


def history(view: HistoryView, columns: int) -> Iterator[str]:
    """A sentence an event."""
    for row in view.events:
        head = f"{row.position:>6}  {row.recorded_at[:16].replace('T', ' ')}Z  {row.effective_on or ''!s:<10}  "
        first, *rest = wrap(f"{row.sentence} ({row.by})", columns - len(head))
        yield head + first
        yield from (" " * len(head) + line for line in rest)


def diff(view: DiffView, columns: int) -> Iterator[str]:
    """A sentence a change."""
    yield f"From {view.from_} to {view.to}: {counted(len(view.changes), 'change')}"
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


def verify(ok: bool, rows: Iterable[Check], *, whole: bool = True) -> Iterator[str]:  # noqa: FBT001
    """A line a check."""
    for row in rows:
        yield f"{'ok  ' if row.ok else 'FAIL'}  {row.name} ({row.checked}): {row.detail}"
    fine = "The record holds." if whole else "What can be checked without the key holds."
    yield fine if ok else "The record does not hold: see above."
