"""What a docket entry is found to say. Every span is a pair of code-point offsets into the entry's text, end exclusive."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.values import Kind, MotionOutcome, RelationRole

Span = tuple[int, int]
Ground = Literal["link", "text"]
DateKind = Literal["deadline", "hearing", "transcript", "redaction"]
DateAction = Literal["set", "reset", "continued", "vacated", "terminated", "held"]


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the entry: its words in the text and the number of the entry it leads to, where that is known."""

    start: int
    end: int
    target: str | None = None


@dataclass(frozen=True, slots=True)
class RelationFound:
    """What the entry does to the entry ``to``; ``part`` is the motion meant where that entry makes several (``[20-1]``)."""

    to: str
    role: RelationRole
    ground: Ground
    cue: str
    span: Span
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Disposition:
    """A ruling: its outcome, the entries ruled on (none for an oral motion), the motion's words and its terms."""

    outcome: MotionOutcome
    entries: tuple[str, ...]
    motion: str | None
    terms: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class DateFound:
    """A deadline or a hearing and what the entry does to it.

    ``on`` is the day it now stands on (None: taken off, or only stated as a ``period``), ``time`` is ``HH:MM``, ``was`` the day it
    stood on before.
    """

    what: str
    kind: DateKind
    action: DateAction
    on: date | None
    time: str | None
    was: date | None
    obligor: str | None
    span: Span
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment as the entry lists it."""

    number: int
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact about the whole entry is said: ``what`` is the field (``kind``, ``facet``, ``filer`` ...)."""

    what: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class EntryReading:
    """All that an entry says. ``facets`` are modifiers and whatever else the entry also is, beside its ``kind``."""

    kind: Kind
    detail: str
    title: str
    facets: tuple[str, ...]
    filer: str | None
    as_to: tuple[str, ...]
    dispositions: tuple[Disposition, ...]
    terminated: tuple[str, ...]
    relations: tuple[RelationFound, ...]
    dates: tuple[DateFound, ...]
    attachments: tuple[Attachment, ...]
    entered: date | None
    filed: date | None
    modified: tuple[date, ...]
    evidence: tuple[Evidence, ...]
    version: str
