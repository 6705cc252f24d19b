"""The physical rows of a paper, before anything is judged: content range, margin number, heading mark, break."""

import re
from dataclasses import dataclass
from enum import Enum

FORM_FEED = "\u240c"  # what visible() makes of a form feed
_PIECE = re.compile(rf"[^\n{FORM_FEED}]+")
_QUOTE = re.compile(r"(?:>[ \t]?){1,3}(?=\S|$)")
_SPACE = " \t\u00a0\u240d\u240b\u3000"


class Role(Enum):
    """What a row is to the paper."""

    BODY = "body"
    BLANK = "blank"
    BARE = "bare"  # a margin number and nothing else
    RULE = "rule"
    STAMP = "stamp"
    FOLIO = "folio"  # a printed page number
    RUNNING = "running"  # a running head or foot
    CONTENTS = "contents"
    FOOTNOTE = "footnote"


@dataclass(slots=True)
class Row:
    """One physical row. ``left`` and ``right`` bound its content; ``drops`` are ranges inside it that are no words."""

    start: int
    end: int
    left: int
    right: int
    new_sheet: bool = False
    margin: int | None = None
    chain: int | None = None
    hashes: int = 0
    drops: tuple[tuple[int, int], ...] = ()
    role: Role = Role.BODY
    note: str | None = None
    carried: bool = False  # a footnote that began on an earlier page
    bold: bool | None = None  # None: its marks tell
    quote: bool = False  # set off by the converter: "> "

    def content(self, text: str) -> str:
        return text[self.left : self.right]


def rows_of(text: str) -> list[Row]:
    """The rows of ``text``; blank rows in a run are one row."""
    rows: list[Row] = []
    at = 0
    for piece in _PIECE.finditer(text):
        if piece.start() > at or not rows:
            _blank(rows, at, piece.start())
        row = Row(piece.start(), piece.end(), *_content(text, piece.start(), piece.end()))
        if row.left < row.right and text[row.left] == ">" and (marks := _QUOTE.match(text, row.left, row.right)):
            row.left, row.quote = marks.end(), True
        row.new_sheet = FORM_FEED in text[at : piece.start()]
        if row.left == row.right:
            _blank(rows, row.start, row.end)
            rows[-1].new_sheet |= row.new_sheet
        else:
            row.new_sheet |= rows[-1].role is Role.BLANK and rows[-1].new_sheet
            rows.append(row)
        at = piece.end() + 1
    return rows or [Row(0, 0, 0, 0, role=Role.BLANK)]


def _blank(rows: list[Row], start: int, end: int) -> None:
    if rows and rows[-1].role is Role.BLANK:
        rows[-1].end = rows[-1].left = rows[-1].right = end
    else:
        rows.append(Row(start, end, end, end, role=Role.BLANK))


def _content(text: str, left: int, right: int) -> tuple[int, int]:
    content = text[left:right]
    inner = content.strip(_SPACE)
    left += len(content) - len(content.lstrip(_SPACE))
    return left, left + len(inner)


def trim(row: Row, text: str) -> None:
    """Leave white space outside the content."""
    row.left, row.right = _content(text, row.left, row.right)
    if row.left == row.right and row.role is Role.BODY:
        row.role = Role.BLANK
