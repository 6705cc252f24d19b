"""What a search found, a few lines a hit: where, when, what, and the words around with the hit marked."""

from typing import TYPE_CHECKING

from projections.passages import PassageView
from tui import safe
from tui.rows.layout import Line, Page, Span
from tui.rows.reader import Paper

if TYPE_CHECKING:
    from docket.clerk.searching import Hit, SearchView
    from docket.clerk.snippets import HitPlace

_INDENT = "     "
FOUND = "hit"
"""What the reader prints beside the lines that a search led to."""


def hits_page(page: Page, view: "SearchView") -> None:
    """Every hit, the best first: ``3`` is the fourth, ``3.1`` the second place in it that is shown."""
    if not view.hits:
        page.para("Nothing answers to that in any case. A part of a word is written with a star: conced*")
    for number, hit in enumerate(view.hits):
        page.item = str(number)
        work = "WORK PRODUCT " if hit.work_product else ""
        cite = hit.cite if hit.thing in ("entry", "paper") else f"{hit.id} {hit.cite}".strip()
        page.heading(f"{cite}  {hit.filed_on or 'no date'}  {work}{hit.thing}", hit.case)
        page.para(hit.title, indent=2, hang=2)
        for n, place in enumerate(hit.places):
            page.item = f"{number}.{n}" if hit.thing == "paper" else str(number)
            page.lines.append(_snippet(page, place))
    page.item = None
    for sentence in view.unread:
        page.para(sentence, role="warn")


def passage_at(paper: Paper, hit: "Hit", place: "HitPlace") -> PassageView:
    """The lines of a paper in which a hit stands, as a passage that the reader can mark and go to."""
    low, high = place.lines or (1, 1)
    last = len(paper.starts) - 1
    start, end = paper.starts[min(low - 1, last)], paper.end(min(high - 1, last))
    return PassageView(
        entry=hit.entry or hit.id, attachment=None, pin=_where(place).strip(), cite=hit.cite, page=place.page,
        lines=place.printed_lines, start=start, end=end, words=paper.text[start:end], sha256=None, found=True,
        elsewhere=None, via=None,
    )  # fmt: skip


def _snippet(page: Page, place: "HitPlace") -> Line:
    """One line: page and lines, then the words around the hit; what does not fit is cut, but never the first hit."""
    spans = [Span(_INDENT), Span(_where(place), "cite")]
    room = page.width - len(_INDENT) - len(spans[1].text)
    first = place.marks[0][0] if place.marks else 0
    low = max(0, min(first - room // 3, len(place.snippet) - room))
    high = low + max(room, 1)
    last = low
    for start, end in (mark for mark in place.marks if mark[0] < high):
        spans += [
            _words(page, place.snippet[last:start], ""),
            _words(page, place.snippet[start : min(end, high)], "mark"),
        ]
        last = end
    if last < high:
        spans.append(_words(page, place.snippet[last:high], ""))
    return Line(tuple(spans), page.item)


def _words(page: Page, words: str, role: str) -> Span:
    return Span(safe.plain(words, ascii_only=page.ascii_only), role)


def _where(place: "HitPlace") -> str:
    if place.lines is None:
        return ""
    low, high = place.printed_lines or place.lines
    lines = f"line {low}" if low == high else f"lines {low}-{high}"
    return f"p. {place.page}, {lines}  " if place.page is not None else f"{lines}  "
