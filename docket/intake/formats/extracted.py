"""What a reader of a file format hands on: the text that offsets count in, and what the format knows of its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from docket.intake.rows import Role

Progress = Callable[[int, int], None]
"""Told while a file is read: how many of its pages are done, of how many."""


@dataclass(frozen=True, slots=True)
class RowMark:
    """What the page shows of a row and its words alone do not."""

    role: Role = Role.BODY
    note: str | None = None  # the number of the footnote that the row belongs to
    carried: bool = False  # a footnote that began on an earlier page
    bold: bool = False
    hashes: int = 0  # the level of a heading by its style
    margin: int | None = None  # the line number that the margin prints beside it


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the file: where its text starts and the number that the page itself prints."""

    start: int
    printed: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Marks by the offset at which a row starts; ``sheets`` is empty where the format has no pages."""

    marks: Mapping[int, RowMark] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """``layout`` is None for a text file: there the rows are judged by their words."""

    text: str
    warnings: tuple[str, ...] = ()
    layout: Layout | None = None
    needs_ocr: bool = False
    media_type: str = "text/plain"
