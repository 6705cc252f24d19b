"""The clean text of a paper, and where in the file each piece of it stands."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from docket.intake import contents, layout, paging
from docket.intake.places import Places
from docket.intake.rows import Role
from docket.intake.spans import LineIndex, Span

_BOLD_OPENS = re.compile(r"(?:\*\*|<b>|<strong>)\s?\Z")
_TAB = 8
_NOTE_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_MARK = 16  # <sup> 12 </sup>


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the paper inside the clean text."""

    start: int
    end: int
    role: Role
    bold: bool = False
    hashes: int = 0
    apart: bool = False  # a blank row or a break stands before it
    note: str | None = None
    level: int | None = None  # of a heading, by its style
    quote: bool = False  # the converter set it off: "> "


@dataclass(frozen=True, slots=True)
class Flow:
    """A stretch of clean text that reads on: the body, or one footnote."""

    start: int
    end: int
    note: str | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class CleanText:
    """``text`` is the clean text; ``span`` tells where a piece of it stands in the file."""

    text: str
    lines: tuple[Line, ...]
    flows: tuple[Flow, ...]
    stamps: tuple[layout.Stamp, ...]
    contents: tuple[contents.Entry, ...]
    ruler: paging.Ruler
    soft_hyphens: frozenset[int]
    _places: Places = field(repr=False)
    _cuts: "array[int]" = field(repr=False)
    _raw_lines: LineIndex = field(repr=False)
    _file: str = field(repr=False)
    margins: Mapping[int, int] = field(default_factory=dict)  # by the line of the file: the number beside it
    verbatim: bool = False  # no paper has so many rows or marks: the file is taken as it is, nothing is left out
    _body: list[Flow] = field(init=False, repr=False)
    _opens: list[tuple[int, Flow]] = field(init=False, repr=False)  # where each footnote begins in the file
    _reach: list[int] = field(init=False, repr=False)  # where the last of them so far ends there
    _notes: dict[str, Flow | None] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        filled = [flow for flow in self.flows if flow.start < flow.end]
        noted = [(self._places.start(flow.start), flow) for flow in filled if flow.note is not None]
        opens = sorted(noted, key=lambda opened: opened[0])
        notes: dict[str, Flow | None] = {}
        for flow in self.flows:
            if flow.note is not None:
                notes[flow.note] = None if flow.note in notes else flow
        object.__setattr__(self, "_body", [flow for flow in filled if flow.note is None])
        object.__setattr__(self, "_opens", opens)
        object.__setattr__(self, "_reach", list(accumulate((self._places.end(flow.end - 1) for _, flow in opens), max)))
        object.__setattr__(self, "_notes", notes)

    def place(self, offset: int) -> int:
        """Where a clean offset stands in the file."""
        return self._places.start(offset)

    def offset(self, place: int) -> int | None:
        """The clean offset of a place in the file; None where nothing of the clean text stands there."""
        last = bisect_right(self._opens, place, key=lambda opened: opened[0]) - 1
        while last >= 0 and self._reach[last] > place:
            if (at := self._within(self._opens[last][1], place)) is not None:
                return at
            last -= 1
        return next((at for flow in self._body if (at := self._within(flow, place)) is not None), None)

    def begins(self, place: int) -> int | None:
        """The first clean offset that stands for what begins at a place in the file; None where nothing of it begins there."""
        for flow in self.flows:
            at = self._places.at_or_after(place, flow.start, flow.end)
            if at < flow.end and self._places.start(at) == place:
                return at
        return None

    def _within(self, flow: Flow, place: int) -> int | None:
        at = self._places.after(place, flow.start, flow.end) - 1
        return at if at >= flow.start and place < self._places.end(at) else None

    def column(self, offset: int) -> int:
        """How far from the left edge of its row in the file a clean offset stands."""
        at = self._places.start(offset)
        return at - self._raw_lines.starts[self._raw_lines.line(at) - 1]

    def gap(self, offset: int) -> int:
        """How wide in the file the white space at a clean offset is; a tab is as wide as eight spaces."""
        return len(self._file[self._places.start(offset) : self._places.end(offset)].replace("\t", " " * _TAB))

    def note_mark(self, offset: int) -> str | None:
        """The number of the footnote mark that stands in the file right behind what ends at a clean offset."""
        low = self._places.end(offset - 1) if offset else 0
        high = self._places.start(offset) if offset < self._places.length else low + _LONGEST_MARK
        gap = self._file[low : min(high, low + _LONGEST_MARK)].partition("\n")[0].translate(_NOTE_DIGITS)
        found = re.fullmatch(r"\s?(?:<sup>|\[\^)?\s{0,2}(\d{1,3})\s{0,2}(?:</sup>|\])?\s*", gap)
        return found[1] if found else None

    def note(self, number: str) -> Flow | None:
        """The footnote of that number; None where the paper has none, or several."""
        return self._notes.get(number)

    def bold_until(self, start: int, limit: int) -> int | None:
        """Where bold that opens at a clean offset closes before ``limit`` in a text file; None where none does."""
        at, end = self._places.start(start), self._places.start(limit - 1)
        opened = _BOLD_OPENS.search(self._file, max(0, at - 8), at)
        closed = re.compile(r"</b>|</strong>" if opened and "<" in opened.group() else r"\*\*").search(
            self._file, at, end
        )
        return self._places.at_or_after(closed.start(), start, limit) if opened and closed else None

    def span(self, start: int, end: int) -> Span:
        """Clean offsets, ``end`` exclusive, as a span of the file; white space at the edges is left out."""
        start, end = self._trim(start, end)
        if start >= end:
            count = self._places.length
            at = self._places.start(start) if start < count else self._places.end(count - 1) if count else 0
            line = self._raw_lines.line(at)
            return Span(at, at, self.ruler.page(at), (line, line), ((at, at),), self.ruler.ecf_page(at))
        return self._spanned(self._parts(start, end))

    def joined(self, pieces: list[tuple[int, int]]) -> Span:
        """One span over several clean ranges, in order."""
        return self._spanned(tuple(part for low, high in pieces for part in self._parts(*self._trim(low, high))))

    def _spanned(self, parts: tuple[tuple[int, int], ...]) -> Span:
        first, last = parts[0][0], max(end for _, end in parts) if len(parts) > 1 else parts[0][1]
        lines = (self._raw_lines.line(first), self._raw_lines.line(max(first, last - 1)))
        page, stamped = self.ruler.pages_at(first)
        return Span(first, last, page, lines, parts, stamped, self._printed(lines) if self.margins else None)

    def _printed(self, lines: tuple[int, int]) -> tuple[int, int] | None:
        low, high = (self.margins.get(line) for line in lines)
        return (low, high) if low is not None and high is not None else None

    def flow(self, offset: int) -> Flow:
        """The flow in which a clean offset stands."""
        place = bisect_right(self.flows, offset, key=lambda flow: flow.start) - 1
        return self.flows[max(place, 0)]

    def lines_of(self, flow: Flow) -> tuple[Line, ...]:
        """The rows that begin in a flow."""
        low = bisect_left(self.lines, flow.start, key=lambda line: line.start)
        return self.lines[low : bisect_left(self.lines, flow.end, low, key=lambda line: line.start)]

    def role(self, offset: int) -> Role:
        place = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return self.lines[place].role if place >= 0 else Role.BODY

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self.text
        start, end = min(max(start, 0), len(text)), min(max(end, 0), len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end

    def _parts(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        first, last = bisect_right(self._cuts, start), bisect_left(self._cuts, end)
        if first == last:  # as nearly all
            return ((self._places.start(start), self._places.end(self._back(start, end))),)
        edges = [start, *self._cuts[first:last], end]
        return tuple(
            (self._places.start(low), self._places.end(self._back(low, high))) for low, high in pairwise(edges)
        )

    def _back(self, low: int, end: int) -> int:
        last = end - 1
        while last > low and self.text[last].isspace():
            last -= 1
        return last
