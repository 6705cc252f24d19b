"""The standards: element x party x ruling, each formulation, and what was not reached or not addressed."""

from collections.abc import Sequence

from projections.rulings import RulingView
from projections.standards import DefendantRow, ElementView, StandardView
from tui.folded import Folded
from tui.rows.layout import Line, Page, Span, fit
from tui.rows.words import human, passage_lines, role_of

_WIDE = 24
_RULING = 15
_FULL = 76
"""Cells of a page on which every column has its room."""


def standards_page(folded: Folded, rows: Sequence[StandardView], page: Page) -> None:
    """Every standard after the other."""
    for n, row in enumerate(rows):
        if n:
            page.item = None
            page.blank()
        standard_page(folded, row, page)
    if not rows:
        page.para("No standard is stated as of this moment.", indent=2)


def standard_page(folded: Folded, row: StandardView, page: Page) -> None:
    """One legal test: law, burden, the matrix of its elements, how each paper words it, the ruling on the whole."""
    page.item = row.id
    page.heading(f"{row.id} {row.title}", human(row.ruling.outcome).upper() if row.ruling else "NO RULING RECORDED")
    facts = [
        row.governing_law,
        f"burden on {folded.label(_who(folded, row.burden_on))}" if row.burden_on else None,
        row.quantum,
    ]
    logic = {"all": "every element is needed", "any": "one element is enough", "balance": "factors are balanced"}[
        row.logic
    ]
    page.para("; ".join([f for f in facts if f] + ([logic] if row.elements else [])), indent=2, role="dim")
    if row.ruling:
        page.labelled("Court", row.ruling.summary or human(row.ruling.outcome), indent=2)
        for passage in row.ruling.passages:
            passage_lines(page, passage, indent=2)
    if row.elements:
        _matrix(folded, row, page)
    if row.formulations:
        page.item = row.id
        page.para(f"As worded ({len(row.formulations)})", indent=2, role="head")
    for formulation in row.formulations:
        page.labelled(
            folded.label(formulation.by), f"{folded.name(formulation.entry)}: {formulation.summary}", indent=2
        )
        for passage in formulation.passages:
            passage_lines(page, passage, indent=2)


def _who(folded: Folded, party: str | None) -> str:
    return folded.record.who(party) or party or ""


def _matrix(folded: Folded, row: StandardView, page: Page) -> None:
    parties = list(
        dict.fromkeys(p.party for e in row.elements for d in e.defendants for p in d.positions if p.party != "Court")
    )
    title = max(page.width - len(parties) * (_WIDE + 1) - _RULING - 3, 22)
    wide = _WIDE if title + len(parties) * (_WIDE + 1) + _RULING + 3 <= page.width else 15
    title = max(page.width - len(parties) * (wide + 1) - _RULING - 3, 16)
    cells = [
        ("Element", title, "head"),
        *((folded.label(p), wide, "head") for p in parties),
        ("Court", _RULING, "head"),
    ]
    page.item = row.id
    _cells(page, cells)
    for element in row.elements:
        for defendant in element.defendants or (DefendantRow("all", (), None),):
            _element(element, defendant, parties, (title, wide), page)


def _element(
    element: ElementView, row: DefendantRow, parties: Sequence[str], widths: tuple[int, int], page: Page
) -> None:
    title, wide = widths
    page.item = element.id
    name = f"{element.id} {element.title}" + (f" ({row.name})" if row.name != "all" else "")
    cells = [(name, title, "")]
    for party in parties:
        said = [f"{p.stance} {p.argument}" for p in row.positions if p.party == party]
        cells.append((", ".join(said) or "·", wide, "" if said else "dim"))
    outcome = row.ruling.outcome if row.ruling else None
    cells.append(
        (
            human(outcome) if outcome else "no ruling" if page.width >= _FULL else "none",
            _RULING,
            role_of(outcome) or ("strong" if outcome else "dim"),
        )
    )
    _cells(page, cells)
    for position in row.positions:
        if position.passage:
            page.labelled(
                position.argument,
                f"{position.party} {position.stance}: {position.summary}",
                indent=4,
                wide=5,
                right=position.passage.cite,
                passage=position.passage,
            )
    if row.ruling:
        _ruled(row.ruling, page)


def _ruled(ruling: RulingView, page: Page) -> None:
    cite = ruling.passage.cite if ruling.passage else ""
    page.labelled(
        "Court", ruling.summary or human(ruling.outcome), indent=4, wide=6, right=cite, passage=ruling.passage
    )


def _cells(page: Page, cells: Sequence[tuple[str, int, str]]) -> None:
    spans, left = [Span("  ")], page.width - 2
    for words, width, role in cells:
        room = min(width, left - 1)
        if room > 0:
            spans.append(Span(f"{fit(words, room, ascii_only=page.ascii_only)} ", role))
            left -= room + 1
    page.lines.append(Line(tuple(spans), page.item))
