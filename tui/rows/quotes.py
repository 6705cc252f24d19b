"""The quotation audit as a list: what needs a look first, then what stands out between passages, then what agrees."""

from collections.abc import Iterator, Sequence

from projections.quotations import QuotationsView, QuotationView
from tui.filtering import filtered
from tui.folded import Folded
from tui.rows.layout import Line, Page, Row, Span, fit
from tui.rows.quotation import ABSENT, LOOK, MISSING, WORK_PRODUCT, awaited, items_of, missing_of, reading_page
from tui.rows.side_by_side import flow, redline
from tui.rows.words import human, quoted

_FIRST, _LATER = ("altered_unmarked", "misplaced", "not_found"), ("altered_marked", "exact")
_ID = 5
_NO_PAPER = (
    "",
    "No paper of this docket is at hand as of this moment, so there is no quotation to compare.",
    "",
    "R   file a paper at its entry     1   the docket sheet",
    "]   one filing later              t   back to now",
)
_NONE = (
    "",
    "The papers at hand quote nothing that has more than a word or two.",
    "",
    "R   file another paper",
    "]   one filing later     t   back to now     ?   help",
)


def quotes_page(folded: Folded, query: str, page: Page) -> None:
    """Sections with their counts: what needs a look, what stands out, what agrees, what could not be compared."""
    view = folded.quoted
    if view is None:
        reading_page(folded, page)
        return
    if not view.quotations and not view.findings:
        for words in _NONE if any(e.paper for e in folded.at.entries) else _NO_PAPER:
            page.para(words, indent=2)
        return
    page.para(_tally(view), role="strong")
    page.para(WORK_PRODUCT, role="dim")
    kept = {row.item for row in filtered(_rows(view), query)}
    rows = [(item, row) for item, row in items_of(view).items() if item in kept]
    for verdict in _FIRST:
        _section(verdict, rows, page)
    _looks(view, kept, page)
    for verdict in _LATER:
        _section(verdict, rows, page)
    _absent(view, kept, page)
    page.item = None
    if query and not kept:
        page.para(f"Nothing here answers to “{query}”. esc clears the filter.", indent=2)


def count_words(folded: Folded, query: str) -> str:
    """How many quotations there are, for the title."""
    view = folded.quoted
    if view is None:
        return awaited(folded)
    many = len(view.quotations)
    if query:
        return f"{len({r.item for r in filtered(_rows(view), query)})} of {many} · filter: {query}"
    return f"{many} quotation{'' if many == 1 else 's'}"


def _tally(view: QuotationsView) -> str:
    counts = [(human(v), sum(r.verdict == v for r in view.quotations)) for v in (*_FIRST, *_LATER)]
    absent = sum(r.verdict == ABSENT for r in view.quotations)
    counts = [*counts[:3], ("to look at between passages", len(view.findings)), *counts[3:], ("not compared", absent)]
    return " · ".join(f"{count} {told}" for told, count in counts if count)


def _rows(view: QuotationsView) -> Iterator[Row]:
    """Everything in the list as a filter sees it."""
    for item, row in items_of(view).items():
        words = f"{row.text} {row.passage.cite} {row.claimed_source or ''} {' '.join(row.notes)}"
        kinds = " ".join(d.kind for d in row.differences)
        yield Row(item, (), words, {"kind": f"{row.verdict} {kinds}", "status": row.verdict, "by": row.passage.cite})
    for n, one in enumerate(view.findings, start=1):
        words = " ".join([one.detail, *one.quotations, *(f"{p.cite} {p.words or ''}" for p in one.passages)])
        yield Row(f"{LOOK}{n}", (), words, {"kind": one.kind, "by": " ".join(p.cite for p in one.passages)})
    for n, gone in enumerate(missing_of(view), start=1):
        words = " ".join([gone.told, *(r.text for r in gone.rows)])
        yield Row(f"{MISSING}{n}", (), words, {"kind": ABSENT, "status": ABSENT})


def _section(verdict: str, rows: Sequence[tuple[str, QuotationView]], page: Page) -> None:
    chosen = [(item, row) for item, row in rows if row.verdict == verdict]
    if not chosen:
        return
    page.item = None
    page.rule(f"?{human(verdict).capitalize()} ({len(chosen)}) PROPOSED")
    for item, row in chosen:
        page.item = item
        if verdict == "exact":
            _one_line(item, row, page)
        else:
            _with_words(item, row, page)


def _one_line(item: str, row: QuotationView, page: Page) -> None:
    lead = fit(item, max(_ID, len(item) + 1), ascii_only=page.ascii_only)
    where = f"{row.passage.cite} "
    words = fit(quoted(row.passage), page.width - len(lead) - len("?exact ") - len(where), ascii_only=page.ascii_only)
    spans = (Span(lead, "dim"), Span("?exact ", "good"), Span(where, "cite"), Span(words))
    page.lines.append(Line(spans, item, row.passage))


def _with_words(item: str, row: QuotationView, page: Page) -> None:
    wide = max(_ID, len(item) + 1)
    credited = f"{row.claimed_source or 'nobody'}{f' {row.pin}' if row.pin else ''}"
    told = f"?{human(row.verdict)} · {row.passage.cite} quotes {credited}"
    role = "" if row.verdict == "altered_marked" else "warn"
    page.labelled(item, told, wide=wide, role=role, passage=row.passage)
    for line in flow(redline(row), page.width - wide, ascii_only=page.ascii_only):
        page.lines.append(Line((Span(" " * wide), *line), item, row.passage))
    if row.right_pin:
        page.para(f"found at {row.right_pin}", indent=wide, role="cite", passage=row.source_passage)


def _looks(view: QuotationsView, kept: set[str], page: Page) -> None:
    numbered = [(f"{LOOK}{n}", one) for n, one in enumerate(view.findings, start=1)]
    kinds = dict.fromkeys(one.kind for one in view.findings)
    for kind in kinds:
        chosen = [(item, one) for item, one in numbered if one.kind == kind and item in kept]
        if not chosen:
            continue
        page.item = None
        page.rule(f"?{human(kind).capitalize()} ({len(chosen)}) PROPOSED")
        for item, one in chosen:
            page.item = item
            first = next(iter(one.passages), None)
            page.labelled("?", one.detail, wide=_ID, passage=first)
            where = " / ".join(dict.fromkeys(p.cite for p in one.passages))
            page.para(where, indent=_ID, role="cite", passage=first)


def _absent(view: QuotationsView, kept: set[str], page: Page) -> None:
    groups = [(f"{MISSING}{n}", gone) for n, gone in enumerate(missing_of(view), start=1)]
    chosen = [(item, gone) for item, gone in groups if item in kept]
    if not chosen:
        return
    page.item = None
    page.rule(f"?Not compared: the source is unavailable ({sum(len(gone.rows) for _, gone in chosen)})")
    for item, gone in chosen:
        page.item = item
        page.labelled(f"{len(gone.rows):>3}", gone.told, wide=_ID)
