"""A paper with its pages and lines, the marks of what rests on it and «…» around the words; or what is known of it."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any

from domain.passage import Passage
from projections.passages import PassageView, passage_view
from projections.record import CaseRecord
from tui import glyphs, safe
from tui.folded import Folded, Known
from tui.rows.layout import Laid, Line, Page, Span, wrap
from tui.rows.words import passage_lines

_MARGIN = re.compile(r"[ ]{0,4}(?P<number>[1-9]|[12]\d|3[0-2])(?:[ ]|(?=[\r\n])|$)")
_DRAWN = 500
"""Lines of a paper that are kept as they were written, for the next drawing."""
_RUN = 10  # so many numbers in a row are a margin, fewer may be a list


@dataclass(frozen=True, slots=True)
class Paper:
    """The text of a paper, where its lines begin, the page of each, and the number that its margin prints beside it."""

    text: str
    starts: tuple[int, ...]
    pages: tuple[int | None, ...]
    margins: dict[int, tuple[str, int]]

    def end(self, line: int) -> int:
        """Where a line ends."""
        return self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)


@dataclass(slots=True)
class _Marks:
    """Where marks open and close, and what stands on each line."""

    opens: set[int] = field(default_factory=set)
    closes: set[int] = field(default_factory=set)
    lines: dict[int, list[Known]] = field(default_factory=lambda: defaultdict(list))
    cuts: list[int] = field(default_factory=list)
    """All places at which marks open or close, in order."""


def paper_of(reading: Any) -> Paper:  # noqa: ANN401 (a reading of docket.intake, which tui may not name)
    """What is drawn of a reading."""
    text: str = reading.text
    starts = (0, *(m.end() for m in re.finditer("\n", text)))
    ruler = reading.clean.ruler
    beside: dict[int, tuple[str, int]] = {line - 1: (str(n), 0) for line, n in reading.clean.margins.items()}
    return Paper(text, starts, tuple(ruler.page(s) for s in starts), beside or dict(_margins(text, starts)))


def _margins(text: str, starts: Sequence[int]) -> Iterator[tuple[int, tuple[str, int]]]:
    """The numbers of pleading paper, taken out of the words: by line, the number and the cells that it takes."""
    run: list[tuple[int, tuple[str, int]]] = []
    for n, start in enumerate(starts):
        found = _MARGIN.match(text, start)
        number = int(found["number"]) if found else 0
        if found and run and number == int(run[-1][1][0]) + 1:
            run.append((n, (found["number"], found.end() - start)))
        elif found and number == 1:
            yield from run if len(run) >= _RUN else ()
            run = [(n, (found["number"], found.end() - start))]
    yield from run if len(run) >= _RUN else ()


@dataclass(frozen=True, slots=True)
class Reader:
    """The paper, or the passages known of it through others; and the passage that was ``sought`` in it."""

    folded: Folded
    entry: str
    paper: Paper | None
    sought: tuple[str, PassageView] | None = None

    def lay(self, width: int, *, ascii_only: bool) -> Laid:
        """The lines for a width."""
        known = self.folded.passages.get(self.entry, [])
        if self.sought and self.sought[1].entry == self.entry:
            known = [*known, *_sought(*self.sought, known)]
        if self.paper is None:
            page = Page(width, ascii_only)
            _not_at_hand(self.folded, self.entry, known, page)
            return page
        return PaperLines(self.paper, _marks(self.paper, known), width, ascii_only=ascii_only)


class PaperLines:
    """A paper laid out for one width. Its lines are written when they are drawn: a trial record has a hundred thousand."""

    whole_items = False
    header: tuple[Line, ...] = ()

    def __init__(self, paper: Paper, marks: _Marks, width: int, *, ascii_only: bool) -> None:
        self._paper, self._marks, self._width, self._ascii = paper, marks, width, ascii_only
        self._wide = max((len(_ids(here)) for here in marks.lines.values()), default=2)
        self._digits = 2 if paper.margins else len(str(len(paper.starts)))
        self._written: dict[int, list[Line]] = {}
        self._heads: set[int] = set()
        shown: int | None = None
        for n, number in enumerate(paper.pages):
            if number and number != shown:
                self._heads.add(n)
                shown = number
        self._firsts = array("L", accumulate(map(self._rows, range(len(paper.starts))), initial=0))

    def __len__(self) -> int:
        return self._firsts[-1]

    def line(self, number: int) -> Line:
        """A row of the screen."""
        n = bisect_right(self._firsts, number) - 1
        return self._block(n)[number - self._firsts[n]]

    def first_line(self, item: str) -> int | None:
        """Where the first passage of a thing begins."""
        return next((row for row in self.marked if self.line(row).item == item), None)

    @cached_property
    def marked(self) -> list[int]:
        """The rows at which something on the record rests."""
        lines = sorted(self._marks.lines)
        return [row for n in lines for row in range(self._firsts[n] + (n in self._heads), self._firsts[n + 1])]

    def _rows(self, n: int) -> int:
        """How many rows a line of the paper takes, with the head of its page."""
        _, gutter, low = self._gutter(n)
        raw = self._paper.text[low : self._paper.end(n)]
        if n not in self._marks.lines and len(raw) <= self._width - len(gutter) and raw.isascii() and raw.isprintable():
            return 1 + (n in self._heads)
        return len(self._block(n))

    def _gutter(self, n: int) -> tuple[Sequence[Known], str, int]:
        """What rests on a line, what stands beside it, and where its words begin."""
        here, margins = self._marks.lines.get(n, []), self._paper.margins
        printed, skip = margins.get(n, ("" if margins else str(n + 1), 0))
        return here, f"{printed:>{self._digits}} {_ids(here):<{self._wide}} ", self._paper.starts[n] + skip

    def _block(self, n: int) -> list[Line]:
        if n not in self._written:
            if len(self._written) > _DRAWN:
                self._written.clear()
            page = Page(self._width, self._ascii)
            if n in self._heads:
                page.rule(f"page {self._paper.pages[n]}")
            here, gutter, low = self._gutter(n)
            _line(page, gutter, _marked(self._paper.text, low, self._paper.end(n), self._marks), here, n)
            self._written[n] = page.lines
        return self._written[n]


def _sought(owner: str, passage: PassageView, known: Sequence[Known]) -> Iterator[Known]:
    """A passage that a machine found, unless something on the record rests on these very words."""
    recorded = any((k.passage.pin, k.passage.words) == (passage.pin, passage.words) for k in known)
    if passage.start is not None and passage.end is not None and not recorded:
        yield Known(owner, passage, ((passage.start, passage.end),))


def selected(record: CaseRecord, entry: str, paper: Paper, lines: Sequence[int]) -> PassageView:
    """The words of some lines of a paper, with the pin that a brief would give them: p. 4:27-5:2, else p. 4."""
    first, last = lines[0], lines[-1]
    parts = (paper.text[paper.starts[n] + paper.margins.get(n, ("", 0))[1] : paper.end(n)] for n in lines)
    words = " ".join(" ".join(parts).split())
    return passage_view(record, Passage(entry=entry, pin=_pin(paper, first, last), words=words or None))


def _pin(paper: Paper, first: int, last: int) -> str:
    pages, numbers = (paper.pages[first], paper.pages[last]), (paper.margins.get(first), paper.margins.get(last))
    if pages[0] is None or pages[1] is None:
        return f"lines {first + 1}-{last + 1} of the text"
    if numbers[0] is None or numbers[1] is None:
        return f"p. {pages[0]}" if pages[0] == pages[1] else f"pp. {pages[0]}-{pages[1]}"
    begin, end = f"{pages[0]}:{numbers[0][0]}", f"{pages[1]}:{numbers[1][0]}"
    if pages[0] != pages[1]:
        return f"pp. {begin}-{end}"
    return f"p. {begin}" if first == last else f"p. {begin}-{numbers[1][0]}"


def _line(page: Page, gutter: str, words: str, here: Sequence[Known], place: int) -> None:
    plain = safe.plain(words.replace("\n", " "), ascii_only=page.ascii_only)
    item, passage = (here[0].owner, here[0].passage) if here else (None, None)
    lead, role = Span(gutter, "cite" if here else "dim"), "mark" if here else ""
    for part in wrap(plain, page.width - len(gutter)):
        page.lines.append(Line((lead, Span(part, role)), item, passage, place))
        lead = Span(" " * len(gutter))


def _ids(known: Sequence[Known]) -> str:
    owners = list(dict.fromkeys(one.owner for one in known))
    if not owners:
        return ""
    return owners[0] if len(owners) == 1 else f"{owners[0]}+{len(owners) - 1}"


def _marks(paper: Paper, known: Sequence[Known]) -> _Marks:
    marks = _Marks()
    for one in known:
        if not one.parts:
            continue
        marks.opens.add(one.parts[0][0])
        marks.closes.add(one.parts[-1][1])
        lines = {
            n
            for start, end in one.parts
            for n in range(bisect_right(paper.starts, start) - 1, bisect_right(paper.starts, max(end - 1, start)))
        }
        for n in sorted(lines):
            marks.lines[n].append(one)
    marks.cuts = sorted(marks.opens | marks.closes)
    return marks


def _marked(text: str, start: int, end: int, marks: _Marks) -> str:
    """The words of a line with « and » where passages begin and end."""
    pieces, low = [], start
    for at in marks.cuts[bisect_left(marks.cuts, start) : bisect_right(marks.cuts, end)]:
        pieces.append(text[low:at])
        pieces.append(glyphs.CLOSE_MARK if at in marks.closes and at > start else "")
        pieces.append(glyphs.OPEN_MARK if at in marks.opens and at < end else "")
        low = at
    return "".join([*pieces, text[low:end]])


def _not_at_hand(folded: Folded, entry: str, known: Sequence[Known], page: Page) -> None:
    name = folded.name(entry)
    page.heading(f"{name}: the paper is not at hand", "NOT AT HAND")
    how = f"R brings it in as entry {folded.short(entry)}; the words below are then looked for in it."
    page.para(how, role="dim")
    page.blank()
    if not known:
        page.para("Nothing is quoted from it on the record by this moment.", indent=2)
        return
    page.rule(f"Words recorded of it ({len(known)})")
    grouped: dict[PassageView, list[Known]] = {}
    for one in known:
        grouped.setdefault(one.passage, []).append(one)
    for passage, owners in grouped.items():
        page.item = owners[0].owner
        passage_lines(page, passage, label=_ids(owners).replace("+", " +"), wide=7)
    page.item = None
