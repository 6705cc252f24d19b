"""The text of a PDF, composed from its rows so that it looks like the page, and the marks of those rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from docket.intake.formats.extracted import Layout, RowMark, Sheet
from docket.intake.formats.glyphs import Run, plain_letters
from docket.intake.formats.pages import Page, PageRow, part
from docket.intake.rows import Role

_WIDEST = 70  # spaces before or between words
_TIGHT = 0.12  # heights of type: what is nearer is one word
_IN_BODY = {Role.BODY, Role.FOOTNOTE}


def compose(pages: Sequence[Page]) -> tuple[str, Layout]:
    """The text, each page behind a form feed, and what is known of its rows."""
    letter = _letter(pages)
    notes = {row.note for page in pages for row in page.rows if row.note}
    pieces: list[str] = []
    marks: dict[int, RowMark] = {}
    starts: list[Sheet] = []
    length = 0
    for place, page in enumerate(pages):
        left, right = _measure(page)
        body = [row for row in page.rows if row.role in _IN_BODY]
        part(body, left, right)
        begun = "\f" if place else ""
        starts.append(Sheet(length, page.printed))
        for row in page.rows:
            before = begun or ("\n" if row.apart else "")
            words = before + _row(row, left, letter, notes)
            marks[length + len(before)] = RowMark(row.role, row.note, row.carried, row.bold, 0, row.margin)
            pieces.append(words + "\n")
            length += len(words) + 1
            begun = ""
        if begun:
            pieces.append("\f\n")
            length += 2
    return "".join(pieces), Layout(marks, tuple(starts))


def _letter(pages: Sequence[Page]) -> float:
    """The usual width of a letter, so that spaces stand for white."""
    widths = [
        (run.right - run.left) / len(run.words)
        for page in pages[:40]
        for row in page.rows
        for run in row.runs
        if len(run.words) > 30
    ]
    return max(median(widths), 1.0) if widths else 6.0


def _measure(page: Page) -> tuple[float, float]:
    """The left and the right edge of the body of a page."""
    rows = [row for row in page.rows if row.role in _IN_BODY] or page.rows
    if not rows:
        return 0.0, page.width
    lefts = Counter(round(row.left / 4) * 4 for row in rows)
    most = max(lefts.values())
    left = min(edge for edge, count in lefts.items() if count >= max(2, most / 4) or count == most)
    return float(left), sorted(row.right for row in rows)[-max(1, len(rows) // 8)]


def _row(row: PageRow, left: float, letter: float, notes: set[str]) -> str:
    """A row with spaces for its white: set in as on the page, columns under each other."""
    text = " " * _spaces(row.left - left, letter)
    before: Run | None = None
    for run in row.runs:
        if before is not None:
            gap = run.left - before.right
            if gap > 1.3 * row.height:
                text += " " * max(3, min(_spaces(run.left - left, letter) - len(text), _WIDEST))
            elif gap > _TIGHT * row.height or not run.raised:
                text += " "
        text += "".join(_words(run, text, left, letter, notes, leads=before is None and row.leads == row.note))
        before = run
    return text


def _spaces(points: float, letter: float) -> int:
    return max(0, min(round(points / letter), _WIDEST))


def _words(run: Run, before: str, left: float, letter: float, notes: set[str], *, leads: bool) -> Iterator[str]:
    """The words of a run; raised numbers that have a footnote are marks, wide spaces are as wide as on the page."""
    at, length = 0, len(before)
    cuts = sorted([(low, high, 0.0) for low, high in run.raised] + [(low, low + 1, x) for low, x in run.gaps.items()])
    for low, high, goes_on in cuts:
        piece = plain_letters(run.words[at:low])
        if goes_on:
            mark = " " * max(3, min(_spaces(goes_on - left, letter) - length - len(piece), _WIDEST))
        else:
            number = run.words[low:high]
            mark = f"[^{number}]" if number in notes else number
            if low == 0 and leads and number in notes:
                mark += ":"
            elif number in notes and piece.endswith(" "):
                piece = piece.rstrip()
        yield piece + mark
        length += len(piece) + len(mark)
        at = high
    yield plain_letters(run.words[at:])
