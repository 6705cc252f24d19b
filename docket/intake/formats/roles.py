"""What the rows of a paper's pages are, told by place and repetition: heads and feet, page numbers, footnotes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docket.intake.formats.pages import Page, PageRow
from docket.intake.layout import is_leader
from docket.intake.rows import Role
from docket.intake.stamps import read_stamp

_EDGE = 3  # rows at the head and at the foot of a page that may be repeated
_FOLIO = re.compile(r"[\[(\-–— ]{0,3}(?:page )?(?P<number>\d{1,4})(?: of \d{1,4})?[\])\-–— ]{0,3}", re.IGNORECASE)
_ROMAN = re.compile(r"[\[(\-–— ]{0,3}[ivxl]{1,7}[\])\-–— ]{0,3}", re.IGNORECASE)
_AT_EDGE = re.compile(r"^(\d{1,4})\b|\b(\d{1,4})$")
_TITLE = re.compile(r"(?:TABLE|INDEX) OF ", re.IGNORECASE)
_PLAIN_NOTE = re.compile(r"(\d{1,3})[.)]? ?(?=[A-Z“\"(§‘])")
_CONTINUED = re.compile(r"\(?(?:foot)?notes? (?:is )?(?:continued|cont[’']d)\b.{0,40}", re.IGNORECASE)
_SMALLER = 0.94
_CLOSER = 0.7  # of the usual distance between rows: single spaced where the text is double spaced
_STOPS = re.compile(r"[.?!][”’\"')\]]*$")


def tell_roles(pages: Sequence[Page]) -> None:
    """Stamps first, then what is repeated, then page numbers, then footnotes."""
    for page in pages:
        for row in page.rows:
            if 9 < len(row.words) <= 200 and read_stamp(row.words):
                row.role = Role.STAMP
            elif _CONTINUED.fullmatch(row.words):
                row.role = Role.RUNNING
    _mark_repeated(pages)
    _number_pages(pages)
    _mark_footnotes(pages)


def _edges(page: Page) -> Iterator[PageRow]:
    rows = [row for row in page.rows if row.role is not Role.STAMP]
    yield from rows[:_EDGE]
    yield from rows[max(_EDGE, len(rows) - _EDGE) :]


def _key(words: str) -> str:
    return "".join(ch for ch in words.casefold() if ch.isalpha()) if len(words) <= 160 else ""


def _mark_repeated(pages: Sequence[Page]) -> None:
    """The same letters at the same height of three pages, or of both of two."""
    places: dict[tuple[str, int], list[PageRow]] = defaultdict(list)
    for page in pages:
        for row in _edges(page):
            if len(key := _key(row.words)) >= 4 and not _TITLE.match(row.words):
                places[key, round(row.base / 6)].append(row)
    repeated: set[int] = set()
    for (key, height), rows in places.items():
        count = len(rows) + len(places.get((key, height + 1), [])) + len(places.get((key, height - 1), []))
        if count >= 3:
            repeated.update(map(id, rows))
    for page in pages:
        for rows in (page.rows[: _EDGE + 2], page.rows[: -_EDGE - 3 : -1]):
            _mark_from_edge(rows, repeated)


def _mark_from_edge(rows: Sequence[PageRow], repeated: set[int]) -> None:
    """What is repeated behind a row that is not is text."""
    for row in rows:
        if id(row) in repeated:
            row.role = Role.RUNNING
        elif row.role is Role.BODY and not _FOLIO.fullmatch(row.words) and not _ROMAN.fullmatch(row.words):
            return


# --- page numbers -----------------------------------------------------------------------------------------------------


def _number_pages(pages: Sequence[Page]) -> None:
    """Numbers at the edges that keep their distance from the count of the sheets are page numbers."""
    found = [dict(_folios(page)) for page in pages]
    offsets = Counter(sheet - number for sheet, numbers in enumerate(found, 1) for number in numbers)
    enough = 3 if len(pages) > 3 else 2
    steady = {o for o, count in offsets.items() if count >= enough or (o == 0 and len(pages) < enough)}
    chosen: dict[int, int] = {}
    for sheet, numbers in enumerate(found, 1):
        known = [n for n in numbers if sheet - n in steady]
        if known:
            number = max(known, key=lambda n: (offsets[sheet - n], n == sheet))
            chosen[sheet] = sheet - number
            pages[sheet - 1].printed = number
            row = numbers[number]
            row.role = Role.FOLIO if row.role is Role.BODY else row.role
        _mark_roman(pages[sheet - 1])
    _fill(pages, chosen)


def _folios(page: Page) -> Iterator[tuple[int, PageRow]]:
    for row in _edges(page):
        if row.role is Role.RUNNING:
            for found in _AT_EDGE.finditer(row.words):
                yield int(found[1] or found[2]), row
        elif row.role is Role.BODY and len(row.words) <= 24 and (match := _FOLIO.fullmatch(row.words)):
            yield int(match["number"]), row


def _mark_roman(page: Page) -> None:
    for row in _edges(page):
        if row.role is Role.BODY and page.printed is None and _ROMAN.fullmatch(row.words):
            row.role = Role.FOLIO


def _fill(pages: Sequence[Page], chosen: dict[int, int]) -> None:
    """A page without its number between two that keep the same distance, and the first page, have the number due."""
    known = sorted(chosen)
    for low, high in pairwise(known):
        if chosen[low] == chosen[high]:
            for sheet in range(low + 1, high):
                pages[sheet - 1].printed = sheet - chosen[low]
    if known and (first := known[0]) > 1 and not any(_is_roman(p) for p in pages[: first - 1]):
        for sheet in range(max(1, chosen[first] + 1), first):
            pages[sheet - 1].printed = sheet - chosen[first]


def _is_roman(page: Page) -> bool:
    return any(row.role is Role.FOLIO and _ROMAN.fullmatch(row.words) for row in page.rows)


# --- footnotes --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Type:
    """How tall most of a paper's type is, and how far its rows mostly stand apart."""

    height: float
    pitch: float


def _usual(pages: Sequence[Page]) -> _Type:
    heights: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    for page in pages:
        rows = [row for row in page.rows if row.role is Role.BODY]
        for row in rows:
            heights[round(row.height, 1)] += len(row.words)
        pitches.update(round(above.base - below.base) for above, below in pairwise(rows))
    return _Type(*(counted.most_common(1)[0][0] if counted else 0.0 for counted in (heights, pitches)))


def _mark_footnotes(pages: Sequence[Page]) -> None:
    usual = _usual(pages)
    last: tuple[str, PageRow] | None = None
    ended = False  # the page before ended with the last footnote
    for page in pages:
        rows = [row for row in page.rows if row.role is Role.BODY]
        start = _first_note(page, rows, usual, last, ended=ended)
        ended = False
        if start is None:
            continue
        note = last[0] if last else None
        for place, row in enumerate(rows[start:], start):
            number = _note_of(row, usual.height, note, ruled=page.rule is not None, first=place == start)
            note = number or note
            if note is None:
                break
            row.role, row.note, row.carried = Role.FOOTNOTE, note, number is None and place == start
            last, ended = (note, row), True


def _first_note(
    page: Page, rows: list[PageRow], usual: _Type, last: tuple[str, PageRow] | None, *, ended: bool
) -> int | None:
    """The first row of the footnotes at the foot of a page, those carried over from the page before included."""
    below = next((i for i, row in enumerate(rows) if page.rule is not None and row.base < page.rule), None)
    marked, before, height = None, last[0] if last else None, usual.height
    for place in range(len(rows) - 1, -1, -1):
        if _note_of(rows[place], height, before, ruled=below is not None and place >= below, first=True):
            if not _all_notes(rows, place, height, below):
                break
            marked = place
    if below is not None and rows[below].base < 0.7 * page.height and (marked is None or marked >= below):
        first = _note_of(rows[below], height, before, ruled=True, first=True)
        if first or (last is not None and (marked is not None or _goes_on(last[1], rows[below], height))):
            return below
    until = len(rows) if marked is None else marked
    above = _carried(rows, until, height, last)
    if above is None and ended and last is not None:
        above = _carried_closer(rows, until, usual, last[1])
    return marked if above is None else above


def _all_notes(rows: list[PageRow], place: int, usual: float, below: int | None) -> bool:
    """Whether all that follows a mark is as a footnote is: smaller, or set closer than the rows above it."""
    if below is not None and place >= below:
        return True
    tail = rows[place:]
    if all(row.height < usual * _SMALLER for row in tail):
        return True
    if rows[place].leads is None or any(row.height > usual * 1.06 for row in tail):
        return False
    pitches = [a.base - b.base for a, b in pairwise(rows[:place])]
    closer = [a.base - b.base for a, b in pairwise(tail)]
    if not pitches or not closer:
        return bool(pitches)
    return sorted(closer)[len(closer) // 2] <= sorted(pitches)[len(pitches) // 2] * 1.05


def _carried(rows: list[PageRow], until: int, usual: float, last: tuple[str, PageRow] | None) -> int | None:
    """Small rows right above ``until`` go on with the footnote of the page before."""
    start = until
    while start and rows[start - 1].height < usual * _SMALLER and not is_leader(rows[start - 1].words):
        start -= 1
    if start in {until, 0} or last is None:
        return None
    return start if _goes_on(last[1], rows[start], usual) else None


def _carried_closer(rows: list[PageRow], until: int, usual: _Type, last: PageRow) -> int | None:
    """Rows of the usual type that are set closer than the text, below white, go on with the footnote of the page before."""
    start = until - 1
    while start > 0 and rows[start - 1].base - rows[start].base < usual.pitch * _CLOSER:
        start -= 1
    if start < 1 or start == until - 1 or rows[start - 1].base - rows[start].base < usual.pitch:
        return None
    aligned = abs(rows[start].left - last.left) < usual.height
    return start if aligned and not _STOPS.search(last.words) and rows[start].words[:1].islower() else None


def _goes_on(last: PageRow, row: PageRow, usual: float) -> bool:
    small = row.height < usual * _SMALLER and abs(row.height - last.height) < 0.6
    return small or (not _STOPS.search(last.words) and row.words[:1].islower())


def _note_of(row: PageRow, usual: float, before: str | None, *, ruled: bool, first: bool) -> str | None:
    """The number of the footnote that begins with a row."""
    if row.leads:
        return row.leads
    small = row.height < usual * _SMALLER
    match = _PLAIN_NOTE.match(row.words)
    if match is None or not (small or ruled):
        return None
    due = str(int(before) + 1) if before else "1"
    pointed = row.words[match.end(1) : match.end(1) + 1] in {".", ")"}  # a numbered paragraph, unless it is small
    return match[1] if (match[1] == due and (small or not pointed)) or (first and small and match[1] == "1") else None
