"""Passages: exact words at a pin cite in a paper, at hand or not yet, and where they stand in its text."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, Field

from domain.errors import InvalidWordError
from domain.numbers import parse_entry
from domain.values import Line, Text

_PAGE = re.compile(r"^(?:pp?\.\s*|at\s+|page\s+)?(?P<page>\d{1,4})(?=$|[\s:,;\-\u2013])", re.IGNORECASE)
_LINES = re.compile(
    r"^(?:pp?\.\s*|at\s+)?\d{1,4}:(?P<first>\d{1,2})(?:\s*[-\u2013]\s*(?P<over>\d{1,4}:)?(?P<last>\d{1,2}))?",
    re.IGNORECASE,
)


_RANGE = re.compile(
    r"^(?:pp?\.\s*|at\s+|pages?\s+)?(?P<first>\d{1,4})(?P<line>:\d{1,2})?\s*[-\u2013]\s*(?P<last>\d{1,4})(?P<over>:\d)?",
    re.IGNORECASE,
)


def given_passages(words: str | None, pin: str | None, via: str | None) -> list[dict[str, Any]]:
    """The passage that a person gives by its words, its pin and ``20 p. 9``, the paper that quotes it; none of them is none.

    Raises InvalidWordError where only the quoting paper is named.
    """
    if not (words or pin):
        if via:
            message = "--via names the paper that quotes the words: give them with --words, and their own --pin."
            raise InvalidWordError(message)
        return []
    given: dict[str, Any] = {"words": words, "pin": pin}
    if via:
        entry, _, place = via.strip().partition(" ")
        given["via"] = {"entry": parse_entry(entry), "pin": place.strip() or "somewhere"}
    return [given]


class Frozen(BaseModel, frozen=True, extra="forbid", cache_strings="keys"):
    """A value that never changes and refuses fields it does not know."""


class Anchor(Frozen):
    """Where words stand in a paper's own text: code-point offsets, end exclusive; lines are 1-based text lines."""

    sha256: str
    start: int
    end: int
    lines: tuple[int, int]
    parts: tuple[tuple[int, int], ...]
    page: int | None = None


class Via(Frozen):
    """The paper that quotes words of a paper not at hand: they are shown as quoted by that filer."""

    entry: str
    pin: Line = "somewhere"
    anchor: Anchor | None = None


class Passage(Frozen):
    """Words (verbatim) at a pin cite of an entry's paper; ``anchor`` once found in the text at hand."""

    entry: str
    pin: Annotated[str, Field(max_length=200)] = ""
    words: Text | None = None
    via: Via | None = None
    anchor: Anchor | None = None

    @property
    def quoted(self) -> "Passage | None":
        """The same words where the other paper quotes them."""
        if self.via is None:
            return None
        return Passage(entry=self.via.entry, pin=self.via.pin, words=self.words, anchor=self.via.anchor)

    @property
    def key(self) -> str:
        """What the passage is, whoever records it: entry, pin and words, hashed."""
        return hashlib.sha256(f"{self.entry}\x00{self.pin}\x00{self.words or ''}".encode()).hexdigest()[:16]

    @property
    def page(self) -> int | None:
        """The page that the pin names (``p. 13:10-12`` is 13), or the one where the words were found."""
        named = _parsed(self.pin)[0]
        return named if named is not None else self.anchor.page if self.anchor else None

    @property
    def elsewhere(self) -> int | None:
        """The page on which the words stand, where the pin names other pages: right words, wrong address."""
        found, named = self.anchor.page if self.anchor else None, _PAGE.match(self.pin)
        if found is None or named is None:
            return None
        first = last = int(named["page"])
        over = _RANGE.match(self.pin)
        if over and (over["over"] or not over["line"]):  # 7-8 and 1:28-2:1 run over pages, 13:10-12 over lines
            last = int(over["last"])
        return None if first <= found <= last else found

    @property
    def pin_lines(self) -> tuple[int, int] | None:
        """The lines of the page that the pin names (``13:10-12`` is (10, 12))."""
        return _parsed(self.pin)[1]

    def cite(self, name: str) -> str:
        """A pin cite for people: ``Reply (ECF 20) at 13:10–12``; ``name`` is how the paper is called."""
        return name + _parsed(self.pin)[2]


def with_quoting(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages, and those of the papers that quote them."""
    for passage in passages:
        yield passage
        if quoted := passage.quoted:
            yield quoted


@lru_cache(maxsize=16_384)
def _parsed(pin: str) -> tuple[int | None, tuple[int, int] | None, str]:
    """A pin's page, its lines, and how it is joined to the name of a paper."""
    page, lines = _PAGE.match(pin), _LINES.match(pin)
    plain = re.sub(r"^(?:pp?\.|at)\s*", "", pin)
    joint = " at " if plain[:1].isdigit() else ", " if plain[:1].isalpha() else " "
    first = int(lines["first"]) if lines else 0
    last = int(lines["last"]) if lines and lines["last"] and not lines["over"] else first  # 1:28-2:1 runs over its page
    return (
        int(page["page"]) if page else None,
        (first, last) if lines else None,
        f"{joint}{plain}" if pin else "",
    )
