"""The concession audit: what the machine finds when it lays a claim beside the papers at hand. Work product, kept apart.

What a person has checked, and what the ledger says, is drawn elsewhere and never here.
"""

from collections.abc import Iterator, Sequence

from projections.concession_audit import Alarm, AuditedConcession, ConcessionAuditView, Statement
from projections.passages import PassageView
from projections.quotations import QuotationFinding
from tui.filtering import filtered
from tui.folded import Folded
from tui.rows.layout import Leaf, Page, Row, Span
from tui.rows.quotation import LOOKALIKE, WORK_PRODUCT, awaited, look_page, reading_page
from tui.rows.side_by_side import Text, beside
from tui.rows.words import human, passage_lines, quoted

_KINDS = {
    "not_borne_out": "Not borne out by the record at hand",
    "admission_unused": "Own words that no later paper of the other side takes up",
}
_FINDINGS = {"two_accounts": "One paper, two accounts", "lookalike_name": "Names that look alike"}
_ID = 5
_NO_PAPER = "No paper is at hand as of this moment; R files one."
_NONE = (
    "",
    "No concession is claimed or proposed as of this moment, so there is nothing to check.",
    "",
    "R   file a paper: claims are read from it",
    "r   review what was read     3   concessions",
    "]   one filing later         t   back to now",
)


def is_claim(folded: Folded, ident: str) -> bool:
    """Whether a thing is a claimed concession, recorded or still proposed, which the audit compares with the papers."""
    if ident.startswith("P") and "proposals" in folded.__dict__:
        return any(p.id == ident and p.kind == "concession" for p in folded.proposals)
    return ident.startswith("C") and ident[1:].isdigit()


def lookalike_page(folded: Folded, ident: str) -> Leaf | None:
    """Two names of the case that differ by a letter."""
    view = folded.claims
    if view is None:
        return Leaf(lambda page: reading_page(folded, page))
    number = int(ident.removeprefix(LOOKALIKE)) - 1
    chosen = view.findings[number : number + 1]
    return Leaf(lambda page: look_page(ident, chosen[0], page)) if chosen else None


# --- on the page of a claim -------------------------------------------------------------------------------------------


def audit_line(folded: Folded, ident: str, page: Page) -> None:
    """One line that leads to the machine's audit below; never a person's source check."""
    if not any(e.paper for e in folded.at.entries):
        return
    row = _row_of(folded, ident)
    told = f"{_verdict(row)} by a machine: below" if row else _not_yet(folded) if folded.claims is None else ""
    if told:
        page.labelled("Audit", told, role=_role(row.proposed_check.verdict) if row else "dim")


def audit_section(folded: Folded, ident: str, page: Page) -> None:
    """What the machine has on a claim, under a rule of its own."""
    page.item = ident
    page.rule(f"The machine's audit of {ident}: ?PROPOSED, WORK PRODUCT")
    view = folded.claims
    if view is None:
        page.para(_not_yet(folded), indent=2, role="dim")
        return
    row = _row_of(folded, ident)
    if row is None:
        page.para("It compares claims that stand; this one was dropped or decided.", indent=2, role="dim")
        return
    check = row.proposed_check
    page.para(row.proposition, indent=2, role="strong", passage=row.passage)
    page.labelled("Check", f"{_verdict(row)}: {check.detail}", role=_role(check.verdict))
    for alarm in view.alarms:
        if alarm.id == ident and alarm.kind != "not_borne_out":
            page.labelled("Look at", f"?{alarm.detail}", role="warn")
    page.blank()
    _side_by_side(row, page)
    cited = {(p.entry, p.start) for p in row.cited_passages}
    others = [s for s in row.statements if (s.passage.entry, s.passage.start) not in cited]
    _statements("Said earlier, besides what is cited", [s for s in others if s.relation == "earlier"], page)
    _statements("Said later", [s for s in others if s.relation == "later"], page)
    _statements("The court on it", row.court, page)
    page.para(WORK_PRODUCT, role="dim")


def _row_of(folded: Folded, ident: str) -> AuditedConcession | None:
    rows = folded.claims.concessions if folded.claims else ()
    return next((row for row in rows if row.id == ident), None)


def _verdict(row: AuditedConcession) -> str:
    verdict = row.proposed_check.verdict
    return f"?{human(verdict).upper()} PROPOSED" if verdict else "?CANNOT TELL"


def _not_yet(folded: Folded) -> str:
    if folded.unread:
        return folded.unread
    if not any(e.paper for e in folded.at.entries):
        return _NO_PAPER
    read, papers = folded.reading
    return (
        f"Reading the papers… {read} of {papers} read."
        if papers
        else "enter compares the claim with the papers at hand"
    )


def _side_by_side(row: AuditedConcession, page: Page) -> None:
    cite = row.passage.cite if row.passage else ""
    relied = [Text(f"WORDS RELIED ON · {cite}", (Span(row.quote or row.proposition),), row.passage)]
    stand = [_standing(row, p) for p in row.cited_passages]
    if stand:
        beside(page, relied, stand)
        return
    passage_lines(page, row.passage, label="Relied on") if row.passage else page.labelled("Relied on", row.quote or "")
    cited = "; ".join(row.cited) or "nothing"
    page.labelled("Cited", f"{cited}: no passage at hand to lay beside it")


def _standing(row: AuditedConcession, passage: PassageView) -> Text:
    head = "AS THE SAME PAPER QUOTES IT" if passage.entry == row.entry else "AS IT STANDS"
    return Text(f"{head} · {passage.cite}", (Span(passage.words or ""),), passage)


def _statements(title: str, told: Sequence[Statement], page: Page) -> None:
    if not told:
        return
    page.blank()
    page.rule(f"?{title} ({len(told)})")
    for one in told:
        day = f" · {one.filed_on}" if one.filed_on else ""
        page.para(quoted(one.passage), role="mark", passage=one.passage)
        page.para(f"{one.passage.cite} · {one.party}{day}", indent=2, role="cite", passage=one.passage)


def _role(verdict: str | None) -> str:
    return {"supports": "good", None: "", "not_at_hand": ""}.get(verdict, "warn")


# --- the list ---------------------------------------------------------------------------------------------------------


def alarms_page(folded: Folded, query: str, page: Page) -> None:
    """What needs a look first, then names that look alike, then every other claim; each line opens its thing."""
    view = folded.claims
    if view is None:
        reading_page(folded, page)
        return
    at_hand = any(e.paper for e in folded.at.entries)
    if not at_hand:
        page.para(_NO_PAPER, role="strong")
    if not view.concessions and not view.findings:
        for words in _NONE:
            page.para(words, indent=2)
        return
    page.para(WORK_PRODUCT, role="dim")
    if not view.alarms and at_hand:
        page.para("Nothing that could be compared needs a look first.", role="strong")
    kept = {row.item for row in filtered(_rows(view), query)}
    by_id = {row.id: row for row in view.concessions}
    for kind in dict.fromkeys((*_KINDS, *(a.kind for a in view.alarms))):
        _alarms(folded, [a for a in view.alarms if a.kind == kind and a.id in kept], by_id, page)
    _lookalikes(view, kept, page)
    told = {a.id for a in view.alarms}
    _others([row for row in view.concessions if row.id not in told and row.id in kept], page)
    page.item = None
    if query and not kept:
        page.para(f"Nothing here answers to “{query}”. esc clears the filter.", indent=2)
    if view.missing:
        page.rule(f"Not at hand ({len(view.missing)})")
        page.para(", ".join(view.missing), indent=_ID, role="dim")


def count_alarms(folded: Folded, query: str) -> str:
    """For the title."""
    view = folded.claims
    if view is None:
        return awaited(folded)
    if query:
        kept = {row.item for row in filtered(_rows(view), query)}
        return f"{sum(a.id in kept for a in view.alarms)} to look at · filter: {query}"
    return f"{len(view.alarms)} to look at · {len(view.concessions)} claims compared"


def _rows(view: ConcessionAuditView) -> Iterator[Row]:
    kinds = {alarm.id: alarm.kind for alarm in view.alarms}
    for row in view.concessions:
        words = (
            f"{row.proposition} {row.quote or ''} {row.proposed_check.detail} {row.passage.cite if row.passage else ''}"
        )
        status = f"{row.proposed_check.verdict or ''} {row.review}"
        by = f"{row.conceder or ''} {row.asserted_by or ''}"
        kind = f"{kinds.get(row.id, '')} {row.manner} {row.voice}"
        yield Row(row.id, (), words, {"kind": kind, "status": status, "by": by, "conc": row.review})
    for n, one in enumerate(view.findings, start=1):
        yield Row(f"{LOOKALIKE}{n}", (), one.detail, {"kind": one.kind})


def _alarms(folded: Folded, chosen: Sequence[Alarm], by_id: dict[str, AuditedConcession], page: Page) -> None:
    if not chosen:
        return
    page.item = None
    page.rule(f"?{_KINDS.get(chosen[0].kind, human(chosen[0].kind))} ({len(chosen)}) PROPOSED")
    for alarm in chosen:
        row = by_id[alarm.id]
        page.item = alarm.id
        page.labelled(alarm.id, f"?{alarm.detail}", wide=_ID, role="warn", passage=row.passage)
        page.para(_claim(folded, row), indent=_ID, passage=row.passage)


def _claim(folded: Folded, row: AuditedConcession) -> str:
    who = f"{folded.label(row.conceder) or 'somebody'}, said by {folded.label(row.asserted_by) or 'somebody'}"
    own = "its own words" if row.voice == "own" else who
    where = f" · {row.passage.cite}" if row.passage else ""
    return f"{'proposed claim' if row.review == 'proposed' else 'claim'} ({own}): {row.proposition}{where}"


def _lookalikes(view: ConcessionAuditView, kept: set[str], page: Page) -> None:
    chosen = [(f"{LOOKALIKE}{n}", one) for n, one in enumerate(view.findings, start=1)]
    for kind, heading in _FINDINGS.items():
        _finding_list(heading, [(item, one) for item, one in chosen if item in kept and one.kind == kind], page)


def _finding_list(heading: str, chosen: Sequence[tuple[str, QuotationFinding]], page: Page) -> None:
    if not chosen:
        return
    page.item = None
    page.rule(f"?{heading} ({len(chosen)}) PROPOSED")
    for item, one in chosen:
        page.item = item
        first = next(iter(one.passages), None)
        page.labelled("?", one.detail, wide=_ID, passage=first)
        page.para(" / ".join(dict.fromkeys(p.cite for p in one.passages)), indent=_ID, role="cite", passage=first)


def _others(rows: Sequence[AuditedConcession], page: Page) -> None:
    if not rows:
        return
    page.item = None
    page.rule(f"Claims without an alarm ({len(rows)})")
    for row in rows:
        page.item = row.id
        check = row.proposed_check
        verdict = human(check.verdict) if check.verdict else "cannot tell"
        page.labelled(
            row.id, f"?{verdict} · {row.proposition}", wide=_ID, role=_role(check.verdict), passage=row.passage
        )
