"""The concession ledger: a row a claim, and its page with the whole chain of words, the source check and the court."""

from projections.concessions import ConcessionView, FindingView, LinkOfChain
from tui.folded import Folded
from tui.rows.alarms import audit_line
from tui.rows.docket import notes_on
from tui.rows.layout import Cell, Column, Page, Row, Table
from tui.rows.words import human, passage_lines, quoted, role_of, standing

_COLUMNS = (
    Column("ID", 4),
    Column("Of", 8),
    Column("Said by", 8, from_width=92),
    Column("State", 9),
    Column("Manner", 12, from_width=100),
    Column("Proposition", 0),
    Column("Source", 11, from_width=70),
    Column("Court", 15),
    Column("Where", 30, from_width=130, role="cite"),
)
_EMPTY = (
    "",
    "No concession is claimed as of this moment.",
    "",
    "“He concedes” is a claim about a concession: words, source and ruling are kept apart.",
    "!   alarms: every claim, proposed ones too, beside what it cites",
    "r   review what was read     a   record one",
    "]   one filing later         t   back to now",
)
_SOURCE = {"not_at_hand": "not at hand"}


def concession_table(folded: Folded) -> Table:
    """Every claimed concession; dropped ones stay, dimmed."""
    return Table(_COLUMNS, tuple(_row(folded, c) for c in folded.concessions.concessions), _EMPTY)


def _row(folded: Folded, claim: ConcessionView) -> Row:
    verdict = claim.source_check.verdict if claim.source_check else None
    own = claim.asserted_by == claim.conceder
    state = "DROPPED" if claim.review == "dropped" else claim.state.replace("_", " ")
    cells = (
        claim.id,
        folded.label(claim.conceder),
        "itself" if own else folded.label(claim.asserted_by),
        Cell(state, role_of(claim.state)),
        claim.manner + ("?" if claim.hedged else ""),
        claim.proposition,
        Cell(_SOURCE.get(verdict or "", human(verdict)) or "·", role_of(verdict)),
        Cell(claim.resolution.replace("_", " ") if claim.resolution else "no ruling", role_of(claim.resolution)),
        claim.passage.cite if claim.passage else folded.name(claim.entry),
    )
    words = " ".join([claim.id, claim.title, claim.quote or "", *(link.summary for link in claim.chain)])
    fields = {
        "kind": f"{claim.manner} {claim.voice}", "by": f"{claim.conceder} {claim.asserted_by}",
        "date": str(claim.filed_on or ""), "conc": f"{claim.review} {claim.state}", "status": f"{state} {claim.resolution or ''}",
    }  # fmt: skip
    return Row(claim.id, cells, words, fields, "dim" if claim.review == "dropped" else "")


def concession_page(folded: Folded, claim: ConcessionView, page: Page) -> None:
    """The claim, its check, the ruling; then the chain: who, where, which words, through whom."""
    page.item = claim.id
    page.heading(f"{claim.id} {claim.title}", _state(claim))
    _claim(folded, claim, page)
    check = claim.source_check
    told = (
        f"{human(check.verdict).upper()}. {check.detail} (checked by {check.by})"
        if check
        else "nobody has checked the claim against its source yet"
    )
    page.labelled("Source", told)
    audit_line(folded, claim.id, page)
    ruled = claim.ruling
    if ruled:
        where = ruled.passage.cite if ruled.passage else folded.name(ruled.entry)
        page.labelled("Court", f"{where}: {human(ruled.outcome).upper()}. {ruled.summary or ''}", passage=ruled.passage)
        if ruled.passage and ruled.passage.words:
            page.labelled("", quoted(ruled.passage), role="mark", passage=ruled.passage)
    else:
        page.labelled("Court", "no ruling on it is recorded")
    _facts(claim, page)
    page.blank()
    page.rule(f"The chain of words ({len(claim.chain)})")
    for n, link in enumerate(claim.chain, start=1):
        _link(folded, n, link, page)
    notes_on(folded, claim.id, page)


def _claim(folded: Folded, claim: ConcessionView, page: Page) -> None:
    own = claim.asserted_by == claim.conceder
    who = f"{claim.conceder} says so itself" if own else f"{claim.asserted_by} says so of {claim.conceder}"
    hedged = ", hedged" if claim.hedged else ""
    cite = claim.passage.cite if claim.passage else folded.name(claim.entry)
    page.labelled("Claim", f"{cite}: {who}; {claim.voice} voice, {claim.manner}{hedged}", passage=claim.passage)
    if claim.passage:
        told = standing(claim.passage) or "pin only"
        page.labelled("Words", f"{quoted(claim.passage)} ({told})", role="mark", passage=claim.passage)


def _state(claim: ConcessionView) -> str:
    return "DROPPED" if claim.review == "dropped" else human(claim.state).upper()


def _facts(claim: ConcessionView, page: Page) -> None:
    for support in claim.record_support:
        page.labelled("Cited for", support)
    for passage in claim.passages:
        if passage is not claim.passage:
            passage_lines(page, passage, label="Also")
    if claim.argument:
        page.labelled("Argument", claim.argument)
    page.labelled("Weight", f"{human(claim.weight_claimed)} is claimed" if claim.weight_claimed else "none is claimed")
    if claim.review == "dropped":
        page.labelled("Dropped", claim.review_reason or "no reason given")


def _link(folded: Folded, number: int, link: LinkOfChain, page: Page) -> None:
    day = f" · {link.filed_on}" if link.filed_on else ""
    page.labelled(
        f"{number:>2} {human(link.role)}", f"{link.party} · {folded.name(link.entry)}{day}", wide=14, role="strong"
    )
    page.para(link.summary, indent=14)
    for passage in link.passages:
        passage_lines(page, passage, wide=14)


def finding_page(folded: Folded, finding: FindingView, page: Page) -> None:
    """Passages side by side, without ranking."""
    page.item = finding.id
    page.heading(f"{finding.id} {human(finding.kind)}", folded.name(finding.entry))
    page.para(finding.detail)
    page.blank()
    page.rule(f"Side by side ({len(finding.passages)})")
    for n, passage in enumerate(finding.passages, start=1):
        passage_lines(page, passage, label=f"{n:>2}", wide=4)
    notes_on(folded, finding.id, page)
