"""Runs of type on a page of a PDF: their words, where they stand, how tall they are, and which digits are raised."""

import re
from ctypes import byref, c_double, create_string_buffer
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from domain.text import visible

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_RUN = re.compile(r"[^\r\n]+")
_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_AFTER_WORD = re.compile(r"[^\s\d$§¶#/\-–]")
_SPACES = re.compile(r" +")
_HYPHENS = "\x02\ufffe"  # what pdfium gives for a hyphen at the end of a row
_ONE = str.maketrans("\u00ad\x02\ufffe\u00a0\t\x00\uf0b7\uf0a7", "---   ••")
_MANY = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", "")
)
_BOLD, _BLACKEST = 600, 1000  # fonts without a proper weight tell by their name
_RAISED = 0.12  # of the height of the type
_SMALL = 0.82
_GAP = 1.15  # heights of type between words that stand in two columns


@dataclass(slots=True)
class Run:
    """Type on one base line. Points from the left and the bottom of the page."""

    words: str
    left: float
    right: float
    base: float
    height: float
    bold: bool = False
    raised: tuple[tuple[int, int], ...] = ()  # ranges of ``words`` that stand above the line
    hyphen: bool = False  # the word goes on in the next run
    order: int = 0
    gaps: dict[int, float] = field(default_factory=dict)  # wide spaces inside: place in ``words``, where type goes on


class _Page:
    """The calls into the library for one page."""

    def __init__(self, page: "PdfTextPage") -> None:
        from pypdfium2 import raw  # noqa: PLC0415 (only where a PDF is read)

        self._raw: Any = raw
        self._page = page.raw
        self._a, self._b, self._c, self._d = c_double(), c_double(), c_double(), c_double()
        self._pair = (byref(self._a), byref(self._b))
        self._four = (byref(self._a), byref(self._b), byref(self._c), byref(self._d))
        self._rect = raw.FS_RECTF()
        self._name = create_string_buffer(128)

    def origin(self, index: int) -> tuple[float, float]:
        self._raw.FPDFText_GetCharOrigin(self._page, index, *self._pair)
        return self._a.value, self._b.value

    def edges(self, index: int) -> tuple[float, float]:
        self._raw.FPDFText_GetCharBox(self._page, index, *self._four)
        return self._a.value, self._b.value

    def height(self, index: int) -> float:
        self._raw.FPDFText_GetLooseCharBox(self._page, index, byref(self._rect))
        return abs(float(self._rect.top) - float(self._rect.bottom))

    def bold(self, index: int) -> bool:
        weight = self._raw.FPDFText_GetFontWeight(self._page, index)
        if 0 < weight <= _BLACKEST:
            return bool(weight >= _BOLD)
        size = self._raw.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), None)
        return 0 < size <= len(self._name) and b"bold" in self._name.value.lower()


def runs_of(page: "PdfTextPage") -> list[Run]:
    """The runs of type in the order of the file; what stands upright or has no words is left out."""
    count = page.count_chars()
    text = page.get_text_range(0, count) if count > 0 else ""
    calls = _Page(page)
    if len(text) != count:  # characters beyond the basic plane: one code for each place, so that places are right
        text = "".join(_character(calls._raw, page, at) for at in range(count))  # noqa: SLF001 (the same room)
    found: list[Run] = []
    for match in _RUN.finditer(text):
        low, high = match.span()
        for start, end, hyphen in _at_hyphens(text, low, high):
            if (run := _run(calls, text, start, end)) is not None:
                run.hyphen, run.order = hyphen, len(found)
                found.append(run)
    return found


def _character(raw: Any, page: "PdfTextPage", at: int) -> str:  # noqa: ANN401 (a module of the library)
    code = raw.FPDFText_GetUnicode(page, at)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _at_hyphens(text: str, low: int, high: int) -> list[tuple[int, int, bool]]:
    """The library joins a word that is parted at the end of a row; here its rows are parted again."""
    pieces, start = [], low
    for at in range(low, high):
        if text[at] in _HYPHENS:
            pieces.append((start, at + 1, True))
            start = at + 1
    if start < high:
        pieces.append((start, high, False))
    return pieces


def _run(calls: _Page, text: str, low: int, high: int) -> Run | None:
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    if low == high:
        return None
    last = high - 1 if text[high - 1] not in _HYPHENS or high - 1 == low else high - 2
    middle = (low + last) // 2
    while middle < last and text[middle].isspace():
        middle += 1
    left, base = calls.origin(low)
    end, final = calls.origin(last)
    heights = {at: calls.height(at) for at in (low, middle, last)}
    tallest = max(heights, key=lambda at: (heights[at], at))
    height = heights[tallest]
    if height <= 0 or (abs(final - base) > height and abs(end - left) < height):
        return None  # type that stands on its side: the name of a firm along the edge
    level = calls.origin(tallest)[1]
    right = calls.edges(last)[1]
    words, raised = _words(calls, text, low, high, level, height)
    bold = calls.bold(middle) and calls.bold(low) and calls.bold(last)
    run = Run(words, min(left, right), max(left, right), level, height, bold, raised)
    _mark_gaps(calls, text, low, high, run)
    return run


def _words(
    calls: _Page, text: str, low: int, high: int, level: float, height: float
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words of a run made visible, and the numbers in them that are raised or small."""
    raised = []
    plain = text[low:high]
    for match in _DIGITS.finditer(plain):
        if match.start() and not (_AFTER_WORD.match(plain[match.start() - 1]) or plain[match.start() - 1] == " "):
            continue
        at = low + match.start()
        if calls.origin(at)[1] - level > _RAISED * height or calls.height(at) < _SMALL * height:
            raised.append(match.span())
    return _hyphened(plain), tuple(raised)


def _hyphened(words: str) -> str:
    return words if words.isascii() and words.isprintable() else words.translate(_ONE)


def _mark_gaps(calls: _Page, text: str, low: int, high: int, run: Run) -> None:
    """Spaces so wide that they part columns. A row as wide as its words would be has none, and is not looked at."""
    for match in _SPACES.finditer(text, low, high):
        before, after = match.start() - 1, match.end()
        if not low <= before or after >= high:
            continue
        goes_on = calls.edges(after)[0]
        if goes_on - calls.edges(before)[1] > _GAP * run.height:
            run.gaps[match.start() - low] = goes_on


def plain_letters(words: str) -> str:
    """Ligatures as the letters that they join, without what has no width; every other odd character made visible."""
    return words if words.isascii() and words.isprintable() else visible(words.translate(_MANY))
