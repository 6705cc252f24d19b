"""Pin cites: the grammar of "at 4-5", "¶¶ 27, 30", "Exh. 2 ¶ 28", "at 8 n.4", "at 12:3-14", "PageID.45", "at ABC00123"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from docket.intake.facts import Pin, RecordCite

_NUMBER = r"\*{0,2}\d{1,6}a?(?:\(\w{1,4}\)){0,4}"
_RANGE = _NUMBER + r"(?:\s?[-–]\s?(?:\*{0,2}\d{1,6}a?(?:\(\w{1,4}\)){0,4}|\(\w{1,4}\)))?"
_DOT = r"(?!\.\d(?!\d?\s))"  # 9-10.14 is page 10 and the mark of footnote 14
_STOP = (
    _DOT
    + r"(?![\d:]|\s+[A-Z][\w.’']*\s+\d|\s[A-Z]\.\s?[A-Z\d]|\s[A-Z][a-z]+\.\s?(?:\d|[A-Z][a-z]*\.)|\s?(?:st|nd|rd|th|d)\b|-\w|/\d)"
)
_MORE = r"(?:(?:,\s?|\s?&\s|,?\sand\s)(?:¶{1,2}\s?)?" + _RANGE + _STOP + r"(?!\s+[A-Z]))"
_NUMBERS = _RANGE + _DOT + r"(?![\d:]|-\d|/\d)" + _MORE + r"{0,30}"
_LETTERED = (
    r"(?:[A-Z]{1,3}X?-?\d{1,4}|\d{1,4}(?:[-.](?:[A-Z]{1,2}|\d{1,3})|[A-H])?|[A-Z]{1,3}(?:-\d{1,3})?)(?![A-Za-z\d])"
)
_LETTERS = (
    _LETTERED
    + r"(?:\s?[-–]\s?"
    + _LETTERED
    + r")?(?:(?:,\s?|\s?&\s|,?\sand\s)"
    + _LETTERED
    + r"(?:\s?[-–]\s?"
    + _LETTERED
    + r")?(?!\s+[A-Z¶]|\s(?!and\s[A-Z\d])[a-z]|:|\.\d))*"
)
BATES = (
    r"(?=[A-Z][A-Z\d_-]{1,20}?[-_ ]?0)(?!(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]"
    r"|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s\d{5}\b)[A-Z]{2,}(?:[-_][A-Z]+){0,3}[-_ ]?0\d{3,9}"
    r"(?:\s?[-–]\s?(?:[A-Z]{2,}[A-Z_-]*)?\d{2,10})?(?![\w-])"
)

# What opens a pin, what may follow it, and the kind of pin it is.
_KINDS: tuple[tuple[str, str, str], ...] = (
    (
        "lines",
        r"(?:at\s)?(?:pp?\.\s?)?T?(?P<lines>\d{1,4}:\d{1,2}(?:\s?[-–]\s?(?:\d{1,4}:)?\d{1,2})?(?![\d:]))",
        "line",
    ),
    ("paragraph", r"(?:at\s)?(?:¶\s?¶?|[Pp]aras?\.|[Pp]aragraphs?)\s?(?P<paragraph>" + _NUMBERS + ")", "paragraph"),
    (
        "exhibit",
        (
            r"(?:at\s)?(?:(?:Def|Pl|Defs|Pls)\.?[’']?s?\s)?"
            r"(?:[Ee]xh?s?\.|[Ee]xhibits?|Attach(?:ment)?s?\.?|Att\.|Tabs?|App(?:x|endix)\.?|Sched(?:ule)?\.?|Annex)\s?"
            r"(?:Nos?\.\s?)?(?P<exhibit>" + _LETTERS + ")"
        ),
        "exhibit",
    ),
    ("footnote", r"(?:at\s)?(?:nn?\.|fn\.|[Ff]ootnotes?|[Nn]otes?)\s?(?P<footnote>" + _NUMBERS + ")", "footnote"),
    (
        "section",
        (
            r"(?:at\s)?(?:§§?|[Aa]rts?\.|[Aa]rticles?|[Ss]ections?|[Pp]arts?|[Pp]oints?|[Pp]t\.|Args?\.|Arguments?)\s?"
            r"(?P<section>(?:[IVXLC]{1,6}|[A-Z](?=[.,;)])|\d{1,3})(?:\.[\w]{1,4}){0,5}(?:\(\w{1,4}\)){0,5})"
        ),
        "section",
    ),
    (
        "pageid",
        r"(?:at\s)?(?:P(?:age|AGE|g\.?)\s?ID|Page\s?Id)\s?(?:Nos?\.\s?)?[#.:\s]{0,3}(?P<pageid>" + _NUMBERS + ")",
        "page",
    ),
    ("bates", r"(?:at\s|Bates\s(?:Nos?\.\s)?)(?P<bates>" + BATES + ")", "page"),
    ("column", r"(?:at\s)?[Cc]ols?\.\s?(?P<column>" + _NUMBERS + ")", "page"),
    ("linesof", r"(?:at\s)?(?:ll?\.|[Ll]ines?)\s?(?P<linesof>" + _NUMBERS + ")", "line"),
    (
        "page",
        r"(?:at\s(?:(?:CM/)?ECF\s)?(?:[Pp]p?\.\s?|[Pp]ages?\s|[Pp]gs?\.\s)?|[Pp]p?\.\s?|[Pp]ages?\s|[Pp]gs?\.\s?)(?P<page>"
        + _NUMBERS
        + ")",
        "page",
    ),
    ("roman", r"at\s(?:pp?\.\s?)?(?P<roman>[ivx]{1,5}(?:\s?[-–]\s?[ivx]{1,5})?)(?!\w)", "page"),
)
_PIN = re.compile("|".join(f"(?:{pattern})" for _, pattern, _ in _KINDS))
_KIND_OF = {name: kind for name, _, kind in _KINDS}
_BETWEEN = re.compile(r"[,;]?\s{0,2}(?:&\s|and\s)?\s{0,2}")
_BARE = re.compile(r",?\s(" + _NUMBERS + r")(?=[,;.)\]—–]|\s[(\[“\"–—]|\s(?:and|&|n\.|with)\s|\sn\.|$)")
_SLASH = re.compile(r"(?<=\d[A-H])/(?P<page>\d{1,3}(?:[-–]\d{1,3})?)(?![\d/])")  # Ex. 8F/4
_ITEM = re.compile(
    r",?\s(?:Set\s(?:No\.\s)?\w{1,7},?\s|at\s)?(?:(?:Requests?|Interrog(?:atory|atories|s?\.)|Facts?)\s)?(?:Nos?\.|\#)\s?(?P<item>"
    + _NUMBER
    + r"(?:\.\d{1,2})?(?!\d|-\d{2}-|\w)(?:\s?[-–]\s?\d{1,4})?"
    + _MORE
    + "{0,30})"
)
_TRANSCRIPT = re.compile(
    r"(?P<page>\d{1,4})[:-](?P<line>\d{1,2})(?:\s?(?:[-–]|to)\s?(?:(?P<last>\d{1,4})[:-])?(?P<end>\d{1,2}))?(?![\d:])"
)
_PART = re.compile(r"([\w.()*]+)(?:\s?[-–]\s?([\w.()*]+))?")


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
        if between is None or (";" in between.group() and not found):
            break
        match = _PIN.match(text, between.end())
        if match is None or (";" in between.group() and match["exhibit"] and match.group()[:1].isupper()):
            break  # a capital letter behind a semicolon begins another exhibit
        name = match.lastgroup or "page"
        found.extend(_lines(match["lines"]) if name == "lines" else _pins(_KIND_OF[name], match[name]))
        at = match.end()
        if name == "exhibit" and (slash := _SLASH.match(text, at)):
            found.extend(_pins("page", slash["page"]))
            at = slash.end()
    return Pins(tuple(found), at)


def transcript_pins(text: str, start: int) -> Pins:
    """Page and lines right behind the number of a transcript, from 1T on: 31:4-32:19, 31-4 to 32-19."""
    match = _TRANSCRIPT.match(text, start)
    if match is None:
        return Pins((), start)
    last = match["last"] or match["page"]
    lines = Pin("line", int(match["line"]), int(match["end"] or match["line"]))
    return Pins((Pin("page", int(match["page"]), int(last)), lines), match.end())


def items_after(text: str, start: int) -> Pins:
    """The numbers of a list of statements or answers, as paragraphs: SUF Nos. 19-22, Resp. to RFA, Set One, No. 7."""
    match = _ITEM.match(text, start)
    return Pins(_pins("paragraph", match["item"]), match.end()) if match else Pins((), start)


@lru_cache(maxsize=4096)
def _pins(kind: str, words: str) -> tuple[Pin, ...]:
    if kind == "section" or re.match(r"[A-Z]{2}.*\d{4}", words):
        return (Pin(kind, words, words),)
    if kind == "exhibit":
        words = re.sub(r"\b(\d+)-([A-Z])|\b([A-Z]+)-(\d+)", lambda m: m.group().replace("-", "\u2060"), words)
    words = re.sub(r"\([^()]*\)|(?<=\d)a\b", "", words) if kind != "exhibit" else words
    parts = (match.groups() for match in _PART.finditer(words.replace("and", ",").replace("¶", " ")))
    if kind == "exhibit":
        parts = (
            (m.group(1), m.group(2))
            for m in re.finditer(r"([\w.\u2060]+)(?:\s?[-–]\s?([\w.\u2060]+))?", words.replace("and", ","))
        )
    return tuple(Pin(kind, _value(low), _value(high or low, low)) for low, high in parts if low.strip("*."))


def _value(word: str, low: str = "") -> int | str:
    """A numeral as a number; "118-19" ends at 119."""
    word, low = word.replace("\u2060", "-").lstrip("*"), low.lstrip("*")
    if not word.isdigit():
        return word.rstrip(".")
    if low.isdigit() and len(word) < len(low) and int(word) < int(low):
        word = low[: len(low) - len(word)] + word
    return int(word)


def _lines(words: str) -> list[Pin]:
    """Read 12:3-13:4 as pages 12 to 13, and the lines on them."""
    numbers = [part.split(":") for part in re.split(r"\s?[-–]\s?", words)]
    first, last = numbers[0], numbers[-1]
    page_to = last[0] if len(last) == 2 else first[0]
    return [Pin("page", int(first[0]), int(page_to)), Pin("line", int(first[1]), int(last[-1]))]


def same_place(one: RecordCite, other: RecordCite) -> bool:
    """Whether two cites name one place: the same document, and pins that meet where both have some."""
    if (one.document or one.source) != (other.document or other.source):
        return False
    return _meet(one.pins, other.pins)


def _meet(one: Sequence[Pin], other: Sequence[Pin]) -> bool:
    for kind in ("paragraph", "page", "exhibit"):
        mine, theirs = ([p for p in pins if p.kind == kind] for pins in (one, other))
        if mine and theirs:
            return any(_overlap(p, q) for p in mine for q in theirs)
    return not one and not other


def _overlap(one: Pin, other: Pin) -> bool:
    low, high, first, last = one.low, one.high, other.low, other.high
    if isinstance(low, int) and isinstance(high, int) and isinstance(first, int) and isinstance(last, int):
        return low <= last and first <= high
    return str(low) == str(first)
