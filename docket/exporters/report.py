"""The report of a case: what stands on one page, the chart of positions, arguments, the concession ledger, dates, motions."""

from collections.abc import Iterator

from docket.exporters.document import (
    Block,
    ChartFigure,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Part,
    Runs,
    Stamp,
    Table,
    cell,
    faint,
    plain,
    said,
    strong,
)
from docket.exporters.saying import GLOSS, Quoting, day, glossed, human, when
from docket.exporters.working import PROPOSED, Working
from projections.arguments import ArgumentView, arguments
from projections.concessions import ConcessionView, LinkOfChain, concessions
from projections.deadlines import DeadlineView, deadlines
from projections.moment import CaseAt
from projections.motions import motions
from projections.overview import overview
from projections.positions_chart import positions_chart
from projections.standards import standards

_ELSEWHERE = frozenset({"Due", "Motions before the court", "Claimed concessions", "Passages side by side", "Not known"})
"""Sections of the overview that have a part of their own here, or rest on findings, which are work product."""
Row = tuple[tuple[Part, ...], ...]
_SENTENCE = (
    "Each status is derived from the filings on record; the words behind it stand beside it with their pins. A claimed "
    "concession is what one side says of the other, and no concession by itself."
)


def case_report(at: CaseAt, stamp: Stamp, working: Working | None) -> Document:
    """The report. With ``working`` the checks, findings, notes and proposals stand in it too, and it is work product."""
    quoting = Quoting(at, work_product=working is not None)
    blocks = (
        *_overview(at),
        *_chart(at),
        *_arguments(at, quoting),
        *_standards(at, quoting),
        *_ledger(at, quoting, working),
        *_deadlines(at, quoting),
        *_motions(at, quoting),
        *(_working(at, quoting, working) if working else ()),
        *_checking(stamp),
    )  # fmt: skip
    return Document(
        "report",
        f"Report of the case: {at.record.name}",
        stamp,
        "report",
        working is not None,
        blocks,
        quoting.foot(every=True),
    )


def _overview(at: CaseAt) -> Iterator[Block]:
    sections = [section for section in overview(at).sections if section.title not in _ELSEWHERE]
    if not sections:
        return
    yield Heading("The case on one page")
    yield Paragraph(plain(_SENTENCE), "small")
    for section in sections:
        yield Heading(section.title, 3)
        points = []
        for line in section.lines:
            cite = said(" — ", strong(line.cite)) if line.cite else ()
            points.append(said(strong(f"{line.id} "), f"{human(line.word)}: {line.text}", *cite))
        if section.total > len(section.lines):
            points.append(plain(f"and {section.total - len(section.lines):,} more"))
        yield Items(tuple(points))


def _chart(at: CaseAt) -> Iterator[Block]:
    chart = positions_chart(at)
    if chart.lanes:
        yield Heading("Positions over the filings")
        yield ChartFigure(chart)


# --- arguments and standards ----------------------------------------------------------------------------------------------


def _arguments(at: CaseAt, quoting: Quoting) -> Iterator[Block]:
    yield Heading("Arguments")
    if not arguments(at).arguments:
        yield Paragraph(plain("No argument is recorded."))
    for argument in arguments(at).arguments:
        yield Heading(f"{argument.id} · {argument.title}", 3)
        yield Paragraph(_status(argument))
        rows = []
        for position in argument.positions:
            new = "; new in reply" if position.new_in_reply else ""
            theory = said(faint(f"Theory: {position.theory}")) if position.theory else ()
            who = said(strong(position.party), f": {human(position.stance)}{new}")
            words = quoting.in_one(position.passages, position.entry)
            told = "" if position.summary == argument.title else position.summary
            rows.append((cell(who, _where(quoting, position.entry)), cell(told, theory, words)))
        for ruling in argument.rulings:
            of = f" as to {ruling.defendant}" if ruling.defendant else ""
            who = said(strong(f"Court: {human(ruling.outcome)}{of}"))
            words = quoting.in_one(ruling.passages, ruling.entry)
            rows.append((cell(who, _where(quoting, ruling.entry)), cell(ruling.summary or "", words)))
        yield Table(("Who, in what, when", "What was said"), tuple(rows), (4, 11))
        shifts = [
            said(strong(f"{s.party} shifted: "), f"{s.from_.theory or s.from_.summary} → {s.to.theory or s.to.summary}")
            for s in argument.shifts
        ]
        if shifts:
            yield Items(tuple(shifts))


def _status(argument: ArgumentView) -> Runs:
    told = GLOSS.get(argument.status)
    claimed = f" On the ledger of concessions: {', '.join(argument.concessions)}." if argument.concessions else ""
    why = f" {argument.why[0]}" if argument.why and not argument.rulings else ""
    return said(strong(human(argument.status).capitalize()), f" ({told})" if told else "", f".{why}{claimed}")


def _where(quoting: Quoting, entry: str) -> Runs:
    return said(faint(f"{quoting.name(entry)}, {when(quoting.at, entry)}"))


def _standards(at: CaseAt, quoting: Quoting) -> Iterator[Block]:
    if not standards(at).standards:
        return
    yield Heading("Standards, as each paper words them")
    for standard in standards(at).standards:
        yield Heading(f"{standard.id} · {standard.title}", 3)
        told = [
            standard.governing_law,
            f"burden on {standard.burden_on}" if standard.burden_on else None,
            standard.quantum,
        ]
        if any(told):
            yield Paragraph(plain("; ".join(one for one in told if one)))
        points = [
            said(
                strong(f"{f.by}, "), *_where(quoting, f.entry), f": {f.summary} ", *quoting.in_one(f.passages, f.entry)
            )
            for f in standard.formulations
        ]
        if standard.ruling:
            ruling = standard.ruling
            words = quoting.in_one(ruling.passages, ruling.entry)
            head = said(strong(f"Court, {human(ruling.outcome)}, "), *_where(quoting, ruling.entry))
            points.append(said(*head, f": {ruling.summary or ''} ", *words))
        yield Items(tuple(points))


# --- the ledger -----------------------------------------------------------------------------------------------------------


def _ledger(at: CaseAt, quoting: Quoting, working: Working | None) -> Iterator[Block]:
    yield Heading("Claimed concessions, with their chains")
    claims = [c for c in concessions(at).concessions if c.review != "dropped"]
    if not claims:
        yield Paragraph(plain("No concession is claimed."))
    for claim in claims:
        yield Heading(f"{claim.id} · {claim.title}", 3)
        yield Paragraph(_claimed(claim))
        if working and claim.source_check:
            check = claim.source_check
            yield Paragraph(
                said(strong(f"Source check: {glossed(check.verdict)}. "), check.detail, faint(f" ({check.by})"))
            )
        yield Table(
            ("Who, in what, when", "What was said"), tuple(_link(quoting, link) for link in claim.chain), (4, 11)
        )


def _claimed(claim: ConcessionView) -> Runs:
    who = f"{claim.conceder}, in its own words" if claim.voice == "own" else f"{claim.asserted_by} of {claim.conceder}"
    hedge = ", hedged" if claim.hedged else ""
    court = f"court: {glossed(claim.resolution)}" if claim.resolution else "no ruling recorded"
    support = f" Cites for it: {'; '.join(claim.record_support)}." if claim.record_support else ""
    return said(
        strong(f"{human(claim.state).capitalize()}. "), f"{who}; {glossed(claim.manner)}{hedge}; {court}.{support}"
    )


def _link(quoting: Quoting, link: LinkOfChain) -> Row:
    role = "" if link.role == "court" else f": {human(link.role)}"
    summary = link.summary if link.summary != human(link.role) else ""
    words = quoting.in_one(link.passages, link.entry)
    return cell(said(strong(link.party), role), _where(quoting, link.entry)), cell(summary, words)


# --- dates and motions ------------------------------------------------------------------------------------------------------


def _deadlines(at: CaseAt, quoting: Quoting) -> Iterator[Block]:
    view = deadlines(at)
    yield Heading("Deadlines and hearings")
    yield Paragraph(
        plain(f"Judged on {day(view.day)}. A date with ~ is not simply ordered: the word beside it says what it is."),
        "small",
    )
    rows = [_deadline(quoting, row) for row in view.deadlines]
    if rows:
        yield Table(("Due", "Who, what", "State", "Ground"), tuple(rows), (3, 6, 3, 7))
    points = [
        said(strong(f"{h.id} {day(h.on)}{f', {h.time}' if h.time else ''}: "), f"{h.what} ({human(h.state)})")
        for h in view.hearings
    ]
    if points:
        yield Items(tuple(points))
    if not rows and not points:
        yield Paragraph(plain("No deadline and no hearing is recorded."))


def _deadline(quoting: Quoting, row: DeadlineView) -> Row:
    bare = row.certainty == "ordered" and row.due is not None
    hour = f", {row.due_time}" if row.due and row.due_time else ""
    due = said("" if bare else "~", strong(f"{day(row.due) if row.due else 'no date yet'}{hour}"))
    live = next(b for b in row.bases if b.live)
    ground = [f"{live.ground} ({human(live.kind)})", *live.steps, *(f"Assumed: {one}" for one in row.assumptions)]
    ground += [f"Other reading: {one}" for one in row.alternatives]
    return (
        cell(due, "" if bare else human(row.certainty)),
        cell(said(strong(f"{row.id} "), f"{row.obligor}: {row.what}"), row.detail or ""),
        cell(said(strong(human(row.state))), f"by {row.met_by.what}" if row.met_by else GLOSS.get(row.state, "")),
        cell(*ground, quoting.in_one(live.passages, live.entry)),
    )


def _motions(at: CaseAt, quoting: Quoting) -> Iterator[Block]:
    rows = []
    for row in motions(at).motions:
        read = row.review == "proposed"
        status = said(strong(f"{'?' if read else ''}{human(row.status)}"))
        rows.append((
            cell(said(strong(f"{at.record.entries[row.id].cite} "), row.title), row.filer or "filer not told"),
            cell(when(at, row.id)),
            cell(status, said(faint("read in docket text, not reviewed")) if read else ()),
            cell(quoting.name(row.decided_by) if row.decided_by else ""),
            cell("; ".join(quoting.name(p.entry) for p in row.papers)),
        ))  # fmt: skip
    if rows:
        yield Heading("Motions")
        yield Table(("Motion", "Filed", "Status", "Decided by", "Briefing"), tuple(rows), (6, 3, 3, 3, 5))


# --- work product, and how to check -----------------------------------------------------------------------------------------


def _working(at: CaseAt, quoting: Quoting, working: Working) -> Iterator[Block]:
    found = [
        said(strong(f"{f.id} {human(f.kind)}: "), f"{f.detail} ", *quoting.in_one(f.passages))
        for f in concessions(at).findings
    ]
    dropped = [
        said(strong(f"{c.id} dropped: "), f"{c.proposition}. {c.review_reason or ''}")
        for c in concessions(at).concessions
        if c.review == "dropped"
    ]
    heads = ("Passages side by side", "Claims dropped on review", "Notes", PROPOSED)
    for head, points in zip(heads, (found, dropped, [*working.notes()], [*working.proposed()]), strict=True):
        if points:
            yield Heading(head)
            yield Items(tuple(points))


def _checking(stamp: Stamp) -> Iterator[Block]:
    yield Heading("How to check this report")
    yield Facts((
        ("Record", plain(f"{stamp.case}, No. {stamp.number}")),
        ("As of", plain(f"{stamp.as_of}; docket current through {stamp.current_through}")),
        *((("Known at", plain(stamp.known_at)),) if stamp.known_at else ()),
        ("Head of the log", plain(stamp.head)),
    ))  # fmt: skip
    yield Items((
        plain("The head is the position of the last event in the log and the hash of the chain there. Whoever holds the store "
              "runs the command below: it answers whether everything up to that head is the same as when this was made."),
        plain("The command docket why and an id (A4, C1, D2) tells the events, passages and rules behind a status or a date."),
    ))  # fmt: skip
