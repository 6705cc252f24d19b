"""A place of a paper that cites the record, and what stands before one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docket.intake.facts import Pin

CITE_PLACE = re.compile(
    r"(?:[(\[;]|\b(?:[Ss]ee|[Cc]f\.|also|e\.g\.,|[Cc]iting|[Qq]uoting|[Cc]ompare|with|and|accord|but)|(?<!No)(?<!Nos)[.?!][”\"]?|,[”\"]?|&)\s?$"
)
"""What stands before a citation: an opening bracket, a signal, the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place that cites, before its pins are read."""

    start: int
    end: int
    name: str
    document: str | None
    sort: str  # docket, term, usual, exhibit, appendix, transcript, bates, id, more, cross, foreign


@dataclass(frozen=True, slots=True)
class Cite:
    """A source with its pins, and where they end."""

    source: Source
    pins: tuple[Pin, ...]
    end: int


def around(
    sign: re.Pattern[str], whole: re.Pattern[str], text: str, before: int, behind: int = 400
) -> Iterator[re.Match[str]]:
    """Every match of ``whole`` that begins at most ``before`` letters ahead of a ``sign`` and ends at most ``behind`` after it.

    A pattern that begins with one of a few letters is looked for many times sooner than one that begins with what may not
    stand before it.
    """
    at = 0
    for seen in sign.finditer(text):
        if seen.start() < at:
            continue
        if found := whole.search(text, max(at, seen.start() - before), seen.end() + behind):
            yield found
            at = found.end()


def opener(text: str, at: int) -> str | None:
    """What opens a citation at ``at``: a bracket, a signal, a stop; None where none may begin."""
    place = CITE_PLACE.search(text, max(0, at - 12), at)
    return place.group().strip() if place else None
