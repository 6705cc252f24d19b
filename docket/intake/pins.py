"""Pin cites: the grammar of "at 4-5", "¶¶ 27, 30", "Exh. 2 ¶ 28", "at 8 n.4", "at 12:3-14"."""

import re
from dataclasses import dataclass

from docket.intake.facts import Pin

_RANGE = r"\d{1,5}(?:\s?[-–]\s?\d{1,5})?"
_MORE = r"(?:(?:,\s?|\s?&\s|,?\sand\s)(?:¶{1,2}\s?)?" + _RANGE + r"(?![\d:]|\s+[A-Z]|\s?(?:st|nd|rd|th)\b|\.\d))"
_NUMBERS = _RANGE + r"(?![\d:]|\.\d)" + _MORE + r"{0,30}"
_LETTERED = r"(?:\d{1,4}(?:-[A-Z]{1,2})?|[A-Z]{1,3}(?:-\d{1,3})?)(?![A-Za-z])"
_LETTERS = (
    _LETTERED
    + r"(?:\s?[-–]\s?"
    + _LETTERED
    + r")?(?:(?:,\s?|\s?&\s|,?\sand\s)"
    + _LETTERED
    + r"(?:\s?[-–]\s?"
    + _LETTERED
    + r")?(?!\s+[A-Z¶]))*"
)

# What opens a pin, what may follow it, and the kind of pin it is.
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("lines", r"(?:at\s)?(?:pp?\.\s?)?(?P<lines>\d{1,4}:\d{1,2}(?:\s?[-–]\s?(?:\d{1,4}:)?\d{1,2})?)", "line"),
    ("paragraph", r"(?:at\s)?(?:¶\s?¶?|[Pp]aras?\.|[Pp]aragraphs?)\s?(?P<paragraph>" + _NUMBERS + ")", "paragraph"),
    ("exhibit", r"(?:at\s)?(?:[Ee]xh?s?\.|[Ee]xhibits?)\s?(?P<exhibit>" + _LETTERS + ")", "exhibit"),
    ("footnote", r"(?:at\s)?(?:nn?\.|fn\.|[Ff]ootnotes?|[Nn]otes?)\s?(?P<footnote>" + _NUMBERS + ")", "footnote"),
    (
        "section",
        r"(?:at\s)?(?:§§?|[Ss]ections?|[Pp]art)\s?(?P<section>[IVXLC\d]{1,5}(?:\.[\w]{1,4}){0,5}(?:\(\w{1,4}\)){0,5})",
        "section",
    ),
    ("page", r"(?:at\s(?:[Pp]p?\.\s?|[Pp]ages?\s)?|[Pp]p?\.\s?|[Pp]ages?\s)(?P<page>" + _NUMBERS + ")", "page"),
)
_PIN = re.compile("|".join(f"(?:{pattern})" for _, pattern, _ in _KINDS))
_BETWEEN = re.compile(r"[,;]?\s{0,2}(?:&\s|and\s)?\s{0,2}")
_BARE = re.compile(r"\s(" + _NUMBERS + r")(?=[,;.)])")
_PART = re.compile(r"([\w.()]+)(?:\s?[-–]\s?([\w.()]+))?")


@dataclass(frozen=True, slots=True)
class Pins:
    """The pins that follow a source, and where they end."""

    pins: tuple[Pin, ...]
    end: int


def pins_after(text: str, start: int, *, bare: str | None = None) -> Pins:
    """The pins from ``start`` on. ``bare`` is the kind of a number without a mark (Id. 48), where that is allowed."""
    found: list[Pin] = []
    at = start
    if bare and (match := _BARE.match(text, at)):
        found.extend(_pins(bare, match.group(1)))
        at = match.end()
    while len(found) < 200:
        between = _BETWEEN.match(text, at)
        match = _PIN.match(text, between.end()) if between else None
        if match is None:
            break
        kind = next(name for name, value in match.groupdict().items() if value is not None)
        found.extend(_lines(match["lines"]) if kind == "lines" else _pins(kind, match[kind]))
        at = match.end()
    return Pins(tuple(found), at)


def _pins(kind: str, words: str) -> list[Pin]:
    if kind == "section":
        return [Pin(kind, words, words)]
    if kind == "exhibit":
        words = re.sub(r"\b(\d+)-([A-Z])|\b([A-Z]+)-(\d+)", lambda m: m.group().replace("-", "\u2060"), words)
    parts = (match.groups() for match in _PART.finditer(words.replace("and", ",").replace("¶", " ")))
    if kind == "exhibit":
        parts = (
            (m.group(1), m.group(2))
            for m in re.finditer(r"([\w\u2060]+)(?:\s?[-–]\s?([\w\u2060]+))?", words.replace("and", ","))
        )
    return [Pin(kind, _value(low), _value(high or low, low)) for low, high in parts]


def _value(word: str, low: str = "") -> int | str:
    """A numeral as a number; "118-19" ends at 119."""
    word = word.replace("\u2060", "-")
    if not word.isdigit():
        return word
    if low.isdigit() and len(word) < len(low) and int(word) < int(low):
        word = low[: len(low) - len(word)] + word
    return int(word)


def _lines(words: str) -> list[Pin]:
    """Read 12:3-13:4 as pages 12 to 13, and the lines on them."""
    numbers = [part.split(":") for part in re.split(r"\s?[-–]\s?", words)]
    first, last = numbers[0], numbers[-1]
    page_to = last[0] if len(last) == 2 else first[0]
    return [Pin("page", int(first[0]), int(page_to)), Pin("line", int(first[1]), int(last[-1]))]
