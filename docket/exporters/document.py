"""The one model of every page that leaves the program: blocks in order, the case and the moment they are of, and what marks it.

The writers (Markdown, HTML, Word) draw it; nothing here knows how. All words are made visible where they are drawn.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from domain.text import one_line
from projections.positions_chart import PositionsChart

WORK_PRODUCT: Final = "WORK PRODUCT"
"""The mark of a document that holds notes, checks, findings or proposals; it stands on every page."""
_SMALLEST, _LARGEST, _COMFORTABLE = 80, 105, 9.4
"""Tenths of a point, tenths of a point, points."""
_SHEET, _WIDTH = 690.0, 518.0
_LETTER, _GAP, _RULE = 0.445, 2.0, 4.0
"""What a letter sheet holds below its caption, in points; the width of a letter by the type size; what is between lines."""
_GLUE = "\u00a0"
_TOGETHER = re.compile(r"(?:¶¶?|§§?|\bpp?\.|\bECF|\bEx\.|\bNo\.|\bn\.|\bat) (?=[\dIVX])|(?: ?\. ){2,3}\.?| †")
Layout = Literal["page", "lectern", "wide", "report"]
Mark = Literal["", "strong", "differs", "faint"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. ``differs`` marks words that stand on one side only: drawn without colour."""

    text: str
    mark: Mark = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is that of the document."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``lead`` is what a reader sees first, ``small`` what explains."""

    runs: Runs
    style: Literal["body", "lead", "small"] = "body"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a paper with their pin cite; ``standing`` says how they are known where that must be said."""

    runs: Runs
    cite: str
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list of points."""

    points: tuple[Runs, ...]


Part = Heading | Paragraph | Quotation | Items


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads that repeat on every page; ``widths`` are shares. A cell holds parts."""

    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Part, ...], ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what they say, for the head of a page."""

    rows: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """The chart of positions: drawn where a picture can stand, a table elsewhere."""

    chart: PositionsChart


Block = Part | Table | Facts | ChartFigure


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which record the page is of: the case, the moment on both clocks, and the head of the log to check it by.

    ``sealed`` are the sealed papers that it names.
    """

    case: str
    number: str
    court: str
    as_of: str
    known_at: str | None
    current_through: str
    head: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page, or several: what it is, of which record, its blocks, and what is listed at its foot."""

    kind: str
    title: str
    stamp: Stamp
    layout: Layout
    work_product: bool
    blocks: tuple[Block, ...]
    foot: tuple[Block, ...]


def page_size(document: Document) -> float:
    """The largest type size in points at which a page's words fit one sheet; where none does, a comfortable one for several."""
    blocks = (Heading(document.title, 1), *document.blocks, *document.foot, Paragraph(plain(document.stamp.head)))
    sizes = (tenths / 10 for tenths in range(_LARGEST, _SMALLEST - 1, -1))
    return next((size for size in sizes if sum(_height(b, size) for b in blocks) <= _SHEET), _COMFORTABLE)


def _height(block: Block, size: float, share: float = 1.0) -> float:
    """How high a block is about to stand in a column with a share of the width; a row is as high as its highest cell."""
    height = 0.0
    match block:
        case Heading():
            height = 2.2 * size
        case Paragraph():
            height = _lines(len(words_in(block.runs)), size, share)
        case Quotation():
            height = _lines(len(words_in(block.runs)) + len(block.cite) + len(block.standing or ""), size, share)
        case Items():
            height = sum(_lines(len(words_in(point)), size, 0.97 * share) for point in block.points)
        case Facts():
            height = sum(_lines(len(words_in(runs)), size, 0.84) + _RULE for _, runs in block.rows)
        case Table():
            shares = [width / sum(block.widths) for width in block.widths]
            height = 1.2 * size + _RULE
            for row in block.rows:
                cells = zip(row, shares, strict=True)
                height += max(sum(_height(part, size, one) for part in cell) for cell, one in cells) + _RULE
        case ChartFigure():
            pass
    return height


def _lines(letters: float, size: float, share: float) -> float:
    """The height of a paragraph with so many letters."""
    in_line = max(_WIDTH * share / (_LETTER * size), 1)
    return max(-(-letters // in_line), 1) * 1.18 * size + _GAP


def plain(text: str, mark: Mark = "") -> Runs:
    """One run of words."""
    return (Run(text, mark),)


def said(*parts: str | Run) -> Runs:
    """Runs from words and runs; empty ones fall away."""
    runs = (part if isinstance(part, Run) else Run(part) for part in parts)
    return tuple(run for run in runs if run.text)


def strong(text: str) -> Run:
    """Words that stand out."""
    return Run(text, "strong")


def faint(text: str) -> Run:
    """Words that explain others."""
    return Run(text, "faint")


def cell(*parts: Part | Runs | str) -> tuple[Part, ...]:
    """A cell of a table."""
    made: list[Part] = []
    for part in parts:
        if isinstance(part, str):
            made += [Paragraph(plain(part))] if part else []
        elif isinstance(part, tuple):
            made += [Paragraph(part)] if part else []
        else:
            made.append(part)
    return tuple(made)


def glued(text: str) -> str:
    """Words on one line, for drawing: the parts of a pin cite stay together (``§ II``, ``p. 7``, ``at 9:18``)."""
    return _TOGETHER.sub(lambda m: m.group().replace(" ", _GLUE), one_line(text))


def words_in(runs: Iterable[Run]) -> str:
    """The words without their marks."""
    return "".join(run.text for run in runs)
