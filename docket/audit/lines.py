"""Offsets of a file in its clean text, and the lines that are numbered beside them."""

import re
from weakref import WeakKeyDictionary

from docket.intake.clean import CleanText
from docket.intake.spans import Span

_NUMBERS: "WeakKeyDictionary[CleanText, dict[int, int | None]]" = WeakKeyDictionary()
"""The numbers found beside the lines of papers, for as long as somebody holds the paper."""
_MARGIN = re.compile(r"[ \t]{0,4}(\d{1,2})(?=[ \t]|$)")


def clean_range(paper: CleanText, span: Span) -> tuple[int, int]:
    """The clean offsets of a span of the file; (0, 0) where none of them is in the clean text."""
    low, high = paper.begins(span.start), paper.begins(max(span.start, span.end - 1))
    return (0, 0) if low is None or high is None else (low, high + 1)


def page_lines(paper: CleanText, span: Span) -> tuple[int, int] | None:
    """The lines of the page, where numbers in the margin tell them."""
    if span.printed_lines is not None:
        return span.printed_lines
    first, last = _line(paper, span.start), _line(paper, max(span.start, span.end - 1))
    return (first, last) if first and last and first <= last else None


def _line(paper: CleanText, offset: int) -> int | None:
    numbers = _NUMBERS.setdefault(paper, {})
    if offset not in numbers:
        numbers[offset] = _numbered(paper, offset)
    return numbers[offset]


def _numbered(paper: CleanText, offset: int) -> int | None:
    text = paper._file  # noqa: SLF001 (margin numbers are no part of the clean text)
    head = max(text.rfind("\n", 0, offset), text.rfind("\u240c", 0, offset)) + 1
    found = _MARGIN.match(text, head)
    if found is None or found.start(1) >= offset or paper.begins(found.start(1)) is not None:
        return None
    return int(found.group(1))
