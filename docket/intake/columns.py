"""Captions in two columns, parties beside title, that converters print row by row: which words stand in which column."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from docket.intake.clean import CleanText, Line
from docket.intake.column_rows import GAP, Range, Row, trimmed
from docket.intake.column_rows import rows as cut_rows
from docket.intake.courts import court_id
from docket.intake.sides import COMPANY, ROLE_WORDS, SIDES
from docket.intake.titles import names_a_paper

_FAR = 20  # a column that begins there is the right one
_FEW = 3  # rows of a caption between two that name a side
_ROLE = rf"(?:{ROLE_WORDS})s?(?:\(s\))?"
_NAMES_A_SIDE = re.compile(rf"(?:^|,\s?){_ROLE}\s?(?:$|[,.;:](?!\s(?-i:[a-z]{2})))|^vs?\.\s|^-?v", re.IGNORECASE)
_VERSUS = re.compile(r"(?:vs?\.|-v\.?-|-against-)(?:\s|$)", re.IGNORECASE)
_ROLE_FIRST = re.compile(rf"(?:[^:]{{2,60}}?,\s)?{_ROLE}\s?[,.;](?:\s|$)", re.IGNORECASE)
_ENDS_AS_SIDE = re.compile(rf"(?:.*,\s)?{_ROLE}[\s,.;:]*", re.IGNORECASE)
_COMPANY_FIRST = re.compile(rf".{{2,80}}?[\s,]{COMPANY}(?:\.,?|,)\s(?:et al\.?,?\s?)?", re.IGNORECASE)
_IN_RE = re.compile(r"IN (?:RE|THE MATTER OF)\b|ESTATE OF\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:IN|TO|FOR|OF|ON|BY|WITH|FROM|UNDER|RE|PURSUANT|\w{2,}ING)\b", re.IGNORECASE)
_Judge = Callable[[str], bool]


class Side(Enum):
    """Where words stand: over the whole width, in a column of a caption, or in one that cannot be told."""

    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Cell:
    start: int
    end: int
    line: Line
    side: Side = Side.WHOLE


def cells(paper: CleanText, front: Sequence[Line], of_right: _Judge) -> list[Cell]:
    """The front row by row, the rows of a caption in two columns cut in two; ``of_right`` knows what is no party."""
    rows = cut_rows(paper, front)
    region = _region(paper, rows, of_right)
    if not region:
        return [Cell(row.line.start, row.line.end, row.line) for row in rows]
    edge = _edge(paper, [rows[i] for i in region])
    if edge is not None and edge >= _FAR:
        region = range(region.start, _until(paper, rows, region.stop, edge))
    found: list[Cell] = []
    for place, row in enumerate(rows):
        if place not in region:
            found.append(Cell(row.line.start, row.line.end, row.line))
        elif row.parts:
            left, right = row.parts
            found += _cell(left, row.line, Side.LEFT) + _cell(right, row.line, Side.RIGHT)
        else:
            found += _told(paper, row, edge, of_right)
    if not any(cell.side is Side.RIGHT for cell in found):
        return [replace(cell, side=Side.WHOLE) if cell.side is Side.UNSURE else cell for cell in found]
    return _names_before_roles(paper, found)


def _until(paper: CleanText, rows: list[Row], stop: int, edge: int) -> int:
    """The right column may be longer than the left one: its rows begin at the same place."""
    while stop < len(rows) and abs(paper.column(rows[stop].line.start) - edge) <= 1 and rows[stop].parts is None:
        stop += 1
    return stop


def _cell(place: Range, line: Line, side: Side) -> list[Cell]:
    return [Cell(*place, line, side)] if place[0] < place[1] else []


def _region(paper: CleanText, rows: list[Row], of_right: _Judge) -> range:
    """The rows of the caption: from the first name above the first side to the last side, separators included."""
    sides = [
        i for i, row in enumerate(rows)
        if len(row.words) < 160 and (_NAMES_A_SIDE.search(row.left(paper.text)) or _IN_RE.match(row.words))
    ]  # fmt: skip
    if not sides:
        return range(0)
    low = high = sides[0]
    for place in range(low + 1, len(rows)):
        row = rows[place]
        beside = row.parts is not None or _beside(paper, rows, place)
        if row.line.apart and not beside and place not in sides and of_right(row.words):
            break  # the title below the parties
        if place in sides or row.ruled or (beside and not row.line.apart):
            if place - high > _FEW + 1:
                break
            high = place
    for _ in range(_FEW):
        above = rows[low - 1] if low else None
        if (
            above is None
            or court_id(above.words)
            or (of_right(above.words) and not above.parts and not _beside(paper, rows, low - 1))
        ):
            break
        low -= 1
        if above.line.apart and not above.ruled:
            break
    return range(low, high + 1)


def _beside(paper: CleanText, rows: list[Row], place: int) -> bool:
    """Whether a row begins under or over the right part of another one near it."""
    column = paper.column(rows[place].line.start)
    near = (row.parts[1] for row in rows[max(0, place - 6) : place + 7] if row.parts)
    return any(low < high and abs(paper.column(low) - column) <= GAP for low, high in near)


def _edge(paper: CleanText, rows: list[Row]) -> int | None:
    """The place in the row at which the right column begins, where at least two rows agree on it."""
    columns = sorted(paper.column(row.parts[1][0]) for row in rows if row.parts and row.parts[1][0] < row.parts[1][1])
    if len(columns) > 1 and columns[-1] - columns[0] <= GAP:
        return columns[0]
    return _set_in(paper, rows)


def _set_in(paper: CleanText, rows: list[Row]) -> int | None:
    """The place at which three rows or more begin far from the left, while others, between them, begin at the left."""
    starts = []
    for row in rows:
        starts.append(paper.column(row.line.start))
        if row.parts and row.parts[1][0] < row.parts[1][1]:
            starts.append(paper.column(row.parts[1][0]))
    far = [column for column in starts if column >= _FAR]
    edge, count = Counter(far).most_common(1)[0] if far else (0, 0)
    first = starts.index(edge) if count >= _FEW else len(starts)
    return edge if any(column < _FAR // 2 for column in starts[first:]) else None


def _told(paper: CleanText, row: Row, edge: int | None, of_right: _Judge) -> list[Cell]:
    """A row that nothing parts: by its place under the other rows, else by its words."""
    line, words = row.line, row.words
    start, end = trimmed(paper.text, line.start, line.end)
    if _is_side(words, of_right):
        return [Cell(start, end, line, Side.LEFT)]
    if edge is not None and (placed := _placed(paper, start, end, edge)) is not None:
        return _cell(trimmed(paper.text, start, placed), line, Side.LEFT) + _cell((placed, end), line, Side.RIGHT)
    told = _after_party(paper, words)
    if told is None:
        return [Cell(start, end, line, Side.UNSURE)]
    length, certain = told
    rest = words[length:]
    if not rest or _is_side(rest, of_right):
        return [Cell(start, end, line, Side.LEFT)]
    side = Side.RIGHT if certain or of_right(rest) or _GOES_ON.match(rest) else Side.UNSURE
    return [Cell(start, start + length, line, Side.LEFT), Cell(start + length, end, line, side)]


def _placed(paper: CleanText, start: int, end: int, edge: int) -> int | None:
    """Where the right column begins in a row by the edge that other rows show; None where a word runs across it."""
    if paper.column(start) >= edge - GAP:
        return start
    if paper.column(end - 1) < edge:
        return end
    return next(
        (at for at in range(start + 1, end) if paper.column(at) == edge and paper.text[at - 1].isspace()),
        None,
    )


def _is_side(words: str, of_right: _Judge) -> bool:
    """A role, "v.", or a name that ends in a comma or in its role."""
    if SIDES.fullmatch(words) or _IN_RE.match(words):
        return True
    return not of_right(words) and (_ENDS_AS_SIDE.fullmatch(words) is not None or words.endswith((",", ";")))


def _after_party(paper: CleanText, words: str) -> tuple[int, bool] | None:
    """How many characters at the head of ``words`` name a side, and whether the side ends there for certain."""
    at, certain = 0, False
    while at < len(words):
        rest = words[at:]
        if found := _VERSUS.match(rest):
            length, certain = found.end(), False
        elif (found := _ROLE_FIRST.match(rest) or _COMPANY_FIRST.match(rest)) and not names_a_paper(found.group()):
            length, certain = found.end(), True
        elif known := _known(paper, rest):
            length, certain = known, True
        else:
            break
        at += length
    return (at, certain) if at else None


def _known(paper: CleanText, words: str) -> int:
    """The length of a name up to a comma that the paper uses elsewhere, too; nouns of titles are no names."""
    text = paper.text.casefold()
    for comma in reversed([m.start() for m in re.finditer(r",\s", words)]):
        name = words[:comma]
        if len(name) > 3 and not names_a_paper(name) and text.count(name.casefold()) > 1:
            return comma + 2
    return 0


def _names_before_roles(paper: CleanText, found: list[Cell]) -> list[Cell]:
    """A row of unknown kind right above a role is the party's name, if no name stands above it."""
    told = list(found)
    for place, cell in enumerate(found):
        after = next((c for c in found[place + 1 :] if c.line is not cell.line), None)
        above = next((c for c in reversed(found[:place]) if c.line is not cell.line and c.side is not Side.RIGHT), None)
        words = paper.text[cell.start : cell.end]
        if (
            cell.side is not Side.UNSURE
            or "," in words
            or names_a_paper(words)
            or _GOES_ON.search(words)
            or after is None
            or not SIDES.fullmatch(paper.text[after.start : after.end])
        ):
            continue
        if above is None or above.side is Side.WHOLE or SIDES.search(paper.text[above.start : above.end].strip()):
            told[place] = replace(cell, side=Side.LEFT)
    return told
