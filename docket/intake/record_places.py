"""A place of a paper that cites the record, and what stands before one."""

import re
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


def opener(text: str, at: int) -> str | None:
    """What opens a citation at ``at``: a bracket, a signal, a stop; None where none may begin."""
    place = CITE_PLACE.search(text, max(0, at - 12), at)
    return place.group().strip() if place else None
