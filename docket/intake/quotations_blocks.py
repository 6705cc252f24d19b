"""Block quotations: paragraphs set off by indentation or a narrower measure, without marks, with their citation behind them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median

from docket.intake.clean import CleanText, Flow, Line
from docket.intake.quotations_cites import Cited
from docket.intake.quotations_marks import Quoted
from docket.intake.rows import Role

_LEAST = 25  # words
_MOST = 30  # rows
_NARROW = 0.88  # of the usual measure
_INDENT = 3  # columns
_PROSE = 10  # rows of running text without which nothing tells how wide it is
_FEW = 12  # words of a block that its place sets off
_NEAR = 120  # letters between such a block and its cite
_STOPPED = re.compile(r"[.?!;][”\"’')\]]*\d{0,2}$")
_ASKED = re.compile(r"Q[.:]?\s")
_SPOKEN = re.compile(r"(?:[QA][.:]?|(?:THE|MR|MS|MRS)\.?\s[A-Z]+:)\s")
_LEAD = re.compile(
    r"[(\[]?(?:(?:[Ss]ee|[Aa]ccord|[Ss]ee,?\s[Ee]\.g\.),?\s)?(?:[A-Z][\w.,’'&#-]*\s|v\.\s|of\s|the\s|in\s|re\s){0,14}$"
)


def blocks(paper: CleanText, flow: Flow, cites: Sequence[Cited], marked: Sequence[Quoted]) -> list[Quoted]:
    """Runs of narrow or indented rows that an introduction ending in a colon opens and a citation closes."""
    rows = [r for r in paper.lines_of(flow) if r.role in {Role.BODY, Role.FOOTNOTE}]
    widths = [r.end - r.start for r in rows if r.end - r.start > 40]
    found: list[Quoted] = []
    if not any(r.quote for r in rows) and len(widths) < _PROSE:
        return _testimony(paper, rows, cites)
    usual = sorted(widths)[int(len(widths) * 0.75)] if widths else 0
    edge = median(paper.column(r.start) for r in rows)
    at = 0
    while at < len(rows):
        if set_in := _set_in(paper, rows, at, edge, cites):
            if not any(q.opens <= set_in[0].start < q.end and q.depth == 0 for q in marked):
                found.append(set_in[0])
            at = set_in[1]
        elif (
            paper.text[rows[at].start : rows[at].end].rstrip().endswith((":", ":¹", ":²"))
            and not (at + 1 < len(rows) and _set_in(paper, rows, at + 1, edge, cites))
            and (one := _block(paper, rows, at + 1, usual, edge, cites))
        ):
            overlapping = any(q.opens < one.end and one.start < q.opens and q.depth == 0 for q in marked)
            starts_marked = any(one.start == q.opens for q in marked)
            if not starts_marked:
                found.append(one)
            at += 1 if overlapping else 2
        else:
            at += 1
    return found


def _testimony(paper: CleanText, rows: Sequence[Line], cites: Sequence[Cited]) -> list[Quoted]:
    """Questions and answers behind a colon, up to the next paragraph that is neither."""
    found: list[Quoted] = []
    at = 1
    while at < len(rows):
        first = at
        if _ASKED.match(paper.text, rows[at].start) and paper.text[
            rows[at - 1].start : rows[at - 1].end
        ].rstrip().endswith(":"):
            while at < len(rows) and (not rows[at].apart or _SPOKEN.match(paper.text, rows[at].start) or at == first):
                at += 1
            if at - first > 1:
                start, end = rows[first].start, rows[at - 1].end
                place = bisect_left(cites, rows[at - 1].start, key=lambda c: c.start)
                if place < len(cites) and cites[place].start < end:
                    end = start + len(paper.text[start : cites[place].start].rstrip(" (["))
                found.append(Quoted(start, start, end, end, block=True))
        at = max(at, first + 1)
    return found


def _set_in(
    paper: CleanText, rows: Sequence[Line], first: int, edge: float, cites: Sequence[Cited]
) -> tuple[Quoted, int] | None:
    """Rows that the converter set off, or that stand further in than all around them, behind words that read on to them."""
    before = paper.text[rows[first - 1].start : rows[first - 1].end].rstrip() if first else ""
    marked = rows[first].quote and not (first and rows[first - 1].quote)
    if not marked and (not rows[first].apart or not before or _STOPPED.search(before) or rows[first - 1].bold):
        return None
    last = first
    while last < len(rows) and last - first < _MOST and _belongs(paper, rows, first, last, edge, marked=marked):
        last += 1
    if not marked and (last - first < 2 or last == len(rows) or not rows[last].apart):
        return None
    start, end = rows[first].start, rows[last - 1].end
    cite = next((c for row in rows[first + 1 : last] if (c := _cite_at(paper.text, row, cites)) is not None), end)
    words = paper.text[start : min(cite, end)].rstrip()
    if len(words.split()) < (_FEW if not marked else _FEW // 2) or words[:1] in '“"-•':
        return None
    small = sum(map(str.islower, words)) >= 0.6 * len(words.replace(" ", ""))
    place = bisect_left(cites, start + len(words), key=lambda c: c.start)
    cited = place < len(cites) and cites[place].start - start - len(words) <= _NEAR
    if not small or not (marked or cited):
        return None
    return Quoted(start, start, start + len(words), start + len(words), block=True), last


def _belongs(paper: CleanText, rows: Sequence[Line], first: int, at: int, edge: float, *, marked: bool) -> bool:
    if marked:
        return rows[at].quote
    column = paper.column(rows[at].start)
    same = abs(column - paper.column(rows[first].start)) <= _INDENT
    return column >= edge + _INDENT and (at == first or (same and not rows[at].apart))


def _block(
    paper: CleanText, rows: Sequence[Line], first: int, usual: float, edge: float, cites: Sequence[Cited]
) -> Quoted | None:
    for at in range(first, min(first + _MOST, len(rows))):
        row = rows[at]
        if at > first and (cite := _cite_at(paper.text, row, cites)) is not None:
            return _whole(paper.text, rows[first].start, cite) if at - first > 1 else None
        width = row.end - row.start
        set_in = paper.column(row.start) >= edge + _INDENT and width < usual
        if not (set_in or width <= usual * _NARROW):
            return None
    return None


def _cite_at(text: str, row: Line, cites: Sequence[Cited]) -> int | None:
    """Where a citation sentence begins in a row: at its head, or behind a full stop."""
    place = bisect_left(cites, row.start, key=lambda c: c.start)
    while place < len(cites) and cites[place].start < row.end:
        start = cites[place].start
        before = text[row.start : start]
        if _LEAD.fullmatch(before):
            return row.start
        if (stop := max(before.rfind(". "), before.rfind(".” "))) >= 0 and _LEAD.fullmatch(
            before[stop + 2 :].lstrip("” ")
        ):
            return row.start + stop + 2
        place += 1
    return None


def _whole(text: str, start: int, cite: int) -> Quoted | None:
    words = text[start:cite].rstrip()
    if len(words.split()) < _LEAST or words[:1] in '“"-•':
        return None
    end = start + len(words)
    return Quoted(start, start, end, end, block=True)
