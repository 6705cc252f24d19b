"""A quotation beside its source, a finding between quotations, a missing source: how each is named, found and written.

None of it is on the record. Until somebody wants the audit no paper is read, and every page says so.
"""

from collections.abc import Sequence
from typing import NamedTuple

from projections.passages import PassageView
from projections.quotations import Difference, QuotationFinding, QuotationsView, QuotationView
from tui.folded import Folded
from tui.rows.layout import Leaf, Line, Page, Span
from tui.rows.side_by_side import Text, Texts, beside, compared, legend, quotation_texts
from tui.rows.words import human, passage_lines, quoted

WORK_PRODUCT = "WORK PRODUCT · compared by a machine, reviewed by nobody · ? = PROPOSED"
READING = "Reading the papers…"
LOOK, MISSING, LOOKALIKE = "side by side ", "not compared ", "look-alike "
"""What is shown of findings and of missing sources instead of an id: they have none that lasts."""
ABSENT = "source_unavailable"
_ID = 5
_BRING = (
    "A paper of this case is put at its entry by R (docket file); its words are then compared. "
    "Law that is quoted from outside of the case is not."
)
_PAIRED = frozenset({"same_source_differs", "cut_before_condition", "uncredited_repeat"})
"""Findings whose passages are versions of the same words, so that they can be laid word by word."""


class Missing(NamedTuple):
    """What keeps quotations from being compared, and those quotations."""

    told: str
    rows: tuple[QuotationView, ...]


# --- what has a page --------------------------------------------------------------------------------------------------


def is_audited(ident: str) -> bool:
    """Whether an id is one of the quotation audit's, which reads papers before it can answer."""
    return ident.startswith(("Q", LOOK, MISSING, LOOKALIKE))


def audit_page(folded: Folded, ident: str) -> Leaf | None:
    """The page of a quotation, a finding between quotations or a missing source. Until the papers are read it says so."""
    if not is_audited(ident):
        return None
    view = folded.quoted
    if view is None:
        return Leaf(lambda page: reading_page(folded, page))
    if ident.startswith("Q"):
        row = quotation_called(view, ident)
        return Leaf(lambda page: quotation_page(folded, ident, row, page)) if row else None
    number = int(ident.rpartition(" ")[2]) - 1
    if ident.startswith(LOOK):
        chosen = view.findings[number : number + 1]
        return Leaf(lambda page: look_page(ident, chosen[0], page)) if chosen else None
    missing = missing_of(view)[number : number + 1]
    return Leaf(lambda page: _missing_page(ident, missing[0], page)) if missing else None


def items_of(view: QuotationsView) -> dict[str, QuotationView]:
    """Quotations by id; one without a number (a store that cannot be written to) by its place."""
    return {row.id or f"Q?{n}": row for n, row in enumerate(view.quotations, start=1)}


def quotation_called(view: QuotationsView, ident: str) -> QuotationView | None:
    """A quotation by its id."""
    return items_of(view).get(ident)


def missing_of(view: QuotationsView) -> list[Missing]:
    """What could not be compared, by what is missing, the most first."""
    groups: dict[str, list[QuotationView]] = {}
    for row in view.quotations:
        if row.verdict == ABSENT:
            groups.setdefault(" ".join(row.notes) or "The source is not at hand.", []).append(row)
    found = [Missing(told, tuple(rows)) for told, rows in groups.items()]
    return sorted(found, key=lambda one: -len(one.rows))


def leading_quotation(folded: Folded, ident: str) -> PassageView | None:
    """The passage that a quotation or a finding is cited by."""
    view = folded.quoted
    if view is None:
        return None
    if row := quotation_called(view, ident):
        return row.passage
    if ident.startswith(LOOK):
        return next((p for f in view.findings[int(ident.removeprefix(LOOK)) - 1 :][:1] for p in f.passages), None)
    return None


# --- pages ------------------------------------------------------------------------------------------------------------


def awaited(folded: Folded) -> str:
    """For the title of an audit that is not made: why."""
    return "cannot be made" if folded.unread else "reading the papers"


def reading_page(folded: Folded, page: Page) -> None:
    """What stands here until the audit is made, and why."""
    read, papers = folded.reading
    page.blank()
    if folded.unread:
        page.para(folded.unread, indent=2, role="warn")
        return
    if not papers:
        page.para(READING, indent=2, role="strong")
    else:
        told = f"{read} of {papers} read" if read < papers else f"all {papers} read; the words are compared"
        page.para(f"{READING} {told}.", indent=2, role="strong")
    page.para("Every quotation is laid beside its source. Keys work meanwhile; leaving stops it.", indent=2)


def quotation_page(folded: Folded, item: str, row: QuotationView, page: Page) -> None:
    """The quoted words and the source's side by side, every difference, where the words stand, and what else to know."""
    page.item = item
    source = row.source_passage
    begun = len(page.lines)
    page.heading(
        f"{item} {row.passage.cite} quotes {row.claimed_source or 'nobody'}", f"?{human(row.verdict).upper()} PROPOSED"
    )
    page.lines[begun:] = [Line(line.spans, line.item, row.passage) for line in page.lines[begun:]]
    page.labelled("Quoted in", row.passage.cite, role="cite", passage=row.passage)
    cited = f"{row.claimed_source or 'nobody'}{f' {row.pin}' if row.pin else ''}"
    page.labelled("Credited to", cited, role="cite", passage=source)
    if source:
        page.labelled("Stands at", source.cite, role="cite", passage=source)
    if row.right_pin:
        page.labelled("Right pin", f"cited as {row.pin or row.claimed_source}; found at {row.right_pin}", role="warn")
    page.blank()
    if source:
        texts = quotation_texts(row)
        beside(page, [Text("AS QUOTED", texts.left, row.passage)], [Text("AS THE SOURCE HAS IT", texts.right, source)])
        legend(page, texts)
    else:
        page.para(quoted(row.passage), role="mark", passage=row.passage)
    _differences(row.differences, page)
    for note in row.notes:
        page.labelled("Note", note)
    _also(folded, item, page)
    page.para(WORK_PRODUCT, role="dim")


def _differences(found: Sequence[Difference], page: Page) -> None:
    if not found:
        return
    page.blank()
    page.rule(f"Differences ({len(found)})")
    for one in found:
        ours = f"quoted “{one.quoted}”" if one.quoted else "quoted nothing"
        theirs = f"source “{one.source}”" if one.source else "source nothing"
        role = "" if one.marked else "warn"
        page.labelled("marked" if one.marked else "UNMARKED", f"{one.kind}: {ours}; {theirs}", role=role)


def _also(folded: Folded, item: str, page: Page) -> None:
    """What was found between this quotation and others."""
    for n, one in enumerate(folded.quoted.findings if folded.quoted else (), start=1):
        if item in one.quotations:
            page.item = f"{LOOK}{n}"
            page.labelled("See also", f"?{human(one.kind)}: {one.detail}", role="warn")
            page.item = item


def look_page(item: str, finding: QuotationFinding, page: Page) -> None:
    """Passages side by side, without ranking."""
    page.item = item
    page.heading(human(finding.kind).capitalize(), "?PROPOSED")
    page.para(finding.detail)
    if finding.quotations:
        page.labelled("Quotations", ", ".join(finding.quotations))
    page.blank()
    first, *others = finding.passages
    drawn = others if finding.kind in _PAIRED or len(others) == 1 else []
    for other in drawn:
        texts = compared(first.words or "", other.words or "")
        if finding.kind not in _PAIRED:
            texts = Texts((Span(first.words or ""),), (Span(other.words or ""),))
        beside(page, [Text(first.cite, texts.left, first)], [Text(other.cite, texts.right, other)])
        if texts.roles:
            page.para("{+ +} only in the first one; {- -} only in the second", role="dim")
        page.blank()
    for n, passage in enumerate(() if drawn else finding.passages, start=1):
        passage_lines(page, passage, label=f"{n:>2}", wide=4)
    page.para(WORK_PRODUCT, role="dim")


def _missing_page(item: str, missing: Missing, page: Page) -> None:
    page.item = item
    page.heading(missing.told, f"{len(missing.rows)} NOT COMPARED")
    page.para(_BRING, role="dim")
    page.blank()
    for row in missing.rows:
        page.item = row.id or item
        passage_lines(page, row.passage, label=row.id or "Q?", wide=_ID + 1)
        page.para(f"credited to {row.claimed_source or 'nobody'} {row.pin or ''}", indent=_ID + 1, role="dim")
