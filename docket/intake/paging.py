"""Which page a place is on, by what is printed: stamps, page numbers, form feeds, or margins counted between anchors.

Where the paper does not decide it, there is no page: a wrong page is worse than none.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docket.intake.formats.extracted import Sheet
from docket.intake.layout import Stamp
from docket.intake.margins import Chain
from docket.intake.rows import Role, Row

_NO_LIMIT = 10**6
_COMPLETE = 24  # the last margin number of a page that is full
_SHEET = 2900  # characters that fit on a sheet of pleading paper


@dataclass(frozen=True, slots=True)
class Ruler:
    """Pages by offset: from ``starts[i]`` on, the page is ``pages[i]``."""

    starts: tuple[int, ...] = (0,)
    pages: tuple[int | None, ...] = (None,)
    count: int | None = None
    stamped: tuple[int | None, ...] = ()  # the pages of the stamps, where the paper has numbers of its own

    def page(self, offset: int) -> int | None:
        return self.pages_at(offset)[0]

    def ecf_page(self, offset: int) -> int | None:
        """The page by the court's stamp."""
        return self.pages_at(offset)[1]

    def pages_at(self, offset: int) -> tuple[int | None, int | None]:
        """The page that the paper prints, and the page by the court's stamp."""
        place = bisect_right(self.starts, offset) - 1
        if place < 0:
            return None, None
        return self.pages[place], self.stamped[place] if place < len(self.stamped) else None


@dataclass(slots=True)
class Mark:
    """A place with the pages it can be on; ``step`` is the least distance from the mark before, ``exact`` the only."""

    offset: int
    low: int = 1
    high: int = _NO_LIMIT
    step: int = 0
    exact: int | None = None
    inside: bool = False  # on a page whose margin runs on to the next mark


def by_stamps(rows: list[Row], stamps: list[Stamp]) -> Ruler | None:
    """Stamps stand at the head of a page, or at its foot where words come before the first one."""
    numbered = [(rows[s.row].start, s.page) for s in stamps if s.page is not None]
    if not numbered:
        return None
    pages = [page for _, page in numbered]
    if any(later <= earlier for earlier, later in pairwise(pages)):
        return None
    first = next(s.row for s in stamps if s.page is not None)
    count = next((s.of for s in stamps if s.of), None)
    filled = sum(row.right - row.left for row in rows[:first] if row.role is Role.BODY)
    return _feet(rows, numbered, count) if filled > 200 else _heads(numbered, count)


def _heads(numbered: Sequence[tuple[int, int]], count: int | None) -> Ruler:
    return Ruler((0, *(o for o, _ in numbered)), (None, *(p for _, p in numbered)), count)


def _feet(rows: list[Row], numbered: Sequence[tuple[int, int]], count: int | None) -> Ruler:
    """A page ends after its number; a page whose number is missing is not decided, nor are those joined to it."""
    ends = {row.start: row.end + 1 for row in rows}
    starts, pages = [0], []
    before = 0
    for offset, page in numbered:
        pages.append(page if page == before + 1 else None)
        starts.append(ends[offset])
        before = page
    return Ruler(tuple(starts), (*pages, None), count)


def by_folios(rows: list[Row], folios: list[tuple[int, int]]) -> Ruler | None:
    """Printed page numbers stand at the foot, or at the head where no words come before the first."""
    if not folios:
        return None
    numbered = [(rows[index].start, number) for index, number in folios]
    filled = sum(row.right - row.left for row in rows[: folios[0][0]] if row.role is Role.BODY)
    if filled <= 200:
        return _heads(numbered, None)
    return _feet(rows, numbered, None)


def by_layout(rows: list[Row], stamps: list[Stamp], sheets: Sequence[Sheet]) -> Ruler | None:
    """Pages as the format has them. A pin names the number that the page prints, so that one is the page.

    Where no page prints one, it is the stamp's, and where there is no stamp, the count of the sheets.
    """
    if not sheets:
        return None
    starts = tuple(sheet.start for sheet in sheets)
    stamped: list[int | None] = [None] * len(starts)
    for stamp in stamps:
        stamped[max(bisect_right(starts, rows[stamp.row].start) - 1, 0)] = stamp.page
    printed = tuple(sheet.printed for sheet in sheets)
    own = printed if any(printed) else tuple(stamped) if any(stamped) else tuple(range(1, len(starts) + 1))
    return Ruler(starts, own, len(starts), tuple(stamped))


def by_sheets(rows: list[Row]) -> Ruler | None:
    """Form feeds: the pages of the file as it was converted."""
    sheets = [row.start for row in rows if row.new_sheet]
    if not sheets:
        return None
    while sheets and not any(row.start >= sheets[-1] and row.role is not Role.BLANK for row in rows[-40:]):
        sheets.pop()
    starts = (0, *sheets)
    return Ruler(starts, tuple(range(1, len(starts) + 1)), len(starts))


def by_margins(rows: list[Row], chains: list[Chain], anchors: list[tuple[int, int, int]], body: int) -> Ruler | None:
    """Count pleading pages from row ``body`` on, between ``anchors`` (start, end, page) from the table of contents."""
    pages = [c for c in chains if c.first == 1 and c.rows[0] >= body]
    if not pages:
        return None
    marks = _marks(rows, pages, anchors, body)
    if not _bound(marks):
        return None
    starts = [m.offset for m in marks]
    between = [_decided(a, b) for a, b in pairwise(marks)]
    known = [*between, marks[-1].low if marks[-1].low == marks[-1].high else None]
    whole = known[-1] if all(page is not None for page in known) else None
    return Ruler((0, *starts), (None, *known), whole)


def _decided(before: Mark, after: Mark) -> int | None:
    """Between two marks on one page the page is known; a mark that turns the page bounds what stands before it."""
    high = after.high - (after.exact if after.exact is not None else after.step)
    known = before.low == before.high if before.inside else before.low >= high
    return before.low if known else None


def _marks(rows: list[Row], pages: list[Chain], anchors: list[tuple[int, int, int]], body: int) -> list[Mark]:
    marks = [Mark(rows[body].start, high=1 if body == 0 else _NO_LIMIT)]
    before, ranges = body, []
    for place, chain in enumerate(pages):
        first, last = chain.rows
        turn = place > 0 or bool(_letters(rows, body, first))
        tight = turn and place > 0 and _letters(rows, before, first) == 0
        marks.append(Mark(rows[first].start, step=int(turn), exact=1 if tight else None if turn else 0))
        until = pages[place + 1].rows[0] if place + 1 < len(pages) else len(rows)
        tail = _tail(rows, chain, last + 1, until)
        before = tail
        ranges.append((rows[first].start, rows[tail].start if tail < len(rows) else _NO_LIMIT * 1000))
        if _letters(rows, tail, until):
            full = chain.last >= _COMPLETE
            marks.append(Mark(rows[tail].start, step=int(full)))
    for start, end, page in anchors:
        marks += [Mark(start, low=page, high=page, inside=True), Mark(end)]
    marks.sort(key=lambda m: m.offset)
    for mark in marks:
        place = bisect_right(ranges, (mark.offset, _NO_LIMIT * 1000)) - 1
        if place >= 0 and mark.offset < ranges[place][1]:
            mark.inside = True
            mark.exact = 0 if mark.offset > ranges[place][0] else mark.exact
    return marks


def _tail(rows: list[Row], chain: Chain, start: int, until: int) -> int:
    """The row at which a page is over: rows that follow its last number without a blank are on it."""
    bare = all(rows[i].role is Role.BARE for i, _ in chain.members)
    if bare and 0 < _letters(rows, start, until) <= _SHEET:
        return until
    at = start
    while at < until and rows[at].role not in {Role.BLANK, Role.BARE}:
        at += 1
    return at


def _letters(rows: list[Row], low: int, high: int) -> int:
    return sum(row.right - row.left for row in rows[low:high] if row.role in {Role.BODY, Role.FOOTNOTE})


def _bound(marks: list[Mark]) -> bool:
    """Tighten every mark by its neighbours, both ways; false where the marks contradict each other."""
    for _ in range(2):
        for before, after in pairwise(marks):
            after.low = max(after.low, before.low + (after.exact if after.exact is not None else after.step))
            if after.exact is not None:
                after.high = min(after.high, before.high + after.exact)
        for before, after in zip(reversed(marks[:-1]), reversed(marks), strict=False):
            before.high = min(before.high, after.high - (after.exact if after.exact is not None else after.step))
            if after.exact is not None:
                before.low = max(before.low, after.low - after.exact)
    return all(mark.low <= mark.high for mark in marks)
