"""What can be drawn: spans with a role, lines, tables with one flexible column, and pages wrapped to a width."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from rich.cells import cell_len, chop_cells, set_cell_size

from tui import glyphs, safe

if TYPE_CHECKING:
    from projections.passages import PassageView

_NARROW = 24


class Span(NamedTuple):
    """Text with the part it plays: strong, dim, cite, mark, good, warn, head, banner."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the screen: its spans, the thing it belongs to, the passage that it shows, and which line of a paper it is."""

    spans: tuple[Span, ...] = ()
    item: str | None = None
    passage: "PassageView | None" = None
    place: int | None = None

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


class Source(Protocol):
    """Something that a list of lines can show."""

    def lay(self, width: int, *, ascii_only: bool) -> "Laid": ...


class Laid(Protocol):
    """A source laid out for one width."""

    header: tuple[Line, ...]
    whole_items: bool

    def __len__(self) -> int: ...

    def line(self, number: int) -> Line: ...

    def first_line(self, item: str) -> int | None: ...


# --- one line ---------------------------------------------------------------------------------------------------------


def fit(words: str, width: int, *, right: bool = False, ascii_only: bool = False) -> str:
    """One line of exactly ``width`` cells; what does not fit ends in an ellipsis."""
    shown = safe.line(words, ascii_only=ascii_only)
    if width <= 0:
        return ""
    size = cell_len(shown)
    if size > width:
        mark = "..." if ascii_only else "…"
        mark = mark[: min(len(mark), width)]
        shown = set_cell_size(shown, width - len(mark)).rstrip() + mark
        size = cell_len(shown)
    return " " * (width - size) + shown if right else shown + " " * (width - size)


def wrap(words: str, width: int) -> Iterator[str]:
    """Lines of at most ``width`` cells, broken at spaces where that is possible."""
    width = max(width, 8)
    for paragraph in words.split("\n"):
        cells = len if paragraph.isascii() and paragraph.isprintable() else cell_len
        if cells(whole := paragraph.lstrip(" ")) <= width:
            yield whole
            continue
        current, used = "", 0
        for word in paragraph.split(" "):
            pieces = [word] if cells(word) <= width else chop_cells(word, width)
            for piece in pieces:
                size = cells(piece)
                if current and used + 1 + size > width:
                    yield current
                    current, used = piece, size
                elif current:
                    current, used = f"{current} {piece}", used + 1 + size
                else:
                    current, used = piece, size
        yield current


# --- tables -----------------------------------------------------------------------------------------------------------


class Column(NamedTuple):
    """A column: ``width`` 0 takes what is left; it is shown from ``from_width`` cells on; ``over`` stands above its title."""

    title: str
    width: int
    right: bool = False
    from_width: int = 0
    role: str = ""
    over: str = ""


class Cell(NamedTuple):
    """A cell with a part of its own."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its thing, a cell for each column, and the words and fields that a filter looks at."""

    item: str
    cells: tuple[str | Cell, ...]
    words: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    role: str = ""


def ecf_column(rows: Iterable[Row]) -> Column:
    """The first column of a docket: courts of appeals number papers by ids of nine digits, which must be told apart."""
    return Column("ECF", max([5, *(len(str(row.cells[0])) for row in rows)]))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in columns. Without rows it shows the ``empty`` lines instead."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: tuple[str, ...] = ()

    def lay(self, width: int, *, ascii_only: bool) -> Laid:
        """Choose the columns for a width; rows are formatted when they are drawn."""
        if not self.rows:
            page = Page(width, ascii_only, whole_items=True)
            for words in self.empty:
                page.para(words, indent=2)
            return page
        shown = tuple(n for n, c in enumerate(self.columns) if width >= c.from_width)
        fixed = sum(self.columns[n].width + 1 for n in shown)
        flexible = [n for n in shown if not self.columns[n].width]
        left = max(width - fixed, 6 * len(flexible))
        each, rest = divmod(left, len(flexible)) if flexible else (0, 0)
        widths = {n: self.columns[n].width or each + (rest if n == flexible[-1] else 0) for n in shown}
        return LaidTable(self, widths, ascii_only)


class LaidTable:
    """A table for one width."""

    whole_items = False

    def __init__(self, table: Table, widths: Mapping[int, int], ascii_only: bool) -> None:
        self.table, self.widths, self.ascii_only = table, widths, ascii_only
        titles = [Cell(c.title) for c in table.columns]
        over = [Cell(c.over) for c in table.columns]
        lines = [over, titles] if any(c.over for c in table.columns) else [titles]
        self.header: tuple[Line, ...] = tuple(self._line(None, cells, "head") for cells in lines)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {row.item: n for n, row in enumerate(self.table.rows)}

    def __len__(self) -> int:
        return len(self.table.rows)

    def line(self, number: int) -> Line:
        """A row as a line."""
        row = self.table.rows[number]
        return self._line(row.item, row.cells, row.role)

    def first_line(self, item: str) -> int | None:
        """Where a thing stands."""
        return self._places.get(item)

    def _line(self, item: str | None, cells: Sequence[str | Cell], role: str) -> Line:
        spans = []
        for n, width in self.widths.items():
            column, one = self.table.columns[n], cells[n]
            words, own = one if isinstance(one, Cell) else (one, "")
            shown = fit(words, width, right=column.right, ascii_only=self.ascii_only)
            spans.append(Span(f"{shown} ", own or role or column.role))
        return Line(tuple(spans), item)


# --- pages ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Page:
    """A page being written for one width; also the finished page."""

    width: int
    ascii_only: bool = False
    whole_items: bool = False
    header: tuple[Line, ...] = ()
    lines: list[Line] = field(default_factory=list)
    item: str | None = None

    def __len__(self) -> int:
        return len(self.lines)

    def line(self, number: int) -> Line:
        """A line of the page."""
        return self.lines[number]

    def first_line(self, item: str) -> int | None:
        """Where a thing begins."""
        return next((n for n, line in enumerate(self.lines) if line.item == item), None)

    def blank(self) -> None:
        """An empty line."""
        self.lines.append(Line())

    def heading(self, words: str, right: str = "", role: str = "head") -> None:
        """A heading, with a word at the right edge."""
        side = safe.line(right, ascii_only=self.ascii_only)
        shown = safe.line(words, ascii_only=self.ascii_only)
        room = self.width - cell_len(side) - (2 if side else 0)
        if side and room < _NARROW:
            self.para(words, role=role)
            self.para(right, role="strong")
            return
        parts = list(wrap(shown, room))
        for n, part in enumerate(parts):
            gap = " " * (self.width - cell_len(part) - cell_len(side)) if side and n == 0 else ""
            self.lines.append(Line((Span(part, role), Span(gap + side if gap else "", "strong")), self.item))

    def rule(self, words: str) -> None:
        """A section title with a line after it."""
        shown = safe.line(words, ascii_only=self.ascii_only)
        *before, shown = wrap(shown, self.width)
        self.lines += [Line((Span(part, "head"),)) for part in before]
        mark = "-" if self.ascii_only else glyphs.TRACK
        tail = max(self.width - cell_len(shown) - 1, 0)
        self.lines.append(Line((Span(shown, "head"), Span(" " + mark * tail, "dim"))))

    def para(
        self, words: str, *, indent: int = 0, hang: int = 0, role: str = "", passage: "PassageView | None" = None
    ) -> None:
        """Words wrapped to the page; lines after the first are indented by ``hang`` more."""
        shown = safe.plain(words, ascii_only=self.ascii_only)
        parts = list(wrap(shown, self.width - indent - hang))
        for n, part in enumerate(parts):
            space = " " * (indent + (hang if n else 0))
            self.lines.append(Line((Span(space), Span(part, role)), self.item, passage))

    def labelled(
        self, label: str, words: str, *, wide: int = 12, indent: int = 0, role: str = "", right: str = "",
        passage: "PassageView | None" = None,
    ) -> None:  # fmt: skip
        """A dim label, then words in a block beside it; ``right`` is a cite after the words."""
        wide, indent = (wide, indent) if self.width - wide - indent >= 16 else (min(wide, 8), 0)
        name = fit(label, wide - 1, ascii_only=self.ascii_only) + " "
        shown = safe.plain(words, ascii_only=self.ascii_only)
        side = safe.line(right, ascii_only=self.ascii_only)
        parts = list(wrap(shown, self.width - wide - indent))
        for n, part in enumerate(parts):
            lead = Span(" " * indent + (name if n == 0 else " " * wide), "dim")
            self.lines.append(Line((lead, Span(part, role)), self.item, passage))
        if side:
            used = cell_len(parts[-1]) + 2 + cell_len(side)
            if used <= self.width - wide - indent:
                last = self.lines.pop()
                self.lines.append(Line((*last.spans, Span("  "), Span(side, "cite")), self.item, passage))
            else:
                self.para(side, indent=indent + wide, role="cite", passage=passage)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a source: a function writes it for the width at hand."""

    write: Callable[[Page], None]
    whole_items: bool = False
    laid: dict[tuple[int, bool], Page] = field(default_factory=dict, compare=False)
    """What was written already, by width."""

    def lay(self, width: int, *, ascii_only: bool) -> Page:
        """The page for a width."""
        key = (width, ascii_only)
        if key not in self.laid:
            page = Page(width, ascii_only, self.whole_items)
            self.write(page)
            self.laid[key] = page
        return self.laid[key]
