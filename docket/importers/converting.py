"""From juriscraper's dictionaries to the neutral model: nothing is lost on the way that the model has a place for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from docket.importers.courts import courtlistener_id
from docket.importers.marks import canonical_id
from docket.importers.model import (
    ImportedAttachment,
    ImportedAttorney,
    ImportedDocket,
    ImportedEntry,
    ImportedParty,
    ImportedRelated,
    SourceKind,
)
from docket.importers.scraping import Marks

Data = Mapping[str, Any]
HEAD = (
    "date_filed", "date_terminated", "date_converted", "date_discharged", "date_last_filing", "cause", "nature_of_suit",
    "jury_demand", "demand", "jurisdiction", "mdl_status", "chapter", "office", "trustee_str", "type", "fee_status",
    "case_type_information", "appeal_from", "ordered_by", "pacer_case_id", "federal_dn_office_code",
    "federal_dn_case_type", "federal_dn_judge_initials_assigned", "federal_dn_judge_initials_referred",
    "federal_defendant_number",
)  # fmt: skip
"""What the head of a docket says of the case, by juriscraper's names, which are CourtListener's too."""
_ENTERED = re.compile(r"\bEntered:\s*(\d{1,2})/(\d{1,2})/(\d{4})")
_SEQUENCE = re.compile(r"[?&]de_seq_num=(\d+)")


def day(value: object) -> date | None:
    """A date from a date, a moment (the day that it names in its own zone) or ISO text; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.match(r"\d{4}-\d{2}-\d{2}(?!\d)", value):
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return None
    return None


def entered_on(text: str) -> date | None:
    """The day after the last ``Entered:`` of a docket text."""
    for month, number, year in reversed(_ENTERED.findall(text)):
        try:
            return date(int(year), int(month), int(number))
        except ValueError:
            continue
    return None


def docket_of(
    data: Data, kind: SourceKind, court: str, *, marks: Sequence[Marks] = (), related: Iterable[ImportedRelated] = (),
    **more: Any,  # noqa: ANN401 (the model's own fields)
) -> ImportedDocket:  # fmt: skip
    """A docket dictionary of juriscraper in the neutral model; ``more`` are fields that the source tells beside it."""
    rows = [row for row in data.get("docket_entries") or [] if isinstance(row, Mapping)]
    found = [entry_of(row, marks[n] if n < len(marks) else ((), ())) for n, row in enumerate(rows)]
    return ImportedDocket(
        kind=kind,
        court=court,
        number=more.pop("number", None) or str(data.get("docket_number") or ""),
        name=str(data.get("case_name") or data.get("case_name_full") or ""),
        entries=tuple(found),
        parties=tuple(_party(row) for row in data.get("parties") or [] if row.get("name")),
        judges=tuple(_judges(data)),
        related=(*related, *_origin(data)),
        facts={name: _told(data[name]) for name in HEAD if data.get(name) not in (None, "", [])},
        **more,
    )


def entry_of(row: Data, marks: Marks = ((), ())) -> ImportedEntry:
    """An entry dictionary of juriscraper."""
    text = str(row.get("description") or "")
    links, italics = marks
    return ImportedEntry(
        number=_number(row.get("document_number")),
        filed=day(row.get("date_filed")),
        entered=day(row.get("date_entered")) or entered_on(text),
        text=text,
        event=(row.get("short_description") or "").strip() or None,
        doc_id=canonical_id(row.get("pacer_doc_id")),
        seq_no=_key(row.get("pacer_seq_no")) or _sequence(row.get("document_url")),
        pages=_count(row.get("page_count")),
        attachments=tuple(_attachments(row)),
        links=links,
        italics=italics,
    )


def _number(value: object) -> str | None:
    """A docket number without leading zeros; some courts of appeals number papers by their keys (00107523228)."""
    plain = str(value or "")
    return str(int(plain)) if plain.isascii() and plain.isdigit() else None


def _key(value: object) -> str | None:
    return str(value) if str(value or "").isdigit() else None


def _sequence(url: object) -> str | None:
    found = _SEQUENCE.search(str(url or ""))
    return found.group(1) if found else None


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and value > 0 else None


def _attachments(row: Data) -> Iterable[ImportedAttachment]:
    for one in row.get("attachments") or []:
        number = one.get("attachment_number")
        if number:
            title = (one.get("description") or "").strip() or None
            yield ImportedAttachment(
                int(number), title, canonical_id(one.get("pacer_doc_id")), _count(one.get("page_count"))
            )


def _party(row: Data) -> ImportedParty:
    notes = [row.get("extra_info"), *(row.get("unparsed") or [])]
    return ImportedParty(
        name=row["name"],
        role=row.get("type") or None,
        note="\n".join(note.strip() for note in notes if note and note.strip()) or None,
        terminated=day(row.get("date_terminated")),
        attorneys=tuple(
            ImportedAttorney(one["name"], one.get("contact") or None, tuple(_roles(one)))
            for one in row.get("attorneys") or []
            if one.get("name")
        ),
        criminal=row.get("criminal_data") or None,
    )


def _roles(attorney: Data) -> Iterable[str]:
    for role in attorney.get("roles") or []:
        told = role if isinstance(role, str) else str(role.get("role_raw") or role.get("role") or "")
        if told.strip():
            yield told


def _judges(data: Data) -> Iterable[tuple[str, str]]:
    for field, role in (("assigned_to_str", "assigned"), ("referred_to_str", "referred")):
        if name := (data.get(field) or "").strip():
            yield name, role
    for name in data.get("panel") or []:
        if isinstance(name, str) and name.strip():
            yield name.strip(), "panel"


def _origin(data: Data) -> Iterable[ImportedRelated]:
    """The case below, of an appeal."""
    below = data.get("originating_court_information") or data.get("original_court_info") or {}
    if not isinstance(below, Mapping) or not below.get("docket_number"):
        return
    court = below.get("court_id")
    skipped = {"docket_number", "court_id", "identifier", "name", "resource_uri", "id", "date_created", "date_modified"}
    told = [f"{name.replace('_', ' ')}: {_told(v)}" for name, v in below.items() if v and name not in skipped]
    yield ImportedRelated(
        number=str(below["docket_number"]),
        relation="originating case",
        court=courtlistener_id(court) if court else (data.get("appeal_from") or data.get("appeal_from_str") or None),
        note="; ".join(told) or None,
    )


def _told(value: object) -> str:
    found = day(value)
    if isinstance(value, (date, datetime)) and found:
        return found.isoformat()
    return " ".join(str(value).split())
