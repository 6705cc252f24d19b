"""A docket as a source tells it, whatever the source: nothing is interpreted here, and what it does not say is None or empty."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

SourceKind = Literal["page", "history", "courtlistener", "notice", "feed"]
RICHNESS: Mapping[str, int] = {"feed": 0, "history": 1, "notice": 2, "courtlistener": 3, "page": 4}
"""Whose wording of an entry is fuller: a feed names only the event, the docket page has the clerk's whole text."""


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link inside an entry's text: where it stands (code points into the text), and the court's keys of its target."""

    start: int
    end: int
    doc_id: str | None = None
    seq_no: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedAttachment:
    """A paper attached to an entry."""

    number: int
    title: str | None = None
    doc_id: str | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """A line of the docket. ``event`` is the CM/ECF event name, ``italics`` the spans that the filer typed."""

    number: str | None
    filed: date | None
    entered: date | None = None
    text: str = ""
    event: str | None = None
    doc_id: str | None = None
    seq_no: str | None = None
    pages: int | None = None
    attachments: tuple[ImportedAttachment, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    italics: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedAttorney:
    """Counsel with address lines and roles as printed."""

    name: str
    contact: str | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedParty:
    """A party as one row of the party list has it; somebody with two roles stands in two rows."""

    name: str
    role: str | None = None
    note: str | None = None
    terminated: date | None = None
    attorneys: tuple[ImportedAttorney, ...] = ()
    criminal: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class ImportedRelated:
    """Another case that the docket names: where it comes from, its lead, member or related cases."""

    number: str
    relation: str
    court: str | None = None
    name: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedDocket:
    """One docket of one source.

    ``court`` is CourtListener's id, ``number`` as printed; ``whole`` is false for a notice or a feed, which tell of single
    entries; ``current_through`` is the day on which the source was made, where it says so: of CourtListener's copy
    it tells only which of two copies is the later one.
    """

    kind: SourceKind
    court: str
    number: str
    name: str
    entries: tuple[ImportedEntry, ...] = ()
    parties: tuple[ImportedParty, ...] = ()
    judges: tuple[tuple[str, str], ...] = ()
    related: tuple[ImportedRelated, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    whole: bool = True
    current_through: date | None = None
    warnings: tuple[str, ...] = ()
