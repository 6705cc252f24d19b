"""Rows of a caption cut in two where a bar, a bracket or a wide gap parts the columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docket.intake.clean import CleanText, Line
from docket.intake.sides import SIDES

GAP = 3  # spaces that part two columns; two may follow a full stop
_MANY = 3  # rows in which a mark stands alone, so that it parts columns
_STANDING = "§:]*│║"
_ENUMERATOR = re.compile(r"\s*\w{1,3}$")


Range = tuple[int, int]


@dataclass(slots=True)
class Row:
    """A row of the front with what parts it: ``parts`` is left and right where a separator or a gap stands."""

    line: Line
    words: str
    parts: tuple[Range, Range] | None = None
    ruled: bool = False

    def left(self, text: str) -> str:
        return text[slice(*self.parts[0])] if self.parts else self.words


def rows(paper: CleanText, front: Sequence[Line]) -> list[Row]:
    """The front row by row, each with its left and right where something parts them."""
    words = [paper.text[line.start : line.end].strip() for line in front]
    alone = [{mark for mark in _STANDING if _stands(mark, row)} for row in words]
    standing = "".join(mark for mark in _STANDING if sum(mark in marks for marks in alone) >= _MANY)
    found_rows, depth = [], 0
    for line, row in zip(front, words, strict=True):
        cuts, depth = _cuts(paper.text, line, standing, 0 if line.apart else depth)
        found = Row(line, row, ruled=bool(cuts))
        if cuts:
            found.parts, found.ruled = _ruled(paper.text, line, cuts)
        if found.parts is None and not found.ruled:
            found.parts = _gapped(paper, line)
        found_rows.append(found)
    return found_rows


def _stands(mark: str, words: str) -> bool:
    return re.search(rf"(?:^|\s){re.escape(mark)}(?=$|\s)(?!\s\d+[.\s])", words) is not None


def _cuts(text: str, line: Line, standing: str, depth: int) -> tuple[list[int], int]:
    """Where separators stand: a bar, a bracket that closes nothing, or a mark that stands alone in many rows."""
    cuts = []
    for at in range(line.start, line.end):
        mark = text[at]
        if mark == "(":
            depth += 1
        elif mark == ")" and depth:
            depth -= 1
        elif _parts(text, line, at, standing):
            cuts.append(at)
    return cuts, depth


def _parts(text: str, line: Line, at: int, standing: str) -> bool:
    if text[at] == ")":
        return not _ENUMERATOR.match(text[line.start : at])
    neighbours = text[line.start : at][-1:] + text[at + 1 : line.end][:1]
    return text[at] == "|" or (text[at] in standing and not neighbours.strip())


def _ruled(text: str, line: Line, cuts: list[int]) -> tuple[tuple[Range, Range] | None, bool]:
    """Left and right of the separators; a row between two bars and nothing else is one cell."""
    edges = [line.start, *(edge for cut in cuts for edge in (cut, cut + 1)), line.end]
    places = [trimmed(text, low, high) for low, high in zip(edges[::2], edges[1::2], strict=True)]
    if text[cuts[0]] == "|" and places[0][0] == places[0][1]:
        places = places[1:]
        if len([p for p in places if p[0] < p[1]]) < 2 and len(places) < 3:
            return None, False
    rest = [place for place in places[1:] if place[0] < place[1] and not SIDES.fullmatch(text[slice(*place)])]
    return (places[0], (rest[0][0], rest[-1][1]) if rest else (line.end, line.end)), True


def trimmed(text: str, low: int, high: int) -> Range:
    """A range without the white space at its edges."""
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return low, high


def _gapped(paper: CleanText, line: Line) -> tuple[Range, Range] | None:
    spaces = [at for at in range(line.start + 1, line.end - 1) if paper.text[at] == " "]
    widest = max(spaces, key=paper.gap, default=None)
    if widest is None or paper.gap(widest) < GAP:
        return None
    return trimmed(paper.text, line.start, widest), trimmed(paper.text, widest, line.end)
