"""The rows of a page from its runs of type: what stands side by side, margin numbers, and what is parted by white."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from docket.intake.formats.glyphs import Run
from docket.intake.rows import Role

_LEVEL = 0.36  # heights of type between two base lines of one row
_MARK = 0.55  # the same for a raised number
_MOST_RUNS = 300  # side by side
_NUMERAL = re.compile(r"\d{1,2}")
_LED = re.compile(r"(\d{1,2})(?: |$)")
_FEWEST = 8  # numerals that make a margin
_HIGHEST = 40
_COLUMN_ROWS, _COLUMN_WORDS = 8, 30


@dataclass(slots=True, eq=False)
class PageRow:
    """A row of type, from left to right."""

    runs: list[Run]
    base: float
    height: float
    role: Role = Role.BODY
    margin: int | None = None
    note: str | None = None
    carried: bool = False
    apart: bool = False  # white stands above it

    @property
    def left(self) -> float:
        return self.runs[0].left

    @property
    def right(self) -> float:
        return max(run.right for run in self.runs)

    @property
    def words(self) -> str:
        return " ".join(run.words for run in self.runs)

    @property
    def bold(self) -> bool:
        return all(run.bold for run in self.runs)

    @property
    def leads(self) -> str | None:
        """The raised number that the row begins with: the mark of a footnote."""
        first = self.runs[0]
        if first.raised and first.raised[0][0] == 0 and (len(self.runs) > 1 or len(first.words) > first.raised[0][1]):
            return first.words[: first.raised[0][1]]
        return None


@dataclass(slots=True, eq=False)
class Page:
    """One sheet. ``rule`` is the height of the short line that parts the footnotes, where one is drawn."""

    width: float
    height: float
    rows: list[PageRow]
    rule: float | None = None
    picture: bool = False  # a picture covers most of it
    unseen: bool = False  # words that are not drawn stand behind it: OCR
    printed: int | None = None
    letters: int = 0
    numerals: list[tuple[float, int]] = field(default_factory=list)


def rows_of(runs: list[Run], width: float, height: float) -> list[PageRow]:
    """The rows of a page from top to bottom; type outside the page is left out."""
    seen = [r for r in runs if r.right > 0 and r.left < width and -1 < r.base < height]
    if columns := _columns(seen, width):
        return [row for column in columns for row in _level(column)]
    return _level(seen)


def _level(runs: list[Run]) -> list[PageRow]:
    """Runs on one base line are a row; a raised mark belongs to the line below it, a stamp over the words to none."""
    rows: list[PageRow] = []
    for run in sorted(runs, key=lambda r: (-r.base, r.left)):
        row = next((r for r in reversed(rows[-3:]) if _on(r, run)), None)
        if row is None:
            rows.append(PageRow([run], run.base, run.height))
            continue
        row.runs.append(run)
        if run.height > row.height * 1.1:
            row.base, row.height = run.base, run.height
    for row in rows:
        row.runs.sort(key=lambda r: r.left)
        _raise_marks(row)
    return sorted(rows, key=lambda r: -r.base)


def _on(row: PageRow, run: Run) -> bool:
    if len(row.runs) >= _MOST_RUNS:
        return False
    words, low, high = (row.words, row.height, run.height)
    if run.height < row.height:
        words, low, high = (run.words, run.height, row.height)
    mark = words.isdigit() and low < 0.8 * high
    if abs(row.base - run.base) > (_MARK if mark else _LEVEL) * max(row.height, run.height):
        return False
    return all(min(r.right, run.right) - max(r.left, run.left) < 0.35 * min(r.height, run.height) for r in row.runs)


def _raise_marks(row: PageRow) -> None:
    """A small number that stands alone in its run, above the line, is a mark."""
    for run in row.runs:
        if len(row.runs) > 1 and run.words.isdigit() and run.height < 0.82 * row.height and run.base > row.base:
            run.raised = ((0, len(run.words)),)


def _columns(runs: list[Run], width: float) -> list[list[Run]] | None:
    """Running text in two columns, each printed by itself: the left one is read first. Captions are no such text."""
    long = [r for r in runs if len(r.words) >= _COLUMN_WORDS]
    left = [r for r in long if r.right < width * 0.53]
    right = [r for r in long if r.left > width * 0.47]
    if len(left) < _COLUMN_ROWS or len(right) < _COLUMN_ROWS or len(left) + len(right) < 0.9 * len(long):
        return None
    gutter = min(r.left for r in right)
    if max(r.right for r in left) > gutter or median(r.order for r in left) > median(r.order for r in right):
        return None
    top = max(r.base for r in (*left, *right)) + 1
    foot = min(r.base for r in (*left, *right)) - 1
    inside = [r for r in runs if foot < r.base < top]
    first = [r for r in inside if r.left < gutter - 1]
    second = [r for r in inside if r.left >= gutter - 1]
    return [[r for r in runs if r.base >= top], first, second, [r for r in runs if r.base <= foot]]


# --- margin numbers ---------------------------------------------------------------------------------------------------


def take_margins(page: Page) -> None:
    """Cut off the numerals down the left edge and give each row the number beside it."""
    numerals = _numerals(page.rows)
    if not numerals:
        return
    page.numerals = sorted(((row.runs[0].base, number) for row, number in numerals), reverse=True)
    for row, number in numerals:
        _drop_lead(row, str(number))
        if row.runs:
            tallest = max(row.runs, key=lambda run: run.height)
            row.base, row.height = tallest.base, tallest.height
    page.rows = sorted((row for row in page.rows if row.runs), key=lambda row: -row.base)
    bases = [-base for base, _ in page.numerals]
    pitch = median(a - b for (a, _), (b, _) in pairwise(page.numerals))
    for row in page.rows:
        place = bisect_left(bases, -row.base)
        near = [page.numerals[i] for i in (place - 1, place) if 0 <= i < len(bases)]
        base, number = min(near, key=lambda n: abs(n[0] - row.base))
        if abs(base - row.base) <= 0.6 * pitch:
            row.margin = number


def _numerals(rows: list[PageRow]) -> list[tuple[PageRow, int]]:
    """Rows that begin with a number at one place near the left edge, where the numbers count down the page."""
    led = []
    for row in rows:
        found = _LED.match(row.runs[0].words)
        if found and 1 <= int(found.group(1)) <= _HIGHEST:
            led.append((row, int(found.group(1))))
    if len(led) < _FEWEST:
        return []
    edge = Counter(round(row.left / 8) for row, _ in led).most_common(1)[0][0] * 8
    led = [(row, number) for row, number in led if abs(row.left - edge) <= 12]
    best: list[tuple[PageRow, int]] = []
    run: list[tuple[PageRow, int]] = []
    for row, number in led:
        if run and number != run[-1][1] + 1:
            best, run = max(best, run, key=len), []
        run.append((row, number))
    best = max(best, run, key=len)
    others = [row.left for row in rows if row.words and not _NUMERAL.fullmatch(row.words)]
    outside = sum(_apart_from_words(row) for row, _ in best)
    if len(best) < _FEWEST or outside < 0.7 * len(best) or (others and edge > median(others) + 12):
        return []
    return best


def _apart_from_words(row: PageRow) -> bool:
    """Whether the number stands in a run of its own, or a wide space parts it from the words of the row."""
    first = row.runs[0]
    found = _NUMERAL.match(first.words)
    return found is not None and (len(first.words) == found.end() or found.end() in first.gaps)


def _drop_lead(row: PageRow, number: str) -> None:
    first = row.runs[0]
    if first.words == number:
        row.runs.pop(0)
        return
    start = len(number)
    while start < len(first.words) and first.words[start] == " ":
        start += 1
    first.left = first.gaps.pop(len(number), first.left + first.height)
    first.raised = tuple((low - start, high - start) for low, high in first.raised if low >= start)
    first.gaps = {at - start: x for at, x in first.gaps.items() if at >= start}
    first.words = first.words[start:]


# --- white ------------------------------------------------------------------------------------------------------------


def part(rows: list[PageRow], left: float, right: float) -> None:
    """Mark the rows above which more white stands than between the rows around them, and those that begin a paragraph.

    A row is measured against the one over it, not against one beside it in another column.
    """
    over: list[int | None] = [None] if rows else []
    under: dict[int, int] = {}
    for place in range(1, len(rows)):
        above = next((i for i in range(place - 1, max(place - 5, -1), -1) if _over(rows[i], rows[place])), None)
        over.append(above)
        if above is not None:
            under.setdefault(above, place)
    gaps = [rows[o].base - row.base if o is not None else None for o, row in zip(over, rows, strict=True)]
    for place, (row, gap, above) in enumerate(zip(rows, gaps, over, strict=True)):
        if gap is None or above is None:
            row.apart = place > 0 and rows[place - 1].base - row.base > 1.5 * row.height
            continue
        near = [g for i in (above, under.get(place, -1)) if i >= 0 and (g := gaps[i]) is not None and g > 0]
        usual = min(near) if near else gap
        before = rows[above]
        white = gap > 1.35 * usual and gap > 1.15 * min(row.height, before.height)
        row.apart = gap < 0 or white or (gap > 0.97 * usual and _begins(before, row, left, right))


def _over(above: PageRow, row: PageRow) -> bool:
    return min(above.right, row.right) > max(above.left, row.left)


def _begins(before: PageRow, row: PageRow, left: float, right: float) -> bool:
    """A first row set in from the left behind a row that ended; a row behind one that was centred."""
    wide = max(right - left, 1)
    ended = before.words.rstrip("”’\"') ").endswith((".", "?", "!", ":")) or before.right < right - 0.15 * wide
    if row.left > before.left + 8 and row.left > left + 8 and ended:
        return row.left < left + 0.3 * wide or before.left < left + 8
    centred = abs((before.left + before.right) / 2 - (left + right) / 2) < 12 and before.left > left + 0.12 * wide
    return centred and ended and row.left < before.left - 8 and row.right > before.right
